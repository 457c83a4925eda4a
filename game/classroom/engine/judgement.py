"""A quarter judged: what a team's orders promised beside others it could have given, and what luck made of it.

Decision: the team's sheet and others are tried in the same futures, drawn from what the seat saw when it had to order,
every country answering as it will; they are valued by the seat's own score at the end. How the quarter then fell does
not enter. Luck: what everybody's score may be expected to be after the quarter as it fell, less what it was expected to
be just before, these orders given; so its mean is nought whatever is ordered.

Source: variance-reduced evaluation as of backgammon rollouts and AIVAT (Burch et al. 2018): a game's result is the sum
of what was chosen and what chance did, each against an expectation.
"""

from collections.abc import Sequence
from math import hypot, sqrt
from random import Random

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.injected import inject
from game.classroom.engine.outlooks import control_prospect
from game.classroom.engine.room_campaign import injected, sheet_of
from game.classroom.engine.what_if import lived_with
from game.classroom.protocol.conversion import plain
from game.classroom.protocol.positions import DecisionJudged, InjectPut, LuckJudged, QuarterKept
from game.forecast.common_luck import Redrawn
from game.forecast.intervals import SURE, Estimate, mean
from game.forecast.prospect import Prospect
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LEVELS, ORDERS_A_QUARTER

FUTURES = 64
PICKS = 6
OTHERS = 6
TRIES = 40


def decision(session: Campaign, seat: str, quarter: QuarterKept) -> DecisionJudged:
    """Return how a seat's orders in the quarter to come compare with what else it could order.

    returns  points of its score over what the engine in its seat would order on average, and the share of other sheets
             that promise less, ties counting half
    """
    looking = informed(session, seat, quarter.injects)
    own, picks = dict(quarter.orders[seat]), engine_picks(session, looking, seat)
    others = other_sheets(session, looking, seat)
    courses = looking.courses([own, *picks, *others], FUTURES)
    assert courses is not None, "nobody cancels"
    mine, *rest = (course.score for course in courses)
    worth = np.array([float(np.mean(scores)) for scores in rest])
    advantage = mean(mine - np.mean(rest[:PICKS], axis=0))
    # What the engine would order is a draw too, and its mean is known from a few of them.
    half = hypot(advantage.high - advantage.value, SURE * float(np.std(worth[:PICKS], ddof=1)) / sqrt(PICKS))
    level = float(np.mean(mine))
    rank = float(np.mean((worth < level) + (worth == level) / 2))
    return DecisionJudged(advantage.value, advantage.value - half, advantage.value + half, rank)


def informed(session: Campaign, seat: str, injects: Sequence[InjectPut]) -> Prospect:
    """Return from what a seat looks ahead, with the injects of the quarter that it was told of."""
    looking = session.prospect(seat)
    known = tuple(inject(plain(put)) for put in injects if put.to is None or seat in put.to)
    setting = looking.known.setting
    return attrs.evolve(
        looking, known=attrs.evolve(looking.known, setting=attrs.evolve(setting, injects=(*setting.injects, *known)))
    )


def engine_picks(session: Campaign, looking: Prospect, seat: str) -> list[dict[str, str]]:
    """Return what the engine would order in a seat, drawn several times."""
    place = COUNTRIES.index(seat)
    agent, staff, catalogue = looking.known.seats[place], session.staffs[place], session.setting.catalogue
    allowed, names = session.simulation.legal(seat), catalogue.names[staff.own]
    sheets = (
        agent.decide(looking.view, allowed, attrs.evolve(staff, chance=Redrawn(staff.chance, number)))
        for number in range(1, PICKS + 1)
    )
    return [{name: LEVELS[int(sheet[at, 0]) - 1] for at, name in enumerate(names) if sheet[at, 0]} for sheet in sheets]


def other_sheets(session: Campaign, looking: Prospect, seat: str) -> list[dict[str, str]]:
    """Return sheets that a seat could order as well, drawn from all it may and can pay for."""
    luck, ready = Random(f"{session.digest}/{seat}"), list(session.legal(seat))
    return [some_sheet(looking, ready, luck) for _ in range(OTHERS)]


def some_sheet(looking: Prospect, ready: Sequence[str], luck: Random) -> dict[str, str]:
    """Return one to three orders drawn at random that may be given together."""
    wanted, sheet = luck.randint(1, ORDERS_A_QUARTER), dict[str, str]()
    for _ in range(TRIES):
        tried = {**sheet, luck.choice(ready): luck.choice(LEVELS)}
        if looking.allows(tried):
            sheet = tried
        if len(sheet) == wanted:
            break
    return sheet


def luck(before: Campaign, quarter: QuarterKept, after: Campaign) -> dict[str, LuckJudged]:
    """Return by how much the way a quarter fell moved what each country's score may be expected to be.

    before  the campaign at the quarter's beginning; what was put into the quarter is put into it
    after   the campaign after it
    """
    before.put_in(injected(quarter))
    looking, sheet = control_prospect(before), sheet_of(before, quarter.orders)
    _, ahead = lived_with(looking, looking.known, sheet, tuple(range(len(COUNTRIES))))
    expected = [mean(row) for row in ahead]
    came = [Estimate(*3 * (float(score[0]),)) for score in after.world.score]
    if not after.over:
        later = control_prospect(after)
        _, from_here = lived_with(later, later.known, None, ())
        came = [mean(row) for row in from_here]
    return {name: apart(came[at], expected[at]) for at, name in enumerate(COUNTRIES)}


def apart(first: Estimate, second: Estimate) -> LuckJudged:
    """Return the difference of two means that were counted apart."""
    value, half = first.value - second.value, hypot(first.high - first.value, second.high - second.value)
    return LuckJudged(value, value - half, value + half)


def summed(some: Sequence[LuckJudged | DecisionJudged]) -> Estimate:
    """Return the sum of differences that were counted apart."""
    value = sum(part.value for part in some)
    half = sqrt(sum((part.high - part.value) ** 2 for part in some))
    return Estimate(value, value - half, value + half)
