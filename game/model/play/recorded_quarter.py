"""The whole quarter recorded as it stands: with steps in place of numbers, `WholeQuarter` writes down what it does.

Two programs make a quarter: in one all countries decide, in the other the quarter is played.
"""

from collections.abc import Mapping
from functools import cached_property

import attrs
import numpy as np

from agents.anchor import Following
from agents.crises import Desk
from agents.draft import Orders
from game.engine.core import Recorded
from game.engine.luck import RecordedLuck
from game.engine.row_places import RowPlaces, level_outputs, recorded_levels, recorded_turn
from game.engine.steps import recording
from game.loose_types import FieldValues, Operand
from game.model.levers.effects import HISTORY
from game.model.levers.readings import OrderHistory
from game.model.play.seated import Seated
from game.model.play.whole_quarter import Night, PlayTerms, Script, Situation, WholeQuarter
from game.model.scenario.schedule import PUSHED, Outside
from game.model.state.axes import COUNTRIES
from game.model.state.figures import Figures, FigureSection
from game.model.state.rules import Rules
from game.model.state.ruleset import DRAWN
from game.model.state.world_state import WorldState, declared

# Figures that say how often or how far back something is done, or what counts as what, and so are part of the code.
STRUCTURAL = ("habits.passes", "habits.step_rests", "habits.line_rests", "habits.turn_rests", "habits.risks")
# What is laid down for each seat.
SEATS = ("persons", "course", "holds")
FOLLOWING = ("course", "quarters", "account", "answered")
DESK = ("waits", "left", "since")


@attrs.frozen(eq=False)
class QuarterRows:
    """Where everything that the two programs read and write stands among the rows of a world, and among its levels.

    carried  from quarter to quarter
    passed   from the program that decides to the one that plays, with what is answered
    outside  what comes from outside in a quarter and what persons prepared, where there is any of it; the last rows
    """

    script: Script
    drawn: tuple[str, ...]

    @cached_property
    def carried(self) -> RowPlaces:
        """The rows that go on from quarter to quarter."""
        levers = self.script.anchor.levers
        return RowPlaces(
            {name: measure.shape for name, measure in declared().items()}
            | {"dials": (len(levers.policies),), "wear": (len(levers.places),)}
            | {f"following.{name}": (len(COUNTRIES),) for name in FOLLOWING}
            | {f"desk.{name}": (len(self.script.crises.crises),) for name in DESK}
            | {"heard": (), "tally": (len(self.script.aims.gauges),)}
            | dict.fromkeys(self.drawn, ())
        )

    @cached_property
    def passed(self) -> RowPlaces:
        """The rows that are passed within a quarter."""
        levers = self.script.anchor.levers
        sheet = {"dials": (len(levers.policies),), "moves": (len(levers.moves),)}
        return RowPlaces(
            {f"night.{name}": (len(self.script.crises.crises),) for name in (*DESK, "choices")}
            | {"now.course": (len(COUNTRIES),), "now.quarters": (len(COUNTRIES),)}
            | {f"{kind}.{name}": shape for kind in ("orders", "answered") for name, shape in sheet.items()},
            self.carried.rows,
        )

    @cached_property
    def outside(self) -> RowPlaces:
        """The rows of what comes from outside, and of what persons prepared as answers."""
        shapes = {f"outside.{kind}": (rows,) for kind, rows in PUSHED.items()}
        prepared = {"prepared": (len(self.script.anchor.occasions),)}
        return RowPlaces(shapes | prepared, self.passed.first + self.passed.rows)

    @property
    def levels(self) -> tuple[int, int, int]:
        """How many dials, moves and choices there are; they stand on a sheet in this order."""
        levers = self.script.anchor.levers
        return len(levers.policies), len(levers.moves), self.script.crises.choices


def figure_paths(figures: Figures) -> list[str]:
    """The figures that last and are given to programs, in their order: neither drawn for each world nor in the code."""
    paths = [
        f"{section}.{name}"
        for section, own in figures.sections.items()
        if section not in DRAWN
        for name in own.everything
    ]
    return [path for path in paths if path not in STRUCTURAL]


def drawn_paths(figures: Figures) -> tuple[str, ...]:
    """The figures that are drawn for each world."""
    return tuple(f"{section}.{name}" for section in DRAWN for name in figures.sections[section].everything)


def given_places(figures: Figures) -> RowPlaces:
    """Where what lasts in a run stands: figures, seats, length, hand, whether tonight's questions were put before."""
    more = {**{seats: (len(COUNTRIES),) for seats in SEATS}, "quarters": (), "begun": (), "short": ()}
    return RowPlaces(dict.fromkeys(figure_paths(figures), ()) | more)


# --- recording -------------------------------------------------------------------------------


