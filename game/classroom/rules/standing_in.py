"""The engine stands in for a seat, and gives it back."""

from game.classroom.protocol.act import Act, player
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.room import Room


def proxy(room: Room, act: Act) -> Room:
    """Let the engine play a seat where people sit, or give it back at once."""
    seat = act["seat"]
    if room.desks[seat].proxy == act["on"]:
        raise Refused(409, "The engine plays this seat already." if act["on"] else "The team plays this seat already.")
    told = "The engine plays for your seat. You can ask for it back." if act["on"] else "Your seat is yours again."
    return room.with_desk(seat, proxy=act["on"], back=False).noting(act.at, "proxy", told, (seat,))


def take_back(room: Room, act: Act) -> Room:
    """Ask for one's seat back; it comes with the next phase."""
    who = player(room, act)
    if not room.desks[who.seat].proxy:
        raise Refused(409, "Your team plays this seat already.")
    room = room.with_desk(who.seat, back=True)
    told = f"{who.name} is back; the seat is the team's again at the next phase."
    return room.noting(act.at, "proxy", told, (who.seat, "facilitator"))


def alert(room: Room, act: Act) -> Room:
    """Keep something the facilitator should know of: a request that was forged, a worker that failed."""
    kept = {"at": act.at, "kind": act["kind"], "says": act["says"], "seat": act["seat"]}
    return room.evolved(alerts=(*room.alerts, kept)[-50:])
