"""The routes: pages for browsers, JSON for their scripts; each takes a request and the hall."""

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.websockets import WebSocket

from game.classroom.protocol.act import FACILITATOR, Actor
from game.classroom.protocol.fields import one_of, shape, text
from game.classroom.protocol.refusals import Refused
from game.classroom.sections.audience import audience
from game.classroom.server.open_room import OpenRoom
from game.classroom.server.rendering import hello
from game.classroom.server.room_registry import Entered, RoomRegistry
from game.classroom.server.sockets import goodbye, me
from game.classroom.server.templates import page
from game.classroom.server.tokens import token as new_token
from game.classroom.server.web import address_of, entered, form_of, json_of, same_origin, see_other
from game.model.state.axes import COUNTRIES

KINDS = {"p": ("player",), "f": (FACILITATOR,), "b": ("board",), "o": ("observer", "press", "evaluator")}
TEMPLATES = {"p": "desk", "f": "console", "b": "board", "o": "observer"}
JOINING = shape({"name": text(40), "seat": one_of("any", "observer", *COUNTRIES), "id": text(64)})
SITTING = shape({"name": text(40), "id": text(64)})


async def front(request: Request, hall: RoomRegistry) -> Response:
    """Return the page on which people join."""
    typed = request.query_params.get("code", "")[:20]
    try:
        boot = lobby(hall.by_code(typed, address_of(request)).hub) if typed else None
    except Refused:
        boot = None
    return HTMLResponse(joining_page(boot, code=typed))


def joining_page(boot: dict[str, Any] | None, token: str = "", **shown: Any) -> str:
    """Return the page on which people join, or sit down where the link is a seat's."""
    whole = {"code": "", "fault": "", "form": {"name": "", "seat": ""}, **shown}
    kind, seat = ("seat", (boot or {}).get("own", "")) if token else ("", "")
    return page("join", page="join", title="Join", token=token, kind=kind, seat=seat, boot=boot, **whole)


async def seat_link(request: Request, hall: RoomRegistry) -> Response:
    """Return the page on which people sit down at one seat."""
    found = seat_of(request, hall)
    boot = lobby(found.table.hub) | {"own": found.grant.seat}
    return HTMLResponse(joining_page(boot, request.path_params["token"]))


async def screen(request: Request, hall: RoomRegistry) -> Response:
    """Return somebody's page: desk, console, board or observer's."""
    found, letter = entered(request, hall), request.url.path.split("/")[1]
    if found.grant.actor.kind not in KINDS[letter]:
        raise Refused(404, "This link opens another page.")
    boot = greeting(found, hall)
    shown = page(
        TEMPLATES[letter], page=TEMPLATES[letter], title=boot["sections"]["room"]["title"],
        token=request.path_params["token"], kind=found.grant.actor.kind, boot=boot,
    )  # fmt: skip
    return HTMLResponse(shown)


def greeting(found: Entered, hall: RoomRegistry) -> dict[str, Any]:
    """Return all that somebody is shown."""
    hub, actor = found.table.hub, found.grant.actor
    if actor.kind == "seat":
        raise Refused(403, "Sit down first: this link opens a seat.")
    who = hub.shown.player(actor.person)
    whom = audience(actor.kind, who.seat if who else "")
    return hello(hub.shown, hub.around, whom, me(actor, who), hall.now())


async def view(request: Request, hall: RoomRegistry) -> Response:
    """Return what the socket would say first."""
    return JSONResponse(greeting(entered(request, hall), hall))


def lobby(hub: OpenRoom) -> dict[str, Any]:
    """Return what somebody who has the code is told before they join."""
    room = hub.shown
    seats = [
        {
            "country": seat, "name": room.exercise.scenario["titles"][seat], "people": len(room.team(seat)),
            "aims": room.exercise.scenario["roles"][seat]["aims"], "places": room.exercise.places,
            "full": len(room.team(seat)) >= room.exercise.places,
        }
        for seat in COUNTRIES
    ]  # fmt: skip
    return {
        "code": room.exercise.code, "title": room.exercise.title, "scenario": room.exercise.scenario["title"],
        "phase": room.phase, "starts_in_s": None, "seats": seats, "watchers": True,
        "address": hub.around.address, "qr": hub.around.qr,
    }  # fmt: skip


async def look_up(request: Request, hall: RoomRegistry) -> Response:
    """Return which room a code opens."""
    limit(request, hall)
    return JSONResponse(lobby(hall.by_code(request.path_params["code"], address_of(request)).hub))


def limit(request: Request, hall: RoomRegistry) -> None:
    """Refuse an address that asks too often."""
    if not hall.coming.allows(address_of(request), hall.now()):
        raise Refused(429, "Too many requests from here; wait a moment.")


