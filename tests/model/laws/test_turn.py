import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.laws.turn import PHASES, play
from game.model.scenario import load
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import Catalogue
from game.model.state.measures import measures_of
from game.model.state.setting import Setting
from game.model.state.world import World
from tests.sketch import after, dice, lucky, random_orders, sketch, table

SHIPPED = load.scenario_names()


def same(one: World, other: World) -> list[str]:
    """Return the measures in which two worlds differ by as much as a bit; none where they are the same."""
    return [
        name
        for name in measures_of(World)
        if np.ascontiguousarray(getattr(one, name)).tobytes() != np.ascontiguousarray(getattr(other, name)).tobytes()
    ]


def test_the_phases_come_in_the_models_order() -> None:
    """Shocks, orders, sanctions, oil, budgets, factions, war, ties, beliefs, wishes and help, rupture, endings."""
    names = [phase.__name__ for phase in PHASES]
    assert names == [
        *("shocks", "commands", "sanctions", "oil", "budgets", "factions"),
        *("war", "ties", "beliefs", "together", "rupture", "endings"),
    ]


def shuffled(setting: Setting, luck: np.random.Generator) -> tuple[Setting, list[int]]:
    """Return a setting whose catalogue lists countries and orders in another order, and where each order stood."""
    blocks = [list(range(own.start, own.stop)) for own in setting.catalogue.of_country]
    places = [int(place) for n in luck.permutation(len(blocks)) for place in luck.permutation(blocks[n])]
    catalogue = Catalogue(tuple(setting.catalogue.orders[place] for place in places))
    return attrs.evolve(setting, catalogue=catalogue), places


@settings(max_examples=6)
@given(name=st.sampled_from(SHIPPED), seed=st.integers(0, 2**32))
def test_the_order_of_the_sheets_changes_nothing(name: str, seed: int) -> None:
    """Whoever's orders are laid on the table first, and in whichever order, the worlds are the same, bit for bit."""
    seats = table(dice(0, 5, seed), 5, name)
    luck = np.random.default_rng(seed)
    other, places = shuffled(seats.setting, luck)
    one, two = seats.world, attrs.evolve(seats.world, orders=seats.world.orders[:, places])
    for _ in range(6):
        sheet = random_orders(one, seats.setting, luck)
        one, _events = play(one, sheet, seats.setting)
        two, _events = play(two, sheet[places], other)
        assert same(one, two) == []


@settings(max_examples=4)
@given(seed=st.integers(0, 2**32))
def test_the_order_in_which_seats_are_asked_changes_nothing(seed: int) -> None:
    """Asked in any order, all six order the same."""
    seats = table(dice(0, 9, seed), 9)
    places = np.random.default_rng(seed).permutation(len(COUNTRIES))
    asked_otherwise = attrs.evolve(seats, agents=tuple(seats.agents[place] for place in places))
    world = seats.after(2)
    assert np.array_equal(seats.sheet(world), asked_otherwise.sheet(world))


def test_a_quarter_leaves_the_world_before_it_as_it_was() -> None:
    """A rule answers with a new world: the old one keeps every number."""
    world, setting = sketch(4)
    setting = lucky(setting)
    kept = {name: np.array(getattr(world, name)) for name in measures_of(World)}
    play(world, random_orders(world, setting, np.random.default_rng(1)), setting)
    assert all(np.array_equal(getattr(world, name), kept[name]) for name in kept)


def test_a_quarter_is_counted() -> None:
    """After three quarters three have been played."""
    world, setting = sketch()
    assert after(setting, world, 3).turn == 3


def test_a_quarter_ends_read_only() -> None:
    """Nobody can write into the measures or the orders that a quarter ended with."""
    world, setting = sketch(3)
    then = after(lucky(setting), world, 2)
    assert [name for name in ("orders", *measures_of(World)) if getattr(then, name).flags.writeable] == []


def test_one_variable_of_all_worlds_lies_together() -> None:
    """Every row of worlds is contiguous in memory after a quarter, as it is at the opening."""
    world, setting = sketch(3)
    then = after(lucky(setting), world, 3)
    assert [name for name in measures_of(World) if not getattr(then, name).flags.c_contiguous] == []


def test_the_same_quarter_twice_is_the_same() -> None:
    """Nothing is remembered outside the world: played again, a quarter ends in the same bits."""
    world, setting = sketch(4)
    setting = lucky(setting)
    sheet = random_orders(world, setting, np.random.default_rng(2))
    assert same(play(world, sheet, setting)[0], play(world, sheet, setting)[0]) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_every_event_names_a_row_and_has_a_number_a_world(name: str) -> None:
    """What explains a change says of which row, by how much in each world, and who may see it."""
    seats = table(dice(0, 3), 3, name)
    _, events = seats.quarter(seats.world)
    assert events
    for event in events:
        assert np.broadcast_shapes(np.shape(event.amount), (3,)) == (3,), event.cause
        assert set(event.seen_by) <= set(COUNTRIES)
        assert event.who in ("", *COUNTRIES)
