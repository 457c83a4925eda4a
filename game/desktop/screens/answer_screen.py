"""An answer ready: what may be done to the seat before the quarter ends, and with what it then answers at once."""

from game.desktop.commands import Close, Command, Prepare, Withdraw
from game.desktop.drawing import strips
from game.desktop.screens.partnership import PAD, close_corner, done_below, paint_ground
from game.desktop.screens.reading_page import Column
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.desktop.window_pages import BoardPage
from game.desktop.window_words import in_weeks, quarter_shown, words
from game.views.hand_rows import AnswerView, OccasionView

GAP, COIN = 12.0, 40.0


def answer(page: BoardPage, looks: Looks) -> Scene:
    """Return the answers that may be had ready, by what may be done to the seat, over the board."""
    w, h = looks.size.w, looks.size.h
    wide, high = min(980.0, w - 60), min(600.0, h - 40)
    box = Rect(round((w - wide) / 2), round((h - high) / 2), wide, high)
    title = words("answer", "title")
    ground = Widget("dialog", "dialog", title, box, Draw(paint_ground), bleed=0, z=-2)
    head = parts.heading("title", title, Rect(box.x + PAD, box.y + 22, wide - 2 * PAD - 40, 0), "h2")
    close = close_corner(box)
    says = parts.label(
        "says", words("answer", "says"), Rect(box.x + PAD, head.rect.bottom + 6, wide - 2 * PAD, 0), "small", "text2"
    )
    done = done_below(box)
    top = says.rect.bottom + 14
    area = Rect(box.x + PAD - 8, top, wide - 2 * PAD + 16, box.bottom - 70 - top)
    column = Column(box.x + PAD, top, wide - 2 * PAD - 14)
    for occasion in page.board.occasions:
        occasion_rows(occasion, column)
    if not page.board.occasions:
        column.text("none", words("answer", "none"), ("small", "text2"), 12)
    rows = scrolled(column.widgets, Scroll("answers", area, column.y - area.y), looks)
    name = f"{title}, {quarter_shown(page.board.quarter)}"
    laid = [(entry.occasion, each) for entry in page.board.occasions for each in entry.answers]
    first = next((row for row in laid if row[1].chosen), laid[0] if laid else None)
    return Scene(
        "answer",
        (ground, *rows, done, head, close, says),
        (("i", Close()),),
        f"answer.{first[0]}.{first[1].move}" if first else "done",
        title=name,
        panel=box,
    )


def occasion_rows(occasion: OccasionView, column: Column) -> None:
    """Lay out one thing that may be done, and beside each other the answers to it."""
    column.heading(f"occasion.{occasion.occasion}", occasion.title, strong=False)
    wide = (column.w - GAP * (len(occasion.answers) - 1)) / len(occasion.answers)
    high = max(height_of(entry, wide) for entry in occasion.answers)
    y = column.y
    for place, entry in enumerate(occasion.answers):
        rect = Rect(column.x + place * (wide + GAP), y, wide, high)
        column.widgets.append(answer_widget(occasion, entry, rect))
    column.y = y + high + 18


def height_of(entry: AnswerView, wide: float) -> float:
    """Return how high a card of an answer must be, in pixels."""
    room = wide - 28 - COIN
    title = typography.height(entry.title, "card", room)
    return 10 + title + typography.height(said_of(entry), "small", room) + 14


def said_of(entry: AnswerView) -> str:
    """Return what an answer does, how full it is, and what speaks against its being given."""
    return " ".join(filter(None, (entry.says, words("answer", "measure", measure=entry.measure), entry.warns)))


def answer_widget(occasion: OccasionView, entry: AnswerView, rect: Rect) -> Widget:
    """Return one answer; using it has it ready in place of another, and again takes it back."""
    command: Command = Withdraw(occasion.occasion) if entry.chosen else Prepare(occasion.occasion, entry.move)
    return Widget(
        f"answer.{occasion.occasion}.{entry.move}",
        "radio",
        entry.title,
        rect,
        Draw(paint_answer, entry),
        group=f"answers.{occasion.occasion}",
        command=command,
        value=f"{words('answer', 'price', weeks=in_weeks(entry.price))} {said_of(entry)}",
        selected=entry.chosen,
        bleed=8,
    )


def paint_answer(painter: Painter, widget: Widget, mark: Mark, entry: AnswerView) -> None:
    """Paint one answer."""
    rect, hot = widget.rect, mark.hovered or mark.focused
    fill = "accentSoft" if entry.chosen else "raised2" if hot else "raised"
    painter.rect(rect, fill, line="accent" if entry.chosen else "line", radius=4)
    room = rect.w - 28 - COIN
    y = rect.y + 10 + painter.wrapped(entry.title, room, (rect.x + 14, rect.y + 10), "card", "text")
    painter.wrapped(said_of(entry), room, (rect.x + 14, y), "small", "text2")
    strips.coin(painter, (rect.right - 26, rect.y + 24), entry.price, short=bool(entry.warns))
