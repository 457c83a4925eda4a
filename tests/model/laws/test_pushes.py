"""Every name of the table does something when a lever pushes it: one world a name, all on the same luck."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from game.model.laws.opening import opening
from game.model.laws.turn import play
from game.model.state.chance import Dice
from game.model.state.codes import BROUGHT, MACHINES, TURN_ROW
from game.model.state.deeds import Deeds
from game.model.state.names import NO_REST, PUSHED, ROW
from game.model.state.rules import Rules
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState, declared


def one_fate(worlds: int) -> Rules:
    """Rules under which all worlds have the luck of world 0."""
    return Rules(central(), Dice(1, np.zeros(worlds, dtype=np.uint64)), 20)


def lively(law: Rules, worlds: int) -> WorldState:
    """Worlds in which gates are open: believed offers, quiet help, dear oil, little capital."""
    state = opening(law, worlds)
    word = state.word.copy()
    word[2] = 0.6
    state = state.but(fundamentals=state.fundamentals + 0.4)
    return state.but(offer=state.offer + 0.8, word=word, quiet=state.quiet + 0.2, capital=state.capital - 2)


def played(deeds: Deeds) -> WorldState:
    """The lively worlds a quarter later."""
    worlds = deeds.moves.shape[1]
    law = one_fate(worlds)
    return play(lively(law, worlds), (lambda _: deeds, lambda _: Deeds.none(worlds)), law)


def moved(after: WorldState) -> NDArray[np.bool_]:
    """Whether each world differs from the last, in which nothing was pushed."""
    other = np.zeros(after.worlds, dtype=bool)
    for name in declared():
        rows = getattr(after, name).reshape(-1, after.worlds)
        other |= (rows != rows[:, -1:]).any(0)
    return other


def silent(names: Sequence[str], deeds: Deeds) -> set[str]:
    """The names whose push changes nothing."""
    other = moved(played(deeds))
    return {name for name, so in zip(names, other[:-1], strict=True) if not so}


def test_every_name_that_is_pushed_moves_something() -> None:
    """A push, up or down, changes at least one measure of the world a quarter later."""
    names = [known.name for known in PUSHED]
    left = set(names)
    for sign in (1, -1):
        deeds = Deeds.none(len(names) + 1)
        for world, known in enumerate(PUSHED):
            deeds.jumps[ROW[known.name], world] = sign * (10 / known.scale if known.scale != 1 else 1)
        # A better aim needs a strike that may miss, and a sale is an act that may not come off.
        left &= silent(names, deeds)
    assert left <= {"strike_success", "sold"}


def test_a_better_aim_hits_more_often() -> None:
    """A strike that would miss its sites hits them with .99 more."""
    deeds = Deeds.none(2)
    deeds.jumps[ROW["struck.ir"]], deeds.turns[TURN_ROW["nuclear>damaged"]] = 1, 0.01
    deeds.jumps[ROW["strike_success"], 0] = 0.99
    after = played(deeds)
    assert after.nuclear_progress[0] < after.nuclear_progress[1]


def test_every_stock_has_a_resting_point_that_policies_move() -> None:
    """Shifting the resting point changes the world, wherever the table calls a name a stock with a rest."""
    stocks = [known for known in PUSHED if known.kind == "stock" and not known.name.startswith(NO_REST)]
    deeds = Deeds.none(len(stocks) + 1)
    for world, known in enumerate(stocks):
        deeds.shifts[ROW[known.name], world] = 10 / known.scale if known.scale != 1 else 1
    assert silent([known.name for known in stocks], deeds) == set()


def test_every_transition_that_deeds_bring_comes_about() -> None:
    """Brought about with certainty, each machine is in that state at the quarter's end, and was in another before."""
    deeds, law = Deeds.none(len(BROUGHT)), one_fate(len(BROUGHT))
    before = lively(law, len(BROUGHT))
    for world, turn in enumerate(BROUGHT):
        deeds.turns[TURN_ROW[turn], world] = 1
        name, to = turn.split(">")
        machine = MACHINES[name]
        if machine.start == to:
            rows = getattr(before, machine.measure).copy()
            rows[(*machine.index, world)] = 1 - machine.states.index(to)
            before = before.but(**{machine.measure: rows})
    after = play(before, (lambda _: deeds, lambda _: Deeds.none(len(BROUGHT))), law)
    for world, turn in enumerate(BROUGHT):
        name, to = turn.split(">")
        machine = MACHINES[name]
        assert getattr(after, machine.measure)[(*machine.index, world)] == machine.states.index(to), turn


def test_a_weapon_takes_a_dash_under_way() -> None:
    """Only a dash that runs ends in a weapon."""
    deeds = Deeds.none(1)
    deeds.turns[TURN_ROW["nuclear>weapon"]] = 1
    assert played(deeds).weapon[0] == 0
    law = one_fate(1)
    near = lively(law, 1).but(nuclear_progress=np.array([0.85]), dash=np.array([2.0]))
    after = play(near, (lambda _: deeds, lambda _: Deeds.none(1)), law)
    assert after.weapon[0] == 1
    assert after.nuclear[0] == 3
