import ast
from collections.abc import Iterator

import pytest

from tests.house.reading import ROOT, place, product_files, report, tree

EMPTY_WORDS = {"info", "manager", "helper", "helpers", "utils", "process", "handle"}


def given_names(within: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield every name that a file gives to something, with its line; names it only uses are not ours."""
    for node in ast.walk(within):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name, node.lineno
            case ast.arg(arg=name):
                yield name, node.lineno
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name, node.lineno
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)) | ast.ExceptHandler(name=str(name)):
                yield name, node.lineno
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                yield from ((alias.asname, node.lineno) for alias in aliases if alias.asname)
            case _:
                pass


def is_empty(name: str) -> bool:
    """Return whether a name, underscores and capitals aside, says nothing."""
    return name.strip("_").lower() in EMPTY_WORDS


def test_no_name_is_an_empty_word() -> None:
    """No function, argument, variable or class of the product is called info, manager, helper and the like."""
    faults = [
        f"{place(path, line)} {name}"
        for path in product_files()
        for name, line in given_names(tree(path))
        if is_empty(name)
    ]
    assert not faults, report(faults, "use the field's word instead:")


def test_no_file_or_folder_is_an_empty_word() -> None:
    """No file or folder of the product is called helpers, utils and the like."""
    faults = [
        place(path)
        for path in product_files()
        if any(is_empty(part) for part in path.relative_to(ROOT).with_suffix("").parts)
    ]
    assert not faults, report(faults, "name a file for what is in it:")


@pytest.mark.parametrize(
    "line",
    [
        "info = 1",
        "def f(helper): ...",
        "class Manager: ...",
        "import x as utils",
        "[info for info in x]",
        "a._handle = 1",
    ],
)
def test_an_empty_word_is_noticed(line: str) -> None:
    """Each way of giving a name is seen by the check."""
    assert any(is_empty(name) for name, _ in given_names(ast.parse(line)))


@pytest.mark.parametrize("line", ["class StateAgent: ...", "world = x.data", "state_of_emergency = f(data=1)"])
def test_a_full_word_passes(line: str) -> None:
    """`StateAgent` may keep its word, and names that others chose may be used."""
    assert not any(is_empty(name) for name, _ in given_names(ast.parse(line)))