@attrs.frozen(eq=False)
class Recorder:
    """The whole quarter with steps in place of numbers."""

    rows: QuarterRows
    rules: Rules

    def terms(self, carried: Mapping[str, Operand], luck: RecordedLuck) -> tuple[PlayTerms, Operand]:
        """The terms as steps, and whether tonight's questions were put before."""
        paths = figure_paths(self.rules.figures)
        given = given_places(self.rules.figures).recorded("lasting")
        values: dict[str, FieldValues] = {}
        for path in paths:
            section, name = path.split(".")
            values.setdefault(section, {})[name] = given[path]
        for path in self.rows.drawn:
            section, name = path.split(".")
            values.setdefault(section, {})[name] = carried[path]
        for path in STRUCTURAL:
            section, name = path.split(".")
            values[section][name] = self.rules.figures.sections[section][name]
        figures = Figures({section: FigureSection(section, own) for section, own in values.items()})
        rules = attrs.evolve(self.rules, figures=figures, chance=luck, quarters=given["quarters"])
        seated = Seated(given["course"], given["holds"])
        persons, short = given["persons"], given["short"]
        return PlayTerms(rules, self.rows.script, persons, seated=seated, short=short), given["begun"]

    def situation(self, carried: Mapping[str, Operand]) -> Situation:
        """Where worlds stand, as steps."""
        turn: Operand = recorded_turn()
        levels: Operand = recorded_levels(HISTORY, sum(self.rows.levels))
        dials, moves, _ = self.rows.levels
        history = OrderHistory(levels[:, :dials], levels[:, dials : dials + moves])
        return situation_of(WorldState.blank(1).but(turn=turn), carried, history, levels[:, dials + moves :])

    def decision(self) -> Recorded:
        """What all countries order, and the night's questions."""
        with recording():
            luck, carried = RecordedLuck(), self.rows.carried.recorded("row")
            passed = self.rows.passed.recorded("passed")
            terms, begun = self.terms(carried, luck)
            now = self.situation(carried)
            whole = WholeQuarter(terms, now)
            night = put_before(passed, begun, whole.night(), now.desk)
            orders, following = whole.decided(night)
            outputs = self.rows.passed.outputs(
                night_rows(night)
                | {"now.course": following.course, "now.quarters": following.quarters}
                | {"orders.dials": orders.dials, "orders.moves": orders.moves}
            )
        return Recorded(tuple(outputs), tuple(luck.keys))

    def playing(self, events: bool = False) -> Recorded:
        """The quarter itself.

        events  whether something comes from outside in it, or persons have prepared answers
        """
        with recording():
            luck, carried = RecordedLuck(), self.rows.carried.recorded("row")
            passed = self.rows.passed.recorded("passed")
            terms, _ = self.terms(carried, luck)
            if events:
                rows = self.rows.outside.recorded("passed")
                comes: FieldValues = {kind: rows[f"outside.{kind}"] for kind in PUSHED}
                terms = attrs.evolve(terms, outside=Outside(**comes), prepared=rows["prepared"])
            now = self.situation(carried)
            reviewed = attrs.evolve(now.following, course=passed["now.course"], quarters=passed["now.quarters"])
            whole = WholeQuarter(terms, attrs.evolve(now, following=reviewed))
            orders = Orders(passed["orders.dials"], passed["orders.moves"])
            later, answered = whole.played(night_passed(passed, now.desk), orders)
            stays = {path: carried[path] for path in self.rows.drawn}
            outputs = [
                *self.rows.carried.outputs(situation_rows(later) | stays),
                *self.rows.passed.outputs({"answered.moves": answered.moves, "answered.dials": answered.dials}),
                *level_outputs(np.concatenate(sheet_of(later)), 0),
            ]
        return Recorded(tuple(outputs), tuple(luck.keys))


def put_before(passed: Mapping[str, Operand], begun: Operand, night: Night, desk: Desk) -> Night:
    """The night's questions: those that were put before where they were, else those that are put now."""
    before, now = night_rows(night_passed(passed, desk)), night_rows(night)
    return night_passed({name: np.where(begun > 0, before[name], now[name]) for name in now}, desk)


def night_passed(passed: Mapping[str, Operand], desk: Desk) -> Night:
    """A night by its rows."""
    put: FieldValues = {name: passed[f"night.{name}"] for name in DESK}
    return Night(attrs.evolve(desk, **put), passed["night.choices"])


def night_rows(night: Night) -> dict[str, Operand]:
    """The rows of a night."""
    return {f"night.{name}": getattr(night.desk, name) for name in DESK} | {"night.choices": night.choices}


def situation_of(
    world: WorldState, carried: Mapping[str, Operand], history: OrderHistory, chosen: Operand
) -> Situation:
    """Where worlds stand, by their rows, what was ordered and what was chosen.

    world   one with the right turn
    chosen  (quarters back, choices, W)
    """
    measures: FieldValues = {name: carried[name] for name in (*declared(), "dials", "wear")}
    following: FieldValues = {name: carried[f"following.{name}"] for name in FOLLOWING}
    desk: FieldValues = {name: carried[f"desk.{name}"] for name in DESK}
    return Situation(
        world=world.but(**measures),
        history=history,
        following=Following(**following),
        desk=Desk(**desk, chosen=chosen),
        leaked=carried["heard"],
        tally=carried["tally"],
    )


def situation_rows(now: Situation) -> dict[str, Operand]:
    """The rows that go on from quarter to quarter, but for the figures drawn for each world."""
    return (
        {name: getattr(now.world, name) for name in (*declared(), "dials", "wear")}
        | {f"following.{name}": getattr(now.following, name) for name in FOLLOWING}
        | {f"desk.{name}": getattr(now.desk, name) for name in DESK}
        | {"heard": now.leaked, "tally": now.tally}
    )


def sheet_of(now: Situation) -> tuple[Operand, Operand, Operand]:
    """The last quarter's dials, moves and choices."""
    return now.history.dials[0], now.history.moves[0], now.desk.chosen[0]
