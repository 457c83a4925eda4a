"""What may be said of numbers from many worlds, and how surely: every interval, bound and test that is shown.

Shares carry Wilson's interval, differences are taken world by world on the same luck, comparisons of many arms are
bounded together, and whatever lies too near the middle to tell is called so.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from math import ceil, sqrt
from statistics import NormalDist

import attrs
import numpy as np
from numpy.typing import NDArray

from game.model.state.axes import Array

# Places in a row, from 0.
Places = NDArray[np.intp]
LEVEL = 0.95
DRAWS = 2000
# Fewer pairs say nothing of a correlation.
FEWEST = 4
SUPPORTED, CONTRADICTED, TOO_SMALL, UNDECIDED = "supported", "contradicted", "too_small", "undecided"


@attrs.frozen
class Bounded:
    """An estimate and the bounds of its interval, which need not lie as far from it on both sides."""

    value: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether 0 lies outside."""
        return self.low > 0 or self.high < 0

    @property
    def half(self) -> float:
        """The longer arm of the interval."""
        return max(self.value - self.low, self.high - self.value)

    def times(self, factor: float) -> "Bounded":
        """The same in another unit; a factor below 0 turns it round."""
        ends = sorted((factor * self.low, factor * self.high))
        return Bounded(factor * self.value, ends[0], ends[1])


def normal(level: float = LEVEL) -> float:
    """How many standard errors either side hold so much of a normal distribution."""
    return NormalDist().inv_cdf((1 + level) / 2)


def student(freedom: int, level: float = LEVEL) -> float:
    """How many standard errors either side hold so much of Student's distribution; to 1 % from three degrees on.

    Source: Abramowitz and Stegun (1964), 26.7.5.
    """
    z = normal(level)
    squares = z * z
    terms = (
        (squares + 1) / 4,
        ((5 * squares + 16) * squares + 3) / 96,
        (((3 * squares + 19) * squares + 17) * squares - 15) / 384,
        ((((79 * squares + 776) * squares + 1482) * squares - 1920) * squares - 945) / 92160,
    )
    return z * (1 + sum(term / float(freedom) ** power for power, term in enumerate(terms, start=1)))


def share(count: int, many: int, level: float = LEVEL, *, z: float | None = None) -> Bounded:
    """The share of many campaigns in which something happened, 0–1.

    z  standard errors, where many shares are bounded together; else as the level says

    Source: Wilson (1927): it keeps within 0 and 1 and stays honest about what never happened.
    """
    z = normal(level) if z is None else z
    value, spread = count / many, z * z / many
    middle = (value + spread / 2) / (1 + spread)
    half = sqrt(spread * (value * (1 - value) + spread / 4)) / (1 + spread)
    return Bounded(value, max(0.0, middle - half) if count else 0.0, min(1.0, middle + half) if count < many else 1.0)


def paired_shares(gained: int, lost: int, many: int, level: float = LEVEL, *, z: float | None = None) -> Bounded:
    """By how much a share differs between two arms of the same worlds.

    gained, lost  worlds in which it happened in the second arm only, and in the first only

    Source: Agresti and Min (2005), half a world added to each cell of the table of pairs.
    """
    z = normal(level) if z is None else z
    middle = (gained - lost) / (many + 2)
    half = z * sqrt(((gained + lost + 1) / (many + 2) - middle * middle) / (many + 2))
    return Bounded((gained - lost) / many, max(-1.0, middle - half), min(1.0, middle + half))


def mean(values: Array, level: float = LEVEL, *, z: float | None = None) -> Bounded:
    """The mean of a number over worlds, or of its difference world by world, (n,), by Student's distribution."""
    many = len(values)
    value = float(values.mean())
    if many < 2:
        return Bounded(value, -np.inf, np.inf)
    times = student(many - 1, level) if z is None else z
    half = times * float(values.std(ddof=1)) / sqrt(many)
    return Bounded(value, value - half, value + half)


def is_yes_or_no(values: Array) -> bool:
    """Whether a row holds nothing but 0 and 1, so that its mean is a share."""
    return bool(np.isin(values, (0.0, 1.0)).all())


