"""The routes of a course's calendar: the facilitator sets it, and takes it away as a file or as a mail."""

from collections.abc import Mapping
from typing import Annotated

import attrs
from starlette.requests import Request
from starlette.responses import Response

from game.classroom.protocol.closed_lists import Phase
from game.classroom.protocol.fields import Length, shape, text, whole
from game.classroom.server.course_calendar import MOST_DATES, calendar_file, course_of, mail_text
from game.classroom.server.room_registry import RoomRegistry
from game.classroom.server.routes import facilitator
from game.classroom.server.web import answer_of, json_of

KINDS: Mapping[str, str] = {"calendar.ics": "text/calendar", "mail.txt": "text/plain"}


@attrs.frozen(kw_only=True)
class DateAsked:
    """A date of a calendar, on the clocks of its place."""

    turn: Annotated[int, whole(1, 200)]
    phase: Phase
    local: Annotated[str, text(40)]


@attrs.frozen(kw_only=True)
class CalendarAsked:
    """What is sent to set a calendar; no dates put it away."""

    zone: Annotated[str, text(60)]
    dates: Annotated[tuple[DateAsked, ...], Length(MOST_DATES)]
    early: bool = True


CALENDAR = shape(CalendarAsked)


async def set_calendar(request: Request, registry: RoomRegistry) -> Response:
    """Set the calendar of a course; for the facilitator."""
    open_room = facilitator(request, registry).table.open_room
    sent = CALENDAR("", await json_of(request, registry))
    wanted = [(date.turn, date.phase, date.local) for date in sent.dates]
    await open_room.note(course_of(open_room.room, wanted, sent.zone, sent.early, registry.now()))
    return answer_of({"ok": True, "dates": len(wanted)})


async def calendar(request: Request, registry: RoomRegistry) -> Response:
    """Return the dates as a calendar's file, or as a mail to copy; for the facilitator."""
    open_room = facilitator(request, registry).table.open_room
    room, now = open_room.on_disk, registry.now()
    name = "calendar.ics" if request.url.path.endswith(".ics") else "mail.txt"
    content = calendar_file(room, now) if name == "calendar.ics" else mail_text(room, open_room.around.address, now)
    saved = {"content-disposition": f'attachment; filename="wedge-{room.exercise.code}-{name}"'}
    return Response(content, headers=saved, media_type=f"{KINDS[name]}; charset=utf-8")
