import math

import numpy as np
import pytest

from game.model.laws.market import (
    bite,
    brent,
    crowd,
    evasion,
    exports,
    extra_bite,
    glut,
    income,
    market,
    producers,
    pump_panic,
)
from game.model.state.axes import IRAN, RUSSIA
from game.model.state.codes import CLOSED, HARASSED
from game.model.state.deeds import MOVE_ROW, STANCE_ROW, Deeds
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import expected, first_worlds, rules

FIGURES = central()
LAW = FIGURES.oil


def dialled(policy: str, dial: float) -> Deeds:
    """A quarter with one policy at a dial."""
    deeds = Deeds.none(1)
    deeds.stances[STANCE_ROW[policy]] = dial
    return deeds


def with_waters(code: int) -> WorldState:
    """The opening with the Gulf waters in a state."""
    return first_worlds().but(waters=np.array([code + 0.0]))


def test_evasion_takes_the_bite_off_enforcement() -> None:
    """A third of full enforcement times one less what evasion undoes; at the opening nothing is extra."""
    state = first_worlds()
    assert bite(state, RUSSIA, FIGURES)[0] == pytest.approx((1 - LAW.evasion_undoes * 0.55) / 3, abs=1e-5)
    for side in (RUSSIA, IRAN):
        assert extra_bite(state, Deeds.none(1), side, FIGURES)[0] == pytest.approx(0, abs=1e-5)


def test_enforcement_teaches_evasion_by_hand() -> None:
    """E + λ S (1 − e)(1 + .3 trade) − forgetting − .1 of fresh listings; fresh listings are the rise of the dial."""
    after = evasion(first_worlds(), dialled("us.oil_iran", 3), FIGURES)
    lessons = LAW.learns * 1.0 * 0.4 * (1 + LAW.spills * 0.28)
    assert after.evasion[IRAN, 0] == pytest.approx(0.6 + lessons - LAW.forgets * 0.6, abs=1e-5)
    assert after.fresh[IRAN, 0] == pytest.approx(2 / 3, abs=1e-5)
    assert after.enforcement[IRAN, 0] == pytest.approx(1)


def test_exports_at_the_opening_are_what_they_were() -> None:
    """7.4 and 2.2 mb/d, and 30 % of Russian barrels on insured ships."""
    after = exports(first_worlds(), Deeds.none(1), FIGURES)
    assert after.volume[:, 0] == pytest.approx([7.4, 2.2], abs=1e-4)
    assert after.cap_covered[0] == pytest.approx(1 - 5.2 / 7.4, abs=1e-4)


def test_a_closed_strait_keeps_three_quarters_of_iranian_oil_back() -> None:
    """A quarter of it passes; Moscow ships on."""
    after = exports(with_waters(CLOSED), Deeds.none(1), FIGURES)
    assert after.volume[IRAN, 0] == pytest.approx(2.2 * 0.25, abs=1e-4)
    assert after.volume[RUSSIA, 0] == pytest.approx(7.4, abs=1e-4)


def test_a_lower_cap_drives_insured_ships_off() -> None:
    """At 45 $/b insured ships carry .3 · (1 − .45 · 15/60) of Russian oil, grey ships as much as they can."""
    small = first_worlds().but(cap=np.array([45.0]), fleet=np.array([[3.0], [2.3]]))
    insured = LAW.insured * (1 - LAW.cap_drives_off * 15 / 60)
    after = exports(small, Deeds.none(1), FIGURES)
    assert after.volume[RUSSIA, 0] == pytest.approx(3.0 + 7.4 * insured + LAW.slack_russia, abs=1e-4)


def test_spare_barrels_fill_part_of_a_loss() -> None:
    """Two million barrels short, all of the deliverable spare at hand: .48 of the loss is made up."""
    short = first_worlds().but(demand_shock=np.array([2.0]))
    assert glut(short, FIGURES)[0] == pytest.approx(-2 + LAW.spare_used * 2, abs=1e-4)


