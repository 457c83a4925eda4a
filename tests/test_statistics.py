"""Claims about what a study may say of its numbers, tested by simulation: noise in, nothing out; intervals cover."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as draw
from scipy import stats

from game import statistics as made
from game.model.state.axes import Array
from game.statistics import Bounded

TIMES = 800
# A level of 95 % over so many draws, with four standard errors to spare.
LOW, HIGH = 0.95 - 0.031, 1.0


def luck(seed: int) -> np.random.Generator:
    """Luck of a test's own."""
    return np.random.Generator(np.random.PCG64(seed))


@pytest.mark.parametrize(("chance", "many"), [(0.0, 50), (0.01, 60), (0.1, 40), (0.5, 30), (0.97, 80), (1.0, 50)])
def test_a_share_covers_the_truth(chance: float, many: int) -> None:
    """Wilson's interval holds the true chance at its level, at none of many and all of many too."""
    counts = luck(1).binomial(many, chance, TIMES)
    covered = [interval.low <= chance <= interval.high for interval in (made.share(int(k), many) for k in counts)]
    assert LOW - 0.02 <= np.mean(covered) <= HIGH


@given(draw.integers(0, 500), draw.integers(1, 500))
def test_a_share_is_never_certain(count: int, many: int) -> None:
    """No count gives an interval without width, none leaves 0 to 1, and the estimate lies within."""
    count = min(count, many)
    interval = made.share(count, many)
    assert 0 <= interval.low <= interval.value <= interval.high <= 1
    assert interval.low < interval.high


@pytest.mark.parametrize(("gains", "losses"), [(0.0, 0.0), (0.05, 0.05), (0.2, 0.02), (0.5, 0.3)])
def test_a_paired_difference_of_shares_covers(gains: float, losses: float) -> None:
    """The interval of a difference counted in the same worlds holds the truth at its level."""
    many, covered = 80, 0
    for _ in range(TIMES):
        gained, lost, _ = luck(_).multinomial(many, (gains, losses, 1 - gains - losses))
        interval = made.paired_shares(int(gained), int(lost), many)
        covered += interval.low <= gains - losses <= interval.high
    assert covered / TIMES >= LOW


def test_a_mean_covers_the_truth_with_few_worlds() -> None:
    """Student's interval of eight worlds holds the mean at its level, where the normal one would not."""
    rows = luck(3).normal(2.0, 5.0, (TIMES * 3, 8))
    covered = [interval.low <= 2.0 <= interval.high for interval in map(made.mean, rows)]
    assert abs(np.mean(covered) - 0.95) < 0.018


@pytest.mark.parametrize("freedom", [3, 5, 10, 40, 400])
def test_students_bounds_are_scipys(freedom: int) -> None:
    """The bounds by series agree with the exact ones to a hundredth."""
    assert made.student(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), rel=0.01)


def test_a_quantile_covers_the_truth() -> None:
    """The ranks around a median hold the true median at their level."""
    rows = luck(4).exponential(1.0, (TIMES, 60))
    covered = [one.low <= np.log(2) <= one.high for one in (made.quantile(row, 0.5) for row in rows)]
    assert np.mean(covered) >= LOW


def test_noise_makes_no_pair_of_many_arms_differ() -> None:
    """With twelve arms of pure chance, some pair of the 66 is called different no more often than the level allows."""
    false, times = 0, 120
    for seed in range(times):
        rows = luck(seed).normal(0, 1, (12, 200)) + luck(seed + 9999).normal(0, 2, 200)
        arms = {str(place): row for place, row in enumerate(rows)}
        false += any(pair.exceeds.clear for pair in made.all_pairs(arms, seed=seed))
    # 5 % expected; 13 of 120 would come once in four hundred times.
    assert false <= 13


def test_noise_of_shares_makes_no_arm_differ() -> None:
    """With six arms of coins, none is called different from the first more often than the level allows."""
    false, times = 0, 150
    for seed in range(times):
        rows = (luck(seed).random((6, 150)) < 0.1) + 0.0
        arms = {str(place): row for place, row in enumerate(rows)}
        false += any(one.clear for one in made.against(arms, "0", seed=seed).values())
    assert false <= 15


def test_the_best_arm_is_kept_and_a_clearly_worse_one_is_not() -> None:
    """The arm with the highest mean stays among those that may be best; one far below does not."""
    rows = luck(5).normal(0, 1, (3, 400)) + np.array([[0.0], [0.6], [-1.0]])
    kept = made.may_be_best({"middle": rows[0], "best": rows[1], "worst": rows[2]})
    assert "best" in kept
    assert "worst" not in kept


def test_bounds_of_many_are_wider_than_those_of_one() -> None:
    """What holds for all comparisons at once is never narrower than what holds for one alone."""
    rows = luck(6).normal(0, 1, (5, 100))
    arms = {str(place): row for place, row in enumerate(rows)}
    for name, together in made.against(arms, "0").items():
        alone = made.difference(arms[name], arms["0"])
        assert together.half >= alone.half


