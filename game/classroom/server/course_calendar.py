"""A course's calendar: dates in a place's own time turned into moments, a file for calendars, a mail to copy."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from game.classroom.protocol.closed_lists import ALL_PHASES
from game.classroom.protocol.course_events import CourseDeadline, KeepCourse
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.room import Room

MOST_DATES, SHORTEST_LOCAL = 400, 16
DATED: Mapping[str, str] = {
    "lobby": "The course begins", "brief": "Briefs read", "negotiate": "Talks close", "orders": "Orders close",
    "reveal": "Next quarter opens",
}  # fmt: skip


def zone_of(name: str) -> ZoneInfo:
    """Return a time zone by its name.

    errors  Refused
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused(422, f"zone: found {name[:40]!r}; expected a time zone such as Europe/London.", "zone") from None


def moment_of(local: str, zone: ZoneInfo) -> float:
    """Return the moment at which a place's clocks show a time, seconds since the epoch.

    A time that its clocks show twice is the first; one that they skip is as much later as they were put forward.
    """
    try:
        shown_there = datetime.fromisoformat(local[:SHORTEST_LOCAL])
    except ValueError:
        raise Refused(
            422, f"local: found {local[:40]!r}; expected a date and time, 2027-12-03T18:00.", "local"
        ) from None
    return shown_there.replace(tzinfo=zone, fold=0).timestamp()


def course_of(room: Room, wanted: Sequence[tuple[int, str, str]], zone: str, early: bool, now: float) -> KeepCourse:
    """Return a calendar, checked: dates of the quarters still to come, in the order in which their phases come.

    wanted  quarter, phase and local time of each date
    errors  Refused
    """
    place, dates = zone_of(zone), list[CourseDeadline]()
    for turn, phase, local in wanted:
        if phase not in DATED or not 1 <= turn <= room.quarters:
            raise Refused(422, f"found {phase[:20]!r} of quarter {turn}; expected a phase of a quarter.", "dates")
        dates.append(CourseDeadline(turn, next(p for p in ALL_PHASES if p == phase), local, moment_of(local, place)))
    order = [(date.turn, ALL_PHASES.index(date.phase)) for date in dates]
    if order != sorted(set(order)) or any(a.at >= b.at for a, b in pairwise(dates)):
        raise Refused(422, "Dates follow one another as their phases do, each later than the one before.", "dates")
    here = (room.turn, ALL_PHASES.index(room.phase))
    to_come = [date for date, place_in in zip(dates, order, strict=True) if place_in >= here]
    if to_come and to_come[0].at <= now:
        raise Refused(422, f"{to_come[0].local.replace('T', ' ')} has passed; choose a later time.", "dates")
    return KeepCourse(zone=zone, deadlines=tuple(dates), early=early)


def dates_said(room: Room) -> list[tuple[CourseDeadline, str]]:
    """Return every date with what it is, in words."""
    course = room.course
    return [(date, f"{DATED[date.phase]}: {room.quarter(date.turn)}") for date in (course.deadlines if course else ())]


def calendar_file(room: Room, now: float) -> str:
    """Return the dates as a calendar reads them: iCalendar, in universal time."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Wedge//class//EN"]
    for date, says in dates_said(room):
        uid = f"{room.exercise.code}-{date.turn}-{date.phase}@wedge"
        lines += [
            *("BEGIN:VEVENT", f"UID:{uid}", f"DTSTAMP:{universal(now)}", f"DTSTART:{universal(date.at)}"),
            *(f"DTEND:{universal(date.at)}", f"SUMMARY:{escaped(f'{room.exercise.title}. {says}')}", "END:VEVENT"),
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def universal(at: float) -> str:
    """Return a moment as iCalendar writes it."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    """Return a text as iCalendar holds it."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def mail_text(room: Room, address: str, now: float) -> str:
    """Return a plain mail that tells a class of its dates to come; it holds no link but the address of the class."""
    course = room.course
    zone = ZoneInfo(course.zone) if course else UTC
    dates = [
        f"  {datetime.fromtimestamp(date.at, zone).strftime('%A %d %B %Y, %H:%M')} – {says}"
        for date, says in dates_said(room)
        if date.at > now
    ]
    place = f"All times are those of {course.zone}." if course else "There is no calendar."
    return "\n".join([
        f"{room.exercise.title}: {room.quarter(room.turn)} is open.", "",
        "Dates to come:", *(dates or ["  none"]), place, "",
        f"Your own link opens your desk; without one, join at {address} with the code {room.exercise.code}.",
        "What your team has drafted by a date counts, unless your facilitator has said otherwise.", "",
    ])  # fmt: skip
