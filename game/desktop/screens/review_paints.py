"""How the pieces of the review are painted."""

from game.campaign.sentences import signed
from game.desktop.drawing import chart_drawings as charts
from game.desktop.drawing.bound import name_bound
from game.desktop.toolkit import type as typed
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Mark, Rect, Widget
from game.forecast.intervals import Spread
from game.views.review_view import ClaimTested, Objective, TurnedOn

Course = tuple[tuple[float, ...], tuple[float, ...], str, tuple[Spread, ...], float]
Marks = tuple[tuple[str, ...], tuple[tuple[int, int], ...]]


def paint_course(painter: Painter, widget: Widget, mark: Mark, course: Course, marks: Marks) -> None:
    """Paint the index as it was and as it would have been, the first forecast, the bound of frayed, and the turns."""
    rect, (history, otherwise, says, fan, frayed), (quarters, points) = widget.rect, course, marks
    aside = 128.0
    plot = charts.ChartPlot(Rect(rect.x + 30, rect.y + 8, rect.w - 30 - aside, rect.h - 34), (0, len(quarters) - 1))
    charts.grid(painter, plot, labels=True)
    y = plot.up(frayed)
    painter.line([(plot.rect.x, y), (plot.rect.right, y)], "lineStrong", 1, (2, 3))
    firsts = [(place, name[:4]) for place, name in enumerate(quarters) if name.endswith("Q1")]
    charts.along(painter, plot, firsts[:: len(firsts) // 8 + 1])
    played, other = pairs(history), pairs(otherwise)
    name_bound(painter, plot, (frayed, "frayed below this"), (played, other))

    def draw(layer: Canvas) -> None:
        """Draw the fan, the area between the two courses, and the courses."""
        charts.draw_fan(layer, plot, fan, "text3", (10, 12))
        if other:
            charts.draw_band(layer, plot, played, other, "accent/12")
            charts.draw_line(layer, plot, charts.Series(other, "accent", 2, charts.DASH))
        charts.draw_line(layer, plot, charts.Series(played, "text", 2.6))

    charts.keep(painter, ("review", course, marks), rect, draw)
    numbers(painter, plot, history, points)
    ends(painter, plot, history, (otherwise, says))


def pairs(values: tuple[float, ...]) -> charts.Pairs:
    """Return a row of values as points over the quarters."""
    return tuple((float(place), value) for place, value in enumerate(values))


def numbers(
    painter: Painter, plot: charts.ChartPlot, history: tuple[float, ...], points: tuple[tuple[int, int], ...]
) -> None:
    """Paint the turning points' numbers on their stalks, above and below the line in turn."""
    for number, turn in points:
        x, y = plot.across(turn), plot.up(history[turn])
        away = -34 if number % 2 == 0 else 34
        end = min(max(y + away, plot.rect.y + 8), plot.rect.bottom - 12)
        painter.line([(x, y), (x, end)], "lineStrong")
        painter.circle((x, y), 4, fill="bg", line="text", width=2)
        painter.circle((x, end), 10, fill="text")
        painter.text(str(number), (x, end - 9), "small+600", "bg", "centre")


def ends(
    painter: Painter, plot: charts.ChartPlot, history: tuple[float, ...], other: tuple[tuple[float, ...], str]
) -> None:
    """Label both courses at their ends."""
    otherwise, says = other
    x, y = plot.rect.right + 12, plot.up(history[-1])
    painter.circle((plot.rect.right, y), 5, fill="text")
    lines = typed.wrap(says, "small", 112) if otherwise else ()
    up = plot.up(otherwise[-1]) if otherwise else y
    room = 18.0 * (len(lines) + 1)
    if otherwise and abs(up - y) < room:
        up = y - room if up <= y else y + 40
    wide = painter.text(f"{history[-1]:.0f}", (x, y - 9), "small+600", "text")
    painter.text("as played", (x + wide + 5, y - 9), "small", "text2")
    if otherwise:
        painter.text(f"{otherwise[-1]:.0f}", (x, up - 9), "small+600", "accentText")
        painter.lines(lines, (x, up + 9), "small", "text2")


def paint_point(painter: Painter, widget: Widget, mark: Mark, point: tuple[TurnedOn, bool], told: str) -> None:
    """Paint one turning point: its number, quarter, what was ordered, and its effect."""
    rect, (one, is_chosen) = widget.rect, point
    painter.circle((rect.x + 12, rect.y + 17), 11, fill="accent" if is_chosen else "text")
    painter.text(str(one.number), (rect.x + 12, rect.y + 8), "small+600", "onAccent" if is_chosen else "bg", "centre")
    x, room = rect.x + 34, rect.w - 34 - 70
    painter.wrapped(f"{one.quarter}. {told}", room, (x, rect.y + 8), "small", "text")
    painter.text(signed(one.change), (rect.right, rect.y + 8), "small+600", "text", "right")


def paint_score(painter: Painter, widget: Widget, mark: Mark, score: tuple[float, float | None]) -> None:
    """Paint the score, and among how many others it stands."""
    rect, (own, better) = widget.rect, score
    wide = painter.text(f"{own:.0f}", (rect.x, rect.y), "estimate", "text")
    painter.text("of 100", (rect.x + wide + 12, rect.y + 24), "label", "text")
    if better is not None:
        painter.text(f"better than {part_of(better)} of them", (rect.right, rect.y + 26), "small", "text2", "right")


def part_of(share: float) -> str:
    """Return a share of some campaigns in whole per cent; all and none are said only where they are."""
    return "all" if share >= 1 else f"{min(max(round(100 * share), 1), 99)} %" if share > 0 else "none"


def paint_objective(painter: Painter, widget: Widget, mark: Mark, one: Objective) -> None:
    """Paint one objective: its name and weight, how far it is met, and the median of other campaigns as a tick."""
    rect = widget.rect
    high = painter.wrapped(one.label, rect.w - 120, (rect.x, rect.y), "small", "text")
    painter.text(f"counts {one.weight:.0f} %", (rect.right - 40, rect.y), "caption", "text3", "right")
    y, wide = rect.y + high + 4, rect.w - 44
    painter.rect(Rect(rect.x, y, wide, 8), "raised2")
    painter.rect(Rect(rect.x, y, wide * one.met / 100, 8), "outHarden")
    if one.usual is not None:
        painter.rect(Rect(rect.x + wide * one.usual / 100 - 1, y - 4, 2, 16), "accent")
    painter.text(f"{one.met:.0f}", (rect.right, y - 6), "small+600", "text", "right")


def paint_claim(painter: Painter, widget: Widget, mark: Mark, one: ClaimTested, by: str) -> None:
    """Paint one claim, which orders carried it, and their effect."""
    rect, room = widget.rect, widget.rect.w - 58
    high = painter.wrapped(one.says, room, (rect.x, rect.y), "small", "text")
    painter.wrapped(by, room, (rect.x, rect.y + high), "caption", "text3")
    painter.text(signed(one.change), (rect.right, rect.y), "small+600", "text", "right")
