import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.laws.order_effects import commanded
from game.model.laws.turn import play
from game.model.legality import WantedOrder, barred_beside, choice_rules, conflicts, faults, legal, why_not
from game.model.scenario import load
from game.model.state.axes import COUNTRIES
from game.model.state.measures import place
from game.model.state.world import World
from tests.sketch import Rows, at_rest, dice, ordered, random_orders, sketch, table

CATALOGUE = at_rest("partners_of_convenience", 1)[1].catalogue
SHIPPED = load.scenario_names()
DECLASSIFY = CATALOGUE.number["us.declassify"]


def allowed(name: str, **rows: Rows) -> bool:
    """Return whether an order may be given with some rows set."""
    world, setting = sketch(**{"capital": 10.0, **rows})
    return bool(legal(world, setting)[CATALOGUE.number[name], 0])


def test_an_order_needs_capital_for_its_light_form() -> None:
    """Who can pay for an order at light may give it, and who cannot may not, and is told both figures."""
    order = next(order for order in CATALOGUE.orders if order.cost == 3 and not order.needs)
    dear: dict[str, Rows] = {"capital": {order.country: 1.9}}
    assert allowed(order.name, capital={order.country: 2.0})
    assert not allowed(order.name, **dear)
    world, setting = sketch(**dear)
    assert why_not(world, setting, order) == "costs at least 2 political capital; there are 2"


def test_an_order_must_rest() -> None:
    """An order given last quarter may not be given again before it has rested, and says how long."""
    order = next(order for order in CATALOGUE.orders if order.rest == 2 and not order.needs)
    world, setting = sketch(capital=10.0)
    sheet = ordered(setting, **{order.name.replace(".", "_"): 1})
    found = []
    for quarter in range(4):
        world = commanded(world, sheet if quarter == 0 else setting.catalogue.no_orders(1))
        found.append(bool(legal(world, setting)[CATALOGUE.number[order.name], 0]))
    assert found == [False, False, True, True]
    once = commanded(sketch(capital=10.0)[0], sheet)
    assert why_not(once, setting, order) == "was given 1 quarter(s) ago; it must rest 2"


@pytest.mark.parametrize(
    "order", [order for order in CATALOGUE.orders if order.needs], ids=[o.name for o in CATALOGUE.orders if o.needs]
)  # fmt: skip
def test_an_order_needs_its_conditions(order: object) -> None:
    """Where a condition does not hold the order is closed, and the reason names the row, the bound and the value."""
    found = CATALOGUE[str(getattr(order, "name", ""))]
    for condition in found.needs:
        low, high = condition.at_least, condition.at_most
        wrong = low - 0.05 if low is not None else (high or 0.0) + 0.05
        world, setting = sketch(**{"capital": 10.0, condition.path: wrong})
        assert not legal(world, setting)[CATALOGUE.number[found.name], 0]
        reason = why_not(world, setting, found)
        assert condition.path in reason
        assert f"it is {wrong:.2f}" in reason


@settings(max_examples=10)
@given(name=st.sampled_from(SHIPPED), seed=st.integers(0, 2**32), quarters=st.integers(0, 6))
def test_an_order_is_legal_where_no_reason_stands_against_it(name: str, seed: int, quarters: int) -> None:
    """In any world, the table of legal orders and the reasons agree on every order."""
    seats = table(dice(0, 3, seed), 3, name)
    luck, world = np.random.default_rng(seed), seats.world
    for _ in range(quarters):
        world, _events = play(world, random_orders(world, seats.setting, luck), seats.setting)
    open_to = legal(world, seats.setting)
    for number, order in enumerate(seats.setting.catalogue.orders):
        for k in range(3):
            assert bool(open_to[number, k]) == (why_not(world, seats.setting, order, k) == ""), order.name


def test_four_orders_are_one_too_many() -> None:
    """A country that gives four orders is told the limit."""
    world, setting = sketch(capital=20.0)
    own = [order for order in CATALOGUE.orders if order.country == "russia" and not order.bars and order.cost][:4]
    sheet = ordered(setting, **{order.name.replace(".", "_"): 1 for order in own})
    assert "Russia gives 4 orders; at most 3 are allowed" in faults(world, sheet, setting)


