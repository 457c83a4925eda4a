"""The map beneath everything: sea, land, the countries' territories, and the fading towards the edges.

It is drawn once for a size, a theme and a scale, and kept by the painter.
"""

from collections.abc import Iterator

import numpy as np
import pygame

from game.desktop.drawing.curves import Points, outline
from game.desktop.drawing.geography import RUNS_DOWN, RUNS_ON, Placement, atlas, graticule, placement, places
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Rect
from game.desktop.toolkit.theme import Rgba, over
from game.model.state.axes import CODE_OF


def landscape(painter: Painter, size: tuple[float, float], patterns: bool) -> pygame.Surface:
    """Return the map of a panel's size with its faded edges, in device pixels: made once, then only shown."""
    laid, page = placement(size), Rect(0, 0, *size)

    def made() -> pygame.Surface:
        """Draw it."""
        surface = pygame.Surface(painter.box(page).size, 0, painter.surface)
        alone = Painter(surface, painter.scale, painter.theme)
        with alone.layer(page) as layer:
            draw_land(layer, laid, patterns)
        draw_fading(alone, laid)
        return surface

    return painter.once(("landscape", size, patterns), made)


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
        found = np.sort(a[:, 0] + (y - a[:, 1]) * (b[:, 0] - a[:, 0]) / (b[:, 1] - a[:, 1]))
        for left, right in zip(found[::2], found[1::2], strict=False):
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
