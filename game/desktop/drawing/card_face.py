"""The face of a card, however it stands: ready, focused, ordered, too dear, not ready, estimating, failed, in words."""

import attrs

from game.desktop.drawing import strips
from game.desktop.drawing.strips import Strip
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Mark, Rect, Widget
from game.desktop.toolkit.typography import Fitted, fit, line_height, width, wrap
from game.views.card_view import NOT_READY, ORDERED, TOO_DEAR, CardView, OddsView
from game.views.estimates import in_words
from game.views.turn_view import FAILED, RUNNING, STALE

PADDING = 11.0
RISES = 8.0
# A title of three lines begins higher, and the odds below it stand lower, so that they do not meet.
TITLE_LINES, RAISED, LOWERED = 2, 5.0, 3.0
LEVERS = {
    "economy": "Economy",
    "exposure": "Exposure",
    "denial": "Denial",
    "diplomacy": "Diplomacy",
    "offer": "Offer",
    "posture": "Posture",
    "arms": "Arms",
}


@attrs.frozen
class Facing:
    """How the cards of a hand are shown.

    most    where the axis of every strip ends, a share
    low     whether there is little height, so that the line on the side is left out
    words   whether odds are given in words
    waits   whether the estimate is still running
    spoken  whether chances are said in words beside their figures
    """

    most: float
    low: bool
    words: bool
    waits: bool
    spoken: bool = False


def paint_card(painter: Painter, widget: Widget, mark: Mark, card: CardView, facing: Facing) -> None:
    """Paint a card."""
    rect = widget.rect.moved(0, -2 if mark.hovered and not mark.focused else 0)
    _sheet(painter, rect, mark, card)
    left, room = rect.x + PADDING, rect.w - 2 * PADDING
    ink = "accentText" if mark.focused else "text2"
    painter.icon(card.lever, (left - 1, rect.y + 14), 17, ink)
    painter.text(LEVERS[card.lever], (left + 21, rect.y + 14), "axis", "text2")
    strips.coin(
        painter, (rect.right - PADDING - 12, rect.y + 22), card.cost, short=card.status in (TOO_DEAR, NOT_READY)
    )
    top = rect.y + (36 if facing.low else 41)
    title = titled(card.title, room, facing.low)
    tall = len(title.lines) > TITLE_LINES
    ink = "text2" if card.status == NOT_READY else "text"
    painter.lines(title.lines, (left, top - (RAISED if tall else 0)), title.style, ink)
    top += LOWERED if tall else 0
    below = Rect(left, top, room, rect.bottom - top)
    if card.status == NOT_READY:
        _reason(painter, below, card.reason, len(title.lines) * line_height(title.style) + 8)
        return
    if facing.words and (card.odds or not card.reason):
        _words(painter, below, card, facing)
    elif card.odds is None and card.reason:
        _reason(painter, below, card.reason, len(title.lines) * line_height(title.style) + 8)
        return
    else:
        _odds(painter, below, card, facing)
    if not facing.low:
        _foot(painter, Rect(left, rect.bottom - 33, room, 32), card)


def titled(title: str, room: float, low: bool) -> Fitted:
    """Return a title on three lines, or on two, condensed and then smaller, where there is little height."""
    tries = (
        ("card", 2 if low else 3),
        ("card+cond", 2),
        ("label+cond", 2),
        ("small+600", 2),
        ("small+cond+600", 2),
        ("axis+600", 2),
    )
    for style, most in tries:
        lines = wrap(title, style, room)
        if len(lines) <= most and all(width(line, style) <= room for line in lines):
            return Fitted(style, lines)
    return fit(title, "small+cond+600", room, 3)


def _sheet(painter: Painter, rect: Rect, mark: Mark, card: CardView) -> None:
    """Paint the card's paper, and the edge on top that says how it stands."""
    waiting = card.status == NOT_READY
    fill = "raised2" if mark.focused else "panel" if waiting else "raised"
    painter.rect(rect, fill, line="lineStrong" if mark.hovered else "line", radius=4)
    edge = "accent" if mark.focused else "text" if card.status == ORDERED else "lineStrong"
    if waiting and not mark.focused:
        x = rect.x
        while x < rect.right:
            painter.rect(Rect(x, rect.y, min(7, rect.right - x), 2), edge)
            x += 11
    else:
        painter.rect(Rect(rect.x + 1, rect.y, rect.w - 2, 3), edge)


