"""The compiled engine as a simulation uses it: worlds decided for, stepped and played with machine code.

It takes worlds and answers worlds, with the bits that numpy gives; where it cannot, there is none and numpy plays.
"""

import os
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from threading import Lock

import attrs
import numpy as np
from numpy.typing import NDArray

from agents.agent import StateAgent
from game.engine import core, native
from game.engine.core import Beginning, Call, Played, Program, Run, RunOutputs
from game.engine.threads import threads
from game.loose_types import FieldValues, OneOfMany
from game.model.engine import programs, quarter
from game.model.engine.programs import CompiledQuarter
from game.model.engine.single_quarter import SingleQuarter
from game.model.state.catalogue import OPEN, Sheet
from game.model.state.chance import GOLDEN, CountedLuck
from game.model.state.figures import Figures
from game.model.state.measures import measures_of
from game.model.state.setting import Setting, Staff
from game.model.state.world import World

# So many quarters of worlds are worth waiting for machine code that is not made yet.
WORTH_WAITING = 100_000
# Fewer worlds than this are not shared out over threads.
FEW = 256
REMEMBERED = 64
# Games of few worlds for which everything lies ready.
MACHINES = 8
# The place of the laws among programs, after all countries.
LAWS = -1
# Nothing but the worlds at the end.
END = RunOutputs()

_LOCK = Lock()
_QUARTERS: "OrderedDict[OneOfMany, OneOfMany]" = OrderedDict()
_PREPARED: "OrderedDict[OneOfMany, OneOfMany]" = OrderedDict()
_MACHINES: "OrderedDict[OneOfMany, OneOfMany]" = OrderedDict()


@attrs.frozen(eq=False)
class RunWatch:
    """What is looked at in a run.

    each    called after each quarter
    sees    the measures that it looks at
    ends    those that are looked at after the last quarter; None for everything
    """

    each: Callable[[World], bool | None] | None
    sees: tuple[str, ...] = ()
    ends: tuple[str, ...] | None = None


def machine_for(
    setting: Setting, agents: Sequence[OneOfMany], staffs: Sequence[Staff], quarters: int
) -> "Machine | None":
    """The compiled engine for a game; None where it is not there, or not yet, or its luck is not counted.

    quarters  how many are to be played
    """
    wish = os.environ.get("WEDGE_ENGINE", "")
    parts = (setting, *agents, *staffs)
    key = (*map(id, parts), wish)
    with _LOCK:
        if key in _MACHINES:
            return _MACHINES[key][1]  # type: ignore[no-any-return]
    machine = machine_made(setting, agents, staffs, quarters, wish)
    if machine is not None and len(machine.luck.numbers) <= FEW:
        remember(_MACHINES, key, (parts, machine), most=MACHINES)
    return machine


def machine_made(
    setting: Setting, agents: Sequence[OneOfMany], staffs: Sequence[Staff], quarters: int, wish: str
) -> "Machine | None":
    """The compiled engine for a game that was not met before; None as in `machine_for`.

    wish  "compiled" or "numpy" where one is asked for
    """
    luck = setting.chance.counted()
    decide = [agent for agent in agents if isinstance(agent, StateAgent)]
    if luck is None or any(staffs[agent.country].chance is not setting.chance for agent in decide):
        return None
    wait = wish == "compiled" or quarters * len(luck.numbers) >= WORTH_WAITING
    try:
        result = found_quarter(setting, decide, staffs, wait)
    except native.Unavailable:
        if wish == "compiled":
            raise
        return None
    return None if result is None else Machine(result, setting, tuple(staffs), luck)


def found_quarter(
    setting: Setting, agents: Sequence[StateAgent], staffs: Sequence[Staff], wait: bool
) -> CompiledQuarter | None:
    """The programs of a game, sought once for the same game."""
    parts = (
        setting.catalogue, setting.interests, setting.injects, *agents,
        *(item for agent in agents for item in (staffs[agent.country].anticipated, staffs[agent.country].interests)),
    )  # fmt: skip
    key = (*map(id, parts), programs.fixed(setting.figures))
    with _LOCK:
        if key in _QUARTERS:
            _QUARTERS.move_to_end(key)
            return _QUARTERS[key][1]  # type: ignore[no-any-return]
    result = programs.compiled(setting, agents, staffs, wait)
    if result is not None:
        remember(_QUARTERS, key, (parts, result))
    return result


def remember(
    where: "OrderedDict[OneOfMany, OneOfMany]", key: OneOfMany, result: OneOfMany, most: int = REMEMBERED
) -> None:
    """Keep something, and what it was found for, so that nothing else can have its number meanwhile."""
    with _LOCK:
        where[key] = result
        while len(where) > most:
            where.popitem(last=False)


@attrs.frozen(eq=False)
class Plan:
    """How worlds are to be played.

    quarters  how many
    standing  orders that stand before anybody decides, by quarter counted from 0: (orders, W or 1)
    deciding  the countries that decide in each quarter
    laws      False where only decisions are wanted
    """

    quarters: int
    standing: Mapping[int, Sheet]
    deciding: Sequence[frozenset[int]]
    wanted: RunOutputs = END
    laws: bool = True


