"""The right rail of the turn screen: the figure and where it goes, how it may end, and the seven domains."""

import math

from game.desktop.commands import Open, Set
from game.desktop.drawing import chart_drawings as charts
from game.desktop.drawing import strips
from game.desktop.drawing.chart_drawings import ChartPart, ChartPlot, Series, adding_up
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.toolkit.typography import width
from game.printed_numbers import signed
from game.views.card_view import FanView
from game.views.causes import Why
from game.views.names import moved
from game.views.turn_view import Strand, TurnView

WIDE = 150.0
NARROW = 140.0


def because(says: str, causes: tuple[Why, ...], digits: int = 1) -> str:
    """Return a figure and the causes of its change, one a line, for whoever asks why."""
    lines = [
        cause.says if cause.amount is None else f"{signed(cause.amount, digits)}  {cause.says}" for cause in causes
    ]
    return "\n".join([says, *(line[:1].upper() + line[1:] for line in lines)])


def rail_widgets(view: TurnView, looks: Looks, gauge: Rect, domains: Rect | None) -> tuple[Widget, ...]:
    """Return the gauge, the outcomes and the domains; without a rectangle for them the domains fold away."""
    compact = looks.compact
    column = NARROW if compact else WIDE
    top = 70.0 if compact else 100.0
    chart = Rect(gauge.x, gauge.y + top, gauge.w - column - 4, gauge.h - top - 24)
    folded = domains is None and looks.remembered("domains", False)
    beside = Rect(chart.right + 4, chart.y, column, chart.h)
    widgets = [hero(view, Rect(gauge.x, gauge.y, gauge.w, top - 4))]
    if not folded:
        widgets += [fan_widget(view, chart, compact), *outcome_widgets(view, beside)]
    where = Rect(gauge.x, gauge.y + top, gauge.w, gauge.h - top) if folded else domains
    if where is not None:
        widgets += domain_widgets(view, where)
    return tuple(widgets)


def hero(view: TurnView, rect: Rect) -> Widget:
    """Return the figure with its word and its change."""
    change = moved(view.index - view.change, view.index)
    words = f"{signed(change, 1)} this quarter" if change else "steady this quarter"
    value = f"{round(view.index)}, {view.word}, {words}, {view.heading}".rstrip(", ")
    causes = because("Why it moved, in points:" if view.index_why else "Nothing has moved it yet.", added_up(view))
    drawn = Draw(paint_hero, (view.index, change, view.word, view.heading), view.odds_state)
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


def added_up(view: TurnView) -> tuple[Why, ...]:
    """Return why the index moved, rounded so that the parts as printed add up to its change as printed."""
    causes = [ChartPart(cause.says, cause.amount or 0.0) for cause in view.index_why]
    return tuple(Why(item.says, item.amount) for item in adding_up(view.index - view.change, causes))


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


def domain_widgets(view: TurnView, rect: Rect) -> list[Widget]:
    """Return the seven domains, each drawn as its strand is."""
    step = rect.h / len(view.strands)
    widgets = []
    for number, strand in enumerate(view.strands):
        row = Rect(rect.x, rect.y + number * step, rect.w, step)
        drawn = Draw(paint_domain, strand, (strand.key == view.changed_most, view.frayed))
        error = f" {error_of(strand)}".rstrip()
        value = f"{round(strand.value)}{error}, {signed(strand.change, 0)} this quarter"
        causes = because(f"{strand.label} {round(strand.value)}{error} of 100. Why it moved:", strand.why)
        widgets.append(
            Widget(f"domain.{strand.key}", "listitem", strand.label, row, drawn, value=value, group="rail", tip=causes)
        )
    return widgets


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


OUTCOMES = (
    ("durable_alliance", "Durable alliance", "outHarden"),
    ("holds", "Holds", "outHold"),
    ("frayed", "Frays", "outFray"),
    ("fractured", "Fractured", "outFracture"),
    ("catastrophe", "Runaway war", "text"),
)
# A catastrophe rarer than this is not worth a row.
NEGLIGIBLE = 0.005
# Where the figures of the scale stand, beside the chart.
GUTTER = 20.0


