"""How the pieces of the brief are painted."""

from game.desktop.drawing import chart_drawings as charts
from game.desktop.drawing.strips import change
from game.desktop.toolkit import type as typed
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Mark, Rect, Widget
from game.model.state.axes import CODE_OF
from game.views.names import moved
from game.views.page_views import Deed, Line, StaffRecord

MARGIN, FOOT = 32.0, 72.0
ROW = 30.0


def paint_lines(
    painter: Painter, widget: Widget, mark: Mark, lines: tuple[Line, ...], quarters: tuple[str, ...]
) -> None:
    """Paint a few lines over the quarters, each labelled at its end."""
    rect = widget.rect
    most = max(max(line.values) for line in lines)
    ticks = (0.0, 10.0, 20.0) if most <= 20 else (0.0, 20.0, 40.0) if most <= 40 else (0.0, 30.0, 60.0)
    names = [f"{line.label} {dollars(line.values[-1])}" for line in lines]
    aside = max(typed.width(name, "small+600") for name in names) + 14
    plot = charts.ChartPlot(
        Rect(rect.x + 30, rect.y + 8, rect.w - 30 - aside, rect.h - 34),
        (0, max(len(quarters) - 1, 1)),
        (floor_of(lines), ticks[-1]),
    )
    charts.grid(painter, plot, ticks)
    for tick in ticks:
        painter.text(f"${tick:g}" if tick else "0", (plot.rect.x - 7, plot.up(tick) - 8), "axis", "text3", "right")
    charts.along(painter, plot, ((0, quarters[0]), (len(quarters) - 1, quarters[-1])))

    def draw(layer: object) -> None:
        """Draw the lines."""
        for line in lines:
            pairs = tuple((float(place), value) for place, value in enumerate(line.values))
            charts.draw_line(layer, plot, charts.Series(pairs, f"{CODE_OF[line.country]}.text", 2.2))  # type: ignore[arg-type]

    charts.keep(painter, ("brief.lines", lines), rect, draw)
    ends = sorted(zip((plot.up(line.values[-1]) for line in lines), lines, names, strict=True), key=lambda end: end[0])
    y = -1e9
    for up, line, name in ends:
        painter.circle((plot.across(len(quarters) - 1), up), 4, fill=f"{CODE_OF[line.country]}.text")
        y = max(up - 9, y + 18)
        painter.text(name, (plot.rect.right + 12, y), "small+600", f"{CODE_OF[line.country]}.text")


def dollars(amount: float) -> str:
    """Return a price as a player reads it, with a true minus."""
    shown = f"${abs(round(amount))}"
    return f"−{shown}" if round(amount) < 0 else shown


def floor_of(lines: tuple[Line, ...]) -> float:
    """Return the least value of some lines, 0 where none is below."""
    return min(0.0, *(min(line.values) for line in lines))


def paint_deed(painter: Painter, widget: Widget, mark: Mark, deed: Deed, room: tuple[float, str]) -> None:
    """Paint one actor's act: its mark, what it did, why and how surely that is known, and what moved."""
    rect, (wide, also) = widget.rect, room
    painter.actor(CODE_OF[deed.country], (rect.x + 15, rect.y + 14), 26)
    x, y = rect.x + 42, rect.y
    y += painter.wrapped(deed.says, wide, (x, y), "card", "accentText" if deed.is_yours else "text")
    y += painter.wrapped(deed.reason, wide, (x, y), "small", "text2")
    if also:
        painter.wrapped(also, wide, (x, y), "small", "text3")
    if deed.moved.label:
        shown = abs(round(deed.moved.change))
        lines = typed.wrap(deed.moved.label, "caption", 118)
        painter.lines(lines, (rect.right, rect.y + 2), "caption", "text2", "right")
        under = rect.y + 2 + 16 * len(lines)
        change(painter, str(shown), deed.moved.change > 0, (rect.right, under))
    if deed.sure:
        painter.text(deed.sure, (rect.right, rect.bottom - 16), "caption", "text3", "right")


def paint_record(painter: Painter, widget: Widget, mark: Mark, staff: StaffRecord) -> None:
    """Paint the forecast range, its median as a tick, and what came as a dot."""
    rect = widget.rect
    low, high = min(staff.low, staff.came) - 3, max(staff.high, staff.came) + 3

    def across(value: float) -> float:
        """Return where a value lies."""
        return rect.x + (value - low) / (high - low) * rect.w

    y = rect.y + 10
    painter.line([(rect.x, y), (rect.right, y)], "line")
    painter.rect(Rect(across(staff.low), y - 6, across(staff.high) - across(staff.low), 12), "raised2")
    painter.rect(Rect(across(staff.median) - 1, y - 9, 2, 18), "text2")
    painter.circle((across(staff.came), y), 5.5, fill="text")
    came = painter.text(
        f"{staff.came:.0f} came", (min(across(staff.came), rect.right - 40), y + 12), "caption", "text", "centre"
    )
    said = f"forecast {staff.low:.0f}–{staff.high:.0f}"
    right = across(staff.came) + came < rect.right - typed.width(said, "caption") - 4
    painter.text(said, (rect.right if right else rect.x, y + 12), "caption", "text3", "right" if right else "left")


def paint_index(painter: Painter, widget: Widget, mark: Mark, index: tuple[float, float, str]) -> None:
    """Paint the index, its word and how far it moved."""
    now, before, word = index
    rect = widget.rect
    wide = painter.text(f"{now:.0f}", (rect.x, rect.y), "estimate", "text")
    painter.text(word, (rect.x + wide + 14, rect.y + 17), "h2", "text")
    change_shown = abs(moved(before, now))
    said = f"from {before:.1f}"
    painter.text(said, (rect.right, rect.y + 24), "small", "text2", "right")
    change(
        painter,
        f"{change_shown:.1f}" if change_shown else "",
        now > before,
        (rect.right - typed.width(said, "small") - 8, rect.y + 24),
    )


def paint_parts(
    painter: Painter,
    widget: Widget,
    mark: Mark,
    ends: tuple[tuple[str, float], str],
    steps: tuple[charts.ChartPart, ...],
) -> None:
    """Paint how the parts add up from the index before to the index now."""
    charts.waterfall(painter, widget.rect, ends[0], ends[1], steps)
