"""What else could have come of a campaign: the same orders under other luck, or a quarter without some.

Everything is paired: whatever is compared meets the same luck.
"""

from collections import Counter

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.review import TurningPoint, turning_points
from game.classroom.engine.outlooks import estimate
from game.classroom.engine.room_campaign import given
from game.classroom.protocol.debriefs import ClaimMet, TurningQuarter
from game.classroom.protocol.positions import ClearEstimate
from game.forecast.common_luck import CommonLuck
from game.forecast.intervals import mean
from game.model.legality import still_legal
from game.model.scenario.claims import claims
from game.model.simulation import Simulation
from game.model.state.axes import COUNTRIES
from game.model.state.chance import Dice, name_key
from game.model.state.world import World
from game.views.names import quarter_shown, rounded

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


def hinges(session: Campaign, people: tuple[str, ...]) -> tuple[TurningQuarter, ...]:
    """Return the quarters in which one country's orders moved the ending most, each left out on the same luck.

    people  the countries that people played: their other orders stay
    """
    session.terms = attrs.evolve(session.terms, sides=people)
    points = [point for side in COUNTRIES for point in turning_points(session, side)]
    points.sort(key=lambda point: -abs(point.change))
    whole = sum(abs(point.change) for point in points)
    return tuple(hinge(session, point, whole) for point in points[: TOP_HINGES * 2])


def hinge(session: Campaign, point: TurningPoint, whole: float) -> TurningQuarter:
    """Return a hinge as it is sent; `share` of all the swings that single quarters' orders made."""
    name = quarter_shown(point.quarter)
    return TurningQuarter(
        turn=point.turn,
        quarter=name,
        country=point.country,
        orders=tuple(session.setting.catalogue[order].title for order in point.orders),
        change=rounded(point.change, 1),
        without=point.without,
        share=rounded(abs(point.change) / whole, 2) if whole else 0.0,
        says=point.says.replace(point.quarter, name),
    )


MOST = 12


def claims_met(session: Campaign) -> tuple[ClaimMet, ...]:
    """Return the claims about orders that somebody gave, those whose orders moved the ending most first.

    change  the index at the end with these orders, less without them, all others being the same
    """
    catalogue, texts, bearing = session.setting.catalogue, claims(), borne(session)
    changes = moved(session, set(bearing.values()))
    met_claims = [
        ClaimMet(
            claim=claim,
            says=texts[claim].claim,
            expects=texts[claim].expects,
            orders=tuple(sorted(catalogue[name].title for name in names)),
            change=changes[names],
        )
        for claim, names in sorted(bearing.items())
    ]
    return tuple(sorted(met_claims, key=lambda met: -abs(met.change.value) * met.change.clear))


def borne(session: Campaign) -> dict[str, frozenset[str]]:
    """Return for claims that a game can test the orders given that bear on them; the claims with most such orders."""
    catalogue, texts = session.setting.catalogue, claims()
    times = Counter(
        name for turn in range(1, session.world.turn + 1) for own in given(session, turn).values() for name in own
    )
    bearing: dict[str, set[str]] = {}
    for name in times:
        for claim in catalogue[name].claims:
            if texts[claim].expects:
                bearing.setdefault(claim, set()).add(name)
    most = sorted(bearing, key=lambda claim: (-sum(times[name] for name in bearing[claim]), claim))[:MOST]
    return {claim: frozenset(bearing[claim]) for claim in most}


def moved(session: Campaign, some: set[frozenset[str]]) -> dict[frozenset[str], ClearEstimate]:
    """Return for sets of orders how far the index at the end is from what it would be without them."""
    sets = [frozenset[str](), *some]
    same, *others = np.split(again(session, *sets).index, len(sets))
    return {names: estimate(mean(same - index)) for names, index in zip(sets[1:], others, strict=True)}
