"""Sensitivity: Morris's screening of every figure, Sobol's shares of the variance, and a tornado of the strongest.

Source: Morris (1991), Campolongo et al. (2007); Sobol' (2001), Saltelli et al. (2010); by SALib.
"""

from collections.abc import Sequence

import attrs
import numpy as np

from game.extras import needed, quietly
from game.loose_types import JsonDict
from game.model.state.axes import Array
from game.studies.evidence.parameter_space import Field, Lever, played
from game.studies.run.process_pool import Advance

TRAJECTORIES, LEVELS = 6, 4
STRONGEST, SOBOL_POINTS = 8, 64
TORNADO = 12


@attrs.frozen
class MorrisEffect:
    """How strongly an outcome hangs on a lever.

    value  Morris's mean size of an effect, or Sobol's total share of the variance
    error  of that at 95 %
    alone  Morris's spread of the effect, or Sobol's share of the lever alone
    """

    lever: Lever
    value: float
    error: float
    alone: float


@attrs.frozen
class TornadoBar:
    """An outcome with a lever at its lowest and at its highest, all others at their central values."""

    lever: Lever
    low: float
    high: float
    error: float


def problem(axes: Sequence[Lever]) -> JsonDict:
    """Return the levers as SALib describes them."""
    bounds = [[axis.low, axis.high] for axis in axes]
    return {"num_vars": len(axes), "names": [axis.path for axis in axes], "bounds": bounds}


def morris_points(axes: Sequence[Lever], seed: int) -> Array:
    """Return the points of Morris's trajectories."""
    sample: Array = needed("SALib.sample.morris").sample(problem(axes), TRAJECTORIES, num_levels=LEVELS, seed=seed)
    return sample


def morris(ground: Field, axes: Sequence[Lever], outcome: str, advance: Advance) -> list[MorrisEffect]:
    """Return every lever by the mean size of its effects, the strongest first."""
    points = morris_points(axes, ground.seed)
    means = played(ground, axes, points, advance)[outcome].mean(axis=1)
    analysis = needed("SALib.analyze.morris").analyze
    with quietly():
        effects_of = analysis(problem(axes), points, means, num_levels=LEVELS, seed=ground.seed)
    rows = zip(axes, effects_of["mu_star"], effects_of["mu_star_conf"], effects_of["sigma"], strict=True)
    effects = [MorrisEffect(axis, float(size), float(error), float(spread)) for axis, size, error, spread in rows]
    return sorted(effects, key=lambda effect: -effect.value)


def sobol(ground: Field, axes: Sequence[Lever], outcome: str, advance: Advance) -> list[MorrisEffect]:
    """Return a few levers by their total share of the variance, the largest first."""
    sample = needed("SALib.sample.sobol").sample
    points = sample(problem(axes), SOBOL_POINTS, calc_second_order=False, seed=ground.seed)
    means = played(ground, axes, points, advance)[outcome].mean(axis=1)
    if not np.ptp(means):
        return [MorrisEffect(axis, 0.0, 0.0, 0.0) for axis in axes]
    analysis = needed("SALib.analyze.sobol").analyze
    with quietly():
        indices = analysis(problem(axes), means, calc_second_order=False, seed=ground.seed)
    rows = zip(axes, indices["ST"], indices["ST_conf"], indices["S1"], strict=True)
    effects = [MorrisEffect(axis, float(total), float(error), float(alone)) for axis, total, error, alone in rows]
    return sorted(effects, key=lambda effect: -effect.value)


def tornado(ground: Field, axes: Sequence[Lever], outcome: str, advance: Advance) -> list[TornadoBar]:
    """Return each lever's outcome at both its ends, the widest first."""
    centre = np.array([central(ground, axis) for axis in axes])
    points = np.repeat(centre[None], 2 * len(axes), axis=0)
    for n, axis in enumerate(axes):
        points[2 * n, n], points[2 * n + 1, n] = axis.low, axis.high
    results = played(ground, axes, points, advance)[outcome]
    ends = [(axis, results[2 * n], results[2 * n + 1]) for n, axis in enumerate(axes)]
    bars = [
        TornadoBar(axis, float(low.mean()), float(high.mean()), paired_error(high - low)) for axis, low, high in ends
    ]
    return sorted(bars, key=lambda bar: -abs(bar.high - bar.low))


def central(ground: Field, axis: Lever) -> float:
    """Return a lever's value when nobody touches it."""
    if axis.kind == "figure":
        return ground.scenario.figures[axis.path].value
    return ground.scenario.start[axis.path].value if axis.kind == "start" else 0.0


def paired_error(differences: Array) -> float:
    """Return how far off a mean difference may be, at 95 %, world by world."""
    return float(1.96 * differences.std(ddof=1) / np.sqrt(len(differences)))
