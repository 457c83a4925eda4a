"""Arrays of steps in place of arrays of numbers: a law that is given them writes down what it does.

They answer numpy's own calls, so a law is traced as it stands. What a law may do is what `STEPS` and `FUNCTIONS` name;
anything else, and every question whose answer hangs on a value, is refused by name where it is asked.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import cast

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin
from numpy.typing import NDArray

from game.engine.graph import Node
from game.engine.steps import STEPS, TOGETHER, graph
from game.loose_types import Operand
from game.model.state.axes import AnyArray

Nodes = NDArray[np.object_]


class NotTraced(TypeError):  # noqa: N818
    """Something in a law that cannot be compiled: a question about a value, or a call that is not among the steps."""


# Kinds of functions that only move elements about; they do so with nodes as with numbers.
MOVERS = (
    np.stack, np.concatenate, np.vstack, np.hstack, np.broadcast_to, np.broadcast_arrays, np.swapaxes, np.moveaxis,
    np.reshape, np.transpose, np.repeat, np.tile, np.atleast_1d, np.atleast_2d, np.expand_dims, np.squeeze, np.take,
    np.copy, np.flip, np.roll, np.ravel, np.split,
)  # fmt: skip


class Traced(NDArrayOperatorsMixin):
    """An array whose elements are steps; its last axis stands for the worlds and is one long.

    nodes  what each element is
    """

    __slots__ = ("nodes",)
    __hash__ = object.__hash__

    def __init__(self, nodes: Operand) -> None:
        self.nodes = nodes if isinstance(nodes, np.ndarray) else _alone(nodes)

    @property
    def shape(self) -> tuple[int, ...]:
        """Its lengths."""
        return self.nodes.shape

    @property
    def ndim(self) -> int:
        """How many axes it has."""
        return self.nodes.ndim

    @property
    def size(self) -> int:
        """How many elements it has."""
        return self.nodes.size

    @property
    def dtype(self) -> np.dtype[Operand]:
        """Yes or no where every element is, else numbers."""
        return np.dtype(bool if all(node.condition for node in listed(self.nodes)) else np.float64)

    @property
    def T(self) -> "Traced":  # noqa: N802
        """The same with its axes turned round."""
        return Traced(self.nodes.T)

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: Operand, out: Operand = None, **more: Operand
    ) -> Operand:
        """Write down what numpy would calculate."""
        if method in ("reduce", "accumulate"):
            return _taken_together(ufunc, method, inputs[0], **more)
        if ufunc is np.matmul:
            return _product(*inputs)
        if method != "__call__" or ufunc not in STEPS or more:
            raise NotTraced(f"np.{ufunc.__name__}, called as {method}, is not among the steps of a law")
        result = _each(STEPS[ufunc], *inputs)
        if out is None:
            return result
        if not isinstance(out[0], Traced):
            raise NotTraced(f"np.{ufunc.__name__}: a plain array cannot hold what is traced")
        out[0].nodes[...] = result.nodes
        return out[0]

    def __array_function__(
        self, func: Callable[..., Operand], types: Operand, args: Operand, kwargs: Operand
    ) -> Operand:
        """Do what a function of numpy does, with steps."""
        if func in MOVERS:
            moved = func(*_bare(args), **_bare(kwargs))
            return type(moved)(map(Traced, moved)) if isinstance(moved, (tuple, list)) else _wrapped(moved)
        if func in FUNCTIONS:
            return FUNCTIONS[func](*args, **kwargs)
        raise NotTraced(f"np.{func.__name__} is not among the steps of a law")

    def __array__(self, *_: Operand, **__: Operand) -> AnyArray:
        """Refuse to become plain numbers."""
        raise NotTraced("a plain array cannot hold what is traced; make it with np.stack or np.zeros_like")

    def __bool__(self) -> bool:
        """Refuse to say yes or no, unless it is known whatever the worlds hold."""
        if self.size == 1 and self.nodes.item().known:
            return bool(self.nodes.item().args[0])
        raise NotTraced(f"an `if` hangs on a value: {self.nodes.flat[0]}; write it with np.where")

    def __float__(self) -> float:
        """Refuse to be one plain number, unless it is known whatever the worlds hold."""
        if self.size == 1 and self.nodes.item().known:
            return float(self.nodes.item().args[0])
        raise NotTraced(f"a plain number is wanted of a value: {self.nodes.flat[0]}")

    def __index__(self) -> int:
        """Refuse to be a place."""
        raise NotTraced(f"a place hangs on a value: {self.nodes.flat[0]}; write it with np.where")

    __int__ = __index__

    def __len__(self) -> int:
        """The length of its first axis."""
        return len(self.nodes)

    def __iter__(self) -> Iterator["Traced"]:
        """Its parts along the first axis."""
        return (Traced(part) for part in self.nodes)

    def __getitem__(self, places: Operand) -> "Traced":
        """Some of its elements; they are the same elements where numpy would not copy."""
        return Traced(self.nodes[places])

    def __setitem__(self, places: Operand, values: Operand) -> None:
        """Put other steps in the place of some."""
        self.nodes[places] = nodes_of(values)

    def __repr__(self) -> str:
        """Its shape."""
        return f"<traced {self.shape}>"

    def astype(self, kind: Operand, copy: bool = True) -> "Traced":
        """Numbers of yes and no, or whole numbers without what stands after the point."""
        del copy
        kind = np.dtype(kind)
        if kind == np.float64:
            return Traced(_each(lambda node: graph().number(node), self).nodes)
        if kind.kind == "b":
            return Traced(_each(lambda node: graph().condition(node), self).nodes)
        if kind.kind in "iu":
            return Traced(_each(_truncated, self).nodes)
        raise NotTraced(f"numbers are not made {kind}")

    def clip(self, low: Operand, high: Operand, out: "Traced | None" = None) -> "Traced":
        """Values held within bounds."""
        held = cast("Traced", np.minimum(np.maximum(self, low), high))
        if out is None:
            return held
        out.nodes[...] = held.nodes
        return out

    def two_to(self) -> "Traced":
        """Two to a whole power, as `arithmetic.two_to` has it."""
        return _each(lambda power: graph().step("two_to", power), self)

    def of_the_one(self, values: Operand) -> "Traced":
        """The value where this is true, which it is once, as `arithmetic.of_the_one` has it: one after another."""
        picked, own = np.broadcast_arrays(self.nodes, nodes_of(values))
        select = np.frompyfunc(lambda *three: graph().select(*three), 3, 1)
        result = own[-1]
        for place in reversed(range(len(own) - 1)):
            result = np.asarray(select(picked[place], own[place], result), dtype=object)
        return Traced(result)

    def setflags(self, write: bool) -> None:
        """Nothing: whether it can be written to is no matter of steps."""

    def copy(self) -> "Traced":
        """The same elements in an array of their own."""
        return Traced(self.nodes.copy())

    def reshape(self, *shape: Operand, **more: Operand) -> "Traced":
        """The same elements with other axes."""
        return Traced(self.nodes.reshape(*shape, **more))

    def ravel(self) -> "Traced":
        """The same elements in one row."""
        return Traced(self.nodes.ravel())

    def swapaxes(self, item: int, other: int) -> "Traced":
        """The same with two axes in each other's place."""
        return Traced(self.nodes.swapaxes(item, other))

    def take(self, places: Operand, axis: int | None = None) -> "Traced":
        """Some of its elements."""
        return Traced(self.nodes.take(places, axis=axis))

    def max(self, axis: int) -> "Traced":
        """The largest along an axis."""
        return _taken_together(np.maximum, "reduce", self, axis)

    def min(self, axis: int) -> "Traced":
        """The smallest along an axis."""
        return _taken_together(np.minimum, "reduce", self, axis)

    def any(self, axis: int) -> "Traced":
        """Whether any along an axis is so."""
        return _taken_together(np.logical_or, "reduce", self, axis)

    def all(self, axis: int) -> "Traced":
        """Whether all along an axis are so."""
        return _taken_together(np.logical_and, "reduce", self, axis)


