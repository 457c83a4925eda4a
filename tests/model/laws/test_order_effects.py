import numpy as np
import pytest

from game.model.laws.order_effects import after_paying, commanded, commands, due
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import INTENSITY, LONGEST_DELAY, adds
from game.model.state.measures import place
from game.model.state.world import World
from tests.sketch import at_rest, lucky, ordered, ruling, sketch

CATALOGUE = at_rest("partners_of_convenience", 1)[1].catalogue
US = COUNTRIES.index("united_states")


def test_due_orders_have_the_level_at_which_they_were_given() -> None:
    """What takes hold at once takes hold light, firm or hard, as it was given."""
    orders = np.array([[[0, 1, 2, 3]]], np.int8)
    assert due(orders, np.array([0]))[0].tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("delay", range(LONGEST_DELAY + 1))
def test_due_orders_come_after_their_delay(delay: int) -> None:
    """An order with a delay takes hold that many quarters after it was given, once."""
    given_once = np.zeros((LONGEST_DELAY + 1, 1, 1), np.int8)
    taken = []
    for quarter in range(LONGEST_DELAY + 2):
        given_once = np.concatenate([np.full((1, 1, 1), 2 if quarter == 0 else 0, np.int8), given_once[:-1]])
        taken.append(due(given_once, np.array([delay]))[0, 0])
    assert taken == [2 if quarter == delay else 0 for quarter in range(LONGEST_DELAY + 2)]


def test_after_paying_the_price_is_gone_and_the_income_there() -> None:
    """Washington with five points gives a firm order of two and is left with six: three come in."""
    world, setting = sketch(capital=5.0)
    name = next(order.name for order in CATALOGUE.orders if order.country == "united_states" and order.cost == 2)
    found = after_paying(commanded(world, ordered(setting, **{name.replace(".", "_"): 2})), setting)[:, 0]
    assert found == pytest.approx([8.0, 8.0, 6.0, 7.5, 7.0, 7.0])


def test_after_paying_capital_has_a_ceiling() -> None:
    """Nobody hoards more than ten points."""
    world, setting = sketch(capital=20.0)
    assert after_paying(world, setting)[:, 0].tolist() == [10.0] * 6


def test_after_paying_incomes_may_differ_from_world_to_world() -> None:
    """A batch that draws every income has one a country and world."""
    world, setting = sketch(2, capital=0.0)
    drawn = {f"income_{country}": np.array([2.0, 4.0]) for country in COUNTRIES}
    assert after_paying(world, ruling(setting, "orders", **drawn)).tolist() == [[2.0, 4.0]] * 6


def test_a_sheet_lies_on_top_of_the_last_ones() -> None:
    """This quarter's orders are in front, and the oldest are forgotten."""
    world, setting = sketch()
    sheet = ordered(setting, us_declassify=1)
    twice = commanded(commanded(world, sheet), ordered(setting, us_declassify=3))
    assert twice.orders[:2, CATALOGUE.number["us.declassify"], 0].tolist() == [3, 1]
    assert twice.orders.shape == world.orders.shape


@pytest.mark.parametrize("order", CATALOGUE.orders, ids=CATALOGUE.names)
def test_an_order_puts_in_what_it_says(order: object) -> None:
    """Given firm and without luck, each order moves the rows of its effects in their direction, once it takes hold."""
    found = CATALOGUE[str(getattr(order, "name", ""))]
    world, setting = sketch()
    world = commanded(world, ordered(setting, **{found.name.replace(".", "_"): 2}))
    for _ in range(found.delay):
        world = commanded(world, setting.catalogue.no_orders(1))
    then, _ = commands(world, world, setting)
    for effect in found.effects:
        measure, index = place(World, effect.path)
        gained = float((getattr(then, measure.name) - getattr(world, measure.name))[index][0])
        room = (measure.high if effect.push > 0 else measure.low) != getattr(world, measure.name)[index][0]
        others = [push for push in (*found.pushes(), found.risk) if push and push.path == effect.path]
        if len(others) == 1 and room:
            assert gained * effect.push > 0, effect.path
            if adds(effect):
                assert gained == pytest.approx(effect.push, abs=1e-5), effect.path


def test_risks_come_true_as_often_as_they_say() -> None:
    """Of four thousand firm orders about a tenth go wrong where the risk is a tenth, and each failure is told."""
    name = "ru.send_jets"
    risk = CATALOGUE[name].risk
    assert risk is not None
    world, setting = sketch(4096)
    given = commanded(world, ordered(setting, ru_send_jets=2))
    _, explained = commands(given, world, lucky(setting))
    assert not explained(), "an order with a delay cannot go wrong before it takes hold"
    _, explained = commands(commanded(given, setting.catalogue.no_orders(4096)), world, lucky(setting))
    (failed,) = (event for event in explained() if event.cause == f"risk.{name}")
    assert (failed.amount != 0).mean() == pytest.approx(risk.chance, abs=0.03)


def test_levels_scale_what_is_put_in() -> None:
    """A hard campaign puts in three times as much as a light one."""
    world, setting = sketch()
    put_in = []
    for level in (1, 3):
        sheet = ordered(setting, us_expose_gulf_tilt=level)
        put_in.append(commands(commanded(world, sheet), world, setting)[0].exposure.sum())
    assert put_in[1] / put_in[0] == pytest.approx(INTENSITY[3] / INTENSITY[1])
