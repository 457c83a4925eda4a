"""What each side asks, can spare, gains and hangs on, by hand: every term is at work."""

import math

import pytest

from game.model.laws.needs import needs, stakes
from game.model.state.axes import IRAN, RUSSIA
from game.model.state.codes import CRISIS, IN_FORCE, OPEN_WAR, TRUCE, UNREST, WITH_PAIR
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import Numbers, changed, first_worlds, quarter

FIGURES = central()
LAW, SPARE, HANGS = Numbers(FIGURES.needs), Numbers(FIGURES.capacity), Numbers(FIGURES.dependence)
STAKES, TIES = Numbers(FIGURES.stakes), Numbers(FIGURES.ties)


def pressed() -> WorldState:
    """Both sides short, afraid, under sanctions and in trouble at home."""
    return changed(
        first_worlds(), threat=[0.3, 0.4], front_lift=0.1, air_defence_gap=0.5, vote_due=0.6, snapback=IN_FORCE,
        militia=0.4, unpaid=[0.2, 0.3], enforcement=[0.4, 0.5], regime=[UNREST, CRISIS], arms_gap=0.45, localised=0.8,
        ukraine=TRUCE, syria=WITH_PAIR, reserves=[32.0, 20.0], railway=0.5, missiles=0.5, war_iran=OPEN_WAR,
        china_wear=0.3, outside=[0.1, 0.15], hangs_on=[0.3, 0.4],
    )  # fmt: skip


PUSHES = {"need.arms.ir": 0.02, "need.cover.ir": 0.03, "need.trade.ir": 0.04, "need.security.ir": 0.05}
DEEDS = quarter(
    {"ir.enrichment": 3, "cn.risk": 2},
    {**PUSHES, "capacity.arms.ru": 0.06, "capacity.arms.ir": 0.07, "dependence_on_ir.ru": 0.08},
)


def test_needs_by_hand() -> None:
    """What is asked of Moscow and of Tehran, domain by domain."""
    after = needs(pressed(), DEEDS, FIGURES)
    of_moscow = [
        LAW.arms_iran + LAW.arms_of_gap * 0.5 + LAW.arms_of_threat * 0.4 + 0.02,
        LAW.nuclear_iran + LAW.nuclear_of_enriching,
        LAW.cover_iran + LAW.cover_of_vote * 0.6 + LAW.cover_of_snapback + LAW.cover_of_threat * 0.4 + 0.03,
        LAW.proxies_iran + LAW.proxies_of_force * 0.4 + LAW.proxies_of_threat * 0.4,
        LAW.trade_iran + LAW.trade_of_unpaid * 0.3 + LAW.trade_of_snapback + LAW.trade_of_enforcement * 0.5 + 0.04,
        LAW.security_iran + LAW.security_of_crisis + 0.05,
        LAW.narrative_iran,
    ]
    assert after.need[RUSSIA, :, 0] == pytest.approx(of_moscow)
    war = LAW.truce_weight
    of_tehran = [
        0.45 * (LAW.arms_foreign - 0.8) + LAW.arms_russia,
        LAW.nuclear_russia,
        LAW.cover_russia + LAW.cover_of_war * war,
        LAW.proxies_russia + LAW.proxies_of_war * war + LAW.proxies_of_fear * 0.3 + LAW.proxies_of_damascus,
        LAW.trade_russia + LAW.trade_of_unpaid_russia * 0.2 + LAW.trade_of_enforcement * 0.4,
        LAW.security_russia + LAW.security_of_unrest_russia,
        LAW.narrative_russia + LAW.narrative_of_war * war,
    ]
    assert after.need[IRAN, :, 0] == pytest.approx(of_tehran)
    assert after.shared_threat[0] == pytest.approx(math.sqrt(0.3 * 0.4) + 0.1)
    calm = changed(pressed(), regime=[0.0, UNREST])
    security = needs(calm, DEEDS, FIGURES).need[:, 5, 0]
    assert security == pytest.approx([LAW.security_iran + LAW.security_of_unrest + 0.05, LAW.security_russia])
    assert needs(changed(calm, regime=[3.0, 0.0]), DEEDS, FIGURES).need[IRAN, 5, 0] == pytest.approx(
        LAW.security_russia
    )


def test_capacities_by_hand() -> None:
    """What each can spare; a crisis costs Moscow some trade and Tehran most of everything."""
    after = needs(changed(pressed(), regime=[CRISIS, CRISIS]), DEEDS, FIGURES)
    rail = SPARE.railway * (0.5 - SPARE.railway_usual)
    trade = SPARE.trade_russia + SPARE.trade_of_reserves * 32 / SPARE.comfort_russia - SPARE.trade_of_unpaid * 0.2
    moscow = [
        1 - SPARE.arms_eaten * 0.45 + 0.06, SPARE.nuclear_russia, 1, SPARE.proxies_lost + SPARE.proxies_of_damascus,
        trade - SPARE.trade_of_crisis + rail, SPARE.security_russia, 1,
    ]  # fmt: skip
    assert after.capacity[RUSSIA, :, 0] == pytest.approx(moscow)
    able = 1 - SPARE.lost_in_crisis
    trade = SPARE.trade_iran + SPARE.trade_of_reserves_iran * 20 / SPARE.comfort_iran - SPARE.trade_of_unpaid * 0.3
    rest = SPARE.rest_iran * able
    tehran = [
        (SPARE.arms_iran + SPARE.arms_of_missiles * 0.5 - SPARE.arms_of_war) * able + 0.07, SPARE.nuclear_iran, rest,
        (SPARE.proxies_iran + SPARE.proxies_of_force * 0.4) * able, (trade + rail) * able, rest, rest,
    ]  # fmt: skip
    assert after.capacity[IRAN, :, 0] == pytest.approx(tehran)


def test_dependence_and_stakes_by_hand() -> None:
    """What each hangs on, less what backs it elsewhere; what each gains by threat, war and dependence."""
    backed = (1 - TIES.wears_out * 0.3) / 3
    moscow = HANGS.of_arms * (0.45 * (LAW.arms_foreign - 0.8) - HANGS.arms_spared) + 0.08
    tehran = HANGS.iran + HANGS.of_gap * 0.5 + HANGS.of_snapback - HANGS.of_backing * backed
    hangs = needs(pressed(), DEEDS, FIGURES).hangs_on[:, 0]
    assert hangs == pytest.approx([moscow - HANGS.of_outside * 0.1, tehran - HANGS.of_outside * 0.15])
    gains = stakes(changed(pressed(), ukraine=0.0), DEEDS, FIGURES)[:, 0]
    by_hand = [
        STAKES.least + STAKES.of_threat * 0.3 + STAKES.of_war + STAKES.of_dependence_russia * 0.3,
        STAKES.least + STAKES.of_threat * 0.4 + STAKES.of_dependence_iran * 0.4,
    ]
    assert gains == pytest.approx(by_hand)
