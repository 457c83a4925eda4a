"""The routes of the class list: it is read, a student comes in by their own link, and links are printed as labels."""

import attrs
import segno
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.roster_events import RosterEntry
from game.classroom.rules.enrolment import person_of
from game.classroom.server.class_lists import LARGEST_LIST, class_list
from game.classroom.server.room_registry import JoinWish, RoomRegistry, RoomTable
from game.classroom.server.routes import facilitator
from game.classroom.server.templates import page
from game.classroom.server.web import address_of, answer_of, body_of, entered, see_other

OCTETS, FORM = "application/octet-stream", "application/x-www-form-urlencoded"


@attrs.frozen
class RosterTaken:
    """A class list was taken: how many students it holds, and what is odd about it."""

    students: int
    says: tuple[str, ...]
    ok: bool = True


@attrs.frozen
class StudentLabel:
    """A student's label: name, team, their own link, and its QR code as an image's address."""

    name: str
    group: str
    seat: str
    team: str
    link: str
    qr: str


async def take_list(request: Request, registry: RoomRegistry) -> Response:
    """Take a class list, as CSV or XLSX, instead of the one before; for the facilitator."""
    open_room = facilitator(request, registry).table.open_room
    read = class_list(await body_of(request, registry, OCTETS, LARGEST_LIST), open_room.on_disk.exercise.places)
    await open_room.note(read.roster)
    return answer_of(RosterTaken(len(read.roster.students), read.says))


def student_of_link(request: Request, registry: RoomRegistry) -> tuple[RoomTable, RosterEntry]:
    """Return the table and the student of a student's own link."""
    entry = entered(request, registry)
    if entry.grant.actor.kind != "seat" or not entry.grant.actor.person:
        raise Refused(404, "This link opens another page.")
    return entry.table, entry.table.open_room.on_disk.roster[entry.grant.actor.person]


async def student_page(request: Request, registry: RoomRegistry) -> Response:
    """Return the page on which a student comes in; who has come already is sent on to their desk."""
    table, student = student_of_link(request, registry)
    room = table.open_room.on_disk
    if who := person_of(room, student.student):
        return see_other(f"/p/{room.people[who].token}")
    team, title = room.exercise.scenario.titles[student.seat], room.exercise.title
    html = page(
        "student", page="student", title=title, token="", kind="", boot={}, student=student, team=team,
        action=request.url.path,
    )  # fmt: skip
    return HTMLResponse(html)


async def student_joins(request: Request, registry: RoomRegistry) -> Response:
    """Let a student in by their own link, once, and send them to their desk."""
    await body_of(request, registry, FORM)
    table, student = student_of_link(request, registry)
    room = table.open_room.on_disk
    if who := person_of(room, student.student):
        return see_other(f"/p/{room.people[who].token}")
    # Whoever was removed may come again by their link, as somebody new.
    before = sum(somebody.student == student.student for somebody in room.people.values())
    wish = JoinWish(student.name, f"student-{student.token}-{before}"[:60], "player", "any", student.student)
    return see_other((await registry.join(table, wish, address_of(request))).url)


async def labels(request: Request, registry: RoomRegistry) -> Response:
    """Return everybody's own link as labels to print; for the facilitator."""
    open_room = facilitator(request, registry).table.open_room
    room, address = open_room.on_disk, open_room.around.address
    rows = [label_of(student, room.exercise.scenario.titles[student.seat], address) for student in room.roster.values()]
    title = room.exercise.title
    return HTMLResponse(page("labels", page="labels", title=title, token="", kind="", boot={}, labels=rows))


def label_of(student: RosterEntry, team: str, address: str) -> StudentLabel:
    """Return a student's label."""
    link = f"{address}/r/{student.token}"
    qr = segno.make(link, error="l").svg_data_uri(border=0, dark="#000000", light="#FFFFFF", svgclass=None)
    return StudentLabel(student.name, student.group, student.seat, team, link, qr)
