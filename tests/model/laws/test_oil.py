import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.laws.oil import (
    balance,
    crowded,
    discounts,
    long_run_price,
    netbacks,
    sanctioned_discount,
    shipped,
    takings,
)
from game.model.laws.turn import play
from game.model.state.axes import IRAN, RUSSIA, Array
from tests.sketch import Rows, after, ordered, ruled, section, sketch

CHINA_BUYS, INDIA_BUYS, OTHERS_BUY = range(3)
ONE_PERCENT = 1.032
CALM: dict[str, Rows] = {"pressure": 0.0, "appetite": 0.0, "china_demand": 0.0, "fleet": 8.0, "hormuz": 1.0}


def one(x: float) -> Array:
    """Return a number as a single world."""
    return np.array([x])


def sold(**rows: Rows) -> Array:
    """Return what is shipped by exporter and buyer in a calm market with some rows set, mb/d."""
    world, setting = sketch(**{**CALM, **rows})
    return shipped(world, setting.figures.oil)[:, :, 0]


def rise(spare: float = 0.0, **figures: float) -> float:
    """Return by how many per cent the loss of one per cent of world supply raises the long-run price."""
    oil = section("oil", **figures)
    balanced, short = (long_run_price(one(glut), one(spare), oil)[0] for glut in (0.0, -ONE_PERCENT))
    return float(100 * (short / balanced - 1))


def discount(exporter: int, buyer: int = CHINA_BUYS, more_russian: float = 0.0, /, **rows: Rows) -> float:
    """Return what a buyer takes off Brent, with more Russian barrels in China than the opening's, $/b."""
    world, setting = sketch(**{"freshly_listed": 0.0, "undercutting": 0.0, "haggling": 0.0, **rows})
    sales = np.array(world.sales)
    sales[RUSSIA, CHINA_BUYS] += more_russian
    return float(discounts(world, sales, setting.figures.oil)[exporter, buyer, 0])


def test_shipped_crude_follows_the_record() -> None:
    """In a calm market Russia's 4.7 mb/d go 46 % to China and 37 % to India, Iran's 1.6 mb/d 95 % to China (O7–O14)."""
    assert sold() == pytest.approx(np.array([[2.162, 1.739, 0.799], [1.52, 0.0, 0.08]]))


def test_shipped_crude_is_idled_by_pressure_that_bites() -> None:
    """Full pressure idles thirty per cent of what Iran sells, a designation wave's share (P10)."""
    assert sold(pressure={"iran": 1.0})[IRAN].sum() == pytest.approx(1.6 * 0.7)


def test_shipped_crude_that_india_drops_is_offered_to_china() -> None:
    """Under pressure India takes a smaller share of Russian crude and China a larger one."""
    calm, pressed = sold()[RUSSIA], sold(pressure={"russia": 0.6})[RUSSIA]
    assert pressed[INDIA_BUYS] / pressed.sum() < calm[INDIA_BUYS] / calm.sum()
    assert pressed[CHINA_BUYS] / pressed.sum() > calm[CHINA_BUYS] / calm.sum()


def test_shipped_crude_needs_ships() -> None:
    """With ships for half a million barrels a day Iran sells that, and Russia what others insure besides."""
    assert sold(fleet=0.5).sum(axis=1) == pytest.approx([2.7, 0.5])


def test_shipped_crude_from_iran_passes_hormuz() -> None:
    """A half closed Hormuz halves Iran's exports and leaves Russia's alone."""
    assert sold(hormuz=0.5).sum(axis=1) == pytest.approx([4.7, 0.8])


@given(pressure=st.floats(0, 1), fleet=st.floats(0, 4), appetite=st.floats(-2, 2))
def test_shipped_crude_is_never_negative_nor_more_than_is_exported(
    pressure: float, fleet: float, appetite: float
) -> None:
    """Whatever the pressure, the ships and China's appetite, no buyer gets less than nothing and none is invented."""
    found = sold(pressure=pressure, fleet=fleet, appetite=appetite)
    assert (found >= -1e-12).all()
    assert (found.sum(axis=1) <= np.minimum([4.7, 1.6], [fleet + 2.2, fleet]) + 1e-9).all()


def test_balance_adds_and_subtracts_barrels() -> None:
    """A surplus of trend, more from the Gulf and less demand make a glut to the barrel."""
    world, setting = sketch(gulf_output=0.5, us_output=0.2, demand_shock=-0.3, china_demand=0.1, hormuz=1.0)
    sales = np.array(shipped(sketch(**CALM)[0], setting.figures.oil))
    assert balance(world, sales, setting.figures.oil)[0] == pytest.approx(0.4 + 0.5 + 0.2 + 0.3 - 0.1)


def test_balance_loses_what_hormuz_holds_back() -> None:
    """A strait half closed takes seven and a half million barrels a day off the market."""
    world, setting = sketch(hormuz=0.5)
    wide_open, _ = sketch(hormuz=1.0)
    oil = setting.figures.oil
    assert (balance(wide_open, world.sales, oil) - balance(world, world.sales, oil))[0] == pytest.approx(7.5)


