"""The sections of a page, each as it is sent; times are milliseconds since the epoch, as browsers count them."""

from collections.abc import Mapping

import attrs

from game.classroom.protocol.closed_lists import DeckName, Duty, OddsMode, Phase, RulingKind
from game.classroom.protocol.positions import OrderSheet
from game.views.commission_view import CommissionView
from game.views.evening_view import EveningView
from game.views.hand_view import EffectView
from game.views.outlook_view import OutlookView


@attrs.frozen
class Slide:
    """A slide of the brief."""

    title: str
    lines: tuple[str, ...]


@attrs.frozen
class RoomView:
    """The exercise; address, link and QR code only where they are put up."""

    code: str
    title: str
    scenario: str
    summary: str
    simulated: str
    phase: Phase
    phases: tuple[Phase, ...]
    turn: int
    quarter: str
    quarters: int
    over: bool
    odds: OddsMode
    deck: DeckName
    frozen: bool
    resolving: bool
    slides: tuple[Slide, ...]
    students: int
    debrief_open: bool
    restarted_at: int | None
    forgotten: bool
    showing: str | None
    address: str | None = None
    join_url: str | None = None
    qr: str | None = None


@attrs.frozen
class ClockView:
    """The clock as a seat has it.

    left       seconds, while it stands
    stretch    seconds that this seat has beyond the others
    stretches  the same by seat, for those who see all
    zone       of a course's dates; None in a lesson
    """

    phase: Phase
    ends: int | None
    left: float | None
    paused: bool
    frozen: bool
    length: float
    automatic: bool
    stretch: float
    stretches: Mapping[str, float] | None = None
    zone: str | None = None


@attrs.frozen
class PersonView:
    """Somebody in a seat; `person` None for those who need not tell people apart."""

    person: str | None
    name: str
    role: str
    here: bool


@attrs.frozen
class SeatControl:
    """What of a seat only those who see all are shown."""

    orders: int
    agreed: int
    locked_by: str | None
    proxy: bool
    back: bool
    proxy_offered: bool
    silent_s: int
    last_act: int | None
    stretch: float


@attrs.frozen
class SeatView:
    """A seat with its light: empty, proxy, idle, ready, drafting or joined."""

    country: str
    code: str
    name: str
    people: tuple[PersonView, ...]
    places: int
    light: str
    engine: bool
    amber: bool
    control: SeatControl | None = None


@attrs.frozen
class OutlookShown:
    """How it may end by the model's odds; `delayed` where they are a quarter old."""

    turn: int
    as_of: str
    outlook: OutlookView
    delayed: bool


@attrs.frozen
class BriefView:
    """The last quarter as somebody may know it, None before there was one; who they are, for players."""

    evening: EveningView | None
    commission: CommissionView | None = None


@attrs.frozen
class LockView:
    """Who locked a sheet, and when."""

    by: str
    person: str
    at: int


@attrs.frozen
class SheetView:
    """A seat's sheet: what is drafted, what it costs in weeks, who agrees, who locked it.

    price    of dials, moves and acts beyond the standing policies; `choices` of tonight's choices
    left     weeks still free; below nought where some are borrowed
    effects  what an option would change, by its key, as far as the facilitator shows it
    as_of    the quarter from which those are seen; "" for none
    """

    turn: int
    quarter: str
    open: bool
    lockable: bool
    price: float
    choices: float
    left: float
    version: int
    draft: OrderSheet
    drafted_by: str
    faults: tuple[str, ...]
    agreed: tuple[str, ...]
    locked: LockView | None
    deciders: tuple[str, ...]
    can_undo: bool
    proxy: bool
    back: bool
    rationale: str
    effects: Mapping[str, EffectView] = attrs.field(factory=dict)
    as_of: str = ""


@attrs.frozen
class QuestionView:
    """A question that people forecast."""

    question: str
    says: str
    resolves: str


@attrs.frozen
class ForecastScored:
    """A forecast whose question has been answered: `p` per cent, `model` 0–1, Brier scores 0 best, 1 worst."""

    person: str
    turn: int
    question: str
    p: float
    model: float | None
    happened: bool
    brier: float
    model_brier: float | None


@attrs.frozen
class ForecastTask:
    """The questions of the quarter, what somebody answered, per cent, and how earlier answers came out."""

    turn: int
    open: bool
    questions: tuple[QuestionView, ...]
    mine: Mapping[str, float]
    scored: tuple[ForecastScored, ...]


@attrs.frozen
class RationaleView:
    """Why a team ordered what it ordered in a quarter."""

    turn: int
    quarter: str
    text: str
    who: str


@attrs.frozen
class RationaleTask:
    """The reason that is asked for in a quarter, and those given so far."""

    turn: int
    most_words: int
    past: tuple[RationaleView, ...]


@attrs.frozen
class QuizOptions:
    """A question of the quiz without its answer."""

    question: str
    says: str
    options: tuple[str, ...]


@attrs.frozen
class QuizTask:
    """The entry quiz; which answers are correct, the right places and why only once it has been answered."""

    open: bool
    questions: tuple[QuizOptions, ...]
    mine: Mapping[str, int] | None
    correct: Mapping[str, bool] | None = None
    right: Mapping[str, int] | None = None
    why: Mapping[str, str] | None = None


@attrs.frozen
class TicketView:
    """Somebody's exit ticket; `shares` by person, per cent."""

    lesson: str
    doubt: str
    shares: Mapping[str, float]


@attrs.frozen
class TicketTask:
    """The exit ticket, and what somebody handed in."""

    open: bool
    mine: TicketView | None


@attrs.frozen
class RulingView:
    """How the facilitator ruled, without what it puts in."""

    how: RulingKind
    says: str
    reason: str


@attrs.frozen
class ProposalView:
    """An argument off the menu as those see it who made it; `status` waiting or ruled."""

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


@attrs.frozen
class TasksView:
    """What one person is asked to do, and how it was marked."""

    forecast: ForecastTask
    rationale: RationaleTask
    quiz: QuizTask
    ticket: TicketTask
    proposals: tuple[ProposalView, ...]


@attrs.frozen
class ChannelView:
    """A channel that an audience reads."""

    id: str
    name: str
    kind: str
    seats: tuple[str, ...]
    muted: bool
    can_write: bool


@attrs.frozen
class MessageView:
    """A message; `from_` is a country, facilitator or press."""

    n: int
    at: int
    turn: int
    channel: str
    from_: str
    who: str
    text: str


@attrs.frozen
class NoticeView:
    """Something the room tells."""

    n: int
    at: int
    kind: str
    says: str
    title: str


@attrs.frozen
class ClauseView:
    """A clause of a deal; `mark` open, kept, broken, or unseen where it is another's secret.

    step  what the step of a dial is called, "" for a move
    """

    country: str
    does: Duty
    order: str
    mark: str
    title: str
    step: str


@attrs.frozen
class DealView:
    """A deal, as far as an audience can tell what became of it; `can` is what a player may do with it."""

    deal: str
    title: str
    by: str
    to: tuple[str, ...]
    secret: bool
    until: int
    until_quarter: str
    words: str
    clauses: tuple[ClauseView, ...]
    answers: Mapping[str, bool | None]
    status: str
    can: tuple[str, ...]


@attrs.frozen
class MenuOrder:
    """A policy or a move that deals may name; `steps` of a dial by name, none of a move."""

    order: str
    title: str
    steps: tuple[str, ...]


@attrs.frozen
class PushableView:
    """A name that an event may push."""

    path: str
    says: str
    unit: str
    most: float
    least: float
    held: bool
