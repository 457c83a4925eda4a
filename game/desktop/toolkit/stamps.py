"""Small pictures the painter makes once: round corners, fades, icons, glyphs and lines of text."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pygame

from game.desktop.toolkit import typography
from game.desktop.toolkit.canvas import premultiplied
from game.desktop.toolkit.theme import Rgba, tokens
from game.paths import shipped

Once = Callable[[Hashable, Callable[[], pygame.Surface]], pygame.Surface]
# From this height on a sign has its letters, whose height is this share of its own.
SMALL, MIDDLE = 30, 60  # letters up to so many pixels are drawn four times, then twice too large


class Corners(NamedTuple):
    """How a rectangle looks: radius and edge in device pixels, colours."""

    radius: int
    edge: int
    fill: Rgba | None
    line: Rgba | None


def weight(picture: pygame.Surface) -> int:
    """Return how many bytes a picture takes."""
    return picture.get_pitch() * picture.get_height()


def plain(picture: pygame.Surface) -> pygame.Surface:
    """Return a picture without its opacity where all of it hides what is beneath, because that is shown faster."""
    whole = pygame.mask.from_surface(picture, 254).count() == picture.get_width() * picture.get_height()
    return picture.convert(pygame.Surface((1, 1))) if whole else picture


def stamp(size: tuple[int, int], look: Corners) -> pygame.Surface:
    """Return a small rectangle with round corners whole, premultiplied."""
    large = pygame.Surface((size[0] * 4, size[1] * 4), pygame.SRCALPHA)
    outer, edge, radius = large.get_rect(), look.edge * 4, look.radius * 4
    if look.line:
        pygame.draw.rect(large, premultiplied(look.line), outer, border_radius=radius)
    inner = outer.inflate(-2 * edge, -2 * edge)
    if look.fill or look.line:
        fill = premultiplied(look.fill) if look.fill else (0, 0, 0, 0)
        pygame.draw.rect(large, fill, inner, border_radius=max(0, radius - edge))
    return pygame.transform.smoothscale(large, size)


def block(surface: pygame.Surface, box: pygame.Rect, colour: Rgba) -> None:
    """Fill a rectangle; what lets through is laid over what is there."""
    if colour[3] == 255:
        surface.fill(colour, box)
        return
    box = box.clip(surface.get_clip())
    if box.w > 0 and box.h > 0:
        sheet = pygame.Surface(box.size)
        sheet.fill(colour[:3])
        sheet.set_alpha(colour[3])
        surface.blit(sheet, box)


def rounded(surface: pygame.Surface, box: pygame.Rect, look: Corners, once: Once) -> None:
    """Draw a rectangle: its middle and edges as blocks, its four corners as quarters of one small smooth ring."""
    radius = min(look.radius, box.w // 2, box.h // 2)
    if look.fill:
        block(surface, pygame.Rect(box.x + radius, box.y, box.w - 2 * radius, box.h), look.fill)
        for x in (box.x, box.right - radius) if radius else ():
            block(surface, pygame.Rect(x, box.y + radius, radius, box.h - 2 * radius), look.fill)
    if look.line:
        long, tall, edge = box.w - 2 * radius, box.h - 2 * radius, look.edge
        for y in (box.y, box.bottom - edge):
            block(surface, pygame.Rect(box.x + radius, y, long, edge), look.line)
        inner = 0 if radius else edge
        for x in (box.x, box.right - edge):
            block(surface, pygame.Rect(x, box.y + radius + inner, edge, tall - 2 * inner), look.line)
    if radius:
        look = look._replace(radius=radius)
        ring = once(("corners", look), lambda: _ring(look))
        for x, left in ((box.x, 0), (box.right - radius, radius)):
            for y, top in ((box.y, 0), (box.bottom - radius, radius)):
                area = pygame.Rect(left, top, radius, radius)
                surface.blit(ring, (x, y), area, special_flags=pygame.BLEND_PREMULTIPLIED)


def _ring(look: Corners) -> pygame.Surface:
    """Return the disc whose quarters are a rectangle's corners."""
    large = pygame.Surface((look.radius * 8, look.radius * 8), pygame.SRCALPHA)
    centre, radius = (look.radius * 4, look.radius * 4), look.radius * 4
    if look.line:
        pygame.draw.circle(large, premultiplied(look.line), centre, radius)
        pygame.draw.circle(large, (0, 0, 0, 0), centre, radius - look.edge * 4)
    if look.fill:
        pygame.draw.circle(large, premultiplied(look.fill), centre, radius - (look.edge * 4 if look.line else 0))
    return pygame.transform.smoothscale(large, (look.radius * 2, look.radius * 2))


