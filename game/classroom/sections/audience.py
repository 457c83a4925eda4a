"""Audiences: for whom something is shown, and with it how much."""

from collections.abc import Mapping
from typing import Any

import attrs

from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Plain

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
    odds     what each seat's orders change, by quarters played, by seat
    regrets  how far each team is from its best sheet, by seat
    """

    here: frozenset[str] = frozenset()
    silent: Mapping[str, int] = attrs.field(factory=dict)
    odds: Mapping[int, Plain] = attrs.field(factory=dict)
    regrets: Mapping[str, Plain] = attrs.field(factory=dict)
    address: str = ""
    reach: str = ""
    qr: str = ""
    tables: tuple[Plain, ...] = ()
    saved: float = 0.0


def millis(seconds: float | None) -> int | None:
    """Return a time as browsers count it."""
    return None if seconds is None else round(seconds * 1000)


def position_for(room: Room, whom: Audience) -> Any:
    """Return the part of the position that an audience is shown; the press is a quarter late."""
    if whom.kind == "player":
        return room.position["seats"][whom.seat]
    if whom.kind == "press":
        late = room.played[-2].position if len(room.played) > 1 else room.opening
        return late["control"]
    return room.position["control" if whom.sees_all else "public"]
