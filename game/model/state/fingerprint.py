"""Fingerprints: 64 bits for each world that differ when anything in it differs, whatever block it was played in."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from game.model.state.chance import Bits, scrambled
from game.model.state.measures import measures_of
from game.model.state.world import World

ODD = np.uint64(0x9E3779B97F4A7C15)
HALF, THIRD = np.uint64(32), np.uint64(29)
BYTES = 8


def fingerprints(world: World) -> Bits:
    """Return one number for each world, (W,), that stands for every bit of its measures and of its latest orders."""
    prints = np.full(world.worlds, world.turn, np.uint64)
    spare = np.empty_like(prints)
    for row in rows(world):
        # In place, because there are five hundred rows: half mixes a number's upper half into its lower one.
        np.right_shift(row, HALF, out=spare)
        np.bitwise_xor(spare, row, out=spare)
        np.bitwise_xor(prints, spare, out=prints)
        np.multiply(prints, ODD, out=prints)
        np.right_shift(prints, THIRD, out=spare)
        np.bitwise_xor(prints, spare, out=prints)
    return scrambled(prints)


def rows(world: World) -> Iterator[Bits]:
    """Yield all that is true in the worlds as rows of 64 bits, (W,), in an order that never changes."""
    yield from eight_together(world.orders)
    for name in measures_of(World):
        yield from as_bits(getattr(world, name))


def as_bits(array: NDArray[np.float64]) -> Bits:
    """Return the bits of a measure, (rows, W)."""
    return np.ascontiguousarray(array, "<f8").view("<u8").reshape(-1, array.shape[-1])


def eight_together(orders: NDArray[np.int8]) -> Bits:
    """Return eight rows of levels as one row of 64 bits, (rows / 8, W), the last filled up with zeros."""
    levels = orders.reshape(-1, orders.shape[-1])
    groups = -(-len(levels) // BYTES)
    padded = np.zeros((groups * BYTES, levels.shape[1]), np.int8)
    padded[: len(levels)] = levels
    side_by_side = padded.reshape(groups, BYTES, -1).transpose(0, 2, 1)
    return np.ascontiguousarray(side_by_side).view("<u8").reshape(groups, -1)
