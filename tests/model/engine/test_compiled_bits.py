"""The compiled engine plays what numpy plays, bit for bit, whatever is asked of it."""

from collections.abc import Mapping

import attrs
import numpy as np
import pytest

from agents.strategies.library import strategies
from game.campaign.drawn import with_drawn
from game.engine import core, native
from game.engine.lower import CodeShape
from game.engine.threads import playing_on
from game.model.engine import quarter
from game.model.engine.machine import FEW, Machine, RunWatch
from game.model.engine.programs import CompiledQuarter
from game.model.scenario import initial_world
from game.model.scenario.load import scenario
from game.model.scenario.ruleset import figures as ruled
from game.model.simulation import Simulation
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LONGEST_DELAY, OPEN, Catalogue, Sheet
from game.model.state.chance import Dice
from game.model.state.fingerprint import fingerprints
from game.model.state.world import World
from tests.model.engine.sketch import (
    SCENARIOS,
    SEED,
    again,
    game,
    machine_of,
    needs_compiler,
    on,
    played,
    same_bits,
    wanted,
)
from tests.sketch import random_orders

pytestmark = needs_compiler
NAMED = [(one.country, one.name) for one in strategies() if not one.traits.searched]


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("worlds", [1, 7, 64])
def test_every_scenario_is_played_to_the_same_bits(name: str, worlds: int) -> None:
    """A world, seven and sixty-four of each scenario end alike under both engines."""
    quarters = game(name).setting.quarters if worlds == 64 else 4
    found = game(name, worlds)
    assert same_bits(played(found, "compiled", quarters), played(found, "numpy", quarters))


def test_an_order_that_takes_three_quarters_is_played_to_the_same_bits() -> None:
    """Orders of the longest delay, which no shipped country has, act in their quarter under both engines."""
    written = scenario(SCENARIOS[0])
    late = [attrs.evolve(order, delay=LONGEST_DELAY if order.effects else 0) for order in written.catalogue.orders]
    found = Simulation.start(attrs.evolve(written, catalogue=Catalogue(tuple(late))), seed=SEED, worlds=3)
    assert same_bits(played(found, "compiled", 5), played(found, "numpy", 5))


def test_thousands_of_worlds_are_played_to_the_same_bits() -> None:
    """4,096 worlds end alike after eight quarters, on one thread and on two."""
    found = game(worlds=4096)
    by_numpy = played(found, "numpy", 8)
    for threads in (1, 2):
        with playing_on(threads):
            assert same_bits(played(found, "compiled", 8), by_numpy)


@pytest.mark.parametrize(("country", "strategy"), NAMED, ids=[".".join(one) for one in NAMED])
def test_every_strategy_decides_alike(country: str, strategy: str) -> None:
    """Each named strategy gives the same orders under both engines, quarter after quarter."""
    found = game(SCENARIOS[0], 16, country, strategy)
    assert same_bits(played(found, "compiled", 5), played(found, "numpy", 5))


@pytest.mark.parametrize("before", [1, 5, 19])
def test_worlds_may_be_taken_up_at_any_quarter(before: int) -> None:
    """What numpy began the compiled engine ends, from the second quarter as from the last."""
    begun = again(game(worlds=12))
    with wanted("numpy"):
        begun.run(before)
    left = min(3, begun.setting.quarters - before)
    assert same_bits(played(begun, "compiled", left), played(begun, "numpy", left))


def drawn_game(worlds: int, name: str = SCENARIOS[0]) -> Simulation:
    """A game whose figures, and so whose openings, differ from world to world."""
    found = scenario(name)
    luck = np.random.default_rng(1)
    drawn = {
        path: luck.uniform(one.low, one.high, worlds)
        for path, one in found.figures.items()
        if one.low < one.high and path.split(".")[0] not in ("decision", *COUNTRIES)
    }
    central = {path: one.value for path, one in found.figures.items()}
    setting = initial_world.setting(found, Dice(SEED, np.arange(worlds, dtype=np.uint64)), worlds)
    assert len(drawn) > 100
    assert setting.figures.sections.keys() == ruled(found).sections.keys()
    figures = with_drawn(central, drawn, worlds)
    there = game(name).elsewhere(setting.chance, worlds)
    return there.under(figures, setting.opening)


@pytest.mark.parametrize("worlds", [1, 7, 300])
def test_figures_drawn_for_each_world_are_played_to_the_same_bits(worlds: int) -> None:
    """Where every world has figures and an opening of its own, all end alike."""
    found = drawn_game(worlds)
    assert same_bits(played(found, "compiled", 6), played(found, "numpy", 6))


def standing_orders(found: Simulation, countries: tuple[int, ...]) -> Mapping[int, Sheet]:
    """Random legal orders of some countries for the first quarter, and of all for the third."""
    sheet = random_orders(found.world, found.setting, np.random.default_rng(3))
    open_to = np.full_like(sheet, OPEN)
    for country in countries:
        own = found.setting.catalogue.of_country[country]
        open_to[own] = sheet[own]
    return {1: open_to, 3: sheet}


