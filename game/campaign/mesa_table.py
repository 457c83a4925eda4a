"""The countries at a Mesa table: what students of agent-based models know, and the same orders as without it.

Written to what Mesa 3.3, 3.5 and 4 share. Its random generators are never drawn from, and nothing else imports this
file before a campaign is played, because importing Mesa takes most of a second.
"""

from collections.abc import Sequence

import mesa
import numpy as np

from game.model.decisions import Player
from game.model.laws.intelligence import glimpse
from game.model.legality import Legal, legal
from game.model.state.catalogue import Sheet
from game.model.state.setting import Setting, Staff
from game.model.state.world import World


class Seat(mesa.Agent):
    """One country at the table: it sees its own view of the world and answers with its orders."""

    def __init__(self, table: "MesaModel", agent: Player) -> None:
        super().__init__(table)
        self.agent = agent

    def step(self) -> None:
        """Decide, and lay the orders on the table's sheet."""
        table = self.model
        staff = table.staffs[self.agent.country]
        view = glimpse(table.world, self.agent.country, table.setting)
        table.sheet[staff.own] = self.agent.decide(view, table.allowed[staff.own], staff)


class MesaModel(mesa.Model):
    """Six seats around one world; a step asks every seat once, in an order that changes nothing."""

    def __init__(self, agents: Sequence[Player]) -> None:
        super().__init__(rng=0)
        for agent in agents:
            Seat(self, agent)

    def step(self) -> None:
        """Ask every seat for its orders."""
        self.agents.do("step")

    def ask(self, agents: Sequence[Player], world: World, setting: Setting, staffs: Sequence[Staff]) -> Sheet:
        """Return what those in the seats order, (orders, W), as `seats.decided` would."""
        del agents
        self.world, self.setting, self.staffs = world, setting, staffs
        self.allowed: Legal = legal(world, setting)
        self.sheet: Sheet = np.array(setting.catalogue.no_orders(world.worlds))
        self.step()
        return self.sheet
