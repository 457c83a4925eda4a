"""What the engine can tell of a game that is over, nothing hidden."""

from collections.abc import Mapping

import attrs

from game.campaign.brief import Headline
from game.classroom.protocol.positions import ClearEstimate, FanQuarter
from game.views.world_view import ActLine, CauseLine, StrandFigure


@attrs.frozen
class EngineBaseline:
    """How the partnership goes when the engine plays every seat: the index's fan, and shares by verdict."""

    worlds: int
    fan: tuple[FanQuarter, ...]
    outcomes: Mapping[str, ClearEstimate]


@attrs.frozen
class OrderReplayed:
    """An order that was given, with the claims it bears on."""

    order: str
    title: str
    level: str
    covert: bool
    says: str
    claims: tuple[str, ...]


@attrs.frozen
class QuarterReplayed:
    """One quarter with nothing hidden; `secrets` are the covert orders in sentences."""

    turn: int
    quarter: str
    index: float
    change: float
    strands: tuple[StrandFigure, ...]
    escalation: float
    brent: float
    orders: Mapping[str, tuple[OrderReplayed, ...]]
    acts: tuple[ActLine, ...]
    why_index: tuple[CauseLine, ...]
    trust: Mapping[str, tuple[CauseLine, ...]]
    headlines: tuple[Headline, ...]
    secrets: tuple[str, ...]


@attrs.frozen
class InterestFared:
    """How far an interest was met at the end, per cent; `weight` 0–1."""

    name: str
    weight: float
    met: float
    secret: bool


@attrs.frozen
class BelievedWrongly:
    """A figure on which a country was wrong at the end: what it believed, and what was so."""

    says: str
    path: str
    believed: str
    true: str


@attrs.frozen
class LuckTold:
    """What luck did to a country's score; `percentile` of courses from the same opening that had less of it."""

    value: ClearEstimate
    percentile: int


@attrs.frozen
class DecisionQuarter:
    """What a team's orders of one quarter promised over what the engine's in its seat would have, points."""

    turn: int
    quarter: str
    value: float
    low: float
    high: float
    clear: bool


@attrs.frozen
class DecisionTold:
    """What a team's orders promised over all quarters; `percentile` of what else it could have ordered."""

    value: ClearEstimate
    percentile: int
    quarters: tuple[DecisionQuarter, ...]


@attrs.frozen
class TeamFared:
    """How a country fared, by interest, and what it did not know; scores are per cent.

    luck, decision  None where no quarter was judged; a decision only where people played
    """

    country: str
    name: str
    score: float
    at_the_end: float
    interests: tuple[InterestFared, ...]
    unknown: tuple[BelievedWrongly, ...]
    luck: LuckTold | None = None
    decision: DecisionTold | None = None


@attrs.frozen
class TrustLine:
    """A line of the trust ledger: whose trust, why, by how much, and in how many quarters half of it is gone."""

    turn: int
    quarter: str
    partner: str
    says: str
    amount: float
    half_life: float
    who: str
    seen_by: tuple[str, ...]


@attrs.frozen
class TurningQuarter:
    """A quarter in which one country's orders moved the ending; `share` of all such swings, 0–1."""

    turn: int
    quarter: str
    country: str
    orders: tuple[str, ...]
    change: float
    without: str
    share: float
    says: str


@attrs.frozen
class ClaimMet:
    """A claim of the article on orders that were given.

    change  the index at the end with these orders, less without them
    """

    claim: str
    says: str
    expects: str
    orders: tuple[str, ...]
    change: ClearEstimate


@attrs.frozen
class EngineDebrief:
    """All that the engine can tell of a game."""

    verdict: str
    says: str
    headline: str
    baseline: EngineBaseline
    replay: tuple[QuarterReplayed, ...]
    teams: tuple[TeamFared, ...]
    trust: tuple[TrustLine, ...]
    hinges: tuple[TurningQuarter, ...]
    claims: tuple[ClaimMet, ...]