@pytest.mark.parametrize("countries", [(0,), (2, 5), (0, 1, 2, 3, 4, 5)])
def test_peoples_orders_stand(countries: tuple[int, ...]) -> None:
    """Orders given by people stand under both engines, and everybody else decides as ever."""
    found = game(worlds=20)
    standing = standing_orders(found, countries)
    ends = []
    for engine in ("compiled", "numpy"):
        with wanted(engine):
            ends.append(again(found).run(4, standing=standing))
    assert same_bits(*ends)


def test_orders_that_stand_in_some_worlds_only_stand_there() -> None:
    """Where a country's orders stand in every other world, it decides in the rest, under both engines."""
    found = game(worlds=10)
    sheet = np.array(standing_orders(found, (1,))[1])
    sheet[:, ::2] = OPEN
    ends = []
    for engine in ("compiled", "numpy"):
        with wanted(engine):
            ends.append(again(found).run(2, standing={1: sheet}))
    assert same_bits(*ends)


def test_quarter_by_quarter_is_all_at_once() -> None:
    """Deciding and stepping one quarter after another ends as running them all does."""
    found, slowly = game(worlds=9), again(game(worlds=9))
    with wanted("compiled"):
        for _ in range(5):
            slowly.step(slowly.decide())
    assert same_bits(slowly.world, played(found, "compiled", 5))


@pytest.mark.parametrize("worlds", [1, 7])
def test_single_quarters_take_worlds_from_anywhere(worlds: int) -> None:
    """Worlds that numpy made, that the engine made, or that were changed by hand are decided for and stepped alike."""
    found = again(game(worlds=worlds))
    sheets, ends = list[Sheet](), list[World]()
    for engine in ("numpy", "compiled", "numpy", "compiled"):
        with wanted(engine):
            there = again(found)
            there.world = found.world.but(brent=np.full(worlds, 90.0)) if len(ends) > 1 else found.world
            sheets.append(there.decide(("iran", "china")))
            ends.append(there.step(there.decide()))
            ends[-1] = there.step(there.decide())
        if len(ends) == 2:
            found.world = ends[-1]
    assert same_bits(ends[0], ends[1])
    assert same_bits(ends[2], ends[3])
    assert np.array_equal(sheets[0], sheets[1])
    assert np.array_equal(sheets[2], sheets[3])


def test_what_is_seen_after_each_quarter_is_what_there_was() -> None:
    """Whoever looks at two measures after each quarter sees what numpy's worlds held, and may end the run."""
    found = game(worlds=9)
    seen: dict[str, list[bytes]] = {"compiled": [], "numpy": []}
    for engine, listed in seen.items():

        def look(world: World, listed: list[bytes] = listed) -> bool:
            """Write down what is seen, and end the run after the third quarter."""
            listed.append(world.index.tobytes() + world.tie.tobytes())
            return len(listed) == 3

        with wanted(engine):
            stopped = again(found)
            stopped.run(each=look, sees=("tie", "index"))
        assert stopped.world.turn == 3
    assert seen["compiled"] == seen["numpy"]
    assert len(set(seen["numpy"])) == 3


@pytest.mark.parametrize("worlds", [1, 7, 300])
def test_worlds_in_part_have_the_fingerprints_of_whole_ones(worlds: int) -> None:
    """Where only some measures are looked at in the end, they and the fingerprints are those of whole worlds."""
    found = game(worlds=worlds)
    whole = played(found, "numpy", 3)
    with wanted("compiled"):
        some = again(found).run(3, ends=("score", "help"))
    assert np.array_equal(quarter.prints_of(some), fingerprints(whole))
    assert np.array_equal(some.score, whole.score)
    assert np.array_equal(some.help, whole.help)
    with pytest.raises(AttributeError):
        _ = some.index


def test_the_plainest_processor_gives_the_same_bits() -> None:
    """Code for SSE2 alone, two worlds in a vector, plays what code for all this machine has plays."""
    found, plain = game(worlds=FEW + 5), native.plainest()
    best = played(found, "compiled", 6)
    with on(plain):
        assert same_bits(played(found, "compiled", 6), best)


def melted(found: Simulation, quarters: int) -> World:
    """A game's worlds after some quarters under laws whose multiplications are melted into additions."""
    processor, honest = native.here(), machine_of(found)
    orders = len(found.setting.catalogue.orders)
    form = CodeShape(processor.lanes, core.padded(orders, processor.lanes), contracted=True)
    laws = core.read(core.compile_program(quarter.laws_recorded(found.setting), form, processor))
    programs = CompiledQuarter(laws, honest.programs.decisions)
    result = Machine(programs, honest.setting, honest.staffs, honest.luck).run(
        found.world, quarters, {}, RunWatch(None)
    )
    assert result is not None
    return result


def test_a_build_that_melts_additions_is_caught() -> None:
    """With multiplications melted into additions some bit is another, so these tests would say so."""
    if "+fma" not in native.here().features:
        pytest.skip("this processor cannot melt them")
    found = game(worlds=256)
    assert not same_bits(melted(found, 8), played(found, "numpy", 8))
    assert same_bits(played(found, "compiled", 8), played(found, "numpy", 8))