@attrs.frozen(eq=False)
class Machine:
    """The compiled engine for one game.

    luck   of its worlds
    given  what lasts, laid out for vectors, by the figures that a country believes in
    """

    programs: CompiledQuarter
    setting: Setting
    staffs: tuple[Staff, ...]
    luck: CountedLuck
    given: dict[int, NDArray[np.float64]] = attrs.field(factory=dict, init=False)
    single: list[SingleQuarter] = attrs.field(factory=list, init=False)

    def decided(self, world: World, countries: Sequence[int]) -> Sheet:
        """What some countries order, (orders, W); others' rows are empty."""
        if len(self.luck.numbers) <= FEW:
            return self.alone().decided(world, countries)
        plan = Plan(1, {}, [frozenset(countries)], RunOutputs(sheets=True, ended=()), laws=False)
        sheet: Sheet = self.played(world, plan).sheets[0]
        return sheet

    def after(self, world: World, sheet: Sheet) -> World:
        """The worlds a quarter later, with everybody's orders, (orders, W)."""
        if len(self.luck.numbers) <= FEW:
            return self.alone().after(world, sheet)
        played = self.played(world, Plan(1, {0: sheet}, [frozenset()]))
        return afterwards(played, world.turn + 1)

    def alone(self) -> SingleQuarter:
        """What plays single quarters of these worlds, laid out when it is first asked for."""
        if not self.single:
            own = {
                country: (program, self.prepared(program, self.staffs[country].figures))
                for country, program in sorted(self.programs.decisions.items())
            }
            laws = self.programs.laws, self.prepared(self.programs.laws, self.setting.figures)
            backs, orders, _ = self.setting.opening.orders.shape
            self.single.append(SingleQuarter({**own, LAWS: laws}, self.luck, (quarter.row_count(), backs, orders)))
        return self.single[0]

    def run(self, world: World, quarters: int, standing: Mapping[int, Sheet], seen: RunWatch) -> World | None:
        """The worlds after some quarters; None where orders stand in some worlds of a country and not in others.

        standing  by quarter counted from 1, `OPEN` where whoever sits in the seat decides
        """
        plan = self.planned(world, quarters, standing, seen)
        if plan is None:
            return None
        played = self.played(world, plan)
        if seen.each is not None:
            for ahead in range(quarters):
                there = looked_at(seen.sees, played.watched[ahead], world.turn + ahead + 1)
                if seen.each(there) and ahead + 1 < quarters:
                    return self.run(world, ahead + 1, standing, RunWatch(None, ends=seen.ends))
        if seen.ends is None:
            return afterwards(played, world.turn + quarters)
        return quarter.printed(looked_at(seen.ends, played.rows, world.turn + quarters), played.prints)

    def planned(self, world: World, quarters: int, standing: Mapping[int, Sheet], seen: RunWatch) -> Plan | None:
        """How worlds are to be played; None as in `run`."""
        sheets, everybody, deciding = dict[int, Sheet](), frozenset(self.programs.decisions), list[frozenset[int]]()
        for ahead in range(quarters):
            sheet, fixed = standing.get(world.turn + 1 + ahead), frozenset[int]()
            if sheet is not None:
                sheets[ahead] = np.maximum(sheet, 0)
                stands = [(country, sheet[self.staffs[country].own] != OPEN) for country in everybody]
                fixed = frozenset(country for country, where in stands if where.all())
                if any(where.any() for country, where in stands if country not in fixed):
                    return None
            deciding.append(everybody - fixed)
        ended = None if seen.ends is None else quarter.rows_of(seen.ends)
        wanted = RunOutputs(quarter.rows_of(seen.sees), ended=ended, prints=ended is not None)
        return Plan(quarters, sheets, deciding, wanted)

    def played(self, world: World, plan: Plan) -> Played:
        """What comes of playing worlds as planned."""
        countries = sorted(self.programs.decisions)
        turns = range(world.turn, world.turn + plan.quarters)
        laws = self.call(self.programs.laws, self.setting.figures, turns) if plan.laws else None
        wanted = frozenset[int]().union(*plan.deciding)
        calls = {
            country: self.call(self.programs.decisions[country], self.staffs[country].figures, turns)
            for country in countries
            if country in wanted
        }
        quarters = [
            (*(calls[country] if country in deciding else None for country in countries), laws)
            for deciding in plan.deciding
        ]
        steps = self.luck.numbers * np.uint64(GOLDEN)
        beginning = Beginning(quarter.flat_rows(world), world.orders, steps, world.turn)
        among = threads() if len(steps) > FEW else 1
        return Run(beginning, quarters, plan.standing, plan.wanted).played(among)

    def call(self, program: Program, believed: Figures, turns: range) -> Call:
        """One program with its keys and with what lasts.

        believed  the figures by which its country decides
        """
        bits = np.stack([program.keys.bits(self.luck.seed, turn, self.luck.draft) for turn in turns])
        return Call(program, bits, self.prepared(program, believed))

    def prepared(self, program: Program, believed: Figures) -> NDArray[np.float64]:
        """What lasts for a program, worked out once for each setting that is the same in every world."""
        parts = (program, self.setting.figures, self.setting.opening, believed)
        key = (*map(id, parts), self.luck.spared)
        with _LOCK:
            if key in _PREPARED:
                _PREPARED.move_to_end(key)
                return _PREPARED[key][1]  # type: ignore[no-any-return]
        if id(believed) not in self.given:
            self.given[id(believed)] = core.laid_out(quarter.given(self.setting, believed))
        given = self.given[id(believed)]
        result = program.prelude(given, self.luck.spared)
        if len(given) == 1:
            remember(_PREPARED, key, (parts, result))
        return result


def looked_at(names: tuple[str, ...], rows: NDArray[np.float64], turn: int) -> World:
    """Worlds of which only some measures are there.

    rows  (rows of these measures, W)
    """
    seen: FieldValues = {"turn": turn}
    at = 0
    for name in names:
        measure = measures_of(World)[name]
        seen[name] = rows[at : at + measure.rows].reshape(*measure.shape, -1)
        at += measure.rows
    return World.in_part(seen)


def afterwards(played: Played, turn: int) -> World:
    """The worlds at the end of a run."""
    _, orders, worlds = played.levels.shape
    return quarter.of_blocks(played.rows, played.levels, turn, (orders, worlds))
