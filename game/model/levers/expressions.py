"""Tests and fits of the levers' files: short expressions over names, machines, dials and moves.

`brent<=75 and spare>=3` is a test, `min(ramp(brent, 90, 68), ramp(spare, 1.5, 4))` a fit. Both are worked out for all
worlds at once and without a branch on a value, so that they can be recorded like a law. A test is 1 where it holds and
0 elsewhere.
"""

import ast
import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Protocol

import attrs
import numpy as np

from game.model.state.arithmetic import clip
from game.model.state.axes import Array
from game.model.state.codes import MACHINES
from game.model.state.names import NAMES, PARAMETERS

# A fit is −0.5 where a lever works against its owner and 1.5 where it works best.
WORST_FIT, BEST_FIT = -0.5, 1.5
# From here up a lever is at its good moment.
GOOD_FIT = 0.5
ALWAYS = "always"
# How a lever or a choice came out, in its own `when` only.
COME_OUT = ("leaked", "agreed", "refused", "accepted", "unanswered", "seen")
# The dial of the lever that an expression belongs to.
OWN_DIAL = "dial"
NUMBERS = frozenset(name.name for name in NAMES) | frozenset(PARAMETERS)
EQUALS = re.compile(r"(?<![<>!=])=(?!=)")
# Python's own word would end the reading of `in`; no name of ours holds one.
CLOSEST = 0.5


class Readings(Protocol):
    """What an expression reads of some worlds."""

    def number(self, name: str) -> Array:
        """What a name of the table stands for, (W,), in the name's unit."""

    def state(self, machine: str) -> Array:
        """The number of a machine's state, (W,)."""

    def lever(self, lever: str) -> Array:
        """Where a policy's dial stands, 0–3, or 1 where a move was ordered this quarter or the last, (W,)."""

    def outcome(self, word: str) -> Array:
        """1 where the lever or choice that is worked out came out so, (W,)."""


Value = Callable[[Readings], Array]


class BadExpression(ValueError):  # noqa: N818 (it says what it is)
    """An expression that cannot be read; its message says what was found and what was expected."""


@attrs.frozen(eq=False)
class Expression:
    """A test or fit that has been read.

    names   every name, machine and lever it reads
    spoken  whether its value is what its text says; what is made by hand may do anything
    """

    text: str
    value: Value
    names: frozenset[str]
    spoken: bool = False

    def __call__(self, readings: Readings) -> Array:
        """What it is worth, (W,): 1 or 0 for a test, a number for anything else."""
        return self.value(readings)


def expression(text: str, levers: Mapping[str, str] | Sequence[str] = ()) -> Expression:
    """A test or fit, read.

    levers  the ids of all policies and moves
    errors  BadExpression with what was found, what was expected and the nearest valid name
    """
    try:
        tree = ast.parse(EQUALS.sub("==", text.strip()), mode="eval")
    except SyntaxError:
        raise BadExpression(f"found {text!r}; expected a test such as brent<=75 and waters=open") from None
    reader = _Reader(frozenset(levers), set())
    value = reader.read(tree.body)
    return Expression(text, value, frozenset(reader.names), spoken=True)


def fit(text: str, levers: Sequence[str] = ()) -> Expression:
    """A fit, read: an expression kept between −0.5 and 1.5."""
    raw = expression(text, levers)
    return attrs.evolve(raw, value=lambda readings: clip(raw.value(readings), WORST_FIT, BEST_FIT))


def ramp(value: Array, bad: float, good: float) -> Array:
    """−0.5 at `bad` and 1.5 at `good`, straight between and level outside, (W,)."""
    return WORST_FIT + (BEST_FIT - WORST_FIT) * clip((value - bad) / (good - bad), 0, 1)


def truth(value: Array) -> Array:
    """1 where a number is above nought, 0 elsewhere."""
    return np.where(value > 0, 1.0, 0.0)


ORDERS: dict[type[ast.cmpop], Callable[[Array, Array], Array]] = {
    ast.LtE: lambda a, b: np.where(a <= b, 1.0, 0.0),
    ast.GtE: lambda a, b: np.where(a >= b, 1.0, 0.0),
    ast.Lt: lambda a, b: np.where(a < b, 1.0, 0.0),
    ast.Gt: lambda a, b: np.where(a > b, 1.0, 0.0),
    ast.Eq: lambda a, b: np.where(a == b, 1.0, 0.0),
    ast.NotEq: lambda a, b: np.where(a == b, 0.0, 1.0),
}
SUMS: dict[type[ast.operator], Callable[[Array, Array], Array]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}


