"""How sure a count of futures makes us: shares, means, fans and changes, each with its 95 % interval."""

from math import ceil, sqrt

import attrs
import numpy as np

from game.model.state.axes import Array

SURE = 1.959963984540054


@attrs.frozen
class SureInterval:
    """A share, a mean or a change, and the bounds of its 95 % interval."""

    value: float
    low: float
    high: float

    def times(self, factor: float) -> "SureInterval":
        """The same in another unit; `factor` above nought."""
        return SureInterval(self.value * factor, self.low * factor, self.high * factor)


def share(count: int, n: int) -> SureInterval:
    """The share of n futures in which something happened, 0–1.

    Source: Wilson (1927), which keeps within 0 and 1 and is honest about what never happened.
    """
    value, spread = count / n, SURE * SURE / n
    middle = (value + spread / 2) / (1 + spread)
    half = sqrt(spread * (value * (1 - value) + spread / 4)) / (1 + spread)
    return SureInterval(value, max(0.0, middle - half) if count else 0.0, min(1.0, middle + half) if count < n else 1.0)


def difference(gained: int, lost: int, n: int) -> SureInterval:
    """By how much two shares differ that were counted in the same n futures.

    gained  futures in which it happened the second time only
    lost    futures in which it happened the first time only

    Source: Agresti and Min (2005), half a future added to each cell of the table of pairs.
    """
    middle = (gained - lost) / (n + 2)
    half = SURE * sqrt(((gained + lost + 1) / (n + 2) - middle * middle) / (n + 2))
    return SureInterval((gained - lost) / n, max(-1.0, middle - half), min(1.0, middle + half))


def mean(values: Array) -> SureInterval:
    """The mean of a value, or of its change future by future, (n,)."""
    middle, n = float(np.mean(values)), len(values)
    half = SURE * float(np.std(values, ddof=1)) / sqrt(n) if n > 1 else 0.0
    return SureInterval(middle, middle - half, middle + half)


def fan(values: Array) -> tuple[float, float, float, float, float]:
    """What stands at 10, 25, 50, 75 and 90 of 100 when the futures, (n,), are put in order."""
    ordered, n = np.sort(values), len(values)
    places = (n / 10, n / 4, n / 2, 3 * n / 4, 9 * n / 10)
    low, middle_low, median, middle_high, high = (float(ordered[max(ceil(place) - 1, 0)]) for place in places)
    return low, middle_low, median, middle_high, high
