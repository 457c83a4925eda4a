"""The graph of a calculation: every step once, in the order in which it was first needed.

A step is a `Node`: an operation on other nodes or plain numbers. Two steps that work out the same are one node, and
what is known already is worked out on the spot, but only where that cannot change a bit: there is no reordering of
sums, no reciprocal in place of a division and no multiplication melted into an addition.
"""

import math
from collections.abc import Callable, Iterable

from game.loose_types import Operand

# Operations that answer with yes or no.
CONDITIONS = frozenset({"lt", "le", "eq", "and", "or", "not"})
# Operations whose operands may change places without changing a bit.
SYMMETRIC = frozenset({"add", "mul", "min", "max", "eq", "and", "or"})
# What is the same in all quarters of a run: figures, the opening, and what follows from them alone.
LASTING = frozenset({"const", "lasting"})
SOURCES = frozenset({"row", "passed", "level", "turn", "normal", "gumbel", "uniform"})
# Sources that may be read again wherever they are needed.
READ_AGAIN = frozenset({"row", "passed", "level"})

KNOWN: dict[str, Callable[..., float | bool]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b,
    "min": min,
    "max": max,
    "neg": lambda a: -a,
    "abs": abs,
    "sqrt": math.sqrt,
    "rint": round,
    "floor": math.floor,
    "two_to": lambda a: 2.0**a,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "eq": lambda a, b: a == b,
    "and": lambda a, b: a and b,
    "or": lambda a, b: a or b,
    "not": lambda a: not a,
}


class Node:
    """One step.

    op         what is done, or where it comes from
    args       nodes; of sources and constants what says which
    condition  whether it is yes or no rather than a number
    lasting    whether it is the same in all quarters of a run
    """

    __slots__ = ("args", "condition", "lasting", "op", "place")

    def __init__(self, op: str, args: tuple[Operand, ...], place: int) -> None:
        self.op, self.args, self.place = op, args, place
        self.condition = op in CONDITIONS or (op == "const" and isinstance(args[0], bool))
        self.lasting: bool = op in LASTING or (op not in SOURCES and all(node.lasting for node in self.operands()))

    def operands(self) -> tuple["Node", ...]:
        """The nodes it is worked out from."""
        return tuple(arg for arg in self.args if isinstance(arg, Node))

    @property
    def known(self) -> bool:
        """Whether it is a plain number, or plainly yes or no."""
        return self.op == "const"

    def __repr__(self) -> str:
        """The step without what went before it."""
        return f"<{self.op} {self.place}>"


