"""Asides: steps that matter only where a condition holds are written apart, and passed over where it holds in no world.

A law says `np.where(asked > 0, answer, 0.0)` and works the answer out in all worlds. Where nothing else needs what the
answer is worked out from, a vector of worlds in which nobody was asked goes on at once. No bit changes by it.
"""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush

import attrs

from game.engine.graph import Node

# Fewer steps than this are sooner done than passed over, and more choices than this are not joined.
WORTH_IT, JOINED = 40, 8


@attrs.frozen(eq=False)
class Aside:
    """Steps that are needed only where a condition holds.

    choices  the choices that hang on the condition, one right after the other; they alone need the steps
    steps    in their order
    holds    whether the steps are needed where the condition holds, and not where it does not
    """

    choices: tuple[Node, ...]
    steps: tuple[Node, ...]
    holds: bool

    @property
    def condition(self) -> Node:
        """The condition."""
        return self.choices[0].operands()[0]

    @property
    def results(self) -> tuple[Node, ...]:
        """What the choices take from it."""
        own = set(self.steps)
        arms = [choice.operands()[1 if self.holds else 2] for choice in self.choices]
        return tuple(dict.fromkeys(arm for arm in arms if arm in own))


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
            if node.op == "select" and node not in self.taken:
                best = max((self.around(node, holds) for holds in (True, False)), key=lambda aside: len(aside.steps))
                if len(best.steps) >= WORTH_IT:
                    self.taken.update(best.steps, best.choices)
                    result[best.choices[0]] = best
        return result

    def around(self, last: Node, holds: bool) -> Aside:
        """The aside that ends with a choice, with as many of the same condition before it as stand next to it."""
        choices, steps = [last], self.needed_alone([last], holds)
        while len(choices) < JOINED:
            place = self.places[choices[0]] - 1
            while place >= 0 and self.steps[place] in steps:
                place -= 1
            before = self.steps[place] if place >= 0 else last
            same = before.op == "select" and before.operands()[0] is last.operands()[0]
            if before is last or not same or before in self.taken:
                break
            choices.insert(0, before)
            steps = self.needed_alone(choices, holds)
        return Aside(tuple(choices), tuple(sorted(steps, key=self.places.__getitem__)), holds)

    def needed_alone(self, choices: Sequence[Node], holds: bool) -> set[Node]:
        """The steps that only one side of some choices needs."""
        result, around = set[Node](), set(choices)
        left, seen = list[tuple[int, Node]](), set[Node]()

        def look_at(nodes: Iterable[Node]) -> None:
            for node in nodes:
                if node in self.places and node not in seen:
                    seen.add(node)
                    heappush(left, (-self.places[node], node))

        look_at(choice.operands()[1 if holds else 2] for choice in choices)
        # Whatever needs a step stands after it, and has been looked at before.
        while left:
            _, node = heappop(left)
            if node in self.put_out or node in around or node in self.taken:
                continue
            if all(self.within(user, node, result, around) for user in self.users[node]):
                result.add(node)
                look_at(node.operands())
        return result

    def within(self, user: Node, node: Node, result: set[Node], around: set[Node]) -> bool:
        """Whether a step is needed by nothing but the others, or by a choice as what is chosen."""
        return user in result or (user in around and node is not user.operands()[0])


def operands_of(nodes: Iterable[Node], asides: Mapping[Node, Aside]) -> Iterable[Node]:
    """What some steps need, asides included that begin with them."""
    for node in nodes:
        yield from node.operands()
        if node in asides:
            for step in asides[node].steps:
                yield from step.operands()
