"""The class list and the gradebook: who is expected, who is whom, what is excused, what each part is worth."""

from collections.abc import Mapping
from typing import Annotated, Literal

import attrs

from game.classroom.protocol.bounds import Country, Ident, Percent
from game.classroom.protocol.closed_lists import GradePart
from game.classroom.protocol.fields import Length

CourseSystem = Literal["canvas", "moodle", "table"]


@attrs.frozen
class RosterEntry:
    """A student of the class list.

    student  their number in the list, such as s1
    name     as pages show it; `listed` as the course system wrote it
    token    their own link
    number   what the course system knows them by: an ID number, or Canvas's own
    sis, login, email, section  as the list has them, "" where it has none
    group    the group they are in, "" for none
    seat     the country whose team they are placed in
    """

    student: str
    name: str
    listed: str
    token: str
    seat: str
    number: str = ""
    sis: str = ""
    login: str = ""
    email: str = ""
    section: str = ""
    group: str = ""


@attrs.frozen(kw_only=True)
class KeepRoster:
    """A class list was read; it stands instead of the one before."""

    system: CourseSystem
    students: tuple[RosterEntry, ...]


@attrs.frozen(kw_only=True)
class PlaceStudent:
    """A student of the list is placed in another team."""

    student: Ident
    seat: Country


@attrs.frozen(kw_only=True)
class EnrolPerson:
    """Somebody in the room is a student of the list; None where they are none of them."""

    person: Ident
    student: Ident | None


@attrs.frozen(kw_only=True)
class ExcuseStudent:
    """A student is excused from a part of the grade, or is so no more; it then counts neither way."""

    student: Ident
    part: GradePart
    on: bool


@attrs.frozen(kw_only=True)
class WeighParts:
    """What each part of the grade is worth, points; a part at nought is left out."""

    parts: Annotated[Mapping[GradePart, Percent], Length(7, 1)]


RosterEvent = KeepRoster | PlaceStudent | EnrolPerson | ExcuseStudent | WeighParts
