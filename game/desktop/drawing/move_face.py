"""The face of a card: price, title, what staff expect of it, one thing it touches, and one who minds."""

import attrs

from game.desktop.drawing import strips
from game.desktop.drawing.hand_card import NOT_READY, ORDERED, TOO_DEAR, HandCard
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Mark, Rect, Widget
from game.desktop.toolkit.typography import Fitted, fit, line_height, width, wrap
from game.desktop.window_words import lettered, words
from game.printed_numbers import plain
from game.views.hand_rows import EffectView
from game.views.shown_figures import Change

PADDING = 11.0
RISES = 8.0
OWN_WEEKS = "capital."  # what a card costs is on its coin
MUCH = 3.0  # points of the score from which a change is called large
WAR = 2.0  # a change of the chance of runaway war from which it is shown, in points
ROW, ROW_OF_THREE, ROW_LOW = 21.0, 19.0, 18.0


@attrs.frozen
class Facing:
    """How the cards of a hand are shown.

    low     whether there is little height, so that one line below is left out
    staff   `figures`, `words` or `none`
    waits   whether the staff are still at work
    stale   whether what they said is of another quarter
    """

    low: bool
    staff: str = "figures"
    waits: bool = False
    stale: bool = False


@attrs.frozen
class EffectRow:
    """One row of what staff expect: what moves, by how much, whether in the accent, its name for little room."""

    label: str
    change: Change
    digits: int = 0
    helps: bool = False
    short: str = ""


def effect_rows(effect: EffectView) -> tuple[EffectRow, ...]:
    """Return the rows of a card: your score, they break or the largest clear change in its place, runaway war."""
    helps = effect.score is not None and effect.score.clear and effect.score.value > 0
    rows = (
        []
        if effect.score is None
        else [EffectRow(lettered("your_score"), effect.score, helps=helps, short=lettered("score"))]
    )
    clear = [touch for touch in effect.touched if touch.change.clear and not touch.key.startswith(OWN_WEEKS)]
    if (effect.breaks.clear and round(effect.breaks.value)) or not clear:
        rows.append(
            EffectRow(
                lettered("they_break_2"), effect.breaks, helps=helps and effect.breaks.clear, short=lettered("break")
            )
        )
    else:
        first = clear[0]
        currency = lettered("dollars") if first.unit == "$" else first.unit
        unit = "" if first.unit in {"", "points"} else f", {currency}"
        rows.append(EffectRow(f"{first.label}{unit}", first.change, first.digits, helps))
    if effect.war.clear and abs(effect.war.value) >= WAR:
        rows.append(EffectRow(lettered("runaway_war_2"), effect.war, short=lettered("war")))
    return tuple(rows)


def in_words(effect: EffectView) -> str:
    """Return what staff expect in words: which way, and how far."""
    if effect.says:
        return effect.says
    parts = []
    if effect.score is not None and effect.score.clear:
        size = "much" if abs(effect.score.value) >= MUCH else "plain" if abs(effect.score.value) >= 1 else "slight"
        parts.append(words("expect", f"{size}_{'better' if effect.score.value > 0 else 'worse'}"))
    if effect.breaks.clear and abs(effect.breaks.value) >= 1:
        parts.append(words("expect", "break_likelier" if effect.breaks.value > 0 else "break_less"))
    if effect.war.clear and abs(effect.war.value) >= WAR:
        parts.append(words("expect", "war_likelier" if effect.war.value > 0 else "war_less"))
    return ", ".join(parts) or words("expect", "unclear")


def effect_told(effect: EffectView | None, facing: Facing) -> str:
    """Return what staff expect of a card, in words."""
    if facing.staff == "none":
        return words("staff", "none_given")
    if effect is None:
        return words("staff", "waits")
    if facing.staff != "figures":
        return in_words(effect)
    parts_told = (f"{row.label} {strips.change_told(row.change, row.digits)}" for row in effect_rows(effect))
    return words("told", "from_futures", parts_told=", ".join(parts_told), futures=effect.futures)


