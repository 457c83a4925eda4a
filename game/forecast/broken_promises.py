"""Memory of broken promises: a country that was promised something and got the opposite does not forget at once.

An offer is broken when, within the quarters remembered, whoever made it also did what it had offered to stop; a promise
of arms is broken while they are owed and none come. Whoever remembers turns from what it did for the other's sake.

Source: Crawford (2011), offers that are not believed; Izumikawa (2013), the ally that is owed; claims C41, C55.
"""

from functools import partial

import attrs
import numpy as np

from agents.agent import Doctrine, StateAgent
from agents.utility import Lean
from game.model.scenario.countries import country
from game.model.scenario.country import Promise
from game.model.state.axes import COUNTRIES, Array
from game.model.state.catalogue import LONGEST_DELAY
from game.model.state.observation import Observation
from game.model.state.setting import Staff


def remembering(agent: StateAgent, quarters: int, weight: float) -> StateAgent:
    """An agent that remembers broken promises.

    quarters  how many it looks back, 0–4; with 0 it is the same agent
    weight    what a promise broken at *firm* counts, standard deviations of gain
    """
    if not quarters:
        return agent
    return attrs.evolve(agent, doctrine=partial(sore, agent.doctrine, min(quarters, LONGEST_DELAY + 1), weight))


def sore(doctrine: Doctrine, quarters: int, weight: float, view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """A country's doctrine, and what it holds against others."""
    held = country(COUNTRIES[view.country]).promise
    sore_points: list[Lean] = []
    for promise in held:
        amount = weight * breach(promise, quarters, view, staff)
        sore_points += [Lean(promise.spoils, -amount, promise.says), Lean(promise.provokes, amount, promise.says)]
    return (*doctrine(view, staff), *sore_points)


def breach(promise: Promise, quarters: int, view: Observation, staff: Staff) -> Array:
    """How far a promise was broken in the quarters remembered, (W,), 0–1."""
    number, given = staff.catalogue.number, view.given(slice(None))[:quarters] > 0

    def gave(names: tuple[str, ...]) -> Array:
        """1 where any of these orders was given, (W,)."""
        at_any_time: Array = given[:, [number[name] for name in names]].max(axis=(0, 1)).astype(np.float64)
        return at_any_time

    return (
        gave(promise.by) * gave(promise.broken) if promise.by else view["promised.russia"] * (1 - gave(promise.broken))
    )
