"""Orders: everybody in a seat drafts, a decider locks, and the last lock stands."""

from collections.abc import Mapping

from game.classroom.protocol.class_events import RoomEntry
from game.classroom.protocol.closed_lists import Level
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
from game.model.legality import WantedOrder, conflicts
from game.model.state.catalogue import ORDERS_A_QUARTER
from game.views.world_view import SeatCard

SheetEntry = RoomEntry[DraftOrder | UndoDraft | AgreeToDraft | LockOrders | UnlockOrders]


def draft(room: Room, entry: RoomEntry[DraftOrder]) -> Room:
    """Lay an order on the seat's sheet, change how hard it is given, or take it off."""
    who = drafter(room, entry)
    sheet, order, level = dict(room.desks[who.seat].draft), entry.event.order, entry.event.level
    sheet.pop(order, None)
    if level is not None:
        sheet[order] = level
        check(room, who.seat, sheet, order)
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


def redrafted(room: Room, at: float, who: Person, sheet: Mapping[str, Level]) -> Room:
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
    for order in entry.event.orders:
        check(room, who.seat, entry.event.orders, order)
    check(room, who.seat, entry.event.orders, "")
    desk = room.desks[who.seat]
    if desk.locked and desk.locked != who.person and dict(desk.draft) != dict(entry.event.orders):
        says = f"{who.name} locked other orders after you; the last lock by a decider stands."
        room = room.noting(entry.at, "lock", says, (desk.locked,))
    if dict(desk.draft) != dict(entry.event.orders):
        room = redrafted(room, entry.at, who, entry.event.orders)
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
        raise Refused(409, "The engine stands in for your seat. Ask for it back; you have it at the next phase.")
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


def check(room: Room, seat: str, sheet: Mapping[str, str], order: str) -> None:
    """Say everything that is wrong with a sheet; `order` is the one that was laid on it last."""
    if order and order not in room.orders_of(seat):
        raise not_theirs(room, order)
    faults = faults_of(room, seat, sheet)
    if faults:
        raise Refused(422, " ".join(faults), "order")


def not_theirs(room: Room, order: str) -> Refused:
    """Return the refusal of an order that is not the seat's own."""
    belongs = any(order in room.orders_of(other) for other in room.desks)
    whose = "is another team’s" if belongs else "does not exist"
    return Refused(
        403 if belongs else 422, f"The order {order[:40]!r} {whose}; yours are listed on your desk.", "order"
    )


def faults_of(room: Room, seat: str, sheet: Mapping[str, str]) -> list[str]:
    """Return everything wrong with a seat's sheet, from what the seat itself sees."""
    cards = room.orders_of(seat)
    faults = [f"{cards[name].title} is not ready: {cards[name].why_not}." for name in sheet if not cards[name].ready]
    capital = room.position.seats[seat].capital
    wanted = [WantedOrder(name, cards[name].prices[level], cards[name].bars) for name, level in sheet.items()]
    for conflict in conflicts(wanted, capital):
        match conflict.kind:
            case "many":
                faults.append(f"At most {ORDERS_A_QUARTER} orders a quarter; this sheet has {conflict.amount}.")
            case "dear":
                faults.append(f"This sheet costs {conflict.amount} political capital; there are {capital}.")
            case _ if conflict.names == tuple(sorted(conflict.names)):
                # Each of the two bars the other; it is said once.
                first, second = (cards[name].title for name in conflict.names)
                faults.append(f"{first} cannot be given together with {second}.")
    return faults


def spent_on(cards: Mapping[str, SeatCard], sheet: Mapping[str, str]) -> int:
    """Return what a sheet costs, points of political capital."""
    return sum(cards[name].prices[level] for name, level in sheet.items() if name in cards)
