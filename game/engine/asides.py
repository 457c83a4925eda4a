"""Asides: steps that matter only where a condition holds are written apart, and passed over where it holds in no world.

A law says `np.where(asked > 0, answer, 0.0)` and works the answer out in all worlds. Where nothing else needs what the
answer is worked out from, a vector of worlds in which nobody was asked goes on at once. So it does where both of two
things have to be, or where something is multiplied by yes or no. No bit changes by it but the sign of a nought.
"""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush

import attrs

from game.engine.graph import Node

# Steps that take less than this are sooner done than passed over, and more choices than this are not joined.
WORTH_IT, JOINED = 32, 8
# About how many instructions a step takes, where it is not one.
TAKES = {"uniform": 32, "normal": 28, "gumbel": 32, "div": 4, "sqrt": 8, "level": 3, "floor": 4, "two_to": 3}


@attrs.frozen
class Way:
    """How a choice may hang on a condition.

    arm    which of the choice's operands is needed only sometimes
    holds  whether it is needed where the condition holds, and not where it does not
    """

    condition: Node
    arm: int
    holds: bool = True


def ways(node: Node) -> list[Way]:
    """The ways in which a step is a choice: one of two, both of two conditions, or something times yes or no."""
    if node.lasting:
        return []
    args = node.operands()
    if node.op == "select":
        return [Way(args[0], 1), Way(args[0], 2, holds=False)]
    if node.op == "and":
        return [Way(args[0], 1), Way(args[1], 0)]
    if node.op == "mul":
        return [Way(arg.operands()[0], 1 - place) for place, arg in enumerate(args) if arg.op == "as_number"]
    return []


@attrs.frozen(eq=False)
class Aside:
    """Steps that are needed only where a condition holds.

    choices  the choices that hang on the condition, one right after the other; they alone need the steps
    way      how the choices hang on it
    steps    in their order
    """

    choices: tuple[Node, ...]
    way: Way
    steps: tuple[Node, ...]

    @property
    def results(self) -> tuple[Node, ...]:
        """What the choices take from it."""
        own = set(self.steps)
        arms = [choice.operands()[self.way.arm] for choice in self.choices]
        return tuple(dict.fromkeys(arm for arm in arms if arm in own))

    @property
    def takes(self) -> int:
        """About how many instructions the steps take."""
        return sum(TAKES.get(step.op, 1) for step in self.steps)


class Seeker:
    """Looks for asides in a program.

    places  where each step stands
    """

    def __init__(self, steps: Sequence[Node], put_out: Iterable[Node]) -> None:
        """Begin with the steps of a program in their order, and the results that it puts out."""
        self.steps, self.places = steps, {node: place for place, node in enumerate(steps)}
        self.users: dict[Node, list[Node]] = {node: [] for node in steps}
        for node in steps:
            for operand in dict.fromkeys(node.operands()):
                if operand in self.users:
                    self.users[operand].append(node)
        self.put_out = frozenset(put_out)
        self.taken = set[Node]()

    def asides(self) -> dict[Node, Aside]:
        """Every aside that is worth it, by the first of its choices; none lies within another."""
        result = dict[Node, Aside]()
        for node in reversed(self.steps):
            if node not in self.taken and (possible := [self.around(node, way) for way in ways(node)]):
                best = max(possible, key=lambda aside: aside.takes)
                if best.takes >= WORTH_IT:
                    self.taken.update(best.steps, best.choices)
                    result[best.choices[0]] = best
        return result

    def around(self, last: Node, way: Way) -> Aside:
        """The aside that ends with a choice, with as many of the same condition before it as stand next to it."""
        choices, steps = [last], self.needed_alone([last], way)
        while steps and len(choices) < JOINED:
            place = self.places[choices[0]] - 1
            while place >= 0 and self.steps[place] in steps:
                place -= 1
            before = self.steps[place] if place >= 0 else last
            if before is last or before.op != last.op or way not in ways(before) or before in self.taken:
                break
            choices.insert(0, before)
            steps = self.needed_alone(choices, way)
        return Aside(tuple(choices), way, tuple(sorted(steps, key=self.places.__getitem__)))

    def needed_alone(self, choices: Sequence[Node], way: Way) -> set[Node]:
        """The steps that only one side of some choices needs."""
        result, around = set[Node](), set(choices)
        left, seen = list[tuple[int, Node]](), set[Node]()

        def look_at(nodes: Iterable[Node]) -> None:
            for node in nodes:
                if node in self.places and node not in seen:
                    seen.add(node)
                    heappush(left, (-self.places[node], node))

        look_at(choice.operands()[way.arm] for choice in choices)
        # Whatever needs a step stands after it, and has been looked at before.
        while left:
            _, node = heappop(left)
            if node in self.put_out or node in around or node in self.taken or node is way.condition:
                continue
            if all(user in result or (user in around and only_arm(user, node, way)) for user in self.users[node]):
                result.add(node)
                look_at(node.operands())
        return result


def only_arm(choice: Node, node: Node, way: Way) -> bool:
    """Whether a choice needs a step as nothing but what is needed only sometimes."""
    return all((operand is node) == (place == way.arm) for place, operand in enumerate(choice.operands()))


def operands_of(nodes: Iterable[Node], asides: Mapping[Node, Aside]) -> Iterable[Node]:
    """What some steps need, asides included that begin with them."""
    for node in nodes:
        yield from node.operands()
        if node in asides:
            for step in asides[node].steps:
                yield from step.operands()
