"""Arms of the targets' comparisons: many played side by side on the same luck, and what is recorded of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import attrs
import numpy as np

from benchmarks.course_seats import CourseSeats
from benchmarks.seats import FREE, Control, Seats, dice
from game.model.state.axes import Array
from game.model.state.figures import Figures
from game.second.laws.opening import opening
from game.second.laws.turn import Ask, answers_land, close, morning, orders_land
from game.second.state.codes import CRISIS, LOST, NEW_RULER, PRAGMATIST, TREATY, TRUCE, TURN_ROW, UNREST
from game.second.state.deeds import MOVE_ROW, STANCE_ROW, Deeds
from game.second.state.names import ROW
from game.second.state.rules import Rules
from game.second.state.ruleset import with_drawn_opening
from game.second.state.world_state import WorldState, at_rest

AT_ONCE = 12

RECORDED: dict[str, Callable[[WorldState], Array]] = {
    "index": lambda s: s.index,
    "arms_ru": lambda s: s.flow[0, 0],
    "arms_ir": lambda s: s.flow[1, 0],
    "cover": lambda s: s.flow[0, 2],
    "proxies_ru": lambda s: s.flow[0, 3],
    "proxies": lambda s: (s.flow[0, 3] + s.flow[1, 3]) / 2,
    "security": lambda s: s.flow[0, 5],
    "narrative": lambda s: s.flow[0, 6],
    "trust_ir": lambda s: s.trust[1],
    "grievance_ir": lambda s: s.grievance[1],
    "brent": lambda s: s.brent,
    "revenue_ru": lambda s: s.revenue[0],
    "revenue_ir": lambda s: s.revenue[1],
    "volume_ir": lambda s: s.volume[1],
    "discount_ru": lambda s: s.discount[0],
    "discount_ir": lambda s: s.discount[1],
    "shared": lambda s: s.shared_threat,
    "rung": lambda s: s.rung,
    "broke": lambda s: s.broke,
    "repaired": lambda s: s.repaired,
    "catastrophe": lambda s: s.catastrophe,
    "regime_ru": lambda s: s.regime[0],
    "regime_ir": lambda s: s.regime[1],
    "new_ru": lambda s: (s.ruler[0] > 0) + 0.0,
    "new_ir": lambda s: (s.ruler[1] > 0) + 0.0,
    "ukraine": lambda s: s.ukraine,
    "war_iran": lambda s: s.war_iran,
    "weapon": lambda s: s.weapon,
    "waters": lambda s: s.waters,
    "needle": lambda s: np.maximum(s.margin[0], s.margin[1]),
    "hit": lambda s: s.hit,
    "struck": lambda s: s.struck,
    "struck_back": lambda s: s.struck_back,
    "demanded": lambda s: s.demanded,
    "bound": lambda s: s.bound,
    "talked": lambda s: s.talked,
    "sold_ru": lambda s: s.sold[0],
    "sold_ir": lambda s: s.sold[1],
    "vote": lambda s: s.vote_due,
    "vetoed": lambda s: s.vetoed,
    "fight": lambda s: s.russians_fight,
    "mover": lambda s: s.mover,
    "act": lambda s: s.act,
    "reason": lambda s: s.reason,
    "delivered": lambda s: s.delivered[0],
    "overdue": lambda s: s.overdue[0],
    "promised": lambda s: np.add.reduce(s.promised[0]),
    "high": lambda s: s.high_quarters,
    "broken_off": lambda s: s.broken_quarters,
    "first_index": lambda s: s.first_index,
    "escalation": lambda s: s.escalation,
}
Record = Mapping[str, Array]
Event = tuple[Iterable[int], str, float]


@attrs.frozen
class Arm:
    """One arm of a comparison.

    quarters  how long it is played
    fixed     policies that are held, by id
    odds      chances of moves that are set, by the seats' names
    events    in which quarters (counted from 1), what, how large
    start     measures that are set at the opening, with an index where they have axes
    """

    name: str
    quarters: int
    fixed: Mapping[str, float] = {}
    odds: Mapping[str, float] = {}
    events: tuple[Event, ...] = ()
    start: Mapping[tuple[str, tuple[int, ...]], float] = {}


def played(arms: Sequence[Arm], figures: Figures, worlds: int, seed: int, courses: bool) -> dict[str, Record]:
    """Every arm played: what is recorded of it, (quarters + 1, worlds) each, by its name; row 0 is the opening.

    courses  whether the countries follow their courses; else simple seats play
    """
    records: dict[str, Record] = {}
    for quarters in sorted({arm.quarters for arm in arms}):
        same = [arm for arm in arms if arm.quarters == quarters]
        for start in range(0, len(same), AT_ONCE):
            records |= together(same[start : start + AT_ONCE], figures, (worlds, seed), courses)
    return records


def together(arms: Sequence[Arm], figures: Figures, luck_of: tuple[int, int], courses: bool) -> dict[str, Record]:
    """Some arms of one length, played as one block of worlds.

    luck_of  how many worlds an arm has, and the seed
    """
    worlds, seed = luck_of
    quarters, whole = arms[0].quarters, worlds * len(arms)
    numbers = np.tile(np.arange(worlds, dtype=np.uint64), len(arms))
    control = Control.free(whole)
    names = {name for arm in arms for name in arm.odds}
    control = attrs.evolve(control, odds={name: np.full(whole, FREE) for name in names})
    slices = [slice(i * worlds, (i + 1) * worlds) for i in range(len(arms))]
    for arm, part in zip(arms, slices, strict=True):
        for policy, value in arm.fixed.items():
            control.stances[STANCE_ROW[policy], part] = value
        for name, value in arm.odds.items():
            control.odds[name][part] = value
    luck = dice(seed, numbers)
    rules = Rules(with_drawn_opening(figures, luck), luck, quarters)
    seats: Seats | CourseSeats = Seats(rules, control, opening(rules, whole))
    if courses:
        seats = CourseSeats.start(control, (seed, [int(number) for number in numbers]), quarters, figures)
    for arm, part in zip(arms, slices, strict=True):
        for (measure, index), value in arm.start.items():
            seats.world = put(seats.world, measure, index, part, value)
    rows: dict[str, list[Array]] = {name: [read(seats.world) + 0.0] for name, read in RECORDED.items()}
    for turn in range(1, quarters + 1):
        now = [
            (part, kind, size)
            for arm, part in zip(arms, slices, strict=True)
            for when, kind, size in arm.events
            if turn in when
        ]
        state = seats.play(partial(with_events, now))
        for name, read in RECORDED.items():
            rows[name].append(read(state) + 0.0)
    stacked = {name: np.stack(row) for name, row in rows.items()}
    return {
        arm.name: {name: row[:, part] for name, row in stacked.items()} for arm, part in zip(arms, slices, strict=True)
    }


def put(state: WorldState, measure: str, index: tuple[int, ...], part: slice, value: float) -> WorldState:
    """The worlds with one row of a measure set in some of them."""
    array = np.array(getattr(state, measure))
    view = array[index] if index else array
    view[..., part] = value
    changed: dict[str, Any] = {measure: array}
    return state.but(**changed)


def with_events(
    now: Sequence[tuple[slice, str, float]], state: WorldState, ask: tuple[Ask, Ask], rules: Rules
) -> WorldState:
    """The worlds a quarter later, with the arms' events put in where they belong.

    now  in which worlds, what, how large
    """
    before = state
    state = morning(state, rules)
    for part, kind, size in now:
        state = drawn_off(fallen(state, part, kind, size), part, kind, size)
    orders = ask[0](state)
    for part, kind, size in now:
        ordered(orders, part, kind, size)
    state = orders_land(state, orders, rules)
    for part, kind, size in now:
        state = fallen(state, part, kind, size)
    answers = ask[1](state)
    state = answers_land(state, answers, rules)
    state = close(state, orders.and_answers(answers), rules)
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
