"""The war in Ukraine by hand: every odd's terms, where each event leads, and the shortage of arms."""

import math

import pytest

from game.model.laws.ukraine import escalation, relapses, settlement, shortage, truce, ukraine
from game.model.state.axes import RUSSIA
from game.model.state.codes import BARGAIN, ESCALATED, FRONT, PRESSURE, SETTLEMENT, TRUCE, WAR
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import Fated, Numbers, changed, first_worlds, quarter, rules

FIGURES = central()
LAW = Numbers(FIGURES.ukraine)


def worn() -> WorldState:
    """A war that has worn both sides, with an offer on the table and an administration that bargains."""
    return changed(
        first_worlds(), exhaustion=0.6, push_truce=0.3, administration=BARGAIN, offer=[0.5, 0.2], word={2: 0.6},
        tide={FRONT: 1.0}, unpaid=[0.5, 0.0], ukraine_quarters=3.0, guarantor_ukraine=0.4, truce_held=0.0,
        escalation=2.0, author=0.0, wars_ended_china=1.0, failures_china=2.0, arms_gap=0.6, localised=0.8,
    ).but(turn=4)  # fmt: skip


def logistic(x: float) -> float:
    """1 / (1 + e^−x)."""
    return 1 / (1 + math.exp(-x))


@pytest.mark.parametrize("ripe", [0.0, 1.0])
def test_odds_of_a_truce(ripe: float) -> None:
    """Exhaustion, efforts, a broker, a bargain, an offer, ripeness and unpaid bills for it; aid against it."""
    deeds = quarter({"us.ukraine_aid": 3}, moves={"us.broker_truce": 1})
    drive = LAW.truce_rest + LAW.truce_exhaustion * (0.6 - LAW.exhaustion_usual)
    drive += LAW.truce_push * (0.3 - LAW.push_usual) + LAW.truce_broker + LAW.truce_bargain
    drive += LAW.truce_offer * 0.5 * 0.6 + LAW.truce_ripe * (2 * ripe - 1) - LAW.truce_aid / 3
    paid = changed(worn(), tide={FRONT: ripe}, unpaid=0.0)
    assert truce(paid, deeds, FIGURES)[0] == pytest.approx(logistic(drive))
    short = changed(paid, unpaid=[0.5, 0.0])
    assert truce(short, deeds, FIGURES)[0] == pytest.approx(logistic(drive + LAW.truce_unpaid))


def test_odds_of_worse_and_better() -> None:
    """Aid cubed and an order widen the war; age, a broker and a guarantor hold a truce; a bargain settles it."""
    deeds = quarter({"us.ukraine_aid": 3}, moves={"ru.escalate": 1})
    assert escalation(deeds, FIGURES)[0] == pytest.approx(LAW.escalates + LAW.escalates_aid + LAW.escalates_order)
    held = (1 - LAW.relapse_broker) * (1 - LAW.relapse_guarantor * 0.4)
    for age, factor in ((LAW.young, LAW.relapse_young), (LAW.young + 1, LAW.relapse_old)):
        state = changed(worn(), ukraine_quarters=age)
        assert relapses(state, FIGURES)[0] == pytest.approx(LAW.relapse * factor * held)
    ripe = changed(worn(), ukraine_quarters=LAW.settles_after + 1)
    assert settlement(ripe, FIGURES)[0] == pytest.approx(LAW.settles + LAW.settles_broker)
    assert settlement(changed(ripe, ukraine_quarters=LAW.settles_after - 1), FIGURES)[0] == 0
    assert settlement(changed(ripe, administration=PRESSURE), FIGURES)[0] == pytest.approx(LAW.settles)


@pytest.mark.parametrize(
    ("before", "events", "after"),
    [
        (WAR, (), WAR),
        (WAR, ("truce", "escalates"), TRUCE),
        (WAR, ("truce.ordered",), TRUCE),
        (WAR, ("escalates",), ESCALATED),
        (WAR, ("escalates.ordered", "cools"), ESCALATED),
        (WAR, ("relapses", "settles", "cools"), WAR),
        (ESCALATED, ("truce", "escalates"), ESCALATED),
        (ESCALATED, ("truce.ordered", "cools"), TRUCE),
        (ESCALATED, ("cools",), WAR),
        (TRUCE, ("truce", "escalates"), TRUCE),
        (TRUCE, ("settles",), SETTLEMENT),
        (TRUCE, ("relapses", "settles"), WAR),
        (SETTLEMENT, ("relapses", "escalates", "cools"), SETTLEMENT),
    ],
)
def test_where_events_lead(before: int, events: tuple[str, ...], after: int) -> None:
    """The state, its clock, exhaustion, rungs, author, and what Beijing's mediation ended or did not."""
    luck = Fated(1, tuple(f"ukraine.{event}" for event in events))
    deeds = quarter(
        now={"guarantor.ukraine": 0.7}, moves={"cn.mediate_ukraine": 1},
        turns={"ukraine>truce": 0.5, "ukraine>escalated": 0.5},
    )  # fmt: skip
    then = ukraine(changed(worn(), ukraine=before), deeds, rules(1, luck))
    assert then.ukraine[0] == after
    assert then.ukraine_quarters[0] == (3 if before == after else 0)
    assert then.exhaustion[0] == pytest.approx(0.6 + LAW.wears * (before == WAR))
    began = after == ESCALATED and before != ESCALATED
    assert then.escalation[0] == pytest.approx(
        2 + LAW.rungs_escalated * began + LAW.rungs_stays * (before == ESCALATED)
    )
    assert then.author[0] == (RUSSIA + 1 if began else 0)
    assert then.wars_ended_china[0] == 1 + (after == TRUCE and before != TRUCE)
    assert then.failures_china[0] == 2 + (after in (WAR, ESCALATED))
    assert then.guarantor_ukraine[0] == pytest.approx(0.7)
    assert then.at_war[0] == (after in (WAR, ESCALATED))


def test_a_truce_that_is_held_does_not_break() -> None:
    """Luck that would break it does not, and a guarantor stays one."""
    luck = Fated(1, ("ukraine.relapses",))
    then = ukraine(changed(worn(), ukraine=TRUCE, truce_held=1.0), quarter(), rules(1, luck))
    assert then.ukraine[0] == TRUCE
    assert then.guarantor_ukraine[0] == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("state", "heat"),
    [
        (WAR, LAW.heat_war), (ESCALATED, LAW.heat_war + LAW.heat_escalated), (TRUCE, LAW.heat_truce),
        (SETTLEMENT, LAW.heat_settled),
    ],
)  # fmt: skip
def test_shortage(state: int, heat: float) -> None:
    """The war's heat, aid, an offensive and a bid for a truce; what Moscow builds itself; pushes and shifts."""
    deeds = quarter(
        {"us.ukraine_aid": 3}, {"localised.ru": 0.02, "arms_gap.ru": 0.03}, {"arms_gap.ru": 0.05},
        {"ru.escalate": 1, "ru.truce": 1},
    )  # fmt: skip
    if state in (WAR, ESCALATED):
        heat = heat + LAW.heat_aid / 3 + LAW.heat_offensive - LAW.heat_truce_bid
    built = 0.8 + LAW.localises * (1 - 0.8) + 0.02
    target = heat * (LAW.gap_of_heat - LAW.gap_localised * built) + 0.05
    after = shortage(changed(worn(), ukraine=state), deeds, FIGURES)
    assert after.localised[0] == pytest.approx(built)
    assert after.arms_gap[0] == pytest.approx(0.6 + LAW.gap_pace * (target - 0.6) + 0.03)
