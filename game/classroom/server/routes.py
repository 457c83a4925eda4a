"""The routes: pages for browsers, JSON for their scripts; each takes a request and the registry."""

import asyncio
from typing import Annotated

import attrs
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.websockets import WebSocket

from game.classroom.protocol.bounds import Ident, PersonName
from game.classroom.protocol.class_events import Actor
from game.classroom.protocol.closed_lists import FACILITATOR
from game.classroom.protocol.fields import one_of, shape
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.wire_messages import LobbySeat, LobbyView, refusal
from game.classroom.rules.room import Room
from game.classroom.sections.audience import audience
from game.classroom.server.open_room import OpenRoom
from game.classroom.server.rendering import hello
from game.classroom.server.room_registry import Entered, JoinWish, RoomRegistry
from game.classroom.server.sockets import goodbye, me
from game.classroom.server.templates import page
from game.classroom.server.tokens import token as new_token
from game.classroom.server.web import (
    SESSION,
    address_of,
    answer_of,
    cookie_of,
    entered,
    form_of,
    json_of,
    presented,
    same_origin,
    see_other,
)
from game.model.state.axes import COUNTRIES

# How long a request waits for something new, and how often it looks, seconds.
WAITS, LOOKS = 12.0, 0.3
KINDS = {"p": ("player",), "f": (FACILITATOR,), "b": ("board",), "o": ("observer", "press", "evaluator")}
TEMPLATES = {"p": "desk", "f": "console", "b": "board", "o": "observer"}


@attrs.frozen(kw_only=True)
class JoinAsked:
    """What is sent to join a room by its code; `id` is the client's own number."""

    name: PersonName
    seat: Annotated[str, one_of("any", "observer", *COUNTRIES)]
    id: Ident


@attrs.frozen(kw_only=True)
class SitAsked:
    """What is sent to sit down by a seat's link."""

    name: PersonName
    id: Ident


JOINING, SITTING = shape(JoinAsked), shape(SitAsked)


async def front(request: Request, registry: RoomRegistry) -> Response:
    """Return the page on which people join."""
    typed = request.query_params.get("code", "")[:20]
    try:
        boot = lobby(registry.by_code(typed, address_of(request)).open_room) if typed else None
    except Refused:
        boot = None
    return HTMLResponse(joining_page(boot, code=typed))


def joining_page(boot: LobbyView | None, token: str = "", **filled: object) -> str:
    """Return the page on which people join, or sit down where the link is a seat's."""
    whole = {"code": "", "fault": "", "form": {"name": "", "seat": ""}, **filled}
    kind, seat = ("seat", boot.own if boot else "") if token else ("", "")
    return page("join", page="join", title="Join", token=token, kind=kind, seat=seat, boot=boot, **whole)


async def seat_link(request: Request, registry: RoomRegistry) -> Response:
    """Return the page on which people sit down at one seat."""
    entry = seat_of(request, registry)
    boot = attrs.evolve(lobby(entry.table.open_room), own=entry.grant.seat)
    return HTMLResponse(joining_page(boot, request.path_params["token"]))


async def screen(request: Request, registry: RoomRegistry) -> Response:
    """Return somebody's page: desk, console, board or observer's."""
    entry, letter = entered(request, registry), request.url.path.split("/")[1]
    if entry.grant.actor.kind not in KINDS[letter]:
        raise Refused(404, "This link opens another page.")
    boot = greeting(entry, registry)
    exercise, master = entry.table.open_room.on_disk.exercise, entry.grant.actor.kind == FACILITATOR
    session = f"{SESSION}{exercise.code}" if master else ""
    html = page(
        TEMPLATES[letter], page=TEMPLATES[letter], title=exercise.title, token=request.path_params["token"],
        kind=entry.grant.actor.kind, boot=boot, session=session,
    )  # fmt: skip
    answer = HTMLResponse(html)
    if master:
        secure = registry.address.startswith("https:")
        answer.set_cookie(cookie_of(session), presented(request), httponly=True, samesite="strict", secure=secure)
    return answer


def greeting(entry: Entered, registry: RoomRegistry) -> dict[str, object]:
    """Return all that somebody is shown."""
    open_room, actor = entry.table.open_room, entry.grant.actor
    if actor.kind == "seat":
        raise Refused(403, "Sit down first: this link opens a seat.")
    who = open_room.on_disk.player(actor.person)
    whom = audience(actor.kind, who.seat if who else "")
    return hello(open_room.on_disk, open_room.around, whom, me(actor, who), registry.now())


async def view(request: Request, registry: RoomRegistry) -> Response:
    """Return what the socket would say first; where a page has a frame already, once there is another.

    So a page goes on where sockets are blocked.
    """
    entry = entered(request, registry)
    rendering = entry.table.screens.rendering
    entry.table.screens.hear(entry.grant.actor)
    if after := request.query_params.get("after"):
        ends = registry.now() + WAITS
        while str(rendering.frame) == after and registry.now() < ends:
            await asyncio.sleep(LOOKS)
        entry = entered(request, registry)
    return answer_of({**greeting(entry, registry), "frame": rendering.frame})


def lobby(open_room: OpenRoom) -> LobbyView:
    """Return what somebody who has the code is told before they join."""
    exercise, room = open_room.on_disk.exercise, open_room.on_disk
    return LobbyView(
        code=exercise.code,
        title=exercise.title,
        scenario=exercise.scenario.title,
        phase=room.phase,
        seats=tuple(lobby_seat(room, seat) for seat in COUNTRIES),
        address=open_room.around.address,
        qr=open_room.around.qr,
    )


def lobby_seat(room: Room, seat: str) -> LobbySeat:
    """Return a seat as somebody sees it who has the code."""
    scenario, people = room.exercise.scenario, len(room.team(seat))
    full = people >= room.exercise.places
    return LobbySeat(seat, scenario.titles[seat], people, scenario.aims[seat], room.exercise.places, full)


