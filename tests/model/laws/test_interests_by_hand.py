"""What each country wants, by hand: every interest with every term, and all of them weighed."""

import numpy as np
import pytest

from game.model.laws.interests import INTERESTS, MEASURES, capital, satisfaction
from game.model.state.axes import ARMS, OWN_INTERESTS, RUSSIA
from game.model.state.codes import (
    CRISIS,
    ESCALATED,
    EXCHANGE,
    HARASSED,
    OPEN_WAR,
    SETTLEMENT,
    TIE_IR_GS,
    TIE_RU_GS,
    TIE_RU_IL,
    TIE_US_RU,
    TRUCE,
    UNREST,
)
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import Numbers, changed, first_worlds, quarter

FIGURES = central()
LAW, OPENING = Numbers(FIGURES.interests), Numbers(FIGURES.opening)
OWN = {name: 0.4 + 0.01 * row for row, name in enumerate(OWN_INTERESTS)}


def wanting(**more: float) -> WorldState:
    """A world in which every interest is touched by everything that touches it."""
    first = first_worlds()
    state = changed(
        first, own_interest=list(OWN.values()), revenue=[40.0, 11.0], regime=[UNREST, CRISIS], ukraine=TRUCE,
        index=38.0, tie={TIE_RU_GS: 0.75, TIE_US_RU: -0.4, TIE_IR_GS: 0.3, TIE_RU_IL: 0.3}, offer=[0.3, 0.4],
        war_iran=EXCHANGE, struck=LAW.struck_spared + 0.2, overdue=[0.2, 0.1], militia=0.6, air_defence_gap=0.35,
        grievance=[0.1, LAW.grievance_spared + 0.1], brent=LAW.pump_from + 6, nuclear_progress=LAW.bomb_from + 0.1,
        weapon=0.0, waters=HARASSED, struck_back=1.5,
        flow={(RUSSIA, ARMS): float(first.first_flow[RUSSIA, ARMS, 0]) + 0.1},
    )  # fmt: skip
    return changed(state, **more)


APART = 1 - (38 - LAW.apart_from) / LAW.apart_span
TOGETHER = LAW.pair_helps * ((38 - LAW.together_from) / LAW.together_span - LAW.pair_usual)
NO_BOMB = 1 - 0.1 / LAW.bomb_span
PRICE = LAW.pump_from + 6
BY_HAND = {
    "russia": [
        OWN["ru_end"] + LAW.truce,
        (40 - LAW.money_russia_from) / LAW.money_russia_span,
        1 - LAW.unrest,
        OWN["ru_owed"] + TOGETHER,
        OWN["ru_doors"] + LAW.doors_gulf * (0.75 - OPENING.tie_ru_gs),
        LAW.courted_least - LAW.courted_tie * 0.4 + LAW.courted_offer * 0.3
        + LAW.courted_doors * (OWN["ru_doors"] - LAW.rest),
    ],
    "iran": [
        OWN["ir_regime"] - LAW.shaken,
        (11 - LAW.money_iran_from) / LAW.money_iran_span,
        OWN["ir_honour"] - LAW.honour_peace * LAW.exchange - LAW.honour_struck * 0.2,
        OWN["ir_paid"] + LAW.paid_least - LAW.paid_overdue * 0.2 - LAW.paid_grievance * 0.1,
        OWN["ir_region"] + LAW.region_force * (0.6 - LAW.force_usual) + LAW.region_gulf * (0.3 - OPENING.tie_ir_gs),
        0.65,
    ],
    "united_states": [
        APART, OWN["us_allies"], OWN["us_home"] - LAW.pump * 6, NO_BOMB, OWN["us_order"], 1 - LAW.exchange,
    ],
    "china": [
        OWN["cn_cheap"] - LAW.cheap * (PRICE - LAW.price_usual), OWN["cn_debt"] + TOGETHER, OWN["cn_trade"],
        1 - LAW.harassed, NO_BOMB,
    ],
}  # fmt: skip


@pytest.mark.parametrize("country", BY_HAND)
def test_interests(country: str) -> None:
    """Each of them, in its order."""
    rows = [float(row[0]) for row in MEASURES[country](wanting(), FIGURES)]
    assert rows == pytest.approx(BY_HAND[country])


@pytest.mark.parametrize("country", BY_HAND)
def test_the_weighted_harmonic_mean(country: str) -> None:
    """Weights over what is met, between the floor and one."""
    held = [min(max(value, LAW.floor), 1.0) for value in BY_HAND[country]]
    weights = [getattr(LAW, f"{country}_{name}") for name in INTERESTS[country]]
    mean = 100 / sum(weight / value for weight, value in zip(weights, held, strict=True))
    assert satisfaction(wanting(), country, FIGURES)[0] == pytest.approx(mean)


def test_israel_and_the_gulf() -> None:
    """Quiet, Washington's ear and doors; a budget up to its most, and safety at sea."""
    israel = [float(row[0]) for row in MEASURES["israel"](wanting(), FIGURES)]
    own = list(OWN.values())
    quiet = own[18] - LAW.quiet_force * (0.6 - LAW.force_usual) - LAW.quiet_struck
    doors = own[17] - LAW.region_arms * 0.1 + LAW.region_moscow * (0.3 - OPENING.tie_ru_il)
    assert israel == pytest.approx([NO_BOMB, quiet, own[16] - LAW.washington_deal, doors, APART])
    gulf = [float(row[0]) for row in MEASURES["gulf_states"](wanting(), FIGURES)]
    budget = own[13] + LAW.budget * (min(PRICE, LAW.budget_most) - LAW.price_usual)
    assert gulf == pytest.approx([budget, own[15] - LAW.safe_sea * LAW.harassed, own[14], APART, NO_BOMB])


@pytest.mark.parametrize(("war", "lasts"), [(SETTLEMENT, LAW.settled), (ESCALATED, -LAW.escalated)])
def test_calmer_and_wilder_worlds(war: int, lasts: float) -> None:
    """Other states of the wars; what is below what is spared costs nothing."""
    state = changed(wanting(ukraine=war, war_iran=OPEN_WAR), regime=[CRISIS, UNREST], struck=0.0, grievance=0.0)
    state = changed(state, brent=LAW.pump_from - 9, nuclear_progress=LAW.bomb_from - 0.1)
    russia, iran, us = (MEASURES[name](state, FIGURES) for name in ("russia", "iran", "united_states"))
    assert russia[0][0] == pytest.approx(OWN["ru_end"] + lasts)
    assert russia[2][0] == pytest.approx(1 - LAW.crisis)
    assert iran[0][0] == pytest.approx(OWN["ir_regime"] - LAW.riots)
    assert iran[2][0] == pytest.approx(OWN["ir_honour"] - LAW.honour_peace * LAW.open_war)
    assert iran[3][0] == pytest.approx(OWN["ir_paid"] + LAW.paid_least - LAW.paid_overdue * 0.2)
    assert [us[2][0], us[3][0]] == pytest.approx([OWN["us_home"], 1])


def test_weeks() -> None:
    """What is left after spending, between the overdraft and what is carried."""
    deeds = quarter()
    deeds.spent[:] = np.array([1.0, -1.0, 0.5, 2.0, 0.0, 1.5])[:, None]
    left = capital(changed(first_worlds(), capital=3.0), deeds, FIGURES)[:, 0]
    assert left == pytest.approx([2, 4, 2.5, 1, 3, 1.5])
