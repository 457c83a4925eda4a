"""Charts: a frame with a scale on each side, and what is drawn into it; each chart is a function of plain figures.

Lines, fans, waterfalls that add up, bars, small multiples. Everything is in logical pixels and inks; a chart draws no
box around itself, labels its series directly, and has horizontal rules only.
"""

from collections.abc import Callable, Hashable, Sequence

import attrs
import numpy as np

from game.desktop.drawing.curves import Points, dashes, outline
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Rect
from game.desktop.toolkit.typography import Fitted, fit, line_height, width
from game.printed_numbers import shares_shown
from game.views.outlook_view import Spread

TICKS = (0.0, 25.0, 50.0, 75.0, 100.0)
DASH = (5.0, 4.0)
DOTS = (1.6, 2.4)
STEP = 36.0  # a row of a waterfall, at most
Pairs = tuple[tuple[float, float], ...]


@attrs.frozen
class ChartPlot:
    """A rectangle with a scale on each side: what is at the left and right edge, what at the lower and upper."""

    rect: Rect
    x: tuple[float, float]
    y: tuple[float, float] = (0.0, 100.0)

    def across(self, value: float) -> float:
        """Return where a value of x lies."""
        low, high = self.x
        return self.rect.x + (value - low) / ((high - low) or 1.0) * self.rect.w

    def up(self, value: float) -> float:
        """Return where a value of y lies."""
        low, high = self.y
        return self.rect.bottom - (value - low) / ((high - low) or 1.0) * self.rect.h

    def across_up(self, value: float) -> float:
        """Return where a value of y lies from left to right, for bars that lie."""
        low, high = self.y
        return self.rect.x + (value - low) / ((high - low) or 1.0) * self.rect.w

    def course(self, pairs: Pairs) -> Points:
        """Return a series as points."""
        return np.array([(self.across(x), self.up(y)) for x, y in pairs], np.float64)


@attrs.frozen
class Series:
    """One line: pairs of x and y, its ink, and how it is drawn."""

    pairs: Pairs
    ink: str = "text"
    width: float = 2.0
    dash: tuple[float, float] | tuple[()] = ()


def grid(painter: Painter, plot: ChartPlot, ticks: Sequence[float] = TICKS, *, labels: bool = False) -> None:
    """Draw horizontal rules, with their values to the left where wanted."""
    for tick in ticks:
        y = plot.up(tick)
        painter.line([(plot.rect.x, y), (plot.rect.right, y)], "line")
        if labels:
            painter.text(f"{tick:g}", (plot.rect.x - 8, y - 8), "axis", "text3", "right")


def along(painter: Painter, plot: ChartPlot, labels: Sequence[tuple[float, str]]) -> None:
    """Write labels under the plot, each centred on its x and kept within the plot's width."""
    for x, says in labels:
        half = width(says, "axis") / 2
        middle = min(max(plot.across(x), plot.rect.x + half), plot.rect.right - half)
        painter.text(says, (middle, plot.rect.bottom + 6), "axis", "text3", "centre")


def first_quarter(quarter: str, turn: int) -> str:
    """Return the quarter in which a campaign began, from the one that is played now and how many are played."""
    number = int(quarter[:4]) * 4 + int(quarter[-1]) - 1 - turn
    return f"{number // 4} Q{number % 4 + 1}"


def draw_line(layer: Canvas, plot: ChartPlot, series: Series) -> None:
    """Draw one line into a plot."""
    course = plot.course(series.pairs)
    if len(course) < 2:
        return
    for piece in dashes(course, *series.dash) if series.dash else (course,):
        layer.polygon(outline(piece, series.width), series.ink)


def draw_band(layer: Canvas, plot: ChartPlot, low: Pairs, high: Pairs, ink: str) -> None:
    """Fill what lies between two lines."""
    layer.polygon(np.vstack([plot.course(high), plot.course(low)[::-1]]), ink)


def part(spreads: Sequence[Spread], name: str, start: int = 0) -> Pairs:
    """Return one quantile of a fan as a series: `low`, `middle_low`, `median`, `middle_high`, `high`.

    start  the turn of the first spread
    """
    return tuple((float(start + place), float(getattr(spread, name))) for place, spread in enumerate(spreads))


