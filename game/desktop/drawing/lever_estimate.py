"""What staff expect of an opened lever: its effects, the fan with and without it, how it ends, and what it touches."""

from game.desktop.drawing import chart_drawings as charts
from game.desktop.drawing import strips
from game.desktop.drawing.board_plan import OUTCOMES, ends_in
from game.desktop.drawing.chart_drawings import ChartPlot, Series
from game.desktop.drawing.move_face import in_words
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.toolkit.typography import clipped, width
from game.desktop.window_pages import FIGURES, OpenedLeverPage
from game.desktop.window_words import lettered, named, quarter_shown, words
from game.views.hand_rows import EffectView
from game.views.outlook_view import OutlookView
from game.views.shown_figures import Change, Estimated

ENDS = 96.0  # what the names of both medians take beside the chart
ROW = 24.0
Fans = tuple[OutlookView | None, OutlookView | None]


def effect_of(page: OpenedLeverPage) -> EffectView | None:
    """Return what staff expect of the lever."""
    lever = page.lever.move or page.lever.dial
    return None if lever is None else lever.effect


def estimate_widgets(page: OpenedLeverPage, looks: Looks, area: Rect) -> tuple[Widget, ...]:
    """Return the right half: the headline figures, the chart, and two tables."""
    effect, with_figures = effect_of(page), page.staff == FIGURES
    fans: Fans = (page.lever.outlook_without, page.lever.outlook_with) if with_figures else (None, None)
    head = Widget(
        "estimate",
        "status",
        words("lever", "estimate"),
        Rect(area.x, area.y, area.w - 34, 76),
        Draw(paint_headline, effect if with_figures or page.staff == "words" else None, page.staff),
        value=estimate_told(effect, page.staff),
    )
    rows = outcome_rows(fans)
    touched = effect.touched[:6] if effect is not None and with_figures else ()
    many = max(len(rows), len(touched))
    tall = (26 + ROW * many) if many else 0.0
    chart = Rect(area.x + 30, area.y + 88, area.w - 30 - ENDS, max(min(area.h - 88 - tall - 62, 330), 80))
    value = fan_told(fans)
    fan = Widget("fan", "image", words("lever", "chart"), chart, drawn(page, fans), bleed=96, value=value)
    y = chart.bottom + 26
    note = words("lever", "note") if any(fans) else words("lever", "so_far")
    said = Widget("note", "label", note, Rect(area.x, y, area.w, 16), Draw(paint_note))
    table = Rect(area.x, y + 30, area.w, area.bottom - y - 30)
    wide = (area.w - 42) / 2
    ends = outcome_table(rows, Rect(table.x, table.y, wide, table.h))
    beside = touched_table(effect, Rect(table.x + wide + 42, table.y, wide, table.h)) if touched else []
    return (head, fan, said, *ends, *beside)


def estimate_told(effect: EffectView | None, staff: str) -> str:
    """Return what staff expect, in words."""
    if effect is None:
        return words("staff", "none" if staff == "none" else "waits")
    if staff != FIGURES:
        return in_words(effect)
    score = words("told", "your_score_then", score=strips.change_told(effect.score)) if effect.score is not None else ""
    breaks, war = strips.change_told(effect.breaks), strips.change_told(effect.war)
    return words("told", "they_break_runaway_war_from", score=score, breaks=breaks, war=war, futures=effect.futures)


def paint_headline(painter: Painter, widget: Widget, mark: Mark, effect: EffectView | None, staff: str) -> None:
    """Paint the three figures that count, or the words that are given instead."""
    rect = widget.rect
    heading = clipped(widget.name, "small+600", rect.w)
    painter.lines(heading.lines, (rect.x, rect.y), heading.style, "text")
    if effect is None or staff != FIGURES:
        says = words("staff", "none" if staff == "none" else "waits") if effect is None else in_words(effect)
        painter.wrapped(f"{says[:1].upper()}{says[1:]}", rect.w, (rect.x, rect.y + 24), "h2", "text")
        return
    said = words("lever", "futures", futures=f"{effect.futures:,}", of=f"{effect.of:,}")
    if effect.futures >= effect.of:
        said = words("lever", "all_futures", futures=f"{effect.futures:,}")
    taken = width(heading.lines[0], heading.style)
    if taken + 16 + width(said, "caption") <= rect.w:
        painter.text(said, (rect.right, rect.y), "caption", "text3", "right")
    figures = [(lettered("they_break"), effect.breaks), (lettered("runaway_war"), effect.war)]
    figures = [(lettered("your_score_2"), effect.score), *figures] if effect.score is not None else figures
    step = rect.w / len(figures)
    for number, (name, change) in enumerate(figures):
        helps = name == lettered("your_score_2") and change.clear and change.value > 0
        _figure(painter, Rect(rect.x + number * step, rect.y + 22, step - 10, 54), (name, change), helps)


