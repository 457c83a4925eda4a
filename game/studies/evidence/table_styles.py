"""Tables as people have them: CSV, TSV or Excel, however they are encoded, parted, dated and numbered; found and said.

Nothing is guessed in silence: every assumption is a sentence, and what may be read in two ways is a fault.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from zipfile import BadZipFile

import attrs

from game.extras import quietly
from game.model.files.faults import Fault
from game.studies.evidence.timeline import LARGEST, QUARTERS_A_YEAR

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
EXCEL = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
# Excel counts days from here, having a 29 February 1900 that there was not.
FIRST_DAY, DAYS = date(1899, 12, 30), (20_000, 80_000)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ISO, YEAR_FIRST, DAY_FIRST, MONTH_FIRST, NAMED, SERIAL = (
    *("year-month-day", "year/month/day", "day before month", "month before day"),
    *("day, month's name and year", "Excel's number of days"),
)
STYLES = (ISO, YEAR_FIRST, DAY_FIRST, MONTH_FIRST, NAMED, SERIAL)


@attrs.frozen
class StyledTable:
    """A table as it was read.

    rows     each with its line, by heading as written, all as text
    assumed  what was found out about how it is written, a sentence each
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]
    assumed: tuple[str, ...]


def styled_table(path: Path, wanted: Sequence[str], faults: list[Fault]) -> StyledTable | None:
    """A file's table; None, the fault gathered, where there is none.

    wanted  headings by which the separator is told, and the line in which they stand
    """
    content = bytes_of(path, faults)
    if content is None:
        return None
    if content.startswith(OLD_EXCEL):
        faults.append(Fault(str(path), "", "an old .xls workbook", "a .xlsx workbook, .csv or .tsv", "save it anew"))
        return None
    if content.startswith(EXCEL):
        return workbook(path, faults)
    decoded = text_of(content, path, faults)
    return None if decoded is None else separated(*decoded, path, wanted, faults)


def bytes_of(path: Path, faults: list[Fault]) -> bytes | None:
    """All that stands in a file; None, the fault gathered, where it is none that can be read, or is too large."""
    try:
        if path.is_dir():
            faults.append(Fault(str(path), "", "a folder", "a .csv, .tsv or .xlsx file"))
        elif not path.exists():
            faults.append(Fault(str(path), "", "no such file", "a .csv, .tsv or .xlsx file"))
        elif not path.is_file():
            faults.append(Fault(str(path), "", "a device or a pipe", "a file that has an end"))
        elif path.stat().st_size > LARGEST:
            faults.append(Fault(str(path), "", "more than 5 MB", "a table of a few thousand lines"))
        else:
            return path.read_bytes()
    except OSError as fault:
        faults.append(Fault(str(path), "", fault.strerror or str(fault), "a file that can be read"))
    return None


def text_of(content: bytes, path: Path, faults: list[Fault]) -> tuple[str, str] | None:
    """A file's text and the name of its encoding; None, the fault gathered, where it is no text."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return content.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError:
            pass
    elif b"\x00" not in content:
        try:
            return content.decode("utf-8-sig"), "UTF-8"
        except UnicodeDecodeError:
            # Every byte is a letter in it, or nearly so.
            return content.decode("cp1252", errors="replace"), "Windows-1252"
    faults.append(Fault(str(path), "", "bytes that are no text", "text in UTF-8, or a .xlsx workbook"))
    return None


def separated(text: str, encoding: str, path: Path, wanted: Sequence[str], faults: list[Fault]) -> StyledTable | None:
    """A text's table, its separator that which finds most of the headings."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    found_by = {
        separator: len({plainly(word) for word in first.split(separator)} & set(map(plainly, wanted)))
        for separator in SEPARATORS
    }
    separator = max(SEPARATORS, key=lambda mark: (found_by[mark], first.count(mark)))
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    lines = list[tuple[int, list[str]]]()
    try:
        lines += [(reader.line_num, fields) for fields in reader if any(field.strip() for field in fields)]
    except csv.Error as fault:
        expected = f"values parted by {SEPARATORS[separator]}"
        faults.append(Fault(str(path), f"line {reader.line_num}", str(fault), expected))
        return None
    assumed = [f"It is text in {encoding}, its values parted by {SEPARATORS[separator]}."]
    return tabled(lines, path, assumed, faults)


