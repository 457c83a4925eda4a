import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.campaign.campaign import Campaign
from game.campaign.order_log import save
from game.campaign.terms import CampaignTerms
from tests.cli.answers import PATIENCE, ROOT, hearing_ctrl_c, unwrapped, wedge


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run each test in a folder of its own, so that whatever is written is noticed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("run", "partners_of_convenienc"), 'found "partners_of_convenienc"; expected the name of a shipped scenario'),
        (("run", "nowhere.toml"), "nowhere.toml: found no such file"),
        (("run", "--side", "uk"), "--side: found 'uk'; expected one of ru (russia), ir (iran), us"),
        (("run", "--side", ""), "--side: found ''; expected one of"),
        (("run", "--strategy", "us.artcle"), "expected a strategy of united_states: engine, hold, us.article"),
        (("run", "--strategy", "uk=hold"), "--strategy: found 'uk'; expected one of"),
        (("run", "--strategy", "article"), "--strategy: found 'article'; expected a course, such as us.article"),
        (("run", "--strategy", "us.hawk", "--strategy", "us=hold"), "found two strategies for united_states"),
        (("run", "--strategy", "no_such.toml"), "no_such.toml: found a file that cannot be read"),
        (("run", "--seed", "-1"), "--seed: found '-1'; expected a whole number of at least 0."),
        (("run", "--seed", "abc"), "--seed: found 'abc'; expected a whole number of at least 0."),
        (("run", "--seed", "1.5"), "--seed: found '1.5'"),
        (("run", "--quarters", "0"), "--quarters: found '0'; expected a whole number from 1 to 100."),
        (("run", "--quarters", "1000"), "--quarters: found '1000'"),
        (("run", "--world", "-1"), "--world: found '-1'; expected a whole number from 0 to"),
        (("run", "--set", "trust.ir"), "--set: found 'trust.ir'; expected PATH=VALUE"),
        (("run", "--set", "trsut.ir=5"), "--set: trsut.ir: found a name that cannot be set"),
        (("run", "--set", "trsut.ir=5"), "trust.ir"),
        (("run", "--set", "trust.ir=high"), '--set: trust.ir: found "high"; expected a number'),
        (("run", "--set", "trust.ir=700"), "--set: trust.ir: found 700; expected"),
        (("run", "--set", "oil.fleet_pace=0,1"), "Write --set oil.fleet_pace=0.1."),
        (("run", "--set", "oil.fleet_pace=high"), "Write --set oil.fleet_pace="),
        (("run", "--set", "us.oil_iran=5"), "--set: us.oil_iran: found 5; expected a dial step, 0–3."),
        (("run", "STRAIT_CRISIS"), "nearest: strait_crisis"),
        (("run", "--set", "trust.ir=nan"), "--set: trust.ir: found"),
        (("run", "--set", "trust.ir=10", "--set", "trust.ir=20"), "--set: trust.ir: found two values"),
        (("run", "--save", "nowhere/game.jsonl"), "--save: found no folder 'nowhere'; expected a folder that is there"),
        (("run", "--save", "."), "--save: found '.', a folder; expected a file"),
        (("replay", "nothing.jsonl"), "nothing.jsonl: found no such file or directory; expected a log"),
        (("scenario", "check", "nowhere.toml"), "nowhere.toml: found no such file"),
        (("list", "planets"), "wedge list: found 'planets'; expected one of scenarios, countries, policies"),
        (("list", "polices"), "Nearest: policies"),
    ],
)
def test_wrong_input_is_named_and_nothing_is_written(words: tuple[str, ...], message: str, empty_folder: Path) -> None:
    """Each wrong word ends with code 2, one message with what was expected and the nearest names, and no output."""
    found = wedge(*words)
    assert found.code == 2
    assert message in found.err
    assert not found.out
    assert not list(empty_folder.iterdir())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
