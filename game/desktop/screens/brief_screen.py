"""The quarterly brief: the story, what each actor did and why, why the index moved, how the staff did."""

from functools import partial

from game.campaign.sentences import signed
from game.desktop.commands import Close, Command, Open
from game.desktop.drawing import chart_drawings as charts
from game.desktop.screens.brief_paints import dollars, paint_deed, paint_index, paint_lines, paint_parts, paint_record
from game.desktop.screens.reading_columns import Column, laid
from game.desktop.screens.reading_marks import paint_voice, paint_words
from game.desktop.toolkit import type as typed
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.paints import paint_label
from game.desktop.toolkit.scene import Draw, Looks, Rect, Scene, Widget
from game.views.names import moved, sentence, signed_whole
from game.views.page_views import BriefShown, Deed, StaffRecord

MARGIN, FOOT = 32.0, 72.0
LINES = 3
ROW, SURE = charts.STEP, 16


def brief(shown: BriefShown, looks: Looks) -> Scene:
    """Return the brief on a quarter."""
    w, h = looks.size.w, looks.size.h
    low = looks.compact
    head = masthead(shown, Rect(MARGIN, 14 if low else 22, w - 2 * MARGIN, 0), low)
    top = head[-1].rect.bottom + (14 if low else 20)
    area = Rect(MARGIN, top, w - 2 * MARGIN, h - FOOT - top - 8)
    fills = [
        (partial(story, shown, looks), 0.31),
        (partial(deeds, shown), 0.41),
        (partial(partnership, shown), 0.28),
    ]
    keys = (("escape", Close()), *turning(shown))
    widgets = (*laid("brief", fills, area, looks), *head, *foot(shown, Rect(MARGIN, h - FOOT, w - 2 * MARGIN, FOOT)))
    news = (shown.title, *(f"{deed.says}. {deed.reason}" for deed in shown.deeds))
    return Scene("brief", widgets, keys, first="board", title=f"The quarterly brief, {shown.quarter}", news=news)


def turning(shown: BriefShown) -> tuple[tuple[str, Command], ...]:
    """Return the keys that leaf through the briefs."""
    back = (("left", Open("brief", shown.turn - 1)),) if shown.earlier else ()
    on = (("right", Open("brief", shown.turn + 1)),) if shown.later else ()
    return (*back, *on)


def masthead(shown: BriefShown, rect: Rect, low: bool) -> tuple[Widget, ...]:
    """Return the page's name, the quarter, and the rule below them."""
    title = parts.heading("title", "The quarterly brief", rect, "h1" if low else "display")
    room = Rect(rect.right - 260, rect.y + (0 if low else 6), 260, 0)
    quarter = parts.aligned("quarter", shown.quarter, room, ("label", "text", "right"))
    note = parts.aligned(
        "simulated",
        "Simulated events, for exercise use",
        Rect(room.x, quarter.rect.bottom, 260, 0),
        ("caption", "text3", "right"),
    )
    bottom = max(title.rect.bottom, note.rect.bottom) + 8
    return title, quarter, note, parts.rule("title.rule", Rect(rect.x, bottom, rect.w, 2), "text")


def story(shown: BriefShown, looks: Looks, column: Column) -> None:
    """Lay the story out: headline, text, a small chart, and a claim of the article."""
    column.text("story", "The story", ("label", "accentText"), 2)
    column.put(headline(shown.title, looks.compact, column), 8)
    column.text("text", " ".join(shown.story), ("body" if looks.compact else "lead", "text2"), 18)
    column.text("chart.title", shown.chart, ("small+600", "text"), 8)
    said = "; ".join(f"{line.label} {dollars(line.values[-1])}" for line in shown.lines)
    draw = Draw(paint_lines, shown.lines, shown.quarters)
    column.drawn(("chart", shown.chart, said), 190 if not looks.compact else 150, draw, 22)
    says, number, theme = shown.voice
    if says:
        high = typed.height(says, "quote", column.w - 17) + 22
        claim = f"The article’s claim {number}, on {theme}"
        column.put(Widget("voice", "label", says, column.rect(high), Draw(paint_voice, claim), value=claim), 8)


def headline(says: str, low: bool, column: Column) -> Widget:
    """Return the story's headline: large where it takes three lines at most."""
    style = "h2" if low or len(typed.wrap(says, "h1", column.w)) > LINES else "h1"
    rect = column.rect(typed.height(says, style, column.w))
    return Widget("headline", "heading", says, rect, Draw(paint_label, (style, "text", "left")))


