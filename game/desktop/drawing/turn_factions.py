"""The map's layer of factions: whose loyalty holds each regime together, and how it moved."""

from game.campaign.sentences import signed
from game.desktop.drawing import geography, strips
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Mark, Rect, Widget
from game.model.state.axes import CODE_OF
from game.views.turn_view import Faction, TurnShown

TITLES = {"russia": "Kremlin", "iran": "Tehran"}
HEAD, FOOT = 26.0, 6.0
BELOW_SWITCH = 56.0
WIDE = 300.0
# A panel at least this high holds one list over the other.
STACKED = 296.0
# A list narrower than this shows no changes; its rows still tell them.
NARROW = 260.0


def boxes(panel: Rect) -> tuple[Rect, Rect]:
    """Return where the two lists stand: one over the other to the right, or side by side in a low panel."""
    if panel.h < STACKED:
        wide, high = (panel.w - 34) / 2, HEAD + 5 * 18 + FOOT
        return Rect(panel.x + 12, panel.y + 10, wide, high), Rect(panel.x + 22 + wide, panel.y + 10, wide, high)
    step = min(22.0, (panel.h - BELOW_SWITCH - 14 - 2 * (HEAD + FOOT)) / 10)
    moscow = panel.x + geography.placement((panel.w, panel.h)).capital("russia")[0]
    left, high = min(moscow + 110, panel.right - 16 - WIDE), HEAD + 5 * step + FOOT
    top = panel.y + BELOW_SWITCH
    return Rect(left, top, WIDE, high), Rect(left, top + high + 8, WIDE, high)


def faction_widgets(shown: TurnShown, panel: Rect) -> tuple[Widget, ...]:
    """Return a list of factions for each of the two."""
    found: list[Widget] = []
    for partner, box in zip(("russia", "iran"), boxes(panel), strict=True):
        found.append(Widget(f"factions.{partner}", "group", TITLES[partner], box, Draw(paint_box), z=1, bleed=0))
        rows = [one for one in shown.factions if one.partner == partner]
        step = (box.h - HEAD - FOOT) / max(len(rows), 1)
        found += [row(one, Rect(box.x, box.y + HEAD + place * step, box.w, step)) for place, one in enumerate(rows)]
    return tuple(found)


def row(faction: Faction, rect: Rect) -> Widget:
    """Return one faction."""
    said = f"{round(faction.loyalty)}, {signed(faction.change, 0)} this quarter"
    tip = f"{faction.label}: loyalty {said} ({faction.sure}); {round(faction.defects)} when the campaign began"
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
    painter.text(widget.name, (rect.x + 14, rect.y + 5), "label", "text")
    painter.text("loyalty", (rect.right - 14, rect.y + 7), "caption", "text3", "right")


def paint_row(painter: Painter, widget: Widget, mark: Mark, faction: Faction) -> None:
    """Paint one faction: its name, its loyalty with where it stood, and its change."""
    rect = widget.rect
    y = rect.y + rect.h / 2
    narrow = rect.w < NARROW
    named, figures = rect.w * (0.6 if narrow else 0.5), 50 if narrow else 84
    ink = "text" if mark.hovered or mark.focused else "text2"
    place = Rect(rect.x + 14, rect.y, named - 18, rect.h)
    strips.named(painter, faction.label, place, "axis" if narrow else "small", ink)
    bar = Rect(rect.x + named, y - 4, rect.w - named - figures, 8)
    painter.rect(bar, "raised2")
    painter.rect(Rect(bar.x, bar.y, bar.w * faction.loyalty / 100, bar.h), f"{CODE_OF[faction.partner]}.fill")
    painter.rect(Rect(bar.x + bar.w * faction.defects / 100 - 0.75, bar.y - 2, 1.5, bar.h + 4), "text")
    right = rect.right - (14 if narrow else 52)
    painter.text(str(round(faction.loyalty)), (right, y - 9), "small+600", "text", "right")
    if not narrow:
        strips.change(painter, strips.whole(abs(faction.change)), faction.change > 0, (rect.right - 14, y - 9))