@pytest.mark.parametrize(
    "words",
    [
        ("replay", "pipe.jsonl"),
        ("hindcast", "--timeline", "pipe.csv"),
        ("run", "--strategy", "pipe.toml"),
        ("run", "pipe.toml"),
        ("timeline", "check", "pipe.csv"),
        ("study", "run", "pipe.toml"),
        ("replay", "/dev/zero"),
    ],
)
def test_what_has_no_end_is_not_waited_for(words: tuple[str, ...], empty_folder: Path) -> None:
    """A pipe that nobody fills, or a device without an end, is refused at once."""
    if words[-1].startswith("pipe"):
        os.mkfifo(empty_folder / words[-1])
    answer = wedge(*words)
    assert answer.code == 2
    assert words[-1] in answer.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("run", "--sede", "1"), "--seed"),
        (("rnu",), "run"),
        (("scenario", "chek", "x"), "check"),
        (("replay",), "Missing argument"),
        (("list",), "Missing argument"),
        (("run", "one", "two"), "unexpected extra argument"),
    ],
)
def test_an_unknown_command_or_option_is_wrong_input(words: tuple[str, ...], message: str, empty_folder: Path) -> None:
    """What the command line does not know ends with code 2 and says what it knows."""
    found = wedge(*words)
    assert found.code == 2
    assert message in unwrapped(found.err)
    assert not found.out
    assert not list(empty_folder.iterdir())


def test_every_fault_is_told_at_once(empty_folder: Path) -> None:
    """A command with several faults gets one message for each, and nothing is saved."""
    words = (
        "--side",
        "uk",
        "--world",
        "x",
        "--strategy",
        "y",
        "--seed",
        "-3",
        "--quarters",
        "0",
        "--set",
        "a",
        "--set",
        "b.c=1",
    )
    found = wedge("run", "atlantis", *words, "--save", "nowhere/x")
    assert found.code == 2
    starts = [line.split(":")[0] for line in found.err.splitlines()]
    for option in ("--side", "--world", "--strategy", "--seed", "--quarters", "--set", "atlantis", "--save"):
        assert option in starts, found.err
    assert starts.count("--set") == 2
    assert not list(empty_folder.iterdir())


