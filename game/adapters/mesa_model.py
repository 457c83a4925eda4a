"""Mesa: a campaign as a Mesa model with the six countries as its agents. The only file that imports Mesa.

Written to what Mesa 3.3, 3.5 and 4 share. Its random generators are drawn from only to choose a seed where none is
given: the luck is Wedge's own, so a campaign played here is the same bits as anywhere else.

Source: ter Hoeven et al. (2025), Mesa 3.
"""

from collections.abc import Mapping

import mesa
import numpy as np

from agents.draft import Orders
from game.campaign.orders import SeatOrders, seats_of
from game.loose_types import Untyped
from game.model.laws.verdict import ending, outcome
from game.model.play.simulation import Simulation
from game.model.scenario.setup_files import setup
from game.model.state.axes import COUNTRIES
from game.model.state.codes import ENDINGS, OUTCOMES

LARGEST_SEED = 2**31
MODEL_MEASURES = ("quarter", "index", "rung", "escalation", "brent", "outcome", "ending", "seed")
AGENT_MEASURES = ("country", "course", "satisfaction", "score", "legacy", "weeks", "orders")


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
    def course(self) -> str:
        """The course that it follows, by id; "" before the first quarter."""
        followed: str = self.model.simulation.course_of(self.country)[0]
        return followed

    @property
    def satisfaction(self) -> float:
        """How far its interests are met now, points."""
        return float(self.model.simulation.world.satisfaction[self.place, 0])

    @property
    def score(self) -> float:
        """Its mean satisfaction so far, points."""
        return float(self.model.simulation.world.score[self.place, 0])

    @property
    def legacy(self) -> float | None:
        """What the campaign would be worth to it if it ended now, 0–100 points; None before the first quarter."""
        return float(self.model.simulation.legacy()[self.place, 0]) if self.model.simulation.satisfied else None

    @property
    def weeks(self) -> float:
        """The weeks of its government's attention that it carries over."""
        return float(self.model.simulation.world.capital[self.place, 0])

    @property
    def orders(self) -> Mapping[str, int]:
        """What it ordered in the last quarter: the new step of each dial that it turned, and 1 for each move."""
        own: SeatOrders = self.model.ordered.get(self.country, SeatOrders())
        return {**own.dials, **dict.fromkeys(own.moves, 1)}

    def step(self) -> None:
        """Lay its orders on the model's sheet."""
        self.model.sheet.append(self.country)


class WedgeModel(mesa.Model):
    """A campaign: six countries around one world, one quarter a step.

    All six decide at once, each by its own eyes, before anybody's orders are carried out; the order in which Mesa steps
    them makes no difference. The step after the last quarter plays nothing and ends the run, because the runner of Mesa
    3.3 reports what was collected one step before it.

    simulation  the campaign as it stands
    ordered     what everybody ordered in the last quarter, by country
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
        kwargs          a strategy by the country's name, united_states="us.article"; "engine" for the courses that it
                        chooses itself (Mesa's page of charts looks for this word)
        errors          ScenarioFaults where the scenario or a plan is wrong; KeyError where a strategy is unknown;
                        TypeError where a country is
        """
        super().__init__(rng=rng)
        if unknown := sorted(kwargs.keys() - set(COUNTRIES)):
            raise TypeError(f"found {', '.join(unknown)}; expected a country: {', '.join(COUNTRIES)}")
        self.seed = int(rng) if isinstance(rng, int | np.integer) else int(self.rng.integers(LARGEST_SEED))
        self.wedge_scenario = setup(wedge_scenario)
        self.simulation = Simulation.start(
            self.wedge_scenario, seed=self.seed, worlds=[world], quarters=quarters or None
        )
        self.simulation.follow(kwargs)
        self.ordered: Mapping[str, SeatOrders] = {}
        self.sheet: list[str] = []
        for country in COUNTRIES:
            CountryAgent(self, country)
        self.datacollector = mesa.DataCollector(
            model_reporters={name: name for name in MODEL_MEASURES},
            agent_reporters={name: name for name in AGENT_MEASURES},
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
    def rung(self) -> int:
        """The rung of the relation, from 0, broken, to 7, alliance."""
        return int(self.simulation.world.rung[0])

    @property
    def escalation(self) -> float:
        """The rung of escalation."""
        return float(self.simulation.world.escalation[0])

    @property
    def brent(self) -> float:
        """The price of oil, dollars a barrel."""
        return float(self.simulation.world.brent[0])

    @property
    def outcome(self) -> str:
        """How the partnership would stand if the campaign ended now."""
        return OUTCOMES[int(outcome(self.simulation.world, self.simulation.rules)[0])]

    @property
    def ending(self) -> str:
        """Which ending it would be if the campaign ended now."""
        return ENDINGS[int(ending(self.simulation.world, self.simulation.rules)[0])]

    def step(self) -> None:
        """Let every country decide from its own view, and play all orders at once; end the run after the last."""
        game = self.simulation
        if game.over:
            self.running = False
            return
        decided, standing = game.decide(), game.world.dials
        self.sheet = []
        self.agents.do("step")
        self.ordered = {
            country: orders
            for country, orders in seats_of(decided, standing, game.anchor.levers).items()
            if country in self.sheet
        }
        game.step(self.admitted(decided))
        self.datacollector.collect(self)

    def admitted(self, decided: Orders) -> Orders:
        """The orders of the countries that stepped; a country that somebody took off the model's agents holds."""
        if len(self.sheet) == len(COUNTRIES):
            return decided
        dials, moves, levers = self.simulation.world.dials.copy(), np.zeros_like(decided.moves), self.simulation.anchor
        for country in self.sheet:
            own = self.ordered[country]
            for policy, step in own.dials.items():
                dials[levers.levers.places[policy], 0] = step
            for move in own.moves:
                moves[levers.levers.places[move] - len(levers.levers.policies), 0] = 1
        return Orders(dials, moves)
