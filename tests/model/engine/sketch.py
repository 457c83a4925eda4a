"""Games played both ways, and worlds compared bit for bit."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import attrs
import numpy as np
import pytest

from agents.agent import StateAgent
from game.engine import native
from game.model.engine import machine
from game.model.engine.machine import Machine, machine_for
from game.model.scenario.load import scenario_names
from game.model.simulation import Simulation
from game.model.state.measures import measures_of
from game.model.state.world import World

SCENARIOS = scenario_names()
SEED = 2024


def available() -> bool:
    """Whether code can be made and loaded here."""
    try:
        native.loaded(native.compiled("define void @nothing() {\n  ret void\n}\n", native.here()), ("nothing",))
    except native.Unavailable:
        return False
    return True


needs_compiler = pytest.mark.skipif(not available(), reason="there is no compiled engine here: numpy plays")


def machine_of(game: Simulation) -> Machine:
    """The compiled engine for a game, waited for."""
    with wanted("compiled"):
        found = machine_for(game.setting, game.agents, game.staffs, 1)
    assert found is not None
    return found


@contextmanager
def wanted(engine: str) -> Iterator[None]:
    """Play with one engine, `compiled` or `numpy`, until the end of the block."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEDGE_ENGINE", engine)
        native.llvm.cache_clear()
        yield
    native.llvm.cache_clear()


@contextmanager
def on(processor: native.Processor) -> Iterator[None]:
    """Play with code for another processor, until the end of the block."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(native, "here", lambda: processor)
        forget()
        yield
    forget()


def forget() -> None:
    """Forget which programs games have."""
    machine._QUARTERS.clear()
    machine._PREPARED.clear()
    machine._MACHINES.clear()


@cache
def game(name: str = SCENARIOS[0], worlds: int = 1, country: str = "", strategy: str = "") -> Simulation:
    """A game before its first quarter, which must not be played itself."""
    return Simulation.start(name, seed=SEED, worlds=worlds, strategies={country: strategy} if strategy else {})


def again(found: Simulation) -> Simulation:
    """The same game, to be played."""
    return attrs.evolve(found)


def played(found: Simulation, engine: str, quarters: int) -> World:
    """A game's worlds after some quarters under one engine."""
    with wanted(engine):
        return again(found).run(quarters)


def same_bits(some: World, other: World) -> bool:
    """Whether worlds are alike in every bit of every measure and order."""
    rows = all(
        np.array_equal(getattr(some, name).view(np.uint64), getattr(other, name).view(np.uint64))
        for name in measures_of(World)
    )
    return rows and some.turn == other.turn and np.array_equal(some.orders, other.orders)


def state_agents(found: Simulation) -> list[StateAgent]:
    """The countries that decide by their own character or strategy."""
    return [agent for agent in found.agents if isinstance(agent, StateAgent)]