def test_a_file_that_is_there_is_not_replaced(empty_folder: Path) -> None:
    """--save refuses a file that is there, before anything is played; --force replaces it."""
    path = empty_folder / "game.jsonl"
    path.write_text("mine", encoding="utf-8")
    refused = wedge("run", "--quarters", "1", "--save", "game.jsonl")
    assert refused.code == 2
    assert "is there already; expected a new file. --force replaces it." in refused.err
    assert path.read_text(encoding="utf-8") == "mine"
    assert wedge("run", "--quarters", "1", "--save", "game.jsonl", "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith('{"wedge"')


def full_disk(*_: object) -> None:
    """Fail as a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_a_fault_of_the_run(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the log cannot be written, the campaign is told, the code is 1, and no part of a file is left."""
    monkeypatch.setattr(os, "fsync", full_disk)
    found = wedge("run", "--quarters", "1", "--save", "game.jsonl")
    assert found.code == 1
    assert "Verdict" in found.out
    assert "game.jsonl: could not be written: No space left on device" in found.err
    assert not list(empty_folder.iterdir())


def saved(folder: Path, quarters: int = 3) -> Path:
    """Return a saved campaign."""
    path = folder / "game.jsonl"
    assert wedge("run", "--quarters", str(quarters), "--save", str(path)).code == 0
    return path


def test_a_log_that_breaks_off_is_replayed_as_far_as_it_goes(empty_folder: Path) -> None:
    """A log cut short is told up to its last whole quarter, with a warning beside the answer."""
    path = saved(empty_folder)
    path.write_bytes(path.read_bytes()[:-30])
    found = wedge("replay", "game.jsonl", "--json")
    assert found.code == 0
    assert json.loads(found.out)["quarters"] == 2
    assert "game.jsonl: The log breaks off in the middle of a quarter; loaded up to the end of 2025Q2." in found.err


@pytest.mark.parametrize(
    ("before", "after", "code", "message"),
    [
        (
            '"wedge": 2',
            '"wedge": 3',
            2,
            "line 1: found format 3; expected format 2. Load it with the version",
        ),
        ('"partners_of_convenience"', '"partners"', 2, 'line 1: partners: found "partners"; expected the name of'),
        ('"digest": "', '"digest": "0', 1, "turn 1, 2025Q1: found digest"),
        (
            '"changes": {}',
            '"changes": {"trsut.ir": "3"}',
            2,
            "line 1: --set: trsut.ir: found a name that cannot be set",
        ),
        ('"turn": 2', '"turn": 3', 2, "found turn 3; expected turn 2"),
        ('{"quarter"', "{quarter", 2, "line 2: found '{quarter"),
    ],
)
def test_a_wrong_log_is_named(empty_folder: Path, before: str, after: str, code: int, message: str) -> None:
    """A damaged log, another version, an unknown scenario or strategy end with code 2; a log that differs with 1."""
    path = saved(empty_folder)
    path.write_text(path.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    found = wedge("replay", "game.jsonl")
    assert found.code == code
    assert message in found.err
    assert found.err.startswith("game.jsonl")
    assert not found.out


def test_another_scenarios_digest_is_told_at_once(empty_folder: Path) -> None:
    """A log of a scenario that has changed since says what was found, what was expected and what to do."""
    path = saved(empty_folder)
    first, rest = path.read_text(encoding="utf-8").split("\n", 1)
    header = json.loads(first) | {"scenario_digest": "0" * 32}
    path.write_text(f"{json.dumps(header)}\n{rest}", encoding="utf-8")
    found = wedge("replay", "game.jsonl")
    assert found.code == 2
    assert "line 1: found another 'partners_of_convenience'" in found.err
    assert "Load it with the version of Wedge that wrote it (0.2.0)" in found.err


@pytest.mark.parametrize("to", ["2031Q1", "0", "9", "soon"])
def test_a_quarter_that_was_not_played_is_named(empty_folder: Path, to: str) -> None:
    """--to names only what the log holds."""
    saved(empty_folder)
    found = wedge("replay", "game.jsonl", "--to", to)
    assert found.code == 2
    assert f"--to: found '{to}'; expected 2025Q1 to 2025Q3, or 1 to 3." in found.err


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 50, b"{}\n", b"[]\n", b'{"wedge": 2}\n', b"# Wedge\n"])
def test_a_foreign_file_is_no_log(empty_folder: Path, content: bytes) -> None:
    """Any other file given as a log ends with code 2 and one message about its first line."""
    (empty_folder / "other").write_bytes(content)
    found = wedge("replay", "other")
    assert found.code == 2
    assert found.err.startswith("other: line 1: found ")
    assert len(found.err.splitlines()) == 1


def test_a_folder_is_no_log(empty_folder: Path) -> None:
    """A folder given as a log is named as one."""
    found = wedge("replay", str(empty_folder))
    assert found.code == 2
    assert "found is a directory; expected a log" in found.err


def test_every_fault_of_a_scenario_file_is_listed(empty_folder: Path) -> None:
    """`wedge scenario check` prints one line a fault, and with --json the same as a document; the code is 2."""
    (empty_folder / "mine.toml").write_text('title = 3\nquarters = 0\nstarts = "now"\n', encoding="utf-8")
    found, as_json = wedge("scenario", "check", "mine.toml"), wedge("scenario", "check", "mine.toml", "--json")
    assert found.code == as_json.code == 2
    assert len(found.err.splitlines()) >= 3
    assert all(line.startswith("mine.toml: ") for line in found.err.splitlines())
    document = json.loads(as_json.out)
    assert document["playable"] is False
    assert len(document["faults"]) == len(found.err.splitlines())


