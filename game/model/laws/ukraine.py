"""Phase 2, the war in Ukraine: truce, settlement, escalation, and Moscow's shortage of arms that follows it."""

import numpy as np

from game.model.laws.common import centred, flag, war_now, where_is
from game.model.state.arithmetic import clip, sigmoid, toward
from game.model.state.axes import RUSSIA, Array
from game.model.state.codes import BARGAIN, ESCALATED, FRONT, SETTLEMENT, TRUCE, WAR
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState


def ukraine(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after a quarter of the war in Ukraine or of its truce."""
    figures, chance, turn = rules.figures, rules.chance, state.turn + 1
    law, now = figures.ukraine, state.ukraine
    stays = flag(state.truce_held > 0)
    to_truce = chance.happens(turn, "ukraine.truce", truce(state, deeds, figures))
    ordered = chance.happens(turn, "ukraine.truce.ordered", clip(deeds.turn("ukraine>truce"), 0, 1))
    worse = chance.happens(turn, "ukraine.escalates", escalation(deeds, figures))
    worse = np.maximum(
        worse, chance.happens(turn, "ukraine.escalates.ordered", clip(deeds.turn("ukraine>escalated"), 0, 1))
    )
    relapse = chance.happens(turn, "ukraine.relapses", relapses(state, figures)) * (1 - stays)
    settles = chance.happens(turn, "ukraine.settles", settlement(state, figures))
    cools = chance.happens(turn, "ukraine.cools", law.cools)
    end = np.maximum(to_truce, ordered)
    after = np.where(np.equal(now, WAR), np.where(end > 0, TRUCE, np.where(worse > 0, ESCALATED, WAR)), now)
    after = np.where(np.equal(now, ESCALATED), np.where(ordered > 0, TRUCE, np.where(cools > 0, WAR, now)), after)
    in_truce = np.where(relapse > 0, WAR, np.where(settles > 0, SETTLEMENT, TRUCE))
    after = np.where(np.equal(now, TRUCE), in_truce, after)
    began = where_is(after, ESCALATED) * (1 - where_is(now, ESCALATED))
    raised = law.rungs_escalated * began + law.rungs_stays * where_is(now, ESCALATED)
    ended = where_is(after, TRUCE) * where_is(now, WAR, ESCALATED) * deeds.move("cn.mediate_ukraine")
    changed = flag(np.not_equal(after, now))
    state = state.but(
        ukraine=after,
        ukraine_quarters=np.where(changed > 0, 0.0, state.ukraine_quarters),
        exhaustion=clip(state.exhaustion + law.wears * where_is(now, WAR), 0, 1),
        escalation=state.escalation + raised,
        author=np.where(began > 0, RUSSIA + 1, state.author),
        wars_ended_china=state.wars_ended_china + ended,
        failures_china=state.failures_china + deeds.move("cn.mediate_ukraine") * where_is(after, WAR, ESCALATED),
        guarantor_ukraine=np.maximum(state.guarantor_ukraine, clip(deeds.now("guarantor.ukraine"), 0, 1)),
    )
    return shortage(state, deeds, figures)


def truce(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """The chance that the war stops this quarter.

    returns  (W,) chance

    Source: model2.md section 3; Goemans; Iklé; seams.md (push.truce, the front's tide is ripeness).
    """
    law = figures.ukraine
    drive = law.truce_rest + law.truce_exhaustion * (state.exhaustion - law.exhaustion_usual)
    drive = (
        drive + law.truce_push * (state.push_truce - law.push_usual) + law.truce_broker * deeds.move("us.broker_truce")
    )
    drive = drive + law.truce_bargain * where_is(state.administration, BARGAIN)
    drive = drive + law.truce_offer * state.offer[RUSSIA] * state.word[2] + law.truce_ripe * (state.tide[FRONT] * 2 - 1)
    drive = drive - law.truce_aid * centred(deeds, "us.ukraine_aid")
    drive = drive + law.truce_unpaid * flag(state.unpaid[RUSSIA] > law.unpaid_counts)
    return sigmoid(drive)


def escalation(deeds: Deeds, figures: Figures) -> Array:
    """The chance that Moscow widens the war this quarter.

    returns  (W,) chance

    Source: model2.md section 3 (.012 + .02 u³, u the aid to Ukraine).
    """
    law, aid = figures.ukraine, deeds.stance("us.ukraine_aid")
    return law.escalates + law.escalates_aid * aid * aid * aid + law.escalates_order * deeds.move("ru.escalate")


def relapses(state: WorldState, figures: Figures) -> Array:
    """The chance that a truce breaks this quarter: high in its first year, lower with a guarantor or a broker.

    returns  (W,) chance

    Source: Fortna (about half of interstate truces since 1946 relapse, most soon); Minsk; seams.md guarantor.ukraine.
    """
    law = figures.ukraine
    young = flag(state.ukraine_quarters <= law.young)
    age = law.relapse_young * young + law.relapse_old * (1 - young)
    brokered = law.relapse_broker * where_is(state.administration, BARGAIN)
    chance: Array = law.relapse * age * (1 - brokered) * (1 - law.relapse_guarantor * state.guarantor_ukraine)
    return chance


def settlement(state: WorldState, figures: Figures) -> Array:
    """The chance that a truce becomes a settlement this quarter, after its third quarter.

    returns  (W,) chance

    Source: model2.md section 3.
    """
    law = figures.ukraine
    chance = law.settles + law.settles_broker * where_is(state.administration, BARGAIN)
    return chance * flag(state.ukraine_quarters >= law.settles_after)


def shortage(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after Moscow's arms gap followed the war, and its own drone plant took over more.

    Source: claims C01, C39, C40; X9–X12; SIPRI 2022–24 (exports halved): war eats exports, peace frees them.
    """
    law, war = figures.ukraine, war_now(state)
    heat = law.heat_war * war + law.heat_truce * where_is(state.ukraine, TRUCE)
    heat = (
        heat
        + law.heat_settled * where_is(state.ukraine, SETTLEMENT)
        + law.heat_escalated * where_is(state.ukraine, ESCALATED)
    )
    heat = heat + law.heat_aid * centred(deeds, "us.ukraine_aid") * war
    heat = heat + war * (law.heat_offensive * deeds.move("ru.escalate") - law.heat_truce_bid * deeds.move("ru.truce"))
    localised = state.localised + law.localises * (1 - state.localised) + deeds.now("localised.ru")
    target = heat * (law.gap_of_heat - law.gap_localised * localised) + deeds.rest("arms_gap.ru")
    gap = toward(state.arms_gap, target, law.gap_pace) + deeds.now("arms_gap.ru")
    return state.but(localised=clip(localised, 0, 1), arms_gap=clip(gap, 0, 1), at_war=war)
