"""The luck of futures: unrelated to the campaign's own, and common to all that is compared.

A future's luck hangs on what the seat that looks ahead knows and on the future's number, so that two campaigns which
look alike to a seat give it the same futures, and a forecast tells nothing of the luck to come.
"""

from hashlib import blake2b

import attrs
import numpy as np

from game.world.axes import Array
from game.world.dice import Bits, Dice, name_key
from game.world.measures import measures_of
from game.world.views import View
from game.world.world import World

SEED = name_key("forecast")


def marks(view: View) -> Bits:
    """Return 64 bits that stand for everything a country sees, (W,), the same for worlds that look alike to it."""
    seen = view.seen
    rows = [getattr(seen, name).reshape(-1, seen.worlds) for name in measures_of(World)]
    known = np.ascontiguousarray(np.concatenate(rows).T).astype("<f8", copy=False)
    orders = np.ascontiguousarray(np.moveaxis(seen.orders, -1, 0))
    whose = f"{view.name}/{seen.turn}".encode()
    digests = [
        blake2b(whose + orders[k].tobytes() + known[k].tobytes(), digest_size=8).digest() for k in range(seen.worlds)
    ]
    return np.frombuffer(b"".join(digests), "<u8").astype(np.uint64)


@attrs.frozen(eq=False)
class CommonLuck:
    """The same luck for several copies of the same futures, drawn once.

    dice    the futures' luck
    copies  how many of each there are; copy c of future k is world c × futures + k
    kept    draws that are asked for again: estimates err alike for a year
    """

    dice: Dice
    copies: int
    kept: dict[tuple[int, str, int], Array] = attrs.field(factory=dict)

    def happens(self, turn: int, name: str, probability: Array) -> Array:
        """Return 1 where it happens and 0 elsewhere, (W,)."""
        happened: Array = np.less(self._copied(self.dice.uniform(turn, name)), probability).astype(np.float64)
        return happened

    def each_happens(self, turn: int, name: str, options: tuple[str, ...], probability: Array) -> Array:
        """Return 1 where an option happens and 0 elsewhere, (options, W)."""
        parts = np.split(probability, self.copies, axis=-1)
        return np.concatenate([self.dice.each_happens(turn, name, options, part) for part in parts], axis=-1)

    def normal(self, turn: int, name: str, count: int) -> Array:
        """Return standard normal draws, (count, W)."""
        key = (turn, name, count)
        if key not in self.kept:
            if name.startswith("view.") and any(earlier != turn for earlier, _, _ in self.kept):
                self.kept.clear()
            drawn = self.dice.normal(turn, name, count)
            if not name.startswith("view."):
                return self._copied(drawn)
            self.kept[key] = drawn
        return self._copied(self.kept[key])

    def gumbel(self, turn: int, name: str, options: tuple[str, ...]) -> Array:
        """Return standard Gumbel draws, one row an option, (options, W)."""
        return self._copied(self.dice.gumbel(turn, name, options))

    def _copied(self, drawn: Array) -> Array:
        """Return draws once for each copy."""
        return drawn if self.copies == 1 else np.concatenate([drawn] * self.copies, axis=-1)
