"""The countries at a Mesa table: what students of agent-based models know, and the same orders as without it.

Written to what Mesa 3.3, 3.5 and 4 share. Its random generators are never drawn from, and nothing else imports this
file before a campaign is played, because importing Mesa takes most of a second.
"""

from collections.abc import Sequence

import mesa

from game.model.simulation import Player, Simulation
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import Sheet


class Seat(mesa.Agent):
    """One country at the table: it sees its own view of the world and answers with its orders."""

    def __init__(self, table: "MesaModel", country: int) -> None:
        super().__init__(table)
        self.country = country

    def step(self) -> None:
        """Decide, and lay the orders on the table's sheet."""
        table = self.model
        own = table.simulation.staffs[self.country].own
        table.sheet[own] = table.simulation.decide([COUNTRIES[self.country]])[own]


class MesaModel(mesa.Model):
    """Six seats around one world; a step asks every seat once, in an order that changes nothing."""

    def __init__(self, agents: Sequence[Player]) -> None:
        super().__init__(rng=0)
        for agent in agents:
            Seat(self, agent.country)

    def step(self) -> None:
        """Ask every seat for its orders."""
        self.agents.do("step")

    def ask(self, simulation: Simulation) -> Sheet:
        """What those in the seats order, (orders, W), as `Simulation.decide` would have it."""
        self.simulation = simulation
        self.sheet: Sheet = simulation.setting.catalogue.no_orders(simulation.world.worlds)
        self.step()
        return self.sheet
