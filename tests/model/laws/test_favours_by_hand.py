"""A quarter of favours by hand: promises given and called in, a delivery, a vote, a slight."""

import math

import pytest

from game.model.laws.favours import council, delivery, falls_due, promises, slights
from game.model.state.axes import ARMS, DIPLOMATIC, IRAN, RUSSIA
from game.model.state.codes import TIE_RU_GS, TIE_RU_IL
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import Numbers, changed, expected, first_worlds, quarter

FIGURES = central()
LAW, MINDS = Numbers(FIGURES.favours), Numbers(FIGURES.minds)


def indebted(**more: float) -> WorldState:
    """Moscow owes .1 overdue and .06, .2, .3 in the quarters to come, and .4 in the last."""
    state = changed(
        first_worlds(), promised=0.0, overdue=[0.1, 0.05], trust=[0.5, 0.4], grievance=[0.1, 0.5], balance=0.3,
        promised_known=0.4, overdue_known=0.5, air_defence_gap=0.6, since_delivery=7.0, slight=0.2, slights_felt=0.5,
        votes_with_gulf=1.0, corridor_washington=0.3, since_slight=6.0, vote_due=0.0,
        tie={TIE_RU_GS: 0.5, TIE_RU_IL: 0.2}, flow={(RUSSIA, ARMS): 0.3, (RUSSIA, DIPLOMATIC): 0.5},
    )  # fmt: skip
    late = {(RUSSIA, 0): 0.06, (RUSSIA, 1): 0.2, (RUSSIA, 2): 0.3, (RUSSIA, 8): 0.4}
    return changed(changed(state, promised=late), **more)


def test_promises() -> None:
    """New ones fall due last; a demand brings the latest forward to now; what is known and overdue is pushed."""
    pushed = {"promised.ru": 0.1, "due.ru": 3, "promised.known": 0.2, "overdue.known": 0.15, "overdue.ru": 0.07}
    after = promises(indebted(), quarter(now=pushed, moves={"ir.demand": 1}), FIGURES)
    called = LAW.entry * 3
    left = {0: 0.06 + called, 1: 0.2, 2: 0.3 - (called - 0.5), 8: 0.0}
    assert after.promised[RUSSIA, :, 0] == pytest.approx([left.get(due, 0) for due in range(9)])
    assert after.overdue[:, 0] == pytest.approx([0.17, 0.05])
    assert (after.promised_known[0], after.overdue_known[0]) == pytest.approx((0.6, 0.65))
    assert after.demanded[0] == 1
    kept = promises(indebted(), quarter(now={"promised.ru": -0.1, "due.ru": -1}), FIGURES)
    assert kept.promised[RUSSIA, (0, 8), 0] == pytest.approx([0.06, 0.4])
    every = promises(indebted(demanded=1.0), quarter(now={"due.ru": 8}), FIGURES)
    assert every.promised[RUSSIA, :2, 0] == pytest.approx([0.96, 0])
    assert every.demanded[0] == 1


def test_delivery() -> None:
    """An entry pays the overdue, then the earliest; what is paid quietly moves the ledger of dates alone."""
    after = delivery(indebted(), quarter(now={"promised.ru": -0.05}, moves={"ru.deliver": 1}), FIGURES)
    part = LAW.entry
    rest = part + 0.05 - 0.1 - 0.06
    assert after.overdue[:, 0] == pytest.approx([0, 0.05])
    assert after.promised[RUSSIA, (0, 1, 2, 8), 0] == pytest.approx([0, 0.2 - rest, 0.3, 0.4])
    assert after.delivered[RUSSIA, 0] == pytest.approx(part + 0.05)
    assert after.trust[IRAN, 0] == pytest.approx(0.4 + LAW.trust_of_delivery * part)
    assert after.grievance[IRAN, 0] == pytest.approx(0.5 - LAW.relief_of_delivery * part)
    assert after.flow[RUSSIA, ARMS, 0] == pytest.approx(0.3 + LAW.arms_of_delivery * part)
    assert after.tie[TIE_RU_IL, 0] == pytest.approx(0.2 - LAW.israel_cools * part)
    assert after.tie[TIE_RU_GS, 0] == pytest.approx(0.5 - LAW.gulf_cools * part)
    assert after.air_defence_gap[0] == pytest.approx(0.6 - LAW.defence_of_delivery * part)
    assert after.balance[0] == pytest.approx(0.3 - LAW.ledger_of_delivery * part)
    assert (after.since_delivery[0], after.shipment[0]) == (0, 1)


