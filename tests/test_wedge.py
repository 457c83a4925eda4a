import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa

import wedge
from game.campaign.campaign import Campaign

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
    first, second = answer.stdout.splitlines()
    assert first.startswith("('")
    assert 0 <= int(second) <= 1000
    campaign = wedge.load(tmp_path / "game.jsonl")
    assert isinstance(campaign, Campaign)
    assert campaign.over


def test_a_study_is_a_table(tmp_path: Path) -> None:
    """A study gives a row a campaign; the same again only reads it, and so does loading its folder."""
    table = wedge.study(tmp_path / "study", worlds=20, strategies=("engine", "expose"))
    assert isinstance(table, pa.Table)
    assert table.num_rows == 40
    assert wedge.load(tmp_path / "study").equals(table)
    assert wedge.study(tmp_path / "study", worlds=20, strategies=("engine", "expose")).equals(table)
