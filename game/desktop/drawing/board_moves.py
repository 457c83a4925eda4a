"""The moves of the board: cards with price and estimate, the pager, and the drawer of what is not ready."""

import attrs

from game.desktop.commands import Command, GiveOrder, Open, Retry, Set, Withdraw
from game.desktop.drawing.hand_card import NOT_READY, ORDERED, READY, HandCard, cards_in_hand, not_ready
from game.desktop.drawing.move_face import RISES, Facing, effect_told, paint_card, price_told
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Paged, Rect, Widget
from game.desktop.toolkit.typography import width
from game.desktop.window_words import in_weeks, lettered, words
from game.views.board_view import BoardView

LEAST, GAP, MOST = (150.0, 122.0), (12.0, 9.0), 7
RUNNING, STALE, FAILED = "running", "stale", "failed"
CARD = "card."


def moves_widgets(view: BoardView, looks: Looks, header: Rect, room: Rect, staff: str) -> tuple[Widget, ...]:
    """Return the moves: their header with the drawer and the pager, then one page of cards.

    staff  `figures`, `words` or `none`
    """
    cards, fits = cards_of(view, looks), capacity(looks, room)
    page, pages = page_of(view, looks, room)
    here = cards[page * fits : (page + 1) * fits]
    gap = GAP[looks.compact]
    wide = (room.w - gap * (fits - 1)) / fits
    facing = Facing(looks.compact, staff, view.staff == RUNNING, view.staff in (STALE, FAILED))
    widgets = [
        card_widget(
            card, number, risen(looks, card, Rect(room.x + number * (wide + gap), room.y, wide, room.h)), facing
        )
        for number, card in enumerate(here)
    ]
    if not here:
        widgets = [nothing(view, room)]
    return (*widgets, *header_widgets(view, looks, header, (page, pages), staff))


def cards_of(view: BoardView, looks: Looks) -> tuple[HandCard, ...]:
    """Return the cards to page through: the hand, or the drawer of what is not ready."""
    return not_ready(view) if in_drawer(view, looks) else cards_in_hand(view)


