"""A seventh country, and whatever the checker passes: each in a process that has Turkey."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COUNTRIES = Path(__file__).with_name("countries")


@pytest.mark.parametrize("file", ["with_seven.py", "whatever_passes.py"])
def test_with_a_seventh_country(file: str) -> None:
    """Each claim of the file holds where a seventh country plays, added by its file alone."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"tests/seventh/{file}"]
    env = {**os.environ, "WEDGE_COUNTRIES": str(COUNTRIES)}
    answer = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout[-6000:] + answer.stderr[-2000:]


def test_without_its_file_there_is_no_seventh() -> None:
    """Six countries ship; the seventh is a fixture of the tests."""
    code = "from game.model.state.axes import COUNTRIES; print(len(COUNTRIES))"
    env = {name: value for name, value in os.environ.items() if name != "WEDGE_COUNTRIES"}
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "6"


def test_two_files_of_one_country_are_told(tmp_path: Path) -> None:
    """A further file of a country that ships, and a name that is none, are faults in words."""
    for name in ("iran", "New Land"):
        (tmp_path / f"{name}.toml").write_text(
            (COUNTRIES / "turkey.toml").read_text(encoding="utf-8"), encoding="utf-8"
        )
    command = [sys.executable, "-m", "game", "scenario", "check", "partners_of_convenience"]
    env = {**os.environ, "WEDGE_COUNTRIES": str(tmp_path)}
    answer = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert answer.returncode == 2
    assert "iran.toml: found a second file of iran; expected each country once" in answer.stderr
    assert 'New Land.toml: found "New Land"; expected a name of small letters' in answer.stderr
    assert "Traceback" not in answer.stderr
