"""Every law with a source has its textbook case."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.reading import Function, docstring, functions, place, python_files, tree

SOURCE = re.compile(r"^\s*Source:\s*\S", re.MULTILINE)


def laws() -> dict[str, str]:
    """Return every public function in `game/model/laws` that names a source, with where it stands."""
    return {
        function.name: place(path, function.lineno)
        for path in python_files("game/model/laws")
        for function in functions(tree(path))
        if not function.name.startswith("_") and SOURCE.search(docstring(function))
    }


def used(within: ast.AST) -> Iterator[str]:
    """Yield every name that a test reads; naming a law in words, or only importing it, is no use of it."""
    for node in ast.walk(within):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def cases(path: Path) -> list[Function]:
    """Return every test of a file."""
    return [function for function in functions(tree(path)) if function.name.startswith("test_")]


USED = {name for path in python_files("tests/model/laws") for name in used(tree(path))}


@pytest.mark.parametrize("law", laws())
def test_every_law_with_a_source_has_a_textbook_case(law: str) -> None:
    """A public function of the rules whose docstring names a source is called by name in some test of the rules."""
    assert law in USED, f"{laws()[law]}: no test in tests/model/laws calls {law}; write its textbook case"


def test_every_test_of_the_rules_is_a_claim() -> None:
    """Each test says in one sentence what it claims."""
    silent = [
        place(path, test.lineno)
        for path in python_files("tests/model/laws", "tests/model/state")
        for test in cases(path)
        if not docstring(test)
    ]
    assert not silent, f"tests without a claim: {silent}"


def test_a_law_named_in_words_alone_has_no_case() -> None:
    """A mention in a docstring or an import does not count, a call does."""
    said = ast.parse("from x import biting\n\ndef test_it():\n    '''biting'''")
    assert "biting" not in set(used(said))
    assert "biting" in set(used(ast.parse("assert biting(1, 2, 3) == 4")))


def test_there_are_laws() -> None:
    """The search finds the laws it is for."""
    assert {"sanctioned_discount", "take_up", "evidence", "breaking"} <= laws().keys()
