"""The advisors: what each of three would do today, and, of a card that is opened, why they disagree about it."""

import attrs

from game.desktop.commands import Close, Command, GiveOrder, Many, Open
from game.desktop.drawing import strips
from game.desktop.drawing.hand_card import HandCard, every_card
from game.desktop.screens.partnership import PAD, close_corner, paint_ground
from game.desktop.screens.reading_page import Column
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.desktop.window_pages import FIGURES, AdvisorsPage
from game.desktop.window_words import in_weeks, lettered, words
from game.views.advice_view import AGAINST_IT, FOR_IT, AdviceView, StanceView, advice, stances
from game.views.shown_figures import Change

STRIP = 150.0
LEAST_SCALE = 4.0


def advisors(page: AdvisorsPage, looks: Looks) -> Scene:
    """Return the advisors over the board."""
    w, h, low = looks.size.w, looks.size.h, looks.compact
    wide, high = min(860.0, w - 60), min(600.0, h - 40)
    box = Rect(round((w - wide) / 2), round((h - high) / 2), wide, high)
    pad = 22.0 if low else PAD
    card = next((entry for entry in every_card(page.board) if entry.key == page.about), None)
    rows = stances(card.effect, page.board.seat) if card is not None and card.effect is not None else ()
    title = words("advisors", heading_of(rows) if card is not None else "title")
    ground = Widget("dialog", "dialog", title, box, Draw(paint_ground), bleed=0, z=-2)
    head = parts.heading("title", title, Rect(box.x + pad, box.y + pad - 8, wide - 2 * pad - 40, 0), "h2")
    close = close_corner(box, pad)
    foot = box.bottom - pad - 42
    area = Rect(box.x + pad, head.rect.bottom + 8, wide - 2 * pad, foot - 12 - head.rect.bottom - 8)
    column = Column(area.x, area.y, area.w - 12)
    if page.staff != FIGURES:
        column.text("none", words("staff", page.staff), ("lead", "text2"))
    elif card is None:
        advice_rows(page, column)
    else:
        stance_rows(card, rows, column)
    body = scrolled(column.widgets, Scroll("advisors", area, column.y - area.y), looks)
    verbs = foot_widgets(page, card, Rect(area.x, foot, area.w, 42))
    return Scene("advisors", (ground, head, *body, *verbs, close), (("a", Close()),), "main", title=title, panel=box)


def heading_of(rows: tuple[StanceView, ...]) -> str:
    """Return which heading the stances bear: whether the advisors are of one mind."""
    return "disagree" if len({row.stance for row in rows}) > 1 else "agree" if rows else "waits"


def advice_rows(page: AdvisorsPage, column: Column) -> None:
    """Lay what each advisor would do today, with the way to the card."""
    column.text("note", words("advisors", "note"), ("caption", "text3"), 8)
    for view in advice(page.board):
        column.heading(view.advisor, view.title, view.weighs, strong=False)
        column.text(f"{view.advisor}.says", f"“{view.says}”", ("lead+400", "text"), 4)
        if view.against:
            column.text(f"{view.advisor}.against", view.against, ("small", "text2"), 4)
        minds = next((card.minds for card in every_card(page.board) if card.key == view.key), "")
        if minds:
            column.text(f"{view.advisor}.minds", words("advisors", "minds", says=minds), ("small", "text2"), 4)
        if view.key:
            look_at(view, column)
        column.y += 8


def look_at(view: AdviceView, column: Column) -> None:
    """Lay the button that opens the card an advisor recommends."""
    name = words("advisors", "look")
    rect = Rect(column.x, column.y, parts.button_width(name), 34)
    command: Command = Many((Close(), Open("lever", view.key))) if "." in view.key else Close()
    column.put(parts.button(f"look.{view.advisor}", name, rect, command, kind="quiet", group="look"), 4)


