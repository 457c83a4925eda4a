"""The plan on the rail: how the partnership may go with what is ordered and pencilled, how it may end; the orders."""

from game.desktop.commands import Open, Undo
from game.desktop.drawing import chart_drawings as charts
from game.desktop.drawing import strips
from game.desktop.drawing.chart_drawings import ChartPlot, Series
from game.desktop.drawing.plan_rows import ROW, ROW_LOW, order_rows, planned
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.toolkit.typography import width
from game.desktop.window_pages import FIGURES, BoardPage
from game.desktop.window_words import lettered, named, words
from game.views.board_view import BoardView
from game.views.outlook_view import OutlookView

OUTCOMES = (
    ("durable", "outHarden"),
    ("holds", "outHold"),
    ("frayed", "outFray"),
    ("fractured", "outFracture"),
    ("catastrophe", "text"),
)
HEAD, AXIS = 24.0, 20.0
LEAST_CHART, MOST_CHART = 56.0, 112.0
PAST = 0.2  # the share of the chart that what has been takes
COLUMN = 126.0
CARD, DIAL = "card.", "dial."


def undo_button(rect: Rect) -> Widget:
    """Return the button that takes back the last order."""
    name = lettered("undo")
    place = Rect(rect.x + width(lettered("your_plan"), "label") + 12, rect.y - 1, width(name, "caption") + 26, 22)
    return Widget("undo", "button", name, place, Draw(paint_small, "undo"), command=Undo(), key="ctrl+z", group="plan")


def plan_widgets(page: BoardPage, looks: Looks, rect: Rect) -> tuple[Widget, ...]:
    """Return the plan: heading and undo, the chart with how it may end where there is room, and the orders."""
    view, low = page.board, looks.compact
    orders = planned(view)
    draw = Draw(paint_head, legend_of(page), head_taken(page))
    widgets = [Widget("plan", "group", lettered("your_plan"), rect, draw, takes=True, bleed=0, z=-1)]
    if view.can_undo:
        widgets.append(undo_button(rect))
    widgets += pencil_button(page, looks, rect)
    widgets += answer_button(page, rect)
    step = ROW_LOW if low else ROW
    least = 3 * step
    tall = min(rect.h - HEAD - AXIS - least, MOST_CHART)
    y = rect.y + HEAD
    if tall >= LEAST_CHART:
        wide = rect.w - COLUMN
        widgets.append(chart_widget(page, Rect(rect.x, y, wide, tall)))
        widgets += outcome_widgets(page, Rect(rect.x + wide + 8, y, COLUMN - 8, tall + AXIS - 4))
        y += tall + AXIS
    widgets += order_rows(page, looks, Rect(rect.x, y, rect.w, rect.bottom - y), orders)
    return tuple(widgets)


def legend_of(page: BoardPage) -> tuple[str, str]:
    """Return what the two lines of the chart are called; "" for one that is not drawn."""
    if page.staff != FIGURES or page.board.outlook is None:
        return "", ""
    if page.preview is not None:
        return words("plan", "with_card"), words("plan", "as_ordered")
    if page.pencil:
        return words("pencil", "as_pencilled"), words("pencil", "without") if page.bare is not None else ""
    return words("plan", "as_ordered"), ""


def head_taken(page: BoardPage) -> float:
    """Return how much of the heading's line the name and its buttons take."""
    names = [lettered("undo")] if page.board.can_undo else []
    names += [] if page.board.over else [lettered("pencil")]
    names += [lettered("answer")] if page.board.occasions else []
    return width(lettered("your_plan"), "label") + 12 + sum(width(name, "caption") + 30 for name in names)


def paint_head(painter: Painter, widget: Widget, mark: Mark, legend: tuple[str, str], taken: float = 0.0) -> None:
    """Paint the plan's heading, and at the right what its lines are, as far as there is room for it."""
    rect = widget.rect
    painter.text(widget.name, (rect.x, rect.y), "label", "text")
    x, both = rect.right, width(legend[0], "axis") + width(legend[1], "axis") + 58
    for says, dashed in ((legend[1], True), (legend[0], False)):
        # Where there is no room for both, the line of the plan is the one to name.
        if not says or (dashed and rect.w - taken < both) or x - width(says, "axis") - 24 < rect.x + taken:
            continue
        x -= width(says, "axis")
        painter.text(says, (x, rect.y + 2), "axis", "text2")
        x -= 24
        for start in (0, 7, 14) if dashed else ():
            painter.rect(Rect(x + start, rect.y + 9, 4, 2), "text")
        if not dashed:
            painter.rect(Rect(x, rect.y + 9, 18, 2), "accent")
        x -= 10


