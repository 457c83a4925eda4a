"""The top bar of the board: the quarter, what there is to spend and to watch, brief, help and menu."""

from game.desktop.commands import Open
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.toolkit.typography import width
from game.desktop.window_words import lettered, quarter_shown, sentence, with_unit, words
from game.printed_numbers import plain
from game.views.board_view import BoardView
from game.views.shown_figures import ShownFigure

MARGIN = 16.0
NARROW = 960.0
BUTTONS = (
    ("brief", "evening", "what_your_orders_did", None),
    ("help", "help", "keys_and_glossary", "f1"),
    ("menu", "menu", "menu", None),
)


def top_widgets(view: BoardView, looks: Looks, rect: Rect) -> tuple[Widget, ...]:
    """Return the top bar: the quarter, resources, and the ways to brief, help and menu."""
    narrow = rect.w < NARROW
    bar = Widget("top", "group", lettered("top_bar"), rect, Draw(paint_top, narrow), z=-1, bleed=0)
    x = 44.0 if narrow else 125.0 if looks.compact else 157.0
    fitting = quarter_shown(view.quarter)
    name = words(
        "told", "quarter_of_named", quarter=fitting, turn=min(view.turn + 1, view.quarters), quarters=view.quarters
    )
    drawn = Draw(paint_calendar, (fitting, view.turn, view.quarters))
    when = Widget("calendar", "status", name, Rect(x, 8, 190, rect.h - 10), drawn, value=view.title)
    step = 32.0 if looks.compact else 36.0
    left = rect.right - MARGIN + 6 - step * len(BUTTONS)
    buttons = [
        Widget(
            f"top.{icon}",
            "button",
            lettered(said),
            Rect(left + number * step, rect.h / 2 - 16, 32, 32),
            Draw(paint_icon, icon),
            command=Open(screen),
            key=key,
            group="top",
            tip=lettered(said),
        )
        for number, (icon, screen, said, key) in enumerate(BUTTONS)
    ]
    gap = 14.0 if narrow else 20.0 if looks.compact else 30.0
    figures = resource_widgets(view.resources, rect, (left - 12, x + 200), gap)
    return (bar, when, *figures, *buttons)


def resource_widgets(
    resources: tuple[ShownFigure, ...], bar: Rect, room: tuple[float, float], gap: float
) -> tuple[Widget, ...]:
    """Return what there is to spend and to watch, ending at a place; what finds no room is left to the dossier.

    room  where they end at the right, and how far to the left they may reach
    """
    fitting, taken = list[ShownFigure](), room[0]
    for resource in resources:
        taken -= resource_width(resource) + gap
        if taken >= room[1] or not fitting:
            fitting.append(resource)
    right, widgets = room[0], list[Widget]()
    for resource in reversed(fitting):
        wide = resource_width(resource)
        right -= wide
        said = resource_value(resource)
        place = Rect(right, 6, wide, bar.h - 8)
        drawn = Draw(paint_resource, resource)
        tip = " ".join(filter(None, (sentence(f"{resource.label}: {said}"), sentence(resource.says))))
        name = f"resource.{resource.key}"
        widgets.insert(0, Widget(name, "listitem", resource.label, place, drawn, group="top", value=said, tip=tip))
        right -= gap
    return tuple(widgets)


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
        words("told", "quarter_of", turn=min(turn_now + 1, quarters), quarters=quarters),
        (rect.x + wide + 12, rect.y + 4),
        "caption",
        "text2",
    )
    begins = int(quarter[-1]) - 1 - turn_now
    step = min(9.4, rect.w / max(quarters, 1))
    for number in range(quarters):
        tall = 8 if (begins + number) % 4 == 0 else 6
        ink = "accent" if number == turn_now else "text3" if number < turn_now else "line"
        painter.rect(Rect(rect.x + number * step, rect.bottom - 3 - tall, step - 2, tall), ink, radius=1)


def paint_icon(painter: Painter, widget: Widget, mark: Mark, icon: str) -> None:
    """Paint a button of the top bar."""
    painter.icon(icon, (widget.rect.x + 6, widget.rect.y + 6), 20, "text" if mark.hovered or mark.focused else "text2")


def resource_text(resource: ShownFigure) -> str:
    """Return a figure with its unit."""
    return with_unit(plain(resource.value, resource.digits), resource.unit)


def moved(resource: ShownFigure) -> str:
    """Return how far a figure moved this quarter, "" where it is no more than its error."""
    amount = plain(abs(resource.change), resource.digits)
    return amount if float(amount) and abs(resource.change) > resource.error else ""


def resource_value(resource: ShownFigure) -> str:
    """Return a figure in words."""
    error = f" ±{plain(resource.error, resource.digits)}" if resource.error else ""
    change = (
        words("told", "up_behind" if resource.change > 0 else "down_behind", change=moved(resource))
        if moved(resource)
        else ""
    )
    return f"{resource_text(resource)}{error}{change}"


def resource_width(resource: ShownFigure) -> float:
    """Return how wide a figure is."""
    change = moved(resource)
    beside = 24 + width(change, "small") if change else 0
    return max(width(resource.label, "caption"), width(resource_text(resource), "resource") + 8 + beside) + 2


def paint_resource(painter: Painter, widget: Widget, mark: Mark, resource: ShownFigure) -> None:
    """Paint a figure: its name over it, and its change beside."""
    rect = widget.rect
    painter.text(resource.label, (rect.x, rect.y + 2), "caption", "text2" if not mark.hovered else "text")
    y = rect.bottom - 26
    x = rect.x + painter.text(resource_text(resource), (rect.x, y), "resource", "text") + 8
    change = moved(resource)
    if change:
        painter.triangle((x + 5, y + 11), 8, resource.change > 0, "text2")
        painter.text(change, (x + 13, y + 2), "small", "text2")