def paint_card(painter: Painter, widget: Widget, mark: Mark, card: HandCard, facing: Facing) -> None:
    """Paint a card."""
    rect = widget.rect.moved(0, -2 if mark.hovered and not mark.focused else 0)
    _sheet(painter, rect, mark, card)
    left, room = rect.x + PADDING, rect.w - 2 * PADDING
    short = card.status in (TOO_DEAR, NOT_READY)
    painter.icon(strips.icon_of(card.icon), (left - 1, rect.y + 14), 17, "accentText" if mark.focused else "text2")
    strips.coin(painter, (rect.right - PADDING - 12, rect.y + 24), card.price, short=short)
    if card.status == ORDERED:
        painter.icon("check", (left + 24, rect.y + 15), 15, "accentText")
        if not facing.low:
            painter.text("ordered", (left + 42, rect.y + 15), "axis", "accentText")
    title = titled(card.title, room)
    top = rect.y + (36 if facing.low else 41)
    painter.lines(title.lines, (left, top), title.style, "text2" if card.status == NOT_READY else "text")
    top += max(len(title.lines) * line_height(title.style), 40 if not facing.low else 36)
    below = Rect(left, top + (3 if facing.low else 8), room, rect.bottom - top - (3 if facing.low else 8) - 6)
    if card.status == NOT_READY:
        _reason(painter, below, card.refused)
    elif facing.staff == "figures":
        _figures(painter, below, card, facing)
    else:
        _words(painter, below, card, facing)


def titled(title: str, room: float) -> Fitted:
    """Return a title on two lines, condensed and then smaller where it is long."""
    for style in ("card", "card+cond", "label+cond", "small+600", "small+cond+600", "axis+600"):
        lines = wrap(title, style, room)
        if len(lines) <= 2 and all(width(line, style) <= room for line in lines):
            return Fitted(style, lines)
    return fit(title, "small+cond+600", room, 3)


def _sheet(painter: Painter, rect: Rect, mark: Mark, card: HandCard) -> None:
    """Paint the card's paper, and the edge on top that says how it stands."""
    waiting, ordered = card.status == NOT_READY, card.status == ORDERED
    fill = "raised2" if mark.focused else "panel" if waiting else "accentSoft" if ordered else "raised"
    line = "accent" if ordered else "lineStrong" if mark.hovered else "line"
    painter.rect(rect, fill, line=line, radius=4)
    edge = "accent" if mark.focused or ordered else "lineStrong"
    if waiting and not mark.focused:
        x = rect.x
        while x < rect.right:
            painter.rect(Rect(x, rect.y, min(7, rect.right - x), 2), edge)
            x += 11
    else:
        painter.rect(Rect(rect.x + 1, rect.y, rect.w - 2, 3), edge)


def _reason(painter: Painter, rect: Rect, reason: str) -> None:
    """Say what must hold before a card may be played, with the value it has now."""
    aside = 18 if rect.h > 80 else 0
    for style in ("small", "caption", "axis"):
        lines = wrap(reason, style, rect.w - aside)
        if len(lines) * line_height(style) <= rect.h:
            break
    if aside:
        painter.icon("lock", (rect.x - 1, rect.y + 1), 14, "text3")
    painter.lines(lines[: max(int(rect.h / line_height(style)), 1)], (rect.x + aside, rect.y), style, "text2")


def _words(painter: Painter, rect: Rect, card: HandCard, facing: Facing) -> None:
    """Give what staff expect in words, or nothing where they say nothing; then whom it touches."""
    says = effect_told(card.effect, facing) if facing.staff == "words" else ""
    y = rect.y
    if says:
        y += painter.wrapped(f"{says[:1].upper()}{says[1:]}", rect.w, (rect.x, y), "small+500", "text") + 4
    _foot(painter, Rect(rect.x, y, rect.w, rect.bottom - y), card, facing.low)


