"""Shapes drawn several times too large on a transparent layer, to be made small and smooth in one step.

A layer's colours are premultiplied by their opacity; making it smaller then leaves no dark fringes.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import atan2, ceil, cos, hypot, pi, sin

import attrs
import pygame

from game.desktop.toolkit.scene import Rect
from game.desktop.toolkit.theme import Rgba, Theme

Point = tuple[float, float]


def premultiplied(colour: Rgba) -> Rgba:
    """Return a colour multiplied by its opacity."""
    red, green, blue, alpha = colour
    return red * alpha // 255, green * alpha // 255, blue * alpha // 255, alpha


def curve_points(p0: Point, p1: Point, p2: Point, p3: Point) -> list[Point]:
    """Return points on a cubic Bézier curve, about one every four logical pixels."""
    length = hypot(p1[0] - p0[0], p1[1] - p0[1]) + hypot(p2[0] - p1[0], p2[1] - p1[1])
    steps = max(8, ceil((length + hypot(p3[0] - p2[0], p3[1] - p2[1])) / 4))
    points = []
    for step in range(steps + 1):
        t = step / steps
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        points.append((a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0], a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1]))
    return points


def dashes(points: Sequence[Point], pattern: Sequence[float]) -> list[list[Point]]:
    """Return the drawn pieces of a broken line; the pattern is on, off, on, off, in logical pixels."""
    segments: list[list[Point]] = [[points[0]]]
    turn, left = 0, pattern[0]
    for start, end in pairwise(points):
        length, done = hypot(end[0] - start[0], end[1] - start[1]), 0.0
        while length - done > left:
            done += left
            here = (start[0] + (end[0] - start[0]) * done / length, start[1] + (end[1] - start[1]) * done / length)
            if turn % 2 == 0:
                segments[-1].append(here)
            else:
                segments.append([here])
            turn += 1
            left = pattern[turn % len(pattern)]
        left -= length - done
        if turn % 2 == 0:
            segments[-1].append(end)
    return [piece for piece in segments if len(piece) > 1]


@attrs.frozen
class Canvas:
    """A transparent layer; coordinates are logical pixels from its origin.

    surface  premultiplied RGBA
    scale    pixels of the surface per logical pixel
    origin   logical position of the surface's corner
    """

    surface: pygame.Surface
    scale: float
    theme: Theme
    origin: Point = (0.0, 0.0)

    def at(self, point: Point) -> Point:
        """Return where a logical point lies on the surface."""
        return (point[0] - self.origin[0]) * self.scale, (point[1] - self.origin[1]) * self.scale

    def polygon(self, points: Iterable[Point], ink: str) -> None:
        """Fill a polygon."""
        colour = self.theme.rgba(ink)
        corners = [self.at(point) for point in points]
        if len(corners) > 2:
            self._laid(corners, colour)

    def _laid(self, corners: Sequence[Point], colour: Rgba) -> None:
        """Fill a polygon given in the surface's pixels; what lets through is laid over what is there."""
        if colour[3] == 255:
            pygame.draw.polygon(self.surface, colour, corners)
            return
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        box = pygame.Rect(int(min(xs)) - 1, int(min(ys)) - 1, int(max(xs) - min(xs)) + 4, int(max(ys) - min(ys)) + 4)
        box = box.clip(self.surface.get_rect())
        if not box.w or not box.h:
            return
        scratch = pygame.Surface(box.size, pygame.SRCALPHA)
        pygame.draw.polygon(scratch, premultiplied(colour), [(x - box.x, y - box.y) for x, y in corners])
        self.surface.blit(scratch, box, special_flags=pygame.BLEND_PREMULTIPLIED)

    def circle(
        self, centre: Point, radius: float, fill: str | None = None, line: str | None = None, width: float = 1
    ) -> None:
        """Draw a disc, a ring, or a disc with a ring whose outer edge is the radius."""
        x, y = self.at(centre)
        if line:
            self._disc((x, y), radius * self.scale, self.theme.rgba(line))
            if fill is None:
                pygame.draw.circle(self.surface, (0, 0, 0, 0), (x, y), (radius - width) * self.scale)
        if fill:
            self._disc((x, y), (radius - (width if line else 0)) * self.scale, self.theme.rgba(fill))

    def _disc(self, centre: Point, radius: float, colour: Rgba) -> None:
        """Fill a disc given in the surface's pixels."""
        pygame.draw.circle(self.surface, premultiplied(colour), centre, max(radius, 0.5))

    def line(self, points: Sequence[Point], ink: str, width: float = 1, dash: Sequence[float] | None = None) -> None:
        """Draw a line through points, with round joints; `dash` is on, off, … in logical pixels."""
        colour = premultiplied(self.theme.rgba(ink))
        for piece in dashes(points, dash) if dash else [list(points)]:
            self._stroke([self.at(point) for point in piece], colour, width * self.scale)

    def _stroke(self, corners: Sequence[Point], colour: Rgba, width: float) -> None:
        """Draw a line as one filled quadrilateral a segment and one disc a joint, in the surface's pixels."""
        half = max(width, 1) / 2
        for (x0, y0), (x1, y1) in pairwise(corners):
            length = hypot(x1 - x0, y1 - y0)
            if length == 0:
                continue
            dx, dy = (y1 - y0) / length * half, (x0 - x1) / length * half
            quad = [(x0 + dx, y0 + dy), (x1 + dx, y1 + dy), (x1 - dx, y1 - dy), (x0 - dx, y0 - dy)]
            pygame.draw.polygon(self.surface, colour, quad)
        for corner in corners[1:-1]:
            pygame.draw.circle(self.surface, colour, corner, half)

    def curve(self, points: Sequence[Point], ink: str, width: float = 1, dash: Sequence[float] | None = None) -> None:
        """Draw a cubic Bézier curve through its four points."""
        p0, p1, p2, p3 = points
        self.line(curve_points(p0, p1, p2, p3), ink, width, dash)

    def arc(self, centre: Point, radius: float, turn: tuple[float, float], ink: str) -> None:
        """Fill a slice of a disc between two angles in radians, clockwise from the right."""
        start, end = turn
        steps = max(6, ceil(abs(end - start) / pi * 24))
        angles = [start + (end - start) * step / steps for step in range(steps + 1)]
        rim = [(centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)) for angle in angles]
        self.polygon([centre, *rim], ink)

    def rounded(self, rect: Rect, radius: float, ink: str) -> None:
        """Fill a rectangle with round corners."""
        x, y = self.at((rect.x, rect.y))
        box = pygame.Rect(round(x), round(y), round(rect.w * self.scale), round(rect.h * self.scale))
        colour = premultiplied(self.theme.rgba(ink))
        pygame.draw.rect(self.surface, colour, box, border_radius=round(radius * self.scale))

    def arrow(self, start: Point, end: Point, size: float, ink: str) -> None:
        """Fill an arrow's head at the end of a line."""
        angle = atan2(end[1] - start[1], end[0] - start[0])
        left, right = angle + pi * 0.85, angle - pi * 0.85
        wings = [(end[0] + size * cos(turn), end[1] + size * sin(turn)) for turn in (left, right)]
        self.polygon([end, *wings], ink)
