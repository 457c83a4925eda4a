import re

import numpy as np
import pytest

from game.model.state.axes import AXES, COUNTRIES, names_along
from game.model.state.measures import KNOWN, Measure, measures_of, nearest, place, places_of, row
from game.model.state.world_state import WorldState, state_paths
from tests.model.sketch import first_worlds

MEASURES = measures_of(WorldState)


def test_every_path_is_unique() -> None:
    """No two rows of worlds share a path, and every row has one."""
    assert len(set(state_paths())) == len(state_paths()) == sum(measure.rows for measure in MEASURES.values())


def test_every_path_names_its_row() -> None:
    """A path leads to the one row that its measure and index name."""
    world = first_worlds(3)
    for path, (measure, index) in places_of(WorldState).items():
        assert np.array_equal(row(world, path), getattr(world, measure.name)[index]), path


def test_a_path_is_made_of_the_names_along_its_axes() -> None:
    """`trust.russia` and `flow.iran.arms` say what they are in the axes' own words."""
    assert place(WorldState, "trust.russia")[1] == (0,)
    assert place(WorldState, "flow.iran.arms")[1] == (1, 0)
    assert place(WorldState, "brent")[1] == ()


def test_each_capital_has_its_own_factions() -> None:
    """The guard corps is a faction in Tehran and none in Moscow, though both stand in one array."""
    assert place(WorldState, "loyalty.iran.irgc")[1] == (1, 0)
    assert place(WorldState, "loyalty.russia.security_services")[1] == (0, 0)
    with pytest.raises(KeyError):
        place(WorldState, "loyalty.russia.irgc")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("trust.rusia", "trust.russia"), ("flow.iran.weapons", "flow.iran.arms"), ("brend", "brent")],
)
def test_a_wrong_path_is_told_the_nearest(wrong: str, right: str) -> None:
    """A path that names nothing is answered with those that look like it."""
    with pytest.raises(KeyError, match=rf"no measure has the path '{re.escape(wrong)}'; nearest: .*{re.escape(right)}"):
        place(WorldState, wrong)


def test_a_name_like_none_is_sent_to_the_list() -> None:
    """Where nothing looks like what was asked for, the message says where the names are listed."""
    assert nearest("qqqqqqqq", ("brent", "trust")) == "none; see `wedge list`"


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_bounds_are_sane(measure: Measure) -> None:
    """A lower bound lies below the upper, both are whole numbers of grains, and products with them stay exact."""
    assert measure.low < measure.high
    assert max(abs(measure.low), abs(measure.high)) <= 2**13
    assert measure.span == measure.high - measure.low
    assert measure.low * 2**20 == int(measure.low * 2**20)
    assert measure.high * 2**20 == int(measure.high * 2**20)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_every_measure_says_what_it_is_and_who_sees_it(measure: Measure) -> None:
    """Each has words, a unit, axes that exist, and one of the three kinds of visibility."""
    assert measure.says
    assert measure.unit
    assert set(measure.axes) <= set(AXES)
    assert measure.known in KNOWN


def test_names_along_an_axis_are_the_axis() -> None:
    """Only factions are named by what stands before them."""
    assert names_along("country", ()) == COUNTRIES
    assert names_along("faction", ("iran",))[0] == "irgc"
