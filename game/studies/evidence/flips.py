"""Flips: on which figure the sign of an effect hangs most, and at which value it turns."""

from functools import lru_cache
from math import erf, sqrt

import attrs
import numpy as np

from game.model.state.axes import Array
from game.studies.evidence.bench import Ground, drawn_ranges

# One chance in twenty that any of all figures seems to matter when none does.
CHANCE = 0.05
LEAST_WORLDS = 32


@attrs.frozen
class Flip:
    """The figure on which an effect hangs most.

    path         its name; a start value's begins with "start."
    correlation  of the effect's rank with the figure's, −1 to 1
    at           the value at which the effect is nought, by a straight line; None where it is outside the range
    low, high    its range
    """

    path: str
    correlation: float
    at: float | None
    low: float
    high: float


@lru_cache(maxsize=4)
def shares(ground: Ground) -> tuple[tuple[str, ...], Array]:
    """Return the names of all that was drawn, and where in its range each world's draw lies, (names, W), 0–1."""
    names = tuple(drawn_ranges(ground.scenario))
    return names, np.stack([ground.dice.uniform(0, f"range.{name}") for name in names])


def flip(effect: Array, ground: Ground) -> Flip | None:
    """Return the figure on which an effect hangs most, (W,); None where none goes clearly with it."""
    if len(effect) < LEAST_WORLDS or not np.ptp(effect):
        return None
    names, drawn = shares(ground)
    correlations = ranked(drawn) @ ranked(effect[None])[0] / len(effect)
    place = int(np.argmax(np.abs(correlations)))
    strongest = float(correlations[place])
    if two_sided(abs(strongest) * sqrt(len(effect) - 1)) * len(names) > CHANCE:
        return None
    span = drawn_ranges(ground.scenario)[names[place]]
    slope, level = np.polyfit(drawn[place], effect, 1)
    zero = -level / slope if slope else -1.0
    at = span.low + zero * (span.high - span.low) if 0 < zero < 1 else None
    return Flip(names[place], strongest, None if at is None else float(at), span.low, span.high)


def ranked(rows: Array) -> Array:
    """Return each row's ranks, ties alike, as numbers with mean 0 and spread 1."""
    from scipy.stats import rankdata

    ranks = rankdata(rows, axis=1)
    centred: Array = ranks - ranks.mean(axis=1, keepdims=True)
    scaled: Array = centred / np.maximum(centred.std(axis=1, keepdims=True), 1e-12)
    return scaled


def two_sided(z: float) -> float:
    """Return the chance that a standard normal lies further from nought than z."""
    return 1 - erf(z / sqrt(2))
