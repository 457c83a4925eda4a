"""How sure a count of futures makes us: shares, means, fans and changes, each with its 95 % interval.

Everything is worked out from whole numbers, so that the same futures give the same figures on every machine.
"""

from math import ceil, hypot, sqrt

import attrs
import numpy as np

from game.model.state.axes import Array

SURE = 1.959963984540054
# Values are counted in steps this small, so that the sum of thousands of squares is a whole number that fits.
STEPS = 1024


@attrs.frozen
class Estimate:
    """A share, a mean or a change, and the bounds of its 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out 0; a change that is smaller than its error is no clear change."""
        return self.low > 0 or self.high < 0


@attrs.frozen
class Spread:
    """How a value is spread over the futures at the end of a quarter.

    turn       quarters played by then
    low, high  95 % interval of the median
    """

    turn: int
    p10: float
    p25: float
    median: float
    p75: float
    p90: float
    low: float
    high: float


def share(count: int, n: int) -> Estimate:
    """The share of n futures in which something happened, 0–1.

    Source: Wilson (1927), which keeps within 0 and 1 and is honest about what never happened.
    """
    value, spread = count / n, SURE * SURE / n
    middle = (value + spread / 2) / (1 + spread)
    half = sqrt(spread * (value * (1 - value) + spread / 4)) / (1 + spread)
    return Estimate(value, max(0.0, middle - half) if count else 0.0, min(1.0, middle + half) if count < n else 1.0)


def difference(gained: int, lost: int, n: int) -> Estimate:
    """By how much two shares differ that were counted in the same n futures.

    gained  futures in which it happened the second time only
    lost    futures in which it happened the first time only

    Source: Agresti and Min (2005), half a future added to each cell of the table of pairs.
    """
    middle = (gained - lost) / (n + 2)
    half = SURE * sqrt(((gained + lost + 1) / (n + 2) - middle * middle) / (n + 2))
    return Estimate((gained - lost) / n, max(-1.0, middle - half), min(1.0, middle + half))


def changed(base: Estimate, change: Estimate) -> Estimate:
    """A share after a change that was counted in fewer futures than it; their errors are taken as apart.

    So every order is laid upon the same base, the surest there is, and not upon a rough one of its own.
    """
    value = min(max(base.value + change.value, 0.0), 1.0)
    below, above = (
        hypot(base.value - base.low, change.value - change.low),
        hypot(base.high - base.value, change.high - change.value),
    )
    return Estimate(value, max(value - below, 0.0), min(value + above, 1.0))


def mean(values: Array) -> Estimate:
    """The mean of a value, or of its change future by future, (n,)."""
    n, steps = len(values), np.rint(values * STEPS).astype(np.int64)
    whole, squares = int(steps.sum()), int((steps * steps).sum())
    variance = (n * squares - whole * whole) / (n * max(n - 1, 1))
    value, half = whole / n / STEPS, SURE * sqrt(variance / n) / STEPS
    return Estimate(value, value - half, value + half)


def spread(turn: int, values: Array) -> Spread:
    """The fan of a value at one quarter, (n,): what stands at each place when the futures are put in order.

    Source: Conover (1999), the interval of a quantile by ranks.
    """
    ordered, n = np.sort(values), len(values)

    def at(place: float) -> float:
        """What stands at a place, counted from 1."""
        return float(ordered[min(max(ceil(place) - 1, 0), n - 1)])

    half = SURE * sqrt(n) / 2
    quantiles = (at(n / 10), at(n / 4), at(n / 2), at(3 * n / 4), at(9 * n / 10))
    return Spread(turn, *quantiles, at(n / 2 - half), at(1 + n / 2 + half))
