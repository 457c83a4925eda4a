"""Phase 8, treasuries, factions, streets and rulers in Moscow and Tehran."""

import numpy as np

from game.model.laws.common import flag, is_open_war, stock, war_now, where_is
from game.model.state.arithmetic import clip, sigmoid, toward
from game.model.state.axes import INTERNAL_SECURITY, IRAN, PUBLIC, RUSSIA, Array
from game.model.state.codes import CRISIS, HARDLINER, NEW_RULER, PRAGMATIST, SOLDIER, STEADY, UNREST
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

CODES = ("ru", "ir")
# The names by which deeds push a faction's loyalty; the fifth faction is the public.
PUSHED = (
    ("loyalty.ru", "loyalty.ru", "loyalty.ru", "loyalty.ru.technocrats", "street.ru"),
    ("loyalty.ir.guards", "loyalty.ir.clerics", "", "loyalty.ir.pragmatists", "loyalty.ir.public"),
)


def homes(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after treasuries paid or did not, factions took it in, and regimes held or did not."""
    figures = rules.figures
    state = treasuries(state, deeds, figures)
    state = factions(state, deeds, figures)
    return regimes(state, deeds, rules)


def treasuries(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after revenue met spending; reserves take the difference as far as they can.

    Source: F5–F11; model2.md section 5 (break-even at 75 $/b and 7.4 mb/d for Moscow, 110 scaled for Tehran).
    """
    law = figures.treasury
    needs = (law.spending_russia + law.war_costs * war_now(state), law.spending_iran)
    reserves, unpaid = [], []
    for side, code in enumerate(CODES):
        need = needs[side]
        gap = need - state.revenue[side]
        most = law.draw_share * state.reserves[side] + law.draw_least * need
        draw = clip(gap, -law.save_share * need, most)
        left = state.reserves[side] - law.liquid * draw + deeds.now(f"reserves.{code}")
        short = np.maximum(gap - np.maximum(draw, 0), 0)
        reserves.append(np.maximum(left, 0))
        unpaid.append(clip(short / need, 0, 1))
    gulf = state.gulf_reserves + state.gulf_revenue - law.spending_gulf + deeds.now("reserves.gs")
    return state.but(reserves=np.stack(reserves), unpaid=np.stack(unpaid), gulf_reserves=gulf)


def factions(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after each faction was paid and thought again about its ruler.

    Both channels of sanctions act, with weights that studies draw: dependence and rents hold a ruler up, unpaid bills
    pull him down; a shortfall reaches the public first and the insiders last.

    Source: Escribà-Folch and Wright 2010; Bueno de Mesquita et al. 2003; claims C30, C32, C33, C75; F10.
    """
    law = figures.home
    pay, dependence, rents = [], [], []
    for side, code in enumerate(CODES):
        enforced = state.enforcement[side]
        grown = law.dependence_grows * enforced * (1 - state.public_dependence[side])
        eased = law.dependence_eases * (1 - enforced) * state.public_dependence[side]
        depends = state.public_dependence[side] + grown - eased + deeds.now(f"public_dependence.{code}")
        depends = depends + law.dependence_pace * deeds.rest(f"public_dependence.{code}")
        rent = toward(state.rents[side], law.rents_rest + law.rents_of_bite * (enforced - law.enforced_usual), law.pace)
        if code == "ir":
            rent = rent + law.pace * deeds.rest("rents.ir") + deeds.now("rents.ir")
        dependence.append(clip(depends, 0, 1))
        rents.append(clip(rent, 0, 1))
        weights = (law.cut_security, law.cut_energy, law.cut_business, law.cut_technocrats, law.cut_public)
        paid = [clip(1 - weight * state.unpaid[side], 0, 1) for weight in weights]
        pay.append(np.stack(paid))
    state = state.but(public_dependence=np.stack(dependence), rents=np.stack(rents), pay=np.stack(pay))
    rows = range(PUBLIC + 1)
    whole = np.stack(
        [np.stack([taught(state, deeds, figures, (side, row)) for row in rows]) for side in (RUSSIA, IRAN)]
    )
    return state.but(loyalty=whole, insiders=insiders(whole, figures), street=1 - whole[:, PUBLIC])


def taught(state: WorldState, deeds: Deeds, figures: Figures, place: tuple[int, int]) -> Array:
    """The loyalty of one faction after the quarter.

    place    the side and the faction
    returns  (W,) share

    Source: model2.md section 5 (loyalty target); claims C25, C26 (rally), C30, C32, C75.
    """
    law, (side, row) = figures.home, place
    rally = law.rally * (state.threat[side] - state.first_threat[side])
    personal = (law.personalism_russia, law.personalism_iran)[side]
    missed = law.unpaid * personal * (1 - state.pay[side, row])
    if row == PUBLIC:
        held = law.depends * (state.public_dependence[side] - (law.dependence_russia, law.dependence_iran)[side])
        target, pace = state.first_loyalty[side, row] + held + rally - missed, law.public_pace
    else:
        held = law.rents_hold * (state.rents[side] - law.rents_rest)
        war = law.war_frightens * is_open_war(state) * (flag(state.brent > 0) * side)
        target, pace = state.first_loyalty[side, row] + held + rally - missed - war, law.insider_pace
    now, name = state.loyalty[side, row], PUSHED[side][row]
    if name == "street.ru":
        moved = toward(now, target - deeds.rest(name), pace) - deeds.now(name)
    else:
        moved = stock(now, target, pace, deeds, name) if name else toward(now, target, pace)
    if (side, row) == (IRAN, PUBLIC):
        moved = moved - deeds.now("street.ir") - pace * deeds.rest("street.ir")
    return clip(moved, 0, 1)


def insiders(loyalty: Array, figures: Figures) -> Array:
    """The loyalty of the insiders of each capital together.

    loyalty  (2, 5, W) by side and faction
    returns  (2, W) share

    Source: seams.md (Tehran: .5 guards, .3 clerics, .2 pragmatists; Moscow: the four that are not the public).
    """
    law = figures.home
    moscow = (loyalty[RUSSIA, 0] + loyalty[RUSSIA, 1] + loyalty[RUSSIA, 2] + loyalty[RUSSIA, 3]) / (2 * 2)
    others = 1 - law.guards - law.clerics
    tehran = law.guards * loyalty[IRAN, 0] + law.clerics * loyalty[IRAN, 1] + others * loyalty[IRAN, 3]
    return np.stack([moscow, tehran])


def regimes(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after unrest, crises and successions in the two capitals.

    Source: model2.md section 3; N01–N03 (life tables; Archigos; RAND); 1991, 1993, 2009, 2017, 2019, 2022, 2023.
    """
    figures, chance, turn = rules.figures, rules.chance, state.turn + 1
    law = figures.regimes
    codes, since, news = [], [], []
    for side, code in enumerate(CODES):
        now, name = state.regime[side], f"regime.{code}"
        odds = regime_odds(state, deeds, figures, side)
        riots = chance.happens(turn, f"{name}.unrest", odds[0])
        riots = np.maximum(
            riots, chance.happens(turn, f"{name}.unrest.ordered", clip(deeds.turn(f"{name}>unrest"), 0, 1))
        )
        breaks = chance.happens(turn, f"{name}.crisis", odds[1])
        calms = chance.happens(turn, f"{name}.calms", odds[2])
        shaken = chance.happens(turn, f"{name}.crisis.ordered", clip(deeds.turn(f"{name}>crisis"), 0, 1))
        falls = chance.happens(turn, f"{name}.falls", law.falls)
        holds = chance.happens(turn, f"{name}.holds", law.holds)
        dies = chance.happens(turn, f"{name}.dies", (law.dies_russia, law.dies_iran)[side])
        ousted = chance.happens(turn, f"{name}.ousted", clip(deeds.turn(f"{name}>new_ruler"), 0, 1))
        settled = flag(state.regime_quarters[side] >= law.settles_in) * where_is(now, NEW_RULER)
        quiet = np.where(riots > 0, UNREST, np.where(settled > 0, STEADY, now))
        after = np.where(where_is(now, STEADY, NEW_RULER) > 0, quiet, now)
        after = np.where(np.equal(now, UNREST), np.where(breaks > 0, CRISIS, np.where(calms > 0, STEADY, now)), after)
        new = where_is(now, CRISIS) * falls
        after = np.where(np.equal(now, CRISIS), np.where(holds > 0, STEADY, CRISIS), after)
        after = np.where(shaken * (1 - where_is(now, NEW_RULER)) > 0, CRISIS, after)
        new = np.maximum(np.maximum(new, dies), ousted)
        after = np.where(new > 0, NEW_RULER, after)
        codes.append(after)
        since.append(np.where(flag(np.not_equal(after, now)) + new > 0, 0.0, state.regime_quarters[side]))
        news.append(new)
    state = state.but(regime=np.stack(codes), regime_quarters=np.stack(since))
    return rulers(state, np.stack(news), rules)


def regime_odds(state: WorldState, deeds: Deeds, figures: Figures, side: int) -> tuple[Array, Array, Array]:
    """The chances that a calm country riots, that riots become a crisis, and that they die down.

    returns  (W,) each, chance a quarter

    Source: model2.md section 3; claims C30, C46, C75.
    """
    law, unpaid = figures.regimes, state.unpaid[side]
    public = state.first_loyalty[side, PUBLIC] - state.loyalty[side, PUBLIC]
    inside = insiders(state.first_loyalty, figures)[side] - state.insiders[side]
    harsh = deeds.stance("ir.home") if side == IRAN else state.brent * 0 + law.harsh_russia
    helped = state.flow[1 - side, INTERNAL_SECURITY]
    unrest = sigmoid(
        (law.unrest_russia, law.unrest_iran)[side] + law.unrest_public * public + law.unrest_unpaid * unpaid
    )
    crisis = (law.crisis_russia, law.crisis_iran)[side] + law.crisis_inside * inside + law.crisis_unpaid * unpaid
    crisis = crisis - law.crisis_harsh * (harsh - law.harsh_usual) - law.crisis_helped * (helped - law.helped_usual)
    calms = law.calms + law.calms_harsh * harsh + law.calms_helped * helped
    return unrest, sigmoid(crisis), clip(calms, 0, 1)


def rulers(state: WorldState, new: Array, rules: Rules) -> WorldState:
    """The worlds after new rulers came in: each is of a type, and reappraises the tie.

    new  (2, W) 1 where a ruler changed

    Source: Sadat, Gorbachev (new rulers reappraise); Carnegie (persons matter little); Leeds, Mattes and Vogel 2009.
    """
    figures, chance, turn = rules.figures, rules.chance, state.turn + 1
    law = figures.regimes
    kinds, shifts, trusts = [], [], []
    for side, code in enumerate(CODES):
        soft = chance.happens(turn, f"ruler.{code}.pragmatist", (law.pragmatist_russia, law.pragmatist_iran)[side])
        hard = chance.happens(turn, f"ruler.{code}.hardliner", law.hardliner)
        kind = np.where(soft > 0, PRAGMATIST, np.where(hard > 0, HARDLINER, SOLDIER))
        leaning = np.where(soft > 0, law.shift_pragmatist, np.where(hard > 0, law.shift_hardliner, law.shift_soldier))
        usual = (figures.minds.trust_rest_russia, figures.minds.trust_rest_iran)[side]
        kinds.append(np.where(new[side] > 0, kind, state.ruler[side]))
        shifts.append(np.where(new[side] > 0, leaning, state.ruler_shift[side] * law.shift_fades))
        trusts.append(np.where(new[side] > 0, toward(state.trust[side], usual, law.trust_anew), state.trust[side]))
    return state.but(
        ruler=np.stack(kinds),
        ruler_shift=np.stack(shifts),
        trust=np.stack(trusts),
        ruler_quarters=np.where(new > 0, 0.0, state.ruler_quarters),
    )
