"""Phase 12, the gauge of escalation, the index, and the readouts that tests and cards look at."""

import numpy as np

from game.model.laws.common import flag, under_fire, war_now
from game.model.laws.exchange import per_domain
from game.model.state.arithmetic import clip, sigmoid
from game.model.state.axes import DOMAINS, IRAN, RUSSIA, Array
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState


def gauge(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds at the end of the quarter: escalation fallen back or run away, and the index read."""
    figures = rules.figures
    state = escalation(state, deeds, rules)
    return readouts(state.but(index=index(state, figures)))


def escalation(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after escalation fell back towards standing rivalry, or a war ran away.

    Source: model2.md section 3 (e' = 1.2 + .70 (e − 1.2) + rungs; catastrophe Λ(−8.4 + 1.6 e) above 2.2); E09, B04.
    """
    law, chance, turn = rules.figures.gauge, rules.chance, state.turn + 1
    pushed = deeds.now("escalation") + (1 - law.memory) * deeds.rest("escalation")
    level = clip(law.rest + law.memory * (state.escalation - law.rest) + pushed, law.rest, law.top)
    odds = sigmoid(law.runaway + law.runaway_rung * level) * flag(level > law.danger)
    runs = chance.happens(turn, "runaway", odds) * (1 - state.catastrophe)
    return state.but(escalation=level, catastrophe=np.maximum(state.catastrophe, runs))


def index(state: WorldState, figures: Figures) -> Array:
    """The partnership: how much the two give each other, and how they stand.

    returns  (W,) points, 0–100

    Source: theory.md 3d (domain weights); design prior for the quarter that the ladder weighs.
    """
    law, russia = figures.gauge, per_domain(figures, "share_russia")
    both = per_domain(figures, "index") * (russia * state.flow[RUSSIA] + (1 - russia) * state.flow[IRAN])
    whole = both[0]
    for row in range(1, len(DOMAINS)):
        whole = whole + both[row]
    rungs = state.rung / law.rungs
    points: Array = figures.units.percent * ((1 - law.ladder) * whole + law.ladder * rungs)
    return points


def readouts(state: WorldState) -> WorldState:
    """The worlds with what cards and tests read off other measures."""
    return state.but(
        calm=(1 - under_fire(state)) * flag(state.struck < 1 / (2 * 2)),
        at_war=war_now(state),
        defence_ir=1 - state.air_defence_gap,
    )