def chart_top(view: TurnView) -> float:
    """Return where the scale of the index ends: 60, or 100 where something stands or may stand higher."""
    known = [fan for fan in fans(view) if fan]
    highest = max([*view.history, *(spread.p90 for fan in known for spread in fan.spreads)])
    return 60.0 if highest < 57 else 100.0


def fans(view: TurnView) -> tuple[FanView | None, FanView | None]:
    """Return the fans that may be shown: none where staff give words only."""
    return (None, None) if view.words_only else (view.fan, view.with_card)


def fan_widget(view: TurnView, rect: Rect, compact: bool) -> Widget:
    """Return the chart of the index: history, and what may come with today's orders and with the card looked at."""
    fan, with_card = fans(view)
    value = f"median {strips.median_told(fan)} at the end with orders so far" if fan else "no estimate in figures"
    if with_card:
        value += f", {strips.median_told(with_card)} with this card"
    ends = (charts.first_quarter(view.quarter, min(view.turn, view.quarters - 1))[:4], view.ends)
    needs = (view.history, view.quarters, chart_top(view), not compact)
    drawn = Draw(paint_fan, needs, (fan, with_card, ends, view.frayed))
    tip = "Shaded: half, then four fifths, of the futures. Dotted rule: below it the partnership counts as frayed."
    return Widget(
        "fan", "listitem", "The index so far and what may come", rect, drawn, value=value, group="rail", tip=tip
    )


def paint_fan(
    painter: Painter,
    widget: Widget,
    mark: Mark,
    needs: tuple[tuple[float, ...], int, float, bool],
    fans: tuple[FanView | None, FanView | None, tuple[str, str], float],
) -> None:
    """Paint the chart of the index."""
    history, quarters, top, legend = needs
    fan, with_card, ends, frayed = fans
    rect = widget.rect
    plot = ChartPlot(Rect(rect.x + GUTTER, rect.y, rect.w - GUTTER, rect.h), (0.0, float(quarters)), (0.0, top))
    charts.grid(painter, plot, (0.0, top / 2, top))
    for tick in (top / 2, top):
        painter.text(f"{tick:g}", (plot.rect.x - 5, plot.up(tick) - 8), "axis", "text3", "right")
    now = (float(len(history) - 1), history[-1])

    def draw(layer: Canvas) -> None:
        """Draw the frayed bound, the fan, both medians, the history and where it stands."""
        charts.draw_line(layer, plot, Series(((0.0, frayed), (float(quarters), frayed)), "text3", 1.2, charts.DOTS))
        if fan:
            charts.draw_fan(layer, plot, fan.spreads, "text", (8, 12))
            charts.draw_line(layer, plot, Series(charts.part(fan.spreads, "median"), "text2", 2.0, charts.DASH))
        if with_card:
            charts.draw_line(layer, plot, Series(charts.part(with_card.spreads, "median"), "accent", 2.2))
        charts.draw_line(
            layer, plot, Series(tuple((float(turn), value) for turn, value in enumerate(history)), "text", 2.6)
        )
        layer.circle((plot.across(now[0]), plot.up(now[1])), 5, "text", "panel", 1.2)

    charts.keep(painter, ("fan", needs, fans), widget.rect.inset(-6), draw)
    between = ((now[0], "now"),) if apart(plot, now[0], ends) else ()
    charts.along(painter, plot, ((0.0, ends[0]), *between, (float(quarters), ends[1])))
    if legend:
        _paint_legend(painter, widget.rect, with_card is not None, fan is not None)


def apart(plot: ChartPlot, now: float, ends: tuple[str, str]) -> bool:
    """Return whether there is room for the word of where it stands between both ends of the axis."""
    x, half = plot.across(now), width("now", "axis") / 2 + 8
    return plot.rect.x + width(ends[0], "axis") + half < x < plot.rect.right - width(ends[1], "axis") - half


