import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.state.measures import measures_of, places_of, row
from game.model.state.pushes import plan, pushed
from game.model.state.world import World
from tests.agents.sketch import any_world, world

MEASURES = measures_of(World)
PATHS = tuple(places_of(World))


def after(path: str, push: float, amount: bool = False, **rows: float) -> World:
    """Return a calm world, some rows set, after one push."""
    return pushed(world({name.replace("__", "."): value for name, value in rows.items()}), plan(((path, amount),)),
                  np.array([[push]]))  # fmt: skip


def test_a_share_moves_a_row_through_its_room() -> None:
    """Half the room of a trust of 0.2 leads to 0.6."""
    assert after("trust.iran", 0.5, trust__iran=0.2).trust[1, 0] == pytest.approx(0.6)


def test_an_amount_is_added_in_the_rows_unit() -> None:
    """Three dollars off Brent are three dollars."""
    assert after("brent", -3.0, True, brent=70.0).brent[0] == 67.0


@settings(max_examples=40)
@given(path=st.sampled_from(PATHS), push=st.floats(-1e3, 1e3), amount=st.booleans(), seed=st.integers(0, 99))
def test_no_push_leaves_the_bounds(path: str, push: float, amount: bool, seed: int) -> None:
    """However hard any row is pushed, by a share or an amount, it stays within its bounds."""
    measure, _ = places_of(World)[path]
    found = row(pushed(any_world(seed, 3), plan(((path, amount),)), np.full((1, 3), push)), path)
    assert (found >= measure.low - 1e-12).all()
    assert (found <= measure.high + 1e-12).all()


@settings(max_examples=40)
@given(path=st.sampled_from([path for path in PATHS if not path.startswith("tie.")]), seed=st.integers(0, 99))
def test_a_push_touches_its_row_alone(path: str, seed: int) -> None:
    """Every other row of every measure is as it was."""
    before = any_world(seed, 2)
    then = pushed(before, plan(((path, False),)), np.full((1, 2), 0.3))
    changed = [one for one in PATHS if not np.array_equal(row(before, one), row(then, one))]
    assert changed in ([path], [])


@pytest.mark.parametrize("amount", [False, True])
def test_a_tie_is_the_same_from_both_sides(amount: bool) -> None:
    """Whoever's path is pushed, the other's tie with it follows."""
    found = after("tie.russia.israel", -0.4, amount)
    assert found.tie[0, 5, 0] == found.tie[5, 0, 0] == pytest.approx(-0.4)


def test_several_pushes_land_each_in_its_row() -> None:
    """Shares stand before amounts, and each goes where its path says."""
    where = plan((("trust.iran", False), ("threat.russia", False), ("brent", True)))
    found = pushed(world({"trust.iran": 0.5, "brent": 70.0}), where, np.array([[0.5], [0.25], [2.0]]))
    assert (found.trust[1, 0], found.threat[0, 0], found.brent[0]) == (0.75, 0.25, 72.0)


def test_a_share_and_an_amount_on_one_row_both_count() -> None:
    """Where a row is pushed both ways, the share comes first and the amount on top."""
    where = plan((("trust.iran", False), ("trust.iran", True)))
    assert pushed(world({"trust.iran": 0.2}), where, np.array([[0.5], [0.1]])).trust[1, 0] == pytest.approx(0.7)


def test_the_pushed_world_leaves_the_first_as_it_was() -> None:
    """A push answers with a new world."""
    before = world({"brent": 70.0})
    pushed(before, plan((("brent", True),)), np.array([[5.0]]))
    assert before.brent[0] == 70.0


def test_each_world_has_its_own_push() -> None:
    """A push is one number a world."""
    before = world({"brent": 70.0}, 3)
    assert pushed(before, plan((("brent", True),)), np.array([[0.0, 1.0, 2.0]])).brent.tolist() == [70.0, 71.0, 72.0]


def test_measures_are_told_apart_by_name() -> None:
    """The bounds that keep a row are its own measure's."""
    assert after("breakout", 1e6, True).breakout[0] == MEASURES["breakout"].high
