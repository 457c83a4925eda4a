"""World → what one country may know of it. Everything that leaves the core for a seat goes through `see`."""

from functools import cache
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from game.world.arithmetic import clip, on_grain
from game.world.axes import COUNTRIES, PARTNERS, UNITED_STATES, Array
from game.world.measures import Measure, measures_of
from game.world.orders import Catalogue
from game.world.setting import Setting
from game.world.views import View
from game.world.world import World

SHARED = ("help", "promised")


def see(world: World, country: int, setting: Setting) -> View:
    """Return what a country sees: its own facts exactly, others' with error, secrets as they were at the opening."""
    seen: dict[str, Any] = {}
    error: dict[str, Array] = {}
    for measure in hidden_measures():
        own = owned(measure.name, country)
        if own.all():
            continue
        estimate, spread = believed(world, measure, country, setting)
        seen[measure.name] = np.where(own, getattr(world, measure.name), estimate)
        error[measure.name] = np.where(own, 0, spread)
    orders = np.where(covert_of_others(setting.catalogue, country)[:, None], 0, world.orders).astype(np.int8)
    return View(country, attrs.evolve(world, orders=orders, **seen), error)


def believed(world: World, measure: Measure, country: int, setting: Setting) -> tuple[Array, Array]:
    """Return a country's estimate of others' rows of a measure, and its standard error, in the measure's unit.

    An estimate errs in the same way for a year, as assessments do. A secret stays what it was at the opening.
    """
    true: Array = getattr(world, measure.name)
    opening = np.broadcast_to(getattr(setting.opening, measure.name), true.shape)
    spread = blur(world, country, setting) * (
        np.abs(opening) if measure.span > 2 else np.full_like(opening, measure.span)
    )
    if measure.known == "secret":
        return opening, spread
    year = world.turn // int(setting.figures.units.quarters_a_year)
    rows = int(np.prod(measure.shape)) if measure.shape else 1
    noise = setting.chance.normal(year, f"view.{COUNTRIES[country]}.{measure.name}", rows).reshape(true.shape)
    return on_grain(clip(true + spread * noise, measure.low, measure.high)), spread


def blur(world: World, country: int, setting: Setting) -> Array:
    """Return a country's error as a share of a measure's scale, (W,); US sources narrow Washington's.

    Source: design prior; features.md rows 16, 19.
    """
    figures = setting.figures.intelligence
    narrowed = figures.source_worth * world.sources if country == UNITED_STATES else 0 * world.sources
    return figures.error * (1 - narrowed)


@cache
def hidden_measures() -> tuple[Measure, ...]:
    """Return the measures that not everybody sees exactly."""
    return tuple(measure for measure in measures_of(World).values() if measure.known != "public")


@cache
def owned(name: str, country: int) -> NDArray[np.bool_]:
    """Return which rows of a measure a country sees exactly, in the measure's shape with one world.

    Both partners see what passes between them.
    """
    measure, who = measures_of(World)[name], COUNTRIES[country]
    axis = next((a for a, kind in enumerate(measure.axes) if kind in ("partner", "country")), None)
    if axis is None or name in SHARED:
        return np.full((*measure.shape, 1), who == measure.owner or (name in SHARED and who in PARTNERS))
    names = PARTNERS if measure.axes[axis] == "partner" else COUNTRIES
    line = np.array([holder == who for holder in names]).reshape(
        [-1 if a == axis else 1 for a in range(len(measure.axes))]
    )
    return np.broadcast_to(line[..., None], (*measure.shape, 1))


@cache
def covert_of_others(catalogue: Catalogue, country: int) -> NDArray[np.bool_]:
    """Return which orders a country cannot see being given, (orders,)."""
    return np.array([order.covert and order.country != COUNTRIES[country] for order in catalogue.orders])
