"""The simulation: some worlds played quarter by quarter, all at once. Every quarter of the game is played here.

One campaign and a million, the window and the class, futures looked ahead to and experiments are all the same loop:

    game = Simulation.start("partners_of_convenience", seed=1)
    while not game.over:
        game.step(game.decide())

What happens in a quarter stands in `laws.turn`; whoever decides sees only what `laws.intelligence` lets through.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

import attrs
import numpy as np
from numpy.typing import NDArray

from agents.agent import Reason, StateAgent
from agents.roster import seated_countries
from game.model import legality
from game.model.engine.machine import Machine, RunWatch, machine_for
from game.model.laws import opening, turn
from game.model.laws.endings import VERDICTS, verdict
from game.model.laws.intelligence import glimpse, see
from game.model.scenario import initial_world, load
from game.model.scenario.schema import Scenario
from game.model.state.arithmetic import WEIGHT_GRAIN, mean, on_grain
from game.model.state.axes import COUNTRIES, Array
from game.model.state.catalogue import OPEN, Catalogue, Sheet
from game.model.state.chance import Chance, Dice, NoLuck
from game.model.state.events import Events
from game.model.state.figures import Figures
from game.model.state.measures import row
from game.model.state.observation import Observation
from game.model.state.setting import Setting, Staff
from game.model.state.world import World

# Orders that stand whatever the seats decide, by quarter counted from 1: (orders, W) or (orders, 1), `OPEN` elsewhere.
Standing = Mapping[int, Sheet]
NONE_STANDING: Standing = {}
FIRM = 2
OWN_CHARACTER: Mapping[str, str] = {}
# Called with the worlds after each quarter; True ends the run.
Each = Callable[[World], bool | None]


class Player(Protocol):
    """Whoever sits in a seat for the engine: a country's agent, or one that looks ahead."""

    @property
    def country(self) -> int:
        """Its place in `COUNTRIES`."""

    def decide(self, view: Observation, legal: NDArray[np.bool_], staff: Staff) -> Sheet:
        """Levels of its own orders, 0–3, (own orders, W)."""

    def reasons(self, view: Observation, staff: Staff, order: str) -> tuple[Reason, ...]:
        """What counts most for or against an order."""