def pencil_button(page: BoardPage, looks: Looks, rect: Rect) -> list[Widget]:
    """Return the way to the pencil: for the card or the policy in focus, where one is."""
    if page.board.over:
        return []
    focus = looks.focus or ""
    about = next((focus.removeprefix(head) for head in (CARD, DIAL) if focus.startswith(head)), "")
    after = width(lettered("answer"), "caption") + 30 if page.board.occasions else 0.0
    left = rect.x + head_taken(page) - after - width(lettered("pencil"), "caption") - 30
    place = Rect(left, rect.y - 1, width(lettered("pencil"), "caption") + 26, 22)
    tip = words("pencil", "title")
    return [
        Widget(
            "pencil",
            "button",
            lettered("pencil"),
            place,
            Draw(paint_small, "plus"),
            command=Open("pencil", about),
            key="p",
            group="plan",
            tip=tip,
        )
    ]


def answer_button(page: BoardPage, rect: Rect) -> list[Widget]:
    """Return the way to the answers that may be had ready, where there are any."""
    if not page.board.occasions:
        return []
    left = rect.x + head_taken(page) - width(lettered("answer"), "caption") - 30
    place = Rect(left, rect.y - 1, width(lettered("answer"), "caption") + 26, 22)
    draw, tip = Draw(paint_small, "bolt"), words("answer", "tip")
    return [
        Widget(
            "answer", "button", lettered("answer"), place, draw, command=Open("answer"), key="i", group="plan", tip=tip
        )
    ]


def paint_small(painter: Painter, widget: Widget, mark: Mark, icon: str) -> None:
    """Paint a small button of the plan's heading."""
    ink = "text" if mark.hovered or mark.focused else "text2"
    painter.icon(icon, (widget.rect.x + 3, widget.rect.y + 4), 14, ink)
    painter.text(widget.name, (widget.rect.x + 21, widget.rect.y + 3), "caption", ink)


def top_of(page: BoardPage) -> float:
    """Return where the scale of the index ends: 75, or 100 where something stands or may stand higher."""
    known = [outlook for outlook in (page.board.outlook, page.preview) if outlook]
    highest = max([*page.board.history, *(spread.high for outlook in known for spread in outlook.index)], default=0.0)
    return 75.0 if highest < 72 else 100.0


def chart_widget(page: BoardPage, rect: Rect) -> Widget:
    """Return the chart of the index: history, and what may come with and without what is drafted."""
    view = page.board
    with_figures = page.staff == FIGURES
    main = (page.preview or view.outlook) if with_figures else None
    other = (view.outlook if page.preview else page.bare) if with_figures else None
    value = words("plan", "unknown")
    if main is not None:
        value = words("plan", "ends", median=round(main.index[-1].median))
    needs = (view.history, view.quarters, top_of(page))
    drawn = Draw(paint_chart, needs, (main, other, (view.quarter[:4], ends_in(view))))
    tip = words("plan", "tip")
    return Widget("fan", "image", words("plan", "chart"), rect, drawn, value=value, tip=tip, bleed=24)


