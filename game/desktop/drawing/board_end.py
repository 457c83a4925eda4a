"""The foot of the rail: this quarter's weeks as blocks, and the one filled button, which ends the quarter."""

from game.desktop.commands import Command, EndQuarter, Home, StepTo, TakeOver
from game.desktop.drawing import strips
from game.desktop.toolkit import paints
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.toolkit.typography import width
from game.desktop.window_pages import BoardPage
from game.desktop.window_words import in_weeks, lettered, quarter_shown, words
from game.printed_numbers import plain
from game.views.board_rows import WeeksView
from game.views.board_view import BoardView

MOST_BLOCKS = 24


def weeks_widget(view: BoardView, rect: Rect) -> Widget:
    """Return this quarter's weeks: kept for policies, spent on orders, free, and what may be had on credit."""
    weeks = view.weeks
    spent = weeks.orders + weeks.choices
    says = words("weeks", "spent", policies=plain(weeks.policies), orders=plain(spent))
    left = words("weeks", "none_left") if round(weeks.left) <= 0 else words("weeks", "left", left=plain(weeks.left))
    if round(weeks.left) < 0:
        left = words("weeks", "credit", weeks=plain(-weeks.left))
    return Widget(
        "weeks",
        "status",
        in_weeks(weeks.has),
        rect,
        Draw(paint_weeks, says, (left, blocks(weeks))),
        value=f"{says}, {left}",
        tip=words("weeks", "tip", income=plain(weeks.income), carried=plain(weeks.carried_over)),
    )


def blocks(weeks: WeeksView) -> tuple[str, ...]:
    """Return a block for each week, and a dashed one for each that was taken on credit."""
    policies, orders = round(weeks.policies), max(round(weeks.orders + weeks.choices), 0)
    free, credit = max(round(weeks.left), 0), max(-round(weeks.left), 0)
    paid = max(orders - credit, 0)
    kinds = ("policies",) * policies + ("orders",) * paid + ("credit",) * credit + ("free",) * free
    return kinds[:MOST_BLOCKS]


def paint_weeks(painter: Painter, widget: Widget, mark: Mark, says: str, needs: tuple[str, tuple[str, ...]]) -> None:
    """Paint the weeks."""
    left, kinds = needs
    rect = widget.rect
    painter.rect(Rect(rect.x, rect.y, rect.w, 2), "text")
    wide = painter.text(widget.name, (rect.x, rect.y + 8), "label", "text")
    painter.text(left, (rect.right, rect.y + 9), "small", "text2", "right")
    room = Rect(rect.x + wide + 10, rect.y + 8, rect.w - wide - 20 - width(left, "small"), 20)
    strips.named(painter, says, room, "small", "text2")
    strips.week_blocks(painter, Rect(rect.x, rect.y + 32, rect.w, 9), kinds)


def key_hint(painter: Painter, key: str, right: tuple[float, float], ink: str) -> float:
    """Draw a key with its name, ending at a place; return its width."""
    wide = width(key, "caption+cond") + 11
    box = Rect(right[0] - wide, right[1] - 9, wide, 18)
    painter.rect(box, line=ink, radius=3)
    painter.text(key, (box.centre[0], box.y + 1), "caption+cond", ink, "centre")
    return wide


def end_widget(page: BoardPage, rect: Rect) -> Widget:
    """Return the one filled button: it ends the quarter, or takes over a campaign that is looked at."""
    view = page.board
    name = (
        lettered("how_it_ended")
        if view.over
        else lettered("seal_these_orders")
        if len(view.seats) > 1
        else lettered("end_quarter")
    )
    command: Command = Home("ending") if view.over else EndQuarter()
    if page.playback and not view.over:
        name, command = words("told", "take_over_from", quarter=quarter_shown(view.quarter)), TakeOver()
    tip = view.why_not_end
    return Widget("end", "button", name, rect, Draw(paint_end), command=command, key="ctrl+enter", group="end", tip=tip)


def paint_end(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the button that ends the quarter."""
    rect, ink = widget.rect, "onAccent"
    painter.rect(rect, "accent", radius=4)
    if mark.hovered or mark.pressed:
        painter.rect(rect.inset(2), line="onAccent/40", radius=3)
    wide, hint = width(widget.name, "label"), width(paints.cap_text("ctrl+enter"), "caption+cond") + 11
    left = rect.centre[0] - (wide + 10 + hint) / 2
    painter.text(widget.name, (left, rect.centre[1] - 10), "label", ink)
    key_hint(painter, paints.cap_text("ctrl+enter"), (left + wide + 10 + hint, rect.centre[1]), ink)


def playback_widgets(page: BoardPage, looks: Looks, rect: Rect) -> tuple[Widget, ...]:
    """Return what stands in place of the plan where a campaign is looked at, and the way to other quarters."""
    view = page.board
    title = parts.heading("playback.title", words("playback", "title"), Rect(rect.x, rect.y, rect.w, 0), "label")
    said = parts.label("playback", page.playback, Rect(rect.x, rect.y + 26, rect.w, 0), "small", "text2")
    y, wide = said.rect.bottom + 12, (rect.w - 12) / 2
    first, last = view.turn <= 0, view.over or view.turn >= view.quarters
    steps = (
        ("earlier", lettered("earlier"), StepTo(max(view.turn - 1, 0)), words("playback", "first") if first else ""),
        ("later", lettered("later"), StepTo(view.turn + 1), words("playback", "last") if last else ""),
    )
    moves = [
        parts.button(
            name, text, Rect(rect.x + place * (wide + 12), y, wide, 40), command, group="playback", disabled_why=why
        )
        for place, (name, text, command, why) in enumerate(steps)
    ]
    return (title, said, *moves)
