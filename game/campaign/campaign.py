"""A campaign being played: the one mutable object of the core.

Everything in it follows from the terms and the orders, so saving it is writing its log, and loading is replaying.
"""

from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

import attrs
import numpy as np

import game
from agents.agent import StateAgent
from agents.roster import seated_countries
from game.campaign import log as logs
from game.campaign.injected import Injected, hidden, with_injected
from game.campaign.log import CampaignTerms, Log, LoggedQuarter
from game.campaign_faults import CampaignOver, OrderRefused
from game.forecast.best_response import best_orders
from game.forecast.common_knowledge import common_knowledge
from game.forecast.difficulty import difficulty
from game.forecast.lookahead import at_difficulty
from game.forecast.prospect import Prospect
from game.model.legality import faults, why_not
from game.model.scenario import load, schema
from game.model.simulation import Player, Simulation, opened, staffs_of
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LEVELS, Sheet
from game.model.state.chance import Dice
from game.model.state.events import Event
from game.model.state.measures import measures_of
from game.model.state.observation import Observation
from game.model.state.setting import Setting, Staff
from game.model.state.world import World


@attrs.define(eq=False)
class Campaign:
    """A campaign, from its first quarter to now.

    worlds   the world before the first quarter and after each one
    events   what each quarter's phases explained
    sheets   what everybody ordered, a quarter
    digests  of the world after each quarter
    """

    terms: CampaignTerms
    scenario: schema.Scenario
    setting: Setting
    agents: tuple[Player, ...]
    staffs: tuple[Staff, ...]
    worlds: list[World]
    events: list[tuple[Event, ...]] = attrs.field(factory=list)
    sheets: list[Sheet] = attrs.field(factory=list)
    digests: list[str] = attrs.field(factory=list)
    drafts: dict[str, tuple[dict[str, str], ...]] = attrs.field(factory=dict)
    injected: dict[int, Injected] = attrs.field(factory=dict)

    @classmethod
    def new(cls, terms: CampaignTerms) -> "Campaign":
        """A campaign at its first quarter.

        errors  ScenarioFaults where the scenario or a change is wrong; KeyError where a strategy is unknown
        """
        scenario = load.scenario(terms.scenario, terms.changes)
        chance = Dice(terms.seed, np.array([terms.world], np.uint64))
        setting = opened(scenario, chance, 1, terms.quarters)
        terms = attrs.evolve(
            terms, quarters=setting.quarters, scenario_digest=schema.digest(scenario), version=game.__version__
        )
        staffs = staffs_of(setting)
        agents = seated(terms, setting, staffs)
        return cls(terms, scenario, setting, players(terms, agents, setting, staffs), staffs, [setting.opening])

    @property
    def world(self) -> World:
        """The world now."""
        return self.worlds[-1]

    @property
    def simulation(self) -> Simulation:
        """The campaign as it stands now, to be played on apart: what is played in it does not come back here."""
        return Simulation(self.setting, self.agents, self.staffs, self.world)

    @property
    def over(self) -> bool:
        """Whether the last quarter has been played."""
        return self.simulation.over

    @property
    def digest(self) -> str:
        """The digest of the world now."""
        return self.digests[-1] if self.digests else self._opening_digest

    @cached_property
    def _opening_digest(self) -> str:
        """The digest of the world before the first quarter; the window asks for it with every step."""
        return digest(self.worlds[0])

    @property
    def quarter(self) -> str:
        """The quarter to be played next."""
        return self.scenario.quarter(self.world.turn + 1)

    def view(self, country: str) -> Observation:
        """What a country knows now."""
        return self.simulation.observe(country)

    def prospect(self, country: str) -> Prospect:
        """From what a country looks ahead: its view, and what everybody knows."""
        return Prospect(self.view(country), common_knowledge(COUNTRIES.index(country), self.setting, self.staffs))

    def legal(self, country: str) -> tuple[str, ...]:
        """The orders that a country may give now, each by itself."""
        names = self.setting.catalogue.names[self.setting.catalogue.of_country[COUNTRIES.index(country)]]
        allowed = self.simulation.legal(country)[:, 0]
        return tuple(name for name, may in zip(names, allowed, strict=True) if may)

    def why_not(self, order: str) -> str:
        """Why an order cannot be given now, with the current value; "" when it can."""
        return why_not(self.world, self.setting, self.setting.catalogue[order])

    def drafted(self, country: str) -> dict[str, str]:
        """The level of each order a country has drafted for this quarter."""
        return dict(self.drafts.get(country, ({},))[-1])

    def draft(self, country: str, order: str, level: str) -> None:
        """Add an order to a country's draft, or change its level; nothing is given before the quarter ends.

        errors  OrderRefused with every reason; KeyError where no order has the name
        """
        if self.setting.catalogue[order].country != country:
            raise OrderRefused(f"{order} belongs to {self.setting.catalogue[order].country}, not to {country}")
        if level not in LEVELS:
            raise OrderRefused(f"{order}: found level {level!r}; expected {', '.join(LEVELS)}")
        wanted = {**self.drafted(country), order: level}
        self._keep(country, wanted)

    def withdraw(self, country: str, order: str) -> None:
        """Take an order out of a country's draft."""
        self._keep(country, {name: level for name, level in self.drafted(country).items() if name != order})

    def undo(self, country: str) -> bool:
        """Take back a country's last change of its draft, and return whether there was one."""
        earlier = self.drafts.pop(country, ())[:-1]
        if earlier:
            self.drafts[country] = earlier
        return bool(earlier)

    def _keep(self, country: str, wanted: dict[str, str]) -> None:
        """Keep a draft if all of it may be given together."""
        if self.over:
            raise CampaignOver(f"the campaign ended after {self.setting.quarters} quarters")
        wrong = faults(self.world, self.sheet_of(wanted), self.setting)
        if wrong:
            raise OrderRefused("; ".join(wrong))
        self.drafts[country] = (*self.drafts.get(country, ({},)), wanted)

    def sheet_of(self, levels: dict[str, str]) -> Sheet:
        """A sheet on which these orders stand alone."""
        sheet = self.setting.catalogue.no_orders(1)
        for name, level in levels.items():
            sheet[self.setting.catalogue.number[name], 0] = LEVELS.index(level) + 1
        return sheet

    def end_quarter(self) -> None:
        """Let every agent decide from its own view, lay people's drafts beside, and play all orders at once."""
        self.play(self.with_drafts(self.simulation.decide()))

    def with_drafts(self, sheet: Sheet) -> Sheet:
        """The agents' sheet with people's drafts in their own rows."""
        whole = sheet.copy()
        for country in self.terms.sides:
            own = self.setting.catalogue.of_country[COUNTRIES.index(country)]
            whole[own] = self.sheet_of(self.drafted(country))[own]
        return whole

    def put_in(self, injected: Injected) -> None:
        """Lay what a facilitator puts into the quarter to be played beside what the scenario brings."""
        if injected != Injected():
            self.injected = {**self.injected, self.world.turn + 1: injected}
            self.setting = with_injected(self.setting, injected, self.world.turn)

    def play(self, sheet: Sheet) -> None:
        """Play one quarter with everybody's orders."""
        if self.over:
            raise CampaignOver(f"the campaign ended after {self.setting.quarters} quarters")
        game = self.simulation
        world = game.step(sheet, explain=True)
        self.worlds.append(world)
        self.events.append(hidden(game.events, self.injected.get(world.turn, Injected())))
        self.sheets.append(sheet)
        self.digests.append(digest(world))
        self.drafts = {}

    def fork(self, turn: int) -> "Campaign":
        """Another campaign that shares this one's first `turn` quarters."""
        if not 0 <= turn <= self.world.turn:
            raise ValueError(f"found turn {turn}; expected 0–{self.world.turn}, the quarters played so far")
        earlier = {name: getattr(self, name)[:turn] for name in ("events", "sheets", "digests")}
        return attrs.evolve(self, worlds=self.worlds[: turn + 1], drafts={}, **earlier)

    def log(self) -> Log:
        """The terms and all orders so far."""
        return Log(self.terms, tuple(self._quarter(turn) for turn in range(self.world.turn)))

    def _quarter(self, turn: int) -> LoggedQuarter:
        """One quarter of the log."""
        orders = {country: levels(self.setting, self.sheets[turn], country) for country in COUNTRIES}
        name, injected = self.scenario.quarter(turn + 1), self.injected.get(turn + 1, Injected())
        return LoggedQuarter(turn + 1, name, orders, self.digests[turn], injected)

    def save(self, path: str | Path) -> None:
        """Write the log to a file that is whole or not there."""
        logs.write(self.log(), Path(path))


