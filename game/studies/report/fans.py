"""Lines with bands over time: a strategy's index over all campaigns, and a replayed record beside the coded one."""

import attrs
from markupsafe import Markup

from game.model.state.axes import Array
from game.printed_numbers import plain
from game.studies.report.drawing import Axis, SvgPart, drawing, element, level_lines, names_below, path, round_steps
from game.studies.report.findings import Finding, QuarterBand
from game.studies.report.wording import quarter_shown
from game.studies.study_words import study_word

WIDTH, HEIGHT = 330, 232
LEFT, RIGHT, TOP, BOTTOM = 32, 290, 14, 204
LEVELS = (0, 25, 50, 75, 100)
INDEX = Axis(0, 100, BOTTOM, TOP)
QUARTERS_A_YEAR = 4
COURSE_HEIGHT, COURSE_RIGHT, COURSE_TOP, COURSE_BASE, COURSE_TICKS = 200, 322, 12, 172, 4


def fan(label: SvgPart, finding: Finding, compared: Finding | None, opening: float) -> Markup:
    """Return the fan of a strategy: median, half and four fifths of the campaigns.

    compared  the strategy whose median is drawn beside it, if any
    opening   the index before the first quarter
    """
    rows = finding.index
    time = Axis(0, len(rows), LEFT, RIGHT)
    last = rows[-1]
    inside = (
        *level_lines(((INDEX.at(level), str(level), "grid") for level in LEVELS), LEFT, RIGHT),
        *dates(rows, time),
        element("path", d=band(rows, ("p10", "p90"), time, opening), class_="outer"),
        element("path", d=band(rows, ("p25", "p75"), time, opening), class_="inner"),
        line(compared.index, time, opening, "reference") if compared else Markup(""),
        line(rows, time, opening, "median"),
        element("text", plain(last.median), x=RIGHT + 7, y=INDEX.at(last.median) + 4, class_="end"),
    )
    return drawing(label, *inside, viewBox=f"0 0 {WIDTH} {HEIGHT}", class_="fan")


def dates(rows: tuple[QuarterBand, ...], time: Axis) -> list[Markup]:
    """Return the names of the first and the last quarter, and of a year between them where there is room."""
    names = [(time.start, "start", quarter_shown(rows[0].quarter))]
    if len(rows) > QUARTERS_A_YEAR * 2:
        years = [turn for turn, row in enumerate(rows) if row.quarter.endswith("Q1")]
        turn = min(years, key=lambda turn: abs(2 * turn - len(rows)))
        names.append((time.at(turn), "middle", rows[turn].quarter[:4]))
    if len(rows) > 1:
        names.append((time.end, "end", quarter_shown(rows[-1].quarter)))
    return names_below(names, BOTTOM + 22)


def band(rows: tuple[QuarterBand, ...], bounds: tuple[str, str], time: Axis, opening: float) -> str:
    """Return the shape between two quantiles, from the opening on."""
    low, high = ([getattr(row, name) for row in rows] for name in bounds)
    there = [(time.start, INDEX.at(opening)), *points(low, time)]
    return path(there + points(high, time)[::-1], closed=True)


def line(rows: tuple[QuarterBand, ...], time: Axis, opening: float, kind: str) -> Markup:
    """Return the line of the median, from the opening on."""
    places = [(time.start, INDEX.at(opening)), *points([row.median for row in rows], time)]
    return element("path", d=path(places), class_=kind)


def points(values: list[float], time: Axis) -> list[tuple[float, float]]:
    """Return where the values after each quarter are drawn."""
    return [(time.at(turn), INDEX.at(value)) for turn, value in enumerate(values, start=1)]


def fan_told(rows: tuple[QuarterBand, ...], opening: float) -> str:
    """Return in words what a fan shows."""
    last = rows[-1]
    quantiles = {name: plain(getattr(last, name)) for name in ("p10", "p25", "median", "p75", "p90")}
    return study_word("told", "fan", opening=plain(opening), quarter=quarter_shown(last.quarter), **quantiles)


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
    steps = round_steps(min(lows), max(tops), COURSE_TICKS)
    up, along = (
        Axis(steps[0], steps[-1], COURSE_BASE, COURSE_TOP),
        Axis(-0.5, len(recorded.names) - 0.5, LEFT, COURSE_RIGHT),
    )
    places = [along.at(place) for place in range(len(recorded.names))]
    high = [(x, up.at(float(y))) for x, y in zip(places, recorded.high, strict=True)]
    low = [(x, up.at(float(y))) for x, y in zip(places, recorded.low, strict=True)]
    middle = [(x, up.at(float(y))) for x, y in zip(places, recorded.middle, strict=True)]
    dots = [
        element("circle", cx=x, cy=up.at(float(y)), r=3.6, class_="coded")
        for x, y in zip(places, recorded.coded, strict=True)
        if y
    ]
    grid = [(up.at(step), f"{step:g}".replace("-", "−"), "grid" if step else "zero") for step in steps]
    names = [(LEFT, "start", recorded.names[0]), (COURSE_RIGHT, "end", recorded.names[-1])][: len(recorded.names)]
    inside = (
        *level_lines(grid, LEFT, COURSE_RIGHT),
        element("path", d=path([*high, *reversed(low)], closed=True), class_="outer"),
        element("path", d=path(middle), class_="median"),
        *dots,
        *names_below(names, COURSE_BASE + 20),
    )
    return drawing(label, *inside, viewBox=f"0 0 {WIDTH} {COURSE_HEIGHT}", class_="chart fan")
