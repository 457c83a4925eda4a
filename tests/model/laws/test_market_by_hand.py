"""A quarter of the oil market by hand: every term of every law is at work, none of them at its bound."""

import math

import attrs
import numpy as np
import pytest

from game.model.laws.market import brent, crowd, evasion, exports, glut, income, producers
from game.model.state.axes import IRAN, RUSSIA, TRADE, Array
from game.model.state.chance import NoLuck
from game.model.state.codes import CLOSED, HARASSED, OPEN_WAR, PRICE_WAR
from game.model.state.deeds import Deeds
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import Numbers, changed, first_worlds, quarter, rules

FIGURES = central()
LAW = Numbers(FIGURES.oil)


@attrs.frozen
class Lucky(NoLuck):
    """Three normal draws, and a jump that comes."""

    drawn: tuple[float, float, float] = (0.5, -0.4, 0.8)

    def normal(self, turn: int, name: str, rows: int = 1) -> Array:
        """The draws, (rows, 1), of the quarter after the last alone."""
        assert (turn, name, rows) == (5, "brent", 3)
        return np.array(self.drawn)[:, None]

    def happens(self, turn: int, name: str, chance: Array | float) -> Array:
        """Certain, (1,)."""
        del chance
        assert (turn, name) == (5, "brent.jump")
        return np.ones(1)


def stirred(**more: float) -> WorldState:
    """A market in which nothing is as it was at the end of 2024."""
    state = changed(
        first_worlds(), evasion=[0.5, 0.4], enforcement=[0.4, 0.2], enforcement_lift=[0.1, 0.2], fresh=[0.3, 0.2],
        fleet=[5.0, 1.9], barrels_lift=[0.1, 0.15], tolerance=0.6, cap=50.0, us_output=0.4, demand_shock=-0.7,
        china_demand=0.25, gulf_output=0.5, brent=80.0, china_barrels=[2.6, 1.9], volume=[7.1, 1.9], cap_covered=0.3,
        cap_policing=0.15, discount_lift=[0.7, 0.9], own_interest=0.5,
    )  # fmt: skip
    return changed(state, **more)


@pytest.mark.parametrize("side", [RUSSIA, IRAN])
def test_evasion(side: int) -> None:
    """Evasion e + λ S (1 − e)(1 + .3 trade) − forgotten − set back by listings + pushes; ships go to their number."""
    code = ("ru", "ir")[side]
    pushed = {f"evasion.{code}": 0.04, f"fresh.{code}": 0.07, f"fleet.{code}": 0.3}
    shifted = {f"evasion.{code}": 0.2, f"fleet.{code}": 0.6}
    before = stirred()
    after = evasion(before, quarter({"us.oil_russia": 2, "us.oil_iran": 2}, pushed, shifted), FIGURES)
    was, enforced = (0.5, 0.4)[side], 2 / 3 + (0.1, 0.2)[side]
    lessons = LAW.learns * enforced * (1 - was) * (1 + LAW.spills * float(before.flow[side, TRADE, 0]))
    listed = (0.3, 0.2)[side]
    skill = was + lessons - LAW.forgets * was - LAW.set_back * listed + 0.04 + LAW.evasion_pace * 0.2
    fleet, whole = (5.0, 1.9)[side], (LAW.fleet_russia, LAW.fleet_iran)[side]
    assert after.enforcement[side, 0] == pytest.approx(enforced)
    assert after.evasion[side, 0] == pytest.approx(skill)
    assert after.fresh[side, 0] == pytest.approx(listed / 2 + enforced - (0.4, 0.2)[side] + 0.07)
    assert after.fleet[side, 0] == pytest.approx(fleet + LAW.fleet_pace * (whole + 0.6 - fleet) + 0.3)


def felt(side: int) -> float:
    """How much more enforcement bites in the stirred market than at the end of 2024."""
    eased = 1 - LAW.tolerance_eases * (0.6 - LAW.tolerance_usual)
    usual = (LAW.evasion_usual_russia, LAW.evasion_usual_iran)[side]
    now = (0.8, 0.9)[side] * (1 - LAW.evasion_undoes * (0.5, 0.4)[side]) * eased
    return float(now - 1 / 3 * (1 - LAW.evasion_undoes * usual))