def deeds(shown: BriefShown, column: Column) -> None:
    """Lay out what each of the six did, and why."""
    column.text("deeds", "What each actor did, and why", ("label", "text"), 8)
    for deed in shown.deeds:
        column.put(parts.rule(f"deed.{deed.country}.rule", column.rect(1), "line"), 10)
        aside = 124.0 if deed.moved.label else 0.0
        room = column.w - 42 - aside
        also = f"Also: {'; '.join(deed.also)}." if deed.also else ""
        high = typed.height(deed.says, "card", room) + typed.height(deed.reason, "small", room)
        high += typed.height(also, "small", room) if also else 0
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
    last = typed.wrap(also or deed.reason, "small", rooms[0])[-1:]
    wide = max((typed.width(line, "small") for line in last), default=0.0)
    return bool(deed.sure) and wide + typed.width(deed.sure, "caption") + 10 > rooms[1]


def value_of(deed: Deed, also: str) -> str:
    """Return what is read out of a deed after its title."""
    moved = f"{deed.moved.label} {signed_whole(deed.moved.change)}" if deed.moved.label else ""
    sure = f"({deed.sure})" if deed.sure else ""
    return " ".join(part for part in (deed.reason, sure, also, moved) if part)


def partnership(shown: BriefShown, column: Column) -> None:
    """Lay out the figure, why it moved, how the staff did, and what has become possible."""
    column.text("partnership", "The partnership", ("label", "text"), 0)
    said = f"{shown.word}, {signed(moved(shown.before, shown.index))} from {shown.before:.1f}"
    draw = Draw(paint_index, (shown.index, shown.before, shown.word))
    column.drawn(("index", f"Index {shown.index:.0f}", said), 62, draw, 8)
    column.heading("why", "Why it moved", strong=False)
    steps = tuple(charts.ChartPart(sentence(cause.says), cause.amount or 0.0) for cause in shown.parts)
    told = "; ".join(f"{one.says} {signed(one.amount)}" for one in charts.adding_up(shown.before, steps))
    ends = ((shown.quarters[-2], shown.before), shown.quarter)
    column.drawn(
        ("parts", "Why it moved, parts that add up", told),
        ROW * (len(steps) + 2) + 4,
        Draw(paint_parts, ends, steps),
        12,
    )
    column.heading("staff", "How the staff did", strong=False)
    staff_record(shown.staff, column)
    if shown.openings:
        column.heading("possible", "Now possible", strong=False)
    for number, one in enumerate(shown.openings[:4]):
        told = f"{one.title}. {one.says}"
        high = max(typed.height(told, "small", column.w - 28), 20)
        column.put(Widget(f"possible.{number}", "label", told, column.rect(high), Draw(paint_words, one.lever)), 8)


def staff_record(staff: StaffRecord | None, column: Column) -> None:
    """Lay out how the staff's forecast did; that it is being worked out, where it is."""
    if staff is None:
        column.text("staff.none", "Comparing with the staff’s forecast …", ("small", "text3"), 12)
        return
    is_inside = staff.low <= staff.came <= staff.high
    said = f"{staff.came:.0f} came; forecast {staff.low:.0f} to {staff.high:.0f}"
    column.drawn(("staff.strip", "The staff’s forecast", said), 46, Draw(paint_record, staff), 4)
    where = "Inside" if is_inside else "Outside"
    told = f"{where} the range of four futures in five; {staff.hits} of {staff.of} quarters so far."
    column.text("staff.says", told, ("small", "text2"), 12)


def foot(shown: BriefShown, rect: Rect) -> tuple[Widget, ...]:
    """Return the bar below: the briefs before and after, and the way to the board."""
    rule, y = parts.rule("foot.rule", Rect(rect.x, rect.y, rect.w, 1)), rect.y + 15
    name = "To the review" if shown.over else "To the board"
    wide = parts.button_width(name, key="enter")
    made = [
        parts.button(
            "board", name, Rect(rect.right - wide, y, wide, 42), Close(), kind="main", key="enter", group="foot"
        )
    ]
    x = rect.x
    for side, quarter, turn in (("earlier", shown.earlier, shown.turn - 1), ("later", shown.later, shown.turn + 1)):
        if quarter:
            room = parts.button_width(quarter, icon=True)
            icon = "back" if side == "earlier" else "chev"
            made.append(parts.button(side, quarter, Rect(x, y, room, 42), Open("brief", turn), icon=icon, group="foot"))
            x += room + 12
    if shown.earlier and x < rect.right - wide - 250:
        made.append(
            parts.label("archive", "Earlier briefs stay in the archive.", Rect(x + 4, y + 11, 240, 0), "small", "text2")
        )
    return rule, *made
