import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import numpy as np
import pytest
from pyarrow import parquet

from game.model.laws.endings import VERDICTS
from game.model.state.axes import COUNTRIES, DOMAINS
from game.studies.run.design import planned
from game.studies.run.draws import draws
from game.studies.run.run import StudyPace
from game.studies.run.study import opened
from tests.studies.run.sketches import plan, short, study_in

STRATEGIES = ("engine", "deny", "lump_together")


@cache
def found() -> tuple[dict[str, Any], dict[str, dict[str, np.ndarray[Any, Any]]]]:
    """Return the summary of a study of three strategies, and all columns of each, played once."""
    design = short(worlds=300, part=128, strategies=STRATEGIES, quarters=12)
    with TemporaryDirectory() as folder:
        summed = study_in(Path(folder), design, StudyPace(2))
        study = opened(Path(folder), planned(design), resume=True)
        kept: dict[str, list[Any]] = {name: [] for name in STRATEGIES}
        for part in design.parts():
            kept[part.strategy].append(study.read(part).columns)
    joined = {
        name: {column: np.concatenate([one[column] for one in ones]) for column in ones[0]}
        for name, ones in kept.items()
    }
    return summed, joined


def test_a_summary_holds_all_that_is_asked_of_it() -> None:
    """Everything a script looks for is there, by the names it looks for."""
    summed, _ = found()
    assert {"scenario", "scenario_digest", "seed", "worlds", "version", "strategies"} <= set(summed)
    assert list(summed["strategies"]) == list(STRATEGIES)
    for strategy in summed["strategies"].values():
        assert set(strategy["outcomes"]) == set(strategy["against_first"]) == set(VERDICTS)
        assert all({"share", "low", "high"} <= set(one) for one in strategy["outcomes"].values())
        assert [set(one) for one in strategy["index"]] == [{"quarter", "p10", "p25", "median", "p75", "p90"}] * 12
        assert set(strategy["domains"]) == set(DOMAINS)
        assert set(strategy["oil"]) == {"brent", "discount", "revenue"}
        assert set(strategy["scores"]) == set(COUNTRIES)
        assert len(strategy["digest"]) == 32
    assert json.loads(json.dumps(summed)) == summed


def test_shares_are_counted_from_the_parts() -> None:
    """Shares add up to one and are those of the verdicts in the parts; each lies in its interval."""
    summed, columns = found()
    for name, strategy in summed["strategies"].items():
        shares = [strategy["outcomes"][ending] for ending in VERDICTS]
        counts = np.bincount(columns[name]["verdict"], minlength=len(VERDICTS))
        assert [one["count"] for one in shares] == counts.tolist()
        assert sum(one["share"] for one in shares) == pytest.approx(1, abs=1e-5)
        assert all(one["low"] <= one["share"] <= one["high"] for one in shares)


def test_strategies_are_compared_world_by_world() -> None:
    """The difference from the first strategy is that of the same worlds; from itself it is nothing for certain."""
    summed, columns = found()
    for name, strategy in summed["strategies"].items():
        for place, ending in enumerate(VERDICTS):
            one = strategy["against_first"][ending]
            changed = (columns[name]["verdict"] == place).astype(int) - (columns["engine"]["verdict"] == place)
            assert one["difference"] == pytest.approx(changed.mean(), abs=1e-6)
            assert one["low"] <= one["difference"] <= one["high"]
            assert (one["low"] < one["high"]) == (name != "engine")


def test_medians_are_those_of_the_columns() -> None:
    """Medians of domains, oil and scores agree with those of the columns to a step of their scale."""
    summed, columns = found()
    for name, strategy in summed["strategies"].items():
        told = {
            "brent": (strategy["oil"]["brent"], 0.06),
            "discount_iran": (strategy["oil"]["discount"]["iran"], 0.02),
            "revenue_russia": (strategy["oil"]["revenue"]["russia"], 0.06),
            "domain_arms": (strategy["domains"]["arms"], 0.001),
            "score_china": (strategy["scores"]["china"], 0.03),
            "index": (strategy["index"][-1]["median"], 0.03),
        }
        for column, (value, step) in told.items():
            assert value == pytest.approx(np.quantile(columns[name][column], 0.5, method="inverted_cdf"), abs=step)


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
    whole = next(draws(plan(worlds=70).campaign.scenario.figures, design.seed, 0, [70]))
    assert rows.column("world").to_pylist() == list(range(70))
    for path, values in whole.items():
        assert rows.column(path).to_pylist() == values.tolist()
    opened(tmp_path / "plain", planned(attrs.evolve(design, draw="none")), resume=False)
    assert parquet.ParquetFile(tmp_path / "plain" / "design.parquet").read().column_names == ["world"]
