"""The ladder between the two: eight rungs, the old one dashed, the new one in the accent, and the rope beside it."""

from game.desktop.drawing import strips
from game.desktop.drawing.chart_drawings import keep
from game.desktop.drawing.curves import at
from game.desktop.drawing.rope import Rope, draw_rope
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Mark, Rect, Widget
from game.desktop.toolkit.typography import width
from game.desktop.window_words import named
from game.model.state.axes import CODE_OF

RUNGS = 8
WIDE = 58.0
STYLES = (("label", "accentText"), ("small", "text2"), ("small", "text2"))


def paint_ladder(
    painter: Painter, widget: Widget, mark: Mark, rungs: tuple[int, int], moved: tuple[str, float]
) -> None:
    """Paint the ladder.

    rungs  before and now, 0–7
    moved  the country that moved it, "" for nobody, and how much of the way has been shown, 0–1
    """
    (before, now), (author, share) = rungs, moved
    rect = widget.rect
    step = rect.h / RUNGS
    left, right = rect.x + 10, rect.x + 10 + WIDE

    def up(rung: int) -> float:
        """Return where a rung lies."""
        return rect.bottom - step * (rung + 0.5)

    for x in (left, right):
        painter.line([(x, rect.y), (x, rect.bottom)], "lineStrong", 2)
    for rung in range(RUNGS):
        y = up(rung)
        if rung == now and (share >= 1 or now == before):
            painter.line([(left, y), (right, y)], "accent" if now != before else "text", 5)
        elif rung == before:
            painter.line([(left, y), (right, y)], "text", 2.5, (6.0, 4.0))
        else:
            painter.line([(left, y), (right, y)], "lineStrong", 1.6)
        strong = rung == now
        ink = "accentText" if strong and now != before else "text" if rung in (now, before) else "text3"
        style = "card" if strong else "small"
        says = named("rung", str(rung))
        painter.text(says, (right + 22, y - (10 if strong else 9)), style, ink)
        if strong and author and now != before and share >= 1:
            painter.actor(CODE_OF[author], (right + 22 + width(says, style) + 18, y), 22)
    if now != before:
        paint_step(painter, (left, right), (up(before), up(now)), moved)


def paint_step(
    painter: Painter, across: tuple[float, float], way: tuple[float, float], moved: tuple[str, float]
) -> None:
    """Paint the step from one rung to another: on its way with its author's sign, then as an arrow.

    across  the rungs' ends; `way`, from which height to which
    """
    (left, right), (start, end), (author, share) = across, way, moved
    x = (left + right) / 2
    if share < 1:
        y = start + (end - start) * eased(share)
        painter.line([(left, y), (right, y)], "accent", 5)
        if author:
            painter.actor(CODE_OF[author], (x, y), 22)
        return
    down = 1 if end > start else -1
    painter.line([(x, start + 6 * down), (x, end - 10 * down)], "accent", 2)
    painter.polygon([(x, end - 4 * down), (x - 5, end - 12 * down), (x + 5, end - 12 * down)], "accent")


def eased(share: float) -> float:
    """Return a share of a way that begins fast and ends slowly."""
    return 1 - (1 - min(max(share, 0.0), 1.0)) ** 3


def paint_upright(
    painter: Painter,
    widget: Widget,
    mark: Mark,
    rope: tuple[tuple[tuple[float, float], ...], int, float],
    says: tuple[str, ...],
) -> None:
    """Paint the rope upright between both signs, with the strand that changed most named on its left.

    rope  strengths before and now, which strand is marked, and how much of its change has been shown, 0–1
    """
    strengths, marked, share = rope
    rect = widget.rect
    x = rect.right - 60
    start, end = (x, rect.y + 18), (x, rect.bottom - 18)
    upright = Rope(start, end, strengths, marked, share, swell=min((end[1] - start[1]) / 240, 1.25))
    around = Rect(x - 50, rect.y, 140, rect.h)
    if share < 1:
        with painter.layer(around) as canvas:
            draw_rope(canvas, upright)
    else:
        keep(painter, upright, around, lambda layer: draw_rope(layer, upright))
    for name, centre in (("russia", start), ("iran", end)):
        strips.glyph(painter, name, centre, 30)
    if marked < 0 or not says:
        return
    spot = at(upright.course(marked), 0.5)
    right = x - 46
    painter.line([(right + 6, float(spot[1])), (float(spot[0]), float(spot[1]))], "accent", 1.2)
    y = float(spot[1]) - 10
    for text, (style, ink) in zip(says, STYLES, strict=False):
        fitted = next((name for name in (style, f"{style}+cond", "axis") if width(text, name) <= right - rect.x), "")
        if fitted:
            painter.text(text, (right, y), fitted, ink, "right")
        y += 19