def test_barred_orders_are_named_together() -> None:
    """Two orders that exclude each other are both named."""
    world, setting = sketch(capital=20.0)
    found = faults(world, ordered(setting, ru_veto=1, ru_abstain=1), setting)
    for name in ("ru.abstain", "ru.veto"):
        assert any(f"bars {CATALOGUE[name].title}" in fault for fault in found)


def test_a_sheet_must_be_paid_for_as_a_whole() -> None:
    """Orders that can each be paid for may be too dear together."""
    world, setting = sketch(capital={"united_states": 4.0})
    dear = [order for order in CATALOGUE.orders if order.country == "united_states" and order.cost == 3][:2]
    sheet = ordered(setting, **{order.name.replace(".", "_"): 2 for order in dear})
    assert "United States would spend 6 of 4 political capital" in faults(world, sheet, setting)


def test_an_empty_sheet_has_no_fault() -> None:
    """Nobody must give an order."""
    world, setting = sketch(capital=0.0)
    assert faults(world, setting.catalogue.no_orders(1), setting) == ()


@settings(max_examples=10)
@given(seed=st.integers(0, 2**32))
def test_the_random_orders_of_these_tests_are_legal(seed: int) -> None:
    """What the other tests play at random has no fault."""
    world, setting = sketch(4)
    luck = np.random.default_rng(seed)
    for _ in range(4):
        sheet = random_orders(world, setting, luck)
        assert [faults(world, sheet, setting, k) for k in range(4)] == [()] * 4
        world, _events = play(world, sheet, setting)


def test_conditions_ask_only_for_what_the_country_knows() -> None:
    """No condition looks at a row its country sees with error or not at all: the law betrays no secret."""
    for order in CATALOGUE.orders:
        for condition in order.needs:
            measure, _ = place(World, condition.path)
            names = condition.path.split(".")
            between_partners = measure.name in ("help", "promised") and order.country in ("russia", "iran")
            own = order.country in names or measure.owner == order.country or between_partners
            assert measure.known == "public" or own, f"{order.name} needs {condition.path}"


def test_capital_counts_in_whole_points() -> None:
    """Half a point buys nothing: an order of one point needs one."""
    order = next(order for order in CATALOGUE.orders if order.cost == 1 and not order.needs)
    assert not allowed(order.name, capital={order.country: 0.5})
    assert COUNTRIES.index(order.country) >= 0


def test_what_closes_what_holds_in_either_direction() -> None:
    """An order barred by another bars it too, every order closes itself, and holding neither closes nor is closed."""
    own = CATALOGUE.of_country[COUNTRIES.index("iran")]
    rules, names = choice_rules(CATALOGUE, own), CATALOGUE.names[own]
    closing = [{names[place] for place in places if place < len(names)} for places in rules.closes.T]
    hold = names.index("ir.hold")
    assert closing[hold] == set()
    assert all("ir.hold" not in closed_by for closed_by in closing)
    for name, closed_by in zip(names, closing, strict=True):
        assert name == "ir.hold" or closed_by == {name, *barred_beside(CATALOGUE, CATALOGUE[name])}
    assert "ir.pause_and_talk" in closing[names.index("ir.enrich")]
    assert "ir.enrich" in closing[names.index("ir.pause_and_talk")]


def test_two_orders_close_one_another_where_they_conflict() -> None:
    """For each two orders of a country, what choosers are handed says the same as the refusal that players read."""
    for own in CATALOGUE.of_country:
        closes, orders = choice_rules(CATALOGUE, own).closes, CATALOGUE.orders[own]
        pairs = [(i, j) for i in range(len(orders)) for j in range(i)]
        wanted = [WantedOrder(order.name, 0, order.bars) for order in orders]
        refused = [any(conflicts([wanted[i], wanted[j]], 0)) for i, j in pairs]
        assert [j in closes[:, i] for i, j in pairs] == refused