def _alone(node: Node) -> Nodes:
    """One node as an array without axes."""
    held = np.empty((), object)
    held[()] = node
    return held


def listed(nodes: Nodes) -> list[Node]:
    """The nodes of an array, one after another."""
    return list(nodes.reshape(-1))


def nodes_of(values: Operand) -> Nodes:
    """What is given as nodes, of the same shape."""
    if isinstance(values, Traced):
        return values.nodes
    if isinstance(values, Node):
        return _alone(values)
    if isinstance(values, (list, tuple)) and any(isinstance(item, Traced) for item in values):
        return np.stack([nodes_of(item) for item in values])
    lift = np.frompyfunc(lambda value: graph().lift(value), 1, 1)
    return np.asarray(lift(np.asarray(values)), dtype=object)


def _bare(values: Operand) -> Operand:
    """Arguments of a function with nodes in place of what is traced."""
    if isinstance(values, Traced):
        return values.nodes
    if isinstance(values, (list, tuple)) and any(isinstance(item, (Traced, list, tuple)) for item in values):
        plain = (np.ndarray, float, int) if any(isinstance(item, Traced) for item in values) else ()
        return type(values)(nodes_of(item) if isinstance(item, plain) else _bare(item) for item in values)
    return values


def _wrapped(moved: Operand) -> Operand:
    """What a mover answers, as something traced where it holds nodes."""
    return Traced(moved) if isinstance(moved, (np.ndarray, Node)) else moved


