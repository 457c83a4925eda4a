"""The drawings of the table: the scale, a clause, a chip, and a deal with its dates."""

from math import cos, radians, sin

import attrs

from game.desktop.toolkit import typography
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Mark, Rect, Widget
from game.model.state.axes import CODE_OF
from game.printed_numbers import signed
from game.views.deal_view import DealClauseView, DealRow
from game.views.shown_figures import Change

# The beam tilts by so much at most, and by so much for a point that one side's worth lies above the other's.
MOST_TILT, TILT = 7.0, 1.6


@attrs.frozen
class DealScale:
    """Who sits on either side, and what the draft is worth to each; None while nobody knows."""

    left: str
    right: str
    own: Change | None
    theirs: Change | None

    @property
    def tilt(self) -> float:
        """Return how far the beam tilts, in degrees; above nought the left side goes down, because it gets more."""
        if self.own is None or self.theirs is None:
            return 0.0
        return max(min((self.own.value - self.theirs.value) * TILT, MOST_TILT), -MOST_TILT)


def worth_told(change: Change) -> str:
    """Return a worth in points with its error."""
    error = (change.high - change.low) / 2
    return f"{signed(change.value)} ±{error:.1f}"


def paint_scale(painter: Painter, widget: Widget, mark: Mark, scale: DealScale) -> None:
    """Paint the scale: a beam on its foot, a pan on either side, and what the draft is worth to each."""
    rect = widget.rect
    centre, arm = (rect.x + rect.w / 2, rect.y + 20), min(rect.w * 0.34, 170.0)
    angle = radians(scale.tilt)
    ends = [(centre[0] + side * arm * cos(angle), centre[1] - side * arm * sin(angle)) for side in (-1, 1)]
    painter.polygon(
        [(centre[0] - 11, centre[1] + 42), (centre[0] + 11, centre[1] + 42), (centre[0], centre[1])], "text"
    )
    painter.line(ends, "text", 3)
    painter.circle(centre, 5, fill="text")
    for end, country, worth, own in zip(
        ends, (scale.left, scale.right), (scale.own, scale.theirs), (True, False), strict=True
    ):
        x, y = end
        painter.line([(x, y), (x - 28, y + 38)], "text3", 1)
        painter.line([(x, y), (x + 28, y + 38)], "text3", 1)
        painter.rect(Rect(x - 34, y + 38, 68, 2.5), "text")
        painter.actor(CODE_OF[country], (x, y + 26), 22)
        if worth is not None:
            paint_worth(painter, worth, (x, y + 46), own)


def paint_worth(painter: Painter, worth: Change, place: tuple[float, float], own: bool) -> None:
    """Paint a worth under its pan: a triangle, the points, and their error."""
    x, y = place
    amount, error = signed(abs(worth.value)).lstrip("+"), f"±{(worth.high - worth.low) / 2:.1f}"
    ink = "accentText" if own and worth.value > 0 else "text"
    wide = typography.width(amount, "h2") + typography.width(error, "caption") + 26
    left = x - wide / 2
    if abs(worth.value) >= 0.05:
        painter.triangle((left + 6, y + 16), 10, worth.value > 0, ink)
    after = painter.text(amount, (left + 18, y), "h2", ink)
    painter.text(error, (left + 24 + after, y + 9), "caption", "text2")


def paint_clause(painter: Painter, widget: Widget, mark: Mark, clause: DealClauseView) -> None:
    """Paint one clause: its title, its date as a chip, and how well it is seen."""
    rect = widget.rect
    if mark.hovered or mark.focused:
        painter.rect(rect, "raised2", line="line", radius=4)
    painter.wrapped(clause.title, rect.w - 22, (rect.x + 14, rect.y + 8), "card", "text")
    wide, y = typography.width(clause.when, "caption") + 18, rect.bottom - 34
    painter.rect(Rect(rect.x + 14, y, wide, 26), line="text3", radius=4)
    painter.text(clause.when, (rect.x + 23, y + 4), "caption", "text")
    if rect.x + 14 + wide + 12 + typography.width(clause.note, "caption") < rect.right - 8:
        painter.text(clause.note, (rect.x + wide + 24, y + 4), "caption", "text2")


def paint_chip(painter: Painter, widget: Widget, mark: Mark, worth: str) -> None:
    """Paint one thing that could be put on the scale."""
    rect, chosen = widget.rect, bool(widget.selected)
    fill = "accentSoft" if chosen else "raised2" if mark.hovered or mark.focused else "raised/60"
    painter.rect(rect, fill, line="lineStrong" if chosen else "line", radius=min(rect.h / 2, 16))
    x = rect.x + 14
    if chosen:
        painter.icon("check", (rect.x + 8, rect.y + 8), 14, "text")
        x = rect.x + 26
    room = rect.w - 44 - typography.width(worth, "small+600")
    painter.wrapped(widget.name, room, (x, rect.y + 6), "small", "text")
    if worth:
        painter.text(worth, (rect.right - 12, rect.y + 6), "caption", "text2", "right")


@attrs.frozen
class DealBar:
    """A deal as its row is painted.

    gone, lasts  quarters that have gone, and that it lasts
    """

    row: DealRow
    state: str
    dates: str
    gone: float
    lasts: float

    @property
    def share(self) -> float:
        """Return how much of its time has gone, 0–1."""
        return min(max(self.gone / max(self.lasts, 1.0), 0.0), 1.0)


def paint_deal(painter: Painter, widget: Widget, mark: Mark, bar: DealBar) -> None:
    """Paint a deal: who with whom, what for what, and a bar from its start to its end with a line at now."""
    rect, row = widget.rect, bar.row
    painter.actor(CODE_OF[row.first], (rect.x + 9, rect.y + 11), 18)
    painter.actor(CODE_OF[row.other], (rect.x + 32, rect.y + 11), 18)
    high = painter.wrapped(row.title, rect.w - 56, (rect.x + 52, rect.y), "small", "text")
    whole = Rect(rect.x, rect.y + high + 4, rect.w, 6)
    painter.rect(whole, "raised2")
    if row.state != "proposed":
        painter.rect(Rect(whole.x, whole.y, whole.w * bar.share, whole.h), "text3")
        painter.rect(Rect(whole.x + whole.w * bar.share - 1, whole.y - 3, 2, 12), "text")
    y = whole.bottom + 6
    strong = row.state in ("at_risk", "broken")
    painter.text(bar.dates, (rect.x, y), "caption", "text2")
    style = "caption+600" if strong else "caption"
    icon = "warn" if strong else "clock" if row.state == "proposed" else "check"
    painter.icon(icon, (rect.right - typography.width(bar.state, style) - 20, y + 2), 14, "text")
    painter.text(bar.state, (rect.right, y), style, "text" if strong else "text2", "right")
