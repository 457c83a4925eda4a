"""The routes of what comes out of a room: previews, the debrief, a team's report, exports."""

import json
from typing import Annotated

import attrs
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from game.classroom.engine import engine_worker as worker
from game.classroom.protocol.bounds import Country, Turn
from game.classroom.protocol.closed_lists import FACILITATOR
from game.classroom.protocol.conversion import plain
from game.classroom.protocol.debriefs import EngineDebrief
from game.classroom.protocol.fields import Length, shape, text
from game.classroom.protocol.positions import EventEffect, EventPut, QuarterAsked
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.room_debrief import DebriefBuilding, RoomDebrief, TableCompared
from game.classroom.rules.injecting import check_effects, put_in
from game.classroom.rules.quarters import submitted
from game.classroom.rules.room import Room
from game.classroom.sections.audience import Audience
from game.classroom.sections.clock import room_shown
from game.classroom.server import exports
from game.classroom.server.debriefing import room_debrief
from game.classroom.server.open_room import DebriefRead, OpenRoom
from game.classroom.server.room_registry import Entered, RoomRegistry
from game.classroom.server.routes import facilitator, greeting
from game.classroom.server.store import copied
from game.classroom.server.team_report import team_report
from game.classroom.server.templates import page
from game.classroom.server.web import answer_of, entered, json_of
from game.classroom.server.workers import EngineLost
from game.model.state.axes import COUNTRIES

OPEN_TO = (FACILITATOR, "evaluator")
TRIED = "An inject that is tried"


@attrs.frozen(kw_only=True)
class PreviewAsked:
    """What is sent for a preview: an inject of the room, or effects to be tried, or the orders so far."""

    inject: Annotated[str, text(64)] | None = None
    title: Annotated[str, text(80, 0)] = ""
    effects: Annotated[tuple[EventEffect, ...], Length(8)] = ()
    orders: bool = False


PREVIEW = shape(PreviewAsked)


async def preview(request: Request, registry: RoomRegistry) -> Response:
    """Return what an inject, or the orders so far, would change; for the facilitator."""
    open_room = facilitator(request, registry).table.open_room
    sent, room = PREVIEW("", await json_of(request, registry)), open_room.on_disk
    if room.over:
        raise Refused(409, "The last quarter has been played; nothing is to come.")
    quarter = QuarterAsked(
        submitted(room) if sent.orders else dict.fromkeys(COUNTRIES), (*put_in(room), *tried(room, sent))
    )
    ask, campaign = open_room.workers.ahead.ask, room.exercise.campaign
    try:
        changes = await ask(worker.looked_into, campaign, room.history, quarter)
    except EngineLost as lost:
        raise Refused(503, str(lost)) from None
    return JSONResponse({"ok": True, **plain(changes)})


def tried(room: Room, sent: PreviewAsked) -> tuple[EventPut, ...]:
    """Return the inject that is to be tried, if any."""
    if sent.inject is not None:
        if sent.inject not in room.cards:
            raise Refused(422, f"There is no inject {sent.inject[:40]!r}.", "inject")
        card = room.cards[sent.inject]
        return (EventPut("tried", room.turn, card.title, card.says, card.effects),)
    check_effects(room, sent.effects)
    return (EventPut("tried", room.turn, sent.title or TRIED, TRIED, sent.effects),) if sent.effects else ()


def may_read(entry: Entered) -> None:
    """Refuse those to whom the debrief is not open yet."""
    if not entry.table.open_room.on_disk.debrief_open and entry.grant.actor.kind not in OPEN_TO:
        raise Refused(409, "The debrief opens when the facilitator opens it.")
    if entry.grant.actor.kind == "seat":
        raise Refused(403, "Sit down first: this link opens a seat.")


def siblings(registry: RoomRegistry, open_room: OpenRoom) -> tuple[TableCompared, ...]:
    """Return the other tables whose debrief is open: how their partnership went."""
    return tuple(
        TableCompared(
            title=room.exercise.title,
            path=room.position.path,
            outcome=room.position.control.outcome,
            this=False,
        )
        for room in (table.open_room.on_disk for table in registry.tables if table.open_room is not open_room)
        if room.debrief_open
    )


async def debrief(request: Request, registry: RoomRegistry) -> Response:
    """Return the debrief, or that it is being worked out."""
    entry = entered(request, registry)
    may_read(entry)
    open_room = entry.table.open_room
    engine = open_room.engine_debrief()
    if engine is None:
        return answer_of(progress(open_room.on_disk), 202, {"retry-after": "1"})
    read = whole(registry, open_room, engine, names=entry.grant.actor.kind == FACILITATOR)
    return Response(read.body, media_type="application/json")


def progress(room: Room) -> DebriefBuilding:
    """Return how far the debrief has come."""
    judged = sum(quarter.record.digest in room.judged for quarter in room.played)
    return DebriefBuilding(judged, len(room.played) + 1)


def whole(registry: RoomRegistry, open_room: OpenRoom, engine: EngineDebrief, *, names: bool) -> DebriefRead:
    """Return the debrief, and as it is sent; made once for all who ask before anything changes.

    Twenty quarters take 30 ms to put together, and a class asks for them in the same second.
    """
    after = tuple(table.open_room.on_disk.acts for table in registry.tables)
    read = open_room.read.get(names)
    if read is None or read.after != after:
        debriefed: RoomDebrief = room_debrief(open_room.on_disk, engine, siblings(registry, open_room), names)
        body = json.dumps(plain(debriefed), ensure_ascii=False).encode()
        read = open_room.read[names] = DebriefRead(after, debriefed, body)
    return read


