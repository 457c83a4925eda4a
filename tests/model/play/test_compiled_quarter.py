"""Machine code plays what numpy plays, bit for bit, with courses, persons' orders and choices in crises."""

from collections.abc import Callable

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.draft import Draft, Orders
from game.engine.threads import playing_on
from game.model.laws.turn import play
from game.model.levers.expressions import Expression
from game.model.levers.reading import catalogue
from game.model.play.compiled_quarter import FEW, spelt
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import Script
from game.model.state.axes import COUNTRIES, Array
from game.model.state.world_state import declared
from tests.engine.sketch import needs_compiler, wanted

pytestmark = needs_compiler
QUARTERS = 12
SCRIPT = Script.of(catalogue(), QUARTERS)


def begun(worlds: int, seed: int = 7) -> Simulation:
    """A campaign before its first quarter."""
    return Simulation.start(seed=seed, worlds=worlds, quarters=QUARTERS, script=SCRIPT)


def again(game: Simulation) -> Simulation:
    """The same campaign, to be played."""
    return attrs.evolve(game, satisfied=list(game.satisfied))


def everything(game: Simulation) -> dict[str, Array]:
    """All that a campaign has come to, by name."""
    follows, desk = game.following, game.desk
    rows = {name: getattr(game.world, name) for name in (*declared(), "dials", "wear")}
    rows |= {f"following.{name}": getattr(follows, name) for name in ("course", "quarters", "account", "answered")}
    rows |= {f"desk.{name}": getattr(desk, name) for name in ("waits", "left", "since", "chosen")}
    rows |= {"dials before": game.history.dials, "moves before": game.history.moves, "leaked": game.leaked}
    rows |= {"tally": game.tally, "satisfied": np.stack(game.satisfied), "legacy": game.legacy()}
    if game.answered is not None:
        rows |= {"answered dials": game.answered.dials, "answered moves": game.answered.moves}
    return rows


def differing(some: Simulation, other: Simulation) -> list[str]:
    """What differs in any bit between two campaigns; the sign of a nought is none."""
    first, second = everything(some), everything(other)
    assert first.keys() == second.keys()
    return [name for name in first if (first[name] + 0.0).tobytes() != (second[name] + 0.0).tobytes()]


def both_ways(game: Simulation, play: Callable[[Simulation], object]) -> list[str]:
    """What differs once a campaign was played on by machine code and on numpy."""
    ends = []
    for engine in ("compiled", "numpy"):
        with wanted(engine):
            ends.append(again(game))
            assert ends[-1].compiled(1) == (engine == "compiled")
            play(ends[-1])
    return differing(*ends)


def stepwise(game: Simulation) -> None:
    """Play to the end, quarter by quarter."""
    while not game.over:
        game.step(game.decide())


@pytest.mark.parametrize("worlds", [1, 7, 64])
def test_whole_campaigns_are_played_to_the_same_bits(worlds: int) -> None:
    """One world, seven and sixty-four end alike in everything, their legacies too."""
    assert not both_ways(begun(worlds), lambda game: game.run())


def test_quarter_by_quarter_is_all_at_once() -> None:
    """Deciding and stepping one quarter after another ends as running them all does, under either engine."""
    game = begun(9)
    assert not both_ways(game, stepwise)
    with wanted("compiled"):
        slowly, at_once = again(game), again(game)
        stepwise(slowly)
        at_once.run(slowly.world.turn)
    assert not differing(slowly, at_once)


@pytest.mark.parametrize("before", [1, 6, 11])
def test_worlds_may_be_taken_up_at_any_quarter(before: int) -> None:
    """What numpy began machine code ends, from the second quarter as from the last."""
    game = begun(11, seed=8)
    with wanted("numpy"):
        game.run(before)
    assert not both_ways(game, lambda later: later.run())


@pytest.mark.parametrize("name", ["blank_cheque", "twelve_days"])
def test_a_scenario_with_events_is_played_to_the_same_bits(name: str) -> None:
    """Quarters in which something comes from outside are played by machine code like those between them."""
    ends = []
    for engine in ("compiled", "numpy"):
        with wanted(engine):
            game = Simulation.start(name, seed=5, worlds=7, quarters=QUARTERS, script=SCRIPT)
            assert game.compiled(1) == (engine == "compiled")
            game.run()
            ends.append(game)
    assert not differing(*ends)


