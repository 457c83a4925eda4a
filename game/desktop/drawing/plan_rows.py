"""The orders of the plan: those of this quarter, those that are pencilled for later ones, and the card looked at."""

import attrs

from game.desktop.commands import Command, GiveOrder, Open, Withdraw
from game.desktop.drawing import strips
from game.desktop.drawing.hand_card import NOT_READY, ORDERED, READY, HandCard, every_card
from game.desktop.toolkit import typography
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.window_pages import BoardPage
from game.desktop.window_words import in_weeks, words
from game.printed_numbers import plain
from game.views.board_view import BoardView
from game.views.pencil_view import PencilRow

ROW, ROW_LOW = 21.0, 19.0
CARD = "card."


@attrs.frozen
class PlannedOrder:
    """One order of the draft: what it is, and whether it stands to the end, is done once, or is an answer."""

    what: str
    title: str
    stands: bool
    price: float
    ready: bool = False


def planned(view: BoardView) -> tuple[PlannedOrder, ...]:
    """Return the orders of the draft: dials that are turned, then moves and acts, then an answer that is ready."""
    dials = [
        PlannedOrder(
            dial.lever,
            words("board", "dial_to", title=dial.title, step=dial.drafted),
            True,
            dial.steps[dial.drafted].upkeep - dial.steps[dial.standing].upkeep,
        )
        for dial in view.dials
        if dial.drafted != dial.standing
    ]
    cards = [
        PlannedOrder(card.key, card.title, False, card.price) for card in every_card(view) if card.status == ORDERED
    ]
    ready = [
        PlannedOrder(
            entry.occasion, words("answer", "ready", occasion=entry.title, move=each.title), False, 0.0, ready=True
        )
        for entry in view.occasions
        for each in entry.answers
        if each.chosen
    ]
    return (*dials, *cards, *ready)


def order_rows(page: BoardPage, looks: Looks, rect: Rect, orders: tuple[PlannedOrder, ...]) -> list[Widget]:
    """Return the orders of the draft, what is pencilled, the card looked at as a ghost, or what stands there else."""
    view, step = page.board, ROW_LOW if looks.compact else ROW
    fits = max(int((rect.h + 2) / step), 1)
    ghost = ghost_of(view, looks)
    room = fits - (1 if ghost else 0)
    many = len(orders) + len(page.pencil)
    most = many if many <= room else max(room - 1, 0)
    here = [Rect(rect.x, rect.y + number * step, rect.w, step - 1) for number in range(most + 1)]
    tip = words("pencil", "open")
    entries: list[tuple[str, PlannedOrder | PencilRow]] = [
        *((order.title, order) for order in orders),
        *((row.title, row) for row in page.pencil),
    ]
    widgets = [
        row_widget(order, place)
        if isinstance(order, PlannedOrder)
        else pencilled_widget(order, place, Open("pencil", order.what), tip)
        for (_, order), place in zip(entries[:most], here, strict=False)
    ]
    place = here[-1]
    if most < many:
        says = words("plan", "more", many=many - most)
        titles = ", ".join(title for title, _ in entries[most:])
        widgets.append(Widget("plan.more", "status", says, place, Draw(paint_note), tip=titles))
        place = place.moved(0, step)
    if ghost is not None and place.bottom <= rect.bottom + 3:
        widgets.append(ghost_widget(ghost, place))
    elif not many and ghost is None:
        widgets.append(Widget("plan.empty", "status", words("plan", "empty"), place, Draw(paint_note)))
    return widgets


def ghost_of(view: BoardView, looks: Looks) -> HandCard | None:
    """Return the card looked at, where it is not ordered yet."""
    cards = (card for card in every_card(view) if f"{CARD}{card.key}" == looks.focus)
    return next((card for card in cards if card.status not in (ORDERED, NOT_READY)), None)


