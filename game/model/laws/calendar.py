"""Phase 1, the calendar and drawn shocks: clocks, fading marks, elections, demand, tides."""

import numpy as np

from game.model.laws.common import flag
from game.model.state.arithmetic import clip, toward
from game.model.state.axes import TIDES, UNITED_STATES, Array
from game.model.state.codes import BARGAIN, PRESSURE, RESTRAINT
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState


def calendar(state: WorldState, rules: Rules) -> WorldState:
    """The worlds as the quarter begins: a new calendar, what has faded, and what fell from the sky."""
    figures, turn = rules.figures, state.turn + 1
    state = faded(wiped(state), figures)
    state = clocks(state, turn, figures)
    state = elections(state, turn, rules)
    noise = rules.chance.normal(turn, "demand", 1)[0]
    demand = figures.calendar.demand_memory * state.demand_shock + figures.calendar.demand_noise * noise
    return state.but(demand_shock=demand, tide=tides(state, turn, rules), promised=nearer(state.promised))


def wiped(state: WorldState) -> WorldState:
    """The worlds without the marks of last quarter's deeds."""
    none, pair = state.brent * 0, state.threat * 0
    quarter = (
        *("hit", "hit_by_us", "struck_back", "harassed", "gulf_hit", "us_hit", "slight", "demanded", "bound", "talked"),
        *("vote_due", "vetoed", "mended", "mover", "act", "reason", "price", "russians_fight"),
    )
    return state.but(**dict.fromkeys(quarter, none), sold=pair, delivered=pair)


def faded(state: WorldState, figures: Figures) -> WorldState:
    """The worlds after a quarter in which marks faded and what was believed went back towards what is usual.

    Source: model2.md section 2 (affront fades by half) and adaptive prototype; seams.md (Beta words forget 10 %).
    """
    calendar = figures.calendar
    usual = np.array([[1.0], [1.0], [0.0], [1.0], [1.0], [1.0]])
    anchor = usual / 2 + (1 - usual) * calendar.word_us
    pace = usual * calendar.word_forget + (1 - usual) * calendar.word_us_pace
    return state.but(
        affront=state.affront / 2,
        struck=state.struck * calendar.struck_fade,
        word=toward(state.word, anchor, pace),
        resolve=toward(state.resolve, np.array([[1.0]]) / 2, calendar.word_forget),
        fatigue=state.fatigue * calendar.fatigue_fade,
        slights_felt=state.slights_felt * calendar.slights_fade,
        enforcement_lift=state.enforcement_lift / 2,
        discount_lift=state.discount_lift / 2,
        front_lift=state.front_lift * calendar.lift_fade,
        barrels_lift=state.barrels_lift * calendar.lift_fade,
        entrapment=state.entrapment * calendar.entrapment_fade,
        overdue_known=state.overdue_known * calendar.known_fade,
        promised_known=state.promised_known * calendar.known_fade,
        us_output=state.us_output * calendar.us_output_fade,
        china_demand=state.china_demand * calendar.china_demand_fade,
        refused_ru=state.refused_ru * calendar.refused_fade,
        refused_ir=state.refused_ir * calendar.refused_fade,
        refused=state.refused * calendar.refused_fade,
    )


def clocks(state: WorldState, turn: int, figures: Figures) -> WorldState:
    """The worlds with every clock one quarter on; the counts of the last four quarters move by one."""
    half, gone = figures.calendar.half_term, figures.calendar.gone
    zero = state.brent[None] * 0
    return state.but(
        since_struck=state.since_struck + 1,
        since_slight=state.since_slight + 1,
        since_delivery=state.since_delivery + 1,
        since_militia_struck=state.since_militia_struck + 1,
        since_killed=state.since_killed + 1,
        struck_ago=np.concatenate([zero, state.struck_ago[:-1]]),
        gulf_hit_ago=np.concatenate([zero, state.gulf_hit_ago[:-1]]),
        closed_ago=np.concatenate([zero, state.closed_ago[:-1]]),
        index_ago=np.concatenate([state.index[None], state.index_ago[:-1]]),
        until_election=half - np.remainder(zero[0] + turn + gone, half),
        rung_quarters=state.rung_quarters + 1,
        ukraine_quarters=state.ukraine_quarters + 1,
        regime_quarters=state.regime_quarters + 1,
        ruler_quarters=state.ruler_quarters + 1,
        war_quarters=state.war_quarters + 1,
        waters_quarters=state.waters_quarters + 1,
        snapback_quarters=state.snapback_quarters + 1,
        oil_pact_quarters=state.oil_pact_quarters + 1,
        offer_quarters=state.offer_quarters + 1,
        deal_quarters=(state.deal_quarters + 1) * state.deal,
        binding=np.maximum(state.binding - 1, 0),
        suspended=np.maximum(state.suspended - 1, 0),
        listed_bank=np.maximum(state.listed_bank - 1, 0),
        red_line_china=np.maximum(state.red_line_china - 1, 0),
    )


def elections(state: WorldState, turn: int, rules: Rules) -> WorldState:
    """The worlds after a new US administration, where the term begins, with its type, its word and its view of deals.

    Source: model2.md section 3 (deals of the former are kept with P .45–.8); theory.md 4.2 on credibility.
    """
    calendar, chance = rules.figures.calendar, rules.chance
    new = flag(np.remainder(state.brent * 0 + turn + calendar.gone - 1, calendar.term) < 1)
    presses = chance.happens(turn, "election.pressure", calendar.pressure)
    bargains = chance.happens(turn, "election.bargain", calendar.bargain)
    drawn = np.where(presses > 0, PRESSURE, np.where(bargains > 0, BARGAIN, RESTRAINT))
    renewed = (calendar.word_us_drawn + calendar.word_us_spread * chance.normal(turn, "election.word", 1)[0]) / 2
    word = state.word.copy()
    word[UNITED_STATES] = np.where(new > 0, word[UNITED_STATES] / 2 + renewed, word[UNITED_STATES])
    later = new * flag(state.brent * 0 + turn > 1)
    ends = later * (1 - chance.happens(turn, "election.deals", calendar.deals_stay))
    return state.but(
        administration=np.where(new > 0, drawn, state.administration),
        word=clip(word, 0, 1),
        offer=state.offer * (1 - ends),
        deal=state.deal * (1 - ends),
        deal_quarters=state.deal_quarters * (1 - ends),
    )


def tides(state: WorldState, turn: int, rules: Rules) -> Array:
    """Six conditions that all can see, each drawn at the start and then turning now and then.

    returns  (6, W) 0 or 1

    Source: adaptive.md, law 1.
    """
    calendar, chance = rules.figures.calendar, rules.chance
    first = flag(state.brent * 0 + turn < 2)
    rows = []
    for row, name in enumerate(TIDES):
        drawn = chance.happens(turn, f"tide.{name}.first", calendar[f"tide_first_{name}"])
        turned = chance.happens(turn, f"tide.{name}", calendar.tide)
        now = np.abs(state.tide[row] - turned)
        rows.append(np.where(first > 0, drawn, now))
    return np.stack(rows)


def nearer(promised: Array) -> Array:
    """Promises with every date one quarter nearer; what fell due before has left the table already.

    promised  (2, 9, W) by giver and quarter due
    """
    return np.concatenate([promised[:, 1:], np.zeros_like(promised[:, :1])], axis=1)
