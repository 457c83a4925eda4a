"""The history: every quarter back to the first, each opening its brief."""

from functools import partial

from game.desktop.commands import Close, Open
from game.desktop.drawing.strips import change
from game.desktop.screens import reading_page
from game.desktop.screens.reading_page import Column, laid
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.printed_numbers import signed
from game.views.history_view import HistoryView, QuarterLine

INSET = 10.0  # of what a row holds from the ring around it


def history(view: HistoryView, looks: Looks) -> Scene:
    """Return the campaign so far, the latest quarter first."""
    top = reading_page.TOP + 4
    area = Rect(reading_page.MARGIN, top, looks.size.w - 2 * reading_page.MARGIN, looks.size.h - top - 16)
    head = reading_page.head("History", view.campaign, looks)
    first = f"quarter.{view.lines[0].turn}" if view.lines else "done"
    widgets = (*laid("history", [(partial(quarters, view), 1.0)], area, looks), *head)
    return Scene("history", widgets, (("escape", Close()),), first=first, title="History")


def quarters(view: HistoryView, column: Column) -> None:
    """Lay out the quarters, and the opening below them."""
    if not view.lines:
        column.text("none", "Nothing has happened yet. The first quarter is being planned.", ("lead", "text2"), 16)
    for line in view.lines:
        room = column.w - 218 if column.w > 640 else column.w - 128
        words = ". ".join(line.headlines) + "."
        ordered = f"Your orders: {'; '.join(line.orders)}." if line.orders else "You gave no orders."
        high = typography.height(words, "card", room) + typography.height(ordered, "small", room) + 18
        column.put(
            Widget(
                f"quarter.{line.turn}",
                "listitem",
                line.quarter,
                column.rect(max(high, 60)),
                Draw(paint_quarter, line, (words, ordered, room)),
                value=f"index {line.index:.0f}, {signed(line.change)}. {words} {ordered}",
                group="quarters",
                command=Open("brief", line.turn),
                tip="Opens the brief",
            )
        )
        column.put(parts.rule(f"quarter.{line.turn}.rule", column.rect(1), "line"), 6)
    began = f"{view.opening_quarter}: the campaign begins at {view.opening:.0f}."
    column.y += 8
    column.x += INSET
    column.text("opening", began, ("small", "text3"), 8)


def paint_quarter(
    painter: Painter, widget: Widget, mark: Mark, line: QuarterLine, words: tuple[str, str, float]
) -> None:
    """Paint one quarter: its name, the index and its change, the headlines, and what was ordered."""
    rect, (says, ordered, room) = widget.rect, words
    x, left = rect.x + INSET, rect.right - room - INSET
    painter.text(line.quarter, (x, rect.y + 9), "label", "text")
    wide = painter.text(f"{line.index:.0f}", (x, rect.y + 28), "h2", "text")
    moved = f"{abs(line.change):.1f}" if round(line.change, 1) else ""
    change(painter, moved, line.change > 0, (x + wide + 56, rect.y + 33))
    high = painter.wrapped(says, room, (left, rect.y + 8), "card", "text")
    painter.wrapped(ordered, room, (left, rect.y + 8 + high), "small", "text2")
