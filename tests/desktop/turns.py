# ruff: noqa: E501 (figures stand in tables)
"""Turns for the tests of the board: one drawn by hand with the figures of a quarter, and one from a real campaign."""

from functools import cache

import attrs

from game.desktop.page_size import scale_of
from game.desktop.preferences import Preferences
from game.desktop.toolkit.scene import Looks, Size
from game.desktop.toolkit.theme import theme
from game.forecast.intervals import Estimate, Spread
from game.forecast.odds import OrderOdds, Question, odds
from game.model.state.axes import FACTIONS
from game.views.card_view import (
    CardView,
    ClaimView,
    FanView,
    LevelView,
    OddsView,
    OpenCardView,
    OrderView,
    RiskView,
    SideEffect,
    Step,
    opened,
)
from game.views.causes import Why
from game.views.map_view import Faction, Flow, Issue, Relation
from game.views.turn_view import HeadlineView, Resource, Strand, TurnView, board
from tests.views.sketches import fresh

SIZES = ((1000, 620), (1024, 640), (1280, 800), (1200, 740), (1280, 1024), (1920, 1080), (2560, 1080), (3840, 2160))
LEAST = Size(840, 520)


def looks_at(size: tuple[int, int], text: float = 1.0, **more: object) -> Looks:
    """Return the looks of a window of a size, with the text's size; `more` is handed on."""
    scale = scale_of(size, None, text)
    page = Size(max(size[0] / scale, LEAST.w), max(size[1] / scale, LEAST.h))
    found = Looks(page, theme("dark"), Preferences())
    return attrs.evolve(found, **more)  # type: ignore[arg-type]


def share(value: float, half: float = 0.03) -> Estimate:
    """Return a share with its interval."""
    return Estimate(value, max(value - half, 0.0), value + half)


def fan(end: float, shares: tuple[float, ...]) -> FanView:
    """Return a fan from 49 in the sixth quarter to a median at the end, and the shares of the outcomes."""
    spreads = []
    for turn in range(5, 21):
        gone = (turn - 5) / 15
        middle, wide = 49 + (end - 49) * gone, 26 * gone**0.5
        quantiles = (middle - wide, middle - wide / 2, middle, middle + wide / 2, middle + wide)
        spreads.append(Spread(turn, *quantiles, middle - 1, middle + 1))
    names = ("fractured", "frayed", "holds", "durable_alliance", "catastrophe")
    return FanView(tuple(spreads), tuple(zip(names, map(share, shares), strict=True)), 4096, 4096)


def odds_of(with_it: float, helps: bool | None = True, status: str = "fresh") -> OddsView:
    """Return the odds of a card, beside 27 % without it."""
    moved = with_it - 0.27
    change = Estimate(moved, moved - 0.02, moved + 0.02)
    return OddsView(
        share(with_it), change, share(0.27), 256, 256, status, helps, "likelier to fracture, low confidence"
    )


TITLES = (
    ("us.ask_gulf_to_pump", "Squeeze the oil price", "economy", 3, 0.34, "Cohesion −2, risk +1"),
    ("us.police_price_cap", "Tighten the price cap", "economy", 2, 0.31, "Cohesion −3"),
    ("us.back_caucasus_corridor", "Caucasus corridor", "diplomacy", 2, 0.31, "Takes two quarters"),
    ("us.enforce_on_both", "Enforce oil sanctions", "economy", 2, 0.30, "China −2"),
    ("us.expose_israel_ties", "Expose Israel ties", "exposure", 1, 0.275, "Risks a source"),
    ("us.treat_as_one_threat", "Treat both as one threat", "posture", 0, 0.21, "Cohesion +3"),
    ("us.offer_iran", "Offer Iran a deal", "offer", 4, 0.29, ""),
)


