"""World → what one country may know of it. Everything that leaves the core for a seat goes through `see`."""

from functools import cache

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
    """Return what a country sees: its own facts exactly, others' with error, secrets as they were at the opening.

    Everything is worked out here and now: nothing in the view leads back to the true world.
    """
    glimpsed = glimpse(world, country, setting)
    hidden = [measure for measure in hidden_measures() if not owned(measure.name, country).all()]
    seen = {measure.name: getattr(glimpsed.seen, measure.name) for measure in hidden}
    width = blur(world, country, setting)
    error = {measure.name: width * scale(measure, country, setting) for measure in hidden}
    return View(country, attrs.evolve(world, orders=glimpsed.seen.orders, **seen), error)


def glimpse(world: World, country: int, setting: Setting) -> View:
    """Return what `see` returns, each hidden measure worked out when it is first looked at, and no errors.

    It is for the engine's own seats, which look at a third of what is hidden; it took a quarter of a batch's time to
    work out the rest. It holds the true world, so it must never leave the core.
    """
    width = blur(world, country, setting)

    def believed(name: str) -> Array:
        """Return a hidden measure as the country believes it."""
        measure, true = measures_of(World)[name], getattr(world, name)
        if measure.known == "secret":
            first: Array = getattr(setting.opening, name)
            return np.where(owned(name, country), true, first)
        return estimate(
            true, measure, width * scale(measure, country, setting), misread(world, measure, country, setting)
        )

    hidden = tuple(measure.name for measure in hidden_measures() if not owned(measure.name, country).all())
    orders = world.orders * seen_given(setting.catalogue, country)[:, None]
    return View(country, attrs.evolve(world, orders=orders).looked_up(hidden, believed), {})


def estimate(true: Array, measure: Measure, error: Array, noise: Array) -> Array:
    """Return a country's estimate of a measure, in its axes, (..., W), unit and bounds.

    true   what is so
    error  standard error, same shape; 0 on the country's own rows, which so stay exact
    noise  standard normal

    Source: design prior; features.md row 16 (perceptions may be wrong).
    """
    found: Array = noise * error
    found += true
    return on_grain(clip(found, measure.low, measure.high))


def misread(world: World, measure: Measure, country: int, setting: Setting) -> Array:
    """Return the luck of a country's estimate, in the measure's axes, (..., W).

    It is the same for a year, as assessments are.
    """
    year = world.turn // int(setting.figures.units.quarters_a_year)
    drawn = setting.chance.normal(year, f"view.{COUNTRIES[country]}.{measure.name}", measure.rows)
    return drawn.reshape(*measure.shape, -1)


def scale(measure: Measure, country: int, setting: Setting) -> Array:
    """Return what a country's error is a share of, in the measure's axes, (..., 1 or W) and unit; 0 on its own rows.

    It is the measure's span where that is small, else its size at the opening.
    """
    opening: Array = np.abs(getattr(setting.opening, measure.name)) if measure.span > 2 else np.array(measure.span)
    # What was nothing at the opening is not exact for that.
    return np.where(owned(measure.name, country), 0.0, np.where(opening > 0, opening, measure.span))


@cache
def hidden_measures() -> tuple[Measure, ...]:
    """Return the measures that not everybody sees exactly."""
    return tuple(measure for measure in measures_of(World).values() if measure.known != "public")


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
