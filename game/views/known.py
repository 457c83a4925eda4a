"""A figure as one seat knows it: its value, how it moved, and how sure the seat can be."""

from collections.abc import Callable
from math import sqrt

import attrs
import numpy as np
from numpy.typing import ArrayLike

from game.campaign.campaign import Campaign
from game.loose_types import FieldValues
from game.model.laws.intelligence import owned
from game.model.simulation import observed
from game.model.state.axes import COUNTRIES
from game.model.state.measures import Measure, place
from game.model.state.observation import GUESS, INFERRED, OBSERVED, Observation
from game.model.state.world import World


@attrs.frozen
class Known:
    """A figure as one seat knows it.

    change     since the quarter before, as the seat saw it then
    error      standard error, in the figure's unit; 0 where it is exact
    certainty  `observed`, `inferred` or `guess`
    """

    value: float
    change: float = 0.0
    error: float = 0.0
    certainty: str = OBSERVED


def single(figure: ArrayLike) -> float:
    """Return a figure of the rules in the one world of a campaign; a study may have drawn it, (1,)."""
    return float(np.ravel(figure)[0])


@attrs.frozen(eq=False)
class PagesSeen:
    """What a seat sees now and what it saw a quarter ago; the same view twice before the first quarter ends."""

    now: Observation
    before: Observation

    def known(self, path: str, scale: float = 1.0) -> Known:
        """Return one row of worlds as the seat knows it, times a scale."""
        measure, index = place(World, path)
        value, earlier = self.now[path][0], self.before[path][0]
        error = self.now.error[measure.name][index][0] if measure.name in self.now.error else 0.0
        certainty = how_sure(measure, index, self.now.country)
        return Known(scale * float(value), scale * float(value - earlier), scale * float(error), certainty)

    def worked_out(self, figure: Callable[[World], float], paths: tuple[str, ...]) -> Known:
        """Return a figure worked out from what is seen; as sure as the least sure row that it comes from.

        paths  the rows it comes from; their errors are carried through one by one, to first order
        """
        value, earlier = figure(self.now.seen), figure(self.before.seen)
        parts = {path: self.known(path) for path in paths}
        least = max((part.certainty for part in parts.values()), key=(OBSERVED, INFERRED, GUESS).index)
        shifts = [
            figure(shifted(self.now.seen, path, part.error)) - value for path, part in parts.items() if part.error
        ]
        return Known(value, value - earlier, sqrt(sum(shift * shift for shift in shifts)), least)


def shifted(world: World, path: str, amount: float) -> World:
    """Return a world with one row moved by an amount."""
    measure, index = place(World, path)
    rows = np.array(getattr(world, measure.name))
    rows[index] += amount
    changed: FieldValues = {measure.name: rows}  # `but` takes each measure by its name
    return world.but(**changed)


def pages(campaign: Campaign, seat: str) -> PagesSeen:
    """Return what a country sees now, and what it saw a quarter ago."""
    country = COUNTRIES.index(seat)
    now, before = campaign.worlds[-1], campaign.worlds[max(len(campaign.worlds) - 2, 0)]
    return PagesSeen(observed(now, country, campaign.setting), observed(before, country, campaign.setting))


def how_sure(measure: Measure, index: tuple[int, ...], country: int) -> str:
    """Return how surely a country knows a row: others' estimates are inferred, others' secrets are a guess."""
    if measure.known == "public" or owned(measure.name, country)[index].all():
        return OBSERVED
    return INFERRED if measure.known == "estimate" else GUESS
