"""What reading pages share: the bar on top, columns side by side or in one scroll, and the signs that recur in them."""

from collections.abc import Callable, Sequence

import attrs

from game.desktop.commands import Close
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.desktop.window_words import lettered
from game.model.state.axes import CODE_OF


def paint_mark(painter: Painter, widget: Widget, mark: Mark, country: str) -> None:
    """Paint a country's mark, as large as the widget is high."""
    painter.actor(CODE_OF[country], widget.rect.centre, min(widget.rect.w, widget.rect.h))


TOP = 84.0
MARGIN = 32.0


def head(name: str, note: str, looks: Looks, done: str = "") -> tuple[Widget, ...]:
    """Return the bar on top of a reading screen: back, its name, a note, and the button that leaves."""
    done = done or lettered("done")
    wide = parts.button_width(done, key="escape")
    right = looks.size.w - MARGIN
    room = right - wide - 20 - MARGIN - 42
    fitted = typography.fit(name, "h2", room, 1)
    said = typography.width(note, "caption") + typography.width(name, fitted.style) + 24 < room
    widgets = [
        parts.button("done", done, Rect(right - wide, 16, wide, 40), Close(), kind="quiet", key="escape", group="head"),
        parts.icon_button("back", lettered("back"), Rect(MARGIN - 5, 20, 32, 32), Close(), icon="back", group="head"),
        parts.heading("title", name, Rect(MARGIN + 42, 22, room, 0), "h2"),
        parts.rule("head.rule", Rect(MARGIN, 71, looks.size.w - 2 * MARGIN, 1)),
    ]
    if said and note:
        across = typography.width(note, "caption") + 1
        widgets.append(
            parts.label("head.note", note, Rect(right - wide - 20 - across, 28, across, 0), "caption", "text3")
        )
    return tuple(widgets)


GAP, BAR, RING = 36.0, 12.0, 6.0
NARROW, MIDDLE = 820.0, 1120.0


@attrs.define(eq=False)
class Column:
    """A column being laid out, from its top down."""

    x: float
    y: float
    w: float
    widgets: list[Widget] = attrs.field(factory=list)

    def put(self, widget: Widget, gap: float = 0.0) -> Widget:
        """Lay a widget at the foot of the column, and a gap below it."""
        self.widgets.append(widget)
        self.y = widget.rect.bottom + gap
        return widget

    def rect(self, high: float = 0.0) -> Rect:
        """Return the rectangle at the foot of the column."""
        return Rect(self.x, self.y, self.w, high)

    def text(self, id: str, says: str, look: tuple[str, str], gap: float = 0.0) -> None:  # noqa: A002
        """Lay a text; look is style and ink."""
        self.put(parts.label(id, says, self.rect(), *look), gap)

    def heading(self, id: str, says: str, note: str = "", strong: bool = True) -> None:  # noqa: A002
        """Lay a rule, a heading, and a note at the right; the note below where both do not fit on a line."""
        self.put(parts.rule(f"{id}.rule", self.rect(2 if strong else 1), "text" if strong else "line"), 10)
        fits = typography.width(says, "label") + typography.width(note, "caption") + 16 <= self.w
        top = self.y
        self.put(parts.heading(id, says, self.rect(), "label"))
        if note and fits:
            at = Rect(self.x, top + 2, self.w, 0)
            self.widgets.append(parts.aligned(f"{id}.note", note, at, ("caption", "text3", "right")))
        elif note:
            self.text(f"{id}.note", note, ("caption", "text3"))
        self.y += 10

    def drawn(self, widget: tuple[str, str, str], high: float, draw: Draw, gap: float = 0.0) -> None:
        """Lay a picture; widget is its id, its name and its value."""
        name, says, value = widget
        self.put(Widget(name, "image", says, self.rect(high), draw, value=value), gap)


Fill = Callable[[Column], None]


def laid(name: str, fills: Sequence[tuple[Fill, float]], area: Rect, looks: Looks) -> tuple[Widget, ...]:
    """Return columns, each with its share of the width: all side by side, or the first beside the rest, or all in one.

    Each place scrolls by itself where it holds more than is seen.
    """
    if area.w < NARROW:
        groups = [([fill for fill, _ in fills], 1.0)]
    elif area.w < MIDDLE and len(fills) > 2:
        groups = [([fill for fill, _ in fills[:-1][:1]], 0.48), ([fill for fill, _ in fills[1:]], 0.52)]
    else:
        groups = [([fill], share) for fill, share in fills]
    room, x = area.w - GAP * (len(groups) - 1), area.x
    widgets: list[Widget] = []
    for number, (own, share) in enumerate(groups):
        wide = room * share
        column = Column(x, area.y, wide - BAR)
        for place, fill in enumerate(own):
            column.y += 24 if place else 0
            fill(column)
        seen = Rect(x, area.y, wide - BAR, area.h)
        foot = max((widget.rect.bottom for widget in column.widgets), default=area.y)
        widgets += scrolled(column.widgets, Scroll(f"{name}.{number}", seen, foot - area.y + RING), looks)
        x += wide + GAP
    return tuple(widgets)