def workbook(path: Path, faults: list[Fault]) -> StyledTable | None:
    """The first sheet of a workbook."""
    # It takes a tenth of a second to import, and most tables are text.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with quietly():
            book = load_workbook(path, read_only=True, data_only=True)
            first, *others = book.worksheets
            sheet = [[cell_text(cell) for cell in row] for row in first.iter_rows(values_only=True)]
    except (InvalidFileException, BadZipFile, OSError, KeyError, ValueError) as fault:
        reason = str(fault).splitlines()[0][:100] if str(fault) else type(fault).__name__
        faults.append(Fault(str(path), "", f"a workbook that cannot be read ({reason})", "a .xlsx workbook"))
        return None
    lines = [(number, row) for number, row in enumerate(sheet, start=1) if any(cell.strip() for cell in row)]
    rest = f"; its other sheets, {', '.join(other.title for other in others)}, are left out" if others else ""
    return tabled(lines, path, [f"It is a workbook, read from its sheet {first.title}{rest}."], faults)


def cell_text(cell: object) -> str:
    """What stands in a cell, as text."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def tabled(
    lines: Sequence[tuple[int, list[str]]], path: Path, assumed: list[str], faults: list[Fault]
) -> StyledTable | None:
    """Lines as a table whose first has the headings."""
    if not lines:
        faults.append(Fault(str(path), "", "nothing", "a line of headings, and a line for each event below it"))
        return None
    headings = tuple(word.strip() for word in lines[0][1])
    rows = []
    for number, fields in lines[1:]:
        if len(fields) > len(headings) and any(field.strip() for field in fields[len(headings) :]):
            faults.append(
                Fault(str(path), f"line {number}", f"{len(fields)} fields", f"{len(headings)}, one a heading")
            )
            continue
        whole = [*fields, *[""] * (len(headings) - len(fields))]
        rows.append((number, dict(zip(headings, (field.strip() for field in whole), strict=False))))
    return StyledTable(headings, tuple(rows), tuple(assumed))


def plainly(word: str) -> str:
    """A heading as it is compared: small letters and digits alone."""
    return re.sub(r"[^a-z0-9]", "", word.lower())


# --- dates and numbers -----------------------------------------------------------------------


def dated_as(text: str, style: str) -> date | None:
    """A date in one style; None where it is none."""
    word = text.strip().split("T")[0] if style == ISO else text.strip()
    # A time of day behind a date says nothing here.
    word = re.sub(r"[ ,]+\d{1,2}:\d{2}.*$", "", word)
    try:
        if style == SERIAL:
            days = float(word)
            return FIRST_DAY + timedelta(days=int(days)) if DAYS[0] <= days <= DAYS[1] else None
        if style == NAMED:
            return named_date(word)
        numbers = [int(part) for part in re.fullmatch(r"(\d+)[-./ ](\d+)[-./ ](\d+)", word).groups()]  # type: ignore[union-attr]
        if style in (ISO, YEAR_FIRST):
            is_iso = word[4:5] == "-"
            return date(*numbers) if (style == ISO) == is_iso else None
        day, month = numbers[:2] if style == DAY_FIRST else numbers[1::-1]
        return date(numbers[2] + (2000 if numbers[2] < 100 else 0), month, day)
    except (ValueError, AttributeError, TypeError, OverflowError):
        return None


def named_date(word: str) -> date | None:
    """A date with its month's name."""
    parts = [part for part in re.split(r"[ ,.\-/]+", word.lower()) if part]
    months = [MONTHS.index(part[:3]) + 1 for part in parts if part[:3] in MONTHS]
    numbers = [int(re.sub(r"(st|nd|rd|th)$", "", part)) for part in parts if part[:1].isdigit()]
    if len(months) != 1 or len(numbers) != 2:
        return None
    year, day = max(numbers), min(numbers)
    return date(year + (2000 if year < 100 else 0), months[0], day)


def date_style(texts: Sequence[str], quarters: Sequence[int | None]) -> tuple[str, bool]:
    """The style in which most dates can be read, those of whose quarter is known first.

    quarters  counted from the year 0, where a line says its quarter; else None
    returns   and whether another style reads all of them as well, to other days
    """
    reads = {style: [dated_as(text, style) for text in texts] for style in STYLES}

    def fits(style: str) -> tuple[int, int]:
        """How many dates lie in the quarters that are said, and how many can be read."""
        days = reads[style]
        inside = sum(day is not None and quarter_of_day(day) == own for day, own in zip(days, quarters, strict=True))
        return inside, sum(day is not None for day in days)

    best = max(STYLES, key=fits)
    rivals = [style for style in STYLES if style != best and fits(style) == fits(best) and fits(best)[1]]
    open_ = any(reads[style] != reads[best] for style in rivals)
    return best, open_


def quarter_of_day(day: date) -> int:
    """A day's quarter, counted from the year 0."""
    return day.year * QUARTERS_A_YEAR + (day.month - 1) // 3


def whole_text(text: str) -> str:
    """A whole number as `int` reads it, from whatever signs, points and commas it is written with; else the text."""
    word = text.strip().replace("\u2212", "-").replace("\u2013", "-").replace("\u00a0", "").replace("+", "")
    if not word:
        return "0"
    plain = word.replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        return text
    return str(int(number)) if number.is_integer() else text
