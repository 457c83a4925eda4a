"""Why the partnership moved in one quarter: named causes that add up, as printed, to the change that is printed."""

from collections.abc import Mapping
from functools import cache

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.phrases import phrases
from game.model.laws.causes import CALENDAR, DEALS, LUCK, OTHER_DEEDS, Quarter, between
from game.model.levers.catalogue import seat_of
from game.model.state.axes import COUNTRIES, Array
from game.model.state.deeds import Deeds
from game.model.state.names import NAMES, ROW
from game.printed_numbers import shares_shown

UNDERWAY, STEP, HABIT, CHANCES, REST = "underway", "step", "habit", "luck", "rest"
PUSH, MOVE = " (push)", " (move)"
OWN = ("russia", "iran", "china")
BY_COUNTRY = {"united_states": "washington", "gulf_states": "gulf_israel", "israel": "gulf_israel"}


@attrs.frozen
class IndexMove:
    """How the partnership moved, in points of 100, as printed to one digit.

    parts  by cause, a key of `[cause]` among the sentences; their sum is `after` − `before`, exactly as printed
    oil    the cause that moved the oil price most, likewise
    """

    before: float
    after: float
    parts: Mapping[str, float]
    oil: str = UNDERWAY


@cache
def groups() -> Mapping[str, str]:
    """The cause that each measure, and each name that is only pushed, counts among."""
    return {name: group for group, names in phrases("cause_of").items() for name in names.split()}


def group_of(cause: str) -> str:
    """The cause among the sentences that a cause of the laws counts among."""
    if cause == DEALS:
        return DEALS
    if cause in (LUCK, CALENDAR, OTHER_DEEDS):
        return CHANCES if cause == LUCK else HABIT
    bare = cause.removesuffix(PUSH).removesuffix(MOVE)
    if bare in ROW and cause.endswith(PUSH):
        return groups().get(NAMES[ROW[bare]].measure) or groups().get(bare, HABIT)
    if ">" in bare:
        return groups().get(bare.partition(".")[0].partition(">")[0], HABIT)
    if (country := seat_of(bare)) in COUNTRIES:
        return country if country in OWN else BY_COUNTRY[country]
    return groups().get(bare, HABIT)


def moved(campaign: Campaign, turn: int) -> IndexMove:
    """Why the partnership moved in one quarter, counted from 1.

    Each quarter is compared with the one before it; the first with the same quarter in which nobody does anything.
    """
    later = campaign.played[turn - 1].deeds
    idle = Quarter(later.state, Deeds.none(1))
    earlier = campaign.played[turn - 2].deeds if turn > 1 else idle
    explained = between(earlier, later, campaign.game.rules)
    law = campaign.game.rules.figures
    a_rung = float(np.ravel(law.units.percent * law.gauge.ladder / law.gauge.rungs)[0])
    rungs = explained.parts("rung")
    parts: dict[str, float] = {}
    for cause, part in explained.parts("index").items():
        flows = float(part[0]) - a_rung * float(rungs[cause][0] if cause in rungs else 0.0)
        parts[group_of(cause)] = parts.get(group_of(cause), 0.0) + flows
    for cause in rungs.keys() - explained.parts("index").keys():
        parts[group_of(cause)] = parts.get(group_of(cause), 0.0) - a_rung * float(rungs[cause][0])
    stood, stands = (float(campaign.moments[at].world.rung[0]) for at in (turn - 1, turn))
    parts[STEP] = a_rung * (stands - stood)
    before, after = (float(campaign.moments[at].world.index[0]) for at in (turn - 1, turn))
    parts[UNDERWAY] = (after - before) - sum(parts.values())
    return attrs.evolve(printed(before, after, parts), oil=largest_of(explained.parts("brent")))


def largest_of(parts: Mapping[str, Array]) -> str:
    """The cause among the sentences that did most; what was under way where nothing did anything."""
    whole: dict[str, float] = {}
    for cause, part in parts.items():
        whole[group_of(cause)] = whole.get(group_of(cause), 0.0) + float(part[0])
    return max(whole, key=lambda cause: abs(whole[cause]), default=UNDERWAY)


def printed(before: float, after: float, parts: Mapping[str, float]) -> IndexMove:
    """A move of the index with its parts rounded so that they add up; what rounding leaves goes to the largest."""
    ends = round(before, 1), round(after, 1)
    exact = dict(parts)
    largest = max(exact, key=lambda cause: abs(exact[cause]))
    exact[largest] += (ends[1] - ends[0]) - sum(exact.values())
    rounded = {cause: amount for cause, amount in shares_shown(exact).items() if amount}
    return IndexMove(*ends, dict(sorted(rounded.items(), key=lambda part: -abs(part[1]))))
