"""The verdict by hand: what makes a partnership durable, and which ending an outbid offer and a close pair come to."""

import pytest

from game.model.laws.verdict import ending, outcome
from game.model.state.codes import CLOSE, ENDINGS, OUTCOMES, QUARREL, STRAINED, SUSPEND_UNPAID, WORKING
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import Numbers, changed, first_worlds, rules

LAW = Numbers(central().verdict)
TURN = 16


def late(rung: float, **measures: float | list[float]) -> WorldState:
    """A pair on a rung after four years in which nothing else changed."""
    whole = changed(first_worlds(), rung=rung, china=0.0, **measures)
    return whole.but(turn=TURN)


@pytest.mark.parametrize(("more", "name"), [(0.5, "durable"), (-0.5, "holds")])
def test_a_strong_pair_is_durable_where_its_index_has_risen_enough(more: float, name: str) -> None:
    """High for long enough, and so many points above where it began; a point short of them is not enough."""
    state = late(CLOSE, high_quarters=40.0)
    raised = changed(state, index=float(state.first_index[0]) + LAW.risen + more)
    assert name in OUTCOMES[int(outcome(raised, rules(1))[0])]


@pytest.mark.parametrize(
    ("rung", "since", "name"),
    [
        (WORKING, LAW.new_for, "outbid_and_bound"),
        (CLOSE, LAW.new_for, "outbid_and_bound"),
        (WORKING, LAW.new_for + 1, "as_before"),
        (STRAINED, LAW.new_for, "drifted_apart"),
    ],
)
def test_an_outbid_offer_binds_a_pair_that_still_works_together(rung: float, since: float, name: str) -> None:
    """The offer to Tehran lapsed not longer ago than counts as new, and the pair is on working terms or closer."""
    state = late(rung, offer_lapsed=[0.0, TURN - since])
    assert ENDINGS[int(ending(state, rules(1))[0])] == name


@pytest.mark.parametrize("first", range(4))
@pytest.mark.parametrize("second", range(4))
def test_a_strait_shut_in_two_quarters_of_the_last_year_is_the_ending(first: int, second: int) -> None:
    """Whichever two of the last four they are; one quarter alone is not enough."""
    shut = [float(place in (first, second)) for place in range(4)]
    name = ENDINGS[int(ending(late(WORKING, closed_ago=shut), rules(1))[0])]
    assert (name == "the_strait") == (first != second)


@pytest.mark.parametrize(
    ("rung", "deal", "name"),
    [
        (QUARREL, [0.0, 1.0], "sold"),
        (QUARREL, [1.0, 0.0], "sold"),
        (QUARREL, [0.0, 0.0], "unpaid"),
        (STRAINED, [1.0, 0.0], "drifted_apart"),
    ],
)
def test_a_pair_that_breaks_over_a_deal_with_washington_was_sold(rung: float, deal: list[float], name: str) -> None:
    """The sale itself stops where what was demanded is done; who breaks while it stands breaks over it."""
    state = late(rung, deal=deal, breaking_act=float(SUSPEND_UNPAID))
    assert ENDINGS[int(ending(state, rules(1))[0])] == name
