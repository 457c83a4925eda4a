"""What the engine's process hands back: a position cut by audience, quarters resolved and judged, odds, previews."""

from collections.abc import Mapping
from typing import Annotated

import attrs

from game.classroom.protocol.fields import number, text
from game.loose_types import JsonObject
from game.views.world_view import IndexPoint, OwnFigures, QuarterBrief, SeatCard, WorldFigures

# The terms of a campaign that differ from its defaults: each has a type of its own, and `CampaignTerms` checks it.
CampaignChoice = JsonObject
SeatSheet = Mapping[str, str]
OrdersGiven = Mapping[str, SeatSheet]
OrdersWanted = Mapping[str, SeatSheet | None]


@attrs.frozen
class MeasurePush:
    """A push of one measure, as an order, an inject or a ruling makes it.

    push      share of the room left, −1 to 1; an amount in the measure's unit where `absolute`
    """

    path: Annotated[str, text(80)]
    push: Annotated[float, number(-1000, 1000)]
    absolute: bool = False
    says: Annotated[str, text(200, 0)] = ""


@attrs.frozen
class InjectPut:
    """Something put into a quarter beside the orders; `to` holds the countries told, None for all."""

    name: str
    turn: int
    title: str
    says: str
    effects: tuple[MeasurePush, ...]
    to: tuple[str, ...] | None = None


@attrs.frozen
class ClearEstimate:
    """A share, a mean or a change with its 95 % interval; `clear` where the interval leaves out 0."""

    value: float
    low: float
    high: float
    clear: bool


@attrs.frozen
class ChangeEstimate:
    """A figure without something and with it, and the change future by future."""

    before: ClearEstimate
    after: ClearEstimate
    change: ClearEstimate


@attrs.frozen
class FanQuarter:
    """How the index is spread over the futures at a quarter's end; low and high bound the median's 95 % interval."""

    turn: int
    p10: float
    p25: float
    median: float
    p75: float
    p90: float
    low: float
    high: float
    quarter: str = ""


@attrs.frozen
class ModelOutlook:
    """What the model expects of the rest of the game.

    outcomes  share of futures by verdict
    odds      the model's own odds for the quarter's questions, 0–1; never sent with an outlook
    """

    turn: int
    as_of: str
    futures: int
    outcomes: Mapping[str, ClearEstimate]
    fan: tuple[FanQuarter, ...]
    odds: Mapping[str, float] = attrs.field(factory=dict)


@attrs.frozen
class QuestionAsked:
    """A question that people forecast; `model` the model's own odds, 0–1."""

    question: str
    says: str
    resolves: str
    turn: int
    model: float


@attrs.frozen
class PublicPosition:
    """What everybody is shown."""

    world: WorldFigures
    brief: QuarterBrief
    outlook: ModelOutlook | None


@attrs.frozen
class SeatPosition:
    """What one country is shown, with its cards; `capital` in whole points."""

    world: WorldFigures
    own: OwnFigures
    brief: QuarterBrief | None
    cards: tuple[SeatCard, ...]
    capital: int


@attrs.frozen
class OpenPosition:
    """What those are shown who see all; `scores` by country, per cent."""

    world: WorldFigures
    brief: QuarterBrief | None
    orders: OrdersGiven
    scores: Mapping[str, float]
    verdict: str


@attrs.frozen
class PositionSummary:
    """What is asked of quarters long past: the questions for the next, the index so far, and a few figures."""

    questions: tuple[QuestionAsked, ...]
    path: tuple[IndexPoint, ...]
    index: float
    change: float
    rung: float
    brent: float
    verdict: str


@attrs.frozen
class Position:
    """All that a room may show of the world after a quarter, cut by audience; `turn` quarters have been played."""

    turn: int
    quarter: str
    over: bool
    public: PublicPosition
    seats: Mapping[str, SeatPosition]
    control: OpenPosition
    questions: tuple[QuestionAsked, ...]

    @property
    def summary(self) -> PositionSummary:
        """The part that is kept at hand of quarters long past."""
        world = self.control.world
        return PositionSummary(
            questions=self.questions,
            path=self.public.world.path,
            index=world.index,
            change=world.change,
            rung=world.escalation.rung,
            brent=world.oil.brent,
            verdict=self.control.verdict,
        )


@attrs.frozen
class QuarterAsked:
    """A quarter that is to be played; a seat's orders are None where the engine plays it.

    orders    level by order, by country; None altogether where only injects are asked about
    left_out  what the scenario had scheduled and does not happen
    """

    orders: OrdersWanted | None
    injects: tuple[InjectPut, ...] = ()
    left_out: tuple[str, ...] = ()


@attrs.frozen
class QuarterKept:
    """A quarter that was played, as it is played again: level by order, by country; `digest` of the world after it."""

    orders: OrdersGiven
    injects: tuple[InjectPut, ...]
    left_out: tuple[str, ...]
    digest: str


@attrs.frozen
class QuarterResult:
    """What the engine made of a quarter; `happened` says how its questions came out."""

    orders: OrdersGiven
    injects: tuple[InjectPut, ...]
    left_out: tuple[str, ...]
    digest: str
    position: Position
    happened: Mapping[str, bool]

    @property
    def record(self) -> QuarterKept:
        """The quarter as it is played again."""
        return QuarterKept(self.orders, self.injects, self.left_out, self.digest)


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
class LevelOdds:
    """What an order at one level changes, against the quarter without it."""

    score: ClearEstimate
    fracture: ClearEstimate
    index: ClearEstimate
    escalation: ClearEstimate


@attrs.frozen
class SeatOdds:
    """What each order that a seat may give changes, by order and level, and its outlook."""

    turn: int
    as_of: str = ""
    futures: int = 0
    orders: Mapping[str, Mapping[str, LevelOdds]] = attrs.field(factory=dict)
    outlook: ModelOutlook | None = None


@attrs.frozen
class RoomPreview:
    """What injects or orders would change: the index at the end and a quarter on, the peak of escalation, outcomes."""

    futures: int
    index: ChangeEstimate
    next: ChangeEstimate
    escalation: ChangeEstimate
    outcomes: Mapping[str, ChangeEstimate]
    scores: Mapping[str, ClearEstimate]


@attrs.frozen
class SheetRegret:
    """How far a team's sheet is from the best that its own staff can think of, points, with its 95 % interval."""

    points: float
    low: float
    high: float
