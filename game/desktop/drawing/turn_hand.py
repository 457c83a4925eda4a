"""The hand of the turn screen: cards with their costs and live odds, the pager, and the drawer of what is not ready."""

from game.desktop.commands import Command, Draft, Open, Retry, Set, Withdraw
from game.desktop.drawing import strips
from game.desktop.drawing.card_face import LEVERS, RISES, Facing, paint_card
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Paged, Rect, Widget
from game.desktop.toolkit.typography import width
from game.views.card_view import ORDERED, READY, CardView, OddsView
from game.views.estimates import in_words
from game.views.turn_view import FAILED, RUNNING, TurnView

LEAST, GAP, MOST = (132.0, 124.0), (11.0, 9.0), 8
HALF = 0.5


def hand_widgets(view: TurnView, looks: Looks, header: Rect, room: Rect) -> tuple[Widget, ...]:
    """Return the hand: its header with the drawer and the pager, then one page of cards."""
    cards, fits = cards_of(view, looks), capacity(looks, room)
    page, pages = page_of(view, looks, room)
    here = cards[page * fits : (page + 1) * fits]
    gap = GAP[looks.compact]
    wide = (room.w - gap * (fits - 1)) / fits
    spoken = bool(looks.preferences.odds_words)
    facing = Facing(axis_end(view), looks.compact, view.words_only, view.odds_state == RUNNING, spoken)
    widgets = [
        card_widget(
            card, number, risen(looks, card, Rect(room.x + number * (wide + gap), room.y, wide, room.h)), facing
        )
        for number, card in enumerate(here)
    ]
    if not here:
        widgets = [nothing(view, room)]
    return (*widgets, *header_widgets(view, looks, header, (page, pages)))


def cards_of(view: TurnView, looks: Looks) -> tuple[CardView, ...]:
    """Return the cards to page through: the hand, or the drawer of what is not ready."""
    return view.not_ready if in_drawer(view, looks) else view.hand_cards


