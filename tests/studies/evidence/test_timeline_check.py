import csv
import os
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.paths import shipped
from game.studies.evidence.table_styles import DAY_FIRST, ISO, MONTH_FIRST, NAMED, YEAR_FIRST, date_style, dated_as
from game.studies.evidence.timeline import COLUMNS, timeline
from game.studies.evidence.timeline_check import checked, clean_csv
from tests.cli.answers import wedge

RECORD = shipped("scenarios") / "record" / "timeline.csv"


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run each test in a folder of its own, so that whatever is written is noticed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def record() -> list[dict[str, str]]:
    """The shipped record's lines."""
    with RECORD.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rewritten(path: Path, separator: str, style: str, encoding: str, **words: str) -> Path:
    """The shipped record as somebody else would keep it: separator, dates, encoding, headings, minus and points."""
    lines = []
    for row in record():
        own = dict(row) | {"date": date.fromisoformat(row["date"]).strftime(style)}
        own |= {
            name: own[name].replace("-", words.get("minus", "-")) + words.get("point", "") for name in COLUMNS[5:12]
        }
        lines.append([own[name].replace("→", ">" if encoding == "cp1252" else "→") for name in COLUMNS])
    lines = [[field.replace("RU>IR", "RU,IR").replace("IR>RU", "IR,RU") for field in line] for line in lines]
    with path.open("w", encoding=encoding, errors="replace", newline="") as file:
        table = csv.writer(file, delimiter=separator)
        table.writerow([name.title() if words.get("case") else name for name in COLUMNS])
        table.writerows(lines)
    return path


@pytest.mark.parametrize(
    ("separator", "style", "encoding", "words", "said"),
    [
        (";", "%d.%m.%Y", "utf-8", {}, ["parted by semicolons", "day before month"]),
        (
            "\t",
            "%m/%d/%Y",
            "cp1252",
            {"case": "yes"},
            ["Windows-1252", "by tabs", "month before day", "Headings"],
        ),
        (",", "%Y-%m-%d", "utf-8-sig", {"minus": "−", "point": ".0"}, ["Scores are read as whole numbers"]),
        (";", "%d %b %Y", "utf-16", {"point": ",0"}, ["UTF-16", "month's name"]),
        ("|", "%Y/%m/%d", "utf-8", {"minus": "–"}, ["parted by bars", "year/month/day"]),
    ],
)
def test_the_record_is_read_however_it_is_kept(
    separator: str, style: str, encoding: str, words: dict[str, str], said: list[str], empty_folder: Path
) -> None:
    """Separator, encoding, dates, headings and numbers are found and said, and the clean file is the record."""
    path = rewritten(empty_folder / "own.txt", separator, style, encoding, **words)
    answer = wedge("timeline", "check", str(path), "--out", "clean.csv")
    assert answer.code == 0, answer.err
    for sentence in said:
        assert sentence in answer.out
    own, shipped_one = timeline(Path("clean.csv")), timeline(RECORD)
    assert [(entry.id, entry.quarter, entry.scores) for entry in own.entries] == [
        (entry.id, entry.quarter, entry.scores) for entry in shipped_one.entries
    ]


def row_of(row: dict[str, str]) -> list[object]:
    """A line of the record with a date and numbers as Excel keeps them."""
    known: dict[str, object] = {name: float(row[name]) for name in COLUMNS[5:12]}
    known["date"] = date.fromisoformat(row["date"])
    return [known.get(name, row[name]) for name in COLUMNS]


