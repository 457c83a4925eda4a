"""The searched best response: every US order tried as a habit, against everybody else's agents.

The search has its own luck, the same for every campaign of a scenario, so that a campaign played alone and one among
thousands find the same orders, and nobody learns of the luck to come.
"""

from collections.abc import Sequence

import numpy as np

from game.model import legality
from game.model.simulation import Player, Simulation
from game.model.state.arithmetic import mean
from game.model.state.axes import COUNTRIES, UNITED_STATES, Array
from game.model.state.chance import Dice, name_key
from game.model.state.setting import Setting, Staff

QUARTERS_TRIED = 8
LUCKS = 16
PORTFOLIO_SIZE = 4
FIRM = 2


def best_orders(agents: Sequence[Player], setting: Setting, staffs: Sequence[Staff]) -> tuple[str, ...]:
    """The US orders that serve Washington best as habits, best first; never holding.

    setting  of the campaign; its luck is not looked at
    """
    names = setting.catalogue.names[setting.catalogue.of_country[UNITED_STATES]]
    ranked = sorted(zip(worth(agents, setting, staffs), names, strict=True), reverse=True)
    return tuple(name for _, name in ranked if not name.endswith(".hold"))[:PORTFOLIO_SIZE]


def worth(agents: Sequence[Player], setting: Setting, staffs: Sequence[Staff]) -> list[float]:
    """Washington's mean score under each of its orders given as a habit, in the order of the catalogue."""
    own = setting.catalogue.of_country[UNITED_STATES]
    orders = own.stop - own.start
    luck = Dice(name_key("searched best response"), np.tile(np.arange(LUCKS, dtype=np.uint64), orders))
    game = Simulation(setting, tuple(agents), tuple(staffs), setting.opening).elsewhere(luck, orders * LUCKS)
    others = [name for place, name in enumerate(COUNTRIES) if place != UNITED_STATES]
    # Order o is given firmly in its own block of worlds, whenever it may.
    habits = setting.catalogue.no_orders(orders * LUCKS)
    habits[own] = np.repeat(np.eye(orders, dtype=np.int8) * FIRM, LUCKS, axis=1)
    for _ in range(QUARTERS_TRIED):
        sheet = game.decide(others)
        sheet[own] = legality.admitted(game.world, habits, game.setting)[own]
        game.step(sheet)
    scores: Array = game.world.score[UNITED_STATES].reshape(orders, LUCKS)
    return [float(score) for score in mean(list(scores.T))]
