"""The engine's processes: one for quarters, one for looking ahead, so that the server never waits for either."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

import attrs

from game.classroom.engine.engine_worker import alone, answered

Asks = ParamSpec("Asks")
Answer = TypeVar("Answer")


class EngineLost(Exception):  # noqa: N818 (it says what happened)
    """A worker died twice over the same question."""


@attrs.define(eq=False)
class EngineProcess:
    """One process that answers one question after the other; one that died is replaced, and asked again once.

    patient  others go first where the computer is busy
    """

    pool: Executor | None = None
    patient: bool = False

    async def ask(self, question: Callable[Asks, Answer], *what: Asks.args, **named: Asks.kwargs) -> Answer:
        """Return what the engine answers.

        errors  Lost where the process died twice; else what the question raises
        """
        for _attempt in range(2):
            try:
                question_asked = partial(answered, question, *what, **named)
                return await asyncio.get_running_loop().run_in_executor(self._open(), question_asked)
            except BrokenProcessPool:
                self.pool = None
        raise EngineLost("The engine’s process ended twice while it worked on this. Nothing is lost; try again.")

    def _open(self) -> Executor:
        """Return the process, begun where there is none."""
        if self.pool is None:
            # Spawned, because a fork would take the server's sockets and its file along.
            self.pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=alone, initargs=(self.patient,))
        return self.pool

    def close(self) -> None:
        """End the process."""
        if self.pool is not None:
            self.pool.shutdown(wait=False, cancel_futures=True)
            self.pool = None


@attrs.define(eq=False)
class EngineProcesses:
    """The processes of a server, shared by its tables.

    quarters  resolves; somebody waits for it
    ahead     odds, previews, debriefs
    """

    quarters: EngineProcess = attrs.field(factory=EngineProcess)
    ahead: EngineProcess = attrs.field(factory=lambda: EngineProcess(patient=True))

    def close(self) -> None:
        """End both."""
        self.quarters.close()
        self.ahead.close()
