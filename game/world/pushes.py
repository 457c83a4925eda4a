"""How what orders and injects put in moves a world."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from game.world.arithmetic import clip, share_of_room
from game.world.axes import Array
from game.world.measures import Measure, place
from game.world.world import World


@attrs.frozen(eq=False)
class Plan:
    """Where pushes land: the measures they touch, laid under one another, and the rows of that block.

    touched    the measures
    shared     (n,) rows moved by a share of the room left
    added      (m,) rows moved by an amount
    low, high  (rows, 1) bounds
    mirrors    (t, 2) rows of ties, each to be copied to its mirror
    """

    touched: tuple[Measure, ...]
    shared: NDArray[np.intp]
    added: NDArray[np.intp]
    low: Array
    high: Array
    mirrors: NDArray[np.intp]


@cache
def plan(pushes: tuple[tuple[str, bool], ...]) -> Plan:
    """Return where pushes land, given each one's path and whether it is an amount; shares stand before amounts."""
    found = [(*place(World, path), amount) for path, amount in pushes]
    touched = tuple(dict.fromkeys(measure for measure, _, _ in found))
    starts = dict(zip(touched, np.cumsum([0, *(measure.rows for measure in touched)]), strict=False))
    rows = [starts[measure] + flat(measure, index) for measure, index, _ in found]
    mirrors = [
        (row, starts[m] + flat(m, index[::-1]))
        for row, (m, index, _) in zip(rows, found, strict=True)
        if m.name == "tie"
    ]
    amounts = [amount for _, _, amount in found]
    return Plan(
        touched,
        np.array([row for row, amount in zip(rows, amounts, strict=True) if not amount], np.intp),
        np.array([row for row, amount in zip(rows, amounts, strict=True) if amount], np.intp),
        bounds(measure.low for measure in touched for _ in range(measure.rows)),
        bounds(measure.high for measure in touched for _ in range(measure.rows)),
        np.array(mirrors, np.intp).reshape(-1, 2),
    )


def bounds(values: Iterable[float]) -> Array:
    """Return bounds as a column, (rows, 1)."""
    return np.array(list(values), np.float64)[:, None]


def flat(measure: Measure, index: tuple[int, ...]) -> int:
    """Return a row's place among its measure's rows."""
    return int(np.ravel_multi_index(index, measure.shape)) if index else 0


def pushed(world: World, where: Plan, pushes: Array) -> World:
    """Return the world after its rows were pushed.

    where   from `plan`
    pushes  (n + m, W) in the order the plan was made with
    """
    worlds, many = world.worlds, len(where.shared)
    block = np.concatenate([getattr(world, measure.name).reshape(-1, worlds) for measure in where.touched])
    if many:
        low, high = where.low[where.shared], where.high[where.shared]
        block[where.shared] = share_of_room(block[where.shared], pushes[:many], low, high)
    if len(where.added):
        moved = block[where.added] + pushes[many:]
        block[where.added] = clip(moved, where.low[where.added], where.high[where.added])
    if len(where.mirrors):
        block[where.mirrors[:, 1]] = block[where.mirrors[:, 0]]
    changed: dict[str, Any] = {}
    start = 0
    for measure in where.touched:
        end = start + measure.rows
        changed[measure.name] = block[start:end].reshape(*measure.shape, worlds)
        start = end
    return world.but(**changed)
