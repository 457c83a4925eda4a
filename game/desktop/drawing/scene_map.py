"""The map of one place: near, dark around it, with a ring and a leader to its name; and the map behind an ending."""

import attrs
import numpy as np
import pygame

from game.desktop.drawing import geography, strips
from game.desktop.drawing.geography import Placement, draw_land, project
from game.desktop.drawing.rope import Rope, draw_rope
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Mark, Rect, Widget
from game.desktop.toolkit.typography import width
from game.desktop.window_words import capital, country, written
from game.model.state.axes import COUNTRIES

ZOOM = 1.28  # of the frame, in a picture 744 high
HIGH = 744.0
LIT, DIM = 330.0, 0.28
AT = (0.54, 0.53)  # where the place stands in the picture
MOSCOW_AT, TEHRAN_AT = (0.41, 0.17), 0.86  # where the two stand behind an ending


@attrs.frozen
class ScenePlace:
    """A place of a crisis: its name, and where it lies in the map's frame."""

    name: str
    point: tuple[float, float]


def place_of(crisis: str, seat: str, says: str) -> ScenePlace:
    """Return where a crisis is; the country that it speaks of, or that it asks, where nobody has said.

    crisis  its id
    asked   the country that is asked
    says    what is asked
    """
    for entry in written()["scene"]:
        if crisis.startswith(entry["of"]):
            return ScenePlace(entry["name"], project(entry["east"], entry["north"]))
    spoken = next((name for name in ("russia", "iran") if country(name) in says), seat)
    if spoken != seat:
        return ScenePlace(capital(spoken), geography.atlas().capitals[spoken])
    if geography.places()[seat].docked:
        return ScenePlace(country(seat), project(51.0, 30.0))
    return ScenePlace(country(seat), geography.atlas().capitals[seat])


def near(size: tuple[float, float], point: tuple[float, float]) -> Placement:
    """Return the map laid near, so that a place stands where the eye goes."""
    zoom = ZOOM * max(size[1] / HIGH, 0.6)
    return Placement(size, zoom, size[0] * AT[0] - point[0] * zoom, size[1] * AT[1] - point[1] * zoom)


def lit_land(
    painter: Painter, size: tuple[float, float], laid: Placement, lit: tuple[float, float] | None
) -> pygame.Surface:
    """Return a map of a size in device pixels, dimmed but for a circle around a place, where one is given."""
    page = Rect(0, 0, *size)

    def picture() -> pygame.Surface:
        """Draw it."""
        bright = pygame.Surface(painter.box(page).size, 0, painter.surface)
        alone = Painter(bright, painter.scale, painter.theme)
        with alone.layer(page) as layer:
            draw_land(layer, laid, False)
        return bright if lit is None else spotlight(bright, painter, lit)

    return painter.once(("lit land", size, laid, lit), picture)


def spotlight(bright: pygame.Surface, painter: Painter, lit: tuple[float, float]) -> pygame.Surface:
    """Return a picture sunk into the page's colour but for a soft circle."""
    wide, high = bright.get_size()
    across, down = np.ogrid[:wide, :high]
    distance = np.hypot(across - lit[0] * painter.scale, down - lit[1] * painter.scale) / (LIT * painter.scale)
    share = DIM + (1 - DIM) * np.clip(1.25 * (1 - distance), 0.0, 1.0)
    ground = np.array(painter.theme.rgba("bg")[:3], np.float64)
    mixed = pygame.surfarray.array3d(bright) * share[..., None] + ground * (1 - share[..., None])
    sunk = pygame.Surface((wide, high), 0, painter.surface)
    pygame.surfarray.blit_array(sunk, mixed.astype(np.uint8))
    return sunk


def paint_scene(painter: Painter, widget: Widget, mark: Mark, place: ScenePlace, seat: str) -> None:
    """Paint the map of a crisis: the place in its ring, its name at a leader, and capitals that are near."""
    panel = widget.rect
    size = (panel.w, panel.h)
    laid = near(size, place.point)
    x, y = laid.put(place.point)
    painter.image(lit_land(painter, size, laid, (x, y)), (panel.x, panel.y))
    painter.gradient(Rect(panel.x, panel.y, 72, panel.h), "bg", "bg/0", vertical=False)
    painter.gradient(Rect(panel.right - 90, panel.y, 90, panel.h), "bg/0", "bg", vertical=False)
    painter.gradient(Rect(panel.x, panel.bottom - 90, panel.w, 90), "bg/0", "bg")
    spot = (panel.x + x, panel.y + y)
    for name in COUNTRIES:
        where = laid.capital(name)
        docked = geography.places()[name].docked
        inside = 24 < where[0] < panel.w - 90 and 24 < where[1] < panel.h - 24
        if docked or not inside or np.hypot(where[0] - x, where[1] - y) < 60:
            continue
        centre = (panel.x + where[0], panel.y + where[1])
        strips.glyph(painter, name, centre, 26)
        strips.haloed(painter, country(name), (centre[0] + 22, centre[1] - 10), ("label", "text", "left"))
    painter.circle(spot, 46, line="text/40", width=1.2)
    painter.circle(spot, 20, line="text", width=2)
    painter.circle(spot, 4, fill="text")
    room = panel.right - 16 - width(place.name, "resource")
    left = min(spot[0] + 116, room)
    painter.line([(spot[0] + 22, spot[1]), (left - 8, spot[1])], "text", 1.4)
    strips.haloed(painter, place.name, (left, spot[1] - 11), ("resource", "text", "left"))


def behind(size: tuple[float, float]) -> Placement:
    """Return the map laid so that Moscow and Tehran stand over one another in a tall picture."""
    capitals = geography.atlas().capitals
    zoom = (TEHRAN_AT - MOSCOW_AT[1]) * size[1] / (capitals["iran"][1] - capitals["russia"][1])
    left = size[0] * MOSCOW_AT[0] - capitals["russia"][0] * zoom
    return Placement(size, zoom, left, size[1] * MOSCOW_AT[1] - capitals["russia"][1] * zoom)


def paint_ending(
    painter: Painter, widget: Widget, mark: Mark, strengths: tuple[tuple[float, float], ...], marked: int
) -> None:
    """Paint the rope of an ending large over the map, the strand that went first in the accent."""
    panel = widget.rect
    size = (panel.w, panel.h)
    laid = behind(size)
    painter.image(lit_land(painter, size, laid, None), (panel.x, panel.y))
    painter.gradient(Rect(panel.x, panel.y, 60, panel.h), "bg", "bg/0", vertical=False)
    painter.gradient(Rect(panel.right - 170, panel.y, 170, panel.h), "bg/0", "bg", vertical=False)
    painter.gradient(Rect(panel.x, panel.y, panel.w, 90), "bg", "bg/0")
    painter.gradient(Rect(panel.x, panel.bottom - 110, panel.w, 110), "bg/0", "bg")
    ends = [
        (panel.x + x, panel.y + y)
        for x, y in (laid.put(geography.atlas().capitals[name]) for name in ("russia", "iran"))
    ]
    rope = Rope(ends[0], ends[1], strengths, marked, swell=1.7)
    with painter.layer(panel) as layer:
        draw_rope(layer, rope)
    for name, centre in zip(("russia", "iran"), ends, strict=True):
        strips.glyph(painter, name, centre, 44)
