"""A quarter of trust, grievance, threat and the ledger by hand: every term is at work, none of them at its bound."""

import math

import pytest

from game.model.laws.minds import answered, drift, exposed, ledger, minds, slighted, threat, wears
from game.model.state.axes import ARMS, DIPLOMATIC, IRAN, PROXIES, RUSSIA
from game.model.state.codes import ESCALATED, IN_FORCE, TIE_RU_GS, TIE_RU_IL, TIE_US_IR, TIE_US_RU, TRUCE
from game.model.state.deeds import Deeds
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import Numbers, changed, first_worlds, quarter

FIGURES = central()
LAW, THREAT, TIES = Numbers(FIGURES.minds), Numbers(FIGURES.threat), Numbers(FIGURES.ties)
CALENDAR = Numbers(FIGURES.calendar)
FAVOURS = Numbers(FIGURES.favours)
OFFERS = Numbers(FIGURES.offers)
OIL = Numbers(FIGURES.oil)
STANDING = Numbers(FIGURES.standing)
WORD = CALENDAR.word_us


def wounded() -> WorldState:
    """Two capitals with debts, disclosures, slights and help that fell short; 2 of 3.4 asked was given."""
    state = changed(
        first_worlds(), trust=[0.55, 0.5], grievance=[0.2, 0.4], overdue=[0.5, 0.3], overdue_known=0.5,
        discount=[6.0, 9.0], unmet=0.25, received=[0.4, 0.3], first_received=[0.32, 0.4], balance=0.3,
        first_balance=0.1, affront=[0.2, 0.05], slight=0.8, slights_felt=0.4, since_slight=2.0, fatigue=0.3, hit=0.6,
        struck=0.5, rung=6.0, corridor_washington=0.4,
        flow={(RUSSIA, ARMS): 0.2, (RUSSIA, DIPLOMATIC): 0.35, (RUSSIA, PROXIES): 0.15},
        need={(RUSSIA, ARMS): 0.9, (RUSSIA, DIPLOMATIC): 0.7, (RUSSIA, PROXIES): 0.4},
        tie={TIE_RU_GS: 0.75, TIE_RU_IL: 0.25},
    )  # fmt: skip
    return changed(state, clause=0.5)


SHARE = 0.7 / 2.0
SHORT = (LAW.expected + LAW.expected_clause * 0.5 + LAW.expected_rung * (6 - LAW.rung_usual) - SHARE) * 0.6
NEWS = 0.8 * math.exp(-LAW.stale * 0.4)
DISCLOSED = {"aware.ir.gulf": 0.1, "aware.ir.israel": 0.2, "aware.ir.debt": 0.3}


def real() -> float:
    """How much of the disclosures of the Gulf (.15), Israel (.25) and the debt (.4) is real."""
    gulf = LAW.real_least + LAW.real_slight * min(0.8 + LAW.recent / 3, 1) + LAW.real_tie * (0.75 - LAW.tie_usual_gulf)
    israel = LAW.real_least + LAW.real_struck * 0.5 + LAW.real_tie * (0.25 - LAW.tie_usual_israel)
    owed = LAW.real_debt * (LAW.real_least + 2 * (0.5 - LAW.overdue_usual))
    return float(0.15 * gulf + 0.25 * israel + 0.4 * owed)


def told() -> Deeds:
    """The disclosures, in part by policies."""
    return quarter(
        now={**DISCLOSED, "balance": 0.03, "trust.ru": 0.02, "trust.ir": 0.03, "grievance.ru": 0.04,
             "grievance.ir": 0.05},
        rest={"aware.ir.gulf": 0.05, "aware.ir.israel": 0.05, "aware.ir.debt": 0.1, "trust.ru": 0.1, "trust.ir": -0.2,
              "grievance.ru": 0.1, "grievance.ir": -0.05},
    )  # fmt: skip


