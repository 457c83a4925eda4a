"""A country's sight of the world as plain figures and sentences: what is sent to a page, whoever draws it.

Numbers are rounded as they are shown; certainty is `observed`, `inferred` or `guess`.
"""

from collections.abc import Mapping

import attrs

from game.campaign.brief import Headline
from game.views.card_view import RiskView, Step


@attrs.frozen
class StrandFigure:
    """One strand of the partnership, 0–100, as it is known; `broken` once the partnership has fractured."""

    domain: str
    name: str
    value: float
    change: float
    error: float
    certainty: str
    broken: bool


@attrs.frozen
class IndexBands:
    """Bounds of the index by which it is called something; below `frayed` the partnership is frayed."""

    frayed: float


@attrs.frozen
class EscalationFigure:
    """How high the conflict stands: a rung, 0 to `of`; at the last everybody loses."""

    rung: float
    of: int


@attrs.frozen
class OilFigures:
    """Brent and its change since the quarter before, $ a barrel; the partners' discounts in China, $ a barrel."""

    brent: float
    change: float
    discount: Mapping[str, float]


@attrs.frozen
class TieFigure:
    """How two countries stand, −1 to 1."""

    a: str
    b: str
    value: float


@attrs.frozen
class IndexPoint:
    """The index at the end of a quarter; turn 0 is the opening."""

    turn: int
    quarter: str
    index: float


@attrs.frozen
class EstimateLine:
    """What a country makes of something hidden from it; `in_unit` its value with the unit, `error` a standard error."""

    path: str
    says: str
    in_unit: str
    value: float
    change: float
    error: float
    certainty: str


@attrs.frozen
class CapitalFigure:
    """Political capital, whole points: there now, coming next quarter, and the most that can be kept."""

    now: int
    comes: int
    most: int


@attrs.frozen
class AimFigure:
    """How far an interest is met, per cent, as its country sees it; `weight` 0–1; `secret` where others do not know."""

    name: str
    weight: float
    met: float
    change: float
    secret: bool


@attrs.frozen
class LoyaltyFigure:
    """The faction that is least loyal, and how loyal it is, per cent."""

    weakest: str
    value: float


@attrs.frozen
class OilIncome:
    """Oil income of a quarter and its change, $ billion."""

    oil: float
    change: float


@attrs.frozen
class OwnFigures:
    """What a country knows of itself; loyalty and income for the two partners only.

    score  of all its interests together, per cent
    """

    capital: CapitalFigure
    aims: tuple[AimFigure, ...]
    score: float
    loyalty: LoyaltyFigure | None = None
    income: OilIncome | None = None


@attrs.frozen
class WorldFigures:
    """The world as somebody is shown it: the index 0–100, its strands, escalation, oil, ties, and how it came there.

    word       what the index is called
    estimates  what a country makes of what is hidden from it; none for anybody else
    """

    turn: int
    index: float
    change: float
    word: str
    strands: tuple[StrandFigure, ...]
    bands: IndexBands
    escalation: EscalationFigure
    oil: OilFigures
    ties: tuple[TieFigure, ...]
    path: tuple[IndexPoint, ...]
    headlines: tuple[Headline, ...] = ()
    estimates: tuple[EstimateLine, ...] = ()


@attrs.frozen
class CauseLine:
    """One part of a change, in the unit of what changed."""

    says: str
    amount: float


@attrs.frozen
class ActLine:
    """An order that was given, and what weighed for it and against it as far as that is known."""

    country: str
    order: str
    title: str
    level: str
    says: str
    covert: bool
    certainty: str
    why: tuple[CauseLine, ...]


@attrs.frozen
class PrivateLine:
    """Something that not everybody learned; `source` says from whom."""

    says: str
    certainty: str
    source: str


@attrs.frozen
class QuarterBrief:
    """What a reader learns of the last quarter; no story and no causes for those who are told only what is public.

    why_index  causes that add up to the index's change
    trust      by partner, causes that add up to the change of its trust
    private    what its reader learned and not everybody did
    """

    turn: int
    quarter: str
    headlines: tuple[Headline, ...]
    news: tuple[Headline, ...]
    acts: tuple[ActLine, ...]
    story: tuple[str, ...] = ()
    why_index: tuple[CauseLine, ...] = ()
    trust: Mapping[str, tuple[CauseLine, ...]] = attrs.field(factory=dict)
    private: tuple[PrivateLine, ...] = ()


@attrs.frozen
class SideNote:
    """What an order moves beside its purpose: when, in a sentence, and what it is called in short."""

    on: str
    says: str
    short: str


@attrs.frozen
class SeatCard:
    """One order as its country may give it now.

    delay, rest  quarters until it works, and until it can be given again
    prices       points of political capital, by level
    effects      how it works at firm, step by step
    bars         orders that cannot be given together with it
    """

    name: str
    title: str
    lever: str
    does: str
    covert: bool
    delay: int
    rest: int
    claims: tuple[str, ...]
    prices: Mapping[str, int]
    ready: bool
    why_not: str
    effects: tuple[Step, ...]
    by_product: SideNote | None
    risks: tuple[RiskView, ...]
    bars: tuple[str, ...]
