"""What staff expect of an opened card: the odds, the fan with and without it, how it ends, and what else it moves."""

import attrs

from game.desktop.drawing import chart_drawings as charts
from game.desktop.drawing import strips
from game.desktop.drawing.chart_drawings import ChartPlot, Series, name_bound
from game.desktop.drawing.turn_rail import NEGLIGIBLE, OUTCOMES
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.toolkit.typography import width
from game.forecast.intervals import Estimate
from game.printed_numbers import plain
from game.views.card_view import FanView, OddsView, OpenCardView, SideEffect
from game.views.estimates import in_words
from game.views.names import with_unit
from game.views.turn_view import FAILED, RUNNING, STALE

ENDS = 108.0  # what the names of both medians take beside the chart


def estimate_widgets(view: OpenCardView, looks: Looks, area: Rect) -> tuple[Widget, ...]:
    """Return the right half: headline, chart, and two tables."""
    odds = view.card.odds
    spoken = bool(looks.preferences.odds_words)
    head = Widget(
        "estimate",
        "status",
        "Staff estimate",
        Rect(area.x, area.y, area.w - 34, 66),
        Draw(paint_headline, odds, (view.ends, view.words_only, spoken)),
        value=estimate_words(view, spoken),
    )
    if view.words_only:
        return head, so_far(view, area)
    if view.fan_without is None:
        return (head,)
    rows = table_rows(view)
    tall = 24 + ROW * max(len(rows), len(view.side_effects)) * (0.86 if looks.compact else 1)
    chart = Rect(area.x + 30, area.y + 78, area.w - 30 - ENDS, max(area.h - 78 - tall - 62, 90))
    y = chart.bottom + 26
    fan = Widget(
        "fan", "image", "The index with and without the card", chart, drawn(view), bleed=90, value=fan_told(view)
    )
    note = Widget("note", "label", futures_note(view), Rect(area.x, y, area.w, 16), Draw(paint_note))
    table = Rect(area.x, y + 30, area.w, area.bottom - y - 30)
    wide = (area.w - 42) / 2
    ends = outcome_table(view, rows, Rect(table.x, table.y, wide if view.side_effects else area.w * 0.6, table.h))
    beside = effect_table(view.side_effects, Rect(table.x + wide + 42, table.y, wide, table.h))
    return (head, fan, note, *ends, *beside)


def drawn(view: OpenCardView) -> Draw:
    """Return how the chart is drawn: history, and both fans where there are any."""
    first = charts.first_quarter(view.quarter, min(view.turn, view.quarters - 1))
    fans = (None, None) if view.words_only else (view.fan_without, view.fan_with)
    return Draw(paint_chart, (*fans, view.history), ((first, view.ends), view.quarters, view.frayed))


def so_far(view: OpenCardView, area: Rect) -> Widget:
    """Return the index so far, where staff say nothing in figures of what may come."""
    chart = Rect(area.x + 30, area.y + 112, area.w - 60, max(min(area.h - 112 - 90, 320), 90))
    value = f"{round(view.history[0])} at the opening, {round(view.history[-1])} now"
    return Widget("fan", "image", "The index so far", chart, drawn(view), bleed=90, value=value)


def estimate_words(view: OpenCardView, spoken: bool) -> str:
    """Return the estimate in words; `spoken` says the chance in words too."""
    odds = view.card.odds
    if odds is None:
        return "Estimating" if not view.words_only else "No estimate in Crisis difficulty"
    if view.words_only:
        return odds.says
    words = f", {in_words(odds.share.value)}" if spoken else ""
    share, base = strips.share_told(odds.share), round(100 * odds.base.value)
    return f"{share} chance of fracture{words}, was {base} %, from {odds.futures:,} futures"


