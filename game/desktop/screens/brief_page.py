"""The brief: everything that happened in a quarter, by kind, with the reasons, and why the partnership moved."""

from functools import partial

from game.desktop.commands import Close, Command, Open
from game.desktop.drawing import chart_drawings as charts
from game.desktop.screens.partnership import paint_parts
from game.desktop.screens.reading_page import Column, laid
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.desktop.window_pages import EveningPage
from game.desktop.window_words import lettered, quarter_shown, words
from game.model.state.axes import CODE_OF
from game.printed_numbers import signed
from game.views.board_rows import Headline

MARGIN, FOOT = 32.0, 72.0
KINDS = (
    ("happened", ("ending", "ladder", "outside", "blow", "machine", "mishap", "promise", "deal", "table")),
    ("crisis", ("crisis",)),
    ("order", ("order", "dial")),
    ("answer", ("answer",)),
    ("plan", ("plan",)),
)


def brief(page: EveningPage, looks: Looks) -> Scene:
    """Return the brief on a quarter."""
    w, h, view = looks.size.w, looks.size.h, page.evening
    head = masthead(page, Rect(MARGIN, 14 if looks.compact else 22, w - 2 * MARGIN, 0), looks.compact)
    top = head[-1].rect.bottom + (14 if looks.compact else 20)
    area = Rect(MARGIN, top, w - 2 * MARGIN, h - FOOT - top - 8)
    fills = [
        (partial(lines, page, ("happened",), looks), 0.36),
        (partial(lines, page, ("order", "answer", "crisis"), looks), 0.36),
        (partial(causes, page, looks), 0.28),
    ]
    widgets = (*laid("brief", fills, area, looks), *head, *foot(page, Rect(MARGIN, h - FOOT, w - 2 * MARGIN, FOOT)))
    turn = view.turn
    back: tuple[tuple[str, Command], ...] = (("left", Open("brief", turn - 1)),) if turn > 1 else ()
    on: tuple[tuple[str, Command], ...] = (("right", Open("brief", turn + 1)),) if page.later else ()
    title = f"{words('brief', 'title')}, {quarter_shown(view.quarter)}"
    news = tuple(line.says for line in view.headlines)
    return Scene("brief", widgets, (("escape", Close()), *back, *on), first="board", title=title, news=news)


def masthead(page: EveningPage, rect: Rect, low: bool) -> tuple[Widget, ...]:
    """Return the page's name, the quarter, and the rule below them."""
    title = parts.heading("title", words("brief", "title"), rect, "h1" if low else "display")
    room = Rect(rect.right - 260, rect.y + (0 if low else 6), 260, 0)
    quarter = parts.aligned("quarter", page.evening.title, room, ("label", "text", "right"))
    below = Rect(room.x, quarter.rect.bottom, 260, 0)
    note = parts.aligned("simulated", words("brief", "note"), below, ("caption", "text3", "right"))
    bottom = max(title.rect.bottom, note.rect.bottom) + 8
    return title, quarter, note, parts.rule("title.rule", Rect(rect.x, bottom, rect.w, 2), "text")


def lines(page: EveningPage, kinds: tuple[str, ...], looks: Looks, column: Column) -> None:
    """Lay out everything of some kinds."""
    known = dict(KINDS)
    first = True
    for kind in kinds:
        lines_told = [line for line in page.evening.headlines if line.kind in known[kind]]
        if not lines_told:
            continue
        column.y += 0 if first else 12
        first = False
        column.text(f"{kind}.head", words("brief", kind), ("label", "text"), 8)
        for number, line in enumerate(lines_told):
            line_widget(line, f"{kind}.{number}", column)


def line_widget(line: Headline, name: str, column: Column) -> None:
    """Lay out one thing that happened, with its reason."""
    room = column.w - 38
    high = typography.height(line.says, "small", room)
    high += typography.height(line.why, "small", room) if line.why else 0
    drawn = Draw(paint_line, line)
    rect = column.rect(max(high + 2, 26))
    if not line.country:
        column.put(Widget(name, "label", line.says, rect, drawn, value=line.why), 10)
        return
    opens = Open("dossier", line.country)
    tip = lettered("opens_the_dossier")
    row = Widget(name, "listitem", line.says, rect, drawn, value=line.why, group="lines", command=opens, tip=tip)
    column.put(row, 10)


def paint_line(painter: Painter, widget: Widget, mark: Mark, line: Headline) -> None:
    """Paint one thing that happened."""
    rect = widget.rect
    if line.country:
        painter.actor(CODE_OF[line.country], (rect.x + 12, rect.y + 12), 23)
    else:
        painter.circle((rect.x + 12, rect.y + 11), 4, line="text3", width=1.4)
    y = rect.y + painter.wrapped(line.says, rect.w - 38, (rect.x + 38, rect.y), "small", "text")
    if line.why:
        painter.wrapped(line.why, rect.w - 38, (rect.x + 38, y), "small", "text2")


def causes(page: EveningPage, looks: Looks, column: Column) -> None:
    """Lay out why the partnership moved, parts that add up, and what each country is after."""
    view = page.evening
    column.text("why.head", words("brief", "why"), ("label", "text"), 8)
    steps = tuple(charts.ChartPart(cause.says, cause.amount) for cause in view.causes)
    value = "; ".join(f"{item.says} {signed(item.amount)}" for item in charts.adding_up(view.index_before, steps))
    draw = Draw(paint_parts, (view.index_before, ""), steps)
    column.drawn(("parts", words("brief", "why"), value), 27.0 * (len(steps) + 2), draw, 18)
    for number, says in enumerate(view.says):
        column.text(f"says.{number}", says, ("small", "text2"), 8)
    lines(page, ("plan",), looks, column)


def foot(page: EveningPage, rect: Rect) -> tuple[Widget, ...]:
    """Return the bar below: the briefs before and after, and the way back."""
    rule, y = parts.rule("foot.rule", Rect(rect.x, rect.y, rect.w, 1)), rect.y + 15
    done = lettered("done")
    wide = parts.button_width(done, key="enter")
    place = Rect(rect.right - wide, rect.y + 15, wide, 42)
    widgets = [parts.button("board", done, place, Close(), kind="main", key="enter", group="foot")]
    x, turn = rect.x, page.evening.turn
    for name, there, to in (("earlier", turn > 1, turn - 1), ("later", page.later, turn + 1)):
        if there:
            side = lettered(name)
            room = parts.button_width(side, icon=True)
            icon = "back" if name == "earlier" else "chev"
            button = parts.button(name, side, Rect(x, y, room, 42), Open("brief", to), icon=icon, group="foot")
            widgets.append(button)
            x += room + 12
    return rule, *widgets