@attrs.frozen(kw_only=True)
class OtherwiseAsked:
    """What is sent to play a quarter again with the computer's orders in a seat's place."""

    seat: Country
    turn: Turn


OTHERWISE = shape(OtherwiseAsked)


async def otherwise(request: Request, registry: RoomRegistry) -> Response:
    """Return what would have come of a quarter with other orders of one seat; for whoever may read the debrief."""
    entry = entered(request, registry)
    may_read(entry)
    open_room = entry.table.open_room
    sent, room = OTHERWISE("", await json_of(request, registry)), open_room.on_disk
    if not 1 <= sent.turn <= len(room.played):
        raise Refused(422, f"turn: found {sent.turn}; expected 1 to {len(room.played)}.", "turn")
    if not room.debrief_open:
        raise Refused(409, "Quarters are played again once the debrief is open.")
    ask = open_room.workers.ahead.ask
    try:
        again = await ask(worker.played_otherwise, room.exercise.campaign, room.history, sent.seat, sent.turn)
    except EngineLost as lost:
        raise Refused(503, str(lost)) from None
    return JSONResponse({"ok": True, **plain(again)})


async def debrief_page(request: Request, registry: RoomRegistry) -> Response:
    """Return the debrief's page; it fetches what it shows."""
    entry = entered(request, registry)
    may_read(entry)
    entry.table.open_room.engine_debrief()
    room, actor = entry.table.open_room.on_disk, entry.grant.actor
    boot = greeting(entry, registry)
    # The page fetches the debrief; of the sections it needs the room's alone.
    boot["sections"] = {"room": room_shown(room, Audience("player"), entry.table.open_room.around)}
    html = page(
        "debrief", page="debrief", title=room.exercise.title, token=request.path_params["token"], kind=actor.kind,
        boot=boot,
    )  # fmt: skip
    return HTMLResponse(html)


async def report_page(request: Request, registry: RoomRegistry) -> Response:
    """Return a team's report of two pages: any for the facilitator, its own for a player once the debrief is open."""
    entry, country = entered(request, registry), request.path_params["country"]
    may_read(entry)
    if country not in COUNTRIES:
        raise Refused(404, "There is no such team.")
    open_room, actor = entry.table.open_room, entry.grant.actor
    who = open_room.on_disk.player(actor.person)
    if actor.kind not in OPEN_TO and (who is None or who.seat != country):
        raise Refused(403, "This is another team’s report.")
    engine = open_room.engine_debrief()
    if engine is None:
        # The page comes back by itself, so that whoever clicked early need not know that.
        reason = "The report is being worked out; this page shows it as soon as it is there."
        return HTMLResponse(page("fault", title="Wait", page="fault", status=202, reason=reason), 202, {"refresh": "2"})
    team_page = team_report(open_room.on_disk, whole(registry, open_room, engine, names=False).whole, country)
    return HTMLResponse(
        page("report", page="report", title=team_page.title, token="", kind="", boot={}, report=team_page)
    )


async def export(request: Request, registry: RoomRegistry) -> Response:
    """Return one of the exports, for the facilitator."""
    open_room, name = facilitator(request, registry).table.open_room, request.path_params["name"]
    saved = {"content-disposition": f'attachment; filename="wedge-{open_room.on_disk.exercise.code}-{name}"'}
    if name == "copy.wedge":
        return Response(await open_room.store.carry_out(copied), headers=saved, media_type="application/octet-stream")
    content = await log_of(open_room) if name == "campaign.jsonl" else written(open_room, name)
    if name.endswith(".csv"):
        # The mark at the beginning lets a spreadsheet read other letters than English ones.
        return Response(content.encode("utf-8-sig"), headers=saved, media_type="text/csv; charset=utf-8")
    return Response(content, headers=saved, media_type="application/json")


async def log_of(open_room: OpenRoom) -> str:
    """Return the campaign's log, with which the class can go on at one computer, handing it on from seat to seat."""
    room = open_room.on_disk
    log = await open_room.workers.quarters.ask(worker.log_of, room.exercise.campaign, room.history)
    if not log:
        reason = "Seats changed hands, or something was put in, between quarters; a campaign’s log holds neither."
        raise Refused(409, f"{reason} The room’s own file holds all of it.")
    return log


def written(open_room: OpenRoom, name: str) -> str:
    """Return one of the tables or documents of a room."""
    room, decisions = open_room.on_disk, decided(open_room.on_disk)
    if name == "dictionary.json":
        return exports.dictionary()
    if name == "class.json":
        return exports.shared(room)
    if name == "room.json":
        return exports.document(room, decisions)
    if name in exports.GRADES:
        return exports.table(name, exports.GRADES[name](room, decisions))
    if name not in exports.TABLES:
        documents = ["class.json", "room.json", "dictionary.json", "campaign.jsonl", "copy.wedge"]
        raise Refused(404, f"There is no such export; there are {', '.join([*exports.fields(), *documents])}.")
    return exports.table(name, exports.TABLES[name](room))


def decided(room: Room) -> dict[str, float]:
    """Return by seat how a team's orders compare with what else it could have ordered, 0–1, over what was judged."""
    ranks: dict[str, list[float]] = {}
    judged = (room.judged[quarter.record.digest] for quarter in room.played if quarter.record.digest in room.judged)
    for judgement in judged:
        for seat, decision in judgement.decisions.items():
            ranks.setdefault(seat, []).append(decision.rank)
    return {seat: sum(some) / len(some) for seat, some in ranks.items()}
