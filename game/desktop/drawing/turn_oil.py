"""The oil layer of the map: what the two sell, on its ways, each with its volume and its price where there is room."""

from collections.abc import Iterator

import attrs

from game.campaign.sentences import says
from game.desktop.drawing import geography, relations, strips
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Rect
from game.desktop.toolkit.type import width
from game.model.state.axes import CODE_OF
from game.views.turn_view import Flow

LEAST_SOLD = 0.05
LINE, AIR = 17.0, 5.0
STYLES = (("small+600", "text"), ("small", "text2"))
BUYERS = {"china": "China", "india": "India", "others": "others"}
Flows = tuple[Flow, ...]


@attrs.frozen
class OilLabel:
    """Where a flow's label stands, and its lines."""

    rect: Rect
    lines: tuple[str, ...]


def paint_oil(painter: Painter, panel: Rect, laid: geography.Placement, flows: Flows, taken: tuple[Rect, ...]) -> None:
    """Paint what the two sell on its ways, widest first, with volume and price.

    taken  where something stands already, on the page
    """
    sold = by_volume(flows)

    def draw(canvas: Canvas) -> None:
        """Draw every way."""
        for flow in sold:
            course = relations.way(laid, flow.seller, flow.buyer)
            relations.draw_oil(canvas, course, flow.volume, f"{CODE_OF[flow.seller]}.fill")

    painter.kept(("oil", sold), panel, draw)
    for label in labels(panel, laid, sold, taken):
        for number, (text, look) in enumerate(zip(label.lines, STYLES, strict=False)):
            place = (label.rect.x, label.rect.y + LINE * number)
            strips.haloed(painter, text, place, (*look, "left"))


def by_volume(flows: Flows) -> Flows:
    """Return the flows that are worth a line, the widest first."""
    return tuple(sorted((one for one in flows if one.volume >= LEAST_SOLD), key=lambda one: -one.volume))


def labels(panel: Rect, laid: geography.Placement, sold: Flows, taken: tuple[Rect, ...]) -> Iterator[OilLabel]:
    """Yield the labels, each as near to its way as is free; without its price, or not at all, where nothing is."""
    stand = list(taken)
    for flow in sold:
        lines = said(flow)
        found = free(panel, laid, flow, (lines, stand)) or free(panel, laid, flow, (lines[:1], stand))
        if found is not None:
            stand.append(found.rect)
            yield found


def free(
    panel: Rect, laid: geography.Placement, flow: Flow, wanted: tuple[tuple[str, ...], list[Rect]]
) -> OilLabel | None:
    """Return a label on the nearest free place, up and down from where it belongs and to both sides; None for none."""
    lines, stand = wanted
    place, align = relations.LABELS[flow.seller, flow.buyer]
    x, y = laid.put(geography.project(*place))
    wide, high = max(width(text, style) for text, (style, _) in zip(lines, STYLES, strict=False)), LINE * len(lines)
    left = {"left": x, "right": x - wide, "centre": x - wide / 2}
    field = panel.inset(10, 4)
    for down in (0, 20, -20, 40, -40, 60, -60, 90, -90, 120, -120):
        for side in (align, *(one for one in left if one != align)):
            corner = (panel.x + left[side], panel.y + y + down)
            across = min(max(corner[0], field.x), field.right - wide)
            rect = Rect(across, min(max(corner[1], field.y), field.bottom - high), wide, high)
            if not any(rect.inset(-AIR, -1).meets(other) for other in stand):
                return OilLabel(rect, lines)
    return None


def told(flows: Flows) -> str:
    """Return all that is sold, in words, for whoever does not see the map."""
    return "; ".join(", ".join(said(flow)) for flow in by_volume(flows))


def said(flow: Flow) -> tuple[str, str]:
    """Return what a flow's label says: to whom, how much, and at what price."""
    if flow.discount is None:
        price = "price not known"
    elif not round(flow.discount):
        price = "at Brent"
    else:
        price = f"${abs(round(flow.discount))} {'below' if flow.discount > 0 else 'above'} Brent"
    return f"{says('country_name', flow.seller)} to {BUYERS[flow.buyer]} {flow.volume:.1f} mb/d", price
