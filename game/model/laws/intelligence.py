"""World → what one country may know of it. Everything that leaves the core for a seat goes through `see`."""

from functools import cache

import attrs
import numpy as np
from numpy.typing import NDArray

from game.loose_types import OneOfMany
from game.model.state.arithmetic import clip, on_grain
from game.model.state.axes import COUNTRIES, PARTNERS, UNITED_STATES, Array
from game.model.state.catalogue import Catalogue
from game.model.state.measures import Measure, measures_of, place
from game.model.state.observation import Observation
from game.model.state.setting import Setting
from game.model.state.world import World

SHARED = ("help", "promised")


def see(world: World, country: int, setting: Setting) -> Observation:
    """Return what a country sees: its own facts exactly, others' with error, secrets as they were at the opening.

    Everything is worked out here and now: nothing in the view leads back to the true world.
    """
    glance = Glance(world, country, setting)
    seen = {name: glance.measure(name) for name in ("orders", *hidden_from(country))}
    width = blur(world, country, setting)
    error = {name: width * scale(measures_of(World)[name], country, setting) for name in hidden_from(country)}
    return Observation(country, world.but(**seen), error)


def glimpse(world: World, country: int, setting: Setting) -> Observation:
    """Return what `see` returns, for whoever looks at single rows: each is worked out when it is first looked at.

    It is for the engine's own seats, which look at a tenth of what is hidden. Of the world as it is they are given what
    is public alone. How they look at the rest holds the true world, so it must never leave the core.
    """
    hidden = {"orders", *hidden_from(country)}
    public = World.in_part({name: value for name, value in world.__dict__.items() if name not in hidden})
    return Observation(country, public, {}, Glance(world, country, setting))


@attrs.frozen(eq=False)
class Glance:
    """How a country's seat looks at a world.

    world  the true one
    found  rows looked at already, by path
    """

    world: World
    country: int
    setting: Setting
    found: dict[str, Array] = attrs.field(factory=dict)

    def measure(self, name: str) -> OneOfMany:
        """Return a hidden measure, or all orders, as the country believes it to be."""
        if name == "orders":
            return self.given(slice(None))
        return believed(measures_of(World)[name], self.world, self.country, self.setting)

    def row(self, path: str) -> Array:
        """Return one row as the country believes it to be, (W,)."""
        if path not in self.found:
            self.found[path] = believed_row(path, self.world, self.country, self.setting)
        return self.found[path]

    def given(self, orders: slice) -> NDArray[np.int8]:
        """Return the levels of some orders, others' covert ones left out, (quarters back, orders, W)."""
        given, seen = self.world.orders[:, orders], seen_given(self.setting.catalogue, self.country)[orders]
        return given if seen.all() else given * seen[:, None]


def believed(measure: Measure, world: World, country: int, setting: Setting) -> Array:
    """Return a hidden measure as a country believes it to be, in the measure's axes, (..., W)."""
    true = getattr(world, measure.name)
    if measure.known == "secret":
        first: Array = getattr(setting.opening, measure.name)
        return np.where(owned(measure.name, country), true, first)
    error = blur(world, country, setting) * scale(measure, country, setting)
    return estimate(true, measure, error, misread(world, measure, country, setting))


def believed_row(path: str, world: World, country: int, setting: Setting) -> Array:
    """Return one row as a country believes it to be, (W,): its row of `believed`, without the others."""
    measure, index = place(World, path)
    true: Array = getattr(world, measure.name)[index]
    if measure.known == "public" or owned(measure.name, country)[index][0]:
        return true
    first: Array = getattr(setting.opening, measure.name)[index]
    if measure.known == "secret":
        return np.broadcast_to(first, true.shape)
    number = int(np.ravel_multi_index(index, measure.shape)) if index else 0
    noise = setting.chance.lasting(year_of(world, setting), luck_of(measure, country), measure.rows, number)
    return estimate(true, measure, share_of_error(world, country, setting) * size(first, measure), noise)


def estimate(true: Array, measure: Measure, error: Array, noise: Array) -> Array:
    """Return a country's estimate of a measure, in its axes, (..., W), unit and bounds.

    true   what is so
    error  standard error, same shape; 0 on the country's own rows, which so stay exact
    noise  standard normal

    Source: design prior; features.md row 16 (perceptions may be wrong).
    """
    return on_grain(clip(noise * error + true, measure.low, measure.high))


def misread(world: World, measure: Measure, country: int, setting: Setting) -> Array:
    """Return the luck of a country's estimate, in the measure's axes, (..., W).

    It is the same for a year, as assessments are.
    """
    drawn = setting.chance.normal(year_of(world, setting), luck_of(measure, country), measure.rows)
    return drawn.reshape(*measure.shape, -1)


def year_of(world: World, setting: Setting) -> int:
    """Return the year since the beginning, counted from 0."""
    return world.turn // int(setting.figures.units.quarters_a_year)


def luck_of(measure: Measure, country: int) -> str:
    """Return the name of the luck with which a country misreads a measure."""
    return f"view.{COUNTRIES[country]}.{measure.name}"


def scale(measure: Measure, country: int, setting: Setting) -> Array:
    """Return what a country's error is a share of, in the measure's axes, (..., 1 or W) and unit; 0 on its own rows."""
    return np.where(owned(measure.name, country), 0.0, size(getattr(setting.opening, measure.name), measure))


def size(opening: Array, measure: Measure) -> Array | float:
    """Return what errors are shares of: a measure's span where that is small, else its size at the opening.

    opening  (..., 1 or W) the measure, or rows of it, as the scenario began
    """
    if measure.span <= 2:
        return measure.span
    # What was nothing at the opening is not exact for that.
    return np.where(opening == 0, measure.span, np.abs(opening))


@cache
def hidden_measures() -> tuple[Measure, ...]:
    """Return the measures that not everybody sees exactly."""
    return tuple(measure for measure in measures_of(World).values() if measure.known != "public")


@cache
def hidden_from(country: int) -> tuple[str, ...]:
    """Return the names of the measures of which a country does not see every row exactly."""
    return tuple(measure.name for measure in hidden_measures() if not owned(measure.name, country).all())


def blur(world: World, country: int, setting: Setting) -> Array:
    """Return a country's error as a share of a measure's scale, (W,); US sources narrow Washington's.

    Source: design prior; features.md rows 16, 19.
    """
    return np.broadcast_to(share_of_error(world, country, setting), (world.worlds,))


def share_of_error(world: World, country: int, setting: Setting) -> Array:
    """Return a country's error as `blur` does, one number where it is the same in every world."""
    figures = setting.figures.intelligence
    return figures.error * (1 - figures.source_worth * world.sources) if country == UNITED_STATES else figures.error


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
