"""What lies over the land: lines of relation, oil on its ways, and how far the two see each issue.

A line of relation is solid where it is warm and dotted where it is hostile; its width is its strength. Oil's width is
its volume.
"""

from collections.abc import Mapping
from functools import cache

import attrs
import numpy as np

from game.desktop.drawing.curves import Points, arc, dashes, outline, smooth
from game.desktop.drawing.geography import Placement, project
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Rect
from game.model.scenario.countries import countries

LEAST_SHOWN = 0.2
STRONG = 0.5
DOTS = (2.4, 4.4)
# The ways of oil, degrees east and north.
EAST_BY_RAIL = (
    (37.6, 55.7),
    (62.0, 55.0),
    (90.0, 54.6),
    (107.0, 51.9),
    (117.4, 49.7),
    (124.0, 46.2),
    (121.6, 41.2),
    (118.6, 39.6),
)
OCEAN = ((56.6, 26.2), (60.2, 23.6), (66.0, 16.5), (77.0, 6.2), (86.0, 5.0), (97.0, 6.0), (104.0, 1.6), (110.0, 7.0))
EAST = ((115.0, 16.0), (120.6, 24.6), (123.4, 31.0), (121.6, 36.6))
SUEZ = ((37.6, 55.7), (38.4, 47.6), (34.5, 43.6), (29.0, 41.0), (26.0, 38.0), (29.5, 33.4), (32.6, 29.9), (37.5, 21.0))
WAYS = {
    ("russia", "china"): EAST_BY_RAIL,
    ("iran", "china"): ((51.4, 34.6), (52.4, 29.0), *OCEAN, *EAST),
    ("gulf_states", "china"): ((48.6, 24.8), (52.0, 26.0), *OCEAN, *EAST),
    ("russia", "india"): (*SUEZ, (43.0, 12.6), (52.0, 13.0), (63.0, 18.0), (69.6, 22.0)),
    ("iran", "india"): ((51.4, 34.6), (52.4, 29.0), (56.6, 26.2), (62.0, 23.4), (69.6, 22.6)),
    ("russia", "others"): ((37.6, 55.7), (31.5, 58.0), (28.6, 60.0)),
    ("iran", "others"): ((51.4, 34.6), (52.4, 29.0), (56.4, 26.4)),
}
# Where each way's label stands, degrees east and north, and to which side it runs.
LABELS = {
    ("russia", "china"): ((84.0, 52.0), "centre"),
    ("russia", "india"): ((28.5, 26.0), "right"),
    ("russia", "others"): ((26.0, 59.0), "right"),
    ("iran", "china"): ((73.0, 17.5), "left"),
    ("iran", "india"): ((68.0, 29.0), "left"),
    ("iran", "others"): ((59.5, 27.5), "left"),
}
PER_BARREL = 3.4  # pixels of width to a million barrels a day


@attrs.frozen
class RelationLine:
    """A line between two countries, as it is drawn: where, how wide, whether dotted."""

    pair: tuple[str, str]
    course: Points = attrs.field(eq=False)
    width: float
    hostile: bool


@cache
def bends() -> Mapping[tuple[str, str], float]:
    """How far each line of relation leaves the straight one, as a share of its length, by pair."""
    every = countries()
    return {(country, other): float(bend) for country in every for other, bend in every[country].map.bends.items()}


def related(laid: Placement, pair: tuple[str, str], warmth: float) -> RelationLine | None:
    """Return the line of a pair, none where they are indifferent or too far apart for a line."""
    known = pair if pair in bends() else pair[::-1]
    if abs(warmth) < LEAST_SHOWN or known not in bends():
        return None
    start, end = laid.capital(known[0]), laid.capital(known[1])
    bend = bends()[known] * float(np.hypot(end[0] - start[0], end[1] - start[1]))
    width = (2.6 if warmth > 0 else 2.0) if abs(warmth) >= STRONG else 1.6
    return RelationLine(known, arc(start, end, bend), width, warmth < 0)


def draw_relation(layer: Canvas, line: RelationLine, ink: str) -> None:
    """Draw one line of relation."""
    for piece in dashes(line.course, *DOTS) if line.hostile else (line.course,):
        layer.polygon(outline(piece, line.width), ink)


def way(laid: Placement, seller: str, buyer: str) -> Points:
    """Return the way of oil from a seller to a buyer, in the panel."""
    places = np.array([project(*place) for place in WAYS[seller, buyer]])
    return laid.lay(smooth(places))


def draw_oil(layer: Canvas, course: Points, volume: float, ink: str) -> float:
    """Draw oil on its way, as wide as its volume, with an edge of sea, and return the width."""
    wide = max(volume * PER_BARREL, 1.4)
    layer.polygon(outline(course, wide + 3.0), "sea")
    layer.polygon(outline(course, wide), ink)
    for end in (course[0], course[-1]):
        layer.circle((float(end[0]), float(end[1])), wide / 2, ink)
    return wide


def draw_awareness(painter: Painter, centre: tuple[float, float], radius: float, shares: tuple[float, float]) -> None:
    """Draw how far the two see an issue: the left half is Moscow's, the right one Tehran's, each filled from below.

    shares  awareness of Russia and of Iran, 0–1
    """
    side = radius + 2
    x, y = centre
    shown = tuple(round(share, 2) for share in shares)

    def draw(layer: Canvas) -> None:
        """Draw both halves."""
        for way, share, key in ((-1, shown[0], "ru"), (1, shown[1], "ir")):
            middle = (side + way * 0.8, side)
            edge = half(middle, radius, way)
            layer.polygon(edge, f"{key}.tint")
            if share > 0:
                layer.polygon(filled_half(middle, radius, way, share), f"{key}.fill")
            layer.polygon(outline(np.vstack([edge, edge[:1]]), 1.2), f"{key}.fill")

    painter.kept(("aware", shown, radius), Rect(x - side, y - side, 2 * side, 2 * side), draw)


def half(centre: tuple[float, float], radius: float, side: int) -> Points:
    """Return half a disc, to the left (−1) or the right (1)."""
    angles = np.linspace(-np.pi / 2, np.pi / 2, 20)
    return np.column_stack([centre[0] + side * radius * np.cos(angles), centre[1] + radius * np.sin(angles)])


def filled_half(centre: tuple[float, float], radius: float, side: int, share: float) -> Points:
    """Return half a disc filled from below up to a share of its height."""
    top = np.arcsin(np.clip(1 - 2 * share, -1.0, 1.0))
    angles = np.linspace(top, np.pi / 2, 20)
    edge = np.column_stack([centre[0] + side * radius * np.cos(angles), centre[1] + radius * np.sin(angles)])
    return np.vstack([(centre[0], edge[0, 1]), edge])
