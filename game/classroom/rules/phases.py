"""The course of the hour: phases, the clock, and what the facilitator says to all."""

import attrs

from game.classroom.protocol.class_events import RoomEntry
from game.classroom.protocol.closed_lists import PHASES
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.room_events import (
    ChooseDeck,
    ExpirePhase,
    ExtendPhase,
    FreezeScreens,
    GoToPhase,
    NudgeSeats,
    OpenDebrief,
    PauseClock,
    ReopenRoom,
    ResumeClock,
    SetLengths,
    SetOdds,
    ShowOnBoard,
    StretchSeat,
    TellEverybody,
    ThawScreens,
)
from game.classroom.rules.coursework import after_absence, all_locked, clock_by_date
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Clock

AFTER = {"lobby": "brief", "brief": "negotiate", "negotiate": "orders", "orders": "adjudicate", "reveal": "brief"}


def phase(room: Room, entry: RoomEntry[GoToPhase]) -> Room:
    """Go to a phase; orders close by going to adjudication, and the quarter is resolved before it is revealed."""
    if entry.event.leaves not in (None, room.phase):
        raise Refused(409, f"The room has gone on already: it is in {room.phase}.", "leaves")
    wanted = entry.event.to if entry.event.to != "next" else following(room)
    if wanted == room.phase:
        raise Refused(409, f"The room is in that phase already: {wanted}.", "to")
    if room.resolving:
        raise Refused(409, "The quarter is being resolved; this takes a moment.", "to")
    if room.phase == "adjudicate" and wanted in ("orders", "negotiate"):
        return entered(room, wanted, entry.at)
    if wanted == "reveal":
        raise Refused(409, "Resolve the quarter first: close the orders, rule, then go on.", "to")
    if wanted in PHASES and room.over:
        raise Refused(409, "The last quarter has been played. Open the debrief.", "to")
    if wanted == "adjudicate" and room.phase == "lobby":
        raise Refused(409, "Nobody has been briefed yet. Open the brief first.", "to")
    return entered(room, wanted, entry.at)


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
    clock = Clock(length=seconds, ends=ends) if room.course is None else clock_by_date(room, wanted, at)
    opened = room.debrief_open or wanted == "debrief"
    return room.evolved(phase=wanted, clock=clock, desks=desks, debrief_open=opened)


def expire(room: Room, entry: RoomEntry[ExpirePhase]) -> Room:
    """Go on when the time of a phase is over; the server asks for it, by its clock."""
    if entry.event.phase != room.phase or room.clock.paused or room.clock.frozen or room.resolving:
        raise Refused(409, "The time of this phase is not over.")
    if (ends := deadline(room)) is None or entry.at < ends:
        raise Refused(409, "The time of this phase is not over.")
    if room.phase == "reveal" and room.over:
        return room.evolved(clock=attrs.evolve(room.clock, ends=None))
    return entered(room, following(room), entry.at)


def deadline(room: Room) -> float | None:
    """Return when the phase ends for the last seat that has more time, seconds since the epoch; None for never.

    In a course orders close as soon as every team has locked, where the facilitator wants it so.
    """
    if room.clock.ends is None or not room.automatic:
        return None
    if room.course and room.course.early and room.phase == "orders" and all_locked(room):
        return 0.0
    # A seat that was given longer and is locked keeps nobody waiting.
    longest = max((desk.stretch for desk in room.desks.values() if not desk.locked), default=0.0)
    return room.clock.ends + max(longest, 0.0)


def extend(room: Room, entry: RoomEntry[ExtendPhase]) -> Room:
    """Give everybody more time, or less."""
    if room.clock.remaining(entry.at) is None:
        raise Refused(409, "This phase has no clock.")
    return room.evolved(clock=room.clock.moved(entry.event.seconds, entry.at))


def pause(room: Room, entry: RoomEntry[PauseClock]) -> Room:
    """Stop the clock; people may work on."""
    if room.clock.paused:
        raise Refused(409, "The clock stands already.")
    if room.clock.ends is None:
        raise Refused(409, "This phase has no clock.")
    return room.evolved(clock=room.clock.stopped(entry.at))


def resume(room: Room, entry: RoomEntry[ResumeClock]) -> Room:
    """Let the clock run again."""
    if not room.clock.paused:
        raise Refused(409, "The clock is running.")
    return room.evolved(clock=room.clock.going(entry.at))


def freeze(room: Room, entry: RoomEntry[FreezeScreens]) -> Room:
    """Stop the clock and everybody's hands."""
    return room.evolved(clock=attrs.evolve(room.clock.stopped(entry.at), frozen=True))


def thaw(room: Room, entry: RoomEntry[ThawScreens]) -> Room:
    """Let the clock and everybody go on."""
    if not room.clock.frozen:
        raise Refused(409, "The screens are not frozen.")
    return room.evolved(clock=attrs.evolve(room.clock.going(entry.at), frozen=False))


def stretch(room: Room, entry: RoomEntry[StretchSeat]) -> Room:
    """Give one seat more time in this phase."""
    room = room.with_desk(entry.event.seat, stretch=room.desks[entry.event.seat].stretch + entry.event.seconds)
    return room.noting(entry.at, "clock", f"You have {entry.event.seconds:g} seconds more.", (entry.event.seat,))


def nudge(room: Room, entry: RoomEntry[NudgeSeats]) -> Room:
    """Remind seats that the others wait."""
    says = entry.event.text or "The others are waiting for your orders."
    return room.noting(entry.at, "nudge", says, entry.event.seats)


def tell(room: Room, entry: RoomEntry[TellEverybody]) -> Room:
    """Tell everybody, the board too."""
    return room.noting(entry.at, "tell", entry.event.text)


def lengths(room: Room, entry: RoomEntry[SetLengths]) -> Room:
    """Say how long phases take from now on, and whether they go on by themselves."""
    return room.evolved(lengths={**room.lengths, **entry.event.lengths}, automatic=entry.event.automatic)


def odds(room: Room, entry: RoomEntry[SetOdds]) -> Room:
    """Show the model's odds to the seats: off, a quarter late, or on."""
    return room.evolved(odds=entry.event.mode)


def deck(room: Room, entry: RoomEntry[ChooseDeck]) -> Room:
    """Deal the short hand, or the whole; a draft that is no longer allowed says so on its sheet."""
    return room.evolved(deck=entry.event.deck)


def open_debrief(room: Room, entry: RoomEntry[OpenDebrief]) -> Room:
    """Open the debrief to everybody: all secrets of this exercise are open from here on."""
    room = room.evolved(debrief_open=True)
    return room if room.phase == "debrief" else entered(room, "debrief", entry.at)


def show(room: Room, entry: RoomEntry[ShowOnBoard]) -> Room:
    """Choose what of the debrief the board shows."""
    return room.evolved(showing=entry.event.what)


def reopened(room: Room, entry: RoomEntry[ReopenRoom]) -> Room:
    """Go on after the server was away: the clock of a lesson has stood meanwhile, the dates of a course stand."""
    away = max(entry.at - entry.event.last, 0.0)
    ends = room.clock.ends + away if room.clock.ends is not None else None
    clock = attrs.evolve(room.clock, ends=ends)
    if room.course:
        clock = after_absence(room, entry.at, entry.event.last)
    room = room.evolved(clock=clock, resolving=False, restarted=entry.at)
    return room.noting(entry.at, "clock", "The server was restarted; nothing that was confirmed is lost.")
