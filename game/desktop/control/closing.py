"""A quarter that is played beside the window, so that nobody's key waits for it."""

from collections.abc import Callable
from threading import Thread

import attrs


@attrs.define(eq=False)
class ClosingQuarter:
    """A quarter on its way from everybody's orders to the evening.

    play   plays it; whatever goes wrong there is raised where the window asks whether it has been played
    fault  what went wrong; None for nothing
    """

    play: Callable[[], None]
    fault: Exception | None = None
    _thread: Thread | None = None

    def begin(self, wake: Callable[[], None]) -> None:
        """Play it in a thread; `wake` is called when that is done."""

        def played() -> None:
            """Play, and say so."""
            self.at_once()
            wake()

        self._thread = Thread(target=played, daemon=True)
        self._thread.start()

    def at_once(self) -> None:
        """Play it here and now."""
        try:
            self.play()
        except Exception as fault:  # noqa: BLE001 (it is raised again where the window asks)
            self.fault = fault

    @property
    def is_done(self) -> bool:
        """Whether it has been played."""
        return self._thread is None or not self._thread.is_alive()

    def wait(self) -> None:
        """Wait until it has been played."""
        if self._thread is not None:
            self._thread.join()

    def expect_played(self) -> None:
        """Raise what went wrong while it was played."""
        if self.fault is not None:
            raise self.fault
