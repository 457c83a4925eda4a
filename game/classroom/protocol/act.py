"""An act: who asks the room for what, and when. An accepted act is a line of the room's file; the room is their sum."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from game.classroom.protocol.fields import Check
from game.classroom.protocol.refusals import Refused

if TYPE_CHECKING:
    from game.classroom.rules.room import Room

FACILITATOR, SERVER = "facilitator", "server"


@attrs.frozen
class Actor:
    """Who acts.

    kind    facilitator, player, one of `parts.WATCHERS`, or the server itself
    person  their number in the room; "" for the facilitator, the board and the server
    """

    kind: str
    person: str = ""

    @property
    def name(self) -> str:
        """Return under what their acts are kept."""
        return self.person or self.kind


@attrs.frozen
class Act:
    """One thing asked of a room.

    at      seconds since the epoch, by the server's clock
    number  the client's own number for it; "" for what the server does itself
    fields  what else it says, checked
    """

    do: str
    at: float
    by: Actor
    fields: Mapping[str, Any] = attrs.field(factory=dict)
    number: str = ""

    def __getitem__(self, name: str) -> Any:
        """Return one of its fields."""
        return self.fields[name]

    def line(self) -> dict[str, Any]:
        """Return the act as the room's file keeps it."""
        who = {"kind": self.by.kind, "person": self.by.person}
        return {"do": self.do, "at": self.at, "by": who, "id": self.number, "fields": dict(self.fields)}

    @classmethod
    def of(cls, line: Mapping[str, Any]) -> "Act":
        """Return an act as it was kept."""
        by = Actor(line["by"]["kind"], line["by"]["person"])
        return cls(line["do"], line["at"], by, line["fields"], line["id"])


Does = Callable[["Room", Act], "Room"]


@attrs.frozen
class Kind:
    """A kind of act.

    who     kinds of actors who may ask for it
    fields  the check of what it says beside `id` and `do`
    counts  it counts as taking part
    """

    does: Does
    who: frozenset[str]
    fields: Check
    counts: bool = False


def player(room: "Room", act: Act) -> Any:
    """Return the person who acts, who must sit in a seat."""
    found = room.player(act.by.person)
    if found is None or not found.seat:
        raise Refused(403, "You have no seat in this room any more. Ask the facilitator for a new link.")
    return found


def known(names: Mapping[str, Any], name: str, what: str) -> Any:
    """Return what has a name, or say that there is none."""
    if name not in names:
        raise Refused(422, f"There is no {what} {name!r}.", what)
    return names[name]
