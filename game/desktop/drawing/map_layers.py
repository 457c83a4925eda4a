"""What lies over the land on the map: lines of relation, factions, oil."""

from collections.abc import Iterator, Mapping
from functools import cache

import attrs
import numpy as np

from game.desktop.drawing import geography, strips
from game.desktop.drawing.curves import Points, arc, dashes, outline, smooth
from game.desktop.drawing.geography import Placement, project
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Mark, Rect, Widget
from game.desktop.toolkit.typography import width
from game.desktop.window_words import country, words
from game.model.files.countries import countries
from game.model.state.axes import CODE_OF
from game.printed_numbers import signed
from game.views.board_rows import FactionView, FlowView
from game.views.board_view import BoardView

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
    ("gulf_states", "china"): ((66.0, 13.0), "left"),
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


HEAD, FOOT = 26.0, 6.0
BELOW_SWITCH = 56.0
WIDE = 300.0
# A panel at least this high holds one list over the other.
STACKED = 296.0
# A list narrower than this shows no changes; its rows still tell them.
NARROW = 260.0


def boxes(panel: Rect) -> tuple[Rect, Rect]:
    """Return where the two lists stand: one over the other to the right, or side by side in a low panel."""
    if panel.h < STACKED:
        wide, high = (panel.w - 34) / 2, HEAD + 5 * 18 + FOOT
        return Rect(panel.x + 12, panel.y + 10, wide, high), Rect(panel.x + 22 + wide, panel.y + 10, wide, high)
    step = min(22.0, (panel.h - BELOW_SWITCH - 14 - 2 * (HEAD + FOOT)) / 10)
    moscow = panel.x + geography.placement((panel.w, panel.h)).capital("russia")[0]
    left, high = min(moscow + 110, panel.right - 16 - WIDE), HEAD + 5 * step + FOOT
    top = panel.y + BELOW_SWITCH
    return Rect(left, top, WIDE, high), Rect(left, top + high + 8, WIDE, high)


def faction_widgets(view: BoardView, panel: Rect) -> tuple[Widget, ...]:
    """Return a list of factions for each of the two."""
    widgets: list[Widget] = []
    for partner, most in zip(("russia", "iran"), boxes(panel), strict=True):
        rows = [faction for faction in view.factions if faction.country == partner]
        step = min((most.h - HEAD - FOOT) / max(len(rows), 1), 26.0)
        box = Rect(most.x, most.y, most.w, HEAD + FOOT + step * len(rows))
        widgets.append(
            Widget(f"factions.{partner}", "group", words("faction_box", partner), box, Draw(paint_box), z=1, bleed=0)
        )
        widgets += [
            row(faction, Rect(box.x, box.y + HEAD + place * step, box.w, step)) for place, faction in enumerate(rows)
        ]
    return tuple(widgets)


def row(faction: FactionView, rect: Rect) -> Widget:
    """Return one faction."""
    error = f" ±{max(round(faction.error), 1)}" if faction.error else ""
    said = words(
        "told", "loyalty_and_change", loyalty=round(faction.loyalty), error=error, change=signed(faction.change, 0)
    )
    return Widget(
        f"faction.{faction.country}.{faction.key}",
        "listitem",
        faction.label,
        rect,
        Draw(paint_row, faction),
        value=said,
        tip=words("told", "loyalty_of", label=faction.label, said=said),
        group="factions",
        z=2,
    )


