"""The computer stands in for a seat, and gives it back."""

from game.classroom.protocol.class_events import RoomEntry
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.room_events import RaiseAlert, StandIn
from game.classroom.protocol.seat_events import TakeSeatBack
from game.classroom.rules.lookups import player
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import AlertRaised


def proxy(room: Room, entry: RoomEntry[StandIn]) -> Room:
    """Let the computer play a seat where people sit, or give it back at once."""
    seat, stands_in = entry.event.seat, entry.event.on
    if room.desks[seat].proxy == stands_in:
        raise Refused(
            409, "The computer plays this seat already." if stands_in else "The team plays this seat already."
        )
    says = "The computer plays for your seat. You can ask for it back." if stands_in else "Your seat is yours again."
    return room.with_desk(seat, proxy=stands_in, back=False).noting(entry.at, "proxy", says, (seat,))


def take_back(room: Room, entry: RoomEntry[TakeSeatBack]) -> Room:
    """Ask for one's seat back; it comes with the next phase."""
    who = player(room, entry.by)
    if not room.desks[who.seat].proxy:
        raise Refused(409, "Your team plays this seat already.")
    room = room.with_desk(who.seat, back=True)
    says = f"{who.name} is back; the seat is the team's again at the next phase."
    return room.noting(entry.at, "proxy", says, (who.seat, "facilitator"))


def alert(room: Room, entry: RoomEntry[RaiseAlert]) -> Room:
    """Keep something the facilitator should know of: a request that was forged, a worker that failed."""
    return room.alerted(AlertRaised(entry.at, entry.event.kind, entry.event.says, entry.event.seat))
