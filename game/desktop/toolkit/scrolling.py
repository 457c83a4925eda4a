"""Places that hold more than is seen: widgets moved by the offset, scrolled by wheel, bar, focus."""

from collections.abc import Iterable, Mapping

import attrs

from game.desktop.commands import Remembered, Set
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Scroll, Widget
from game.desktop.window_words import lettered

STEP = 60.0
BAR = 8.0


def scrolled(widgets: Iterable[Widget], scroll: Scroll, looks: Looks) -> tuple[Widget, ...]:
    """Return widgets laid out from the area's top moved by how far it is scrolled, and the bar where there is need.

    A widget keeps its place in focus order wherever it is scrolled; focus brings it into sight.
    """
    offset = offset_of(scroll, looks.local)
    moved = [attrs.evolve(widget, rect=widget.rect.moved(0, -offset), scroll=scroll) for widget in widgets]
    return (*moved, *bar(scroll, offset))


def offset_of(scroll: Scroll, local: Mapping[str, Remembered]) -> float:
    """Return how far a place is scrolled, within what it holds."""
    remembered = local.get(f"scroll:{scroll.name}", 0.0)
    offset = float(remembered) if isinstance(remembered, int | float) else 0.0
    return max(0.0, min(offset, scroll.height - scroll.area.h))


def bar(scroll: Scroll, offset: float) -> tuple[Widget, ...]:
    """Return the scroll bar, whose parts above and below the thumb turn a page; none where all is seen."""
    area = scroll.area
    if scroll.height <= area.h:
        return ()
    tall = max(24.0, area.h * area.h / scroll.height)
    top = area.y + (area.h - tall) * offset / (scroll.height - area.h)
    x, key, page = area.right + 4, f"scroll:{scroll.name}", area.h * 0.9
    ends = scroll.height - area.h
    parts = (
        ("up", Rect(x, area.y, BAR, top - area.y), Set(key, max(0.0, offset - page))),
        ("down", Rect(x, top + tall, BAR, area.bottom - top - tall), Set(key, min(ends, offset + page))),
    )
    picture = Widget(
        f"{key}:bar", "image", lettered("scroll_bar"), Rect(x, area.y, BAR, area.h), Draw(paint_bar, top, tall)
    )
    return (
        picture,
        *(
            Widget(f"{key}:{way}", "button", lettered(f"page_{way}"), rect, command=command, focusable=False, z=1)
            for way, rect, command in parts
            if rect.h > 0
        ),
    )


def paint_bar(painter: Painter, widget: Widget, mark: Mark, top: float, tall: float) -> None:
    """Paint the thumb, thin unless the pointer is at it; the track is left to be thought."""
    thick = 6 if mark.hovered else 3
    place = Rect(widget.rect.centre[0] - thick / 2, top, thick, tall)
    painter.rect(place, "text3" if mark.hovered else "lineStrong", radius=thick / 2)


def revealed(widget: Widget, local: Mapping[str, Remembered]) -> float:
    """Return the offset at which a widget is seen whole, or its top where it is too high."""
    scroll = widget.scroll
    assert scroll is not None
    offset, area, margin = offset_of(scroll, local), scroll.area, 12.0
    if widget.rect.y < area.y or widget.rect.h > area.h:
        return max(0.0, offset + widget.rect.y - area.y - margin)
    if widget.rect.bottom > area.bottom:
        return min(scroll.height - area.h, offset + widget.rect.bottom - area.bottom + margin)
    return offset


def rolled(
    scene: Scene, place: tuple[float, float], steps: float, local: Mapping[str, Remembered]
) -> Iterable[tuple[str, float]]:
    """Yield the offset that the wheel gives to the place under the pointer."""
    for scroll in {widget.scroll for widget in scene.widgets if widget.scroll is not None}:
        if scroll.area.inset(-BAR * 2, 0).holds(*place):
            offset = offset_of(scroll, local) - steps * STEP
            yield f"scroll:{scroll.name}", max(0.0, min(offset, scroll.height - scroll.area.h))
