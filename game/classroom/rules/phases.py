"""The course of the hour: phases, the clock, and what the facilitator says to all."""

import attrs

from game.classroom.protocol.act import Act
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import PHASES, Clock

AFTER = {"lobby": "brief", "brief": "negotiate", "negotiate": "orders", "orders": "adjudicate", "reveal": "brief"}


def phase(room: Room, act: Act) -> Room:
    """Go to a phase; orders close by going to adjudication, and the quarter is resolved before it is revealed."""
    wanted = act["to"] if act["to"] != "next" else following(room)
    if wanted == room.phase:
        raise Refused(409, f"The room is in that phase already: {wanted}.", "to")
    if room.resolving:
        raise Refused(409, "The quarter is being resolved; this takes a moment.", "to")
    if room.phase == "adjudicate" and wanted in ("orders", "negotiate"):
        return entered(room, wanted, act.at)
    if wanted == "reveal":
        raise Refused(409, "Resolve the quarter first: close the orders, rule, then go on.", "to")
    if wanted in PHASES and room.over:
        raise Refused(409, "The last quarter has been played. Open the debrief.", "to")
    if wanted == "adjudicate" and room.phase == "lobby":
        raise Refused(409, "Nobody has been briefed yet. Open the brief first.", "to")
    return entered(room, wanted, act.at)


def following(room: Room) -> str:
    """Return the phase that comes next."""
    if room.phase == "adjudicate":
        raise Refused(409, "Adjudication ends when the quarter is resolved.", "to")
    if room.phase == "debrief":
        raise Refused(409, "The debrief is the last phase.", "to")
    return "debrief" if room.phase == "reveal" and room.over else AFTER[room.phase]


def entered(room: Room, wanted: str, at: float) -> Room:
    """Return the room at the beginning of a phase: its clock is set, and who asked for their seat has it back."""
    seconds = room.lengths.get(wanted, 0.0) if wanted in PHASES else 0.0
    ends = at + seconds if seconds and wanted != "adjudicate" else None
    desks = {
        seat: attrs.evolve(desk, stretch=0.0, proxy=desk.proxy and not desk.back, back=False)
        for seat, desk in room.desks.items()
    }
    clock = Clock(length=seconds, ends=ends)
    opened = room.debrief_open or wanted == "debrief"
    return room.evolved(phase=wanted, clock=clock, desks=desks, debrief_open=opened)


def expire(room: Room, act: Act) -> Room:
    """Go on when the time of a phase is over; the server asks for it, by its clock."""
    if act["phase"] != room.phase or room.clock.paused or room.clock.frozen or room.resolving:
        raise Refused(409, "The time of this phase is not over.")
    if (ends := deadline(room)) is None or act.at < ends:
        raise Refused(409, "The time of this phase is not over.")
    if room.phase == "reveal" and room.over:
        return room.evolved(clock=attrs.evolve(room.clock, ends=None))
    return entered(room, following(room), act.at)


def deadline(room: Room) -> float | None:
    """Return when the phase ends for the last seat that has more time, seconds since the epoch; None for never."""
    if room.clock.ends is None or not room.automatic:
        return None
    # A seat that was given longer and is locked keeps nobody waiting.
    longest = max((desk.stretch for desk in room.desks.values() if not desk.locked), default=0.0)
    return room.clock.ends + max(longest, 0.0)


def extend(room: Room, act: Act) -> Room:
    """Give everybody more time, or less."""
    if room.clock.remaining(act.at) is None:
        raise Refused(409, "This phase has no clock.")
    return room.evolved(clock=room.clock.moved(act["seconds"], act.at))


def pause(room: Room, act: Act) -> Room:
    """Stop the clock; people may work on."""
    if room.clock.paused:
        raise Refused(409, "The clock stands already.")
    if room.clock.ends is None:
        raise Refused(409, "This phase has no clock.")
    return room.evolved(clock=room.clock.stopped(act.at))


def resume(room: Room, act: Act) -> Room:
    """Let the clock run again."""
    if not room.clock.paused:
        raise Refused(409, "The clock is running.")
    return room.evolved(clock=room.clock.going(act.at))


def freeze(room: Room, act: Act) -> Room:
    """Stop the clock and everybody's hands."""
    return room.evolved(clock=attrs.evolve(room.clock.stopped(act.at), frozen=True))


def thaw(room: Room, act: Act) -> Room:
    """Let the clock and everybody go on."""
    if not room.clock.frozen:
        raise Refused(409, "The screens are not frozen.")
    return room.evolved(clock=attrs.evolve(room.clock.going(act.at), frozen=False))


def stretch(room: Room, act: Act) -> Room:
    """Give one seat more time in this phase."""
    room = room.with_desk(act["seat"], stretch=room.desks[act["seat"]].stretch + act["seconds"])
    return room.noting(act.at, "clock", f"You have {act['seconds']:g} seconds more.", (act["seat"],))


def nudge(room: Room, act: Act) -> Room:
    """Remind seats that the others wait."""
    told = act["text"] or "The others are waiting for your orders."
    return room.noting(act.at, "nudge", told, tuple(act["seats"]))


def tell(room: Room, act: Act) -> Room:
    """Tell everybody, the board too."""
    return room.noting(act.at, "tell", act["text"])


def lengths(room: Room, act: Act) -> Room:
    """Say how long phases take from now on, and whether they go on by themselves."""
    return room.evolved(lengths={**room.lengths, **act["lengths"]}, automatic=act["automatic"])


def odds(room: Room, act: Act) -> Room:
    """Show the model's odds to the seats: off, a quarter late, or on."""
    return room.evolved(odds=act["mode"])


def open_debrief(room: Room, act: Act) -> Room:
    """Open the debrief to everybody: all secrets of this exercise are open from here on."""
    room = room.evolved(debrief_open=True)
    return room if room.phase == "debrief" else entered(room, "debrief", act.at)


def show(room: Room, act: Act) -> Room:
    """Choose what of the debrief the board shows."""
    return room.evolved(showing=act["what"])


def reopened(room: Room, act: Act) -> Room:
    """Go on after the server was away: the clock has stood meanwhile."""
    away = max(act.at - act["last"], 0.0)
    ends = room.clock.ends + away if room.clock.ends is not None else None
    room = room.evolved(clock=attrs.evolve(room.clock, ends=ends), resolving=False, restarted=act.at)
    return room.noting(act.at, "clock", "The server was restarted; nothing that was confirmed is lost.")
