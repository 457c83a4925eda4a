"""What `summary.json` holds, worked out again from the columns of the parts."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import numpy as np
import pytest
from pyarrow import parquet

from game import statistics
from game.model.state.axes import COUNTRIES
from game.model.state.codes import ENDINGS, OUTCOMES
from game.studies.run.design import planned
from game.studies.run.draws import draws
from game.studies.run.outcome_columns import KEPT_MACHINES
from game.studies.run.run import StudyPace
from game.studies.run.study import opened
from game.studies.run.summed import SCALES
from tests.studies.run.sketches import plan, short, study_in

STRATEGIES = ("engine", "us.article", "us.hawk,ir=hold")


@cache
def found() -> tuple[dict[str, Any], dict[str, dict[str, np.ndarray[Any, Any]]]]:
    """Return the summary of a study of three strategies, and all columns of each, played once."""
    design = short(worlds=300, part=128, strategies=STRATEGIES, quarters=12)
    with TemporaryDirectory() as folder:
        summed = study_in(Path(folder), design, StudyPace(2))
        study = opened(Path(folder), planned(design), resume=True)
        kept: dict[str, list[Any]] = {name: [] for name in STRATEGIES}
        for part in study.plan.design.parts():
            kept[part.strategy].append(study.read(part).columns)
    joined = {
        name: {column: np.concatenate([one[column] for one in ones]) for column in ones[0]}
        for name, ones in kept.items()
    }
    return summed, joined


def test_a_summary_holds_all_that_is_asked_of_it() -> None:
    """Everything a script looks for is there, by the names it looks for."""
    summed, _ = found()
    asked = {"scenario", "rules_digest", "code_digest", "seed", "worlds", "version", "strategies", "pairs"}
    assert asked <= set(summed)
    assert list(summed["strategies"]) == list(STRATEGIES)
    for strategy in summed["strategies"].values():
        assert strategy["title"]
        assert strategy["says"]
        assert list(strategy["outcomes"]) == list(OUTCOMES)
        assert list(strategy["endings"]) == list(ENDINGS)
        assert all({"share", "low", "high"} <= set(one) for one in strategy["outcomes"].values())
        assert [set(one) for one in strategy["index"]] == [{"quarter", "p10", "p25", "median", "p75", "p90"}] * 12
        assert set(strategy["figures"]) == set(SCALES)
        assert set(strategy["machines"]) == set(KEPT_MACHINES)
        assert len(strategy["digest"]) == 32
    assert json.loads(json.dumps(summed)) == summed


def test_shares_are_counted_from_the_parts() -> None:
    """Shares of outcomes and endings add up to one and are those of the parts, each within Wilson's interval."""
    summed, columns = found()
    for name, strategy in summed["strategies"].items():
        for kind, column, codes in (("outcomes", "outcome", OUTCOMES), ("endings", "ending", ENDINGS)):
            shares = [strategy[kind][code] for code in codes]
            counts = np.bincount(columns[name][column], minlength=len(codes))
            assert [one["count"] for one in shares] == counts.tolist()
            assert sum(one["share"] for one in shares) == pytest.approx(1, abs=1e-5)
            for one in shares:
                wilson = statistics.share(one["count"], 300)
                assert (one["low"], one["high"]) == pytest.approx((wilson.low, wilson.high), abs=1e-6)


def test_breaks_and_wars_have_their_authors_acts_and_quarters() -> None:
    """Who broke by what act, and who had raised a war last, are counted from the parts, and add up."""
    summed, columns = found()
    for name, strategy in summed["strategies"].items():
        broke, war = columns[name]["broke"], columns[name]["war"]
        breaks, wars = strategy["breaks"], strategy["wars"]
        assert breaks["count"] == (broke > 0).sum() == sum(one["count"] for one in breaks["by_whom"])
        assert [one["count"] for one in breaks["by_quarter"]] == [(broke == turn).sum() for turn in range(1, 13)]
        assert all(one["breaker"] != "nobody" and one["act"] != "none" for one in breaks["by_whom"])
        assert wars["count"] == (war > 0).sum() == sum(one["count"] for one in wars["by_author"].values())
        assert [one["count"] for one in wars["by_quarter"]] == [(war == turn).sum() for turn in range(1, 13)]