async def join(request: Request, hall: RoomRegistry) -> Response:
    """Let somebody into the room of a code."""
    limit(request, hall)
    table = hall.by_code(request.path_params["code"], address_of(request))
    asked = JOINING("", await json_of(request))
    return JSONResponse(await hall.join(table, seated(asked)), 201)


def seated(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what is asked, with the kind of person it makes."""
    watching = asked["seat"] == "observer"
    return asked | {"kind": "observer" if watching else "player", "seat": "" if watching else asked["seat"]}


async def sit(request: Request, hall: RoomRegistry) -> Response:
    """Let somebody sit down by a seat's link."""
    limit(request, hall)
    found = seat_of(request, hall)
    asked = SITTING("", await json_of(request))
    return JSONResponse(await hall.join(found.table, asked | {"kind": "player", "seat": found.grant.seat}), 201)


def seat_of(request: Request, hall: RoomRegistry) -> Entered:
    """Return the room and seat of a seat's link."""
    found = entered(request, hall)
    if not found.grant.seat:
        raise Refused(403, "This is no seat’s link.")
    return found


async def join_form(request: Request, hall: RoomRegistry) -> Response:
    """Let somebody in who has no scripts, and send them to their desk; a form that was refused comes back as it was."""
    limit(request, hall)
    form = {"seat": "any", **await form_of(request)}
    typed, boot = form.pop("code", "")[:20], None
    try:
        table = hall.by_code(typed, address_of(request))
        boot = lobby(table.hub)
        asked = JOINING("", {**form, "id": form.get("id") or number(hall)})
        return see_other((await hall.join(table, seated(asked)))["url"])
    except Refused as refused:
        kept = {"name": form.get("name", "")[:40], "seat": form["seat"][:40]}
        return HTMLResponse(joining_page(boot, code=typed, fault=refused.reason, form=kept), refused.status)


async def sit_form(request: Request, hall: RoomRegistry) -> Response:
    """Let somebody sit down who has no scripts."""
    limit(request, hall)
    found, form = seat_of(request, hall), await form_of(request)
    boot = lobby(found.table.hub) | {"own": found.grant.seat}
    try:
        asked = SITTING("", {**form, "id": form.get("id") or number(hall)})
        joined = await hall.join(found.table, asked | {"kind": "player", "seat": found.grant.seat})
        return see_other(joined["url"])
    except Refused as refused:
        kept = {"name": form.get("name", "")[:40], "seat": found.grant.seat}
        shown = joining_page(boot, request.path_params["token"], fault=refused.reason, form=kept)
        return HTMLResponse(shown, refused.status)


def number(hall: RoomRegistry) -> str:
    """Return a number for somebody whose page made none."""
    return f"form-{hall.now():.0f}-{new_token()}"[:64]


async def act(request: Request, hall: RoomRegistry) -> Response:
    """Take an act."""
    found = entered(request, hall)
    if not found.table.screens.limiter.allows(found.grant.actor.name, hall.now()):
        raise Refused(429, "Too many requests; wait a moment.")
    sent = await json_of(request)
    if found.grant.actor.kind == "seat":
        raise Refused(403, "Sit down first: this link opens a seat.")
    try:
        return JSONResponse(await found.table.hub.ask(sent, found.grant.actor))
    except Refused as refused:
        asked = sent.get("id")
        return JSONResponse(refused.told(asked if isinstance(asked, str) else ""), refused.status)


def facilitator(request: Request, hall: RoomRegistry) -> Entered:
    """Return the room of a facilitator's link."""
    found = entered(request, hall)
    if found.grant.actor != Actor(FACILITATOR):
        raise Refused(403, "Only the facilitator may see this.")
    return found


async def reach(request: Request, hall: RoomRegistry) -> Response:
    """Say that the server was reached."""
    del hall
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"reached": True})
    return HTMLResponse(page("reach", page="reach", title="Reached", token="", kind="", boot={}))


async def health(request: Request, hall: RoomRegistry) -> Response:
    """Say that the server is well."""
    del request, hall
    return JSONResponse({"ok": True})


async def socket(websocket: WebSocket, hall: RoomRegistry) -> None:
    """Open a screen, if its link is good and its page is one of ours."""
    await websocket.accept()
    if not same_origin(websocket):
        await goodbye(websocket, 403, "This page is another site’s.")
        return
    try:
        found = entered(websocket, hall)
    except Refused as refused:
        await goodbye(websocket, refused.status, refused.reason)
        return
    if found.grant.actor.kind == "seat":
        await goodbye(websocket, 403, "Sit down first: this link opens a seat.")
        return
    await found.table.screens.serve(websocket, websocket.path_params["token"], found.grant.actor)