@pytest.mark.parametrize(("dial", "buyers"), [(3, 1 + LAW.buyers_more * 2 / 3), (0, 1 - LAW.buyers_fewer / 3)])
def test_exports(dial: float, buyers: float) -> None:
    """Enforcement, buyers, harassed waters and war each take their part of what is shipped; lifts add theirs."""
    state = stirred(war_iran=OPEN_WAR, waters=HARASSED, fleet=9.0).but(enforcement=np.array([[0.8], [0.9]]))
    after = exports(state, quarter({"cn.oil_iran": dial}), FIGURES)
    russia = LAW.volume_russia * (1 - LAW.volume_lost_russia * felt(RUSSIA)) + 0.1
    iran = LAW.volume_iran * (1 - LAW.volume_lost_iran * felt(IRAN)) * buyers + 0.15
    iran = iran * LAW.through_harassed * (1 - LAW.lost_in_war)
    assert after.volume[:, 0] == pytest.approx([russia, iran])
    assert after.china_barrels[:, 0] == pytest.approx([LAW.china_of_russia * russia, LAW.china_of_iran * iran])


def test_exports_that_ships_bound() -> None:
    """Few grey ships, the insured as far as a low cap lets them, and some slack; what they carry is not covered."""
    after = exports(changed(stirred(), fleet=[3.9, 1.2]), Deeds.none(1), FIGURES)
    russia = 3.9 + LAW.volume_russia * LAW.insured * (1 - LAW.cap_drives_off * 10 / 60) + LAW.slack_russia + 0.1
    assert after.volume[:, 0] == pytest.approx([russia, 1.2 + LAW.slack_iran])
    assert after.cap_covered[0] == pytest.approx(1 - 3.9 / russia)


def test_weaker_enforcement_adds_no_barrels() -> None:
    """Barrels that are missing to sanctions are never fewer than none."""
    after = exports(changed(stirred(), enforcement=0.0, fleet=9.0), Deeds.none(1), FIGURES)
    assert after.volume[:, 0] == pytest.approx([LAW.volume_russia + 0.1, LAW.volume_iran + 0.15])


@pytest.mark.parametrize("price", [100.0, 58.0])
def test_producers(price: float) -> None:
    """The Gulf's dial and shift, and a pact that adds above its range and cuts below it."""
    after = producers(stirred(brent=price), quarter({"gs.output": 2}, {"output.gs": 0.2, "deliverable": 0.1},
                                                    {"output.gs": 0.15}), FIGURES)  # fmt: skip
    held = LAW.adds * max(price - LAW.defends_to, 0) - LAW.cuts * max(LAW.defends_from - price, 0)
    want = LAW.output_a_dial / 3 + held + 0.15
    output = 0.5 + LAW.output_pace * (want - 0.5) + 0.2
    assert after.gulf_output[0] == pytest.approx(output)
    assert after.spare[0] == pytest.approx(LAW.spare - output)
    assert after.deliverable[0] == pytest.approx(LAW.deliverable + 0.1)


def test_a_price_war_has_no_range() -> None:
    """Output goes to the price war's figure, and no price is held."""
    after = producers(stirred(brent=58.0, oil_pact=PRICE_WAR), Deeds.none(1), FIGURES)
    assert after.gulf_output[0] == pytest.approx(0.5 + LAW.output_pace * (LAW.output_in_price_war - 0.5))


def test_glut() -> None:
    """Gulf and US oil, less demand and stockpiling, less what the two ship too little; spare fills a loss alone."""
    balance = 0.5 + 0.4 + 0.7 - 0.25 - (LAW.volume_russia - 7.1) - (LAW.volume_iran - 1.9)
    assert balance > 0
    assert glut(stirred(), FIGURES)[0] == pytest.approx(balance)
    missing = LAW.trapped - balance
    shut = glut(stirred(waters=CLOSED, spare=4.0, deliverable=0.2), FIGURES)[0]
    assert shut == pytest.approx(-missing + LAW.spare_used * 0.8)


def test_brent() -> None:
    """Drift to the balance, noise, a jump; what is left of the premium, and each blow's own."""
    state = changed(stirred(), fundamentals=4.4, premium=3.0, hit=0.7, struck_back=1.0, gulf_hit=0.4, war_iran=OPEN_WAR)
    for waters, shut in ((HARASSED, LAW.premium_harassed), (CLOSED, LAW.premium_closed)):
        now = changed(state, waters=waters).but(turn=4)
        after = brent(now, quarter(now={"brent": 1.5}), rules(1, Lucky(1)))
        aim = LAW.anchor - float(glut(now, FIGURES)[0]) / (LAW.world * LAW.elasticity)
        aim = min(max(aim, LAW.anchor - LAW.fall), LAW.anchor + LAW.rise)
        luck = LAW.noise * 0.5 * math.exp(-0.4 * LAW.noise_varies - LAW.noise_centre) + LAW.jump_size * 0.8
        fundamentals = 4.4 + LAW.reverts * (aim - 4.4) + luck
        premium = LAW.premium_memory * 3 + LAW.premium_strike * 0.7 + LAW.premium_answer + LAW.premium_gulf * 0.4
        premium = premium + shut + LAW.premium_war + 1.5
        assert after.fundamentals[0] == pytest.approx(fundamentals)
        assert after.premium[0] == pytest.approx(premium)
        assert after.brent[0] == pytest.approx(math.exp(fundamentals) + premium)


