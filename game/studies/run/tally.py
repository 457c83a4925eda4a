"""Tallies: how many worlds stand on each step of a scale, and the quantiles they give.

Counts are whole numbers, so they add up to the same whatever blocks they were counted in, and take the same room for a
thousand worlds as for a million.
"""

from collections.abc import Sequence
from math import floor, log2

import attrs
import numpy as np
from numpy.typing import NDArray

from game.model.state.axes import Array
from game.model.state.measures import measures_of
from game.model.state.world import World

Counts = NDArray[np.int64]

STEPS = 4000


@attrs.frozen
class Scale:
    """From where to where values are counted, in `STEPS` equal steps; what lies outside counts at the end."""

    low: float
    high: float

    @property
    def step(self) -> float:
        """Return how long a step is."""
        return (self.high - self.low) / STEPS

    @property
    def grain(self) -> float:
        """Return the largest power of two that is no more than a step."""
        return float(2.0 ** floor(log2(self.step)))


def scale_of(measure: str) -> Scale:
    """Return the scale between a measure's bounds."""
    declared = measures_of(World)[measure]
    return Scale(declared.low, declared.high)


INDEX = scale_of("index")


def no_counts(rows: int) -> Counts:
    """Return empty tallies, (rows, steps)."""
    return np.zeros((rows, STEPS), np.int64)


def counted(values: Array | NDArray[np.float32], scale: Scale) -> Counts:
    """Return how many of the values stand on each step of a scale, (steps,)."""
    steps = ((values - scale.low) / scale.step).astype(np.int64)
    return np.bincount(np.minimum(np.maximum(steps, 0), STEPS - 1), minlength=STEPS)


def quantiles(counts: Counts, shares: Sequence[float], scale: Scale) -> list[float]:
    """Return the values below which these shares of the worlds lie, read off evenly within a step.

    counts  (steps,) at least one world in all
    shares  0–1
    """
    reached = np.cumsum(counts)
    values = []
    for share in shares:
        sought = share * reached[-1]
        step = int(np.searchsorted(reached, sought))
        below = int(reached[step - 1]) if step else 0
        within = (sought - below) / int(counts[step]) if counts[step] else 0.0
        values.append(scale.low + (step + within) * scale.step)
    return values
