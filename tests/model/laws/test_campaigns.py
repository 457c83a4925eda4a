"""A hundred quarters of random legal orders: every bound is kept and every account closes."""

from collections.abc import Iterator

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.laws.budgets import budgets
from game.model.laws.cooperation import strength
from game.model.laws.opening import ready
from game.model.laws.order_effects import commanded
from game.model.laws.turn import PHASES, play
from game.model.legality import faults
from game.model.scenario import initial_world as begin
from game.model.scenario import load, ruleset
from game.model.state.arithmetic import on_grain
from game.model.state.axes import COUNTRIES, Array
from game.model.state.catalogue import Sheet
from game.model.state.figures import Figures
from game.model.state.measures import measures_of
from game.model.state.setting import Setting
from game.model.state.world import World
from tests.sketch import dice, random_orders, scenario

SHIPPED = load.scenario_names()
TURNS = 100
WORLDS = 4
Quarter = tuple[World, Sheet, World]


def drawn(name: str, luck: np.random.Generator) -> Figures:
    """Return figures of which each uncertain one is drawn anywhere in its range, one a world."""
    found = scenario(name)
    values: dict[str, dict[str, float | Array]] = {}
    for path, figure in found.figures.items():
        section, _, own = path.partition(".")
        values.setdefault(section, {})[own] = figure.value
    for path, figure in ruleset.uncertain(found).items():
        section, _, own = path.partition(".")
        values[section][own] = luck.uniform(figure.low, figure.high, WORLDS)
    return Figures.of(values)


def begun(name: str, seed: int) -> Setting:
    """Return a scenario with luck, everything scheduled, and figures drawn from their ranges, at its opening."""
    bare = begin.setting(scenario(name), dice(0, WORLDS, seed), WORLDS)
    setting = attrs.evolve(bare, figures=drawn(name, np.random.default_rng(seed)))
    return attrs.evolve(setting, opening=ready(setting.opening, setting))


def quarters(setting: Setting, seed: int) -> Iterator[Quarter]:
    """Yield a hundred quarters in which everybody gives random legal orders: before, the sheet, after."""
    world, luck = setting.opening, np.random.default_rng(seed)
    for _ in range(TURNS):
        sheet = random_orders(world, setting, luck)
        then, _events = play(world, sheet, setting)
        yield world, sheet, then
        world = then


def off_bounds(world: World) -> list[str]:
    """Return the measures that are not finite, not within bounds, or not on the grain."""
    return [
        name
        for name, measure in measures_of(World).items()
        for rows in [getattr(world, name)]
        if not (np.isfinite(rows).all() and measure.low <= rows.min() and rows.max() <= measure.high)
        or not np.array_equal(rows, on_grain(rows))
    ]


def barrels(world: World, setting: Setting) -> None:
    """Assert that what is sold is bought, shipped in ships there are, and paid for."""
    oil, exports = setting.figures.oil, world.sales.sum(axis=1)
    assert world.bought == pytest.approx(world.sales.sum(axis=0), abs=1e-5)
    assert (exports <= np.stack([world.fleet[0] + oil.insured_russia, world.fleet[1]]) + 1e-5).all()
    assert (exports <= np.stack([oil.capacity_russia, oil.capacity_iran]) + 1e-5).all()
    paid = exports * world.netback * setting.figures.units.days * setting.figures.units.billions_a_million
    assert world.revenue == pytest.approx(paid, abs=1e-4)


def money(quarter: Quarter, setting: Setting) -> None:
    """Assert that income is spending plus what was put by, all that orders moved counted before."""
    before, sheet, then = quarter
    world = commanded(before, sheet)
    for phase in PHASES[: PHASES.index(budgets)]:
        world, _events = phase(world, before, setting)
    assert then.income == pytest.approx(then.spent + then.reserves - world.reserves, abs=1e-4)


def ties(world: World) -> None:
    """Assert that each feels for the other what the other feels, and for itself wholly."""
    assert np.array_equal(world.tie, np.swapaxes(world.tie, 0, 1))
    assert (world.tie[range(len(COUNTRIES)), range(len(COUNTRIES))] == 1).all()


def partnership(quarter: Quarter, setting: Setting) -> None:
    """Assert that the index is the strength of the help given, and that what is broken stays so."""
    before, _, then = quarter
    newly = then.ruptured > before.ruptured
    gap = np.abs(then.index - strength(then.help, setting.figures))
    assert (gap[~newly] < 1e-3).all()
    # A rupture leaves a little help everywhere, which the index that day does not count.
    assert (gap <= 100 * setting.figures.cooperation.least_help * np.ones(WORLDS) + 1e-3).all()
    for name in ("ruptured", "allied", "catastrophe"):
        assert set(getattr(then, name).tolist()) <= {0.0, 1.0}
    assert (then.ruptured >= before.ruptured).all()
    assert (then.catastrophe >= before.catastrophe).all()
    assert not (then.ruptured * then.allied).any()


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=3)
@given(seed=st.integers(0, 2**32))
def test_a_hundred_quarters_keep_every_bound_and_close_every_account(name: str, seed: int) -> None:
    """Whatever is ordered, with any figures in their ranges, bounds hold and barrels, money, ties and index add up."""
    setting = begun(name, seed)
    content = np.zeros_like(setting.opening.score)
    for quarter in quarters(setting, seed):
        before, sheet, then = quarter
        assert faults(before, sheet, setting, before.turn % WORLDS) == ()
        assert off_bounds(then) == []
        barrels(then, setting)
        money(quarter, setting)
        ties(then)
        partnership(quarter, setting)
        content = content + then.satisfaction
        assert then.score == pytest.approx(content / then.turn, abs=1e-3)


def by_itself(setting: Setting, name: str, k: int, seed: int) -> Setting:
    """Return a setting's world k with its own figures and its own luck, alone."""
    figures = Figures.of(
        {
            section: {
                own: np.broadcast_to(np.asarray(figure), WORLDS)[k : k + 1] for own, figure in found._values.items()
            }
            for section, found in setting.figures.sections.items()
        }
    )
    one = attrs.evolve(begin.setting(scenario(name), dice(k, 1, seed), 1), figures=figures)
    return attrs.evolve(one, opening=ready(one.opening, one))


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=2)
@given(seed=st.integers(0, 2**32), k=st.integers(0, WORLDS - 1))
def test_a_world_with_figures_of_its_own_is_the_same_alone(name: str, seed: int, k: int) -> None:
    """Where every world has its own figures, world k is the one played alone with its figures, bit for bit."""
    many = begun(name, seed)
    alone = by_itself(many, name, k, seed)
    world, other, luck = many.opening, alone.opening, np.random.default_rng(seed)
    for _ in range(8):
        sheet = random_orders(world, many, luck)
        world, _events = play(world, sheet, many)
        other, _events = play(other, sheet[:, k : k + 1], alone)
    for measure in measures_of(World):
        one, two = (np.ascontiguousarray(getattr(each, measure)) for each in (world.only(k), other))
        assert one.tobytes() == two.tobytes(), measure


@pytest.mark.parametrize("name", SHIPPED)
def test_a_hundred_quarters_reach_every_corner(name: str) -> None:
    """The random campaigns go somewhere: prices, trust and help range widely in them."""
    ends = [then for _, _, then in quarters(begun(name, 1), 1)]
    for measure, width in (("brent", 30.0), ("trust", 0.2), ("help", 0.3), ("reserves", 10.0), ("escalation", 1.0)):
        rows = np.stack([getattr(end, measure) for end in ends])
        assert rows.max() - rows.min() > width, measure