def draw_fan(
    layer: Canvas, plot: ChartPlot, fan: tuple[Sequence[Spread], int], ink: str, alphas: tuple[int, int]
) -> None:
    """Fill a fan: four fifths of the futures, and half of them.

    fan     its spreads, and the turn of the first
    alphas  in per cent
    """
    spreads, start = fan
    if len(spreads) > 1:
        draw_band(layer, plot, part(spreads, "low", start), part(spreads, "high", start), f"{ink}/{alphas[0]}")
        inner = part(spreads, "middle_low", start), part(spreads, "middle_high", start)
        draw_band(layer, plot, *inner, f"{ink}/{alphas[1]}")


def keep(painter: Painter, key: Hashable, rect: Rect, draw: Callable[[Canvas], None]) -> None:
    """Draw smoothly into a rectangle, in the page's coordinates, once for a key."""
    painter.cached((key, rect), rect, lambda layer: draw(attrs.evolve(layer, origin=(rect.x, rect.y))))


@attrs.frozen
class ChartPart:
    """One step of a waterfall: what it is, and its signed amount."""

    says: str
    amount: float


def scale_of(values: Sequence[float], least: float = 4.0) -> tuple[float, float]:
    """Return a scale that holds every value with air above and below, and spans at least so much."""
    low, high = min(values), max(values)
    air = max((least - (high - low)) / 2, (high - low) * 0.12)
    return low - air, high + air


def adding_up(start: float, parts: Sequence[ChartPart]) -> tuple[ChartPart, ...]:
    """Return parts rounded to one decimal so that, as printed, they lead from the start to the end as printed."""
    whole = round(start + sum(part.amount for part in parts), 1) - round(start, 1)
    amounts = {str(number): part.amount for number, part in enumerate(parts)}
    amounts["rest"] = whole - sum(amounts.values())
    amounts_shown = shares_shown(amounts)
    largest = max(range(len(parts)), key=lambda number: abs(parts[number].amount), default=0)
    given = [
        amounts_shown[str(number)] + (amounts_shown["rest"] if number == largest else 0.0)
        for number in range(len(parts))
    ]
    return tuple(ChartPart(part.says, round(amount, 1)) for part, amount in zip(parts, given, strict=True))


def stands(start: float, parts: Sequence[ChartPart]) -> list[float]:
    """Return where a waterfall stands at its start and after each part."""
    return [start, *(start + float(total) for total in np.cumsum([part.amount for part in parts]))]


def waterfall(painter: Painter, rect: Rect, start: tuple[str, float], end: str, parts: Sequence[ChartPart]) -> None:
    """Draw how parts add up from a start to an end, one row each: bar, triangle and number.

    start  what the first bar is called, and its value; the last bar, called `end`, stands where the parts lead
    """
    steps = adding_up(start[1], parts)
    heights = stands(round(start[1], 1), steps)
    named, count = rect.w * 0.5, len(steps) + 2
    step = min(rect.h / count, STEP)
    plot = ChartPlot(Rect(rect.x + named, rect.y, rect.w - named - 56, step * count), (0.0, 1.0), scale_of(heights))
    _stand(painter, plot, Rect(rect.x, rect.y, rect.w, step), start[0], heights[0])
    for row, item in enumerate(steps, start=1):
        place = Rect(rect.x, rect.y + row * step, rect.w, step)
        _named(painter, item.says, Rect(place.x, place.y, named - 12, step), False)
        _moved(painter, plot, (place.y, step), heights[row - 1], item.amount)
        _amount(painter, item.amount, (place.right, place.y + step / 2 - 9))
    for row, height in enumerate(heights):
        x, y = plot.across_up(height), rect.y + (row + 1) * step
        painter.line([(x, y - 4), (x, y + 4)], "lineStrong")
    _stand(painter, plot, Rect(rect.x, rect.y + (count - 1) * step, rect.w, step), end, heights[-1])


