"""Difficulty: how sharply the engine's countries choose, how far they look ahead, and what they remember.

The figures are in `scenarios/ruleset.toml`, section [difficulty].
"""

import attrs

from game.model.state.figures import Figures

DIFFICULTIES = ("seminar", "cabinet", "crisis")


@attrs.frozen
class Difficulty:
    """How hard the engine plays.

    rationality  how sharply a country chooses
    drafts       how many drafts of a quarter's orders it compares; 1 where it does not look ahead
    freedom      how sharply it chooses in drafts beyond the first: the less, the more they differ
    futures      in how many futures it tries each
    finalists    how many drafts it then tries again in more futures; 1 where the first round decides
    quarters     how many quarters of them
    memory       quarters for which a broken promise is remembered
    grudge       what a promise broken counts, standard deviations of gain
    """

    rationality: float
    drafts: int
    freedom: float
    futures: int
    finalists: int
    quarters: int
    memory: int
    grudge: float


def difficulty(name: str, figures: Figures) -> Difficulty:
    """A difficulty by its name; KeyError names those there are."""
    if name not in DIFFICULTIES:
        raise KeyError(f"no difficulty is called {name!r}; expected one of {', '.join(DIFFICULTIES)}")
    own = figures.difficulty
    counts = {kind: int(own[f"{name}_{kind}"]) for kind in ("drafts", "futures", "finalists", "quarters", "memory")}
    rationality = float(own[f"{name}_rationality"])
    return Difficulty(rationality=rationality, freedom=float(own.freedom), grudge=float(own.grudge), **counts)