@pytest.mark.parametrize(
    ("effect", "expects", "says"),
    [
        (Bounded(-3.0, -4.0, -2.0), -1, made.SUPPORTED),
        (Bounded(-3.0, -4.0, -2.0), 1, made.CONTRADICTED),
        (Bounded(0.1, -0.5, 0.7), 1, made.TOO_SMALL),
        (Bounded(1.5, 0.2, 2.8), 1, made.UNDECIDED),
        (Bounded(-0.4, -1.6, 0.8), 1, made.UNDECIDED),
    ],
)
def test_a_verdict_asks_where_the_whole_interval_lies(effect: Bounded, expects: int, says: str) -> None:
    """Supported and contradicted lie wholly beyond what matters, too small wholly within, all else is undecided."""
    assert made.verdict(effect, expects, 1.0) == says


@given(draw.floats(-5, 5), draw.floats(0, 3), draw.floats(0.01, 2))
def test_a_claim_and_its_opposite_are_never_both_supported(value: float, half: float, least: float) -> None:
    """Turning the claim round turns its verdict round."""
    effect = Bounded(value, value - half, value + half)
    opposite = {made.SUPPORTED: made.CONTRADICTED, made.CONTRADICTED: made.SUPPORTED}
    here = made.verdict(effect, 1, least)
    assert made.verdict(effect, -1, least) == opposite.get(here, here)


@given(draw.integers(0, 2), draw.lists(draw.floats(0.01, 1), min_size=3, max_size=3))
def test_an_honest_forecast_scores_best_on_average(kind: int, weights: list[float]) -> None:
    """Each score is best in expectation where the chances said are the true ones: none can be gamed."""
    true = np.array(weights) / sum(weights)
    other = np.roll(true, 1) * 0.9 + 0.1 / 3
    kinds = np.arange(3, dtype=np.intp)

    def expected(said: Array) -> tuple[float, float]:
        """Both losses in expectation."""
        ranked = made.ranked_probability(np.stack([said] * 3, 1), kinds)
        surprise = made.log_loss(said, 1e-9)
        return float(ranked @ true), float(surprise @ true)

    honest, tampered = expected(true), expected(other)
    assert honest[0] <= tampered[0] + 1e-12
    assert honest[1] <= tampered[1] + 1e-12


def test_scores_by_hand() -> None:
    """Brier, ranked and continuous scores of small cases worked out by hand."""
    assert made.brier(np.array([0.8, 0.0]), np.array([1.0, 0.0])) == pytest.approx([0.04, 0.0])
    # Said 0.2 fall, 0.5 none, 0.3 rise, and it rose: (0.2² + 0.7²) / 2.
    chances = np.array([[0.2], [0.5], [0.3]])
    assert made.ranked_probability(chances, np.array([2]))[0] == pytest.approx((0.04 + 0.49) / 2)
    # Two worlds at 1 and 3, it was 2: mean miss 1, half the mean distance of two different worlds 1.
    assert made.crps(np.array([[1.0, 3.0]]), np.array([2.0]))[0] == pytest.approx(0.0)
    assert made.log_loss(np.array([0.25, 0.0]), 0.125) == pytest.approx([2.0, 3.0])
    assert made.skill(np.array([0.1, 0.1]), np.array([0.2, 0.2])) == pytest.approx(0.5)


def mean_at(row: Array, places: made.Places) -> float:
    """The mean of the quarters at some places."""
    return float(row[places].mean())


def test_a_bootstrap_of_blocks_covers_where_quarters_hang_together() -> None:
    """With quarters that follow each other, the bounds of their mean hold the truth nearly at their level."""
    covered, times, many = 0, 120, 120
    for seed in range(times):
        noise, row = luck(seed).normal(0, 1, many), np.zeros(many)
        for quarter in range(1, many):
            row[quarter] = 0.4 * row[quarter - 1] + noise[quarter]
        bounds = made.block_bootstrap(partial(mean_at, row), many, 8, seed)
        covered += bounds.low <= 0 <= bounds.high
    assert covered / times >= 0.85


def test_ranks_of_noise_rarely_correlate() -> None:
    """Rank correlations of independent rows are called clear about as often as the level says, and ties are no harm."""
    false = 0
    for seed in range(300):
        rows = luck(seed).integers(0, 6, (2, 40)) + 0.0
        false += made.correlation(rows[0], rows[1]).clear
    assert false <= 28
    assert made.correlation(np.ones(20), np.arange(20.0)) == Bounded(0.0, -1.0, 1.0)
    assert made.correlation(np.arange(20.0), np.arange(20.0) ** 3).value == pytest.approx(1.0)


def test_what_chance_finds_is_found_rarely() -> None:
    """A bound by dealing the outcome out anew is passed by pure chance about as often as its level says."""
    passed = 0
    for seed in range(120):
        inputs, outcome = luck(seed).normal(0, 1, (8, 60)), luck(seed + 500).normal(0, 1, 60)

        def strongest(row: Array, inputs: Array = inputs) -> float:
            """The largest correlation with any input."""
            return max(abs(float(np.corrcoef(one, row)[0, 1])) for one in inputs)

        passed += strongest(outcome) > made.permutation_bound(strongest, outcome, seed)
    assert passed <= 13
