"""The campaign's controller, opened behind the title, because what it needs takes a second to import."""

from collections.abc import Callable
from importlib import import_module
from threading import Thread
from typing import Any

import attrs

CONTROLLER = "game.desktop.control.controller"


@attrs.define(eq=False)
class Answers:
    """The controller, or the promise of one; it is waited for only by what cannot do without it.

    wake  what a worker calls, from any thread, when it has found something
    """

    wake: Callable[[], None]
    preferences: Any
    controller: Any = None
    warming: Thread | None = None

    def warm(self) -> None:
        """Begin to import what the controller needs."""
        self.warming = Thread(target=import_module, args=(CONTROLLER,), daemon=True)
        self.warming.start()

    def ready(self) -> Any:
        """Return the controller, opened now if it was not."""
        if self.controller is None:
            if self.warming is not None:
                self.warming.join()
            self.controller = import_module(CONTROLLER).Controller(self.wake)
            self.controller.preferences = self.preferences
        return self.controller

    def prefer(self, preferences: Any) -> None:
        """Let the controller know what the player prefers."""
        self.preferences = preferences
        if self.controller is not None:
            self.controller.preferences = preferences

    def poll(self) -> tuple[Any, ...]:
        """Return what follows from what the workers found."""
        return () if self.controller is None else tuple(self.controller.poll())

    def carry_out(self, command: Any) -> tuple[Any, ...]:
        """Let the controller carry out a command; return what follows."""
        return tuple(self.ready().carry_out(command))

    def shown(self, screen: str, about: Any, focus: str | None) -> Any:
        """Return what a screen of the campaign shows."""
        return self.ready().shown(screen, about, focus)

    @property
    def playing(self) -> bool:
        """Return whether a campaign is open."""
        return self.controller is not None and self.controller.desk is not None

    def close(self) -> None:
        """End what the controller has running, and keep its draft."""
        if self.controller is not None:
            self.controller.close()