def estimate(values: Array, level: float = LEVEL, *, z: float | None = None) -> Bounded:
    """The mean of a row over worlds: a share where it holds nothing but 0 and 1."""
    if is_yes_or_no(values):
        return share(int(values.sum()), len(values), level, z=z)
    return mean(values, level, z=z)


def difference(second: Array, first: Array, level: float = LEVEL, *, z: float | None = None) -> Bounded:
    """By how much the mean of the second arm exceeds the first's, world by world on the same luck, (n,) each."""
    if is_yes_or_no(first) and is_yes_or_no(second):
        return paired_shares(int((second > first).sum()), int((second < first).sum()), len(first), level, z=z)
    return mean(second - first, level, z=z)


def apart(second: Array, first: Array, level: float = LEVEL) -> Bounded:
    """By how much the mean of one row exceeds another's where their worlds have nothing in common, (n,) each.

    Source: Welch (1947); Newcombe (1998) for shares, by the squares of both intervals' arms.
    """
    first_share, other = estimate(second, level), estimate(first, level)
    value = first_share.value - other.value
    below = sqrt((first_share.value - first_share.low) ** 2 + (other.high - other.value) ** 2)
    above = sqrt((first_share.high - first_share.value) ** 2 + (other.value - other.low) ** 2)
    return Bounded(value, value - below, value + above)


def quantile(values: Array, place: float, level: float = LEVEL) -> Bounded:
    """What stands at a place, 0–1, when worlds are put in order, with the ranks that bound it.

    Source: Conover (1999), the interval of a quantile by ranks.
    """
    ordered, many = np.sort(values), len(values)

    def at(rank: float) -> float:
        """What stands at a rank, counted from 1."""
        return float(ordered[min(max(int(np.ceil(rank)) - 1, 0), many - 1)])

    half = normal(level) * sqrt(many * place * (1 - place))
    return Bounded(at(many * place), at(many * place - half), at(1 + many * place + half))


def fan(values: Array) -> tuple[float, float, float, float, float]:
    """What stands at 10, 25, 50, 75 and 90 of 100 when the futures, (n,), are put in order."""
    ordered, n = np.sort(values), len(values)
    places = (n / 10, n / 4, n / 2, 3 * n / 4, 9 * n / 10)
    low, middle_low, median, middle_high, high = (float(ordered[max(ceil(place) - 1, 0)]) for place in places)
    return low, middle_low, median, middle_high, high


def joint_z(differences: Array, level: float = LEVEL, seed: int = 0, draws: int = DRAWS) -> float:
    """How many standard errors bound so many differences together, at least as many as bound one.

    differences  (comparisons, n) world by world; comparisons that never differ bound nothing

    Source: Chernozhukov, Chetverikov and Kato (2013), the Gaussian multiplier bootstrap of the largest of many means.
    """
    centred = differences - differences.mean(1, keepdims=True)
    spread = centred.std(1)
    centred = centred[spread > 0] / spread[spread > 0, None]
    single = normal(level)
    if len(centred) <= 1:
        return single
    luck, largest = np.random.Generator(np.random.PCG64(seed)), np.zeros(draws)
    many = centred.shape[1]
    for draw in range(draws):
        largest[draw] = np.abs(centred @ luck.standard_normal(many)).max() / sqrt(many)
    # Few worlds make tails longer than the normal ones.
    longer = student(many - 1, level) / single
    return max(single, float(np.quantile(largest, level))) * longer


@attrs.frozen
class PairOfArms:
    """Two arms beside each other: by how much the first exceeds the second, bounded together with all other pairs."""

    first: str
    second: str
    exceeds: Bounded


def all_pairs(arms: Mapping[str, Array], level: float = LEVEL, seed: int = 0) -> tuple[PairOfArms, ...]:
    """Every pair of arms, each difference within bounds that hold for all pairs at once at the level.

    arms  (n,) each, on the same worlds
    """
    pairs = list(combinations(arms, 2))
    if not pairs:
        return ()
    z = joint_z(np.stack([arms[first] - arms[second] for first, second in pairs]), level, seed)
    return tuple(
        PairOfArms(first, second, difference(arms[first], arms[second], level, z=z)) for first, second in pairs
    )


