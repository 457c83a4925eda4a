"""A round of blows by hand: what lands, what it destroys, how far it climbs and who is its author."""

import pytest

from game.model.laws.blows import blows
from game.model.state.axes import IRAN, ISRAEL, RUSSIA, UNITED_STATES
from game.model.state.codes import CLOSED, EXCHANGE, HARASSED, OPEN, SHADOW, TIE_IR_GS, TIE_RU_IL
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import Fated, Numbers, changed, expected, first_worlds, quarter, rules

FIGURES = central()
LAW = Numbers(FIGURES.blows)


def tense() -> WorldState:
    """The Gulf tense, Iran's defences thin, nothing hit so far."""
    return changed(
        first_worlds(), struck=0.1, air_defence_gap=0.4, missiles=0.7, nuclear_progress=0.6, dash=1.0, war_iran=SHADOW,
        war_quarters=5.0, since_struck=9.0, struck_ago=0.0, gulf_hit_ago=0.0, since_killed=9.0, gulf_defence=0.6,
        escalation=2.0, author=6.0, tie={TIE_IR_GS: 0.2, TIE_RU_IL: 0.15}, waters=OPEN, waters_quarters=5.0,
    ).but(turn=4)  # fmt: skip


def test_a_strike_on_iran_by_hand() -> None:
    """Half a hard strike by Washington that hits its sites."""
    deeds = quarter(
        now={"struck.ir": 0.5, "strike_success": 0.1}, moves={"us.strike": 1}, turns={"nuclear>damaged": 0.6}
    )
    after = blows(tense(), deeds, expected())
    odds = 0.6 + 0.1
    assert (after.hit[0], after.hit_by_us[0], after.war_iran[0], after.war_quarters[0]) == (0.5, 1, EXCHANGE, 0)
    assert after.struck[0] == pytest.approx(0.1 + LAW.felt / 2)
    assert after.air_defence_gap[0] == pytest.approx(0.4 + LAW.defences_lost * 0.5 * 0.6 * 2)
    assert after.missiles[0] == pytest.approx(0.7 - LAW.missiles_lost * 0.5)
    assert after.nuclear_progress[0] == pytest.approx(0.6 - LAW.sites_lost * odds * 0.5)
    assert after.dash[0] == pytest.approx(1 - odds)
    assert after.since_struck[:, 0] == pytest.approx([0, 9, 9, 9])
    assert after.struck_ago[:, 0] == pytest.approx([1, 0, 0, 0])
    assert after.escalation[0] == pytest.approx(2 + 0.5 * LAW.rungs_us)
    assert after.author[0] == UNITED_STATES + 1
    alone = blows(tense(), quarter(now={"struck.ir": 0.5}), expected())
    assert alone.escalation[0] == pytest.approx(2 + 0.5 * LAW.rungs_strike)
    assert alone.author[0] == ISRAEL + 1
    assert alone.nuclear_progress[0] == pytest.approx(0.6)
    hot = changed(tense(), war_iran=EXCHANGE, hit=0.9, hit_by_us=1.0, missiles=0.04, nuclear_progress=0.04)
    again = blows(hot, quarter(now={"struck.ir": 0.5}, turns={"nuclear>damaged": 1}), expected())
    assert (again.war_quarters[0], again.hit[0], again.hit_by_us[0]) == (5, 0.9, 1)
    assert (again.missiles[0], again.nuclear_progress[0]) == pytest.approx((LAW.least, LAW.least))


def test_strikes_on_the_others_by_hand() -> None:
    """Israel in full, US forces and the Gulf in part; Gulf defence takes its share."""
    now = {"struck.il": 0.9, "militia.struck_il": 0.5, "struck.us": 0.3, "struck.gs": 0.2}
    after = blows(tense(), quarter(now=now, moves={"il.decapitate": 1}), expected())
    israel, gulf = 0.9 + LAW.militia_blow * 0.5, 0.2 * (1 - 0.6 * LAW.gulf_shield)
    assert israel > 1
    assert (after.struck_back[0], after.us_hit[0], after.gulf_hit[0]) == pytest.approx((israel, 0.3, gulf))
    assert after.missiles[0] == pytest.approx(0.7 - LAW.missiles_fired)
    assert (after.war_iran[0], after.war_quarters[0], after.since_killed[0]) == (EXCHANGE, 0, 0)
    assert after.since_struck[:, 0] == pytest.approx([9, 0, 0, 0])
    assert after.gulf_hit_ago[:, 0] == pytest.approx([1, 0, 0, 0])
    assert after.tie[TIE_RU_IL, 0] == pytest.approx(0.15 - LAW.strike_cools_moscow)
    assert after.escalation[0] == pytest.approx(2 + LAW.rungs_answer + LAW.rungs_gulf * (gulf + 0.3))
    assert after.author[0] == IRAN + 1
    mild = blows(tense(), quarter(now={"struck.il": 0.5}), expected())
    assert (mild.war_iran[0], mild.missiles[0], mild.since_killed[0]) == pytest.approx((SHADOW, 0.7, 9))
    assert mild.tie[TIE_RU_IL, 0] == pytest.approx(0.15)
    assert mild.escalation[0] == pytest.approx(2 + LAW.rungs_answer / 2)
    before = changed(tense(), struck_back=1.5, us_hit=0.6, gulf_hit=0.7, missiles=0.05)
    more = blows(before, quarter(now=now), expected())
    assert (more.struck_back[0], more.us_hit[0], more.gulf_hit[0]) == pytest.approx((1.5, 0.6, 0.7))
    assert more.missiles[0] == pytest.approx(LAW.least)


