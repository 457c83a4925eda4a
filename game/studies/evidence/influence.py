"""Influence: what changes when one figure, one start value or one inject is different and everything else is the same.

Each is tried in a few worlds under the same luck; two worlds that end bit for bit alike were not influenced.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs
import numpy as np

from game.loose_types import FieldValues
from game.model.scenario import initial_world, ruleset
from game.model.scenario.load import both_ways
from game.model.scenario.schema import Scenario
from game.model.simulation import Simulation
from game.model.state.arithmetic import on_grain
from game.model.state.axes import Array
from game.model.state.chance import Dice
from game.model.state.measures import measures_of, place
from game.model.state.world import World
from game.studies.evidence.bench import DECIDING
from game.studies.run.process_pool import Advance

# Tried in a few worlds first, and what seems silent in many.
FEW, MANY = 4, 64
# So many worlds are played at once.
BLOCK = 2048


@attrs.frozen
class ParameterChange:
    """One thing at one of its ends.

    kind  "figure", "start" or "inject"
    """

    kind: str
    path: str
    value: float = 0.0


def changes_of(scenario: Scenario, base: Scenario | None) -> list[ParameterChange]:
    """Return what a scenario itself says that can be different: its figures and start values at both ends, its injects.

    Figures that stand in the ruleset as they are, and start values of the base, are not the scenario's.
    """
    known = ruleset.rules([])
    started = {} if base is None else base.start
    figures = (path for path, figure in scenario.figures.items() if known.get(path) != figure and is_law(path))
    changes = [
        ParameterChange("figure", path, end)
        for path in figures
        for end in ends(scenario.figures[path].low, scenario.figures[path].high)
    ]
    changes += [
        ParameterChange("start", path, end)
        for path, value in scenario.start.items()
        if started.get(path) != value
        for end in ends(value.low, value.high)
    ]
    return [*changes, *(ParameterChange("inject", inject.name) for inject in scenario.injects if inject.chance > 0)]


def is_law(path: str) -> bool:
    """Return whether a figure belongs to the laws and not to how a country decides."""
    return path.split(".", maxsplit=1)[0] not in {*DECIDING, "difficulty", "units"}


def ends(low: float, high: float) -> Iterator[float]:
    """Yield both ends of a range that has two."""
    if low < high:
        yield from (low, high)


def without_influence(
    scenario: Scenario, changes: Sequence[ParameterChange], seed: int, advance: Advance
) -> list[ParameterChange]:
    """Return the changes that change nothing: each leaves every world as it would have ended without it."""
    silent = list[ParameterChange]()
    for some in batched(changes, FEW):
        quiet = unchanged(scenario, some, seed, FEW)
        for again in batched(quiet, MANY):
            silent += unchanged(scenario, again, seed, MANY)
        advance(len(some))
    return silent


def batched(changes: Sequence[ParameterChange], lucks: int) -> Iterator[Sequence[ParameterChange]]:
    """Yield as many changes as are tried at once."""
    size = BLOCK // lucks - 1
    for start in range(0, len(changes), size):
        yield changes[start : start + size]


def unchanged(scenario: Scenario, changes: Sequence[ParameterChange], seed: int, lucks: int) -> list[ParameterChange]:
    """Return the changes whose worlds end as those without any do."""
    copies = len(changes) + 1
    dice = Dice(seed, np.tile(np.arange(lucks, dtype=np.uint64), copies))
    game = Simulation.start(scenario, seed=seed).elsewhere(dice, lucks * copies)
    figures = game.setting.figures.but(figures_of(scenario, changes, lucks))
    game = game.under(figures, started(initial_world.opening(scenario, lucks * copies), changes, lucks))
    ended = lived(game, changes, lucks)
    return [change for n, change in enumerate(changes) if np.array_equal(ended[:, :lucks], ended[:, own(n, lucks)])]


def own(number: int, lucks: int) -> slice:
    """Return the worlds of a change; the first are those without any."""
    return slice((number + 1) * lucks, (number + 2) * lucks)


def figures_of(scenario: Scenario, changes: Sequence[ParameterChange], lucks: int) -> dict[str, Array]:
    """Return every figure of the sections in which one is changed, one number a world."""
    worlds = lucks * (len(changes) + 1)
    touched = {change.path.split(".")[0] for change in changes if change.kind == "figure"}
    rows = {
        path: np.full(worlds, figure.value)
        for path, figure in scenario.figures.items()
        if path.split(".")[0] in touched
    }
    for number, change in enumerate(changes):
        if change.kind == "figure":
            rows[change.path][own(number, lucks)] = change.value
    return rows


def started(world: World, changes: Sequence[ParameterChange], lucks: int) -> World:
    """Return the opening with each changed start value in its own worlds."""
    rows: FieldValues = {}
    for number, change in enumerate(changes):
        if change.kind == "start":
            for path in both_ways(change.path) if change.path.startswith("tie.") else (change.path,):
                measure, index = place(World, path)
                array = rows.setdefault(measure.name, getattr(world, measure.name).copy())
                array[(*index, own(number, lucks))] = on_grain(np.full(lucks, change.value))
    return world.but(**rows)


def lived(game: Simulation, changes: Sequence[ParameterChange], lucks: int) -> Array:
    """Return every row of every world after the last quarter, (rows, W)."""
    struck: Mapping[str, int] = {change.path: n for n, change in enumerate(changes) if change.kind == "inject"}
    injects = game.setting.injects
    while not game.over:
        world = game.world
        now = [inject for inject in injects if inject.turn == world.turn + 1 and inject.name in struck]
        after = game.run(1)
        # A struck inject: the same quarter again without it, in its own worlds.
        for inject in now:
            others = tuple(other for other in injects if other.name != inject.name)
            spared = attrs.evolve(game, setting=attrs.evolve(game.setting, injects=others), world=world)
            after = with_worlds(after, spared.run(1), own(struck[inject.name], lucks))
        game.world = after
    world = game.world
    return np.concatenate([getattr(world, name).reshape(-1, world.worlds) for name in measures_of(World)])


def with_worlds(world: World, other: World, worlds: slice) -> World:
    """Return a world with some of its worlds taken from another."""
    rows: FieldValues = {}
    for name in measures_of(World):
        array = getattr(world, name).copy()
        array[..., worlds] = getattr(other, name)[..., worlds]
        array.flags.writeable = False
        rows[name] = array
    return world.but(**rows)
