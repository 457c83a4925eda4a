import csv
import json
from pathlib import Path

import pytest

from game.cli import claims_command as trying
from game.studies.evidence.claims_table import COLUMNS
from tests.cli.answers import wedge
from tests.studies.run.pages import read, without_data

SMALL = ("--worlds", "40", "--alone")


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run each test in a folder of its own, so that whatever is written is noticed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_claims_asked_for_are_tried_and_written_down() -> None:
    """Two claims give a page, a table with a line an experiment, and the same numbers as JSON."""
    found = wedge("claims", "--claim", "C80", "--claim", "c19", "--out", "here", "--json", *SMALL)
    assert found.code == 0
    whole = json.loads(found.out)
    assert {one["claim"] for one in whole["experiments"]} == {"C80", "C19"}
    with Path("here/claims.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert tuple(lines[0]) == COLUMNS
    assert [line["experiment"] for line in lines] == [one["experiment"] for one in whole["experiments"]]
    assert all(float(line["low"]) <= float(line["effect"]) <= float(line["high"]) for line in lines)
    assert json.loads(Path("here/claims.json").read_text(encoding="utf-8")) == whole
    counted = sum(sum(kind.values()) for kind in whole["counts"].values())
    assert counted == len(lines)


def test_the_page_opens_offline_and_tells_every_experiment() -> None:
    """The page asks nobody for anything, is well formed, and has a bar for each experiment."""
    wedge("claims", "--claim", "C80", "--out", "here", *SMALL)
    text = Path("here/claims.html").read_text(encoding="utf-8")
    page = read(text)
    assert "://" not in without_data(text)
    assert "Enforcement widens Iran’s discount" in text or "Enforcement widens Iran&#39;s discount" in text
    keys = [one.attributes["id"] for one in page.all() if "id" in one.attributes]
    assert len(keys) == len(set(keys))


def test_the_same_command_gives_the_same_table() -> None:
    """Two runs agree to the last digit."""
    for folder in ("one", "two"):
        wedge("claims", "--claim", "C05", "--out", folder, *SMALL)
    assert Path("one/claims.csv").read_bytes() == Path("two/claims.csv").read_bytes()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--claim", "C99"), "--claim: found 'C99'; expected a claim, C01 to C88. Nearest:"),
        (("--claim", "C24"), "--claim: found C24, which no experiment tries; expected a claim that one tries."),
        (("--worlds", "1"), "--worlds: found '1'; expected a whole number from 20 to 100000."),
        (("--seed", "x"), "--seed: found 'x'"),
        (("atlantis",), 'atlantis: found "atlantis"; expected the name of a shipped scenario'),
        (("ninety_days", "--claim", "C73"), "ninety_days: quarters: found"),
    ],
)
def test_wrong_input_is_named_and_nothing_is_written(words: tuple[str, ...], message: str, empty_folder: Path) -> None:
    """Each wrong word ends with code 2, says what was expected, and writes no file."""
    found = wedge("claims", *words)
    assert found.code == 2
    assert message in found.err
    assert list(empty_folder.iterdir()) == []


def test_ctrl_c_leaves_nothing(monkeypatch: pytest.MonkeyPatch, empty_folder: Path) -> None:
    """Stopped, it ends with 130, and no file is there."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(trying, "tried", stopped)
    assert wedge("claims", "--claim", "C05").code == 130
    assert list(empty_folder.iterdir()) == []
