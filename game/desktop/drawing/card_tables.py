"""The two tables of an opened card: how it ends with and without it, and what else it moves next quarter."""

import attrs

from game.campaign.sentences import plain
from game.desktop.drawing import strips
from game.desktop.drawing.turn_outlook import NEGLIGIBLE, OUTCOMES
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Mark, Rect, Widget
from game.desktop.toolkit.type import width
from game.forecast.intervals import Estimate
from game.views.card_view import CardOpened, SideEffect
from game.views.names import with_unit

ROW = 25.0
BOTH = 236.0  # in a narrower row what holds without the card is left to the change
ERROR = 28.0  # what an error takes beside its figure


Row = tuple[str, str, Estimate, Estimate]


def table_rows(shown: CardOpened) -> list[Row]:
    """Return for each way it may end: key, name, share without and with the card."""
    without = dict(shown.fan_without.outcomes) if shown.fan_without else {}
    with_it = dict(shown.fan_with.outcomes) if shown.fan_with else without
    rows = [(key, title, without[key], with_it[key]) for key, title, _ in reversed(OUTCOMES)]
    ordered = [row for row in rows if row[0] != "catastrophe"] + [row for row in rows if row[0] == "catastrophe"]
    return [row for row in ordered if row[0] != "catastrophe" or highest(row) >= NEGLIGIBLE]


def highest(row: Row) -> float:
    """Return the larger of both shares."""
    return max(row[2].value, row[3].value)


def outcome_table(shown: CardOpened, rows: list[Row], rect: Rect) -> list[Widget]:
    """Return how it ends, without and with the card."""
    step = min(ROW, (rect.h - 22) / max(len(rows), 1))
    most = 0.5 if max(map(highest, rows), default=0) <= 0.5 else 1.0
    found = [Widget("ends", "label", "How it ends", Rect(rect.x, rect.y, rect.w, 20), Draw(paint_heading))]
    for number, (key, title, before, after) in enumerate(rows):
        row = Rect(rect.x, rect.y + 22 + number * step, rect.w, step)
        value = f"{strips.share_told(before)} without, {strips.share_told(after)} with"
        drawn = Draw(paint_share, (before, after), most)
        found.append(Widget(f"ends.{key}", "listitem", title, row, drawn, value=value, group="ends", focusable=False))
    return found


def paint_heading(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Write the heading of a table."""
    painter.text(widget.name, (widget.rect.x, widget.rect.y), "small+600", "text")


def paint_share(painter: Painter, widget: Widget, mark: Mark, shares: tuple[Estimate, Estimate], most: float) -> None:
    """Paint one way it ends: tick without, dot with, both figures, the error, and the difference."""
    before, after = shares
    moved = round(100 * after.value) - round(100 * before.value)
    told = (f"{round(100 * one.value)} %" for one in shares)
    figures = (*told, str(abs(moved)), f"±{strips.half(after)}")
    paint_compared(painter, widget, figures, ((before.value / most, after.value / most), moved))


def paint_compared(
    painter: Painter, widget: Widget, figures: tuple[str, ...], places: tuple[tuple[float, float], float]
) -> None:
    """Paint a row: name, a short axis with tick and dot, both figures, the second's error, and the change."""
    rect, (shares, moved) = widget.rect, places
    y = rect.y + rect.h / 2
    right = rect.right
    strips.change(painter, figures[2], moved > 0, (right, y - 9))
    painter.text(figures[3], (right - 40 + 2, y - 7), "axis", "text2", "right")
    painter.text(figures[1], (right - 40 - ERROR, y - 9), "small+600", "text", "right")
    both = rect.w >= BOTH
    first = right - ERROR - 40 - max(width(figures[1], "small+600") + 10, 44)
    if both:
        painter.text(figures[0], (first, y - 9), "small", "text2", "right")
    named = width("Durable alliance", "small+cond") + 6
    axis = Rect(rect.x + named + 4, y, first - max(width(figures[0], "small") + 8, 42) - rect.x - named - 4, 1)
    fits = axis.w >= 24
    room = named if fits else rect.w - (126 if both else 82) - ERROR
    strips.named(painter, widget.name, Rect(rect.x, rect.y, room, rect.h), "small", "text")
    if not fits:
        return
    painter.rect(axis, "lineStrong")
    tick, dot = (axis.x + axis.w * min(max(share, 0.0), 1.0) for share in shares)
    painter.rect(Rect(min(tick, dot), y - 1, abs(dot - tick), 3), "accent")
    painter.rect(Rect(tick - 1, y - 7, 2, 15), "text")
    painter.circle((dot, y + 0.5), 5, fill="accent")


def effect_table(effects: tuple[SideEffect, ...], rect: Rect) -> list[Widget]:
    """Return what else the card moves next quarter."""
    if not effects:
        return []
    step = min(ROW, (rect.h - 22) / len(effects))
    found = [
        Widget("beside", "label", "Side effects next quarter", Rect(rect.x, rect.y, rect.w, 20), Draw(paint_heading))
    ]
    for number, effect in enumerate(effects):
        row = Rect(rect.x, rect.y + 22 + number * step, rect.w, step)
        error = plain(max(effect.error, 10.0**-effect.digits), effect.digits)
        value = f"{figure(effect, effect.before)} without, {figure(effect, effect.after)} ±{error} with"
        found.append(
            Widget(
                f"beside.{number}",
                "listitem",
                effect.label,
                row,
                Draw(paint_effect, effect),
                value=value,
                focusable=False,
            )
        )
    return found


def figure(effect: SideEffect, amount: float) -> str:
    """Return an amount with its unit."""
    said = plain(amount, effect.digits)
    return with_unit(said, effect.unit)


def paint_effect(painter: Painter, widget: Widget, mark: Mark, effect: SideEffect) -> None:
    """Paint one side effect; its axis spans four times the change."""
    moved = effect.after - effect.before
    span = max(abs(moved), effect.error, 10.0**-effect.digits) * 4
    places = (0.5, 0.5 + moved / span)
    clear = abs(moved) > effect.error and float(plain(abs(moved), effect.digits))
    short = attrs.evolve(effect, unit="" if effect.unit.startswith("of") else effect.unit)
    said = plain(abs(moved), effect.digits) if clear else ""
    error = f"±{plain(max(effect.error, 10.0**-effect.digits), effect.digits)}"
    figures = (figure(short, effect.before), figure(short, effect.after), said, error)
    paint_compared(painter, widget, figures, (places, moved))
