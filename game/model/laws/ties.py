"""Phase 10, ties of the pair with third countries, and of third countries with one another."""

import numpy as np

from game.model.laws.common import centred, flag, war_now, where_is
from game.model.state.arithmetic import clip, toward
from game.model.state.axes import ARMS, PROXIES, RUSSIA, TIES, Array
from game.model.state.codes import (
    LOST,
    OPEN,
    TIE_IL_GS,
    TIE_IR_GS,
    TIE_RU_GS,
    TIE_RU_IL,
    TIE_US_CN,
    TIE_US_IR,
    TIE_US_RU,
    US_CHINA,
)
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.world_state import WorldState


def ties(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after every tie went towards where deeds leave it."""
    law = figures.ties
    rests, paces = ties_rest(state, deeds, figures), [law.slow_pace] * len(TIES)
    paces[TIE_RU_GS], paces[TIE_RU_IL], paces[TIE_US_RU] = (
        law.russia_gulf_pace,
        law.russia_israel_pace,
        law.us_russia_pace,
    )
    paces[TIE_IR_GS], paces[TIE_US_IR] = law.iran_gulf_pace, law.us_iran_pace
    rows = []
    for row, name in enumerate(TIES):
        key = "tie." + name.replace("_", ".")
        rows.append(toward(state.tie[row], rests[row] + deeds.rest(key), paces[row]) + deeds.now(key))
    seen = law.aware_gulf * deeds.now("aware.gs") * state.word[2]
    rows[TIE_RU_GS] = rows[TIE_RU_GS] - seen
    street = np.maximum(state.gulf_street - law.street_usual, 0)
    rows[TIE_IL_GS] = rows[TIE_IL_GS] - law.israel_gulf_street * street
    return state.but(tie=clip(np.stack(rows), -1, 1))


def ties_rest(state: WorldState, deeds: Deeds, figures: Figures) -> list[Array]:
    """Where every tie rests with the policies that stand.

    returns  (W,) each, −1 … 1, in the order of `TIES`

    Source: claims C14, C16, C60–C65, C74; 2019; the Beijing accord of 2023; seams.md, table of names.
    """
    law = figures.ties
    arms = state.flow[RUSSIA, ARMS] - state.first_flow[RUSSIA, ARMS]
    proxies = state.flow[RUSSIA, PROXIES] - state.first_flow[RUSSIA, PROXIES]
    rests = [figures.opening[f"tie_{name}"] + state.brent * 0 for name in TIES]
    gulf = rests[TIE_RU_GS] - law.russia_gulf_arms * arms + law.russia_gulf_courts * centred(deeds, "ru.gulf_line")
    gulf = gulf + law.russia_gulf_money * centred(deeds, "gs.russian_money")
    rests[TIE_RU_GS] = gulf - law.russia_gulf_expels * deeds.move("gs.withdraw")
    israel = rests[TIE_RU_IL] - law.russia_israel_arms * arms - law.russia_israel_proxies * proxies
    israel = israel + law.russia_israel_channel * centred(deeds, "il.moscow_line")
    israel = israel + law.russia_israel_courts * centred(deeds, "ru.israel_line")
    israel = israel - law.russia_israel_ukraine * centred(deeds, "il.ukraine")
    rests[TIE_RU_IL] = israel - law.russia_israel_damascus * where_is(state.syria, LOST)
    washington = rests[TIE_US_RU] + law.us_russia_truce * (1 - war_now(state))
    washington = washington + law.us_russia_offer * state.offer[RUSSIA] * state.word[2]
    rests[TIE_US_RU] = washington - law.us_russia_pressed * centred(deeds, "us.oil_russia")
    iran = rests[TIE_IR_GS] + law.iran_gulf_line * centred(deeds, "gs.iran_line")
    iran = iran + law.iran_gulf_opens * centred(deeds, "ir.gulf_line")
    iran = iran - law.iran_gulf_waters * (1 - flag(np.equal(state.waters, OPEN)))
    iran = iran - law.iran_gulf_partners * centred(deeds, "ir.partners") - law.iran_gulf_weapon * state.weapon
    iran = iran + law.iran_gulf_mediated * deeds.move("cn.mediate_gulf")
    rests[TIE_IR_GS] = iran + law.iran_gulf_hosted * deeds.move("gs.host")
    rests[TIE_US_CN] = rests[TIE_US_CN] + law.us_china_thaw * (2 * state.tide[US_CHINA] - 1)
    return rests
