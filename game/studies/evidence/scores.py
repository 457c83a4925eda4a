"""Scores of a forecast against the record: signs, yes or no, and dollars; and the two forecasts it has to beat."""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from game.model.state.axes import Array

# theory.md 3d: long-run means of the seven domains, share of the gap that decays a quarter, points a unit of score.
MEANS = (15.0, 35.0, 35.0, 25.0, 20.0, 20.0, 35.0)
DECAY, POINTS = 0.04, 4.0
# A move of less than half a unit of the coding is none, where there is no earlier record to learn a better bound from.
HALF_A_UNIT = POINTS / 2
BANDS = 60
KINDS = (-1, 0, 1)
SURE = (0.05, 0.95)


def naive_levels(moves: Array) -> Array:
    """Return the naive index's level of each domain before each quarter and after the last, (7, quarters + 1).

    moves  (7, quarters) as coded

    Source: theory.md 3d.
    """
    means = np.array(MEANS)
    levels = [means]
    for coded in moves.T:
        levels.append(levels[-1] + DECAY * (means - levels[-1]) + POINTS * coded)
    return np.stack(levels, 1)


def naive_forecast(moves: Array) -> Array:
    """Return what the naive index expects of each quarter before it is known, (7, quarters), points.

    Source: theory.md 3d: the gap to the long-run mean decays.
    """
    forecast: Array = DECAY * (np.array(MEANS)[:, None] - naive_levels(moves)[:, :-1])
    return forecast


def signs(moves: Array, band: float) -> Array:
    """Return −1, 0 or 1 for each move, where a move within the band is none."""
    turned: Array = np.sign(moves) * (np.abs(moves) > band)
    return turned


def accuracy(said: Array, coded: Array) -> float:
    """Return the share of domains and quarters whose sign was foretold, standing still among them."""
    return float((said == np.sign(coded)).mean())


def balanced(said: Array, coded: Array) -> float:
    """Return the mean, over falls, stands and rises that occur, of the share of each that was foretold.

    "No change" always gets 1/3 where all three occur.
    """
    truth = np.sign(coded)
    return float(np.mean([(said[truth == kind] == kind).mean() for kind in KINDS if (truth == kind).any()]))


def among_moved(said: Array, coded: Array) -> float:
    """Return the share of right signs where something moved; nan where nothing did."""
    moved = coded != 0
    return float((said[moved] == np.sign(coded)[moved]).mean()) if moved.any() else float("nan")


def learnt_band(forecast: Array, coded: Array) -> float:
    """Return the bound, in points, within which a forecast says "no change", learnt from quarters known before.

    It is the one under which falls, stands and rises are told apart best; where there is no quarter before, half a
    unit of the coding.
    """
    if not coded.size or not coded.any():
        return HALF_A_UNIT
    tried = np.unique(np.quantile(np.abs(forecast), np.linspace(0, 1, BANDS)))
    scores = [balanced(signs(forecast, float(band)), coded) for band in tried]
    return float(tried[int(np.argmax(scores))])


@attrs.frozen
class ForecastScore:
    """How well one forecaster did.

    band      points within which it says "no change"
    right     share of right signs over all domains and quarters
    balanced  the same, falls, stands and rises counting alike
    moved     the same where something moved
    brier     mean squared error of its chances that a domain falls, and that it rises; 0 is perfect
    """

    band: float
    right: float
    balanced: float
    moved: float
    brier: float


def score(forecast: Array, chances: Array, coded: Array, band: float) -> ForecastScore:
    """Return how well a forecast did.

    forecast  (7, quarters) points
    chances   (2, 7, quarters) that a domain falls, and that it rises
    """
    said = signs(forecast, band)
    return ForecastScore(
        band, accuracy(said, coded), balanced(said, coded), among_moved(said, coded), brier(chances, coded)
    )


def brier(chances: Array, coded: Array) -> float:
    """Return the mean squared error of the chances that each domain falls, and that it rises.

    Source: Brier (1950).
    """
    truth = np.stack([coded < 0, coded > 0]).astype(np.float64)
    return float(((chances - truth) ** 2).mean())


def certain(said: Array) -> Array:
    """Return signs as chances of 0 and 1, (2, 7, quarters)."""
    return np.stack([said < 0, said > 0]).astype(np.float64)


def drawn_chances(moves: Array, band: float, weights: Array) -> Array:
    """Return the chances that each domain falls and rises, (2, 7, quarters), from moves world by world.

    moves    (7, quarters, W)
    weights  (W,) that sum to 1
    """
    return np.stack([(moves < -band) @ weights, (moves > band) @ weights])


def spread(moves: Array, coded: Array, band: float, weights: Array) -> tuple[float, float]:
    """Return between which bounds nine worlds in ten lie in their share of right signs."""
    each = np.array([accuracy(signs(moves[..., k], band), coded) for k in range(moves.shape[-1])])
    low, high = weighted_quantiles(each, weights, SURE)
    return low, high


def weighted_quantiles(values: Array, weights: Array, shares: Sequence[float]) -> tuple[float, ...]:
    """Return the values below which these shares of the weight lie."""
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order])
    places = np.minimum(np.searchsorted(reached, np.array(shares) * reached[-1]), len(values) - 1)
    return tuple(float(values[order][place]) for place in places)


@attrs.frozen
class Dollars:
    """How far off the discounts were, $/b: mean distance of the engine's mean from what was seen.

    low, high   where nine worlds in ten lie
    unchanged   the same for "as last seen", where something had been seen before
    """

    exporter: str
    seen: int
    error: float
    low: float
    high: float
    unchanged: float | None


def off_by(said: Array, seen: Mapping[int, float], before: float | None) -> tuple[Array, float | None]:
    """Return by how many dollars each world was off on average, (W,), and "as last seen".

    said    (quarters, W)
    seen    by place of the quarter
    before  what had been seen last before these quarters
    """
    each = np.mean([np.abs(said[place] - dollars) for place, dollars in seen.items()], axis=0)
    stale, last = list[float](), before
    for dollars in seen.values():
        if last is not None:
            stale.append(abs(last - dollars))
        last = dollars
    return each, float(np.mean(stale)) if stale and before is not None else None
