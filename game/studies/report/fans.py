"""Fans: where the partnership index goes under one strategy, over all campaigns."""

from markupsafe import Markup

from game.campaign.sentences import plain
from game.studies.report.drawing import Axis, SvgPart, drawing, element, path
from game.studies.report.findings import Finding, QuarterBand
from game.studies.report.wording import quarter_shown

WIDTH, HEIGHT = 330, 232
LEFT, RIGHT, TOP, BOTTOM = 32, 290, 14, 204
LEVELS = (0, 25, 50, 75, 100)
INDEX = Axis(0, 100, BOTTOM, TOP)
QUARTERS_A_YEAR = 4


def fan(label: SvgPart, finding: Finding, compared: Finding | None, opening: float) -> Markup:
    """Return the fan of a strategy: median, half and four fifths of the campaigns.

    compared  the strategy whose median is drawn beside it, if any
    opening   the index before the first quarter
    """
    rows = finding.index
    time = Axis(0, len(rows), LEFT, RIGHT)
    last = rows[-1]
    inside = (
        *levels(),
        *dates(rows, time),
        element("path", d=band(rows, ("p10", "p90"), time, opening), class_="outer"),
        element("path", d=band(rows, ("p25", "p75"), time, opening), class_="inner"),
        line(compared.index, time, opening, "reference") if compared else Markup(""),
        line(rows, time, opening, "median"),
        element("text", plain(last.median), x=RIGHT + 7, y=INDEX.at(last.median) + 4, class_="end"),
    )
    return drawing(label, *inside, viewBox=f"0 0 {WIDTH} {HEIGHT}", class_="fan")


def levels() -> list[Markup]:
    """Return the lines and numbers of the index."""
    return [
        mark
        for level in LEVELS
        for mark in (
            element("line", x1=LEFT, x2=RIGHT, y1=INDEX.at(level), y2=INDEX.at(level), class_="grid"),
            element("text", str(level), x=LEFT - 7, y=INDEX.at(level) + 4, text_anchor="end", class_="axis"),
        )
    ]


def dates(rows: tuple[QuarterBand, ...], time: Axis) -> list[Markup]:
    """Return the names of the first and the last quarter, and of a year between them where there is room."""
    base = BOTTOM + 22
    names = [(time.start, "start", quarter_shown(rows[0].quarter))]
    if len(rows) > QUARTERS_A_YEAR * 2:
        years = [turn for turn, row in enumerate(rows) if row.quarter.endswith("Q1")]
        turn = min(years, key=lambda turn: abs(2 * turn - len(rows)))
        names.append((time.at(turn), "middle", rows[turn].quarter[:4]))
    if len(rows) > 1:
        names.append((time.end, "end", quarter_shown(rows[-1].quarter)))
    return [element("text", name, x=x, y=base, text_anchor=anchor, class_="axis") for x, anchor, name in names]


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
    return (
        f"The median goes from {plain(opening)} to {plain(last.median)} in {quarter_shown(last.quarter)}. Half of the "
        f"campaigns end between {plain(last.p25)} and {plain(last.p75)}, four fifths between {plain(last.p10)} and "
        f"{plain(last.p90)}."
    )
