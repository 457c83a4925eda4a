"""Strips: one seat's score under every strategy, a dot with its interval on an axis that all seats share."""

from collections.abc import Sequence

import attrs
from markupsafe import Markup

from game.printed_numbers import plain
from game.studies.report.drawing import Axis, SvgPart, drawing, element, names_below, round_steps
from game.studies.report.labels import text_width

WIDTH, LINE, TOP, BOTTOM = 330, 26, 10, 26
LEFT, RIGHT, TICKS = 8, 290, 5
RADIUS = 4.5
# Beyond the outermost interval, in points.
ROOM = 1.0


@attrs.frozen
class ScoreRow:
    """One strategy's mean score with its interval; `is_best` draws it in the accent."""

    title: str
    mean: float
    low: float
    high: float
    is_best: bool


def reach(ends: tuple[float, float]) -> list[float]:
    """Return round steps that hold every interval."""
    return round_steps(max(0.0, ends[0] - ROOM), min(100.0, ends[1] + ROOM), TICKS)


def strip_axis(ends: tuple[float, float]) -> Markup:
    """Return the numbers of the axis."""
    steps = reach(ends)
    along = Axis(steps[0], steps[-1], LEFT, RIGHT)
    names = ((along.at(step), "middle", plain(step)) for step in steps)
    return element("svg", *names_below(names, 14), viewBox=f"0 0 {WIDTH} 18", class_="chart strip", aria_hidden="true")


def score_strip(label: SvgPart, rows: Sequence[ScoreRow], ends: tuple[float, float]) -> Markup:
    """Return the dots, each with its interval, its name and its number."""
    steps = reach(ends)
    along = Axis(steps[0], steps[-1], LEFT, RIGHT)
    height = TOP + 2 * LINE * len(rows) + 4
    grid = [element("line", x1=along.at(step), x2=along.at(step), y1=0, y2=height, class_="grid") for step in steps]
    row_marks = [mark for place, row in enumerate(rows) for mark in drawn(row, TOP + 2 * LINE * place, along)]
    return drawing(label, *grid, *row_marks, viewBox=f"0 0 {WIDTH} {height}", class_="chart strip")


def drawn(row: ScoreRow, top: float, along: Axis) -> list[Markup]:
    """Return one strategy's name, interval, dot and number."""
    middle, kind = top + LINE + 8, "best" if row.is_best else "other"
    number = plain(row.mean, 1)
    beside = along.at(row.high) + 8
    if beside + text_width(number) > WIDTH:
        beside = along.at(row.low) - 8 - text_width(number)
    return [
        element("text", row.title, x=LEFT, y=top + LINE / 2 + 2, class_="axis haloed"),
        element("line", x1=along.at(row.low), x2=along.at(row.high), y1=middle, y2=middle, class_="interval"),
        element("circle", cx=along.at(row.mean), cy=middle, r=RADIUS, class_=f"dot {kind}"),
        element("text", number, x=beside, y=middle + 4, class_="end small"),
    ]
