"""A quarter judged: decisions by what was known when they were taken, luck by what it then did."""

from random import Random
from typing import Any

import numpy as np
import pytest

from game.campaign.campaign import Campaign
from game.classroom.engine.judgement import decision, informed, luck, some_sheet
from game.classroom.engine.room_campaign import given, opening
from game.classroom.protocol.positions import DecisionJudged, LuckJudged, QuarterKept
from game.model.state.axes import COUNTRIES

QUARTERS = 4
SEEDS = range(1, 4)
Estimates = list[LuckJudged] | list[DecisionJudged]


def quarter_of(session: Campaign) -> QuarterKept:
    """Return the last quarter as a room keeps it."""
    orders = given(session, session.world.turn)
    return QuarterKept(orders, (), (), session.digest)


def campaigns() -> list[Campaign]:
    """Return some campaigns of four quarters that the engine played in all seats, each under its own luck."""
    found = []
    for seed in SEEDS:
        session = opening({"scenario": "partners_of_convenience", "seed": seed, "quarters": QUARTERS})
        for _ in range(QUARTERS):
            session.end_quarter()
        found.append(session)
    return found


@pytest.fixture(scope="module")
def played() -> list[tuple[Campaign, QuarterKept, Campaign]]:
    """Return quarters that the engine played in all seats: before, what was ordered, after."""
    found = []
    for session in campaigns():
        for turn in range(QUARTERS):
            after = session.fork(turn + 1)
            found.append((session.fork(turn), quarter_of(after), after))
    return found


def average(some: Estimates) -> tuple[float, float]:
    """Return the mean of estimates and its standard error, from how they are spread."""
    values = np.array([one.value for one in some])
    return float(values.mean()), float(values.std(ddof=1)) / len(values) ** 0.5


def test_the_engines_own_orders_are_no_better_and_no_worse_than_the_engines(played: Any) -> None:
    """Teams that order what the engine would are judged at nought, within three standard errors."""
    mean, error = average([decision(before, seat, quarter) for before, quarter, _ in played for seat in COUNTRIES])
    assert abs(mean) < 3 * error


def test_orders_at_random_promise_less(played: Any) -> None:
    """Teams that order at random are judged below the engine by more than three standard errors, and rank low."""
    found = []
    for number, (before, _, _) in enumerate(played):
        for seat in COUNTRIES:
            sheet = some_sheet(informed(before, seat, []), list(before.legal(seat)), Random(number))
            found.append(decision(before, seat, QuarterKept({seat: sheet}, (), (), "")))
    mean, error = average(found)
    assert mean < -3 * error
    assert np.mean([one.rank for one in found]) < 0.4


def test_how_the_quarter_fell_does_not_move_what_a_decision_is_worth(played: Any) -> None:
    """A decision is judged by what was seen before it: two games that differ only in their luck judge it alike."""
    before, quarter, _ = played[0]
    other = opening({"scenario": "partners_of_convenience", "seed": 77, "quarters": QUARTERS})
    assert decision(other, "russia", quarter).value == pytest.approx(decision(before, "russia", quarter).value, abs=0.4)


def test_luck_has_no_favourites(played: Any) -> None:
    """Over many quarters nobody's luck differs from nought by more than three and a half standard errors."""
    found = [luck(before, quarter, after) for before, quarter, after in played]
    for name in COUNTRIES:
        mean, error = average([one[name] for one in found])
        assert abs(mean) < 3.5 * error, name
