"""The clock of a crisis, for who switched it on: a line that drains, seconds to read, and what may still be chosen."""

from math import ceil

import attrs

from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.window_words import words
from game.views.board_view import BoardView
from game.views.hand_rows import CrisisView

SECONDS = 90.0
LINE = 3.0


def clock_moment(view: BoardView, waiting: CrisisView) -> str:
    """Return what the moment is called at which a question is first looked at."""
    return f"crisis.{view.campaign}.{view.turn}.{waiting.id}"


def seconds_left(view: BoardView, waiting: CrisisView, looks: Looks) -> float | None:
    """Return the seconds that are left to choose; None where no clock runs, as one may wait or has been settled.

    Source: play2.md section 1 (no clock unless switched on; when it runs out, the cheapest choice is taken).
    """
    if not looks.preferences.clock or not waiting.tonight or any(choice.chosen for choice in waiting.choices):
        return None
    began = looks.local.get(f"began:{clock_moment(view, waiting)}")
    return max(SECONDS - (looks.now - began), 0.0) if isinstance(began, float) else SECONDS


def held_to_clock(waiting: CrisisView, left: float | None) -> CrisisView:
    """Return a question as it may still be settled: once time is out, by the cheapest choice alone."""
    if left is None or left > 0:
        return waiting
    out = words("crisis", "out")
    choices = tuple(
        choice if choice.place == waiting.default else attrs.evolve(choice, refused=choice.refused or out)
        for choice in waiting.choices
    )
    return attrs.evolve(waiting, choices=choices)


def clock_widgets(left: float | None, panel: Rect, inner: Rect, top: float) -> tuple[Widget, ...]:
    """Return the line that drains along the head of a panel, and the seconds at its right; nothing without a clock."""
    if left is None:
        return ()
    whole = ceil(left)
    says = f"{whole // 60}:{whole % 60:02d}"
    line = Widget(
        "clock.line", "image", words("crisis", "clock"), Rect(panel.x, panel.y, panel.w, LINE),
        Draw(paint_line, left / SECONDS), value=says, focusable=False, bleed=0,
    )  # fmt: skip
    at = Rect(inner.right - 72, top - 4, 72, 30)
    return line, Widget("clock", "status", says, at, Draw(paint_seconds), value=words("crisis", "clock"))


def paint_line(painter: Painter, widget: Widget, mark: Mark, share: float) -> None:
    """Paint what is left of the time; the clock is never accent."""
    rect = widget.rect
    painter.rect(rect, "line")
    painter.rect(Rect(rect.x, rect.y, rect.w * share, rect.h), "text")


def paint_seconds(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the seconds that are left."""
    painter.text(widget.name, (widget.rect.right, widget.rect.y), "h2", "text", "right")