def fade(size: tuple[int, int], colours: tuple[Rgba, Rgba], vertical: bool) -> pygame.Surface:
    """Return a fade from one colour to another."""
    steps = 256
    strip = pygame.Surface((1, steps) if vertical else (steps, 1), pygame.SRCALPHA)
    for step in range(steps):
        share = step / (steps - 1)
        colour = [round(a + (b - a) * share) for a, b in zip(*colours, strict=True)]
        strip.set_at((0, step) if vertical else (step, 0), colour)
    return pygame.transform.smoothscale(strip, (max(1, size[0]), max(1, size[1])))


def icon(name: str, pixels: int, colour: Rgba) -> pygame.Surface:
    """Return an icon in one colour, premultiplied, drawn twice too large and made smooth."""
    path = shipped("assets") / "icons" / f"{name}.svg"
    large = pygame.image.load_sized_svg(str(path), (pixels * 2, pixels * 2)).premul_alpha()
    large.fill(colour, special_flags=pygame.BLEND_RGBA_MULT)
    return pygame.transform.smoothscale(large, (pixels, pixels))


def code_letters(code: str, pixels: int, colour: Rgba) -> pygame.Surface:
    """Return two capitals, cut to their ink so that they can be centred."""
    picture = _ink(typography.font(tokens()["type"]["files"]["sans600"], pixels * 4), code, colour)
    picture = picture.subsurface(picture.get_bounding_rect())
    return pygame.transform.smoothscale(picture, (max(1, picture.get_width() // 4), max(1, picture.get_height() // 4)))


def _ink(font: pygame.font.Font, text: str, colour: Rgba) -> pygame.Surface:
    """Return text as SDL writes it, premultiplied."""
    return font.render(text, True, colour[:3]).premul_alpha()


def written(text: str, style: str, scale: float, colour: Rgba) -> pygame.Surface:
    """Return one line of text, premultiplied, its upper edge `spare(style)` above the line box.

    Small letters are drawn too large and made smaller, because SDL places them on whole pixels.
    """
    chosen = typography.style(style)
    pixels = chosen.size * scale
    over = 4 if pixels < SMALL else 2 if pixels < MIDDLE else 1
    font = typography.font_for(text, style, round(pixels * over))
    drawn = _ink(font, text, colour)
    wide = max(1, round(typography.width(text, style) * scale))
    high = max(1, round((chosen.line + 2 * spare(style)) * scale))
    room = pygame.Surface((wide * over, high * over), pygame.SRCALPHA)
    if abs(drawn.get_width() - wide * over) > over:
        drawn = pygame.transform.smoothscale(drawn, (wide * over, drawn.get_height()))
    top = round((typography.baseline(style) + spare(style)) * scale * over) - font.get_ascent()
    room.blit(drawn, (0, top))
    if colour[3] < 255:
        room.fill((colour[3],) * 4, special_flags=pygame.BLEND_RGBA_MULT)
    return room if over == 1 else pygame.transform.smoothscale(room, (wide, high))


def spare(style: str) -> int:
    """Return how far letters may reach above and below their line box, in logical pixels."""
    return typography.style(style).size // 3


def grounds(surface: pygame.Surface, box: pygame.Rect) -> tuple[tuple[Rgba, float], ...]:
    """Return the colours of a rectangle with the share each covers, for the test of contrast."""
    box = box.clip(surface.get_rect())
    if not box.w or not box.h:
        return ()
    small = pygame.transform.smoothscale(surface.subsurface(box), (max(1, box.w // 4), max(1, box.h // 4)))
    wide, high = small.get_size()
    spots = [small.get_at((x, y)) for x in range(wide) for y in range(high)]
    counts = Counter((spot.r, spot.g, spot.b, 255) for spot in spots)
    return tuple((colour, count / len(spots)) for colour, count in counts.items())


@contextmanager
def clipping(surface: pygame.Surface, box: pygame.Rect | None) -> Iterator[None]:
    """Paint nothing outside a box, within whatever box already holds."""
    before = surface.get_clip()
    if box is not None:
        surface.set_clip(box.clip(before))
    yield
    surface.set_clip(before)
