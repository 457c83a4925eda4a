"""The trade-off: how often each strategy parts the two, against how often it ends in catastrophe."""

from collections.abc import Sequence

import attrs
from markupsafe import Markup

from game.printed_numbers import plain
from game.studies.report.drawing import Axis, SvgPart, drawing, element, level_lines, names_below, path, round_steps
from game.studies.report.findings import OutcomeShare
from game.studies.report.labels import Box, placed, text_width
from game.studies.study_words import study_word

LEFT, RIGHT, TOP, BOTTOM = 44, 20, 34, 58
RADIUS, THICK = 6, 1
# Beyond the intervals: a part of their span, a thousandth at least.
ROOM, LEAST = 0.08, 0.001


@attrs.frozen
class Point:
    """A strategy, with what it gains and what it risks.

    is_best  drawn in the accent, and larger
    """

    title: str
    fracture: OutcomeShare
    catastrophe: OutcomeShare
    is_best: bool


@attrs.frozen
class TradeoffPlot:
    """The room of the drawing: its size, and the axes in it."""

    width: int
    height: int
    across: Axis
    up: Axis

    def at(self, point: Point) -> tuple[float, float]:
        """Return where a strategy is drawn."""
        return self.across.at(point.catastrophe.share), self.up.at(point.fracture.share)


def tradeoff(label: SvgPart, points: Sequence[Point], size: tuple[int, int], seeks: int) -> Markup:
    """Return the drawing.

    size   in pixels
    seeks  1 where the side wants the two apart, −1 where it wants them together, 0 where it wants neither
    """
    width, height = size
    steps_across = steps([point.catastrophe for point in points], 8 if width > 2 * height else 6)
    steps_up = steps([point.fracture for point in points], 6)
    plot = TradeoffPlot(
        *size,
        Axis(steps_across[0], steps_across[-1], LEFT, width - RIGHT),
        Axis(steps_up[0], steps_up[-1], height - BOTTOM, TOP),
    )
    best = frontier(points, seeks)
    inside = (
        *grid(plot, steps_across, steps_up),
        element("path", d=path([plot.at(point) for point in best]), class_="frontier") if len(best) > 1 else Markup(""),
        *(mark for point in points for mark in whiskers(point, plot)),
        *(dot(point, plot) for point in points),
        *names(points, plot),
    )
    return drawing(label, *inside, viewBox=f"0 0 {width} {height}", class_="tradeoff")


def steps(shares: Sequence[OutcomeShare], most: int) -> list[float]:
    """Return round shares that hold every interval, with a little room."""
    low, high = min(share.low for share in shares), max(share.high for share in shares)
    room = max(ROOM * (high - low), LEAST)
    return round_steps(max(0.0, low - room), min(1.0, high + room), most)


def grid(plot: TradeoffPlot, across: Sequence[float], up: Sequence[float]) -> list[Markup]:
    """Return lines and numbers, and what the axes mean."""
    left, right, base = plot.across.start, plot.across.end, plot.up.start
    lines = level_lines(((plot.up.at(y), per_cent(y, up), "grid") for y in up), left, right)
    shares = names_below(((plot.across.at(x), "middle", per_cent(x, across)) for x in across), base + 20)
    meant = element("text", study_word("told", "fracture_axis"), x=left, y=16, class_="meant")
    means = element("text", study_word("told", "war_axis"), x=right, y=base + 44, text_anchor="end", class_="meant")
    return [*lines, *shares, meant, means]


def per_cent(share: float, steps: Sequence[float]) -> str:
    """Return a share along an axis, with as many digits as the steps need."""
    whole = all(abs(100 * step - round(100 * step)) < 1e-6 for step in steps)
    return f"{plain(100 * share, 0 if whole else 1)} %"


def whiskers(point: Point, plot: TradeoffPlot) -> tuple[Markup, Markup]:
    """Return a strategy's two intervals."""
    x, y = plot.at(point)
    across, up = point.catastrophe, point.fracture
    return (
        element("line", x1=plot.across.at(across.low), x2=plot.across.at(across.high), y1=y, y2=y, class_="interval"),
        element("line", x1=x, x2=x, y1=plot.up.at(up.low), y2=plot.up.at(up.high), class_="interval"),
    )


def dot(point: Point, plot: TradeoffPlot) -> Markup:
    """Return a strategy's dot."""
    x, y = plot.at(point)
    return element("circle", cx=x, cy=y, r=RADIUS + point.is_best, class_="dot best" if point.is_best else "dot")


def names(points: Sequence[Point], plot: TradeoffPlot) -> list[Markup]:
    """Return the strategies' names beside their dots, none on another, with a line to the dot where one is far off."""
    dots = [plot.at(point) for point in points]
    frame = Box(plot.across.start, 20, plot.width, plot.up.start - 2)
    crosses = [box for point in points for box in crossed(point, plot)]
    labels = placed([text_width(point.title) for point in points], dots, crosses, frame)
    drawn = []
    for point, (x, y), place in zip(points, dots, labels, strict=True):
        if place.is_far:
            drawn.append(element("line", x1=x, y1=y, x2=place.touch[0], y2=place.touch[1], class_="leader"))
        kind = "name best" if point.is_best else "name"
        drawn.append(element("text", point.title, x=place.box.left, y=place.box.base, class_=kind))
    return drawn


def crossed(point: Point, plot: TradeoffPlot) -> tuple[Box, Box]:
    """Return the room that a strategy's two intervals take."""
    x, y = plot.at(point)
    across, up = point.catastrophe, point.fracture
    return (
        Box(plot.across.at(across.low), y - THICK, plot.across.at(across.high), y + THICK),
        Box(x - THICK, plot.up.at(up.high), x + THICK, plot.up.at(up.low)),
    )


def frontier(points: Sequence[Point], seeks: int) -> list[Point]:
    """Return the strategies that no other beats both in what the side seeks and in safety, the safest first."""
    best: list[Point] = []
    if not seeks:
        return best
    for point in sorted(points, key=lambda point: (point.catastrophe.share, -seeks * point.fracture.share)):
        if not best or seeks * point.fracture.share > seeks * best[-1].fracture.share:
            best.append(point)
    return best


def tradeoff_told(points: Sequence[Point]) -> str:
    """Return in words where the strategies stand."""
    return "; ".join(
        study_word(
            "told",
            "tradeoff",
            title=point.title,
            fracture=plain(100 * point.fracture.share, 1),
            war=plain(100 * point.catastrophe.share, 1),
        )
        for point in points
    )
