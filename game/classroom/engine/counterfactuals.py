"""What else could have come of a campaign: the same orders under other luck, or a quarter without some.

Everything is paired: whatever is compared meets the same luck.
"""

from typing import Any

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.review import TurningPoint, turning_points
from game.classroom.engine.room_campaign import plain
from game.forecast.common_luck import CommonLuck
from game.model.legality import still_legal
from game.model.simulation import Simulation
from game.model.state.axes import COUNTRIES
from game.model.state.chance import Dice, name_key
from game.model.state.world import World
from game.views.names import quarter_shown

LUCKS = 128
TOP_HINGES = 5
OTHER_LUCK = name_key("debrief")


def elsewhere(session: Campaign, copies: int) -> Simulation:
    """The campaign from its opening in many worlds with luck unrelated to its own, the same luck for every copy."""
    luck = CommonLuck(Dice(OTHER_LUCK, np.arange(LUCKS, dtype=np.uint64)), copies)
    return session.simulation.elsewhere(luck, LUCKS * copies)


def again(session: Campaign, *without: frozenset[str]) -> World:
    """Return the last worlds of the campaign played again under other luck, orders as they were as far as legal.

    without  orders that nobody gives this time; each set is played by itself, and its worlds stand together
    """
    game = elsewhere(session, len(without))
    number = game.setting.catalogue.number
    for turn in range(session.world.turn):
        sheet = np.repeat(session.sheets[turn], LUCKS * len(without), axis=1)
        for place, names in enumerate(without):
            sheet[[number[name] for name in names], place * LUCKS : (place + 1) * LUCKS] = 0
        for country, own in enumerate(game.setting.catalogue.of_country):
            sheet[own] = still_legal(game.world, sheet, game.setting, country)
        game.step(sheet)
    return game.world


def hinges(session: Campaign, people: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the quarters in which one country's orders moved the ending most, each left out on the same luck.

    people  the countries that people played: their other orders stay
    """
    session.terms = attrs.evolve(session.terms, sides=people)
    found = [point for side in COUNTRIES for point in turning_points(session, side)]
    found.sort(key=lambda one: -abs(one.change))
    whole = sum(abs(one.change) for one in found)
    return [hinge(session, one, whole) for one in found[: TOP_HINGES * 2]]


def hinge(session: Campaign, one: TurningPoint, whole: float) -> dict[str, Any]:
    """Return a hinge as it is sent; `share` of all the swings that single quarters' orders made."""
    return {
        "turn": one.turn,
        "quarter": quarter_shown(one.quarter),
        "country": one.country,
        "orders": [session.setting.catalogue[name].title for name in one.orders],
        "change": plain(one.change, 1),
        "without": one.without,
        "share": plain(abs(one.change) / whole, 2) if whole else 0.0,
        "says": one.says.replace(one.quarter, quarter_shown(one.quarter)),
    }
