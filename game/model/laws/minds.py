"""Phase 10, trust, grievance, threat and the ledger's balance: consequences of what was given, refused and suffered."""

import numpy as np

from game.model.laws.common import centred, flag, war_now, where_is
from game.model.state.arithmetic import clip, exp, toward
from game.model.state.axes import ARMS, DIPLOMATIC, IRAN, PROXIES, RUSSIA, Array
from game.model.state.codes import CLOSED, ESCALATED, IN_FORCE, TIE_RU_GS, TIE_RU_IL, TIE_US_IR, TIE_US_RU
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.world_state import WorldState


def minds(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after both sides drew their conclusions from the quarter."""
    state = ledger(state, deeds, figures)
    trust, grievance = drift(state, deeds, figures)
    struck_trust, struck_grievance, struck_affront = answered(state, deeds, figures)
    slight_trust, slight_grievance, slight_affront = slighted(state, figures)
    public_trust, public_grievance, tired = exposed(state, deeds, figures)
    trust[IRAN] = trust[IRAN] + struck_trust + slight_trust + public_trust
    trust[IRAN] = trust[IRAN] + figures.minds.trust_of_corridor * corridor(state, figures)
    grievance[IRAN] = grievance[IRAN] + struck_grievance + slight_grievance + public_grievance
    affront = state.affront.copy()
    affront[IRAN] = np.maximum(affront[IRAN], np.maximum(struck_affront, slight_affront))
    stale = figures.minds.tires * np.minimum(state.slight, 2) * exp(-figures.minds.stale * state.slights_felt)
    return state.but(
        trust=clip(np.stack(trust), figures.minds.least_trust, 1 - figures.minds.least_trust),
        grievance=clip(np.stack(grievance), 0, 1),
        affront=clip(affront, 0, 1),
        threat=threat(state, deeds, figures),
        slights_felt=state.slights_felt + stale,
        fatigue=tired,
    )


def ledger(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after what was given this quarter entered the ledger; old favours are forgotten.

    Source: claim C41; H18–H20 (drones against jets); model2.md section 2 (B' = .94 B + .10 (W_R − c W_I)).
    """
    law = figures.minds
    given = state.received[RUSSIA] / np.maximum(state.first_received[RUSSIA], law.least_trust)
    returned = state.received[IRAN] / np.maximum(state.first_received[IRAN], law.least_trust)
    balance = state.first_balance + law.balance_memory * (state.balance - state.first_balance)
    balance = balance + law.balance_rate * (given - returned) + deeds.now("balance")
    return state.but(balance=clip(balance, -1, 1))


def drift(state: WorldState, deeds: Deeds, figures: Figures) -> tuple[list[Array], list[Array]]:
    """Trust and grievance of both sides after rest, unpaid promises, unmet needs, price rivalry and what deeds put on.

    returns  (W,) each, share: Moscow's and Tehran's

    Source: model2.md section 2, table of entries; claims C11, C12, C19, C41, C55, C70.
    """
    law = figures.minds
    trust_rest = (state.first_trust[RUSSIA], state.first_trust[IRAN])
    grievance_rest = (law.grievance_rest_russia, law.grievance_rest_iran)
    first = (figures.oil.discount_russia, figures.oil.discount_iran)
    rivalry = (law.rivalry_russia, law.rivalry_iran)
    trust, grievance = [], []
    for side, code in enumerate(("ru", "ir")):
        other = 1 - side
        late = state.overdue[other]
        held = toward(state.trust[side], trust_rest[side] + deeds.rest(f"trust.{code}"), law.trust_pace)
        rest = grievance_rest[side] + deeds.rest(f"grievance.{code}")
        sore = toward(state.grievance[side], rest, law.grievance_fades)
        sore = sore + law.overdue_rankles * late * (1 + law.known_rankles * (state.overdue_known - law.known_usual))
        sore = sore + rivalry[side] * np.maximum(state.discount[side] - first[side], 0)
        trust.append(held - law.overdue_trust * late + deeds.now(f"trust.{code}"))
        grievance.append(sore + deeds.now(f"grievance.{code}"))
    grievance[IRAN] = grievance[IRAN] + law.unmet_rankles * state.unmet
    # Who shuts the Strait makes Moscow choose between Tehran and all its other friends (claim C65).
    trust[RUSSIA] = trust[RUSSIA] - law.shut_strait_trust * where_is(state.waters, CLOSED)
    return trust, grievance


def answered(state: WorldState, deeds: Deeds, figures: Figures) -> tuple[Array, Array, Array]:
    """What a strike on Iran does to Tehran's trust, grievance and affront: was the partner there?

    returns  (W,) each, share

    Source: Snyder (abandonment); AGSIW on Syria; claim C70; model2.md section 2.
    """
    law, size = figures.minds, clip(np.maximum(state.hit, deeds.now("test.ru")), 0, 1)
    ask = state.need[RUSSIA, ARMS] + state.need[RUSSIA, DIPLOMATIC] + state.need[RUSSIA, PROXIES]
    given = state.flow[RUSSIA, ARMS] + state.flow[RUSSIA, DIPLOMATIC] + state.flow[RUSSIA, PROXIES]
    share = given / ask
    expected = law.expected + law.expected_clause * state.clause + law.expected_rung * (state.rung - law.rung_usual)
    short = np.maximum(expected - share, 0) * size
    there = np.maximum(share - law.expected, 0) * flag(size > 0)
    return law.there_trust * there - law.absent_trust * short, law.absent_grievance * short, law.absent_affront * short


def slighted(state: WorldState, figures: Figures) -> tuple[Array, Array, Array]:
    """What slights do to Tehran's trust, grievance and affront; the tenth text is no news.

    returns  (W,) each, share

    Source: H22, H26, H29; claims C59, C70, C83; model2.md section 2 (e^(−.55 recent slights)).
    """
    law = figures.minds
    news = np.minimum(state.slight, 2) * exp(-law.stale * state.slights_felt)
    return -law.slight_trust * news, law.slight_grievance * news, law.slight_affront * news


def exposed(state: WorldState, deeds: Deeds, figures: Figures) -> tuple[Array, Array, Array]:
    """What disclosures do to Tehran's trust and grievance, and how tired its public then is; unbelieved, they backfire.

    returns  (W,) each, share

    Source: theory.md 4.2, informational wedge (q · salience · e^(−n/n0), sign flips); claims C20, C55, C83–C85.
    """
    law = figures.minds
    gulf = law.real_least + law.real_slight * np.minimum(state.slight + law.recent / (1 + state.since_slight), 1)
    gulf = gulf + law.real_tie * (state.tie[TIE_RU_GS] - law.tie_usual_gulf)
    israel = (
        law.real_least + law.real_struck * state.struck + law.real_tie * (state.tie[TIE_RU_IL] - law.tie_usual_israel)
    )
    debt = law.real_debt * (law.real_least + 2 * (state.overdue[RUSSIA] - law.overdue_usual))
    sizes = [deeds.now(f"aware.ir.{topic}") + deeds.rest(f"aware.ir.{topic}") for topic in ("gulf", "israel", "debt")]
    real = sizes[0] * np.maximum(gulf, 0) + sizes[1] * np.maximum(israel, 0) + sizes[2] * np.maximum(debt, 0)
    word, usual = state.word[2], figures.calendar.word_us
    trusted = (word - figures.offers.word_doubted) / (usual - figures.offers.word_doubted)
    weight = clip(np.where(word < usual, trusted, 1 + word - usual), -1, law.belief_most)
    news = real * weight * exp(-law.fatigue_dulls * state.fatigue)
    tired = state.fatigue + law.tires_public * (sizes[0] + sizes[1] + sizes[2])
    return -law.exposed_trust * news, law.exposed_grievance * news, tired


def corridor(state: WorldState, figures: Figures) -> Array:
    """How far Washington's corridor stands, (W,), share of a sponsor's push."""
    return clip((state.corridor_washington - figures.standing.corridor_rest) / figures.favours.corridor_counts, 0, 1)


def threat(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """What each side feels from the West.

    returns  (2, W) share

    Source: Walt 1987; model2.md section 2; claims C05, C07, C15, C16, C25, C72.
    """
    law, lump = figures.threat, centred(deeds, "us.posture")
    belief = clip((state.word[2] - figures.offers.word_doubted) / figures.offers.word_span, -1, 1)
    road = corridor(state, figures)
    posture = (centred(deeds, "us.interdiction") + lump) / 2
    russia = state.first_threat[RUSSIA] + law.pressed * centred(deeds, "us.oil_russia") + law.lumped * lump
    russia = russia + law.posture * centred(deeds, "us.ukraine_aid") - law.truce * (1 - war_now(state))
    russia = russia + law.escalated * where_is(state.ukraine, ESCALATED) + law.corridor_russia * road
    thaw = np.maximum(state.tie[TIE_US_RU] - law.us_ru_usual, 0)
    russia = russia - law.thaw_russia * thaw - law.offer * state.offer[RUSSIA] * belief + law.ally_struck * state.struck
    iran = state.first_threat[IRAN] + law.pressed * centred(deeds, "us.oil_iran") + law.lumped * lump
    iran = iran + law.posture * posture + law.struck * state.struck - law.offer * state.offer[IRAN] * belief
    iran = iran - law.thaw_iran * np.maximum(state.tie[TIE_US_IR] - law.us_ir_usual, 0)
    iran = iran + law.snapback * where_is(state.snapback, IN_FORCE) + law.corridor_iran * road
    rows = []
    for side, (target, code) in enumerate(((russia, "ru"), (iran, "ir"))):
        rest = target + deeds.rest(f"threat.{code}")
        rows.append(toward(state.threat[side], rest, law.pace) + deeds.now(f"threat.{code}"))
    return clip(np.stack(rows), 0, 1)


def wears(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after levers that are held on lost some of their bite, and those let go got some back.

    Source: claim C33; Iranian exports 2018–20, then recovery to 2024; model2.md section 6.
    """
    law = figures.ties
    rows = []
    for value, policy, pace in (
        (state.gulf_wear, "gs.leverage", law.wear_gulf),
        (state.denial_wear, "us.denial", law.wear_denial),
        (state.china_wear, "cn.risk", law.wear_china),
    ):
        held = np.maximum(centred(deeds, policy), 0)
        rows.append(clip(value + pace * held * (1 - value) - law.wear_recovers * value, 0, 1))
    gulf = clip(rows[0] + deeds.now("wear.gs.leverage"), 0, 1)
    return state.but(gulf_wear=gulf, denial_wear=rows[1], china_wear=rows[2])