def _figure(painter: Painter, rect: Rect, figure: tuple[str, Change], helps: bool) -> None:
    """Paint one figure large, with its triangle, its error, and its name beneath."""
    label, change = figure
    points = round(abs(change.value))
    if change.clear and points:
        ink = "accentText" if helps else "text"
        painter.triangle((rect.x + 7, rect.y + 18), 13, change.value > 0, "accent" if helps else "text")
        wide = painter.text(str(points), (rect.x + 20, rect.y), "h1", ink)
        painter.text(f"±{strips.half(change)}", (rect.x + 26 + wide, rect.y + 12), "small", "text2")
    else:
        painter.text(lettered("no_clear_change"), (rect.x, rect.y + 11), "body+500", "text2")
    painter.text(label, (rect.x, rect.y + 36), "caption", "text2")


def drawn(page: OpenedLeverPage, fans: Fans) -> Draw:
    """Return how the chart is drawn: history, and both fans where there are any."""
    view = page.board
    ends = (quarter_shown(view.quarter), ends_in(view))
    return Draw(paint_chart, fans, (view.history, ends, view.quarters))


def paint_chart(
    painter: Painter,
    widget: Widget,
    mark: Mark,
    fans: Fans,
    when: tuple[tuple[float, ...], tuple[str, str], int],
) -> None:
    """Paint history, and the fan with the lever over the one without.

    when  the index so far, the quarter that is played and the year of the end, and how many quarters there are
    """
    without, with_it = fans
    history, (now, ends), quarters = when
    turn = len(history) - 1
    highest = max([*history, *(item.high for fan in fans if fan for item in fan.index)])
    top = 75.0 if highest < 72 else 100.0
    plot = ChartPlot(widget.rect, (0.0, float(max(quarters, turn + 1))), (0.0, top))
    charts.grid(painter, plot, [tick for tick in charts.TICKS if tick <= top], labels=True)

    def draw(layer: Canvas) -> None:
        """Draw both fans, both medians, and the history."""
        if with_it:
            charts.draw_fan(layer, plot, (with_it.index, turn), "accent", (16, 22))
            charts.draw_line(layer, plot, Series(charts.part(with_it.index, "median", turn), "accent", 2.6))
        if without:
            for edge in ("low", "high"):
                series = Series(charts.part(without.index, edge, turn), "text2", 1.3, charts.DOTS)
                charts.draw_line(layer, plot, series)
            median = Series(charts.part(without.index, "median", turn), "text", 2.0, charts.DASH)
            charts.draw_line(layer, plot, median)
        past = tuple((float(place), value) for place, value in enumerate(history))
        charts.draw_line(layer, plot, Series(past, "text", 2.6))
        layer.circle((plot.across(turn), plot.up(history[-1])), 5, "text", "panel", 1.2)

    charts.keep(painter, ("opened", fans, when), widget.rect.inset(-6), draw)
    if without:
        label_ends(painter, plot, without, with_it)
    is_apart = plot.across(turn) > plot.rect.x + 40
    labels = [(float(turn), lettered("now") if is_apart else now), (float(quarters), ends)]
    charts.along(painter, plot, [(0.0, words("plan", "so_far")), *labels] if is_apart else labels)


def label_ends(painter: Painter, plot: ChartPlot, without: OutlookView, with_it: OutlookView | None) -> None:
    """Name both medians where they end, apart from one another."""
    y = plot.up(without.index[-1].median) - 9
    other = plot.up(with_it.index[-1].median) - 9 if with_it else y
    if with_it and abs(other - y) < 17:
        middle, way = (y + other) / 2, 1 if y > other else -1
        y, other = middle + 8.5 * way, middle - 8.5 * way
    x = plot.rect.right + 8
    painter.text(words("told", "without_median", median=round(without.index[-1].median)), (x, y), "small+500", "text2")
    if with_it:
        painter.text(
            words("told", "with_median", median=round(with_it.index[-1].median)), (x, other), "small+600", "accentText"
        )


def fan_told(fans: Fans) -> str:
    """Return both medians at the end, in words."""
    without, with_it = fans
    parts = (
        words("told", "without_it_the_median_ends", median=round(without.index[-1].median)) if without else "",
        words("told", "with_it_at", median=round(with_it.index[-1].median)) if with_it else "",
    )
    return ", ".join(filter(None, parts))


