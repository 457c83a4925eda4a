"""The whole quarter as machine code, played over blocks of worlds on threads that leave Python free.

It takes and answers what `WholeQuarter` takes and answers, with the bits that numpy gives; where there is no machine
code, or not yet, numpy plays.
"""

import os
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from math import prod
from pathlib import Path
from threading import Lock

import attrs
import numpy as np
from numpy.typing import NDArray

import game
from agents.anchor import Following
from agents.draft import Orders
from game.engine import core, native, workshop
from game.engine.core import Beginning, Call, Played, Program, Run, RunOutputs
from game.engine.threads import threads
from game.loose_types import OneOfMany
from game.model.laws.turn import play
from game.model.levers.expressions import Expression
from game.model.levers.readings import OrderHistory
from game.model.play.recorded_quarter import (
    STRUCTURAL,
    QuarterRows,
    Recorder,
    drawn_paths,
    figure_paths,
    given_places,
    night_passed,
    night_rows,
    situation_of,
    situation_rows,
)
from game.model.play.whole_quarter import Night, PlayTerms, Script, Situation
from game.model.scenario.schedule import PUSHED
from game.model.state.axes import Array
from game.model.state.chance import GOLDEN, CountedLuck
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.ruleset import DRAWN
from game.model.state.world_state import declared

# What its programs are made from.
ROOMS = ("engine", *(f"model/{room}" for room in ("laws", "levers", "play", "scenario", "state")), "../agents")
TEXTS = tuple(Path(game.__file__).parent / room for room in ROOMS)
# So many quarters of worlds are worth waiting for machine code that is not made yet: numpy plays them no sooner.
WORTH_WAITING = 25_000
# Fewer worlds than this are not shared out over threads.
FEW = 256
REMEMBERED = 8
# What lasts for each world by itself is large: it is kept for the game that is played and the one before.
REMEMBERED_WIDE = 4

_LOCK = Lock()
_LASTING: "OrderedDict[OneOfMany, OneOfMany]" = OrderedDict()
_WIDE: "OrderedDict[OneOfMany, OneOfMany]" = OrderedDict()
_SCRIPTS: "OrderedDict[OneOfMany, tuple[Script, QuarterRows, str]]" = OrderedDict()


@attrs.frozen(eq=False)
class QuarterPrograms:
    """The two programs of a quarter, and where their rows stand."""

    rows: QuarterRows
    decision: Program
    playing: Program


def programs_for(terms: PlayTerms, quarters: int) -> QuarterPrograms | None:
    """The programs of a game; None where they are not there, or not yet, or its luck is not counted.

    quarters  how many are to be played
    """
    wish, rules = os.environ.get("WEDGE_ENGINE", ""), terms.rules
    luck = rules.chance.counted()
    if luck is None or luck.spared or terms.laws is not play:
        return None
    wait = wish == "compiled" or quarters * len(luck.numbers) >= WORTH_WAITING
    try:
        rows, text = read_script(terms.script, rules)
        if not text:
            return None
        recorder, count = Recorder(rows, rules), sum(rows.levels)
        name = f"{text}/{workshop.sources(*TEXTS)}/{native.here()}"
        quarter = ("quarter", recorder.playing)
        if terms.eventful:
            quarter = ("quarter with events", partial(recorder.playing, events=True))
        programs = [
            workshop.program(native.digest(f"{kind}/{name}"), record, count, wait)
            for kind, record in (("decision", recorder.decision), quarter)
        ]
    except native.Unavailable:
        if wish == "compiled":
            raise
        return None
    decision, playing = programs
    return None if decision is None or playing is None else QuarterPrograms(rows, decision, playing)


def read_script(script: Script, rules: Rules) -> tuple[QuarterRows, str]:
    """Where a script's rows stand, and a digest of all that it says, "" where part of it is made by hand.

    It is worked out once for each script.
    """
    fixed = tuple(float(figure_at(rules.figures, path)) for path in STRUCTURAL)
    key = id(script), tuple(figure_paths(rules.figures)), fixed
    with _LOCK:
        if key in _SCRIPTS:
            return _SCRIPTS[key][1:]
    rows = QuarterRows(script, drawn_paths(rules.figures))
    # Of the aims only what is read every quarter is part of the programs.
    said = spelt((script.anchor, script.crises, script.comes_out, script.aims.gauges))
    try:
        text = native.digest("/".join(said) + str(key[1:]))
    except HandMade:
        text = ""
    with _LOCK:
        # The script is kept with its answer, so that no other can have its number meanwhile.
        _SCRIPTS[key] = script, rows, text
        while len(_SCRIPTS) > REMEMBERED:
            _SCRIPTS.popitem(last=False)
    return rows, text


class HandMade(Exception):  # noqa: N818 (it says what it is)
    """A test that is not what its text says, so that nothing can stand for it on disk."""


