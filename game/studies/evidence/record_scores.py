"""How good a quarter-ahead forecast of the record is: chances of fall, no change and rise, beside fair rivals.

Bands, weights and rivals are learnt from the quarters before the first one that judges; those that judge are used once.
"""

from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from game import statistics
from game.model.state.axes import Array
from game.statistics import Bounded
from game.studies.evidence.record_replay import DECAY, POINTS, ReplayedRecord

FALL, STAYS, RISE = 0, 1, 2
KINDS = ("fall", "no change", "rise")
MODEL, MIXED, CLIMATE, PERSISTS, NAIVE, QUIET = (
    *("model", "mixed", "climatology", "persistence"),
    *("naive_index", "no_change"),
)
FORECASTERS = (MODEL, MIXED, CLIMATE, PERSISTS, NAIVE, QUIET)
RIVALS = (CLIMATE, PERSISTS, NAIVE, QUIET)
# Chances are put into classes that end here, to see how often what was said so likely came.
CLASSES = (0.05, 0.1, 0.2, 0.35, 0.5, 1.0)
# Half a quarter of each kind, so that what was never seen is not impossible.
HALF = 0.5
WEIGHTS = np.linspace(0, 1, 21)
# Quarters that are drawn together when quarters are drawn anew: a year, or a third of them where there are few.
YEAR, THIRD = 4, 3
Kinds = NDArray[np.intp]


@attrs.frozen
class ForecastScore:
    """How good one forecaster is over some quarters, all domains alike.

    ranked  mean ranked probability score, 0 perfect
    log     mean surprise in bits
    skill   share of climatology's ranked score that is saved, with bounds by drawing years anew
    falls   area under the curve of its chances of a fall: 0.5 tells nothing; nan where none fell
    beaten  share of this forecaster's ranked score that the model saves, bounded likewise; of the model itself 0
    """

    ranked: float
    log: float
    skill: Bounded
    falls: float
    beaten: Bounded


@attrs.frozen(eq=False)
class RecordScores:
    """What came of a hindcast.

    learnt, judged    quarters from which was learnt, and that judge
    weight            of the model beside climatology, that would have been best in the quarters it was learnt from
    bands             (7,) points within which the model says no change
    by_learnt, by_judged  scores by forecaster
    chances           (3, 7, quarters) the model's
    reliable          how often changes came that the model called so likely, over all quarters
    by_year           of the quarters that judge, each calendar year by itself
    """

    learnt: int
    judged: int
    weight: float
    bands: Array
    by_learnt: Mapping[str, ForecastScore]
    by_judged: Mapping[str, ForecastScore]
    chances: Array
    reliable: tuple["ReliabilityClass", ...]
    by_year: Mapping[int, Mapping[str, ForecastScore]]


@attrs.frozen
class ReliabilityClass:
    """Falls and rises that were called so likely.

    said  the mean of their chances, 0–1
    came  the share of them that came, with its interval; many is how many there are
    """

    said: float
    came: Bounded
    many: int


def kinds_of(coded: Array) -> Kinds:
    """Fall, no change or rise of each coded move."""
    return (np.sign(coded) + 1).astype(np.intp)


def scored(record: ReplayedRecord, learnt: int, seed: int) -> RecordScores:
    """How good the model is beside its rivals.

    learnt  how many quarters are learnt from; those after them judge
    """
    happened = kinds_of(record.coded)
    moves = record.moves - drift(record.moves[:, :learnt])[:, None, None]
    bands = learnt_bands(moves[:, :learnt], happened[:, :learnt])
    model = chances_of(moves, bands)
    climate = climatology(happened, learnt)
    weight = best_weight(model[:, :, :learnt], climate[:, :, :learnt], happened[:, :learnt])
    said = {
        MODEL: model,
        MIXED: weight * model + (1 - weight) * climate,
        CLIMATE: climate,
        PERSISTS: persistence(happened, learnt),
        NAIVE: naive_index(record.coded, learnt),
        QUIET: quiet(happened, learnt),
    }
    parts = [slice(0, learnt), slice(learnt, happened.shape[1])]
    before, after = (scores_of(said, happened, part, seed) for part in parts)
    judged = happened.shape[1] - learnt
    by_year = {
        year: scores_of(said, happened, part, seed) for year, part in years(record.quarters[learnt:], learnt).items()
    }
    return RecordScores(learnt, judged, weight, bands, before, after, model, reliability(model, happened), by_year)