@pytest.mark.parametrize("side", [1.0, -1.0])
def test_luck_alone_moves_brent_only_so_far(side: float) -> None:
    """Three standard deviations and a jump at once are luck no longer: that would have to be an event."""
    now = changed(stirred(), fundamentals=4.4).but(turn=4)
    plain = brent(now, quarter(), rules(1, Lucky(1, (0.0, 0.0, 0.0)))).fundamentals[0]
    after = brent(now, quarter(), rules(1, Lucky(1, (3 * side, 0.5, 3 * side)))).fundamentals[0]
    assert after - plain == pytest.approx(side * LAW.luck_most)


@pytest.mark.parametrize(("shock", "slump"), [(-0.7, 0.7), (0.7, 0.0)])
def test_crowd(shock: float, slump: float) -> None:
    """Barrels in China less its room, which dials and lifts widen and a slump narrows."""
    crowded = crowd(stirred(demand_shock=shock), quarter({"cn.oil_russia": 1, "cn.oil_iran": 3}), FIGURES)
    dials = (1 - 2) / 3 + (3 - 1) / 3
    room = LAW.china_room + LAW.room_a_dial * dials + 0.1 + 0.15 - LAW.room_in_slump * slump
    assert crowded[0] == pytest.approx(2.6 + 1.9 - room)
    assert crowd(stirred(), quarter({"cn.oil_russia": 3}), FIGURES)[0] == pytest.approx(
        4.5 - LAW.china_room - LAW.room_a_dial / 3 - 0.25 + LAW.room_in_slump * 0.7
    )


def test_empty_ports_draw_barrels_only_so_far() -> None:
    """Room that nobody fills counts up to its figure."""
    assert crowd(stirred(), Deeds.none(1), FIGURES)[0] > 0
    empty = changed(stirred(), china_barrels=0.1)
    assert crowd(empty, Deeds.none(1), FIGURES)[0] == pytest.approx(-LAW.room_left)


def test_income() -> None:
    """Discounts by own and the rival's risk, crowding and banks; freight, the cap's bite; barrels times netback."""
    state = changed(stirred(), enforcement=[0.8, 0.9])
    deeds = quarter({"cn.risk": 2}, {"cap.policing": 0.05, "revenue.ru": 1.1, "revenue.ir": 0.6, "revenue.gs": 2.0},
                    moves={"gs.withdraw": 1})  # fmt: skip
    after = income(state, deeds, FIGURES)
    full = 4.5 - (LAW.china_room + 0.25 - LAW.room_in_slump * 0.7)
    russia = LAW.discount_russia + LAW.own * felt(0) + LAW.cross * felt(1) + LAW.crowd_russia * full + 0.7
    iran = LAW.discount_iran + LAW.own * felt(1) + LAW.cross * felt(0) + LAW.crowd_iran * full + 0.9
    russia, iran = russia - LAW.backed_russia / 3, iran - LAW.backed_iran / 3
    assert after.discount[:, 0] == pytest.approx([russia, iran])
    freight = LAW.freight_russia * (1 + LAW.freight_of_listing * 0.3) + LAW.freight_expelled
    brings = 80 - LAW.discount_everywhere * russia - freight
    brings = brings - 0.3 * (LAW.policing_least + 0.15 + 0.05) * max(brings - 50, 0)
    brings_iran = 80 - iran - LAW.freight_iran * (1 + LAW.freight_of_listing_iran * 0.2)
    assert after.netback[:, 0] == pytest.approx([brings, brings_iran])
    assert after.revenue[:, 0] == pytest.approx([7.1 * brings * 0.09125 + 1.1, 1.9 * brings_iran * 0.09125 + 0.6])
    gulf = (LAW.gulf_exports + 0.5) * (80 - LAW.gulf_costs) * 0.09125 + 2
    assert after.gulf_revenue[0] == pytest.approx(gulf)
    low = income(changed(state, cap=10.0), deeds, FIGURES).netback[RUSSIA, 0]
    free = 80 - LAW.discount_everywhere * russia - freight
    assert low == pytest.approx(free - 0.3 * (LAW.policing_least + 0.2) * (free - 10))
