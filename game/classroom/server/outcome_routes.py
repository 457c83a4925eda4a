"""The routes of what comes out of a room: previews, the debrief, a team's report, exports."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from game.classroom.engine import engine_worker as worker
from game.classroom.protocol.act import FACILITATOR
from game.classroom.protocol.fields import many, maybe, shape, text, truth
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.injecting import check_effects, inject, put_in
from game.classroom.rules.quarters import submitted
from game.classroom.rules.room import Room
from game.classroom.rules.transition import effect
from game.classroom.server import exports
from game.classroom.server.debriefing import told
from game.classroom.server.open_room import OpenRoom
from game.classroom.server.quarter_review import progress, umpired
from game.classroom.server.room_registry import Entered, RoomRegistry
from game.classroom.server.routes import facilitator, greeting
from game.classroom.server.store import copied
from game.classroom.server.team_report import report
from game.classroom.server.templates import page
from game.classroom.server.web import entered, json_of
from game.classroom.server.workers import EngineLost
from game.model.state.axes import COUNTRIES

OPEN_TO = (FACILITATOR, "evaluator")
PREVIEW = shape(
    {"inject": maybe(text(64)), "title": text(80, 0), "effects": many(effect, 8), "orders": truth},
    {"inject": None, "title": "", "effects": [], "orders": False},
)


async def preview(request: Request, hall: RoomRegistry) -> Response:
    """Return what an inject, or the orders so far, would change; for the facilitator."""
    hub = facilitator(request, hall).table.hub
    asked = PREVIEW("", await json_of(request))
    room = hub.shown
    if room.over:
        raise Refused(409, "The last quarter has been played; nothing is to come.")
    what: dict[str, Any] = {"injects": list(put_in(room)), "orders": None}
    if asked["inject"] is not None:
        if asked["inject"] not in room.cards:
            raise Refused(422, f"There is no inject {asked['inject'][:40]!r}.", "inject")
        card = room.cards[asked["inject"]]
        what["injects"].append(inject(room, "tried", card.title, {"says": "", "effects": card.effects, "to": None}))
    elif asked["effects"]:
        check_effects(room, asked["effects"])
        tried = {"says": "", "effects": asked["effects"], "to": None}
        what["injects"].append(inject(room, "tried", asked["title"], tried))
    if asked["orders"]:
        what["orders"] = submitted(room)
    return JSONResponse({"ok": True, **await worked_out(hub, worker.looked_into, what)})


async def worked_out(hub: OpenRoom, question: Any, what: Any) -> Any:
    """Return what the umpire answers to a question about the room now."""
    room = hub.shown
    try:
        return await hub.workers.ahead.ask(question, dict(room.exercise.campaign), room.history, what)
    except EngineLost as lost:
        raise Refused(503, str(lost)) from None


def may_read(found: Entered) -> None:
    """Refuse those to whom the debrief is not open yet."""
    if not found.table.hub.shown.debrief_open and found.grant.actor.kind not in OPEN_TO:
        raise Refused(409, "The debrief opens when the facilitator opens it.")
    if found.grant.actor.kind == "seat":
        raise Refused(403, "Sit down first: this link opens a seat.")


def siblings(hall: RoomRegistry, hub: OpenRoom) -> list[dict[str, Any]]:
    """Return the other tables whose debrief is open: how their partnership went."""
    return [
        {
            "title": table.hub.shown.exercise.title,
            "path": table.hub.shown.position["public"]["world"]["path"],
            "verdict": table.hub.shown.position["control"]["world"]["verdict"],
            "this": False,
        }
        for table in hall.tables
        if table.hub is not hub and table.hub.shown.debrief_open
    ]


async def debrief(request: Request, hall: RoomRegistry) -> Response:
    """Return the debrief, or that it is being worked out."""
    found = entered(request, hall)
    may_read(found)
    hub = found.table.hub
    engine = umpired(hub)
    if engine is None:
        return JSONResponse({"ok": True, "building": True, **progress(hub)}, 202, {"retry-after": "1"})
    _, body = whole(hall, hub, engine, names=found.grant.actor.kind == FACILITATOR)
    return Response(body, media_type="application/json")


def whole(hall: RoomRegistry, hub: OpenRoom, engine: dict[str, Any], *, names: bool) -> tuple[dict[str, Any], bytes]:
    """Return the debrief, and as it is sent; made once for all who ask before anything changes.

    Twenty quarters take 30 ms to put together, and a class asks for them in the same second.
    """
    key = tuple(table.hub.shown.acts for table in hall.tables)
    kept = hub.read.get(names)
    if kept is None or kept[0] != key:
        made = told(hub.shown, engine, siblings(hall, hub), names)
        kept = hub.read[names] = (key, made, json.dumps(made, ensure_ascii=False).encode())
    _, made, body = kept
    return made, body


async def debrief_page(request: Request, hall: RoomRegistry) -> Response:
    """Return the debrief's page; it fetches what it shows."""
    found = entered(request, hall)
    may_read(found)
    umpired(found.table.hub)
    whole = greeting(found, hall)
    sections = {"room": whole["sections"]["room"]}
    shown = page(
        "debrief", page="debrief", title=sections["room"]["title"], token=request.path_params["token"],
        kind=found.grant.actor.kind, boot={"me": whole["me"], "now": whole["now"], "sections": sections},
    )  # fmt: skip
    return HTMLResponse(shown)


