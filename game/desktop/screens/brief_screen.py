"""The quarterly brief: the story, what each actor did and why, why the index moved, how the staff did."""

from functools import partial

from game.desktop.commands import Close, Command, Open
from game.desktop.drawing import chart_drawings as charts
from game.desktop.drawing.strips import change
from game.desktop.screens.reading_page import Column, laid, paint_voice, paint_words
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.paints import paint_label
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.model.state.axes import CODE_OF
from game.printed_numbers import signed
from game.views.brief_view import Deed, Line, SeatBriefView, StaffRecord
from game.views.names import moved, sentence, signed_whole

MARGIN, FOOT = 32.0, 72.0
LINES = 3
ROW, SURE = charts.STEP, 16


def brief(view: SeatBriefView, looks: Looks) -> Scene:
    """Return the brief on a quarter."""
    w, h = looks.size.w, looks.size.h
    low = looks.compact
    head = masthead(view, Rect(MARGIN, 14 if low else 22, w - 2 * MARGIN, 0), low)
    top = head[-1].rect.bottom + (14 if low else 20)
    area = Rect(MARGIN, top, w - 2 * MARGIN, h - FOOT - top - 8)
    fills = [
        (partial(story, view, looks), 0.31),
        (partial(deeds, view), 0.41),
        (partial(partnership, view), 0.28),
    ]
    keys = (("escape", Close()), *turning(view))
    widgets = (*laid("brief", fills, area, looks), *head, *foot(view, Rect(MARGIN, h - FOOT, w - 2 * MARGIN, FOOT)))
    news = (view.title, *(f"{deed.says}. {deed.reason}" for deed in view.deeds))
    return Scene("brief", widgets, keys, first="board", title=f"The quarterly brief, {view.quarter}", news=news)


def turning(view: SeatBriefView) -> tuple[tuple[str, Command], ...]:
    """Return the keys that leaf through the briefs."""
    back = (("left", Open("brief", view.turn - 1)),) if view.earlier else ()
    on = (("right", Open("brief", view.turn + 1)),) if view.later else ()
    return (*back, *on)


def masthead(view: SeatBriefView, rect: Rect, low: bool) -> tuple[Widget, ...]:
    """Return the page's name, the quarter, and the rule below them."""
    title = parts.heading("title", "The quarterly brief", rect, "h1" if low else "display")
    room = Rect(rect.right - 260, rect.y + (0 if low else 6), 260, 0)
    quarter = parts.aligned("quarter", view.quarter, room, ("label", "text", "right"))
    note = parts.aligned(
        "simulated",
        "Simulated events, for exercise use",
        Rect(room.x, quarter.rect.bottom, 260, 0),
        ("caption", "text3", "right"),
    )
    bottom = max(title.rect.bottom, note.rect.bottom) + 8
    return title, quarter, note, parts.rule("title.rule", Rect(rect.x, bottom, rect.w, 2), "text")


def story(view: SeatBriefView, looks: Looks, column: Column) -> None:
    """Lay the story out: headline, text, a small chart, and a claim of the article."""
    column.text("story", "The story", ("label", "accentText"), 2)
    column.put(headline(view.title, looks.compact, column), 8)
    column.text("text", " ".join(view.story), ("body" if looks.compact else "lead", "text2"), 18)
    column.text("chart.title", view.chart, ("small+600", "text"), 8)
    said = "; ".join(f"{line.label} {dollars(line.values[-1])}" for line in view.lines)
    draw = Draw(paint_lines, view.lines, view.quarters)
    column.drawn(("chart", view.chart, said), 190 if not looks.compact else 150, draw, 22)
    says, number, theme = view.voice
    if says:
        high = typography.height(says, "quote", column.w - 17) + 22
        claim = f"The article’s claim {number}, on {theme}"
        column.put(Widget("voice", "label", says, column.rect(high), Draw(paint_voice, claim), value=claim), 8)


def headline(says: str, low: bool, column: Column) -> Widget:
    """Return the story's headline: large where it takes three lines at most."""
    style = "h2" if low or len(typography.wrap(says, "h1", column.w)) > LINES else "h1"
    rect = column.rect(typography.height(says, style, column.w))
    return Widget("headline", "heading", says, rect, Draw(paint_label, (style, "text", "left")))


def deeds(view: SeatBriefView, column: Column) -> None:
    """Lay out what each of the six did, and why."""
    column.text("deeds", "What each actor did, and why", ("label", "text"), 8)
    for deed in view.deeds:
        column.put(parts.rule(f"deed.{deed.country}.rule", column.rect(1), "line"), 10)
        aside = 124.0 if deed.moved.label else 0.0
        room = column.w - 42 - aside
        also = f"Also: {'; '.join(deed.also)}." if deed.also else ""
        high = typography.height(deed.says, "card", room) + typography.height(deed.reason, "small", room)
        high += typography.height(also, "small", room) if also else 0
        high += SURE if crowded(deed, also, (room, column.w - 42)) else 0
        draw = Draw(paint_deed, deed, (room, also))
        column.put(
            Widget(
                f"deed.{deed.country}",
                "listitem",
                deed.says,
                column.rect(max(high + 4, 34)),
                draw,
                value=value_of(deed, also),
                group="deeds",
                command=Open("dossier", deed.country),
                tip="Opens the dossier",
            ),
            12,
        )


