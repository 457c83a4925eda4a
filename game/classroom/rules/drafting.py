"""Orders: everybody in a seat drafts, a decider locks, and the last lock stands."""

from game.classroom.protocol.class_events import RoomEntry
from game.classroom.protocol.positions import OrderSheet
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.seat_events import (
    AgreeToDraft,
    DraftOrder,
    GiveRationale,
    LockOrders,
    UndoDraft,
    UnlockOrders,
)
from game.classroom.rules.lookups import player
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Person, RationaleKept
from game.classroom.rules.sheet_rules import faults_of, laid

SheetEntry = RoomEntry[DraftOrder | UndoDraft | AgreeToDraft | LockOrders | UnlockOrders]


def draft(room: Room, entry: RoomEntry[DraftOrder]) -> Room:
    """Turn a dial, lay a move, an act or a choice on the seat's sheet, or take it off."""
    who, event = drafter(room, entry), entry.event
    own_hand = room.hand_of(who.seat)
    if own_hand.kind_of(event.order) != event.kind:
        raise not_theirs(room, event.order)
    sheet = laid(room.desks[who.seat].draft, own_hand, event.kind, event.order, event.step)
    if event.step is not None:
        check(room, who.seat, sheet)
    return redrafted(room, entry.at, who, sheet)


def undo(room: Room, entry: RoomEntry[UndoDraft]) -> Room:
    """Take back the last change of the seat's sheet."""
    who = drafter(room, entry)
    earlier = room.desks[who.seat].earlier
    if not earlier:
        raise Refused(409, "There is nothing to take back in this quarter.")
    room = redrafted(room, entry.at, who, earlier[-1])
    return room.with_desk(who.seat, earlier=earlier[:-1])


def drafter(room: Room, entry: SheetEntry) -> Person:
    """Return who acts, if they may change the sheet: once a decider has locked it, only a decider."""
    who = on_time(room, entry)
    locked = room.desks[who.seat].locked
    if locked and who.role != "decider" and locked != who.person:
        name = room.people[locked].name
        raise Refused(409, f"{name} has locked the orders. A decider can open them again.", "turn")
    return who


def redrafted(room: Room, at: float, who: Person, sheet: OrderSheet) -> Room:
    """Return the room with another sheet at a desk; a lock that stood on the old one is gone, and its owner is told."""
    desk = room.desks[who.seat]
    if desk.locked and room.phase == "orders" and desk.locked != who.person:
        room = room.noting(at, "lock", f"{who.name} changed the sheet; it must be locked again.", (who.seat,))
    return room.with_desk(
        who.seat,
        draft=sheet,
        version=desk.version + 1,
        drafted_by=who.name,
        earlier=(*desk.earlier, desk.draft)[-20:],
        agreed=(who.person,),
        locked="",
    )


def agree(room: Room, entry: RoomEntry[AgreeToDraft]) -> Room:
    """Say that one agrees with the sheet as it is, or does not any more."""
    who = on_time(room, entry)
    desk = room.desks[who.seat]
    if entry.event.version != desk.version:
        raise Refused(409, "The sheet has changed since you read it. Read it again and agree then.", "version")
    others = tuple(person for person in desk.agreed if person != who.person)
    return room.with_desk(who.seat, agreed=(*others, who.person) if entry.event.agrees else others)


def lock(room: Room, entry: RoomEntry[LockOrders]) -> Room:
    """Lock the sheet as a decider sees it; whoever locked another one before is told."""
    who = decider(room, entry)
    orders, own_hand = entry.event.orders, room.hand_of(who.seat)
    for order in (*orders.dials, *orders.moves, *orders.table, *orders.choices, *orders.prepared):
        if own_hand.kind_of(order) is None:
            raise not_theirs(room, order)
    check(room, who.seat, orders)
    desk = room.desks[who.seat]
    if desk.locked and desk.locked != who.person and desk.draft != orders:
        says = f"{who.name} locked other orders after you; the last lock by a decider stands."
        room = room.noting(entry.at, "lock", says, (desk.locked,))
    if desk.draft != orders:
        room = redrafted(room, entry.at, who, orders)
    room = room.noting(entry.at, "lock", f"{who.name} locked the orders.", (who.seat,))
    return room.with_desk(who.seat, locked=who.person, locked_at=entry.at)


