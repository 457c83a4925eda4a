"""How the common widgets are painted. Each takes the painter, the widget and how it stands, then what it needs."""

from game.desktop.toolkit import typography
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Mark, Rect, Widget
from game.desktop.window_words import named

LOW_ENTRY = 32.0  # a field no higher is written in smaller letters
BUTTON = {  # kind → fill, line, ink
    "main": ("accent", None, "onAccent"),
    "plain": (None, "lineStrong", "text"),
    "quiet": (None, "line", "text"),
    "bare": (None, None, "text"),
}


def cap_text(key: str) -> str:
    """Return how a key is printed."""
    held, _, last = key.rpartition("+") if len(key) > 1 else ("", "", key)
    parts = [held.rstrip("+"), last or "+"]
    return " ".join(named("key", part) if len(part) > 1 else part.upper() for part in parts if part)


def cap_width(key: str) -> float:
    """Return how wide a printed key is."""
    return typography.width(cap_text(key), "caption+cond") + 10


def cap(painter: Painter, place: tuple[float, float], key: str, ink: str) -> None:
    """Print a key in its little frame, the frame's corner at a place; it is 18 high."""
    wide = cap_width(key)
    painter.rect(Rect(place[0], place[1], wide, 18), line=ink, radius=3)
    painter.text(cap_text(key), (place[0] + wide / 2, place[1] + 1), "caption+cond", ink, "centre")


def paint_label(painter: Painter, widget: Widget, mark: Mark, look: tuple[str, str, str]) -> None:
    """Write the widget's name, wrapped into its width; look is style, ink and left, centre or right."""
    style, ink, align = look
    rect = widget.rect
    x = {"left": rect.x, "centre": rect.x + rect.w / 2, "right": rect.right}[align]
    painter.lines(typography.wrap(widget.name, style, rect.w), (x, rect.y), style, ink, align)


def paint_panel(painter: Painter, widget: Widget, mark: Mark, look: tuple[str | None, str | None, float]) -> None:
    """Paint a plain surface; look is fill, line and radius."""
    painter.rect(widget.rect, fill=look[0], line=look[1], radius=look[2])


def paint_rule(painter: Painter, widget: Widget, mark: Mark, ink: str) -> None:
    """Paint a rule as thick as the widget is high."""
    painter.rect(widget.rect, fill=ink)


def paint_icon(painter: Painter, widget: Widget, mark: Mark, name: str, ink: str) -> None:
    """Paint an icon in the widget's middle, 20 pixels at most."""
    size = min(20.0, widget.rect.h, widget.rect.w)
    x, y = widget.rect.centre
    if mark.hovered and widget.focusable:
        painter.rect(widget.rect, fill="raised", radius=4)
    painter.icon(name, (x - size / 2, y - size / 2), size, ink)


def paint_button(painter: Painter, widget: Widget, mark: Mark, look: tuple[str, str | None, bool]) -> None:
    """Paint a button: icon, name and key, in the middle; look is kind, icon and whether its key is printed."""
    kind, icon, capped = look
    fill, line, ink = BUTTON[kind]
    rect = widget.rect
    if widget.disabled_why:
        fill, line, ink = None, "lineStrong", "text3"
    elif (mark.hovered or mark.pressed) and kind != "main":
        fill = "raised2" if mark.pressed else "raised"
    painter.rect(rect, fill=fill, line=line, radius=4)
    if kind == "main" and (mark.hovered or mark.pressed) and not widget.disabled_why:
        painter.rect(rect.inset(2), line="onAccent/40", radius=3)
    style = "resource" if kind == "main" and rect.h >= 44 else "body+600"
    key = widget.key if capped else None
    style = button_style(widget.name, style, rect.w - (24 if kind != "bare" else 0), icon, key)
    wide = typography.width(widget.name, style) + (28 if icon else 0) + (cap_width(key) + 11 if key else 0)
    x, y = rect.x + (rect.w - wide) / 2, rect.y + (rect.h - typography.line_height(style)) / 2
    if icon:
        painter.icon(icon, (x, rect.y + rect.h / 2 - 9), 18, ink)
        x += 28
    x += painter.text(widget.name, (x, y), style, ink) + 11
    if key:
        cap(painter, (x, rect.y + rect.h / 2 - 9), key, ink if kind == "main" else "text2")


