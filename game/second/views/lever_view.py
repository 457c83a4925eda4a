"""The back of a card: how a lever works, what speaks for it, what may go wrong, and how it has been used."""

import attrs

from game.second.views.hand_rows import DialView, MoveView
from game.second.views.outlook_view import OutlookView


@attrs.frozen
class MechanismStep:
    """One step from a lever to what it moves."""

    says: str
    detail: str
    countries: tuple[str, ...]
    amount: str


@attrs.frozen
class ClaimView:
    """A claim of the evidence page that speaks for or against a lever."""

    number: str
    says: str
    section: str


@attrs.frozen
class RiskView:
    """What may go wrong: its chance a quarter, 0–1, and what it does then."""

    chance: float
    says: str
    effect: str


@attrs.frozen
class OpenLever:
    """A card's back; one of `dial` and `move` is there.

    third    who minds, and how
    history  where the dial stood, or whether the move was made, after each quarter, the opening first
    """

    dial: DialView | None
    move: MoveView | None
    mechanism: tuple[MechanismStep, ...]
    claims: tuple[ClaimView, ...]
    risk: RiskView
    third: str
    history: tuple[float, ...]
    outlook_with: OutlookView | None = None
    outlook_without: OutlookView | None = None
