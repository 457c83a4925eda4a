"""What a key means on a screen: a pure answer in commands, moves of focus among them."""

from collections.abc import Iterable

import attrs

from game.desktop.commands import Command, Commands, Focus, Say, TurnPage
from game.desktop.toolkit import focus as walking
from game.desktop.toolkit.scene import Scene, Widget

CHOICES = {"radio", "tab"}


def meant(scene: Scene, focus: str | None, key: str, everywhere: Iterable[tuple[str, Command]]) -> Commands:
    """Return the commands that a key asks for on a screen with a widget focused.

    In order: what is focused, widgets' own keys, the screen's keys, keys that hold everywhere, moves of focus.
    """
    here = scene.find(focus)
    if here is not None and not answers_dialog(scene, here, key) and (commands := used(here, key)):
        return commands
    for widget in scene.widgets:
        if widget.key == key:
            return own_key(widget, focus)
    for name, command in (*scene.keys, *everywhere):
        if name == key:
            return (command,)
    return walked(scene, here, key)


def answers_dialog(scene: Scene, here: Widget, key: str) -> bool:
    """Return whether Enter is the dialog's and not the focused box's, which space ticks."""
    is_box = scene.panel is not None and here.role == "checkbox"
    return is_box and key == "enter" and any(widget.key == key for widget in scene.widgets)


def used(here: Widget, key: str) -> Commands:
    """Return what a key does to the focused widget; a choice made already leaves Enter to others."""
    settled = bool(here.selected) and here.role in CHOICES
    if (key == "enter" or (key == "space" and here.entry is None)) and not settled:
        return given(here)
    nudge = {"left": here.less, "-": here.less, "right": here.more, "+": here.more}.get(key)
    return () if nudge is None else (nudge,)


def given(widget: Widget) -> Commands:
    """Return a widget's command, or say why it cannot be given."""
    if widget.disabled_why:
        return (Say(widget.disabled_why),)
    return () if widget.command is None else (widget.command,)


def own_key(widget: Widget, focus: str | None) -> Commands:
    """Return what a widget's own key asks for; the first press may only focus."""
    move = (Focus(widget.id),) if widget.focusable and focus != widget.id else ()
    if widget.key_focuses and move:
        return move
    return (*move, *given(attrs.evolve(widget, command=widget.again) if widget.again is not None else widget))


def walked(scene: Scene, here: Widget | None, key: str) -> Commands:
    """Return the move of focus that Tab or an arrow asks for; among choices an arrow also chooses."""
    focus = here.id if here is not None else None
    if key in {"tab", "shift+tab"}:
        there = walking.after(scene, focus, 1 if key == "tab" else -1)
    elif key in walking.ARROWS:
        there = walking.toward(scene, focus, key)
    else:
        return ()
    widget = scene.find(there)
    if widget is None or there == focus:
        return turned(scene, here, key)
    chosen = key in walking.ARROWS and here is not None and here.group == widget.group and widget.role in CHOICES
    return (Focus(widget.id), *(given(widget) if chosen else ()))


def turned(scene: Scene, here: Widget | None, key: str) -> Commands:
    """Return the turn of a page that an arrow asks for where no widget lies further that way."""
    paged = scene.paged
    if paged is None or here is None or here.group != paged.group:
        return ()
    step, there = {"right": (1, paged.after), "left": (-1, paged.before)}.get(key, (0, ""))
    return (TurnPage(paged.key, paged.page + step, there),) if there else ()
