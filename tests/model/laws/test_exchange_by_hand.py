"""A quarter of the exchange by hand: every cost, pull and debt is at work, none of them at its bound."""

import math

import numpy as np
import pytest

from game.model.laws.exchange import (
    SHORT,
    common_worth,
    cost_to_moscow,
    cost_to_tehran,
    costs,
    courted,
    exchange,
    fear_of_the_bomb,
    quiet,
    received,
    solved_base,
    third_party_shares,
    unmet,
    worth_to_moscow,
    worth_to_tehran,
)
from game.model.state.axes import ARMS, DIPLOMATIC, DOMAINS, IRAN, NARRATIVE, NUCLEAR, PROXIES, RUSSIA, TRADE
from game.model.state.codes import CLOSED, EXCHANGE, HARASSED, OPEN_WAR, SHADOW, TIE_RU_GS, TIE_RU_IL
from game.model.state.deeds import Deeds
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import Numbers, changed, first_worlds, quarter

FIGURES = central()
LAW, TIES, ALL = Numbers(FIGURES.exchange), Numbers(FIGURES.ties), range(len(DOMAINS))
IRAN_WAR = Numbers(FIGURES.iran_war)
OFFERS = Numbers(FIGURES.offers)


def of(name: str, row: int) -> float:
    """A domain's figure."""
    return float(FIGURES.domains[f"{name}_{DOMAINS[row]}"])


def torn() -> WorldState:
    """Two capitals that owe, are courted, feared for, worn and at odds."""
    return changed(
        first_worlds(), gulf_wear=0.2, denial_wear=0.3, china_wear=0.4, gulf_money=15.0, since_struck={1: 2.0},
        tie={TIE_RU_GS: 0.7, TIE_RU_IL: 0.3}, offer=[0.5, 0.3], offer_veto=[0.4, 0.6], word={2: 0.4}, balance=0.4,
        unpaid=[0.3, 0.1], trust=[0.6, 0.35], grievance=[0.2, 0.4], outside=[0.15, 0.25], hangs_on=[0.3, 0.5],
        overdue=[0.5, 0.2], overdue_known=0.6, clause=0.4, quiet=[0.3, 0.0], enforcement=[0.1, 0.2],
        ruler_shift=[0.05, -0.1], payment_link=0.6, nuclear_progress=0.75, weapon=0.0, stake_lift=0.12,
        war_iran=SHADOW, cost=0.23, stake=0.6, need=0.7,
    )  # fmt: skip


@pytest.mark.parametrize(("waters", "more"), [(HARASSED, LAW.lever_harassed), (CLOSED, LAW.lever_closed)])
def test_third_parties(waters: int, more: float) -> None:
    """The Gulf's lever by dial, wear, push, tie, money and waters; Israel's channel by tie, line and a strike."""
    deeds = quarter({"gs.leverage": 2, "il.moscow_line": 2}, {"leverage.gs": 0.1})
    lever, channel = third_party_shares(changed(torn(), waters=waters), deeds, FIGURES)
    hold = LAW.lever_least + (1 - LAW.lever_least) * 15 / LAW.money_full
    assert lever[0] == pytest.approx((2 / 3 * (1 - TIES.wears_out * 0.2) + 0.1) * 0.7 * hold + more)
    assert channel[0] == pytest.approx(0.3 * (1 + 2 / 3) / 2 * (1 + LAW.israel_struck))
    rich = changed(torn(), gulf_money=90.0, since_struck={1: 9.0})
    lever, channel = third_party_shares(rich, deeds, FIGURES)
    assert lever[0] == pytest.approx((2 / 3 * (1 - TIES.wears_out * 0.2) + 0.1) * 0.7)
    assert channel[0] == pytest.approx(0.3 * (1 + 2 / 3) / 2)


