"""Audiences: for whom something is shown, and with it how much."""

from collections.abc import Mapping

import attrs

from game.classroom.protocol.console_view import TableLink
from game.classroom.protocol.positions import SeatOdds, SheetRegret
from game.classroom.rules.room import Room
from game.views.board_view import BoardView
from game.views.evening_view import EveningView

SEES_ALL = ("facilitator", "evaluator")
PUBLIC = ("board", "observer")


@attrs.frozen
class Audience:
    """Those who are shown the same.

    kind  facilitator, evaluator, press, public, or player
    seat  the country, for players
    """

    kind: str
    seat: str = ""

    @property
    def sees_all(self) -> bool:
        """Return whether nothing is hidden from it."""
        return self.kind in SEES_ALL


def audience(kind: str, seat: str) -> Audience:
    """Return the audience of somebody in a room."""
    return Audience("public") if kind in PUBLIC else Audience(kind, seat if kind == "player" else "")


@attrs.frozen(eq=False)
class Around:
    """What is around a room and not of its file: who is connected, the odds worked out, the links and addresses.

    here     people whose screens are connected
    silent   seconds since anybody of a seat's screens was last heard, by seat; only of seats where people sit
    odds     what each seat's staff make of its options, by what the quarter before is kept under, and by seat
    regrets  how far each team is from what the computer would order, by seat
    """

    here: frozenset[str] = frozenset()
    silent: Mapping[str, int] = attrs.field(factory=dict)
    odds: Mapping[str, Mapping[str, SeatOdds]] = attrs.field(factory=dict)
    regrets: Mapping[str, SheetRegret] = attrs.field(factory=dict)
    address: str = ""
    reach: str = ""
    qr: str = ""
    tables: tuple[TableLink, ...] = ()
    saved: float = 0.0


def millis(seconds: float) -> int:
    """Return a time as browsers count it."""
    return round(seconds * 1000)


def board_for(room: Room, whom: Audience) -> BoardView:
    """Return the board as an audience is shown it; the press is a quarter late."""
    if whom.kind == "player":
        return room.position.seats[whom.seat].board
    if whom.kind == "press":
        return room.position_after(len(room.played) - 1).control.board
    return room.position.control.board if whom.sees_all else room.position.public.board


def evening_for(room: Room, whom: Audience) -> EveningView | None:
    """Return the last quarter as an audience is shown it, None before there was one; the press is a quarter late."""
    if whom.kind == "player":
        return room.position.seats[whom.seat].evening
    if whom.kind == "press":
        return room.position_after(len(room.played) - 1).control.evening
    return room.position.control.evening if whom.sees_all else room.position.public.evening
