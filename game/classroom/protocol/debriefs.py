"""What the engine can tell of a game, nothing hidden."""

from collections.abc import Mapping

import attrs

from game.classroom.protocol.positions import OrderSheet
from game.views.board_view import Headline, ScoreView
from game.views.ending_view import DeedView, EndingView
from game.views.evening_view import EveningView
from game.views.outlook_view import OutlookView
from game.views.shown_figures import Estimated


@attrs.frozen
class OrderReplayed:
    """Something that was ordered, with what it was; `step` what a dial was turned to, or what was chosen."""

    order: str
    title: str
    step: str
    hidden: bool
    claims: tuple[str, ...]


@attrs.frozen
class QuarterReplayed:
    """One quarter with nothing hidden."""

    turn: int
    evening: EveningView
    sheets: Mapping[str, OrderSheet]
    orders: Mapping[str, tuple[OrderReplayed, ...]]
    escalation: float


@attrs.frozen
class LuckTold:
    """What luck did to a country's score, points."""

    value: Estimated


@attrs.frozen
class DecisionQuarter:
    """What a team's orders of one quarter promised over what the computer's in its seat would have, points."""

    turn: int
    quarter: str
    value: Estimated


@attrs.frozen
class DecisionTold:
    """What a team's orders promised over all quarters; `percentile` of what else it could have ordered."""

    value: Estimated
    percentile: int
    quarters: tuple[DecisionQuarter, ...]


@attrs.frozen
class TeamFared:
    """How a country fared.

    luck, decision  None where no quarter was judged; a decision only where people played
    """

    country: str
    name: str
    score: ScoreView
    luck: LuckTold | None = None
    decision: DecisionTold | None = None


@attrs.frozen
class LadderAct:
    """A step on the ladder: whose, when, why, and from which word to which."""

    turn: int
    quarter: str
    act: Headline
    before: int
    after: int


@attrs.frozen
class EngineDebrief:
    """All that the engine can tell of a game.

    outcome   how it ended, or would as it stands
    ending    None where the last quarter has not been played
    baseline  how it goes from the same opening under other luck with the computer in every seat
    """

    outcome: str
    title: str
    says: tuple[str, ...]
    headline: str
    ending: EndingView | None
    baseline: OutlookView | None
    replay: tuple[QuarterReplayed, ...]
    teams: tuple[TeamFared, ...]
    ladder: tuple[LadderAct, ...]
    deeds: tuple[DeedView, ...]
