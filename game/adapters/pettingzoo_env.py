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

from game.campaign.campaign import Campaign
from game.campaign.log import CampaignTerms
from game.loose_types import JsonDict, JsonObject, Untyped
from game.model import legality
from game.model.state.axes import COUNTRIES, AnyArray
from game.model.state.catalogue import LEVELS
from game.model.state.measures import measures_of
from game.model.state.world import World

FULL = 100.0


class Partnership(ParallelEnv):
    """A campaign in which some countries learn, and the engine plays the others.

    An action is a level, 0–3, for each of a country's orders; what is illegal or not paid for is left out, in the order
    of the catalogue. An observation is every number of the country's view, each within its bounds, 0–1. The reward of a
    quarter is its satisfaction's part of the final score, so that rewards sum to the score, 0–1.
    """

    metadata: ClassVar[JsonDict] = {"name": "wedge_v0", "is_parallelizable": True, "render_modes": []}

    def __init__(
        self, scenario: str = "partners_of_convenience", quarters: int = 0, learners: Sequence[str] = COUNTRIES
    ) -> None:
        self.terms = CampaignTerms(scenario=scenario, quarters=quarters)
        self.possible_agents = list(learners)
        self.agents: list[str] = []
        self.campaign = Campaign.new(self.terms)
        catalogue = self.campaign.setting.catalogue
        self.own = {name: catalogue.of_country[COUNTRIES.index(name)] for name in learners}
        rows = sum(measure.rows for measure in measures_of(World).values())
        self.observation_spaces = {name: spaces.Box(0.0, 1.0, (rows,), np.float32) for name in learners}
        self.action_spaces = {
            name: spaces.MultiDiscrete([len(LEVELS) + 1] * (own.stop - own.start)) for name, own in self.own.items()
        }
        self.render_mode = None

    def observation_space(self, agent: str) -> spaces.Box:
        """Return what a country's observations are drawn from."""
        return self.observation_spaces[agent]

    def action_space(self, agent: str) -> spaces.MultiDiscrete:
        """Return what a country's actions are drawn from."""
        return self.action_spaces[agent]

    def reset(self, seed: int | None = None, options: JsonObject | None = None) -> tuple[Untyped, Untyped]:
        """Return every learner's first observation, and which orders are legal.

        seed  the luck; the next world of the last one where none is given
        """
        del options
        world = self.terms.world + 1 if seed is None else 0
        self.terms = attrs.evolve(self.terms, seed=self.terms.seed if seed is None else seed, world=world)
        self.campaign = Campaign.new(self.terms)
        self.agents = list(self.possible_agents)
        return self.observed(), self.legal_orders()

    def step(self, actions: Mapping[str, AnyArray]) -> tuple[Untyped, Untyped, Untyped, Untyped, Untyped]:
        """Return observations, rewards, ends, cuts and news after a quarter."""
        campaign = self.campaign
        wanted = campaign.setting.catalogue.no_orders(1)
        for name, levels in actions.items():
            wanted[self.own[name], 0] = np.asarray(levels)
        sheet = campaign.simulation.decide([name for name in COUNTRIES if name not in actions])
        campaign.play(sheet + legality.admitted(campaign.world, wanted, campaign.setting))
        learners, over = self.agents, campaign.over
        observed, news = self.observed(), self.legal_orders()
        content = campaign.world.satisfaction[:, 0] / FULL / campaign.setting.quarters
        rewards = {name: float(content[COUNTRIES.index(name)]) for name in learners}
        self.agents = [] if over else learners
        return observed, rewards, dict.fromkeys(learners, over), dict.fromkeys(learners, False), news

    def observed(self) -> dict[str, NDArray[np.float32]]:
        """Return what each learner sees."""
        return {name: flat(self.campaign.view(name).seen) for name in self.agents}

    def legal_orders(self) -> dict[str, JsonDict]:
        """Return which of its orders each learner may give now, each by itself."""
        return {name: {"legal": self.campaign.simulation.legal(name)[:, 0].astype(np.int8)} for name in self.agents}

    def render(self) -> None:
        """Draw nothing: `wedge run` tells a campaign."""

    def close(self) -> None:
        """Close nothing."""


def flat(seen: World) -> NDArray[np.float32]:
    """Return every number of a view within its bounds, 0–1."""
    rows = [
        (getattr(seen, name).reshape(-1) - measure.low) / measure.span for name, measure in measures_of(World).items()
    ]
    flattened: NDArray[np.float32] = np.clip(np.concatenate(rows), 0, 1).astype(np.float32)
    return flattened
