"""The map's shapes, where places lie on it, and how its frame is laid into a panel.

Source: Natural Earth 1:50m, public domain; Crimea with Ukraine (UNGA 68/262). Snyder (1987), Albers conic equal-area.
"""

import json
import math
from collections.abc import Iterator, Mapping
from functools import cache

import attrs
import numpy as np
import pygame

from game.desktop.drawing.curves import Points, outline
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Rect
from game.desktop.toolkit.theme import Rgba, over
from game.loose_types import JsonObject
from game.model.files.countries import countries
from game.model.files.country import Country, CountryPlace
from game.model.state.axes import CODE_OF
from game.paths import shipped

FRAME = (2000.0, 1000.0)
RUNS_ON, RUNS_DOWN = (-20.0, 2020.0), (-20.0, 1020.0)
ZOOM = 1.1
# How far the middle of the frame lies left of the panel's, logical pixels: the docked United States need the room.
SHIFT = -14.0
# Beyond this the northern capital and the southern one no longer fit into the height.
MOST = 1.32
# How far the easternmost capital lies from the middle of the frame.
EASTERN = 636.0


@attrs.frozen(eq=False)
class Atlas:
    """Everything on the map, in its frame.

    lands  by country, rings of points; `others` are the rest, nobody's in this game
    """

    lands: Mapping[str, tuple[Points, ...]]
    others: tuple[Points, ...]
    capitals: Mapping[str, tuple[float, float]]


@cache
def atlas() -> Atlas:
    """Return the map that is shipped."""
    drawn = json.loads((shipped("assets") / "map" / "eurasia.json").read_text(encoding="utf-8"))
    taken = {land for place in places().values() for land in place.lands}
    neutral = [land for land in drawn["neutral"] if land["name"] not in taken]
    return Atlas(
        lands={name: lands for name, country in countries().items() if (lands := territory(country, drawn))},
        others=tuple(np.array(ring) for land in neutral for ring in land["rings"]),
        capitals={name: (place.capital[0], place.capital[1]) for name, place in places().items()},
    )


@cache
def places() -> Mapping[str, CountryPlace]:
    """Where every country lies on the map, by its name."""
    return {name: country.map for name, country in countries().items()}


def territory(country: Country, drawn: JsonObject) -> tuple[Points, ...]:  # as the map's JSON has it
    """The rings of a country's land: those drawn under its code, then its other lands by their names."""
    named = [ring for land in drawn["neutral"] if land["name"] in country.map.lands for ring in land["rings"]]
    return tuple(np.array(ring) for ring in (*drawn["actors"].get(country.code, ()), *named))


@attrs.frozen
class Placement:
    """How the frame lies in a panel of a logical size: the panel's pixels are `zoom` times the frame's, moved."""

    size: tuple[float, float]
    zoom: float
    left: float
    top: float

    def lay(self, points: Points) -> Points:
        """Return points of the frame in the panel."""
        return np.asarray(points, np.float64) * self.zoom + (self.left, self.top)

    def put(self, place: tuple[float, float]) -> tuple[float, float]:
        """Return one place of the frame in the panel."""
        return place[0] * self.zoom + self.left, place[1] * self.zoom + self.top

    @property
    def compact(self) -> bool:
        """Return whether there is little room."""
        return self.size[0] < 780 or self.size[1] < 330

    def capital(self, country: str) -> tuple[float, float]:
        """Return where a country's sign stands; one that is docked at the left edge."""
        if places()[country].docked:
            return 30.0, self.size[1] * (0.56 if self.compact else 0.44)
        return self.put(atlas().capitals[country])


