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
DRAWS = 2 + 2


def see(world: World, country: int, setting: Setting) -> View:
    """Return what a country sees: its own facts exactly, others' with error, secrets as they were at the opening."""
    lens = lens_of(country)
    seen, error = estimates(world, lens, setting)
    for measure in lens.secrets:
        own = owned(measure.name, country)
        true, first = getattr(world, measure.name), getattr(setting.opening, measure.name)
        seen[measure.name] = np.where(own, true, first)
        error[measure.name] = np.where(own, 0, blur(world, country, setting) * measure.span)
    orders = world.orders * seen_given(setting.catalogue, country)[:, None]
    return View(country, attrs.evolve(world, orders=orders, **seen), error)


@attrs.frozen(eq=False)
class Lens:
    """How one country looks: which measures it estimates and which are kept from it, with everything about their rows.

    low, high, span  (rows, 1) of the estimated measures, laid under one another
    foreign          (rows, 1) 0 where the row is the country's own
    names, drawn     the names under which errors are drawn, and the draw that belongs to each row
    """

    country: int
    estimated: tuple[Measure, ...]
    secrets: tuple[Measure, ...]
    low: Array
    high: Array
    span: Array
    foreign: Array
    names: tuple[str, ...]
    drawn: NDArray[np.intp]


@cache
def lens_of(country: int) -> Lens:
    """Return how a country looks."""
    foreign = [m for m in measures_of(World).values() if m.known != "public" and not owned(m.name, country).all()]
    estimated = tuple(measure for measure in foreign if measure.known == "estimate")
    names = tuple(f"{m.name}.{part}" for m in estimated for part in range(-(-m.rows // DRAWS)))
    places = [(names.index(f"{m.name}.{row // DRAWS}"), row % DRAWS) for m in estimated for row in range(m.rows)]
    return Lens(
        country,
        estimated,
        tuple(measure for measure in foreign if measure.known == "secret"),
        column(estimated, "low"),
        column(estimated, "high"),
        column(estimated, "span"),
        np.concatenate([1.0 - owned(m.name, country).reshape(-1, 1) for m in estimated]),
        names,
        np.array([part * len(names) + name for name, part in places], np.intp),
    )


def column(measures: tuple[Measure, ...], kind: str) -> Array:
    """Return one thing about each row of the measures, (rows, 1)."""
    return np.array([[float(getattr(measure, kind))] for measure in measures for _ in range(measure.rows)])


def estimates(world: World, lens: Lens, setting: Setting) -> tuple[dict[str, Any], dict[str, Array]]:
    """Return a country's estimates of others' measures and their standard errors, by name, in each measure's unit.

    An error is a share of the measure's scale: its span where that is small, else its size at the opening. It is the
    same for a year, as assessments are.
    """
    stacked = [
        np.concatenate([getattr(source, m.name).reshape(m.rows, -1) for m in lens.estimated])
        for source in (world, setting.opening)
    ]
    scale = np.where(lens.span > 2, np.abs(stacked[1]), lens.span) * lens.foreign
    spread = blur(world, lens.country, setting) * scale
    year = world.turn // int(setting.figures.units.quarters_a_year)
    noise = setting.chance.quartets(year, f"view.{COUNTRIES[lens.country]}", lens.names)[lens.drawn]
    found = on_grain(clip(stacked[0] + spread * noise, lens.low, lens.high))
    seen, error, start = dict[str, Any](), dict[str, Array](), 0
    for measure in lens.estimated:
        rows = slice(start, start + measure.rows)
        seen[measure.name] = found[rows].reshape(*measure.shape, -1)
        error[measure.name] = spread[rows].reshape(*measure.shape, -1)
        start += measure.rows
    return seen, error


def blur(world: World, country: int, setting: Setting) -> Array:
    """Return a country's error as a share of a measure's scale, (W,); US sources narrow Washington's.

    Source: design prior; features.md rows 16, 19.
    """
    figures = setting.figures.intelligence
    narrowed = figures.source_worth * world.sources if country == UNITED_STATES else 0 * world.sources
    return figures.error * (1 - narrowed)


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
def seen_given(catalogue: Catalogue, country: int) -> NDArray[np.int8]:
    """Return 1 for each order a country can see being given and 0 for others' covert ones, (orders,)."""
    return np.array([not order.covert or order.country == COUNTRIES[country] for order in catalogue.orders], np.int8)
