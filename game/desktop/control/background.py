"""A worker: works things out beside the window, in a process, a thread, or, in tests, whenever its answers are taken.

A job is a generator, so that rough answers come before fine ones. What is asked later does not wait for a job that
gives way; what has been found stays in the worker's memory. When the line between the two closes, the worker ends, in
the middle of whatever it does.
"""

import multiprocessing
import queue
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Thread

import attrs
from threadpoolctl import threadpool_limits

APART, THREAD, INLINE = "process", "thread", "inline"
Memory = dict[str, object]  # what jobs lay there for later ones
Cancelled = Callable[[], bool]


@attrs.frozen(eq=False)
class Job:
    """Something to work out.

    ticket    by which its answers are known
    function  called with the worker's memory, whether it is cancelled, and `needs`; yields answers
    gives_way whether it is cancelled as soon as something else is asked
    """

    ticket: int
    function: Callable[..., Iterator[object]]
    needs: Mapping[str, object]
    gives_way: bool = True


@attrs.frozen(eq=False)
class JobResult:
    """One answer; `fault` says what went wrong, where something did; `ended` that no more answers come."""

    ticket: int
    answer: object = None
    fault: str = ""
    ended: bool = False


def carried_out(memory: Memory, job: Job, cancelled: Cancelled) -> Iterator[JobResult]:
    """Yield a job's answers, and last that it has ended; any fault becomes an answer, because nobody sees it here."""
    try:
        for answer in job.function(memory, cancelled, **job.needs):
            yield JobResult(job.ticket, answer)
    except Exception as fault:  # noqa: BLE001 (whatever it is, the window says so and goes on)
        yield JobResult(job.ticket, fault=f"{type(fault).__name__}: {fault}")
    yield JobResult(job.ticket, ended=True)


def serve(line: Connection) -> None:
    """Carry out jobs that come down a line until it closes."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    memory: Memory = {}
    with threadpool_limits(1), suppress(EOFError, OSError):
        while True:
            job: Job = line.recv()
            for result in carried_out(memory, job, line.poll if job.gives_way else not_cancelled):
                line.send(result)


def not_cancelled() -> bool:
    """Return that a job goes on whatever else is asked."""
    return False


@attrs.define(eq=False)
class Worker:
    """One worker, started when it is first asked something.

    wake   called from another thread whenever there is an answer
    way    in a process, in a thread, or inline
    """

    wake: Callable[[], None]
    way: str = APART
    _line: Connection | None = None
    _results: "queue.SimpleQueue[JobResult]" = attrs.field(factory=queue.SimpleQueue)
    _inline: list[Iterator[JobResult]] = attrs.field(factory=list)
    _memory: Memory = attrs.field(factory=dict)
    starts: int = 0
    _tickets: int = 0

    def ask(
        self, function: Callable[..., Iterator[object]], needs: Mapping[str, object], *, gives_way: bool = True
    ) -> int:
        """Ask for something to be worked out, and return the ticket of its answers, never given twice; never waits."""
        self._tickets += 1
        job = Job(self._tickets, function, needs, gives_way)
        if self.way == INLINE:
            waiting = [] if job.gives_way else self._inline
            self._inline = [*waiting, carried_out(self._memory, job, not_cancelled)]
            return job.ticket
        try:
            self._started().send(job)
        except (OSError, ValueError) as gone:
            self._line = None
            self._results.put(JobResult(job.ticket, fault=f"the staff are gone ({gone})", ended=True))
            self.wake()
        return job.ticket

    def answers(self) -> list[JobResult]:
        """Return what has been found since it was last asked; never waits, but inline it works out one answer."""
        if self._inline:
            result = next(self._inline[0], None)
            if result is None or result.ended:
                self._inline.pop(0)
            return [result] if result else []
        waiting: list[JobResult] = []
        with suppress(queue.Empty):
            while True:
                waiting.append(self._results.get_nowait())
        return waiting

    @property
    def is_alive(self) -> bool:
        """Return whether it remembers what it was told."""
        return self.way == INLINE or self._line is not None

    def close(self) -> None:
        """End the worker."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _started(self) -> Connection:
        """Return the line to the worker, starting it where there is none."""
        if self._line is not None:
            return self._line
        ours, theirs = multiprocessing.Pipe()
        self.starts += 1
        if self.way == APART:
            try:
                multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True).start()
                theirs.close()
            except OSError:
                self.way = THREAD
        if self.way == THREAD:
            Thread(target=serve, args=(theirs,), daemon=True).start()
        self._line = ours
        Thread(target=self._listen, args=(ours,), daemon=True).start()
        return ours

    def _listen(self, line: Connection) -> None:
        """Take in answers until the line closes."""
        try:
            while True:
                self._results.put(line.recv())
                self.wake()
        except (EOFError, OSError, TypeError):
            # A line that is closed while it is read has no number any more.
            if self._line is line:
                self._line = None
                self._results.put(JobResult(0, fault="the staff are gone", ended=True))
                self.wake()
