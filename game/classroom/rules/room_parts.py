"""What a room is made of: people, desks, the clock, deals, messages. All frozen; `Room` holds them."""

import json
import zlib
from collections.abc import Mapping

import attrs

from game.classroom.protocol.closed_lists import Duty, GradePart, RulingKind
from game.classroom.protocol.console_view import Suggestion
from game.classroom.protocol.course_events import AbsenceRule
from game.classroom.protocol.positions import EventEffect, OrderSheet, Position, PositionSummary, QuarterKept

# What each part of a grade is worth where nobody says otherwise, points.
PARTS: dict[GradePart, int] = {
    "quiz": 10, "participation": 15, "rationale": 20, "decision": 15, "calibration": 10, "conduct": 10, "memo": 20,
}  # fmt: skip
LENGTHS = {"brief": 90, "negotiate": 180, "orders": 90, "adjudicate": 60, "reveal": 60}


def unfolded(folded: bytes) -> object:
    """What was folded up, as JSON holds it; None for nothing. The order in which its keys were laid does not count."""
    return json.loads(zlib.decompress(folded)) if folded else None


@attrs.frozen
class DoneAct:
    """An act that was done: its place in the room's file, and what its content hashes to."""

    place: int
    content: str


@attrs.frozen
class Person:
    """Somebody in the room.

    kind    `player`, or one of `WATCHERS`
    seat    the country they play for, "" for a watcher
    counts  how often they did what, for the participation mark
    turns   quarters in which they did anything
    gone    they were removed, or their place was given to another
    student  which student of the class list they are, "" for none
    place   the act with which they came, `came` seconds since the epoch
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
    came: float = 0.0
    student: str = ""


@attrs.frozen
class SeatDesk:
    """A seat's sheet for the quarter, and who plays it.

    draft    what is to be ordered; it has no effect before the quarter is resolved
    version  rises with every change of the draft: agreement is to a version
    earlier  drafts before this one, for undo
    locked   person who locked it, "" for nobody
    proxy    the computer plays it though people sit here
    back     the team asked to have it back; at the next phase they do
    absent   what is submitted in a course where nobody locked by the deadline
    stretch  seconds that this seat has longer than the others in this phase
    """

    link: str
    draft: OrderSheet = attrs.field(factory=OrderSheet)
    version: int = 0
    drafted_by: str = ""
    earlier: tuple[OrderSheet, ...] = ()
    agreed: tuple[str, ...] = ()
    locked: str = ""
    locked_at: float = 0.0
    proxy: bool = False
    back: bool = False
    stretch: float = 0.0
    last: float = 0.0
    absent: AbsenceRule = "draft"


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
    """One thing a country does, or refrains from, under a deal; `step` of a dial."""

    country: str
    does: Duty
    order: str
    step: int = 0
    mark: str = "open"


@attrs.frozen
class Deal:
    """A deal: who gives what until when.

    until    the last quarter, counted from 1, in which a clause can be kept
    agreed   the quarter being played when the last party accepted; 0 before
    answers  by country asked: None, True, False
    left_by  who renounced it; "" for nobody
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
    left_by: str = ""

    @property
    def parties(self) -> tuple[str, ...]:
        """Return everybody it binds."""
        return (self.by, *self.to)


@attrs.frozen
class Ruling:
    """How the facilitator ruled on an argument, and what it puts into the quarter; seconds since the epoch.

    deal  the deal as which it stands, "" where it is none
    """

    how: RulingKind
    says: str
    reason: str
    effects: tuple[EventEffect, ...]
    at: float
    deal: str = ""


@attrs.frozen
class Proposal:
    """An argument off the menu, for the facilitator to rule on; `undone` where its quarter was rolled back."""

    proposal: str
    by: str
    person: str
    turn: int
    title: str
    text: str
    reasons: str
    joined: tuple[str, ...] = ()
    suggestion: Suggestion = attrs.field(factory=Suggestion)
    ruling: Ruling | None = None
    undone: bool = False


@attrs.frozen
class InjectCard:
    """An inject the facilitator holds: from the scenario, prepared, or written on the spot.

    turn    the quarter in which it takes effect, None while it is not settled
    status  scheduled, written, queued, held, sent, skipped
    """

    inject: str
    title: str
    says: str
    effects: tuple[EventEffect, ...]
    turn: int | None = None
    status: str = "written"
    teaching: str = ""


@attrs.frozen
class PlayedQuarterOfRoom:
    """A quarter that has been played.

    by        who gave each country's orders: people, computer, proxy or nobody
    record    orders, events and digest, as the engine plays it again
    happened  how the questions that this quarter answers came out
    summary   what is asked of quarters long past
    position  all that may be shown of the world after it, cut by audience; None where it is folded up
    folded    the position of a quarter long past, else empty
    """

    turn: int
    quarter: str
    by: Mapping[str, str]
    record: QuarterKept
    happened: Mapping[str, bool]
    at: float
    summary: PositionSummary
    position: Position | None
    folded: bytes = attrs.field(default=b"", eq=unfolded)


@attrs.frozen
class Branch:
    """Quarters that were played and rolled back; kept for the debrief."""

    branch: str
    at: float
    reason: str
    turn: int
    quarters: tuple[PlayedQuarterOfRoom, ...]


@attrs.frozen
class RationaleKept:
    """Why a team ordered what it ordered, and who said so."""

    text: str
    who: str
    person: str
    at: float


@attrs.frozen
class TicketKept:
    """Somebody's exit ticket; `shares` of the team's work by person, per cent."""

    lesson: str
    doubt: str
    shares: Mapping[str, float]
    at: float


@attrs.frozen
class RubricMark:
    """A mark given by hand; None for one taken back."""

    points: float | None
    note: str
    at: float


@attrs.frozen
class InsightPinned:
    """An insight pinned to a quarter, and by whom."""

    turn: int
    quarter: str
    text: str
    who: str
    at: float


@attrs.frozen
class HeadlinePrinted:
    """A headline of the press."""

    turn: int
    text: str
    who: str
    at: float


@attrs.frozen
class AlertRaised:
    """Something the facilitator should know of; `seat` where it concerns one."""

    at: float
    kind: str
    says: str
    seat: str | None = None