def _paint_legend(painter: Painter, rect: Rect, with_card: bool, fan: bool) -> None:
    """Name the two lines, where they are drawn."""
    x, y = rect.x + 28, rect.y + 2
    if with_card:
        painter.rect(Rect(x, y + 7, 16, 2), "accent")
        x += 21 + painter.text("with this card", (x + 21, y), "axis", "text2") + 10
    if fan:
        for start in (0, 6, 12):
            painter.rect(Rect(x + start, y + 7, 4, 2), "text2")
        painter.text("orders so far", (x + 21, y), "axis", "text2")


def outcome_widgets(view: TurnView, rect: Rect) -> tuple[Widget, ...]:
    """Return a row for each way it may end; catastrophe only where it is not negligible."""
    fan = view.with_card or view.fan
    if fan is None or view.words_only:
        says = "Staff give no figures" if view.words_only else "Estimating…"
        return (Widget("outcomes", "status", "How it may end", rect, Draw(paint_no_outcomes, says), value=says),)
    outcomes, before = dict(fan.outcomes), dict(view.fan.outcomes) if view.fan else {}
    rows = [row for row in OUTCOMES if row[0] != "catastrophe" or outcomes[row[0]].value >= NEGLIGIBLE]
    step = min(rect.h / len(rows), 38.0)
    played = "played from what your staff know, with today's orders."
    if view.with_card:
        played = f"{played[:-1]} and this card. The tick is without the card."
    widgets = []
    for number, (key, title, ink) in enumerate(rows):
        share, earlier = outcomes[key], before.get(key, outcomes[key]).value
        drawn = Draw(paint_outcome, (share.value, share.low, share.high, earlier), ink)
        said = strips.share_told(share)
        widgets.append(
            Widget(
                f"outcome.{key}",
                "listitem",
                title,
                Rect(rect.x, rect.y + number * step, rect.w, step - 1),
                drawn,
                value=said,
                group="rail",
                tip=f"{title}: {said}, from {fan.futures:,} futures, {played}",
            )
        )
    return tuple(widgets)


def paint_no_outcomes(painter: Painter, widget: Widget, mark: Mark, says: str) -> None:
    """Say that there are no shares."""
    painter.wrapped(says, widget.rect.w - 12, (widget.rect.x + 12, widget.rect.y + 4), "small", "text2")


def paint_outcome(
    painter: Painter, widget: Widget, mark: Mark, figures: tuple[float, float, float, float], ink: str
) -> None:
    """Paint one way it may end: its colour, name, share, and a bar with its interval and the share without the card."""
    share, low, high, earlier = figures
    rect = widget.rect
    painter.rect(Rect(rect.x, rect.y, 4, rect.h), ink)
    left, wide, tight = rect.x + 12, rect.w - 12, rect.h < 27
    percent, error = f"{round(100 * share)} %", f"±{max(round(50 * (high - low)), 1)}"
    off = width(error, "axis") + 5
    room = wide - width(percent, "small+600") - off - 6
    short = widget.name.split()[-1].capitalize()
    strips.named(
        painter,
        widget.name if width(widget.name, "small+cond") <= room else short,
        Rect(left, rect.y - (2 if tight else 0), room, 18),
        "small",
        "text2" if not mark.hovered else "text",
    )
    painter.text(error, (rect.right, rect.y + (0 if tight else 2)), "axis", "text2", "right")
    painter.text(percent, (rect.right - off, rect.y - (2 if tight else 0)), "small+600", "text", "right")
    y, thick = (rect.y + 16, 4) if tight else (rect.y + 20, 6)
    painter.rect(Rect(left, y, wide, thick), "raised2")
    painter.rect(Rect(left, y, wide * share, thick), ink)
    painter.rect(Rect(left + wide * low, y + thick / 2 - 0.5, max(wide * (high - low), 1), 1), "text2")
    painter.rect(Rect(left + wide * earlier - 1, y - 2, 2, thick + 4), "text")