def test_ledger() -> None:
    """What is left of the old balance, and what Moscow was given against what it gave."""
    left = 0.1 + LAW.balance_memory * (0.3 - 0.1)
    after = ledger(wounded(), quarter(now={"balance": 0.03}), FIGURES).balance[0]
    assert after == pytest.approx(left + LAW.balance_rate * (0.4 / 0.32 - 0.3 / 0.4) + 0.03)


def drifted(side: int) -> tuple[float, float]:
    """Trust and grievance of a side by hand; what it is owed late is the other's debt."""
    late = (0.3, 0.5)[side]
    trust_rest = float(first_worlds().first_trust[side, 0]) + (0.1, -0.2)[side]
    trust = (0.55, 0.5)[side]
    trust = trust + LAW.trust_pace * (trust_rest - trust) - LAW.overdue_trust * late + (0.02, 0.03)[side]
    rest = (LAW.grievance_rest_russia + 0.1, LAW.grievance_rest_iran - 0.05)[side]
    sore = (0.2, 0.4)[side]
    sore = sore + LAW.grievance_fades * (rest - sore)
    sore = sore + LAW.overdue_rankles * late * (1 + LAW.known_rankles * (0.5 - LAW.known_usual))
    dearer = (6 - OIL.discount_russia, 9 - OIL.discount_iran)[side]
    sore = sore + (LAW.rivalry_russia, LAW.rivalry_iran)[side] * dearer + (0.04, 0.05)[side]
    return trust, sore + (0, LAW.unmet_rankles * 0.25)[side]


@pytest.mark.parametrize("side", [RUSSIA, IRAN])
def test_drift(side: int) -> None:
    """Rest, late promises, rivalry in prices, unmet needs and pushes; a lower discount soothes nobody."""
    state = wounded()
    trust, grievance = drift(state, told(), FIGURES)
    by_hand = drifted(side)
    assert trust[side][0] == pytest.approx(by_hand[0])
    assert grievance[side][0] == pytest.approx(by_hand[1])
    first = (OIL.discount_russia, OIL.discount_iran)
    usual = drift(changed(state, discount=first), told(), FIGURES)[1][side][0]
    assert drift(changed(state, discount=[1.0, 1.0]), told(), FIGURES)[1][side][0] == pytest.approx(usual)


def test_answered() -> None:
    """Help short of what is expected, which clause and rung raise; help beyond it earns trust, whatever the size."""
    trust, grievance, affront = answered(wounded(), Deeds.none(1), FIGURES)
    assert trust[0] == pytest.approx(-LAW.absent_trust * SHORT)
    assert grievance[0] == pytest.approx(LAW.absent_grievance * SHORT)
    assert affront[0] == pytest.approx(LAW.absent_affront * SHORT)
    there = changed(wounded(), flow={(RUSSIA, ARMS): 0.9, (RUSSIA, DIPLOMATIC): 0.8, (RUSSIA, PROXIES): 0.3}, hit=0.0)
    assert answered(there, quarter(now={"test.ru": 0.5}), FIGURES)[0][0] == pytest.approx(
        LAW.there_trust * (1 - LAW.expected)
    )


def test_slighted() -> None:
    """A slight by its figures, at most two at once, each less news than the last."""
    expected = [-LAW.slight_trust, LAW.slight_grievance, LAW.slight_affront]
    assert [part[0] for part in slighted(wounded(), FIGURES)] == pytest.approx([NEWS * size for size in expected])
    many = slighted(changed(wounded(), slight=3.0), FIGURES)[2][0]
    assert many == pytest.approx(LAW.slight_affront * NEWS / 0.8 * 2)