def page_of(view: BoardView, looks: Looks, room: Rect) -> tuple[int, int]:
    """Return which page of the cards is seen, from 0, and of how many."""
    pages = max(-(-len(cards_of(view, looks)) // capacity(looks, room)), 1)
    return min(looks.remembered(page_key(view), 0), pages - 1), pages


def moves_pages(view: BoardView, looks: Looks, header: Rect, room: Rect) -> Paged:
    """Return how wheel and arrows turn the pages of the hand."""
    cards, fits = cards_of(view, looks), capacity(looks, room)
    page, pages = page_of(view, looks, room)
    before = f"{CARD}{cards[page * fits - 1].key}" if page else ""
    after = f"{CARD}{cards[(page + 1) * fits].key}" if page + 1 < pages else ""
    area = Rect(header.x, header.y, header.w, room.bottom - header.y)
    return Paged(page_key(view), "hand", area, page, pages, before, after)


def page_key(view: BoardView) -> str:
    """Return under which name the page of the hand is remembered: each quarter begins on the first."""
    return f"hand.page.{view.turn}"


def risen(looks: Looks, card: HandCard, rect: Rect) -> Rect:
    """Return where a card stands: a focused one rises, so that its ring is not the only sign."""
    return rect.moved(0, -RISES) if looks.focus == f"{CARD}{card.key}" else rect


def capacity(looks: Looks, room: Rect) -> int:
    """Return how many cards stand side by side."""
    least, gap = LEAST[looks.compact], GAP[looks.compact]
    return max(min(int((room.w + gap) / (least + gap)), MOST), 1)


def header_widgets(view: BoardView, looks: Looks, rect: Rect, paging: tuple[int, int], staff: str) -> list[Widget]:
    """Return the line over the hand: on what the figures rest, the drawer, and the pager."""
    row = Rect(rect.x, rect.y + (1 if looks.compact else 4), rect.w, 28)
    widgets, drawer = pager(row, paging, page_key(view)), in_drawer(view, looks)
    x = min((widget.rect.x for widget in widgets), default=rect.right)
    lacking = len(not_ready(view))
    if lacking:
        says = (
            words("told", "ready", many=len(cards_in_hand(view)))
            if drawer
            else words("told", "not_ready", many=lacking)
        )
        widgets.append(pressed("drawer", says, Rect(x, row.y, 0, 28), Set("hand.drawer", not drawer)))
    if view.staff == FAILED:
        x = min((widget.rect.x for widget in widgets), default=rect.right)
        widgets.append(pressed("retry", words("staff", "retry"), Rect(x, row.y, 0, 28), Retry()))
    if not view.over:
        x = min((widget.rect.x for widget in widgets), default=rect.right)
        button = pressed("cards", words("cards", "button"), Rect(x, row.y, 0, 28), Open("cards", ""))
        widgets.append(attrs.evolve(button, key="c"))
    if staff == "figures" and not view.over:
        x = min((widget.rect.x for widget in widgets), default=rect.right)
        button = pressed(
            "advisors",
            words("advisors", "button"),
            Rect(x, row.y, 0, 28 if x > row.centre[0] else 24),
            Open("advisors", ""),
        )
        widgets.append(attrs.evolve(button, key="a"))
    x = min((widget.rect.x for widget in widgets), default=rect.right)
    title, said = (lettered("not_ready"), "") if drawer else (lettered("moves"), rests_on(view, staff))
    place = Rect(row.x, row.y, x - 8 - row.x, 28)
    return [Widget("hand", "heading", title, place, Draw(paint_header, said), value=said), *reversed(widgets)]


def in_drawer(view: BoardView, looks: Looks) -> bool:
    """Return whether the drawer of what is not ready is open."""
    return looks.remembered("hand.drawer", False) and bool(not_ready(view))


def rests_on(view: BoardView, staff: str) -> str:
    """Return on what the staff's figures rest."""
    if staff != "figures":
        return words("staff", staff)
    if view.staff in (STALE, FAILED):
        return words("staff", "stale")
    futures = max((move.effect.futures for move in view.moves if move.effect), default=0)
    return words("staff", "kept", futures=f"{futures:,}") if futures else words("staff", "waits")


def paint_header(painter: Painter, widget: Widget, mark: Mark, said: str) -> None:
    """Paint the hand's heading, and on what the figures rest where there is room for it."""
    rect = widget.rect
    y = rect.y + 4
    x = rect.x + painter.text(widget.name, (rect.x, y), "label", "text") + 12
    for style in ("caption", "axis"):
        if x + width(said, style) <= rect.right:
            painter.text(said, (x, y + 2), style, "text2")
            return


def nothing(view: BoardView, rect: Rect) -> Widget:
    """Say that nothing can be ordered, and what may be done."""
    says = words("board", "over" if view.over else "nothing", left=in_weeks(view.weeks.left))
    return Widget("hand.none", "status", says, rect, Draw(paint_nothing, view.over))


def paint_nothing(painter: Painter, widget: Widget, mark: Mark, over: bool) -> None:
    """Paint the empty hand."""
    rect = widget.rect
    painter.rect(rect, "panel", line="line", radius=4)
    title = words("board", "over_title" if over else "nothing_title")
    painter.text(title, (rect.x + 24, rect.y + 22), "h2", "text")
    painter.wrapped(widget.name, rect.w - 48, (rect.x + 24, rect.y + 56), "body", "text2")


def card_widget(card: HandCard, number: int, rect: Rect, facing: Facing) -> Widget:
    """Return one card."""
    opened: Command = Open("lever", card.key) if card.opens else Open("table")
    add: Command = Withdraw(card.key) if card.status == ORDERED else GiveOrder(card.key)
    usable = card.status in (READY, ORDERED)
    reason = card.refused if card.status not in (READY, ORDERED) else ""
    value = [price_told(card), effect_told(card.effect, facing) if card.status != NOT_READY else "", *card.lines]
    value += [card.minds, "ordered" if card.status == ORDERED else "", reason]
    return Widget(
        f"{CARD}{card.key}",
        "card",
        card.title,
        rect,
        Draw(paint_card, card, facing),
        group="hand",
        value=". ".join(filter(None, value)),
        command=add if usable else opened,
        again=opened,
        twice=add if usable else opened,
        key=str(number + 1),
        key_focuses=True,
        description=card.says,
        bleed=10,
        z=1,
    )


def pressed(name: str, says: str, right: Rect, command: Command) -> Widget:
    """Return a quiet button whose right edge is where `right` begins."""
    wide = width(says, "small") + 16
    rect = Rect(right.x - wide - 6, right.y, wide, right.h)
    return Widget(name, "button", says, rect, Draw(paint_quiet_button), group="pager", command=command)


def pager(row: Rect, paging: tuple[int, int], remembered: str) -> list[Widget]:
    """Return the arrows to other pages and which page is seen, from the right; nothing where there is one page.

    remembered  the local that says which page is seen
    """
    page, pages = paging
    if pages < 2:
        return []
    says = words("told", "page_of", page=page + 1, pages=pages)
    wide = width(says, "caption") + 8
    ahead, back = min(page + 1, pages - 1), max(page - 1, 0)
    middle = Rect(row.right - 26 - wide, row.y, wide, row.h)
    return [
        arrow(
            "next",
            lettered("more_cards"),
            Rect(row.right - 26, row.y, 26, row.h),
            (Set(remembered, ahead), ahead != page),
        ),
        Widget("page.count", "status", words("told", "page", says=says), middle, Draw(paint_page, says)),
        arrow(
            "previous",
            lettered("earlier_cards"),
            Rect(middle.x - 26, row.y, 26, row.h),
            (Set(remembered, back), back != page),
        ),
    ]


def arrow(key: str, name: str, rect: Rect, to: tuple[Set, bool]) -> Widget:
    """Return an arrow to a page, and whether there is one that way."""
    command, there = to
    return Widget(
        f"page.{key}",
        "button",
        name,
        rect,
        Draw(paint_arrow, key, there),
        group="pager",
        command=command,
        disabled_why="" if there else lettered("there_are_no_more_that"),
        key="pagedown" if key == "next" else "pageup",
    )


def paint_arrow(painter: Painter, widget: Widget, mark: Mark, key: str, there: bool) -> None:
    """Paint an arrow to more cards."""
    rect = widget.rect
    ink = "text3" if not there else "text" if mark.hovered or mark.focused else "text2"
    way = 1 if key == "next" else -1
    x, y = rect.centre
    with painter.layer(rect) as layer:
        layer.line([(x - 3 * way, y - 5), (x + 2 * way, y), (x - 3 * way, y + 5)], ink if there else "lineStrong", 1.7)


def paint_page(painter: Painter, widget: Widget, mark: Mark, says: str) -> None:
    """Write which page of the hand is seen."""
    painter.text(says, (widget.rect.centre[0], widget.rect.y + 6), "caption", "text2", "centre")


def paint_quiet_button(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint a button that is only its words."""
    ink = "text" if mark.hovered or mark.focused else "text2"
    painter.text(widget.name, (widget.rect.centre[0], widget.rect.y + 5), "small", ink, "centre")
