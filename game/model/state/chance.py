"""Chance by name: a draw is a function of seed, turn, name, option and world, and of nothing else.

Nothing is used up, so a new rule never shifts another's luck, and two strategies meet the same luck. For choices the
noise belongs to the option (Gumbel-max): a choice changes only when the ranking does.
"""

from functools import cache, cached_property, lru_cache
from hashlib import blake2b
from math import log
from statistics import NormalDist
from typing import Protocol

import attrs
import numpy as np
from numpy.typing import NDArray

from game.model.state.arithmetic import WEIGHT_GRAIN, on_grain
from game.model.state.axes import Array

Bits = NDArray[np.uint64]

GOLDEN = 0x9E3779B97F4A7C15
MASK = 2**64 - 1
NO_DRAW = np.empty(0)


@attrs.frozen(eq=False)
class CountedLuck:
    """All that luck hangs on, where it is a function of numbers and names alone; the compiled engine plays with that.

    numbers  (W,) the worlds'
    draft    added to every name
    spared   names of what never happens
    """

    seed: int
    numbers: Bits
    draft: str = ""
    spared: tuple[str, ...] = ()


class Chance(Protocol):
    """What a rule may ask of luck."""

    def counted(self) -> CountedLuck | None:
        """What it hangs on; None where it is no luck of this kind."""

    def happens(self, turn: int, name: str, probability: Array) -> Array:
        """1 where it happens and 0 elsewhere, (W,)."""

    def normal(self, turn: int, name: str, count: int) -> Array:
        """Standard normal draws, (count, W)."""

    def lasting(self, turn: int, name: str, count: int, row: int) -> Array:
        """One row of what `normal` draws, (W,), kept until it is asked for in another turn."""

    def gumbel(self, turn: int, name: str, options: tuple[str, ...]) -> Array:
        """Standard Gumbel draws, one row an option, (options, W)."""


@attrs.frozen(eq=False)
class Dice:
    """Luck for many worlds.

    seed    any whole number
    worlds  (W,) the world numbers; world 7 has the same luck alone and among thousands
    lasting_draws  draws that last, by name and row, with the turn they are from
    """

    seed: int
    worlds: Bits
    lasting_draws: dict[tuple[str, int], tuple[int, Array]] = attrs.field(factory=dict, init=False, repr=False)

    def counted(self) -> CountedLuck:
        """Seed and worlds."""
        return CountedLuck(self.seed, self.worlds)

    def happens(self, turn: int, name: str, probability: Array) -> Array:
        """1 where it happens and 0 elsewhere, (W,); probability (W,) or a single figure, 0–1."""
        happened: Array = np.less(self.uniform(turn, name), probability).astype(np.float64)
        return happened

    def uniform(self, turn: int, name: str) -> Array:
        """Draws from 0 (in) to 1 (out), (W,)."""
        return shares(scrambled(self._bits(turn, name, range(1))[0]))

    def normal(self, turn: int, name: str, count: int) -> Array:
        """Standard normal draws within ±3.7, (count, W); four come from one hash."""
        bits = scrambled(self._bits(turn, name, range(-(-count // 4))))
        return np.concatenate([one_of_four(bits, part) for part in range(-(-count // len(bits)))])[:count]

    def lasting(self, turn: int, name: str, count: int, row: int) -> Array:
        """One row of what `normal` draws, (W,), kept until it is asked for in another turn."""
        drawn_in, drawn = self.lasting_draws.get((name, row), (-1, NO_DRAW))
        if drawn_in != turn:
            part, place = divmod(row, -(-count // 4))
            bits = scrambled(self._bits(turn, name, range(place, place + 1))[0])
            drawn = one_of_four(bits, part)
            self.lasting_draws[name, row] = turn, drawn
        return drawn

    def gumbel(self, turn: int, name: str, options: tuple[str, ...]) -> Array:
        """Standard Gumbel draws, (options, W); an option's draw does not hang on which others there are."""
        upper = scrambled(self._bits(turn, name, options)) >> np.uint64(48)
        return gumbel_table().take(upper.view(np.int64))

    @cached_property
    def _steps(self) -> Bits:
        """The worlds' numbers as steps along the sequence that is scrambled, (W,)."""
        return self.worlds * np.uint64(GOLDEN)

    def _bits(self, turn: int, name: str, options: tuple[str, ...] | range) -> Bits:
        """64 bits per option and world that are still to be scrambled, (options, W)."""
        return self._steps + option_keys(f"{self.seed}/{turn}/{name}", options)


@attrs.frozen
class NoLuck:
    """What to expect: no noise, and an event of probability p happens p times.

    worlds  how many there are
    """

    worlds: int

    def counted(self) -> None:
        """None: there is no luck."""

    def happens(self, turn: int, name: str, probability: Array) -> Array:
        """The probability itself, (W,)."""
        del turn, name
        return np.broadcast_to(np.asarray(probability, np.float64), (self.worlds,))

    def normal(self, turn: int, name: str, count: int) -> Array:
        """Zeros, (count, W)."""
        del turn, name
        return np.zeros((count, self.worlds))

    def lasting(self, turn: int, name: str, count: int, row: int) -> Array:
        """Zeros, (W,)."""
        del turn, name, count, row
        return np.zeros(self.worlds)

    def gumbel(self, turn: int, name: str, options: tuple[str, ...]) -> Array:
        """Zeros, (options, W)."""
        del turn, name
        return np.zeros((len(options), self.worlds))


def one_of_four(bits: Bits, part: int) -> Array:
    """One of the four standard normal draws that are read from each hash, same shape."""
    twelve = bits >> np.uint64(16 * part + 4)
    twelve &= np.uint64(4095)
    return normal_table().take(twelve.view(np.int64))


def shares(bits: Bits) -> Array:
    """The upper 53 bits as numbers from 0 (in) to 1 (out), same shape."""
    return (bits >> np.uint64(11)).astype(np.float64) * 2.0**-53


def scrambled(bits: Bits) -> Bits:
    """Bits mixed by the finaliser of splitmix64 (Steele, Lea and Flood 2014)."""
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))


def name_key(name: str) -> int:
    """64 bits that stand for a name, the same in every run and on every machine."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little") & MASK


@lru_cache(maxsize=8192)
def option_keys(question: str, options: tuple[str, ...] | range) -> Bits:
    """64 bits for each option of a question, named or numbered, (options, 1); every block asks the same."""
    numbers = np.array(options, np.uint64)[:, None] if isinstance(options, range) else name_bits(options)
    return scrambled(numbers * np.uint64(GOLDEN) + np.uint64(name_key(question)))


@cache
def name_bits(names: tuple[str, ...]) -> Bits:
    """64 bits for each name, (names, 1)."""
    return np.array([[name_key(name)] for name in names], np.uint64)


@cache
def gumbel_table() -> Array:
    """65,536 equally likely values of the standard Gumbel law, on the grid of weights."""
    steps = 65536
    return on_grain(np.array([-log(-log((step + 0.5) / steps)) for step in range(steps)]), WEIGHT_GRAIN)


@cache
def normal_table() -> Array:
    """4,096 equally likely values of the standard normal law, on the grid of weights."""
    steps = 4096
    law = NormalDist()
    return on_grain(np.array([law.inv_cdf((step + 0.5) / steps) for step in range(steps)]), WEIGHT_GRAIN)