def test_costs() -> None:
    """Gulf, Israel, denial, courtship and pushes for Moscow; denial, opening, Beijing and its war for Tehran."""
    names = {"arms": ARMS, "nuclear": NUCLEAR, "cover": DIPLOMATIC, "proxies": PROXIES, "trade": TRADE}
    pushes = {f"cost.{name}.ru": 0.1 + 0.02 * row for name, row in names.items()}
    dials = {"us.denial": 2, "ru.gulf_line": 2, "ru.israel_line": 3, "cn.risk": 2, "ir.gulf_line": 2}
    deeds = quarter(dials, {**pushes, "cost.arms.ir": 0.07})
    state = changed(torn(), war_iran=OPEN_WAR)
    lever, channel = (float(part[0]) for part in third_party_shares(state, deeds, FIGURES))
    denied = LAW.denial * 2 / 3 * (1 - TIES.wears_out * 0.3)
    backed = LAW.backing * 2 / 3 * (1 - TIES.wears_out * 0.4)
    for row in ALL:
        gulf, israel = of("gulf", row), of("israel", row)
        moscow = LAW.gulf * gulf * lever + LAW.israel * israel * channel + denied * of("denial", row)
        moscow += LAW.courts_gulf * gulf * 2 / 3 + LAW.courts_israel * israel * 2 / 3
        moscow += 0.1 + 0.02 * row if row in names.values() else 0
        assert cost_to_moscow(state, deeds, FIGURES)[row, 0] == pytest.approx(moscow)
        tehran = denied * of("denial", row) + LAW.opens_to_gulf * of("openness", row) * 2 / 3 + backed
        tehran += LAW.own_war + 0.07 if row == ARMS else 0
        assert cost_to_tehran(state, deeds, FIGURES)[row, 0] == pytest.approx(tehran)


def pull(side: int) -> float:
    """What turns a side's head: the offer, believed by .4, less allies' veto and what is offered to the other."""
    belief = (0.4 - OFFERS.word_doubted) / OFFERS.word_span
    left = (0.5, 0.3)[side] * belief * (1 - LAW.offer_veto * (0.4, 0.6)[side])
    return float(LAW.offer * left * (1 - LAW.offer_shared * 0.3 / 0.5))


@pytest.mark.parametrize("side", [RUSSIA, IRAN])
def test_courted_and_common(side: int) -> None:
    """The pull by domain; debt, dependence, trust, grievance, options elsewhere, and Tehran's shame."""
    assert courted(torn(), side, FIGURES)[:, 0] == pytest.approx([of("offer", row) * pull(side) for row in ALL])
    assert not courted(changed(torn(), word={2: 0.2}), side, FIGURES).any()
    assert common_worth(torn(), side, np.array([0.3]), FIGURES)[0] == pytest.approx(common(side, 0.3))
    unknown = common_worth(changed(torn(), overdue_known=0.1), side, np.array([0.3]), FIGURES)[0]
    shame = (0, LAW.shame * 0.5 * (0.6 - LAW.known_usual))[side]
    assert unknown == pytest.approx(common(side, 0.3) + shame)


def common(side: int, owed: float) -> float:
    """The terms that are the same for every domain, by hand."""
    v = LAW.owed * owed + LAW.dependence * (0.3, 0.5)[side] + LAW.trust * ((0.6, 0.35)[side] - 0.5)
    v = v - LAW.grievance * (0.2, 0.4)[side] - LAW.outside * (0.15, 0.25)[side]
    return float(v - (0, LAW.shame * 0.5 * (0.6 - LAW.known_usual))[side])