def _stand(painter: Painter, plot: ChartPlot, rect: Rect, says: str, value: float) -> None:
    """Draw where a waterfall starts or ends."""
    _named(painter, says, Rect(rect.x, rect.y, plot.rect.x - rect.x - 12, rect.h), True)
    painter.rect(Rect(plot.across_up(value) - 1.5, rect.y + 3, 3, rect.h - 6), "text")
    painter.text(f"{value:.1f}", (rect.right, rect.y + rect.h / 2 - 9), "small+600", "text", "right")


def _named(painter: Painter, says: str, rect: Rect, strong: bool) -> None:
    """Write a row's name on one line, condensed or on two lines where it is long."""
    name = name_of_row(says, rect.w, strong)
    high = line_height(name.style) * len(name.lines)
    painter.lines(name.lines, (rect.x, rect.y + (rect.h - high) / 2), name.style, "text" if strong else "text2")


def name_of_row(says: str, room: float, strong: bool) -> Fitted:
    """Return a row's name on one line, or smaller on two."""
    fitted = fit(says, "small+600" if strong else "small", room, 1)
    return fitted if len(fitted.lines) == 1 else fit(says, "axis", room, 2)


def _moved(painter: Painter, plot: ChartPlot, row: tuple[float, float], start: float, amount: float) -> None:
    """Draw one part of a waterfall as a bar from where it starts: filled upwards, hollow downwards."""
    left, right = sorted((plot.across_up(start), plot.across_up(start + amount)))
    bar = Rect(left, row[0] + row[1] / 2 - 5, max(right - left, 1.5), 10)
    painter.rect(bar, "outHarden" if amount > 0 else "outHold")


def _amount(painter: Painter, amount: float, right: tuple[float, float]) -> None:
    """Write a signed amount with its triangle, ending at a place."""
    figure = f"{abs(amount):.1f}"
    wide = painter.text(figure, right, "small+600", "text", "right")
    if round(abs(amount), 1):
        painter.triangle((right[0] - wide - 10, right[1] + 9), 7, amount > 0, "text2")


@attrs.frozen
class ChartBar:
    """One row of bars: its name, a share of the scale, what is written at its end, and a tick for comparison."""

    says: str
    share: float
    text: str
    tick: float | None = None
    ink: str = "rope"


def bars(painter: Painter, rect: Rect, rows: Sequence[ChartBar], named: float = 0.42) -> None:
    """Draw rows of bars that share one scale."""
    step = rect.h / max(len(rows), 1)
    left, wide = rect.x + rect.w * named, rect.w * (1 - named) - 52
    for number, row in enumerate(rows):
        y = rect.y + number * step
        _named(painter, row.says, Rect(rect.x, y, rect.w * named - 10, step), False)
        painter.rect(Rect(left, y + step / 2 - 3, wide, 6), "raised2")
        painter.rect(Rect(left, y + step / 2 - 3, wide * min(max(row.share, 0.0), 1.0), 6), row.ink)
        if row.tick is not None:
            painter.rect(Rect(left + wide * row.tick - 1, y + step / 2 - 7, 2, 14), "text")
        painter.text(row.text, (rect.right, y + step / 2 - 9), "small+600", "text", "right")


HIGH, AIR = 17.0, 4.0


def free(plot: ChartPlot, value: float, wide: float, lines: Sequence[Pairs]) -> Rect:
    """Return the first place beside a rule that no line crosses, and else the first place of all."""
    y = plot.up(value)
    lefts = (plot.rect.x + AIR, plot.rect.right - AIR - wide)
    rooms = [Rect(x, top, wide, HIGH) for x in lefts for top in (y + 2, y - HIGH - 1)]
    return next((room for room in rooms if not any(crosses(plot, room, line) for line in lines)), rooms[0])


def crosses(plot: ChartPlot, room: Rect, line: Pairs) -> bool:
    """Return whether a line runs through a place, or within a hair of it."""
    if len(line) < 2:
        return False
    course = plot.course(line)
    across = np.arange(room.x - AIR, room.right + AIR, 2.0)
    there = across[(across >= course[0, 0]) & (across <= course[-1, 0])]
    heights = np.interp(there, course[:, 0], course[:, 1])
    return bool(np.any((heights > room.y - AIR) & (heights < room.bottom + AIR)))
