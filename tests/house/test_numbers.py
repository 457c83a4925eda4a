import ast
from collections.abc import Iterator

import pytest

from tests.house.reading import place, python_files, report, tree

PLAIN = {0, 1, 2}


def numbers(within: ast.AST) -> Iterator[ast.Constant]:
    """Yield every number written in a tree, except where it says which element of an array is meant."""
    for child in ast.iter_child_nodes(within):
        if isinstance(child, ast.Subscript):
            yield from numbers(child.value)
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, int | float | complex):
            yield child
        yield from numbers(child)


def laws_own_numbers(within: ast.AST) -> list[ast.Constant]:
    """Return the numbers in a tree that belong in the ruleset: all but 0, 1 and 2."""
    return [number for number in numbers(within) if number.value not in PLAIN]


def test_rules_hold_no_digit_but_0_1_and_2() -> None:
    """Every number of a law stands once, in `scenarios/ruleset.toml`, and none in `game/model/laws`."""
    faults = [
        f"{place(path, number.lineno)} {number.value!r}"
        for path in python_files("game/model/laws")
        for number in laws_own_numbers(tree(path))
    ]
    assert not faults, report(faults, "give it a name, unit, range and source in scenarios/ruleset.toml:")


@pytest.mark.parametrize("law", ["x * 3", "x + 0.5", "f(1e-9)", "-4", "x[f(1)] * 7", "x[i * 2](5)"])
def test_a_law_with_its_own_number_is_noticed(law: str) -> None:
    """A number inside a law is seen by the check."""
    assert laws_own_numbers(ast.parse(law))


@pytest.mark.parametrize("law", ["-1 * x", "1.0 - x / 2", "x[3]", "x[..., 4:5]", "x[True]", "'''0.5 is a half'''"])
def test_a_law_without_numbers_of_its_own_passes(law: str) -> None:
    """Zero, one, two, subscripts and text are not numbers of a law."""
    assert not laws_own_numbers(ast.parse(law))
