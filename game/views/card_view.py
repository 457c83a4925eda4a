"""An opened card as one seat is shown it: the mechanism, what may go wrong, and what staff think."""

import attrs

from game.views.turn_view import CardShown, FanShown, OddsShown


@attrs.frozen
class Step:
    """One step of how an order works: what happens, and what is moved from where to where."""

    says: str
    detail: str
    countries: tuple[str, ...] = ()
    amount_text: str = ""


@attrs.frozen
class ClaimView:
    """One claim of the article that an order carries, in our words, with its number and what it is about."""

    number: str
    says: str
    section: str


@attrs.frozen
class RiskView:
    """What may go wrong: its chance, 0–1, what happens then, and what that moves."""

    chance: float
    says: str
    effect: str


@attrs.frozen
class LevelView:
    """How hard an order may be given: its price, whether it may, why not, and its odds where they are worked out."""

    level: str
    cost: int
    may: bool
    why_not: str
    odds: OddsShown | None = None


@attrs.frozen
class SideEffect:
    """A figure next quarter, without the order and with it; half of the change's 95 % interval is its error."""

    label: str
    before: float
    after: float
    error: float
    unit: str
    digits: int


@attrs.frozen
class CardOpened:
    """A card opened: the mechanism in steps, the claims it carries, what may go wrong, how hard, and what staff think.

    ordered_level  at which it is drafted; "" where it is not
    frayed         the index below which the partnership counts as frayed
    """

    card: CardShown
    does: str
    steps: tuple[Step, ...]
    claims: tuple[ClaimView, ...]
    risks: tuple[RiskView, ...]
    levels: tuple[LevelView, ...]
    fan_without: FanShown | None
    fan_with: FanShown | None
    history: tuple[float, ...]
    quarter: str
    turn: int
    quarters: int
    ends: str
    side_effects: tuple[SideEffect, ...]
    ordered_level: str = ""
    words_only: bool = False
    country: str = ""
    frayed: float = attrs.field(kw_only=True)
    delay: int = 0
    rest: int = 0
    covert: bool = False