def test_worlds_changed_by_hand_are_played_to_the_same_bits() -> None:
    """Worlds that somebody changed, before the night's questions or after them, go on alike."""

    def played(game: Simulation) -> None:
        """Two quarters, with Brent at 110 and then, the questions put, Washington with weeks to spend."""
        game.world = game.world.but(brent=np.full(game.world.worlds, 110.0))
        game.step(game.decide())
        game.tonight()
        game.world = game.world.but(capital=np.full_like(game.world.capital, 18.0))
        game.step(game.decide())

    game = begun(5)
    with wanted("numpy"):
        game.run(3)
    assert not both_ways(game, played)


def test_hundreds_of_worlds_are_played_to_the_same_bits_on_any_number_of_threads() -> None:
    """More worlds than are shared out end alike on one thread, on two, and on numpy."""
    game, ends = begun(FEW + 45), list[Simulation]()
    for engine, threads in (("numpy", 1), ("compiled", 1), ("compiled", 2)):
        with wanted(engine), playing_on(threads):
            ends.append(again(game))
            ends[-1].run(4)
    assert not differing(ends[0], ends[1])
    assert not differing(ends[0], ends[2])


def legal_orders(game: Simulation, luck: np.random.Generator) -> Orders:
    """Random orders of every country within its weeks, the same in every world of a campaign."""
    draft = Draft(game.anchor.levers, game.readings(), game.rules.figures)
    for country in range(len(COUNTRIES)):
        for policy in draft.own_policies[country]:
            where = (luck.random(game.world.worlds) < 0.4).astype(float)
            draft.turn(country, policy.id, float(luck.integers(0, 4)), where)
        for move in draft.own[country]:
            draft.order(country, move.id, (luck.random(game.world.worlds) < 0.3).astype(float), full_answer=True)
    return draft.orders


def choices(game: Simulation, luck: np.random.Generator) -> Array:
    """Random choices in tonight's crises, and none in some."""
    counts = np.array([len(crisis.choices) for crisis in game.script.crises.crises])[:, None]
    drawn = np.floor(luck.random((len(counts), game.world.worlds)) * (counts + 1)) - 1
    return np.where(game.tonight().waits > 0, drawn, -1.0)


@settings(max_examples=6)
@given(st.integers(0, 2**32 - 1), st.sets(st.integers(0, 5)))
def test_any_legal_orders_and_choices_are_played_to_the_same_bits(number: int, persons: set[int]) -> None:
    """Whatever persons order and choose, for whichever countries they play, both engines end alike."""

    def played(game: Simulation) -> None:
        """Some quarters by chance, some by the courses."""
        luck = np.random.default_rng(number)
        game.persons = persons
        for quarter in range(5):
            game.step(game.decide() if quarter == 2 else legal_orders(game, luck), choices(game, luck))

    assert not both_ways(begun(4, seed=number), played)


def test_the_digest_of_a_script_says_everything_in_it() -> None:
    """Another price or test makes another program; the same files read again make the same."""
    text = list(spelt(SCRIPT))
    assert text == list(spelt(Script.of(catalogue(), QUARTERS)))
    levers = catalogue()
    dearer = attrs.evolve(
        levers, moves=(attrs.evolve(levers.moves[0], cost=levers.moves[0].cost + 1), *levers.moves[1:])
    )
    assert text != list(spelt(Script.of(dearer, QUARTERS)))


def test_what_is_made_by_hand_is_played_on_numpy() -> None:
    """Laws of an experiment, and tests that no text says, are no matter for machine code, where it is asked for too."""
    game = begun(2)
    with wanted("compiled"):
        assert game.compiled(1)
        game.laws = lambda world, ask, rules: play(world, ask, rules)
        assert not game.compiled(1)
    needs = (Expression("as somebody likes", lambda readings: readings.number("brent") * 0, frozenset()),)
    levers = SCRIPT.anchor.levers
    moves = (attrs.evolve(levers.moves[0], needs=needs), *levers.moves[1:])
    anchor = attrs.evolve(SCRIPT.anchor, levers=attrs.evolve(levers, moves=moves))
    with wanted("compiled"):
        other = Simulation.start(worlds=2, quarters=QUARTERS, script=attrs.evolve(SCRIPT, anchor=anchor))
        assert not other.compiled(1)
