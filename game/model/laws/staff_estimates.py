"""The staff handbook: what each order is expected to do, measured by the rules themselves.

From the opening, at the figures everybody knows and without luck, each order is given once at *firm* beside a world
in which nobody does anything; the difference over the next quarters is what every staff expects of it.
"""

from typing import Any

import attrs
import numpy as np

from game.model.laws.opening import ready
from game.model.laws.turn import passed
from game.model.state.arithmetic import WEIGHT_GRAIN, mean, on_grain
from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import NoLuck
from game.model.state.measures import measures_of, row
from game.model.state.setting import Setting, Staff
from game.model.state.world import World


def staffs(setting: Setting) -> tuple[Staff, ...]:
    """Return what each country's staff lay before it, in the order of `COUNTRIES`."""
    after = tried(setting)
    return tuple(staff(country, after, setting) for country in range(len(COUNTRIES)))


def staff(country: int, after: tuple[World, ...], setting: Setting) -> Staff:
    """Return one country's staff with its handbook."""
    own, interests = setting.catalogue.of_country[country], setting.interests[country]
    anticipated = np.stack([expected(interest.path, after)[own] for interest in interests])
    return Staff(
        figures=setting.figures,
        catalogue=setting.catalogue,
        chance=setting.chance,
        interests=interests,
        anticipated=on_grain(anticipated, WEIGHT_GRAIN),
        own=own,
    )


def expected(path: str, after: tuple[World, ...]) -> Array:
    """Return what each order changes in a row on average over the quarters ahead, (orders,), in the row's unit."""
    changes = [row(world, path)[1:] - row(world, path)[:1] for world in after]
    return mean(changes)


def tried(setting: Setting) -> tuple[World, ...]:
    """Return the quarters ahead, with world 0 left alone and world 1 + o under order o."""
    orders = len(setting.catalogue.orders)
    worlds = orders + 1
    common = attrs.evolve(setting, chance=NoLuck(worlds), injects=())
    world = ready(repeated(setting.opening, worlds), common)
    common, after = attrs.evolve(common, opening=world), list[World]()
    sheet = setting.catalogue.no_orders(worlds)
    sheet[np.arange(orders), np.arange(orders) + 1] = 2
    for _ in range(int(setting.figures.units.quarters_a_year)):
        world = passed(world, sheet, common)
        after.append(world)
        sheet = setting.catalogue.no_orders(worlds)
    return tuple(after)


def repeated(opening: World, worlds: int) -> World:
    """Return the opening's first world, many times over; there is one of it in memory."""
    kept = {name: again(getattr(opening, name), worlds) for name in measures_of(World)}
    return opening.but(orders=again(opening.orders, worlds), **kept)


def again(rows: Any, worlds: int) -> Any:
    """Return the first world's rows, many times over, (..., W)."""
    return np.broadcast_to(rows[..., :1], (*rows.shape[:-1], worlds))