def spelt(item: OneOfMany) -> Iterator[str]:
    """Everything that a script says, piece by piece; functions follow from the rest.

    errors  HandMade where a test was not read from a text
    """
    if isinstance(item, Expression):
        if not item.spoken:
            raise HandMade
        yield item.text
    elif attrs.has(type(item)):
        yield type(item).__name__
        for field in attrs.fields(type(item)):
            yield field.name
            yield from spelt(getattr(item, field.name))
    elif isinstance(item, Mapping):
        for name, part in item.items():
            yield repr(name)
            yield from spelt(part)
    elif isinstance(item, (list, tuple)):
        yield str(len(item))
        for part in item:
            yield from spelt(part)
    elif not callable(item):
        yield repr(item)


class QuarterInCode:
    """One quarter of some worlds, or several in a row, by machine code."""

    def __init__(self, programs: QuarterPrograms, terms: PlayTerms, now: Situation) -> None:
        """Begin where worlds stand."""
        self.programs, self.terms, self.now, self.rows = programs, terms, now, programs.rows
        luck = terms.rules.chance.counted()
        assert luck is not None
        self.luck: CountedLuck = luck
        self.worlds = len(luck.numbers)

    def night(self) -> Night:
        """The questions that wait this quarter, before anybody orders anything, and what the computer's choose."""
        return self.put(None)[0]

    def decided(self, night: Night) -> tuple[Orders, Following]:
        """What all countries order by their courses, each within the weeks that the night's questions leave it."""
        return self.put(night)[1:]

    def put(self, night: Night | None) -> tuple[Night, Orders, Following]:
        """The night's questions, and what all countries order."""
        passed = self.rows.passed
        watched = tuple(range(passed.first, passed.first + passed.rows))
        given = {} if night is None else night_rows(night)
        play = self.run_of(given, 1, RunOutputs(watched, ended=()), (True, False))
        result = passed.cut(play.watched[0])
        orders = Orders(result["orders.dials"], result["orders.moves"])
        following = attrs.evolve(self.now.following, course=result["now.course"], quarters=result["now.quarters"])
        return night_passed(result, self.now.desk), orders, following

    def played(self, night: Night, orders: Orders) -> tuple[Situation, Orders]:
        """Where worlds stand a quarter later, and the moves that were made in answer in it."""
        given = night_rows(night) | {"orders.dials": orders.dials, "orders.moves": orders.moves}
        return self.left(self.run_of(given, 1, self.at_end(), (False, True)), 1)

    def run(self, quarters: int, watched: Sequence[str]) -> tuple[Situation, Orders, list[dict[str, Array]]]:
        """Where worlds stand some quarters later, the last answers, and the watched measures after each quarter.

        watched  measures by name
        """
        carried, shapes = self.rows.carried, {name: declared()[name].shape for name in watched}
        ends = {name: carried.starts[name] + prod(shape) for name, shape in shapes.items()}
        rows = [row for name in shapes for row in range(carried.starts[name], ends[name])]
        play = self.run_of({}, quarters, self.at_end(tuple(rows)), (True, True))
        seen = []
        for quarter in play.watched:
            at, after = 0, dict[str, Array]()
            for name, shape in shapes.items():
                after[name] = quarter[at : at + prod(shape)].reshape(*shape, -1)
                at += prod(shape)
            seen.append(after)
        return *self.left(play, quarters), seen

    def at_end(self, watched: tuple[int, ...] = ()) -> RunOutputs:
        """What is wanted of a run: what goes on to the next quarter, and what was answered in the last."""
        carried, passed = self.rows.carried.rows, self.rows.passed
        answered = range(passed.starts["answered.dials"], passed.first + passed.rows)
        return RunOutputs(watched, ended=(*range(carried), *answered), levels=True)

    def run_of(self, given: Mapping[str, Array], quarters: int, wanted: RunOutputs, which: tuple[bool, bool]) -> Played:
        """What comes of some quarters.

        given  the night and orders, where they are known
        which  whether all countries decide, and whether the quarter is played
        """
        turn, follows = self.now.world.turn, self.now.following
        known = {"now.course": follows.course, "now.quarters": follows.quarters, **given}
        drawn = {path: figure_at(self.terms.rules.figures, path) for path in self.rows.drawn}
        carried, passed, outside = self.rows.carried, self.rows.passed, self.rows.outside
        within = passed.rows + (outside.rows if self.terms.eventful else 0)
        # What is not known is worked out before it is looked at.
        rows = np.empty((carried.rows + within, self.worlds))
        carried.put(situation_rows(self.now) | drawn, rows)
        passed.put(known, rows[carried.rows :])
        if self.terms.eventful:
            outside.put(self.coming(), rows[outside.first :])
        begun = "night.waits" in given
        calls = [
            self.call(program, begun, range(turn, turn + quarters)) if plays else None
            for program, plays in zip((self.programs.decision, self.programs.playing), which, strict=True)
        ]
        steps = self.luck.numbers * np.uint64(GOLDEN)
        beginning = Beginning(rows, self.levels(), steps, turn, within)
        among = threads() if self.worlds > FEW else 1
        return Run(beginning, [calls] * quarters, wanted).played(among)

    def coming(self) -> dict[str, Array]:
        """What comes from outside in the quarter, and what persons prepared as answers."""
        comes, prepared = self.terms.outside, self.terms.prepared
        rows = {
            f"outside.{kind}": np.zeros((count, 1)) if comes is None else getattr(comes, kind)
            for kind, count in PUSHED.items()
        }
        return rows | {"prepared": self.terms.script.anchor.unprepared if prepared is None else prepared}

    def levels(self) -> NDArray[np.int8]:
        """All that was ordered and chosen in the last quarters, (quarters back, levels, W)."""
        history, chosen = self.now.history, self.now.desk.chosen.astype(np.int8)
        if isinstance(history, KeptHistory):
            return np.concatenate([history.levels, chosen], axis=1)
        ordered = [array.astype(np.int8) for array in (history.dials, history.moves)]
        return np.concatenate([*ordered, chosen], axis=1)

    def given(self, begun: bool) -> Array:
        """What lasts, laid out for vectors.

        begun  whether tonight's questions were put before
        """
        rules, places = self.terms.rules, given_places(self.terms.rules.figures)
        values = {path: figure_at(rules.figures, path) for path in figure_paths(rules.figures)}
        worlds = max(int(np.size(value)) for value in values.values())
        values |= {"persons": self.terms.persons, "quarters": np.array(float(rules.quarters))}
        values |= {"course": self.terms.seated.course, "holds": self.terms.seated.holds}
        values |= {"begun": np.array(float(begun)), "short": np.array(float(self.terms.short))}
        return core.laid_out(places.flat(values, worlds))

    def call(self, program: Program, begun: bool, turns: range) -> Call:
        """One program with its keys and with what lasts."""
        bits = np.stack([program.keys.bits(self.luck.seed, turn, self.luck.draft) for turn in turns])
        return Call(program, bits, self.lasting(program, begun))

    def lasting(self, program: Program, begun: bool) -> Array:
        """What lasts for a program, worked out once for the same terms."""
        rules = self.terms.rules
        seated = self.terms.seated
        seats = b"".join(seat.tobytes() for seat in (self.terms.persons, seated.course, seated.holds))
        # Figures of the same sections are the same, but for what is drawn for each world, which does not last.
        lasts = [section for name, section in rules.figures.sections.items() if name not in DRAWN]
        key = id(program), tuple(map(id, lasts)), seats, float(self.terms.short), rules.quarters, begun
        with _LOCK:
            for shelves in (_LASTING, _WIDE):
                if key in shelves:
                    return shelves[key][-1]  # type: ignore[no-any-return]
        result = program.prelude(self.given(begun))
        shelves, most = (_LASTING, 2 * REMEMBERED) if len(result) == 1 else (_WIDE, REMEMBERED_WIDE)
        with _LOCK:
            # Kept with what it was worked out from, so that nothing else can have its number meanwhile.
            shelves[key] = program, lasts, result
            while len(shelves) > most:
                shelves.popitem(last=False)
        return result

    def left(self, play: Played, quarters: int) -> tuple[Situation, Orders]:
        """Where worlds stand at the end of a run, and its last answers."""
        carried, (dials, moves, _) = self.rows.carried, self.rows.levels
        answered, ordered = play.rows[carried.rows :], play.levels[:, : dials + moves]
        world = self.now.world.but(turn=self.now.world.turn + quarters)
        chosen = play.levels[:, dials + moves :].astype(np.float64)
        history = KeptHistory(ordered, dials)
        later = situation_of(world, carried.cut(play.rows[: carried.rows]), history, chosen)
        return later, Orders(answered[:dials], answered[dials:])


class KeptHistory(OrderHistory):
    """What was ordered, as machine code left it; numbers are made of it when somebody looks.

    levels    (quarters back, policies and moves, W)
    policies  how many of them are dials
    """

    levels: NDArray[np.int8]
    policies: int

    def __init__(self, levels: NDArray[np.int8], policies: int) -> None:
        """Keep the levels."""
        vars(self).update(levels=levels, policies=policies)

    @cached_property
    def dials(self) -> Array:
        """The dials, (quarters back, policies, W)."""
        return self.levels[:, : self.policies].astype(np.float64)

    @cached_property
    def moves(self) -> Array:
        """The moves, (quarters back, moves, W)."""
        return self.levels[:, self.policies :].astype(np.float64)


def figure_at(figures: Figures, path: str) -> Array:
    """A figure by "section.name"."""
    section, name = path.split(".")
    return figures.sections[section][name]
