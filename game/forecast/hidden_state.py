"""Hidden state: what a seat may suppose of what is kept from it, from campaigns imagined in the light of what it sees.

Everybody knows the opening, the laws and the characters, and so can imagine how things went: campaigns are played from
the opening on luck of their own, and of those the ones are kept whose index is nearest to the one seen. What the seat
cannot see is then taken as it is in them, all of it from the same one, because secrets go together.

Source: Rubin (1984) and Tavaré et al. (1997), approximate Bayesian computation: keep what looks like what was seen.
"""

from functools import lru_cache

import attrs
import numpy as np
from numpy.typing import NDArray

from game.forecast.common_knowledge import CommonKnowledge
from game.model.laws.intelligence import hidden_measures, owned, seen_given
from game.model.simulation import Simulation
from game.model.state.axes import Array
from game.model.state.catalogue import Catalogue
from game.model.state.chance import Dice, name_key
from game.model.state.observation import Observation
from game.model.state.world import World

SEED = name_key("imagined past")
IMAGINED, ALIKE = 128, 32


@lru_cache(maxsize=32)
def imagined(known: CommonKnowledge, turn: int) -> World:
    """Campaigns imagined up to now by somebody who knows only what is common knowledge, (IMAGINED,) of them."""
    dice = Dice(SEED, np.arange(IMAGINED, dtype=np.uint64))
    if not turn:
        return known.setting.opening.repeated(IMAGINED)
    setting = attrs.evolve(known.setting, chance=dice)
    staffs = tuple(attrs.evolve(staff, chance=dice) for staff in known.staffs)
    return Simulation(setting, known.seats, staffs, imagined(known, turn - 1)).run(1)


def alike(view: Observation, past: World, numbers: NDArray[np.uint64]) -> NDArray[np.intp]:
    """Which campaigns imagined go with presents drawn from a view, (W × numbers): those most like it, in turn.

    numbers  of the presents; which goes with number 7 does not hang on what others there are
    """
    apart = np.abs(view.seen.index[:, None] - past.index)
    nearest = np.argsort(apart, axis=1, kind="stable")[:, :ALIKE]
    return nearest[:, numbers % ALIKE].ravel()


def secrets(view: Observation, past: World, which: NDArray[np.intp]) -> dict[str, Array]:
    """Every secret measure as a seat may suppose it, (..., W × many); its own rows as they are.

    which  of the campaigns imagined goes with each present, (W × many)
    """
    many = len(which) // view.seen.worlds
    rows = dict[str, Array]()
    for measure in hidden_measures():
        if measure.known == "secret":
            seen = np.repeat(getattr(view.seen, measure.name), many, axis=-1)
            rows[measure.name] = np.where(
                owned(measure.name, view.country), seen, getattr(past, measure.name)[..., which]
            )
    return rows


def orders(view: Observation, past: World, which: NDArray[np.intp], catalogue: Catalogue) -> NDArray[np.int8]:
    """The orders of the last quarters, (quarters back, orders, W × many), with others' covert ones supposed."""
    result = np.repeat(view.seen.orders, len(which) // view.seen.worlds, axis=-1)
    covert = np.flatnonzero(seen_given(catalogue, view.country) == 0)
    result[:, covert] = past.orders[:, covert][..., which]
    return result