def placement(size: tuple[float, float]) -> Placement:
    """Return how the frame lies in a panel: close enough to fill it, unless a capital would be lost by it."""
    wide, high = size
    contained = min(wide / FRAME[0], high / FRAME[1]) * ZOOM
    filling = max(wide / (RUNS_ON[1] - RUNS_ON[0]), high / (RUNS_DOWN[1] - RUNS_DOWN[0]))
    bounded = min(filling, high / FRAME[1] * MOST, (wide / 2 - 8) / EASTERN)
    zoom = max(contained, bounded)
    left = wide / 2 + SHIFT - FRAME[0] / 2 * zoom
    return Placement(size, zoom, left, high / 2 - FRAME[1] / 2 * zoom)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Return where a place of the earth, in degrees, lies in the frame.

    Source: Snyder (1987), equations 14-1 to 14-6; parallels 24 and 52, central meridian 58 east.
    """
    south, north, east, up = (math.radians(angle) for angle in (24.0, 52.0, longitude - 58.0, latitude))
    cone = (math.sin(south) + math.sin(north)) / 2
    whole = math.cos(south) ** 2 + 2 * cone * math.sin(south)
    distance, middle = (math.sqrt(whole - 2 * cone * math.sin(angle)) / cone for angle in (up, math.radians(38.0)))
    x, y = distance * math.sin(cone * east), distance * math.cos(cone * east) - middle
    return 907.07 + 1022.54 * x, 553.66 + 1022.54 * y


def graticule() -> tuple[Points, ...]:
    """Return meridians and parallels, every fifteen degrees, in the frame."""
    meridians = [[project(east, up) for up in range(-5, 76, 5)] for east in range(-15, 181, 15)]
    parallels = [[project(east, up) for east in range(-30, 196, 5)] for up in range(0, 76, 15)]
    return tuple(np.array(line) for line in (*meridians, *parallels))


def country_at(place: tuple[float, float], laid: Placement) -> str:
    """Return which country lies under a place of the panel, "" where none does."""
    x, y = (place[0] - laid.left) / laid.zoom, (place[1] - laid.top) / laid.zoom
    for country, rings in atlas().lands.items():
        if any(holds(ring, x, y) for ring in rings):
            return country
    return ""


def holds(ring: Points, x: float, y: float) -> bool:
    """Return whether a place lies within a ring (Shimrat 1962: count the edges to its right)."""
    here, there = ring, np.roll(ring, -1, axis=0)
    crosses = (here[:, 1] > y) != (there[:, 1] > y)
    rise = np.where(crosses, there[:, 1] - here[:, 1], 1.0)
    right = x < (there[:, 0] - here[:, 0]) * (y - here[:, 1]) / rise + here[:, 0]
    return bool(np.count_nonzero(crosses & right) % 2)


def landscape(painter: Painter, size: tuple[float, float], patterns: bool) -> pygame.Surface:
    """Return the map of a panel's size with its faded edges, in device pixels: picture once, then only shown."""
    laid, page = placement(size), Rect(0, 0, *size)

    def picture() -> pygame.Surface:
        """Draw it."""
        surface = pygame.Surface(painter.box(page).size, 0, painter.surface)
        alone = Painter(surface, painter.scale, painter.theme)
        with alone.layer(page) as layer:
            draw_land(layer, laid, patterns)
        draw_fading(alone, laid)
        return surface

    return painter.once(("landscape", size, patterns), picture)


def draw_land(layer: Canvas, laid: Placement, patterns: bool) -> None:
    """Draw the whole map into a layer of the panel's size."""
    layer.rounded(Rect(0, 0, *laid.size), 0, "sea")
    for course in graticule():
        layer.polygon(outline(laid.lay(course), 1.0), "graticule")
    for ring in atlas().others:
        _territory(layer, laid.lay(ring), "land", "landLine", 0.8)
    for country, rings in atlas().lands.items():
        key = CODE_OF[country]
        edge = hexadecimal_of(over(layer.theme.rgba(f"{key}.fill/55"), layer.theme.rgba(f"{key}.tint")))
        for ring in rings:
            laid_ring = laid.lay(ring)
            _territory(layer, laid_ring, f"{key}.tint", edge, 1.0)
            if patterns:
                for line in hatched(laid_ring, *places()[country].hatching):
                    layer.polygon(outline(line, 1.0), f"{key}.fill/60")


def hexadecimal_of(colour: Rgba) -> str:
    """Return an opaque colour as an ink."""
    return "#{:02x}{:02x}{:02x}".format(*colour[:3])


def _territory(layer: Canvas, ring: Points, fill: str, edge: str, width: float) -> None:
    """Fill a ring and draw its border."""
    layer.polygon(ring, fill)
    layer.line(np.vstack([ring, ring[:1]]).tolist(), edge, width)


def hatched(ring: Points, angle: float, apart: float) -> Iterator[Points]:
    """Yield the lines of a hatching at an angle, in degrees, cut to a ring."""
    turn = np.radians(angle)
    turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    here = ring @ turned
    there = np.roll(here, -1, axis=0)
    first = np.ceil(here[:, 1].min() / apart) * apart
    for y in np.arange(first, here[:, 1].max(), apart):
        crossed = (here[:, 1] > y) != (there[:, 1] > y)
        a, b = here[crossed], there[crossed]
        crossings = np.sort(a[:, 0] + (y - a[:, 1]) * (b[:, 0] - a[:, 0]) / (b[:, 1] - a[:, 1]))
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            yield np.array([(left, y), (right, y)]) @ turned.T


def draw_fading(painter: Painter, laid: Placement) -> None:
    """Let the map's edges sink into the page; where the panel reaches beyond the frame, the frame's edges."""
    wide, high = laid.size
    left, right = max(laid.left + RUNS_ON[0] * laid.zoom, 0.0), min(laid.left + RUNS_ON[1] * laid.zoom, wide)
    top, bottom = max(laid.top + RUNS_DOWN[0] * laid.zoom, 0.0), min(laid.top + RUNS_DOWN[1] * laid.zoom, high)
    beyond = (Rect(0, 0, left, high), Rect(right, 0, wide - right, high), Rect(0, 0, wide, top))
    for outside in (*beyond, Rect(0, bottom, wide, high - bottom)):
        painter.rect(outside, "bg")
    painter.gradient(Rect(left, 0, 72, high), "bg", "bg/0", vertical=False)
    painter.gradient(Rect(right - 130, 0, 130, high), "bg/0", "bg", vertical=False)
    painter.gradient(Rect(0, top, wide, 44), "bg" if top else "bg/55", "bg/0")
    painter.gradient(Rect(0, bottom - 76, wide, 76), "bg/0", "bg")