@attrs.define(eq=False)
class Simulation:
    """Some worlds, where they stand now, and who decides in them.

    setting  figures, orders, luck, interests, injects and the opening
    agents   who decides, at most one a country; nobody orders for a country without one
    staffs   what each country goes by, in the order of `COUNTRIES`
    world    where the worlds stand
    events   what explains the last quarter, where `step` was told to explain it
    """

    setting: Setting
    agents: tuple[Player, ...]
    staffs: tuple[Staff, ...]
    world: World
    events: Events = ()

    @classmethod
    def start(
        cls,
        scenario: str | Scenario,
        *,
        seed: int = 1,
        worlds: int | Sequence[int] = 1,
        quarters: int = 0,
        strategies: Mapping[str, str] = OWN_CHARACTER,
    ) -> "Simulation":
        """A scenario before its first quarter, with all six countries in their seats.

        scenario    a shipped scenario's name, a file, or a scenario that was read already
        worlds      how many, or their numbers: world 7 of a seed has the same luck whatever others there are
        quarters    how many are played; with 0 the scenario's own number
        strategies  named strategies by country; the others follow their own character
        errors      ScenarioFaults where the scenario is wrong; KeyError where a strategy is unknown; ValueError where
                    one has to be searched for, which a campaign does and a simulation does not
        """
        game = load.scenario(scenario) if isinstance(scenario, str) else scenario
        numbers = np.array(range(worlds) if isinstance(worlds, int) else worlds, np.uint64)
        agents = seated_countries(strategies)
        for agent in agents:
            if agent.strategy is not None and agent.strategy.traits.searched:
                raise ValueError(
                    f"{agent.strategy.name} is searched for anew in each campaign; expected a fixed strategy"
                )
        luck = Dice(seed, numbers)
        setting = opened(game, luck, 1, quarters)
        return cls(setting, agents, staffs_of(setting), setting.opening).elsewhere(luck, len(numbers))

    @property
    def over(self) -> bool:
        """Whether the last quarter has been played."""
        return self.world.turn >= self.setting.quarters

    @property
    def verdict(self) -> tuple[str, ...]:
        """What would be said of the partnership if the game ended now, a word for each world."""
        return tuple(VERDICTS[place] for place in verdict(self.world, self.setting.figures.endings))

    def observe(self, country: str) -> Observation:
        """What a country knows now of each world."""
        return observed(self.world, COUNTRIES.index(country), self.setting)

    def legal(self, country: str) -> legality.Legal:
        """Which of its own orders a country may give now, each by itself, (own orders, W)."""
        own = self.setting.catalogue.of_country[COUNTRIES.index(country)]
        return legality.legal(self.world, self.setting)[own]

    def decide(self, countries: Collection[str] | None = None) -> Sheet:
        """Orders of the countries in their seats, (orders, W), each from its own view alone; others' rows stay empty.

        countries  whose orders are wanted; None for everybody's
        """
        sheet = self.setting.catalogue.no_orders(self.world.worlds)
        agents = [agent for agent in self.agents if countries is None or COUNTRIES[agent.country] in countries]
        machine = self._machine(1) if agents else None
        if machine is not None:
            compiled = [agent.country for agent in agents if isinstance(agent, StateAgent)]
            sheet[:] = machine.decided(self.world, compiled)
            agents = [agent for agent in agents if not isinstance(agent, StateAgent)]
        if not agents:
            return sheet
        allowed = legality.legal(self.world, self.setting)
        for agent in agents:
            staff = self.staffs[agent.country]
            seen = (glimpse if isinstance(agent, StateAgent) else see)(self.world, agent.country, self.setting)
            sheet[staff.own] = agent.decide(seen, allowed[staff.own], staff)
        return sheet

    def step(self, sheet: Sheet, explain: bool = False) -> World:
        """Play one quarter with everybody's orders, and return the worlds after it.

        sheet    (orders, W) how hard each order is given, 0–3; it is taken as legal
        explain  whether `events` is to say what changed and why, which takes half as long again
        """
        if explain:
            self.world, self.events = turn.play(self.world, sheet, self.setting)
            return self.world
        machine, self.events = self._machine(1), ()
        self.world = machine.after(self.world, sheet) if machine else turn.passed(self.world, sheet, self.setting)
        return self.world

    def run(
        self,
        quarters: int | None = None,
        *,
        standing: Standing = NONE_STANDING,
        each: Each | None = None,
        sees: tuple[str, ...] = (),
        ends: tuple[str, ...] | None = None,
    ) -> World:
        """Play some quarters in a row, everybody deciding, and return the worlds after the last of them.

        quarters  how many; None for all that are left
        standing  orders that stand whatever the seats decide
        each      called after each quarter; the run ends where it returns True
        sees      the measures that `each` looks at, where it looks at no others: then the compiled engine plays all
                  quarters before it is called for the first of them
        ends      the measures that are looked at in the worlds after the last quarter, where no others are and nobody
                  plays on: where the compiled engine plays, only they are there, and `prints_of` still answers
        """
        left = self.setting.quarters - self.world.turn if quarters is None else quarters
        machine = self._machine(left)
        if machine and left and (each is None or sees) and all(isinstance(agent, StateAgent) for agent in self.agents):
            after = machine.run(self.world, left, standing, RunWatch(each, sees, ends))
            if after is not None:
                self.world, self.events = after, ()
                return after
        for _ in range(left):
            sheet, fixed = self.decide(), standing.get(self.world.turn + 1)
            self.step(sheet if fixed is None else np.where(fixed == OPEN, sheet, fixed))
            if each is not None and each(self.world):
                break
        return self.world

    def _machine(self, quarters: int) -> Machine | None:
        """The compiled engine for this game; None where numpy plays."""
        return machine_for(self.setting, self.agents, self.staffs, quarters)

    def compiled(self, quarters: int) -> bool:
        """Whether the compiled engine plays this game, made ready at once where so many quarters are worth it."""
        return self._machine(quarters) is not None

    def elsewhere(self, chance: Chance, worlds: int) -> "Simulation":
        """The same game from its opening, with other luck and as many worlds as asked for.

        chance  of these worlds, which the countries' own choices are drawn from too
        """
        opening = self.setting.opening
        # Of one world, so that it can be laid beside any number of them.
        opening = opening if opening.worlds == 1 else opening.only(0)
        setting = attrs.evolve(self.setting, chance=chance, opening=opening)
        staffs = tuple(attrs.evolve(staff, chance=chance) for staff in self.staffs)
        return Simulation(setting, self.agents, staffs, opening.repeated(worlds))

    def under(self, figures: Figures, unfilled: World) -> "Simulation":
        """The same game from another opening, under laws with other figures; the countries do not know of them.

        unfilled  an opening before the laws have filled it in, as `initial_world.opening` makes it
        """
        setting = filled_in(attrs.evolve(self.setting, figures=figures, opening=unfilled))
        return Simulation(setting, self.agents, self.staffs, setting.opening)


