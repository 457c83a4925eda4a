"""Tipping: the chance of an outcome over any two levers, and where it crosses one half."""

from collections.abc import Sequence

import attrs
import numpy as np

from game.model.state.axes import Array
from game.studies.evidence.parameter_space import Field, Lever, played
from game.studies.run.process_pool import Advance

STEPS = 13


@attrs.frozen(eq=False)
class Map:
    """A map of two levers.

    across, up  the levers, and the values at which they were played, (STEPS,)
    chance      (up, across) mean of the outcome
    error       how far off any of them may be, at 95 %
    contour     line segments where it crosses the level, in steps of the map: ((x, y), (x, y))
    is_share    whether the outcome happens or not, so that its mean is a share of the campaigns
    """

    across: Lever
    up: Lever
    xs: Array
    ys: Array
    chance: Array
    error: float
    level: float
    contour: tuple[tuple[tuple[float, float], tuple[float, float]], ...]
    is_share: bool


def tipping(ground: Field, levers: Sequence[Lever], outcome: str, advance: Advance) -> Map:
    """Return the map of two levers; the level is one half for what happens or not, else the middle of what came."""
    across, up = levers
    xs, ys = (np.linspace(lever.low, lever.high, STEPS) for lever in (across, up))
    points = np.array([[x, y] for y in ys for x in xs])
    outcomes = played(ground, levers, points, advance)[outcome]
    chance = outcomes.mean(axis=1).reshape(STEPS, STEPS)
    error = float(1.96 * outcomes.std(axis=1, ddof=1).max() / np.sqrt(ground.worlds)) if ground.worlds > 1 else 0.0
    is_share = outcome in {"fracture", "catastrophe"}
    level = 0.5 if is_share else float((chance.min() + chance.max()) / 2)
    return Map(across, up, xs, ys, chance, error, level, contour(chance, level), is_share)


def contour(chance: Array, level: float) -> tuple[tuple[tuple[float, float], tuple[float, float]], ...]:
    """Return where a grid crosses a level, as line segments between neighbouring points of the grid.

    Source: Lorensen and Cline (1987), in two dimensions; a saddle is cut by its first pair of crossings.
    """
    segments = []
    above = chance > level
    for y in range(chance.shape[0] - 1):
        for x in range(chance.shape[1] - 1):
            corners = ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1))
            sides = zip(corners, (*corners[1:], corners[0]), strict=True)
            cut = [crossing(chance, level, a, b) for a, b in sides if above[a[::-1]] != above[b[::-1]]]
            segments += [(cut[n], cut[n + 1]) for n in range(0, len(cut) - 1, 2)]
    return tuple(segments)


def crossing(chance: Array, level: float, a: tuple[int, int], b: tuple[int, int]) -> tuple[float, float]:
    """Return where the level lies between two points of the grid."""
    here, other = chance[a[::-1]], chance[b[::-1]]
    share = float((level - here) / (other - here))
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