def scores_of(said: Mapping[str, Array], happened: Kinds, part: slice, seed: int) -> dict[str, ForecastScore]:
    """All forecasters over some quarters; nothing where there are none.

    said  (3, 7, quarters) chances by forecaster
    """
    if not happened[:, part].size:
        return {}
    fair = (said[CLIMATE][:, :, part], said[MODEL][:, :, part])
    return {name: score(chances[:, :, part], fair, happened[:, part], seed) for name, chances in said.items()}


def years(quarters: range, first: int) -> dict[int, slice]:
    """Where the quarters of each calendar year stand, the first of them at a place."""
    named = [quarter // YEAR for quarter in quarters]
    return {
        year: slice(first + named.index(year), first + named.index(year) + named.count(year))
        for year in dict.fromkeys(named)
    }


def drift(moves: Array) -> Array:
    """What the model usually moves a domain by from where the record has it, (7,) points, which is no forecast."""
    usual: Array = np.median(moves, (1, 2))
    return usual


def learnt_bands(moves: Array, happened: Kinds) -> Array:
    """The points within which the model says no change, (7,): so wide that it says so as often as it was so.

    moves  (7, quarters, W)
    """
    quiet_share = [float((row == STAYS).mean()) for row in happened]
    return np.array([np.quantile(np.abs(row), share) for row, share in zip(moves, quiet_share, strict=True)])


def chances_of(moves: Array, bands: Array) -> Array:
    """The chance of each kind by counting worlds, (3, 7, quarters); half a world more of each."""
    worlds = moves.shape[2]
    falls, rises = (moves < -bands[:, None, None]).sum(2), (moves > bands[:, None, None]).sum(2)
    counts = np.stack([falls, worlds - falls - rises, rises]) + HALF
    chances: Array = counts / (worlds + HALF * len(KINDS))
    return chances


def climatology(happened: Kinds, learnt: int) -> Array:
    """The shares of each domain in the quarters learnt from, the quarter itself left out, (3, 7, quarters)."""
    chances = np.empty((len(KINDS), *happened.shape))
    for domain, row in enumerate(happened):
        for quarter in range(len(row)):
            known = np.delete(row[:learnt], quarter) if quarter < learnt else row[:learnt]
            chances[:, domain, quarter] = shares(known)
    return chances


def persistence(happened: Kinds, learnt: int) -> Array:
    """The shares of what followed the kind of the quarter before, in any domain, (3, 7, quarters)."""
    before, now = happened[:, : learnt - 1].ravel(), happened[:, 1:learnt].ravel()
    by_kind = [shares(now[before == kind]) for kind in range(len(KINDS))]
    chances = np.empty((len(KINDS), *happened.shape))
    chances[:, :, 0] = shares(happened[:, :learnt].ravel())[:, None]
    for quarter in range(1, happened.shape[1]):
        chances[:, :, quarter] = np.stack([by_kind[kind] for kind in happened[:, quarter - 1]], 1)
    return chances


def naive_index(coded: Array, learnt: int) -> Array:
    """The shares of what followed such a level of the record's own index, (3, 7, quarters).

    The index adds up what was coded and goes back to its mean, which is all that it knows.

    coded  (7, quarters) in units of the scores
    """
    level, levels = np.zeros(len(coded)), list[Array]()
    for quarter in range(coded.shape[1]):
        levels.append(level)
        level = (1 - DECAY) * level + POINTS * coded[:, quarter]
    standing = np.stack(levels, 1)
    ends = np.quantile(standing[:, :learnt], (1 / 3, 2 / 3))
    third, happened = np.searchsorted(ends, standing), kinds_of(coded)
    known = [shares(happened[:, :learnt][third[:, :learnt] == place]) for place in range(len(ends) + 1)]
    chances: Array = np.moveaxis(np.stack(known)[third], 2, 0)
    return chances


def reliability(chances: Array, happened: Kinds) -> tuple[ReliabilityClass, ...]:
    """How often falls and rises came that were called so likely.

    Source: Murphy and Winkler (1977), the reliability diagram.
    """
    said = np.concatenate([chances[kind].ravel() for kind in (FALL, RISE)])
    came = np.concatenate([happened.ravel() == kind for kind in (FALL, RISE)])
    place = np.searchsorted(CLASSES, said)
    return tuple(
        ReliabilityClass(
            float(said[place == own].mean()),
            statistics.share(int(came[place == own].sum()), int((place == own).sum())),
            int((place == own).sum()),
        )
        for own in range(len(CLASSES))
        if (place == own).any()
    )


def quiet(happened: Kinds, learnt: int) -> Array:
    """No change as likely as it was over all domains, and half of the rest either way, (3, 7, quarters)."""
    still = float((happened[:, :learnt] == STAYS).mean())
    parts = np.array([(1 - still) / 2, still, (1 - still) / 2])
    return np.broadcast_to(parts[:, None, None], (len(KINDS), *happened.shape)).copy()


def shares(row: Kinds) -> Array:
    """How often each kind was, (3,), half a quarter more of each."""
    counts = np.array([(row == kind).sum() for kind in range(len(KINDS))]) + HALF
    part: Array = counts / counts.sum()
    return part


def best_weight(model: Array, climate: Array, happened: Kinds) -> float:
    """The weight of the model beside climatology with the least surprise; 0 where it tells nothing."""
    losses = [float(surprise(weight * model + (1 - weight) * climate, happened).mean()) for weight in WEIGHTS]
    return float(WEIGHTS[int(np.argmin(losses))])


def surprise(chances: Array, happened: Kinds) -> Array:
    """How surprised a forecaster was, (7, quarters) bits."""
    given = np.take_along_axis(chances, happened[None], 0)[0]
    loss: Array = -np.log2(given)
    return loss


def ranked(chances: Array, happened: Kinds) -> Array:
    """The ranked probability score of each domain and quarter, (7, quarters)."""
    rows = [statistics.ranked_probability(chances[:, domain], row) for domain, row in enumerate(happened)]
    return np.stack(rows)


def score(chances: Array, others: tuple[Array, Array], happened: Kinds, seed: int) -> ForecastScore:
    """How good one forecaster is.

    others  climatology's chances, and the model's
    """
    own, climate, model = (ranked(rows, happened).mean(0) for rows in (chances, *others))
    block = max(1, min(YEAR, len(own) // THIRD))

    return ForecastScore(
        ranked=float(own.mean()),
        log=float(surprise(chances, happened).mean()),
        skill=statistics.skill_bounded(own, climate, block, seed),
        falls=area(chances[FALL].ravel(), happened.ravel() == FALL),
        beaten=statistics.skill_bounded(model, own, block, seed),
    )


def area(chances: Array, came: NDArray[np.bool_]) -> float:
    """Of all pairs of a case and none, the share in which the case was given the higher chance; nan without either."""
    cases, others = chances[came], chances[~came]
    if not len(cases) or not len(others):
        return float("nan")
    apart = cases[:, None] - others[None, :]
    return float((apart > 0).mean() + (apart == 0).mean() / 2)


def in_order(scores: Mapping[str, ForecastScore]) -> list[tuple[str, ForecastScore]]:
    """Scores in the order of the forecasters."""
    return [(name, scores[name]) for name in FORECASTERS if name in scores]