def against(arms: Mapping[str, Array], base: str, level: float = LEVEL, seed: int = 0) -> dict[str, Bounded]:
    """By how much each other arm exceeds a base, within bounds that hold for all at once at the level."""
    others = [name for name in arms if name != base]
    if not others:
        return {}
    z = joint_z(np.stack([arms[name] - arms[base] for name in others]), level, seed)
    return {name: difference(arms[name], arms[base], level, z=z) for name in others}


def may_be_best(arms: Mapping[str, Array], level: float = LEVEL, seed: int = 0) -> tuple[str, ...]:
    """The arms of which it cannot be ruled out that their mean is the highest: those that no other clearly exceeds.

    Source: Hsu (1996), multiple comparisons with the best, by pairs that are bounded together.
    """
    beaten = set[str]()
    for pair in all_pairs(arms, level, seed):
        if pair.exceeds.low > 0:
            beaten.add(pair.second)
        if pair.exceeds.high < 0:
            beaten.add(pair.first)
    return tuple(name for name in arms if name not in beaten)


def verdict(effect: Bounded, expects: int, least: float) -> str:
    """What an effect says of a claim about its sign: its whole interval has to lie beyond what matters, or within it.

    expects  +1 or −1
    least    the smallest effect that would matter, above 0
    """
    turned = effect.times(expects)
    if turned.low > least:
        return SUPPORTED
    if turned.high < -least:
        return CONTRADICTED
    if -least < turned.low and turned.high < least:
        return TOO_SMALL
    return UNDECIDED


def brier(chances: Array, happened: Array) -> Array:
    """The squared error of each chance, (n,): 0 is perfect, 0.25 is what a coin's guess gets.

    Source: Brier (1950).
    """
    error: Array = (chances - happened) ** 2
    return error


def log_loss(chances: Array, least: float) -> Array:
    """How surprised a forecast was by what happened, (n,), in bits; 0 is perfect.

    chances  that the forecast gave to what happened
    least    no chance counts as less, since worlds were counted: half a world of all that were played

    Source: Good (1952).
    """
    loss: Array = -np.log2(np.maximum(chances, least))
    return loss


def ranked_probability(chances: Array, happened: Places) -> Array:
    """The ranked probability score of chances over kinds that stand in order, (n,): 0 is perfect, 1 the worst.

    chances   (kinds, n) adding up to 1
    happened  (n,) which kind, from 0

    Source: Epstein (1969).
    """
    kinds = len(chances)
    said = np.cumsum(chances, 0)
    truth = np.arange(kinds)[:, None] >= happened[None, :]
    score: Array = ((said - truth) ** 2).sum(0) / (kinds - 1)
    return score


def crps(values: Array, happened: Array) -> Array:
    """The continuous ranked probability score of worlds that were drawn, in their unit: 0 is perfect.

    values    (n, W) what each world says
    happened  (n,)

    Source: Gneiting and Raftery (2007), in the form that is fair to few worlds (Ferro 2014).
    """
    worlds = values.shape[1]
    miss = np.abs(values - happened[:, None]).mean(1)
    ordered = np.sort(values, 1)
    weights = 2 * np.arange(worlds) - worlds + 1
    apart = (ordered * weights).sum(1) / (worlds * (worlds - 1))
    score: Array = miss - apart
    return score


def skill(loss: Array, rival: Array) -> float:
    """By what share of a rival's loss a forecast's is smaller: 1 is perfect, 0 no better, below 0 worse."""
    other = float(rival.mean())
    return 1 - float(loss.mean()) / other if other else 0.0


