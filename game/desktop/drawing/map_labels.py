"""What is written beside a capital on the map: its name, what it will likely do, and how near it is to a step down.

A label finds a side of its sign where nothing stands yet; where there is none it is its name alone, then nothing.
"""

from collections.abc import Iterator, Sequence

import attrs

from game.desktop.drawing import geography, strips
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Rect
from game.desktop.toolkit.typography import width, wrap
from game.desktop.window_words import capital, country, lettered, words
from game.views.board_view import BoardView

LINE, NEEDLE_ROW, NAME = 17.0, 20.0, 18.0
LONGEST = 236.0
OFF = 8.0


@attrs.frozen
class LabelRow:
    """One line of a label.

    says    what it says
    strong  the chance, written bold behind it
    needle  how near a step down is, 0–1, drawn before it; None for no needle
    """

    says: str
    strong: str = ""
    needle: float | None = None

    @property
    def wide(self) -> float:
        """Return how wide the line is."""
        before = strips.NEEDLE_WIDE + 8 if self.needle is not None else 0.0
        behind = width(self.strong, "caption+600") + 5 if self.strong else 0.0
        return before + width(self.says, "caption") + behind

    @property
    def high(self) -> float:
        """Return how high the line is."""
        return LINE if self.needle is None else NEEDLE_ROW


@attrs.frozen
class CapitalLabel:
    """A label: its name, its lines, where it stands on the page, and to which side it is written; "" for no label."""

    name: str
    rows: tuple[LabelRow, ...]
    rect: Rect
    side: str


def in_ten(share: float) -> str:
    """Return a chance as people say it: 2 in 3."""
    tries = ((10, 1), (4, 1), (3, 1), (2, 1), (3, 2), (4, 3), (10, 9))
    of, how_many = min(tries, key=lambda pair: abs(pair[1] / pair[0] - share))
    if share < 0.05:
        return lettered("very_unlikely")
    return words("told", "in_so_many", many=how_many, of=of) if share <= 0.96 else lettered("almost_certain")


def rows_of(view: BoardView, name: str) -> tuple[LabelRow, ...]:
    """Return what is written under a capital's name in the layer of what is likely next."""
    if name == view.seat:
        own: tuple[LabelRow, ...] = (LabelRow(lettered("you")),)
    else:
        acts = [act for act in view.likely if act.country == name]
        own = tuple(
            row
            for act in acts[:1]
            for row in broken(act.says, in_ten(act.chance.value) if act.chance is not None else "")
        )
    needles = [needle for needle in view.needles if needle.country == name]
    return (*(row for needle in needles[:1] for row in needled(needle.says, needle.value)), *own)


def needled(says: str, value: float) -> Iterator[LabelRow]:
    """Yield a needle with its first reason beside it, the rest of a long reason below."""
    lines = wrap(says, "caption", LONGEST - strips.NEEDLE_WIDE - 8)
    yield LabelRow(lines[0], "", value)
    yield from (LabelRow(line) for line in lines[1:])


def broken(says: str, strong: str) -> Iterator[LabelRow]:
    """Yield what is likely, on as many lines as it takes, its chance on the last."""
    lines = wrap(says, "caption", LONGEST - (width(strong, "caption+600") + 5 if strong else 0))
    for number, line in enumerate(lines):
        yield LabelRow(line, strong if number == len(lines) - 1 else "")


def named(view: BoardView, name: str, likely: bool) -> str:
    """Return what a capital is called on the map: Moscow and Tehran by their own names where needles stand."""
    return capital(name) if likely and name in {"russia", "iran"} else country(name)


def label(view: BoardView, panel: Rect, name: str, likely: bool, taken: Sequence[Rect]) -> CapitalLabel:
    """Return a capital's label on the first side where there is room.

    likely  whether the layer of what is likely next is shown
    taken   where something stands already, on the page
    """
    title, rows = named(view, name, likely), rows_of(view, name) if likely else ()
    tries = [rows, tuple(row for row in rows if row.needle is not None), ()] if rows else [()]
    preferred = geography.places()[name].label
    if likely and name in {"russia", "iran"}:
        preferred = "right"
    for few in tries:
        sides = sides_of(panel, name, size_of(title, few))
        for side in (preferred, *sides):
            rect = sides[side]
            whole = joined(around(panel, name), rect)
            if within(rect, panel) and not any(whole.meets(other) for other in taken):
                return CapitalLabel(title, few, rect, side)
    return CapitalLabel(title, (), around(panel, name), "")


def within(rect: Rect, panel: Rect) -> bool:
    """Return whether a rectangle lies in another."""
    across = rect.x >= panel.x and rect.right <= panel.right
    return across and rect.y >= panel.y and rect.bottom <= panel.bottom


def joined(first: Rect, other: Rect) -> Rect:
    """Return the rectangle around two."""
    x, y = min(first.x, other.x), min(first.y, other.y)
    return Rect(x, y, max(first.right, other.right) - x, max(first.bottom, other.bottom) - y)


def size_of(title: str, rows: Sequence[LabelRow]) -> tuple[float, float]:
    """Return how wide and high a label is."""
    wide = max(width(title, "label"), *(row.wide for row in rows)) if rows else width(title, "label")
    return wide, NAME + sum(row.high for row in rows)


def around(panel: Rect, name: str) -> Rect:
    """Return the square around a sign, on the page."""
    x, y = geography.placement((panel.w, panel.h)).capital(name)
    size = geography.places()[name].size
    return Rect(panel.x + x - size / 2, panel.y + y - size / 2, size, size)


def sides_of(panel: Rect, name: str, size: tuple[float, float]) -> dict[str, Rect]:
    """Return what a label takes up on each side of its sign; a high one beside the sign begins a little above it."""
    sign, (wide, high) = around(panel, name), size
    x, y = sign.centre
    half = sign.w / 2
    top = y - 9 if high <= NAME else y - (30 if high > NAME + LINE else 18) if name != "iran" else y - 14
    below = y + half + 3
    return {
        "right": Rect(sign.right + OFF, top, wide, high),
        "left": Rect(sign.x - OFF - wide, top, wide, high),
        "below": Rect(min(max(x - wide / 2, panel.x + 4), panel.right - 4 - wide), below, wide, high),
        "above": Rect(min(max(x - wide / 2, panel.x + 4), panel.right - 4 - wide), sign.y - 4 - high, wide, high),
    }


def paint_label(painter: Painter, placed: CapitalLabel) -> None:
    """Write a label: to the right of its sign from the left, to the left of it from the right, else in the middle."""
    rect = placed.rect
    align = {"left": "right", "right": "left"}.get(placed.side, "centre")
    x = {"left": rect.x, "right": rect.right, "centre": rect.centre[0]}[align]
    strips.haloed(painter, placed.name, (x, rect.y - 1), ("label", "text", align))
    y = rect.y + NAME
    for row in placed.rows:
        left = {"left": rect.x, "right": rect.right - row.wide, "centre": rect.centre[0] - row.wide / 2}[align]
        if row.needle is not None:
            strips.needle(painter, (left, y + 12), row.needle)
            left += strips.NEEDLE_WIDE + 8
            y += 2
        strips.haloed(painter, row.says, (left, y), ("caption", "text2", "left"))
        if row.strong:
            behind = left + width(row.says, "caption") + 5
            strips.haloed(painter, row.strong, (behind, y), ("caption+600", "text", "left"))
        y += row.high - (2 if row.needle is not None else 0)
