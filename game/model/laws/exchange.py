"""Phase 9, exchange: what each side offers, what both settle on, what is given and what it is worth."""

import numpy as np

from game.model.laws.common import believed, by_code, centred, exclusive, fire, flag, where_is
from game.model.laws.needs import stakes
from game.model.state.arithmetic import clip, column, logit, sigmoid
from game.model.state.axes import ARMS, DIPLOMATIC, DOMAINS, IRAN, NARRATIVE, NUCLEAR, PROXIES, RUSSIA, TRADE, Array
from game.model.state.codes import CLOSED, HARASSED, TIE_RU_GS, TIE_RU_IL
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.world_state import WorldState

GIVERS = ("ru", "ir")
SHORT = ("arms", "nuclear", "cover", "proxies", "trade", "security", "narrative")


def per_domain(figures: Figures, name: str) -> Array:
    """One figure for each domain, (7, 1) or (7, W), from the section `domains`."""
    return column(*(figures.domains[f"{name}_{domain}"] for domain in DOMAINS))


def exchange(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after each flow went towards what offer and need settle on, faster down than up."""
    state = costs(state, deeds, figures)
    v = np.stack([worth_to_moscow(state, deeds, figures), worth_to_tehran(state, deeds, figures)]) + state.base
    law = figures.exchange
    offered = np.maximum(state.capacity * sigmoid(law.steep * v), law.least)
    settled = state.flow * 0 + weak_link(offered, state.need) + pushed(deeds)
    target = let_through(state, figures) * settled
    pace = per_domain(figures, "pace") * law.pace
    quick = np.where(target < state.flow, pace * law.faster_down, pace)
    flow = state.flow + clip(quick, 0, 1) * (target - state.flow)
    state = state.but(offered=offered, flow=clip(flow, figures.exchange.flow_least, 1))
    return state.but(received=received(state, figures), unmet=unmet(state, figures), quiet=quiet(state, figures))


def costs(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds with what giving costs each side, and what each gains by it."""
    cost = np.stack([cost_to_moscow(state, deeds, figures), cost_to_tehran(state, deeds, figures)])
    return state.but(cost=cost, stake=stakes(state, deeds, figures))


def weak_link(offer: Array, need: Array) -> Array:
    """The mean of offer and need that leans to the smaller: CES with exponent −2.

    returns  between the smaller and √2 times the smaller, same shape

    Source: theory.md 4.1 (it takes two; ρ ≈ −2).
    """
    mean: Array = offer * need * np.sqrt(2 / (offer * offer + need * need))
    return mean


def pushed(deeds: Deeds) -> Array:
    """What deeds put on each flow after the mean and before the ladder.

    returns  (2, 7, W) share

    Source: seams.md, flow.*.
    """
    rows = [[deeds.now(f"flow.{d}.{g}") + deeds.rest(f"flow.{d}.{g}") for d in SHORT] for g in GIVERS]
    return np.stack([np.stack(row) for row in rows])


def let_through(state: WorldState, figures: Figures) -> Array:
    """What the ladder lets through, less for a domain that its giver holds back.

    returns  (2, 7, W) share

    Source: model2.md section 2 (G; suspended domains · .25); 1960: USSR–China trade fell to a third in two years.
    """
    held = flag(state.suspended > 0)
    return gate(state, figures) * (1 - figures.exchange.held_back * held)


def gate(state: WorldState, figures: Figures) -> Array:
    """What the rung of the relation lets through.

    returns  (W,) share; 1 where the two work together

    Source: model2.md section 2 (G by rung).
    """
    law = figures.exchange
    return by_code(
        state.rung, law.gate_broken, law.gate_quarrel, law.gate_partly, law.gate_strained,
        law.gate_working, law.gate_close, law.gate_treaty, law.gate_alliance,
    )  # fmt: skip


def third_party_shares(state: WorldState, deeds: Deeds, figures: Figures) -> tuple[Array, Array]:
    """How hard the Gulf's lever and Israel's channel pull on Moscow.

    returns  (W,) each, share

    Source: claims C60, C62–C65; H08, H22, H26, H28; seams.md (gulf_money; Israel's channel after a strike).
    """
    law = figures.exchange
    worn = 1 - figures.ties.wears_out * state.gulf_wear
    money = np.minimum(state.gulf_money / law.money_full, 1)
    hold = law.lever_least + (1 - law.lever_least) * money
    lever = (deeds.stance("gs.leverage") * worn + deeds.now("leverage.gs")) * clip(state.tie[TIE_RU_GS], 0, 1) * hold
    lever = (
        lever
        + law.lever_harassed * where_is(state.waters, HARASSED)
        + law.lever_closed * where_is(state.waters, CLOSED)
    )
    recent = flag(state.since_struck[1] <= law.israel_year)
    channel = clip(state.tie[TIE_RU_IL], -1, 1) * (1 + deeds.stance("il.moscow_line")) / 2
    return lever, channel * (1 + law.israel_struck * recent)


def cost_to_moscow(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """What third parties make giving cost Moscow, by domain.

    returns  (7, W) in the unit of v

    Source: model2.md section 2 (Σ x · lever, κ · deny); seams.md, cost.*; claim C21 (substitution .3).
    """
    law = figures.exchange
    lever, channel = third_party_shares(state, deeds, figures)
    denial = deeds.stance("us.denial") * (1 - figures.ties.wears_out * state.denial_wear)
    cost = law.gulf * per_domain(figures, "gulf") * lever + law.israel * per_domain(figures, "israel") * channel
    cost = cost + law.denial * per_domain(figures, "denial") * denial
    cost = cost + law.courts_gulf * per_domain(figures, "gulf") * deeds.stance("ru.gulf_line")
    cost = cost + law.courts_israel * per_domain(figures, "israel") * centred(deeds, "ru.israel_line")
    rows = [cost[row] + 0 * state.brent for row in range(len(DOMAINS))]
    for row, name in (
        (ARMS, "arms"),
        (NUCLEAR, "nuclear"),
        (DIPLOMATIC, "cover"),
        (PROXIES, "proxies"),
        (TRADE, "trade"),
    ):
        rows[row] = rows[row] + deeds.now(f"cost.{name}.ru")
    return np.stack(rows)


def cost_to_tehran(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """What third parties make giving cost Tehran, by domain.

    returns  (7, W) in the unit of v

    Source: model2.md section 2; C08 (China's backing replaces the partner), C86; seams.md, cost.arms.ir.
    """
    law = figures.exchange
    denial = deeds.stance("us.denial") * (1 - figures.ties.wears_out * state.denial_wear)
    backed = deeds.stance("cn.risk") * (1 - figures.ties.wears_out * state.china_wear)
    cost = law.denial * per_domain(figures, "denial") * denial
    cost = cost + law.opens_to_gulf * per_domain(figures, "openness") * deeds.stance("ir.gulf_line")
    rows = [cost[row] + law.backing * backed for row in range(len(DOMAINS))]
    rows[ARMS] = rows[ARMS] + law.own_war * fire(state, figures) + deeds.now("cost.arms.ir")
    return np.stack(rows)


def courted(state: WorldState, side: int, figures: Figures) -> Array:
    """How far an offer turns a side's head, by domain.

    returns  (7, W) in the unit of v

    Source: Crawford 2011: the courted side gives less; model2.md section 2 (w · O).
    """
    law = figures.exchange
    pull = state.offer[side] * np.maximum(believed(state, figures), 0) * (1 - law.offer_veto * state.offer_veto[side])
    turned: Array = law.offer * per_domain(figures, "offer") * pull * exclusive(state, law.offer_shared)
    return turned


def worth_to_moscow(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """What giving one more unit is worth to Moscow, by domain, without the base.

    returns  (7, W) logit before steepness

    Source: model2.md section 2 (v); theory.md 4.1, 4.2; Snyder (entrapment); H09 (quiet help later).
    """
    law, need = figures.exchange, state.need[RUSSIA]
    war, quiet_now = fire(state, figures), state.quiet[RUSSIA] * flag(fire(state, figures) <= 0)
    # A Moscow that cannot pay its own bills pays its debts to Tehran last.
    able = 1 - law.poor_pays_last * state.unpaid[RUSSIA]
    owed = np.maximum(state.balance, 0) * (law.honour_least + state.trust[IRAN]) * able + deeds.now("pay.ru")
    v = law.stake * state.stake[RUSSIA] * need + common_worth(state, RUSSIA, owed, figures)
    policies = {ARMS: "ru.arms_for_iran", NUCLEAR: "ru.nuclear_help", DIPLOMATIC: "ru.shield", PROXIES: "ru.intel"}
    safe = 1 - law.clause_binds * state.clause
    v = (
        v
        - law.entrapment * per_domain(figures, "overt") * war * safe
        + law.quiet * per_domain(figures, "quiet") * quiet_now
    )
    v = v - state.cost[RUSSIA] - courted(state, RUSSIA, figures)
    relief = np.maximum(law.enforced_usual - state.enforcement[RUSSIA], 0)
    v = (
        v
        + state.ruler_shift[RUSSIA]
        - law.relief * relief
        + law.link * (state.payment_link - law.link_usual) * TRADE_ROW
    )
    rows = [v[row] for row in range(len(DOMAINS))]
    for row, policy in policies.items():
        rows[row] = rows[row] + law.dial * centred(deeds, policy)
    bomb = fear_of_the_bomb(state, deeds, figures)
    for row in (NUCLEAR, DIPLOMATIC):
        rows[row] = rows[row] - law.prolif * bomb
    rows[ARMS] = rows[ARMS] + law.stake * state.stake_lift[ARMS] * need[ARMS]
    rows[TRADE] = rows[TRADE] + law.stake * state.stake_lift[TRADE] * need[TRADE]
    return np.stack(rows)


def worth_to_tehran(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """What giving one more unit is worth to Tehran, by domain, without the base.

    returns  (7, W) logit before steepness

    Source: model2.md section 2 (v; hope is Tehran's belief in promises, a part of what it owes).
    """
    law = figures.exchange
    promised = state.promised[RUSSIA, 0]
    for due in range(1, len(state.promised[RUSSIA])):
        promised = promised + state.promised[RUSSIA, due]
    hope = law.hope * clip(promised, 0, 1) * state.trust[IRAN]
    owed = np.maximum(-state.balance, 0) * (law.honour_least + state.trust[RUSSIA]) + hope
    v = law.stake * state.stake[IRAN] * state.need[IRAN] + common_worth(state, IRAN, owed, figures)
    v = v - state.cost[IRAN] - courted(state, IRAN, figures)
    relief = np.maximum(law.enforced_usual - state.enforcement[IRAN], 0)
    v = v + state.ruler_shift[IRAN] - law.relief * relief + law.link * (state.payment_link - law.link_usual) * TRADE_ROW
    rows = [v[row] for row in range(len(DOMAINS))]
    for row, policy in {ARMS: "ir.arms_for_russia", PROXIES: "ir.partners", NARRATIVE: "ir.story"}.items():
        rows[row] = rows[row] + law.dial * centred(deeds, policy)
    return np.stack(rows)


def common_worth(state: WorldState, side: int, owed: Array, figures: Figures) -> Array:
    """The terms of v that are the same for both sides and every domain.

    owed     (W,) what the ledger says the side owes
    returns  (W,) logit before steepness

    Source: model2.md section 2 (o · owed + l · D + t · τ − g · γ − options elsewhere); C41, C70; Huang 2020.
    """
    law = figures.exchange
    v: Array = law.owed * owed + law.dependence * state.hangs_on[side] + law.trust * (state.trust[side] - 1 / 2)
    v = v - law.grievance * state.grievance[side] - law.outside * state.outside[side]
    known = state.overdue[RUSSIA] * np.maximum(state.overdue_known - law.known_usual, 0)
    ashamed: Array = v - law.shame * known * side
    return ashamed


def fear_of_the_bomb(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """How far Moscow fears an Iranian bomb.

    returns  (W,) share

    Source: 2010 vote for resolution 1929; claims C43, C71; model2.md section 2 (prolif).
    """
    law = figures.exchange
    near = clip((state.nuclear_progress - law.prolif_from) * law.prolif_slope, 0, 1) + deeds.now("prolif")
    return clip(np.where(state.weapon > 0, 1.0, near), 0, 1)


def received(state: WorldState, figures: Figures) -> Array:
    """The value of what each side receives: a gift is worth more the more it is needed.

    returns  (2, W) share of a full exchange: row 0 what Russia receives, row 1 what Iran receives

    Source: model2.md section 2 (W = Σ ω · f · (.4 + .6 N)).
    """
    law, least = figures.exchange, figures.exchange.worth_least
    worth = []
    for giver, name in ((IRAN, "to_russia"), (RUSSIA, "to_iran")):
        wanted = least + (1 - least) * state.need[giver] / np.maximum(state.first_need[giver], law.least)
        rows = per_domain(figures, name) * state.flow[giver] * wanted
        whole = rows[0]
        for row in range(1, len(DOMAINS)):
            whole = whole + rows[row]
        worth.append(whole)
    return np.stack(worth)


def unmet(state: WorldState, figures: Figures) -> Array:
    """Tehran's needs that Moscow leaves unmet, beyond what it was used to.

    returns  (W,) share

    Source: Izumikawa 2013 (overload); model2.md section 2.
    """
    law, weights = figures.exchange, per_domain(figures, "to_iran")
    usual = state.first_need[RUSSIA] - state.first_flow[RUSSIA] + law.unmet_spared
    rows = weights * np.maximum(state.need[RUSSIA] - state.flow[RUSSIA] - usual, 0)
    whole: Array = rows[0]
    for row in range(1, len(DOMAINS)):
        whole = whole + rows[row]
    return whole


def quiet(state: WorldState, figures: Figures) -> Array:
    """Help on its way that nobody is to see: promised under fire, sent once it stops.

    returns  (2, W) share

    Source: H09 (S-300 to Syria came after, not during); theory.md 6b (first −, later +).
    """
    law, war = figures.exchange, fire(state, figures)
    gathers = law.quiet_gathers * war * (law.quiet_least + (1 - law.quiet_least) * state.threat[RUSSIA])
    moscow = np.where(war > 0, state.quiet[RUSSIA] + gathers, state.quiet[RUSSIA] * law.quiet_fades)
    return np.stack([clip(moscow, 0, 1), state.quiet[IRAN]])


def solved_base(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """The base worth of giving with which the opening's flows stand still, for any draw of the other figures.

    returns  (2, 7, W) logit before steepness

    Source: model2.md section 2 (a is not a free figure: offer, mean and ladder are inverted at the opening).
    """
    v = np.stack([worth_to_moscow(state, deeds, figures), worth_to_tehran(state, deeds, figures)])
    flow = state.flow / gate(state, figures)
    offered = 1 / np.sqrt(np.maximum(2 / (flow * flow) - 1 / (state.need * state.need), 1))
    share = logit(clip(offered / state.capacity, figures.exchange.share_least, 1 - figures.exchange.share_least))
    return share / figures.exchange.steep - v


# Picks the domain trade out of seven, (7, 1).
TRADE_ROW = np.array([[1.0 if row == TRADE else 0.0] for row in range(len(DOMAINS))])
