"""How what orders and injects put in moves a world."""

from collections.abc import Sequence
from typing import Any

import attrs
import numpy as np

from game.world.arithmetic import share_of_room
from game.world.axes import COUNTRIES, Array
from game.world.measures import place
from game.world.world import World


def pushed(world: World, paths: Sequence[str], shares: Array, amounts: Array) -> World:
    """Return the world after its rows were pushed.

    paths    rows to push
    shares   (paths, W) for lasting measures the share of the room left; for fleeting ones the amount
    amounts  (paths, W) further amounts in each row's unit
    """
    found = [place(World, path) for path in paths]
    value = np.stack([getattr(world, declared.name)[index] for declared, index in found])
    low = np.array([[declared.low] for declared, _ in found])
    high = np.array([[declared.high] for declared, _ in found])
    fleeting = np.array([[declared.fleeting] for declared, _ in found])
    moved = np.where(fleeting, value + shares, share_of_room(value, shares, low, high))
    moved = np.clip(moved + amounts, low, high)
    changed: dict[str, Any] = {}
    for row, (declared, index) in enumerate(found):
        array = changed.setdefault(declared.name, getattr(world, declared.name).copy())
        array[index] = moved[row]
        if declared.name == "tie":
            array[index[1], index[0]] = moved[row]
    return attrs.evolve(world, **changed)


def pair(path: str) -> str:
    """Return a tie's path with the country that stands first in `COUNTRIES` first, as pushes name it."""
    _, one, other = path.split(".")
    first, second = sorted((one, other), key=COUNTRIES.index)
    return f"tie.{first}.{second}"
