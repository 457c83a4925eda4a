"""Two campaigns on one luck beside one another: both lines of the partnership, and where their orders parted."""

from collections.abc import Sequence

from game.desktop.control.finished_campaigns import FinishedCampaign
from game.desktop.drawing.chart_drawings import DASH, ChartPlot, Series, draw_line, grid, keep
from game.desktop.screens.reading_page import Column
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.window_words import capital, words
from game.printed_numbers import signed
from game.views.view_words import word

HIGH = 220.0


def compared(rows: Sequence[FinishedCampaign], looks: Looks, column: Column) -> None:
    """Lay the two campaigns that are marked; what to do where there are not two, or their luck differs."""
    column.heading("compared", words("results", "compared"))
    marked = looks.remembered("results.compare", ())
    pair = [row for key in marked for row in rows if f"{row.digest}.{row.seat}" == key]
    if len(pair) < 2:
        column.text("compared.none", words("results", "compare_two"), ("small", "text2"))
        return
    first, second = pair[:2]
    if (first.scenario, first.seed) != (second.scenario, second.seed):
        column.text("compared.luck", words("results", "other_luck"), ("small", "text2"), 10)
    value = words("results", "ends", first=round(first.index[-1]), second=round(second.index[-1]))
    draw = Draw(paint_lines, first.index, second.index)
    column.drawn(("lines", words("results", "lines"), value), HIGH, draw, 28)
    for number, row in enumerate((first, second)):
        over = words("results", "no_par") if row.over_par is None else signed(row.over_par, 0)
        line = words("results", "dashed" if number else "whole")
        says = f"{line} {capital(row.seat)}, {row.when}: {word('ending_title', row.ending)}, {over}"
        column.text(f"compared.{number}", says, ("small+600", "text"), 4)
    column.y += 8
    column.text("parted", parted(first, second), ("small", "text2"))


def parted(first: FinishedCampaign, second: FinishedCampaign) -> str:
    """Return in which quarter the orders of two campaigns first differ, and what each ordered then."""
    if first.seat != second.seat:
        return words("results", "other_seat")
    turns = range(max(len(first.orders), len(second.orders)))
    for turn in turns:
        here, other = (row.orders[turn] if turn < len(row.orders) else () for row in (first, second))
        if set(here) != set(other):
            nothing = words("results", "nothing")
            ordered = (", ".join(orders) or nothing for orders in (here, other))
            return words("results", "parted", quarter=turn + 1, first=next(ordered), second=next(ordered))
    return words("results", "same_orders")


def paint_lines(
    painter: Painter, widget: Widget, mark: Mark, first: tuple[float, ...], second: tuple[float, ...]
) -> None:
    """Paint both lines of the partnership, the first whole, the second dashed."""
    rect = widget.rect
    inside = Rect(rect.x + 34, rect.y + 8, rect.w - 40, rect.h - 16)
    plot = ChartPlot(inside, (0.0, float(max(len(first), len(second)) - 1)), (0.0, 100.0))
    grid(painter, plot, [0.0, 25.0, 50.0, 75.0, 100.0], labels=True)

    def draw(layer: Canvas) -> None:
        """Draw both lines."""
        for line, ink, dash in ((second, "text", DASH), (first, "accent", None)):
            points = tuple((float(turn), value) for turn, value in enumerate(line))
            series = Series(points, ink, 2.2, dash) if dash else Series(points, ink, 2.6)
            draw_line(layer, plot, series)

    keep(painter, ("compared", first, second), rect, draw)
