"""Every kind of interval that is printed, worked out again by scipy from the campaigns of three studies."""

from itertools import combinations
from math import sqrt
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest
from scipy import stats

from game import statistics as made
from game.model.state.codes import OUTCOMES
from game.studies.run.design import Design, planned
from game.studies.run.run import StudyPace, run
from game.studies.run.study import opened
from game.studies.run.summary import results, summary

STUDIES = {
    "plans": Design("partners_of_convenience", 400, strategies=("hold", "us.article", "us.tehran"), quarters=8),
    "tehran": Design("strait_crisis", 300, seed=5, strategies=("ir.shield", "ir.deal"), side="iran", quarters=8),
    "drawn": Design("partners_of_convenience", 350, seed=9, strategies=("hold", "us.hawk"), draw="sobol", quarters=8),
}


@attrs.frozen
class Played:
    """A study: what its summary says, and its campaigns by strategy and column."""

    summary: dict[str, Any]
    columns: dict[str, dict[str, np.ndarray]]


@pytest.fixture(scope="module", params=sorted(STUDIES))
def study(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """One of three studies, played."""
    folder: Path = tmp_path_factory.mktemp(request.param)
    begun = opened(folder / "study", planned(STUDIES[request.param]), resume=False)
    run(begun, StudyPace(1), lambda _: None)
    columns: dict[str, dict[str, np.ndarray]] = {}
    for part, block in results(begun):
        columns.setdefault(part.strategy, {name: np.asarray(row) for name, row in block.columns.items()})
    return Played(summary(begun), columns)


def close(bounded: tuple[float | None, ...], expected: tuple[float, ...], within: float = 1e-4) -> None:
    """Require that an estimate and its bounds are those that were worked out again."""
    np.testing.assert_allclose(np.array(bounded, float), expected, atol=within, rtol=within)


def test_shares_are_wilsons(study: Played) -> None:
    """Of every outcome and strategy: scipy's Wilson interval, at none and all of the worlds too."""
    for name, columns in study.columns.items():
        for place, outcome in enumerate(OUTCOMES):
            came = int((columns["outcome"] == place).sum())
            own = stats.binomtest(came, len(columns["outcome"])).proportion_ci(method="wilson")
            said = study.summary["strategies"][name]["outcomes"][outcome]
            close((said["share"], said["low"], said["high"]), (came / len(columns["outcome"]), own.low, own.high))


def test_means_are_students(study: Played) -> None:
    """Of every figure that has a mean: scipy's interval by Student's distribution, to the grain of the sums."""
    for name, columns in study.columns.items():
        for figure, said in study.summary["strategies"][name]["figures"].items():
            if "mean" in said:
                row = columns[figure].astype(float)
                low, high = stats.t.interval(0.95, len(row) - 1, row.mean(), stats.sem(row))
                close((said["mean"], said["low"], said["high"]), (row.mean(), low, high), 1e-3)


def test_paired_differences_are_bounded_together(study: Played) -> None:
    """Of every pair: means by the normal distribution with Bonferroni's level, shares by Agresti and Min's cells."""
    pairs = list(combinations(study.columns, 2))
    z = stats.norm.ppf(1 - 0.05 / (2 * len(pairs)))
    for said in study.summary["pairs"]:
        first, second = (study.columns[said[which]] for which in ("first", "second"))
        for figure, own in said["figures"].items():
            apart = second[figure].astype(float) - first[figure]
            half = z * stats.sem(apart)
            expected = (apart.mean(), apart.mean() - half, apart.mean() + half)
            close((own["difference"], own["low"], own["high"]), expected, 1e-3)
        for place, outcome in enumerate(OUTCOMES):
            gained = int(((second["outcome"] == place) & (first["outcome"] != place)).sum())
            lost = int(((first["outcome"] == place) & (second["outcome"] != place)).sum())
            many = len(first["outcome"]) + 2
            shares = np.array([gained + 0.5, lost + 0.5]) / many
            middle = shares[0] - shares[1]
            half = z * sqrt((shares.sum() - middle**2) / many)
            own = said["outcomes"][outcome]
            expected = ((gained - lost) / (many - 2), max(-1.0, middle - half), min(1.0, middle + half))
            close((own["difference"], own["low"], own["high"]), expected)


def test_differences_of_worlds_with_nothing_in_common_are_newcombes_and_welchs(study: Played) -> None:
    """Shares by the squares of both Wilson arms; means within Welch's interval as scipy gives it."""
    first, second = list(study.columns.values())[:2]
    holds = [(columns["outcome"] == OUTCOMES.index("holds")).astype(float) for columns in (first, second)]
    bounded = made.apart(holds[1], holds[0])
    ends = [stats.binomtest(int(row.sum()), len(row)).proportion_ci(method="wilson") for row in holds]
    value = holds[1].mean() - holds[0].mean()
    low = value - sqrt((holds[1].mean() - ends[1].low) ** 2 + (ends[0].high - holds[0].mean()) ** 2)
    high = value + sqrt((ends[1].high - holds[1].mean()) ** 2 + (holds[0].mean() - ends[0].low) ** 2)
    close((bounded.value, bounded.low, bounded.high), (value, low, high))
    rows = [columns["index"].astype(float) for columns in (first, second)]
    bounded = made.apart(rows[1], rows[0])
    welch = stats.ttest_ind(rows[1], rows[0], equal_var=False).confidence_interval()
    close((bounded.low, bounded.high), (welch.low, welch.high), 0.02)


def test_places_are_bounded_by_ranks(study: Played) -> None:
    """The median's interval is scipy's exact one to a rank either side."""
    for columns in study.columns.values():
        row = columns["index"].astype(float)
        bounded = made.quantile(row, 0.5)
        own = stats.quantile_test(row, p=0.5).confidence_interval()
        ordered = np.sort(row)
        for said, expected in ((bounded.low, own.low), (bounded.high, own.high)):
            assert abs(np.searchsorted(ordered, said) - np.searchsorted(ordered, expected)) <= 2


def test_correlations_are_spearmans(study: Played) -> None:
    """Scipy's rank correlation, and Fisher's z with the error of ranks."""
    columns = next(iter(study.columns.values()))
    first, second = columns["brent"].astype(float), columns["index"].astype(float)
    bounded = made.correlation(first, second)
    value = stats.spearmanr(first, second).statistic
    half = stats.norm.ppf(0.975) * sqrt(1.06 / (len(first) - 3))
    close((bounded.value, bounded.low, bounded.high), (value, *np.tanh(np.arctanh(value) + np.array([-half, half]))))


def test_bounds_of_many_are_those_of_the_largest_of_correlated_normals(study: Played) -> None:
    """The joint bound of all columns' differences is the quantile that drawing from scipy's normal gives."""
    first, second = list(study.columns.values())[:2]
    names = ("index", "brent", "escalation", "legacy_united_states", "legacy_russia", "legacy_iran")
    apart = np.stack([second[name].astype(float) - first[name] for name in names])
    drawn = stats.multivariate_normal(np.zeros(len(names)), np.corrcoef(apart)).rvs(40_000, random_state=3)
    expected = np.quantile(np.abs(drawn).max(1), 0.95)
    assert made.joint_z(apart) == pytest.approx(expected, rel=0.05)


def test_scores_of_forecasts_are_the_textbooks(study: Played) -> None:
    """Brier's and the log score as means, the ranked score by Brier's of each step, CRPS by the area between curves."""
    columns = next(iter(study.columns.values()))
    broke = (columns["outcome"] == 0).astype(float)
    chance = np.clip((60 - columns["index_01"]) / 60, 0.02, 0.98).astype(float)
    np.testing.assert_allclose(made.brier(chance, broke), (chance - broke) ** 2)
    given = np.where(broke > 0, chance, 1 - chance)
    np.testing.assert_allclose(made.log_loss(given, 1e-6), -np.log2(given))
    three = np.stack([chance / 2, chance / 2, 1 - chance])
    happened = columns["outcome"].astype(int).clip(0, 2)
    steps = [made.brier(three[: kind + 1].sum(0), (happened <= kind).astype(float)) for kind in range(2)]
    np.testing.assert_allclose(made.ranked_probability(three, happened), np.mean(steps, 0))
    values, truth = columns["index"][:60].astype(float), float(columns["index"][61])
    apart = np.abs(values[:, None] - values).sum() / (2 * 60 * 59)
    fair = np.abs(values - truth).mean() - apart
    np.testing.assert_allclose(made.crps(values[None], np.array([truth])), fair, rtol=1e-9)


def test_all_pairs_are_bounded_by_the_largest_of_their_correlated_normals(study: Played) -> None:
    """Each pair's mean difference with so many of scipy's standard errors as bound all pairs; a base's rows too."""
    arms = {name: columns["index"].astype(float) for name, columns in study.columns.items()}
    pairs = list(combinations(arms, 2))
    base = next(iter(arms))
    against = [(name, base) for name in arms if name != base]
    for said, own in (
        ([pair.exceeds for pair in made.all_pairs(arms)], pairs),
        (list(made.against(arms, base).values()), against),
    ):
        apart = np.stack([arms[first] - arms[second] for first, second in own])
        normal = stats.multivariate_normal(np.zeros(len(own)), np.corrcoef(apart), allow_singular=True)
        largest = np.abs(normal.rvs(40_000, random_state=4).reshape(40_000, -1)).max(1)
        half = np.quantile(largest, 0.95) * stats.sem(apart, axis=1)
        for bounded, value, width in zip(said, apart.mean(1), half, strict=True):
            assert bounded.value == pytest.approx(value)
            np.testing.assert_allclose((value - bounded.low, bounded.high - value), width, rtol=0.06)


def test_what_is_drawn_anew_is_scipys_bootstrap(study: Played) -> None:
    """The bounds of a skill by drawing quarters anew one by one are scipy's percentiles, as far as draws agree."""
    columns = next(iter(study.columns.values()))
    own, rival = (
        np.abs(columns[name].astype(float)[:200] - columns["index"][:200].mean()) for name in ("index", "index_01")
    )
    said = made.block_bootstrap(lambda places: made.skill(own[places], rival[places]), 200, 1, seed=2)
    at_once = made.skill_bounded(own, rival, 1, seed=2)
    close((at_once.value, at_once.low, at_once.high), (said.value, said.low, said.high), 1e-9)
    again = stats.bootstrap(
        (own, rival),
        lambda first, second, axis: 1 - first.mean(axis) / second.mean(axis),
        paired=True,
        method="percentile",
        n_resamples=4000,
        rng=np.random.Generator(np.random.PCG64(7)),
    ).confidence_interval
    wide = again.high - again.low
    assert said.value == pytest.approx(1 - own.mean() / rival.mean())
    np.testing.assert_allclose((said.low, said.high), (again.low, again.high), atol=0.12 * wide)


def test_what_chance_alone_reaches_is_scipys_permutation_test(study: Played) -> None:
    """The bound of a correlation by dealing outcomes out anew is the quantile of scipy's null distribution."""
    columns = next(iter(study.columns.values()))
    first, second = columns["brent"].astype(float), columns["index"].astype(float)

    def strength(outcome: np.ndarray) -> float:
        """How far an outcome goes with the price of oil."""
        return abs(float(np.corrcoef(first, outcome)[0, 1]))

    said = made.permutation_bound(strength, second, seed=3, draws=1000)
    again = stats.permutation_test(
        (second,), strength, permutation_type="pairings", n_resamples=1000, rng=np.random.Generator(np.random.PCG64(8))
    ).null_distribution
    assert said == pytest.approx(float(np.quantile(again, 0.95)), rel=0.12)


def test_agreement_of_coders_is_krippendorffs_by_coincidences(study: Played) -> None:
    """Of two strategies that call worlds by their outcomes: α by the table of all pairs of names."""
    first, second = (columns["outcome"].astype(int) for columns in list(study.columns.values())[:2])
    table = stats.contingency.crosstab(first, second, levels=(range(len(OUTCOMES)),) * 2).count
    pairs = (table + table.T).astype(float)
    named, many = pairs.sum(1), pairs.sum()
    by_chance = np.outer(named, named) / (many - 1)
    expected = 1 - (pairs.sum() - np.trace(pairs)) / (by_chance.sum() - np.trace(by_chance))
    assert made.alpha(first.astype(float), second.astype(float)) == pytest.approx(expected)
    assert made.alpha(first.astype(float), first.astype(float)) == 1


def test_places_of_a_fan_are_numpys(study: Played) -> None:
    """What stands at five places when worlds are put in order is what numpy's inverted distribution gives."""
    for columns in study.columns.values():
        row = columns["index"].astype(float)
        expected = np.quantile(row, (0.1, 0.25, 0.5, 0.75, 0.9), method="inverted_cdf")
        np.testing.assert_allclose(made.fan(row), expected)