def page_of(view: TurnView, looks: Looks, room: Rect) -> tuple[int, int]:
    """Return which page of the cards is seen, from 0, and of how many."""
    pages = max(-(-len(cards_of(view, looks)) // capacity(looks, room)), 1)
    return min(looks.remembered(page_key(view), 0), pages - 1), pages


def hand_pages(view: TurnView, looks: Looks, header: Rect, room: Rect) -> Paged:
    """Return how wheel and arrows turn the pages of the hand."""
    cards, fits = cards_of(view, looks), capacity(looks, room)
    page, pages = page_of(view, looks, room)
    before = f"card.{cards[page * fits - 1].order}" if page else ""
    after = f"card.{cards[(page + 1) * fits].order}" if page + 1 < pages else ""
    area = Rect(header.x, header.y, header.w, room.bottom - header.y)
    return Paged(page_key(view), "hand", area, page, pages, before, after)


def page_key(view: TurnView) -> str:
    """Return under which name the page of the hand is remembered: each quarter begins on the first."""
    return f"hand.page.{view.turn}"


def risen(looks: Looks, card: CardView, rect: Rect) -> Rect:
    """Return where a card stands: a focused one rises, so that its ring is not the only sign."""
    return rect.moved(0, -RISES) if looks.focus == f"card.{card.order}" else rect


def capacity(looks: Looks, room: Rect) -> int:
    """Return how many cards stand side by side."""
    least, gap = LEAST[looks.compact], GAP[looks.compact]
    return max(min(int((room.w + gap) / (least + gap)), MOST), 1)


def axis_end(view: TurnView) -> float:
    """Return where the axis of every strip ends: at half, or at all where odds are higher."""
    known = [card.odds for card in view.hand_cards if card.odds]
    highest = max((max(odds.share.high, odds.base.value) for odds in known), default=0.0)
    return HALF if highest <= HALF else 1.0


def header_widgets(view: TurnView, looks: Looks, rect: Rect, paging: tuple[int, int]) -> list[Widget]:
    """Return the line over the hand: what the odds are of, the drawer, and the pager."""
    row = Rect(rect.x, rect.y + (1 if looks.compact else 4), rect.w, 28)
    widgets, drawer = pager(row, paging, page_key(view)), in_drawer(view, looks)
    x = min((widget.rect.x for widget in widgets), default=rect.right)
    if view.not_ready:
        says = f"{len(view.hand_cards)} ready" if drawer else f"{len(view.not_ready)} not ready"
        widgets.append(pressed("drawer", says, Rect(x, row.y, 0, 28), Set("hand.drawer", not drawer)))
    if view.odds_state == FAILED:
        x = min((widget.rect.x for widget in widgets), default=rect.right)
        widgets.append(pressed("retry", "Estimate failed: try again", Rect(x, row.y, 0, 28), Retry()))
    x = min((widget.rect.x for widget in widgets), default=rect.right)
    odds = "" if drawer else f"odds of fracture by {view.ends}, if added to your orders"
    now = base_odds(view, looks)
    drawn = Draw(paint_header, odds, now)
    title = "Not ready" if drawer else "Your options"
    return [
        Widget(
            "hand",
            "heading",
            title,
            Rect(row.x, row.y, x - 8 - row.x, 28),
            drawn,
            value=now[0] if now else "",
        ),
        *reversed(widgets),
    ]


def in_drawer(view: TurnView, looks: Looks) -> bool:
    """Return whether the drawer of what is not ready is open."""
    return looks.remembered("hand.drawer", False) and bool(view.not_ready)


def base_odds(view: TurnView, looks: Looks) -> tuple[str, ...]:
    """Return the odds of fracture with today's orders, the longest way of saying it first; () where nobody knows."""
    if view.words_only or not view.fan:
        return ()
    share = dict(view.fan.outcomes)["fractured"]
    said = strips.share_told(share)
    if looks.preferences.odds_words:
        return f"now {said}, {in_words(share.value)}", f"now {said}"
    return f"now {said}, from {view.fan.futures:,} futures", f"now {said}"


def paint_header(painter: Painter, widget: Widget, mark: Mark, odds: str, base: tuple[str, ...]) -> None:
    """Paint the hand's heading, and the odds with today's orders."""
    rect = widget.rect
    y = rect.y + 4
    x = rect.x + painter.text(widget.name, (rect.x, y), "label", "text") + 12
    shorter = (odds, odds.replace(", if added to your orders", ""), "odds of fracture", "")
    tries = [(said, now) for said in shorter[:2] for now in base or ("",)]
    tries += [(said, base[-1] if base else "") for said in shorter[2:]]

    def fits(said: str, now: str) -> bool:
        """Return whether both stand on the line."""
        return x + width(said, "caption") + (width(now, "small+500") + 22 if now else 0) <= rect.right

    fitted = next(((said, now) for said, now in tries if fits(said, now)), None)
    if not odds or fitted is None:
        return
    said, now = fitted
    x += painter.text(said, (x, y + 2), "caption", "text2") + (10 if said else 0)
    if now:
        painter.rect(Rect(x, y + 2, 2, 16), "text")
        painter.text(now, (x + 7, y + 1), "small+500", "text")


def nothing(view: TurnView, rect: Rect) -> Widget:
    """Say that nothing can be afforded, what arrives next quarter, and what may be done."""
    says = f"You have {view.capital_left} capital; {view.next_capital} arrive next quarter. " + (
        "Remove an order to free some, or end the quarter." if view.orders else "End the quarter."
    )
    if view.over:
        says = "The campaign is over. The review tells what moved it."
    command = Withdraw() if view.orders else None
    return Widget(
        "hand.none", "button" if command else "status", says, rect, Draw(paint_nothing, view.over), command=command
    )


def paint_nothing(painter: Painter, widget: Widget, mark: Mark, over: bool) -> None:
    """Paint the empty hand."""
    rect = widget.rect
    painter.rect(rect, "panel", line="line", radius=4)
    title = "The campaign is over" if over else "Nothing you can afford this quarter"
    painter.text(title, (rect.x + 24, rect.y + 22), "h2", "text")
    painter.wrapped(widget.name, rect.w - 48, (rect.x + 24, rect.y + 56), "body", "text2")
    if widget.command:
        painter.icon("undo", (rect.x + 24, rect.y + 104), 18, "text2")
        painter.text("Enter removes the last order", (rect.x + 48, rect.y + 103), "body+600", "text")


def card_widget(card: CardView, number: int, rect: Rect, facing: Facing) -> Widget:
    """Return one card."""
    add = Withdraw(card.order) if card.status == ORDERED else Draft(card.order, card.level)
    usable = card.status in (READY, ORDERED)
    return Widget(
        f"card.{card.order}",
        "card",
        card.title,
        rect,
        Draw(paint_card, card, facing),
        group="hand",
        value=card_value(card, facing),
        command=add if usable else Open("card", card.order),
        again=Open("card", card.order),
        twice=add if usable else Open("card", card.order),
        key=str(number + 1),
        key_focuses=True,
        description=card.reason,
        bleed=10,
        z=1,
    )


def card_value(card: CardView, facing: Facing) -> str:
    """Return all that a card shows, in words."""
    parts = [LEVERS[card.lever], f"costs {card.cost}"]
    odds = card.odds
    if odds and facing.words:
        parts.append(odds.says)
    elif odds:
        words = f"{in_words(odds.share.value)}, " if facing.spoken else ""
        counted = f"from {odds.futures:,} futures, {moved(odds)}"
        parts.append(f"odds {strips.share_told(odds.share)}, {words}{counted}")
    if card.status == ORDERED:
        parts.append("in orders")
    return ", ".join([*parts, *filter(None, (card.side, card.reason))])


def moved(odds: OddsView) -> str:
    """Return the change in words."""
    if not odds.change.is_clear or not round(100 * odds.change.value):
        return "no clear change"
    return f"{'up' if odds.change.value > 0 else 'down'} {abs(round(100 * odds.change.value))}"


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
    says = f"{page + 1} of {pages}"
    wide = width(says, "caption") + 8
    ahead, back = min(page + 1, pages - 1), max(page - 1, 0)
    middle = Rect(row.right - 26 - wide, row.y, wide, row.h)
    return [
        arrow("next", "More cards", Rect(row.right - 26, row.y, 26, row.h), (Set(remembered, ahead), ahead != page)),
        Widget("page.count", "status", f"Page {says}", middle, Draw(paint_page, says)),
        arrow(
            "previous", "Earlier cards", Rect(middle.x - 26, row.y, 26, row.h), (Set(remembered, back), back != page)
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
        disabled_why="" if there else "There are no more that way.",
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