@pytest.mark.parametrize(
    ("word", "weight"), [(WORD + 0.2, 1.2), (WORD - 0.06, 1 - 0.06 / (WORD - OFFERS.word_doubted))]
)
def test_exposed(word: float, weight: float) -> None:
    """What is real of each topic, by the teller's word, dulled by fatigue; every disclosure tires."""
    trust, grievance, tired = exposed(changed(wounded(), word={2: word}), told(), FIGURES)
    news = real() * weight * math.exp(-LAW.fatigue_dulls * 0.3)
    assert trust[0] == pytest.approx(-LAW.exposed_trust * news)
    assert grievance[0] == pytest.approx(LAW.exposed_grievance * news)
    assert tired[0] == pytest.approx(0.3 + LAW.tires_public * 0.8)


def test_what_is_not_so_is_no_news() -> None:
    """A disclosure of what is less than nothing is heard by nobody, and a slight long past counts by its years."""
    state = changed(wounded(), tie={TIE_RU_GS: -1.0, TIE_RU_IL: -1.0}, overdue=0.0, struck=0.0, slight=0.0)
    state = changed(state, since_slight=1000.0, word={2: WORD})
    deeds = quarter(now={"aware.ir.gulf": 1, "aware.ir.israel": 1})
    gulf = max(LAW.real_least + LAW.real_slight * LAW.recent / 1001 - LAW.real_tie * (1 + LAW.tie_usual_gulf), 0)
    israel = max(LAW.real_least - LAW.real_tie * (1 + LAW.tie_usual_israel), 0)
    news = (gulf + israel) * math.exp(-LAW.fatigue_dulls * 0.3)
    assert exposed(state, deeds, FIGURES)[1][0] == pytest.approx(LAW.exposed_grievance * news)
    nothing = exposed(state, quarter(now={"aware.ir.debt": 1}), FIGURES)[1][0]
    assert nothing == pytest.approx(
        LAW.exposed_grievance
        * max(LAW.real_debt * (LAW.real_least - 2 * LAW.overdue_usual), 0)
        * math.exp(-LAW.fatigue_dulls * 0.3)
    )


def test_minds_adds_them_up() -> None:
    """Tehran's drift, help, slights, disclosures and the corridor together; the greatest affront stays."""
    state = changed(wounded(), word={2: WORD + 0.2})
    after = minds(state, told(), FIGURES)
    news = real() * 1.2 * math.exp(-LAW.fatigue_dulls * 0.3)
    road = (0.4 - STANDING.corridor_rest) / FAVOURS.corridor_counts
    trust, sore = drifted(IRAN)
    trust = trust - LAW.absent_trust * SHORT - LAW.slight_trust * NEWS - LAW.exposed_trust * news
    assert after.trust[:, 0] == pytest.approx([drifted(RUSSIA)[0], trust + LAW.trust_of_corridor * road])
    sore = sore + LAW.absent_grievance * SHORT + LAW.slight_grievance * NEWS + LAW.exposed_grievance * news
    assert after.grievance[:, 0] == pytest.approx([drifted(RUSSIA)[1], sore])
    affronts = [0.05, LAW.absent_affront * SHORT, LAW.slight_affront * NEWS]
    assert after.affront[:, 0] == pytest.approx([0.2, max(affronts)])
    assert after.slights_felt[0] == pytest.approx(0.4 + LAW.tires * NEWS)
    assert after.fatigue[0] == pytest.approx(0.3 + LAW.tires_public * 0.8)
    for kept in (0.9, 0.1):
        mild = changed(state, affront={IRAN: kept}, hit=0.0, slight=2.5, slights_felt=0.0)
        assert minds(mild, told(), FIGURES).affront[IRAN, 0] == pytest.approx(max(kept, 2 * LAW.slight_affront))
    trusted = minds(changed(state, trust=1.0, slight=0.0), quarter(now={"trust.ru": 1}), FIGURES).trust[RUSSIA, 0]
    assert trusted == pytest.approx(1 - LAW.least_trust)
    assert minds(changed(state, slight=3.0), told(), FIGURES).slights_felt[0] == pytest.approx(
        0.4 + LAW.tires * 2 * math.exp(-LAW.stale * 0.4)
    )


