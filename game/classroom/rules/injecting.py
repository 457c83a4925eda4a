"""Injects: what the facilitator lets happen from outside, prepared or written on the spot."""

import re
from collections.abc import Sequence

import attrs

from game.classroom.protocol.class_events import RoomEntry
from game.classroom.protocol.positions import EventEffect, EventPut
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.room_events import (
    HoldInject,
    QueueInject,
    SendInject,
    SkipInject,
    TakeBackInject,
    WriteInject,
)
from game.classroom.rules.lookups import known
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import InjectCard

GONE = ("sent", "skipped")
# When an effect comes: now or so many quarters later, perhaps held for up to four.
WHEN = re.compile(r"(?:now|\+[1-9])(?P<held> for [1-4])?")


def write_inject(room: Room, entry: RoomEntry[WriteInject]) -> Room:
    """Write an inject; it waits until it is sent."""
    check_effects(room, entry.event.effects)
    name = f"written_{sum(written.status != 'scheduled' for written in room.cards.values()) + len(room.cards) + 1}"
    event = entry.event
    card = InjectCard(name, event.title, event.says, event.effects, event.turn, teaching=event.teaching)
    if entry.event.turn is not None:
        card = attrs.evolve(card, status="queued", turn=ahead(room, entry.event.turn))
    return with_card(room, card)


def check_effects(room: Room, effects: Sequence[EventEffect]) -> None:
    """Say which effect pushes what cannot be pushed, pushes it too hard, or at no time that there is."""
    pushable = room.exercise.scenario.pushable
    for effect in effects:
        name = known(pushable, effect.path, "measure")
        if not name.least <= effect.size <= name.most:
            fault = f"effects: {effect.path}: found {effect.size:g}"
            raise Refused(422, f"{fault}; expected {name.least:g} to {name.most:g} {name.unit}.", "effects")
        when = WHEN.fullmatch(effect.when)
        if when is None or (when["held"] and not name.held):
            held = ", perhaps with “for 1” to “for 4”" if name.held else "; nothing holds this one"
            raise Refused(
                422, f"effects: {effect.path}: found {effect.when!r}; expected now, or +1 to +9{held}.", "when"
            )


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
    return with_card(room, card).noting(at, "inject", card.says, (), card.title)


def take_back_inject(room: Room, entry: RoomEntry[TakeBackInject]) -> Room:
    """Take back an inject that was sent in this quarter; everybody is told."""
    card = known(room.cards, entry.event.inject, "inject")
    if card.status != "sent" or card.turn != room.turn or room.phase in ("reveal", "debrief"):
        raise Refused(409, f"“{card.title}” is not under way in this quarter.", "inject")
    if room.resolving:
        raise Refused(409, "The quarter is being resolved; this takes a moment.", "inject")
    room = with_card(room, attrs.evolve(card, status="held"))
    return room.noting(entry.at, "inject", f"“{card.title}” is taken back: it did not happen.", (), "Taken back")


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


def put_in(room: Room) -> tuple[EventPut, ...]:
    """Return what is put in beside the orders of the quarter being played: injects sent, and rulings."""
    sent = [
        EventPut(card.inject, room.turn, card.title, card.says, card.effects)
        for card in room.cards.values()
        if card.turn == room.turn and card.status == "sent" and card.effects
    ]
    # What a ruling was on may be a secret of two teams; that there was one is not.
    ruled = [
        EventPut(f"ruling_{proposal.proposal}", room.turn, RULED, RULED_SAYS, proposal.ruling.effects)
        for proposal in room.proposals.values()
        if proposal.turn == room.turn and not proposal.undone and proposal.ruling and proposal.ruling.effects
    ]
    return tuple(sent + ruled)


RULED, RULED_SAYS = "The facilitator rules", "Something that is on no list takes effect."


def left_out(room: Room) -> tuple[str, ...]:
    """Return the scenario's injects that do not happen when they were scheduled."""
    scheduled = {event.name for event in room.exercise.scenario.events}
    return tuple(name for name in sorted(scheduled) if room.cards[name].status != "scheduled")