def _each(does: Callable[..., Node], *values: Operand) -> Traced:
    """Do something with every element, shapes fitted to each other as numpy fits them."""
    result = np.frompyfunc(does, len(values), 1)(*(nodes_of(value) for value in values))
    return Traced(np.asarray(result, dtype=object) if isinstance(result, np.ndarray) else _alone(result))


def _truncated(value: Operand) -> Node:
    """A number without what stands after its point."""
    record = graph()
    node = record.number(value)
    down = record.step("floor", node)
    up = record.step("neg", record.step("floor", record.step("neg", node)))
    return record.select(record.step("lt", node, 0.0), up, down)


def _taken_together(ufunc: np.ufunc, method: str, values: Operand, axis: int | None = 0, **more: Operand) -> Traced:
    """One of the steps in `TOGETHER` along an axis, or what it comes to at each place."""
    if ufunc not in TOGETHER or axis is None or any(value not in (None, False) for value in more.values()):
        raise NotTraced(f"np.{ufunc.__name__}.{method} changes bits with its order; use arithmetic.total")
    rows, does = list(np.moveaxis(nodes_of(values), axis, 0)), np.frompyfunc(STEPS[ufunc], 2, 1)
    if method == "accumulate":
        for place in range(1, len(rows)):
            rows[place] = np.asarray(does(rows[place - 1], rows[place]), dtype=object)
        return Traced(np.moveaxis(np.stack(rows), 0, axis))
    while len(rows) > 1:
        # In pairs, so that no step waits long for another.
        pairs = [np.asarray(does(*rows[at : at + 2]), dtype=object) for at in range(0, len(rows) - 1, 2)]
        rows = pairs + rows[len(rows) - len(rows) % 2 :]
    return Traced(np.asarray(rows[0], dtype=object))


def _product(weights: Operand, values: Operand) -> Traced:
    """A matrix product in which every sum is exact, as whole numbers on a grain have it; noughts are left out."""
    left, right, record = nodes_of(weights), nodes_of(values), graph()
    result = np.empty((left.shape[0], right.shape[1]), object)
    for row, column in np.ndindex(*result.shape):
        whole = record.constant(0.0)
        for weight, value in zip(left[row], right[:, column], strict=True):
            whole = record.step("add", whole, record.step("mul", weight, value))
        result[row, column] = whole
    return Traced(result)


def _where(condition: Operand, yes: Operand, no: Operand) -> Traced:
    """What `np.where` answers."""
    return _each(lambda *three: graph().select(*three), condition, yes, no)


def _filled(value: float) -> Callable[..., Traced]:
    """A function that makes an array of one number in the shape of another."""

    def compile_program(like: Operand, *_: Operand, shape: tuple[int, ...] | None = None, **__: Operand) -> Traced:
        nodes = np.empty(like.shape if shape is None else shape, object)
        nodes[...] = graph().constant(value)
        return Traced(nodes)

    return compile_program


def _full_like(like: Operand, value: Operand, *_: Operand, **__: Operand) -> Traced:
    """An array of one value in the shape of another."""
    nodes = np.empty(like.shape, object)
    nodes[...] = nodes_of(value)
    return Traced(nodes)


def _reduced(ufunc: np.ufunc) -> Callable[..., Traced]:
    """A function that takes an axis together."""
    return lambda values, axis=None, **more: _taken_together(ufunc, "reduce", values, axis, **more)


def _any_at_all(values: Operand, axis: int | None = None, **more: Operand) -> Operand:
    """Whether any is so along an axis; without one "maybe", which is yes unless it is known to be no.

    A law may ask so only to spare itself work that changes nothing where the answer is no.
    """
    if axis is not None:
        return _taken_together(np.logical_or, "reduce", values, axis, **more)
    return not all(node.known and not node.args[0] for node in listed(nodes_of(values)))


FUNCTIONS: dict[Callable[..., Operand], Callable[..., Operand]] = {
    np.where: _where,
    np.shape: lambda values: values.shape,
    np.ndim: lambda values: values.ndim,
    np.size: lambda values: values.size,
    np.clip: lambda values, low, high, out=None: Traced(nodes_of(values)).clip(low, high, out),
    np.zeros_like: _filled(0.0),
    np.empty_like: _filled(0.0),
    np.ones_like: _filled(1.0),
    np.full_like: _full_like,
    np.max: _reduced(np.maximum),
    np.min: _reduced(np.minimum),
    np.all: _reduced(np.logical_and),
    np.any: _any_at_all,
}


def source(op: str, shape: Sequence[int], names: Iterable[Operand]) -> Traced:
    """Elements that come from outside, (…, 1), each by its name, in the order of a flat array."""
    nodes = np.empty((*shape, 1), object)
    nodes.reshape(-1)[:] = [graph().node(op, name) for name in names]
    return Traced(nodes)