def test_long_run_price_of_a_balanced_market_is_what_was_expected() -> None:
    """Where supply meets demand Brent tends to $74, the market's view of 2025 (O2)."""
    assert long_run_price(one(0.0), one(5.0), section("oil"))[0] == 74.0


@pytest.mark.parametrize(
    ("supply", "demand", "expected"), [(0.15, 0.35, 2.0), (0.06, 0.13, 5.3), (0.015, 0.068, 12.0)],
    ids=["elastic", "central", "inelastic"],
)  # fmt: skip
def test_long_run_price_after_losing_one_per_cent(supply: float, demand: float, expected: float) -> None:
    """Losing one per cent of supply, with no spare to use, raises the price by 2, 5.3 and 12 per cent (P3)."""
    assert rise(supply_elasticity=supply, demand_elasticity=demand) == pytest.approx(expected, abs=0.06)


def test_long_run_price_at_the_ends_of_the_ruleset() -> None:
    """Both elasticities at their highest give P3's low end; both at their lowest lie far above its high end of 12 %."""
    names = ("supply_elasticity", "demand_elasticity")
    ends = {kind: rise(**{name: ruled(kind)["oil"][name] for name in names}) for kind in ("low", "high")}
    assert ends == {"low": pytest.approx(28.6, abs=0.1), "high": pytest.approx(2.0, abs=0.1)}


def test_long_run_price_is_calmed_by_spare_capacity() -> None:
    """Half of two million spare barrels makes up all but 0.03 of a loss of 1.03, and the price hardly moves."""
    assert rise(spare=2.0) == pytest.approx(rise() * 0.032 / 1.032, rel=1e-6)
    assert rise(spare=6.0) == 0.0


@given(glut=st.floats(-25, 25), spare=st.floats(0, 8))
def test_long_run_price_stays_within_reason(glut: float, spare: float) -> None:
    """No glut takes more than six tenths off, no shortage adds more than half as much again as the price."""
    assert 0.4 * 74 - 1e-9 <= long_run_price(one(glut), one(spare), section("oil"))[0] <= 2.5 * 74 + 1e-9


def test_sanctioned_discount_adds_its_three_parts() -> None:
    """Ten per cent of crowding and half of full enforcement against each cost 1.32 + 5 + 1.5 dollars."""
    found = sanctioned_discount(one(0.1), one(0.5), one(0.5), section("oil"))[0]
    assert found == pytest.approx(1.32 + 5.0 + 1.5)


def test_sanctioned_discount_feels_ones_own_enforcement_most() -> None:
    """Enforcement against oneself costs more than the same against the rival (P6, P7: own > cross)."""
    own, rival = (sanctioned_discount(one(0), one(a), one(b), section("oil"))[0] for a, b in ((0.5, 0), (0, 0.5)))
    assert own > rival > 0


def crowding(**rows: Rows) -> float:
    """Return how far refiners are overfilled with 1.5 mb/d from Iran and 2.2 from Russia in China, some rows set."""
    world, setting = sketch(**{"appetite": 0.0, "china_demand": 0.0, "china_tolerance": 0.6, **rows})
    sales = np.zeros_like(world.sales)
    sales[:, CHINA_BUYS, 0] = [2.2, 1.5]
    return float(crowded(world, sales, setting.figures.oil)[0])


def test_crowded_refiners_by_hand() -> None:
    """0.2 mb/d of Urals, 0.2 beyond Russia's usual sales and 1.5 from Iran in room for 2.2, less comfort of 0.7."""
    assert crowding() == pytest.approx(1.9 / 2.2 - 0.7)


def test_crowded_refiners_have_less_room_where_china_is_cautious() -> None:
    """With half the usual tolerance the same barrels overfill the refiners by nearly nine tenths more (C80)."""
    assert crowding(china_tolerance=0.3) == pytest.approx(1.9 / 1.1 - 0.7)


def test_refiners_are_less_crowded_as_chinas_demand_grows() -> None:
    """Barrels bought because demand grew make room for themselves: they push no discount up."""
    assert crowding(china_demand=0.4) < crowding()
    assert crowding(appetite={"iran": 0.2}) < crowding()


def test_july_2022() -> None:
    """0.7 million more Russian barrels a day into China widen Iran's discount by 2 to 7 dollars (P5; C12, C67)."""
    assert 2.0 <= discount(IRAN, CHINA_BUYS, 0.7) - discount(IRAN) <= 7.0


@pytest.mark.parametrize("end", ["low", "high"])
def test_july_2022_at_the_ends_of_the_range(end: str) -> None:
    """At the lowest and the highest crowding figure the same barrels cost Iran what P5 allows: 0.7 times 3 to 10.

    Chinese demand on its trend, as the natural experiment had it.
    """
    world, _ = sketch(china_demand=0.0)
    oil = section("oil", crowding=ruled(end)["oil"]["crowding"])
    more = np.array(world.sales)
    more[RUSSIA, CHINA_BUYS] += 0.7
    wider = discounts(world, more, oil)[IRAN, CHINA_BUYS, 0] - discounts(world, world.sales, oil)[IRAN, CHINA_BUYS, 0]
    assert 0.7 * 3 - 0.01 <= wider <= 0.7 * 10 + 0.01


