"""Phase 2, Iran's war, the Gulf waters, the nuclear clock and the partners in arms."""

import numpy as np

from game.model.laws.common import centred, flag, is_open_war, where_is
from game.model.state.arithmetic import clip, sigmoid, toward
from game.model.state.axes import IRAN, ISRAEL, PROXIES, RUSSIA, Array
from game.model.state.codes import (
    CLOSED,
    EXCHANGE,
    HARASSED,
    OPEN,
    OPEN_WAR,
    SHADOW,
    TIE_IR_GS,
    WITH_PAIR,
)
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState


def iran_war(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after blows and answers became open war, or died down."""
    figures, chance, turn = rules.figures, rules.chance, state.turn + 1
    law, now = figures.iran_war, state.war_iran
    both = flag(state.hit > 0) * np.maximum(np.maximum(flag(state.struck_back >= 1), state.harassed), state.hit_by_us)
    heat = law.opens + law.opens_escalation * (state.escalation - law.escalation_usual) + law.opens_us * state.hit_by_us
    opens = chance.happens(turn, "war.opens", sigmoid(heat)) * both
    calms = chance.happens(turn, "war.calms", law.calms) * flag(state.hit <= 0)
    # A war in which nobody strikes for a quarter is on its way out.
    idle = flag(state.hit <= 0) * flag(state.struck_back <= 0) * (1 - state.harassed)
    peace = (
        law.ends
        + law.ends_idle * idle
        + law.ends_mediated * deeds.move("cn.mediate_gulf")
        + law.ends_hosted * deeds.move("gs.host")
    )
    ends = chance.happens(turn, "war.ends", clip(peace, 0, 1))
    in_exchange = np.where(opens > 0, OPEN_WAR, np.where(calms > 0, SHADOW, EXCHANGE))
    after = np.where(np.equal(now, EXCHANGE), in_exchange, now)
    after = np.where(np.equal(now, OPEN_WAR), np.where(ends > 0, SHADOW, OPEN_WAR), after)
    began, fought = where_is(after, OPEN_WAR) * (1 - is_open_war(state)), is_open_war(state)
    reserves = state.reserves.copy()
    reserves[IRAN] = np.maximum(reserves[IRAN] - law.costs * fought, 0)
    joins = chance.happens(turn, "war.russians", law.russians * (1 + law.russians_clause * state.clause))
    return state.but(
        war_iran=after,
        war_quarters=np.where(np.equal(after, now), state.war_quarters, 0.0),
        escalation=state.escalation + law.rungs_opens * began + law.rungs_stays * fought,
        missiles=np.maximum(state.missiles - law.missiles_lost * fought, law.least),
        air_defence_gap=np.minimum(state.air_defence_gap + law.defences_lost * fought, 1),
        nuclear_progress=np.maximum(state.nuclear_progress - law.progress_lost * fought, law.least),
        reserves=reserves,
        russians_fight=joins * where_is(after, OPEN_WAR),
    )


def rearming(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after launchers and batteries were made good: by Iran's own industry and by what Moscow sent.

    Source: model2.md section 2 (lost launchers come back 12 % a quarter); X14.
    """
    law, arms = figures.iran_war, state.flow[RUSSIA, 0] - state.first_flow[RUSSIA, 0]
    missiles = toward(state.missiles, law.missiles_rest + deeds.rest("missiles.ir"), law.missiles_pace)
    rest = law.gap_rest - deeds.rest("defence.ir")
    gap = toward(state.air_defence_gap, rest, law.gap_pace) - law.gap_of_arms * arms - deeds.now("defence.ir")
    return state.but(
        missiles=clip(missiles + deeds.now("missiles.ir"), law.least, 1),
        air_defence_gap=clip(gap, 0, 1),
    )


def waters(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after the Gulf waters closed further or opened again.

    Source: 2019; the closure was threatened in 2011–12 and 2018–19 and never done; model2.md section 3.
    """
    figures, chance, turn = rules.figures, rules.chance, state.turn + 1
    law, now, mediated = figures.waters, state.waters, deeds.move("cn.mediate_gulf")
    odds = law.closes + law.closes_in_war * is_open_war(state) + law.closes_us * state.hit_by_us
    odds = odds * (1 + law.close_push * deeds.now("push.close"))
    closes = chance.happens(turn, "waters.close", clip(odds * law.closes_by_law, 0, 1))
    opening = np.maximum(deeds.turn("waters>open"), 0)
    # Of themselves waters are not safe again in a quarter in which the Gulf is hit; what opens them by name does.
    easing = (law.eases + law.eases_mediated * mediated) * flag(state.gulf_hit <= 0)
    eases = chance.happens(turn, "waters.ease", clip(easing + opening, 0, 1))
    reopens = chance.happens(turn, "waters.reopen", clip(law.reopens + law.eases_mediated * mediated + opening, 0, 1))
    eases = eases * (1 - state.harassed)
    fresh = flag(state.waters_quarters < 1)
    in_harassed = np.where(closes > 0, CLOSED, np.where(eases * (1 - fresh) > 0, OPEN, HARASSED))
    after = np.where(np.equal(now, HARASSED), in_harassed, now)
    after = np.where(np.equal(now, CLOSED), np.where(reopens * (1 - fresh) > 0, HARASSED, CLOSED), after)
    tie, closed_ago = state.tie.copy(), state.closed_ago.copy()
    tie[TIE_IR_GS] = tie[TIE_IR_GS] - law.reopening_cools * where_is(now, CLOSED) * where_is(after, HARASSED)
    shut = where_is(after, CLOSED)
    closed_ago[0] = shut
    worse = shut * (1 - where_is(now, CLOSED))
    return state.but(
        waters=after,
        waters_quarters=np.where(np.equal(after, now), state.waters_quarters, 0.0),
        escalation=state.escalation + figures.blows.rungs_closed * worse,
        author=np.where(worse > 0, IRAN + 1, state.author),
        tie=tie,
        closed_ago=closed_ago,
    )


def nuclear(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after a quarter of enrichment, sabotage, and of a dash where Tehran has ordered one.

    Source: X18, X19; claim C43; Fuhrmann on threshold states; seams.md (from .70 to order, seen with .7).
    """
    figures, chance, turn = rules.figures, rules.chance, state.turn + 1
    law, alive = figures.nuclear, 1 - state.weapon
    push = deeds.stance("ir.enrichment") * 2 + deeds.stance("ir.enrichment") - law.idle
    room = law.ceiling - state.nuclear_progress
    spun = law.pace * push * (1 + law.help * state.flow[RUSSIA, 1]) * room * alive
    drift = deeds.rest("nuclear_progress") * law.shift_pace + deeds.now("nuclear_progress")
    progress = clip(state.nuclear_progress + spun + drift, law.least, 1)
    can = flag(progress >= law.dash_from) * alive
    ordered = np.maximum(deeds.move("ir.dash"), 0) * can
    running = flag(state.dash > 0) * flag(progress >= law.dash_needs) * flag(state.dash <= law.dash_takes)
    dash = np.where(running > 0, state.dash + 1, ordered)
    given = chance.happens(turn, "nuclear.weapon", clip(deeds.turn("nuclear>weapon"), 0, 1)) * alive
    weapon = np.maximum(state.weapon, given * flag(dash > 0))
    tested = weapon * alive
    progress = np.maximum(progress, tested)
    return state.but(
        nuclear_progress=progress,
        dash=dash * (1 - weapon),
        weapon=weapon,
        nuclear=by_progress(progress, weapon, figures),
        escalation=state.escalation + law.rungs_weapon * tested,
        author=np.where(tested > 0, IRAN + 1, state.author),
    )


def by_progress(progress: Array, weapon: Array, figures: Figures) -> Array:
    """The state of the programme read off its progress: damaged, latent, threshold, weapon.

    returns  (W,) code

    Source: model2.md section 3 (damaged < .25, latent < .7, threshold from .7).
    """
    law = figures.nuclear
    code: Array = flag(progress >= law.latent_from) + flag(progress >= law.dash_from)
    return np.where(weapon > 0, 2 + 1, code)


def partners_in_arms(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after a quarter of Iran's partners: money and help rebuild them, Israel's shadow war grinds them.

    Source: claims C35, C45, C87; autumn 2024; model2.md section 5.
    """
    figures, chance, turn = rules.figures, rules.chance, state.turn + 1
    law = figures.partners
    rest = law.rest + law.fed * centred(deeds, "ir.partners") - law.ground * centred(deeds, "il.shadow")
    rest = rest + law.of_flow * (state.flow[RUSSIA, PROXIES] - state.first_flow[RUSSIA, PROXIES])
    rest = rest + law.of_damascus * (where_is(state.syria, WITH_PAIR) - 1) - law.of_unpaid * state.unpaid[IRAN]
    shift, jump = deeds.rest("militia"), deeds.now("militia")
    rows = []
    for row, name in enumerate(("militia.hezbollah", "militia.houthis", "")):
        more = deeds.rest(name) if name else 0.0
        put = deeds.now(name) if name else 0.0
        rows.append(toward(state.force[row], rest + shift + more, law.pace) + jump + put)
    sabotaged = chance.happens(turn, "shadow.sabotage", law.sabotage * deeds.stance("il.shadow"))
    fired = deeds.now("militia.struck_il")
    force = clip(np.stack(rows) - law.sabotaged * sabotaged - law.fired * fired, law.least, 1)
    progress = np.maximum(state.nuclear_progress - law.progress_sabotaged * sabotaged * (1 - state.weapon), law.least)
    hit = np.maximum(sabotaged, flag(jump < 0))
    return state.but(
        force=force,
        militia=total_force(force, figures),
        nuclear_progress=progress,
        escalation=state.escalation + law.rungs_sabotage * sabotaged,
        author=np.where(sabotaged * flag(state.hit <= 0) > 0, ISRAEL + 1, state.author),
        since_militia_struck=np.where(hit > 0, 0.0, state.since_militia_struck),
    )


def total_force(force: Array, figures: Figures) -> Array:
    """The strength of all partners in arms together.

    force    (3, W) Hezbollah, the Houthis, the rest
    returns  (W,) share

    Source: seams.md (.5 Hezbollah, .3 Houthis, .2 the rest).
    """
    law = figures.partners
    whole: Array = law.hezbollah * force[0] + law.houthis * force[1] + (1 - law.hezbollah - law.houthis) * force[2]
    return whole
