"""The campaign's controller, imported behind the title, because what it needs takes a second to import."""

from collections.abc import Callable
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

import attrs

from game.desktop.preferences import Preferences

if TYPE_CHECKING:  # not a circle: this module is here so that the title need not wait for that one
    from game.desktop.control.controller import Controller

CONTROLLER = "game.desktop.control.controller"


@attrs.define(eq=False)
class LazyController:
    """The controller, or the promise of one; it is waited for only by what cannot do without it.

    wake     what a worker calls, from any thread, when it has an answer
    opened   the controller; None before it was first needed
    warming  the thread that imports what it needs
    """

    wake: Callable[[], None]
    preferences: Preferences
    opened: "Controller | None" = None
    warming: Thread | None = None

    def warm(self) -> None:
        """Begin to import what the controller needs."""
        self.warming = Thread(target=import_module, args=(CONTROLLER,), daemon=True)
        self.warming.start()

    def ready(self) -> "Controller":
        """Return the controller, opened now if it was not."""
        if self.opened is None:
            if self.warming is not None:
                self.warming.join()
            controller: Controller = import_module(CONTROLLER).Controller(self.wake)
            controller.game.preferences = self.preferences
            self.opened = controller
        return self.opened

    def prefer(self, preferences: Preferences) -> None:
        """Let the controller know what the player prefers."""
        self.preferences = preferences
        if self.opened is not None:
            self.opened.game.preferences = preferences

    @property
    def playing(self) -> bool:
        """Return whether a campaign is open."""
        return self.opened is not None and self.opened.desk is not None
