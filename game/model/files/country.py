"""What a country is called, how it looks and where it lies, as its file `scenarios/countries/<name>.toml` gives it."""

import re

import attrs

from game.loose_types import OneOfMany
from game.model.files.common_checks import CHECKS, WORD, Fields, between, listed_name
from game.model.files.faults import Fault, as_written, fault
from game.model.state.axes import COUNTRIES

CODE = re.compile(r"[a-z]{2}")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
SIDES = ("above", "right", "below", "left")
LARGEST_SIGN = 1.2
LEAST_APART = 2


@attrs.frozen
class CountryWords:
    """What a country is called.

    name     in lists and headings: United States
    in_text  within a sentence: the United States
    short    where there is little room: US
    capital  who acts, in a sentence: Washington
    """

    name: str
    in_text: str
    short: str
    capital: str


@attrs.frozen
class CountryPlace:
    """Where a country lies on the map.

    capital   x and y in the map's frame, 2000 × 1000
    label     the side of its sign on which its name stands where there is room: above, right, below, left
    docked    its capital lies beyond the map and is shown at the map's left edge
    size      height of its sign, logical pixels
    lands     names of the map's lands that are its territory, beside those drawn under its code
    hatching  angle in degrees and distance of the lines by which its land differs without colour
    bends     by other country: how far the line between them leaves the straight one, a share of its length to the
              right of who walks from here; pairs that no file names have no line
    """

    capital: tuple[float, ...]
    label: str
    docked: bool = False
    size: float = 28.0
    lands: tuple[str, ...] = ()
    hatching: tuple[float, ...] = (45.0, 5.0)
    bends: OneOfMany = attrs.field(factory=dict)


@attrs.frozen
class CountrySign:
    """A country's sign: a disc or a polygon, in halves of its height from its middle, y downward.

    letters  how far below the middle its two letters stand
    """

    points: tuple[tuple[float, ...], ...] = ()
    radius: float = 0.0
    letters: float = 0.145


@attrs.frozen
class Inks:
    """A country's colours in one theme, `#rrggbb`: of its sign, of text, of its land, and of letters on its sign."""

    fill: str
    text: str
    tint: str
    on: str


@attrs.frozen
class CountryColours:
    """A country's colours in each theme."""

    dark: Inks
    light: Inks
    contrast: Inks


@attrs.frozen
class Country:
    """A country's file as it was read; a new kind of entry is one more field here, with its check.

    code    two small letters, with which the names of its levers begin
    blocs   groups of a class in which it can talk
    """

    code: str
    character: str
    aims: str
    words: CountryWords
    map: CountryPlace
    sign: CountrySign
    colours: CountryColours
    blocs: tuple[str, ...] = ()


def country_file(fine: Fields) -> list[Fault]:
    """What is wrong with a country's file as a whole."""
    faults = []
    if "code" in fine and not CODE.fullmatch(fine["code"]):
        faults.append(fault("code", as_written(fine["code"]), "two small letters"))
    blocs = [bloc for bloc in fine.get("blocs", ()) if not WORD.fullmatch(bloc)]
    return faults + [
        fault("blocs", as_written(bloc), "a name of small letters, digits and underscores") for bloc in blocs
    ]


def country_place(fine: Fields) -> list[Fault]:
    """What is wrong with a country's place on the map."""
    faults = listed_name(fine, "label", SIDES)
    for key in ("capital", "hatching"):
        if key in fine and len(fine[key]) != 2:
            faults.append(fault(key, f"{len(fine[key])} numbers", "two"))
    if "hatching" in fine and len(fine["hatching"]) == 2 and fine["hatching"][1] < LEAST_APART:
        faults.append(fault("hatching", f"lines {fine['hatching'][1]:g} apart", f"at least {LEAST_APART}"))
    bends = fine.get("bends", {})
    if not isinstance(bends, dict):
        return [*faults, fault("bends", as_written(bends), "a table of numbers by country")]
    for other, bend in bends.items():
        faults += [wrong.under("bends") for wrong in listed_name({other: other}, other, COUNTRIES)]
        if isinstance(bend, bool) or not isinstance(bend, int | float) or not -1 <= bend <= 1:
            faults.append(fault(f"bends.{other}", as_written(bend), "a number from -1 to 1"))
    return faults + between(fine, "size", 20, 60)


def country_sign(fine: Fields) -> list[Fault]:
    """What is wrong with a country's sign."""
    points = fine.get("points", ())
    if not points and not fine.get("radius"):
        return [fault("", "no shape", "points or a radius")]
    wrong = [point for point in points if len(point) != 2 or max(map(abs, point)) > LARGEST_SIGN]
    faults = [
        fault("points", as_written(list(point)), f"x and y, from -{LARGEST_SIGN} to {LARGEST_SIGN}") for point in wrong
    ]
    if 0 < len(points) < 3:
        faults.append(fault("points", f"{len(points)} points", "three at least"))
    return faults + between(fine, "radius", 0, 1)


def inks(fine: Fields) -> list[Fault]:
    """What is wrong with a country's colours."""
    wrong = [key for key, colour in fine.items() if not COLOUR.fullmatch(colour)]
    return [fault(key, as_written(fine[key]), "a colour such as #4084CD") for key in wrong]


CHECKS.update({Country: country_file, CountryPlace: country_place, CountrySign: country_sign, Inks: inks})
