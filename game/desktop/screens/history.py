"""The campaign so far: the index quarter by quarter, and every quarter back to the first, each opening its evening."""

from functools import partial

from game.desktop.commands import Close, Open, ReplayFrom
from game.desktop.drawing import chart_drawings as charts
from game.desktop.drawing.board_strip import first_of
from game.desktop.drawing.chart_drawings import ChartPlot, Series
from game.desktop.drawing.strips import change
from game.desktop.screens import reading_page
from game.desktop.screens.reading_page import Column, laid
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.desktop.window_pages import HistoryPage
from game.desktop.window_words import lettered, listed, quarter_shown, words
from game.printed_numbers import plain, signed
from game.views.evening_view import EveningView

INSET = 10.0  # of what a row holds from the ring around it


def history(page: HistoryPage, looks: Looks) -> Scene:
    """Return the campaign so far, the latest quarter first."""
    top = reading_page.TOP + 4
    area = Rect(reading_page.MARGIN, top, looks.size.w - 2 * reading_page.MARGIN, looks.size.h - top - 16)
    head = reading_page.head(words("history", "title"), page.board.scenario, looks)
    first = f"quarter.{page.evenings[-1].turn}" if page.evenings else "done"
    fills = [(partial(quarters, page), 0.66), (partial(courses, page), 0.34)]
    widgets = (*laid("history", fills, area, looks), *head)
    return Scene("history", widgets, (("escape", Close()),), first=first, title=words("history", "title"))


def quarter_told(evening: EveningView) -> tuple[str, str]:
    """Return a quarter's main news, and what was ordered in it."""
    lead = first_of(evening.headlines)
    says = lead.says if lead is not None else words("evening", "quiet")
    orders = [fate.title for fate in evening.your_orders]
    ordered = words("history", "orders", orders=listed(orders)) if orders else words("history", "no_orders")
    return says, ordered


def quarters(page: HistoryPage, column: Column) -> None:
    """Lay out the quarters, and the opening below them."""
    if not page.evenings:
        column.text("none", words("history", "none"), ("lead", "text2"), 16)
    for evening in reversed(page.evenings):
        says, ordered = quarter_told(evening)
        room = column.w - 218 if column.w > 640 else column.w - 128
        high = typography.height(says, "card", room) + typography.height(ordered, "small", room) + 18
        moved = evening.index - evening.index_before
        column.put(
            Widget(
                f"quarter.{evening.turn}",
                "listitem",
                quarter_shown(evening.quarter),
                column.rect(max(high, 60)),
                Draw(paint_quarter, evening, (says, ordered, room)),
                value=f"{plain(evening.index)}, {signed(moved)}. {says} {ordered}",
                group="quarters",
                command=Open("evening", evening.turn),
                tip=lettered("opens_the_evening_of_this"),
            )
        )
        column.put(parts.rule(f"quarter.{evening.turn}.rule", column.rect(1), "line"), 6)
    first = page.board.history[0] if page.board.history else page.board.index
    column.y += 8
    column.text("opening", words("history", "began", index=plain(first)), ("small", "text3"), 8)


def paint_quarter(
    painter: Painter, widget: Widget, mark: Mark, evening: EveningView, told_of: tuple[str, str, float]
) -> None:
    """Paint one quarter: its name, the index and its change, the news, and what was ordered."""
    rect, (says, ordered, room) = widget.rect, told_of
    x, left = rect.x + INSET, rect.right - room - INSET
    if mark.hovered or mark.focused:
        painter.rect(rect, "raised", radius=4)
    painter.text(quarter_shown(evening.quarter), (x, rect.y + 9), "label", "text")
    wide = painter.text(plain(evening.index), (x, rect.y + 30), "card", "text")
    moved = round(evening.index) - round(evening.index_before)
    change(painter, str(abs(moved)), moved > 0, (x + wide + 46, rect.y + 31))
    high = painter.wrapped(says, room, (left, rect.y + 8), "card", "text")
    painter.wrapped(ordered, room, (left, rect.y + 10 + high), "small", "text2")


def courses(page: HistoryPage, column: Column) -> None:
    """Lay out the index and the score, quarter by quarter; after the end, the way to look again from a quarter."""
    index = page.board.history
    if len(index) > 1:
        column.text("index.head", lettered("the_partnership"), ("label", "text"), 10)
        said = words("told", "at_first_now", first=plain(index[0]), last=plain(index[-1]))
        column.drawn(("index", lettered("the_partnership"), said), 130, Draw(paint_line, index), 24)
    scores = tuple(evening.score for evening in page.evenings)
    if len(scores) > 1:
        column.text("score.head", lettered("your_score"), ("label", "text"), 10)
        said = words("told", "at_first_now", first=plain(scores[0]), last=plain(scores[-1]))
        column.drawn(("scores", lettered("your_score"), said), 130, Draw(paint_line, scores), 24)
    if page.over:
        again(page, column)


def again(page: HistoryPage, column: Column) -> None:
    """Lay out the ways to look at the campaign again from before a quarter, and to take it over there."""
    column.text("again.head", words("history", "again"), ("label", "text"), 4)
    column.text("again.says", words("history", "again_says"), ("small", "text2"), 10)
    across = max(int((column.w + 8) // 100), 1)
    wide = (column.w + 8) / across - 8
    for place, evening in enumerate(page.evenings):
        rect = Rect(column.x + place % across * (wide + 8), column.y, wide, 32)
        name = quarter_shown(evening.quarter)
        last = place % across == across - 1 or evening is page.evenings[-1]
        command = ReplayFrom(evening.turn)
        button = parts.button(f"again.{evening.turn}", name, rect, command, kind="quiet", group="again")
        column.widgets.append(button)
        column.y += 40 if last else 0


def paint_line(painter: Painter, widget: Widget, mark: Mark, values: tuple[float, ...]) -> None:
    """Paint one course over the quarters."""
    rect = widget.rect
    low, high = charts.scale_of(values, 20.0)
    plot = ChartPlot(
        Rect(rect.x + 28, rect.y + 4, rect.w - 66, rect.h - 12), (0.0, float(len(values) - 1)), (low, high)
    )
    charts.grid(painter, plot, [tick for tick in range(0, 101, 10) if low <= tick <= high], labels=True)

    def draw(layer: Canvas) -> None:
        """Draw the course and where it ends."""
        pairs = tuple((float(place), value) for place, value in enumerate(values))
        charts.draw_line(layer, plot, Series(pairs, "text", 2.6))
        layer.circle((plot.across(pairs[-1][0]), plot.up(values[-1])), 4.5, "text")

    charts.keep(painter, ("history", values), rect.inset(-4), draw)
    painter.text(plain(values[-1]), (plot.rect.right + 10, plot.up(values[-1]) - 10), "label", "text")