@pytest.mark.parametrize(
    ("before", "turns", "moves", "waters", "cools", "rungs"),
    [
        (OPEN, {"waters>harassed": 0.5}, {}, HARASSED, LAW.harassment_cools, LAW.rungs_harassed),
        (OPEN, {}, {"ir.harass": 1}, HARASSED, LAW.harassment_cools, LAW.rungs_harassed),
        (CLOSED, {}, {"ir.harass": 1}, CLOSED, LAW.harassment_cools, LAW.rungs_harassed),
        (OPEN, {"waters>closed": 0.5}, {}, CLOSED, LAW.closure_cools, LAW.rungs_closed),
    ],
)
def test_shipping_by_hand(
    before: int, turns: dict[str, float], moves: dict[str, float], waters: int, cools: float, rungs: float
) -> None:
    """Seizures and closures, by order with their chance or without."""
    state = changed(tense(), waters=before)
    after = blows(
        state, quarter(moves=moves, turns=turns), rules(1, Fated(1, ("waters.harassed.order", "waters.closed.order")))
    )
    assert after.waters[0] == waters
    assert after.waters_quarters[0] == (5 if waters == before else 0)
    assert after.tie[TIE_IR_GS, 0] == pytest.approx(0.2 - cools)
    assert after.escalation[0] == pytest.approx(2 + rungs)
    assert after.harassed[0] == (cools == LAW.harassment_cools)
    assert after.author[0] == IRAN + 1


def test_gulf_soil_is_hit_while_ships_are_harassed() -> None:
    """A stray hit with the orders and none with the answers, behind its defence."""
    state = changed(tense(), waters=HARASSED)
    shield = 1 - 0.6 * LAW.gulf_shield
    once = quarter(now={"struck.gs": 0.1})
    assert blows(state, once, expected()).gulf_hit[0] == pytest.approx((LAW.gulf_in_tanker_war + 0.1) * shield)
    assert blows(state, once, expected(), "answer").gulf_hit[0] == pytest.approx(0.1 * shield)
    ordered = quarter(moves={"ir.harass": 1}, turns={"waters>harassed": 0.5})
    assert blows(tense(), ordered, expected()).harassed[0] == 0.5
    held = changed(tense(), harassed=1.0)
    assert blows(held, quarter(), expected()).harassed[0] == 1


@pytest.mark.parametrize(
    ("now", "moves", "author"),
    [
        ({"struck.ir": 1, "struck.il": 0.4, "struck.gs": 0.2, "struck.us": 0.3}, {}, ISRAEL + 1),
        ({"struck.ir": 1, "struck.il": 0.5, "struck.us": 0.6}, {}, IRAN + 1),
        ({"struck.ir": 1, "struck.il": 0.5}, {"ir.harass": 1}, IRAN + 1),
        ({"struck.ir": 1, "struck.il": 0.5}, {"ru.escalate": 1}, ISRAEL + 1),
        ({}, {"ru.escalate": 1}, 6),
    ],
)
def test_the_larger_blow_names_the_author(now: dict[str, float], moves: dict[str, float], author: int) -> None:
    """All that Iran struck against what struck it; where no rung was climbed, the author stays."""
    assert author != RUSSIA + 1
    assert blows(tense(), quarter(now=now, moves=moves), expected()).author[0] == author


@pytest.mark.parametrize(
    ("now", "raised", "author"),
    [
        ({}, {RUSSIA: 0.2}, RUSSIA + 1),
        ({}, {RUSSIA: 0.2, UNITED_STATES: 0.3}, UNITED_STATES + 1),
        ({"struck.ir": 1}, {RUSSIA: LAW.rungs_strike - 0.01}, ISRAEL + 1),
        ({"struck.ir": 1}, {RUSSIA: LAW.rungs_strike + 0.01}, RUSSIA + 1),
    ],
)
def test_whoever_raises_escalation_without_a_blow_is_its_author(
    now: dict[str, float], raised: dict[int, float], author: int
) -> None:
    """A move, a choice or a mishap counts like a blow, and the larger names the author."""
    deeds = quarter(now=now)
    for country, rungs in raised.items():
        deeds.raised[country] = rungs
    assert blows(tense(), deeds, expected()).author[0] == author
