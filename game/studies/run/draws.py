"""Draws: the uncertain figures of each world, spread evenly over their ranges.

A world's draw is a function of the seed and its number, so it is the same alone and among thousands. The points are
Sobol's, scrambled; they are made once, by whoever starts the study, because importing scipy takes a second.
"""

import warnings
from collections.abc import Iterator, Mapping

import numpy as np

from game.model.state.axes import Array
from game.model.state.chance import name_key
from game.model.state.figures import Figure
from game.model.state.ruleset import DRAWN
from game.studies.run.study_table import Drawn

# Drawn in every campaign anyway; what countries are like; how campaigns are judged and told.
NOT_DRAWN = (*DRAWN, "habits", "table", "answers", "crises", "eyes", "legacy", "interests", "verdict", "units")


def drawable(figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """The figures that a study draws: uncertain, and of the laws, not of the opening, the countries or the verdict."""
    return {
        path: figure
        for path, figure in figures.items()
        if figure.low < figure.high and path.split(".")[0] not in NOT_DRAWN
    }


def draws(figures: Mapping[str, Figure], seed: int, first: int, sizes: Iterator[int] | list[int]) -> Iterator[Drawn]:
    """The figures of the worlds from `first` on, as many at a time as the sizes say; (size,) each."""
    drawn = drawable(figures)
    low = np.array([figure.low for figure in drawn.values()])
    span = np.array([figure.high - figure.low for figure in drawn.values()])
    for points in sobol(len(drawn), seed, first, sizes):
        # Single precision is what is written down; every bit of what is played stands in the file.
        values = (low + span * points).astype(np.float32).astype(np.float64)
        yield dict(zip(drawn, np.ascontiguousarray(values.T), strict=True))


def sobol(columns: int, seed: int, first: int, sizes: Iterator[int] | list[int]) -> Iterator[Array]:
    """Sobol's points from number `first` on, (size, columns), 0–1."""
    from scipy.stats import qmc

    engine = qmc.Sobol(columns, rng=np.random.default_rng(name_key(f"draw/{seed}")))
    if first:
        engine.fast_forward(first)
    for size in sizes:
        with warnings.catch_warnings():
            # It says that a number of points that is no power of two is a little less even.
            warnings.simplefilter("ignore", UserWarning)
            yield engine.random(size)