def ends_in(view: BoardView) -> str:
    """Return the year in which a campaign ends, from the quarter that is played now."""
    number = int(view.quarter[:4]) * 4 + int(view.quarter[-1]) - 1 + view.quarters - 1 - view.turn
    return str(number // 4)


def paint_chart(
    painter: Painter,
    widget: Widget,
    mark: Mark,
    needs: tuple[tuple[float, ...], int, float],
    fans: tuple[OutlookView | None, OutlookView | None, tuple[str, str]],
) -> None:
    """Paint the chart of the index."""
    history, quarters, top = needs
    main, other, years = fans
    rect, turn = widget.rect, len(history) - 1
    now = rect.x + 22 + (rect.w - 22) * (PAST if turn else 0.04)
    before = ChartPlot(Rect(rect.x + 22, rect.y, now - rect.x - 22, rect.h), (0.0, float(max(turn, 1))), (0.0, top))
    after = ChartPlot(
        Rect(now, rect.y, rect.right - now, rect.h), (float(turn), float(max(quarters, turn + 1))), (0.0, top)
    )
    whole = ChartPlot(Rect(rect.x, rect.y, rect.w, rect.h), (0.0, 1.0), (0.0, top))
    ticks = tuple(tick for tick in (0.0, 25.0, 50.0, 75.0, 100.0) if tick <= top)
    charts.grid(painter, whole, ticks)
    apart = whole.up(0.0) - whole.up(25.0)
    for tick in ticks[1:] if apart >= 36 else ticks[-1:]:
        painter.text(f"{tick:g}", (rect.x, whole.up(tick) + (1 if tick == top else -17)), "axis", "text3")
    painter.rect(Rect(now, rect.y - 4, 1, rect.h + 8), "line")

    def draw(layer: Canvas) -> None:
        """Draw the fan, both medians, the history and where it stands."""
        if main:
            charts.draw_fan(layer, after, (main.index, turn), "accent", (16, 22))
        if other:
            charts.draw_line(layer, after, Series(charts.part(other.index, "median", turn), "text", 1.6, charts.DASH))
        if main:
            charts.draw_line(layer, after, Series(charts.part(main.index, "median", turn), "accent", 2.4))
        past = tuple((float(place), value) for place, value in enumerate(history))
        charts.draw_line(layer, before, Series(past, "text", 2.6))
        layer.circle((now, whole.up(history[-1])), 4.5, "text", "panel", 1.0)

    charts.keep(painter, ("plan", needs, main, other), rect.inset(-6), draw)
    _along(painter, rect, now, (lettered("now"), words("plan", "so_far") if turn else "", years[1]))


def _along(painter: Painter, rect: Rect, now: float, says: tuple[str, str, str]) -> None:
    """Write what lies under the chart: now, what was before where there is room for it, and when it ends."""
    y = rect.bottom + 3
    painter.text(says[0], (now + 3, y), "axis+600", "text")
    if now - rect.x > 60:
        painter.text(says[1], (rect.x, y), "axis", "text3")
    painter.text(says[2], (rect.right, y), "axis", "text3", "right")


def outcome_widgets(page: BoardPage, rect: Rect) -> list[Widget]:
    """Return a row for each way it may end, beside one column of their shares."""
    main = page.preview or page.board.outlook
    if page.staff != FIGURES or main is None:
        says = words("staff", page.staff) if page.staff != FIGURES else words("staff", "waits")
        return [
            Widget("outcomes", "status", words("plan", "outcomes"), rect, Draw(paint_no_outcomes, says), value=says)
        ]
    shares = dict(main.outcomes)
    rows = [(key, ink) for key, ink in OUTCOMES if key in shares]
    values = tuple((shares[key].value, ink) for key, ink in rows)
    column = Widget(
        "outcomes",
        "image",
        words("plan", "outcomes"),
        Rect(rect.x, rect.y, 6, rect.h - AXIS + 4),
        Draw(paint_column, values),
    )
    step = rect.h / max(len(rows), 1)
    widgets = [column]
    for number, (key, ink) in enumerate(rows):
        said = strips.share_told(shares[key])
        widgets.append(
            Widget(
                f"outcome.{key}",
                "label",
                named("outcome", key),
                Rect(rect.x + 12, rect.y + number * step, rect.w - 12, step),
                Draw(paint_outcome, said, ink),
                value=said,
                tip=words(
                    "plan", "outcome_tip", outcome=named("outcome", key), share=said, futures=f"{main.futures:,}"
                ),
            )
        )
    return widgets


def paint_no_outcomes(painter: Painter, widget: Widget, mark: Mark, says: str) -> None:
    """Say that there are no shares."""
    painter.wrapped(says, widget.rect.w, (widget.rect.x, widget.rect.y), "caption", "text2")


def paint_column(painter: Painter, widget: Widget, mark: Mark, shares: tuple[tuple[float, str], ...]) -> None:
    """Paint the shares over one another."""
    rect, y = widget.rect, widget.rect.y
    for share, ink in shares:
        high = rect.h * share
        painter.rect(Rect(rect.x, y, rect.w, max(high - 1.5, 0)), ink)
        y += high


def paint_outcome(painter: Painter, widget: Widget, mark: Mark, said: str, ink: str) -> None:
    """Paint one way it may end: its colour, its name, its share with the error."""
    rect, y = widget.rect, widget.rect.centre[1] - 9
    share, _, error = said.rpartition(" ")
    broken = ink == "outFracture"
    painter.rect(Rect(rect.x, y + 6, 6, 6), ink)
    painter.text(error, (rect.right, y + 2), "axis", "text3", "right")
    painter.text(share, (rect.right - 21, y + 1), "axis+600", "accentText" if broken else "text", "right")
    room = rect.w - 10 - 21 - width(share, "axis+600") - 4
    if room >= width(widget.name, "axis"):
        painter.text(widget.name, (rect.x + 10, y + 1), "axis", "accentText" if broken else "text2")
