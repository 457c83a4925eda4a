"""The table: what Moscow and Tehran may do there, and the ledger of what is owed, as the seat knows it."""

from game.desktop.commands import Close, Command, GiveOrder, Withdraw
from game.desktop.drawing import strips
from game.desktop.screens.partnership import PAD, close_corner, column_of, done_below, paint_ground
from game.desktop.screens.reading_page import Column
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.desktop.window_pages import BoardPage
from game.desktop.window_words import in_weeks, quarter_shown, words
from game.model.state.axes import CODE_OF
from game.views.hand_rows import ActView, PromiseView


def table(page: BoardPage, looks: Looks) -> Scene:
    """Return the table over the board."""
    w, h = looks.size.w, looks.size.h
    wide, high = min(980.0, w - 60), min(600.0, h - 40)
    box = Rect(round((w - wide) / 2), round((h - high) / 2), wide, high)
    title = words("table", "title")
    ground = Widget("dialog", "dialog", title, box, Draw(paint_ground), bleed=0, z=-2)
    head = parts.heading("title", title, Rect(box.x + PAD, box.y + 22, wide - 2 * PAD - 40, 0), "h2")
    close = close_corner(box)
    top, bottom = head.rect.bottom + 16, box.bottom - 72
    half = (wide - 2 * PAD - 36) / 2
    left = Rect(box.x + PAD, top, half, bottom - top)
    right = Rect(left.right + 36, top, half, bottom - top)
    acts = column_of(left, lambda column: act_rows(page, column), "acts", looks)
    owed = column_of(right, lambda column: owed_rows(page, column), "owed", looks)
    done = done_below(box)
    widgets = (ground, *acts, *owed, done, head, close)
    name = f"{title}, {quarter_shown(page.board.quarter)}"
    return Scene("table", widgets, (("t", Close()),), "done", title=name, panel=box)


def act_rows(page: BoardPage, column: Column) -> None:
    """Lay out what may be done at the table, each with its price."""
    column.heading("do", words("table", "do"))
    if not page.board.table:
        column.text("none", words("table", "none"), ("small", "text2"), 12)
    for act in page.board.table:
        ordered = act.status == "ordered"
        command: Command = Withdraw(act.act) if ordered else GiveOrder(act.act)
        says = act.refused or act.says
        high = 30 + typography.height(says, "small", column.w - 60) + 14
        widget = Widget(
            f"act.{act.act}",
            "button",
            act.title,
            column.rect(high),
            Draw(paint_act, act, says),
            group="acts",
            command=command,
            value=words("told", "act_tip", price=in_weeks(act.price), says=says),
            selected=ordered,
            disabled_why="" if ordered else act.refused,
        )
        column.put(widget, 10)


def paint_act(painter: Painter, widget: Widget, mark: Mark, act: ActView, says: str) -> None:
    """Paint one act at the table."""
    rect, ordered = widget.rect, act.status == "ordered"
    fill = "accentSoft" if ordered else "raised2" if mark.hovered or mark.focused else "raised"
    painter.rect(rect, fill, line="accent" if ordered else "line", radius=4)
    ink = "text2" if act.refused and not ordered else "text"
    painter.wrapped(act.title, rect.w - 70, (rect.x + 14, rect.y + 8), "card", ink)
    painter.wrapped(says, rect.w - 60, (rect.x + 14, rect.y + 32), "small", "text2")
    strips.coin(painter, (rect.right - 26, rect.y + 22), act.price, short=bool(act.refused) and not ordered)


def owed_rows(page: BoardPage, column: Column) -> None:
    """Lay out who owes what, and when it falls due."""
    column.heading("owed", words("table", "owed"))
    if not page.board.promises:
        column.text("owed.none", words("table", "nothing_owed"), ("small", "text2"), 12)
    for number, promise in enumerate(page.board.promises):
        when = due_told(promise)
        room = column.w - 36
        high = typography.height(promise.says, "small", room) + 22
        widget = Widget(
            f"promise.{number}",
            "listitem",
            promise.says,
            column.rect(high),
            Draw(paint_promise, promise, when),
            value=when,
            focusable=False,
        )
        column.put(widget, 10)


def due_told(promise: PromiseView) -> str:
    """Return when a promise falls due, and how surely its size is known."""
    error = f", ±{round(promise.error)}" if promise.error else ""
    if promise.state == "overdue":
        return f"{words('table', 'overdue')}{error}"
    return f"{words('table', 'due', quarter=quarter_shown(promise.due))}{error}" if promise.due else error.lstrip(", ")


def paint_promise(painter: Painter, widget: Widget, mark: Mark, promise: PromiseView, when: str) -> None:
    """Paint one promise: who owes, how much, and when it falls due."""
    rect = widget.rect
    painter.actor(CODE_OF[promise.giver], (rect.x + 11, rect.y + 11), 22)
    y = rect.y + painter.wrapped(promise.says, rect.w - 36, (rect.x + 36, rect.y), "small", "text")
    late = promise.state == "overdue"
    painter.text(when, (rect.x + 36, y), "caption+600" if late else "caption", "text" if late else "text2")
