"""Class lists as course systems give them: CSV or XLSX of Canvas and Moodle, or any table with a column of names."""

import csv
import io
import unicodedata
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

import attrs

from game.classroom.engine.class_words import class_words
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.roster_events import CourseSystem, KeepRoster, RosterEntry
from game.classroom.server.tokens import token
from game.model.files.countries import countries
from game.model.state.axes import COUNTRIES

LARGEST_LIST, LARGEST_UNPACKED, MOST_STUDENTS, LONGEST_NAME = 2_000_000, 40_000_000, 400, 40
ZIP = b"PK\x03\x04"
# What columns are called, small letters, by what they hold.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("student", "name", "full name", "student name", "display name"),
    "first": ("first name", "firstname", "given name", "forename"),
    "last": ("last name", "lastname", "surname", "family name"),
    "number": ("id", "id number", "idnumber", "student id", "student number", "matriculation number"),
    "sis": ("sis user id", "sis id"),
    "login": ("sis login id", "login id", "username", "login"),
    "email": ("email address", "email", "e-mail", "e-mail address"),
    "section": ("section", "department"),
    "group": ("group", "groups", "group1", "group name", "team"),
}
# Rows of Canvas's gradebook that are nobody.
NOBODY = ("points possible", "student, test", "test student", "student name")


@attrs.frozen
class ListRead:
    """A class list that was read, and what the facilitator should know of it, in sentences."""

    roster: KeepRoster
    says: tuple[str, ...]


def class_list(content: bytes, places: int) -> ListRead:
    """Return the class list in a file, everybody placed in a team.

    places  how many people a seat takes
    errors  Refused with what was found and what was expected
    """
    if len(content) > LARGEST_LIST:
        raise Refused(413, f"found {len(content)} bytes; expected a class list of at most {LARGEST_LIST}.", "list")
    rows = [row for row in rows_of(content) if any(cell.strip() for cell in row)]
    if not rows:
        raise Refused(422, "found an empty file; expected a row of column names and a row for each student.", "list")
    at = columns(rows[0])
    students, says = gathered(rows[1:], at)
    if not students:
        raise Refused(422, "found column names and no student below them.", "list")
    placed_students = placed(students, places)
    system: CourseSystem = "canvas" if "sis" in at else "moodle" if "first" in at and "last" in at else "table"
    return ListRead(KeepRoster(system=system, students=placed_students), tuple(says))


def rows_of(content: bytes) -> list[list[str]]:
    """Return the cells of a CSV or XLSX file.

    errors  Refused
    """
    if content.startswith(ZIP):
        return rows_of_workbook(content)
    text = decoded(content)
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))


def decoded(content: bytes) -> str:
    """Return what a CSV file says: UTF-8, UTF-16 by its mark, or what old spreadsheets write."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def rows_of_workbook(content: bytes) -> list[list[str]]:
    """Return the cells of a workbook's first sheet.

    errors  Refused where it is none, or unpacks to far too much
    """
    # It takes a tenth of a second to load, and most classes bring no spreadsheet.
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise Refused(413, "found a workbook that unpacks to far more than a class list.", "list")
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        cells = book.worksheets[0].iter_rows(values_only=True)
        return [["" if cell is None else written(cell) for cell in row] for row in cells]
    except Refused:
        raise
    except Exception as fault:  # noqa: BLE001 (a workbook can be broken in as many ways as it has parts)
        reason = f"found a file that cannot be read as a workbook ({type(fault).__name__}); expected CSV or XLSX."
        raise Refused(422, reason, "list") from None


def written(cell: object) -> str:
    """Return a cell as text; a student's number is no fraction."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def columns(heads: Sequence[str]) -> dict[str, int]:
    """Return where each kind of column stands.

    errors  Refused where there is no name
    """
    found_heads = [" ".join(head.replace("\ufeff", "").split()).casefold() for head in heads]
    at = {
        kind: found_heads.index(name) for kind, names in COLUMNS.items() for name in names[::-1] if name in found_heads
    }
    if "name" not in at and "last" not in at:
        near = get_close_matches("student name", found_heads, n=1)
        hint = f"; is it {near[0]!r}?" if near else ""
        heads_said = ", ".join(repr(head[:30]) for head in heads[:8])
        raise Refused(422, f"found columns {heads_said}; expected one of names, such as Student{hint}", "list")
    return at