def test_a_closed_strait_traps_the_spare() -> None:
    """Twelve million barrels are missing and hardly any spare gets out."""
    shut = producers(with_waters(CLOSED), Deeds.none(1), FIGURES)
    filled = LAW.spare_used * 5.3 * LAW.deliverable_closed
    assert glut(shut, FIGURES)[0] == pytest.approx(-12 + filled, abs=1e-3)


def test_brent_stands_still_in_a_balanced_market() -> None:
    """Without luck and news Brent stays at 74."""
    assert brent(first_worlds(), Deeds.none(1), expected()).brent[0] == pytest.approx(74, abs=0.05)


def test_the_war_premium_by_hand() -> None:
    """A strike adds its figure, harassed waters theirs; what was there before fades."""
    state = with_waters(HARASSED).but(hit=np.ones(1), premium=np.array([10.0]))
    after = brent(state, Deeds.none(1), expected())
    premium = 10 * LAW.premium_memory + LAW.premium_strike + LAW.premium_harassed
    assert after.premium[0] == pytest.approx(premium, abs=1e-6)


def test_a_glut_pulls_the_price_down_by_elasticity() -> None:
    """One million barrels too many aim at ln 74 − 1 / (103 · elasticity), reached at the pace of reversion."""
    state = first_worlds().but(gulf_output=np.array([1.0]))
    after = brent(state, Deeds.none(1), expected())
    aim = LAW.anchor - 1 / (LAW.world * LAW.elasticity)
    assert after.fundamentals[0] == pytest.approx(LAW.anchor + LAW.reverts * (aim - LAW.anchor), abs=1e-4)
    assert after.brent[0] == pytest.approx(math.exp(after.fundamentals[0]), rel=1e-6)


def test_own_risk_counts_more_than_the_rivals() -> None:
    """Full enforcement on Iran moves its own discount by 8.2 a bite and Moscow's by 2.2, less what it crowds."""
    deeds = dialled("us.oil_iran", 3)
    state = exports(evasion(first_worlds(), deeds, FIGURES), deeds, FIGURES)
    after = income(state, deeds, FIGURES)
    extra = float(extra_bite(state, deeds, IRAN, FIGURES)[0])
    full = float(crowd(state, deeds, FIGURES)[0])
    rival = float(extra_bite(state, deeds, RUSSIA, FIGURES)[0])
    tehran = 3.5 + LAW.own * extra + LAW.cross * rival + LAW.crowd_iran * full
    assert after.discount[IRAN, 0] == pytest.approx(tehran, abs=1e-4)
    moscow = 2.0 + LAW.cross * extra + LAW.crowd_russia * full
    moscow += LAW.own * rival
    assert after.discount[RUSSIA, 0] == pytest.approx(moscow, abs=1e-4)


def test_barrels_times_netback_is_revenue() -> None:
    """Accounts close: revenue is what is shipped times what a barrel brings, 91.25 days a quarter."""
    after = market(first_worlds(3), Deeds.none(3), rules(3))
    assert np.allclose(after.revenue, after.volume * after.netback * 0.09125)


def test_expelled_traders_make_freight_dearer() -> None:
    """Four dollars a barrel where the Gulf shuts Russian traders out."""
    state, deeds = first_worlds(), Deeds.none(1)
    plain = income(state, deeds, FIGURES).netback[RUSSIA, 0]
    deeds.moves[MOVE_ROW["gs.withdraw"]] = 1
    bitten = 1 - float(state.cap_covered[0]) * (LAW.policing_least + 0.12)
    assert plain - income(state, deeds, FIGURES).netback[RUSSIA, 0] == pytest.approx(4 * bitten, abs=1e-3)


def test_a_washington_that_fears_for_its_voters_enforces_less() -> None:
    """At home at .55 nothing is given up; at 105 dollars a barrel part of enforcement is not carried out."""
    assert pump_panic(first_worlds(), FIGURES)[0] == 0
    dear = first_worlds().but(brent=np.array([105.0]))
    home = 0.55 - FIGURES.interests.pump * 30
    assert pump_panic(dear, FIGURES)[0] == pytest.approx(LAW.panic * (LAW.panic_from - home), abs=1e-5)
    after = evasion(dear, Deeds.none(1), FIGURES)
    assert after.enforcement[IRAN, 0] < 0.3
