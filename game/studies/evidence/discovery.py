"""Scenario discovery: in which part of the space of figures an outcome concentrates.

Source: Friedman and Fisher (1999), the patient rule induction method; Bryant and Lempert (2010); by ema_workbench.
"""

from collections.abc import Mapping, Sequence
from inspect import signature

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest

from game.extras import needed, quietly
from game.model.state.axes import Array
from game.studies.evidence.parameter_space import Field, Lever, played
from game.studies.run.process_pool import Advance

POINTS = 2048
LEAST_CASES = 30
# The share of a box that one step of the peeling takes away.
PEEL = 0.05
# A limit that chance alone would set as often as this is left out.
CHANCE = 0.05


@attrs.frozen
class Limit:
    """One side of a box: a lever within limits, and how likely chance alone would set them."""

    lever: Lever
    low: float
    high: float
    chance: float


@attrs.frozen
class ScenarioBox:
    """A part of the space, measured on points that did not choose it.

    limits    none where no part of the space stands out
    coverage  share of all cases that lie in it
    density   share of it that are cases
    mass      share of the space it takes
    overall   share of the space that are cases
    """

    limits: tuple[Limit, ...]
    coverage: float
    density: float
    mass: float
    overall: float


def drawn_points(axes: Sequence[Lever], seed: int) -> Array:
    """Return points spread evenly over all levers."""
    qmc = needed("scipy.stats.qmc")
    unit = qmc.Sobol(len(axes), rng=np.random.default_rng(seed)).random(POINTS)
    points: Array = qmc.scale(unit, [axis.low for axis in axes], [axis.high for axis in axes])
    return points


def discovered(ground: Field, axes: Sequence[Lever], outcome: str, advance: Advance) -> ScenarioBox | None:
    """Return the box in which an outcome concentrates; None where there are too few cases, or too few others.

    Fracture and catastrophe are cases where they come; of the index and escalation, the lowest and highest fifth are.
    """
    single = attrs.evolve(ground, worlds=1, lucks=POINTS)
    points = drawn_points(axes, ground.seed)
    value = played(single, axes, points, advance)[outcome][:, 0]
    cases = is_case(value, outcome)
    if not LEAST_CASES <= cases.sum() <= len(cases) - LEAST_CASES:
        return None
    return box_of(points, cases, axes) or ScenarioBox((), 1.0, float(cases.mean()), 1.0, float(cases.mean()))


def box_of(points: Array, cases: NDArray[np.bool_], axes: Sequence[Lever]) -> ScenarioBox | None:
    """Return the box that the first half of the points chooses, judged on the second; None where it does not hold.

    points  (campaigns, levers), in the levers' units, either half spread evenly
    cases   (campaigns,), true where a campaign is a case
    errors  Missing where pandas or ema_workbench is not installed
    """
    half = len(points) // 2
    limits = peeled(axes, points[:half], cases[:half])
    fresh, hits = points[half:], cases[half:]
    inside = np.ones(len(fresh), bool)
    for limit in limits:
        values = fresh[:, axes.index(limit.lever)]
        inside &= (values >= limit.low) & (values <= limit.high)
    within, overall = int(hits[inside].sum()), float(hits.mean())
    if not limits or not within or binomtest(within, int(inside.sum()), overall, "greater").pvalue >= CHANCE:
        return None
    return ScenarioBox(limits, within / int(hits.sum()), within / int(inside.sum()), float(inside.mean()), overall)


def peeled(axes: Sequence[Lever], points: Array, cases: NDArray[np.bool_]) -> tuple[Limit, ...]:
    """Return the limits that chance would hardly set, of the box with the best mean of coverage and density."""
    pandas, prim = needed("pandas"), needed("ema_workbench.analysis.prim")
    frame = pandas.DataFrame(points, columns=[axis.path for axis in axes])
    with quietly():
        box = prim.Prim(frame, cases, peel_alpha=PEEL, **least_density(prim.Prim, cases)).find_box()
    return () if box is None else clear_limits(box, axes)


def least_density(kind: type, cases: NDArray[np.bool_]) -> dict[str, float]:
    """What ema_workbench 2 has to be told, and 3 no longer asks: the density that a box must have to be kept.

    No box that was peeled has less than the whole space, so that is no limit.
    """
    return {"threshold": float(cases.mean())} if "threshold" in signature(kind).parameters else {}


def chances_of(box: object) -> Sequence[Mapping[str, Sequence[float]]]:
    """How likely chance alone would set each limit, a box of the peeling, under its name in ema_workbench 3 or 2."""
    chances: Sequence[Mapping[str, Sequence[float]]] = getattr(box, "p_values" if hasattr(box, "p_values") else "qp")
    return chances


def is_case(value: Array, outcome: str) -> NDArray[np.bool_]:
    """Return which campaigns are cases of an outcome."""
    if outcome == "index":
        return np.asarray(value <= np.quantile(value, 0.2))
    if outcome == "escalation":
        return np.asarray(value >= np.quantile(value, 0.8))
    return np.asarray(value > 0)


def clear_limits(box: object, axes: Sequence[Lever]) -> tuple[Limit, ...]:
    """Return the clear limits of a peeling's best box; the library ships no types, so its columns are read by name."""
    trajectory = getattr(box, "peeling_trajectory")  # noqa: B009
    coverage, density = trajectory["coverage"].to_numpy(), trajectory["density"].to_numpy()
    place = int(np.argmax(2 * coverage * density / np.maximum(coverage + density, 1e-9)))
    limits, chances = getattr(box, "box_lims")[place], chances_of(box)[place]  # noqa: B009
    known = {axis.path: axis for axis in axes}
    return tuple(
        Limit(known[path], float(limits[path].iloc[0]), float(limits[path].iloc[1]), smallest(chances[path]))
        for path in chances
        if smallest(chances[path]) < CHANCE
    )


def smallest(chances: Sequence[float]) -> float:
    """Return the smaller chance of a lever's two sides; −1 stands for a side without a limit."""
    return min((float(chance) for chance in chances if chance >= 0), default=1.0)
