"""Phases 5 and 6, blows: strikes and the answers to them; the same law takes orders, answers and what answers those."""

import attrs
import numpy as np

from game.model.laws.common import flag, under_fire, where_is
from game.model.state.arithmetic import clip
from game.model.state.axes import COUNTRIES, IRAN, ISRAEL, UNITED_STATES, VICTIMS, Array
from game.model.state.codes import CLOSED, EXCHANGE, HARASSED, OPEN, TIE_IR_GS, TIE_RU_IL
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

# Where Gulf soil stands among the victims.
GULF_SOIL = VICTIMS.index("gs")
# The first round of a quarter.
ORDERED = "order"


@attrs.frozen(eq=False)
class Blows:
    """What was hit in one round, each (W,): sizes of 1 for a hard strike, chances resolved."""

    iran: Array
    iran_by_us: Array
    sites: Array
    israel: Array
    americans: Array
    gulf: Array
    harasses: Array
    closes: Array
    killed: Array


def blows(state: WorldState, deeds: Deeds, rules: Rules, round_name: str = ORDERED) -> WorldState:
    """The worlds after one round of blows: the orders, the answers to them, or the answers to those.

    round_name  by which the luck of the round is known
    """
    figures = rules.figures
    struck = landed(state, deeds, rules, round_name)
    state = iran_is_hit(state, struck, figures)
    state = others_are_hit(state, struck, figures)
    state = shipping_is_hit(state, struck, figures)
    raised = climb(struck, figures)
    return state.but(escalation=state.escalation + raised, author=authorship(state, struck, raised, deeds))


def landed(state: WorldState, deeds: Deeds, rules: Rules, round_name: str) -> Blows:
    """What the round's strikes and seizures hit, luck drawn; while ships are harassed, Gulf soil is hit now and then.

    Source: seams.md, struck.gs; Fujairah and Abqaiq 2019.
    """
    chance, turn, figures = rules.chance, state.turn + 1, rules.figures.blows
    iran = clip(deeds.now("struck.ir"), 0, 2)
    by_us = flag(deeds.move("us.strike") > 0) * flag(iran > 0)
    odds = deeds.turn("nuclear>damaged") + deeds.now("strike_success") * flag(deeds.turn("nuclear>damaged") > 0)
    sites = chance.happens(turn, f"strike.sites.{round_name}", clip(odds, 0, 1)) * flag(iran > 0)
    harasses = chance.happens(turn, f"waters.harassed.{round_name}", clip(deeds.turn("waters>harassed"), 0, 1))
    closes = chance.happens(turn, f"waters.closed.{round_name}", clip(deeds.turn("waters>closed"), 0, 1))
    if round_name == ORDERED:
        odds_of_stray = figures.gulf_in_tanker_war * where_is(state.waters, HARASSED)
        stray = chance.happens(turn, f"gulf.hit.{round_name}", odds_of_stray)
    else:
        stray = state.brent * 0
    shield = 1 - state.gulf_defence * figures.gulf_shield
    return Blows(
        iran=iran,
        iran_by_us=by_us,
        sites=sites,
        israel=clip(deeds.now("struck.il") + figures.militia_blow * deeds.now("militia.struck_il"), 0, 2),
        americans=clip(deeds.now("struck.us"), 0, 2),
        gulf=clip(deeds.now("struck.gs") + stray, 0, 2) * shield,
        harasses=np.maximum(harasses, deeds.move("ir.harass") * flag(deeds.turn("waters>harassed") <= 0)),
        closes=closes,
        killed=deeds.move("il.decapitate"),
    )


def iran_is_hit(state: WorldState, struck: Blows, figures: Figures) -> WorldState:
    """The worlds after Iran's soil was struck, where it was.

    Source: October 2024 strikes; model2.md sections 3 and 5; seams.md (nuclear>damaged).
    """
    law, size = figures.blows, struck.iran
    gap = state.air_defence_gap + law.defences_lost * size * (1 - state.air_defence_gap) * 2
    progress = state.nuclear_progress - law.sites_lost * struck.sites * size
    hot = flag(size > 0) * (1 - under_fire(state))
    since, ago = state.since_struck.copy(), state.struck_ago.copy()
    since[0] = np.where(size > 0, 0.0, since[0])
    ago[0] = np.maximum(ago[0], flag(size > 0))
    return state.but(
        hit=np.maximum(state.hit, size),
        hit_by_us=np.maximum(state.hit_by_us, struck.iran_by_us),
        struck=clip(state.struck + law.felt * size, 0, 1),
        air_defence_gap=clip(gap, 0, 1),
        missiles=np.maximum(state.missiles - law.missiles_lost * size, law.least),
        nuclear_progress=np.maximum(progress, law.least),
        dash=state.dash * (1 - struck.sites),
        war_iran=np.where(hot > 0, EXCHANGE, state.war_iran),
        war_quarters=np.where(hot > 0, 0.0, state.war_quarters),
        since_struck=since,
        struck_ago=ago,
    )