def paint_note(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Write the note under the chart."""
    rect = widget.rect
    strips.named(painter, widget.name, Rect(rect.x, rect.y - 1, rect.w, 18), "caption", "text2")
    painter.rect(Rect(rect.x, rect.bottom + 6, rect.w, 1), "line")


Row = tuple[str, Estimated, Estimated]


def outcome_rows(fans: Fans) -> list[Row]:
    """Return for each way it may end: its name, its share without and with the lever."""
    without, with_it = fans
    first = without or with_it
    if first is None:
        return []
    before, after = dict(first.outcomes), dict((with_it or first).outcomes)
    keys = [key for key, _ in OUTCOMES if key in before and key in after]
    return [(named("outcome", key), before[key], after[key]) for key in reversed(keys[:-1])] + [
        (named("outcome", key), before[key], after[key]) for key in keys[-1:]
    ]


def outcome_table(rows: list[Row], rect: Rect) -> list[Widget]:
    """Return how it ends, without and with the lever."""
    if not rows:
        return []
    step = min(ROW, (rect.h - 22) / max(len(rows), 1))
    head = Rect(rect.x, rect.y, rect.w, 20)
    widgets = [Widget("ends", "label", words("lever", "ends"), head, Draw(paint_heading))]
    most = 0.5 if max(max(row[1].value, row[2].value) for row in rows) <= 0.5 else 1.0
    for number, (title, before, after) in enumerate(rows):
        row = Rect(rect.x, rect.y + 22 + number * step, rect.w, step)
        value = words("told", "without_with", before=strips.share_told(before), after=strips.share_told(after))
        draw = Draw(paint_share, (before, after), most)
        widgets.append(Widget(f"ends.{number}", "listitem", title, row, draw, value=value, focusable=False))
    return widgets


def paint_heading(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Write the heading of a table."""
    heading = clipped(widget.name, "small+600", widget.rect.w)
    painter.lines(heading.lines, (widget.rect.x, widget.rect.y), heading.style, "text")


def paint_share(painter: Painter, widget: Widget, mark: Mark, shares: tuple[Estimated, Estimated], most: float) -> None:
    """Paint one way it may end: tick without, dot with, both figures and the second's error."""
    before, after = shares
    rect, y = widget.rect, widget.rect.centre[1]
    error = f"±{max(round(50 * (after.high - after.low)), 1)}"
    painter.text(error, (rect.right, y - 7), "axis", "text3", "right")
    painter.text(f"{round(100 * after.value)} %", (rect.right - 24, y - 9), "small+600", "text", "right")
    painter.text(f"{round(100 * before.value)} %", (rect.right - 66, y - 9), "small", "text2", "right")
    named_room = width(lettered("durable"), "small") + 10
    strips.named(painter, widget.name, Rect(rect.x, rect.y, named_room, rect.h), "small", "text")
    axis = Rect(rect.x + named_room, y, rect.right - 104 - rect.x - named_room, 1)
    if axis.w < 24:
        return
    painter.rect(axis, "lineStrong")
    tick, dot = (axis.x + axis.w * min(max(share.value / most, 0.0), 1.0) for share in (before, after))
    painter.rect(Rect(min(tick, dot), y - 1, abs(dot - tick), 3), "accent")
    painter.rect(Rect(tick - 1, y - 7, 2, 15), "text")
    painter.circle((dot, y + 0.5), 5, fill="accent")


def touched_table(effect: EffectView | None, rect: Rect) -> list[Widget]:
    """Return what else the lever moves next quarter."""
    if effect is None or not effect.touched:
        return []
    touched = effect.touched[:6]
    step = min(ROW, (rect.h - 22) / len(touched))
    head = Rect(rect.x, rect.y, rect.w, 20)
    widgets = [Widget("beside", "label", words("lever", "beside"), head, Draw(paint_heading))]
    for number, touch in enumerate(touched):
        row = Rect(rect.x, rect.y + 22 + number * step, rect.w, step)
        value = strips.change_told(touch.change, touch.digits)
        unit = "" if touch.unit in {"", "points"} else f", {touch.unit}"
        draw = Draw(paint_touched, touch.change, touch.digits)
        widgets.append(
            Widget(f"beside.{number}", "listitem", f"{touch.label}{unit}", row, draw, value=value, focusable=False)
        )
    return widgets


def paint_touched(painter: Painter, widget: Widget, mark: Mark, change: Change, digits: int) -> None:
    """Paint one thing that the lever moves."""
    rect, y = widget.rect, widget.rect.centre[1]
    left = strips.clear_change(painter, change, (rect.right, y - 10), ("small+600", "text", digits))
    strips.named(painter, widget.name, Rect(rect.x, rect.y, left - rect.x - 6, rect.h), "small", "text2")