def hand() -> tuple[CardView, ...]:
    """Return seven cards, the fourth ordered and the seventh too dear."""
    cards = [
        CardView(order, title, lever, cost, "firm", "ready", "", odds_of(chance, chance > 0.27), side)
        for order, title, lever, cost, chance, side in TITLES
    ]
    cards[3] = attrs.evolve(cards[3], status="ordered")
    cards[6] = attrs.evolve(cards[6], status="dear", reason="1 capital short")
    return tuple(cards)


STRANDS = (("arms", "Arms", 63, -2), ("nuclear", "Nuclear & technology", 47, 1), ("diplomatic", "Diplomatic cover", 32, -4),
           ("proxies", "Proxies & intelligence", 25, -3), ("trade", "Trade & finance", 19, -7),
           ("internal_security", "Internal security", 35, 0), ("narrative", "Narrative", 28, -5))  # fmt: skip
TIES = (("russia", "china", 0.6), ("iran", "china", 0.55), ("united_states", "russia", -0.6), ("united_states", "israel", 0.9),
        ("united_states", "gulf_states", 0.4), ("russia", "israel", 0.3), ("russia", "gulf_states", 0.35),
        ("iran", "israel", -0.9))  # fmt: skip
AWARE = (("oil_market", "Oil market share", 0.5, 0.9), ("caucasus", "Caucasus", 0.6, 1.0), ("gulf", "Gulf", 0.1, 1.0),
         ("israel", "Israel", 0.4, 0.8), ("levant", "Levant", 0.3, 0.5), ("nuclear_threshold", "Nuclear threshold", 0.7, 0.2),
         ("caspian", "Caspian & C. Asia", 0.2, 0.3), ("ukraine", "Ukraine", 0.5, 0.3))  # fmt: skip
LOYAL = (78, 61, 52, 57, 55, 71, 66, 48, 54, 33)


def factions() -> tuple[Faction, ...]:
    """Return ten factions."""
    named = [(partner, key) for partner in ("russia", "iran") for key in FACTIONS[partner]]
    return tuple(
        Faction(partner, key, key.replace("_", " ").capitalize(), loyal, number % 3 - 1.0, 55.0, "inferred")
        for number, ((partner, key), loyal) in enumerate(zip(named, LOYAL, strict=True))
    )


@cache
def drawn() -> TurnView:
    """Return a turn whose every figure is fixed, whatever the engine says."""
    why = (Why("enforcement of oil sanctions", -2.1), Why("chance", -0.9))
    return TurnView(
        country="united_states", quarter="2026 Q1", turn=5, quarters=20, ends="2029", words_only=False,
        resources=(
            Resource("capital", "Political capital", 7, 0, most=10, committed=3, why=(Why("3 arrive each quarter"),)),
            Resource("cohesion", "Allied cohesion", 62, 1, why=why), Resource("brent", "Brent oil", 68, -5, "$", why=why),
            Resource("escalation", "Escalation", 0.9, 0.1, "of 5", 1, why=why),
        ),
        index=49, change=-3.0, word="Fraying", heading="heading for 40 by 2029", index_why=why,
        history=(58.0, 60.0, 57.0, 55.0, 52.0, 49.0), fan=fan(40, (0.27, 0.38, 0.20, 0.13, 0.02)),
        with_card=fan(33, (0.34, 0.37, 0.17, 0.10, 0.02)), odds_state="fresh",
        strands=tuple(Strand(key, label, now, moved, why, 2.0) for key, label, now, moved in STRANDS),
        changed_most="trade",
        issues=tuple(Issue(key, label, ru, ir, "guess", f"{label}: they differ.") for key, label, ru, ir in AWARE),
        relations=tuple(Relation(a, b, warmth, 0.01, "observed") for a, b, warmth in TIES),
        flows=(Flow("russia", "china", 2.2, 12.0), Flow("russia", "india", 1.5, 6.0), Flow("russia", "others", 0.8, 6.0),
               Flow("iran", "china", 1.5, 8.0), Flow("iran", "india", 0.0, None), Flow("iran", "others", 0.2, 7.0)),
        brent=68.0, factions=factions(),
        headlines=(
            HeadlineView("russia", "Moscow cuts crude prices to Chinese refiners", "Trade & finance", -7.0, "russia", why),
            HeadlineView("iran", "Tehran protests a Russian vote on the Gulf islands", "Diplomatic cover", -4.0, "iran", why),
            HeadlineView("united_states", "Staff release evidence of Gulf bargains", why=(Why("Loosen the partnership"),)),
        ),
        hand_cards=hand(),
        not_ready=(CardView("us.support_strike", "Support a strike", "arms", 4, "firm", "not_ready",
                             "Tension must already be high: escalation must reach 2.3 of 5; now 0.9 of 5."),),
        orders=(OrderView("us.enforce_on_both", "Enforce oil sanctions", "economy", "firm", 2),
                OrderView("us.deny_dual_use", "Deny dual-use re-exports", "denial", "hard", 1)),
        capital_left=4, focused="us.ask_gulf_to_pump", next_capital=3, can_undo=True, frayed=33.0,
    )  # fmt: skip