@pytest.mark.parametrize(("war", "of_war"), [(ESCALATED, THREAT.escalated), (TRUCE, -THREAT.truce)])
def test_threat(war: int, of_war: float) -> None:
    """Sanctions, posture, aid, war, corridors, thaw, offers and strikes, each by its figure, reached at the pace."""
    state = changed(
        first_worlds(), ukraine=war, threat=[0.5, 0.7], first_threat=[0.45, 0.4], word={2: 0.38}, offer=[0.5, 0.4],
        struck=0.5, tie={TIE_US_RU: -0.4, TIE_US_IR: -0.5}, snapback=IN_FORCE, corridor_washington=0.4,
    )  # fmt: skip
    dials = {"us.posture": 2, "us.interdiction": 3, "us.oil_russia": 2, "us.oil_iran": 3, "us.ukraine_aid": 3}
    deeds = quarter(dials, {"threat.ru": 0.02, "threat.ir": 0.03}, {"threat.ru": 0.1, "threat.ir": 0.05})
    belief = (0.38 - OFFERS.word_doubted) / OFFERS.word_span
    road = (0.4 - STANDING.corridor_rest) / FAVOURS.corridor_counts
    russia = 0.45 + THREAT.pressed / 3 + THREAT.lumped / 3 + THREAT.posture / 3 + of_war + THREAT.corridor_russia * road
    russia = russia - THREAT.thaw_russia * (-0.4 - THREAT.us_ru_usual) - THREAT.offer * 0.5 * belief
    russia = russia + THREAT.ally_struck * 0.5 + 0.1
    iran = 0.4 + THREAT.pressed * 2 / 3 + THREAT.lumped / 3 + THREAT.posture * (2 / 3 + 1 / 3) / 2
    iran = iran + THREAT.struck * 0.5 - THREAT.offer * 0.4 * belief - THREAT.thaw_iran * (-0.5 - THREAT.us_ir_usual)
    iran = iran + THREAT.snapback + THREAT.corridor_iran * road + 0.05
    after = threat(state, deeds, FIGURES)[:, 0]
    assert after[RUSSIA] == pytest.approx(0.5 + THREAT.pace * (russia - 0.5) + 0.02)
    assert after[IRAN] == pytest.approx(0.7 + THREAT.pace * (iran - 0.7) + 0.03)


def test_colder_ties_frighten_nobody() -> None:
    """A tie with Washington below its usual figure adds no threat."""
    usual = changed(first_worlds(), tie={TIE_US_RU: THREAT.us_ru_usual, TIE_US_IR: THREAT.us_ir_usual})
    cold = changed(usual, tie={TIE_US_RU: -0.9, TIE_US_IR: -1.0})
    assert threat(cold, Deeds.none(1), FIGURES)[:, 0] == pytest.approx(threat(usual, Deeds.none(1), FIGURES)[:, 0])


def test_wears() -> None:
    """Each lever wears by what is held beyond its usual dial, recovers by its share, and never below that."""
    state = changed(first_worlds(), gulf_wear=0.2, denial_wear=0.3, china_wear=0.4)
    after = wears(state, quarter({"gs.leverage": 2, "us.denial": 2, "cn.risk": 2}, {"wear.gs.leverage": 0.1}), FIGURES)
    held = ((0.2, TIES.wear_gulf), (0.3, TIES.wear_denial), (0.4, TIES.wear_china))
    by_hand = [was + pace / 3 * (1 - was) - TIES.wear_recovers * was for was, pace in held]
    assert after.gulf_wear[0] == pytest.approx(by_hand[0] + 0.1)
    assert after.denial_wear[0] == pytest.approx(by_hand[1])
    assert after.china_wear[0] == pytest.approx(by_hand[2])
    let_go = wears(state, quarter({"gs.leverage": 0}), FIGURES).gulf_wear[0]
    assert let_go == pytest.approx(0.2 * (1 - TIES.wear_recovers))
