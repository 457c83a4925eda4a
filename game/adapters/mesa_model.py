"""Mesa: a campaign as a Mesa model with the six countries as its agents. The only file that imports Mesa.

Written to what Mesa 3.3, 3.5 and 4 share. Its random generators are drawn from only to choose a seed where none is
given: the luck is Wedge's own, so a campaign played here is the same bits as anywhere else.

Source: ter Hoeven et al. (2025), Mesa 3.
"""

from collections.abc import Mapping

import mesa
import numpy as np

from game.loose_types import Untyped
from game.model.scenario import load
from game.model.simulation import Simulation
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LEVELS, Sheet

# What a country is given that follows its own character and no strategy.
ENGINE = "engine"
LARGEST_SEED = 2**31


class CountryAgent(mesa.Agent):
    """One country in its seat: it sees its own view of the world and answers with its orders.

    country  its name, such as iran
    """

    def __init__(self, model: "WedgeModel", country: str) -> None:
        super().__init__(model)
        self.country = country

    @property
    def place(self) -> int:
        """Its place in `COUNTRIES`."""
        return COUNTRIES.index(self.country)

    @property
    def satisfaction(self) -> float:
        """How far its interests are met now, 0–100."""
        return float(self.model.simulation.world.satisfaction[self.place, 0])

    @property
    def score(self) -> float:
        """Its mean satisfaction so far, 0–100."""
        return float(self.model.simulation.world.score[self.place, 0])

    @property
    def capital(self) -> float:
        """The political capital it has left to order with."""
        return float(self.model.simulation.world.capital[self.place, 0])

    @property
    def orders(self) -> Mapping[str, str]:
        """What it ordered in the last quarter: the level of each order by its name."""
        own = self.model.simulation.staffs[self.place].own
        names = self.model.simulation.setting.catalogue.names[own]
        given = self.model.sheet[own, 0]
        return {names[place]: LEVELS[int(given[place]) - 1] for place in np.flatnonzero(given)}

    def step(self) -> None:
        """Decide, and lay the orders on the model's sheet."""
        game = self.model.simulation
        own = game.staffs[self.place].own
        self.model.sheet[own] = game.decide([self.country])[own]


class WedgeModel(mesa.Model):
    """A campaign: six countries around one world, one quarter a step.

    The step after the last quarter plays nothing and ends the run, because the runner of Mesa 3.3 reports what was
    collected one step before it.

    simulation  the campaign as it stands
    sheet       (orders, 1) what everybody ordered in the last quarter, 0–3
    seed        of its luck: `wedge run --seed` with it tells the same campaign
    """

    def __init__(
        self,
        wedge_scenario: str = "partners_of_convenience",
        *,
        rng: Untyped = None,
        world: int = 0,
        quarters: int = 0,
        **kwargs: str,
    ) -> None:
        """Begin a campaign.

        wedge_scenario  a shipped scenario's name, or a file
        rng             the seed; with None one is drawn, as Mesa does
        world           which of the seed's worlds, as in a study
        quarters        how many are played; with 0 the scenario's own number
        kwargs          a strategy by the country's name, united_states="deny"; "engine" for its own character (Mesa's
                        page of charts looks for this word)
        errors          ScenarioFaults where the scenario is wrong; KeyError where a strategy is unknown; TypeError
                        where a country is
        """
        super().__init__(rng=rng)
        if unknown := sorted(kwargs.keys() - set(COUNTRIES)):
            raise TypeError(f"found {', '.join(unknown)}; expected a country: {', '.join(COUNTRIES)}")
        self.seed = int(rng) if isinstance(rng, int | np.integer) else int(self.rng.integers(LARGEST_SEED))
        self.wedge_scenario = load.scenario(wedge_scenario)
        plans = {country: name for country, name in kwargs.items() if name != ENGINE}
        self.simulation = Simulation.start(
            self.wedge_scenario, seed=self.seed, worlds=[world], quarters=quarters, strategies=plans
        )
        self.sheet: Sheet = self.simulation.setting.catalogue.no_orders(1)
        for country in COUNTRIES:
            CountryAgent(self, country)
        self.datacollector = mesa.DataCollector(
            model_reporters={name: name for name in ("quarter", "index", "escalation", "brent", "verdict", "seed")},
            agent_reporters={name: name for name in ("country", "satisfaction", "score", "capital", "orders")},
        )
        self.datacollector.collect(self)

    @property
    def quarter(self) -> str:
        """The quarter that was played last, such as 2025Q1; "" before the first."""
        turn = self.simulation.world.turn
        return self.wedge_scenario.quarter(turn) if turn else ""

    @property
    def index(self) -> float:
        """Strength of the partnership, 0–100."""
        return float(self.simulation.world.index[0])

    @property
    def escalation(self) -> float:
        """The rung of escalation."""
        return float(self.simulation.world.escalation[0])

    @property
    def brent(self) -> float:
        """The price of oil, dollars a barrel."""
        return float(self.simulation.world.brent[0])

    @property
    def verdict(self) -> str:
        """What would be said of the partnership if the game ended now."""
        return self.simulation.verdict[0]

    def step(self) -> None:
        """Let every country decide from its own view, and play all orders at once; end the run after the last."""
        if self.simulation.over:
            self.running = False
            return
        self.sheet = self.simulation.setting.catalogue.no_orders(1)
        self.agents.do("step")
        self.simulation.step(self.sheet)
        self.datacollector.collect(self)
