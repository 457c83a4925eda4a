import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli import batch_command as studies
from game.studies.run.process_pool import Failed
from game.studies.run.single import alone
from tests.cli.answers import PATIENCE, ROOT, Answer, hearing_ctrl_c, unwrapped, wedge
from tests.studies.run.sketches import has_proc, is_alive, parts_in, short, until, workers_of

SMALL = ("--worlds", "40", "--quarters", "2", "--workers", "1")


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run each test in a folder of its own, so that whatever is written is noticed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--worlds", "0"), "--worlds: found '0'; expected a whole number from 1 to 100000000."),
        (("--worlds", "-5"), "--worlds: found '-5'; expected a whole number from 1"),
        (("--worlds", "9" * 30), "expected a whole number from 1 to 100000000."),
        (("--worlds", "many"), "--worlds: found 'many'"),
        (("--worlds", "1e3"), "--worlds: found '1e3'"),
        (("--workers", "0"), "--workers: found '0'; expected a whole number from 1"),
        (("--seed", "-1"), "--seed: found '-1'; expected a whole number of at least 0."),
        (("--quarters", "101"), "--quarters: found '101'; expected a whole number from 1 to 100."),
        (
            ("--strategy", "us.artcle"),
            "--strategy: found 'us.artcle'; expected a strategy of united_states: engine, hold",
        ),
        (("--side", "ru", "--strategy", "hedge"), "found 'hedge'; expected a strategy of russia: engine, hold, ru."),
        (("--strategy", "ru=us.hawk"), "--strategy: found 'us.hawk'; expected a strategy of russia"),
        (("--strategy", "us.hawk,us=hold"), "--strategy: found two strategies for united_states in 'us.hawk,us=hold'"),
        (("--strategy", "uk=hold"), "--strategy: found 'uk' in 'uk=hold'; expected a country: russia"),
        (("--strategy", "hold", "--strategy", "hold"), "found 'hold' 2 times; expected each strategy once."),
        (
            ("--strategy", "us.hawk,ir=hold", "--strategy", "us.hawk, ir=hold"),
            "2 strategies whose files would be called 'us.hawk_ir=hold'; expected one.",
        ),
        (("--strategy", "nowhere.toml"), "nowhere.toml: found a file that cannot be read"),
        (("--side", "uk"), "--side: found 'uk'; expected one of ru (russia)"),
        (("--set", "trust.irna=0.5"), "--set: trust.irna: found"),
        (("atlantis",), 'atlantis: found "atlantis"; expected the name of a shipped scenario'),
    ],
)
def test_wrong_input_is_named_and_nothing_is_written(words: tuple[str, ...], message: str, empty_folder: Path) -> None:
    """Each wrong word ends with code 2, one message with what was expected, and no file."""
    found = wedge("batch", *words)
    assert found.code == 2
    assert message in found.err
    assert len(found.err.splitlines()) == 1
    assert not found.out
    assert not list(empty_folder.iterdir())


def test_every_fault_is_told_at_once(empty_folder: Path) -> None:
    """A command with several faults gets one message for each."""
    found = wedge("batch", "--worlds", "0", "--strategy", "us.x", "--seed", "-3", "--workers", "-1", "--set", "a")
    assert found.code == 2
    assert [line.split(":")[0] for line in found.err.splitlines()] == [
        "--worlds",
        "--workers",
        "--set",
        "--seed",
        "--strategy",
    ]


def test_a_study_is_told_and_its_folder_named(empty_folder: Path) -> None:
    """Without --json the shares are told; the folder, chosen anew each time, is named at the end."""
    found, again = (wedge("batch", *SMALL, "--strategy", "engine", "--strategy", "us.article") for _ in range(2))
    assert found.code == again.code == 0
    for word in ("Partners of convenience", "40 campaigns under each strategy", "engine", "us.article", "±"):
        assert word in found.out
    assert "The study is in studies/partners_of_convenience-1-40: report.html to read" in found.err
    assert "The study is in studies/partners_of_convenience-1-40-2:" in again.err
    names = {path.name for path in (empty_folder / "studies" / "partners_of_convenience-1-40").iterdir()}
    assert names == {
        "study.json",
        "design.parquet",
        "columns.csv",
        "campaigns.csv",
        "runs",
        "summary.json",
        "report.html",
    }


def test_a_study_of_one_countrys_courses_is_that_countrys(empty_folder: Path) -> None:
    """Where all strategies speak of one country, the study is told from its side; where they do not, from the side."""
    words = ("--strategy", "ru.hedge", "--strategy", "ru.bind", "--json")
    assert json.loads(wedge("batch", *SMALL, *words).out)["side"] == "russia"
    words = ("--strategy", "ru.hedge", "--strategy", "hold", "--json")
    assert json.loads(wedge("batch", *SMALL, *words).out)["side"] == "united_states"


