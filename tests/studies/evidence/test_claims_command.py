import csv
import errno
import json
from pathlib import Path

import pytest

from game.cli import claims_command as trying
from game.model.state.axes import Array
from game.studies.evidence import trial
from game.studies.evidence.claims_table import COLUMNS
from game.studies.evidence.saved_answers import SavedAnswers
from game.studies.run.process_pool import Failed
from tests.cli.answers import wedge
from tests.studies.run.pages import read, without_data

SMALL = ("--worlds", "32", "--workers", "1")


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run each test in a folder of its own, so that whatever is written is noticed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_claims_asked_for_are_tried_and_written_down() -> None:
    """Two claims give a page, a table with a line an experiment, and the same numbers as JSON."""
    found = wedge("claims", "--claim", "C80", "--claim", "c19", "--no-theories", "--out", "here", "--json", *SMALL)
    assert found.code == 0
    whole = json.loads(found.out)
    assert {one["claim"] for one in whole["experiments"]} == {"C80", "C19"}
    with Path("here/claims.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert tuple(lines[0]) == COLUMNS
    assert [line["experiment"] for line in lines] == [one["experiment"] for one in whole["experiments"]]
    assert all(float(line["low"]) <= float(line["effect"]) <= float(line["high"]) for line in lines)
    assert json.loads(Path("here/claims.json").read_text(encoding="utf-8")) == whole


def test_the_page_opens_offline_and_tells_every_experiment() -> None:
    """The page asks nobody for anything, is well formed, and has a bar for each experiment."""
    wedge("claims", "--claim", "C80", "--no-theories", "--out", "here", *SMALL)
    text = Path("here/claims.html").read_text(encoding="utf-8")
    page = read(text)
    assert "://" not in without_data(text)
    asked = {one.text.split(" C80")[0] for one in page.all("h3")}
    assert "Enforcement widens the discount at once" in asked
    keys = [one.attributes["id"] for one in page.all() if "id" in one.attributes]
    assert len(keys) == len(set(keys))


def test_the_same_command_gives_the_same_table() -> None:
    """Two runs agree to the last digit."""
    for folder in ("one", "two"):
        wedge("claims", "--claim", "C05", "--no-theories", "--out", folder, *SMALL)
    assert Path("one/claims.csv").read_bytes() == Path("two/claims.csv").read_bytes()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--claim", "C99"), "--claim: found 'C99'; expected a claim, C01 to C88. Nearest:"),
        (("--claim", "C24"), "--claim: found C24, which states a fact; expected a claim that can be tried."),
        (("--worlds", "1"), "--worlds: found '1'; expected a whole number from 2 to 100000."),
        (("--workers", "0"), "--workers: found '0'"),
        (("--seed", "x"), "--seed: found 'x'"),
        (("atlantis",), 'atlantis: found "atlantis"; expected the name of a shipped scenario'),
    ],
)
def test_wrong_input_is_named_and_nothing_is_written(words: tuple[str, ...], message: str, empty_folder: Path) -> None:
    """Each wrong word ends with code 2, says what was expected, and writes no file."""
    found = wedge("claims", *words)
    assert found.code == 2
    assert message in found.err
    assert list(empty_folder.iterdir()) == []


def test_ctrl_c_and_a_dead_worker_leave_nothing(monkeypatch: pytest.MonkeyPatch, empty_folder: Path) -> None:
    """Stopped, it ends with 130; a worker that ends by itself gives one message and code 1; no file in either case."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    def broken(*_: object) -> None:
        raise Failed("A worker ended by itself.")

    for does, code in ((stopped, 130), (broken, 1)):
        monkeypatch.setattr(trying, "tried", does)
        assert wedge("claims", "--claim", "C05").code == code
        assert list(empty_folder.iterdir()) == []


def test_a_trial_that_was_stopped_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was finished is not played again; a damaged piece is; the table is that of an unbroken trial."""
    words = ("claims", "--claim", "C80", "--no-theories", *SMALL)
    wedge(*words, "--out", "whole")
    monkeypatch.setattr(trial, "TOGETHER", 1)
    real, played = trial.carried_out, list[str]()

    def one_by_one(job: trial.TrialJob) -> dict[str, Array | str]:
        if len(played) == 2:
            raise KeyboardInterrupt
        played.extend(job.names)
        return real(job)

    monkeypatch.setattr(trial, "carried_out", one_by_one)
    stopped = wedge(*words, "--out", "here")
    assert stopped.code == 130
    assert "2 of 4 pieces are finished and stay in here; the same command with --out here goes on." in stopped.err
    first, *_ = sorted(Path("here/pieces").glob("*.npz"))
    first.write_bytes(first.read_bytes()[:40])
    again = list[str]()

    def noted(job: trial.TrialJob) -> dict[str, Array | str]:
        again.extend(job.names)
        return real(job)

    monkeypatch.setattr(trial, "carried_out", noted)
    assert wedge(*words, "--out", "here").code == 0
    assert len(again) == 3
    assert Path("here/claims.csv").read_bytes() == Path("whole/claims.csv").read_bytes()
    assert not Path("here/pieces").exists()


def test_pieces_that_cannot_be_kept_are_a_fault_of_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk gives one message and code 1."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(SavedAnswers, "keep", full)
    found = wedge("claims", "--claim", "C05", "--no-theories", "--out", "here", *SMALL)
    assert found.code == 1
    assert "here: could not be written: No space left on device. Nothing was finished yet." in found.err
