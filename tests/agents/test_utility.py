import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.utility import Lean, appraise, capital_price, contributions, desk, deviation
from game.model.state.arithmetic import total
from game.model.state.observation import Observation
from tests.agents.sketch import INTERESTS, any_world, figures, staff, view

US = 2


def test_gains_have_unit_deviation_over_a_countrys_orders() -> None:
    """With every interest half way met, a country's gains vary by one standard deviation over its orders."""
    book = desk(staff("united_states"))
    assert np.std(book.gains @ [interest.weight for interest in INTERESTS]) == pytest.approx(1.0, abs=1e-3)


def test_a_handbook_without_gains_is_no_yardstick() -> None:
    """Where no order brings anything, nothing is divided by nothing."""
    assert deviation(np.zeros((2, 4)), [0.5, 0.5]) > 0


def test_what_is_scarce_counts_more() -> None:
    """The same order is worth more to a country whose interest is hardly met than to one where it nearly is."""
    reader = staff("russia")
    helpful = int(np.argmax(desk(reader).gains[:, 0]))
    poor = appraise(view("russia", {"revenue.russia": 19.0}), reader, ()).worth
    rich = appraise(view("russia", {"revenue.russia": 44.0}), reader, ()).worth
    assert poor[helpful, 0] > rich[helpful, 0]


def test_capital_costs_more_when_there_is_little() -> None:
    """A point of political capital costs twice the usual when there is none left, and the usual at the usual stock."""
    reader, usual = staff("iran"), figures().decision
    assert capital_price(view("iran", {"capital.iran": 0.0}), reader) == pytest.approx(
        2 * usual.capital_price, abs=1e-5
    )
    stocked = view("iran", {"capital.iran": float(usual.usual_capital)})
    assert capital_price(stocked, reader) == pytest.approx(float(usual.capital_price), abs=1e-5)


def test_a_lean_adds_to_the_orders_it_names_and_to_no_other() -> None:
    """Doctrine adds its amount to the worth of the orders named."""
    seen, reader = view("china", {}), staff("china")
    added = appraise(seen, reader, (Lean(("cn.stockpile",), 1.5, "cheap"),)).worth - appraise(seen, reader, ()).worth
    assert added[desk(reader).row("cn.stockpile"), 0] == 1.5
    assert np.count_nonzero(added) == 1


def test_a_lean_to_anothers_order_is_refused() -> None:
    """A lean that names an order of another country says whose orders were expected."""
    with pytest.raises(KeyError, match=r"'us.hold' is not among this country's orders; expected one of cn\."):
        appraise(view("china", {}), staff("china"), (Lean(("us.hold",), 1.0, "mistaken"),))


def test_the_same_order_again_bores() -> None:
    """An order given within the year is worth less by the cost of habit."""
    reader = staff("israel")
    seen = view("israel", {})
    before = appraise(seen, reader, ()).worth
    seen.seen.orders[0, reader.own.start] = 1
    assert (before - appraise(seen, reader, ()).worth)[0, 0] == pytest.approx(
        float(figures().decision.habit_cost), abs=1e-5
    )


def test_a_plan_that_heeds_no_interest_has_no_gains() -> None:
    """Without interests, what is left of an order's worth is its price."""
    reader = staff("iran")
    seen = view("iran", {})
    appraisal = appraise(seen, reader, (), heeds_interests=False)
    assert np.array_equal(appraisal.worth, -desk(reader).prices[2][:, None] * appraisal.price)


@given(seed=st.integers(0, 10_000), worlds=st.integers(1, 9))
@settings(max_examples=25)
def test_contributions_add_up_to_worth(seed: int, worlds: int) -> None:
    """What speaks for and against an order adds up to its worth, exactly, in every world."""
    seen, reader = Observation(US, any_world(seed, worlds), {}), staff("united_states", worlds)
    leans = (Lean(("us.deny_dual_use", "us.hold"), seen["brent"] / 90, "one"), Lean(("us.deny_dual_use",), -0.3, "two"))
    parts = contributions(seen, reader, leans, "us.deny_dual_use")
    worth = appraise(seen, reader, leans).worth[desk(reader).row("us.deny_dual_use")]
    assert np.array_equal(total(part.amount for part in parts), worth)


@given(seed=st.integers(0, 10_000), k=st.integers(0, 6))
@settings(max_examples=25)
def test_worth_does_not_hang_on_the_block(seed: int, k: int) -> None:
    """A world alone is appraised to the last bit as it is among others."""
    seen = Observation(US, any_world(seed, 7), {})
    among = appraise(seen, staff("united_states", 7), ())
    alone = appraise(attrs.evolve(seen, seen=seen.seen.only(k)), staff("united_states"), ())
    assert np.array_equal(among.worth[:, k : k + 1], alone.worth)
