"""The window, a step at a time: what people, workers and readers ask is carried out, and what differs is painted."""

import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pygame

from game.desktop import commands
from game.desktop import preferences as chosen
from game.desktop.commands import Command, Commands, StageCommand
from game.desktop.ending_picture import keep_picture
from game.desktop.lazy_controller import LazyController
from game.desktop.own_screens import Shell
from game.desktop.pygame_events import happenings
from game.desktop.scene_view import SceneView
from game.desktop.screens.registry import SCREENS
from game.desktop.screens.setup_screen import SETUP
from game.desktop.senses import Senses
from game.desktop.toolkit.input_events import Key
from game.desktop.toolkit.stage import Place
from game.desktop.window_words import lettered, words

if TYPE_CHECKING:  # it takes a second to import, and the title is painted before
    from game.desktop.control.controller import Controller

EXPOSED = {pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED, pygame.WINDOWSHOWN}
OFFERED_AGAIN = (
    "scenario",
    "sides",
    "length",
    "several",
    "staff",
)  # of a new campaign, what is offered again next time
MOVES = commands.Open | commands.Home | commands.Close


def everywhere(preferences: chosen.Preferences) -> tuple[tuple[str, Command], ...]:
    """Return the keys that hold on every screen."""
    sizes = chosen.TEXT_SIZES
    here = sizes.index(preferences.text_size)
    return (
        ("f11", commands.Prefer("full_screen", not preferences.full_screen)),
        ("ctrl++", commands.Prefer("text_size", sizes[min(here + 1, len(sizes) - 1)])),
        ("ctrl+-", commands.Prefer("text_size", sizes[max(here - 1, 0)])),
        ("ctrl+0", commands.Prefer("text_size", sizes[0])),
        ("?", commands.Open("help")),
        ("f1", commands.Open("help")),
    )


def copied(text: str) -> str:
    """Lay a text into the clipboard; return what is said of it, with the text itself where there is no clipboard."""
    try:
        pygame.scrap.put_text(text)
    except pygame.error:
        return words("results", "not_copied", text=text)
    return words("results", "copied", text=text)


