"""Tests of bundles: which single changes are worth most together for the weeks there are."""

from functools import cache
from itertools import combinations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.strengths import CABINET, STRENGTHS
from game.search.bundles import Weighed, best_bundle, bundles, varied
from game.search.quest import OtherOrder, Quest
from tests.search.test_looking_ahead import after, asks

NAMES = ("a", "b", "c", "d")


def weighed(what: str, gain: float, price: float, error: float = 0.0) -> Weighed:
    """A single change that seemed to be worth so much."""
    return Weighed((OtherOrder(what, 1, price),), gain, error, {}, 0.0)


def with_weeks(spare: float) -> Quest:
    """A quest in which so many weeks are left."""
    return attrs.evolve(a_quest(), strength=STRENGTHS[CABINET], spare=spare)


@cache
def a_quest() -> Quest:
    """What Tehran looks ahead from in the third quarter."""
    return asks(after(2), CABINET, "iran")


def worth(changes: tuple[OtherOrder, ...], alone: list[Weighed]) -> float:
    """What some changes seemed to be worth together."""
    gains = {entry.changes[0]: entry.gain for entry in alone}
    return sum(gains[change] for change in changes)


SINGLES = st.lists(
    st.builds(weighed, st.sampled_from(NAMES), st.integers(-4, 6).map(float), st.integers(-3, 5).map(float)),
    max_size=7,
    unique_by=lambda entry: (entry.changes[0].what, entry.changes[0].price),
)


@settings(deadline=None, max_examples=60)
@given(SINGLES, st.integers(0, 6))
def test_no_bundle_that_can_be_paid_seems_better(alone: list[Weighed], spare: int) -> None:
    """Among all sets of changes that name different things and can be paid for, none adds up to more."""
    quest = with_weeks(float(spare))
    chosen = best_bundle(quest, alone, [entry.gain for entry in alone])
    assert quest.affords(chosen)
    assert len({change.what for change in chosen}) == len(chosen)
    for many in range(len(alone) + 1):
        for some in combinations(alone, many):
            changes = tuple(entry.changes[0] for entry in some)
            if len({change.what for change in changes}) == many and quest.affords(changes):
                assert worth(changes, alone) <= worth(chosen, alone)


def test_a_dear_change_is_bought_with_what_another_frees() -> None:
    """What costs five weeks is taken with two weeks left where giving up a thing worth little frees three."""
    alone = [weighed("dear", 6.0, 5.0), weighed("given up", -1.0, -3.0)]
    assert {change.what for change in best_bundle(with_weeks(2.0), alone, [6.0, -1.0])} == {"dear", "given up"}
    assert best_bundle(with_weeks(1.0), alone, [6.0, -1.0]) == ()


def test_what_may_be_luck_is_left_out_of_the_most_cautious_bundle() -> None:
    """A gain of one standard error is in the boldest bundle, and not in the one that takes off as much."""
    alone = [weighed("sure", 4.0, 1.0, 0.1), weighed("luck", 1.0, 1.0, 1.0)]
    found = [{change.what for change in changes} for changes in bundles(with_weeks(5.0), alone)]
    assert {"sure", "luck"} in found
    assert found[-1] == {"sure"}


def test_the_neighbours_of_a_bundle_have_one_change_less_or_more() -> None:
    """Each of two changes is left out once, and what still pays and can be paid for is added."""
    alone = [weighed("a", 3.0, 1.0), weighed("b", 2.0, 1.0), weighed("c", 1.0, 2.0), weighed("d", 0.5, 1.0)]
    (one,), (other,) = alone[0].changes, alone[1].changes
    neighbours = [{change.what for change in changes} for changes in varied(with_weeks(3.0), (one, other), alone)]
    assert neighbours == [{"b"}, {"a"}, {"a", "b", "d"}]


@pytest.mark.parametrize("spare", [0.0, 3.0])
def test_weeks_that_are_not_there_are_not_spent(spare: float) -> None:
    """Every bundle of a real quest can be paid for."""
    quest = with_weeks(spare)
    alone = [Weighed((change,), 1.0, 0.5, {}, 0.0) for change in quest.changes]
    assert all(quest.affords(changes) for changes in bundles(quest, alone))
