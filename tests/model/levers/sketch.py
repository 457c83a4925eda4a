"""Worlds and orders for tests of levers: blank worlds with the names that a test sets."""

from functools import cache
from typing import Any

import numpy as np

from game.model.levers.effects import HISTORY, LeverProgram
from game.model.levers.reading import catalogue
from game.model.levers.readings import OrderHistory, WorldReadings
from game.model.state.axes import Array
from game.model.state.chance import NoLuck
from game.model.state.codes import MACHINES
from game.model.state.names import NAMES, ROW
from game.model.state.world_state import WorldState

QUARTERS = 20
WORLDS = 2


@cache
def program() -> LeverProgram:
    """The shipped levers."""
    return LeverProgram.of(catalogue())


def world(**set_to: float) -> WorldState:
    """Worlds in which every name stands at its start, but those that are set; dots are written as two underscores."""
    levers = program()
    policies = len(levers.policies)
    rows = WorldState.blank(WORLDS, policies, policies + len(levers.moves))
    changed: dict[str, Any] = {}
    values = {known.name: known.start for known in NAMES if known.measure} | {
        name.replace("__", "."): value for name, value in set_to.items() if name.replace("__", ".") in ROW
    }
    for name, value in values.items():
        known = NAMES[ROW[name]]
        array = changed.setdefault(known.measure, getattr(rows, known.measure).copy())
        if len(known.index) == array.ndim - 1:
            array[known.index] = value / known.scale
    for name, machine in MACHINES.items():
        array = changed.setdefault(machine.measure, getattr(rows, machine.measure).copy())
        state = set_to.get(name.replace(".", "__"), machine.states.index(machine.start))
        array[machine.index] = state
    return rows.but(**changed)


class Never(NoLuck):
    """Luck in which nothing goes wrong."""

    def happens(self, turn: int, name: str, probability: Array) -> Array:
        """Nothing happens."""
        return np.zeros(self.worlds)


def history(dials: dict[str, float] | None = None, moves: dict[str, int] | None = None) -> OrderHistory:
    """Dials at their opening but those given, and moves ordered so many quarters ago."""
    levers = program()
    standing = np.array([float(policy.opening) for policy in levers.policies])[:, None] + np.zeros((1, WORLDS))
    rows = np.stack([standing] * HISTORY)
    for policy, dial in (dials or {}).items():
        rows[:, levers.places[policy]] = dial
    ordered = np.zeros((HISTORY, len(levers.moves), WORLDS))
    for move, ago in (moves or {}).items():
        ordered[ago, levers.places[move] - len(levers.policies)] = 1
    return OrderHistory(rows, ordered)


def readings(state: WorldState, ordered: OrderHistory) -> WorldReadings:
    """Worlds and orders, as expressions read them."""
    return WorldReadings(state, ordered, program().places, QUARTERS)
