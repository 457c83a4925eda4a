import json
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.adapters.data_frames import campaigns, for_pandas, for_polars
from game.adapters.ema_model import OUTCOMES, PlayedScenario, model
from game.campaign.campaign import Campaign
from game.campaign.log import CampaignTerms
from game.extras import Missing, quietly
from game.model.laws.endings import VERDICTS
from game.model.legality import faults
from game.model.state.axes import COUNTRIES
from game.studies.run.study import StudyRefused
from tests.cli.answers import wedge
from tests.house.reading import ROOT

with quietly():
    from pettingzoo.test import parallel_api_test

    from game.adapters import ema_evaluator
    from game.adapters.ema_evaluator import SideBySide
    from game.adapters.pettingzoo_env import Partnership


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small study."""
    folder = tmp_path_factory.mktemp("neighbours") / "study"
    words = ("--worlds", "40", "--quarters", "2", "--workers", "1", "--draw")
    plans = ("--strategy", "engine", "--strategy", "deny")
    assert wedge("batch", *words, *plans, "--out", str(folder)).code == 0
    return folder


def test_a_study_is_one_table(study: Path) -> None:
    """Every campaign is a row with strategy, world and verdict by name; drawn figures stand beside it when asked."""
    table = campaigns(study)
    assert table.num_rows == 80
    assert table["strategy"].to_pylist() == ["engine"] * 40 + ["deny"] * 40
    assert table["world"].to_pylist() == [*range(40), *range(40)]
    assert set(table["verdict"].to_pylist()) <= set(VERDICTS)
    frame = for_pandas(study, figures=True)
    assert frame.shape[0] == 80
    assert frame["oil.anchor"].between(66, 86).all()
    assert frame.loc[0, "oil.anchor"] == frame.loc[40, "oil.anchor"] != frame.loc[1, "oil.anchor"]


def test_a_folder_without_a_study_and_a_missing_library_say_so(tmp_path: Path) -> None:
    """An empty folder is refused, and polars, where it is not installed, is named."""
    with pytest.raises(StudyRefused, match=r"found no study\.json"):
        campaigns(tmp_path)
    if find_spec("polars") is None:
        with pytest.raises(Missing, match=r"needs polars, which is not installed\. Install polars beside Wedge"):
            for_polars(tmp_path)


def test_an_experiment_is_the_campaign_that_wedge_plays() -> None:
    """With nothing drawn, the outcomes of a world are those of the same campaign played here."""
    found = PlayedScenario("partners_of_convenience", 3, 3)(strategy="deny", world=5)
    campaign = Campaign.new(
        CampaignTerms(
            seed=3, world=5, quarters=3, scenario="partners_of_convenience", strategies={"united_states": "deny"}
        )
    )
    while not campaign.over:
        campaign.end_quarter()
    assert found["index"] == float(campaign.world.index[0])
    assert found.keys() == set(OUTCOMES)


def test_ema_workbench_performs_experiments() -> None:
    """Scenarios times policies are played, every outcome a finite number, and a figure makes a difference."""
    with quietly():
        from ema_workbench import perform_experiments

        experiments, outcomes = perform_experiments(model(quarters=2), scenarios=3, policies=2)
    assert len(experiments) == 6
    assert all(np.isfinite(outcomes[name]).all() for name in OUTCOMES)
    assert len(set(outcomes["index"])) > 1


def test_experiments_side_by_side_are_those_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the size of a block, every experiment has the outcomes that it has alone, in the order of its row."""
    monkeypatch.setattr(ema_evaluator, "BLOCK", 2)
    with quietly(), SideBySide(model(quarters=2)) as evaluator:
        experiments, outcomes = evaluator.perform_experiments(scenarios=3, policies=2)
    scenario = PlayedScenario("partners_of_convenience", 1, 2)
    drawn = [name for name in experiments.columns if "__" in name or name in ("world", "strategy")]
    for number, row in enumerate(experiments[drawn].to_dict("records")):
        assert {name: outcomes[name][number] for name in OUTCOMES} == scenario(**row)
    assert len(set(outcomes["index"])) > 1


def test_the_environment_passes_pettingzoos_test() -> None:
    """PettingZoo's own test of parallel environments finds nothing, with all six learning and with two."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        parallel_api_test(Partnership(quarters=3), num_cycles=10)
        parallel_api_test(Partnership(quarters=3, learners=("iran", "russia")), num_cycles=10)


def test_rewards_sum_to_the_score_and_the_same_seed_is_the_same_campaign() -> None:
    """What a country is given over a campaign is its score, and two tables with one seed and the same acts agree."""
    totals = [walked(Partnership(quarters=4), 7) for _ in range(2)]
    assert totals[0][0] == totals[1][0]
    rewards, table = totals[0]
    scores = table.campaign.world.score[:, 0] / 100
    assert [rewards[name] for name in COUNTRIES] == pytest.approx(list(scores), abs=1e-4)


def walked(table: Any, seed: int) -> tuple[dict[str, float], Any]:
    """Return what each learner is given when it acts at random, and the table at the end."""
    observed, told = table.reset(seed=seed)
    chance, total = np.random.default_rng(seed), dict.fromkeys(table.agents, 0.0)
    while table.agents:
        acts = {name: chance.integers(0, 4, len(told[name]["legal"])) for name in table.agents}
        observed, rewards, _ends, _cuts, told = table.step(acts)
        assert all(table.observation_space(name).contains(one) for name, one in observed.items())
        for name, reward in rewards.items():
            total[name] += reward
    return total, table


def test_whatever_a_learner_asks_for_is_made_legal() -> None:
    """All orders at hard become at most three that the rules find no fault with."""
    table = Partnership(quarters=3)
    table.reset(seed=2)
    world, setting = table.campaign.world, table.campaign.setting
    table.step({name: np.full(own.stop - own.start, 3) for name, own in table.own.items()})
    (sheet,) = table.campaign.sheets
    assert all(sheet[own].any() for own in table.own.values())
    assert faults(world, sheet, setting) == ()


def test_no_learner_sees_what_its_view_does_not_hold() -> None:
    """Two worlds that differ only in what Tehran keeps from Washington look alike to Washington."""
    table = Partnership(quarters=3)
    observed, _ = table.reset(seed=2)
    shifted = np.minimum(table.campaign.world.quiet_help + 0.5, 1)
    table.campaign.worlds[-1] = table.campaign.world.but(quiet_help=shifted)
    assert np.array_equal(table.observed()["united_states"], observed["united_states"])
    assert not np.array_equal(table.observed()["iran"], observed["iran"])


def test_the_notebook_runs(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell of the notebook runs from the top."""
    monkeypatch.chdir(study.parent)
    notebook = json.loads((ROOT / "docs" / "notebooks" / "neighbours.ipynb").read_text(encoding="utf-8"))
    space: dict[str, Any] = {}
    with quietly():
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), space)
    assert set(space["total"]) == {"united_states", "iran"}
    assert all(0 < reward < 1 for reward in space["total"].values())
