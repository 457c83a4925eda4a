"""The record: a coded timeline of what Moscow and Tehran did with each other, read and checked."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import attrs
import numpy as np

from game.model.files.faults import Fault, ScenarioFaults, as_written
from game.model.scenario.setup_files import setup
from game.model.state.axes import Array
from game.model.state.measures import nearest
from game.paths import file_bytes, shipped

SCORES = ("MIL", "NUC", "DIP", "INT", "ECO", "REP", "NAR")
COLUMNS = ("id", "date", "quarter", "event", "actors", *SCORES, "confidence", "source")
QUARTER = re.compile(r"(\d{4})Q([1-4])")
FURTHEST = 3
QUARTERS_A_YEAR = 4
LARGEST, MOST_TOLD, FEW_ALIKE = 5_000_000, 20, 3
# Who takes part in a record, by the letters of its columns.
ACTORS = {
    "RU": "Russia",
    "IR": "Iran",
    "US": "United States",
    "CN": "China",
    "GULF": "Gulf states",
    "IL": "Israel",
    "SY": "Syria",
    "AZ": "Azerbaijan",
    "AM": "Armenia",
    "TR": "Turkey",
    "IQ": "Iraq",
    "UA": "Ukraine",
    "EU": "European Union",
    "UK": "United Kingdom",
    "DE": "Germany",
    "FR": "France",
    "IN": "India",
    "KP": "North Korea",
    "PK": "Pakistan",
    "YE": "Yemen",
    "LB": "Lebanon",
    "IAEA": "the agency",
    "UN": "UN",
}
CERTAIN = ("H", "M", "L")
YEARS = (1900, 2100)


@attrs.frozen
class Entry:
    """One coded event.

    quarter  counted from the year 0
    actors   who took part, as coded
    scores   what it did to each of the seven domains, −3 to 3
    """

    id: str
    quarter: int
    event: str
    actors: tuple[str, ...]
    scores: tuple[int, ...]

    @property
    def others(self) -> frozenset[str]:
        """Return who took part beside Moscow and Tehran."""
        return frozenset(self.actors) - {"RU", "IR"}


@attrs.frozen
class Timeline:
    """Coded events in the order of their dates.

    file  as whoever asked named it
    """

    file: str
    entries: tuple[Entry, ...]

    @property
    def first(self) -> int:
        """Return the first quarter in which anything happened."""
        return min(entry.quarter for entry in self.entries)

    @property
    def last(self) -> int:
        """Return the last one."""
        return max(entry.quarter for entry in self.entries)

    def moves(self, quarters: range) -> Array:
        """Return what was coded for each domain and quarter, (7, quarters), in units of the scores."""
        moved = np.zeros((len(SCORES), len(quarters)))
        for entry in self.entries:
            if entry.quarter in quarters:
                moved[:, entry.quarter - quarters.start] += entry.scores
        return moved


def ordinal(name: str) -> int:
    """Return a quarter, 2024Q4, as a number counted from the year 0; ValueError where it is none."""
    matched = QUARTER.fullmatch(name.strip())
    if matched is None or not YEARS[0] <= int(matched[1]) <= YEARS[1]:
        raise ValueError(name)
    return int(matched[1]) * QUARTERS_A_YEAR + int(matched[2]) - 1


def quarter_name(number: int) -> str:
    """Return the name of a quarter."""
    return f"{number // QUARTERS_A_YEAR}Q{number % QUARTERS_A_YEAR + 1}"


def timeline(path: Path) -> Timeline:
    """Return a coded timeline; ScenarioFaults with what is wrong with the file, all at once."""
    faults: list[Fault] = []
    lines = list(rows(path, faults))
    entries = [read for line, row in lines if (read := entry(row, TimelineReader(str(path), line, faults))) is not None]
    repeated(lines, str(path), faults)
    if not lines and not faults:
        faults.append(Fault(str(path), "", "no events", "a line for each event below the names of the columns"))
    if faults:
        raise ScenarioFaults(gathered(faults))
    return Timeline(str(path), tuple(sorted(entries, key=lambda entry: entry.quarter)))


def together(records: Sequence[Timeline]) -> Timeline:
    """Several timelines as one, under the name of the first."""
    entries = (entry for record in records for entry in record.entries)
    return Timeline(records[0].file, tuple(sorted(entries, key=lambda entry: entry.quarter)))


def shipped_record() -> Timeline:
    """The shipped record, 2015 to 2025."""
    folder = shipped("scenarios") / "record"
    return together([timeline(folder / name) for name in ("timeline.csv", "timeline_2025.csv")])


def repeated(lines: Sequence[tuple[int, Mapping[str, str]]], file: str, faults: list[Fault]) -> None:
    """Gather a fault for each id that stands there again."""
    seen = dict[str, int]()
    for line, row in lines:
        before = seen.setdefault(row["id"], line)
        if before != line and row["id"].strip():
            again = f"{as_written(row['id'])} again"
            faults.append(Fault(file, f"line {line}, id", again, f"one id a line ({before})"))


def gathered(faults: Sequence[Fault]) -> list[Fault]:
    """Faults with those of one kind in one: a column that is wrong in every line for one reason is told once."""
    alike = dict[tuple[str, str], list[Fault]]()
    for fault in faults:
        column = fault.path.partition(", ")[2] or fault.path
        alike.setdefault((column, fault.expected), []).append(fault)
    listed = []
    for same in alike.values():
        if len(same) <= FEW_ALIKE:
            listed += same
            continue
        first = same[0]
        lines = [fault.path.partition(", ")[0].removeprefix("line ") for fault in same]
        where = f"lines {', '.join(lines[:FEW_ALIKE])} and {len(same) - FEW_ALIKE} more"
        column = first.path.partition(", ")[2]
        listed.append(attrs.evolve(first, path=f"{where}, {column}" if column else where))
    more = len(listed) - MOST_TOLD
    rest = [Fault(faults[0].file, "", f"{more} more faults like these", "none")] if more > 0 else []
    return [*listed[:MOST_TOLD], *rest]


def rows(path: Path, faults: list[Fault]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield each line of a file with its number, or gather why there is none."""
    text = content(path, faults)
    if text is None:
        return
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    try:
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            heading = f"the columns {', '.join(reader.fieldnames or ()) or 'of nothing'}"
            faults.append(Fault(str(path), "line 1", heading[:200], f"also {', '.join(missing)}"))
            return
        for row in reader:
            if None in row or None in row.values():
                faults.append(Fault(str(path), f"line {reader.line_num}", "too many or too few fields", "one a column"))
            elif any(row.values()):
                yield reader.line_num, row
    except csv.Error as fault:
        faults.append(Fault(str(path), f"line {reader.line_num}", str(fault), "comma-separated values"))