@cache
def drawn_card() -> OpenCardView:
    """Return an opened card whose every figure is fixed."""
    shown = drawn()
    return OpenCardView(
        card=shown.hand_cards[0], does="Ask the Gulf states to pump from spare capacity and let the price of crude fall.",
        steps=(
            Step("Gulf output rises", "Gulf output", ("gulf_states",), "0.0 mb/d → 0.6 mb/d"),
            Step("Brent falls", "Brent oil", (), "$68 → $62"),
            Step("Oil income shrinks", "less to pay loyal factions with", ("russia", "iran")),
            Step("Rivalry sharpens", "Both discount harder for the same Chinese buyers"),
        ),
        claims=(ClaimView("C67", "Both rest on patronage, and patronage needs a steady income.", "oil"),),
        risks=(RiskView(0.28, "Riyadh refuses.", "Allied cohesion −"), RiskView(0.1, "Hardship becomes a common grievance.", "")),
        levels=(LevelView("light", 2, True, ""), LevelView("firm", 3, True, ""), LevelView("hard", 5, False, "Costs 5; 4 left of 7.")),
        fan_without=shown.fan, fan_with=shown.with_card, history=shown.history, quarter=shown.quarter, turn=5, quarters=20,
        ends="2029", country="united_states", frayed=33.0,
        side_effects=(SideEffect("Allied cohesion", 62, 60, 0.5, "%", 0), SideEffect("Brent oil", 68, 62, 1.0, "$", 0),
                      SideEffect("Escalation", 0.9, 1.0, 0.2, "of 5", 1)),
    )  # fmt: skip


def as_odds(found: OrderOdds, base: Estimate) -> OddsView:
    """Return an order's odds as a card shows them."""
    chance, clear = dict(found.forecast.outcomes)["fractured"], found.fracture.is_clear
    helps = found.fracture.value > 0 if clear else None
    return OddsView(chance, found.fracture, base, found.forecast.futures, 256, "fresh", helps, "likelier to fracture")


@cache
def played(side: str = "united_states") -> TurnView:
    """Return the turn of a real campaign after five quarters, with real odds from few futures."""
    session = fresh(5, 3, side)
    shown = board(session, side)
    *_, found = odds(session.prospect(side), Question({}, levels=("firm",)), (16,))
    by = {one.order: as_odds(one, found.draft.outcomes["fractured"]) for one in found.orders}
    cards = tuple(attrs.evolve(card, odds=by.get(card.order)) for card in shown.hand_cards)
    outlook = FanView(tuple(found.draft.index), tuple(found.draft.outcomes.items()), 16, 256)
    return attrs.evolve(shown, hand_cards=cards, fan=outlook, odds_state="running")


@cache
def played_card(side: str = "united_states") -> OpenCardView:
    """Return the first card of that hand, opened."""
    shown = played(side)
    return attrs.evolve(
        opened(fresh(5, 3, side), side, shown.hand_cards[0].order),
        card=shown.hand_cards[0],
        fan_without=shown.fan,
        fan_with=shown.fan,
    )
