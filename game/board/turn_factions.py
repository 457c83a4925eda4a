"""The map's layer of factions: whose loyalty holds each regime together, and since late 2024 how it moved."""

from game.board import geography, strips
from game.board.strips import GLYPH_KEYS
from game.kit.painter import Painter
from game.kit.scene import Draw, Mark, Rect, Widget
from game.seat.shown import Faction, TurnShown
from game.session.sentences import signed

TITLES = {"russia": "Kremlin", "iran": "Tehran"}
HEAD, FOOT = 32.0, 8.0


def faction_widgets(shown: TurnShown, panel: Rect) -> tuple[Widget, ...]:
    """Return a list of factions for each of the two, one over the other, or side by side in a low panel."""
    laid = geography.placement((panel.w, panel.h))
    stacked = panel.h >= 390
    step = 22.0 if stacked or panel.h > 300 else 20.0
    high = HEAD + 5 * step + FOOT
    left = panel.x + laid.capital("russia")[0] + (110 if stacked else 40)
    room = panel.right - 16 - left
    wide = min(300.0, room if stacked else (room - 10) / 2)
    found: list[Widget] = []
    for number, partner in enumerate(("russia", "iran")):
        x, y = (left, panel.y + 56 + number * (high + 10)) if stacked else (left + number * (wide + 10), panel.y + 56)
        box = Rect(x, y, wide, high)
        found.append(Widget(f"factions.{partner}", "group", TITLES[partner], box, Draw(paint_box), z=1, bleed=0))
        rows = [one for one in shown.factions if one.partner == partner]
        found += [row(one, Rect(x, y + HEAD + place * step, wide, step)) for place, one in enumerate(rows)]
    return tuple(found)


def row(faction: Faction, rect: Rect) -> Widget:
    """Return one faction."""
    said = f"{round(faction.loyalty)}, {signed(faction.change, 0)} this quarter"
    tip = f"{faction.label}: loyalty {said} ({faction.sure}); {round(faction.defects)} in late 2024"
    return Widget(
        f"faction.{faction.partner}.{faction.key}",
        "listitem",
        faction.label,
        rect,
        Draw(paint_row, faction),
        value=said,
        tip=tip,
        group="factions",
        z=2,
    )


def paint_box(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the list's ground and heading."""
    rect = widget.rect
    painter.rect(rect, "panel/92", radius=3)
    painter.rect(Rect(rect.x, rect.y, rect.w, 2), "text")
    painter.text(widget.name, (rect.x + 14, rect.y + 8), "label", "text")
    painter.text("loyalty", (rect.right - 14, rect.y + 10), "caption", "text3", "right")


def paint_row(painter: Painter, widget: Widget, mark: Mark, faction: Faction) -> None:
    """Paint one faction: its name, its loyalty with where it stood, and its change."""
    rect = widget.rect
    y = rect.y + rect.h / 2
    named = rect.w * 0.5
    strips.named(
        painter,
        faction.label,
        Rect(rect.x + 14, rect.y, named - 18, rect.h),
        "small",
        "text" if mark.hovered or mark.focused else "text2",
    )
    bar = Rect(rect.x + named, y - 4, rect.w - named - 84, 8)
    painter.rect(bar, "raised2")
    key = GLYPH_KEYS[faction.partner]
    painter.rect(Rect(bar.x, bar.y, bar.w * faction.loyalty / 100, bar.h), f"{key}.fill")
    painter.rect(Rect(bar.x + bar.w * faction.defects / 100 - 0.75, bar.y - 3, 1.5, bar.h + 6), "text")
    painter.text(str(round(faction.loyalty)), (rect.right - 52, y - 9), "small+600", "text", "right")
    strips.change(painter, strips.whole(abs(faction.change)), faction.change > 0, (rect.right - 14, y - 9))