def paint_headline(
    painter: Painter, widget: Widget, mark: Mark, odds: OddsView | None, how: tuple[str, bool, bool]
) -> None:
    """Paint the estimate: its figure with error, or the words that are given instead."""
    ends, words, spoken = how
    rect = widget.rect
    painter.text("Staff estimate", (rect.x, rect.y), "small+600", "text")
    if odds is None or words:
        title = "No estimate in figures" if words else "Estimating…"
        painter.text(title, (rect.x, rect.y + 22), "h2", "text")
        if words and odds:
            painter.text(f"The staff give a direction only: {odds.says}.", (rect.x, rect.y + 52), "body", "text2")
        return
    big = "estimate" if rect.w > 480 else "display"
    wide = painter.text(f"{round(100 * odds.share.value)} %", (rect.x, rect.y + 17), big, "text")
    style = "h2" if rect.w > 480 else "card"
    wide += 6 + painter.text(f"±{strips.half(odds.share)}", (rect.x + wide + 6, rect.y + 39), "body", "text2")
    painter.text(f"chance of fracture by {ends}", (rect.x + wide + 14, rect.y + 34), style, "text")
    said = beside(odds)
    if spoken:
        said = f"{in_words(odds.share.value)}, {said.split(', from')[0]}"
    painter.text(said, (rect.right - 6, rect.y), "small", "text2", "right")


def beside(odds: OddsView) -> str:
    """Return what stands beside an estimate: what it was, whether that is clear, and on how many futures it rests."""
    if odds.status in (STALE, FAILED):
        return "from last quarter"
    if odds.status == RUNNING and odds.futures < odds.of:
        return f"from {odds.futures:,} of {odds.of:,} futures"
    change = "" if odds.change.is_clear else ", no clear change"
    return f"was {round(100 * odds.base.value)} %{change}, from {odds.futures:,} futures"


def paint_chart(
    painter: Painter,
    widget: Widget,
    mark: Mark,
    needs: tuple[FanView | None, FanView | None, tuple[float, ...]],
    when: tuple[tuple[str, str], int, float],
) -> None:
    """Paint history, and the fan with the card over the one without."""
    without, with_card, history = needs
    (first, ends), quarters, frayed = when
    top = 60.0 if max([*history, *(item.p90 for item in (without.spreads if without else ()))]) < 57 else 100.0
    plot = ChartPlot(widget.rect, (0.0, float(quarters)), (0.0, top))
    charts.grid(painter, plot, [top * share for share in (0, 0.25, 0.5, 0.75, 1)], labels=True)

    def draw(layer: Canvas) -> None:
        """Draw the bound of frayed, both fans, both medians, and the history."""
        charts.draw_line(layer, plot, Series(((0.0, frayed), (float(quarters), frayed)), "text3", 1.2, charts.DOTS))
        if with_card:
            charts.draw_fan(layer, plot, with_card.spreads, "accent", (16, 22))
            charts.draw_line(layer, plot, Series(charts.part(with_card.spreads, "median"), "accent", 2.6))
        if without:
            for edge in ("p10", "p90"):
                charts.draw_line(layer, plot, Series(charts.part(without.spreads, edge), "text2", 1.3, charts.DOTS))
            charts.draw_line(layer, plot, Series(charts.part(without.spreads, "median"), "text", 2.0, charts.DASH))
        charts.draw_line(layer, plot, Series(pairs_of(history), "text", 2.6))
        layer.circle((plot.across(len(history) - 1), plot.up(history[-1])), 5, "text", "panel", 1.2)

    charts.keep(painter, ("opened", needs, when), widget.rect.inset(-6), draw)
    fans = [charts.part(fan.spreads, edge) for fan in (without, with_card) if fan for edge in ("p10", "median", "p90")]
    name_bound(painter, plot, (frayed, "frayed below"), (pairs_of(history), *fans))
    if without:
        label_ends(painter, plot, without, with_card)
    years = (
        [(0.0, first)] + ([(float(len(history) - 1), "now")] if len(history) > 3 else []) + [(float(quarters), ends)]
    )
    charts.along(painter, plot, years)


