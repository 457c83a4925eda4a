"""The searched best response: every US order tried as a habit, against everybody else's agents.

The search has its own luck, the same for every campaign of a scenario, so that a campaign played alone and one among
thousands find the same orders, and nobody learns of the luck to come.
"""

from collections.abc import Sequence

import attrs
import numpy as np

from game.model.decisions import Player, decided
from game.model.laws.staff_estimates import repeated
from game.model.laws.turn import passed
from game.model.legality import legal
from game.model.state.arithmetic import mean
from game.model.state.axes import UNITED_STATES, Array
from game.model.state.catalogue import Sheet
from game.model.state.chance import Dice, name_key
from game.model.state.setting import Setting, Staff
from game.model.state.world import World

QUARTERS_TRIED = 8
LUCKS = 16
KEPT = 4
FIRM = 2


def best_orders(agents: Sequence[Player], setting: Setting, staffs: Sequence[Staff]) -> tuple[str, ...]:
    """Return the US orders that serve Washington best as habits, best first; never holding.

    setting  of the campaign; its luck is not looked at
    """
    names = setting.catalogue.names[setting.catalogue.of_country[UNITED_STATES]]
    ranked = sorted(zip(worth(agents, setting, staffs), names, strict=True), reverse=True)
    return tuple(name for _, name in ranked if not name.endswith(".hold"))[:KEPT]


def worth(agents: Sequence[Player], setting: Setting, staffs: Sequence[Staff]) -> list[float]:
    """Return Washington's mean score under each of its orders given as a habit, in the order of the catalogue."""
    own = setting.catalogue.of_country[UNITED_STATES]
    orders = own.stop - own.start
    luck = Dice(name_key("searched best response"), np.tile(np.arange(LUCKS, dtype=np.uint64), orders))
    setting = attrs.evolve(setting, chance=luck, opening=repeated(setting.opening, orders * LUCKS))
    staffs = [attrs.evolve(staff, chance=luck) for staff in staffs]
    others = [agent for agent in agents if agent.country != UNITED_STATES]
    world = setting.opening
    for _ in range(QUARTERS_TRIED):
        sheet = decided(others, world, setting, staffs)
        sheet[own] = habit(world, setting)
        world = passed(world, sheet, setting)
    scores: Array = world.score[UNITED_STATES].reshape(orders, LUCKS)
    return [float(score) for score in mean(list(scores.T))]


def habit(world: World, setting: Setting) -> Sheet:
    """Return Washington's rows of a sheet on which order o is given firmly in its own block of worlds, where legal."""
    own = setting.catalogue.of_country[UNITED_STATES]
    affordable = world.capital[UNITED_STATES] >= setting.catalogue.prices[own, FIRM : FIRM + 1]
    tried = np.repeat(np.eye(own.stop - own.start, dtype=bool), LUCKS, axis=1)
    return np.where(tried & legal(world, setting)[own] & affordable, FIRM, 0).astype(np.int8)
