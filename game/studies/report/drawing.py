"""Drawings: SVG elements as marked-up text, axes, and the numbers along them."""

from collections.abc import Iterable
from math import ceil, floor, log10

import attrs
from markupsafe import Markup, escape

STEPS = (1.0, 2.0, 5.0, 10.0)
DIGITS = 2
# Height of a row of bars, in pixels.
STRIP = 18


def element(name: str, *inside: str, **attributes: object) -> Markup:
    """Return an element with what is inside it, escaped unless it is marked up already.

    attributes  `class_` stands for class, `text_anchor` for text-anchor; those that are None are left out
    """
    written = Markup("").join(
        Markup(' {}="{}"').format(key.strip("_").replace("_", "-"), plainly(value))
        for key, value in attributes.items()
        if value is not None
    )
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), written, Markup("").join(escape(part) for part in inside))


def plainly(value: object) -> str:
    """Return an attribute's value; a number at two digits after the point."""
    return f"{round(value, DIGITS) + 0.0:g}" if isinstance(value, float) else str(value)


def percent(share: float) -> str:
    """Return a share as a length in percent of the drawing's width."""
    return f"{round(100 * share, DIGITS + 1) + 0.0:g}%"


@attrs.frozen
class SvgPart:
    """What a drawing says to those who do not see it.

    key  tells the drawing from all others on the page
    """

    key: str
    title: str
    text: str


def drawing(label: SvgPart, *inside: str, **attributes: object) -> Markup:
    """Return a drawing that tells its title and what it shows."""
    names = f"{label.key}-title {label.key}-text"
    title = element("title", label.title, id=f"{label.key}-title")
    text = element("desc", label.text, id=f"{label.key}-text")
    return element("svg", title, text, *inside, role="img", aria_labelledby=names, **attributes)


@attrs.frozen
class Axis:
    """Values from `low` to `high`, drawn between two places in pixels."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return where a value is drawn."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def round_step(span: float, most: int) -> float:
    """Return the smallest round step that goes into a span at most so many times."""
    least = span / most
    power = 10.0 ** floor(log10(least))
    return next(step * power for step in STEPS if step * power >= least * (1 - 1e-9))


def round_steps(low: float, high: float, most: int) -> list[float]:
    """Return round numbers, evenly spaced, the first at or below `low`, the last at or above `high`."""
    step = round_step(high - low, most)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(place * step, 9) for place in range(first, last + 1)]


def path(points: list[tuple[float, float]], closed: bool = False) -> str:
    """Return the shape of a line through points."""
    steps = " L".join(f"{plainly(x)} {plainly(y)}" for x, y in points)
    return f"M{steps}{'Z' if closed else ''}"


def level_lines(levels: Iterable[tuple[float, str, str]], left: float, right: float) -> list[Markup]:
    """Return lines across a chart, each with its name at the left.

    levels  height in pixels, name, and class of the line
    """
    return [
        mark
        for y, name, kind in levels
        for mark in (
            element("line", x1=left, x2=right, y1=y, y2=y, class_=kind),
            element("text", name, x=left - 8, y=y + 4, text_anchor="end", class_="axis"),
        )
    ]


def names_below(names: Iterable[tuple[float, str, str]], base: float) -> list[Markup]:
    """Return names below a chart: where each stands, by which end it is held (`text-anchor`), and what it says."""
    return [element("text", name, x=x, y=base, text_anchor=anchor, class_="axis") for x, anchor, name in names]


def strip(label: SvgPart, *inside: str) -> Markup:
    """Return a drawing of one row of bars, which stretches with the room there is while its text does not."""
    return drawing(label, *inside, width="100%", height=STRIP, class_="influence")


def whisker(low: float, high: float) -> list[Markup]:
    """Return the mark of an interval on a strip: a light line under a dark one, so that it is seen on every bar."""
    ends = {"x1": percent(low), "x2": percent(high), "y1": STRIP / 2, "y2": STRIP / 2}
    return [element("line", class_=kind, **ends) for kind in ("halo", "whisker")]
