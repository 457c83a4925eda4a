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