def button_style(name: str, style: str, room: float, icon: str | None, key: str | None) -> str:
    """Return the style in which a button's name fits: as it is, else condensed."""
    wide = typography.width(name, style) + (28 if icon else 0) + (cap_width(key) + 11 if key else 0)
    return style if wide <= room else f"{style}+cond"


def paint_segment(painter: Painter, widget: Widget, mark: Mark, place: str) -> None:
    """Paint one part of a segmented control; `place` is first, middle, last or only."""
    rect = widget.rect
    chosen = bool(widget.selected)
    if chosen:
        painter.rect(rect, fill="text")
    elif mark.hovered:
        painter.rect(rect, fill="raised")
    for top in (rect.y, rect.bottom - 1):
        painter.rect(Rect(rect.x, top, rect.w, 1), fill="lineStrong")
    if place in {"first", "only"}:
        painter.rect(Rect(rect.x, rect.y, 1, rect.h), fill="lineStrong")
    painter.rect(Rect(rect.right - 1, rect.y, 1, rect.h), fill="lineStrong" if place in {"last", "only"} else "line")
    ink = "bg" if chosen else "text3" if widget.disabled_why else "text2"
    style = "small+600" if chosen else "small+500"
    style = style if typography.width(widget.name, style) <= rect.w - 10 else f"{style}+cond"
    painter.text(widget.name, (rect.centre[0], rect.centre[1] - 9), style, ink, "centre")


def paint_switch(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint a switch at the right end of its row."""
    rect, on = widget.rect, bool(widget.selected)
    track = Rect(rect.right - 40, rect.centre[1] - 11, 40, 22)
    if on:
        painter.rect(track, fill="text", radius=11)
        painter.circle((track.right - 11, track.centre[1]), 7, fill="bg")
    else:
        painter.rect(track, line="text2" if mark.hovered else "lineStrong", radius=11)
        painter.circle((track.x + 11, track.centre[1]), 7, fill="lineStrong")


def paint_checkbox(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint a box, ticked or not, and its name."""
    rect = widget.rect
    box = Rect(rect.x, rect.centre[1] - 9, 18, 18)
    painter.rect(box, line="text2" if mark.hovered else "lineStrong", radius=3)
    if widget.selected:
        painter.icon("check", (box.x + 1, box.y + 1), 16, "text")
    lines = typography.wrap(widget.name, "small", rect.w - 28)
    painter.lines(lines, (rect.x + 28, rect.centre[1] - 9), "small", "text2")


def paint_entry(painter: Painter, widget: Widget, mark: Mark, caret: int, icon: bool) -> None:
    """Paint a field with its text and, where it is focused, the caret."""
    rect = widget.rect
    painter.rect(rect, line="text2" if mark.hovered else "lineStrong", radius=4)
    style, inside = "lead+sans" if rect.h > LOW_ENTRY else "body", rect.inset(11, 0)
    with painter.clipped(inside):
        before = typography.width(widget.value[:caret], style)
        shift = max(0.0, before - inside.w + (26 if icon else 4))
        top = rect.centre[1] - typography.line_height(style) / 2
        painter.text(widget.value, (inside.x - shift, top), style, "text")
        if mark.focused:
            painter.rect(Rect(inside.x - shift + before, rect.centre[1] - 10, 1.5, 20), fill="accent")


def paint_slider(painter: Painter, widget: Widget, mark: Mark, share: float) -> None:
    """Paint a track with its knob; `share` is 0–1."""
    rect = widget.rect
    y, x = rect.centre[1], rect.x + 8 + (rect.w - 16) * share
    painter.rect(Rect(rect.x + 8, y - 1, rect.w - 16, 2), fill="lineStrong")
    painter.rect(Rect(rect.x + 8, y - 1.5, x - rect.x - 8, 3), fill="text")
    painter.circle((x, y), 8, fill="text")
