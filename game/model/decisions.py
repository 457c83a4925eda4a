"""The seats: who may sit in them, and what they order."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from agents.agent import Reason, StateAgent
from agents.choice import ChoiceProblem, choose_all
from game.model.laws.intelligence import glimpse, see
from game.model.legality import legal
from game.model.state.catalogue import Sheet
from game.model.state.observation import Observation
from game.model.state.setting import Setting, Staff
from game.model.state.world import World


class Player(Protocol):
    """Whoever sits in a seat for the engine: a country's agent, or one that looks ahead."""

    @property
    def country(self) -> int:
        """Return its place in `COUNTRIES`."""

    def decide(self, view: Observation, legal: NDArray[np.bool_], staff: Staff) -> Sheet:
        """Return the levels of its own orders, 0–3, (own orders, W)."""

    def reasons(self, view: Observation, staff: Staff, order: str) -> tuple[Reason, ...]:
        """Return what counts most for or against an order."""


@lru_cache(maxsize=12)
def viewed(world: World, country: int, setting: Setting) -> Observation:
    """Return what a country sees, worked out once for everybody who is told of it."""
    return see(world, country, setting)


def decided(agents: Sequence[Player], world: World, setting: Setting, staffs: Sequence[Staff]) -> Sheet:
    """Return what the agents order, (orders, W), each from its own view alone; others' rows stay empty."""
    sheet = setting.catalogue.no_orders(world.worlds)
    allowed = legal(world, setting)
    hands = list[ChoiceProblem]()
    for agent in agents:
        staff = staffs[agent.country]
        seen, own = glimpse(world, agent.country, setting), allowed[staff.own]
        if isinstance(agent, StateAgent):
            hands.append(agent.hand(seen, own, staff))
        else:
            sheet[staff.own] = agent.decide(seen, own, staff)
    for hand, orders in zip(hands, choose_all(hands) if hands else (), strict=True):
        sheet[hand.staff.own] = orders
    return sheet
