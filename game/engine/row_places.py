"""Where named arrays stand among the rows of worlds: laid under one another, cut out again, and recorded as steps."""

from collections.abc import Mapping
from functools import cached_property
from math import prod

import attrs
import numpy as np

from game.engine.lower import Output
from game.engine.steps import graph
from game.engine.trace import Traced, listed, nodes_of, source
from game.loose_types import Operand
from game.model.state.axes import Array


@attrs.frozen(eq=False)
class RowPlaces:
    """Named arrays, each with its shape, worlds not counted; their rows stand one after another.

    first  where the first of them stands
    """

    shapes: Mapping[str, tuple[int, ...]]
    first: int = 0

    @cached_property
    def starts(self) -> dict[str, int]:
        """Where each array's first row stands."""
        result, at = dict[str, int](), self.first
        for name, shape in self.shapes.items():
            result[name] = at
            at += prod(shape)
        return result

    @cached_property
    def rows(self) -> int:
        """How many rows they have together."""
        return sum(prod(shape) for shape in self.shapes.values())

    def flat(self, arrays: Mapping[str, Array], worlds: int) -> Array:
        """All rows under one another, (rows, W).

        arrays  (…, W) or (…, 1) each, or plain numbers
        """
        result = np.empty((self.rows, worlds))
        self.put(arrays, result)
        return result

    def put(self, arrays: Mapping[str, Array], rows: Array) -> None:
        """Put arrays where they stand among all rows, (rows from `first` on, W); others are left alone."""
        for name, array in arrays.items():
            at, count = self.starts[name] - self.first, prod(self.shapes[name])
            rows[at : at + count] = np.reshape(array, (count, -1))

    def cut(self, rows: Array) -> dict[str, Array]:
        """The arrays out of their rows, (rows, W), not copied."""
        result = dict[str, Array]()
        for name, shape in self.shapes.items():
            at = self.starts[name] - self.first
            result[name] = rows[at : at + prod(shape)].reshape(*shape, -1)
        return result

    def recorded(self, op: str) -> dict[str, Operand]:
        """Arrays of steps that come from these rows."""
        return {
            name: source(op, shape, range(self.starts[name], self.starts[name] + prod(shape)))
            for name, shape in self.shapes.items()
        }

    def outputs(self, arrays: Mapping[str, Operand]) -> list[Output]:
        """Where the steps of some arrays are put, row by row."""
        return [
            Output("row", self.starts[name] + place, graph().number(node))
            for name, array in arrays.items()
            for place, node in enumerate(nodes_of(array).flat)
        ]


def recorded_levels(backs: int, orders: int) -> Traced:
    """Levels of the last quarters' orders as steps, (quarters back, orders, 1)."""
    nodes = np.empty((backs, orders, 1), object)
    for back, order in np.ndindex(backs, orders):
        nodes[back, order, 0] = graph().node("level", back, order)
    return Traced(nodes)


def recorded_turn() -> Traced:
    """Quarters played, as a step."""
    held = np.empty((), object)
    held[()] = graph().node("turn")
    return Traced(held)


def level_outputs(array: Operand, first: int) -> list[Output]:
    """Where steps are put as levels of this quarter's sheet, from a place on."""
    return [Output("level", first + place, graph().number(node)) for place, node in enumerate(listed(nodes_of(array)))]
