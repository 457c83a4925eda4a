"""Arithmetic on two points at once, which splits every change exactly into named causes.

A `Split` holds what a quantity is before and after, and the part of the difference that each cause made. Laws run on it
unchanged. Each operation splits by an exact secant rule: Δ(xy) = Δx·ȳ + Δy·x̄ with midpoints, Δf(x) = Δx · Δf/Δx for a
curve, and a minimum or maximum through |x − y|. So the parts add up to the difference, whatever the causes' order.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from game.loose_types import Operand
from game.model.state import arithmetic
from game.model.state.axes import Array

TINY = 2.0**-40


class Split(NDArrayOperatorsMixin):
    """A quantity before and after, and what each cause did to it.

    before, after  any shape
    parts          (causes, *shape), which add up to after − before
    still          whether it is known that no cause changes it, so that a rule can pass over its parts
    """

    __slots__ = ("after", "before", "parts", "still")

    def __init__(self, before: Array, after: Array, parts: Array, still: bool = False) -> None:
        """The two points, and the parts of the difference."""
        self.before, self.after, self.parts = np.asarray(before, np.float64), np.asarray(after, np.float64), parts
        self.still = still

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of either point."""
        return self.after.shape

    @property
    def ndim(self) -> int:
        """How many axes either point has."""
        return self.after.ndim

    @property
    def causes(self) -> int:
        """How many causes there are."""
        return int(self.parts.shape[0])

    def __len__(self) -> int:
        """The length of the first axis."""
        return len(self.after)

    def __iter__(self) -> Iterator["Split"]:
        """Each row along the first axis."""
        return (self[row] for row in range(len(self)))

    def __getitem__(self, index: Operand) -> "Split":
        """Some of the rows, as of an array."""
        where = index if isinstance(index, tuple) else (index,)
        return Split(self.before[index], self.after[index], self.parts[(slice(None), *where)])

    def __setitem__(self, index: Operand, value: Operand) -> None:
        """Puts other rows in place of some."""
        new = lifted(value, self.causes)
        where = index if isinstance(index, tuple) else (index,)
        self.before[index], self.after[index] = new.before, new.after
        self.parts[(slice(None), *where)] = wide(new.parts, self.after[index].ndim)
        self.still = self.still and new.still

    def copy(self) -> "Split":
        """The same, to be changed."""
        return Split(self.before.copy(), self.after.copy(), self.parts.copy())

    def clip(self, low: Operand, high: Operand) -> "Split":
        """Held within bounds."""
        return smaller(larger(self, lifted(low, self.causes)), lifted(high, self.causes))

    def two_to(self) -> "Split":
        """Two to this whole power; the house's exponential asks for it."""
        return curved(self, arithmetic.two_to)

    def gap(self) -> Array:
        """What the parts, added up, leave of the difference: rounding only."""
        rest: Array = self.after - self.before - np.add.reduce(self.parts)
        return rest

    def __array_ufunc__(self, ufunc: Operand, method: str, *inputs: Operand, **keywords: Operand) -> Operand:
        """The rule of one operation; where a result would be put is not used."""
        del keywords
        if method == "reduce" and ufunc is np.add:
            whole = inputs[0][0]
            for row in range(1, len(inputs[0])):
                whole = whole + inputs[0][row]
            return whole
        rule = RULES.get(ufunc)
        if method != "__call__" or rule is None:
            return NotImplemented
        causes = next(left.causes for left in inputs if isinstance(left, Split))
        return rule(*(lifted(value, causes) for value in inputs))

    def __array_function__(self, function: Operand, types: Operand, arguments: Operand, keywords: Operand) -> Operand:
        """The rule of one of numpy's functions."""
        del types
        if function not in FUNCTIONS:
            return NotImplemented
        return FUNCTIONS[function](*arguments, **keywords)


def lifted(value: Operand, causes: int) -> Split:
    """A number that no cause changes, as a split; a split stays what it is."""
    if isinstance(value, Split):
        return value
    array = np.asarray(value, np.float64)
    return Split(array, array, np.zeros((causes, *array.shape)), still=True)


def wide(parts: Array, axes: int) -> Array:
    """Parts with as many axes behind the causes as another has, so that they meet it."""
    missing = axes - (parts.ndim - 1)
    if missing <= 0:
        return parts
    return parts.reshape(parts.shape[0], *([1] * missing), *parts.shape[1:])


def linear(left: Split, other: Split, before: Array, after: Array, weights: tuple[Operand, Operand]) -> Split:
    """A result whose parts are the two's, each times its weight."""
    axes = after.ndim
    if other.still:
        parts = wide(left.parts, axes) * weights[0]
    elif left.still:
        parts = wide(other.parts, axes) * weights[1]
    else:
        parts = wide(left.parts, axes) * weights[0] + wide(other.parts, axes) * weights[1]
    if parts.shape[1:] != after.shape:
        parts = np.broadcast_to(parts, (len(parts), *after.shape))
    return Split(before, after, parts)


def added(left: Split, other: Split) -> Split:
    """X + y."""
    return linear(left, other, left.before + other.before, left.after + other.after, (1.0, 1.0))


def taken(left: Split, other: Split) -> Split:
    """X − y."""
    return linear(left, other, left.before - other.before, left.after - other.after, (1.0, -1.0))


def multiplied(left: Split, other: Split) -> Split:
    """X · y: each part meets the middle of the other."""
    middles = (other.before + other.after) / 2, (left.before + left.after) / 2
    return linear(left, other, left.before * other.before, left.after * other.after, middles)


