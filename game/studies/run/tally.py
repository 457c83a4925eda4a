"""Tallies: how many worlds stand on each step of a scale, and the quantiles they give; sums, and the means they give.

Counts are whole numbers, so they add up to the same whatever blocks they were counted in, and take the same room for a
thousand worlds as for a million.
"""

from collections.abc import Sequence
from math import sqrt

import attrs
import numpy as np
from numpy.typing import NDArray

from game.model.state.axes import AnyArray
from game.statistics import Bounded, student

Counts = NDArray[np.int64]

STEPS = 4000
# A sum of squares of numbers kept to this grain is a whole number of its squares.
GRAIN = 2.0**-10


@attrs.frozen
class Scale:
    """From where to where values are counted, in `STEPS` equal steps; what lies outside counts at the end."""

    low: float
    high: float

    @property
    def step(self) -> float:
        """Return how long a step is."""
        return (self.high - self.low) / STEPS


def no_counts(rows: int) -> Counts:
    """Return empty tallies, (rows, steps)."""
    return np.zeros((rows, STEPS), np.int64)


def counted(values: AnyArray, scale: Scale) -> Counts:
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


@attrs.define
class Moments:
    """How many numbers were added, their sum and the sum of their squares, in whole grains."""

    many: int = 0
    total: int = 0
    squares: int = 0

    def add(self, values: AnyArray) -> None:
        """Add numbers, (n,), rounded to the grain."""
        grains = np.rint(np.asarray(values, np.float64) / GRAIN).astype(np.int64)
        self.many += len(grains)
        self.total += int(grains.sum())
        self.squares += int((grains * grains).sum())

    def mean(self, z: float | None = None) -> Bounded:
        """Their mean with its 95 % interval.

        z  standard errors, where several means are bounded together
        """
        value = self.total / self.many * GRAIN
        if self.many < 2:
            return Bounded(value, float("-inf"), float("inf"))
        # Whole numbers, so that the difference of two large ones loses nothing.
        variance = (self.many * self.squares - self.total * self.total) / (self.many * (self.many - 1))
        times = student(self.many - 1) if z is None else z
        half = times * sqrt(variance / self.many) * GRAIN
        return Bounded(value, value - half, value + half)