def unlock(room: Room, entry: RoomEntry[UnlockOrders]) -> Room:
    """Open a locked sheet again, while there is time."""
    who = decider(room, entry)
    return room.with_desk(who.seat, locked="")


def rationale(room: Room, entry: RoomEntry[GiveRationale]) -> Room:
    """Say why: at most fifty words a quarter, kept beside the orders and their result."""
    who = player(room, entry.by)
    if entry.event.turn not in (room.turn, room.turn - 1):
        raise late(room, entry.event.turn)
    reason = RationaleKept(entry.event.text, who.name, who.person, entry.at)
    return room.evolved(rationales={**room.rationales, (who.seat, entry.event.turn): reason})


def on_time(room: Room, entry: SheetEntry) -> Person:
    """Return who acts on a sheet, if the sheet is this quarter's and still open for the seat."""
    who = player(room, entry.by)
    if entry.event.turn != room.turn:
        raise late(room, entry.event.turn)
    if room.over:
        raise Refused(409, "The last quarter has been played; there are no more orders to give.", "turn")
    if room.phase in ("adjudicate", "reveal") or room.resolving:
        raise late(room, entry.event.turn)
    if room.phase not in ("brief", "negotiate", "orders"):
        raise Refused(409, "Orders can be drafted once the facilitator has opened the brief.", "turn")
    if room.clock.frozen:
        raise Refused(409, "The facilitator has frozen the screens. Your draft is kept.")
    left = room.clock.remaining(entry.at)
    if room.phase == "orders" and left is not None and left + room.desks[who.seat].stretch < 0:
        raise late(room, entry.event.turn)
    if room.desks[who.seat].proxy:
        raise Refused(409, "The computer plays for your seat. Ask for it back; you have it at the next phase.")
    return who


def decider(room: Room, entry: SheetEntry) -> Person:
    """Return who acts, if they may lock: a decider, or anybody where the seat has none."""
    who = on_time(room, entry)
    if room.phase != "orders":
        raise Refused(409, "Orders can be locked once the facilitator has opened them. Your draft is kept.", "turn")
    deciders = [member for member in room.team(who.seat) if member.role == "decider"]
    if deciders and who.role != "decider":
        names = " or ".join(member.name for member in deciders)
        raise Refused(403, f"Only a decider locks the orders. Here that is {names}.")
    return who


def late(room: Room, turn: int) -> Refused:
    """Return the refusal of an order for another quarter, or one that came too late."""
    now, meant = room.quarter(room.turn), room.quarter(turn)
    if turn < room.turn or (turn == room.turn and room.phase in ("orders", "adjudicate", "reveal")):
        closed = f"The orders of {meant} have closed"
        rest = f"; this is {now}." if turn < room.turn else "."
        return Refused(409, f"{closed}{rest} What your team had drafted by then was submitted.", "turn")
    return Refused(409, f"found quarter {turn}, {meant}; expected {room.turn}, {now}, which is being played.", "turn")


def check(room: Room, seat: str, sheet: OrderSheet) -> None:
    """Say everything that is wrong with a sheet."""
    faults = faults_of(room.position.seats[seat].board, sheet, whole=room.deck == "whole")
    if faults:
        raise Refused(422, " ".join(faults), "order")


def not_theirs(room: Room, order: str) -> Refused:
    """Return the refusal of an order that is not the seat's own."""
    belongs = any(order in own for own in room.exercise.scenario.levers.values())
    whose = "is another team’s" if belongs else "does not exist, or not in this quarter"
    return Refused(
        403 if belongs else 422, f"The order {order[:40]!r} {whose}; yours are listed on your desk.", "order"
    )