def test_discounts_are_as_recorded_at_the_opening() -> None:
    """Late in 2024 Iranian crude goes 2–4 dollars under Brent, Russian near it, Urals in India 5–12 under (O4–O6)."""
    assert 2.0 <= discount(IRAN) <= 4.0
    assert -2.0 <= discount(RUSSIA) <= 1.0
    assert 5.0 <= discount(RUSSIA, INDIA_BUYS) <= 12.0


def test_discounts_widen_with_a_big_package() -> None:
    """Pressure up by six tenths takes 5 to 20 dollars more off in India and 2 to 10 in China (P6, P7)."""
    plain: dict[str, Rows] = {"pressure": {"russia": 0.2}}
    package: dict[str, Rows] = {"pressure": {"russia": 0.8}}
    assert 5.0 <= discount(RUSSIA, INDIA_BUYS, **package) - discount(RUSSIA, INDIA_BUYS, **plain) <= 20.0
    assert 2.0 <= discount(RUSSIA, **package) - discount(RUSSIA, **plain) <= 10.0


def test_discounts_narrow_while_listed_ships_are_missed() -> None:
    """One million barrels a day of freshly listed ships raise the delivered price by 0 to 5 dollars (P8)."""
    assert 0.0 <= discount(RUSSIA) - discount(RUSSIA, freshly_listed={"russia": 1.0}) <= 5.0


def test_discounts_of_a_rival_are_dragged_along() -> None:
    """Who cuts the price by two dollars makes the other cut by some, and less than two."""
    wider = discount(RUSSIA, undercutting={"iran": 2.0}) - discount(RUSSIA)
    assert 0.0 < wider < 2.0


def test_netbacks_are_what_is_left_at_home() -> None:
    """Brent at 70 less a discount of 8 and freight of 5.5 leaves Iran 56.5 dollars a barrel."""
    world, setting = sketch(freshly_listed=0.0, cap_policing=0.0)
    eight = np.full_like(world.discount, 8.0)
    left = netbacks(world, one(70.0), eight, world.sales, setting.figures.oil)
    assert left[:, 0] == pytest.approx([56.5, 56.5])


def test_netbacks_shrink_when_ships_are_listed() -> None:
    """A listing wave lifts the delivered price and still lowers the netback: the gain goes to shippers (P8)."""
    world, setting = sketch(freshly_listed={"russia": 0.6})
    calm, _ = sketch(freshly_listed=0.0)
    oil = setting.figures.oil
    listed, before = (
        netbacks(one_world, one(74.0), discounts(one_world, world.sales, oil), world.sales, oil)[RUSSIA, 0]
        for one_world in (world, calm)
    )
    assert listed < before


def test_netbacks_above_the_cap_are_taken_where_it_is_policed() -> None:
    """A fully policed cap takes 30 % of what is fetched above it, from Moscow alone (F2)."""
    oil = section("oil")
    world, _ = sketch(cap_policing=1.0, price_cap=50.0, freshly_listed=0.0)
    left = netbacks(world, one(80.0), 0 * world.discount, world.sales, oil)[:, 0]
    assert left == pytest.approx([74.5 - 0.3 * 24.5, 74.5])


def test_netbacks_have_a_floor() -> None:
    """Below five dollars wells are shut: nobody pays to sell."""
    world, setting = sketch()
    assert netbacks(world, one(15.0), world.discount + 40, world.sales, setting.figures.oil)[:, 0].tolist() == [
        5.0,
        5.0,
    ]


def test_takings_of_a_dollar_a_barrel() -> None:
    """One dollar on 1.45 and on 4.7 million barrels a day is 0.53 and 1.7 billion dollars a year (F15)."""
    a_year = 4 * takings(np.array([[4.7], [1.45]]), np.ones((2, 1)), section("units"))[:, 0]
    assert a_year == pytest.approx([1.7, 0.53], abs=0.02)


def test_a_quarter_moves_brent_part_of_the_way() -> None:
    """Without luck Brent closes two fifths of the gap to where the balance pulls it."""
    world, setting = sketch(brent=100.0)
    then = after(setting, world)
    aimed = long_run_price(then.glut, world.spare * world.deliverable * world.hormuz, setting.figures.oil)
    assert then.brent[0] == pytest.approx(100 + 0.4 * (aimed[0] - 100), abs=1e-4)


def test_capacity_is_what_is_pumped_and_what_is_spare() -> None:
    """As Gulf output falls back to plan, what is no longer pumped is spare again."""
    world, setting = sketch(spare=4.0, gulf_output=0.0)
    then, _ = play(world, ordered(setting, gs_raise_output=2), setting)
    assert after(setting, then, 20).spare[0] == pytest.approx(4.0, abs=0.02)


def test_an_ordered_flood_lowers_the_price() -> None:
    """Where the Gulf pumps hard, Brent is lower a quarter later than where it does not (C79)."""
    world, setting = sketch()
    flooded, _ = play(world, ordered(setting, gs_raise_output=3), setting)
    assert flooded.brent[0] < after(setting, world).brent[0] - 1
