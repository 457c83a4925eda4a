"""Luck as steps: a law that draws writes down by which name; the bits behind the names are worked out for each run."""

from collections.abc import Sequence
from functools import lru_cache

import attrs
import numpy as np
from numpy.typing import NDArray

from game.engine.graph import KNOWN, Node
from game.engine.steps import graph
from game.engine.trace import Traced, nodes_of
from game.loose_types import Operand
from game.model.state.axes import Array
from game.model.state.chance import GOLDEN, Bits, name_key, scrambled

# How a turn follows from the quarters played: ["turn"], a number, or a step on such.
Expression = Operand


@attrs.frozen
class DrawKey:
    """What one draw's bits hang on beside the seed: the turn, the question's name, and the option's name or number."""

    turn: Expression
    name: str
    option: str | int


@attrs.frozen(eq=False)
class RecordedLuck:
    """Chance that writes down what is asked of it, for one program.

    keys  everything asked so far, each once
    """

    keys: dict[DrawKey, int] = attrs.field(factory=dict)

    def counted(self) -> None:
        """None: nobody plays with it."""

    def happens(self, turn: Operand, name: str, probability: Operand) -> Array:
        """Record whether something happens, (1,); where there is no chance of it, nothing need be drawn."""
        drawn: Operand = self._drawn([graph().node("uniform", self._key(turn, name, 0))], (1,))
        happened: Array = ((probability > 0.0) & (drawn < probability)).astype(np.float64)
        return happened

    def normal(self, turn: Operand, name: str, count: int) -> Array:
        """Record standard normal draws, (count, 1)."""
        return np.stack([self.lasting(turn, name, count, row) for row in range(count)])

    def lasting(self, turn: Operand, name: str, count: int, row: int) -> Array:
        """Record one row of what `normal` draws, (1,)."""
        part, place = divmod(row, -(-count // 4))
        return self._drawn([graph().node("normal", self._key(turn, name, place), part)], (1,))

    def gumbel(self, turn: Operand, name: str, options: tuple[str, ...]) -> Array:
        """Record standard Gumbel draws, (options, 1)."""
        keys = [self._key(turn, name, option) for option in options]
        return self._drawn([graph().node("gumbel", key) for key in keys], (len(keys), 1))

    def _key(self, turn: Operand, name: str, option: str | int) -> int:
        """The place of a key."""
        return self.keys.setdefault(DrawKey(expression(nodes_of(turn).item()), name, option), len(self.keys))

    def _drawn(self, nodes: Sequence[Node], shape: tuple[int, ...]) -> Array:
        """Nodes as an array."""
        held = np.empty(len(nodes), object)
        held[:] = nodes
        traced: Operand = Traced(held.reshape(shape))
        return traced  # type: ignore[no-any-return]


def expression(node: Node) -> Expression:
    """How a node follows from the quarters played; TypeError where it hangs on anything else."""
    if node.op == "const":
        return node.args[0]
    if node.op == "turn":
        return ("turn",)
    if node.op not in KNOWN:
        raise TypeError(f"luck may be named by the turn alone, not by {node}")
    return (node.op, *(expression(operand) for operand in node.operands()))


def worked_out(result: Expression, turn: int) -> float:
    """The value of an expression after so many quarters."""
    if not isinstance(result, (tuple, list)):
        return float(result)
    if result[0] == "turn":
        return float(turn)
    return float(KNOWN[result[0]](*(worked_out(part, turn) for part in result[1:])))


@lru_cache(maxsize=32768)
def named_key(seed: int, turn: int, name: str) -> int:
    """The 64 bits of a question in one turn; some are asked again every quarter of a year."""
    return name_key(f"{seed}/{turn}/{name}")


@attrs.frozen(eq=False)
class KeyTable:
    """The keys of a program, ready to be worked out for any seed and turn.

    questions  turn and name of each question
    turns      the turns that occur in them, each once
    question   (keys,) which one each key belongs to
    numbers    (keys,) 64 bits for each key's option
    """

    questions: tuple[tuple[Expression, str], ...]
    turns: tuple[Expression, ...]
    question: NDArray[np.intp]
    numbers: Bits

    @classmethod
    def of(cls, keys: Sequence[DrawKey]) -> "KeyTable":
        """The table of these keys."""
        questions = {(key.turn, key.name): None for key in keys}
        places = {question: place for place, question in enumerate(questions)}
        numbers = [key.option if isinstance(key.option, int) else name_key(key.option) for key in keys]
        return cls(
            tuple(questions),
            tuple(dict.fromkeys(turn for turn, _ in questions)),
            np.array([places[key.turn, key.name] for key in keys], np.intp),
            np.array(numbers, np.uint64) * np.uint64(GOLDEN),
        )

    @lru_cache(maxsize=1024)  # noqa: B019 (a table is as lasting as its program)
    def bits(self, seed: int, turn: int, draft: str = "") -> Bits:
        """The keys' 64 bits in one quarter, (keys,), read-only: every block of worlds asks the same.

        turn   quarters played
        draft  added to every name, where a country makes several drafts of its orders
        """
        when = {way: int(worked_out(way, turn)) for way in self.turns}
        named = [named_key(seed, when[turn_of], name + draft) for turn_of, name in self.questions]
        result = np.zeros(1, np.uint64)
        if named:
            result = scrambled(self.numbers + np.array(named, np.uint64)[self.question])
        result.setflags(write=False)
        return result
