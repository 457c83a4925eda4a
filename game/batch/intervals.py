"""How sure a share is: intervals at 95 % for the error of having played only so many worlds."""

from math import sqrt

import attrs

SURE = 1.959963984540054


@attrs.frozen
class Estimate:
    """A share or a difference of shares, and the bounds of its 95 % interval."""

    value: float
    low: float
    high: float


def share(count: int, worlds: int) -> Estimate:
    """Return the share of worlds in which something happened, 0–1.

    Source: Wilson (1927), which keeps within 0 and 1 and is honest about what never happened.
    """
    value, spread = count / worlds, SURE * SURE / worlds
    middle = (value + spread / 2) / (1 + spread)
    half = SURE * sqrt(value * (1 - value) / worlds + spread / (4 * worlds)) / (1 + spread)
    return Estimate(
        value, max(0.0, middle - half) if count else 0.0, min(1.0, middle + half) if count < worlds else 1.0
    )


def difference(gained: int, lost: int, worlds: int) -> Estimate:
    """Return by how much two shares differ that were counted in the same worlds.

    gained  worlds in which it happened the second time only
    lost    worlds in which it happened the first time only

    Source: Agresti and Min (2005), half a world added to each cell of the table of pairs.
    """
    smoothed = worlds + 2
    middle = (gained - lost) / smoothed
    half = SURE * sqrt((gained + lost + 1) / smoothed - middle * middle) / sqrt(smoothed)
    return Estimate((gained - lost) / worlds, max(-1.0, middle - half), min(1.0, middle + half))
