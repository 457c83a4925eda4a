"""The table by hand: what is offered, lapses, is vetoed, crossed, talked about and outbid."""

import pytest

from game.model.laws.offers import offers
from game.model.state.axes import DUE_IN, IRAN, RUSSIA
from game.model.state.codes import OPEN_WAR, SHADOW, TIE_US_IR
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import Numbers, changed, expected, first_worlds, quarter

FIGURES = central()
LAW = Numbers(FIGURES.offers)


def table(**more: float) -> WorldState:
    """An offer to each lies on the table; Washington has deals with both."""
    state = changed(
        first_worlds(), offer=[0.4, 0.3], offer_quarters=2.0, offer_veto=[0.5, 0.6], offer_lapsed=0.0, cohesion=0.5,
        guarantor_deal=0.0, deal=1.0, war_iran=SHADOW, tie={TIE_US_IR: -0.6}, promised_known=0.1, word={2: 0.45},
        binding=1.0, promised=0.02,
    )  # fmt: skip
    return changed(state, **more).but(turn=4)


def test_a_new_offer() -> None:
    """It takes the old one's place, with what allies block of it and a guarantor lifts."""
    deeds = quarter(now={"offer.ru": 0.7, "offer.ir": 0.8, "guarantor.deal": 1})
    after = offers(table(), deeds, expected())
    assert after.offer[:, 0] == pytest.approx([0.7, 0.8])
    assert after.offer_quarters[:, 0] == pytest.approx([0, 0])
    russia = LAW.veto_russia - LAW.veto_cohesion_russia * 0.5
    iran = LAW.veto_iran - LAW.veto_cohesion_iran * 0.5 - LAW.veto_guarantor
    assert after.offer_veto[:, 0] == pytest.approx([russia, iran])
    assert after.guarantor_deal[0] == 1
    late = offers(table(offer_quarters=LAW.open_for + 1), deeds, expected())
    assert late.offer_lapsed[:, 0] == pytest.approx([0, 0])


@pytest.mark.parametrize(("quarters", "lapses"), [(LAW.open_for + 1, 1), (LAW.open_for - 1, 0)])
def test_an_old_offer(quarters: float, lapses: float) -> None:
    """It lapses when its time is up, which is noted down where there was one; a guarantor stays as long as it does."""
    after = offers(changed(table(offer_quarters=quarters), offer=[0.0, 0.3]), quarter(), expected())
    assert after.offer[:, 0] == pytest.approx([0, 0.3 * (1 - lapses)])
    assert after.offer_lapsed[:, 0] == pytest.approx([0, 5 * lapses])
    assert after.offer_veto[:, 0] == pytest.approx([0.5, 0.6])
    stays = offers(table(guarantor_deal=1.0), quarter(), expected())
    assert stays.guarantor_deal[0] == 1
    alone = offers(changed(table(guarantor_deal=1.0), offer=0.0), quarter(), expected())
    assert alone.guarantor_deal[0] == 0


@pytest.mark.parametrize(("strike", "war", "deal"), [(1, SHADOW, 0), (0, OPEN_WAR, 0), (0, SHADOW, 1)])
def test_a_deal_is_crossed_by_blows(strike: float, war: int, deal: float) -> None:
    """A strike or an open war ends Tehran's deal, and Moscow's stands."""
    after = offers(table(war_iran=war), quarter(moves={"us.strike": strike}), expected())
    assert after.deal[:, 0] == pytest.approx([1, deal])


def test_talks_and_a_counter_bid() -> None:
    """Talks warm the tie while an offer is open; a bid promises more in four quarters, as known as its word."""
    deeds = quarter(moves={"ir.talk": 1, "ru.bind": 1})
    after = offers(table(), deeds, expected())
    assert after.tie[TIE_US_IR, 0] == pytest.approx(-0.6 + LAW.talk_warms)
    due = DUE_IN.index("four")
    assert after.promised[RUSSIA, (due, due - 1), 0] == pytest.approx([0.02 + LAW.bid_promises, 0.02])
    assert (after.binding[0], after.promised_known[0]) == pytest.approx((LAW.bid_quarters, 0.45))
    known = offers(table(promised_known=0.8), deeds, expected())
    assert known.promised_known[0] == pytest.approx(0.8)
    none = offers(changed(table(), offer={IRAN: 0.0}), deeds, expected())
    assert none.tie[TIE_US_IR, 0] == pytest.approx(-0.6)
    idle = offers(table(), quarter(), expected())
    assert (idle.binding[0], idle.talked[0]) == (1, 0)
