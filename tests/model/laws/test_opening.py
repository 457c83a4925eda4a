import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.laws.cooperation import agreed, paces, strength
from game.model.laws.opening import ready, rest_wish
from game.model.laws.willingness import wishes
from game.model.scenario import load
from game.model.state.figures import plain
from game.model.state.measures import measures_of
from game.model.state.world import World
from tests.sketch import after, at_rest

SHIPPED = load.scenario_names()
WISHES = st.floats(0.05, 1.0)
OWN_SAY = plain(0.65)


@given(russia=WISHES, iran=WISHES)
def test_rest_wish_undoes_what_was_agreed(russia: float, iran: float) -> None:
    """Whatever two wishes led to, the wishes under which it rests are those two."""
    wish = np.array([[[russia], [iran]]])
    assert rest_wish(agreed(wish, OWN_SAY), OWN_SAY) == pytest.approx(wish, rel=1e-6)


def test_rest_wish_by_hand() -> None:
    """Where both give a half, both wish a half."""
    assert rest_wish(np.full((1, 2, 1), 0.5), OWN_SAY)[0, :, 0] == pytest.approx([0.5, 0.5])


def test_rest_wish_is_never_more_than_everything() -> None:
    """Help too uneven for any wish to explain it is met with the wish for everything."""
    assert rest_wish(np.array([[[0.9], [0.1]]]), OWN_SAY).max() == 1.0


@pytest.mark.parametrize("name", SHIPPED)
def test_the_opening_is_at_rest(name: str) -> None:
    """At the opening help moves by less than half a point a quarter, and by nothing unless one must wish for all."""
    world, setting = at_rest(name, 1)
    figures = setting.figures.cooperation
    drift = agreed(wishes(world, setting), figures.own_say) - world.help
    explained = rest_wish(world.help, figures.own_say).max(axis=(1, 2)) < 0.99
    assert np.abs(drift[explained]).max() < 1e-4
    assert np.abs(paces(figures)[:, None] * drift).max() < 0.005


@pytest.mark.parametrize("name", SHIPPED)
def test_a_quarter_of_rest_moves_the_partnership_by_less_than_half_a_point(name: str) -> None:
    """With no orders, no luck and nothing scheduled the index stays within half a point for the first quarter."""
    world, setting = at_rest(name, 1)
    assert abs(after(setting, world).index[0] - world.index[0]) < 0.5


@pytest.mark.parametrize("name", SHIPPED)
def test_the_opening_adds_up(name: str) -> None:
    """Index, barrels and budgets of the opening are those the laws work out of its measures."""
    world, setting = at_rest(name, 1)
    assert world.index == pytest.approx(strength(world.help, setting.figures), abs=1e-5)
    assert world.bought == pytest.approx(world.sales[0] + world.sales[1], abs=1e-5)
    needs = setting.figures.budgets
    for partner, who in enumerate(("russia", "iran")):
        income = needs[f"take_{who}"] * world.revenue[partner] + needs[f"other_income_{who}"]
        assert world.income[partner] == pytest.approx(income, abs=1e-4)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_opening_is_settled(name: str) -> None:
    """Every measure of the opening is finite, within bounds, on one row of memory a variable, and read-only."""
    world, _ = at_rest(name, 3)
    for measure in measures_of(World).values():
        rows = getattr(world, measure.name)
        assert np.isfinite(rows).all(), measure.name
        assert (rows >= measure.low).all(), measure.name
        assert (rows <= measure.high).all(), measure.name
        assert rows.flags.c_contiguous, measure.name
        assert not rows.flags.writeable, measure.name


def test_ready_twice_is_ready_once() -> None:
    """An opening that is filled in already stays as it is."""
    world, setting = at_rest(SHIPPED[0], 2)
    again = ready(world, setting)
    for name in measures_of(World):
        assert np.array_equal(getattr(again, name), getattr(world, name)), name