def test_a_workbook_is_read(empty_folder: Path) -> None:
    """Excel's own dates and numbers come out as the record's; a sheet that is left out is said."""
    book = openpyxl.Workbook()
    book.active.append(COLUMNS)
    for row in record():
        book.active.append(row_of(row))
    book.create_sheet("Notes")
    book.save("own.xlsx")
    answer = wedge("timeline", "check", "own.xlsx", "--out", "clean.csv")
    assert answer.code == 0, answer.err
    assert "Notes, are left out" in answer.out
    assert Path("clean.csv").read_text(encoding="utf-8") == clean_csv(checked(RECORD).rows)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"RU,IR"', "USA;RUS;IRN", 'actors: found "USA"; expected letters of who takes part. Nearest: US;'),
        ('"RU,IR"', "Russia & Iran", "Nearest: RU;"),
        (",H,", ",high,", 'confidence: found "high"; expected H, M or L. Nearest: H.'),
        ("2015-04-13,2015Q2", "1999-04-13,1999Q2", 'found "1999Q2"; expected 2015Q2 to 2025Q4. Nearest: 2015Q2.'),
        ("2015-04-13,2015Q2", "2031-04-13,2031Q2", 'found "2031Q2"; expected 2015Q2 to 2025Q4. Nearest: 2025Q4.'),
        ("Moscow lifts the 2010 ban on S-300 delivery", " ", "event: found nothing"),
        ("H02,", "H01,", 'id: found "H01" again; expected one id a line (2).'),
        ("H01,", ",", "id: found nothing"),
        (",2,0,1,0,0,0,0,", ",2.5,0,1,0,0,0,0,", 'MIL: found "2.5"; expected a whole number'),
        ("2015-04-13", "soon", 'date: found "soon"; expected a date'),
        ("id,date", "id,when", "expected one called date"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(old: str, new: str, message: str, empty_folder: Path) -> None:
    """Each slip ends with code 2, one message with the nearest valid value, and no file."""
    text = RECORD.read_text(encoding="utf-8")
    assert old in text
    Path("own.csv").write_text(text.replace(old, new, 1), encoding="utf-8")
    answer = wedge("timeline", "check", "own.csv")
    assert answer.code == 2
    assert message in answer.err
    assert [path.name for path in empty_folder.iterdir()] == ["own.csv"]


def test_dates_that_may_be_read_in_two_ways_are_not_guessed() -> None:
    """With no day after the twelfth and no quarters, the style has to be said, and then is taken."""
    head, line = (
        "id,date,event,actors,MIL,NUC,DIP,INT,ECO,REP,NAR,confidence",
        "H1,03/05/2020,Talks,RU;IR,0,0,1,0,0,0,0,H",
    )
    Path("own.csv").write_text(f"{head}\n{line}\n", encoding="utf-8")
    assert "Give --dates day-first or month-first" in wedge("timeline", "check", "own.csv").err
    assert wedge("timeline", "check", "own.csv", "--dates", "day-first").code == 0
    assert "2020-05-03,2020Q2" in Path("own.clean.csv").read_text(encoding="utf-8")
    assert "is there already" in wedge("timeline", "check", "own.csv", "--dates", "month-first").err


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.csv", None, "found no such file"),
        ("empty.csv", b"", "found nothing"),
        ("bytes.csv", b"\x00\x01\x02", "found bytes that are no text"),
        ("old.xls", b"\xd0\xcf\x11\xe0" + bytes(100), "found an old .xls workbook"),
        ("torn.xlsx", b"PK\x03\x04" + bytes(100), "found a workbook that cannot be read"),
        ("quotes.csv", b'id,date\n"H1,2020', "expected values parted by commas"),
    ],
)
def test_files_that_are_no_tables_say_so(name: str, content: bytes | None, message: str) -> None:
    """Each gives one message."""
    if content is not None:
        Path(name).write_bytes(content)
    answer = wedge("timeline", "check", name)
    assert answer.code == 2
    assert message in answer.err


def test_a_pipe_is_not_waited_for(empty_folder: Path) -> None:
    """A pipe that nobody fills is refused at once."""
    os.mkfifo(empty_folder / "pipe.csv")
    assert "found a device or a pipe" in wedge("timeline", "check", "pipe.csv").err


