"""Bars: shares of endings, intervals, and what came of the ends of a figure's range.

They are drawn in percent of the room there is, so that they stretch and their text does not.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate

import attrs
from markupsafe import Markup

from game.printed_numbers import plain, signed
from game.statistics import Bounded
from game.studies.report.drawing import STRIP, SvgPart, drawing, element, percent, round_steps, strip, whisker
from game.studies.report.findings import OutcomeShare

HEIGHT, BASE = 30, 20
BETWEEN = 24
# Shares that a two-digit number fits into, on a phone and elsewhere.
SLIM, ROOMY = 0.028, 0.075
# The reach of the bars: a hundredth at least, about three marks to a side, and room for a word at the ends.
LEAST, STEPS, ROOM_FOR_WORDS = 0.01, 3, 1.25


def endings_bar(label: SvgPart, outcomes: Mapping[str, OutcomeShare]) -> Markup:
    """Return the shares of all endings as one bar, each with its per cent where there is room."""
    starts = list(accumulate((outcome.share for outcome in outcomes.values()), initial=0.0))
    segments = [
        segment(name, start, outcome.share) for (name, outcome), start in zip(outcomes.items(), starts, strict=False)
    ]
    edges = [
        element("line", x1=percent(start), x2=percent(start), y1=0, y2=HEIGHT, class_="edge")
        for start, outcome in zip(starts[1:-1], list(outcomes.values())[1:], strict=False)
        if start and outcome.share
    ]
    return drawing(label, *segments, *edges, width="100%", height=HEIGHT, class_="endings")


def segment(name: str, start: float, share: float) -> Markup:
    """Return one ending's part of a bar."""
    if not share:
        return Markup("")
    block = element("rect", x=percent(start), width=percent(share), height=HEIGHT, class_=f"fill-{name}")
    if share < SLIM:
        return block
    room = "number" if share >= ROOMY else "number slim"
    number = element("text", plain(100 * share), x=percent(start), dx=6, y=BASE, class_=f"on-{name} {room}")
    return block + number


@attrs.frozen
class OutcomeBar:
    """From where to where the chance of fracture is drawn, in shares: as far to both sides of what it is over all.

    middle  the chance over all worlds
    steps   round differences from it, in shares, that are marked
    """

    middle: float
    reach: float
    steps: tuple[float, ...]

    @classmethod
    def over(cls, middle: float, estimates: Sequence[Bounded]) -> "OutcomeBar":
        """Return the reach that holds these chances with their intervals, and a word beside them."""
        furthest = max(max(abs(estimate.low - middle), abs(estimate.high - middle)) for estimate in estimates)
        marked = round_steps(0, max(furthest, LEAST), STEPS)[1:]
        inside = tuple(step for step in marked if step <= furthest)
        return cls(middle, max(furthest, LEAST) * ROOM_FOR_WORDS, (*(-step for step in reversed(inside)), *inside))

    def at(self, share: float) -> float:
        """Return where a chance is drawn, 0–1."""
        return 0.5 + (share - self.middle) / (2 * self.reach)


def influence_axis(reach: OutcomeBar) -> Markup:
    """Return the numbers above the bars: the chance over all, and points more or less."""
    ticks = [(0.0, f"{plain(100 * reach.middle)} %"), *((step, signed(100 * step, 0)) for step in reach.steps)]
    texts = [
        element("text", tick_label, x=percent(reach.at(reach.middle + step)), y=11, text_anchor="middle", class_="axis")
        for step, tick_label in ticks
    ]
    return element("svg", *texts, width="100%", height=16, class_="influence", aria_hidden="true")


def influence_bar(label: SvgPart, lowest: Bounded, highest: Bounded, reach: OutcomeBar) -> Markup:
    """Return how the chance of fracture changes from where a figure is lowest to where it is highest."""
    ends = sorted(((lowest, "low"), (highest, "high")), key=lambda end: end[0].value)
    sides = (min(0.5, reach.at(ends[0][0].value)), max(0.5, reach.at(ends[1][0].value)))
    inside = (
        *(vertical(reach.at(reach.middle + step), "grid") for step in reach.steps),
        *(bar_to(reach.at(estimate.value)) for estimate, _ in ends),
        *(mark for estimate, _ in ends for mark in whisker(reach.at(estimate.low), reach.at(estimate.high))),
        vertical(0.5, "zero"),
        word(min(sides[0], reach.at(ends[0][0].low)), ends[0][1], -1),
        word(max(sides[1], reach.at(ends[1][0].high)), ends[1][1], 1),
    )
    return strip(label, *inside)


def vertical(place: float, kind: str) -> Markup:
    """Return a line down the whole drawing, and on through the room between two drawings."""
    return element("line", x1=percent(place), x2=percent(place), y1=-BETWEEN, y2=STRIP + BETWEEN, class_=kind)


def bar_to(place: float) -> Markup:
    """Return a bar from the middle to a place."""
    kind = "more" if place > 0.5 else "less"
    return element("rect", x=percent(min(place, 0.5)), width=percent(abs(place - 0.5)), height=STRIP, class_=kind)


def word(place: float, text: str, side: int) -> Markup:
    """Return the word at the outer end of a bar."""
    anchor = "start" if side > 0 else "end"
    return element("text", text, x=percent(place), dx=7 * side, y=13, text_anchor=anchor, class_="axis haloed")


@attrs.frozen
class Interval:
    """A middle with its ends; `kind` colours the dot."""

    middle: float
    low: float
    high: float
    kind: str = "supported"


def interval_bar(label: SvgPart, interval: Interval, reach: float) -> Markup:
    """Return an interval on an axis from −reach to reach, nought in the middle, as wide as there is room."""

    def at(value: float) -> str:
        """Return where a value is drawn."""
        return percent(min(1.0, max(0.0, 0.5 + value / (2 * reach))) if reach else 0.5)

    inside = (
        element("line", x1="50%", x2="50%", y1=0, y2=STRIP, class_="zero"),
        element("line", x1=at(interval.low), x2=at(interval.high), y1=STRIP / 2, y2=STRIP / 2, class_="whisker"),
        element("circle", cx=at(interval.middle), cy=STRIP / 2, r=5, class_=interval.kind),
    )
    return strip(label, *inside)


def share_bar(label: SvgPart, share: float, low: float, high: float) -> Markup:
    """Return a share, 0–1, as a bar with the mark of its interval."""
    bar = element("rect", x="0%", width=percent(min(1.0, max(0.0, share))), height=STRIP, class_="more")
    return strip(label, bar, *whisker(max(0.0, low), min(1.0, high)))
