from fractions import Fraction

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.state.arithmetic import WEIGHT_GRAIN, on_grain
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import ByProduct, Catalogue, Condition, Effect, Order, Risk, adds


def order(name: str, **more: object) -> Order:
    """Return an order that enforces sanctions on Iran, with some things about it changed."""
    plain = Order(
        name=name,
        country="united_states",
        title="Enforce",
        lever="oil",
        does="Washington enforces.",
        effects=(Effect("enforcement.iran", 0.3),),
        cost=2,
    )
    return attrs.evolve(plain, **more)  # type: ignore[arg-type]


def catalogue() -> Catalogue:
    """Return three orders: one with a delay, one with a by-product, one with a risk."""
    return Catalogue(
        (
            order("us.enforce", delay=1),
            order("us.list", by_product=ByProduct("china", "china_tolerance", -0.1, "Refiners worry.")),
            order(
                "ir.strike",
                country="iran",
                effects=(Effect("strike_israel", 1.0), Effect("enforcement.iran", 0.1)),
                risk=Risk(0.2, "escalation", 0.5, "It runs away.", absolute=True),
                cost=3,
            ),
        )
    )


@pytest.mark.parametrize(
    ("cost", "prices"), [(0, [0, 0, 0, 0]), (1, [0, 1, 1, 2]), (2, [0, 1, 2, 3]), (3, [0, 2, 3, 5]), (5, [0, 3, 5, 8])]
)
def test_half_and_one_and_a_half_are_rounded_up(cost: int, prices: list[int]) -> None:
    """Light costs half of firm and hard half as much again, in whole points."""
    assert [order("us.enforce", cost=cost).price(level) for level in range(4)] == prices


def test_the_catalogue_prices_every_order_at_every_level() -> None:
    """The table of prices is what each order says."""
    assert catalogue().prices.tolist() == [[0, 1, 2, 3], [0, 1, 2, 3], [0, 2, 3, 5]]


def test_what_an_order_puts_in_for_certain_includes_its_by_product() -> None:
    """A by-product is no accident: it comes with every order."""
    assert [push.path for push in catalogue().orders[1].pushes()] == ["enforcement.iran", "china_tolerance"]


def test_the_matrix_holds_each_push_in_its_row() -> None:
    """Each order has a column and each path a row; what may go wrong stands beside them, one push a risk."""
    found = catalogue()
    rows = [path for path, _ in found.rows]
    dense = dict(zip(rows, found.matrix.tolist(), strict=True))
    assert dense["enforcement.iran"] == pytest.approx([0.3, 0.3, 0.1], abs=WEIGHT_GRAIN)
    assert dense["china_tolerance"] == pytest.approx([0.0, -0.1, 0.0], abs=WEIGHT_GRAIN)
    assert dense["strike_israel"] == [0.0, 0.0, 1.0]
    row, size = found.accidents
    assert ([rows[at] for at in row], size.tolist()) == (["escalation"], [0.5])


def test_pushes_by_a_share_stand_before_those_by_an_amount() -> None:
    """The order of the rows is the one in which `plan` expects them."""
    assert [amount for _, amount in catalogue().rows] == [False, False, True, True]


def test_the_matrix_lies_on_the_grid_of_weights() -> None:
    """Sums of orders are exact, because every push is a whole number of 2^-18."""
    assert np.array_equal(catalogue().matrix, on_grain(catalogue().matrix, WEIGHT_GRAIN))


@pytest.mark.parametrize(
    ("push", "amount"),
    [
        (Effect("trust.iran", 0.1), False),
        (Effect("trust.iran", 0.1, absolute=True), True),
        (Effect("strike_israel", 1.0), True),
    ],
)
def test_amounts_are_added_where_said_and_on_what_is_fleeting(push: Effect, amount: bool) -> None:
    """A lasting measure moves by a share of its room unless the push is absolute; a fleeting one by the amount."""
    assert adds(push) is amount


def test_each_countrys_orders_stand_together() -> None:
    """A slice of the catalogue holds a country's orders and no other's."""
    whole = Catalogue(tuple(order(f"{country}.hold", country=country) for country in reversed(COUNTRIES)))
    for country, own in zip(COUNTRIES, whole.of_country, strict=True):
        assert [one.country for one in whole.orders[own]] == [country]


def test_owners_pay() -> None:
    """Each order has its cost and the country that pays it."""
    assert catalogue().costs[:, 0].tolist() == [2, 2, 3]
    assert [COUNTRIES[owner] for owner in catalogue().owners] == [one.country for one in catalogue().orders]


def test_a_step_is_half_of_firm_to_the_last_bit() -> None:
    """What each level adds is half of what firm does, exactly."""
    assert np.array_equal(2 * catalogue().step, catalogue().matrix)


@given(levels=st.lists(st.integers(0, 3), min_size=3, max_size=3))
def test_sums_of_steps_are_exact(levels: list[int]) -> None:
    """What several orders put in together is the same as in fractions."""
    found = catalogue()
    put_in = found.step @ np.array(levels, found.step.dtype)
    for row, sum_found in zip(found.matrix.tolist(), put_in.tolist(), strict=True):
        assert sum_found == sum(Fraction(push) * level / 2 for push, level in zip(row, levels, strict=True))


def test_delays_and_risks_are_listed_with_their_places() -> None:
    """Each order's delay stands in its place, and each risk knows whose it is."""
    assert catalogue().delays.tolist() == [1, 0, 0]
    assert [(place, risk.path) for place, risk in catalogue().risks] == [(2, "escalation")]


def test_an_unknown_order_is_told_the_nearest() -> None:
    """A name that no order has is answered with those that look like it."""
    with pytest.raises(KeyError, match=r"no order is called 'us.enforc'; nearest: us.enforce"):
        catalogue()["us.enforc"]


def test_an_order_is_found_by_its_name() -> None:
    """Names lead to orders and to their places."""
    whole = catalogue()
    assert whole["us.list"] is whole.orders[1]
    assert whole.number["ir.strike"] == 2


def test_an_empty_sheet_gives_nothing() -> None:
    """On a fresh sheet nobody does anything, in as many worlds as were asked for."""
    sheet = catalogue().no_orders(4)
    assert sheet.shape == (3, 4)
    assert not sheet.any()


def test_a_condition_has_a_side() -> None:
    """A condition without bounds binds nothing; its bounds are given by name."""
    assert Condition("brent", "Oil must be dear", at_least=80).at_most is None
