"""What just happened and what closes soon: tonight's crisis or last quarter's headline, then windows."""

from game.desktop.commands import Open
from game.desktop.drawing import strips
from game.desktop.drawing.board_end import key_hint
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.toolkit.typography import Fitted, fit, width, wrap
from game.desktop.window_words import lettered, words
from game.model.state.axes import CODE_OF
from game.views.board_rows import Headline, WindowView
from game.views.board_view import BoardView
from game.views.concerns import WINDOWS
from game.views.hand_rows import CrisisView

CELL = 246.0
RING_SIZE = 24.0


def strip_widgets(view: BoardView, looks: Looks, rect: Rect) -> tuple[Widget, ...]:
    """Return the strip: one cell of news, or one for each crisis, and as many windows as there is room for."""
    box = Widget("strip", "group", lettered("what_happens_now"), rect, Draw(paint_strip), z=-1)
    cells = max(int(rect.w // 198), 2)
    wide = CELL if rect.w > 700 else rect.w * 0.4
    cell = Rect(rect.x, rect.y + 8, wide - 20, rect.h - 10)
    crises = [
        crisis_widget(crisis, number, cell.moved(wide * number, 0)) for number, crisis in enumerate(view.crises[:2])
    ]
    news = crises or [headline_widget(view, cell)]
    widgets, x = [box, *news], rect.x + wide * len(news)
    room = rect.right - x
    many = min(max(int(room // 170), 1), cells - len(news), len(view.windows))
    for number, window in enumerate(view.windows[:many]):
        step = room / many
        widgets.append(window_widget(window, Rect(x + number * step, rect.y + 8, step - 8, rect.h - 10)))
    return tuple(widgets)


def paint_strip(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the rule over the strip."""
    painter.rect(Rect(widget.rect.x, widget.rect.y, widget.rect.w, 2), "text")


def crisis_widget(crisis: CrisisView, number: int, rect: Rect) -> Widget:
    """Return a crisis's cell, which opens it."""
    chosen = next((choice.title for choice in crisis.choices if choice.chosen), "")
    says = words("strip", "settled", choice=chosen) if chosen else words("strip", "waits", when=crisis.clock)
    return Widget(
        f"crisis.{crisis.id}",
        "link",
        crisis.title,
        rect,
        Draw(paint_crisis, crisis.country, says),
        group="strip",
        value=says,
        command=Open("crisis", crisis.id),
        key="x" if number == 0 else None,
        description=crisis.says,
    )


def paint_crisis(painter: Painter, widget: Widget, mark: Mark, who: str, says: str) -> None:
    """Paint a crisis with its clock and how it is settled."""
    rect = widget.rect
    painter.icon("clock", (rect.x, rect.y + 2), 20, "text")
    title = titled(widget.name, rect.w - 30)
    high = painter.lines(title.lines, (rect.x + 30, rect.y), title.style, "text")
    ink = "text" if mark.hovered or mark.focused else "text2"
    if rect.h - high > 14:
        strips.named(painter, says, Rect(rect.x + 30, rect.y + high, rect.w - 30, 18), "caption", ink)


def headline_widget(view: BoardView, rect: Rect) -> Widget:
    """Return the cell of last quarter's first headline, which opens the brief."""
    first = first_of(view.headlines)
    if first is None:
        return Widget("strip.none", "status", words("strip", "first"), rect, Draw(paint_quiet))
    says, _, rest = first.says.partition(". ")
    return Widget(
        "news.0",
        "link",
        says.rstrip("."),
        rect,
        Draw(paint_headline, first.country),
        group="strip",
        value=" ".join(filter(None, (rest, first.why))),
        command=Open("brief"),
        key="b",
        tip=" ".join(filter(None, (first.says, first.why))),
    )


def first_of(headlines: tuple[Headline, ...]) -> Headline | None:
    """Return the headline that matters most: a step on the ladder, then a blow, then what came from outside."""
    for kind in ("ladder", "blow", "outside", "machine", "order"):
        for line in headlines:
            if line.kind == kind:
                return line
    return next((line for line in headlines if line.kind != "plan"), None)


def titled(says: str, room: float) -> Fitted:
    """Return a headline on two lines at most, smaller and condensed where it is long."""
    for style in ("card", "label", "small+600"):
        fitted = fit(says, style, room, 2)
        if len(fitted.lines) < 3:
            return fitted
    return fit(says, "axis", room, 3)


def paint_quiet(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Say that nothing has happened yet."""
    first, _, rest = widget.name.partition(". ")
    high = painter.wrapped(f"{first}.", widget.rect.w, (widget.rect.x, widget.rect.y), "card", "text")
    painter.wrapped(rest, widget.rect.w, (widget.rect.x, widget.rect.y + high + 1), "caption", "text2")


def paint_headline(painter: Painter, widget: Widget, mark: Mark, who: str) -> None:
    """Paint a headline with its author's sign, and the way to the brief."""
    rect = widget.rect
    if who:
        painter.actor(CODE_OF[who], (rect.x + 10, rect.y + 11), 20)
    left, room = (rect.x + 30, rect.w - 30) if who else (rect.x, rect.w)
    title = titled(widget.name, room)
    y = rect.y + painter.lines(title.lines, (left, rect.y), title.style, "text")
    if rect.bottom - y < 16:
        return
    ink = "text" if mark.hovered or mark.focused else "text2"
    x = left + painter.text(lettered("brief"), (left, y + 1), "caption", ink) + 5
    key_hint(painter, "B", (x + width("B", "caption+cond") + 11, y + 9), ink)


def window_widget(window: WindowView, rect: Rect) -> Widget:
    """Return a window that closes: how much of its time is left, what it is, and until when."""
    return Widget(
        f"window.{window.key}",
        "link" if window.key in WINDOWS else "listitem",
        window.title,
        rect,
        Draw(paint_window, window),
        group="strip",
        value=window.says,
        tip=f"{window.title}: {window.says}",
        command=Open("cards", WINDOWS[window.key]) if window.key in WINDOWS else None,
        description=words("cards", "opens") if window.key in WINDOWS else "",
    )


def paint_window(painter: Painter, widget: Widget, mark: Mark, window: WindowView) -> None:
    """Paint a window."""
    rect = widget.rect
    share = window.left / window.of if window.of else 1.0
    strips.time_ring(painter, (rect.x + 12, rect.y + 12), RING_SIZE, share)
    left, room = rect.x + 35, rect.w - 35
    lines = wrap(window.title, "small+600", room)
    style = "small+600" if len(lines) < 3 else "small+600+cond"
    lines = wrap(window.title, style, room)[:3]
    y = rect.y + painter.lines(lines, (left, rect.y), style, "text")
    for look in ("caption", "axis"):
        said = wrap(window.says, look, room)
        if y + 16 * len(said) <= rect.bottom + 4:
            painter.lines(said, (left, y), look, "text2")
            return
