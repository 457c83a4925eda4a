import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from game.campaign.injected import Injected
from game.campaign.log import Log, written
from game.campaign.log_reading import parsed, read
from game.json_lines import LogFault
from tests.campaign.sketches import played_whole

EFFECT = {"path": "hormuz", "push": -0.5, "says": "Fewer ships.", "absolute": False}
INJECT = {"name": "i1", "turn": 1, "title": "Mines", "says": "Laid.", "effects": [EFFECT], "to": ["iran"]}


@pytest.fixture(scope="module")
def log() -> Log:
    """Return the log of a campaign of four quarters."""
    return played_whole().log()


def lines_of(log: Log) -> list[dict[str, Any]]:
    """Return a log's lines as objects."""
    return [json.loads(line) for line in written(log).splitlines()]


def with_line(log: Log, number: int, **changed: Any) -> bytes:
    """Return a log as bytes with one line changed; a field set to `...` is taken out."""
    lines = lines_of(log)
    lines[number - 1] = {key: value for key, value in (lines[number - 1] | changed).items() if value is not ...}
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def test_what_is_written_is_read(log: Log, tmp_path: Path) -> None:
    """A log read back equals the log written."""
    (tmp_path / "game.jsonl").write_text(written(log), encoding="utf-8")
    assert read(tmp_path / "game.jsonl") == log
    assert not read(tmp_path / "game.jsonl").warning


def test_what_a_facilitator_put_in_is_read(log: Log) -> None:
    """A log with an inject, and with one of the scenario's left out, is read back as it was written."""
    first = attrs.evolve(log.quarters[0], injected=Injected((INJECT,), ("damascus",)))
    kept = attrs.evolve(log, quarters=(first, *log.quarters[1:]))
    assert parsed(written(kept).encode()) == kept


def test_a_log_holds_one_line_a_country_and_quarter(log: Log) -> None:
    """A log is a first line, then each quarter six lines of orders and a closing one."""
    assert len(lines_of(log)) == 1 + 4 * 7


def test_a_log_cut_anywhere_loads_up_to_its_last_whole_quarter(log: Log) -> None:
    """Cut after any byte, a log loads every quarter that was whole, and says so where it breaks off in another."""
    whole = written(log).encode()
    ends = [place for place in range(len(whole)) if whole[place : place + 1] == b"\n"]
    first_line, closings = ends[0], ends[7::7]
    for cut in range(first_line, len(whole)):
        found = parsed(whole[:cut])
        kept = sum(closing <= cut for closing in closings)
        assert found.quarters == log.quarters[:kept]
        at_an_end = cut in (first_line, first_line + 1) or any(cut in (end, end + 1) for end in closings)
        assert bool(found.warning) == (not at_an_end), cut


def test_a_log_cut_in_its_first_line_says_what_to_do(log: Log) -> None:
    """Where not even the first line is whole there is nothing to load, and the message says so."""
    whole = written(log).encode()
    for cut in range(whole.index(b"\n")):
        with pytest.raises(LogFault, match=r"^line 1: found .*; expected .*wedge.*\. Begin a new campaign"):
            parsed(whole[:cut])


def test_a_warning_names_the_last_quarter_loaded(log: Log) -> None:
    """The warning about a log that breaks off says up to where it was loaded."""
    whole = written(log)
    assert parsed(whole[:-20].encode()).warning == (
        f"The log breaks off in the middle of a quarter; loaded up to the end of {log.quarters[2].quarter}."
    )
    first = whole.split("\n")[0]
    assert parsed(f'{first}\n{{"quarter"'.encode()).warning.endswith("no whole quarter could be loaded.")


@pytest.mark.parametrize(
    ("line", "changed", "message"),
    [
        (1, {"wedge": ...}, r"line 1: found JSON that Wedge did not write; expected a first line with \"wedge\": 1"),
        (1, {"wedge": 99}, r"line 1: found format 99; expected format 1\. Load it with the version"),
        (1, {"seed": -1}, r"line 1: found 'seed': '-1'; expected 'seed', a whole number of at least 0"),
        (1, {"seed": True}, r"line 1: found 'seed': 'true'"),
        (1, {"seed": ...}, r"line 1: found no 'seed'; expected 'seed', a whole number"),
        (1, {"world": 2**64}, r"line 1: found 'world': .*; expected 'world', a whole number below 2\^64"),
        (1, {"sides": ["France"]}, r"line 1: found 'sides': .*; expected 'sides', a list of countries"),
        (1, {"strategies": {"iran": 3}}, r"line 1: found 'strategies': .*; expected 'strategies', texts by name"),
        (1, {"rationality": "high"}, r"line 1: found 'rationality': .*; expected 'rationality', a number or null"),
        (1, {"colour": 1}, r"line 1: found a field 'colour'; expected only scenario"),
        (2, {"orders": {"ru.veto": "harder"}}, r"line 2: found 'orders': .*; expected 'orders', a level"),
        (2, {"country": "france"}, r"line 2: found orders of 'france'; expected one line a country; left: russia"),
        (3, {"country": "russia"}, r"line 3: found orders of 'russia'; expected one line a country; left: iran"),
        (3, {"turn": 2}, r"line 3: found turn 2; expected turn 1"),
        (8, {"turn": 4}, r"line 8: found turn 4; expected turn 1"),
        (8, {"digest": 7}, r"line 8: found 'digest': '7'; expected 'digest', a text"),
        (8, {"injects": [{"name": "x"}]}, r"line 8: found 'injects': .*; expected 'injects', injects"),
        (8, {"injects": [INJECT | {"effects": [EFFECT | {"path": "hormus"}]}]}, r"line 8: found 'injects'"),
        (8, {"left_out": [1]}, r"line 8: found 'left_out': .*; expected 'left_out', a list of texts"),
    ],
)
def test_a_wrong_line_is_named(log: Log, line: int, changed: dict[str, Any], message: str) -> None:
    """A line that is not what it should be is told with its number, what was found and what was expected."""
    with pytest.raises(LogFault, match=message):
        parsed(with_line(log, line, **changed))


@pytest.mark.parametrize("damage", [b"\xff\xfe\x00", b"{not json", b"[1, 2]", b"null", b""])
def test_a_damaged_line_in_the_middle_is_named(log: Log, damage: bytes) -> None:
    """A line that is no JSON object is a fault where lines follow it, with its number and what it says."""
    lines = written(log).encode().split(b"\n")
    lines[4] = damage
    with pytest.raises(LogFault, match=r"^line 5: found .*; expected .*JSON.*\. Restore the file"):
        parsed(b"\n".join(lines))


def test_a_missing_line_is_noticed(log: Log) -> None:
    """A quarter that closes before every country has given orders is a fault."""
    lines = written(log).encode().splitlines(keepends=True)
    del lines[3]
    with pytest.raises(LogFault, match=r"line 7: found the end of the quarter; expected the orders of united_states"):
        parsed(b"".join(lines))


@pytest.mark.parametrize("foreign", [b"", b"\n", b"hello\n", b"{}\n", b'{"name": "x"}\n', b"\x00\x01\n", b"[" * 9999])
def test_a_foreign_file_is_no_log(foreign: bytes) -> None:
    """Empty, foreign and binary files are told in one message about line 1."""
    with pytest.raises(LogFault, match=r"^line 1: found .*; expected "):
        parsed(foreign)