def row_widget(order: PlannedOrder, rect: Rect) -> Widget:
    """Return one order of the draft; using it takes it out again."""
    freed = (
        words("answer", "free")
        if order.ready
        else (
            words("plan", "frees", weeks=in_weeks(-order.price))
            if order.price < 0
            else words("plan", "costs", weeks=in_weeks(order.price))
        )
    )
    return Widget(
        f"order.{order.what}",
        "listitem",
        order.title,
        rect,
        Draw(paint_order, order),
        group="plan",
        command=Withdraw(order.what),
        value=freed,
        description=words("plan", "takes_out"),
        tip=words("plan", "takes_out"),
    )


def paint_order(painter: Painter, widget: Widget, mark: Mark, order: PlannedOrder) -> None:
    """Paint one order: what stands to the end as a bar, what is done once as a square."""
    rect, hot = widget.rect, mark.hovered or mark.focused
    y = rect.centre[1]
    if order.stands:
        painter.rect(rect.inset(0, 1), "raised2" if hot else "accentSoft", radius=2)
        painter.rect(Rect(rect.x, rect.y + 1, 3, rect.h - 2), "accent")
    else:
        if hot:
            painter.rect(rect, "raised2", radius=2)
        painter.rect(Rect(rect.x + 4, y - 5.5, 11, 11), "accent", radius=1.5)
    cost = f"+{plain(order.price)}" if order.price > 0 else plain(order.price) if order.price else ""
    painter.text(cost, (rect.right - 26, y - 9), "small", "accentText", "right")
    painter.icon("close", (rect.right - 20, y - 7), 14, "text" if hot else "text2")
    room = Rect(rect.x + (10 if order.stands else 22), rect.y, rect.w - 76, rect.h)
    strips.named(painter, widget.name, room, "small+500", "accentText")


def ghost_widget(card: HandCard, rect: Rect) -> Widget:
    """Return the card looked at as it would stand in the plan, or why it cannot."""
    ready = card.status == READY
    name = f"{card.title}?" if ready else card.refused
    return Widget("ghost", "status", name, rect, Draw(paint_ghost, ready), command=GiveOrder(card.key), focusable=False)


def paint_ghost(painter: Painter, widget: Widget, mark: Mark, ready: bool) -> None:
    """Paint the ghost of a card in the plan."""
    rect, ink = widget.rect, "accentText" if ready else "text2"
    strips.dashed_box(painter, rect, "accent" if ready else "lineStrong")
    room = Rect(rect.x + 8, rect.y, rect.w - (66 if ready else 16), rect.h)
    strips.named(painter, widget.name, room, "small", ink)
    if ready:
        painter.text("Enter", (rect.right - 8, rect.centre[1] - 8), "caption+cond", "text2", "right")


def paint_note(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Write a note in the plan."""
    strips.named(painter, widget.name, widget.rect, "caption", "text3")


def pencilled_widget(row: PencilRow, rect: Rect, command: Command, tip: str) -> Widget:
    """Return one pencilled order."""
    value = ", ".join(filter(None, (row.when, row.only)))
    return Widget(
        f"pencilled.{row.what}.{row.turn}",
        "listitem",
        row.title,
        rect,
        Draw(paint_pencilled, row),
        group="plan",
        command=command,
        value=value,
        description=tip,
        tip=f"{value}. {tip}.",
    )


def paint_pencilled(painter: Painter, widget: Widget, mark: Mark, row: PencilRow) -> None:
    """Paint one pencilled order: its quarter, a dashed square or bar, its name, and a mark where it has a condition."""
    rect, hot = widget.rect, mark.hovered or mark.focused
    if hot:
        painter.rect(rect, "raised2", radius=2)
    y = rect.centre[1]
    painter.icon("close", (rect.right - 20, y - 7), 14, "text" if hot else "text2")
    said = f"{row.season} {words('pencil', 'if')}" if row.only else row.season
    painter.text(said, (rect.right - 26, y - 8), "caption+cond", "text2", "right")
    strips.dashed_box(painter, Rect(rect.x + 4, y - 5.5, 18 if row.stands else 11, 11), "accent")
    left = rect.x + (28 if row.stands else 22)
    room = Rect(left, rect.y, rect.right - 32 - typography.width(said, "caption+cond") - left, rect.h)
    strips.named(painter, widget.name, room, "small", "accentText")