async def report_page(request: Request, hall: RoomRegistry) -> Response:
    """Return a team's report of two pages: any for the facilitator, its own for a player once the debrief is open."""
    found, country = entered(request, hall), request.path_params["country"]
    may_read(found)
    if country not in COUNTRIES:
        raise Refused(404, "There is no such team.")
    hub, actor = found.table.hub, found.grant.actor
    who = hub.shown.player(actor.person)
    if actor.kind not in OPEN_TO and (who is None or who.seat != country):
        raise Refused(403, "This is another team’s report.")
    engine = umpired(hub)
    if engine is None:
        # The page comes back by itself, so that whoever clicked early need not know that.
        told_so = "The report is being worked out; this page shows it as soon as it is there."
        return HTMLResponse(
            page("fault", title="Wait", page="fault", status=202, reason=told_so), 202, {"refresh": "2"}
        )
    found_all, _ = whole(hall, hub, engine, names=False)
    boot: dict[str, Any] = {}
    shown = report(hub.shown, found_all, country)
    return HTMLResponse(page("report", page="report", title=shown["title"], token="", kind="", boot=boot, report=shown))


async def export(request: Request, hall: RoomRegistry) -> Response:
    """Return one of the exports, for the facilitator."""
    hub, name = facilitator(request, hall).table.hub, request.path_params["name"]
    saved = {"content-disposition": f'attachment; filename="wedge-{hub.shown.exercise.code}-{name}"'}
    if name == "copy.wedge":
        return Response(await hub.store.carry_out(copied), headers=saved, media_type="application/octet-stream")
    content = await log_of(hub) if name == "campaign.jsonl" else written(hub, name)
    kind = "text/csv; charset=utf-8" if name.endswith(".csv") else "application/json"
    return Response(content, headers=saved, media_type=kind)


async def log_of(hub: OpenRoom) -> str:
    """Return the campaign's log, with which the class can go on at one computer, handing it on from seat to seat."""
    room = hub.shown
    seats = [seat for seat in room.desks if room.team(seat)]
    return str(await hub.workers.quarters.ask(worker.log_of, dict(room.exercise.campaign), room.history, seats))


def written(hub: OpenRoom, name: str) -> str:
    """Return one of the tables or documents of a room."""
    room, decisions = hub.shown, decided(hub.shown)
    if name == "dictionary.json":
        return exports.dictionary()
    if name == "room.json":
        return exports.document(room, decisions)
    if name == "grades.csv":
        return exports.table(name, exports.grades(room, decisions))
    if name not in exports.TABLES:
        others = ", ".join([*exports.fields(), "room.json", "dictionary.json", "campaign.jsonl", "copy.wedge"])
        raise Refused(404, f"There is no such export; there are {others}.")
    return exports.table(name, exports.TABLES[name](room))


def decided(room: Room) -> dict[str, float]:
    """Return by seat how a team's orders compare with what else it could have ordered, 0–1, over what was judged."""
    ranks: dict[str, list[float]] = {}
    for one in room.played:
        for seat, found in room.judged.get(one.digest, {}).get("decisions", {}).items():
            ranks.setdefault(seat, []).append(found["rank"])
    return {seat: sum(some) / len(some) for seat, some in ranks.items()}
