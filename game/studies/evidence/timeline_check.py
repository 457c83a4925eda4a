"""A timeline checked and written clean: from whatever table somebody has to the form that `wedge hindcast` reads."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from game.model.files.faults import Fault, as_written
from game.model.state.measures import nearest
from game.studies.evidence.table_styles import (
    ISO,
    StyledTable,
    date_style,
    dated_as,
    plainly,
    quarter_of_day,
    styled_table,
    whole_text,
)
from game.studies.evidence.timeline import (
    COLUMNS,
    SCORES,
    TimelineReader,
    entry,
    gathered,
    ordinal,
    quarter_name,
    repeated,
)

# Columns that a line may leave out: a quarter follows from its date.
FREE = ("quarter", "source")
PARTED = re.compile(r"\s*(?:,|→|->|;|/|&|\band\b|\+)\s*")


@attrs.frozen
class CheckedTimeline:
    """What became of a table.

    rows     in the columns of a timeline, as text
    assumed  what was found out about how it is written, a sentence each
    faults   all that is wrong, none where it can be replayed
    """

    rows: tuple[Mapping[str, str], ...]
    assumed: tuple[str, ...]
    faults: tuple[Fault, ...]


def checked(path: Path, dates: str = "") -> CheckedTimeline:
    """A table of events checked.

    dates  the style of its dates, where it was said; "" to find it out
    """
    faults = list[Fault]()
    table = styled_table(path, COLUMNS, faults)
    if table is None:
        return CheckedTimeline((), (), tuple(faults))
    names = columns_of(table, path, faults)
    if faults:
        return CheckedTimeline((), table.assumed, tuple(faults))
    assumed = [*table.assumed, *renamed(names)]
    rows = [(line, canonical(row, names)) for line, row in table.rows]
    rows = with_dates(rows, dates, assumed, (path, faults))
    assumed += numbers_said(table, names)
    for line, row in rows:
        entry(row, TimelineReader(str(path), line, faults))
    repeated(rows, str(path), faults)
    if not rows:
        faults.append(Fault(str(path), "", "no events", "a line for each event below the headings"))
    return CheckedTimeline(tuple(row for _, row in rows), tuple(assumed), tuple(gathered(faults)))


def columns_of(table: StyledTable, path: Path, faults: list[Fault]) -> dict[str, str]:
    """Each column of a timeline by the heading that a table has for it; what is missing is a fault."""
    known = {plainly(heading): heading for heading in table.headings}
    names = {name: known[plainly(name)] for name in COLUMNS if plainly(name) in known}
    for name in COLUMNS:
        if name not in names and name not in FREE:
            near = nearest(name, [heading for heading in table.headings if heading not in names.values()])
            said = f"the headings {', '.join(table.headings)}"
            faults.append(Fault(str(path), "line 1", said[:200], f"one called {name}", f"nearest: {near}"))
    return names


def renamed(names: Mapping[str, str]) -> list[str]:
    """What is said of headings that are written otherwise, and of columns that are left out."""
    others = [f"{heading} as {name}" for name, heading in names.items() if heading != name]
    missing = [name for name in FREE if name not in names]
    return [
        *([f"Headings are read without regard to case and marks: {', '.join(others)}."] if others else []),
        *([f"There is no {name}; {LEFT_OUT[name]}." for name in missing]),
    ]


LEFT_OUT = {"quarter": "it follows from the date", "source": "it stays empty"}


def canonical(row: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """A line in the columns of a timeline, its actors and numbers in one style."""
    own = {name: row.get(names.get(name, ""), "") for name in COLUMNS}
    parts = [word.upper() for word in PARTED.split(own["actors"]) if word]
    own |= {name: whole_text(own[name]) for name in SCORES}
    arrow = "→" if ("→" in own["actors"] or "->" in own["actors"]) and len(parts) == 2 else ","
    return own | {"actors": arrow.join(parts), "quarter": plain_quarter(own["quarter"])}


def plain_quarter(text: str) -> str:
    """A quarter as 2024Q4, from 2024-Q4, Q4 2024 or 2024q4; else the text."""
    word = text.strip().upper()
    if matched := re.fullmatch(r"(\d{4})[ -/]*Q([1-4])", word):
        return f"{matched[1]}Q{matched[2]}"
    if matched := re.fullmatch(r"Q([1-4])[ -/]*(\d{4})", word):
        return f"{matched[2]}Q{matched[1]}"
    return text


def with_dates(
    rows: Sequence[tuple[int, dict[str, str]]], said: str, assumed: list[str], place: tuple[Path, list[Fault]]
) -> list[tuple[int, dict[str, str]]]:
    """Lines with their dates as 2024-11-25 and their quarters; a style that cannot be told is one fault.

    said   the style, where it was said
    place  the file, and the list of its faults
    """
    path, faults = place
    texts = [row["date"] for _, row in rows]
    quarters = [number_of(row["quarter"]) for _, row in rows]
    style, is_open = (said, False) if said else date_style(texts, quarters)
    if is_open:
        both = f"dates such as {as_written(texts[0])}, which may be read in two ways"
        faults.append(Fault(str(path), "date", both, "a style that is said", "give --dates day-first or month-first"))
    elif style != ISO and texts:
        first = next((text for text in texts if dated_as(text, style)), texts[0])
        assumed.append(f"Dates are read as {style}: {first} is {dated_as(first, style)}.")
    tidy = []
    for line, row in rows:
        day = dated_as(row["date"], style) or dated_as(row["date"], ISO)
        own = dict(row)
        if day is not None:
            own["date"] = day.isoformat()
            own["quarter"] = own["quarter"] or quarter_name(quarter_of_day(day))
        tidy.append((line, own))
    return tidy


def number_of(quarter: str) -> int | None:
    """A quarter's number; None where it is none."""
    try:
        return ordinal(quarter)
    except ValueError:
        return None


def numbers_said(table: StyledTable, names: Mapping[str, str]) -> list[str]:
    """What is said of scores that are written otherwise than as bare whole numbers."""
    texts = [row.get(names[name], "") for _, row in table.rows for name in SCORES]
    others = dict.fromkeys(
        f"{text or 'nothing'} as {whole_text(text)}"
        for text in texts
        if whole_text(text) != text and whole_text(text).lstrip("-").isdigit()
    )
    return [f"Scores are read as whole numbers: {', '.join(list(others)[:5])}."] if others else []


def clean_csv(rows: Sequence[Mapping[str, str]]) -> str:
    """Lines of a timeline as CSV."""
    lines = io.StringIO()
    table = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return lines.getvalue()
