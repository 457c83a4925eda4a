"""The policies of the board as dials, a row each: title, four stops, the step's name, and its upkeep in weeks."""

from game.desktop.commands import Dial, Open
from game.desktop.drawing import strips
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.toolkit.typography import width
from game.desktop.window_words import in_weeks, lettered, words
from game.printed_numbers import plain
from game.views.board_view import BoardView
from game.views.hand_rows import DialView

HEAD = 22.0
DIAL = "dial."
TOP = 3
NARROW = 340.0


def policies_widgets(view: BoardView, looks: Looks, rect: Rect) -> tuple[Widget, ...]:
    """Return the heading and a row for each policy; arrows turn the one in focus, Enter opens it."""
    head = Widget("policies", "heading", lettered("policies"), Rect(rect.x, rect.y, rect.w, HEAD), Draw(paint_head))
    step = (rect.h - HEAD) / max(len(view.dials), 1)
    widgets = [head]
    for number, dial in enumerate(view.dials):
        row = Rect(rect.x, rect.y + HEAD + number * step, rect.w, step)
        widgets.append(row_widget(dial, row))
        widgets += stop_widgets(dial, row)
    return tuple(widgets)


def paint_head(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the heading, and what the figures at the right are."""
    rect = widget.rect
    wide = painter.text(widget.name, (rect.x, rect.y), "label", "text")
    painter.text(lettered("steps_from_to"), (rect.x + wide + 10, rect.y + 2), "caption", "text3")
    painter.text(lettered("weeks_a_quarter"), (rect.right, rect.y + 2), "caption", "text3", "right")


def row_widget(dial: DialView, rect: Rect) -> Widget:
    """Return one policy."""
    now, standing = dial.steps[dial.drafted], dial.steps[dial.standing]
    turned = dial.drafted != dial.standing
    was = words("policy", "was", step=dial.standing, name=standing.name) if turned else ""
    value = f"{dial.drafted}, {now.name}, {in_weeks(now.upkeep)}{was}"
    return Widget(
        f"{DIAL}{dial.lever}",
        "slider",
        dial.title,
        rect,
        Draw(paint_row, dial),
        value=value,
        group="policies",
        command=Open("lever", dial.lever),
        less=Dial(dial.lever, max(dial.drafted - 1, 0)),
        more=Dial(dial.lever, min(dial.drafted + 1, TOP)),
        tip=words("policy", "tip", says=dial.says),
        description=dial.says,
        bleed=4,
    )


def place_of(rect: Rect) -> Rect:
    """Return where a row's dial lies."""
    return Rect(rect.x + title_room(rect), rect.centre[1] - 9, strips.DIAL_WIDE, 18)


def title_room(rect: Rect) -> float:
    """Return how wide a row's title may be; in a narrow rail the steps' names are left to the rows' tips."""
    return round(rect.w * 0.455) if rect.w >= NARROW else rect.w - strips.DIAL_WIDE - 30


def stop_widgets(dial: DialView, rect: Rect) -> list[Widget]:
    """Return what the pointer hits to turn a dial to a step at once."""
    place = place_of(rect)
    return [
        Widget(
            f"{DIAL}{dial.lever}.{number}",
            "button",
            f"{dial.title}: {step.name}",
            Rect(x - 10.5, rect.y + 1, 21, rect.h - 2),
            command=Dial(dial.lever, number),
            focusable=False,
            z=1,
            tip=words("policy", "stop", step=number, name=step.name, weeks=in_weeks(step.upkeep)),
        )
        for number, (x, step) in enumerate(zip(strips.stops(place), dial.steps, strict=True))
    ]


def paint_row(painter: Painter, widget: Widget, mark: Mark, dial: DialView) -> None:
    """Paint one policy; a turned one in the accent, with a ring where it stood."""
    rect, y = widget.rect, widget.rect.centre[1]
    turned, hot = dial.drafted != dial.standing, mark.hovered or mark.focused
    place = place_of(rect)
    style, ink = ("small+600", "text") if turned else ("small", "text" if hot else "text2")
    strips.named(painter, dial.title, Rect(rect.x, rect.y, title_room(rect) - 8, rect.h), style, ink)
    strips.dial(painter, place, dial.standing, dial.drafted)
    step = dial.steps[dial.drafted]
    weeks = plain(step.upkeep) if step.upkeep else "–"
    painter.text(
        weeks, (rect.right, y - 9), "small+600" if turned else "small", "text" if step.upkeep else "text3", "right"
    )
    if rect.w < NARROW:
        return
    left = place.right + 12
    room = Rect(left, rect.y, rect.right - max(width(weeks, "small+600"), 8) - 8 - left, rect.h)
    strips.named(painter, step.name, room, "small+cond", "accentText" if turned else "text2")
