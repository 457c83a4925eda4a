"""Charts of how well forecasts did, and several small charts that share one scale."""

from collections.abc import Sequence

import attrs

from game.desktop.drawing import strips
from game.desktop.drawing.chart_drawings import DASH, ChartPlot, Series, draw_line, grid, keep
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Rect
from game.desktop.toolkit.typography import width


@attrs.frozen
class Reckoned:
    """One forecast beside what came.

    label     of which quarter it was
    low, high  bounds of four fifths of its futures; `inner` of half of them
    came      what then was the case
    """

    label: str
    low: float
    inner: tuple[float, float]
    high: float
    came: float

    @property
    def is_held(self) -> bool:
        """Return whether what came lay within four fifths of the futures."""
        return self.low <= self.came <= self.high


def calibration(painter: Painter, plot: ChartPlot, forecasts: Sequence[Reckoned]) -> None:
    """Draw each forecast as an interval, quarter by quarter, and a dot where things went; hollow where it missed.

    plot  its x runs from 0 to the number of forecasts; y holds the figure forecast
    """
    grid(painter, plot, (plot.y[0], sum(plot.y) / 2, plot.y[1]), labels=True)
    step = plot.rect.w / max(len(forecasts), 1)
    wide = min(step * 0.56, 18.0)
    last_end = plot.rect.x - 4
    for number, forecast in enumerate(forecasts):
        x = plot.across(number + 0.5)
        top, bottom = plot.up(forecast.high), plot.up(forecast.low)
        painter.rect(Rect(x - wide / 2, top, wide, max(bottom - top, 2)), "text/16")
        inner = (plot.up(forecast.inner[1]), plot.up(forecast.inner[0]))
        painter.rect(Rect(x - wide / 2, inner[0], wide, max(inner[1] - inner[0], 2)), "text/24")
        if forecast.is_held:
            painter.circle((x, plot.up(forecast.came)), 4, fill="text")
        else:
            painter.circle((x, plot.up(forecast.came)), 5, fill="panel", line="accent", width=1.8)
        half = width(forecast.label, "axis") / 2
        if x - half > last_end + 6 and x + half <= plot.rect.right + half:
            painter.text(forecast.label, (x, plot.rect.bottom + 6), "axis", "text3", "centre")
            last_end = x + half


def held_words(forecasts: Sequence[Reckoned]) -> str:
    """Return how many forecasts held, against how many should have, in words."""
    held = sum(forecast.is_held for forecast in forecasts)
    if not forecasts:
        return "No forecast has met its quarter yet."
    expected = f"about {round(0.8 * len(forecasts))} of {len(forecasts)} should"
    return f"{held} of {len(forecasts)} came out within four fifths of the futures; {expected}."


@attrs.frozen
class ReckoningPanel:
    """One of several small charts: its name, its line, another for comparison, and what is written at the end."""

    title: str
    pairs: tuple[tuple[float, float], ...]
    beside: tuple[tuple[float, float], ...] = ()
    text: str = ""
    marked: bool = False


def columns_of(rect: Rect, count: int, least: float = 150.0) -> int:
    """Return in how many columns panels are laid: as many as fit, evenly filled."""
    fits = max(min(int(rect.w / least), count), 1)
    rows = -(-count // fits)
    return -(-count // rows)


def multiples(
    painter: Painter, rect: Rect, panels: Sequence[ReckoningPanel], y: tuple[float, float] = (0.0, 100.0)
) -> None:
    """Draw small charts that share both scales; the marked one in the accent."""
    columns = columns_of(rect, len(panels))
    rows = -(-len(panels) // columns)
    wide, high = (rect.w - 18 * (columns - 1)) / columns, (rect.h - 14 * (rows - 1)) / rows
    every = [x for panel in panels for x, _ in (*panel.pairs, *panel.beside)]
    span = (min(every, default=0.0), max(every, default=1.0))
    for number, panel in enumerate(panels):
        box = Rect(rect.x + number % columns * (wide + 18), rect.y + number // columns * (high + 14), wide, high)
        _panel(painter, ChartPlot(Rect(box.x, box.y + 22, box.w, box.h - 24), span, y), box, panel)


def _panel(painter: Painter, plot: ChartPlot, box: Rect, panel: ReckoningPanel) -> None:
    """Draw one small chart."""
    end = panel.text or (str(round(panel.pairs[-1][1])) if panel.pairs else "")
    room = box.w - width(end, "small+600") - 8
    strips.named(painter, panel.title, Rect(box.x, box.y, room, 18), "small", "text" if panel.marked else "text2")
    painter.text(end, (box.right, box.y), "small+600", "text", "right")
    grid(painter, plot, (plot.y[0], plot.y[1]))
    ink = "accent" if panel.marked else "text"

    def draw(layer: Canvas) -> None:
        """Draw both lines and where the first ends."""
        if panel.beside:
            draw_line(layer, plot, Series(panel.beside, "text2", 1.6, DASH))
        draw_line(layer, plot, Series(panel.pairs, ink, 2.2))
        if panel.pairs:
            layer.circle((plot.across(panel.pairs[-1][0]), plot.up(panel.pairs[-1][1])), 3.2, ink)

    keep(painter, ("panel", panel, plot), plot.rect.inset(-5), draw)
