"""Chance by name: a draw is a function of seed, turn, name, option and world, and of nothing else.

Nothing is used up, so a new rule never shifts another's luck, and two strategies meet the same luck. For choices the
noise belongs to the option (Gumbel-max): a choice changes only when the ranking does.
"""

from functools import cache
from hashlib import blake2b
from math import log
from statistics import NormalDist
from typing import Protocol

import attrs
import numpy as np
from numpy.typing import NDArray

from game.world.arithmetic import WEIGHT_GRAIN, on_grain
from game.world.axes import Array

Bits = NDArray[np.uint64]

GOLDEN = 0x9E3779B97F4A7C15
MASK = 2**64 - 1


class Chance(Protocol):
    """What a rule may ask of luck."""

    def happens(self, turn: int, name: str, probability: Array) -> Array:
        """Return 1 where it happens and 0 elsewhere, (W,)."""

    def each_happens(self, turn: int, name: str, options: tuple[str, ...], probability: Array) -> Array:
        """Return 1 where an option happens and 0 elsewhere, (options, W)."""

    def normal(self, turn: int, name: str, count: int) -> Array:
        """Return standard normal draws, (count, W)."""

    def gumbel(self, turn: int, name: str, options: tuple[str, ...]) -> Array:
        """Return standard Gumbel draws, one row an option, (options, W)."""


@attrs.frozen(eq=False)
class Dice:
    """Luck for many worlds.

    seed    any whole number
    worlds  (W,) the world numbers; world 7 has the same luck alone and among thousands
    """

    seed: int
    worlds: Bits

    def happens(self, turn: int, name: str, probability: Array) -> Array:
        """Return 1 where it happens and 0 elsewhere, (W,); probability (W,) or a single figure, 0–1."""
        happened: Array = np.less(self.uniform(turn, name), probability).astype(np.float64)
        return happened

    def each_happens(self, turn: int, name: str, options: tuple[str, ...], probability: Array) -> Array:
        """Return 1 where an option happens and 0 elsewhere, (options, W); probability has that shape."""
        drawn = (self._bits(turn, name, name_bits(options)) >> np.uint64(11)) * 2.0**-53
        happened: Array = np.less(drawn, probability).astype(np.float64)
        return happened

    def uniform(self, turn: int, name: str) -> Array:
        """Return draws from 0 (in) to 1 (out), (W,)."""
        drawn: Array = (self._bits(turn, name, np.zeros((1, 1), np.uint64))[0] >> np.uint64(11)) * 2.0**-53
        return drawn

    def normal(self, turn: int, name: str, count: int) -> Array:
        """Return standard normal draws within ±3.7, (count, W); four come from one hash."""
        hashes = np.arange(-(-count // 4), dtype=np.uint64)[:, None]
        return four_normals(self._bits(turn, name, hashes))[:count]

    def gumbel(self, turn: int, name: str, options: tuple[str, ...]) -> Array:
        """Return standard Gumbel draws, (options, W); an option's draw does not hang on which others there are."""
        places = (self._bits(turn, name, name_bits(options)) >> np.uint64(48)).view(np.int64)
        return gumbel_table().take(places)

    def _bits(self, turn: int, name: str, options: Bits) -> Bits:
        """Return 64 random bits per option and world, (options, W); options is (n, 1)."""
        key = np.uint64(name_key(f"{self.seed}/{turn}/{name}"))
        keys = scrambled(options * np.uint64(GOLDEN) + key)
        return scrambled(self.worlds * np.uint64(GOLDEN) + keys)


@attrs.frozen
class NoLuck:
    """What to expect: no noise, and an event of probability p happens p times.

    worlds  how many there are
    """

    worlds: int

    def happens(self, turn: int, name: str, probability: Array) -> Array:
        """Return the probability itself, (W,)."""
        del turn, name
        return np.broadcast_to(np.asarray(probability, np.float64), (self.worlds,))

    def each_happens(self, turn: int, name: str, options: tuple[str, ...], probability: Array) -> Array:
        """Return the probabilities themselves, (options, W)."""
        del turn, name, options
        return probability

    def normal(self, turn: int, name: str, count: int) -> Array:
        """Return zeros, (count, W)."""
        del turn, name
        return np.zeros((count, self.worlds))

    def gumbel(self, turn: int, name: str, options: tuple[str, ...]) -> Array:
        """Return zeros, (options, W)."""
        del turn, name
        return np.zeros((len(options), self.worlds))


def four_normals(bits: Bits) -> Array:
    """Return four standard normal draws for each row of bits, (4 × rows, W): first all first ones."""
    slices = [(bits >> np.uint64(16 * part + 4)) & np.uint64(4095) for part in range(4)]
    return normal_table().take(np.concatenate(slices).view(np.int64))


def scrambled(bits: Bits) -> Bits:
    """Return bits mixed by the finaliser of splitmix64 (Steele, Lea and Flood 2014)."""
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))


def name_key(name: str) -> int:
    """Return 64 bits that stand for a name, the same in every run and on every machine."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little") & MASK


@cache
def name_bits(names: tuple[str, ...]) -> Bits:
    """Return 64 bits for each name, (names, 1)."""
    return np.array([[name_key(name)] for name in names], np.uint64)


@cache
def gumbel_table() -> Array:
    """Return 65,536 equally likely values of the standard Gumbel law, on the grid of weights."""
    steps = 65536
    return on_grain(np.array([-log(-log((step + 0.5) / steps)) for step in range(steps)]), WEIGHT_GRAIN)


@cache
def normal_table() -> Array:
    """Return 4,096 equally likely values of the standard normal law, on the grid of weights."""
    steps = 4096
    law = NormalDist()
    return on_grain(np.array([law.inv_cdf((step + 0.5) / steps) for step in range(steps)]), WEIGHT_GRAIN)
