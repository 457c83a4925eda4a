"""A room's campaign: played from its terms and what was ordered so far, and checked against what it was."""

import json
from collections.abc import Sequence
from functools import lru_cache

from game.campaign.campaign import Campaign, levels
from game.campaign.injected import Injected
from game.campaign.log import CampaignTerms
from game.classroom.protocol.conversion import plain
from game.classroom.protocol.positions import CampaignChoice, OrdersGiven, OrdersWanted, QuarterAsked, QuarterKept
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import Sheet


class Differs(Exception):  # noqa: N818 (it says what happened)
    """A quarter played again led to another world than it did before."""


@lru_cache(maxsize=4)
def opened(terms: str) -> Campaign:
    """Return a campaign before its first quarter; it takes a tenth of a second, and every quarter asks for it."""
    return Campaign.new(CampaignTerms(**json.loads(terms)))


def opening(campaign: CampaignChoice) -> Campaign:
    """Return a campaign before its first quarter, to play on in.

    campaign  the fields of `CampaignTerms` that differ from its defaults
    errors    ScenarioFaults, KeyError
    """
    return opened(json.dumps(dict(campaign), sort_keys=True)).fork(0)


def played(campaign: CampaignChoice, history: Sequence[QuarterKept]) -> Campaign:
    """Return a campaign after the quarters of a history.

    errors  Differs at the first quarter that leads elsewhere
    """
    session = opening(campaign)
    for quarter in history:
        session.put_in(injected(quarter))
        session.play(sheet_of(session, quarter.orders))
        if session.digest != quarter.digest:
            turn = session.world.turn
            raise Differs(f"Quarter {turn} led to {session.digest}; the room's file says {quarter.digest}.")
    return session


def injected(quarter: QuarterAsked | QuarterKept) -> Injected:
    """Return what the facilitator put into a quarter."""
    return Injected(tuple(plain(inject) for inject in quarter.injects), quarter.left_out)


def sheet_of(session: Campaign, orders: OrdersGiven) -> Sheet:
    """Return everybody's orders as a sheet."""
    return session.sheet_of({name: level for own in orders.values() for name, level in own.items()})


def decided(session: Campaign, orders: OrdersWanted) -> Sheet:
    """Return the quarter's sheet: people's orders, and the engine's where a seat's are None."""
    sheet = session.simulation.decide()
    for place, country in enumerate(COUNTRIES):
        ordered = orders[country]
        if ordered is not None:
            own = session.setting.catalogue.of_country[place]
            sheet[own] = session.sheet_of(dict(ordered))[own]
    return sheet


def given(session: Campaign, turn: int) -> dict[str, dict[str, str]]:
    """Return what everybody ordered in a quarter, counted from 1."""
    return {country: levels(session.setting, session.sheets[turn - 1], country) for country in COUNTRIES}
