"""A quarter judged: what was ordered by what it promised, luck by what it then did."""

from random import Random
from typing import Any

import numpy as np
import pytest

from game.campaign.campaign import Campaign
from game.classroom.engine.judgement import computers, decision, luck, some_orders
from game.classroom.engine.room_campaign import fresh, opening, played_on, seated, sheet_of
from game.classroom.protocol.positions import DecisionJudged, LuckJudged, QuarterAsked, QuarterKept
from game.model.state.axes import COUNTRIES

QUARTERS = 3
SEEDS = range(1, 4)
Estimates = list[LuckJudged] | list[DecisionJudged]


@pytest.fixture(scope="module")
def played() -> list[tuple[Campaign, QuarterKept, Campaign]]:
    """Return quarters that the computer played in all seats: before, what was ordered, after."""
    found = []
    for seed in SEEDS:
        session = opening({"scenario": "partners_of_convenience", "seed": seed, "quarters": QUARTERS})
        for _ in range(QUARTERS):
            before = fresh(session)
            kept = played_on(session, QuarterAsked(dict.fromkeys(COUNTRIES)))
            found.append((before, kept, fresh(session)))
    return found


def average(some: Estimates) -> tuple[float, float]:
    """Return the mean of estimates and its standard error, from how they are spread."""
    values = np.array([one.value for one in some])
    return float(values.mean()), float(values.std(ddof=1)) / len(values) ** 0.5


def test_the_computers_own_orders_are_no_better_and_no_worse_than_the_computers(played: Any) -> None:
    """A team that orders what the computer would in its seat is judged at nought, to the last digit."""
    for before, quarter, _ in played:
        seat = "iran"
        seated(before, [seat])
        own = sheet_of(computers(fresh(before), seat))
        kept = QuarterKept({**quarter.orders, seat: own}, (seat,), (), (), {}, "")
        assert decision(fresh(before), seat, kept).value == pytest.approx(0.0, abs=1e-9)


def test_orders_at_random_promise_less(played: Any) -> None:
    """Teams that order at random are judged below the computer by more than two standard errors."""
    found = []
    for number, (before, quarter, _) in enumerate(played):
        for seat in COUNTRIES:
            session = fresh(before)
            seated(session, [seat])
            own = sheet_of(some_orders(session.permission, seat, Random(number)))
            kept = QuarterKept({**quarter.orders, seat: own}, (seat,), (), (), {}, "")
            found.append(decision(session, seat, kept))
    mean, error = average(found)
    assert mean < -2 * error


def test_luck_has_no_favourites(played: Any) -> None:
    """Over many quarters nobody's luck differs from nought by more than three and a half standard errors."""
    found = [luck(fresh(before), quarter, fresh(after)) for before, quarter, after in played]
    for name in COUNTRIES:
        mean, error = average([one[name] for one in found])
        assert abs(mean) < 3.5 * error, name
