"""The class list: students are placed in teams, known again when they come, excused, and graded by weights."""

import re
import unicodedata

import attrs

from game.classroom.protocol.class_events import RoomEntry
from game.classroom.protocol.closed_lists import GradePart
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.roster_events import (
    EnrolPerson,
    ExcuseStudent,
    KeepRoster,
    PlaceStudent,
    RosterEntry,
    WeighParts,
)
from game.classroom.rules.lookups import known
from game.classroom.rules.room import Room

WORDS = re.compile(r"\w+")


def keep_roster(room: Room, entry: RoomEntry[KeepRoster]) -> Room:
    """Keep a class list; who is in the room already is found in it by name."""
    students = {student.student: student for student in entry.event.students}
    room = room.evolved(roster=students, system=entry.event.system, excused=frozenset())
    for person in room.people.values():
        if person.kind == "player" and not person.gone:
            room = room.with_person(person.person, student="")
    for person in tuple(room.people.values()):
        if person.kind == "player" and not person.gone:
            room = room.with_person(person.person, student=recognised(room, person.name))
    return room


def place_student(room: Room, entry: RoomEntry[PlaceStudent]) -> Room:
    """Place a student in another team; who has come already is moved by hand."""
    student = known(room.roster, entry.event.student, "student")
    return room.evolved(roster={**room.roster, student.student: attrs.evolve(student, seat=entry.event.seat)})


def enrol(room: Room, entry: RoomEntry[EnrolPerson]) -> Room:
    """Say which student of the list somebody is."""
    who = known(room.people, entry.event.person, "person")
    if entry.event.student is None:
        return room.with_person(who.person, student="")
    student = known(room.roster, entry.event.student, "student")
    if (taken := person_of(room, student.student)) not in ("", who.person):
        name = room.people[taken].name
        raise Refused(409, f"{name} is {student.name} already. Set that right first.", "student")
    return room.with_person(who.person, student=student.student)


def excuse(room: Room, entry: RoomEntry[ExcuseStudent]) -> Room:
    """Excuse a student from a part of the grade, or take that back."""
    student = known(room.roster, entry.event.student, "student")
    key: frozenset[tuple[str, GradePart]] = frozenset({(student.student, entry.event.part)})
    return room.evolved(excused=room.excused | key if entry.event.on else room.excused - key)


def weigh(room: Room, entry: RoomEntry[WeighParts]) -> Room:
    """Say what each part of the grade is worth; marks given by hand keep their share of the part."""
    parts = {**room.parts, **entry.event.parts}
    if not any(parts.values()):
        raise Refused(422, "parts: found nought for every part; expected points for one at least.", "parts")
    rubric = {
        (person, part): mark
        if mark.points is None or not room.parts[part]
        else attrs.evolve(mark, points=round(mark.points * parts[part] / room.parts[part], 2))
        for (person, part), mark in room.rubric.items()
    }
    return room.evolved(parts=parts, rubric=rubric)


def person_of(room: Room, student: str) -> str:
    """Return the number of the person in the room who is a student of the list; "" where they have not come."""
    return next((who.person for who in room.people.values() if who.student == student and not who.gone), "")


def recognised(room: Room, typed: str) -> str:
    """Return the one student of the list who has not come yet and has this name, id, login or address; "" for none.

    Words may stand in any order, accents and capitals do not count; where two share a name, nobody is recognised by it.
    """
    wanted, exact = spelt(typed), typed.strip().casefold()
    taken = {who.student for who in room.people.values() if who.student and not who.gone}
    alike = [
        student.student
        for student in room.roster.values()
        if student.student not in taken
        and (wanted in (spelt(student.name), spelt(student.listed)) or exact in identities(student))
    ]
    return alike[0] if len(alike) == 1 else ""


def identities(student: RosterEntry) -> set[str]:
    """Return by what else than their name a student may be known."""
    return {known_as.casefold() for known_as in (student.sis, student.login, student.email) if known_as}


def spelt(name: str) -> tuple[str, ...]:
    """Return a name's words without accents and capitals, in the order of the alphabet."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return tuple(sorted(WORDS.findall(bare.casefold())))
