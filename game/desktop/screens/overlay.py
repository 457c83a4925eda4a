"""What lies over every screen for a while: a tip, a sentence, printed keys, a card being dragged."""

from game.desktop.toolkit import paints, typography
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.desktop.toolkit.stage import Stage

TIP_WIDE = 320.0


def overlay(stage: Stage, looks: Looks) -> Scene:
    """Return what lies over the screen in use now."""
    widgets: list[Widget] = []
    if looks.keys and stage.scene is not None:
        widgets += printed_keys(stage.scene, looks)
    tip = stage.tip()
    if tip is not None:
        widgets.append(tip_beside(tip, looks))
    if stage.toast[0] and stage.clock() < stage.toast[1]:
        widgets.append(toast(stage.toast[0], looks))
    dragged = stage.scene.find(stage.pointer.dragged) if stage.scene is not None else None
    if dragged is not None and stage.pointer.place is not None:
        widgets.append(ghost(dragged, stage.pointer.place))
    return Scene("overlay", tuple(widgets))


def tip_beside(widget: Widget, looks: Looks) -> Widget:
    """Return a widget's tip, below it, or above where there is no room."""
    text = widget.disabled_why or widget.tip
    wide = min(TIP_WIDE, max(typography.width(line, "small") for line in typography.wrap(text, "small", TIP_WIDE)) + 1)
    high = typography.height(text, "small", wide)
    x = max(8.0, min(widget.seen.centre[0] - wide / 2 - 12, looks.size.w - wide - 32))
    below = widget.seen.bottom + 10
    y = below if below + high + 18 < looks.size.h else max(8.0, widget.seen.y - high - 28)
    return Widget("tip", "status", text, Rect(x, y, wide + 24, high + 18), Draw(paint_note, "raised2", "lineStrong"))


def toast(text: str, looks: Looks) -> Widget:
    """Return a sentence shown for a while at the foot of the page."""
    room = min(560.0, looks.size.w - 80)
    wide = min(room, max(typography.width(line, "small") for line in typography.wrap(text, "small", room)) + 1)
    high = typography.height(text, "small", wide)
    rect = Rect(round((looks.size.w - wide) / 2) - 12, looks.size.h - high - 42, wide + 24, high + 18)
    return Widget("toast", "status", text, rect, Draw(paint_note, "raised2", "lineStrong"))


def printed_keys(scene: Scene, looks: Looks) -> list[Widget]:
    """Return each widget's key in its little frame, at the widget's upper right corner."""
    widgets = []
    for widget in scene.widgets:
        if widget.key and widget.seen.h > 0:
            wide = paints.cap_width(widget.key)
            x = max(0.0, min(widget.seen.right - wide - 2, looks.size.w - wide - 2))
            y = max(0.0, widget.seen.y - 4)
            widgets.append(Widget(f"key:{widget.id}", "image", widget.key, Rect(x, y, wide, 18), Draw(paint_key)))
    return widgets


def ghost(widget: Widget, place: tuple[float, float]) -> Widget:
    """Return the name of what is being dragged, beside the pointer."""
    wide = typography.width(widget.name, "label") + 24
    return Widget("ghost", "image", widget.name, Rect(place[0] + 12, place[1] + 8, wide, 36), Draw(paint_ghost))


def paint_note(painter: Painter, widget: Widget, mark: Mark, fill: str, line: str) -> None:
    """Paint a note."""
    painter.rect(widget.rect, fill=fill, line=line, radius=4)
    painter.wrapped(widget.name, widget.rect.w - 23, (widget.rect.x + 12, widget.rect.y + 9), "small", "text")


def paint_key(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint a key."""
    painter.rect(widget.rect, fill="text", radius=3)
    painter.text(
        paints.cap_text(widget.name), (widget.rect.centre[0], widget.rect.y + 1), "caption+cond", "bg", "centre"
    )


def paint_ghost(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint what is being dragged."""
    painter.rect(widget.rect, fill="raised2", line="accent", radius=4)
    painter.text(widget.name, (widget.rect.x + 12, widget.rect.y + 8), "label", "text")
