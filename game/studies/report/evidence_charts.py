"""Charts of evidence: a line with its band against coded dots, intervals on a common axis, and maps of two levers."""

from collections.abc import Sequence

import attrs
from markupsafe import Markup

from game.model.state.axes import Array
from game.studies.report.drawing import Axis, SvgPart, drawing, element, path, percent, round_steps

WIDTH, HEIGHT = 330, 200
LEFT, RIGHT, TOP, BOTTOM = 34, 322, 12, 172
TICKS, THIN = 4, 18


@attrs.frozen(eq=False)
class RecordedCourse:
    """A line with its band, and dots beside it, one a quarter.

    names  of the quarters
    """

    names: tuple[str, ...]
    middle: Array
    low: Array
    high: Array
    coded: Array


def course(label: SvgPart, recorded: RecordedCourse) -> Markup:
    """Return a line with its band, and what was coded as dots where it is not nought."""
    tops = [float(row.max()) for row in (recorded.high, recorded.coded)] + [1.0]
    lows = [float(row.min()) for row in (recorded.low, recorded.coded)] + [-1.0]
    steps = round_steps(min(lows), max(tops), TICKS)
    up, along = Axis(steps[0], steps[-1], BOTTOM, TOP), Axis(-0.5, len(recorded.names) - 0.5, LEFT, RIGHT)
    places = [along.at(place) for place in range(len(recorded.names))]
    high = [(x, up.at(float(y))) for x, y in zip(places, recorded.high, strict=True)]
    low = [(x, up.at(float(y))) for x, y in zip(places, recorded.low, strict=True)]
    middle = [(x, up.at(float(y))) for x, y in zip(places, recorded.middle, strict=True)]
    dots = [
        element("circle", cx=x, cy=up.at(float(y)), r=3.6, class_="coded")
        for x, y in zip(places, recorded.coded, strict=True)
        if y
    ]
    inside = (
        *(mark for step in steps for mark in level(up.at(step), f"{step:g}".replace("-", "−"), step == 0)),
        element("path", d=path([*high, *reversed(low)], closed=True), class_="outer"),
        element("path", d=path(middle), class_="median"),
        *dots,
        *ends(recorded.names),
    )
    return drawing(label, *inside, viewBox=f"0 0 {WIDTH} {HEIGHT}", class_="chart fan")


def level(y: float, name: str, zero: bool) -> tuple[Markup, Markup]:
    """Return a line across a chart with its number."""
    line = element("line", x1=LEFT, x2=RIGHT, y1=y, y2=y, class_="zero" if zero else "grid")
    return line, element("text", name, x=LEFT - 7, y=y + 4, text_anchor="end", class_="axis")


def ends(names: Sequence[str]) -> list[Markup]:
    """Return the names of the first and the last quarter below a chart."""
    first = element("text", names[0], x=LEFT, y=BOTTOM + 20, text_anchor="start", class_="axis")
    if len(names) == 1:
        return [first]
    return [first, element("text", names[-1], x=RIGHT, y=BOTTOM + 20, text_anchor="end", class_="axis")]


@attrs.frozen
class Interval:
    """A middle with its ends; `kind` colours the dot."""

    middle: float
    low: float
    high: float
    kind: str = "supported"


def interval_bar(label: SvgPart, interval: Interval, reach: float) -> Markup:
    """Return an interval on an axis from −far to far, nought in the middle, as wide as there is room."""

    def at(value: float) -> str:
        """Return where a value is drawn."""
        return percent(min(1.0, max(0.0, 0.5 + value / (2 * reach))) if reach else 0.5)

    inside = (
        element("line", x1="50%", x2="50%", y1=0, y2=THIN, class_="zero"),
        element("line", x1=at(interval.low), x2=at(interval.high), y1=THIN / 2, y2=THIN / 2, class_="whisker"),
        element("circle", cx=at(interval.middle), cy=THIN / 2, r=5, class_=interval.kind),
    )
    return drawing(label, *inside, width="100%", height=THIN, class_="influence")


def share_bar(label: SvgPart, share: float, low: float, high: float) -> Markup:
    """Return a share, 0–1, as a bar with the mark of its interval."""
    inside = (
        element("rect", x="0%", width=percent(min(1.0, max(0.0, share))), height=THIN, class_="more"),
        element("line", x1=percent(max(0.0, low)), x2=percent(min(1.0, high)), y1=THIN / 2, y2=THIN / 2, class_="halo"),
        element(
            "line", x1=percent(max(0.0, low)), x2=percent(min(1.0, high)), y1=THIN / 2, y2=THIN / 2, class_="whisker"
        ),
    )
    return drawing(label, *inside, width="100%", height=THIN, class_="influence")