def content(path: Path, faults: list[Fault]) -> str | None:
    """Return what a file says, or gather why it cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            faults.append(Fault(str(path), "", "more than 5 MB", "a timeline"))
            return None
        return file_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        faults.append(Fault(str(path), "", "bytes that are no text", "a CSV file in UTF-8"))
    except OSError as fault:
        faults.append(Fault(str(path), "", fault.strerror or str(fault), "a CSV file that can be read"))
    return None


@attrs.frozen
class TimelineReader:
    """A line of a file, with the list in which its faults are gathered."""

    file: str
    line: int
    faults: list[Fault]

    def wrong(self, column: str, value: str, expected: str, advice: str = "") -> None:
        """Gather one fault of a column."""
        self.faults.append(Fault(self.file, f"line {self.line}, {column}", value, expected, advice))


def entry(row: Mapping[str, str], reader: TimelineReader) -> Entry | None:
    """Return one line as an event; None, its faults gathered, where it is wrong."""
    before = len(reader.faults)
    quarter = dated(row, reader)
    scores = [score(row[name], name, reader) for name in SCORES]
    actors = tuple(word.strip().upper() for word in re.split(r"[,→;/]", row["actors"]) if word.strip())
    if not actors:
        reader.wrong("actors", "nobody", "who took part, such as RU,IR,US")
    for actor in actors:
        if actor not in ACTORS:
            reader.wrong("actors", as_written(actor), "letters of who takes part", nearest_actor(actor))
    if not row["event"].strip():
        reader.wrong("event", "nothing", "what happened, in a sentence")
    if row["confidence"].strip() not in CERTAIN:
        near = row["confidence"].strip().upper()[:1]
        advice = f"nearest: {near}" if near in CERTAIN else ""
        reader.wrong("confidence", as_written(row["confidence"]), "H, M or L", advice)
    if not row["id"].strip():
        reader.wrong("id", "nothing", "a name for the event")
    if len(reader.faults) > before or quarter is None:
        return None
    return Entry(row["id"].strip(), quarter, row["event"].strip(), actors, tuple(score or 0 for score in scores))


def dated(row: Mapping[str, str], reader: TimelineReader) -> int | None:
    """Return the quarter of a line, where its date and its quarter agree."""
    try:
        quarter = ordinal(row["quarter"])
    except ValueError:
        reader.wrong("quarter", as_written(row["quarter"]), "a quarter such as 2024Q4")
        return None
    try:
        day = date.fromisoformat(row["date"].strip())
    except ValueError:
        reader.wrong("date", as_written(row["date"]), "a date such as 2024-11-25")
        return None
    first, last = span()
    if not first <= quarter <= last:
        end = quarter_name(first if quarter < first else last)
        limits = f"{quarter_name(first)} to {quarter_name(last)}"
        reader.wrong("quarter", as_written(row["quarter"]), limits, f"nearest: {end}")
        return None
    own = day.year * QUARTERS_A_YEAR + (day.month - 1) // 3
    if own != quarter:
        reader.wrong("quarter", as_written(row["quarter"]), f"{quarter_name(own)}, the quarter of {day}")
    return quarter


def nearest_actor(word: str) -> str:
    """The letters that are meant most likely."""
    by_name = {name.lower(): letters for letters, name in ACTORS.items()}
    starts = [letters for letters in ACTORS if word.startswith(letters)]
    meant = by_name.get(word.lower()) or (starts[0] if starts else nearest(word, ACTORS))
    return f"nearest: {meant}; there are {', '.join(ACTORS)}"


@cache
def span() -> tuple[int, int]:
    """The first and the last quarter that the shipped opening can replay."""
    begins = setup(str(opening()))
    first = ordinal(begins.starts)
    return first, first + begins.quarters - 1


def opening() -> Path:
    """The scenario from which a record is replayed."""
    return shipped("scenarios") / "record" / "opening_2015.toml"


def score(text: str, name: str, reader: TimelineReader) -> int | None:
    """Return a score; None, the fault gathered, where it is none."""
    try:
        number = int(text.strip() or "0")
    except ValueError:
        number = FURTHEST + 1
    if abs(number) > FURTHEST:
        reader.wrong(name, as_written(text), f"a whole number from −{FURTHEST} to {FURTHEST}")
        return None
    return number