def opened(scenario: Scenario, chance: Chance, worlds: int, quarters: int = 0) -> Setting:
    """The setting of a scenario, its opening filled in by the laws.

    chance    the luck of these worlds
    quarters  how many are played; with 0 the scenario's own number
    """
    setting = initial_world.setting(scenario, chance, worlds)
    return filled_in(attrs.evolve(setting, quarters=quarters or setting.quarters))


def filled_in(setting: Setting) -> Setting:
    """A setting whose opening holds also what the laws work out of it."""
    return attrs.evolve(setting, opening=opening.ready(setting.opening, setting))


def seated_alone(staffs: Sequence[Staff], country: int, own: Sheet, catalogue: Catalogue) -> Sheet:
    """A sheet on which one country's orders stand and all others decide for themselves, (orders, W).

    own  (own orders, W)
    """
    sheet = np.full((len(catalogue.orders), own.shape[1]), OPEN, np.int8)
    sheet[staffs[country].own] = own
    return sheet


@lru_cache(maxsize=12)
def observed(world: World, country: int, setting: Setting) -> Observation:
    """What a country sees of worlds, worked out once for everybody who is told of it."""
    return see(world, country, setting)


def staffs_of(setting: Setting) -> tuple[Staff, ...]:
    """What each country's staff lay before it, in the order of `COUNTRIES`: what its orders are expected to do.

    From the opening, at the figures everybody knows and without luck, each order is given once at *firm* beside a world
    in which nobody does anything; the difference over the next quarters is what every staff expects of it.
    """
    after, catalogue = each_order_tried(setting), setting.catalogue
    staffs = list[Staff]()
    for own, interests in zip(catalogue.of_country, setting.interests, strict=True):
        anticipated = np.stack([expected(interest.path, after)[own] for interest in interests])
        staffs.append(
            Staff(
                figures=setting.figures,
                catalogue=catalogue,
                chance=setting.chance,
                interests=interests,
                anticipated=on_grain(anticipated, WEIGHT_GRAIN),
                own=own,
                rules=legality.choice_rules(catalogue, own),
            )
        )
    return tuple(staffs)


def expected(path: str, after: Sequence[World]) -> Array:
    """What each order changes in a row on average over the quarters ahead, (orders,), in the row's unit."""
    changes = [row(world, path)[1:] - row(world, path)[:1] for world in after]
    return mean(changes)


def each_order_tried(setting: Setting) -> tuple[World, ...]:
    """The worlds after each quarter of a year: in world 0 nobody orders anything, in world 1 + o order o is given."""
    catalogue, orders = setting.catalogue, len(setting.catalogue.orders)
    worlds = orders + 1
    unlucky = attrs.evolve(setting, chance=NoLuck(worlds), injects=(), opening=setting.opening.repeated(worlds))
    common = filled_in(unlucky)
    game, after = Simulation(common, (), (), common.opening), list[World]()
    sheet = catalogue.no_orders(worlds)
    sheet[np.arange(orders), np.arange(orders) + 1] = FIRM
    for _ in range(int(setting.figures.units.quarters_a_year)):
        after.append(game.step(sheet))
        sheet = catalogue.no_orders(worlds)
    return tuple(after)