def block_bootstrap(
    statistic: Callable[[Places], float], many: int, block: int, seed: int = 0, level: float = LEVEL
) -> Bounded:
    """A number worked out from a row of quarters, with bounds by drawing runs of quarters anew.

    statistic  from the places, from 0, of the quarters that count, (many,)
    block      how many quarters in a row are drawn together, since what follows hangs on what went before

    Source: Politis and Romano (1994), a circular block bootstrap.
    """
    drawn = np.array([statistic(places) for places in blocks_drawn(many, block, seed)])
    return between(statistic(np.arange(many, dtype=np.intp)), drawn, level)


def skill_bounded(loss: Array, rival: Array, block: int, seed: int = 0, level: float = LEVEL) -> Bounded:
    """A skill with the bounds that `block_bootstrap` gives, all draws at once.

    loss, rival  (quarters,)
    """
    own, other = (row[blocks_drawn(len(loss), block, seed)].mean(1) for row in (loss, rival))
    drawn = np.where(other != 0, 1 - own / np.where(other != 0, other, 1.0), 0.0)
    return between(skill(loss, rival), drawn, level)


def blocks_drawn(many: int, block: int, seed: int) -> Places:
    """Quarters drawn anew, in runs of so many, (draws, many)."""
    luck, runs = np.random.Generator(np.random.PCG64(seed)), -(-many // block)
    starts = luck.integers(0, many, (DRAWS, runs))
    return ((starts[:, :, None] + np.arange(block)) % many).reshape(DRAWS, -1)[:, :many].astype(np.intp)


def between(value: float, drawn: Array, level: float) -> Bounded:
    """A value with the middle part of what was drawn as its bounds."""
    low, high = np.quantile(drawn, ((1 - level) / 2, (1 + level) / 2))
    return Bounded(value, float(low), float(high))


def alpha(first: Array, second: Array) -> float:
    """Krippendorff's α of two coders who named the same things: 1 is full agreement, 0 what chance gives.

    first, second  (n,) what each calls it, names as numbers

    Source: Krippendorff 2004, chapter 11 (nominal data, nothing missing).
    """
    _, counts = np.unique(np.concatenate([first, second]), return_counts=True)
    many = 2 * len(first)
    by_chance = 1 - float((counts * (counts - 1)).sum()) / (many * (many - 1))
    return 1 - float((first != second).mean()) / by_chance if by_chance else 1.0


def ranked(values: Array) -> Array:
    """The rank of each value from 1, ties sharing their mean rank, (n,)."""
    order = np.argsort(values, kind="stable")
    ranks = np.empty(len(values))
    ranks[order] = np.arange(1.0, len(values) + 1)
    for tied in np.unique(values):
        ranks[values == tied] = ranks[values == tied].mean()
    return ranks


def correlation(first: Array, second: Array, level: float = LEVEL) -> Bounded:
    """Spearman's rank correlation, with bounds by Fisher's z; 0 without bounds where a row never differs.

    Source: Fieller, Hartley and Pearson (1957) for the error of Fisher's z of ranks.
    """
    rows = ranked(first), ranked(second)
    if len(first) < FEWEST or not all(row.std() for row in rows):
        return Bounded(0.0, -1.0, 1.0)
    apart = [(row - row.mean()) / row.std() for row in rows]
    value = float((apart[0] * apart[1]).mean())
    z, half = np.arctanh(np.clip(value, -1 + 1e-12, 1 - 1e-12)), normal(level) * sqrt(1.06 / (len(first) - 3))
    return Bounded(value, float(np.tanh(z - half)), float(np.tanh(z + half)))


def permutation_bound(
    statistic: Callable[[Array], float], outcome: Array, seed: int = 0, level: float = LEVEL, draws: int = 200
) -> float:
    """What a statistic comes to by chance alone: its quantile over outcomes that are dealt out anew.

    statistic  from an outcome, (n,): the larger, the more is found in it
    """
    luck = np.random.Generator(np.random.PCG64(seed))
    drawn = [statistic(luck.permutation(outcome)) for _ in range(draws)]
    return float(np.quantile(drawn, level))


def by_chance(names: Sequence[str], level: float = LEVEL) -> float:
    """The level at which each of several tests is made so that all of them hold together at the level.

    Source: Šidák (1967).
    """
    return float(level ** (1 / max(len(names), 1)))
