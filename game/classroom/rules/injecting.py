"""Injects: what the facilitator lets happen from outside, prepared or written on the spot."""

from typing import Any

import attrs

from game.classroom.protocol.act import Act, known
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Card

GONE = ("sent", "skipped")


def write_inject(room: Room, act: Act) -> Room:
    """Write an inject; it waits until it is sent."""
    check_effects(room, act["effects"])
    name = f"written_{sum(one.status != 'scheduled' for one in room.cards.values()) + len(room.cards) + 1}"
    to = tuple(act["to"]) if act["to"] is not None else None
    card = Card(name, act["title"], act["says"], tuple(act["effects"]), act["turn"], to, teaching=act["teaching"])
    if act["turn"] is not None:
        card = attrs.evolve(card, status="queued", turn=ahead(room, act["turn"]))
    return with_card(room, card)


def check_effects(room: Room, effects: list[dict[str, Any]]) -> None:
    """Say which effect pushes what cannot be pushed, or pushes it too hard."""
    measures = room.exercise.scenario["measures"]
    for effect in effects:
        measure = known(measures, effect["path"], "measure")
        most = measure["span"] if effect["absolute"] or measure["fleeting"] else 1.0
        if abs(effect["push"]) > most:
            found = f"effects: {effect['path']}: found {effect['push']:g}"
            raise Refused(422, f"{found}; expected at most {most:g} either way.", "effects")


def ahead(room: Room, turn: int) -> int:
    """Return a quarter that is still to be played."""
    if not room.turn <= turn <= room.quarters:
        raise Refused(422, f"turn: found {turn}; expected {room.turn} to {room.quarters}.", "turn")
    return turn


def send_inject(room: Room, act: Act) -> Room:
    """Let an inject happen in the quarter being played, and tell those whom it concerns at once."""
    card = waiting(room, act["inject"])
    if room.over or room.phase in ("reveal", "debrief"):
        raise Refused(409, "This quarter has been resolved. Queue the inject for a later one.", "inject")
    return told(room, attrs.evolve(card, turn=room.turn, status="sent"), act.at)


def told(room: Room, card: Card, at: float) -> Room:
    """Return the room with an inject under way, and those whom it concerns told."""
    return with_card(room, card).noting(at, "inject", card.says, card.to or (), card.title)


def queue_inject(room: Room, act: Act) -> Room:
    """Let an inject happen in a later quarter; it is told when that quarter begins."""
    return with_card(room, attrs.evolve(waiting(room, act["inject"]), turn=ahead(room, act["turn"]), status="queued"))


def hold_inject(room: Room, act: Act) -> Room:
    """Keep an inject back until it is sent."""
    return with_card(room, attrs.evolve(waiting(room, act["inject"]), status="held"))


def skip_inject(room: Room, act: Act) -> Room:
    """Leave an inject out."""
    return with_card(room, attrs.evolve(waiting(room, act["inject"]), status="skipped"))


def waiting(room: Room, name: str) -> Card:
    """Return an inject that has not happened."""
    card: Card = known(room.cards, name, "inject")
    passed = card.status == "scheduled" and card.turn is not None and card.turn < room.turn
    if card.status in GONE or passed:
        raise Refused(409, f"“{card.title}” is past: it was {card.status}.", "inject")
    return card


def with_card(room: Room, card: Card) -> Room:
    """Return the room with an inject as it is now."""
    return room.evolved(cards={**room.cards, card.inject: card})


def put_in(room: Room) -> tuple[dict[str, Any], ...]:
    """Return what is put in beside the orders of the quarter being played: injects sent, and rulings."""
    sent = [
        inject(room, one.inject, one.title, {"says": one.says, "effects": one.effects, "to": one.to})
        for one in room.cards.values()
        if one.turn == room.turn and one.status == "sent" and one.effects
    ]
    ruled = [
        inject(room, f"ruling_{one.proposal}", one.title, {**(one.ruling or {}), "to": (one.by, *one.joined)})
        for one in room.proposals.values()
        if one.turn == room.turn and one.ruling and one.ruling["effects"]
    ]
    return tuple(sent + ruled)


def inject(room: Room, name: str, title: str, what: dict[str, Any]) -> dict[str, Any]:
    """Return an inject as the engine takes it; `to` null for all."""
    to = list(what["to"]) if what["to"] is not None else None
    effects = [dict(one) for one in what["effects"]]
    return {"name": name, "turn": room.turn, "title": title, "says": what["says"], "effects": effects, "to": to}


def left_out(room: Room) -> tuple[str, ...]:
    """Return the scenario's injects that do not happen when they were scheduled."""
    scheduled = {one["name"] for one in room.exercise.scenario["injects"]}
    return tuple(name for name in sorted(scheduled) if room.cards[name].status != "scheduled")