def _reason(painter: Painter, rect: Rect, reason: str, down: float) -> None:
    """Say what must hold before a card may be played, with the value it has now."""
    aside, room = (18, rect.h - down - 6) if rect.h > 130 else (0, rect.h - down - 4)
    style = "small" if len(wrap(reason, "small", rect.w - aside)) * 18 <= room else "axis"
    lines = wrap(reason, style, rect.w - aside)
    high = line_height(style) * len(lines)
    y = max(rect.y + down, rect.bottom - 12 - high)
    if aside:
        painter.icon("lock", (rect.x - 1, y + 1), 14, "text3")
    painter.lines(lines, (rect.x + aside, y), style, "text2")


def _words(painter: Painter, rect: Rect, card: CardView, facing: Facing) -> None:
    """Give the odds in words: direction and confidence."""
    says = card.odds.says if card.odds else "Staff are weighing it." if facing.waits else "No view yet."
    y = rect.y + (44 if facing.low else 56)
    painter.wrapped(says[:1].upper() + says[1:], rect.w, (rect.x, y), "small+500", "text")


def _odds(painter: Painter, rect: Rect, card: CardView, facing: Facing) -> None:
    """Give the odds in figures: share, error, change, and the strip."""
    odds = card.odds
    y = rect.y + (48 if facing.low else 58)
    if odds is None:
        says = "Estimating…" if facing.waits else "No estimate yet"
        painter.wrapped(says, rect.w, (rect.x, y + 8), "small", "text2")
        return
    faint = odds.status in (STALE, FAILED)
    x = rect.x + painter.text(str(round(100 * odds.share.value)), (rect.x, y), "cardOdds", "text3" if faint else "text")
    x += painter.text(" %", (x, y + 5), "label+serif", "text3" if faint else "text") + 5
    clear = odds.change.is_clear and bool(round(100 * odds.change.value))
    painter.text(f"±{strips.half(odds.share)}", (x, y + 9), "caption", "text3")
    ink = "accent" if odds.helps else "text"
    if clear:
        points = str(abs(round(100 * odds.change.value)))
        painter.text(points, (rect.right, y + 6), "small+600", "accentText" if odds.helps else "text", "right")
        painter.triangle((rect.right - width(points, "small+600") - 10, y + 15), 8, odds.change.value > 0, ink)
    usual = in_words(odds.share.value) if facing.spoken else f"{odds.futures:,} futures" if clear else "no clear change"
    said = status_words(odds) or usual
    painter.text(said, (rect.x, y + 25), "axis", "text3")
    strip = Strip(odds.base.value, odds.share.value, *around(odds), facing.most)
    strips.odds_strip(
        painter, Rect(rect.x, y + (45 if facing.low else 43), rect.w, 16), strip, ink if clear else "text2"
    )


def around(odds: OddsView) -> tuple[float, float]:
    """Return the interval drawn around the dot: the change's, laid at today's odds, because both meet the same luck."""
    return odds.base.value + odds.change.low, odds.base.value + odds.change.high


def status_words(odds: OddsView) -> str:
    """Return what to say of an estimate that is not finished or not of this quarter."""
    if odds.status in (STALE, FAILED):
        return "from last quarter"
    return f"{odds.futures:,} of {odds.of:,} futures" if odds.status == RUNNING and odds.futures < odds.of else ""


def _foot(painter: Painter, rect: Rect, card: CardView) -> None:
    """Write the last line: in orders, what is lacking, or whom it touches beside."""
    if card.status == ORDERED:
        painter.icon("check", (rect.x - 1, rect.y + 7), 15, "text")
        painter.text("In orders", (rect.x + 19, rect.y + 7), "axis+600", "text")
        return
    strips.named(painter, card.reason if card.status == TOO_DEAR else card.side, rect, "axis", "text2")
