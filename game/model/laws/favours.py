"""Phase 5, favours done and refused: deliveries, promises with a date, votes, slights, the corridor."""

import numpy as np

from game.model.laws.common import flag
from game.model.state.arithmetic import clip, exp
from game.model.state.axes import ARMS, DIPLOMATIC, DUE_IN, IRAN, PARTNERS, RUSSIA, Array
from game.model.state.codes import TIE_RU_GS, TIE_RU_IL
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

LATEST = len(DUE_IN) - 1


def favours(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after promises were given, called in, kept, and Tehran was or was not slighted."""
    figures = rules.figures
    state = promises(state, deeds, figures)
    state = delivery(state, deeds, figures)
    state = council(state, deeds, rules)
    return slights(state, deeds, figures)


def promises(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after new promises got a date and demands called old ones in.

    Source: seams.md (due.ru writes a demand entry of at most 25 with its date); model2.md section 2, ledger.
    """
    law = figures.favours
    promised = state.promised.copy()
    pushed = deeds.now("promised.ru")
    promised[RUSSIA, LATEST] = promised[RUSSIA, LATEST] + np.maximum(pushed, 0)
    # A demand brings the latest promises forward to this quarter.
    called = np.minimum(law.entry * np.maximum(deeds.now("due.ru"), 0), outstanding(promised, RUSSIA))
    promised[RUSSIA] = called_in(promised[RUSSIA], called)
    known = state.promised_known + deeds.now("promised.known")
    overdue = state.overdue.copy()
    overdue[RUSSIA] = overdue[RUSSIA] + deeds.now("overdue.ru")
    return state.but(
        promised=promised,
        overdue=clip(overdue, 0, 2),
        promised_known=clip(known, 0, 1),
        overdue_known=clip(state.overdue_known + deeds.now("overdue.known"), 0, 1),
        demanded=np.maximum(state.demanded, deeds.move("ir.demand")),
    )


def outstanding(promised: Array, side: int) -> Array:
    """All that one side has promised and not yet given, (W,)."""
    whole: Array = promised[side, 0]
    for due in range(1, LATEST + 1):
        whole = whole + promised[side, due]
    return whole


def called_in(promised: Array, called: Array) -> Array:
    """One side's promises, (9, W), after some, (W,), were called in: the latest fall due now."""
    left, rows = called, []
    for due in range(LATEST, 0, -1):
        taken = np.minimum(left, promised[due])
        rows.append(promised[due] - taken)
        left = left - taken
    return np.stack([promised[0] + (called - left), *rows[::-1]])


def paid_off(promised: Array, paid: Array) -> Array:
    """One side's promises, (9, W), after some, (W,), were kept: the earliest first."""
    left, rows = paid, []
    for due in range(LATEST + 1):
        taken = np.minimum(left, promised[due])
        rows.append(promised[due] - taken)
        left = left - taken
    return np.stack(rows)


def delivery(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after Moscow gave what it owed, where it did: overdue debts first, then what falls due next.

    Source: H05 (S-300 delivered in 2016 after nine years); model2.md section 2; X14, X16.
    """
    law = figures.favours
    owed = outstanding(state.promised, RUSSIA) + state.overdue[RUSSIA]
    ordered = law.entry * np.maximum(deeds.move("ru.deliver"), 0)
    part = np.minimum(ordered, owed)
    quietly = np.minimum(np.maximum(-deeds.now("promised.ru"), 0), owed - part)
    late = np.minimum(part + quietly, state.overdue[RUSSIA])
    overdue, promised, delivered = state.overdue.copy(), state.promised.copy(), state.delivered.copy()
    overdue[RUSSIA] = overdue[RUSSIA] - late
    promised[RUSSIA] = paid_off(promised[RUSSIA], part + quietly - late)
    delivered[RUSSIA] = part + quietly
    trust, grievance, flow, tie = state.trust.copy(), state.grievance.copy(), state.flow.copy(), state.tie.copy()
    trust[IRAN] = trust[IRAN] + law.trust_of_delivery * part
    grievance[IRAN] = np.maximum(grievance[IRAN] - law.relief_of_delivery * part, figures.minds.least_grievance)
    flow[RUSSIA, ARMS] = flow[RUSSIA, ARMS] + law.arms_of_delivery * part
    tie[TIE_RU_IL] = tie[TIE_RU_IL] - law.israel_cools * part
    tie[TIE_RU_GS] = tie[TIE_RU_GS] - law.gulf_cools * part
    sent = flag(part > 0)
    return state.but(
        overdue=overdue,
        promised=promised,
        delivered=delivered,
        trust=clip(trust, 0, 1),
        grievance=grievance,
        flow=clip(flow, 0, 1),
        tie=clip(tie, -1, 1),
        air_defence_gap=np.maximum(state.air_defence_gap - law.defence_of_delivery * part, 0),
        balance=state.balance - law.ledger_of_delivery * part,
        since_delivery=np.where(sent > 0, 0.0, state.since_delivery),
        shipment=np.maximum(sent, flag(deeds.stance("ru.arms_for_iran") >= 1)),
    )


def council(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after a text against Tehran was voted on, where there was one.

    Source: T6 (voted for in 2010, vetoed 2018, abstained 2024); H22, H26, H28; claim C65.
    """
    law, tabled = rules.figures.favours, clip(np.maximum(deeds.now("due_vote.ru"), state.vote_due), 0, 1)
    vetoed = tabled * flag(deeds.move("ru.vote") > 0)
    slighted = tabled * (1 - vetoed)
    trust = state.trust.copy()
    trust[IRAN] = clip(trust[IRAN] + law.trust_of_veto * vetoed, 0, 1)
    return state.but(
        vote_due=tabled,
        vetoed=vetoed,
        trust=trust,
        slight=state.slight + law.slight_of_vote * slighted,
        votes_with_gulf=state.votes_with_gulf + slighted,
    )


def slights(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after Moscow signed a text on the islands or pushed its corridor, where it did.

    Source: H22, H26 (summons, no breach); H11, H29; claims C59, C83; the tenth text is no news.
    """
    law = figures.favours
    text, road = np.maximum(deeds.move("ru.islands"), 0), np.maximum(deeds.move("ru.corridor"), 0)
    stale = exp(-figures.minds.stale * state.slights_felt)
    flow, tie = state.flow.copy(), state.tie.copy()
    flow[RUSSIA, DIPLOMATIC] = flow[RUSSIA, DIPLOMATIC] * (1 - law.cover_of_text * text * stale)
    tie[TIE_RU_GS] = clip(tie[TIE_RU_GS] + law.gulf_of_text * text, -1, 1)
    washington = clip(state.corridor_washington / law.corridor_counts, 0, 1)
    slight = state.slight + text + law.slight_of_corridor * road * (1 - washington / 2)
    return state.but(
        flow=flow,
        tie=tie,
        slight=slight,
        since_slight=np.where(slight > 0, 0.0, state.since_slight),
    )


def falls_due(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds at the quarter's end: what fell due unpaid is overdue; some debts get a new date, some are forgotten.

    returns  promises, 1 = all that Moscow could promise; overdue in the same unit

    Source: model2.md section 2 (overdue' = .93 overdue + late); X14, X16 (dates moved again and again).
    """
    del deeds
    law = figures.favours
    rows, overdue = state.promised.copy(), state.overdue.copy()
    for side in range(len(PARTNERS)):
        overdue[side] = overdue[side] * law.overdue_memory + rows[side, 0]
        redated = law.redated * overdue[side]
        overdue[side] = overdue[side] - redated
        rows[side, LATEST] = rows[side, LATEST] + redated
        rows[side, 0] = np.zeros_like(redated)
    soon = flag(rows[RUSSIA, 1] > law.entry_counts) + flag(rows[RUSSIA, 2] > law.entry_counts)
    return state.but(promised=rows, overdue=clip(overdue, 0, 2), due_soon=soon)
