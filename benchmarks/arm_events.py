"""Events of the targets' arms: put in among the laws for simple seats, and between two quarters for courses."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from agents.draft import Orders
from game.model.laws.turn import Ask, blows_land, close, deeds_land, morning
from game.model.levers.effects import LeverProgram
from game.model.state.axes import Array
from game.model.state.codes import (
    CLOSED,
    CRISIS,
    HARASSED,
    LOST,
    NEW_RULER,
    PRAGMATIST,
    TREATY,
    TRUCE,
    TURN_ROW,
    UNREST,
)
from game.model.state.deeds import MOVE_ROW, STANCE_ROW, Deeds
from game.model.state.names import ROW
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState, at_rest

# In which worlds, what, how large.
Happening = tuple[slice, str, float]


def put(state: WorldState, measure: str, index: tuple[int, ...], part: slice, value: float | Array) -> WorldState:
    """The worlds with one row of a measure set in some of them."""
    array = np.array(getattr(state, measure))
    view = array[index] if index else array
    view[..., part] = value
    changed: dict[str, Any] = {measure: array}
    return state.but(**changed)


def with_events(now: Sequence[Happening], state: WorldState, ask: tuple[Ask, ...], rules: Rules) -> WorldState:
    """The worlds a quarter later, with the arms' events put in where they belong.

    now  in which worlds, what, how large
    """
    before = state
    state = morning(state, rules)
    for part, kind, size in now:
        state = drawn_off(fallen(state, part, kind, size), part, kind, size)

    def with_ordered(world: WorldState) -> Deeds:
        """The orders of the morning with the events that are orders."""
        orders = ask[0](world)
        for part, kind, size in now:
            ordered(orders, part, kind, size)
        return orders

    state, deeds = blows_land(state, (with_ordered, *ask[1:]), rules)
    state = deeds_land(state, deeds, rules)
    for part, kind, size in now:
        state = fallen(state, part, kind, size)
    state = close(state, deeds, rules)
    for part, kind, size in now:
        state = signed(state, part, kind, size)
    return at_rest(state, before).but(turn=before.turn + 1)


def ordered(deeds: Deeds, part: slice, kind: str, size: float) -> None:
    """Puts an event into the orders, where it is one."""
    if kind == "strike":
        deeds.jumps[ROW["struck.ir"], part] = size
        deeds.moves[MOVE_ROW["il.strike_nuclear"], part] = 1
        deeds.turns[TURN_ROW["nuclear>damaged"], part] = 0.55
    moves = {"deliver": ("ru.deliver", size / 0.25), "islands": ("ru.islands", size), "harass": ("ir.harass", size)}
    if kind in moves:
        deeds.moves[MOVE_ROW[moves[kind][0]], part] = moves[kind][1]
    turns = {"hormuz": "waters>closed", "test": "nuclear>weapon"}
    if kind in turns:
        deeds.turns[TURN_ROW[turns[kind]], part] = size
    if kind == "speech":
        deeds.jumps[ROW["threat.ru"], part] += 0.006 * size
        deeds.jumps[ROW["threat.ir"], part] += 0.006 * size
        deeds.jumps[ROW["trust.ir"], part] -= 0.003 * size
    if kind == "road":
        deeds.moves[MOVE_ROW["ru.corridor"], part] = size
        deeds.jumps[ROW["push.corridor.ru"], part] += 0.05
    if kind == "expose":
        deeds.jumps[ROW["aware.ir.israel"], part] += size / 2
        deeds.jumps[ROW["aware.ir.gulf"], part] += size / 2
    if kind == "text":
        deeds.jumps[ROW["due_vote.ru"], part] = size
    if kind == "lift":
        for policy in ("us.oil_russia", "us.oil_iran"):
            deeds.stances[STANCE_ROW[policy], part] = 0


# Events that are a fact: measure, index and value, or None where the size of the event is the value.
FACTS: dict[str, tuple[tuple[str, tuple[int, ...], float | None], ...]] = {
    "syria": (("syria", (), LOST),),
    "truce": (("truce_held", (), 1), ("ukraine", (), TRUCE)),
    "localised": (("localised", (), None),),
    "road_west": (("corridor_washington", (), None),),
    "crisis": (("regime", (1,), CRISIS),),
    "unrest": (("regime", (1,), UNREST),),
    "pragmatist": (("regime", (1,), NEW_RULER), ("ruler", (1,), PRAGMATIST), ("ruler_shift", (1,), -0.2)),
    "cap": (("cap", (), None),),
    "word": (("word", (2,), None),),
    "offer_ru": (("offer", (0,), None), ("offer_quarters", (0,), 0)),
    "veto_ru": (("offer_veto", (0,), None),),
    "offer_ir": (("offer", (1,), None), ("offer_quarters", (1,), 0)),
    "veto_ir": (("offer_veto", (1,), None),),
    "test": (("dash", (), 2),),
}
FACTORS = {"fleet": ("fleet", (0,)), "militias": ("force", ())}


def fallen(state: WorldState, part: slice, kind: str, size: float) -> WorldState:
    """The worlds with an event that is a fact put in."""
    for measure, index, value in FACTS.get(kind, ()):
        state = put(state, measure, index, part, size if value is None else value)
    return state


def drawn_off(state: WorldState, part: slice, kind: str, size: float) -> WorldState:
    """The worlds with an event that takes from or adds to a stock put in, once a quarter."""
    if kind in FACTORS:
        measure, index = FACTORS[kind]
        array = np.array(getattr(state, measure))
        view = array[index] if index else array
        view[..., part] *= size
        changed: dict[str, Any] = {measure: array}
        state = state.but(**changed)
    if kind == "demand":
        demand = state.demand_shock + 0.0
        demand[part] += size
        state = state.but(demand_shock=demand)
    return state


def signed(state: WorldState, part: slice, kind: str, size: float) -> WorldState:
    """The worlds after a defence clause was signed, where that is the event."""
    if kind == "clause":
        rung = state.rung + 0.0
        rung[part] = np.maximum(rung[part], TREATY)
        state = put(state.but(rung=rung), "clause", (), part, size)
        institutions = state.institutions + 0.0
        institutions[part] += 0.2
        state = state.but(institutions=institutions)
    return state


# What countries order in an event, where they follow their courses: moves, and how strongly each for an event of 1.
ORDERED: dict[str, tuple[tuple[str, float], ...]] = {
    "strike": (("il.strike_nuclear", 1.0),),
    "deliver": (("ru.deliver", 4.0),),
    "islands": (("ru.islands", 1.0),),
    "harass": (("ir.harass", 1.0),),
    "hormuz": (("ir.close", 1.0),),
    "road": (("ru.corridor", 0.5),),
    "expose": (("us.expose_israel", 0.75), ("us.expose_gulf", 0.75)),
}
# Facts that come with them, as an order alone leaves them to luck.
HAPPENED: dict[str, tuple[tuple[str, tuple[int, ...], float], ...]] = {
    "hormuz": (("waters", (), CLOSED), ("waters_quarters", (), -1)),
    "harass": (("waters", (), HARASSED), ("waters_quarters", (), -1)),
    "test": (("weapon", (), 1), ("nuclear_progress", (), 1)),
}
FELT: dict[str, tuple[tuple[str, tuple[int, ...], float], ...]] = {
    "speech": (("threat", (0,), 0.006), ("threat", (1,), 0.006), ("trust", (1,), -0.003)),
}


def before_quarter(state: WorldState, now: Sequence[Happening]) -> WorldState:
    """The worlds with the events of a quarter put in before it, as far as they are facts."""
    for part, kind, size in now:
        state = drawn_off(fallen(state, part, kind, size), part, kind, size)
        for measure, index, value in HAPPENED.get(kind, ()):
            state = put(state, measure, index, part, value)
        for measure, index, value in FELT.get(kind, ()):
            state = put(state, measure, index, part, getattr(state, measure)[index][part] + value * size)
    return state


def with_orders(orders: Orders, now: Sequence[Happening], program: LeverProgram) -> Orders:
    """A quarter's orders with those of its events; lifted sanctions go to nothing at once."""
    dials, moves = orders.dials.copy(), orders.moves.copy()
    for part, kind, size in now:
        for move, strength in ORDERED.get(kind, ()):
            moves[program.places[move] - len(program.policies), part] = strength * size
        if kind == "lift":
            for policy in ("us.oil_russia", "us.oil_iran"):
                dials[program.places[policy], part] = 0
    return Orders(dials, moves)