def paint_box(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the list's ground and heading."""
    rect = widget.rect
    painter.rect(rect, "panel/92", radius=3)
    painter.rect(Rect(rect.x, rect.y, rect.w, 2), "text")
    painter.text(widget.name, (rect.x + 14, rect.y + 5), "label", "text")
    painter.text("loyalty", (rect.right - 14, rect.y + 7), "caption", "text3", "right")


def paint_row(painter: Painter, widget: Widget, mark: Mark, faction: FactionView) -> None:
    """Paint one faction: its name, its loyalty with where it stood, and its change."""
    rect = widget.rect
    y = rect.y + rect.h / 2
    narrow = rect.w < NARROW
    named, figures = rect.w * (0.6 if narrow else 0.5), 50 if narrow else 84
    ink = "text" if mark.hovered or mark.focused else "text2"
    place = Rect(rect.x + 14, rect.y, named - 18, rect.h)
    strips.named(painter, faction.label, place, "axis" if narrow else "small", ink)
    bar = Rect(rect.x + named, y - 4, rect.w - named - figures, 8)
    painter.rect(bar, "raised2")
    painter.rect(Rect(bar.x, bar.y, bar.w * faction.loyalty / 100, bar.h), f"{CODE_OF[faction.country]}.fill")
    if faction.error:
        low, high = (min(max(faction.loyalty + way * faction.error, 0.0), 100.0) for way in (-1, 1))
        painter.rect(Rect(bar.x + bar.w * low / 100, y - 0.5, bar.w * (high - low) / 100, 1), "text")
    right = rect.right - (14 if narrow else 52)
    painter.text(str(round(faction.loyalty)), (right, y - 9), "small+600", "text", "right")
    if not narrow:
        strips.change(painter, strips.whole(abs(faction.change)), faction.change > 0, (rect.right - 14, y - 9))


LEAST_SOLD = 0.05
LINE, AIR = 17.0, 5.0
STYLES = (("small+600", "text"), ("small", "text2"))
Flows = tuple[FlowView, ...]


@attrs.frozen
class OilLabel:
    """Where a flow's label stands, its lines, and who sells."""

    rect: Rect
    lines: tuple[str, ...]
    giver: str


def paint_oil(painter: Painter, panel: Rect, laid: geography.Placement, flows: Flows, taken: tuple[Rect, ...]) -> None:
    """Paint oil on its ways, widest first, with its volume.

    taken  where something stands already, on the page
    """
    sold = by_volume(flows)

    def draw(canvas: Canvas) -> None:
        """Draw every way."""
        for flow in sold:
            draw_oil(canvas, way(laid, flow.giver, flow.taker), flow.value, f"{CODE_OF[flow.giver]}.fill")

    painter.cached(("oil", sold), panel, draw)
    for label in labels(panel, laid, sold, taken):
        for number, (text, look) in enumerate(zip(label.lines, STYLES, strict=False)):
            place = (label.rect.x, label.rect.y + LINE * number)
            strips.haloed(painter, text, place, (*look, "left"))


def by_volume(flows: Flows) -> Flows:
    """Return the flows of oil that are worth a line, the widest first."""
    sold = [flow for flow in flows if (flow.giver, flow.taker) in WAYS and flow.value >= LEAST_SOLD]
    return tuple(sorted(sold, key=lambda flow: -flow.value))


def labels(panel: Rect, laid: geography.Placement, sold: Flows, taken: tuple[Rect, ...]) -> Iterator[OilLabel]:
    """Yield the labels, each as near to its way as is free; none where nothing is."""
    stand = list(taken)
    for flow in sold:
        label = free(panel, laid, flow, stand)
        if label is not None:
            stand.append(label.rect)
            yield label


def free(panel: Rect, laid: geography.Placement, flow: FlowView, stand: list[Rect]) -> OilLabel | None:
    """Return a label on the nearest free place, up and down from where it belongs and to both sides; None for none."""
    lines = said(flow)
    place, align = LABELS[flow.giver, flow.taker]
    x, y = laid.put(geography.project(*place))
    wide, high = max(width(text, style) for text, (style, _) in zip(lines, STYLES, strict=False)), LINE * len(lines)
    left = {"left": x, "right": x - wide, "centre": x - wide / 2}
    field = panel.inset(10, 4)
    for down in (0, 20, -20, 40, -40, 60, -60, 90, -90, 120, -120):
        for side in (align, *(side_left for side_left in left if side_left != align)):
            corner = (panel.x + left[side], panel.y + y + down)
            across = min(max(corner[0], field.x), field.right - wide)
            rect = Rect(across, min(max(corner[1], field.y), field.bottom - high), wide, high)
            if not any(rect.inset(-AIR, -1).meets(other) for other in stand):
                return OilLabel(rect, lines, flow.giver)
    return None


def flow_words(flows: Flows) -> str:
    """Return all that is sold, in words, for whoever does not see the map."""
    return "; ".join(", ".join(said(flow)) for flow in by_volume(flows))


def said(flow: FlowView) -> tuple[str, ...]:
    """Return what a flow's label says: from whom to whom, and how much."""
    return (f"{country(flow.giver)} to {country(flow.taker)}", f"{flow.value:.1f} mb/d")
