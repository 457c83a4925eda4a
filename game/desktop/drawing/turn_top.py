"""The top bar of the turn screen: the quarter, what there is to spend and to watch, brief, help and menu."""

from game.desktop.commands import Open
from game.desktop.drawing import strips
from game.desktop.drawing.turn_rail import because
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.toolkit.typography import width
from game.printed_numbers import plain
from game.views.names import with_unit
from game.views.turn_view import Resource, TurnView

MARGIN = 16.0
NARROW = 960.0
BUTTONS = (("brief", "Brief", None), ("help", "Keys and glossary", "f1"), ("menu", "Menu", None))


def top_widgets(view: TurnView, looks: Looks, rect: Rect) -> tuple[Widget, ...]:
    """Return the top bar: the quarter, resources, and the ways to brief, help and menu."""
    narrow = rect.w < NARROW
    bar = Widget("top", "group", "Top bar", rect, Draw(paint_top, narrow), z=-1, bleed=0)
    x = 44.0 if narrow else 125.0 if looks.compact else 157.0
    name = f"{view.quarter}, quarter {min(view.turn + 1, view.quarters)} of {view.quarters}"
    when = Widget(
        "calendar",
        "status",
        name,
        Rect(x, 8, 190, rect.h - 10),
        Draw(paint_calendar, (view.quarter, view.turn, view.quarters)),
        value=view.playback,
    )
    step = 32.0 if looks.compact else 36.0
    left = rect.right - MARGIN + 6 - step * len(BUTTONS)
    buttons = [
        Widget(
            f"top.{icon}",
            "button",
            said,
            Rect(left + number * step, rect.h / 2 - 16, 32, 32),
            Draw(paint_icon, icon),
            command=Open(icon),
            key=key,
            group="top",
            tip=said,
        )
        for number, (icon, said, key) in enumerate(BUTTONS)
    ]
    gap = 14.0 if narrow else 20.0 if looks.compact else 30.0
    return (bar, when, *resource_widgets(view.resources, rect, left - 12, gap), *buttons)


def resource_widgets(resources: tuple[Resource, ...], bar: Rect, right: float, gap: float) -> list[Widget]:
    """Return what there is to spend and to watch, from the left, ending at `right`."""
    narrow, widgets = bar.w < NARROW, list[Widget]()
    for resource in reversed(resources):
        wide = resource_width(resource, narrow)
        right -= wide
        said = resource_value(resource)
        widgets.insert(
            0,
            Widget(
                f"resource.{resource.key}",
                "listitem",
                resource.label,
                Rect(right, 6, wide, bar.h - 8),
                Draw(paint_resource, resource, narrow),
                group="top",
                value=said,
                tip=because(f"{resource.label}: {said}", resource.why),
            ),
        )
        right -= gap
    return widgets


def paint_top(painter: Painter, widget: Widget, mark: Mark, narrow: bool) -> None:
    """Paint the bar's ground, rule and the name of the game."""
    rect = widget.rect
    painter.rect(Rect(0, rect.bottom - 1, rect.w, 1), "line")
    y = rect.h / 2
    painter.polygon([(MARGIN, y - 12), (MARGIN + 18, y - 12), (MARGIN + 9, y + 12)], "accent")
    if not narrow:
        painter.text("Wedge", (MARGIN + 27, y - 14), "h2", "text")


def paint_calendar(painter: Painter, widget: Widget, mark: Mark, when: tuple[str, int, int]) -> None:
    """Paint the quarter and the row of quarters: past, now, to come; the first of a year is taller."""
    quarter, turn_now, quarters = when
    rect = widget.rect
    wide = painter.text(quarter, (rect.x, rect.y + 2), "label", "text")
    painter.text(
        f"quarter {min(turn_now + 1, quarters)} of {quarters}", (rect.x + wide + 12, rect.y + 4), "caption", "text2"
    )
    first = 1 if quarter.endswith("Q1") else 0
    offset = (turn_now - first) % 4 if first else (turn_now - int(quarter[-1]) + 1) % 4
    step = min(9.4, rect.w / max(quarters, 1))
    for number in range(quarters):
        tall = 8 if number % 4 == (turn_now if first else offset) % 4 else 6
        ink = "accent" if number == turn_now else "text3" if number < turn_now else "line"
        painter.rect(Rect(rect.x + number * step, rect.bottom - 3 - tall, step - 2, tall), ink, radius=1)


def paint_icon(painter: Painter, widget: Widget, mark: Mark, icon: str) -> None:
    """Paint a button of the top bar."""
    painter.icon(icon, (widget.rect.x + 6, widget.rect.y + 6), 20, "text" if mark.hovered or mark.focused else "text2")


def resource_text(resource: Resource) -> str:
    """Return a resource's figure with its unit; of capital, what the orders leave."""
    figure = plain(resource.value - resource.committed, resource.digits)
    return with_unit(figure, resource.unit)


def resource_value(resource: Resource) -> str:
    """Return a resource in words."""
    parts = [resource_text(resource)]
    if resource.most:
        parts.append(f"{resource.committed} committed, at most {resource.most}")
    moved = plain(abs(resource.change), resource.digits)
    if float(moved):
        parts.append(f"{'up' if resource.change > 0 else 'down'} {moved} this quarter")
    return ", ".join(parts)


def resource_width(resource: Resource, narrow: bool) -> float:
    """Return how wide a resource is."""
    figure = width(resource_text(resource), "resource") + 8
    moved = plain(abs(resource.change), resource.digits)
    beside = 11.0 * resource.most if resource.most and not narrow else 24 + width(moved, "small") if float(moved) else 0
    return max(width(resource.label, "caption"), figure + beside) + 2


def paint_resource(painter: Painter, widget: Widget, mark: Mark, resource: Resource, narrow: bool) -> None:
    """Paint a resource: its name over its figure, and pips or its change beside."""
    rect = widget.rect
    painter.text(resource.label, (rect.x, rect.y + 2), "caption", "text2" if not mark.hovered else "text")
    y = rect.bottom - 26
    x = rect.x + painter.text(resource_text(resource), (rect.x, y), "resource", "text") + 8
    if resource.most and not narrow:
        left = round(resource.value) - resource.committed
        strips.pips(painter, (x, y + 11), (max(left, 0), resource.committed, resource.most))
        return
    moved = plain(abs(resource.change), resource.digits)
    if float(moved):
        painter.triangle((x + 5, y + 11), 8, resource.change > 0, "text2")
        painter.text(moved, (x + 13, y + 2), "small", "text2")
