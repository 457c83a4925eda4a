"""Arithmetic that gives the same bits for any number of worlds, on any processor.

Plus, minus, times, divide, square root, minimum, maximum and rounding are exact everywhere; the platform's `exp` and
`log`, and numpy's sums, are not: they follow the vector unit and the block size. So what needs them is built here.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from game.model.state.axes import Array

GRAIN = 2.0**-20
WEIGHT_GRAIN = 2.0**-18
# Numbers near it have no digits after the point: added and taken away again, it leaves none.
COARSEST = 1.5 * 2.0**52
FURTHEST = 40.0
LOG2_E = 1.4426950408889634
LN2_HIGH = 0.6931471803691238
LN2_LOW = 1.9082149292705877e-10
# 1/k! for k = 9 … 0: on |r| ≤ ln 2 / 2 the series is within 1e-11 of exp(r).
SERIES = (1 / 362880, 1 / 40320, 1 / 5040, 1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2, 1.0, 1.0)


def clip(x: Array, low: Array | float, high: Array | float) -> Array:
    """Values held within bounds."""
    held: Array = np.clip(x, low, high)
    return held


def exp(x: Array) -> Array:
    """The exponential of x, relative error below 1e-10; x is held within ±40.

    x  any shape, no unit
    """
    x = clip(x, -FURTHEST, FURTHEST)
    twos = np.rint(x * LOG2_E)
    rest = x - twos * LN2_HIGH - twos * LN2_LOW
    series = SERIES[0] * rest + SERIES[1]
    for term in SERIES[2:]:
        series = series * rest + term
    return series * two_to(twos)


def two_to(power: Array) -> Array:
    """Two to a whole power, exactly.

    power  any shape, within ±1022
    """
    # What stands for an array brings its own.
    if (own := getattr(power, "two_to", None)) is not None:
        return own()  # type: ignore[no-any-return]
    exponent: Array = ((np.asarray(power).astype(np.int64) + 1023) << 52).view(np.float64)
    return exponent


def sigmoid(x: Array) -> Array:
    """1 / (1 + e^-x), between 0 and 1."""
    return 1.0 / (exp(-x) + 1.0)


def logit(share: Array) -> Array:
    """The x with sigmoid(x) = share, by Newton's method; shares are held within 0.01–0.99.

    share  any shape, 0–1
    """
    share = clip(share, 0.01, 0.99)
    x = 4.0 * share - 2.0
    for _ in range(12):
        reached = sigmoid(x)
        x = x - (reached - share) / (reached * (1.0 - reached))
    return x


def log(x: Array) -> Array:
    """The natural logarithm, by Newton's method.

    x  any shape, 1–1,000
    """
    reached = x * 0.0 + 4.0
    for _ in range(16):
        reached = reached - 1.0 + x / exp(reached)
    return reached


def total(terms: Iterable[Array]) -> Array:
    """The sum of arrays, added one after another, so that its bits do not hang on their length.

    terms  none larger than the first
    """
    left = iter(terms)
    whole = next(left)
    for term in left:
        whole = whole + term
    return whole


def column(*figures: Array | float) -> Array:
    """Figures under one another, (n, 1), or (n, W) where there is one a world; they meet n rows of worlds."""
    return np.stack(figures).reshape(len(figures), -1)


def mean(terms: Iterable[Array]) -> Array:
    """The mean of arrays of one shape, added one after another."""
    listed = list(terms)
    return total(listed) * (1.0 / len(listed))


def toward(value: Array, target: Array | float, pace: Array | float) -> Array:
    """A value that has closed a share of the gap to its target; pace 0–1 a quarter."""
    return (target - value) * pace + value


def on_grain(array: Array, grain: float = GRAIN) -> Array:
    """The values rounded to a binary grid, on which sums and products of weights are exact.

    array  within ±2⁵⁰ grains
    """
    coarse = COARSEST * grain
    return (array + coarse) - coarse


def first_best(scores: Array) -> NDArray[np.bool_]:
    """Which is the best along the first axis, same shape: True once, and of equals the first."""
    best = scores == scores.max(axis=0)
    so_far = np.logical_or.accumulate(best, axis=0)
    return np.concatenate([best[:1], best[1:] & ~so_far[:-1]])


def of_the_one(picked: NDArray[np.bool_], values: Array) -> Array:
    """The value that stands where one is picked, the first axis taken away.

    picked  (n, …) True once along the first axis
    values  the same shape, or one that fits it
    """
    # What stands for an array brings its own.
    if (own := getattr(picked, "of_the_one", None)) is not None:
        return own(values)  # type: ignore[no-any-return]
    value: Array = np.where(picked, values, -np.inf).max(axis=0)
    return value