async def look_up(request: Request, registry: RoomRegistry) -> Response:
    """Return which room a code opens."""
    limit(request, registry)
    return answer_of(lobby(registry.by_code(request.path_params["code"], address_of(request)).open_room))


def limit(request: Request, registry: RoomRegistry) -> None:
    """Refuse an address that asks too often."""
    if not registry.coming.allows(address_of(request), registry.now()):
        raise Refused(429, "Too many requests from here; wait a moment.")


async def join(request: Request, registry: RoomRegistry) -> Response:
    """Let somebody into the room of a code."""
    limit(request, registry)
    table = registry.by_code(request.path_params["code"], address_of(request))
    asked_for = JOINING("", await json_of(request, registry))
    return answer_of(await registry.join(table, wish_of(asked_for), address_of(request)), 201)


def wish_of(sent: JoinAsked) -> JoinWish:
    """Return who wants to join, with the kind of person it makes."""
    if sent.seat == "observer":
        return JoinWish(sent.name, sent.id, "observer", "")
    return JoinWish(sent.name, sent.id, "player", sent.seat)


def sitting_wish(sent: SitAsked, seat: str) -> JoinWish:
    """Return who wants to sit down at a seat."""
    return JoinWish(sent.name, sent.id, "player", seat)


async def sit(request: Request, registry: RoomRegistry) -> Response:
    """Let somebody sit down by a seat's link."""
    limit(request, registry)
    entry = seat_of(request, registry)
    wish = sitting_wish(SITTING("", await json_of(request, registry)), entry.grant.seat)
    return answer_of(await registry.join(entry.table, wish, address_of(request)), 201)


def seat_of(request: Request, registry: RoomRegistry) -> Entered:
    """Return the room and seat of a seat's link."""
    entry = entered(request, registry)
    if not entry.grant.seat:
        raise Refused(403, "This is no seat’s link.")
    return entry


async def join_form(request: Request, registry: RoomRegistry) -> Response:
    """Let somebody in who has no scripts, and send them to their desk; a form that was refused comes back as it was."""
    limit(request, registry)
    form = {"seat": "any", **await form_of(request, registry)}
    typed, boot = form.pop("code", "")[:20], None
    try:
        table = registry.by_code(typed, address_of(request))
        boot = lobby(table.open_room)
        sent = JOINING("", {**form, "id": form.get("id") or number(registry)})
        return see_other((await registry.join(table, wish_of(sent), address_of(request))).url)
    except Refused as refused:
        form_sent = {"name": form.get("name", "")[:40], "seat": form["seat"][:40]}
        return HTMLResponse(joining_page(boot, code=typed, fault=refused.reason, form=form_sent), refused.status)


async def sit_form(request: Request, registry: RoomRegistry) -> Response:
    """Let somebody sit down who has no scripts."""
    limit(request, registry)
    entry, form = seat_of(request, registry), await form_of(request, registry)
    boot = attrs.evolve(lobby(entry.table.open_room), own=entry.grant.seat)
    try:
        sent = SITTING("", {**form, "id": form.get("id") or number(registry)})
        return see_other(
            (await registry.join(entry.table, sitting_wish(sent, entry.grant.seat), address_of(request))).url
        )
    except Refused as refused:
        form_sent = {"name": form.get("name", "")[:40], "seat": entry.grant.seat}
        html = joining_page(boot, request.path_params["token"], fault=refused.reason, form=form_sent)
        return HTMLResponse(html, refused.status)


def number(registry: RoomRegistry) -> str:
    """Return a number for somebody whose page made none."""
    return f"form-{registry.now():.0f}-{new_token()}"[:64]


async def act(request: Request, registry: RoomRegistry) -> Response:
    """Take an act."""
    entry = entered(request, registry)
    if not entry.table.screens.limiter.allows(entry.grant.actor.name, registry.now()):
        raise Refused(429, "Too many requests; wait a moment.")
    sent = await json_of(request, registry)
    if entry.grant.actor.kind == "seat":
        raise Refused(403, "Sit down first: this link opens a seat.")
    try:
        return answer_of(await entry.table.open_room.ask(sent, entry.grant.actor))
    except Refused as refused:
        number_sent = sent.get("id")
        answer = refusal(refused, number_sent if isinstance(number_sent, str) else "")
        return answer_of(answer, refused.status)


def facilitator(request: Request, registry: RoomRegistry) -> Entered:
    """Return the room of a facilitator's link."""
    entry = entered(request, registry)
    if entry.grant.actor != Actor(FACILITATOR):
        raise Refused(403, "Only the facilitator may see this.")
    return entry


async def reach(request: Request, registry: RoomRegistry) -> Response:
    """Say that the server was reached."""
    del registry
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"reached": True})
    return HTMLResponse(page("reach", page="reach", title="Reached", token="", kind="", boot={}))


async def health(request: Request, registry: RoomRegistry) -> Response:
    """Say that the server is well."""
    del request, registry
    return JSONResponse({"ok": True})


async def socket(websocket: WebSocket, registry: RoomRegistry) -> None:
    """Open a screen, if its link is good and its page is one of ours."""
    await websocket.accept()
    if not same_origin(websocket, registry.address):
        await goodbye(websocket, 403, "This page is another site’s.")
        return
    try:
        entry = entered(websocket, registry)
    except Refused as refused:
        await goodbye(websocket, refused.status, refused.reason)
        return
    if entry.grant.actor.kind == "seat":
        await goodbye(websocket, 403, "Sit down first: this link opens a seat.")
        return
    await entry.table.screens.serve(websocket, presented(websocket), entry.grant.actor)
