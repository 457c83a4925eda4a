import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.scenario import initial_world as begin
from game.model.scenario import load
from game.model.state.arithmetic import GRAIN
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LONGEST_DELAY
from game.model.state.chance import NoLuck
from game.model.state.measures import measures_of, row
from game.model.state.world import World, paths
from tests.model.scenario.sketch import BASE, SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_an_opening_is_whole_read_only_and_in_bounds(name: str) -> None:
    """Every row of an opening world is there, contiguous, read-only, within bounds and on the grain."""
    world = begin.opening(load.scenario(name), 3)
    for measure in measures_of(World).values():
        rows = getattr(world, measure.name)
        assert rows.shape == (*measure.shape, 3)
        assert rows.dtype == np.float64
        assert rows.flags.c_contiguous
        assert not rows.flags.writeable
        assert (rows >= measure.low).all()
        assert (rows <= measure.high).all()
        assert (np.rint(rows / GRAIN) * GRAIN == rows).all()


@given(worlds=st.integers(1, 40))
def test_every_world_of_an_opening_is_the_one_world(worlds: int) -> None:
    """An opening of many worlds holds, column by column, what an opening of one holds."""
    made = load.scenario(BASE)
    one, many = begin.opening(made, 1), begin.opening(made, worlds)
    assert many.worlds == worlds
    assert all((row(many, path) == row(one, path)[0]).all() for path in paths())


def test_start_values_stand_in_their_rows() -> None:
    """What a file says of a row is what the row holds; a tie is the same both ways and 1 with oneself."""
    made = load.scenario(BASE)
    world = begin.opening(made, 1)
    assert all(abs(row(world, path)[0] - value.value) < GRAIN for path, value in made.start.items())
    assert (world.tie == np.swapaxes(world.tie, 0, 1)).all()
    assert (world.tie[range(len(COUNTRIES)), range(len(COUNTRIES))] == 1).all()


def test_what_the_rules_work_out_begins_empty() -> None:
    """Rows that need no start value begin at 0, or at their lower bound where 0 lies outside."""
    world = begin.opening(load.scenario(BASE), 2)
    assert (world.exposure == 0).all()
    assert (world.revenue == 0).all()
    assert (world.breakout == 1).all()


def test_no_order_has_been_given_before_the_first_quarter() -> None:
    """The opening remembers as many quarters of orders as the longest delay, and no order in them."""
    made = load.scenario(BASE)
    orders = begin.opening(made, 2).orders
    assert orders.shape == (LONGEST_DELAY + 1, len(made.catalogue.orders), 2)
    assert orders.dtype == np.int8
    assert not orders.any()
    assert not orders.flags.writeable


def test_fewer_than_one_world_is_refused() -> None:
    """Whoever asks for no worlds is told what was found and expected."""
    with pytest.raises(ValueError, match="found 0 worlds; expected 1 or more"):
        begin.opening(load.scenario(BASE), 0)


def test_a_setting_holds_what_the_rules_need() -> None:
    """A setting holds central figures, interests in the order of the countries, injects, horizon and opening."""
    made = load.scenario(BASE, {"oil.anchor": "80"})
    setting = begin.setting(made, NoLuck(2), 2)
    assert float(setting.figures.oil.anchor) == 80
    assert [len(each) for each in setting.interests] == [len(sheet.interests) for sheet in made.countries]
    assert setting.interests[0][0].weight == made.countries[0].interests[0].weight.value
    assert setting.interests[0][0].source == made.countries[0].interests[0].weight.source
    assert (setting.quarters, setting.injects, setting.opening.worlds) == (20, made.injects, 2)
    assert setting.catalogue is made.catalogue
