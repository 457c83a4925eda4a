"""Gymnasium: one seat that learns, the computer in the others. Import it only where `neighbours` is installed.

Source: Towers et al. (2024), Gymnasium.
"""

import gymnasium
import numpy as np
from numpy.typing import NDArray

from game.adapters.pettingzoo_env import Partnership
from game.loose_types import JsonDict, JsonObject, Untyped
from game.model.state.axes import AnyArray


class SeatEnv(gymnasium.Env):
    """A campaign in which one country learns; observations, actions and rewards are those of `Partnership`."""

    def __init__(
        self, seat: str = "united_states", scenario: str = "partners_of_convenience", quarters: int = 0
    ) -> None:
        self.seat, self.partnership = seat, Partnership(scenario, quarters, (seat,))
        self.observation_space = self.partnership.observation_space(seat)
        self.action_space = self.partnership.action_space(seat)
        self.render_mode, self.metadata = None, {"render_modes": []}

    def reset(self, *, seed: int | None = None, options: JsonObject | None = None) -> tuple[Untyped, JsonDict]:
        """The first observation, and what may be done; a campaign of the seed, or the next world of the last one."""
        super().reset(seed=seed)
        observed, news = self.partnership.reset(seed, options)
        return observed[self.seat], news[self.seat]

    def step(self, action: AnyArray) -> tuple[NDArray[np.float32], float, bool, bool, JsonDict]:
        """Observation, reward, end, cut and news after a quarter."""
        seat = self.seat
        observed, rewards, ends, cuts, news = self.partnership.step({seat: action})
        return observed[seat], rewards[seat], ends[seat], cuts[seat], news[seat]
