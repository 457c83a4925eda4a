"""Russia: a former superpower with a sense of mission, at war, short of money and arms, and friends with Iran's rivals.

Moscow refuses the junior role: an offer that treats it as a great power draws it, being lumped with Tehran repels it.
It sells Iran arms only when it can spare them. When Iran is struck it steps back first and helps quietly later. It
courts the Gulf for capital and for banks, keeps a door open to Israel, where a million people speak Russian, and would
rather that Iran had no bomb. When oil brings in too little it takes customers from whomever it can, Iran first.

Source: Snegovaya and Alterman (2024), claims C07, C43–C45, C60–C65, C69; theory.md 4.3 (Snyder 1984: fear of
entrapment) and 6b (strikes; the nuclear threshold, after Notte); calibration P5, T1, T6.
"""

import numpy as np

from agents.utility import Lean
from game.model.state.axes import Array
from game.model.state.figures import FigureSection
from game.model.state.observation import Observation
from game.model.state.setting import Staff


def doctrine(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return what Moscow's character adds to the worth of its orders."""
    return tuple(rule(view, staff.figures.russia) for rule in RULES)


def status_pride(view: Observation, russia: FigureSection) -> Lean:
    """Return how an offer as to a great power draws Moscow, and being lumped with Tehran repels it (C69)."""
    amount = russia.pride * (view["offer.russia"] - view["lumping"])
    return Lean(("ru.court_washington",), amount, "Moscow wants to be treated as a great power")


def distance_when_iran_is_struck(view: Observation, russia: FigureSection) -> Lean:
    """Return the first step after a strike on Iran: keep out of it (two-step answer, theory.md 6b)."""
    visible_help = ("ru.send_jets", "ru.send_air_defence", "ru.arm_proxies", "ru.sign_defence_clause", "ru.veto")
    return Lean(visible_help, -russia.distance * struck(view), "Moscow will not be drawn into Tehran's war")


def quiet_help_later(view: Observation, russia: FigureSection) -> Lean:
    """Return the second step: once the strike is past, make good with what does not show."""
    owed = view["quiet_help.russia"] + view["slight.iran"]
    amount = russia.amends * owed * (1 - struck(view))
    return Lean(
        ("ru.share_intelligence", "ru.send_air_defence"), amount, "Moscow makes good in secret what it owes Tehran"
    )


def arms_only_to_spare(view: Observation, russia: FigureSection) -> Lean:
    """Return how Moscow's own shortage decides whether it sells hardware (C41: agreed is not delivered)."""
    amount = russia.hardware * (russia.bearable_gap - view["arms_gap"])
    return Lean(("ru.send_jets", "ru.send_air_defence"), amount, "The army at home comes before customers abroad")


def courtship_of_the_gulf(view: Observation, russia: FigureSection) -> Lean:
    """Return how capital that hangs on its stance makes Moscow attentive to Arab complaints about Iran (C64, C65)."""
    amount = russia.courtship * view["gulf_leverage"]
    return Lean(
        ("ru.endorse_gulf_claims", "ru.court_gulf_capital"), amount, "Moscow needs the Gulf's capital and its banks"
    )


def no_iranian_bomb(view: Observation, russia: FigureSection) -> Lean:
    """Return how Moscow stops teaching when a weapon is days away (C43)."""
    amount = -russia.dread_of_bomb * (view["breakout"] < russia.bomb_near)
    return Lean(("ru.share_nuclear_knowhow", "ru.veto"), amount, "Moscow prefers an Iran without a bomb")


def discount_war(view: Observation, russia: FigureSection) -> Lean:
    """Return how thin oil revenue makes Moscow take Iran's customers (C12, C67)."""
    amount = russia.price_war * np.maximum(russia.thin_revenue - view["revenue.russia"], 0)
    return Lean(("ru.discount_crude",), amount, "The budget needs every barrel sold")


def abstention_on_gulf_texts(view: Observation, russia: FigureSection) -> Lean:
    """Return how Moscow abstains rather than vetoes while the Gulf is closer to it than to Tehran (C44, T6)."""
    closer = view["tie.russia.gulf_states"] - view["tie.iran.gulf_states"]
    return Lean(
        ("ru.abstain",), russia.abstention * np.maximum(closer, 0), "A veto for Tehran would cost Moscow the Gulf"
    )


def cover_for_a_partner(view: Observation, russia: FigureSection) -> Lean:
    """Return how Moscow spends its veto on Tehran when Washington presses them both (C02, C44, T6)."""
    pressed = np.maximum(view["threat.russia"] - russia.bearable_threat, 0) + view["forced_vote"]
    return Lean(("ru.veto",), russia.cover * np.minimum(pressed, 1), "A veto costs little and Tehran remembers it")


def kin_in_israel(view: Observation, russia: FigureSection) -> Lean:
    """Return how Moscow reassures Israel while there is warmth left in the tie (C60, C62, T1)."""
    amount = russia.kinship * (view["tie.russia.israel"] - russia.cold_tie)
    return Lean(("ru.reassure_israel",), amount, "A million Russian speakers live in Israel")


def struck(view: Observation) -> Array:
    """Return how hard Iran's own sites were struck last quarter, (W,), 0–1."""
    return np.minimum(view["strike_sites"], 1)


RULES = (
    status_pride,
    distance_when_iran_is_struck,
    quiet_help_later,
    arms_only_to_spare,
    courtship_of_the_gulf,
    no_iranian_bomb,
    discount_war,
    abstention_on_gulf_texts,
    cover_for_a_partner,
    kin_in_israel,
)
