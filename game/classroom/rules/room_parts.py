"""What a room is made of: people, desks, the clock, deals, messages. All frozen; `Room` holds them."""

from collections.abc import Mapping
from typing import Any

import attrs

PHASES = ("brief", "negotiate", "orders", "adjudicate", "reveal")
ALL_PHASES = ("lobby", *PHASES, "debrief")
ROLES = ("decider", "analyst", "envoy", "mirror")
WATCHERS = ("observer", "press", "evaluator", "board")
LEVELS = ("light", "firm", "hard")
ODDS = ("off", "delayed", "on")
LENGTHS = {"brief": 90, "negotiate": 180, "orders": 90, "adjudicate": 60, "reveal": 60}

Plain = Mapping[str, Any]


@attrs.frozen
class Person:
    """Somebody in the room.

    kind    `player`, or one of `WATCHERS`
    seat    the country they play for, "" for a watcher
    counts  how often they did what, for the participation mark
    turns   quarters in which they did anything
    gone    they were removed, or their place was given to another
    place   the act with which they came
    """

    person: str
    name: str
    kind: str
    token: str
    seat: str = ""
    role: str = ""
    counts: Mapping[str, int] = attrs.field(factory=dict)
    turns: frozenset[int] = frozenset()
    last: float = 0.0
    gone: bool = False
    place: int = 0


@attrs.frozen
class SeatDesk:
    """A seat's sheet for the quarter, and who plays it.

    draft    level by order; it has no effect before the quarter is resolved
    version  rises with every change of the draft: agreement is to a version
    earlier  drafts before this one, for undo
    locked   person who locked it, "" for nobody
    proxy    the engine plays it though people sit here
    back     the team asked to have it back; at the next phase they do
    stretch  seconds that this seat has longer than the others in this phase
    """

    link: str
    draft: Mapping[str, str] = attrs.field(factory=dict)
    version: int = 0
    drafted_by: str = ""
    earlier: tuple[Mapping[str, str], ...] = ()
    agreed: tuple[str, ...] = ()
    locked: str = ""
    locked_at: float = 0.0
    proxy: bool = False
    back: bool = False
    stretch: float = 0.0
    last: float = 0.0


@attrs.frozen
class Clock:
    """The time of a phase, in seconds since the epoch; `ends` None where it has no limit, `left` while it stands."""

    length: float = 0.0
    ends: float | None = None
    left: float | None = None
    frozen: bool = False

    @property
    def paused(self) -> bool:
        """Return whether it stands."""
        return self.left is not None

    def remaining(self, now: float) -> float | None:
        """Return the seconds left, None without a limit."""
        return self.left if self.left is not None else None if self.ends is None else self.ends - now

    def moved(self, seconds: float, now: float) -> "Clock":
        """Return the clock with so many seconds more; it never runs out in the past."""
        left = self.remaining(now)
        if left is None:
            return self
        left = max(left + seconds, 0.0)
        return attrs.evolve(self, left=left) if self.paused else attrs.evolve(self, ends=now + left)

    def stopped(self, now: float) -> "Clock":
        """Return the clock standing."""
        left = self.remaining(now)
        return self if left is None else attrs.evolve(self, ends=None, left=max(left, 0.0))

    def going(self, now: float) -> "Clock":
        """Return the clock running again."""
        return attrs.evolve(self, ends=now + self.left, left=None) if self.left is not None else self


@attrs.frozen
class Message:
    """Something said; `sender` is a country, `facilitator` or `press`."""

    n: int
    at: float
    turn: int
    channel: str
    sender: str
    who: str
    person: str
    text: str


@attrs.frozen
class Notice:
    """Something the room tells: `to` holds the countries, people or kinds it is for; empty for everybody."""

    n: int
    at: float
    kind: str
    says: str
    to: tuple[str, ...] = ()
    title: str = ""


@attrs.frozen
class Clause:
    """One thing a country gives, or refrains from, under a deal."""

    country: str
    does: str
    order: str
    mark: str = "open"


@attrs.frozen
class Deal:
    """A deal: who gives what until when.

    until    the last quarter, counted from 1, in which a clause can be kept
    agreed   the quarter being played when the last party accepted; 0 before
    answers  by country asked: None, True, False
    status   proposed, agreed, refused, withdrawn, lapsed, kept, broken, renounced
    """

    deal: str
    title: str
    by: str
    to: tuple[str, ...]
    secret: bool
    until: int
    clauses: tuple[Clause, ...]
    words: str
    answers: Mapping[str, bool | None]
    status: str = "proposed"
    agreed: int = 0
    person: str = ""

    @property
    def parties(self) -> tuple[str, ...]:
        """Return everybody it binds."""
        return (self.by, *self.to)


@attrs.frozen
class Proposal:
    """An argument off the menu, for the facilitator to rule on."""

    proposal: str
    by: str
    person: str
    turn: int
    title: str
    text: str
    reasons: str
    joined: tuple[str, ...] = ()
    suggestion: Plain = attrs.field(factory=dict)
    ruling: Plain | None = None


@attrs.frozen
class Card:
    """An inject the facilitator holds: from the scenario, prepared, or written on the spot.

    turn    the quarter in which it takes effect, None while it is not settled
    to      countries told of it; None for all
    status  scheduled, written, queued, held, sent, skipped
    """

    inject: str
    title: str
    says: str
    effects: tuple[Plain, ...]
    turn: int | None = None
    to: tuple[str, ...] | None = None
    status: str = "written"
    teaching: str = ""


@attrs.frozen
class PlayedQuarterOfRoom:
    """A quarter that has been played.

    orders    level by order, by country
    by        who gave them: people, engine, proxy or nobody
    injects   what was put in beside, as the engine takes it
    left_out  what the scenario had scheduled and did not come
    position  all that may be shown of the world after it, cut by audience; of a packed quarter only what is asked of
              quarters long past
    happened  how the questions that this quarter answers came out
    folded    the whole position of a packed quarter, else empty
    """

    turn: int
    quarter: str
    orders: Mapping[str, Mapping[str, str]]
    by: Mapping[str, str]
    injects: tuple[Plain, ...]
    left_out: tuple[str, ...]
    digest: str
    position: Plain
    happened: Mapping[str, bool]
    at: float
    folded: bytes = b""


@attrs.frozen
class Branch:
    """Quarters that were played and rolled back; kept for the debrief."""

    branch: str
    at: float
    reason: str
    turn: int
    quarters: tuple[PlayedQuarterOfRoom, ...]