def test_every_pair_is_compared_world_by_world() -> None:
    """Differences are those of the same worlds, within bounds that widen with the number of pairs."""
    summed, columns = found()
    names = [(pair["first"], pair["second"]) for pair in summed["pairs"]]
    assert names == [(STRATEGIES[0], STRATEGIES[1]), (STRATEGIES[0], STRATEGIES[2]), (STRATEGIES[1], STRATEGIES[2])]
    z = statistics.normal(1 - 0.05 / 3)
    for pair in summed["pairs"]:
        first, second = columns[pair["first"]], columns[pair["second"]]
        for place, code in enumerate(OUTCOMES):
            one = pair["outcomes"][code]
            arms = ((second["outcome"] == place) + 0.0, (first["outcome"] == place) + 0.0)
            expected = statistics.difference(*arms, z=z)
            assert (one["difference"], one["low"], one["high"]) == pytest.approx(attrs.astuple(expected), abs=1e-6)
        for name in ("index", "legacy_china"):
            one = pair["figures"][name]
            expected = statistics.mean(second[name].astype(float) - first[name], z=z)
            assert (one["difference"], one["low"], one["high"]) == pytest.approx(attrs.astuple(expected), abs=1e-5)


def test_medians_and_means_are_those_of_the_columns() -> None:
    """Medians of every figure agree with the columns' to a step of their scale; means and bounds exactly."""
    summed, columns = found()
    for name, strategy in summed["strategies"].items():
        for figure, scale in SCALES.items():
            median = np.quantile(columns[name][figure], 0.5, method="inverted_cdf")
            assert strategy["figures"][figure]["median"] == pytest.approx(median, abs=1.01 * scale.step)
        for country in COUNTRIES:
            one, mean = strategy["figures"][f"legacy_{country}"], statistics.mean(columns[name][f"legacy_{country}"])
            assert (one["mean"], one["low"], one["high"]) == pytest.approx(attrs.astuple(mean), abs=1e-3)


def test_quantiles_of_the_index_are_in_order() -> None:
    """In every quarter the fan opens upward, and before much has happened it is narrow."""
    summed, _ = found()
    for strategy in summed["strategies"].values():
        for one in strategy["index"]:
            assert one["p10"] <= one["p25"] <= one["median"] <= one["p75"] <= one["p90"]
        widths = [one["p90"] - one["p10"] for one in strategy["index"]]
        assert widths[0] < widths[-1]


def test_another_seed_has_another_digest(tmp_path: Path) -> None:
    """Digests tell seeds apart, and strategies."""
    summed, _ = found()
    digests = {strategy["digest"] for strategy in summed["strategies"].values()}
    other = study_in(tmp_path, short(worlds=300, part=128, quarters=12, seed=2), StudyPace(1))
    assert len(digests | {other["strategies"]["engine"]["digest"]}) == len(STRATEGIES) + 1


def test_a_design_says_what_was_drawn(tmp_path: Path) -> None:
    """design.parquet holds each world's number and its figures, as they were played; without a draw, the numbers."""
    design = short(worlds=70, part=32, draw="sobol")
    opened(tmp_path / "drawn", planned(design), resume=False)
    rows = parquet.ParquetFile(tmp_path / "drawn" / "design.parquet").read()
    whole = next(draws(plan(worlds=70).first.setup.figures, design.seed, 0, [70]))
    assert rows.column("world").to_pylist() == list(range(70))
    for path, values in whole.items():
        assert rows.column(path).to_pylist() == values.tolist()
    opened(tmp_path / "plain", planned(attrs.evolve(design, draw="none")), resume=False)
    assert parquet.ParquetFile(tmp_path / "plain" / "design.parquet").read().column_names == ["world"]
