import attrs
import numpy as np
import pytest

from game.model.laws.turn import play
from game.model.simulation import each_order_tried, expected, staffs_of
from game.model.state.axes import COUNTRIES
from game.model.state.measures import row
from game.model.state.world import World
from tests.sketch import at_rest, dice, lucky, ordered, sketch, table


def tried_by_hand(name: str, path: str) -> float:
    """Return what an order at firm changes in a row on average over a year, nobody else acting and without luck."""
    world, setting = sketch()
    with_it, without = world, world
    sheet, changes = ordered(setting, **{name.replace(".", "_"): 2}), []
    for _ in range(4):
        with_it, _events = play(with_it, sheet, setting)
        without, _events = play(without, setting.catalogue.no_orders(1), setting)
        sheet = setting.catalogue.no_orders(1)
        changes.append(float((row(with_it, path) - row(without, path))[0]))
    return sum(changes) / 4


@pytest.mark.parametrize(
    ("name", "path"),
    [("us.enforce_on_iran", "revenue.iran"), ("ru.send_jets", "index"), ("gs.raise_output", "brent")],
)
def test_the_handbook_is_what_the_rules_do(name: str, path: str) -> None:
    """What a staff expects of an order is what playing it beside doing nothing shows."""
    _, setting = at_rest("partners_of_convenience", 1)
    found = expected(path, each_order_tried(setting))[setting.catalogue.number[name]]
    assert found == pytest.approx(tried_by_hand(name, path), abs=1e-5)


def test_each_staff_has_its_own_pages() -> None:
    """A country's handbook has a line an interest and a column an own order."""
    _, setting = at_rest("partners_of_convenience", 1)
    for country, staff in enumerate(staffs_of(setting)):
        assert setting.catalogue.orders[staff.own.start].country == COUNTRIES[country]
        assert staff.anticipated.shape == (len(setting.interests[country]), staff.own.stop - staff.own.start)


def test_holding_is_expected_to_change_nothing() -> None:
    """Who does nothing gets what there is."""
    _, setting = at_rest("partners_of_convenience", 1)
    for staff in staffs_of(setting):
        assert not staff.anticipated[:, -1].any()


def test_the_handbook_does_not_know_the_luck_to_come() -> None:
    """With another seed, other worlds and more of them, every staff expects the same."""
    one, other = table(dice(0, 1, seed=1), 1).staffs, table(dice(500, 64, seed=2), 64).staffs
    for mine, theirs in zip(one, other, strict=True):
        assert np.array_equal(mine.anticipated, theirs.anticipated)


def test_the_handbook_does_not_know_what_is_scheduled() -> None:
    """Nobody plans for an inject."""
    seats = table(dice(0, 1), 1)
    assert seats.setting.injects
    unaware = staffs_of(attrs.evolve(seats.setting, injects=()))
    for mine, theirs in zip(seats.staffs, unaware, strict=True):
        assert np.array_equal(mine.anticipated, theirs.anticipated)


def test_a_repeated_opening_is_its_first_world() -> None:
    """Worlds beside one another are all the first."""
    world, setting = sketch(3, brent=[70.0, 80.0, 90.0])
    del setting
    found: World = world.repeated(4)
    assert found.brent.tolist() == [70.0] * 4
    assert found.worlds == 4


def test_luck_is_for_the_decision_and_not_for_the_handbook() -> None:
    """A staff keeps the luck of its own worlds for when it chooses."""
    _, setting = at_rest("partners_of_convenience", 2)
    setting = lucky(setting)
    assert all(staff.chance is setting.chance for staff in staffs_of(setting))
