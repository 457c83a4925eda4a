"""The name of a dotted rule in a chart, written where no line of the chart runs through it."""

from collections.abc import Sequence

import numpy as np

from game.desktop.drawing.chart_drawings import ChartPlot, Pairs
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Rect
from game.desktop.toolkit.type import width

HIGH, AIR = 17.0, 4.0


def name_bound(painter: Painter, plot: ChartPlot, bound: tuple[float, str], lines: Sequence[Pairs]) -> None:
    """Write what a rule means under or over it, at whichever end is free.

    bound  where the rule lies, and its name
    lines  the series that the name must not lie on
    """
    value, says = bound
    room = free(plot, value, width(says, "axis"), lines)
    painter.text(says, (room.x, room.y), "axis", "text3")


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