def pairs_of(history: tuple[float, ...]) -> charts.Pairs:
    """Return the index so far as points over the quarters."""
    return tuple((float(turn), value) for turn, value in enumerate(history))


def label_ends(painter: Painter, plot: ChartPlot, without: FanView, with_card: FanView | None) -> None:
    """Name both medians where they end, apart from one another."""
    y = plot.up(without.spreads[-1].median) - 9
    other = plot.up(with_card.spreads[-1].median) - 9 if with_card else y
    if with_card and abs(other - y) < 17:
        middle, way = (y + other) / 2, 1 if y > other else -1
        y, other = middle + 8.5 * way, middle - 8.5 * way
    x = plot.rect.right + 8
    painter.text(f"without {strips.median_told(without)}", (x, y), "small+500", "text2")
    if with_card:
        painter.text(f"with {strips.median_told(with_card)}", (x, other), "small+600", "accentText")


def fan_told(view: OpenCardView) -> str:
    """Return both medians at the end, in words."""
    without = f"without it the median ends at {strips.median_told(view.fan_without)}" if view.fan_without else ""
    with_it = f"with it at {strips.median_told(view.fan_with)}" if view.fan_with else ""
    return ", ".join(filter(None, (without, with_it)))


def futures_note(view: OpenCardView) -> str:
    """Return what the chart shows."""
    fan = view.fan_with or view.fan_without
    many = fan.futures if fan else 0
    return f"Shaded: half, then four fifths, of {many:,} futures. Dotted: the same range without the card."