def stance_rows(card: HandCard, rows: tuple[StanceView, ...], column: Column) -> None:
    """Lay what each advisor makes of one card, on one axis, and the card's own figure below."""
    column.text("card", card.title, ("lead+600", "text"), 10)
    most = max((abs(edge) for row in rows for edge in (row.change.low, row.change.high)), default=0.0)
    scale = max(most, LEAST_SCALE)
    for row in rows:
        column.put(stance_widget(row, scale, column.rect(stance_high(row, column.w))), 6)
    if card.effect is not None and card.effect.score is not None:
        column.put(parts.rule("together.rule", column.rect(2), "text"), 8)
        said = words("advisors", "together", change=strips.change_told(card.effect.score))
        column.text("together", said, ("body+600", "text"), 6)
    if card.minds:
        column.text("minds", words("advisors", "minds", says=card.minds), ("small", "text2"))


def stance_high(row: StanceView, wide: float) -> float:
    """Return how high one stance is."""
    return 30 + typography.height(f"“{row.says}”", "body", wide - STRIP - 110) + 26


def stance_widget(row: StanceView, scale: float, rect: Rect) -> Widget:
    """Return one advisor's stance."""
    value = f"{row.stance_says}. {row.says} {row.weighs}"
    draw = Draw(paint_stance, row, scale)
    return Widget(f"stance.{row.advisor}", "listitem", row.title, rect, draw, value=value, focusable=False)


def paint_stance(painter: Painter, widget: Widget, mark: Mark, row: StanceView, scale: float) -> None:
    """Paint one stance: who, what it says, and its figure with the error on the common axis."""
    rect = widget.rect
    painter.rect(Rect(rect.x, rect.y, rect.w, 1), "line")
    wide = painter.text(row.title, (rect.x, rect.y + 6), "label", "text")
    ink = "accentText" if row.stance == FOR_IT else "text"
    painter.text(row.stance_says, (rect.x + wide + 12, rect.y + 7), "small+600", ink)
    room = rect.w - STRIP - 110
    high = painter.wrapped(f"“{row.says}”", room, (rect.x, rect.y + 30), "body", "text2")
    painter.text(row.weighs, (rect.x, rect.y + 32 + high), "caption", "text3")
    axis = Rect(rect.right - STRIP - 84, rect.y + 38, STRIP, 1)
    paint_axis(painter, axis, row.change, scale, row.stance)
    strips.clear_change(painter, row.change, (rect.right, rect.y + 28), ("small+600", ink, 0))


def paint_axis(painter: Painter, axis: Rect, change: Change, scale: float, stance: str) -> None:
    """Paint a change on an axis: a tick at nought, a band for its interval, a dot."""
    ink = "accent" if stance == FOR_IT else "text" if stance == AGAINST_IT else "text2"

    def across(value: float) -> float:
        """Return where a value stands."""
        return axis.centre[0] + axis.w / 2 * min(max(value / scale, -1.0), 1.0)

    painter.rect(axis, "lineStrong")
    painter.rect(Rect(across(0) - 1, axis.y - 6, 2, 13), "text2")
    left, right = across(change.low), across(change.high)
    painter.rect(Rect(left, axis.y - 3, max(right - left, 2), 7), f"{ink}/40")
    painter.circle((across(change.value), axis.y + 0.5), 5, fill=ink)


def foot_widgets(page: AdvisorsPage, card: HandCard | None, rect: Rect) -> tuple[Widget, ...]:
    """Return the buttons: of a card that may be ordered the order, else the way back."""
    back = parts.button(
        "main", lettered("done"), Rect(rect.right - 120, rect.y + 1, 120, 40), Close(), kind="main", key="enter"
    )
    if card is None or card.status != "ready":
        return (back,)
    name = words("advisors", "order", weeks=in_weeks(card.price))
    wide = parts.button_width(name, key="enter")
    place = Rect(rect.right - wide, rect.y + 1, wide, 40)
    main = parts.button("main", name, place, Many((GiveOrder(card.key), Close())), kind="main", key="enter")
    done = attrs.evolve(
        parts.button("back", lettered("back"), Rect(place.x - 110, rect.y + 1, 98, 40), Close()), group="foot"
    )
    return main, done
