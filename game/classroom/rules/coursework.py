"""A course of several weeks: the calendar is kept, and says when the phase that runs will end."""

import attrs

from game.classroom.protocol.class_events import RoomEntry
from game.classroom.protocol.course_events import CourseDeadline, KeepCourse, SetAbsence
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Clock

# Whoever finds a date passed while the server was away still has so long, seconds.
GRACE = 3600.0


def keep_course(room: Room, entry: RoomEntry[KeepCourse]) -> Room:
    """Keep a calendar; the phase that runs ends by it from now on, or by nothing where there is none any more."""
    event = entry.event
    if not event.deadlines:
        return room.evolved(course=None, clock=Clock())
    room = room.evolved(course=event)
    return room.evolved(clock=clock_by_date(room, room.phase, entry.at))


def set_absence(room: Room, entry: RoomEntry[SetAbsence]) -> Room:
    """Say what is submitted for a team that has not locked its orders."""
    return room.with_desk(entry.event.seat, absent=entry.event.how)


def date_of(room: Room, phase: str) -> CourseDeadline | None:
    """Return the date by which a phase of the quarter being played ends; None where it has none of its own."""
    dates = room.course.deadlines if room.course else ()
    return next((date for date in dates if (date.turn, date.phase) == (room.turn, phase)), None)


def clock_by_date(room: Room, phase: str, at: float) -> Clock:
    """Return the clock of a phase as the calendar has it.

    A phase without a date of its own gives way at once where a later one is dated, and waits for the facilitator where
    none is. A date that has passed by the time its phase begins is put off: nobody loses a phase that they never had.
    """
    if phase == "adjudicate" or room.course is None:
        return Clock()
    if date := date_of(room, phase):
        return Clock(ends=max(date.at, at + GRACE))
    last = room.over or phase in ("lobby", "debrief")
    later = any(date.turn > room.turn or (date.turn == room.turn and date.at > at) for date in room.course.deadlines)
    return Clock(ends=at) if later and not last else Clock()


def all_locked(room: Room) -> bool:
    """Return whether every team of people has locked its orders."""
    teams = [desk for seat, desk in room.desks.items() if not room.by_engine(seat)]
    return bool(teams) and all(desk.locked for desk in teams)


def after_absence(room: Room, at: float, last: float) -> Clock:
    """Return the clock once the server is back: dates stand, but there is as long as it was away, the grace at most."""
    ends = room.clock.ends
    if ends is None:
        return room.clock
    return attrs.evolve(room.clock, ends=max(ends, at + min(GRACE, max(at - last, 0.0))))