def players(
    terms: CampaignTerms, agents: Sequence[StateAgent], setting: Setting, staffs: Sequence[Staff]
) -> tuple[Player, ...]:
    """Who plays for the engine: the agents as they are, or at the difficulty of the campaign."""
    if not terms.difficulty:
        return tuple(agents)
    how = difficulty(terms.difficulty, setting.figures)
    return tuple(
        # In people's seats nobody needs to think hard.
        agent
        if agent.name in terms.sides
        else at_difficulty(agent, how, common_knowledge(agent.country, setting, staffs))
        for agent in agents
    )


def seated(terms: CampaignTerms, setting: Setting, staffs: Sequence[Staff]) -> tuple[StateAgent, ...]:
    """The agents of a campaign, one a country, with what a searching strategy has found."""
    agents = [attrs.evolve(agent, rationality=terms.rationality) for agent in seated_countries(terms.strategies)]
    for place, agent in enumerate(agents):
        if agent.strategy and agent.strategy.traits.searched:
            searched = agent.strategy.with_portfolio(best_orders(agents, setting, staffs))
            agents[place] = attrs.evolve(agent, strategy=searched)
    return tuple(agents)


def levels(setting: Setting, sheet: Sheet, country: str) -> dict[str, str]:
    """The level of each order a country gives on a sheet of one world."""
    own = setting.catalogue.of_country[COUNTRIES.index(country)]
    given = np.flatnonzero(sheet[own, 0]) + own.start
    return {setting.catalogue.names[place]: LEVELS[int(sheet[place, 0]) - 1] for place in given}


def digest(world: World) -> str:
    """A name for a world that differs when any bit of any measure, or any order, differs."""
    hashed = blake2b(f"{world.turn}".encode(), digest_size=16)
    hashed.update(world.orders.tobytes())
    for name in measures_of(World):
        hashed.update(getattr(world, name).astype("<f8", copy=False).tobytes())
    return hashed.hexdigest()
