"""Pieces of an equation's text: the page's words for what the source calls otherwise, brackets, and written numbers."""

import ast
from collections.abc import Iterator, Mapping

import attrs

# What every law is handed and no equation has to say.
GIVEN = {"figures", "rules", "chance"}
RENAMED = {"state": "w"}
NUMPY = {
    "maximum": "max", "minimum": "min", "sqrt": "√", "abs": "abs", "stack": "stack", "concatenate": "joined",
    "zeros_like": "zeros_like", "remainder": "remainder", "array": "stack", "full": "full", "zeros": "zeros",
    "clip": "clip", "fromkeys": "fromkeys", "ones": "ones", "full_like": "full_like",
}  # fmt: skip
PLAIN = {"sigmoid": "σ", "total": "sum", "abs": "abs"}
COMPARED: Mapping[type[ast.cmpop], str] = {
    ast.Eq: "=", ast.NotEq: "≠", ast.Lt: "<", ast.LtE: "≤", ast.Gt: ">", ast.GtE: "≥",
    ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
}  # fmt: skip
SIGNS: Mapping[type[ast.operator], tuple[str, int]] = {
    ast.Add: ("+", 3), ast.Sub: ("−", 3), ast.Mult: ("·", 4), ast.Div: ("/", 4), ast.Pow: ("^", 6),
    ast.FloorDiv: ("//", 4), ast.Mod: ("mod", 4), ast.BitAnd: ("and", 1), ast.BitOr: ("or", 0),
}  # fmt: skip
# How tightly a piece holds together: a sum, a product, a sign, a call.
LOOSE, OR, AND, TEST, SUM, PRODUCT, SIGN, TIGHT = -1, 0, 1, 2, 3, 4, 5, 7


@attrs.frozen
class Rendered:
    """A piece of an equation.

    holds  how tightly it holds together; looser pieces get brackets
    """

    text: str
    holds: int = TIGHT

    def within(self, holds: int) -> str:
        """The text, in brackets where it is looser than what it stands in."""
        return self.text if self.holds >= holds else f"({self.text})"


def constant(value: object) -> str:
    """A written constant."""
    if isinstance(value, str):
        return f'"{value}"'
    return f"{value:g}" if isinstance(value, float) else str(value)


def is_nought(node: ast.expr) -> bool:
    """Whether an expression is a written nought."""
    return isinstance(node, ast.Constant) and node.value == 0 and not isinstance(node.value, bool)


def written(node: ast.expr) -> float | None:
    """What an expression of written numbers alone comes to; None for any other."""
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return float(number)
        case ast.BinOp(left=left, op=ast.Add() | ast.Mult() | ast.Div() as operator, right=right):
            first, second = written(left), written(right)
            if first is None or second is None:
                return None
            if isinstance(operator, ast.Add):
                return first + second
            return first * second if isinstance(operator, ast.Mult) else first / second
        case _:
            return None


def parameters(arguments: ast.arguments) -> Iterator[str]:
    """What a function is handed, those left out that every law is handed."""
    for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        if one.arg not in GIVEN | {"self"}:
            yield RENAMED.get(one.arg, one.arg)
    if arguments.vararg:
        yield f"*{arguments.vararg.arg}"


OPENS, CLOSES = "([{⟦⟨", ")]}⟧⟩"


def split_at(text: str, sign: str, keep: bool = False) -> list[str]:
    """A text at every sign outside brackets and quotation marks.

    keep  whether the sign stays at the end of its part
    """
    parts, depth, start, quoted = list[str](), 0, 0, False
    for place, letter in enumerate(text):
        quoted ^= letter == '"'
        depth += 0 if quoted else (letter in OPENS) - (letter in CLOSES)
        if letter == sign and not depth and not quoted:
            parts.append(text[start : place + keep].strip())
            start = place + 1
    return [*parts, text[start:].strip()]


def closes(text: str) -> int:
    """Where the bracket that a text begins with closes."""
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter in OPENS) - (letter in CLOSES)
        if not depth:
            return place
    return -1
