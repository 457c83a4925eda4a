import attrs
import numpy as np
import pytest

from game.model.laws.shocks import carried, injected, shocks, succession
from game.model.state.axes import IRAN, RUSSIA, Array
from game.model.state.catalogue import Effect
from game.model.state.figures import plain
from game.model.state.setting import Inject
from tests.sketch import lucky, section, sketch

MANY = 4096


def one(x: float) -> Array:
    """Return a number as a single world."""
    return np.array([x])


def test_carried_shocks_last_in_part() -> None:
    """Seven tenths of a shock of one million barrels are left a quarter later, and fresh luck is added."""
    assert carried(one(1.0), plain(0.7), one(0.2))[0] == pytest.approx(0.9)


def test_carried_shocks_settle_at_the_variance_of_their_kind() -> None:
    """Carried for a hundred quarters, demand shocks spread as a first-order autoregression does."""
    figures, shock = section("shocks"), np.zeros(MANY)
    _, setting = sketch(MANY)
    chance = lucky(setting).chance
    for turn in range(100):
        fresh = figures.demand_noise * chance.normal(turn, "shocks", 2)[0]
        shock = carried(shock, figures.demand_memory, fresh)
    assert shock.std() == pytest.approx(0.5 / (1 - 0.7**2) ** 0.5, rel=0.05)


def test_succession_is_rare_and_turns_the_tide_either_way() -> None:
    """A ruler goes as often as the figures say, with a crisis, and with warmer or colder feelings than before."""
    world, setting = sketch(MANY)
    found, _ = succession(world, lucky(setting))
    for partner, chance in ((RUSSIA, 0.004), (IRAN, 0.012)):
        gone = found.crisis[partner] > 0
        assert abs(gone.mean() - chance) < 5 * (chance / MANY) ** 0.5
        tide = (found.inclination - world.inclination)[0, partner]
        assert ((tide != 0) == gone).all()
        assert tide[gone].min() < 0 < tide[gone].max()


def test_succession_leaves_the_other_capital_alone() -> None:
    """Where a ruler went in Tehran alone, Moscow's inclination is what it was."""
    world, setting = sketch(MANY)
    found, _ = succession(world, lucky(setting))
    only_iran = (found.crisis[IRAN] > 0) & (found.crisis[RUSSIA] == 0)
    assert only_iran.any()
    assert np.array_equal(found.inclination[:, RUSSIA, only_iran], world.inclination[:, RUSSIA, only_iran])


def inject(turn: int, chance: float = 1.0) -> Inject:
    """Return an inject that takes five dollars off Brent and half its room off trust in Tehran."""
    effects = (Effect("brent", -5.0, absolute=True), Effect("trust.iran", -0.5))
    return Inject("test", turn, "Something happens", "It does.", effects, chance)


def test_an_inject_pushes_what_it_says() -> None:
    """Amounts are added and shares moved, whichever comes first in the file."""
    world, setting = sketch(brent=70.0, trust={"iran": 0.4})
    found, event = injected(world, inject(1), np.True_, setting)
    assert (found.brent[0], found.trust[IRAN, 0]) == pytest.approx((65.0, 0.2))
    assert event.cause == "inject.test"


def test_an_inject_happens_as_often_as_it_says() -> None:
    """One of three in ten happens in three worlds of ten, and wholly there."""
    world, setting = sketch(MANY, brent=70.0)
    found, _ = injected(world, inject(1, 0.3), np.True_, lucky(setting))
    assert set(found.brent.tolist()) == {65.0, 70.0}
    assert (found.brent == 65.0).mean() == pytest.approx(0.3, abs=0.04)


@pytest.mark.parametrize(("turn", "happens"), [(0, False), (1, True), (2, False)])
def test_an_inject_comes_in_its_quarter(turn: int, happens: bool) -> None:
    """What is scheduled for the second quarter comes in the second, and not before or after."""
    world, setting = sketch(brent=70.0)
    found, _ = shocks(attrs.evolve(world, turn=turn), world, attrs.evolve(setting, injects=(inject(2),)))
    assert bool(found.brent[0] == 65.0) is happens


def test_a_quarter_begins_without_the_last_ones_orders() -> None:
    """What last quarter's orders put in is gone when the next begins."""
    world, setting = sketch(exposure=1.0, strike_sites=1.0)
    found, _ = shocks(world, world, setting)
    assert not found.exposure.any()
    assert not found.strike_sites.any()