class Graph:
    """All steps of a calculation, each once, every one after those it needs."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._known: dict[tuple[Operand, ...], Node] = {}

    def node(self, op: str, *args: Operand) -> Node:
        """The step that does this with these, made if there is none yet."""
        key = (op, *((arg.place if isinstance(arg, Node) else (type(arg), arg)) for arg in args))
        result = self._known.get(key)
        if result is None:
            result = self._known[key] = Node(op, args, len(self.nodes))
            self.nodes.append(result)
        return result

    def constant(self, value: float | bool) -> Node:
        """A plain number, or plainly yes or no."""
        return self.node("const", value if isinstance(value, bool) else float(value) + 0.0)

    def lift(self, value: Operand) -> Node:
        """A node that stands for what is given: itself, or a constant."""
        if isinstance(value, Node):
            return value
        return self.constant(bool(value) if value.__class__.__name__ in ("bool", "bool_") else float(value))

    def number(self, value: Operand) -> Node:
        """A node as a number: yes is 1 and no is 0."""
        node = self.lift(value)
        if not node.condition:
            return node
        return self.constant(1.0 if node.args[0] else 0.0) if node.known else self.node("as_number", node)

    def condition(self, value: Operand) -> Node:
        """A node as yes or no: every number but 0 is yes."""
        node = self.lift(value)
        if node.condition:
            return node
        if node.op == "as_number":
            return node.operands()[0]
        return self.step("not", self.step("eq", node, 0.0))

    def step(self, op: str, *values: Operand) -> Node:
        """A step on nodes or plain values, simplified where that changes no bit."""
        take = self.condition if op in ("and", "or", "not") else self.number
        args = [take(value) for value in values]
        if all(arg.known for arg in args):
            result = KNOWN[op](*(arg.args[0] for arg in args))
            return self.constant(bool(result) if op in CONDITIONS else result)
        return self.shortened(op, args) or self.node(op, *self.in_order(op, args))

    def select(self, condition: Operand, yes: Operand, no: Operand) -> Node:
        """One of two, by a condition."""
        node, first, second = self.condition(condition), self.lift(yes), self.lift(no)
        if not (first.condition and second.condition):
            first, second = self.number(first), self.number(second)
        if node.known:
            return first if node.args[0] else second
        if first is second:
            return first
        if first.condition:
            return self.step("or", self.step("and", node, first), self.step("and", self.step("not", node), second))
        if first.known and second.known and {first.args[0], second.args[0]} == {0.0, 1.0}:
            return self.number(node if first.args[0] else self.step("not", node))
        return self.node("select", node, first, second)

    def in_order(self, op: str, args: list[Node]) -> Iterable[Node]:
        """Operands in one order where both would do, so that the same step is found again."""
        return sorted(args, key=lambda arg: arg.place) if op in SYMMETRIC else args

    def shortened(self, op: str, args: list[Node]) -> Node | None:
        """The operand or constant that a step comes to whatever the worlds hold; None where it has to be done.

        The sign of a nought is the one thing that may differ, and no law looks at it.
        """
        if op in ("and", "or"):
            return self._logical(op, *args)
        if op == "not":
            return args[0].operands()[0] if args[0].op == "not" else None
        if op in ("min", "max") and args[0] is args[1]:
            return args[0]
        if len(args) == 1:
            return None
        if (flag := self._of_flags(op, *args)) is not None:
            return flag
        left, right = (arg.args[0] if arg.known else None for arg in args)
        if op == "add":
            return args[1] if left == 0.0 else args[0] if right == 0.0 else None
        if op in ("sub", "div"):
            return args[0] if right == (0.0 if op == "sub" else 1.0) else None
        if op == "mul":
            if 0.0 in (left, right):
                return self.constant(0.0)
            return args[1] if left == 1.0 else args[0] if right == 1.0 else None
        return None

    def _of_flags(self, op: str, first: Node, second: Node) -> Node | None:
        """What a step on yes and no as numbers, 1 and 0, comes to without arithmetic."""
        flags = [node.operands()[0] if node.op == "as_number" else None for node in (first, second)]
        if None not in flags:
            joined = {"mul": "and", "min": "and", "max": "or"}.get(op)
            return self.number(self.step(joined, *flags)) if joined else None
        for flag, other, turned in ((flags[0], second, False), (flags[1], first, True)):
            if flag is not None and other.known:
                return self._of_flag(op, flag, other.args[0], turned)
        return None

    def _of_flag(self, op: str, flag: Node, number: float, turned: bool) -> Node | None:
        """What a step on a yes or no and a number comes to; `turned` where the number stands first."""
        if op not in (*CONDITIONS, "min", "max") and not (op == "sub" and turned and number == 1.0):
            return None
        yes, no = (KNOWN[op](*((number, value) if turned else (value, number))) for value in (1.0, 0.0))
        if yes == no:
            return self.constant(yes)
        if {yes, no} != {0, 1}:
            return None
        result = flag if yes else self.step("not", flag)
        return result if op in CONDITIONS else self.number(result)

    def _logical(self, op: str, first: Node, second: Node) -> Node | None:
        """What `and` or `or` comes to where one side is known or both are the same."""
        if first is second:
            return first
        for item, other in ((first, second), (second, first)):
            if item.known:
                return other if item.args[0] == (op == "and") else item
        return None


def reached(outputs: Iterable[Node]) -> set[Node]:
    """Every node that the outputs need, themselves among them."""
    result, left = set[Node](), list(outputs)
    while left:
        node = left.pop()
        if node not in result:
            result.add(node)
            left += node.operands()
    return result
