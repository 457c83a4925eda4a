"""How what orders and injects put in moves a world."""

from functools import cache
from itertools import groupby

import attrs
import numpy as np
from numpy.typing import NDArray

from game.model.state.arithmetic import clip, share_of_room
from game.model.state.axes import Array
from game.model.state.measures import Measure, place
from game.model.state.world import World


@attrs.frozen(eq=False)
class Landing:
    """Where pushes that stand together land: on rows of one measure.

    pushes   their places among all pushes
    rows     the rows of the measure, one a push; a slice where they lie side by side
    amount   whether they move by an amount, not by a share of the room left
    mirrors  the rows of ties to which each is copied; none for other measures
    """

    measure: Measure
    pushes: slice
    rows: NDArray[np.intp] | slice
    amount: bool
    mirrors: NDArray[np.intp]


@cache
def plan(pushes: tuple[tuple[str, bool], ...]) -> tuple[Landing, ...]:
    """Where pushes land, given each one's path and whether it is an amount; shares stand before amounts."""
    placed = [(*place(World, path), amount) for path, amount in pushes]
    landings, start = list[Landing](), 0
    for (measure, amount), group in groupby(placed, key=lambda landing: (landing[0], landing[2])):
        indexes = [index for _, index, _ in group]
        rows = np.array([flat(measure, index) for index in indexes], np.intp)
        mirrors = [flat(measure, index[::-1]) for index in indexes if measure.name == "tie"]
        landings.append(
            Landing(measure, slice(start, start + len(rows)), together(rows), amount, np.array(mirrors, np.intp))
        )
        start += len(rows)
    return tuple(landings)


def together(rows: NDArray[np.intp]) -> NDArray[np.intp] | slice:
    """Rising rows as a slice where they lie side by side: it is read and written without copies."""
    first, last = int(rows[0]), int(rows[-1])
    return slice(first, last + 1) if last - first + 1 == len(rows) else rows


def flat(measure: Measure, index: tuple[int, ...]) -> int:
    """A row's place among its measure's rows."""
    return int(np.ravel_multi_index(index, measure.shape)) if index else 0


def pushed(world: World, where: tuple[Landing, ...], pushes: Array) -> World:
    """The world after its rows were pushed.

    where   from `plan`
    pushes  (n, W) in the order the plan was made with
    """
    changed: dict[str, Array] = {}
    for landing in where:
        name = landing.measure.name
        array = changed[name] if name in changed else getattr(world, name)
        changed[name] = landed(array, landing, pushes[landing.pushes])
    return world.but(**changed)


def landed(array: Array, landing: Landing, pushes: Array) -> Array:
    """A measure after some of its rows were pushed."""
    rows, low, high = landing.rows, landing.measure.low, landing.measure.high
    if len(pushes) == landing.measure.rows:
        return moved(array, pushes.reshape(array.shape), landing.amount, low, high)
    after = array.copy()
    by_row = after.reshape(-1, array.shape[-1])
    by_row[rows] = moved(by_row[rows], pushes, landing.amount, low, high)
    if len(landing.mirrors):
        by_row[landing.mirrors] = by_row[rows]
    return after


def moved(value: Array, push: Array, amount: bool, low: float, high: float) -> Array:
    """Values after a push by an amount or by a share of the room left, within bounds."""
    return clip(value + push, low, high) if amount else share_of_room(value, push, low, high)