@attrs.define(eq=False)
class Loop:
    """The window and everything in it.

    view     what is seen, with the stage
    shell    what the window's own screens show
    controller  of the campaign, opened when first needed
    place    the user's own folder, where preferences are kept
    behind   whether something has been done since the last picture
    """

    view: SceneView
    shell: Shell
    controller: LazyController
    senses: Senses
    place: Path
    done: bool = False
    behind: bool = False

    @property
    def preferences(self) -> chosen.Preferences:
        """Return what the player prefers."""
        return self.shell.preferences

    def begin(self, first: Commands) -> None:
        """Show the title, and carry out what the window was opened for."""
        self.view.stage.keys = everywhere(self.preferences)
        self.show()
        self.carry_out(first)

    def warn(self, text: str) -> None:
        """Say what was amiss before the window opened."""
        if text:
            self.view.stage.carry_out(commands.Say(text))

    def step(self, events: Iterable[pygame.Event]) -> bool:
        """Take in events and answers, and paint where something is different; return whether anything was painted."""
        self.view.settle()
        for event in events:
            self.take(event)
        self.carry_out(self.senses.requests())
        if self.controller.opened is not None:
            self.carry_out(self.polled(self.controller.opened))
        return not self.done and self.show()

    def take(self, event: pygame.Event) -> None:
        """Take in one event."""
        if event.type in {pygame.QUIT, pygame.WINDOWCLOSE}:
            self.done = True
        elif event.type in EXPOSED:
            self.view.exposed()
        elif event.type == pygame.DROPFILE:
            self.carry_out((commands.Load(Path(event.file)),))
        for happening in happenings((event,), self.view.page.logical):
            # A key means what is seen after the key before it, also when both come between two pictures.
            if self.behind and isinstance(happening, Key):
                self.show()
            self.carry_out(self.view.stage.take(happening))
            self.behind = True
            if self.view.stage.scene is None and not self.done:
                self.show()

    def polled(self, controller: "Controller") -> Commands:
        """Return what follows from what workers have found; where a quarter could not be played, say so."""
        try:
            return controller.poll()
        except Exception as fault:  # noqa: BLE001 (whatever it is, the window says so and stays)
            return commands.Home("title"), self.broken(fault)

    def show(self) -> bool:
        """Paint where something is different, and tell it to whoever does not look; return whether there was."""
        self.behind = False
        try:
            scene = self.view.show(self.answer)
        except Exception as fault:
            if self.view.stage.places[0].screen == "title" and len(self.view.stage.places) < 3:
                raise
            self.carry_out((commands.Home("title"), self.broken(fault)))
            scene = self.view.show(self.answer)
        if scene is None:
            return False
        stage, page = self.view.stage, self.view.page
        self.carry_out(self.senses.seen(scene, stage, page, self.preferences))
        return True

    def answer(self, place: Place) -> object:
        """Return what a screen shows."""
        if SCREENS[place.screen].shell:
            return self.shell.view(place)
        return self.controller.ready().view(place.screen, place.about, place.focus)

    def carry_out(self, given: Iterable[Command]) -> None:
        """Carry out commands and what follows from them: the stage's, the window's own, the game's."""
        waiting = list(given)
        while waiting:
            command = waiting.pop(0)
            try:
                waiting = [*self._following(command), *waiting]
            except Exception as fault:  # noqa: BLE001 (whatever it is, the window says so and stays)
                waiting = [self.broken(fault)]

    def _following(self, command: Command) -> Commands:
        """Carry out one command; return those that follow. What is no command is refused by whoever would do it."""
        if isinstance(command, StageCommand):
            self.view.stage.carry_out(command)
            if isinstance(command, MOVES):
                self.shell.arrive(self.controller.playing)
            return ()
        match command:
            case commands.Many(several):
                return several
            case commands.Quit():
                self.done = True
                return ()
            case commands.Copy(text):
                return (commands.Say(copied(text)),)
            case commands.KeepPicture(path):
                return self.keep_picture(path)
            case commands.Prefer(name, value):
                return self.prefer(name, value)
            case _:
                heard = self.senses.heard(command, self.preferences)
                following = self.controller.ready().game.carry_out(command)
                self.shell.arrive(self.controller.playing)
                return (*following, *heard)

    def broken(self, fault: Exception) -> commands.ShowError:
        """Return what to say of a fault of ours, after writing it down."""
        where = self.place / "fault.txt"
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            where.write_text("".join(traceback.format_exception(fault)), encoding="utf-8")
            record = words("fault", "written", where=where)
        except OSError:
            record = words("fault", "unwritten")
        text = words("fault", "text", kind=type(fault).__name__, fault=fault, record=record)
        ways = ((words("fault", "go_on"), commands.Close()), (lettered("to_the_title"), commands.Home("title")))
        return commands.ShowError(words("fault", "title"), text, ways)

    def keep_picture(self, path: Path) -> Commands:
        """Keep a picture of how the campaign ended; return what there is to say where that failed."""
        page = self.answer(Place("ending"))
        if page is None:
            return ()
        try:
            keep_picture(page, self.preferences, path)
        except OSError as fault:
            return (commands.Say(words("save", "unwritten_why", why=fault.strerror or str(fault))),)
        return ()

    def prefer(self, name: str, value: bool | int | float | str) -> Commands:
        """Change a preference, keep it, and let it take effect; return what there is to say of that."""
        changed = chosen.with_value(self.preferences, name, value)
        self.shell.preferences = self.view.preferences = changed
        self.controller.prefer(changed)
        stage = self.view.stage
        stage.hold, stage.keys, stage.changed = changed.hold, everywhere(changed), True
        if name == "full_screen":
            self.view.pane.set_fullscreen(True) if value else self.view.pane.set_windowed()
        fault = chosen.store(self.place, changed)
        return (*((commands.Say(fault),) if fault else ()), *self.senses.heard(None, changed))

    def close(self) -> None:
        """Let go of everything; the campaign keeps its draft, and the window its place and what was chosen last."""
        self.keep_for_next_time()
        self.senses.close()
        if self.controller.opened is not None:
            self.controller.opened.close()

    def keep_for_next_time(self) -> None:
        """Keep where the window stands and what was chosen for a new campaign; the seed is another each time."""
        before, _ = chosen.stored(self.place)
        pane, stage = self.view.pane, self.view.stage
        window = before.window if self.preferences.full_screen else (*pane.position, *pane.size)
        setup = {name: stage.local[f"{SETUP}.{name}"] for name in OFFERED_AGAIN if f"{SETUP}.{name}" in stage.local}
        changed = attrs.evolve(before, window=window, setup={**before.setup, **setup})
        if changed != before:
            chosen.store(self.place, changed)