def start(*words: str, folder: Path) -> subprocess.Popen[str]:
    """Return a command that has been started and can get no further ahead of its reader than a few lines."""
    asked = [sys.executable, "-m", "game", *words]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "pipesize": 4096}
    with hearing_ctrl_c():
        return subprocess.Popen(asked, cwd=folder, env=env, text=True, **pipes)  # type: ignore[call-overload,no-any-return]


def test_ctrl_c_leaves_nothing_half_written(empty_folder: Path) -> None:
    """Ctrl-C in the middle of a campaign ends with code 130, one plain line, and no file."""
    running = start("run", "--quarters", "100", "--save", "game.jsonl", folder=empty_folder)
    assert running.stdout is not None
    running.stdout.readline()
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=PATIENCE)
    assert running.returncode == 130
    assert err.strip() == "Stopped. No file was left half-written."
    assert not list(empty_folder.iterdir())


def test_a_reader_that_goes_away_is_no_fault_to_shout_about(empty_folder: Path) -> None:
    """When whatever reads the output closes it, the command ends quietly."""
    running = start("run", "--quarters", "40", folder=empty_folder)
    assert running.stdout is not None
    running.stdout.readline()
    running.stdout.close()
    assert running.stderr is not None
    assert running.stderr.read() == ""
    assert running.wait(timeout=PATIENCE) == 1
    running.stderr.close()


def test_a_full_device_gets_one_message(empty_folder: Path) -> None:
    """When the answer itself cannot be written, there is one plain message and code 1."""
    device = Path("/dev/full")
    if not device.exists():
        pytest.skip("this system has no device that is always full")
    asked = [sys.executable, "-m", "game", "list", "moves", "--json"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with device.open("w") as full:
        found = subprocess.run(asked, cwd=empty_folder, env=env, stdout=full, stderr=subprocess.PIPE, check=False)
    assert found.returncode == 1
    assert found.stderr.decode().strip() == "The answer could not be written: No space left on device."


def test_a_game_that_people_still_play_is_not_laid_open(empty_folder: Path) -> None:
    """A game in progress is told as its one player sees it, without scores; one of several players is not told."""
    for seats, code in ((("china",), 0), (("china", "iran"), 2)):
        campaign = Campaign.new(CampaignTerms("partners_of_convenience", quarters=5, seats=seats))
        for _ in range(2):
            campaign.end_quarter()
        save(campaign, empty_folder / "game.jsonl")
        found = wedge("replay", "game.jsonl", "--json", "--to", "1" if code else "2")
        assert found.code == code
        if code:
            assert "found a game that 2 people still play; expected one that has ended." in found.err
            continue
        answer = json.loads(found.out)
        assert answer["scores"] == {}
        orders = [line for told in answer["quarters_told"] for line in told["lines"] if line["kind"] == "plan"]
        assert not [line for line in orders if line["country"] != "china"]


def test_a_campaign_of_the_first_model_is_refused_in_one_sentence(empty_folder: Path) -> None:
    """A log that an earlier model wrote is named as one, with no advice to mend it."""
    (empty_folder / "old.jsonl").write_text('{"wedge": 1, "scenario": "strait_crisis"}\n', encoding="utf-8")
    found = wedge("replay", "old.jsonl")
    assert found.code == 2
    expected = "old.jsonl: a campaign of an earlier model, which this version of Wedge does not play."
    assert found.err.strip() == expected


def test_a_report_that_cannot_be_written_is_a_fault_of_the_run(
    empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file stands in the way of ./reports, the campaign is told all the same, and the code is 1."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    (empty_folder / "reports").write_text("mine", encoding="utf-8")
    found = wedge()
    assert found.code == 1
    assert "Verdict" in found.out
    assert "partners_of_convenience-seed-1.md: could not be written: File exists." in found.err
    assert (empty_folder / "reports").read_text(encoding="utf-8") == "mine"
