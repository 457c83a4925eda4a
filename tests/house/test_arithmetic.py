import ast
from collections.abc import Iterator

import pytest

from tests.house.reading import place, python_files, report, tree

WHY = (
    "results must not depend on the block size or the processor: sums in numpy change with length and layout, products"
    " with the BLAS, exp and its kin with the vector unit; use game.model.state.arithmetic instead of:"
)
# `@` is not among them: its factors lie on binary grids, where every product and partial sum is exact.
TRUSTED = {"game/model/state/arithmetic.py", "game/model/state/chance.py"}
LIBRARIES = {"np", "numpy", "math"}
LIBRARY_CALLS = {
    "cbrt", "dot", "einsum", "exp", "exp2", "expm1", "log", "log10", "log1p", "log2", "mean", "pow", "power",
    "std", "sum", "tanh", "tensordot", "var", "vdot",
}  # fmt: skip
METHODS = {"dot", "mean", "std", "sum", "var"}


# What calculates worlds; files are only read.
CORE = tuple(f"game/model/{room}" for room in ("state", "laws", "levers", "scenario", "play"))


def is_written_out(node: ast.AST) -> bool:
    """Return whether an expression holds only written numbers, such as 2**-20, and so is the same everywhere."""
    return all(
        isinstance(part, ast.Constant | ast.UnaryOp | ast.BinOp | ast.unaryop | ast.operator) for part in ast.walk(node)
    )


def untrusted(within: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield each piece of arithmetic whose last bit could differ from machine to machine, with its line."""
    for node in ast.walk(within):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=library), attr=name)) if library in LIBRARIES:
                if name in LIBRARY_CALLS:
                    yield f"{library}.{name}", node.lineno
            case ast.Call(func=ast.Attribute(attr=name)) if name in METHODS:
                yield f".{name}()", node.lineno
            case ast.ImportFrom(module=str(library), names=aliases) if library in LIBRARIES:
                yield from ((f"{library}.{one.name}", node.lineno) for one in aliases if one.name in LIBRARY_CALLS)
            case ast.BinOp(op=ast.Pow()) if not is_written_out(node):
                yield "**", node.lineno
            case ast.AugAssign(op=ast.Pow()):
                yield "**=", node.lineno
            case _:
                pass


def test_the_core_calculates_only_what_every_machine_calculates_alike() -> None:
    """World, rules and agents use no arithmetic whose result hangs on the block size or the processor."""
    faults = [
        f"{place(path, line)} {found}"
        for path in python_files(*CORE, "agents")
        # What is shown and what is estimated decides nothing that is played.
        if place(path) not in TRUSTED
        for found, line in untrusted(tree(path))
    ]
    assert not faults, report(faults, WHY)


@pytest.mark.parametrize(
    "law",
    ["np.exp(x)", "x.sum(axis=0)", "f(x).mean()", "x**2", "x **= y", "math.log(x)", "from numpy import dot"],
)
def test_arithmetic_that_differs_between_machines_is_noticed(law: str) -> None:
    """Each forbidden form is seen by the check."""
    assert list(untrusted(ast.parse(law)))


@pytest.mark.parametrize("law", ["np.maximum(x, 0)", "total(x)", "x * y / z", "2.0**-20", "sum([1, 2])", "f(**more)"])
def test_arithmetic_that_is_alike_everywhere_passes(law: str) -> None:
    """Sums and products of single numbers, limits, and powers written out are the same on every machine."""
    assert not list(untrusted(ast.parse(law)))
