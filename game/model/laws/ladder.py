"""Phase 11, the ladder: steps down and up are acts of a capital, with an author, a reason and a price."""

import attrs
import numpy as np

from game.model.laws import margin as margins
from game.model.laws.common import believed, fire, flag, where_is
from game.model.state.arithmetic import clip, sigmoid
from game.model.state.axes import ARMS, IRAN, RUSSIA, Array
from game.model.state.codes import (
    ALLIANCE,
    ALLY,
    APOLOGISE,
    BOTH,
    BROKEN,
    CLOSE,
    COOL,
    DELIVER,
    DENOUNCE,
    EXPEL,
    MEDIATED,
    MOSCOW,
    NO_ACT,
    ORDERED_DOWN,
    ORDERED_UP,
    PARTLY_SUSPENDED,
    PAY,
    QUARREL,
    REASONS,
    SELL_OUT,
    SIGN,
    STAND_ASIDE,
    STRAINED,
    SUSPEND,
    SUSPEND_UNPAID,
    TEHRAN_MOVED,
    TIE_US_IR,
    TIE_US_RU,
    TREATY,
    UNDERWRITING,
    WORKING,
)
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

# The place of the last term, each capital's own inclination.
CHARACTER = len(REASONS) - 1


@attrs.frozen(eq=False)
class LadderStep:
    """One step of the ladder in each world.

    who    (W,) code of the mover
    rungs  (W,) rungs down, or −1 for one up
    sells  (W,) 1 where it is a sell-out for an offer
    act    (W,) code
    reason (W,) place of the largest reason, and 1
    means  (W,) code of the act as a break is remembered by it
    """

    who: Array
    rungs: Array
    sells: Array
    act: Array
    reason: Array
    means: Array


