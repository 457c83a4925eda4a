"""The screen between two seats: the window passes from one person to the next."""

from pathlib import Path

from game.desktop.commands import Copy, Home, LookForTurn, Open, TakeSeat
from game.desktop.screens.reading_page import paint_mark
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.scene import Draw, Looks, Rect, Scene, Widget
from game.desktop.window_pages import PassedPage
from game.desktop.window_words import country, country_in_text, lettered, words

WIDE = 520.0


def privacy(view: PassedPage, looks: Looks) -> Scene:
    """Return what is shown while the window passes to the next person; nothing of any seat is on it."""
    if view.file:
        return elsewhere(view, looks)
    wide = min(WIDE, looks.size.w - 64)
    x, y = round((looks.size.w - wide) / 2), round(max(24.0, looks.size.h / 2 - 190))
    widgets = [Widget("mark", "image", country(view.country), Rect(x, y, 64, 64), Draw(paint_mark, view.country))]
    widgets.append(parts.label("quarter", view.quarter, Rect(x + 84, y + 4, wide - 84, 0), "label", "text2"))
    seat = country_in_text(view.country)
    widgets.append(
        parts.heading("title", words("told", "over_to", seat=seat), Rect(x + 84, y + 22, wide - 84, 0), "h1")
    )
    text = words("told", "hand_the_window_to_whoever", seat=seat)
    widgets.append(parts.label("text", text, Rect(x, max(widgets[-1].rect.bottom, y + 64) + 22, wide, 0), "lead"))
    widgets.append(
        parts.label("sealed", sealed(view), Rect(x, widgets[-1].rect.bottom + 14, wide, 0), "small", "text3")
    )
    name = words("told", "show_the_desk_of", seat=seat)
    across = parts.button_width(name, key="enter")
    place = Rect(x, widgets[-1].rect.bottom + 24, across, 46)
    widgets.append(parts.button("show", name, place, TakeSeat(), kind="main", key="enter"))
    title = words("told", "over_to", seat=seat)
    return Scene("privacy", tuple(widgets), (("escape", Open("menu")),), first="show", title=title, news=(title,))


def elsewhere(view: PassedPage, looks: Looks) -> Scene:
    """Return what is shown while somebody at another computer gives their orders."""
    wide = min(WIDE, looks.size.w - 64)
    x, y = round((looks.size.w - wide) / 2), round(max(24.0, looks.size.h / 2 - 210))
    who, here = country_in_text(view.other), country_in_text(view.country)
    title = words("by_file", "title", who=who)
    widgets = [Widget("mark", "image", country(view.country), Rect(x, y, 64, 64), Draw(paint_mark, view.country))]
    widgets.append(parts.label("quarter", view.quarter, Rect(x + 84, y + 4, wide - 84, 0), "label", "text2"))
    widgets.append(parts.heading("title", title, Rect(x + 84, y + 22, wide - 84, 0), "h1"))
    rows = (
        ("text", words("by_file", "sealed", who=who, here=here), "lead", "text"),
        ("file", view.file, "small+600", "text"),
        ("back", words("by_file", "back", folder=Path(view.file).parent), "small", "text2"),
    )
    top = max(widgets[-1].rect.bottom, y + 64) + 22
    for key, text, style, ink in rows:
        widgets.append(parts.label(key, text, Rect(x, top, wide, 0), style, ink))
        top = widgets[-1].rect.bottom + 12
    name, copy, leave = (words("by_file", key) for key in ("look", "copy", "leave"))
    place = Rect(x, top + 12, parts.button_width(name, key="enter"), 46)
    widgets.append(parts.button("look", name, place, LookForTurn(), kind="main", key="enter", group="foot"))
    beside = Rect(place.right + 12, place.y, parts.button_width(copy), 46)
    widgets.append(parts.button("copy", copy, beside, Copy(view.file), group="foot"))
    rest = Rect(beside.right + 12, place.y, parts.button_width(leave), 46)
    if rest.right > x + wide:
        rest = Rect(x, place.bottom + 10, rest.w, 46)
    widgets.append(parts.button("leave", leave, rest, Home("title"), group="foot"))
    keys = (("escape", Open("menu")),)
    return Scene("privacy", tuple(widgets), keys, first="look", title=title, news=(title,))


def sealed(view: PassedPage) -> str:
    """Return who has given orders already, and who comes after."""
    given = ", ".join(country_in_text(side) for side in view.sealed)
    waiting = ", ".join(country_in_text(side) for side in view.waiting)
    lines = [words("told", "orders_given", given=given) if given else lettered("nobody_has_given_orders_yet")]
    return " ".join([*lines, words("told", "still_to_come", waiting=waiting)] if waiting else lines)
