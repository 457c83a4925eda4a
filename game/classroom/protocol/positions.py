"""What the engine's process hands back: a position cut by audience, quarters resolved and judged, looks ahead."""

from collections.abc import Mapping
from typing import Annotated

import attrs

from game.classroom.protocol.closed_lists import Duty
from game.classroom.protocol.fields import Length, label, number, text, whole
from game.loose_types import JsonObject
from game.views.board_view import BoardView, ScoreView
from game.views.commission_view import CommissionView
from game.views.evening_view import EveningView
from game.views.hand_rows import EffectView
from game.views.outlook_view import OutlookView
from game.views.shown_figures import Change, Estimated

# The terms of a campaign that differ from its defaults: each has a type of its own, and `CampaignTerms` checks it.
CampaignChoice = JsonObject
LeverName = Annotated[str, label(80)]


@attrs.frozen
class OrderSheet:
    """What one seat orders in a quarter.

    dials    the step, 0–3, of each policy that it turns; the others stay
    moves    by id
    table    acts at the table, by id
    choices  the place of a choice, from 0, by the question that waits tonight
    prepared  the move that is made in answer, by the occasion on which it is; one at most
    """

    dials: Annotated[Mapping[LeverName, Annotated[int, whole(0, 3)]], Length(60)] = attrs.field(factory=dict)
    moves: Annotated[tuple[LeverName, ...], Length(40)] = ()
    table: Annotated[tuple[LeverName, ...], Length(8)] = ()
    choices: Annotated[Mapping[LeverName, Annotated[int, whole(0, 9)]], Length(12)] = attrs.field(factory=dict)
    prepared: Annotated[Mapping[LeverName, LeverName], Length(1)] = attrs.field(factory=dict)

    @property
    def count(self) -> int:
        """How many things are ordered."""
        return len(self.dials) + len(self.moves) + len(self.table) + len(self.choices) + len(self.prepared)


OrdersGiven = Mapping[str, OrderSheet]
OrdersWanted = Mapping[str, OrderSheet | None]


@attrs.frozen
class EventEffect:
    """What an event from outside, or a ruling, puts on the world.

    path  a name of the table of names, or `machine>state`
    size  in the name's unit; for `machine>state` the chance, 0–1
    when  `now` or `+1` to `+9`, perhaps with `for N` behind it, counted from the event's quarter
    """

    path: Annotated[str, label(80)]
    size: Annotated[float, number(-1000, 1000)]
    says: Annotated[str, text(200, 0)] = ""
    when: Annotated[str, label(12)] = "now"


@attrs.frozen
class EventPut:
    """An event put into a quarter beside the orders; everybody is told of it."""

    name: str
    turn: int
    title: str
    says: str
    effects: tuple[EventEffect, ...]


@attrs.frozen
class QuestionAsked:
    """A question that people forecast."""

    question: str
    says: str
    resolves: str
    turn: int


@attrs.frozen
class PublicPosition:
    """What everybody is shown; `evening` is the last quarter, None before the first."""

    board: BoardView
    evening: EveningView | None


@attrs.frozen
class SeatPosition:
    """What one country is shown: its board with its hand on it, its last quarter, and who it is."""

    board: BoardView
    evening: EveningView | None
    commission: CommissionView


@attrs.frozen
class OpenPosition:
    """What those are shown who see all; `outcome` how it would end as things stand."""

    board: BoardView
    evening: EveningView | None
    orders: OrdersGiven
    scores: Mapping[str, ScoreView]
    outcome: str


@attrs.frozen
class ExpectedCourse:
    """What the model expects after a quarter, from all there is to know; `odds` for its questions, 0–1."""

    outlook: OutlookView
    odds: Mapping[str, float]


@attrs.frozen
class PathPoint:
    """The index at the end of a quarter, which is counted from 1; 0 is the opening."""

    turn: int
    quarter: str
    index: float


@attrs.frozen
class PositionSummary:
    """What is asked of quarters long past: the questions for the next, the index so far, and a few figures."""

    questions: tuple[QuestionAsked, ...]
    path: tuple[PathPoint, ...]
    index: float
    change: float
    escalation: float
    rung: int
    outcome: str


