"""The tray of orders on the turn screen, and the end of the quarter."""

from game.desktop.commands import Draft, EndQuarter, Home, StepTo, TakeOver, Undo, Withdraw
from game.desktop.drawing import strips
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.toolkit.typography import width
from game.views.card_view import ORDERED, CardView, OrderView
from game.views.turn_view import TurnView

MOST = 3


def tray_widgets(view: TurnView, looks: Looks, rect: Rect) -> tuple[Widget, ...]:
    """Return the tray: what is ordered, the card looked at as a ghost, undo, and the end of the quarter."""
    head, end = 30.0, 40.0 if looks.compact else 46.0
    if view.playback:
        return playback_widgets(view, rect, end)
    room = rect.h - head - end - 8
    step = min(room / MOST, 40.0 if looks.compact else 46.0)
    spent = sum(order.cost for order in view.orders)
    tally = f"{spent} of {view.capital_left + spent} capital committed"
    box = Widget("tray", "group", "Orders", rect, Draw(paint_tray, tally), value=tally, takes=True, bleed=0, z=-1)
    widgets = [box]
    for number, order in enumerate(view.orders):
        widgets.append(row(order, Rect(rect.x, rect.y + head + number * step, rect.w, step - 6)))
    used = len(view.orders)
    ghost = next(
        (card for card in view.hand_cards if f"card.{card.order}" == looks.focus and card.status != ORDERED), None
    )
    place = Rect(rect.x, rect.y + head + used * step, rect.w, step - 6)
    if ghost and used < MOST:
        widgets.append(ghost_row(ghost, place))
    elif not used:
        says = "No orders yet. A card added stands here until the quarter ends."
        widgets.append(Widget("tray.empty", "status", says, place, Draw(paint_note)))
    widgets.append(end_button(view, Rect(rect.x, rect.bottom - end, rect.w, end)))
    if view.can_undo:
        wide = width("Undo", "caption") + 26
        left = rect.x + width("Orders", "label") + 12
        undo = Rect(left, rect.y + 2, wide, 22)
        widgets.append(
            Widget("undo", "button", "Undo", undo, Draw(paint_undo), command=Undo(), key="ctrl+z", group="tray")
        )
    return tuple(widgets)


def paint_tray(painter: Painter, widget: Widget, mark: Mark, tally: str) -> None:
    """Paint the tray's rule and heading."""
    rect = widget.rect
    painter.rect(Rect(rect.x, rect.y - 8, rect.w, 2), "text")
    painter.text(widget.name, (rect.x, rect.y + 3), "label", "text")
    painter.text(tally, (rect.right, rect.y + 5), "caption", "text2", "right")


