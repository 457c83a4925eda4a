import csv
import json
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.adapters.data_frames import campaigns, for_pandas, for_polars
from game.adapters.ema_model import OUTCOMES as ASKED
from game.adapters.ema_model import PlayedScenario, model
from game.campaign.campaign import Campaign
from game.campaign.orders import SeatOrders
from game.campaign.terms import CampaignTerms
from game.extras import Missing, quietly
from game.model.levers.deal_terms import REFRAIN
from game.model.state.axes import COUNTRIES
from game.model.state.codes import ENDINGS, OUTCOMES
from game.studies.run.study import StudyRefused
from tests.cli.answers import wedge
from tests.house.reading import ROOT

with quietly():
    from gymnasium.utils.env_checker import check_env
    from pettingzoo.test import parallel_api_test

    from game.adapters import ema_evaluator
    from game.adapters.ema_evaluator import SideBySide
    from game.adapters.gymnasium_env import SeatEnv
    from game.adapters.pettingzoo_env import Partnership


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small study."""
    folder = tmp_path_factory.mktemp("neighbours") / "study"
    words = ("--worlds", "40", "--quarters", "2", "--workers", "1", "--draw")
    plans = ("--strategy", "engine", "--strategy", "us.article")
    assert wedge("batch", *words, *plans, "--out", str(folder)).code == 0
    return folder


def test_a_study_is_one_table(study: Path) -> None:
    """Every campaign is a row with strategy, world and verdict by name; drawn figures stand beside it when asked."""
    table = campaigns(study)
    assert table.num_rows == 80
    assert table["strategy"].to_pylist() == ["engine"] * 40 + ["us.article"] * 40
    assert table["world"].to_pylist() == [*range(40), *range(40)]
    assert set(table["outcome"].to_pylist()) <= set(OUTCOMES)
    assert set(table["ending"].to_pylist()) <= set(ENDINGS)
    frame = for_pandas(study, figures=True)
    assert frame.shape[0] == 80
    assert frame["oil.learns"].between(0.0199, 0.0801).all()
    assert frame.loc[0, "oil.learns"] == frame.loc[40, "oil.learns"] != frame.loc[1, "oil.learns"]


def rows_of(path: Path) -> list[dict[str, str]]:
    """The lines of a CSV file by its heads."""
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def test_a_study_is_one_csv_file(study: Path) -> None:
    """Every campaign is a line of `campaigns.csv`, and `columns.csv` tells what each of its columns means."""
    lines = rows_of(study / "campaigns.csv")
    table = campaigns(study)
    assert len(lines) == table.num_rows
    assert list(lines[0]) == table.column_names
    assert [float(line["index"]) for line in lines] == pytest.approx(table["index"].to_pylist())
    known = {line["column"]: line for line in rows_of(study / "columns.csv")}
    assert set(lines[0]) == {"strategy", *known}
    assert all(line["unit"] and line["meaning"] for line in known.values())


def test_a_folder_without_a_study_and_a_missing_library_say_so(tmp_path: Path) -> None:
    """An empty folder is refused, and polars, where it is not installed, is named."""
    with pytest.raises(StudyRefused, match=r"found no study\.json"):
        campaigns(tmp_path)
    if find_spec("polars") is None:
        with pytest.raises(Missing, match=r"needs polars, which is not installed\. Install polars beside Wedge"):
            for_polars(tmp_path)


def test_an_experiment_is_the_campaign_that_wedge_plays() -> None:
    """With nothing drawn, the outcomes of a world are those of the same campaign played here."""
    found = PlayedScenario("partners_of_convenience", 3, 3)(strategy="us.article", world=5)
    campaign = Campaign.new(
        CampaignTerms(
            seed=3, world=5, quarters=3, scenario="partners_of_convenience", strategies={"united_states": "us.article"}
        )
    )
    while not campaign.over:
        campaign.end_quarter()
    assert found["index"] == pytest.approx(float(campaign.world.index[0]), abs=0.01)
    assert found["legacy_iran"] == pytest.approx(float(campaign.game.legacy()[1, 0]), abs=0.01)
    assert found.keys() == set(ASKED)


def test_ema_workbench_performs_experiments() -> None:
    """Scenarios times policies are played, every outcome a finite number, and a figure makes a difference."""
    with quietly():
        from ema_workbench import perform_experiments

        experiments, outcomes = perform_experiments(model(quarters=2), scenarios=3, policies=2)
    assert len(experiments) == 6
    assert all(np.isfinite(outcomes[name]).all() for name in ASKED)
    assert len(set(outcomes["index"])) > 1


def test_experiments_side_by_side_are_those_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the size of a block, every experiment has the outcomes that it has alone, in the order of its row."""
    monkeypatch.setattr(ema_evaluator, "BLOCK", 2)
    with quietly(), SideBySide(model(quarters=2)) as evaluator:
        experiments, outcomes = evaluator.perform_experiments(scenarios=3, policies=2)
    scenario = PlayedScenario("partners_of_convenience", 1, 2)
    drawn = [name for name in experiments.columns if "__" in name or name in ("world", "strategy")]
    for number, row in enumerate(experiments[drawn].to_dict("records")):
        assert {name: outcomes[name][number] for name in ASKED} == scenario(**row)
    assert len(set(outcomes["index"])) > 1