def crowded(deed: Deed, also: str, rooms: tuple[float, float]) -> bool:
    """Return whether a deed's last line leaves no room at its end for how surely the reason is known.

    rooms  of the text, and of the text with what stands at its right
    """
    last = typography.wrap(also or deed.reason, "small", rooms[0])[-1:]
    wide = max((typography.width(line, "small") for line in last), default=0.0)
    return bool(deed.sure) and wide + typography.width(deed.sure, "caption") + 10 > rooms[1]


def value_of(deed: Deed, also: str) -> str:
    """Return what is read out of a deed after its title."""
    moved = f"{deed.moved.label} {signed_whole(deed.moved.change)}" if deed.moved.label else ""
    sure = f"({deed.sure})" if deed.sure else ""
    return " ".join(part for part in (deed.reason, sure, also, moved) if part)


def partnership(view: SeatBriefView, column: Column) -> None:
    """Lay out the figure, why it moved, how the staff did, and what has become possible."""
    column.text("partnership", "The partnership", ("label", "text"), 0)
    said = f"{view.word}, {signed(moved(view.before, view.index))} from {view.before:.1f}"
    draw = Draw(paint_index, (view.index, view.before, view.word))
    column.drawn(("index", f"Index {view.index:.0f}", said), 62, draw, 8)
    column.heading("why", "Why it moved", strong=False)
    steps = tuple(charts.ChartPart(sentence(cause.says), cause.amount or 0.0) for cause in view.parts)
    words = "; ".join(f"{item.says} {signed(item.amount)}" for item in charts.adding_up(view.before, steps))
    ends = ((view.quarters[-2], view.before), view.quarter)
    column.drawn(
        ("parts", "Why it moved, parts that add up", words),
        ROW * (len(steps) + 2) + 4,
        Draw(paint_parts, ends, steps),
        12,
    )
    column.heading("staff", "How the staff did", strong=False)
    staff_record(view.staff, column)
    if view.openings:
        column.heading("possible", "Now possible", strong=False)
    for number, opening in enumerate(view.openings[:4]):
        words = f"{opening.title}. {opening.says}"
        high = max(typography.height(words, "small", column.w - 28), 20)
        column.put(Widget(f"possible.{number}", "label", words, column.rect(high), Draw(paint_words, opening.lever)), 8)


def staff_record(staff: StaffRecord | None, column: Column) -> None:
    """Lay out how the staff's forecast did; that it is being worked out, where it is."""
    if staff is None:
        column.text("staff.none", "Comparing with the staff’s forecast …", ("small", "text3"), 12)
        return
    is_inside = staff.low <= staff.came <= staff.high
    said = f"{staff.came:.0f} came; forecast {staff.low:.0f} to {staff.high:.0f}"
    column.drawn(("staff.strip", "The staff’s forecast", said), 46, Draw(paint_record, staff), 4)
    where = "Inside" if is_inside else "Outside"
    words = f"{where} the range of four futures in five; {staff.hits} of {staff.of} quarters so far."
    column.text("staff.says", words, ("small", "text2"), 12)


def foot(view: SeatBriefView, rect: Rect) -> tuple[Widget, ...]:
    """Return the bar below: the briefs before and after, and the way to the board."""
    rule, y = parts.rule("foot.rule", Rect(rect.x, rect.y, rect.w, 1)), rect.y + 15
    name = "To the review" if view.over else "To the board"
    wide = parts.button_width(name, key="enter")
    widgets = [
        parts.button(
            "board", name, Rect(rect.right - wide, y, wide, 42), Close(), kind="main", key="enter", group="foot"
        )
    ]
    x = rect.x
    for side, quarter, turn in (("earlier", view.earlier, view.turn - 1), ("later", view.later, view.turn + 1)):
        if quarter:
            room = parts.button_width(quarter, icon=True)
            icon = "back" if side == "earlier" else "chev"
            widgets.append(
                parts.button(side, quarter, Rect(x, y, room, 42), Open("brief", turn), icon=icon, group="foot")
            )
            x += room + 12
    if view.earlier and x < rect.right - wide - 250:
        widgets.append(
            parts.label("archive", "Earlier briefs stay in the archive.", Rect(x + 4, y + 11, 240, 0), "small", "text2")
        )
    return rule, *widgets


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
    aside = max(typography.width(name, "small+600") for name in names) + 14
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
    figure = f"${abs(round(amount))}"
    return f"−{figure}" if round(amount) < 0 else figure


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
        points = abs(round(deed.moved.change))
        lines = typography.wrap(deed.moved.label, "caption", 118)
        painter.lines(lines, (rect.right, rect.y + 2), "caption", "text2", "right")
        under = rect.y + 2 + 16 * len(lines)
        change(painter, str(points), deed.moved.change > 0, (rect.right, under))
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
    right = across(staff.came) + came < rect.right - typography.width(said, "caption") - 4
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
        (rect.right - typography.width(said, "small") - 8, rect.y + 24),
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
