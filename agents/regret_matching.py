"""Regret matching: what some players come to play against one another, held close to what is usual for each.

Every player knows what its options pay against each option of each of the others; in each round it shifts towards what
it regrets not having played, and the mean of all rounds is what comes of it. Held close to its habit, it shifts only as
far as that pays more than leaving the habit costs.

Source: Hart and Mas-Colell (2000), regret matching; Farina et al. (2021), its predictive form with the last round's
regret as the guess; Jacob et al. (2022), piKL: the same regularised towards an anchor.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate

import attrs
import numpy as np

from game.model.state.arithmetic import exp, log
from game.model.state.axes import Array

ROUNDS = 400
# Nothing is so unusual that it could never be played.
LEAST_HABIT = 1e-3


@attrs.frozen(eq=False)
class MatrixGame:
    """Some players who choose at once, each paid by what it and each other player does, pair by pair.

    pays   by player and other player: (options, the other's options), in points; what is not there is nought
    habit  by player: (options,) how usual each is, summing up to 1
    """

    pays: Mapping[tuple[int, int], Array]
    habit: Sequence[Array]

    @property
    def players(self) -> range:
        """Who plays."""
        return range(len(self.habit))

    def worth(self, player: int, plays: Sequence[Array]) -> Array:
        """What each option of a player pays against what the others play, (options,)."""
        whole: Array = np.zeros(len(self.habit[player]))
        for other in self.players:
            if (player, other) in self.pays:
                # Column by column, so that the bits are the same on every processor.
                for column, share in enumerate(plays[other]):
                    whole = whole + self.pays[player, other][:, column] * share
        return whole


def regret_matched(game: MatrixGame, rounds: int = ROUNDS) -> list[Array]:
    """What each player plays in the mean of some rounds, (options,) each, summing up to 1.

    Later rounds count for more, and regrets below nought are forgotten.

    Source: Tammelin (2014), regret matching plus with linear averaging; Farina, Kroer and Sandholm (2021), predictive.
    """
    regrets = [np.zeros(len(habit)) for habit in game.habit]
    guesses = [np.zeros(len(habit)) for habit in game.habit]
    sums = [np.zeros(len(habit)) for habit in game.habit]
    for number in range(1, rounds + 1):
        plays = [shares_of(regrets[player] + guesses[player], game.habit[player]) for player in game.players]
        for player in game.players:
            worth = game.worth(player, plays)
            regret = worth - dot(worth, plays[player])
            regrets[player], guesses[player] = np.maximum(regrets[player] + regret, 0), regret
            sums[player] = sums[player] + number * plays[player]
    return [whole / summed(whole) for whole in sums]


def held_close(game: MatrixGame, weights: Sequence[float], rounds: int = ROUNDS) -> list[Array]:
    """What each player plays in the mean of some rounds, held close to its habit.

    weights  by player: points that a shift by one unit of relative entropy has to pay; all above 0

    Source: Jacob et al. (2022), piKL-Hedge: play ∝ exp((Σ worth + rounds · weight · ln habit) ÷ (rounds · weight)).
    """
    logs = [-log(1 / np.maximum(habit, LEAST_HABIT)) for habit in game.habit]
    worths = [np.zeros(len(habit)) for habit in game.habit]
    sums = [np.zeros(len(habit)) for habit in game.habit]
    ends = list(accumulate(len(habit) for habit in game.habit))
    for number in range(rounds):
        # The first round is the habit; the step shrinks as the weight of the rounds before grows.
        steps = [(number + 1) * weights[player] for player in game.players]
        plays = softened(
            [(worths[player] + steps[player] * logs[player]) / steps[player] for player in game.players], ends
        )
        for player in game.players:
            worths[player] = worths[player] + game.worth(player, plays)
            sums[player] = sums[player] + plays[player]
    return [whole / summed(whole) for whole in sums]


def shares_of(regrets: Array, habit: Array) -> Array:
    """Shares by regrets above nought, (options,); the habit where there is none."""
    above = np.maximum(regrets, 0)
    whole = summed(above)
    return above / whole if whole > 0 else habit


def softened(tilts: Sequence[Array], ends: Sequence[int]) -> list[Array]:
    """Every player's shares by exponentials, (options,) each, worked out at once for all.

    ends  after how many options of all those before it each player's end
    """
    powers = np.split(exp(np.concatenate([tilt - np.max(tilt) for tilt in tilts])), ends[:-1])
    return [own / summed(own) for own in powers]


def dot(one: Array, other: Array) -> float:
    """The sum of products, term by term."""
    return summed(one * other)


def summed(terms: Array) -> float:
    """A sum in order, the same on every processor."""
    whole = 0.0
    for term in terms:
        whole += float(term)
    return whole
