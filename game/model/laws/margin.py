"""Phase 11, the margin: what staying is worth to each capital, term by term, against one step away."""

import numpy as np

from game.model.laws.common import believed, centred, exclusive, fire, flag, war_now, where_is
from game.model.laws.exchange import gate
from game.model.state.arithmetic import clip
from game.model.state.axes import IRAN, RUSSIA, Array
from game.model.state.codes import CLOSE, CLOSED, FRONT, HARASSED, TEHRAN, TIE_IR_GS, TIE_RU_GS
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.world_state import WorldState


def margin(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """How much more staying is worth than one step away, to each capital, by term.

    returns  (12, 2, W) in the order of `REASONS`; their sum is Z

    Source: model2.md section 4 (Z); Crawford, Huang, Morrow, Snyder, Weitsman.
    """
    law = figures.ladder
    terms = [
        worth_of_exchange(state, figures),
        pair(law.front * (state.shared_threat - state.first_shared)),
        law.trust * (state.trust - state.first_trust),
        depends(state, figures),
        -law.grievance * (state.grievance - state.first_grievance),
        -law.affront * state.affront,
        -law.third_parties * third_parties(state, deeds, figures),
        -law.offer * offers_pull(state, deeds, figures, counted=True),
        entrapment(state, figures),
        pair(law.institutions * (state.institutions - law.institutions_usual)),
        law.ruler * state.ruler_shift,
        np.stack([law.rest_russia + state.margin_drift[RUSSIA], law.rest_iran + state.margin_drift[IRAN]]),
    ]
    return np.stack(terms)


def pair(term: Array) -> Array:
    """A term that is the same for both capitals, (2, W)."""
    return np.stack([term, term])


def added_up(terms: Array) -> Array:
    """The sum of the terms, (2, W), added one after another."""
    whole: Array = terms[0]
    for row in range(1, len(terms)):
        whole = whole + terms[row]
    return whole


def worth_of_exchange(state: WorldState, figures: Figures) -> Array:
    """What each gets, judged by what the rung lets through.

    returns  (2, W) in the unit of Z

    Source: model2.md section 4 (Ŵ = W / (W⁰ · let)).
    """
    law = figures.ladder
    close = figures.exchange.gate_close
    let = np.minimum(gate(state, figures), close) / close
    share = state.received / (np.maximum(state.first_received, figures.exchange.least) * let) - 1
    return law.exchange * clip(share, -1, 1)


def depends(state: WorldState, figures: Figures) -> Array:
    """What hanging on the partner adds to staying.

    returns  (2, W) in the unit of Z

    Source: Morrow 1991 (asymmetric ties last); Huang 2020; seams.md, outside.*.
    """
    law = figures.ladder
    usual = np.stack([law.dependence_russia + state.brent * 0, law.dependence_iran + state.brent * 0])
    return law.dependence * (state.hangs_on - usual) - law.outside * state.outside


def third_parties(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """What third parties make the tie cost each capital.

    returns  (2, W) in shares

    Source: claims C14, C64, C65; model2.md section 4.
    """
    law, worn = figures.ladder, figures.ties.wears_out
    lever = clip(deeds.stance("gs.leverage"), 0, 1) * (1 - worn * state.gulf_wear) * clip(state.tie[TIE_RU_GS], 0, 1)
    usual = deeds.opening("gs.leverage") * law.tie_usual
    russia = lever * state.rung / CLOSE - usual + law.waters_closed * where_is(state.waters, CLOSED)
    russia = russia + law.waters_harassed * where_is(state.waters, HARASSED) + law.weapon * state.weapon
    backed = law.backing * centred(deeds, "cn.risk") * (1 - worn * state.china_wear)
    iran = backed + law.gulf_door * np.maximum(state.tie[TIE_IR_GS] - law.gulf_door_usual, 0)
    return np.stack([russia, iran])


def entrapment(state: WorldState, figures: Figures) -> Array:
    """What the partner's war makes staying cost Moscow.

    returns  (2, W) in the unit of Z

    Source: Snyder 1984; seams.md, entrapment.ru.
    """
    cost = figures.ladder.entrapment * fire(state, figures) * state.rung / CLOSE * (1 + state.entrapment)
    return np.stack([-cost, cost * 0])


def offers_pull(state: WorldState, deeds: Deeds, figures: Figures, counted: bool) -> Array:
    """How far Washington's offers pull each capital away; an offer that is not believed pushes the two together.

    counted  whether an offer whose demand is met already counts no more
    returns  (2, W) in shares of a full offer

    Source: Crawford 2011 and his cases of failure; Izumikawa 2018 (binding); Zartman (windows); model2.md section 4.
    """
    law, belief = figures.ladder, believed(state, figures)
    ripe = np.maximum(state.tide[FRONT], 1 - war_now(state))
    windows = (ripe, state.tide[TEHRAN])
    slack = clip(1 - figures.capacity.arms_eaten * state.arms_gap, 0, 1)
    rows = []
    for side in (RUSSIA, IRAN):
        size, window = state.offer[side], windows[side]
        price = 1 - law.veto * state.offer_veto[side]
        taken = belief * price * exclusive(state, law.shared)
        pull = size * np.where(belief > 0, taken, belief * law.trick)
        pull = np.where(pull > 0, pull * (law.in_window * window + law.off_window * (1 - window)), pull)
        pull = pull * (1 + law.hosted * deeds.move("gs.host"))
        if side == IRAN:
            pull = pull - law.bind * slack * flag(size > 0) * flag(state.binding > 0)
        if counted:
            demanded = np.where(size > law.large, law.demand_large, law.demand_small)
            pull = np.where(flag(state.rung <= demanded) * flag(pull > 0) > 0, 0.0, pull)
        rows.append(pull)
    return np.stack(rows)
