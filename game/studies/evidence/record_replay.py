"""The record replayed a quarter at a time: the pair decides, others do what is coded, and then the record takes over.

Before each quarter the worlds stand where the record left them, so that each is a forecast of one quarter. What others
did is coded in `scenarios/record/outside.csv`: an act is a policy's step, something from outside, or a state.
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import attrs
import numpy as np

from agents.draft import Orders
from game.model.files.faults import Fault, ScenarioFaults, as_written
from game.model.laws.exchange import per_domain
from game.model.levers.catalogue import DIALS, seat_of
from game.model.play.simulation import Simulation
from game.model.scenario.beginning import figures_of
from game.model.scenario.setup import DatedInject, InjectEffect
from game.model.scenario.setup_checks import PUSHABLE
from game.model.scenario.setup_files import setup, shipped_levers
from game.model.state.axes import COUNTRIES, DOMAINS, IRAN, PARTNERS, RUSSIA, Array
from game.model.state.chance import Dice
from game.model.state.codes import MACHINES, TURN_ROW, WORKING
from game.model.state.measures import nearest
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState
from game.paths import shipped
from game.studies.evidence.arms import script
from game.studies.evidence.rival_theories import theory_figures
from game.studies.evidence.timeline import QUARTER, Timeline, content, opening, ordinal, quarter_name

# theory.md 3d: long-run means of the seven domains, share of the gap that decays a quarter, points a unit of score.
MEANS = (15.0, 35.0, 35.0, 25.0, 20.0, 20.0, 35.0)
DECAY, POINTS = 0.04, 4.0
OUTSIDE = "outside"
CONFIDENCES = ("H", "M", "L")
COLUMNS = ("quarter", "event", "actor", "act", "size", "confidence", "says")
WHOLE = 100.0


@attrs.frozen
class OutsideAct:
    """One thing that others did, as coded.

    quarter  counted from the year 0
    event    of the timeline, by its id
    actor    a country, or `outside`
    act      a policy, a move, a name of the table that can be pushed, or `machine>state`
    size     the policy's step, or the push in the name's unit; 1 for a move or a state
    """

    quarter: int
    event: str
    actor: str
    act: str
    size: float
    confidence: str
    says: str


@cache
def outside_acts() -> tuple[OutsideAct, ...]:
    """What others did, as it ships; ScenarioFaults where the coding is wrong."""
    return acts_in(shipped("scenarios") / "record" / "outside.csv")


def acts_in(path: Path) -> tuple[OutsideAct, ...]:
    """Coded acts of a file; ScenarioFaults with everything that is wrong with them."""
    faults: list[Fault] = []
    rows = read_rows(content(path, faults) or "", path.name, faults)
    acts = [act(row, f"line {line}", path.name, faults) for line, row in enumerate(rows, start=2)]
    if faults:
        raise ScenarioFaults(faults)
    return tuple(one_act for one_act in acts if one_act is not None)


def read_rows(text: str, file: str, faults: list[Fault]) -> list[dict[str, str]]:
    """The lines of a coding by the names of its columns; what keeps them from being read is gathered."""
    reader = csv.DictReader(text.splitlines(keepends=True), restval="")
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing and not faults:
        faults.append(Fault(file, "line 1", f"no {', '.join(missing)}", f"the columns {', '.join(COLUMNS)}"))
    return [] if faults else list(reader)


def beside(acts: Sequence[OutsideAct], timeline: Timeline, file: str) -> list[Fault]:
    """What is wrong with coded acts beside a timeline: every act is of an event of it, in that event's quarter.

    file  as whoever asked named it
    """
    quarters, faults = {entry.id: entry.quarter for entry in timeline.entries}, list[Fault]()
    for own in acts:
        if own.event not in quarters:
            near = f"nearest: {nearest(own.event, quarters)}"
            faults.append(Fault(file, f"{own.act}, event", as_written(own.event), "an event of the timeline", near))
        elif own.quarter != quarters[own.event]:
            name, expected = quarter_name(own.quarter), quarter_name(quarters[own.event])
            faults.append(Fault(file, f"{own.event}, {own.act}, quarter", as_written(name), f"{expected}, its event's"))
    return faults


def act(row: Mapping[str, str], line: str, file: str, faults: list[Fault]) -> OutsideAct | None:
    """One line of the coding; None, its faults gathered, where it is wrong."""
    before = len(faults)

    def wrong(column: str, expected: str, known: Sequence[str] = ()) -> None:
        """Gather one fault of a column."""
        written = row.get(column, "")
        near = f"nearest: {nearest(written, known)}" if known else ""
        faults.append(Fault(file, f"{line}, {column}", as_written(written), expected, near))

    policies = [policy.id for policy in shipped_levers().policies]
    moves = [move.id for move in shipped_levers().moves]
    known = (*policies, *moves, *PUSHABLE, *TURN_ROW)
    if not QUARTER.fullmatch(row.get("quarter", "")):
        wrong("quarter", "a quarter such as 2018Q2")
    if row.get("actor") not in (OUTSIDE, *COUNTRIES):
        wrong("actor", "a country or outside", (OUTSIDE, *COUNTRIES))
    if row.get("act") not in known:
        wrong("act", "a policy, a move, a name that can be pushed or machine>state", known)
    elif row["act"] in (*policies, *moves) and row.get("actor") != seat_of(row["act"]):
        wrong("actor", f"{seat_of(row['act'])}, whose {'policy' if row['act'] in policies else 'move'} it is")
    elif seat_of(row["act"]) in PARTNERS and row["act"] in (*policies, *moves):
        wrong("act", "an act of others than Moscow and Tehran, who are what is asked")
    try:
        size = float(row.get("size", ""))
    except ValueError:
        size = 0.0
        wrong("size", "a number")
    if row.get("act") in policies and size not in range(DIALS):
        wrong("size", "a step, 0–3")
    if row.get("confidence") not in CONFIDENCES:
        wrong("confidence", "H, M or L")
    if len(faults) > before:
        return None
    return OutsideAct(
        ordinal(row["quarter"]), row["event"], row["actor"], row["act"], size, row["confidence"], row["says"]
    )


@attrs.frozen(eq=False)
class ReplayedRecord:
    """What the model makes of each quarter of a record.

    quarters  as whole numbers from the year 0
    moves     (7, quarters, W) change of each domain, points
    coded     (7, quarters) as coded, in units of the scores
    """

    quarters: range
    moves: Array
    coded: Array


@attrs.frozen
class RecordReplay:
    """What is replayed, and how.

    timeline  the coded events
    acts      what others did
    last      the last quarter, from the year 0
    theory    a rival or a placebo; "" for the model itself
    """

    timeline: Timeline
    acts: tuple[OutsideAct, ...]
    last: int
    worlds: int
    seed: int
    theory: str = ""


def begun(request: RecordReplay) -> Simulation:
    """The worlds of spring 2015, in which all but Moscow and Tehran do what is coded."""
    begins = setup(str(opening()))
    first = ordinal(begins.starts)
    quarters = request.last - first + 1
    # A scenario's own events are not the record's.
    begins = attrs.evolve(begins, injects=tuple(pushed(request.acts, first)), quarters=quarters)
    chance = Dice(request.seed, np.arange(request.worlds, dtype=np.uint64))
    read = script(quarters)
    figures = theory_figures(request.theory, figures_of(begins, read.figures, chance), chance)
    game = Simulation.begun(begins, read, Rules(figures, chance, quarters))
    game.persons = {place for place in range(len(COUNTRIES)) if place not in (RUSSIA, IRAN)}
    return game


def replayed(request: RecordReplay, advance: Callable[[int], None]) -> ReplayedRecord:
    """A timeline replayed from the shipped opening to a quarter.

    advance  called with how many more quarters are done
    """
    game, first = begun(request), ordinal(setup(str(opening())).starts)
    quarters = range(first, request.last + 1)
    coded = request.timeline.moves(quarters)
    levers, standing, moves = game.anchor.levers, game.world.dials.copy(), list[Array]()
    own_dials, own_moves = (
        np.array([[float(seat_of(lever.id) in PARTNERS)] for lever in kind]) for kind in (levers.policies, levers.moves)
    )
    level = np.array(MEANS)
    for place, quarter in enumerate(quarters):
        moves_made = np.zeros((len(levers.moves), 1))
        for coded_act in (one_act for one_act in request.acts if one_act.quarter == quarter):
            row = levers.places.get(coded_act.act)
            if row is not None and row >= len(levers.policies):
                moves_made[row - len(levers.policies)] = 1.0
            elif row is not None:
                standing[row] = coded_act.size
            elif coded_act.act in TURN_ROW:
                game.world = in_state(game.world, coded_act.act)
        before, orders = game.world, game.decide()
        game.step(Orders(np.where(own_dials > 0, orders.dials, standing), orders.moves * own_moves + moves_made))
        moves.append(strands(game.world, game) - strands(before, game))
        later = level + DECAY * (np.array(MEANS) - level) + POINTS * coded[:, place]
        game.world, level = as_recorded(before, game.world, later - level), later
        advance(1)
    return ReplayedRecord(quarters, np.stack(moves, 1), coded)


def pushed(acts: Sequence[OutsideAct], first: int) -> list[DatedInject]:
    """What comes from outside, as injects of their quarters.

    first  the first quarter played
    """
    return [
        DatedInject(
            name=f"{one_act.event.lower()}_{place}",
            quarter=one_act.quarter - first + 1,
            title=one_act.says,
            says=one_act.says,
            source=one_act.event,
            effects=(InjectEffect(one_act.act, one_act.size, one_act.says),),
        )
        for place, one_act in enumerate(acts)
        if one_act.act in PUSHABLE and one_act.quarter >= first
    ]


def in_state(world: WorldState, turn: str) -> WorldState:
    """The worlds with a machine in a state, as the record has it."""
    name, _, state = turn.partition(">")
    machine = MACHINES[name]
    rows = np.array(getattr(world, machine.measure))
    rows[machine.index] = float(machine.states.index(state))
    return world.but(**{machine.measure: rows})


def strands(world: WorldState, game: Simulation) -> Array:
    """The seven domains as the index weighs both sides of each, (7, W) points."""
    russia = np.broadcast_to(per_domain(game.rules.figures, "share_russia"), (len(DOMAINS), world.worlds))
    both: Array = WHOLE * (russia * world.flow[RUSSIA] + (1 - russia) * world.flow[IRAN])
    return both


def as_recorded(before: WorldState, after: WorldState, change: Array) -> WorldState:
    """The worlds after a quarter with their flows where the record has them, still working together and not at war.

    change  (7,) points by which the record's domains moved
    """
    flow = np.clip(before.flow + change[None, :, None] / WHOLE, 0.02, 0.9)
    rung = np.maximum(after.rung, float(WORKING))
    still = np.zeros(after.worlds)
    return after.but(
        flow=flow, rung=rung, broke=still, catastrophe=still, broken_quarters=still, suspended=after.suspended * 0
    )
