"""The stage: which screens lie on one another, what is focused, and what keys and pointer ask for.

It turns happenings into commands. Time comes from the clock it is given.
"""

from collections.abc import Callable
from typing import assert_never

import attrs

from game.desktop import commands
from game.desktop.commands import Command, Commands, Remembered, StageCommand, Subject
from game.desktop.toolkit import entry, focus, keys
from game.desktop.toolkit.input_events import (
    Alt,
    Composing,
    Happening,
    Key,
    KeyUp,
    Leave,
    PointerMove,
    Press,
    Release,
    Text,
    Wheel,
)
from game.desktop.toolkit.pointer import Pointer, under
from game.desktop.toolkit.scene import Scene, Widget
from game.desktop.toolkit.scrolling import revealed, rolled

ASK_TICKED = "ask.also"
TIP_HOVER, TIP_FOCUS, TOAST = 0.5, 0.8, 5.0


@attrs.define
class Place:
    """A screen on the pile: its name, of what it is, and what is focused there."""

    screen: str
    about: Subject = None
    focus: str | None = None


@attrs.define(eq=False)
class Stage:
    """The one mutable thing of the kit.

    places   the pile of screens, the one in use last
    local    what screens remember: tabs, scroll, text typed
    scene    the screen in use, as last shown
    keys     keys that hold everywhere, each with its command
    hold     seconds a button must be held, 0 for none
    changed  whether anything is different since the last picture
    wheel    the part of a step that the wheel has turned
    used     a key that bears a sign was used as a key, and the text that it types is still to come
    """

    clock: Callable[[], float]
    places: list[Place]
    local: dict[str, Remembered] = attrs.field(factory=dict)
    scene: Scene | None = None
    keys: tuple[tuple[str, Command], ...] = ()
    hold: float = 0.0
    pointer: Pointer = attrs.field(factory=Pointer)
    keys_shown: bool = False
    changed: bool = True
    toast: tuple[str, float] = ("", 0.0)
    said: tuple[str, ...] = ()
    rested: tuple[str | None, float, bool] = (None, 0.0, False)
    held_key: str | None = None
    wheel: float = 0.0
    used: bool = False
    composing: str = ""

    @property
    def place(self) -> Place:
        """Return the screen in use."""
        return self.places[-1]

    @property
    def focus(self) -> str | None:
        """Return the focused widget's id."""
        return self.place.focus

    @property
    def hover(self) -> str | None:
        """Return the id of the widget under the pointer."""
        if self.scene is None or self.pointer.place is None:
            return None
        widget = under(self.scene, *self.pointer.place)
        return widget.id if widget is not None else None

    def show(self, scene: Scene) -> None:
        """Take the newest picture of the screen in use, and keep focus where it can be kept."""
        self.place.focus = focus.refocused(scene, self.focus, self.scene)
        self.scene = scene

    def focus_on(self, name: str | None, pointed: bool = False) -> None:
        """Focus a widget, and scroll it into sight."""
        widget = self.scene.find(name) if self.scene is not None else None
        if widget is None or not widget.focusable:
            return
        if widget.id != self.focus:
            self.place.focus = widget.id
            self.changed = True
        self.rested = (widget.id, self.clock(), pointed)
        if widget.scroll is not None and not pointed:
            self.remember(f"scroll:{widget.scroll.name}", revealed(widget, self.local))

    def remember(self, key: str, value: Remembered) -> None:
        """Remember something about a screen."""
        if self.local.get(key) != value:
            self.local[key] = value
            self.changed = True

    # --- commands of the kit ------------------------------------------------------------------------------------

    def carry_out(self, command: StageCommand) -> None:
        """Carry out a command that is the stage's own."""
        match command:
            case commands.Open(screen, about):
                self._pile(Place(screen, about))
            case commands.Ask():
                self.local[ASK_TICKED] = False
                self._pile(Place("ask", command))
            case commands.ShowError():
                self._pile(Place("wrong", command))
            case commands.Home(screen, about):
                self.places.clear()
                self._pile(Place(screen, about))
            case commands.Close():
                self._unpile()
            case commands.Set(key, value):
                self.remember(key, value)
            case commands.TurnPage(key, page, name):
                self.remember(key, page)
                self.place.focus, self.rested, self.changed = name, (name, self.clock(), False), True
            case commands.Focus(name):
                self.focus_on(name)
            case commands.Say(text):
                self.toast = (text, self.clock() + TOAST)
                self.said = (*self.said, text)
                self.changed = True
            case _:
                assert_never(command)

    def _pile(self, place: Place) -> None:
        """Lay a screen on the pile, unless the same lies on top."""
        if self.places and (self.place.screen, self.place.about) == (place.screen, place.about):
            return
        self.places.append(place)
        self.scene, self.changed = None, True

    def _unpile(self) -> None:
        """Take the top screen off, where another lies beneath."""
        if len(self.places) > 1:
            self.places.pop()
            self.scene, self.changed = None, True

    # --- happenings ---------------------------------------------------------------------------------------------

    def take(self, happening: Happening) -> Commands:
        """Return the commands that something people did asks for."""
        if self.scene is None:
            return ()
        match happening:
            case Key():
                return self._key(self.scene, happening)
            case KeyUp():
                self.held_key = None
            case Text(text):
                self.composing = ""
                if not self.used:
                    self._edit(self.scene, lambda field: field.put(text))
                self.used = False
            case Composing(text):
                self.composing = text
            case Alt(held):
                self.changed = self.changed or held != self.keys_shown
                self.keys_shown = held
            case PointerMove(x, y):
                self._moved(self.scene, (x, y))
            case Press(x, y):
                self._pressed(self.scene, (x, y))
            case Release(x, y):
                self.changed = True
                before = self.pointer.since
                command = self.pointer.release(self.scene, (x, y), self.clock())
                return (command,) if command is not None and self.clock() - before >= self.hold else ()
            case Wheel(x, y, steps):
                for key, value in rolled(self.scene, (x, y), steps, self.local):
                    self.remember(key, value)
                self._page_by_wheel(self.scene, (x, y), steps)
            case Leave():
                self.pointer.leave()
                self.changed = True
        return ()

    def _page_by_wheel(self, scene: Scene, place: tuple[float, float], steps: float) -> None:
        """Turn pages under the pointer, one for each whole step of the wheel."""
        paged = scene.paged
        if paged is None or not paged.area.holds(*place):
            return
        self.wheel = steps + (self.wheel if self.wheel * steps > 0 else 0.0)
        whole = int(self.wheel)
        self.wheel -= whole
        before = self.local.get(paged.key, paged.page)
        page = (before if isinstance(before, int) else paged.page) - whole
        self.remember(paged.key, max(0, min(page, paged.pages - 1)))

    def _moved(self, scene: Scene, place: tuple[float, float]) -> None:
        """Take note of a move; say whether the picture differs for it."""
        before = self.hover
        self.pointer.move(scene, place)
        if self.hover != before:
            self.rested = (self.hover, self.clock(), True)
            self.changed = True
        self.changed = self.changed or self.pointer.dragged is not None

    def _pressed(self, scene: Scene, place: tuple[float, float]) -> None:
        """Take note of a press and focus what is pressed."""
        self.pointer.place = place
        widget = under(scene, *place)
        self.changed = True
        if widget is None:
            return
        self.pointer.press(widget, place, self.clock())
        if widget.focusable:
            self.focus_on(widget.id, pointed=True)
        if widget.entry is not None:
            self._set_typed(widget, entry.Typed(widget.value, len(widget.value)))

    def _key(self, scene: Scene, key: Key) -> Commands:
        """Return what a key asks for. In a field keys edit; those that bear signs leave it to the text they type."""
        here, signs = scene.find(self.focus), len(key.name) == 1 or key.name == "space"
        field = here is not None and here.entry is not None
        self.used = signs and not field
        if field and (signs or self.composing or self._edit(scene, lambda typed: typed.key(key.name))):
            return ()
        meant = keys.meant(scene, self.focus, key.name, self.keys)
        if not meant and key.name == "escape":
            return (commands.Close() if len(self.places) > 1 else commands.Open("menu"),)
        return meant

    def _edit(self, scene: Scene, change: Callable[[entry.Typed], entry.Typed | None]) -> bool:
        """Change the text of the focused field; return whether there was one and the change was for it."""
        widget = scene.find(self.focus)
        if widget is None or widget.entry is None:
            return False
        caret, whole = self.local.get(f"caret:{widget.entry}"), len(widget.value)
        edited = change(entry.Typed(widget.value, min(caret, whole) if isinstance(caret, int) else whole))
        if edited is None:
            return False
        self._set_typed(widget, edited)
        return True

    def _set_typed(self, widget: Widget, field: entry.Typed) -> None:
        """Remember a field's text and caret."""
        self.remember(f"caret:{widget.entry}", field.caret)
        self.remember(str(widget.entry), field.text)

    # --- time ---------------------------------------------------------------------------------------------------

    def tip(self) -> Widget | None:
        """Return the widget whose tip is shown now."""
        name, since, pointed = self.rested
        widget = self.scene.find(name) if self.scene is not None else None
        if widget is None or not (widget.tip or widget.disabled_why) or self.pointer.pressed:
            return None
        return widget if self.clock() - since >= (TIP_HOVER if pointed else TIP_FOCUS) else None

    def due(self) -> float | None:
        """Return when the picture changes by itself, in seconds of the clock; None where it does not."""
        now = self.clock()
        name, since, pointed = self.rested
        times = [self.toast[1], since + (TIP_HOVER if pointed else TIP_FOCUS) if name else 0.0]
        return min((time for time in times if time > now), default=None)
