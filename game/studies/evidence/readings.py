"""What an experiment measures: rows of worlds by their paths, chances that the laws give, orders counted.

A reading is written as it would be said: `trust.iran`; `discount.russia.china + discount.iran.china`, the mean of both;
`trust.iran - trust.russia`; `mean given:ru.abstain`, over the quarters; `ever chance:rupture`, the chance that it came
to it in one of them.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from game.model.laws.rupture import breaking, locking
from game.model.laws.ties import take_up
from game.model.scenario.rows import rows_under
from game.model.state.arithmetic import mean
from game.model.state.axes import IRAN, RUSSIA, Array
from game.model.state.measures import row
from game.model.state.setting import Setting
from game.model.state.world import World

Probe = Callable[[World, Setting], Array]


def rupture_chance(world: World, setting: Setting) -> Array:
    """Return the chance of a rupture this quarter, (W,); 1 where it has come."""
    strand = world.index / setting.figures.units.points
    return np.where(world.ruptured > 0, 1.0, breaking(world, strand, setting.figures.rupture))


def alliance_chance(world: World, setting: Setting) -> Array:
    """Return the chance of an alliance this quarter, (W,); 1 where it has come."""
    strand = world.index / setting.figures.units.points
    return np.where(world.allied > 0, 1.0, locking(world, strand, setting.figures.rupture))


PROBES: Mapping[str, Probe] = {
    "chance:rupture": rupture_chance,
    "chance:alliance": alliance_chance,
    "chance:offer.russia": lambda world, setting: take_up(world, setting.figures.ties)[RUSSIA],
    "chance:offer.iran": lambda world, setting: take_up(world, setting.figures.ties)[IRAN],
}


def read(reading: str, worlds: Sequence[World], setting: Setting) -> Array:
    """Return a reading of a campaign, (W,); worlds are the opening and each quarter's end.

    Where no quarter was played, the mean is what stood at the opening.
    """
    how, _, rest = reading.partition(" ")
    if how == "mean":
        return mean([at_once(rest, world, setting) for world in worlds[1:] or worlds])
    if how == "ever":
        spared = np.ones_like(worlds[0].brent)
        for world in worlds[1:]:
            spared = spared * (1 - at_once(rest, world, setting))
        return 1 - spared
    return at_once(reading, worlds[-1], setting)


def at_once(reading: str, world: World, setting: Setting) -> Array:
    """Return a reading of one moment, (W,)."""
    for_it, _, against = reading.partition(" - ")
    rows = mean([value for part in for_it.split(" + ") for value in values(part, world, setting)])
    if not against:
        return rows
    return rows - mean([value for part in against.split(" + ") for value in values(part, world, setting)])


def values(part: str, world: World, setting: Setting) -> list[Array]:
    """Return the rows a path stands for, a chance, or 1 where an order was given this quarter."""
    if part in PROBES:
        return [PROBES[part](world, setting)]
    if part.startswith("given:"):
        return [(world.orders[0, setting.catalogue.number[part.removeprefix("given:")]] > 0).astype(np.float64)]
    return [row(world, path) for path in rows_under()[part]]