def test_json_is_the_summary(empty_folder: Path) -> None:
    """With --json standard output holds the bytes of summary.json and nothing else."""
    found = wedge("batch", *SMALL, "--out", "mine", "--json")
    assert found.code == 0
    assert found.out == (empty_folder / "mine" / "summary.json").read_text(encoding="utf-8")
    assert json.loads(found.out)["worlds"] == 40


def test_a_folder_that_holds_something_else_is_left_alone(empty_folder: Path) -> None:
    """A folder of another study, of this one without --resume, and one that is no study: code 2, nothing changed."""
    assert wedge("batch", *SMALL, "--out", "mine").code == 0
    (empty_folder / "letters").mkdir()
    (empty_folder / "letters" / "dear.txt").write_text("Dear", encoding="utf-8")
    before = files(empty_folder)

    def refused(*words: str) -> str:
        found = wedge("batch", *SMALL, *words)
        assert found.code == 2
        assert not found.out
        assert len(found.err.splitlines()) == 1
        assert files(empty_folder) == before
        return found.err

    for resume in ((), ("--resume",)):
        told = refused("--out", "mine", "--seed", "2", "--strategy", "us.article", *resume)
        assert "mine: found another study: seed is 1, not 2, strategies is engine, not us.article." in told
        assert "letters: found a folder that is no study" in refused("--out", "letters", *resume)
    assert "mine: found this very study, begun already" in refused("--out", "mine")
    (empty_folder / "mine" / "study.json").write_text("{", encoding="utf-8")
    before = files(empty_folder)
    assert "study.json: found no manifest of format 3" in refused("--out", "mine", "--resume")


@pytest.mark.parametrize("out", ["letter", "letter/below", "/proc/nowhere"])
def test_a_folder_that_cannot_be_written_is_named(out: str, empty_folder: Path) -> None:
    """A file in the way, or a place where nothing can be made: one message, code 2."""
    (empty_folder / "letter").write_text("Dear", encoding="utf-8")
    found = wedge("batch", *SMALL, "--out", out)
    assert found.code == 2
    assert ("found a file; expected a folder" if out == "letter" else "found a folder that cannot be used") in found.err
    assert len(found.err.splitlines()) == 1
    assert [path.name for path in empty_folder.iterdir()] == ["letter"]


def test_a_damaged_part_is_named(empty_folder: Path) -> None:
    """A damaged part ends a resumed study with code 2, one message and what to do; then only it is played again."""
    command = ("batch", *SMALL, "--out", "mine", "--resume", "--json")
    whole = wedge(*command)
    [part] = parts_in(empty_folder / "mine")
    part.write_bytes(part.read_bytes()[:-100])
    damaged = wedge(*command)
    assert damaged.code == 2
    assert "part-engine-000000.parquet: found a damaged file" in damaged.err
    assert len(damaged.err.splitlines()) == 1
    part.unlink()
    assert wedge(*command) == whole


