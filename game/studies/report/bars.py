"""Bars: how campaigns end under one strategy, and how closely a drawn figure goes with the result.

They are drawn in percent of the room there is, so that they stretch and their text does not.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate

import attrs
from markupsafe import Markup

from game.campaign.sentences import plain, signed
from game.forecast.intervals import Estimate
from game.studies.report.drawing import SvgPart, drawing, element, percent, round_steps
from game.studies.report.findings import OutcomeShare

HEIGHT, BASE = 30, 20
THIN, BETWEEN = 18, 24
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
    def over(cls, middle: float, estimates: Sequence[Estimate]) -> "OutcomeBar":
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


def influence_bar(label: SvgPart, lowest: Estimate, highest: Estimate, reach: OutcomeBar) -> Markup:
    """Return how the chance of fracture changes from where a figure is lowest to where it is highest."""
    ends = sorted(((lowest, "low"), (highest, "high")), key=lambda end: end[0].value)
    middle, sides = THIN / 2, (min(0.5, reach.at(ends[0][0].value)), max(0.5, reach.at(ends[1][0].value)))
    inside = (
        *(vertical(reach.at(reach.middle + step), "grid") for step in reach.steps),
        *(bar_to(reach.at(estimate.value)) for estimate, _ in ends),
        *(mark for estimate, _ in ends for mark in whisker(reach.at(estimate.low), reach.at(estimate.high), middle)),
        vertical(0.5, "zero"),
        word(min(sides[0], reach.at(ends[0][0].low)), ends[0][1], -1),
        word(max(sides[1], reach.at(ends[1][0].high)), ends[1][1], 1),
    )
    return drawing(label, *inside, width="100%", height=THIN, class_="influence")


def vertical(place: float, kind: str) -> Markup:
    """Return a line down the whole drawing, and on through the room between two drawings."""
    return element("line", x1=percent(place), x2=percent(place), y1=-BETWEEN, y2=THIN + BETWEEN, class_=kind)


def bar_to(place: float) -> Markup:
    """Return a bar from the middle to a place."""
    kind = "more" if place > 0.5 else "less"
    return element("rect", x=percent(min(place, 0.5)), width=percent(abs(place - 0.5)), height=THIN, class_=kind)


def word(place: float, text: str, side: int) -> Markup:
    """Return the word at the outer end of a bar."""
    anchor = "start" if side > 0 else "end"
    return element("text", text, x=percent(place), dx=7 * side, y=13, text_anchor=anchor, class_="axis haloed")


def whisker(low: float, high: float, middle: float) -> list[Markup]:
    """Return the mark of an interval: a light line under a dark one, so that it is seen on every bar."""
    ends = {"x1": percent(low), "x2": percent(high), "y1": middle, "y2": middle}
    return [element("line", class_=kind, **ends) for kind in ("halo", "whisker")]
