"""Drawings of exploration: a map of two levers with its contour, and a frontier."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from markupsafe import Markup

from game.studies.evidence.parameter_space import Lever
from game.studies.evidence.portfolios import Portfolio
from game.studies.evidence.tipping import Map
from game.studies.report.drawing import Axis, SvgPart, drawing, element, level_lines, names_below, round_steps

SIZE, LEFT, TOP, SIDE = (760, 470), 64, 12, 400
WIDE, HIGH = 720, 400
# Letters on a line beside the map.
LINE = 36
FAINTEST, SPAN = 0.06, 0.86


def heat(label: SvgPart, chart: Map) -> Markup:
    """Return the map: the darker, the likelier; a line where it crosses the level."""
    steps = len(chart.xs)
    cell = SIDE / steps
    low, high = float(chart.chance.min()), float(chart.chance.max())
    span = (high - low) or 1.0
    cells = [
        element(
            "rect",
            x=LEFT + x * cell,
            y=TOP + (steps - 1 - y) * cell,
            width=cell + 0.5,
            height=cell + 0.5,
            class_="cell",
            fill_opacity=round(FAINTEST + SPAN * float((chart.chance[y, x] - low) / span), 3),
        )
        for y in range(steps)
        for x in range(steps)
    ]

    def at(point: tuple[float, float]) -> tuple[float, float]:
        """Return where a point of the grid is drawn: in the middle of its cell."""
        return LEFT + (point[0] + 0.5) * cell, TOP + (steps - 0.5 - point[1]) * cell

    lines = [
        element("line", x1=at(a)[0], y1=at(a)[1], x2=at(b)[0], y2=at(b)[1], class_="contour") for a, b in chart.contour
    ]
    return drawing(
        label, *cells, *lines, *axes(chart), *legend(chart), viewBox=f"0 0 {SIZE[0]} {SIZE[1]}", class_="chart"
    )


def axes(chart: Map) -> tuple[Markup, ...]:
    """Return the names of both levers and the ends of their axes."""
    bottom, right = TOP + SIDE, LEFT + SIDE
    return (
        element("text", at_end(chart.across, 0), x=LEFT, y=bottom + 20, class_="axis"),
        element("text", at_end(chart.across, 1), x=right, y=bottom + 20, text_anchor="end", class_="axis"),
        element("text", chart.across.says, x=LEFT + SIDE / 2, y=bottom + 44, text_anchor="middle", class_="axis"),
        element("text", at_end(chart.up, 1), x=LEFT - 8, y=TOP + 12, text_anchor="end", class_="axis"),
        element("text", at_end(chart.up, 0), x=LEFT - 8, y=bottom, text_anchor="end", class_="axis"),
    )


def at_end(lever: Lever, end: int) -> str:
    """Return where an axis begins or ends: an order's in per cent of the quarters, a figure's as it is."""
    value = (lever.low, lever.high)[end]
    return f"{100 * value:g} %" if lever.kind == "order" else f"{value:g}"


def legend(chart: Map) -> Iterator[Markup]:
    """Yield what stands beside a map, line by line."""
    y = TOP + 14
    for line in wrap(f"Upwards: {chart.up.says}. The darker, the more.", LINE):
        yield element("text", line, x=LEFT + SIDE + 20, y=y, class_="axis")
        y += 20


def run_of(chart: Map) -> str:
    """Return from where to where a map runs, how sure that is, and where it crosses its level."""
    written = as_share if chart.is_share else as_number
    least, most = written(float(chart.chance.min())), written(float(chart.chance.max()))
    crossed = f"the line is {written(chart.level)}" if chart.contour else f"it crosses {written(chart.level)} nowhere"
    return f"It runs from {least} to {most}, each square ±{written(chart.error)}; {crossed}."


def as_share(value: float) -> str:
    """Return a share as readers read it."""
    return f"{100 * value:.0f} %"


def as_number(value: float) -> str:
    """Return a value as readers read it."""
    return f"{value:.3g}"


def frontier_chart(label: SvgPart, portfolios: Sequence[Portfolio]) -> Markup:
    """Return portfolios by cost and fracture; the larger the dot, the more escalation; filled where none beats them."""
    costs = round_steps(0, max(1.0, *(portfolio.cost for portfolio in portfolios)), 6)
    rises = round_steps(0, max(0.1, *(portfolio.fracture for portfolio in portfolios)), 5)
    across, up = Axis(costs[0], costs[-1], LEFT, WIDE), Axis(rises[0], rises[-1], HIGH, TOP)
    grid = level_lines(((up.at(step), f"{100 * step:.0f} %", "grid") for step in rises), LEFT, WIDE)
    grid += names_below(((across.at(step), "middle", f"{step:g}") for step in costs), HIGH + 20)
    dots = [
        element(
            "circle",
            cx=across.at(portfolio.cost),
            cy=up.at(portfolio.fracture),
            r=3 + 2 * portfolio.escalation,
            class_=kind,
        )
        for kind, wanted in (("open", False), ("coded", True))
        for portfolio in portfolios
        if portfolio.best is wanted
    ]
    name = element("text", "political capital a quarter", x=WIDE, y=HIGH + 42, text_anchor="end", class_="axis")
    return drawing(label, *grid, *dots, name, viewBox=f"0 0 {SIZE[0]} {HIGH + 60}", class_="chart")