@given(some.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_every_style_of_date_is_read_as_it_was_written(day: date) -> None:
    """A day written in a style is that day again in it."""
    for style, written in (
        (ISO, day.isoformat()),
        (YEAR_FIRST, day.strftime("%Y/%m/%d")),
        (DAY_FIRST, day.strftime("%d.%m.%Y")),
        (MONTH_FIRST, day.strftime("%m/%d/%Y")),
        (NAMED, f"{day.day} {day:%B} {day.year}"),
    ):
        assert dated_as(written, style) == day
        if day.day > 12:
            assert date_style([written], [None]) == (style, False)


GED = """id,type_of_violence,side_a,side_b,date_start,source_headline,source_article
12,1,Government of Iran,Government of Israel,2024-04-13 00:00:00.000,Drones over night,A paper
13,1,Government of Iran,Kurdish group,2024-05-02 00:00:00.000,A raid,A paper
14,1,Government of Iran,Government of Israel,1999-05-02 00:00:00.000,A raid,A paper
15,3,Government of Sudan,Civilians,2024-05-02 00:00:00.000,A raid,A paper
"""
POLECAT = "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country"
PRICE = "observation_date;DCOILBRENTEU\n2024-01-02;75,5\n2024-02-01;80,5\n2024-04-01;88\n2024-04-02;.\n"


def test_events_of_ucdp_come_in_by_their_mapping() -> None:
    """What the mapping scores is written; what it does not is counted by its reason; the clean file replays."""
    Path("ged.csv").write_text(GED, encoding="utf-8")
    answer = wedge("timeline", "import", "ged.csv", "--map", "ucdp_ged")
    assert answer.code == 0, answer.err
    assert "1 left out: no rule that scores it." in answer.out
    assert "1 left out: no actor that the mapping knows." in answer.out
    assert "1 left out: outside the record's quarters." in answer.out
    (entry,) = timeline(Path("ged.imported.csv")).entries
    assert (entry.id, entry.actors, entry.scores) == ("U12", ("IR", "IL"), (0, 0, 0, 0, 0, -1, 0))


def test_events_of_polecat_come_in_by_their_mapping() -> None:
    """Tabs and other headings are no matter."""
    Path("week.txt").write_text(
        f"{POLECAT}\n77\t2023-05-17\tAGREE\tRUS\tIRN\n78\t2023-05-18\tAGREE\tRUS\tCHN\n", encoding="utf-8"
    )
    assert wedge("timeline", "import", "week.txt", "--map", "polecat", "--out", "week.csv").code == 0
    (entry,) = timeline(Path("week.csv")).entries
    assert (entry.id, entry.scores) == ("P77", (0, 0, 1, 0, 0, 0, 0))


def test_a_price_becomes_a_mean_a_quarter() -> None:
    """Commas before decimals are read, days without a price are counted."""
    Path("brent.csv").write_text(PRICE, encoding="utf-8")
    answer = wedge("timeline", "import", "brent.csv", "--map", "price")
    assert "1 left out: no price." in answer.out
    assert Path("brent.imported.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        "2024Q1,78.0,2,FRED DCOILBRENTEU",
        "2024Q2,88.0,1,FRED DCOILBRENTEU",
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('kind = "events"', 'kind = "event"', "Nearest: events"),
        ('domain = "INT"', 'domain = "INTEL"', "Nearest: INT"),
        ("points = -2", "points = 9", "score[0].points: found 9"),
        ('= "RU"', '= "RUS"', "Nearest: US, RU"),
        ('date = "date_start"', 'date = "date_begin"', 'found no column "date_begin"'),
        ("[columns]", "[colums]", "colums"),
    ],
)
def test_a_wrong_mapping_is_named(old: str, new: str, message: str) -> None:
    """Each slip in a mapping is told with its place, and nothing is written."""
    text = (shipped("scenarios") / "record" / "mappings" / "ucdp_ged.toml").read_text(encoding="utf-8")
    assert old in text
    Path("own.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    Path("ged.csv").write_text(GED, encoding="utf-8")
    answer = wedge("timeline", "import", "ged.csv", "--map", "own.toml")
    assert answer.code == 2
    assert re.search(re.escape(message), answer.err)
    assert "expected a .toml file, or one of" in wedge("timeline", "import", "ged.csv", "--map", "ucdp").err