@pytest.mark.parametrize(("war", "heat"), [(SHADOW, 0.0), (EXCHANGE, IRAN_WAR.exchange_heat)])
def test_worth_to_moscow(war: int, heat: float) -> None:
    """Stake, debt paid last by the poor, entrapment or quiet help, cost, offers, relief, dials, the bomb, lifts."""
    dials = {"ru.arms_for_iran": 3, "ru.nuclear_help": 1, "ru.shield": 3, "ru.intel": 2}
    deeds = quarter(dials, {"pay.ru": 0.05, "prolif": 0.1})
    v = worth_to_moscow(changed(torn(), war_iran=war), deeds, FIGURES)[:, 0]
    owed = 0.4 * (LAW.honour_least + 0.35) * (1 - LAW.poor_pays_last * 0.3) + 0.05
    bomb = (0.75 - LAW.prolif_from) * LAW.prolif_slope + 0.1
    dialled = {ARMS: 2 / 3, NUCLEAR: 1 / 3, DIPLOMATIC: 2 / 3, PROXIES: 1 / 3}
    for row in ALL:
        worth = LAW.stake * 0.6 * 0.7 + common(RUSSIA, owed) - 0.23 - of("offer", row) * pull(RUSSIA) + 0.05
        worth -= LAW.entrapment * of("overt", row) * heat * (1 - LAW.clause_binds * 0.4)
        worth += LAW.quiet * of("quiet", row) * 0.3 * (heat == 0) - LAW.relief * (LAW.enforced_usual - 0.1)
        worth += LAW.dial * dialled.get(row, 0) - LAW.prolif * bomb * (row in (NUCLEAR, DIPLOMATIC))
        worth += LAW.stake * 0.12 * 0.7 * (row in (ARMS, TRADE))
        worth += LAW.link * (0.6 - LAW.link_usual) * (row == TRADE)
        assert v[row] == pytest.approx(worth), DOMAINS[row]
    creditor = changed(torn(), balance=-0.2, enforcement=0.9)
    fewer = worth_to_moscow(creditor, quarter(), FIGURES)[NARRATIVE, 0]
    worth = LAW.stake * 0.42 + common(RUSSIA, 0) - 0.23 - of("offer", NARRATIVE) * pull(RUSSIA) + 0.05
    assert fewer == pytest.approx(worth + LAW.quiet * of("quiet", NARRATIVE) * 0.3)


def test_worth_to_tehran() -> None:
    """Stake, its own debt and hope, cost, offers, relief and dials."""
    dials = {"ir.arms_for_russia": 3, "ir.partners": 3, "ir.story": 3}
    promised = {(RUSSIA, due): 0.02 * (due + 1) for due in range(9)}
    state = changed(torn(), promised=promised)
    for balance, debt in ((-0.3, 0.3), (0.3, 0.0)):
        v = worth_to_tehran(changed(state, balance=balance), quarter(dials), FIGURES)[:, 0]
        owed = debt * (LAW.honour_least + 0.6) + LAW.hope * 0.9 * 0.35
        turned = {ARMS: 1 / 3, PROXIES: 2 / 3, NARRATIVE: 2 / 3}
        for row in ALL:
            worth = LAW.stake * 0.6 * 0.7 + common(IRAN, owed) - 0.23 - of("offer", row) * pull(IRAN) - 0.1
            worth += LAW.dial * turned.get(row, 0) - LAW.relief * (LAW.enforced_usual - 0.2)
            worth += LAW.link * (0.6 - LAW.link_usual) * (row == TRADE)
            assert v[row] == pytest.approx(worth), DOMAINS[row]
    eased = worth_to_tehran(changed(state, enforcement=0.9), quarter(dials), FIGURES)[ARMS, 0]
    usual = worth_to_tehran(changed(state, enforcement=float(LAW.enforced_usual)), quarter(dials), FIGURES)[ARMS, 0]
    assert eased == pytest.approx(usual)


def test_fear_of_the_bomb() -> None:
    """By progress from where it begins, and by what is told; whole where there is a bomb."""
    told = quarter(now={"prolif": 0.1})
    assert fear_of_the_bomb(torn(), told, FIGURES)[0] == pytest.approx(
        (0.75 - LAW.prolif_from) * LAW.prolif_slope + 0.1
    )
    assert fear_of_the_bomb(changed(torn(), weapon=1.0), told, FIGURES)[0] == 1


