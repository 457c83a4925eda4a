"""Links and codes: too long to be guessed, and compared in a time that tells nothing."""

import hmac
import secrets
from collections.abc import Iterator
from hashlib import sha256

import attrs

from game.classroom.protocol.class_events import Actor
from game.classroom.protocol.closed_lists import FACILITATOR
from game.classroom.rules.room import Room
from game.model.state.axes import COUNTRIES

# Letters and digits that are not taken for one another when read from a board.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 6
WATCHING = ("board", "observer", "press", "evaluator")


def token() -> str:
    """Return a new link's secret: 32 characters, 192 bits."""
    return secrets.token_urlsafe(24)


def code() -> str:
    """Return a new room's code."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def tokens() -> dict[str, str]:
    """Return a new room's links: the facilitator's, the watchers', and one for each seat."""
    return {name: token() for name in (FACILITATOR, *WATCHING, *COUNTRIES)}


def code_of(typed: str) -> str:
    """Return a code as it was meant: blanks and small letters do not matter."""
    return "".join(typed.split()).upper().replace("-", "")


@attrs.frozen
class Grant:
    """What a link lets one do.

    seat  a seat's link: whoever has it may sit down there; "" for any other link. A student's own link is that of an
          actor of the kind `seat` whose person is the student: it opens nothing but the way in
    """

    actor: Actor
    seat: str = ""


@attrs.define
class Doors:
    """The links of a room that are open now, found by what they hash to."""

    open: dict[bytes, tuple[str, Grant]] = attrs.field(factory=dict)

    def grant_of(self, presented: str) -> Grant | None:
        """Return what a link lets one do; None where there is no such link, or no more."""
        known = self.open.get(hashed(presented))
        if known is None or not hmac.compare_digest(known[0].encode(), presented.encode("utf-8", "replace")):
            return None
        return known[1]

    def reset(self, room: Room) -> None:
        """Open the links that a room has now, and shut all others."""
        self.open = {hashed(secret): (secret, grant) for secret, grant in granted(room)}


def hashed(presented: str) -> bytes:
    """Return what a link is found by, which tells nothing of its beginning."""
    return sha256(presented.encode("utf-8", "replace")).digest()


def granted(room: Room) -> Iterator[tuple[str, Grant]]:
    """Yield every link of a room with what it lets one do."""
    fixed = room.exercise.tokens
    yield fixed[FACILITATOR], Grant(Actor(FACILITATOR))
    if not room.forgotten:
        for kind in WATCHING:
            yield fixed[kind], Grant(Actor(kind))
        for seat, desk in room.desks.items():
            yield desk.link, Grant(Actor("seat"), seat)
        for student in room.roster.values():
            yield student.token, Grant(Actor("seat", student.student))
    for somebody in room.people.values():
        if somebody.token and not somebody.gone:
            yield somebody.token, Grant(Actor(somebody.kind, somebody.person))