@attrs.frozen
class _Reader:
    """Turns a syntax tree into what works it out.

    names  what it has met so far
    """

    levers: frozenset[str]
    names: set[str]

    def read(self, node: ast.expr) -> Value:
        """What works out one part of an expression."""
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                return self._joined(np.minimum, values)
            case ast.BoolOp(op=ast.Or(), values=values):
                return self._joined(np.maximum, values)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                inner = self.read(operand)
                return lambda readings: 1 - truth(inner(readings))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                inner = self.read(operand)
                return lambda readings: -inner(readings)
            case ast.BinOp(left=left, op=operator, right=right) if type(operator) in SUMS:
                first, second, sums = self.read(left), self.read(right), SUMS[type(operator)]
                return lambda readings: sums(first(readings), second(readings))
            case ast.Compare(left=left, ops=[operator], comparators=[right]):
                return self._compared(left, operator, right)
            case ast.Call(func=ast.Name(id=word), args=arguments, keywords=[]):
                return self._called(word, arguments)
            case ast.Constant(value=bool()):
                raise BadExpression(f"found {node.value!r}; expected a number or a name")
            case ast.Constant(value=int() | float() as number):
                return lambda _: np.float64(number)  # type: ignore[return-value] # spreads over the worlds
            case ast.Name() | ast.Attribute():
                return self._named(dotted(node))
            case _:
                raise BadExpression(
                    f"found {ast.unparse(node)!r}; expected names, numbers, tests, min, max, ramp, where"
                )

    def _joined(self, join: Callable[[Array, Array], Array], nodes: Sequence[ast.expr]) -> Value:
        """What works out several tests joined by `and` or `or`."""
        parts = [self.read(node) for node in nodes]

        def value(readings: Readings) -> Array:
            whole = truth(parts[0](readings))
            for part in parts[1:]:
                whole = join(whole, truth(part(readings)))
            return whole

        return value

    def _compared(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> Value:
        """What works out a comparison: of numbers, or of a machine with its own states."""
        name = dotted(left) if isinstance(left, ast.Name | ast.Attribute) else ""
        if name in MACHINES:
            if isinstance(operator, ast.Lt | ast.LtE | ast.Gt | ast.GtE):
                raise BadExpression(f"found {name} in a comparison of size; expected {name}={MACHINES[name].states[0]}")
            wanted = [*right.elts] if isinstance(right, ast.Tuple) else [right]
            return self._in_states(name, [dotted(state) for state in wanted], operator)
        if type(operator) not in ORDERS:
            raise BadExpression(f"found {name!r} before 'in'; expected a machine: {', '.join(MACHINES)}")
        first, second, order = self.read(left), self.read(right), ORDERS[type(operator)]
        return lambda readings: order(first(readings), second(readings))

    def _in_states(self, machine: str, states: Sequence[str], operator: ast.cmpop) -> Value:
        """What works out whether a machine is in one of some states."""
        own = MACHINES[machine].states
        for state in states:
            if state not in own:
                raise BadExpression(f"found state {state!r} of {machine}; expected {', '.join(own)}")
        self.names.add(machine)
        codes = [float(own.index(state)) for state in states]
        outside = isinstance(operator, ast.NotEq | ast.NotIn)

        def value(readings: Readings) -> Array:
            number = readings.state(machine)
            inside = np.where(number == codes[0], 1.0, 0.0)
            for code in codes[1:]:
                inside = np.maximum(inside, np.where(number == code, 1.0, 0.0))
            return 1 - inside if outside else inside

        return value

    def _called(self, word: str, arguments: Sequence[ast.expr]) -> Value:
        """What works out `ramp`, `where`, `min` or `max`."""
        match word, arguments:
            case "ramp", [value, bad, good]:
                inner, from_, to = self.read(value), constant(bad), constant(good)
                return lambda readings: ramp(inner(readings), from_, to)
            case "where", [test, then, otherwise]:
                parts = self.read(test), self.read(then), self.read(otherwise)
                return lambda readings: np.where(parts[0](readings) > 0, parts[1](readings), parts[2](readings))
            case "min" | "max", [_, _, *_]:
                join = np.minimum if word == "min" else np.maximum
                values = [self.read(argument) for argument in arguments]

                def value_of_all(readings: Readings) -> Array:
                    whole = values[0](readings)
                    for other in values[1:]:
                        whole = join(whole, other(readings))
                    return whole

                return value_of_all
            case _:
                calls = "ramp(value, bad, good), where(test, then, else), min(…), max(…)"
                raise BadExpression(f"found {word}(…) with {len(arguments)} parts; expected {calls}")

    def _named(self, name: str) -> Value:
        """What works out a name standing alone."""
        self.names.add(name)
        if name == ALWAYS:
            return lambda _: np.float64(1)  # type: ignore[return-value] # spreads over the worlds
        if name in COME_OUT:
            return lambda readings: readings.outcome(name)
        if name == OWN_DIAL or name in self.levers:
            return lambda readings: readings.lever(name)
        if name in NUMBERS:
            return lambda readings: readings.number(name)
        if name in MACHINES:
            raise BadExpression(
                f"found {name} alone; expected {name}={MACHINES[name].states[0]} or another of its states"
            )
        known = [*NUMBERS, *MACHINES, *self.levers]
        near = ", ".join(get_close_matches(name, known, n=3, cutoff=CLOSEST)) or "see the table of names"
        raise BadExpression(f"found the name {name!r}; expected one of the table of names, nearest: {near}")


def dotted(node: ast.expr) -> str:
    """A name with its dots, as it was written."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=inner, attr=name):
            return f"{dotted(inner)}.{name}"
        case _:
            raise BadExpression(f"found {ast.unparse(node)!r}; expected a name")


def constant(node: ast.expr) -> float:
    """A number that was written out."""
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return float(number)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -constant(inner)
        case _:
            raise BadExpression(f"found {ast.unparse(node)!r}; expected a number")