def ladder(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after each capital weighed staying against a step, and both might take a step together."""
    figures = rules.figures
    terms = margins.margin(state, deeds, figures)
    z = margins.added_up(terms)
    needle = -z - threshold(state.rung, figures)
    state = state.but(margin=needle)
    down = step_down(state, deeds, (terms, needle), rules)
    up = step_up(state, deeds, z, rules)
    step = merged(ordered(state, deeds, terms, figures), down, up)
    return settled(consequences(state, step, figures), state, step, figures)


def threshold(rung: Array, figures: Figures) -> Array:
    """The margin below which a capital steps down from a rung: each rung lower is dearer to leave.

    rung     (W,) rungs
    returns  (W,) in the unit of Z

    Source: model2.md section 4 (hysteresis); figures hdn, hstep.
    """
    law = figures.ladder
    below = law.down + law.down_step * (CLOSE - rung)
    return np.where(rung <= CLOSE, below, law.down + law.down_above * (rung - CLOSE))


def step_down(state: WorldState, deeds: Deeds, weighed: tuple[Array, Array], rules: Rules) -> LadderStep:
    """What each capital does that steps down, if one does; where both would, the more inclined one acts.

    weighed  the terms of the margin and the needles

    Source: model2.md section 4 (quantal choice with noise s); decision 9 of seams.md (an order to take an offer).
    """
    figures, chance, turn = rules.figures, rules.chance, state.turn + 1
    law, (terms, needle) = figures.ladder, weighed
    odds = sigmoid(needle / law.noise)
    pull = margins.offers_pull(state, deeds, figures, counted=True)
    wanted = np.stack([deeds.move("ru.take_offer"), np.maximum(deeds.move("ir.take_offer"), deeds.now("sold"))])
    open_offer = flag(state.offer > 0) * flag(believed(state, figures) > 0)
    odds = np.where(wanted * open_offer * flag(pull > 0) > 0, np.maximum(odds, law.ordered_takes), odds)
    acts = [chance.happens(turn, f"ladder.down.{side}", odds[row]) for row, side in enumerate(("moscow", "tehran"))]
    can = flag(state.rung > BROKEN)
    moscow = acts[RUSSIA] * can * (1 - acts[IRAN] * flag(needle[IRAN] > needle[RUSSIA]))
    tehran = acts[IRAN] * can * (1 - moscow)
    who = np.where(moscow > 0, MOSCOW, np.where(tehran > 0, TEHRAN_MOVED, 0))
    sold = law.offer * pull > law.sells_at
    sells = np.where(moscow > 0, flag(sold[RUSSIA]), np.where(tehran > 0, flag(sold[IRAN]), 0.0))
    size = np.where(moscow > 0, state.offer[RUSSIA], state.offer[IRAN])
    rungs = np.where(who > 0, np.where(sells * flag(size > law.large_sells) > 0, 2.0, 1.0), 0.0)
    act = act_down(state, who, sells, figures)
    return LadderStep(who, rungs, sells, act, largest_reason(terms, who, -1), act)


def act_down(state: WorldState, who: Array, sells: Array, figures: Figures) -> Array:
    """Which act a step down is.

    returns  (W,) code

    Source: seams.md, table E; play2.md, endings; W5, W6.
    """
    law = figures.ladder
    fighting, unpaid = flag(fire(state, figures) > 0), flag(state.overdue[RUSSIA] > law.unpaid)
    lower = flag(state.rung <= STRAINED)
    moscow = np.where(fighting > 0, STAND_ASIDE, np.where(lower > 0, SUSPEND, COOL))
    tehran = np.where(flag(state.rung <= PARTLY_SUSPENDED) > 0, EXPEL, DENOUNCE)
    tehran = np.where(unpaid * flag(state.rung > PARTLY_SUSPENDED) > 0, SUSPEND_UNPAID, tehran)
    act = np.where(np.equal(who, MOSCOW), moscow, np.where(np.equal(who, TEHRAN_MOVED), tehran, NO_ACT))
    return np.where(sells > 0, SELL_OUT, act)


def largest_reason(terms: Array, who: Array, sign: int) -> Array:
    """The place of the term that speaks loudest for the act, and 1; character is named only where nothing else is.

    terms    (12, 2, W) of the margin
    sign     −1 for a step down, 1 for a step up

    Source: model2.md section 7 (a rung's jump belongs to its act; the reasons are the terms of Z).
    """
    best, place = terms[0, 0] * 0, who * 0 + CHARACTER + 1
    for row in range(CHARACTER):
        mine = np.where(np.equal(who, TEHRAN_MOVED), terms[row, IRAN], terms[row, RUSSIA])
        both = np.where(np.equal(who, BOTH), np.minimum(terms[row, RUSSIA], terms[row, IRAN]), mine)
        speaks = sign * both
        place = np.where(speaks > best, row + 1, place)
        best = np.maximum(best, speaks)
    return np.where(who > 0, place, 0)


def step_up(state: WorldState, deeds: Deeds, z: Array, rules: Rules) -> LadderStep:
    """A step up, where both want it and diplomats get round to it; mending takes an act and is easier with time.

    Source: model2.md section 4; Egypt 1972–73; claim C22; vision, point 3 (pay, apologise, deliver, sign).
    """
    figures, chance, turn = rules.figures, rules.chance, state.turn + 1
    law, rung = figures.ladder, state.rung
    met = margins.offers_pull(state, deeds, figures, counted=False) - margins.offers_pull(
        state, deeds, figures, counted=True
    )
    wish = z - law.offer * np.maximum(met, 0)
    both = np.minimum(wish[RUSSIA], wish[IRAN])
    need = bar(rung, figures) - mending(state, deeds, figures)
    odds = law.up * sigmoid((both - need) / law.noise)
    odds = odds * np.where(
        flag(np.equal(rung, CLOSE)) * flag(state.overdue[RUSSIA] > law.debt_bars) > 0, law.rarely, 1.0
    )
    fit = flag(state.shared_threat > law.ally_front) * flag(state.trust[IRAN] > law.ally_trust)
    fit = fit * flag(state.trust[RUSSIA] > law.ally_trust)
    # Nobody signs or makes up in the quarter of a slight, and a quarrel is not mended without somebody's act.
    odds = odds * np.where(np.equal(rung, TREATY), fit, 1.0) * np.where(state.slight > 0, 0.0, 1.0)
    odds = odds * np.where(rung <= STRAINED, made_up(state, deeds), 1.0)
    odds = np.where(
        deeds.move("ru.clause") * flag(rung >= CLOSE) * flag(state.slight <= 0) > 0,
        np.maximum(odds, law.ordered_signs * flag(both > 0)),
        odds,
    )
    ready = flag(state.rung_quarters >= 2) * flag(rung < ALLIANCE)
    steps = chance.happens(turn, "ladder.up", clip(odds * ready, 0, 1))
    who = np.where(steps > 0, BOTH, 0)
    act = act_up(state, deeds, who, figures)
    return LadderStep(who, -steps, steps * 0, act, who * 0, act)


def made_up(state: WorldState, deeds: Deeds) -> Array:
    """1.0 where somebody did something this quarter that mends: paid, delivered, apologised or mediated, (W,).

    Source: vision, point 3; Egypt 1972–73.
    """
    sorry = np.maximum(deeds.move("ru.apologise"), deeds.move("ir.apologise"))
    mediates = np.maximum(where_is(state.china, UNDERWRITING), flag(deeds.now("ladder") > 0))
    paid = np.maximum(deeds.move("ru.pay"), flag(state.delivered[RUSSIA] > 0))
    return flag(np.maximum(np.maximum(sorry, mediates), paid) > 0)


def bar(rung: Array, figures: Figures) -> Array:
    """The margin from which both step up from a rung.

    returns  (W,) in the unit of Z

    Source: model2.md section 4 (hysteresis ≥ .35); figures hup, htreaty.
    """
    law = figures.ladder
    lower = law.up_bar - law.up_step * np.maximum(WORKING - rung, 0)
    return lower + law.treaty * np.maximum(rung - WORKING, 0)


def mending(state: WorldState, deeds: Deeds, figures: Figures) -> Array:
    """How much easier a step up from a quarrel has become: time cools it, payments, apologies and mediators help.

    returns  (W,) in the unit of Z

    Source: Egypt 1972–73, USSR and China after 1969; N10; design prior for the sizes.
    """
    law = figures.ladder
    low = flag(state.rung <= STRAINED)
    cooled = law.cools * np.minimum(state.rung_quarters, law.cools_for)
    acts = law.pays * deeds.move("ru.pay") + law.delivers * flag(state.delivered[RUSSIA] > 0)
    acts = acts + law.apologises * np.maximum(deeds.move("ru.apologise"), deeds.move("ir.apologise"))
    mediator = law.mediated * np.maximum(where_is(state.china, UNDERWRITING), flag(deeds.now("ladder") > 0))
    return low * (cooled + acts + mediator)


def act_up(state: WorldState, deeds: Deeds, who: Array, figures: Figures) -> Array:
    """Which act a step up is: who paid, delivered, apologised or mediated, or what was signed.

    returns  (W,) code

    Source: seams.md, table E; vision, point 3.
    """
    del figures
    signed = np.where(state.rung >= TREATY, ALLY, SIGN)
    mended = np.where(deeds.move("ru.pay") > 0, PAY, APOLOGISE)
    mended = np.where(np.equal(state.china, UNDERWRITING), MEDIATED, mended)
    mended = np.where(state.delivered[RUSSIA] > 0, DELIVER, mended)
    return np.where(who > 0, np.where(state.rung <= STRAINED, mended, signed), NO_ACT)


def ordered(state: WorldState, deeds: Deeds, terms: Array, figures: Figures) -> LadderStep:
    """A step that a country ordered, down or up; it comes before what the law would do.

    Shipments that Tehran holds back while debts are open are remembered as debts unpaid, what Moscow holds back as its
    suspension, and what Tehran does without holding anything back as a word said in public.

    Source: seams.md, decision 10 (an ordered step first, one a quarter in all) and table E.
    """
    pushed, law = deeds.now("ladder"), figures.ladder
    down = flag(pushed < 0) * flag(state.rung > BROKEN)
    up = flag(pushed > 0) * flag(state.rung < ALLIANCE)
    withholds, suspends = flag(deeds.move("ir.withhold") > 0), flag(deeds.move("ru.suspend") > 0)
    moscow = np.maximum(suspends, flag(deeds.move("ru.vote") <= -1))
    tehran = np.maximum(withholds, 1 - moscow)
    who = np.where(down > 0, np.where(tehran > 0, TEHRAN_MOVED, MOSCOW), np.where(up > 0, BOTH, 0))
    act = np.where(down > 0, ORDERED_DOWN, np.where(up > 0, ORDERED_UP, NO_ACT))
    reason = np.where(down > 0, largest_reason(terms, who, -1), np.where(up > 0, largest_reason(terms, who, 1), 0))
    unpaid = withholds * flag(state.overdue[RUSSIA] > law.unpaid)
    held = np.where(unpaid > 0, SUSPEND_UNPAID, np.where(withholds > 0, SUSPEND, DENOUNCE))
    means = np.where(tehran > 0, held, SUSPEND)
    return LadderStep(who, down - up, down * 0, act, reason, np.where(down > 0, means, act))


def merged(first: LadderStep, second: LadderStep, third: LadderStep) -> LadderStep:
    """The one step of the quarter: the ordered one, else one down, else one up."""
    pairs = zip(attrs.astuple(first, recurse=False), attrs.astuple(second, recurse=False), strict=True)
    both = [np.where(first.who > 0, one_of, other) for one_of, other in pairs]
    acted = np.maximum(first.who, second.who)
    last = zip(both, attrs.astuple(third, recurse=False), strict=True)
    return LadderStep(*(np.where(acted > 0, row, other) for row, other in last))


def consequences(state: WorldState, step: LadderStep, figures: Figures) -> WorldState:
    """The worlds after the injured side took note of a step down, and both of a step up.

    Source: W5, W6; model2.md section 2 (betrayal) and section 4; the mover's own anger is satisfied in part.
    """
    law = figures.ladder
    down, up = flag(step.rungs > 0), flag(step.rungs < 0)
    trust, grievance, affront, tie = state.trust.copy(), state.grievance.copy(), state.affront.copy(), state.tie.copy()
    sold = state.sold.copy()
    for mover, code, row in ((RUSSIA, MOSCOW, TIE_US_RU), (IRAN, TEHRAN_MOVED, TIE_US_IR)):
        hurt, mine = 1 - mover, flag(np.equal(step.who, code)) * down
        sells, cools = mine * step.sells, mine * (1 - step.sells)
        trust[hurt] = trust[hurt] - law.betrayed_trust * sells - law.cooled_trust * cools
        grievance[hurt] = grievance[hurt] + law.betrayed_grievance * sells + law.cooled_grievance * cools
        affront[hurt] = affront[hurt] + law.betrayed_affront * sells + law.cooled_affront * cools
        grievance[mover] = grievance[mover] * (1 - law.vented * mine)
        affront[mover] = affront[mover] * (1 - mine / 2)
        tie[row] = tie[row] + law.sold_tie * sells
        sold[mover] = sells
    warmer = 1 - law.mended_grievance * up
    return state.but(
        trust=clip(trust + law.mended_trust * up, 0, 1),
        grievance=clip(grievance * warmer, 0, 1),
        affront=clip(affront * (1 - up / 2), 0, 1),
        tie=clip(tie, -1, 1),
        sold=sold,
        deal=np.maximum(state.deal, sold),
        taken=state.taken + sold,
        institutions=clip(
            state.institutions * (1 - law.institutions_lost * down)
            + law.institutions_won * up
            + law.institutions_pace * (law.institutions_usual - state.institutions),
            0,
            1,
        ),
    )


def settled(after: WorldState, before: WorldState, step: LadderStep, figures: Figures) -> WorldState:
    """The worlds with the new rung, what is held back, the clause, and the first break or its mending noted down."""
    law, turn = figures.ladder, before.turn + 1
    rung = clip(before.rung - step.rungs, BROKEN, ALLIANCE)
    moved = flag(np.not_equal(rung, before.rung))
    suspended = before.suspended.copy()
    for giver, code in ((RUSSIA, MOSCOW), (IRAN, TEHRAN_MOVED)):
        holds = moved * flag(np.equal(step.who, code)) * flag(step.rungs > 0) * flag(rung <= PARTLY_SUSPENDED)
        suspended[giver, ARMS] = np.maximum(suspended[giver, ARMS], law.held_for * holds)
    suspended = suspended * flag(rung < WORKING)
    breaks = flag(rung <= QUARREL) * flag(before.broke <= 0)
    mends = flag(rung >= STRAINED) * flag(before.broke > 0) * flag(before.repaired <= 0)
    clause = np.where(rung >= ALLIANCE, 1.0, np.where(rung < TREATY, 0.0, before.clause))
    return after.but(
        rung=rung,
        rung_quarters=np.where(moved > 0, 0.0, before.rung_quarters),
        mover=step.who * moved,
        act=step.act * moved,
        reason=step.reason * moved,
        price=np.abs(rung - before.rung) * law.price_a_rung,
        suspended=suspended,
        clause=clause,
        broke=np.where(breaks > 0, turn + 0.0, before.broke),
        breaker=np.where(breaks > 0, step.who, before.breaker),
        breaking_act=np.where(breaks > 0, step.means, before.breaking_act),
        repaired=np.where(mends > 0, turn + 0.0, before.repaired),
        mended=flag(step.rungs < 0) * flag(before.rung <= STRAINED),
        high_quarters=np.where(rung >= TREATY, before.high_quarters + 1, 0.0),
        broken_quarters=np.where(np.equal(rung, BROKEN), before.broken_quarters + 1, 0.0),
    )
