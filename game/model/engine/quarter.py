"""Recording a quarter: the laws, and each country's way of deciding, given steps in place of numbers.

This is the one place where the engine meets the game's world: which rows there are, what figures last, and which two
functions make a quarter. What is said in them is said in the laws and by the agents.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from threading import Lock
from weakref import WeakKeyDictionary

import attrs
import numpy as np

from agents.agent import StateAgent
from agents.choice import choose
from game.engine.core import Recorded
from game.engine.lower import Output
from game.engine.luck import RecordedLuck
from game.engine.row_places import level_outputs, recorded_levels, recorded_turn
from game.engine.steps import graph, recording
from game.engine.trace import nodes_of, source
from game.loose_types import FieldValues, Operand
from game.model.laws.intelligence import glimpse
from game.model.laws.turn import passed
from game.model.legality import legal
from game.model.state.axes import Array
from game.model.state.catalogue import Sheet
from game.model.state.chance import Bits
from game.model.state.figures import Figures, FigureSection
from game.model.state.fingerprint import fingerprints
from game.model.state.measures import Measure, measures_of
from game.model.state.setting import Setting, Staff
from game.model.state.world import World

# Figures that are part of how a law is written, and so of the code.
STRUCTURAL = ("units",)

_LOCK = Lock()
# Rows and levels of worlds that were made from one block, which need not be gathered again; beyond the last world there
# may be what fills a vector.
_BLOCKS: "WeakKeyDictionary[World, tuple[Array, Sheet]]" = WeakKeyDictionary()
_PRINTS: "WeakKeyDictionary[World, Bits]" = WeakKeyDictionary()


@cache
def places() -> Mapping[str, tuple[int, Measure]]:
    """Each measure with the place of its first row among all rows of worlds."""
    result, at = dict[str, tuple[int, Measure]](), 0
    for name, measure in measures_of(World).items():
        result[name] = at, measure
        at += measure.rows
    return result


def rows_of(names: Iterable[str]) -> tuple[int, ...]:
    """The places of the rows of some measures."""
    return tuple(at + row for at, measure in map(places().__getitem__, names) for row in range(measure.rows))


@cache
def row_count() -> int:
    """How many rows a world has."""
    return sum(measure.rows for measure in measures_of(World).values())


def figure_paths(figures: Figures) -> list[str]:
    """The figures that last and are given to programs, in their order; the opening's rows stand after them."""
    return [
        f"{section}.{name}"
        for section, result in figures.sections.items()
        if section not in STRUCTURAL
        for name in result.everything
    ]


def laws_recorded(setting: Setting) -> Recorded:
    """The laws of a quarter, from the world before it and the sheet, which lies on top of the last ones already."""
    with recording():
        recorded, luck = recorded_setting(setting)
        levels: Operand = recorded_levels(setting.opening.orders.shape[0], len(setting.catalogue.orders))
        # The oldest sheet makes room for the new one before anything is read, so whatever stands there will do.
        earlier = np.concatenate([levels[1:], levels[-1:]])
        world = recorded_world(setting, "row", 0).but(turn=recorded_turn(), orders=earlier)
        after = passed(world, sheet_of(levels[0]), recorded)
        outputs = [
            Output("row", at + place, graph().number(node))
            for name, (at, _) in places().items()
            for place, node in enumerate(nodes_of(getattr(after, name)).flat)
        ]
    return Recorded(tuple(outputs), tuple(luck.keys), tuple(luck.switches))


def decision_recorded(agent: StateAgent, staff: Staff, setting: Setting) -> Recorded:
    """What one country orders, from the world as it is."""
    with recording():
        recorded, luck = recorded_setting(setting)
        levels: Operand = recorded_levels(setting.opening.orders.shape[0], len(setting.catalogue.orders))
        world = recorded_world(setting, "row", 0).but(turn=recorded_turn(), orders=levels)
        believed = recorded_figures(staff.figures, len(figure_paths(setting.figures)) + row_count())
        own = attrs.evolve(staff, figures=believed, chance=luck)
        view, allowed = glimpse(world, agent.country, recorded), legal(world, recorded)[staff.own]
        outputs = level_outputs(choose(agent.hand(view, allowed, own)), staff.own.start)
    return Recorded(tuple(outputs), tuple(luck.keys), tuple(luck.switches))


def sheet_of(levels: Operand) -> Sheet:
    """Levels as the laws take them."""
    return levels  # type: ignore[no-any-return]