@pytest.mark.parametrize("side", [RUSSIA, IRAN])
def test_received(side: int) -> None:
    """Each domain's weight times what flows times .4 and .6 of how much more it is needed than at first."""
    state = changed(torn(), flow={place: 0.1 + 0.03 * place[0] + 0.02 * place[1] for place in np.ndindex(2, 7)})
    state = changed(state, first_need=0.5)
    giver, name = (IRAN, RUSSIA)[side], ("to_russia", "to_iran")[side]
    wanted = LAW.worth_least + (1 - LAW.worth_least) * 0.7 / 0.5
    whole = sum(of(name, row) * (0.1 + 0.03 * giver + 0.02 * row) for row in ALL) * wanted
    assert received(state, FIGURES)[side, 0] == pytest.approx(whole)


def test_unmet() -> None:
    """What is asked and not given, beyond what was usual and spared; where more is given, nothing is unmet."""
    flow = {(RUSSIA, row): (0.9, 0.1)[row % 2] for row in ALL}
    state = changed(torn(), flow=flow, first_need=0.6, first_flow=0.35)
    usual = 0.6 - 0.35 + LAW.unmet_spared
    missed = sum(of("to_iran", row) for row in ALL if row % 2) * (0.7 - 0.1 - usual)
    assert unmet(state, FIGURES)[0] == pytest.approx(missed)


def test_quiet_help_gathers_under_fire_and_fades_after() -> None:
    """In an exchange by heat and threat; in the shadow it fades, and Tehran's stays."""
    state = changed(torn(), threat=[0.5, 0.6], quiet=[0.1, 0.2])
    gathers = LAW.quiet_gathers * IRAN_WAR.exchange_heat * (LAW.quiet_least + (1 - LAW.quiet_least) * 0.5)
    assert quiet(changed(state, war_iran=EXCHANGE), FIGURES)[:, 0] == pytest.approx([0.1 + gathers, 0.2])
    assert quiet(state, FIGURES)[:, 0] == pytest.approx([0.1 * LAW.quiet_fades, 0.2])


def test_flows_go_towards_what_is_settled_faster_down_than_up() -> None:
    """Offer and need settle, pushes add, a domain held back loses three quarters; each goes at its own pace."""
    held = {(RUSSIA, ARMS): 1.0}
    state = changed(torn(), rung=6.0, suspended=held, capacity=0.8, base=0.4, flow=0.3)
    jumps = {f"flow.{name}.{giver}": 0.03 for name in SHORT for giver in ("ru", "ir")}
    shifts = {f"flow.{name}.{giver}": 0.02 for name in SHORT for giver in ("ru", "ir")}
    deeds = quarter(now=jumps, rest=shifts)
    after = exchange(state, deeds, FIGURES)
    charged = costs(state, deeds, FIGURES)
    v = np.stack([worth_to_moscow(charged, deeds, FIGURES), worth_to_tehran(charged, deeds, FIGURES)])
    up = 0
    for side, row in np.ndindex(2, 7):
        offer = 0.8 / (1 + math.exp(-LAW.steep * (float(v[side, row, 0]) + 0.4)))
        settled = (0.5 * offer**-2 + 0.5 * 0.7**-2) ** -0.5 + 0.05
        target = LAW.gate_treaty * settled * (1 - LAW.held_back * ((side, row) in held))
        pace = LAW.pace * of("pace", row) * (1 if target > 0.3 else LAW.faster_down)
        up += target > 0.3
        assert after.offered[side, row, 0] == pytest.approx(offer)
        assert after.flow[side, row, 0] == pytest.approx(0.3 + min(pace, 1) * (target - 0.3)), (side, row)
    assert 0 < up < 14


def test_the_base_keeps_the_opening_where_it_is() -> None:
    """With the base that is solved for, offer and need settle on just what flows."""
    state = changed(torn(), rung=5.0, capacity=0.9, flow=0.4, cost=0.2)
    base = solved_base(state, Deeds.none(1), FIGURES)
    v = worth_to_moscow(state, Deeds.none(1), FIGURES) + base[RUSSIA]
    for row in ALL:
        offer = 0.9 / (1 + math.exp(-LAW.steep * float(v[row, 0])))
        settled = (0.5 * offer**-2 + 0.5 * 0.7**-2) ** -0.5
        assert settled * LAW.gate_close == pytest.approx(0.4, rel=1e-4)
