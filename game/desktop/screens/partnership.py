"""The partnership strand by strand, and why it moved: a dialog over the board."""

from game.desktop.commands import Close, Many, Open
from game.desktop.drawing import chart_drawings as charts
from game.desktop.drawing import strips
from game.desktop.screens.reading_page import Column
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.desktop.window_pages import BoardPage
from game.desktop.window_words import lettered, quarter_shown, words
from game.printed_numbers import signed
from game.views.board_rows import StrandView

PAD = 30.0


def partnership(page: BoardPage, looks: Looks) -> Scene:
    """Return the seven strands with what moved each, and the parts that add up to the index's change."""
    view, w, h = page.board, looks.size.w, looks.size.h
    wide, high = min(1080.0, w - 60), min(660.0, h - 40)
    box = Rect(round((w - wide) / 2), round((h - high) / 2), wide, high)
    title = words("partnership", "title")
    ground = Widget("dialog", "dialog", title, box, Draw(paint_ground), bleed=0, z=-2)
    head = parts.heading("title", title, Rect(box.x + PAD, box.y + 22, wide - 2 * PAD - 40, 0), "h2")
    close = close_corner(box)
    top = head.rect.bottom + 16
    bottom = box.bottom - 72
    half = (wide - 2 * PAD - 36) * 0.56
    left = Rect(box.x + PAD, top, half, bottom - top)
    right = Rect(left.right + 36, top, wide - 2 * PAD - 36 - half, bottom - top)
    strands = column_of(left, lambda column: strand_rows(page, column), "strands", looks)
    causes = column_of(right, lambda column: cause_rows(page, column), "causes", looks)
    done = done_below(box)
    table = parts.button(
        "table",
        words("table", "title"),
        Rect(box.x + PAD, box.bottom - 58, 150, 42),
        Open("table"),
        key="t",
        group="foot",
    )
    widgets = (ground, *strands, *causes, table, done, head, close)
    keys = (("d", Close()),)
    return Scene("partnership", widgets, keys, "done", title=f"{title}, {quarter_shown(view.quarter)}", panel=box)


def column_of(area: Rect, fill, name: str, looks: Looks) -> tuple[Widget, ...]:  # type: ignore[no-untyped-def]
    """Return a column laid out in an area, which scrolls where it holds more."""
    column = Column(area.x, area.y, area.w - 14)
    fill(column)
    return scrolled(column.widgets, Scroll(name, area, column.y - area.y), looks)


def close_corner(box: Rect, pad: float = PAD) -> Widget:
    """The button in a dialog's upper corner that closes it."""
    place = Rect(box.right - pad - 26, box.y + pad - 10, 32, 32)
    return parts.icon_button("close", lettered("close"), place, Close(), icon="close", key="escape")


def done_below(box: Rect) -> Widget:
    """The button in a dialog's lower corner that closes it."""
    place = Rect(box.right - PAD - 130, box.bottom - 58, 130, 42)
    return parts.button("done", lettered("done"), place, Close(), kind="main", key="enter")


def paint_ground(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the dialog's surface."""
    rect = widget.rect
    painter.rect(rect, "panel", line="lineStrong", radius=6)
    painter.rect(Rect(rect.x + 1, rect.y, rect.w - 2, 4), "accent", radius=2)


def strand_rows(page: BoardPage, column: Column) -> None:
    """Lay out the seven strands, each with what its change is made of."""
    column.heading("strands", words("partnership", "strands"), "0–100")
    for strand in page.board.strands:
        said = "; ".join(f"{cause.says} {signed(cause.amount)}" for cause in strand.causes)
        if strand.suspended:
            said = "; ".join(filter(None, (words("partnership", "suspended"), said)))
        under = typography.height(said, "caption", column.w) if said else 0
        marked = strand.key == page.board.changed_most
        widget = Widget(
            f"strand.{strand.key}",
            "link",
            strand.label,
            column.rect(26 + under),
            Draw(paint_strand, strand, (said, marked)),
            value=words(
                "told",
                "strand_and_change",
                value=round(strand.value),
                error=round(strand.error),
                change=signed(strand.change, 0),
                said=said,
            ),
            group="strands",
            command=Many((Close(), Open("cards", f"strand:{strand.key}"))),
            description=words("cards", "opens"),
        )
        column.put(widget, 8)


def paint_strand(painter: Painter, widget: Widget, mark: Mark, strand: StrandView, how: tuple[str, bool]) -> None:
    """Paint one strand: its name, its bar, its figure with its error and its change, and why."""
    said, marked = how
    rect = widget.rect
    named = 150.0
    error = f"±{max(round(strand.error), 1)}" if strand.error else ""
    strips.named(painter, strand.label, Rect(rect.x, rect.y, named - 10, 20), "small+500", "text")
    bar = Rect(rect.x + named, rect.y + 7, rect.w - named - 112, 6)
    strips.strand_bar(painter, bar, (strand.value, strand.value - strand.change), "accent" if marked else "rope")
    strips.change(painter, strips.whole(abs(strand.change)), strand.change > 0, (rect.right, rect.y))
    painter.text(error, (rect.right - 42, rect.y + 2), "axis", "text3", "right")
    painter.text(str(round(strand.value)), (rect.right - 68, rect.y), "small+600", "text", "right")
    if said:
        painter.wrapped(said, rect.w, (rect.x, rect.y + 22), "caption", "text2")


def cause_rows(page: BoardPage, column: Column) -> None:
    """Lay out why the partnership moved, and how things stand around it."""
    view = page.board
    column.heading("why", words("partnership", "why"))
    if view.index_causes:
        steps = tuple(charts.ChartPart(cause.says, cause.amount) for cause in view.index_causes)
        before = view.index - view.index_change
        draw = Draw(paint_parts, (before, view.word), steps)
        value = "; ".join(f"{item.says} {signed(item.amount)}" for item in charts.adding_up(before, steps))
        column.drawn(("parts", words("partnership", "why"), value), 26.0 * (len(steps) + 2), draw, 16)
    else:
        column.text("still", words("partnership", "still"), ("small", "text2"), 16)
    column.heading("states", words("partnership", "states"), strong=False)
    for machine in view.machines:
        widget = Widget(
            f"state.{machine.key}", "link", machine.label, column.rect(20), Draw(paint_state, machine.says),
            value=machine.says, group="states", description=words("cards", "opens"),
            command=Many((Close(), Open("cards", f"issue:{machine.key}"))),
        )  # fmt: skip
        column.put(widget, 3)


def paint_parts(
    painter: Painter, widget: Widget, mark: Mark, ends: tuple[float, str], steps: tuple[charts.ChartPart, ...]
) -> None:
    """Paint how the parts add up from the index before to the index now."""
    charts.waterfall(painter, widget.rect, (lettered("before"), ends[0]), lettered("now"), steps)


def paint_state(painter: Painter, widget: Widget, mark: Mark, says: str) -> None:
    """Paint how one thing stands."""
    rect = widget.rect
    room = rect.w * 0.5
    strips.named(painter, widget.name, Rect(rect.x, rect.y, room - 8, rect.h), "small", "text2")
    style = next(
        (name for name in ("small", "small+cond", "axis") if typography.width(says, name) <= rect.w - room), "axis"
    )
    painter.text(says, (rect.right, rect.y + 1), style, "text", "right")