def test_no_more_is_delivered_than_is_owed() -> None:
    """All .96 and .1 overdue at most, in part by order and the rest quietly; low grievance stops at its least."""
    state = indebted(grievance=float(MINDS.least_grievance) + 0.01, air_defence_gap=0.01)
    after = delivery(state, quarter(now={"promised.ru": -5}, moves={"ru.deliver": 1}), FIGURES)
    assert after.delivered[RUSSIA, 0] == pytest.approx(1.06)
    assert after.promised[RUSSIA].sum() == pytest.approx(0)
    assert after.overdue[RUSSIA, 0] == pytest.approx(0)
    assert after.grievance[IRAN, 0] == pytest.approx(MINDS.least_grievance)
    assert after.air_defence_gap[0] == 0
    small = changed(state, promised=0.0)
    assert delivery(small, quarter(moves={"ru.deliver": 1}), FIGURES).delivered[RUSSIA, 0] == pytest.approx(0.1)
    late = delivery(indebted(overdue=0.9), quarter(moves={"ru.deliver": 1}), FIGURES)
    assert late.overdue[RUSSIA, 0] == pytest.approx(0.9 - LAW.entry)
    assert late.promised[RUSSIA, 0, 0] == pytest.approx(0.06)


@pytest.mark.parametrize(("dial", "shipped"), [(3, 1), (2, 0), (0, 0)])
def test_nothing_is_delivered_unasked(dial: float, shipped: float) -> None:
    """The clock runs on; a shipment sails only where Moscow arms Tehran in full, and a new promise pays nothing."""
    after = delivery(indebted(), quarter({"ru.arms_for_iran": dial}, {"promised.ru": 0.3}), FIGURES)
    assert (after.since_delivery[0], after.shipment[0], after.delivered[RUSSIA, 0]) == (7, shipped, 0)
    assert after.overdue[RUSSIA, 0] == pytest.approx(0.1)


@pytest.mark.parametrize(("vote", "vetoed"), [(1.0, 1.0), (-1.0, 0.0), (0.0, 0.0)])
def test_council(vote: float, vetoed: float) -> None:
    """A veto earns trust; a text let through is a slight and a vote with the Gulf; a draft may lie there already."""
    for state, now, tabled in ((indebted(vote_due=1.0), 0, 1), (indebted(), 1, 1), (indebted(), 0, 0)):
        after = council(state, quarter(now={"due_vote.ru": now}, moves={"ru.vote": vote}), expected())
        assert after.vote_due[0] == tabled
        assert after.vetoed[0] == tabled * vetoed
        assert after.trust[IRAN, 0] == pytest.approx(0.4 + LAW.trust_of_veto * tabled * vetoed)
        let_through = tabled * (1 - vetoed)
        assert after.slight[0] == pytest.approx(0.2 + LAW.slight_of_vote * let_through)
        assert after.votes_with_gulf[0] == 1 + let_through


def test_slights() -> None:
    """A text takes cover, stale by what was felt, and pleases the Gulf; a corridor slights less beside another."""
    after = slights(indebted(), quarter(moves={"ru.islands": 1, "ru.corridor": 1}), FIGURES)
    stale = math.exp(-MINDS.stale * 0.5)
    assert after.flow[RUSSIA, DIPLOMATIC, 0] == pytest.approx(0.5 * (1 - LAW.cover_of_text * stale))
    assert after.tie[TIE_RU_GS, 0] == pytest.approx(0.5 + LAW.gulf_of_text)
    beside = 0.3 / LAW.corridor_counts
    assert after.slight[0] == pytest.approx(0.2 + 1 + LAW.slight_of_corridor * (1 - beside / 2))
    assert after.since_slight[0] == 0
    calm = slights(indebted(slight=0.0), quarter(moves={"ru.islands": -1, "ru.corridor": -1}), FIGURES)
    assert (calm.slight[0], calm.since_slight[0]) == (0, 6)
    assert calm.tie[TIE_RU_GS, 0] == pytest.approx(0.5)


def test_falls_due() -> None:
    """What falls due unpaid is overdue; a share gets the last date; entries of the next two quarters count."""
    after = falls_due(indebted(), quarter(), FIGURES)
    late = 0.1 * LAW.overdue_memory + 0.06
    assert after.overdue[RUSSIA, 0] == pytest.approx(late * (1 - LAW.redated))
    assert after.overdue[IRAN, 0] == pytest.approx(0.05 * LAW.overdue_memory * (1 - LAW.redated))
    assert after.promised[RUSSIA, (0, 8), 0] == pytest.approx([0, 0.4 + late * LAW.redated])
    assert after.due_soon[0] == 2
    few = changed(indebted(), promised={(RUSSIA, 1): 0.9 * float(LAW.entry_counts), (RUSSIA, 2): 0.0})
    assert falls_due(few, quarter(), FIGURES).due_soon[0] == 0
