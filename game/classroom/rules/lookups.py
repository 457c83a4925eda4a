"""Who acts, and what has a name: found, or refused in words."""

from collections.abc import Mapping
from typing import TypeVar

from game.classroom.protocol.class_events import Actor
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Person

T = TypeVar("T")


def player(room: Room, by: Actor) -> Person:
    """Return the person who acts, who must sit in a seat."""
    person = room.player(by.person)
    if person is None or not person.seat:
        raise Refused(403, "You have no seat in this room any more. Ask the facilitator for a new link.")
    return person


def known(names: Mapping[str, T], name: str, what: str) -> T:
    """Return what has a name, or say that there is none."""
    if name not in names:
        raise no_such(name, what)
    return names[name]


def no_such(name: str, what: str) -> Refused:
    """Return the refusal of a name that nothing has."""
    return Refused(422, f"There is no {what} {name!r}.", what)
