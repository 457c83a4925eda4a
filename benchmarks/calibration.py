"""Are the odds honest? Games played by the engine, each forecast half-way by a seat, set beside how they went.

A forecast is honest when, of the games to which it gives a share, that share comes true, give or take what chance
allows: games are put into bins by the share they were given, and the count that came true in each is held against the
90 % interval of the count foretold. Bins in which less than one game is foretold to be of either kind say nothing.
"""

from collections.abc import Iterator, Sequence
from functools import reduce

import attrs
import numpy as np
from numpy.typing import NDArray

from game.forecast.common_knowledge import common_knowledge
from game.forecast.lookahead import some
from game.forecast.rollout_outcomes import RolloutOutcomes, joined, played
from game.model.laws.endings import VERDICTS, verdict
from game.model.laws.intelligence import see
from game.model.simulation import Simulation
from game.model.state.axes import Array
from game.model.state.setting import Setting, Staff
from game.model.state.world import World

TAIL = 0.05
AT_ONCE = 4096


@attrs.frozen(eq=False)
class Games:
    """Games played side by side, with the world before the first quarter and after each one."""

    setting: Setting
    staffs: tuple[Staff, ...]
    worlds: tuple[World, ...]


@attrs.frozen(eq=False)
class Foretold:
    """What a seat foretold of each game.

    outcomes  (games, verdicts) shares
    rank      (quarters, games) share of the futures in which the index is lower than it came to be
    """

    outcomes: Array
    rank: Array


@attrs.frozen
class Bin:
    """Some games that were given like shares: how many were foretold to end so, and how many did.

    below  the probability, if the forecast is honest, of fewer than came (half of as many counted in)
    """

    games: int
    foretold: float
    came: int
    below: float

    @property
    def is_covered(self) -> bool:
        """Return whether the count lies within the 90 % interval."""
        return TAIL < self.below < 1 - TAIL

    @property
    def is_telling(self) -> bool:
        """Return whether the bin could have gone either way."""
        return 1 <= self.foretold <= self.games - 1


def games(scenario: str, seed: int, count: int, quarters: int) -> Games:
    """Return games played by the engine from the opening on, each on luck of its own."""
    game = Simulation.start(scenario, seed=seed, worlds=count)
    game.setting = attrs.evolve(game.setting, quarters=quarters)
    worlds = [game.world]
    game.run(each=worlds.append)
    return Games(game.setting, game.staffs, tuple(worlds))


def foretold(played_games: Games, country: int, turn: int, futures: int) -> Foretold:
    """Return what a seat foretold of each game after some quarters."""
    course = joined(list(foreseen(played_games, country, turn, futures)))
    count = played_games.worlds[0].worlds
    ended = course.verdict.reshape(count, futures)
    came = np.stack([world.index for world in played_games.worlds[turn + 1 :]])
    lower = course.index[1:].reshape(-1, count, futures) < came[..., None]
    return Foretold(
        np.stack([(ended == place).mean(axis=1) for place in range(len(VERDICTS))], axis=1), lower.mean(axis=2)
    )


def foreseen(played_games: Games, country: int, turn: int, futures: int) -> Iterator[RolloutOutcomes]:
    """Yield the course of the futures of some games after others."""
    view = see(played_games.worlds[turn], country, played_games.setting)
    known, step = common_knowledge(country, played_games.setting, played_games.staffs), max(AT_ONCE // futures, 1)
    for start in range(0, view.seen.worlds, step):
        course = played(some(view, slice(start, start + step)), known, range(futures), None)
        assert course is not None
        yield course


def bins(played_games: Games, told: Foretold, size: int) -> tuple[Bin, ...]:
    """Return the telling bins of a seat's forecast, over all verdicts."""
    ended = verdict(played_games.worlds[-1], played_games.setting.figures.endings)
    found = [
        held_against(told.outcomes[group, place], int(np.count_nonzero(ended[group] == place)))
        for place in range(len(VERDICTS))
        for group in in_groups(told.outcomes[:, place], size)
    ]
    return tuple(one for one in found if one.is_telling)


def in_groups(shares: Array, size: int) -> Sequence[NDArray[np.intp]]:
    """Return places in groups of like shares."""
    order = np.argsort(shares, kind="stable")
    return np.array_split(order, max(len(order) // size, 1))


def held_against(shares: Array, came: int) -> Bin:
    """Return a bin: how many games came true against the law of the number that should."""
    law = reduce(lambda so_far, share: np.convolve(so_far, (1 - share, share)), shares, np.ones(1))
    return Bin(len(shares), float(shares.sum()), came, float(law[:came].sum() + law[came] / 2))


def covered(found: Sequence[Bin]) -> float:
    """Return the share of bins that were covered."""
    return sum(one.is_covered for one in found) / len(found)


def fan_covered(told: Foretold) -> float:
    """Return the share of quarters and games whose index came within the 90 % band."""
    return float(((told.rank > TAIL) & (told.rank < 1 - TAIL)).mean())
