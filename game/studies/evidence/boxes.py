"""A box of figures in which an outcome comes more often: found on one half of the worlds, told from the other."""

from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from game import statistics
from game.model.state.axes import Array
from game.statistics import Bounded

# What is peeled off a side at a time, and how small a box may become, as shares of the worlds.
PEEL, SMALLEST = 0.05, 0.10
# How many times the outcome is dealt out anew to see what chance would find.
TIMES = 40
Inside = NDArray[np.bool_]


@attrs.frozen
class BoxFound:
    """A box, and what is true of it on worlds that were not used to find it.

    limits    by figure: from where to where, where that is less than its range
    mass      share of worlds inside
    density   share of those in which the outcome came; `anywhere` that of all worlds
    coverage  share of all worlds with the outcome that lie inside
    by_chance the density that a box found so has there when the outcome has nothing to do with figures
    """

    limits: Mapping[str, tuple[float, float]]
    mass: Bounded
    density: Bounded
    coverage: Bounded
    anywhere: Bounded
    by_chance: float

    @property
    def holds(self) -> bool:
        """Whether the box tells more than chance would."""
        return self.density.low > max(self.anywhere.high, self.by_chance)


def best_box(
    values: Mapping[str, Array], ranges: Mapping[str, tuple[float, float]], came: Array, seed: int
) -> BoxFound | None:
    """A box of figures in which an outcome comes most often; None where it came too seldom to look.

    values  (W,) by figure
    came    (W,) 1 where the outcome came

    Source: Friedman and Fisher (1999), peeling; Bryant and Lempert (2010).
    """
    half = len(came) // 2
    seen = came[:half]
    if not 0 < seen.sum() < half:
        return None
    rows = np.stack([row[:half] for row in values.values()])
    fresh = np.stack([row[half:] for row in values.values()])
    low, high = peeled(rows, seen)
    inside, true = within(fresh, low, high), came[half:]
    luck = np.random.Generator(np.random.PCG64(seed))
    by_chance = []
    for _ in range(TIMES):
        dealt = luck.permutation(came)
        there = within(fresh, *peeled(rows, dealt[:half]))
        by_chance.append(float(dealt[half:][there].mean()) if there.any() else 0.0)
    limits = {
        path: (max(float(low[place]), ranges[path][0]), min(float(high[place]), ranges[path][1]))
        for place, path in enumerate(values)
        if np.isfinite(low[place]) or np.isfinite(high[place])
    }
    return BoxFound(
        limits=limits,
        mass=statistics.share(int(inside.sum()), len(true)),
        density=statistics.share(int(true[inside].sum()), max(int(inside.sum()), 1)),
        coverage=statistics.share(int(true[inside].sum()), max(int(true.sum()), 1)),
        anywhere=statistics.share(int(true.sum()), len(true)),
        by_chance=float(np.quantile(by_chance, statistics.LEVEL)),
    )


def within(rows: Array, low: Array, high: Array) -> Inside:
    """Which worlds lie inside a box.

    rows       (figures, W)
    low, high  (figures,)
    """
    inside: Inside = np.logical_and.reduce((rows >= low[:, None]) & (rows <= high[:, None]))
    return inside


def peeled(rows: Array, came: Array) -> tuple[Array, Array]:
    """The ends of the box that is left when the side whose loss helps most is peeled off again and again."""
    figures, many = rows.shape
    low, high = np.full(figures, -np.inf), np.full(figures, np.inf)
    inside: Inside = np.ones(many, np.bool_)
    while inside.sum() * (1 - PEEL) >= SMALLEST * many:
        own, here = rows[:, inside], came[inside]
        cuts = np.quantile(own, (PEEL, 1 - PEEL), axis=1)
        rest = np.stack([own >= cuts[0, :, None], own <= cuts[1, :, None]], 1)
        counts = rest.sum(2)
        # A figure that stands at one number cannot be peeled.
        peels = (counts > 0) & (counts < len(here))
        gained = np.where(peels, (rest @ here) / np.maximum(counts, 1), -np.inf)
        place, end = divmod(int(gained.argmax()), 2)
        if gained[place, end] <= here.mean():
            break
        (low if end == 0 else high)[place] = cuts[end, place]
        inside = within(rows, low, high)
    return low, high
