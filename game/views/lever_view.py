"""The back of a card: how a lever works, what speaks for it, what may go wrong, and how it has been used."""

from collections.abc import Mapping, Sequence
from functools import cache

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.phrases import capital
from game.forecast.known_world import ALL_SEEN
from game.languages import language, spoken_texts
from game.loose_types import JsonDict
from game.model.levers.catalogue import SEATS, LeverEffect, LeverRisk, Move, Policy, ThirdParty, seat_of
from game.model.levers.timing import timing
from game.model.state.axes import COUNTRIES
from game.model.state.codes import TURN_ROW
from game.paths import shipped
from game.printed_numbers import plain, signed
from game.toml_tables import toml_table
from game.views.hand_rows import DialView, MoveView
from game.views.hand_view import dials, moves
from game.views.outlook_view import OutlookView
from game.views.view_words import word, words

WHOLE = 100.0
EffectLike = LeverEffect | ThirdParty | LeverRisk


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


def opened(campaign: Campaign, seat: str, lever: str) -> OpenLever:
    """A card's back.

    errors  KeyError where the seat holds no such card
    """
    owner = seat_of(lever)
    if owner not in COUNTRIES or seat not in (ALL_SEEN, owner):
        raise KeyError(f"found {lever!r}; expected a policy or move of {seat}")
    dial = next((view for view in dials(campaign, owner) if view.lever == lever), None)
    move = next((view for view in moves(campaign, owner) if view.lever == lever), None)
    catalogue = campaign.game.anchor.levers.catalogue
    listed: tuple[Policy | Move, ...] = (*catalogue.policies, *catalogue.moves)
    entry = next(item for item in listed if item.id == lever)
    third = MechanismStep(entry.third.says, says_of(entry.third), (entry.third.country,), amount_of(entry.third))
    steps = [
        MechanismStep(
            says_of(effect), when_of(effect.when, catalogue.levers), concerned(effect.path), amount_of(effect)
        )
        for effect in entry.effects
    ]
    return OpenLever(
        dial=dial,
        move=move,
        mechanism=(*(step for step in steps if step.says), third),
        claims=tuple(claim(number) for number in entry.claims if number in claims_in(language())),
        risk=RiskView(entry.risk.chance, entry.risk.says, says_of(entry.risk)),
        third=word("touch", "third", capital=capital(entry.third.country), says=entry.third.says),
        history=history_of(campaign, lever),
    )


def says_of(effect: EffectLike) -> str:
    """What an effect moves; "" where no name tells of it."""
    if effect.path in TURN_ROW:
        machine, _, state = effect.path.partition(">")
        holes = {"label": word("machine", machine), "state": word("machine_state", f"{machine}.{state}")}
        return word("mechanism", "turn", **holes)
    label = words("number").get(effect.path, "")
    return word("mechanism", "up" if effect.size > 0 else "down", label=label) if label else ""


def amount_of(effect: EffectLike) -> str:
    """How much an effect moves."""
    if effect.path in TURN_ROW:
        return word("mechanism", "chance", chance=plain(WHOLE * effect.size))
    if effect.path not in words("number"):
        return ""
    unit = words("unit").get(effect.path, word("mechanism", "points"))
    digits = 0 if float(effect.size).is_integer() else 1
    return word("mechanism", "amount", amount=signed(effect.size, digits), unit=unit)


def when_of(text: str, levers: Sequence[str]) -> str:
    """When an effect comes, in words."""
    when = timing(text, levers)
    key = "each" if when.each else "now" if not when.later else "next" if when.later == 1 else "later"
    says = word("mechanism", key, quarters=when.later)
    if when.held:
        says = word("mechanism", "held", says=says, quarters=when.held)
    return word("mechanism", "perhaps", says=says) if when.test is not None else says


def concerned(path: str) -> tuple[str, ...]:
    """The countries that a name speaks of, by the codes in it."""
    parts = path.replace(">", ".").split(".")
    return tuple(dict.fromkeys(SEATS[part] for part in parts if part in SEATS))


def history_of(campaign: Campaign, lever: str) -> tuple[float, ...]:
    """Where a dial stood, or whether a move was made, after each quarter, the opening first."""
    levers = campaign.game.anchor.levers
    place, first = levers.places[lever], len(levers.policies)
    rows = [
        then.history.dials[0, place] if place < first else then.history.moves[0, place - first]
        for then in campaign.moments
    ]
    return tuple(float(np.ravel(row)[0]) for row in rows)


@cache
def claims_in(spoken: str) -> Mapping[str, Mapping[str, str]]:
    """The article's claims in our words, in a language, by number."""
    del spoken
    table: JsonDict = toml_table((shipped("scenarios") / "claims.toml").read_bytes())
    said = spoken_texts("claims", {number: entry["claim"] for number, entry in table.items()})
    return {number: {**entry, "claim": said[number]} for number, entry in table.items()}


def claim(number: str) -> ClaimView:
    """One claim, by its number."""
    entry = claims_in(language())[number]
    return ClaimView(number, entry["claim"], ", ".join(word("claim_theme", theme) for theme in entry["theme"]))
