"""The screens between: the window passes from one person to the next; all capitals decide."""

from game.campaign.sentences import says
from game.desktop.commands import Open, TakeSeat
from game.desktop.screens import dialogs
from game.desktop.screens.reading_page import paint_mark
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.model.state.axes import CODE_OF, COUNTRIES
from game.views.interlude_view import DecidingView, PassedView

WIDE = 520.0


def privacy(view: PassedView, looks: Looks) -> Scene:
    """Return what is shown while the window passes to the next person; nothing of any seat is on it."""
    wide = min(WIDE, looks.size.w - 64)
    x, y = round((looks.size.w - wide) / 2), round(max(24.0, looks.size.h / 2 - 190))
    widgets = [Widget("mark", "image", view.title, Rect(x, y, 64, 64), Draw(paint_mark, view.country))]
    widgets.append(parts.label("quarter", view.quarter, Rect(x + 84, y + 4, wide - 84, 0), "label", "text2"))
    seat = says("country_in_text", view.country)
    widgets.append(parts.heading("title", f"Over to {seat}", Rect(x + 84, y + 22, wide - 84, 0), "h1"))
    text = (
        f"Hand the window to whoever plays {seat}. Nothing of another seat can be seen from here, and orders "
        "already given are sealed until the quarter ends."
    )
    widgets.append(parts.label("text", text, Rect(x, max(widgets[-1].rect.bottom, y + 64) + 22, wide, 0), "lead"))
    widgets.append(
        parts.label("sealed", sealed(view), Rect(x, widgets[-1].rect.bottom + 14, wide, 0), "small", "text3")
    )
    name = f"Show the desk of {seat}"
    across = parts.button_width(name, key="enter")
    place = Rect(x, widgets[-1].rect.bottom + 24, across, 46)
    widgets.append(parts.button("show", name, place, TakeSeat(), kind="main", key="enter"))
    title = f"Over to {seat}"
    return Scene("privacy", tuple(widgets), (("escape", Open("menu")),), first="show", title=title, news=(title,))


def sealed(view: PassedView) -> str:
    """Return who has given orders already, and who comes after."""
    given = ", ".join(says("country_in_text", side) for side in view.sealed)
    waiting = ", ".join(says("country_in_text", side) for side in view.waiting)
    lines = [f"Orders given: {given}." if given else "Nobody has given orders yet."]
    return " ".join([*lines, f"Still to come: {waiting}."] if waiting else lines)


def resolving(view: DecidingView, looks: Looks) -> Scene:
    """Return what is shown while all capitals decide."""
    ground = dialogs.surface("The quarter is being played", looks, 220)
    x, y, wide = ground.rect.x + 32, ground.rect.y + 32, ground.rect.w - 64
    widgets = [
        ground,
        parts.label("quarter", f"Playing {view.quarter}", Rect(x, y, wide, 0), "small+600", "text"),
        parts.heading("title", "All capitals are deciding", Rect(x, y + 24, wide, 0), "h2"),
        Widget("capitals", "image", "The capitals", Rect(x, y + 66, wide, 40), Draw(paint_capitals)),
        parts.label("text", "Each looks ahead from what it knows.", Rect(x, y + 122, wide, 0), "small"),
    ]
    return Scene("resolving", tuple(widgets), title="All capitals are deciding", panel=ground.rect)


def paint_capitals(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the marks of all."""
    apart = min(52.0, (widget.rect.w - 36) / max(len(COUNTRIES) - 1, 1))
    for place, country in enumerate(COUNTRIES):
        painter.actor(CODE_OF[country], (widget.rect.x + 18 + place * apart, widget.rect.centre[1]), 30)
