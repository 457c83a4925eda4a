"""A room's campaign: played from its terms and what was ordered so far, and checked against what it was."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import attrs

from game.campaign.campaign import Campaign, levels
from game.campaign.injected import Injected
from game.campaign.log import CampaignTerms
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LEVELS, Sheet

Plain = Mapping[str, Any]


class Differs(Exception):  # noqa: N818 (it says what happened)
    """A quarter played again led to another world than it did before."""


@lru_cache(maxsize=4)
def opened(terms: str) -> Campaign:
    """Return a campaign before its first quarter; it takes a tenth of a second, and every quarter asks for it."""
    return Campaign.new(CampaignTerms(**json.loads(terms)))


def opening(campaign: Plain) -> Campaign:
    """Return a campaign before its first quarter, to play on in.

    campaign  the fields of `CampaignTerms` that differ from its defaults
    errors    ScenarioFaults, KeyError
    """
    return opened(json.dumps(dict(campaign), sort_keys=True)).fork(0)


def played(campaign: Plain, history: Sequence[Plain]) -> Campaign:
    """Return a campaign after the quarters of a history.

    history  a quarter each: `orders` by country, `injects` put in, `left_out`, `digest`
    errors   Differs at the first quarter that leads elsewhere
    """
    session = opening(campaign)
    for quarter in history:
        session.put_in(injected(quarter))
        session.play(sheet_of(session, quarter["orders"]))
        if session.digest != quarter["digest"]:
            turn = session.world.turn
            raise Differs(f"Quarter {turn} led to {session.digest}; the room's file says {quarter['digest']}.")
    return session


def injected(quarter: Plain) -> Injected:
    """Return what the facilitator put into a quarter."""
    return Injected(tuple(quarter["injects"]), tuple(quarter["left_out"]))


def sheet_of(session: Campaign, orders: Mapping[str, Mapping[str, str]]) -> Sheet:
    """Return everybody's orders as a sheet."""
    return session.sheet_of({name: level for own in orders.values() for name, level in own.items()})


def decided(session: Campaign, orders: Mapping[str, Mapping[str, str] | None]) -> Sheet:
    """Return the quarter's sheet: people's orders, and the engine's where a seat's are None."""
    sheet = session.simulation.decide()
    for place, country in enumerate(COUNTRIES):
        given = orders[country]
        if given is not None:
            own = session.setting.catalogue.of_country[place]
            sheet[own] = session.sheet_of(dict(given))[own]
    return sheet


def given(session: Campaign, turn: int) -> dict[str, dict[str, str]]:
    """Return what everybody ordered in a quarter, counted from 1."""
    return {country: levels(session.setting, session.sheets[turn - 1], country) for country in COUNTRIES}


def level_number(level: str) -> int:
    """Return how hard a level is, 1–3."""
    return LEVELS.index(level) + 1


def plain(found: Any, digits: int = 3) -> Any:
    """Return values as JSON takes them, numbers rounded."""
    match found:
        case bool() | str() | int() | None:
            return found
        case float():
            return round(found, digits) + 0.0
        case Mapping():
            return {str(name): plain(value, digits) for name, value in found.items()}
        case list() | tuple():
            return [plain(value, digits) for value in found]
        case _ if attrs.has(type(found)):
            return {f.name: plain(getattr(found, f.name), digits) for f in attrs.fields(type(found))}
    return round(float(found), digits) + 0.0
