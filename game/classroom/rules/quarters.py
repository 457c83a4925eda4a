"""Quarters: what each seat submits, what the engine made of it, and going back."""

import json
import zlib
from typing import Any

import attrs

from game.classroom.protocol.act import Act
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.deals import marked, parties
from game.classroom.rules.drafting import faults_of
from game.classroom.rules.injecting import told
from game.classroom.rules.phases import entered
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Branch, PlayedQuarterOfRoom

WHOLE = 2


def submitted(room: Room) -> dict[str, dict[str, str] | None]:
    """Return what each seat submits: its locked sheet or its last draft; None where the engine plays it.

    A team that drafted nothing holds, and says so: its sheet is never a blank.
    """
    found: dict[str, dict[str, str] | None] = {}
    for seat, desk in room.desks.items():
        sheet = dict(desk.draft)
        if room.by_engine(seat) or faults_of(room, seat, sheet):
            found[seat] = None
        else:
            found[seat] = sheet or {hold(room, seat): "light"}
    return found


def hold(room: Room, seat: str) -> str:
    """Return the order with which a country holds."""
    return next(str(name) for name in room.exercise.scenario["orders"][seat] if name.endswith(".hold"))


def played_by(room: Room, seat: str) -> str:
    """Return who gives a seat's orders in this quarter."""
    if not room.team(seat):
        return "engine"
    if submitted(room)[seat] is None:
        return "proxy"
    return "people" if room.desks[seat].draft else "nobody"


def resolve(room: Room, act: Act) -> Room:
    """Begin to resolve the quarter: nothing can be drafted or ruled any more."""
    del act
    if room.phase != "adjudicate" or room.resolving or room.over:
        raise Refused(409, "Close the orders first; then the quarter can be resolved.")
    return room.evolved(resolving=True)


def resolved(room: Room, act: Act) -> Room:
    """Keep what the engine made of the quarter, mark deals, and reveal it."""
    if act["turn"] != room.turn or not room.resolving:
        raise Refused(409, "This quarter has been resolved, or taken back.")
    result = act["result"]
    by = {seat: played_by(room, seat) for seat in room.desks}
    quarter = PlayedQuarterOfRoom(
        room.turn, room.quarter(room.turn), result["orders"], by, tuple(result["injects"]), tuple(result["left_out"]),
        result["digest"], result["position"], result["happened"], act.at,
    )  # fmt: skip
    deals = {name: marked(one, quarter.turn, quarter.orders) for name, one in room.deals.items()}
    room = with_deals_told(room.evolved(deals=deals), room, act.at)
    room = room.evolved(played=laid(*room.played, quarter), resolving=False)
    room = room.with_desks(draft={}, drafted_by="", earlier=(), agreed=(), locked="", locked_at=0.0)
    return begun_quarter(entered(room, "reveal", act.at), act.at)


def laid(*quarters: PlayedQuarterOfRoom) -> tuple[PlayedQuarterOfRoom, ...]:
    """Return quarters as a room keeps them: the last two whole, since the press is shown the one before the last."""
    return (*(packed(one) for one in quarters[:-WHOLE]), *(unpacked(one) for one in quarters[-WHOLE:]))


def packed(one: PlayedQuarterOfRoom) -> PlayedQuarterOfRoom:
    """Return a quarter with its position folded up: a long class has many, and they are seldom asked for."""
    if one.folded:
        return one
    whole = one.position
    light = {
        "questions": whole["questions"],
        "public": {"world": {"path": whole["public"]["world"]["path"]}},
        "control": {"world": whole["control"]["world"]},
    }
    return attrs.evolve(one, position=light, folded=zlib.compress(json.dumps(whole).encode()))


def unpacked(one: PlayedQuarterOfRoom) -> PlayedQuarterOfRoom:
    """Return a quarter with its whole position."""
    if not one.folded:
        return one
    return attrs.evolve(one, position=json.loads(zlib.decompress(one.folded)), folded=b"")


