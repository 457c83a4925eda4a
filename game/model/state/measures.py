"""How a measure is declared: its axes, unit, bounds and who can see it, in one line.

A measure's name and place make its path, `trust.russia` or `flow.iran.arms`, by which scenario files and
explanations reach what the table of names does not name.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache, cached_property
from itertools import product
from math import prod

import attrs

from game.loose_types import OneOfMany, TypeForm
from game.model.state.axes import Array, names_along

KEY = "measure"
KNOWN = ("public", "estimate", "secret")


@attrs.frozen
class Measure:
    """One thing that is true at a moment.

    axes   names from `axes.AXES`, worlds not counted
    low, high  bounds kept by every phase, in `unit`
    known  `public` where all see it; `estimate` where others than those it is about see it with an error, as the table
           of names says; `secret` where they are left with what was common knowledge when the scenario began
    """

    name: str
    says: str
    axes: tuple[str, ...]
    unit: str
    low: float
    high: float
    known: str

    @cached_property
    def shape(self) -> tuple[int, ...]:
        """The lengths of the axes, worlds not counted."""
        return tuple(len(names_along(axis, ("russia",))) for axis in self.axes)

    @cached_property
    def rows(self) -> int:
        """How many rows of worlds it has."""
        return prod(self.shape)

    @property
    def span(self) -> float:
        """The distance between the bounds, in the measure's unit."""
        return self.high - self.low

    def places(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield each path of this measure with its index in the array."""
        for index in product(*(range(length) for length in self.shape)):
            names: tuple[str, ...] = ()
            for axis, place in zip(self.axes, index, strict=True):
                names = (*names, names_along(axis, names)[place])
            yield ".".join((self.name, *names)), index


def measure(
    says: str, *axes: str, unit: str = "share", bounds: tuple[float, float] = (0.0, 1.0), known: str = "public"
) -> OneOfMany:
    """Declare one measure as a field of `WorldState`.

    says  what it is, in a few words; the others as in `Measure`
    """
    declared = {"says": says, "axes": axes, "unit": unit, "low": bounds[0], "high": bounds[1], "known": known}
    return attrs.field(metadata={KEY: declared})


@cache
def measures_of(kind: TypeForm) -> dict[str, Measure]:
    """Every measure declared on a class, by name, in the order declared."""
    declared = (field for field in attrs.fields(kind) if KEY in field.metadata)
    return {field.name: Measure(name=field.name, **field.metadata[KEY]) for field in declared}


@cache
def places_of(kind: TypeForm) -> dict[str, tuple[Measure, tuple[int, ...]]]:
    """Measure and index for every path of a class."""
    return {path: (measure, index) for measure in measures_of(kind).values() for path, index in measure.places()}


def place(kind: TypeForm, path: str) -> tuple[Measure, tuple[int, ...]]:
    """The measure and the index that a path names.

    Raises KeyError with the nearest valid paths when there is none.
    """
    places = places_of(kind)
    if path not in places:
        raise KeyError(f"no measure has the path {path!r}; nearest: {nearest(path, places)}")
    return places[path]


def nearest(wanted: str, valid: Iterable[str]) -> str:
    """Up to three valid names that look like what was found, for an error message."""
    names = {name.lower(): name for name in valid}
    close = get_close_matches(wanted.lower(), list(names), n=3, cutoff=0.3)
    return ", ".join(names[name] for name in close) if close else "none; see `wedge list`"


def row(world: OneOfMany, path: str) -> Array:
    """One row of worlds, (W,), by its path."""
    measure, index = place(type(world), path)
    array: Array = getattr(world, measure.name)
    return array[index] if index else array
