"""The log of orders, which is the game: JSON lines that replay to the same worlds.

The first line says on what terms the campaign is played; then, each quarter, one line a country with its orders, and a
closing line with the digest of where they led.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import attrs

from game.atomic_files import write_whole
from game.campaign.campaign import Campaign
from game.campaign.deal_book import DealEvent
from game.campaign.orders import SeatOrders
from game.campaign.terms import CampaignTerms
from game.loose_types import JsonDict
from game.model.scenario.setup import DatedInject
from game.model.state.axes import COUNTRIES

NAME, FORMAT = "wedge", 2
# What stands in a country's line only where there is some.
OPTIONAL = ("prepared",)


@attrs.frozen
class LoggedQuarter:
    """What everybody ordered in one quarter, and the digest of where it led.

    injects  what a facilitator put in from outside
    said     what was said at the table, in its order
    lines    line of the file on which each country's orders stand, for messages
    """

    turn: int
    quarter: str
    orders: Mapping[str, SeatOrders]
    digest: str
    injects: tuple[DatedInject, ...] = ()
    said: tuple[DealEvent, ...] = ()
    lines: Mapping[str, int] = attrs.field(factory=dict, eq=False)


@attrs.frozen
class OrderLog:
    """A campaign's terms and its quarters so far; `warning` says what was left out when it was read."""

    terms: CampaignTerms
    quarters: tuple[LoggedQuarter, ...]
    warning: str = attrs.field(default="", eq=False)


def log_of(campaign: Campaign) -> OrderLog:
    """The terms and all orders of a campaign so far."""
    quarters = [
        LoggedQuarter(
            turn, campaign.setup.quarter(turn), played.orders, played.digest, injected(campaign, turn), played.said
        )
        for turn, played in enumerate(campaign.played, start=1)
    ]
    return OrderLog(campaign.terms, tuple(quarters))


def injected(campaign: Campaign, turn: int) -> tuple[DatedInject, ...]:
    """What a facilitator put into a quarter."""
    return tuple(inject for inject in campaign.injected if inject.quarter == turn)


def written(log: OrderLog) -> str:
    """A log as JSON lines."""
    lines: list[JsonDict] = [{NAME: FORMAT, **attrs.asdict(log.terms)}]
    for quarter in log.quarters:
        for country in COUNTRIES:
            line = {"quarter": quarter.quarter, "turn": quarter.turn, "country": country}
            orders = attrs.asdict(quarter.orders[country])
            lines.append({**line, **{kind: given for kind, given in orders.items() if given or kind not in OPTIONAL}})
        events = {"injects": [attrs.asdict(inject) for inject in quarter.injects]} if quarter.injects else {}
        table = {"said": [said(event) for event in quarter.said]} if quarter.said else {}
        lines.append({"turn": quarter.turn, "digest": quarter.digest, **events, **table})
    return "".join(json.dumps(line) + "\n" for line in lines)


def said(event: DealEvent) -> JsonDict:
    """Something said at the table, as a line holds it."""
    return attrs.asdict(event, filter=lambda field, value: bool(value != field.default))


def save(campaign: Campaign, path: Path) -> None:
    """Write a campaign's log to a file that is whole or not there; OSError as the system gives it."""
    write_whole(path, written(log_of(campaign)))
