"""`Any` switches a check off, so that each use of it says why."""

import ast
import io
import tokenize

import pytest

from tests.house.reading import ROOT, place, product_files, report


def unjustified(source: str) -> list[int]:
    """The lines of a source that use `Any` without a comment on the same line or the line above; imports are no use."""
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    commented = {token.start[0] for token in tokens if token.type == tokenize.COMMENT}
    imported = {
        line
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    uses = {token.start[0] for token in tokens if token.type == tokenize.NAME and token.string == "Any"} - imported
    return sorted(line for line in uses if not {line, line - 1} & commented)


def test_any_is_used_only_with_a_reason() -> None:
    """Every line of the product that uses `Any` has a comment on it or above it, or uses a name that has one."""
    faults = [
        place(path, line)
        for path in (*product_files(), ROOT / "wedge.py")
        for line in unjustified(path.read_text(encoding="utf-8"))
    ]
    assert not faults, report(faults, "give the type, use a name of game/loose_types.py, or say why in a comment:")


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("from typing import Any\nx: Any = 1\n", [2]),
        ("from typing import (\n    Any,\n)\n", []),
        ("x: Any = 1  # a library without types\n", []),
        ("# a library without types\nx: Any = 1\n", []),
        ("# a reason\n\nx: Any = 1\n", [3]),
        ('"""Any is not used here."""\n', []),
        ("def f(\n    x: Any,\n) -> None: ...\n", [2]),
    ],
)
def test_what_counts_as_a_reason(source: str, lines: list[int]) -> None:
    """A comment on the line or on the line above is a reason; one further away is not; imports and texts need none."""
    assert unjustified(source) == lines