def others_are_hit(state: WorldState, struck: Blows, figures: Figures) -> WorldState:
    """The worlds after Israel, US forces or Gulf soil were struck, where they were.

    Source: April and October 2024; Abqaiq 2019; design prior for the sizes.
    """
    law = figures.blows
    hot = flag(struck.israel >= 1) * (1 - under_fire(state))
    since, ago = state.since_struck.copy(), state.gulf_hit_ago.copy()
    for row, size in ((1, struck.israel), (2, struck.americans), (GULF_SOIL, struck.gulf)):
        since[row] = np.where(size > 0, 0.0, since[row])
    ago[0] = np.maximum(ago[0], flag(struck.gulf > 0))
    direct = flag(struck.israel >= 1)
    return state.but(
        struck_back=np.maximum(state.struck_back, struck.israel),
        us_hit=np.maximum(state.us_hit, struck.americans),
        gulf_hit=np.maximum(state.gulf_hit, struck.gulf),
        missiles=np.maximum(state.missiles - law.missiles_fired * direct, law.least),
        war_iran=np.where(hot > 0, EXCHANGE, state.war_iran),
        war_quarters=np.where(hot > 0, 0.0, state.war_quarters),
        since_struck=since,
        since_killed=np.where(struck.killed > 0, 0.0, state.since_killed),
        gulf_hit_ago=ago,
    )


def shipping_is_hit(state: WorldState, struck: Blows, figures: Figures) -> WorldState:
    """The worlds after ships were seized or the Strait was shut, where they were.

    Source: 2019 tanker attacks; threats of 2011–12 and 2018–19; model2.md section 3.
    """
    law = figures.blows
    tie = state.tie.copy()
    tie[TIE_IR_GS] = tie[TIE_IR_GS] - law.harassment_cools * struck.harasses - law.closure_cools * struck.closes
    tie[TIE_RU_IL] = tie[TIE_RU_IL] - law.strike_cools_moscow * flag(struck.israel >= 1)
    worse = np.where(np.equal(state.waters, OPEN), HARASSED, state.waters)
    waters = np.where(struck.harasses > 0, worse, state.waters)
    waters = np.where(struck.closes > 0, CLOSED, waters)
    return state.but(
        harassed=np.maximum(state.harassed, struck.harasses),
        waters=waters,
        waters_quarters=np.where(np.equal(waters, state.waters), state.waters_quarters, 0.0),
        tie=tie,
    )


def climb(struck: Blows, figures: Figures) -> Array:
    """How many rungs a round of blows adds to escalation.

    returns  (W,) rungs

    Source: model2.md section 3 (strike .65, US .75, answer .35, closure .55); claim C23.
    """
    law = figures.blows
    strikes = struck.iran * (law.rungs_strike + (law.rungs_us - law.rungs_strike) * struck.iran_by_us)
    back = law.rungs_answer * clip(struck.israel, 0, 1) + law.rungs_gulf * clip(struck.gulf + struck.americans, 0, 1)
    return strikes + back + law.rungs_harassed * struck.harasses + law.rungs_closed * struck.closes


def authorship(state: WorldState, struck: Blows, raised: Array, deeds: Deeds) -> Array:
    """The country that raised escalation last, as its place among the countries and 1.

    raised   (W,) rungs by which the round's blows did
    returns  (W,) code

    Source: model2.md section 3; the larger blow names the author, and a country whose moves, choices and mishaps
    raised it further than all blows is the author in their place.
    """
    iranian = struck.israel + struck.gulf + struck.americans + struck.harasses + struck.closes
    striker = np.where(struck.iran_by_us > 0, UNITED_STATES + 1, ISRAEL + 1)
    author = np.where(raised > 0, np.where(struck.iran > iranian, striker, IRAN + 1), state.author)
    most = raised
    for country in range(len(COUNTRIES)):
        author = np.where(deeds.raised[country] > most, country + 1, author)
        most = np.maximum(most, deeds.raised[country])
    return author
