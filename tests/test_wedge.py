import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

import wedge
from game.campaign.campaign import Campaign
from tests.cli.answers import wedge as command

ROOT = Path(__file__).resolve().parents[1]


def test_the_quick_start_runs(tmp_path: Path) -> None:
    """What the README says of Python does what it says, from anywhere, and leaves a log that loads."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    code = readme.split("```python\n")[1].split("```")[0]
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    index, legacy = answer.stdout.split(maxsplit=1)
    assert 0 <= float(index) <= 100
    assert legacy.startswith("[")
    campaign = wedge.load(tmp_path / "game.jsonl")
    assert isinstance(campaign, Campaign)
    assert campaign.over


def test_a_campaign_is_played_saved_and_loaded(tmp_path: Path) -> None:
    """A campaign with strategies ends where its log leads to, and a simulation of the same world ends there too."""
    strategies = {"united_states": "us.article", "iran": "hold"}
    campaign = wedge.play("two_offers", seed=4, world=3, quarters=3, strategies=strategies)
    wedge.save(campaign, tmp_path / "game.jsonl")
    again = wedge.load(tmp_path / "game.jsonl")
    assert again.played[-1].digest == campaign.played[-1].digest
    game = wedge.Simulation.start("two_offers", seed=4, worlds=[3], quarters=3)
    game.follow(strategies)
    game.run()
    assert game.world.index == pytest.approx(campaign.world.index)


def test_a_study_is_played_gone_on_with_and_loaded(tmp_path: Path) -> None:
    """A study is the one that the command plays, and asked for again it is not played again."""
    strategies = ("us.article", "us.hawk,iran=hold")
    table = wedge.study(tmp_path / "study", "ninety_days", worlds=20, seed=2, strategies=strategies)
    assert isinstance(table, pa.Table)
    assert table.num_rows == 40
    assert wedge.load(tmp_path / "study").equals(table)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "study" / "runs").iterdir()}
    again = wedge.study(tmp_path / "study", "ninety_days", worlds=20, seed=2, strategies=strategies)
    assert again.equals(table)
    assert {path: path.stat().st_mtime_ns for path in before} == before
    words = ("--worlds", "20", "--seed", "2", "--strategy", "us.article", "--strategy", "us.hawk,iran=hold")
    assert command("batch", "ninety_days", *words, "--out", str(tmp_path / "other")).code == 0
    assert wedge.load(tmp_path / "other").equals(table)
