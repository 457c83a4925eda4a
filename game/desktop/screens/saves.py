"""Campaigns kept: the list to load from, and keeping a copy under a name."""

import attrs

from game.desktop.commands import Ask, Close, Erase, Load, Many, Save, Set
from game.desktop.control.saved_campaigns import SaveLine
from game.desktop.screens import reading_page
from game.desktop.screens.dialogs import PAD, WIDE, surface
from game.desktop.toolkit import typography
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Scene, Scroll, Widget
from game.desktop.toolkit.scrolling import scrolled
from game.desktop.window_words import lettered, words

NAME = "keep.name"
ROW = 66.0


@attrs.frozen
class LoadView:
    """The saves there are, newest first, and the folder they lie in."""

    saves: tuple[SaveLine, ...]
    folder: str = ""


@attrs.frozen
class KeepView:
    """The names that are taken, and one to begin with."""

    names: tuple[str, ...]
    offered: str = ""


def load(view: LoadView, looks: Looks) -> Scene:
    """Return the list of saves."""
    area = Rect(32, reading_page.TOP + 4, min(looks.size.w - 64 - 16, 860.0), looks.size.h - reading_page.TOP - 56)
    rows: list[Widget] = []
    for place, save in enumerate(view.saves):
        rows += row(save, Rect(area.x, area.y + place * (ROW + 8), area.w, ROW), place)
    if not rows:
        text = lettered("no_campaign_is_kept_yet")
        rows = [parts.heading("none", lettered("nothing_to_load"), Rect(area.x, area.y + 20, area.w, 0), "h2")]
        rows.append(parts.label("none.why", text, Rect(area.x, area.y + 56, area.w, 0), "body", "text2"))
    scroll = Scroll("saves", area, len(view.saves) * (ROW + 8) or 100.0)
    foot = words("told", "saves_lie_in", folder=view.folder) if view.folder else ""
    style = "caption" if typography.width(foot, "caption") < area.w else "caption+cond"
    below = parts.label("folder", foot, Rect(32, looks.size.h - 40, looks.size.w - 64, 0), style, "text3")
    head = reading_page.head(lettered("load_a_campaign"), "", looks, lettered("back"))
    first = rows[0].id if view.saves else "done"
    return Scene(
        "load", (*scrolled(rows, scroll, looks), *head, below), (("escape", Close()),), first, title=lettered("load")
    )


def row(save: SaveLine, rect: Rect, place: int) -> tuple[Widget, ...]:
    """Return one save: what it is, and beside it what throws it away."""
    said = (
        f"{save.side}, {save.quarter}, {save.when}"
        if not save.fault
        else words("told", "cannot_be_read", when=save.when)
    )
    name = save.name
    text = words("told", "the_file_is_removed_it", name=save.path.name)
    erase = Ask(
        words("told", "delete_asked", name=name), text, lettered("delete"), Erase(save.path), lettered("keep_it")
    )
    main = Rect(rect.x, rect.y, rect.w - 44, rect.h)
    bin_place = Rect(rect.right - 36, rect.y + 16, 34, 34)
    draw = Draw(paint_row, (name, save.title if not save.fault else "", said, bool(save.fault)))
    return (
        Widget(
            f"save.{place}",
            "listitem",
            name,
            main,
            draw,
            description=f"{save.title}. {said}",
            command=Load(save.path),
            group="saves",
        ),
        parts.icon_button(
            f"erase.{place}",
            words("told", "delete_name", name=name),
            bin_place,
            erase,
            icon="close",
            tip=lettered("delete"),
            group="erase",
        ),
    )


def paint_row(painter: Painter, widget: Widget, mark: Mark, words: tuple[str, str, str, bool]) -> None:
    """Paint one save."""
    name, title, said, wrong = words
    rect = widget.rect
    painter.rect(rect, fill="raised" if mark.hovered else "panel", line="line", radius=4)
    x = rect.x + 16
    if wrong:
        painter.icon("warn", (x, rect.y + 22), 20, "accentText")
        x += 34
    room = rect.right - x - 16
    wide = painter.text(name, (x, rect.y + 11), typography.fit(name, "card", room, 1).style, "text")
    if title and wide + typography.width(title, "small") + 20 < room:
        painter.text(title, (x + wide + 14, rect.y + 13), "small", "text2")
    painter.text(said, (x, rect.y + 36), typography.fit(said, "small", room, 1).style, "text3")


def keep(view: KeepView, looks: Looks) -> Scene:
    """Return the dialog in which a copy is kept under a name."""
    name = looks.remembered(NAME, view.offered).strip()
    taken = name.lower() in {name.lower() for name in view.names}
    why = "" if name else lettered("give_the_copy_a_name")
    note = lettered("a_save_of_this_name") if taken else lettered("it_is_kept_beside_the")
    back = surface(lettered("keep_a_copy"), looks, 232)
    x, y, room = back.rect.x + PAD, back.rect.y + PAD, back.rect.w - 2 * PAD
    command = Many((Save(name, taken), Set(NAME, "")))
    widgets = (
        back,
        parts.entry("name", lettered("name"), Rect(x, y + 42, room, 36), (NAME, view.offered), looks),
        parts.button(
            "keep",
            lettered("replace") if taken else lettered("keep"),
            Rect(x, y + 124, 130, 40),
            command,
            kind="main",
            key="enter",
            disabled_why=why,
        ),
        parts.button("cancel", lettered("cancel"), Rect(x + 142, y + 124, 130, 40), Close(), key="escape"),
        parts.heading("title", lettered("keep_a_copy"), Rect(x, y, room, 0), "h2"),
        parts.label("note", note, Rect(x, y + 88, min(room, WIDE), 0), "small", "text2"),
    )
    return Scene("keep", widgets, (("escape", Close()),), "name", title=lettered("keep_a_copy"), panel=back.rect)
