"""Injects: what the facilitator lets happen from outside, prepared or written on the spot."""

from collections.abc import Sequence

import attrs

from game.classroom.protocol.class_events import RoomEntry
from game.classroom.protocol.positions import InjectPut, MeasurePush
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.room_events import HoldInject, QueueInject, SendInject, SkipInject, WriteInject
from game.classroom.rules.lookups import known
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import InjectCard

GONE = ("sent", "skipped")


def write_inject(room: Room, entry: RoomEntry[WriteInject]) -> Room:
    """Write an inject; it waits until it is sent."""
    check_effects(room, entry.event.effects)
    name = f"written_{sum(written.status != 'scheduled' for written in room.cards.values()) + len(room.cards) + 1}"
    event = entry.event
    card = InjectCard(name, event.title, event.says, event.effects, event.turn, event.to, teaching=event.teaching)
    if entry.event.turn is not None:
        card = attrs.evolve(card, status="queued", turn=ahead(room, entry.event.turn))
    return with_card(room, card)


def check_effects(room: Room, effects: Sequence[MeasurePush]) -> None:
    """Say which effect pushes what cannot be pushed, or pushes it too hard."""
    measures = room.exercise.scenario.measures
    for effect in effects:
        measure = known(measures, effect.path, "measure")
        most = measure.span if effect.absolute or measure.fleeting else 1.0
        if abs(effect.push) > most:
            fault = f"effects: {effect.path}: found {effect.push:g}"
            raise Refused(422, f"{fault}; expected at most {most:g} either way.", "effects")


def ahead(room: Room, turn: int) -> int:
    """Return a quarter that is still to be played."""
    if not room.turn <= turn <= room.quarters:
        raise Refused(422, f"turn: found {turn}; expected {room.turn} to {room.quarters}.", "turn")
    return turn


def send_inject(room: Room, entry: RoomEntry[SendInject]) -> Room:
    """Let an inject happen in the quarter being played, and tell those whom it concerns at once."""
    card = waiting(room, entry.event.inject)
    if room.over or room.phase in ("reveal", "debrief"):
        raise Refused(409, "This quarter has been resolved. Queue the inject for a later one.", "inject")
    return under_way(room, attrs.evolve(card, turn=room.turn, status="sent"), entry.at)


def under_way(room: Room, card: InjectCard, at: float) -> Room:
    """Return the room with an inject under way, and those whom it concerns told."""
    return with_card(room, card).noting(at, "inject", card.says, card.to or (), card.title)


def queue_inject(room: Room, entry: RoomEntry[QueueInject]) -> Room:
    """Let an inject happen in a later quarter; it is told when that quarter begins."""
    return with_card(
        room, attrs.evolve(waiting(room, entry.event.inject), turn=ahead(room, entry.event.turn), status="queued")
    )


def hold_inject(room: Room, entry: RoomEntry[HoldInject]) -> Room:
    """Keep an inject back until it is sent."""
    return with_card(room, attrs.evolve(waiting(room, entry.event.inject), status="held"))


def skip_inject(room: Room, entry: RoomEntry[SkipInject]) -> Room:
    """Leave an inject out."""
    return with_card(room, attrs.evolve(waiting(room, entry.event.inject), status="skipped"))


def waiting(room: Room, name: str) -> InjectCard:
    """Return an inject that has not happened."""
    card = known(room.cards, name, "inject")
    passed = card.status == "scheduled" and card.turn is not None and card.turn < room.turn
    if card.status in GONE or passed:
        raise Refused(409, f"“{card.title}” is past: it was {card.status}.", "inject")
    return card


def with_card(room: Room, card: InjectCard) -> Room:
    """Return the room with an inject as it is now."""
    return room.evolved(cards={**room.cards, card.inject: card})


def put_in(room: Room) -> tuple[InjectPut, ...]:
    """Return what is put in beside the orders of the quarter being played: injects sent, and rulings."""
    sent = [
        InjectPut(card.inject, room.turn, card.title, card.says, card.effects, card.to)
        for card in room.cards.values()
        if card.turn == room.turn and card.status == "sent" and card.effects
    ]
    ruled = [
        InjectPut(
            name=f"ruling_{proposal.proposal}",
            turn=room.turn,
            title=proposal.title,
            says=proposal.ruling.says,
            effects=proposal.ruling.effects,
            to=(proposal.by, *proposal.joined),
        )
        for proposal in room.proposals.values()
        if proposal.turn == room.turn and proposal.ruling and proposal.ruling.effects
    ]
    return tuple(sent + ruled)


def left_out(room: Room) -> tuple[str, ...]:
    """Return the scenario's injects that do not happen when they were scheduled."""
    scheduled = {inject.name for inject in room.exercise.scenario.injects}
    return tuple(name for name in sorted(scheduled) if room.cards[name].status != "scheduled")
