"""The debrief as it is sent: what the engine told, with what people said, dealt, forecast and pinned."""

from collections.abc import Mapping
from typing import Literal

import attrs

from game.classroom.protocol.debriefs import DecisionTold, LadderAct, LuckTold
from game.classroom.protocol.pages import DealView
from game.classroom.protocol.positions import EventEffect, PathPoint
from game.views.board_view import ScoreView
from game.views.commission_view import CommissionView
from game.views.ending_view import DeedView, EndingView
from game.views.evening_view import EveningView
from game.views.outlook_view import OutlookView


@attrs.frozen
class TableCompared:
    """How the partnership went at one table; `this` where it is the reader's own."""

    title: str
    path: tuple[PathPoint, ...]
    outcome: str
    this: bool


@attrs.frozen
class BranchCompared:
    """Quarters that were rolled back, after which turn, and why."""

    branch: str
    from_: int
    reason: str
    path: tuple[PathPoint, ...]


@attrs.frozen
class OrderTold:
    """Something that was ordered, by whom, and why they said they did."""

    order: str
    title: str
    step: str
    hidden: bool
    claims: tuple[str, ...]
    by: str
    rationale: str


@attrs.frozen
class InjectTold:
    """What the facilitator put into a quarter."""

    title: str
    says: str
    effects: tuple[EventEffect, ...]


@attrs.frozen
class QuarterTold:
    """A quarter of the replay; `messages` how many were sent, `insights` those pinned to it."""

    turn: int
    evening: EveningView
    escalation: float
    orders: Mapping[str, tuple[OrderTold, ...]]
    injects: tuple[InjectTold, ...]
    messages: int
    insights: tuple[str, ...]


@attrs.frozen
class Bookmark:
    """A moment to talk about; `kind` deed, swing, deal or inject."""

    n: int
    turn: int
    quarter: str
    index: float
    question: str
    says: str
    kind: str


@attrs.frozen
class TeamMember:
    """Somebody of a team."""

    name: str
    role: str


@attrs.frozen
class DealsTold:
    """How many deals a team kept and broke."""

    fulfilled: int
    broken: int


@attrs.frozen
class TeamTold:
    """How a team fared, with its deals and who played it; `line` is its game in a sentence."""

    country: str
    name: str
    score: ScoreView
    luck: LuckTold | None
    decision: DecisionTold | None
    played_by: str
    people: tuple[TeamMember, ...]
    deals: DealsTold
    line: str


@attrs.frozen
class QuestionTold:
    """What the class first and last said of a question, per cent, and the model's odds then, 0–1."""

    question: str
    says: str
    before: tuple[float, ...]
    after: tuple[float, ...]
    before_mean: float | None
    after_mean: float | None
    model_before: float | None
    model_after: float | None
    happened: bool | None


@attrs.frozen
class PersonBrier:
    """Somebody's mean Brier score over `n` forecasts."""

    person: str
    name: str
    brier: float | None
    n: int


@attrs.frozen
class ClassBrier:
    """Mean Brier scores of class and model over `n` forecasts; by person for the facilitator only."""

    class_: float | None
    model: float | None
    n: int
    people: tuple[PersonBrier, ...] | None = None


@attrs.frozen
class CalibrationBin:
    """Forecasts of about `bin` per cent: how many, and the share that came, 0–1."""

    bin: int
    n: int
    happened: float


@attrs.frozen
class ForecastsTold:
    """What the class forecast, how it was scored, and how well it was calibrated."""

    questions: tuple[QuestionTold, ...]
    brier: ClassBrier
    calibration: tuple[CalibrationBin, ...]


@attrs.frozen
class InsightTold:
    """An insight pinned to a quarter."""

    turn: int
    quarter: str
    text: str
    who: str


@attrs.frozen
class PressHeadline:
    """A headline of the press."""

    turn: int
    text: str
    who: str


@attrs.frozen
class TicketTold:
    """An exit ticket without its writer."""

    lesson: str
    doubt: str


@attrs.frozen(kw_only=True)
class RoomDebrief:
    """The whole debrief; `minutes` from the room's beginning to its last quarter."""

    ok: Literal[True] = True
    title: str
    outcome: str
    ending_title: str
    says: tuple[str, ...]
    headline: str
    ending: EndingView | None
    baseline: OutlookView | None
    students: int
    quarters: int
    minutes: int
    path: tuple[PathPoint, ...]
    tables: tuple[TableCompared, ...]
    branches: tuple[BranchCompared, ...]
    replay: tuple[QuarterTold, ...]
    bookmarks: tuple[Bookmark, ...]
    teams: tuple[TeamTold, ...]
    ladder: tuple[LadderAct, ...]
    deeds: tuple[DeedView, ...]
    deals: tuple[DealView, ...]
    forecasts: ForecastsTold
    insights: tuple[InsightTold, ...]
    headlines: tuple[PressHeadline, ...]
    tickets: tuple[TicketTold, ...]


@attrs.frozen
class DebriefBuilding:
    """The debrief is being worked out: pieces done, and how many there are."""

    done: int
    of: int
    ok: Literal[True] = True
    building: Literal[True] = True


@attrs.frozen
class ReportAxis:
    """The part of the index in which all values lie, and the marks on it."""

    low: int
    high: int
    ticks: tuple[int, ...]


@attrs.frozen
class ReportTurn:
    """A quarter as a team lived it."""

    turn: int
    quarter: str
    orders: tuple[OrderTold, ...]
    by: str
    rationale: str
    index: float
    change: float
    what_happened: tuple[str, ...]


@attrs.frozen(kw_only=True)
class TeamReport:
    """A team's report of two pages."""

    country: str
    name: str
    title: str
    class_: str
    scenario: str
    date: str
    team: TeamTold
    people: tuple[TeamMember, ...]
    commission: CommissionView
    outcome: str
    ending_title: str
    says: tuple[str, ...]
    path: tuple[PathPoint, ...]
    axis: ReportAxis
    turns: tuple[ReportTurn, ...]
    deals: tuple[DealView, ...]
    other_deals: int
    deeds: tuple[DeedView, ...]
    forecast: ClassBrier
    questions: tuple[str, ...]
    limits: tuple[str, ...]
    simulated: str
