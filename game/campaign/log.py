"""The log of orders, which is the game: JSON lines that replay to the same worlds.

The first line says on what terms the campaign is played; then, each quarter, one line a country with its orders, and a
closing line with the digest of the world they led to.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import attrs

from game.atomic_files import write_whole
from game.campaign.injected import Injected
from game.loose_types import JsonDict
from game.model.state.axes import COUNTRIES

FORMAT = 1


@attrs.frozen
class CampaignTerms:
    """The terms on which a campaign is played: all but the orders.

    scenario         name of a scenario that ships with Wedge, or path of a scenario file
    scenario_digest  of all its content, changes and ruleset included; "" until the campaign begins
    world            which of the seed's worlds it is
    quarters         how many are played; 0 for as many as the scenario says
    changes          what was set otherwise, by path
    sides            countries that people play
    strategies       named strategies, by country
    rationality      of every country's agent; None for each strategy's own
    difficulty       how hard the engine plays, one of `difficulty.DIFFICULTIES`; "" for as the ruleset says
    """

    scenario: str
    scenario_digest: str = ""
    seed: int = 1
    world: int = 0
    quarters: int = 0
    changes: Mapping[str, str] = attrs.field(factory=dict)
    sides: tuple[str, ...] = ()
    strategies: Mapping[str, str] = attrs.field(factory=dict)
    rationality: float | None = None
    difficulty: str = ""
    version: str = ""


@attrs.frozen
class LoggedQuarter:
    """What everybody ordered in one quarter, and the digest of the world it led to.

    orders    level by order, by country
    injected  what a facilitator put in
    lines     line of the file on which each country's orders stand, for messages
    """

    turn: int
    quarter: str
    orders: Mapping[str, Mapping[str, str]]
    digest: str
    injected: Injected = attrs.field(factory=Injected)
    lines: Mapping[str, int] = attrs.field(factory=dict, eq=False)


@attrs.frozen
class Log:
    """A campaign's terms and its quarters so far; `warning` says what was left out when it was read."""

    campaign: CampaignTerms
    quarters: tuple[LoggedQuarter, ...]
    warning: str = attrs.field(default="", eq=False)


def written(log: Log) -> str:
    """A log as JSON lines."""
    lines: list[JsonDict] = [{"wedge": FORMAT, **attrs.asdict(log.campaign)}]
    for quarter in log.quarters:
        for country in COUNTRIES:
            line = {"quarter": quarter.quarter, "turn": quarter.turn, "country": country}
            lines.append({**line, "orders": dict(quarter.orders[country])})
        closing = {"turn": quarter.turn, "digest": quarter.digest}
        lines.append(closing if quarter.injected == Injected() else {**closing, **attrs.asdict(quarter.injected)})
    return "".join(json.dumps(line) + "\n" for line in lines)


def write(log: Log, path: Path) -> None:
    """Write a log to a file that is whole or not there."""
    write_whole(path, written(log))
