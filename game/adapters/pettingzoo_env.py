"""PettingZoo: the six seats as agents that act at once. Import it only where the extra `neighbours` is installed.

Source: Terry et al. (2021), PettingZoo.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

import attrs
import numpy as np
from gymnasium import spaces
from numpy.typing import NDArray
from pettingzoo import ParallelEnv

from agents.strengths import SEMINAR
from game.adapters.seat_spaces import SeatSpace
from game.adapters.seat_table import SeatTable
from game.campaign.campaign import Campaign
from game.campaign.terms import CampaignTerms
from game.forecast.deal_table import settle_at_table
from game.loose_types import JsonDict, JsonObject, Untyped
from game.model.state.axes import COUNTRIES, AnyArray
from game.search.deciding import end_quarter

FULL = 100.0


class Partnership(ParallelEnv):
    """A campaign in which some countries learn, and the computer plays the others.

    An action is a step, 0–3, for each of a country's dials; 1 or 0 for each of its moves and acts at the table; and for
    each crisis that may come to it 0, or 1 more than the place of a choice. What may not be done or paid for is left
    out, in this order. An observation is what the country knows, each number within its bounds, 0–1. The reward is the
    legacy score, 0–1, when the campaign ends, and nought before.

    strength  how far the computer's countries look ahead: `seminar` (not at all), `cabinet` or `crisis`
    deals     whether countries also bargain: actions, masks and observations then end with a seat's part of the table
              (`game.adapters.seat_table`)
    """

    metadata: ClassVar[JsonDict] = {"name": "wedge_v1", "is_parallelizable": True, "render_modes": []}

    def __init__(
        self,
        scenario: str = "partners_of_convenience",
        quarters: int = 0,
        learners: Sequence[str] = COUNTRIES,
        strength: str = SEMINAR,
        deals: bool = False,
    ) -> None:
        self.terms = CampaignTerms(scenario=scenario, quarters=quarters, seats=tuple(learners), strength=strength)
        self.possible_agents = list(learners)
        self.agents: list[str] = []
        self.campaign = Campaign.new(self.terms)
        self.seats = {name: SeatSpace.of(self.campaign, name) for name in learners}
        self.tables = {name: SeatTable.of(self.campaign, name) for name in learners} if deals else {}
        self.observation_spaces = {
            name: spaces.Box(0.0, 1.0, (len(self.seen_by(name)),), np.float32) for name in learners
        }
        self.action_spaces = {name: spaces.MultiDiscrete(self.sizes(name)) for name in learners}
        self.render_mode = None

    def observation_space(self, agent: str) -> spaces.Box:
        """What a country's observations are drawn from."""
        return self.observation_spaces[agent]

    def action_space(self, agent: str) -> spaces.MultiDiscrete:
        """What a country's actions are drawn from."""
        return self.action_spaces[agent]

    def sizes(self, agent: str) -> list[int]:
        """How many values each part of a country's action may have."""
        return [*self.seats[agent].sizes, *(self.tables[agent].sizes if self.tables else ())]

    def reset(self, seed: int | None = None, options: JsonObject | None = None) -> tuple[Untyped, Untyped]:
        """Every learner's first observation, and what each may do.

        seed  the luck; the next world of the last one where none is given
        """
        del options
        world = self.terms.world + 1 if seed is None else 0
        self.terms = attrs.evolve(self.terms, seed=self.terms.seed if seed is None else seed, world=world)
        self.campaign = Campaign.new(self.terms)
        self.agents = list(self.possible_agents)
        return self.observed(), self.legal()

    def step(self, actions: Mapping[str, AnyArray]) -> tuple[Untyped, Untyped, Untyped, Untyped, Untyped]:
        """Observations, rewards, ends, cuts and news after a quarter."""
        campaign, learners = self.campaign, self.agents
        said = {name: np.asarray(action)[len(self.seats[name].sizes) :] for name, action in actions.items()}
        for name, table in self.tables.items():
            table.answered(campaign, said[name])
        for name, action in actions.items():
            campaign.draft(name, self.seats[name].admitted(campaign, np.asarray(action)[: len(self.seats[name].sizes)]))
        end_quarter(campaign)
        if self.tables and not campaign.over:
            for name, table in self.tables.items():
                table.proposed(campaign, said[name])
            settle_at_table(campaign)
        over = campaign.over
        points = campaign.game.legacy()[:, 0] / FULL if over else np.zeros(len(COUNTRIES))
        rewards = {name: float(points[COUNTRIES.index(name)]) for name in learners}
        observed, news = self.observed(), {name: {} for name in learners} if over else self.legal()
        self.agents = [] if over else learners
        return observed, rewards, dict.fromkeys(learners, over), dict.fromkeys(learners, False), news

    def observed(self) -> dict[str, NDArray[np.float32]]:
        """What each learner knows."""
        return {name: self.seen_by(name) for name in self.agents}

    def seen_by(self, agent: str) -> NDArray[np.float32]:
        """What one learner knows."""
        seen = self.seats[agent].observed(self.campaign)
        return np.concatenate([seen, self.tables[agent].observed(self.campaign)]) if self.tables else seen

    def legal(self) -> dict[str, JsonDict]:
        """What each learner may do now, each by itself: 1 or 0 for every value of every part of an action."""
        masks = {name: self.seats[name].legal(self.campaign) for name in self.agents}
        if self.tables:
            masks = {name: np.concatenate([own, self.tables[name].legal(self.campaign)]) for name, own in masks.items()}
        return {name: {"legal": own} for name, own in masks.items()}

    def render(self) -> None:
        """Draw nothing: `wedge run` tells a campaign."""

    def close(self) -> None:
        """Close nothing."""
