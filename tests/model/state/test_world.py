import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.state.arithmetic import on_grain
from game.model.state.measures import measures_of
from game.model.state.observation import Observation
from game.model.state.world import World, settled, without_orders
from tests.agents.sketch import any_world

MEASURES = measures_of(World)
NAMES = tuple(MEASURES)


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32), worlds=st.integers(1, 9), place=st.integers(0, 8))
def test_only_picks_one_world_whole(seed: int, worlds: int, place: int) -> None:
    """World k alone is a world of one with every measure, and every order given, of world k."""
    many, k = any_world(seed, worlds), place % worlds
    alone = many.only(k)
    assert alone.worlds == 1
    assert alone.turn == many.turn
    assert np.array_equal(alone.orders[..., 0], many.orders[..., k])
    for name in NAMES:
        assert np.array_equal(getattr(alone, name)[..., 0], getattr(many, name)[..., k]), name


def test_but_changes_what_it_is_told_and_nothing_else() -> None:
    """A world but with another price is the same world otherwise, and the first is as it was."""
    world = any_world(1, 2)
    before = world.brent
    other = world.but(brent=before + 1)
    assert np.array_equal(other.brent, before + 1)
    assert world.brent is before
    assert all(getattr(other, name) is getattr(world, name) for name in NAMES if name != "brent")


def test_but_refuses_what_a_world_does_not_have() -> None:
    """A name that no measure has is refused, with the name."""
    with pytest.raises(TypeError, match="a world has no brend, zeal"):
        any_world(1, 1).but(brend=np.zeros(1), zeal=np.zeros(1))


def test_a_world_does_not_make_up_measures() -> None:
    """A name that no measure has is no attribute, and neither is what a world in part was not given."""
    for world, name in ((any_world(1, 1), "brend"), (World.in_part({"turn": 1}), "brent")):
        with pytest.raises(AttributeError, match=name):
            getattr(world, name)


def test_worlds_are_counted() -> None:
    """A world says how many campaigns it holds."""
    assert any_world(1, 5).worlds == 5


@settings(max_examples=20)
@given(name=st.sampled_from(NAMES), size=st.floats(0.0, 1e4), seed=st.integers(0, 1000))
def test_settled_measures_keep_their_bounds(name: str, size: float, seed: int) -> None:
    """Whatever a phase left in a measure, the next quarter finds it within bounds and on the grain."""
    before = any_world(seed, 3)
    wild = getattr(before, name) + np.random.default_rng(seed).normal(0, size, getattr(before, name).shape)
    found = getattr(settled(before.but(**{name: wild}), before), name)
    assert (found >= MEASURES[name].low).all()
    assert (found <= MEASURES[name].high).all()
    assert np.array_equal(found, on_grain(found))


@pytest.mark.parametrize("name", NAMES)
def test_settled_measures_are_read_only(name: str) -> None:
    """Nobody writes into a measure that a quarter has ended with."""
    before = any_world(1, 2)
    found = getattr(settled(before.but(**{name: getattr(before, name) / 2}), before), name)
    with pytest.raises(ValueError, match="read-only"):
        found[...] = 0


def test_settled_leaves_alone_what_did_not_change() -> None:
    """An array that no phase touched is the same array a quarter later."""
    before = any_world(1, 2)
    after = settled(before.but(brent=before.brent + 1), before)
    assert all(getattr(after, name) is getattr(before, name) for name in NAMES if name != "brent")


def test_last_quarters_orders_are_taken_out_again() -> None:
    """At a quarter's beginning everything fleeting is nothing, and everything else is as it was."""
    world = any_world(1, 2)
    cleared = without_orders(world)
    for name, measure in MEASURES.items():
        if measure.fleeting:
            assert not getattr(cleared, name).any(), name
        else:
            assert getattr(cleared, name) is getattr(world, name), name


def test_a_world_has_no_other_fields_than_its_measures() -> None:
    """Turn, orders and the declared measures are all that is true at a moment."""
    assert set(any_world(1, 1).__dict__) == {"turn", "orders", *NAMES}


def test_a_view_is_read_by_path() -> None:
    """A country reads its estimate of any row by its path, and knows its own name."""
    world = any_world(1, 2)
    view = Observation(1, world, {})
    assert view.name == "iran"
    assert np.array_equal(view["trust.russia"], world.trust[0])
