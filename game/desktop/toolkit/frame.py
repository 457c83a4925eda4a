"""One frame: scenes painted over one another, and only where something changed."""

from collections.abc import Sequence

import attrs
import pygame

from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Mark, Rect, Scene, Size, Widget

FULL = 0.6  # a change of more than this share of the page is painted whole
Painted = tuple[Widget, Mark]


@attrs.frozen
class Layer:
    """A scene with how its widgets stand; a dialog lies over a scrim."""

    scene: Scene
    widget_marks: tuple[tuple[str, Mark], ...] = ()
    scrim: bool = False

    def paint_order(self) -> list[Painted]:
        """Return the widgets in the order they are painted, each with its mark."""
        standing = dict(self.widget_marks)
        order = sorted(self.scene.widgets, key=lambda widget: widget.z)
        return [(widget, standing.get(widget.id, Mark())) for widget in order]


@attrs.define(eq=False)
class Frame:
    """Remembers what was painted, so that the next picture costs only its differences."""

    before: list[list[Painted]] = attrs.field(factory=list)
    under: tuple[object, ...] = ()

    def paint(self, painter: Painter, layers: Sequence[Layer], size: Size) -> list[pygame.Rect]:
        """Paint what changed; return the device rectangles that did.

        size  of the page, in logical pixels
        """
        page = Rect(0, 0, size.w, size.h)
        now = [layer.paint_order() for layer in layers]
        under = (
            painter.theme,
            painter.scale,
            painter.origin,
            size,
            tuple((layer.scrim, layer.scene.panel) for layer in layers),
        )
        if under != self.under or len(now) != len(self.before):
            places = [page]
        else:
            places = merged([rect for new, old in zip(now, self.before, strict=True) for rect in changed(new, old)])
            if sum(rect.w * rect.h for rect in places) > FULL * size.w * size.h:
                places = [page]
        self.before, self.under = now, under
        for place in places:
            with painter.clipped(place.common(page)):
                paint_layers(painter, list(zip(layers, now, strict=True)), place, page)
        return [painter.box(place) for place in places]


def paint_layers(painter: Painter, layers: list[tuple[Layer, list[Painted]]], place: Rect, page: Rect) -> None:
    """Paint every layer within a place."""
    painter.rect(page, fill="bg")
    for layer, painted in layers:
        if layer.scrim:
            painter.rect(page, fill="overlay/82" if painter.theme.dark else "overlay/55")
        for widget, mark in painted:
            if reach(widget).meets(place):
                paint_widget(painter, widget, mark)


def paint_widget(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint one widget, and the ring around it when it is focused."""
    with painter.clipped(widget.scroll.area.inset(-7) if widget.scroll else None):
        if widget.paint is not None:
            widget.paint.function(painter, widget, mark, *widget.paint.needs)
        if mark.focused:
            painter.rect(widget.rect.inset(-4), line="focus", radius=7, width=2)


def reach(widget: Widget) -> Rect:
    """Return where a widget may paint."""
    return widget.rect.inset(-widget.bleed)


def changed(new: list[Painted], old: list[Painted]) -> list[Rect]:
    """Return where two pictures of one layer differ."""
    olds = {widget.id: (widget, mark) for widget, mark in old}
    news = {widget.id: (widget, mark) for widget, mark in new}
    moved = [key for key in olds.keys() | news.keys() if olds.get(key) != news.get(key)]
    rects = [reach(painted[0]) for key in moved for painted in (olds.get(key), news.get(key)) if painted is not None]
    if not rects and [widget.id for widget, _ in new] != [widget.id for widget, _ in old]:
        return [reach(widget) for widget, _ in new]
    return rects


def merged(rects: list[Rect]) -> list[Rect]:
    """Return rectangles that cover the same and do not meet."""
    apart: list[Rect] = []
    for rect in rects:
        joined = rect
        while (meeting := next((other for other in apart if other.meets(joined)), None)) is not None:
            apart.remove(meeting)
            x, y = min(meeting.x, joined.x), min(meeting.y, joined.y)
            joined = Rect(x, y, max(meeting.right, joined.right) - x, max(meeting.bottom, joined.bottom) - y)
        apart.append(joined)
    return apart
