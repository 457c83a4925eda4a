"""Aims: tests over a whole campaign, such as `end(ladder<=3) and share(brent>95)<=.1`."""

import ast
import re
from collections.abc import Callable, Sequence

import attrs
import numpy as np

from game.model.levers.expressions import EQUALS, BadExpression, Expression, Readings, expression, truth
from game.model.state.axes import Array

OVER_TIME = re.compile(r"\b(end|never|ever|share|mean)\(")


class BadAim(ValueError):  # noqa: N818 (it says what it is)
    """An aim that cannot be read."""


@attrs.frozen(eq=False)
class Gauge:
    """One part of an aim that is read every quarter and tallied, or read at the end alone.

    sums  `end`, `never`, `ever`, `share` or `mean`
    """

    sums: str
    reads: Expression

    @property
    def at_end(self) -> bool:
        """Whether it is read at the end alone."""
        return self.sums == "end"

    def tallied(self, before: Array, read: Array) -> Array:
        """The tally after one more quarter, (W,).

        before  (W,) the tally of the quarters before, nought at first
        read    (W,) what was read after this quarter
        """
        if self.sums == "mean":
            return before + read
        held = truth(read)
        ever: Array = before + held if self.sums == "share" else np.maximum(before, held)
        return ever

    def over(self, tally: Array, quarters: int) -> Array:
        """What the quarters come to, (W,).

        tally     (W,) of all quarters
        quarters  how many they are, at least one
        """
        if self.sums in ("mean", "share"):
            return tally / quarters
        return 1 - tally if self.sums == "never" else tally


@attrs.frozen(eq=False)
class AimTest:
    """An aim that has been read.

    gauges  what is to be read, in the order in which it stands
    """

    gauges: tuple[Gauge, ...]
    joined: Callable[[Sequence[Array], Readings], Array]

    def met(self, tallies: Sequence[Array], quarters: int, now: Readings) -> Array:
        """1 where the aim is met, (W,).

        tallies   (W,) for each gauge that is read every quarter
        quarters  how many were tallied
        now       the worlds at the end
        """
        left = iter(tallies)
        read = [gauge.reads(now) if gauge.at_end else gauge.over(next(left), quarters) for gauge in self.gauges]
        return self.joined(read, now)

    @property
    def tallied(self) -> tuple[Gauge, ...]:
        """The gauges that are read every quarter."""
        return tuple(gauge for gauge in self.gauges if not gauge.at_end)


def aim(text: str, levers: Sequence[str] = ()) -> AimTest:
    """An aim, read.

    errors  BadAim; BadExpression where a part cannot be read
    """
    gauges = list[Gauge]()
    rest = text
    while match := OVER_TIME.search(rest):
        inner = _inside(rest, match.end())
        gauges.append(Gauge(match[1], expression(inner, levers)))
        rest = f"{rest[: match.start()]}gauge_{len(gauges) - 1}{rest[match.end() + len(inner) + 1 :]}"
    return AimTest(tuple(gauges), _joined(rest, levers))


def _inside(text: str, start: int) -> str:
    """What stands between a bracket, which is open before `start`, and its end."""
    depth = 1
    for place in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if not depth:
            return text[start:place]
    raise BadAim(f"found {text!r}; expected a closing bracket")


def _joined(text: str, levers: Sequence[str]) -> Callable[[Sequence[Array], Readings], Array]:
    """What joins gauges and tests of the end into one number."""
    try:
        tree = ast.parse(EQUALS.sub("==", text), mode="eval").body
    except SyntaxError:
        raise BadAim(f"found {text!r}; expected tests joined by and, or, not") from None
    return _part(tree, levers)


def _part(node: ast.expr, levers: Sequence[str]) -> Callable[[Sequence[Array], Readings], Array]:
    """What works out one part of an aim."""
    match node:
        case ast.BoolOp(op=operator, values=values):
            parts = [_part(value, levers) for value in values]
            join: Callable[[Array, Array], Array] = np.maximum if isinstance(operator, ast.Or) else np.minimum

            def whole(gauged: Sequence[Array], now: Readings) -> Array:
                value = truth(parts[0](gauged, now))
                for part in parts[1:]:
                    value = join(value, truth(part(gauged, now)))
                return value

            return whole
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            inner = _part(operand, levers)
            return lambda gauged, now: 1 - truth(inner(gauged, now))
        case ast.Name(id=name) if name.startswith("gauge_"):
            number = int(name.removeprefix("gauge_"))
            return lambda gauged, _: gauged[number]
        case ast.Compare(left=ast.Name(id=name), ops=[operator_], comparators=[right]) if name.startswith("gauge_"):
            number, against = (
                int(name.removeprefix("gauge_")),
                expression(ast.unparse(right).replace("==", "="), levers),
            )
            return _compared(number, operator_, against)
        case _:
            test = expression(ast.unparse(node).replace("==", "="), levers)
            return lambda _, now: test(now)


def _compared(number: int, operator: ast.cmpop, against: Expression) -> Callable[[Sequence[Array], Readings], Array]:
    """What compares a gauge with a number."""
    match operator:
        case ast.LtE():
            return lambda gauged, now: np.where(gauged[number] <= against(now), 1.0, 0.0)
        case ast.GtE():
            return lambda gauged, now: np.where(gauged[number] >= against(now), 1.0, 0.0)
        case ast.Lt():
            return lambda gauged, now: np.where(gauged[number] < against(now), 1.0, 0.0)
        case ast.Gt():
            return lambda gauged, now: np.where(gauged[number] > against(now), 1.0, 0.0)
        case _:
            raise BadExpression("found = behind a gauge; expected <=, >=, < or >")