def test_a_study_of_other_rules_or_other_code_is_not_gone_on_with(
    empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a plan, a scenario or the laws' code changed since a study was begun, --resume refuses and says which."""
    plan = empty_folder / "mine.toml"
    text = 'title = "x"\ncountry = "united_states"\ndials_set = {{ "us.sources" = {} }}\n'
    plan.write_text(text.format(1), encoding="utf-8")
    command = ("batch", *SMALL, "--out", "study", "--resume", "--strategy", "mine.toml")
    assert wedge(*command).code == 0
    plan.write_text(text.format(2), encoding="utf-8")
    refused = wedge(*command)
    assert refused.code == 2
    assert "its scenario, its figures, its levers or a plan say something else than now" in refused.err
    plan.write_text(text.format(1), encoding="utf-8")
    monkeypatch.setattr("game.studies.run.design.code_digest", lambda: "0" * 32)
    refused = wedge(*command)
    assert refused.code == 2
    assert "its laws had other code than now" in refused.err


def test_resume_finds_the_study_among_those_in_studies(empty_folder: Path) -> None:
    """Without --out, --resume goes on with the study that was asked for, and begins it where there is none."""
    for terms in (("--seed", "1"), ("--strategy", "us.article")):
        assert wedge("batch", *SMALL, *terms).code == 0
    second = empty_folder / "studies" / "partners_of_convenience-1-40-2"
    parts_in(second)[0].unlink()
    found = wedge("batch", *SMALL, "--strategy", "us.article", "--resume")
    assert "The study is in studies/partners_of_convenience-1-40-2:" in found.err
    assert len(parts_in(second)) == 1


def test_a_run_that_fails_says_what_is_kept(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that cannot be brought to its end has code 1 and one message: why, what is kept, how to go on."""

    def failing(*_: object) -> None:
        raise Failed("The disk is full.")

    monkeypatch.setattr(studies, "run", failing)
    found = wedge("batch", *SMALL, "--out", "mine")
    assert found.code == 1
    assert not found.out
    assert found.err.strip() == (
        "The disk is full. 0 of 1 parts are finished and stay in mine; "
        "the same command with --out mine --resume plays the rest."
    )
    monkeypatch.undo()
    monkeypatch.chdir(empty_folder)
    assert wedge("batch", *SMALL, "--out", "mine", "--resume").code == 0


def start(*words: str, folder: Path, engine: str = "") -> "subprocess.Popen[str]":
    """Return a command that has been started in a group of its own, as a terminal does."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"} | (
        {"WEDGE_ENGINE": engine} if engine else {}
    )
    asked = [sys.executable, "-W", "error", "-m", "game", *words]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with hearing_ctrl_c():
        return subprocess.Popen(asked, cwd=folder, env=env, start_new_session=True, **pipes)  # type: ignore[call-overload,no-any-return]


@pytest.mark.skipif(not has_proc(), reason="this system does not tell of its processes in /proc")
@pytest.mark.parametrize("engine", ["numpy", "compiled"])
def test_ctrl_c_stops_cleanly(empty_folder: Path, engine: str) -> None:
    """Ctrl-C ends processes and threads with code 130 and one line that says how to go on; finished parts stay."""
    # So many that no machine has played them all before the key is pressed.
    asked = ("batch", "--worlds", "4000000", "--quarters", "4", "--workers", "2", "--out", "mine")
    running = start(*asked, folder=empty_folder, engine=engine)
    until(lambda: len(parts_in(empty_folder / "mine")) >= 1 or running.poll() is not None, "a part is finished")
    assert running.poll() is None, running.communicate()
    workers = workers_of(running.pid)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=PATIENCE)
    assert running.returncode == 130, err
    assert not out
    assert len(err.splitlines()) == 1
    assert "parts are finished and stay in mine; the same command with --out mine --resume plays the rest." in err
    assert len(workers) == (2 if engine == "numpy" else 0)
    assert not any(map(is_alive, workers))
    assert parts_in(empty_folder / "mine")
    assert not list((empty_folder / "mine" / "runs").glob(".*"))


def test_show_tells_a_world_of_a_study(empty_folder: Path) -> None:
    """`wedge show` tells the same campaign as stands in the study, by its digest, drawn figures included."""
    for draw in ((), ("--draw",)):
        words = ("--seed", "4", "--world", "23", "--quarters", "2", "--strategy", "us.article", *draw)
        found = wedge("show", *words, "--json")
        assert found.code == 0
        answer = json.loads(found.out)
        campaign = alone(short(seed=4, quarters=2, strategies=("us.article",), draw="sobol" if draw else "none"), 23)
        while not campaign.over:
            campaign.end_quarter()
        assert (answer["digest"], answer["world"], answer["seed"]) == (campaign.played[-1].digest, 23, 4)
    told = wedge("show", *words)
    assert told.code == 0
    assert "Squeeze and expose" in told.out or "Washington" in told.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--world", "-1"), "--world: found '-1'; expected a whole number from 0 to 99999999."),
        (("--world", "x"), "--world: found 'x'"),
        (("--strategy", "us.artcle"), "--strategy: found 'us.artcle'; expected a strategy of united_states"),
        (("--side", "uk"), "--side: found 'uk'"),
    ],
)
def test_a_world_that_is_none_is_named(words: tuple[str, ...], message: str) -> None:
    """Wrong words to `wedge show` end with code 2 and one message."""
    found: Answer = wedge("show", *words)
    assert found.code == 2
    assert message in found.err
    assert not found.out


def test_help_names_every_option() -> None:
    """`wedge batch --help` tells of everything the command can be asked."""
    told = unwrapped(wedge("batch", "--help").out)
    for option in ("worlds", "strategy", "side", "set", "draw", "seed", "workers", "cluster", "out", "resume", "json"):
        assert f"--{option}" in told


def test_a_study_of_one_campaign_says_so(empty_folder: Path) -> None:
    """One campaign is not called campaigns."""
    out = wedge("batch", "--worlds", "1", "--quarters", "1", "--workers", "1", "--out", "mine").out
    assert "1 campaign under each strategy" in unwrapped(out)
