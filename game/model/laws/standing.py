"""Phase 2, what stands around the pair: UN sanctions, Damascus, Beijing, the Caucasus, the oil pact, the tides."""

import numpy as np

from game.model.laws.common import flag, is_open_war
from game.model.state.arithmetic import clip, sigmoid, toward
from game.model.state.axes import RUSSIA, Array
from game.model.state.codes import (
    ABANDONING,
    CEASEFIRE,
    CONTESTED,
    FIGHTING,
    HEDGING,
    IN_FORCE,
    LOST,
    MACHINES,
    MOSCOW_RUNS_IT,
    NONE,
    PRICE_WAR,
    QUOTA,
    TABLED,
    UNDERWRITING,
    WASHINGTON_RUNS_IT,
    WITH_PAIR,
)
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

TIDES_BY_NAME = ("front", "us_china", "tehran", "coalition", "gulf_mood", "allies")
GULF_MOOD = TIDES_BY_NAME.index("gulf_mood")


def standing(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after the machines around the pair took their step."""
    state = pushes(state, deeds, rules.figures)
    state = snapback(state, deeds, rules)
    state = damascus(state, deeds, rules)
    state = beijing(state, deeds, rules)
    state = caucasus(state, rules.figures)
    state = oil_pact(state, deeds, rules)
    state = israel_wars(state, deeds, rules)
    return tides_pushed(state, deeds, rules)


def pushes(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after each push towards an event went back towards where it rests, and was pushed again.

    Source: seams.md, table of names (push.truce, push.deal.ir, push.snapback, push.corridor.ru, push.corridor.us).
    """
    law = figures.standing
    truce = state.push_truce * law.truce_memory + (1 - law.truce_memory) * (law.truce_rest + deeds.rest("push.truce"))
    deal = toward(state.push_deal, law.deal_rest + deeds.rest("push.deal.ir"), law.deal_pace)
    snap = toward(state.push_snapback, law.snapback_rest + deeds.rest("push.snapback"), law.snapback_pace)
    west = toward(state.corridor_washington, law.corridor_rest + deeds.rest("push.corridor.us"), law.corridor_pace)
    east = state.corridor_moscow - law.corridor_decay + law.corridor_pace * deeds.rest("push.corridor.ru")
    return state.but(
        push_truce=clip(truce + deeds.now("push.truce"), 0, 2),
        push_deal=clip(deal + deeds.now("push.deal.ir"), 0, 2),
        push_snapback=clip(snap + deeds.now("push.snapback"), 0, 2),
        corridor_washington=clip(west + deeds.now("push.corridor.us"), 0, 1),
        corridor_moscow=clip(east + deeds.now("push.corridor.ru"), 0, 1),
    )


def snapback(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after UN sanctions were tabled, came into force or lapsed; Moscow's veto does not stop them.

    Source: seams.md, push.snapback and decision 24; model2.md section 3; resolution 2231.
    """
    law, chance, turn = rules.figures.standing, rules.chance, state.turn + 1
    push, now = state.push_snapback, state.snapback
    tabled = chance.happens(turn, "snapback.tabled", sigmoid(law.tabled + law.tabled_push * push))
    in_force = chance.happens(turn, "snapback.in_force", sigmoid(law.in_force + law.in_force_push * push))
    lapses = flag(state.snapback_quarters >= law.snapback_lasts)
    tabled = np.maximum(tabled, brought(deeds, "snapback>tabled", rules, turn))
    at_once = brought(deeds, "snapback>in_force", rules, turn)
    after = np.where(np.equal(now, NONE), np.where(tabled > 0, TABLED, NONE), now)
    after = np.where(np.equal(now, TABLED), np.where(in_force > 0, IN_FORCE, TABLED), after)
    after = np.where(np.equal(now, IN_FORCE), np.where(lapses > 0, NONE, IN_FORCE), after)
    after = np.where(at_once > 0, IN_FORCE, after)
    return state.but(snapback=after, snapback_quarters=np.where(np.equal(after, now), state.snapback_quarters, 0.0))


def brought(deeds: Deeds, key: str, rules: Rules, turn: int) -> Array:
    """1 where a deed or an event from outside brings a machine to a state this quarter, (W,).

    key  `machine>state`
    """
    return rules.chance.happens(turn, f"{key}.ordered", clip(deeds.turn(key), 0, 1))


def damascus(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after Damascus stayed with the pair, was contested, or was lost.

    Source: model2.md section 3 (hazard .01; the opening's is drawn by the scenario); claims C35, C63.
    """
    law, chance, turn, now = rules.figures.standing, rules.chance, state.turn + 1, state.syria
    first = flag(state.brent * 0 + turn < 2)
    falls = chance.happens(turn, "syria.falls", law.syria_falls + (law.syria_first - law.syria_falls) * first)
    contests = chance.happens(turn, "syria.contested", law.syria_contested)
    falls = np.maximum(falls, brought(deeds, "syria>lost", rules, turn))
    after = np.where(np.equal(now, WITH_PAIR), np.where(falls > 0, LOST, WITH_PAIR), now)
    after = np.where(np.equal(now, LOST), np.where(contests > 0, CONTESTED, LOST), after)
    return state.but(syria=after)


def beijing(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after China's tolerance moved, and its stance with it: it underwrites, hedges or abandons.

    A stance that a deed brought about has the clock of one that has lasted, and runs down without a cause to stay.

    Source: seams.md, tolerance.cn and table of machines; model2.md section 3 (abandons after a test).
    """
    law, chance, turn = rules.figures.standing, rules.chance, state.turn + 1
    rest = law.tolerance_rest - law.tolerance_test * state.weapon + deeds.rest("tolerance.cn")
    tolerance = clip(toward(state.tolerance, rest, law.tolerance_pace) + deeds.now("tolerance.cn"), 0, 1)
    dial = deeds.stance("cn.risk")
    high = np.maximum(flag(tolerance >= law.underwrites_at), flag(dial >= 1))
    low = np.maximum(flag(tolerance <= law.abandons_at), flag(dial <= 0))
    before = state.china_quarters
    idle = np.where(before > 0, before - 1, np.minimum(before + 1, 0.0))
    leans = np.where(high > 0, np.maximum(before, 0) + 1, idle)
    leans = np.where(low * (1 - high) > 0, np.minimum(before, 0) - 1, leans)
    leans = clip(leans, -law.stance_lasts, law.stance_lasts)
    for side, name in ((1.0, "underwriting"), (-1.0, "abandoning")):
        pushed = chance.happens(turn, f"china.{name}", clip(deeds.turn(f"china>{name}"), 0, 1))
        leans = np.where(pushed > 0, side * law.stance_lasts, leans)
    stance = np.where(leans >= 2, UNDERWRITING, np.where(leans <= -2, ABANDONING, HEDGING))
    return state.but(
        tolerance=tolerance,
        china=stance,
        china_quarters=leans,
        red_line_china=np.maximum(state.red_line_china, law.warning_lasts * flag(deeds.now("red_line.cn") > 0)),
    )


def caucasus(state: WorldState, figures: Figures) -> WorldState:
    """The worlds with the corridor's sponsor read off the two pushes.

    Source: seams.md, table of machines (Moscow's from .6; Washington's likewise); claim C59.
    """
    law = figures.favours
    west = flag(state.corridor_washington >= law.corridor_counts)
    east = flag(state.corridor_moscow >= law.corridor_counts)
    code = np.where(west > 0, WASHINGTON_RUNS_IT, np.where(east > 0, MOSCOW_RUNS_IT, 0))
    return state.but(caucasus=np.where(west * east > 0, 2 + 1, code))


def oil_pact(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after the oil pact held or broke into a price war.

    Source: 2014–16 and 2020; model2.md section 3 (.012 a quarter, more where the Gulf loses its share).
    """
    law, chance, turn, now = rules.figures.standing, rules.chance, state.turn + 1, state.oil_pact
    odds = law.price_war + law.price_war_share * flag(state.gulf_output < -law.share_lost)
    odds = odds + law.price_war_cheated * flag(state.quota_cheated > 0)
    breaks = chance.happens(turn, "oil_pact.breaks", odds)
    ordered = chance.happens(turn, "oil_pact.ordered", clip(deeds.turn("oil_pact>price_war"), 0, 1))
    ends = chance.happens(turn, "oil_pact.ends", law.price_war_ends) * flag(
        state.oil_pact_quarters >= law.price_war_lasts
    )
    after = np.where(np.equal(now, QUOTA), np.where(np.maximum(breaks, ordered) > 0, PRICE_WAR, QUOTA), now)
    after = np.where(np.equal(now, PRICE_WAR), np.where(ends > 0, QUOTA, PRICE_WAR), after)
    cheats = chance.happens(turn, "oil_pact.cheats", law.cheats) * flag(state.reserves[RUSSIA] < law.poor)
    return state.but(
        oil_pact=after,
        oil_pact_quarters=np.where(np.equal(after, now), state.oil_pact_quarters, 0.0),
        quota_cheated=state.quota_cheated + cheats,
    )


def israel_wars(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after Israel's wars went on, paused or came back.

    Source: seams.md, table of machines (war to truce .12, truce to war .10).
    """
    law, chance, turn, now = rules.figures.standing, rules.chance, state.turn + 1, state.israel_wars
    pauses = chance.happens(turn, "israel_wars.pause", law.israel_pauses * (1 - is_open_war(state)))
    ordered = chance.happens(turn, "israel_wars.ordered", clip(deeds.turn("israel_wars>truce"), 0, 1))
    resumes = chance.happens(turn, "israel_wars.resume", law.israel_resumes)
    resumes = np.maximum(resumes, brought(deeds, "israel_wars>war", rules, turn))
    after = np.where(np.equal(now, FIGHTING), np.where(np.maximum(pauses, ordered) > 0, CEASEFIRE, FIGHTING), now)
    after = np.where(np.equal(now, CEASEFIRE), np.where(resumes > 0, FIGHTING, CEASEFIRE), after)
    return state.but(israel_wars=after)


def tides_pushed(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after deeds turned a tide, where they did.

    Source: seams.md, open point 2 (±.08 on the turning hazard); adaptive.md (.08–.30); Abqaiq 2019.
    """
    law, chance, turn = rules.figures.standing, rules.chance, state.turn + 1
    by_deed = {
        "front>stalled": deeds.move("us.broker_truce"),
        "front>moving": deeds.move("ru.escalate"),
        "tehran>opening": np.maximum(deeds.move("ir.talk"), flag(deeds.now("offer.ir") > 0)),
        "gulf_mood>at_ease": flag(deeds.stance("ir.gulf_line") >= 1),
    }
    rows = []
    for row, name in enumerate(TIDES_BY_NAME):
        value = state.tide[row]
        for code, to in enumerate(MACHINES[name].states):
            key = f"{name}>{to}"
            odds = deeds.turn(key) + law.tide_pushed * by_deed.get(key, np.zeros(state.worlds))
            value = np.where(chance.happens(turn, f"tide.{key}", clip(odds, 0, 1)) > 0, code, value)
        rows.append(value)
    # Nobody on the Gulf is at ease in a quarter of drones on its plants or of open war across the water.
    alarmed = np.maximum(flag(state.gulf_hit > 0), is_open_war(state))
    rows[GULF_MOOD] = rows[GULF_MOOD] * (1 - alarmed)
    return state.but(tide=np.stack(rows))
