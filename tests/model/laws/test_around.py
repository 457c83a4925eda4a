"""Ukraine, what stands around the pair, and ties."""

import math
from typing import Any

import numpy as np
import pytest

from game.model.laws.offers import offers, vetoes
from game.model.laws.standing import beijing, caucasus, oil_pact, pushes, snapback, standing
from game.model.laws.stores import stores
from game.model.laws.ties import ties
from game.model.laws.ukraine import escalation, relapses, settlement, shortage, truce, ukraine
from game.model.state.axes import RUSSIA
from game.model.state.codes import (
    ABANDONING,
    ESCALATED,
    HEDGING,
    PRICE_WAR,
    TIE_IR_GS,
    TIE_RU_GS,
    TIE_US_RU,
    TRUCE,
    TURN_ROW,
    UNDERWRITING,
    WASHINGTON_RUNS_IT,
)
from game.model.state.deeds import MOVE_ROW, STANCE_ROW, Deeds
from game.model.state.names import ROW
from game.model.state.ruleset import central
from tests.model.sketch import expected, first_worlds, rules

FIGURES = central()
LAW, AROUND = FIGURES.ukraine, FIGURES.standing


def sigmoid(x: Any) -> float:
    """1 / (1 + e^−x)."""
    return 1 / (1 + math.exp(-x))


def test_the_chance_of_a_truce_by_hand() -> None:
    """At the opening only rest and a moving front count; a full push from brokers adds 4 a unit."""
    state = first_worlds()
    rest = LAW.truce_rest - LAW.truce_ripe
    assert truce(state, Deeds.none(1), FIGURES)[0] == pytest.approx(sigmoid(rest), rel=1e-5)
    pushed = truce(state.but(push_truce=np.array([0.35])), Deeds.none(1), FIGURES)[0]
    assert pushed == pytest.approx(sigmoid(rest + LAW.truce_push * 0.25), rel=1e-4)


def test_aid_widens_the_war_by_its_cube() -> None:
    """.012 + .03 u³ at the opening's aid of two thirds."""
    assert escalation(Deeds.none(1), FIGURES)[0] == pytest.approx(0.012 + LAW.escalates_aid * 8 / 27)


def test_a_young_truce_breaks_more_often_and_a_guarantor_helps() -> None:
    """One and a half times the figure in its first year, .8 later, .6 of it with a guarantor."""
    young = first_worlds().but(ukraine_quarters=np.ones(1))
    old = young.but(ukraine_quarters=np.array([9.0]))
    assert relapses(young, FIGURES)[0] == pytest.approx(LAW.relapse * LAW.relapse_young)
    assert relapses(old, FIGURES)[0] == pytest.approx(LAW.relapse * LAW.relapse_old)
    safe = relapses(old.but(guarantor_ukraine=np.ones(1)), FIGURES)[0]
    assert safe == pytest.approx(LAW.relapse * LAW.relapse_old * (1 - LAW.relapse_guarantor))


def test_a_truce_settles_only_after_its_third_quarter() -> None:
    """Nought before, the figure after."""
    state = first_worlds().but(ukraine_quarters=np.array([2.0]))
    assert settlement(state, FIGURES)[0] == 0
    assert settlement(state.but(ukraine_quarters=np.array([3.0])), FIGURES)[0] == pytest.approx(LAW.settles)


def test_an_ordered_truce_is_a_truce() -> None:
    """A machine brought to a state by deeds gets there; one that widens says who did it."""
    deeds = Deeds.none(2)
    deeds.turns[TURN_ROW["ukraine>truce"]] = 1
    assert (ukraine(first_worlds(2), deeds, rules(2)).ukraine == TRUCE).all()
    wider = Deeds.none(2)
    wider.turns[TURN_ROW["ukraine>escalated"]] = 1
    after = ukraine(first_worlds(2), wider, rules(2))
    assert (after.ukraine == ESCALATED).all()
    assert (after.author == RUSSIA + 1).all()


def test_the_arms_gap_follows_the_war_by_hand() -> None:
    """Gap + pace · (heat · (1.05 − .33 L) − gap), L one step on."""
    after = shortage(first_worlds(), Deeds.none(1), FIGURES)
    localised = 0.75 + LAW.localises * 0.25
    target = LAW.heat_war * (LAW.gap_of_heat - LAW.gap_localised * localised)
    assert after.localised[0] == pytest.approx(localised, abs=1e-6)
    assert after.arms_gap[0] == pytest.approx(0.5 + LAW.gap_pace * (target - 0.5), abs=1e-5)


def test_peace_frees_moscows_arms() -> None:
    """In a truce the gap falls towards less than half of what the war asks for."""
    state = first_worlds().but(ukraine=np.array([TRUCE + 0.0]))
    assert shortage(state, Deeds.none(1), FIGURES).arms_gap[0] < 0.42


def test_pushes_go_back_to_where_they_rest() -> None:
    """Truce .7 x + .03, deal .8 x + .02, snapback .9 x + .015 (seams.md)."""
    state = first_worlds().but(push_truce=np.ones(1) / 2, push_deal=np.ones(1) / 2, push_snapback=np.ones(1) / 2)
    after = pushes(state, Deeds.none(1), FIGURES)
    assert after.push_truce[0] == pytest.approx(0.38)
    assert after.push_deal[0] == pytest.approx(0.42)
    assert after.push_snapback[0] == pytest.approx(0.465)