def recorded_world(setting: Setting, op: str, first: int) -> World:
    """A world whose every row is a step of its own."""
    rows: FieldValues = {
        name: source(op, measure.shape, range(first + at, first + at + measure.rows))
        for name, (at, measure) in places().items()
    }
    return setting.opening.but(**rows)


def recorded_setting(setting: Setting) -> tuple[Setting, RecordedLuck]:
    """A setting whose figures, opening and luck are steps."""
    figures = len(figure_paths(setting.figures))
    opening = recorded_world(setting, "lasting", figures)
    luck = RecordedLuck(2 * figures + row_count())
    return attrs.evolve(setting, figures=recorded_figures(setting.figures, 0), opening=opening, chance=luck), luck


def recorded_figures(figures: Figures, first: int) -> Figures:
    """Figures that are steps, those that are part of the code apart."""
    values: dict[str, FieldValues] = {}
    for place, path in enumerate(figure_paths(figures), start=first):
        section, name = path.split(".")
        values.setdefault(section, {})[name] = source("lasting", (), [place])
    return Figures(
        {name: FigureSection(name, values[name]) if name in values else own for name, own in figures.sections.items()}
    )


def given(setting: Setting, believed: Figures) -> Array:
    """What lasts in a run, (figures + rows + figures, 1 or W): one column where it is the same in every world.

    believed  the figures by which countries decide
    """
    figures, expected = listed(setting.figures), listed(believed)
    opening = flat_rows(setting.opening)
    worlds = max(opening.shape[1], *(np.size(figure) for figure in (*figures, *expected)))
    result = np.empty((len(figures) + len(opening) + len(expected), worlds))
    for place, figure in (*enumerate(figures), *enumerate(expected, start=len(figures) + len(opening))):
        result[place] = figure
    result[len(figures) : len(figures) + len(opening)] = opening
    return result


def listed(figures: Figures) -> list[Array]:
    """The figures that last, in their order."""
    return [figures.sections[section].everything[name] for section, name in map(divided, figure_paths(figures))]


def divided(path: str) -> tuple[str, str]:
    """Section and name of a figure."""
    section, _, name = path.partition(".")
    return section, name


def flat_rows(world: World) -> Array:
    """All rows of worlds under one another, (rows, W), or (rows, 1) where all worlds are one that is repeated."""
    if (known := blocks_of(world)) is not None:
        return known[0][:, : world.worlds]
    own = [(getattr(world, name), measure) for name, (_, measure) in places().items()]
    if all(array.strides[-1] == 0 for array, _ in own):
        own = [(array[..., :1], measure) for array, measure in own]
    return np.concatenate([array.reshape(measure.rows, -1) for array, measure in own])


def blocks_of(world: World) -> tuple[Array, Sheet] | None:
    """Rows and levels of worlds where `of_blocks` made them of one block; None elsewhere."""
    with _LOCK:
        return _BLOCKS.get(world)


def printed(world: World, prints: Bits) -> World:
    """Worlds in part, of which the engine has worked out the fingerprints."""
    with _LOCK:
        _PRINTS[world] = prints
    return world


def prints_of(world: World) -> Bits:
    """The fingerprints of worlds, (W,): as the engine has left them, or worked out here."""
    with _LOCK:
        known = _PRINTS.get(world)
    return fingerprints(world) if known is None else known


@cache
def cuts() -> tuple[tuple[str, int | slice, tuple[int, ...] | None], ...]:
    """Each measure, where it stands among all rows, and its shape where a cut alone does not give it."""
    return tuple(
        (
            name,
            slice(at, at + measure.rows) if measure.shape else at,
            measure.shape if len(measure.shape) > 1 else None,
        )
        for name, (at, measure) in places().items()
    )


def of_blocks(rows: Array, levels: Sheet, turn_now: int, size: tuple[int, int]) -> World:
    """Worlds of these rows, (rows, W or more), and levels, (quarters back, orders or more, W or more), not copied.

    size  how many orders and worlds there are
    """
    rows.setflags(write=False)
    levels.setflags(write=False)
    orders, worlds = size
    own = rows[:, :worlds]
    result: FieldValues = {"turn": turn_now, "orders": levels[:, :orders, :worlds]}
    for name, where, shape in cuts():
        result[name] = own[where] if shape is None else own[where].reshape(*shape, worlds)
    world = World.in_part(result)
    with _LOCK:
        _BLOCKS[world] = rows, levels
    return world
