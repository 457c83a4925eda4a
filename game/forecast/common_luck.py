"""The luck of futures: unrelated to the campaign's own, and common to all that is compared.

A future's luck hangs on what the seat that looks ahead knows, and on the future's number. So two campaigns which look
alike to a seat give it the same futures, and a forecast tells nothing of the luck to come.
"""

from hashlib import blake2b

import attrs
import numpy as np

from game.model.state.axes import Array
from game.model.state.chance import Bits, Chance, CountedLuck, Dice, name_key
from game.model.state.measures import measures_of
from game.model.state.observation import Observation
from game.model.state.world import World

SEED = name_key("forecast")


def view_digests(view: Observation) -> Bits:
    """64 bits that stand for all that a country sees, (W,): alike where two worlds look alike to it."""
    seen = view.seen
    rows = np.concatenate([getattr(seen, name).reshape(-1, seen.worlds) for name in measures_of(World)])
    measures = np.ascontiguousarray(rows.T).astype("<f8", copy=False)
    orders = np.ascontiguousarray(np.moveaxis(seen.orders, -1, 0))
    key = f"{view.name}/{seen.turn}".encode()
    digests = (
        blake2b(given.tobytes() + known.tobytes(), digest_size=8, key=key)
        for given, known in zip(orders, measures, strict=True)
    )
    return np.frombuffer(b"".join(digest.digest() for digest in digests), "<u8").astype(np.uint64)


@attrs.frozen(eq=False)
class CommonLuck:
    """The same luck for several copies of the same futures, drawn once.

    dice    the futures' luck
    copies  how many of each there are: all futures, then all again, and so on
    """

    dice: Dice
    copies: int

    def counted(self) -> CountedLuck:
        """The futures' seed, and their numbers once for each copy."""
        return CountedLuck(self.dice.seed, np.tile(self.dice.worlds, self.copies))

    def happens(self, turn: int, name: str, probability: Array) -> Array:
        """1 where it happens and 0 elsewhere, (W,)."""
        happened: Array = np.less(self._copied(self.dice.uniform(turn, name)), probability).astype(np.float64)
        return happened

    def each_happens(self, turn: int, name: str, options: tuple[str, ...], probability: Array) -> Array:
        """1 where an option happens and 0 elsewhere, (options, W)."""
        parts = np.split(probability, self.copies, axis=-1)
        return np.concatenate([self.dice.each_happens(turn, name, options, part) for part in parts], axis=-1)

    def normal(self, turn: int, name: str, count: int) -> Array:
        """Standard normal draws, (count, W)."""
        return self._copied(self.dice.normal(turn, name, count))

    def lasting(self, turn: int, name: str, count: int, row: int) -> Array:
        """One row of what `normal` draws, (W,)."""
        return self._copied(self.dice.lasting(turn, name, count, row))

    def gumbel(self, turn: int, name: str, options: tuple[str, ...]) -> Array:
        """Standard Gumbel draws, one row an option, (options, W)."""
        return self._copied(self.dice.gumbel(turn, name, options))

    def _copied(self, drawn: Array) -> Array:
        """Draws once for each copy."""
        return drawn if self.copies == 1 else np.concatenate([drawn] * self.copies, axis=-1)


@attrs.frozen(eq=False)
class Redrawn:
    """Another draw of the same chance, so that a country can make several drafts of its orders; number 0 is itself."""

    chance: Chance
    number: int

    def counted(self) -> CountedLuck | None:
        """What the chance hangs on, under other names."""
        own = self.chance.counted()
        return own and attrs.evolve(own, draft=self._named(own.draft))

    def happens(self, turn: int, name: str, probability: Array) -> Array:
        """1 where it happens and 0 elsewhere, (W,)."""
        return self.chance.happens(turn, self._named(name), probability)

    def each_happens(self, turn: int, name: str, options: tuple[str, ...], probability: Array) -> Array:
        """1 where an option happens and 0 elsewhere, (options, W)."""
        return self.chance.each_happens(turn, self._named(name), options, probability)

    def normal(self, turn: int, name: str, count: int) -> Array:
        """Standard normal draws, (count, W)."""
        return self.chance.normal(turn, self._named(name), count)

    def lasting(self, turn: int, name: str, count: int, row: int) -> Array:
        """One row of what `normal` draws, (W,)."""
        return self.chance.lasting(turn, self._named(name), count, row)

    def gumbel(self, turn: int, name: str, options: tuple[str, ...]) -> Array:
        """Standard Gumbel draws, one row an option, (options, W)."""
        return self.chance.gumbel(turn, self._named(name), options)

    def _named(self, name: str) -> str:
        """The name under which this draw goes."""
        return f"{name}.draft {self.number}" if self.number else name
