"""The right rail of the turn screen: the figure and where it goes, how it may end, and the seven domains."""

import math

from game.campaign.sentences import signed
from game.desktop.commands import Open, Set
from game.desktop.drawing import strips
from game.desktop.drawing.chart_drawings import ChartPart, adding_up
from game.desktop.drawing.turn_outlook import fan_widget, outcome_widgets
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.toolkit.type import width
from game.views.names import moved
from game.views.turn_view import Strand, TurnShown, Why

WIDE = 150.0
NARROW = 140.0


def because(says: str, causes: tuple[Why, ...], digits: int = 1) -> str:
    """Return a figure and the causes of its change, one a line, for whoever asks why."""
    told = [cause.says if cause.amount is None else f"{signed(cause.amount, digits)}  {cause.says}" for cause in causes]
    return "\n".join([says, *(line[:1].upper() + line[1:] for line in told)])


def rail_widgets(shown: TurnShown, looks: Looks, gauge: Rect, domains: Rect | None) -> tuple[Widget, ...]:
    """Return the gauge, the outcomes and the domains; without a rectangle for them the domains fold away."""
    compact = looks.compact
    column = NARROW if compact else WIDE
    top = 70.0 if compact else 100.0
    chart = Rect(gauge.x, gauge.y + top, gauge.w - column - 4, gauge.h - top - 24)
    folded = domains is None and looks.remembered("domains", False)
    beside = Rect(chart.right + 4, chart.y, column, chart.h)
    found = [hero(shown, Rect(gauge.x, gauge.y, gauge.w, top - 4))]
    if not folded:
        found += [fan_widget(shown, chart, compact), *outcome_widgets(shown, beside)]
    where = Rect(gauge.x, gauge.y + top, gauge.w, gauge.h - top) if folded else domains
    if where is not None:
        found += domain_widgets(shown, where)
    return tuple(found)


def hero(shown: TurnShown, rect: Rect) -> Widget:
    """Return the figure with its word and its change."""
    change = moved(shown.index - shown.change, shown.index)
    told = f"{signed(change, 1)} this quarter" if change else "steady this quarter"
    value = f"{round(shown.index)}, {shown.word}, {told}, {shown.heading}".rstrip(", ")
    causes = because("Why it moved, in points:" if shown.index_why else "Nothing has moved it yet.", added_up(shown))
    drawn = Draw(paint_hero, (shown.index, change, shown.word, shown.heading), shown.odds_state)
    return Widget(
        "gauge",
        "listitem",
        "Russia–Iran partnership, 0–100",
        rect,
        drawn,
        value=value,
        group="rail",
        tip=causes,
        description="What moved it",
        command=Open("brief"),
    )


def added_up(shown: TurnShown) -> tuple[Why, ...]:
    """Return why the index moved, rounded so that the parts as printed add up to its change as printed."""
    causes = [ChartPart(cause.says, cause.amount or 0.0) for cause in shown.index_why]
    return tuple(Why(one.says, one.amount) for one in adding_up(shown.index - shown.change, causes))


def paint_hero(
    painter: Painter, widget: Widget, mark: Mark, figures: tuple[float, float, str, str], status: str
) -> None:
    """Paint the figure, its word, its change, and where it is heading."""
    index, change, word, heading = figures
    rect, low = widget.rect, widget.rect.h < 90
    painter.text("Russia–Iran partnership", (rect.x, rect.y), "label", "text")
    painter.text("0–100", (rect.right, rect.y + 2), "caption", "text3", "right")
    style, top = ("display", rect.y + 19) if low else ("hero", rect.y + 19)
    wide = painter.text(str(round(index)), (rect.x, top), style, "text")
    x = rect.x + wide + (14 if low else 16)
    painter.text(word, (x, rect.y + (22 if low else 31)), "card" if low else "h2", "text")
    y = rect.y + (44 if low else 60)
    if round(change, 1):
        painter.triangle((x + 4, y + 9), 8, change > 0, "text")
        start = x + 13
        start += painter.text(f"{abs(change):.1f} this quarter", (start, y), "small", "text2")
    else:
        start = x + painter.text("steady this quarter", (x, y), "small", "text2")
    if not heading:
        return
    if start + 10 + width(heading, "small") <= rect.right:
        painter.text(heading, (start + 10, y), "small", "text3")
    else:
        strips.named(
            painter,
            heading,
            Rect(
                x + width(word, "card" if low else "h2") + 12,
                rect.y + (22 if low else 36),
                rect.right - x - width(word, "card" if low else "h2") - 12,
                20,
            ),
            "small",
            "text3",
        )


def domain_widgets(shown: TurnShown, rect: Rect) -> list[Widget]:
    """Return the seven domains, each drawn as its strand is."""
    step = rect.h / len(shown.strands)
    found = []
    for number, strand in enumerate(shown.strands):
        row = Rect(rect.x, rect.y + number * step, rect.w, step)
        drawn = Draw(paint_domain, strand, (strand.key == shown.changed_most, shown.frayed))
        error = f" {error_of(strand)}".rstrip()
        value = f"{round(strand.value)}{error}, {signed(strand.change, 0)} this quarter"
        causes = because(f"{strand.label} {round(strand.value)}{error} of 100. Why it moved:", strand.why)
        found.append(
            Widget(f"domain.{strand.key}", "listitem", strand.label, row, drawn, value=value, group="rail", tip=causes)
        )
    return found


def error_of(strand: Strand) -> str:
    """Return how far a strand's figure could be off as the seat knows it; "" where it is exact."""
    return f"±{max(round(1.96 * strand.error), 1)}" if strand.error else ""


def paint_domain(painter: Painter, widget: Widget, mark: Mark, strand: Strand, look: tuple[bool, float]) -> None:
    """Paint one domain: name, bar, figure and change; `look` is whether it changed most, and the bound of frayed."""
    (marked, frayed), rect = look, widget.rect
    y = rect.y + rect.h / 2 - 9
    named, bar = (
        math.floor(rect.w * (0.4 if rect.w > 340 else 0.45)),
        math.floor(rect.w * (0.39 if rect.w > 340 else 0.29)) - (22 if strand.error else 0),
    )
    ink = "text" if marked or mark.focused or mark.hovered else "text2"
    strips.named(painter, widget.name, Rect(rect.x, rect.y, named - 10, rect.h), "small", ink)
    strips.strand_bar(
        painter,
        Rect(rect.x + named, rect.y + rect.h / 2 - 3, bar, 6),
        (strand.value, strand.value - strand.change),
        frayed,
        "accent" if marked else "rope",
    )
    error = error_of(strand)
    off = 24 if error else 0
    painter.text(error, (rect.right - 40, y + 2), "axis", "text3", "right")
    painter.text(str(round(strand.value)), (rect.right - 42 - off, y), "small+600", "text", "right")
    strips.change(painter, strips.whole(abs(strand.change)), strand.change > 0, (rect.right, y))


def fold_key(looks: Looks) -> tuple[str, Set]:
    """Return the key that folds the domains out and in where there is no room for them."""
    return "d", Set("domains", not looks.remembered("domains", False))