def with_deals_told(room: Room, before: Room, at: float) -> Room:
    """Return the room with everybody told of deals kept or broken, as far as they can know it."""
    for name, one in room.deals.items():
        if one.status != before.deals[name].status and one.status in ("kept", "broken", "lapsed"):
            covert = any(is_covert(room, clause.order) for clause in one.clauses)
            if not covert:
                room = room.noting(at, "deal", f"The deal “{one.title}” is {one.status}.", parties(one))
    return room


def is_covert(room: Room, order: str) -> bool:
    """Return whether others cannot see an order being given."""
    found: dict[str, Any] = {
        name: one for own in room.exercise.scenario["orders"].values() for name, one in own.items()
    }
    return bool(found[order]["covert"])


def begun_quarter(room: Room, at: float) -> Room:
    """Return the room with the injects that were queued for this quarter under way, and told."""
    for card in room.cards.values():
        if card.status == "queued" and card.turn == room.turn and not room.over:
            room = told(room, attrs.evolve(card, status="sent"), at)
    return room


def judged(room: Room, act: Act) -> Room:
    """Keep what the engine makes of a quarter that was played; nobody is shown it before the debrief."""
    return room.evolved(judged={**room.judged, act["digest"]: act["found"]})


def failed(room: Room, act: Act) -> Room:
    """Give the quarter back to the facilitator when the engine could not resolve it; nothing is lost."""
    kept = {"at": act.at, "kind": "engine", "says": act["says"], "seat": None}
    return room.evolved(resolving=False, alerts=(*room.alerts, kept)[-50:])


def rollback(room: Room, act: Act) -> Room:
    """Go back to the end of an earlier quarter; what came after is kept as a branch, with the reason."""
    kept = act["turn"]
    if kept >= len(room.played):
        most = len(room.played) - 1
        expected = f"0 to {most}" if most >= 0 else "a quarter that has been played; there is none yet"
        raise Refused(422, f"turn: found {kept}; expected {expected}.", "turn")
    if room.resolving:
        raise Refused(409, "The quarter is being resolved; this takes a moment.")
    if room.debrief_open:
        raise Refused(409, "The debrief is open: the secrets of this game are known, so it cannot be played on.")
    gone = tuple(packed(one) for one in room.played[kept:])
    branch = Branch(letter(len(room.branches)), act.at, act["reason"], kept, gone)
    cards = {
        name: attrs.evolve(one, status="held") if one.status == "sent" and (one.turn or 0) > kept else one
        for name, one in room.cards.items()
    }
    deals = {name: reopened(one, kept) for name, one in room.deals.items()}
    forecasts = {key: percent for key, percent in room.forecasts.items() if key[1] <= kept}
    room = room.evolved(
        played=laid(*room.played[:kept]),
        branches=(*room.branches, branch),
        cards=cards,
        deals=deals,
        forecasts=forecasts,
    )
    room = room.with_desks(draft={}, drafted_by="", earlier=(), agreed=(), locked="", locked_at=0.0)
    for quarter in room.played:
        again = {name: marked(one, quarter.turn, quarter.orders) for name, one in room.deals.items()}
        room = room.evolved(deals=again)
    told_why = f"The game goes back to {room.quarter(room.turn)}. {act['reason']}"
    return entered(room, "brief", act.at).noting(act.at, "rollback", told_why)


def reopened(one: Any, kept: int) -> Any:
    """Return a deal as it was agreed, its clauses not yet marked; one agreed after the kept quarters lapses."""
    if one.status not in ("agreed", "kept", "broken"):
        return one
    if one.agreed > kept + 1:
        return attrs.evolve(one, status="lapsed")
    clauses = tuple(attrs.evolve(clause, mark="open") for clause in one.clauses)
    return attrs.evolve(one, clauses=clauses, status="agreed")


def letter(place: int) -> str:
    """Return the name of a branch: A to Z, then Z1, Z2."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place] if place < 26 else f"Z{place - 25}"
