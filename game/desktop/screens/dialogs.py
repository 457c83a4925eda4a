"""The small dialogs: menu, a question before something is done, and what went wrong."""

from collections.abc import Sequence

import attrs

from game.desktop.commands import Ask, Close, Command, Home, Many, Open, Quit, Set, ShowError
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.paints import paint_icon
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Widget
from game.desktop.toolkit.stage import ASK_TICKED
from game.desktop.window_words import lettered

Verb = tuple[str, str, Command, parts.ButtonMore]
Inside = tuple[Sequence[Widget], Sequence[Verb], float, float]

WIDE, PAD = 520.0, 32.0


@attrs.frozen
class MenuView:
    """What the menu must know: whether a campaign is open, and whether it could be kept under a name."""

    playing: bool
    saved: str = ""


def paint_dialog(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint a dialog's surface with its rule on top."""
    painter.rect(widget.rect, fill="panel", line="line", radius=6)
    painter.rect(Rect(widget.rect.x + 1, widget.rect.y, widget.rect.w - 2, 4), fill="accent", radius=2)


def surface(name: str, looks: Looks, high: float, wide: float = WIDE) -> Widget:
    """Return a dialog's surface in the middle of the page."""
    wide, high = min(wide, looks.size.w - 32), min(high, looks.size.h - 24)
    x, y = round((looks.size.w - wide) / 2), round((looks.size.h - high) / 2)
    return Widget("dialog", "dialog", name, Rect(x, y, wide, high), Draw(paint_dialog))


def laid(buttons: Sequence[Verb], corner: tuple[float, float], room: float) -> list[Widget]:
    """Return buttons in a row, in further rows where they do not fit; each is (id, name, command, more)."""
    x, y = corner
    widgets = []
    for name, text, command, also in buttons:
        wide = min(room, parts.button_width(text, "icon" in also, also.get("key")))
        if x > corner[0] and x + wide > corner[0] + room:
            x, y = corner[0], y + 50
        more: parts.ButtonMore = {**also, "group": "buttons"}
        widgets.append(parts.button(name, text, Rect(x, y, wide, 40), command, **more))
        x += wide + 12
    return widgets


def spoken(title: str, text: str, looks: Looks, icon: str | None) -> tuple[list[Widget], float, float]:
    """Return a dialog's title and text laid out from its top, with their height and the room across."""
    room = min(WIDE, looks.size.w - 32) - 2 * PAD
    indent = 32.0 if icon else 0.0
    head = parts.heading("title", title, Rect(indent, 0, room - indent, 0), "h2")
    body = parts.label("text", text, Rect(0, head.rect.h + 10, room, 0), "body", "text2")
    widgets = [head, body]
    if icon:
        widgets.append(
            Widget("sign", "image", lettered("warning"), Rect(0, 4, 22, 22), Draw(paint_icon, icon, "accent"))
        )
    return widgets, body.rect.bottom, room


def ask(view: Ask, looks: Looks) -> Scene:
    """Return the question before something is done, its verbs as buttons."""
    ticked = looks.remembered(ASK_TICKED, False) and view.also is not None
    command = Many((Close(), view.command, view.also[1])) if ticked and view.also else Many((Close(), view.command))
    buttons: list[Verb] = [
        ("yes", view.yes, command, {"key": "enter", "kind": "main"}),
        ("no", view.no, Close(), {"key": "escape"}),
    ]
    widgets, high, room = spoken(view.title, view.text, looks, None)
    return finished("ask", view.title, looks, (widgets, buttons, high, room), view)


def wrong(view: ShowError, looks: Looks) -> Scene:
    """Return what went wrong, what is safe, and the ways out."""
    buttons: list[Verb] = [
        (f"way.{place}", text, Many((Close(), command)) if not isinstance(command, Close) else Close(), {})
        for place, (text, command) in enumerate(view.ways)
    ]
    widgets, high, room = spoken(view.title, view.text, looks, "warn")
    return finished("wrong", view.title, looks, (widgets, buttons, high, room), None)


def finished(name: str, title: str, looks: Looks, inside: Inside, question: Ask | None) -> Scene:
    """Return a dialog from its widgets, its buttons, and how high and wide they lie."""
    widgets, buttons, high, room = inside
    row = laid(buttons, (0, high + 22), room)
    bottom = row[-1].rect.bottom
    if question is not None and question.also is not None:
        on = looks.remembered(ASK_TICKED, False)
        row.append(
            parts.checkbox("also", question.also[0], Rect(0, bottom + 14, room, 32), on, Set(ASK_TICKED, not on))
        )
        bottom = row[-1].rect.bottom
    back = surface(title, looks, bottom + 2 * PAD)
    moved = [
        attrs.evolve(widget, rect=widget.rect.moved(back.rect.x + PAD, back.rect.y + PAD))
        for widget in (*row, *widgets)
    ]
    buttons_first = tuple(item for item in moved if item.focusable)
    rest = tuple(item for item in moved if not item.focusable)
    return Scene(
        name, (back, *buttons_first, *rest), (("escape", Close()),), buttons_first[0].id, title=title, panel=back.rect
    )


def menu(view: MenuView, looks: Looks) -> Scene:
    """Return the menu: everything that is not the game."""
    rows: list[tuple[str, str, Command]] = []
    if view.playing:
        rows += [
            ("back", lettered("back_to_the_campaign"), Close()),
            ("keep", lettered("keep_a_copy"), Many((Close(), Open("keep")))),
        ]
        rows.append(("history", lettered("the_campaign_so_far"), Many((Close(), Open("history")))))
    rows += [
        ("load", lettered("load"), Many((Close(), Open("load")))),
        ("settings", lettered("settings"), Many((Close(), Open("settings")))),
        ("help", lettered("keys_and_glossary"), Many((Close(), Open("help")))),
        ("credits", lettered("about_and_credits"), Many((Close(), Open("credits")))),
    ]
    if view.playing:
        rows.append(("leave", lettered("leave_for_the_title"), Home("title")))
    rows.append(("quit", lettered("quit"), Quit()))
    note = lettered("saved_after_every_quarter_and") if view.playing else ""
    wide = min(360.0, looks.size.w - 32)
    step = min(48.0, (looks.size.h - 130) / len(rows))
    foot = typography.height(note, "caption", wide - 48) if note else 0
    back = surface(lettered("menu"), looks, 92 + step * len(rows) + foot, wide)
    x, y = back.rect.x + 24, back.rect.y + 22
    widgets: list[Widget] = [back]
    for place, (name, text, command) in enumerate(rows):
        rect = Rect(x, y + 44 + place * step, wide - 48, min(40, step - 4))
        widgets.append(parts.button(f"menu.{name}", text, rect, command, group="menu", kind="quiet"))
    widgets.append(parts.heading("title", lettered("menu"), Rect(x, y, wide - 48, 0), "h2"))
    if note:
        widgets.append(parts.label("note", note, Rect(x, y + 52 + len(rows) * step, wide - 48, 0), "caption", "text3"))
    return Scene("menu", tuple(widgets), (("escape", Close()),), widgets[1].id, title=lettered("menu"), panel=back.rect)
