"""The facilitator's own section, as it is sent."""

from collections.abc import Mapping

import attrs

from game.classroom.protocol.closed_lists import DoorState, GradePart, OddsMode
from game.classroom.protocol.course_events import AbsenceRule, CourseDeadline
from game.classroom.protocol.pages import RulingView
from game.classroom.protocol.positions import EventEffect, PathPoint, SheetRegret


@attrs.frozen
class OrderRead:
    """An order as which an argument was read, and the words it was read by."""

    title: str
    words: tuple[str, ...]


@attrs.frozen
class Suggestion:
    """What an argument may amount to.

    orders      whose words come nearest
    effects     half of what they put on the world
    confidence  how telling the shared words are: none, low or fair
    """

    orders: tuple[str, ...] = ()
    effects: tuple[EventEffect, ...] = ()
    says: str = ""
    read: tuple[OrderRead, ...] = ()
    confidence: str = "none"


@attrs.frozen
class InjectView:
    """An inject; `status` scheduled, written, queued, held, sent, skipped or past."""

    inject: str
    title: str
    says: str
    effects: tuple[EventEffect, ...]
    turn: int | None
    quarter: str | None
    status: str
    teaching: str


@attrs.frozen
class ConsoleProposal:
    """An argument as the facilitator sees it, with what it may amount to, and what the ruling puts in."""

    proposal: str
    by: str
    who: str
    turn: int
    title: str
    text: str
    reasons: str
    with_: tuple[str, ...]
    status: str
    ruling: RulingView | None
    suggestion: Suggestion
    effects: tuple[EventEffect, ...] | None


@attrs.frozen
class BranchView:
    """Quarters that were rolled back: after which turn, why, and the index in them."""

    branch: str
    from_: int
    at: int
    reason: str
    path: tuple[PathPoint, ...]


@attrs.frozen
class RoomTimeline:
    """The index so far, and what was rolled back."""

    path: tuple[PathPoint, ...]
    branches: tuple[BranchView, ...]


@attrs.frozen
class RoomSettings:
    """How the room is set: seconds of each phase, odds, muted channels."""

    lengths: Mapping[str, float]
    automatic: bool
    odds: OddsMode
    muted: tuple[str, ...]
    places: int
    door: DoorState


@attrs.frozen
class AlertView:
    """Something the facilitator should know of."""

    at: int
    kind: str
    says: str
    seat: str | None


@attrs.frozen
class LinksView:
    """The links of a room: watchers' by kind, seats' by country, people's by number."""

    board: str
    observer: str
    press: str
    evaluator: str
    seats: Mapping[str, str]
    people: Mapping[str, str]


@attrs.frozen
class TableLink:
    """Another room of the same server, or this one: `own`."""

    code: str
    title: str
    url: str
    own: bool


@attrs.frozen
class ReachView:
    """Who can reach the server, in a sentence."""

    says: str


@attrs.frozen
class InsightView:
    """An insight pinned to a quarter."""

    turn: int
    quarter: str
    text: str
    who: str
    at: int


@attrs.frozen
class RubricMarkView:
    """A mark given by hand."""

    person: str
    part: GradePart
    points: float | None
    note: str


@attrs.frozen
class RubricView:
    """The parts of a grade with their points, and the marks given."""

    parts: Mapping[GradePart, float]
    given: tuple[RubricMarkView, ...]


@attrs.frozen
class StudentView:
    """A student of the class list; `person` where they have come, `link` their own."""

    student: str
    name: str
    group: str
    seat: str
    person: str
    excused: tuple[GradePart, ...]
    link: str


@attrs.frozen
class RosterView:
    """The class list, and the people in the room who are not on it, by number."""

    system: str
    students: tuple[StudentView, ...]
    strangers: tuple[str, ...]


@attrs.frozen
class CourseView:
    """The calendar of a course, and by seat what is submitted where nobody locks.

    zone  "" where there is no calendar
    """

    zone: str
    early: bool
    dates: tuple[CourseDeadline, ...]
    absent: Mapping[str, AbsenceRule]


@attrs.frozen
class ConsoleView:
    """What only the facilitator is shown; `regret` by seat."""

    injects: tuple[InjectView, ...]
    proposals: tuple[ConsoleProposal, ...]
    timeline: RoomTimeline
    settings: RoomSettings
    alerts: tuple[AlertView, ...]
    regret: Mapping[str, SheetRegret]
    links: LinksView
    tables: tuple[TableLink, ...]
    reach: ReachView
    insights: tuple[InsightView, ...]
    rubric: RubricView
    roster: RosterView
    course: CourseView
    not_started: tuple[str, ...]
    exports: tuple[str, ...]
    saved_at: int
    resolving: bool