def test_the_environment_passes_pettingzoos_test() -> None:
    """PettingZoo's own test of parallel environments finds nothing, with all six learning and with two."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        parallel_api_test(Partnership(quarters=3), num_cycles=10)
        parallel_api_test(Partnership(quarters=3, learners=("iran", "russia")), num_cycles=10)


def test_the_environment_with_deals_passes_pettingzoos_test() -> None:
    """PettingZoo's own test finds nothing where two learners also bargain, at random."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        parallel_api_test(Partnership(quarters=2, learners=("iran", "russia"), deals=True), num_cycles=3)


def test_learners_agree_on_a_deal_by_their_actions() -> None:
    """What Tehran asks for waits for Moscow a quarter later, is within both masks, and runs once Moscow accepts."""
    game = Partnership(quarters=4, learners=("iran", "russia"), deals=True)
    game.reset(seed=3)
    nothing = {name: np.zeros(len(game.sizes(name)), int) for name in game.agents}
    for name in game.agents:
        seat = game.seats[name]
        nothing[name][: len(seat.dials)] = list(seat.standing(game.campaign.permission).values())
    table, start = game.tables["iran"], len(game.seats["iran"].sizes)
    place = next(
        number for number, entry in enumerate(table.asks) if entry.what == "ru.islands" and entry.does == REFRAIN
    )
    asks = nothing["iran"].copy()
    asks[start] = place + 1
    mask = game.legal()["iran"]["legal"]
    assert mask[sum(game.seats["iran"].sizes) + place + 1] == 1
    observed, *_ = game.step({**nothing, "iran": asks})
    waiting = game.tables["russia"].waits(game.campaign, "iran")
    assert waiting is not None
    assert waiting.terms.clauses[0].what == "ru.islands"
    assert game.observation_space("russia").contains(observed["russia"])
    accepts = nothing["russia"].copy()
    accepts[len(game.seats["russia"].sizes) + 3 + game.tables["russia"].others.index("iran")] = 1
    game.step({**nothing, "russia": accepts})
    assert [record.status for record in game.campaign.book.deals if record.id == waiting.id] == ["running"]


def test_the_environment_of_one_seat_passes_gymnasiums_test() -> None:
    """Gymnasium's own checker finds nothing, and the seat's reward is its legacy."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        check_env(SeatEnv("iran", quarters=3), skip_render_check=True)
    table = SeatEnv("russia", quarters=2)
    table.reset(seed=4)
    total, over = 0.0, False
    while not over:
        _, reward, over, _, _ = table.step(table.action_space.sample())
        total += reward
    assert total == pytest.approx(table.partnership.campaign.game.legacy()[0, 0] / 100)


def test_rewards_sum_to_the_score_and_the_same_seed_is_the_same_campaign() -> None:
    """What a country is given over a campaign is its legacy, and two tables with one seed and the same acts agree."""
    totals = [walked(Partnership(quarters=3), 7) for _ in range(2)]
    assert totals[0][0] == totals[1][0]
    rewards, table = totals[0]
    scores = table.campaign.game.legacy()[:, 0] / 100
    assert [rewards[name] for name in COUNTRIES] == pytest.approx(list(scores), abs=1e-6)


def walked(table: Any, seed: int) -> tuple[dict[str, float], Any]:
    """Return what each learner is given when it acts at random, and the table at the end."""
    _, told = table.reset(seed=seed)
    chance, total = np.random.default_rng(seed), dict.fromkeys(table.agents, 0.0)
    while table.agents:
        assert all(len(told[name]["legal"]) == sum(table.seats[name].sizes) for name in table.agents)
        acts = {name: chance.integers(0, table.seats[name].sizes) for name in table.agents}
        observed, rewards, _ends, _cuts, told = table.step(acts)
        assert all(table.observation_space(name).contains(one) for name, one in observed.items())
        for name, reward in rewards.items():
            total[name] += reward
    return total, table


def test_whatever_a_learner_asks_for_is_made_legal() -> None:
    """All dials at full and all moves at once become orders that the rules find no fault with."""
    table = Partnership(quarters=3)
    table.reset(seed=2)
    permission = table.campaign.permission
    for name, seat in table.seats.items():
        orders = seat.admitted(table.campaign, np.array(seat.sizes) - 1)
        assert orders != SeatOrders()
        assert permission.against(name, orders) == []


def test_the_mask_is_what_may_be_ordered_alone() -> None:
    """A value that the mask allows is admitted by itself; one that it forbids is left out."""
    table = Partnership(quarters=3, learners=("iran",))
    _, told = table.reset(seed=2)
    seat, mask, at = table.seats["iran"], told["iran"]["legal"], 0
    standing = list(seat.standing(table.campaign.permission).values())
    still = np.array([*standing, *[0] * (len(seat.sizes) - len(standing))])
    for place, size in enumerate(seat.sizes):
        for value in range(size):
            action = still.copy()
            action[place] = value
            admitted = seat.admitted(table.campaign, action)
            changes = value != still[place]
            assert (admitted != SeatOrders()) == bool(changes and mask[at + value])
        at += size


def test_no_learner_sees_what_its_view_does_not_hold() -> None:
    """Two worlds that differ only in what Tehran keeps from Washington look alike to Washington."""
    table = Partnership(quarters=3)
    observed, _ = table.reset(seed=2)
    game = table.campaign.game
    game.world = game.world.but(dash=game.world.dash + 2)
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