def gathered(rows: Sequence[Sequence[str]], at: Mapping[str, int]) -> tuple[list[RosterEntry], list[str]]:
    """Return everybody once, in the order of the list, and what is odd about it.

    errors  Refused beyond the largest class
    """
    students, says, seen = list[RosterEntry](), list[str](), dict[str, str]()
    for number, row in enumerate(rows, start=2):
        values = {kind: cleaned(row[place]) if place < len(row) else "" for kind, place in at.items()}
        listed = values.get("name") or ", ".join(filter(None, (values.get("last", ""), values.get("first", ""))))
        if not listed or listed.casefold().strip() in NOBODY:
            continue
        key = (values.get("sis") or values.get("number") or values.get("email") or listed).casefold()
        if key in seen:
            says.append(f"Row {number}, {listed[:40]}, is {seen[key][:40]} again; it was left out.")
            continue
        seen[key] = listed
        rest = {kind: values.get(kind, "") for kind in ("number", "sis", "login", "email", "section", "group")}
        name = name_shown(listed, values)[:LONGEST_NAME].strip()
        students.append(RosterEntry(f"s{len(students) + 1}", name, listed, token(), "", **rest))
    if len(students) > MOST_STUDENTS:
        raise Refused(422, f"found {len(students)} students; expected at most {MOST_STUDENTS}.", "list")
    names = [student.name for student in students]
    doubles = dict.fromkeys(name for name in names if names.count(name) > 1)
    says += [f"{name} stands for {names.count(name)} students; give them their own links." for name in doubles]
    return students, says


def cleaned(cell: str) -> str:
    """Return a cell without what cannot be seen and without the mark that keeps a formula from running."""
    visible = "".join(c for c in cell if c in "\u200c\u200d" or unicodedata.category(c)[0] != "C").strip()
    return visible.removeprefix("'")[:200]


def name_shown(listed: str, values: Mapping[str, str]) -> str:
    """Return a name as pages show it: the given name first."""
    if "name" not in values or not values["name"]:
        return f"{values.get('first', '')} {values.get('last', '')}".strip()
    last, comma, first = listed.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else listed


def placed(students: Sequence[RosterEntry], places: int) -> tuple[RosterEntry, ...]:
    """Return everybody with a team: groups together, named ones where they say, the others where there is most room."""
    room_left = dict.fromkeys(COUNTRIES, places)
    seats = dict[str, str]()
    for group in dict.fromkeys(student.group for student in students if student.group):
        seats[group] = named_seat(group)
    for student in students:
        if seats.get(student.group):
            room_left[seats[student.group]] -= 1
    for group, seat in seats.items():
        if not seat:
            seats[group] = emptiest(room_left, seats)
            room_left[seats[group]] -= sum(student.group == group for student in students)
    done = []
    for student in students:
        seat = seats.get(student.group, "")
        if not seat:
            seat = max(COUNTRIES, key=lambda country: (room_left[country], -COUNTRIES.index(country)))
            room_left[seat] -= 1
        done.append(attrs.evolve(student, seat=seat))
    return tuple(done)


def emptiest(room_left: Mapping[str, int], seats: Mapping[str, str]) -> str:
    """Return the seat for another group: one that no group has yet, else the one with most room."""
    return max(COUNTRIES, key=lambda seat: (seat not in seats.values(), room_left[seat], -COUNTRIES.index(seat)))


def named_seat(group: str) -> str:
    """Return the country that a group is named for; "" where it is none."""
    words = " ".join(group.casefold().replace("-", " ").replace("_", " ").split())
    for country in COUNTRIES:
        names = countries()[country]
        called = (
            country.replace("_", " "),
            names.code,
            names.words.name,
            names.words.capital,
            class_words("country")[country],
        )
        if any(f" {name.casefold()} " in f" {words} " for name in called):
            return country
    return ""
