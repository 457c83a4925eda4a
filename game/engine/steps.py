"""Steps: numpy's calculations, element by element, as they are written down in the graph that is being recorded."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import numpy as np

from game.engine.graph import Graph, Node
from game.loose_types import Operand

_RECORDING: ContextVar[Graph] = ContextVar("the graph that steps are written into")


@contextmanager
def recording() -> Iterator[Graph]:
    """A new graph, into which every step is written until the end of the block."""
    before = _RECORDING.set(Graph())
    try:
        yield _RECORDING.get()
    finally:
        _RECORDING.reset(before)


def graph() -> Graph:
    """The graph that is being written."""
    return _RECORDING.get()


def step(op: str) -> Callable[..., Node]:
    """A function that writes down one step on nodes or numbers."""
    return lambda *values: graph().step(op, *values)


def _not_equal(a: Operand, b: Operand) -> Node:
    """The step `a != b`."""
    return graph().step("not", graph().step("eq", a, b))


def _remainder(a: Operand, b: Operand) -> Node:
    """The steps of a remainder with the divisor's sign, exact for whole numbers."""
    record = graph()
    return record.step("sub", a, record.step("mul", b, record.step("floor", record.step("div", a, b))))


def _square(a: Operand) -> Node:
    """The step `a × a`."""
    return graph().step("mul", a, a)


def _exclusive(a: Operand, b: Operand) -> Node:
    """The steps of one or the other but not both."""
    record = graph()
    return record.step("and", record.step("or", a, b), record.step("not", record.step("and", a, b)))


# Whatever numpy calculates element by element that a law may use.
STEPS: dict[np.ufunc, Callable[..., Node]] = {
    np.add: step("add"),
    np.subtract: step("sub"),
    np.multiply: step("mul"),
    np.divide: step("div"),
    np.floor_divide: lambda a, b: graph().step("floor", graph().step("div", a, b)),
    np.remainder: _remainder,
    np.negative: step("neg"),
    np.positive: lambda a: graph().number(a),
    np.absolute: step("abs"),
    np.fabs: step("abs"),
    np.square: _square,
    np.sqrt: step("sqrt"),
    np.rint: step("rint"),
    np.floor: step("floor"),
    np.ceil: lambda a: graph().step("neg", graph().step("floor", graph().step("neg", a))),
    np.minimum: step("min"),
    np.maximum: step("max"),
    np.less: step("lt"),
    np.less_equal: step("le"),
    np.greater: lambda a, b: graph().step("lt", b, a),
    np.greater_equal: lambda a, b: graph().step("le", b, a),
    np.equal: step("eq"),
    np.not_equal: _not_equal,
    np.logical_and: step("and"),
    np.logical_or: step("or"),
    np.logical_not: step("not"),
    np.logical_xor: _exclusive,
    np.bitwise_and: step("and"),
    np.bitwise_or: step("or"),
    np.bitwise_xor: _exclusive,
    np.invert: step("not"),
}
# Steps by which a whole axis may be taken together in any order, because no order changes a bit.
TOGETHER = (np.minimum, np.maximum, np.logical_and, np.logical_or, np.bitwise_and, np.bitwise_or)
