"""The painter: everything that is drawn goes through it, in logical pixels and inks.

It multiplies by the scale, snaps to whole pixels, keeps what it has drawn once, and can write down each text it paints
with the colours that lay beneath.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

import attrs
import pygame

from game.desktop.toolkit import stamps, typography
from game.desktop.toolkit.canvas import Canvas, Point
from game.desktop.toolkit.scene import Rect
from game.desktop.toolkit.theme import Rgba, Theme, signs

CACHED = 256 * 2**20  # bytes of pictures kept
SMALL = 40_000  # a round-cornered rectangle of fewer device pixels is kept whole
LARGE = 300_000  # a picture of more device pixels is not worth keeping
LETTERED, LETTERS = 20, 0.42  # a sign bears letters from this height on, of this share of it
FINE = 2.0  # from this scale on twice as large is smooth enough


@attrs.frozen
class Written:
    """A text that was painted: where (logical), in which style and colour, on which colours of what share."""

    text: str
    rect: Rect
    style: str
    colour: Rgba
    grounds: tuple[tuple[Rgba, float], ...]


@attrs.define(eq=False)
class Painter:
    """Draws on a surface.

    scale    device pixels a logical pixel
    origin   device position of the page's corner; the page may be scrolled in a small window
    written  texts painted, where somebody asked for them
    """

    surface: pygame.Surface
    scale: float
    theme: Theme
    origin: tuple[int, int] = (0, 0)
    written: list[Written] | None = None
    kept_stamps: dict[Hashable, pygame.Surface] = attrs.field(factory=dict)
    kept_bytes: int = 0

    @property
    def over(self) -> int:
        """Return how many times too large shapes are drawn before they are made smooth."""
        return 2 if self.scale >= FINE else 4

    def box(self, rect: Rect) -> pygame.Rect:
        """Return a logical rectangle in device pixels."""
        left, top = self.at((rect.x, rect.y))
        right, bottom = self.at((rect.right, rect.bottom))
        wide, high = right - left, bottom - top
        return pygame.Rect(left, top, wide or int(rect.w > 0), high or int(rect.h > 0))

    def at(self, point: Point) -> tuple[int, int]:
        """Return a logical point in device pixels."""
        return round(point[0] * self.scale) + self.origin[0], round(point[1] * self.scale) + self.origin[1]

    def once(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """Return what was made under a key at this scale and in this theme, made now if it was not."""
        picture = self.kept_stamps.get(key)
        if picture is None:
            picture = self.kept_stamps[key] = make()
            self.kept_bytes += stamps.weight(picture)
            while self.kept_bytes > CACHED and len(self.kept_stamps) > 1:
                self.kept_bytes -= stamps.weight(self.kept_stamps.pop(next(iter(self.kept_stamps))))
        return picture

    def lay(self, picture: pygame.Surface, place: pygame.Rect | tuple[int, int]) -> None:
        """Show a premultiplied picture in device pixels; one that hides what is beneath needs no blending."""
        clear = picture.get_flags() & pygame.SRCALPHA
        self.surface.blit(picture, place, special_flags=pygame.BLEND_PREMULTIPLIED if clear else 0)

    # --- shapes -----------------------------------------------------------------------------------------------

    def rect(
        self, rect: Rect, fill: str | None = None, line: str | None = None, radius: float = 0, width: float = 1
    ) -> None:
        """Draw a rectangle: filled, outlined or both; the outline lies inside."""
        rgba = self.theme.rgba
        box = self.box(rect)
        edge = max(1, round(width * self.scale)) if line else 0
        colours = (rgba(fill) if fill else None, rgba(line) if line else None)
        look = stamps.Corners(round(radius * self.scale), edge, *colours)
        if look.radius and box.w * box.h < SMALL:
            self.lay(self.once((look, box.size), lambda: stamps.stamp(box.size, look)), box)
        else:
            stamps.rounded(self.surface, box, look, self.once)

    @contextmanager
    def layer(self, rect: Rect) -> Iterator[Canvas]:
        """Give a canvas over a rectangle, on which any number of shapes is drawn smoothly."""
        box = self.box(rect).clip(self.surface.get_clip())
        if box.w <= 0 or box.h <= 0:
            box = pygame.Rect(box.x, box.y, 1, 1)
        origin = ((box.x - self.origin[0]) / self.scale, (box.y - self.origin[1]) / self.scale)
        large = pygame.Surface((box.w * self.over, box.h * self.over), pygame.SRCALPHA)
        yield Canvas(large, self.scale * self.over, self.theme, origin)
        small = pygame.transform.smoothscale(large, box.size)
        self.lay(small, box)

    def cached(self, key: Hashable, rect: Rect, draw: Callable[[Canvas], None]) -> None:
        """Draw a layer once under a key, and show that picture from then on; the canvas begins at the rectangle."""
        box = self.box(rect)

        def make() -> pygame.Surface:
            return self._small(box, (0.0, 0.0), draw)

        self.lay(self.once((key, box.size), make), box)

    def line(self, points: Sequence[Point], ink: str, width: float = 1, dash: Sequence[float] | None = None) -> None:
        """Draw a line; a plain upright or level one is sharp."""
        (x0, y0), (x1, y1) = points[0], points[-1]
        if len(points) == 2 and not dash and (x0 == x1 or y0 == y1):
            thick = max(1, round(width * self.scale)) / self.scale
            level = y0 == y1
            top = (min(x0, x1), y0 - thick / 2) if level else (x0 - thick / 2, min(y0, y1))
            self.rect(Rect(*top, abs(x1 - x0) if level else thick, thick if level else abs(y1 - y0)), fill=ink)
            return
        look = ("line", ink, width, dash and tuple(dash))
        self._shape(points, width, look, lambda canvas: canvas.line(points, ink, width, dash))

    def curve(self, points: Sequence[Point], ink: str, width: float = 1, dash: Sequence[float] | None = None) -> None:
        """Draw a cubic Bézier curve through its four points."""
        self._shape(
            points,
            width,
            ("curve", ink, width, dash and tuple(dash)),
            lambda canvas: canvas.curve(points, ink, width, dash),
        )

    def polygon(self, points: Sequence[Point], ink: str) -> None:
        """Fill a polygon."""
        self._shape(points, 1, ("polygon", ink), lambda canvas: canvas.polygon(points, ink))

    def circle(
        self, centre: Point, radius: float, fill: str | None = None, line: str | None = None, width: float = 1
    ) -> None:
        """Draw a disc, a ring, or both."""
        corners = [(centre[0] - radius, centre[1] - radius), (centre[0] + radius, centre[1] + radius)]
        look = ("circle", fill, line, width)
        self._shape(corners, 1, look, lambda canvas: canvas.circle(centre, radius, fill, line, width))

    def triangle(self, centre: Point, size: float, up: bool, ink: str) -> None:
        """Fill the triangle that says more or less; `size` is its width."""
        x, y = centre
        half, tall = size / 2, size * 0.43 * (1 if up else -1)
        self.polygon([(x - half, y + tall), (x + half, y + tall), (x, y - tall)], ink)

    def _shape(self, points: Sequence[Point], margin: float, key: Hashable, draw: Callable[[Canvas], None]) -> None:
        """Draw one shape smoothly in the rectangle around its points; small ones are kept and shown again.

        key  what, beside the points, the picture depends on
        """
        xs, ys = [x for x, _ in points], [y for _, y in points]
        around = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).inset(-margin - 1)
        box = self.box(around)
        if box.w * box.h > LARGE:
            with self.layer(around) as canvas:
                draw(canvas)
            return
        origin = ((box.x - self.origin[0]) / self.scale, (box.y - self.origin[1]) / self.scale)
        shape = tuple((round((x - origin[0]) * 16), round((y - origin[1]) * 16)) for x, y in points)
        picture = self.once(("shape", key, shape), lambda: self._small(box, origin, draw))
        self.lay(picture, box)

    def _small(self, box: pygame.Rect, origin: Point, draw: Callable[[Canvas], None]) -> pygame.Surface:
        """Return a box with a shape drawn too large and made small."""
        size = max(1, box.w), max(1, box.h)
        large = pygame.Surface((size[0] * self.over, size[1] * self.over), pygame.SRCALPHA)
        draw(Canvas(large, self.scale * self.over, self.theme, origin))
        return stamps.plain(pygame.transform.smoothscale(large, size))

    def gradient(self, rect: Rect, start: str, end: str, vertical: bool = True) -> None:
        """Fade from one ink to another, downwards or to the right."""
        box = self.box(rect)
        colours = (self.theme.rgba(start), self.theme.rgba(end))
        picture = self.once(("fade", box.size, colours, vertical), lambda: stamps.fade(box.size, colours, vertical))
        self.surface.blit(picture, box)

    def icon(self, name: str, place: Point, size: float, ink: str) -> None:
        """Draw an icon of `assets/icons`, its corner at a place."""
        pixels = max(1, round(size * self.scale))
        colour = self.theme.rgba(ink)
        picture = self.once(("icon", name, pixels, colour), lambda: stamps.icon(name, pixels, colour))
        self.lay(picture, self.at(place))

    def actor(self, key: str, centre: Point, size: float, ink: str = "") -> None:
        """Draw a country's glyph, in its own colour or another; from 20 pixels on with its two letters."""
        draw_glyph(self, key, centre, (size, ink or f"{key}.fill"))

    def image(self, picture: pygame.Surface, place: Point) -> None:
        """Show a picture given in device pixels, its corner at a place."""
        self.surface.blit(picture, self.at(place))

    # --- text -------------------------------------------------------------------------------------------------

    def text(self, text: str, place: Point, style: str, ink: str, align: str = "left") -> float:
        """Write one line, the line box's corner (or upper middle, or right corner) at a place; return its width."""
        wide = typography.width(text, style)
        x = place[0] - (wide / 2 if align == "centre" else wide if align == "right" else 0)
        if not text:
            return 0.0
        colour = self.theme.rgba(ink)
        picture = self.once(("text", text, style, colour), lambda: stamps.written(text, style, self.scale, colour))
        if self.written is not None:
            rect = Rect(x, place[1], wide, typography.line_height(style))
            self.written.append(Written(text, rect, style, colour, stamps.grounds(self.surface, self.box(rect))))
        left, top = self.at((x, place[1] - stamps.spare(style)))
        self.lay(picture, (left, top))
        return wide

    def lines(self, lines: Iterable[str], place: Point, style: str, ink: str, align: str = "left") -> float:
        """Write lines one under another; return their height."""
        high = typography.line_height(style)
        count = 0
        for count, line in enumerate(lines, start=1):
            self.text(line, (place[0], place[1] + (count - 1) * high), style, ink, align)
        return count * high

    def wrapped(self, text: str, room: float, place: Point, style: str, ink: str) -> float:
        """Write text broken into a room; return its height."""
        return self.lines(typography.wrap(text, style, room), place, style, ink)

    def runs(self, runs: Iterable[tuple[str, str, str]], place: Point) -> float:
        """Write (text, style, ink) one after another on one baseline; return the width of all."""
        texts = list(runs)
        deepest = max(typography.baseline(style) for _, style, _ in texts)
        x = place[0]
        for text, style, ink in texts:
            x += self.text(text, (x, place[1] + deepest - typography.baseline(style)), style, ink)
        return x - place[0]

    def clipped(self, rect: Rect | None) -> AbstractContextManager[None]:
        """Return a context in which nothing is painted outside a rectangle."""
        return stamps.clipping(self.surface, self.box(rect) if rect else None)


def draw_glyph(painter: Painter, key: str, centre: Point, look: tuple[float, str]) -> None:
    """Draw a country's sign, with its letters where there is room for them; look is its height and its ink."""
    size, ink = look
    sign, half = signs()[key], size / 2
    if sign.points:
        painter.polygon([(centre[0] + x * half, centre[1] + y * half) for x, y in sign.points], ink)
    else:
        painter.circle(centre, sign.radius * half, fill=ink)
    if size < LETTERED:
        return
    pixels = round(size * LETTERS * painter.scale * 0.95)
    colour = painter.theme.rgba(f"{key}.on")
    letters = painter.once(("code", key, pixels, colour), lambda: stamps.code_letters(key.upper(), pixels, colour))
    x, y = painter.at((centre[0], centre[1] + (sign.letters - 0.145) * half))
    box = letters.get_rect(center=(x, y))
    painter.surface.blit(letters, box, special_flags=pygame.BLEND_PREMULTIPLIED)