@attrs.frozen
class Position:
    """All that a room may show of the world after a quarter, cut by audience; `turn` quarters have been played."""

    turn: int
    quarter: str
    over: bool
    path: tuple[PathPoint, ...]
    public: PublicPosition
    seats: Mapping[str, SeatPosition]
    control: OpenPosition
    questions: tuple[QuestionAsked, ...]

    @property
    def summary(self) -> PositionSummary:
        """The part that is kept at hand of quarters long past."""
        board = self.control.board
        return PositionSummary(
            questions=self.questions,
            path=self.path,
            index=board.index,
            change=board.index_change,
            escalation=board.escalation,
            rung=board.rung,
            outcome=self.control.outcome,
        )


@attrs.frozen
class AgreedClause:
    """What one side of a deal undertakes, as the engine takes it; `step` of a dial."""

    country: str
    does: Duty
    order: str
    step: int = 0


@attrs.frozen
class DealAgreed:
    """A deal of two seats that holds from the quarter on; `until` is its last, counted from 1."""

    deal: str
    by: str
    other: str
    secret: bool
    until: int
    clauses: tuple[AgreedClause, ...]


@attrs.frozen
class DealLeft:
    """A deal that a seat said openly it keeps no more."""

    deal: str
    by: str


@attrs.frozen
class QuarterAsked:
    """A quarter that is to be played; a seat's orders are None where the computer plays it.

    left_out  what the scenario had scheduled and does not happen
    short     whether people play the short hand: what is asked beside it, the computer settles for them
    deals     that hold from this quarter on, and `left` those that were renounced
    """

    orders: OrdersWanted
    events: tuple[EventPut, ...] = ()
    left_out: tuple[str, ...] = ()
    short: bool = False
    deals: tuple[DealAgreed, ...] = ()
    left: tuple[DealLeft, ...] = ()


@attrs.frozen
class QuarterKept:
    """A quarter that was played, as it is played again.

    orders  of all six countries
    people  the countries that people played
    dials   where every dial stands after it, by policy
    digest  of the world after it
    """

    orders: OrdersGiven
    people: tuple[str, ...]
    events: tuple[EventPut, ...]
    left_out: tuple[str, ...]
    dials: Mapping[str, int]
    digest: str
    deals: tuple[DealAgreed, ...] = ()
    left: tuple[DealLeft, ...] = ()


@attrs.frozen
class QuarterResult:
    """What the engine made of a quarter; `happened` says how its questions came out."""

    record: QuarterKept
    position: Position
    happened: Mapping[str, bool]


@attrs.frozen
class LuckJudged:
    """By how much the way a quarter fell moved what a score may be expected to be, with its 95 % interval; points."""

    value: float
    low: float
    high: float


@attrs.frozen
class DecisionJudged:
    """What a seat's orders promised beside what else it could order, points of its score, with its 95 % interval.

    rank  share of other sheets that promise less, 0–1
    """

    value: float
    low: float
    high: float
    rank: float


@attrs.frozen
class QuarterJudgement:
    """What luck did to every country in a quarter, and what each team's orders promised; empty where unknown."""

    luck: Mapping[str, LuckJudged] = attrs.field(factory=dict)
    decisions: Mapping[str, DecisionJudged] = attrs.field(factory=dict)


@attrs.frozen
class SeatOdds:
    """What each option of a seat changes, by its key, and how it goes on without any; from what the seat may know."""

    effects: Mapping[str, EffectView]
    outlook: OutlookView | None


@attrs.frozen
class RoomPreview:
    """What events, or the orders so far, would change, future by future on the same luck.

    index    at the end, points
    breaks   chance that the two break without a general war, 0–1
    war      chance of a war that runs away, 0–1
    scores   by country, points
    outlook  how it goes with them
    """

    futures: int
    index: Change
    breaks: Change
    war: Change
    scores: Mapping[str, Change]
    outlook: OutlookView


@attrs.frozen
class WhatIf:
    """A quarter played again, on the same luck, with the computer's orders in a seat's place, and all after it.

    index, again  at each quarter's end, as it was and as it would have been
    score, score_again  of the seat
    """

    country: str
    turn: int
    index: tuple[float, ...]
    again: tuple[float, ...]
    score: float
    score_again: float
    ending: str
    ending_again: str
    ordered: tuple[str, ...]
    instead: tuple[str, ...]


@attrs.frozen
class SheetRegret:
    """How far a team's sheet is from what the computer would order in its seat, points of its score."""

    points: Estimated