def paint_note(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Write a note in the tray."""
    painter.wrapped(widget.name, widget.rect.w - 8, (widget.rect.x, widget.rect.y + 2), "small", "text3")


def paint_undo(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the button that takes back the last change."""
    ink = "text" if mark.hovered or mark.focused else "text2"
    painter.icon("undo", (widget.rect.x + 3, widget.rect.y + 4), 14, ink)
    painter.text("Undo", (widget.rect.x + 21, widget.rect.y + 3), "caption", ink)


def row(order: OrderView, rect: Rect) -> Widget:
    """Return one order of the tray; using it takes it out again."""
    how = "" if order.level == "firm" else order.level
    drawn = Draw(paint_order, (order.lever, how, order.cost))
    return Widget(
        f"order.{order.order}",
        "listitem",
        order.title,
        rect,
        drawn,
        group="tray",
        command=Withdraw(order.order),
        value=f"{order.level}, costs {order.cost}",
        description="Takes it out of the orders",
        tip="Enter takes it out again",
    )


def paint_order(painter: Painter, widget: Widget, mark: Mark, looks_of: tuple[str, str, int]) -> None:
    """Paint one order of the tray."""
    lever, how, cost = looks_of
    rect = widget.rect
    painter.rect(rect, "raised2" if mark.hovered or mark.focused else "raised", radius=4)
    middle = rect.y + rect.h / 2
    painter.icon(lever, (rect.x + 11, middle - 9), 18, "text2")
    painter.icon("close", (rect.right - 27, middle - 9), 18, "text2")
    strips.coin(painter, (rect.right - 47, middle), cost)
    room = rect.w - 38 - 66 - (width(how, "caption") + 10 if how else 0)
    strips.named(painter, widget.name, Rect(rect.x + 38, rect.y, room, rect.h), "body+500", "text")
    if how:
        painter.text(how, (rect.right - 66, middle - 8), "caption", "text2", "right")


def ghost_row(card: CardView, rect: Rect) -> Widget:
    """Return the card looked at as it would stand in the tray, or why it cannot."""
    ready = card.status == "ready"
    name = f"{card.title}?" if ready else (card.reason or "It cannot be added.")
    drawn = Draw(paint_ghost, card.lever, ready)
    return Widget("ghost", "status", name, rect, drawn, command=Draft(card.order, card.level), focusable=False)


def paint_ghost(painter: Painter, widget: Widget, mark: Mark, lever: str, ready: bool) -> None:
    """Paint the ghost of a card in the tray."""
    rect, ink = widget.rect, "accentText" if ready else "text2"
    painter.rect(rect, "accentSoft/40" if ready else None, radius=4)
    dashed_box(painter, rect, "accent" if ready else "lineStrong")
    middle = rect.y + rect.h / 2
    painter.icon(lever if ready else "lock", (rect.x + 11, middle - 9), 18, ink)
    strips.named(
        painter,
        widget.name,
        Rect(rect.x + 38, rect.y, rect.w - 48 - (50 if ready else 0), rect.h),
        "body" if ready else "small",
        ink,
    )
    if ready:
        key_hint(painter, "Enter", (rect.right - 10, middle), ink)


def dashed_box(painter: Painter, rect: Rect, ink: str) -> None:
    """Draw a dashed outline."""

    def draw(layer: Canvas) -> None:
        """Draw it from its own corner."""
        corners = [(0.5, 0.5), (rect.w - 0.5, 0.5), (rect.w - 0.5, rect.h - 0.5), (0.5, rect.h - 0.5), (0.5, 0.5)]
        layer.line(corners, ink, 1.0, (4.0, 3.0))

    painter.cached(("dashed", ink), rect, draw)


def key_hint(painter: Painter, key: str, right: tuple[float, float], ink: str) -> float:
    """Draw a key with its name, ending at a place; return its width."""
    wide = width(key, "caption+cond") + 11
    box = Rect(right[0] - wide, right[1] - 9, wide, 18)
    painter.rect(box, line=ink, radius=3)
    painter.text(key, (box.centre[0], box.y + 1), "caption+cond", ink, "centre")
    return wide


def end_button(view: TurnView, rect: Rect) -> Widget:
    """Return the one filled button: it ends the quarter, or takes over a campaign that is looked at."""
    many = len(view.seats) > 1
    name = "To the review" if view.over else "Seal these orders" if many else "End quarter"
    command: EndQuarter | TakeOver | Home = EndQuarter()
    if view.playback and view.over:
        command = Home("review")
    elif view.playback:
        name, command = f"Take over from {view.quarter}", TakeOver()
    return Widget("end", "button", name, rect, Draw(paint_end), command=command, key="ctrl+enter", group="tray")


def playback_widgets(view: TurnView, rect: Rect, end: float) -> tuple[Widget, ...]:
    """Return the tray of a campaign that is only looked at: what it is, the way to other quarters, and taking over."""
    box = Widget("tray", "group", "A campaign looked at", rect, Draw(paint_tray, ""), bleed=0, z=-1)
    said = parts.label("playback", view.playback, Rect(rect.x, rect.y + 32, rect.w, 0), "small", "text2")
    y, wide = rect.bottom - end - 50, (rect.w - 12) / 2
    first, last = view.turn <= 0, view.over or view.turn >= view.quarters
    steps = (
        ("earlier", "Earlier", StepTo(max(view.turn - 1, 0)), "This is the first quarter." if first else ""),
        ("later", "Later", StepTo(view.turn + 1), "This is the last quarter." if last else ""),
    )
    moves = [
        parts.button(
            name, said, Rect(rect.x + place * (wide + 12), y, wide, 40), command, group="tray", disabled_why=why
        )
        for place, (name, said, command, why) in enumerate(steps)
    ]
    return (box, said, *moves, end_button(view, Rect(rect.x, rect.bottom - end, rect.w, end)))


def paint_end(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the button that ends the quarter."""
    rect, ink = widget.rect, "onAccent"
    painter.rect(rect, "accent", radius=4)
    wide, hint = width(widget.name, "label"), width("Ctrl Enter", "caption+cond") + 11
    left = rect.centre[0] - (wide + 10 + hint) / 2
    painter.text(widget.name, (left, rect.centre[1] - 10), "label", ink)
    key_hint(painter, "Ctrl Enter", (left + wide + 10 + hint, rect.centre[1]), ink)
