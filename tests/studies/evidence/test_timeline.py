import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.model.files.faults import ScenarioFaults
from game.paths import shipped
from game.studies.evidence.timeline import COLUMNS, SCORES, ordinal, quarter_name, timeline

RECORD = shipped("scenarios") / "record" / "timeline.csv"
HEAD = ",".join(COLUMNS)
GOOD = 'H01,2024-10-23,2024Q4,Summit,"RU,IR",0,0,1,0,1,0,0,H,a paper'
LEADERS = re.compile(r"\b(Putin|Khamenei|Pezeshkian|Trump|Biden|Netanyahu|Xi|Lavrov)\b")


def written(folder: Path, text: str) -> Path:
    """Return a file that holds a text."""
    path = folder / "record.csv"
    path.write_text(text, encoding="utf-8")
    return path


def faults(path: Path) -> list[str]:
    """Return what is wrong with a file."""
    with pytest.raises(ScenarioFaults) as wrong:
        timeline(path)
    return [str(fault) for fault in wrong.value.faults]


def test_the_shipped_record_is_read() -> None:
    """Thirty-nine events from 2015Q2 to 2025Q1, none of which names a ruler."""
    found = timeline(RECORD)
    assert len(found.entries) == 39
    assert (quarter_name(found.first), quarter_name(found.last)) == ("2015Q2", "2025Q1")
    assert not any(LEADERS.search(entry.event) for entry in found.entries)


def test_scores_of_a_quarter_add_up() -> None:
    """In 2024Q4 two events speak for diplomacy and trade each gets three units from three."""
    moves = timeline(RECORD).moves(range(ordinal("2024Q4"), ordinal("2025Q1") + 1))
    assert moves[SCORES.index("ECO")].tolist() == [3, 0]
    assert moves[SCORES.index("INT")].tolist() == [-3, -1]


@given(some.integers(1900 * 4, 2100 * 4 + 3))
def test_a_quarter_and_its_name_are_one(number: int) -> None:
    """A quarter's name read again is the quarter."""
    assert ordinal(quarter_name(number)) == number


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2024-10-23", "23.10.2024", 'line 2, date: found "23.10.2024"; expected a date such as 2024-11-25.'),
        ("2024Q4", "2024Q5", 'line 2, quarter: found "2024Q5"; expected a quarter such as 2024Q4.'),
        ("2024Q4", "2025Q1", 'line 2, quarter: found "2025Q1"; expected 2024Q4, the quarter of 2024-10-23.'),
        (",0,0,1,0,", ",0,0,9,0,", 'line 2, DIP: found "9"; expected a whole number from −3 to 3.'),
        (",0,0,1,0,", ",0,0,much,0,", 'line 2, DIP: found "much"; expected a whole number'),
        ('"RU,IR"', "", "line 2, actors: found nobody; expected who took part"),
        ("H01,", ",", "line 2, id: found nothing; expected a name for the event."),
        ('"RU,IR"', "XX", 'line 2, actors: found "XX"; expected letters of who takes part. Nearest:'),
        ('"RU,IR"', "RU;IRN", 'line 2, actors: found "IRN"; expected letters of who takes part. Nearest: IR;'),
        ("Summit", "", "line 2, event: found nothing; expected what happened, in a sentence."),
        (",H,a", ",high,a", 'line 2, confidence: found "high"; expected H, M or L. Nearest: H.'),
        ("2024-10-23,2024Q4", "1999-10-23,1999Q4", 'found "1999Q4"; expected 2015Q2 to 2025Q4. Nearest: 2015Q2.'),
        ("2024-10-23,2024Q4", "2031-10-23,2031Q4", 'found "2031Q4"; expected 2015Q2 to 2025Q4. Nearest: 2025Q4.'),
        (",H,a paper", "", "line 2: found too many or too few fields; expected one a column."),
    ],
)
def test_a_wrong_field_is_named_once(old: str, new: str, message: str, tmp_path: Path) -> None:
    """Each wrong field gives one message with its line, its column, what was found and what was expected."""
    found = faults(written(tmp_path, f"{HEAD}\n{GOOD.replace(old, new)}\n"))
    assert len(found) == 1
    assert message in found[0]


def test_one_slip_in_every_line_is_told_once(tmp_path: Path) -> None:
    """Thirty-nine dates in Excel's style are one fault with its lines, not thirty-nine."""
    lines = [GOOD.replace("2024-10-23", f"{n + 1}.10.2024").replace("H01", f"H{n}") for n in range(30)]
    (fault,) = faults(written(tmp_path, "\n".join([HEAD, *lines])))
    assert "lines 2, 3, 4 and 27 more, date" in fault


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    """Two wrong lines give two messages."""
    wrong = GOOD.replace("2024Q4", "soon")
    assert len(faults(written(tmp_path, f"{HEAD}\n{wrong}\n{wrong.replace('H01', 'H02')}\n"))) == 2


def test_many_faults_are_cut_short(tmp_path: Path) -> None:
    """A hundred slips of as many kinds give twenty messages and their number."""
    lines = [
        GOOD.replace("2024-10-23", f"{2016 + n // 10}-{n % 10 + 1:02d}-01").replace("H01", f"H{n}") for n in range(80)
    ]
    found = faults(written(tmp_path, "\n".join([HEAD, *lines])))
    assert len(found) == 21
    assert "more faults" in found[-1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,date,event\n", "expected also quarter, actors, MIL"),
        ("", "found the columns of nothing"),
        (f"{HEAD}\n", "found no events"),
        (f"{HEAD}\n{GOOD}\n{GOOD}\n", 'line 3, id: found "H01" again'),
        (f'{HEAD}\n"H01,2024', "expected comma-separated values"),
    ],
)
def test_a_file_that_is_no_timeline_says_so(text: str, message: str, tmp_path: Path) -> None:
    """Missing columns, no events, an id twice and broken quotes are each named."""
    assert any(message in fault for fault in faults(written(tmp_path, text)))


def test_files_that_cannot_be_read_say_so(tmp_path: Path) -> None:
    """No file, a folder, and bytes that are no text are each named in one message."""
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "none.csv", tmp_path, tmp_path / "bytes.csv"):
        assert len(faults(path)) == 1