def _figures(painter: Painter, rect: Rect, card: HandCard, facing: Facing) -> None:
    """Give what staff expect in figures, and below a rule what it touches and who minds."""
    y = rect.y
    if card.effect is None:
        says = words("staff", "waits" if facing.waits else "none_yet")
        y += painter.wrapped(says, rect.w, (rect.x, y), "small", "text2") + 6
    else:
        rows = effect_rows(card.effect)
        step = ROW_LOW if facing.low else ROW if len(rows) < 3 else ROW_OF_THREE
        for row in rows:
            y += max(_row(painter, Rect(rect.x, y, rect.w, step), row, facing), step)
    if facing.low and rect.bottom - y < 20:
        return
    painter.rect(Rect(rect.x, y + 4, rect.w, 1), "line")
    _foot(painter, Rect(rect.x, y + 8, rect.w, rect.bottom - y - 8), card, facing.low)


def _row(painter: Painter, rect: Rect, row: EffectRow, facing: Facing) -> float:
    """Paint one row: its name, on two lines where it is long, the change, the error; return how high it is."""
    lines, style, drop = named_beside(row, rect.w, facing)
    ink = "text3" if facing.stale else "accentText" if row.helps else "text"
    if row.change.clear:
        strips.clear_change(painter, row.change, (rect.right, rect.y + drop), ("label", ink, row.digits))
    else:
        painter.text(unclear(facing), (rect.right, rect.y + drop + 2), "axis", "text3", "right")
    if len(lines) == 1:
        painter.text(lines[0], (rect.x, rect.y + (1 if style == "axis" else 0)), style, "text2")
        return rect.h
    return painter.lines(lines, (rect.x, rect.y + 1), style, "text2") + 3


def unclear(facing: Facing) -> str:
    """Return what stands where a change is not clear."""
    return "unclear" if facing.low else lettered("no_clear_change")


def named_beside(row: EffectRow, wide: float, facing: Facing) -> tuple[tuple[str, ...], str, float]:
    """Return a row's name as it is broken beside its change, in which style, and how far down the change stands.

    A name stays beside the change where its words fit there; else it takes the whole width, and the change the end of
    its last line.
    """
    taken = strips.change_width(row.change, "label", row.digits) if row.change.clear else width(unclear(facing), "axis")
    room = wide - taken - 5
    for name in (row.label, row.short or row.label):
        for style in ("small", "small+cond", "axis"):
            if width(name, style) <= room:
                return (name,), style, 0.0
    lines = wrap(row.label, "axis", room)
    if len(lines) <= 2 and all(width(word, "axis") <= room for word in row.label.split()):
        return lines, "axis", 0.0
    for style in ("axis", "axis+cond"):
        across = wrap(row.label, style, wide)
        if len(across) <= 2 and width(across[-1], style) <= room:
            return across, style, line_height(style) * (len(across) - 1)
    style = "axis+cond"
    first, *others = wrap(row.label, style, wide)
    rest = " ".join(others).split()
    while rest and width(f"{' '.join(rest)} …", style) > room:
        rest.pop()
    return (first, f"{' '.join(rest)} …".strip()), style, line_height(style)


def _foot(painter: Painter, rect: Rect, card: HandCard, low: bool) -> None:
    """Write what lacks, or one thing it touches and one who minds, as far as there is room."""
    said = [(card.refused, "text2")] if card.status == TOO_DEAR else [(line, "text2") for line in card.lines[:1]]
    said += [(card.minds, "text3")] if card.minds else []
    y = rect.y
    for text, ink in said:
        lines = strips.arrow_lines(text, "axis", rect.w)
        if y + 16 * len(lines) <= rect.bottom + 2:
            y += strips.arrowed(painter, lines, (rect.x, y), ("axis", ink, "left"))


def price_told(card: HandCard) -> str:
    """Return what a card costs, in words."""
    return words("count", "costs", many=plain(card.price))