def paint_note(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Write the note under the chart."""
    rect = widget.rect
    said = (
        widget.name
        if width(widget.name, "caption") <= rect.w
        else widget.name.replace("Dotted: the same range without the card.", "Dotted: without it.")
    )
    painter.text(said, (rect.x, rect.y), "caption", "text2")
    painter.rect(Rect(rect.x, rect.bottom + 6, rect.w, 1), "line")


ROW = 25.0
BOTH = 236.0  # in a narrower row what holds without the card is left to the change
ERROR = 28.0  # what an error takes beside its figure


Row = tuple[str, str, Estimate, Estimate]


def table_rows(view: OpenCardView) -> list[Row]:
    """Return for each way it may end: key, name, share without and with the card."""
    without = dict(view.fan_without.outcomes) if view.fan_without else {}
    with_it = dict(view.fan_with.outcomes) if view.fan_with else without
    rows = [(key, title, without[key], with_it[key]) for key, title, _ in reversed(OUTCOMES)]
    ordered = [row for row in rows if row[0] != "catastrophe"] + [row for row in rows if row[0] == "catastrophe"]
    return [row for row in ordered if row[0] != "catastrophe" or highest(row) >= NEGLIGIBLE]


def highest(row: Row) -> float:
    """Return the larger of both shares."""
    return max(row[2].value, row[3].value)


def outcome_table(view: OpenCardView, rows: list[Row], rect: Rect) -> list[Widget]:
    """Return how it ends, without and with the card."""
    step = min(ROW, (rect.h - 22) / max(len(rows), 1))
    most = 0.5 if max(map(highest, rows), default=0) <= 0.5 else 1.0
    widgets = [Widget("ends", "label", "How it ends", Rect(rect.x, rect.y, rect.w, 20), Draw(paint_heading))]
    for number, (key, title, before, after) in enumerate(rows):
        row = Rect(rect.x, rect.y + 22 + number * step, rect.w, step)
        value = f"{strips.share_told(before)} without, {strips.share_told(after)} with"
        drawn = Draw(paint_share, (before, after), most)
        widgets.append(Widget(f"ends.{key}", "listitem", title, row, drawn, value=value, group="ends", focusable=False))
    return widgets


def paint_heading(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Write the heading of a table."""
    painter.text(widget.name, (widget.rect.x, widget.rect.y), "small+600", "text")


def paint_share(painter: Painter, widget: Widget, mark: Mark, shares: tuple[Estimate, Estimate], most: float) -> None:
    """Paint one way it ends: tick without, dot with, both figures, the error, and the difference."""
    before, after = shares
    moved = round(100 * after.value) - round(100 * before.value)
    words = (f"{round(100 * share.value)} %" for share in shares)
    figures = (*words, str(abs(moved)), f"±{strips.half(after)}")
    paint_compared(painter, widget, figures, ((before.value / most, after.value / most), moved))


def paint_compared(
    painter: Painter, widget: Widget, figures: tuple[str, ...], places: tuple[tuple[float, float], float]
) -> None:
    """Paint a row: name, a short axis with tick and dot, both figures, the second's error, and the change."""
    rect, (shares, moved) = widget.rect, places
    y = rect.y + rect.h / 2
    right = rect.right
    strips.change(painter, figures[2], moved > 0, (right, y - 9))
    painter.text(figures[3], (right - 40 + 2, y - 7), "axis", "text2", "right")
    painter.text(figures[1], (right - 40 - ERROR, y - 9), "small+600", "text", "right")
    both = rect.w >= BOTH
    first = right - ERROR - 40 - max(width(figures[1], "small+600") + 10, 44)
    if both:
        painter.text(figures[0], (first, y - 9), "small", "text2", "right")
    named = width("Durable alliance", "small+cond") + 6
    axis = Rect(rect.x + named + 4, y, first - max(width(figures[0], "small") + 8, 42) - rect.x - named - 4, 1)
    fits = axis.w >= 24
    room = named if fits else rect.w - (126 if both else 82) - ERROR
    strips.named(painter, widget.name, Rect(rect.x, rect.y, room, rect.h), "small", "text")
    if not fits:
        return
    painter.rect(axis, "lineStrong")
    tick, dot = (axis.x + axis.w * min(max(share, 0.0), 1.0) for share in shares)
    painter.rect(Rect(min(tick, dot), y - 1, abs(dot - tick), 3), "accent")
    painter.rect(Rect(tick - 1, y - 7, 2, 15), "text")
    painter.circle((dot, y + 0.5), 5, fill="accent")


def effect_table(effects: tuple[SideEffect, ...], rect: Rect) -> list[Widget]:
    """Return what else the card moves next quarter."""
    if not effects:
        return []
    step = min(ROW, (rect.h - 22) / len(effects))
    widgets = [
        Widget("beside", "label", "Side effects next quarter", Rect(rect.x, rect.y, rect.w, 20), Draw(paint_heading))
    ]
    for number, effect in enumerate(effects):
        row = Rect(rect.x, rect.y + 22 + number * step, rect.w, step)
        error = plain(max(effect.error, 10.0**-effect.digits), effect.digits)
        value = f"{figure(effect, effect.before)} without, {figure(effect, effect.after)} ±{error} with"
        widgets.append(
            Widget(
                f"beside.{number}",
                "listitem",
                effect.label,
                row,
                Draw(paint_effect, effect),
                value=value,
                focusable=False,
            )
        )
    return widgets


def figure(effect: SideEffect, amount: float) -> str:
    """Return an amount with its unit."""
    said = plain(amount, effect.digits)
    return with_unit(said, effect.unit)


def paint_effect(painter: Painter, widget: Widget, mark: Mark, effect: SideEffect) -> None:
    """Paint one side effect; its axis spans four times the change."""
    moved = effect.after - effect.before
    span = max(abs(moved), effect.error, 10.0**-effect.digits) * 4
    places = (0.5, 0.5 + moved / span)
    clear = abs(moved) > effect.error and float(plain(abs(moved), effect.digits))
    short = attrs.evolve(effect, unit="" if effect.unit.startswith("of") else effect.unit)
    said = plain(abs(moved), effect.digits) if clear else ""
    error = f"±{plain(max(effect.error, 10.0**-effect.digits), effect.digits)}"
    figures = (figure(short, effect.before), figure(short, effect.after), said, error)
    paint_compared(painter, widget, figures, (places, moved))
