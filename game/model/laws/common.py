"""Laws that more than one phase reads."""

import numpy as np
from numpy.typing import NDArray

from game.model.state.arithmetic import clip, toward
from game.model.state.axes import Array
from game.model.state.codes import ESCALATED, EXCHANGE, OPEN_WAR, TRUCE, WAR
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.world_state import WorldState

# What a comparison of rows gives.
Condition = NDArray[np.bool_]


def flag(condition: Condition) -> Array:
    """1.0 where a condition holds and 0.0 elsewhere, same shape."""
    return np.where(condition, 1.0, 0.0)


def where_is(code: Array, *states: int) -> Array:
    """1.0 where a machine is in one of these states and 0.0 elsewhere, same shape."""
    held = flag(np.equal(code, states[0]))
    for state in states[1:]:
        held = held + flag(np.equal(code, state))
    return held


def by_code(code: Array, *values: Array | float) -> Array:
    """The value that belongs to each state, same shape as the code.

    values  one for each state, in the order of their numbers: figures, or one a world
    """
    answer: Array | float = values[0]
    for state, value in enumerate(values[1:], start=1):
        answer = np.where(np.equal(code, state), value, answer)
    return answer  # type: ignore[return-value]


def stock(value: Array, target: Array | float, pace: Array | float, deeds: Deeds, name: str) -> Array:
    """A stock that has gone towards its resting point, both moved as countries move them.

    value    (W,) now
    target   its resting point without anybody's doing
    pace     share of the gap that closes in a quarter
    returns  (W,) a quarter later, in the model's unit

    Source: seams.md, rule 2: a policy shifts the resting point, a move is a jump.
    """
    moved: Array = toward(value, target + deeds.rest(name), pace) + deeds.now(name)
    return moved


def fire(state: WorldState, figures: Figures) -> Array:
    """How far Iran is at war now: 1 in open war, part of it in an exchange of blows.

    returns  (W,) share

    Source: model2.md section 2 (E: 1 open war, .6 exchange, 0 else); Snyder 1984 on entrapment.
    """
    return by_code(state.war_iran, 0.0, 0.0, figures.iran_war.exchange_heat, 1.0)


def war_now(state: WorldState) -> Array:
    """1.0 where the war in Ukraine goes on, (W,)."""
    return where_is(state.ukraine, WAR, ESCALATED)


def war_weight(state: WorldState, in_truce: Array) -> Array:
    """How far the war in Ukraine weighs on Moscow: 1 while it lasts, `in_truce` in a truce, nothing once settled.

    returns  (W,) share

    Source: claims C01 and C07; design prior for the truce.
    """
    return war_now(state) + in_truce * where_is(state.ukraine, TRUCE)


def believed(state: WorldState, figures: Figures) -> Array:
    """How far Washington's offer is believed: below nought it looks like a trick and binds the pair.

    returns  (W,) −1 … 1

    Source: model2.md section 4 (β = clip((q − .30) / .25)); Crawford 2011 and his cases of failure.
    """
    offers = figures.offers
    return clip((state.word[2] - offers.word_doubted) / offers.word_span, -1, 1)


def exclusive(state: WorldState, lost: Array | float) -> Array:
    """What is left of an offer when the other side is courted too.

    lost     share that is lost when both are courted alike
    returns  (W,) share, 0–1

    Source: Crawford 2011: to both at once earns nothing; model2.md section 4 (excl).
    """
    smaller = np.minimum(state.offer[0], state.offer[1])
    larger = np.maximum(state.offer[0], state.offer[1])
    share = smaller / np.maximum(larger, 1 / (2 * 2 * 2 * 2 * 2 * 2))
    left: Array = 1 - lost * share
    return left


def is_open_war(state: WorldState) -> Array:
    """1.0 where Iran is in open war, (W,)."""
    return where_is(state.war_iran, OPEN_WAR)


def under_fire(state: WorldState) -> Array:
    """1.0 where Iran is in an exchange of blows or in open war, (W,)."""
    return where_is(state.war_iran, EXCHANGE, OPEN_WAR)


def centred(deeds: Deeds, policy: str) -> Array:
    """How far a policy stands from where it stood at the end of 2024, (W,), as a share of its full dial."""
    return deeds.stance(policy) - deeds.opening(policy)
