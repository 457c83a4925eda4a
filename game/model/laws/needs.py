"""Phase 3, needs and capacities: what each side asks, what each can spare, what it gains, what it hangs on."""

import numpy as np

from game.model.laws.common import centred, flag, is_open_war, war_now, war_weight, where_is
from game.model.state.arithmetic import clip
from game.model.state.axes import IRAN, RUSSIA, Array
from game.model.state.codes import CRISIS, IN_FORCE, UNREST, WITH_PAIR
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.world_state import WorldState


def needs(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds with what is asked and what can be given this quarter."""
    return state.but(
        need=np.stack([asked_of_moscow(state, deeds, figures), asked_of_tehran(state, deeds, figures)]),
        capacity=np.stack([spared_by_moscow(state, deeds, figures), spared_by_tehran(state, deeds, figures)]),
        shared_threat=shared_front(state),
        hangs_on=dependence(state, deeds, figures),
    )


def shared_front(state: WorldState) -> Array:
    """The threat that both feel, with what lately pushed it.

    returns  (W,) share

    Source: Weitsman 2004: only symmetric threat binds; model2.md section 2 (S = √(T_R · T_I)).
    """
    return clip(np.sqrt(state.threat[RUSSIA] * state.threat[IRAN]) + state.front_lift, 0, 1)


def asked_of_moscow(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """What Tehran asks of Moscow, by domain.

    returns  (7, W) share of a full need

    Source: model2.md section 2 (threat raises the ask: Izumikawa's overload); claims C46, C70; X14.
    """
    law, threat = figures.needs, state.threat[IRAN]
    table, snap = state.vote_due, where_is(state.snapback, IN_FORCE)
    regime = state.regime[IRAN]
    arms = law.arms_iran + law.arms_of_gap * state.air_defence_gap + law.arms_of_threat * threat
    nuclear = law.nuclear_iran + law.nuclear_of_enriching * deeds.stance("ir.enrichment")
    cover = law.cover_iran + law.cover_of_vote * table + law.cover_of_snapback * snap + law.cover_of_threat * threat
    proxies = law.proxies_iran + law.proxies_of_force * state.militia + law.proxies_of_threat * threat
    trade = law.trade_iran + law.trade_of_unpaid * state.unpaid[IRAN] + law.trade_of_snapback * snap
    trade = trade + law.trade_of_enforcement * state.enforcement[IRAN]
    security = law.security_iran + law.security_of_unrest * where_is(regime, UNREST)
    security = security + law.security_of_crisis * where_is(regime, CRISIS)
    story = law.narrative_iran + threat * 0
    rows = [
        arms + deeds.now("need.arms.ir"), nuclear, cover + deeds.now("need.cover.ir"), proxies,
        trade + deeds.now("need.trade.ir"), security + deeds.now("need.security.ir"), story,
    ]  # fmt: skip
    return clip(np.stack(rows), law.least, 1)


def asked_of_tehran(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """What Moscow asks of Tehran, by domain.

    returns  (7, W) share of a full need

    Source: model2.md section 2 (N[R,arms] = gap · (1.30 − L) + .08); claims C01, C40; Huang 2020.
    """
    law, war = figures.needs, war_weight(state, figures.needs.truce_weight)
    del deeds
    unrest = flag(state.regime[RUSSIA] >= UNREST) * flag(state.regime[RUSSIA] <= CRISIS)
    rows = [
        state.arms_gap * (law.arms_foreign - state.localised) + law.arms_russia,
        law.nuclear_russia + war * 0,
        law.cover_russia + law.cover_of_war * war,
        law.proxies_russia + law.proxies_of_war * war + law.proxies_of_fear * state.threat[RUSSIA]
        + law.proxies_of_damascus * where_is(state.syria, WITH_PAIR),
        law.trade_russia + law.trade_of_unpaid_russia * state.unpaid[RUSSIA]
        + law.trade_of_enforcement * state.enforcement[RUSSIA],
        law.security_russia + law.security_of_unrest_russia * unrest,
        law.narrative_russia + law.narrative_of_war * war,
    ]  # fmt: skip
    return clip(np.stack(rows), law.least, 1)


def spared_by_moscow(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """What Moscow can spare, by domain.

    returns  (7, W) share of a full gift

    Source: claims C01, C76; SIPRI 2022–24; F8; model2.md section 2 (war eats exports, peace frees them).
    """
    law, crisis = figures.capacity, where_is(state.regime[RUSSIA], CRISIS)
    arms = 1 - law.arms_eaten * state.arms_gap + deeds.now("capacity.arms.ru")
    proxies = law.proxies_lost + law.proxies_of_damascus * where_is(state.syria, WITH_PAIR)
    comfort = clip(state.reserves[RUSSIA] / law.comfort_russia, 0, law.comfort_most)
    trade = law.trade_russia + law.trade_of_reserves * comfort - law.trade_of_unpaid * state.unpaid[RUSSIA]
    trade = trade - law.trade_of_crisis * crisis + law.railway * (state.railway - law.railway_usual)
    ones = state.brent * 0
    rows = [arms, ones + law.nuclear_russia, ones + 1, proxies, trade, ones + law.security_russia, ones + 1]
    return clip(np.stack(rows), law.least, 1)


def spared_by_tehran(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """What Tehran can spare, by domain; a regime in crisis has little to give.

    returns  (7, W) share of a full gift

    Source: model2.md section 2 (K[I,arms] = .85 − .6 own war − .3 damage); 1979, 1991 and 2011 for crises.
    """
    law = figures.capacity
    able = 1 - law.lost_in_crisis * where_is(state.regime[IRAN], CRISIS)
    arms = (law.arms_iran + law.arms_of_missiles * state.missiles - law.arms_of_war * is_open_war(state)) * able
    proxies = clip(law.proxies_iran + law.proxies_of_force * state.militia, law.least, 1) * able
    comfort = clip(state.reserves[IRAN] / law.comfort_iran, 0, law.comfort_most)
    trade = law.trade_iran + law.trade_of_reserves_iran * comfort - law.trade_of_unpaid * state.unpaid[IRAN]
    trade = (trade + law.railway * (state.railway - law.railway_usual)) * able
    rest = law.rest_iran * able
    rows = [arms + deeds.now("capacity.arms.ir"), law.nuclear_iran + able * 0, rest, proxies, trade, rest, rest]
    return clip(np.stack(rows), law.least, 1)


def dependence(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """How far each side hangs on what only the partner gives.

    returns  (2, W) share

    Source: Huang 2020; Morrow 1991; model2.md section 2 (D_R, D_I); seams.md, outside.*.
    """
    law, backed = figures.dependence, centred(deeds, "cn.risk") * (1 - figures.ties.wears_out * state.china_wear)
    foreign = state.arms_gap * (figures.needs.arms_foreign - state.localised)
    moscow = law.of_arms * (foreign - law.arms_spared) + deeds.now("dependence_on_ir.ru")
    snap = where_is(state.snapback, IN_FORCE)
    tehran = law.iran + law.of_gap * state.air_defence_gap + law.of_snapback * snap - law.of_backing * backed
    rows = np.stack([moscow, tehran]) - law.of_outside * state.outside
    return clip(rows, 0, 1)


def stakes(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """What each side gains if the partner's needs are met.

    returns  (2, W) share

    Source: theory.md 4.2 (Snyder, Walt); claims C01, C05, C07, C08.
    """
    law, war = figures.stakes, war_now(state)
    del deeds
    moscow = law.least + law.of_threat * state.threat[RUSSIA] + law.of_war * war
    moscow = moscow + law.of_dependence_russia * state.hangs_on[RUSSIA]
    tehran = law.least + law.of_threat * state.threat[IRAN] + law.of_dependence_iran * state.hangs_on[IRAN]
    return np.stack([moscow, tehran])
