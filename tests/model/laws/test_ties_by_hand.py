"""Where every tie goes in a quarter, by hand: every policy, move and event that leaves its mark is at work."""

import pytest

from game.model.laws.ties import ties
from game.model.state.axes import ARMS, PROXIES, RUSSIA
from game.model.state.axes import TIES as NAMES
from game.model.state.codes import (
    HARASSED,
    LOST,
    TIE_IL_GS,
    TIE_IR_GS,
    TIE_RU_GS,
    TIE_RU_IL,
    TIE_US_CN,
    TIE_US_IR,
    TIE_US_RU,
    TRUCE,
    US_CHINA,
)
from game.model.state.ruleset import central
from tests.model.sketch import Numbers, changed, first_worlds, quarter

FIGURES = central()
LAW, OPENING = Numbers(FIGURES.ties), Numbers(FIGURES.opening)


@pytest.mark.parametrize("thaw", [0.0, 1.0])
def test_ties(thaw: float) -> None:
    """Each rests where it was at first, moved by what stands; it goes there at its pace and is pushed besides."""
    first = first_worlds()
    flow = {(RUSSIA, ARMS): float(first.first_flow[RUSSIA, ARMS, 0]) + 0.2}
    flow |= {(RUSSIA, PROXIES): float(first.first_flow[RUSSIA, PROXIES, 0]) + 0.1}
    state = changed(
        first, tie=0.1, flow=flow, offer=[0.6, 0.2], word={2: 0.5}, syria=LOST, ukraine=TRUCE, waters=HARASSED,
        weapon=1.0, gulf_street=0.5, tide={US_CHINA: thaw},
    )  # fmt: skip
    dials = {"ru.gulf_line": 2, "gs.russian_money": 3, "il.moscow_line": 2, "ru.israel_line": 2, "il.ukraine": 1}
    dials |= {"us.oil_russia": 3, "gs.iran_line": 2, "ir.gulf_line": 3, "ir.partners": 2}
    keys = ["tie." + name.replace("_", ".") for name in NAMES]
    deeds = quarter(
        dials,
        {**dict.fromkeys(keys, 0.03), "aware.gs": 0.4},
        dict.fromkeys(keys, 0.05),
        {"gs.withdraw": 1, "cn.mediate_gulf": 1, "gs.host": 1},
    )
    moved = dict.fromkeys(range(len(NAMES)), 0.0)
    moved[TIE_RU_GS] = -LAW.russia_gulf_arms * 0.2 + LAW.russia_gulf_courts / 3 + LAW.russia_gulf_money / 3
    moved[TIE_RU_GS] -= LAW.russia_gulf_expels
    moved[TIE_RU_IL] = -LAW.russia_israel_arms * 0.2 - LAW.russia_israel_proxies * 0.1 + LAW.russia_israel_channel / 3
    moved[TIE_RU_IL] += LAW.russia_israel_courts / 3 - LAW.russia_israel_ukraine / 3 - LAW.russia_israel_damascus
    moved[TIE_US_RU] = LAW.us_russia_truce + LAW.us_russia_offer * 0.6 * 0.5 - LAW.us_russia_pressed * 2 / 3
    moved[TIE_IR_GS] = LAW.iran_gulf_line / 3 + LAW.iran_gulf_opens * 2 / 3 - LAW.iran_gulf_waters
    moved[TIE_IR_GS] += -LAW.iran_gulf_partners / 3 - LAW.iran_gulf_weapon + LAW.iran_gulf_mediated
    moved[TIE_IR_GS] += LAW.iran_gulf_hosted
    moved[TIE_US_CN] = LAW.us_china_thaw * (2 * thaw - 1)
    paces = {TIE_RU_GS: LAW.russia_gulf_pace, TIE_RU_IL: LAW.russia_israel_pace, TIE_US_RU: LAW.us_russia_pace}
    paces |= {TIE_IR_GS: LAW.iran_gulf_pace, TIE_US_IR: LAW.us_iran_pace}
    seen = {TIE_RU_GS: LAW.aware_gulf * 0.4 * 0.5, TIE_IL_GS: LAW.israel_gulf_street * (0.5 - LAW.street_usual)}
    after = ties(state, deeds, FIGURES).tie[:, 0]
    for row, name in enumerate(NAMES):
        rest = getattr(OPENING, f"tie_{name}") + moved[row] + 0.05
        by_hand = 0.1 + paces.get(row, LAW.slow_pace) * (rest - 0.1) + 0.03 - seen.get(row, 0)
        assert after[row] == pytest.approx(by_hand), name
    calm = changed(state, gulf_street=0.1)
    assert ties(calm, deeds, FIGURES).tie[TIE_IL_GS, 0] == pytest.approx(after[TIE_IL_GS] + seen[TIE_IL_GS])