def divided(left: Split, other: Split) -> Split:
    """X / y, which is x times 1/y: Δ(1/y) = −Δy / (y₀ y₁)."""
    slope = -1 / (other.before * other.after)
    middles = (1 / other.before + 1 / other.after) / 2, slope * (left.before + left.after) / 2
    return linear(left, other, left.before / other.before, left.after / other.after, middles)


def curved(left: Split, curve: Callable[[Array], Array]) -> Split:
    """f(x): the parts of x, times the secant of the curve."""
    before, after = curve(left.before), curve(left.after)
    run = left.after - left.before
    flat = np.abs(run) < TINY
    slope = np.where(flat, 0.0, (after - before) / np.where(flat, 1.0, run))
    # Where x hardly moved but its parts did, they cancel; the middle's slope keeps each of them.
    step = 2.0**-20
    inner = np.where(flat, (curve(left.after + step) - after) / step, 0.0)
    slope = slope + np.where(np.isfinite(inner), inner, 0.0) * flat
    return Split(before, after, wide(left.parts, after.ndim) * slope)


def larger(left: Split, other: Split) -> Split:
    """max(x, y) = (x + y + |x − y|) / 2."""
    return sided(left, other, 1.0)


def smaller(left: Split, other: Split) -> Split:
    """min(x, y) = (x + y − |x − y|) / 2."""
    return sided(left, other, -1.0)


def sided(left: Split, other: Split, sign: float) -> Split:
    """The larger or the smaller of two, by the secant of the distance between them."""
    before, after = left.before - other.before, left.after - other.after
    run = after - before
    flat = np.abs(run) < TINY
    rise = np.abs(after) - np.abs(before)
    slope = sign * np.where(flat, np.sign(after + before), rise / np.where(flat, 1.0, run))
    pick = np.maximum if sign > 0 else np.minimum
    weights = ((1 + slope) / 2, (1 - slope) / 2)
    return linear(left, other, pick(left.before, other.before), pick(left.after, other.after), weights)


def compared(test: Operand) -> Callable[[Split, Split], Split]:
    """The rule of a comparison: where it turns, the parts of the distance share the step from 0 to 1 or back."""

    def rule(left: Split, other: Split) -> Split:
        before, after = test(left.before, other.before) + 0.0, test(left.after, other.after) + 0.0
        run = (left.after - other.after) - (left.before - other.before)
        flat = np.abs(run) < TINY
        share = np.where(flat, 0.0, (after - before) / np.where(flat, 1.0, run))
        return linear(left, other, before, after, (share, -share))

    return rule


def negated(left: Split) -> Split:
    """−x."""
    return Split(-left.before, -left.after, -left.parts)


def left_over(left: Split, other: Split) -> Split:
    """X modulo a number that no cause changes."""
    return curved(left, lambda x: np.remainder(x, other.after))


def chosen(condition: Operand, left: Operand, other: Operand) -> Split:
    """Where a condition holds, one, elsewhere the other: y + c · (x − y)."""
    causes = next(value.causes for value in (condition, left, other) if isinstance(value, Split))
    flag, first, second = (lifted(value, causes) for value in (condition, left, other))
    mixed = second + flag * (first - second)
    # The sum rounds; the two points are exact.
    before = np.where(flag.before > 0, first.before, second.before)
    after = np.where(flag.after > 0, first.after, second.after)
    return Split(before, after, mixed.parts)


def stacked(rows: Sequence[Operand], axis: int = 0) -> Split:
    """Rows under one another."""
    causes = next(row.causes for row in rows if isinstance(row, Split))
    each = [lifted(row, causes) for row in rows]
    return Split(
        np.stack([row.before for row in each], axis),
        np.stack([row.after for row in each], axis),
        np.stack([row.parts for row in each], axis + 1),
    )


def joined(rows: Sequence[Operand], axis: int = 0) -> Split:
    """Arrays one after another."""
    causes = next(row.causes for row in rows if isinstance(row, Split))
    each = [lifted(row, causes) for row in rows]
    return Split(
        np.concatenate([row.before for row in each], axis),
        np.concatenate([row.after for row in each], axis),
        np.concatenate([row.parts for row in each], axis + 1),
    )


def spread_out(left: Split, shape: tuple[int, ...]) -> Split:
    """A split on a larger shape."""
    parts = np.broadcast_to(wide(left.parts, len(shape)), (left.causes, *shape))
    return Split(np.broadcast_to(left.before, shape), np.broadcast_to(left.after, shape), parts)


def noughts(left: Split) -> Array:
    """Noughts of the same shape, which no cause changes."""
    return np.zeros(left.shape)


def ones(left: Split) -> Array:
    """Ones of the same shape, which no cause changes."""
    return np.ones(left.shape)


RULES: dict[Operand, Callable[..., Split]] = {
    np.add: added,
    np.subtract: taken,
    np.multiply: multiplied,
    np.divide: divided,
    np.negative: negated,
    np.maximum: larger,
    np.minimum: smaller,
    np.sqrt: lambda left: curved(left, np.sqrt),
    np.rint: lambda left: curved(left, np.rint),
    np.absolute: lambda left: curved(left, np.abs),
    np.remainder: left_over,
    **{test: compared(test) for test in (np.less, np.less_equal, np.greater, np.greater_equal, np.equal, np.not_equal)},
}
FUNCTIONS: dict[Operand, Callable[..., Operand]] = {
    np.where: chosen,
    np.stack: stacked,
    np.concatenate: joined,
    np.broadcast_to: spread_out,
    np.clip: lambda left, low, high: lifted(left, 1).clip(low, high),
    np.zeros_like: noughts,
    np.ones_like: ones,
}