def test_snapback_within_two_years() -> None:
    """With no push about one in ten, with a push of .4 about a half (seams.md, decision 24)."""
    for push, low, high in ((0.15, 0.03, 0.25), (0.4, 0.35, 0.75)):
        law, state = rules(2000), first_worlds(2000).but(push_snapback=np.full(2000, push))
        for _ in range(8):
            state = snapback(state, Deeds.none(2000), law).but(turn=state.turn + 1, push_snapback=np.full(2000, push))
        assert low < float((state.snapback == 2).mean()) < high


def test_beijing_underwrites_after_two_quarters_of_tolerance() -> None:
    """High tolerance counts from the second quarter on; a push turns it at once."""
    state = first_worlds().but(tolerance=np.array([0.9]))
    once = beijing(state, Deeds.none(1), expected())
    assert once.china[0] == HEDGING
    assert beijing(once, Deeds.none(1), expected()).china[0] == UNDERWRITING
    deeds = Deeds.none(1)
    deeds.turns[TURN_ROW["china>abandoning"]] = 1
    assert beijing(first_worlds(), deeds, expected()).china[0] == ABANDONING


def test_a_price_war_can_be_ordered() -> None:
    """The Gulf's order breaks the pact."""
    deeds = Deeds.none(1)
    deeds.turns[TURN_ROW["oil_pact>price_war"]] = 1
    assert oil_pact(first_worlds(), deeds, expected()).oil_pact[0] == PRICE_WAR


def test_the_corridors_sponsor_is_read_off_the_pushes() -> None:
    """Washington's at .6; shut where both press."""
    west = first_worlds().but(corridor_washington=np.array([0.6]))
    assert caucasus(west, FIGURES).caucasus[0] == WASHINGTON_RUNS_IT
    assert caucasus(west.but(corridor_moscow=np.array([0.7])), FIGURES).caucasus[0] == 3


def test_a_tide_can_be_turned_by_a_deed() -> None:
    """A tide brought to a state by deeds gets there."""
    deeds = Deeds.none(1)
    deeds.turns[TURN_ROW["us_china>thaw"]] = 1
    assert standing(first_worlds(), deeds, expected()).tide[1, 0] == 1


def test_ties_stand_still_at_the_openings_policies() -> None:
    """Without news only the tie of Washington and Beijing moves, with its tide."""
    after = ties(first_worlds(), Deeds.none(1), FIGURES)
    still = np.delete(np.abs(after.tie - first_worlds().tie), 9, 0)
    assert still.max() < 1e-6


def test_ties_by_hand() -> None:
    """Courting at full warms the Gulf by .06 · .12 · 2/3; detente by .07 · .25 · 2/3; a truce thaws by .06 · .3."""
    law, deeds = FIGURES.ties, Deeds.none(1)
    deeds.stances[STANCE_ROW["ru.gulf_line"]] = 3
    deeds.stances[STANCE_ROW["gs.iran_line"]] = 3
    after = ties(first_worlds().but(ukraine=np.array([TRUCE + 0.0])), deeds, FIGURES)
    courted = law.russia_gulf_pace * law.russia_gulf_courts * 2 / 3
    assert after.tie[TIE_RU_GS, 0] - 0.6 == pytest.approx(courted, abs=1e-6)
    assert after.tie[TIE_IR_GS, 0] - 0.15 == pytest.approx(law.iran_gulf_pace * law.iran_gulf_line * 2 / 3, abs=1e-6)
    assert after.tie[TIE_US_RU, 0] + 0.6 == pytest.approx(law.us_russia_pace * law.us_russia_truce, abs=1e-6)


def test_allies_block_part_of_an_offer() -> None:
    """.9 − .8 · .55 for Moscow; .75 − .3 · .55 for Tehran, .3 less with a guarantor."""
    state = first_worlds()
    assert vetoes(state, np.zeros(1), FIGURES)[:, 0] == pytest.approx([0.46, 0.585], abs=1e-6)
    assert vetoes(state, np.ones(1), FIGURES)[1, 0] == pytest.approx(0.285, abs=1e-6)


def test_an_offer_lapses_after_a_year() -> None:
    """Posted once, it is open for four quarters, and its end is noted."""
    deeds = Deeds.none(1)
    deeds.jumps[ROW["offer.ir"]] = 0.5
    state = offers(first_worlds(), deeds, expected())
    assert state.offer[1, 0] == 0.5
    later = offers(state.but(offer_quarters=np.full((2, 1), 4.0)), Deeds.none(1), expected())
    assert later.offer[1, 0] == 0
    assert later.offer_lapsed[1, 0] == 1


def test_outbidding_promises_more() -> None:
    """A counter-bid binds Moscow for six quarters and adds its promise."""
    deeds = Deeds.none(1)
    deeds.moves[MOVE_ROW["ru.bind"]] = 1
    after = offers(first_worlds(), deeds, expected())
    more = after.promised[0].sum() - first_worlds().promised[0].sum()
    assert after.binding[0] == FIGURES.offers.bid_quarters
    assert more == pytest.approx(FIGURES.offers.bid_promises, abs=1e-6)


def test_stocks_rest_where_policies_leave_them() -> None:
    """A policy that moves the resting point of allies' cohesion by .1 closes a twentieth of it in a quarter."""
    deeds = Deeds.none(1)
    deeds.shifts[ROW["cohesion.us"]] = 0.1
    state = first_worlds()
    more = stores(state, deeds, expected()).cohesion - stores(state, Deeds.none(1), expected()).cohesion
    assert more[0] == pytest.approx(0.005, abs=1e-6)
