"""Running a study: its missing parts, over processes, as many times as it takes.

Results do not hang on how many workers there are, on the block size, or on where it was stopped: a part is the same
whoever plays it, and takes its name only when it is whole.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from multiprocessing import get_context
from threading import current_thread, main_thread
from time import monotonic
from types import ModuleType
from typing import Any, Protocol

import attrs

from game.studies.run import part_process as worker
from game.studies.run.part_process import BLOCK, PartJob, Unwritten
from game.studies.run.parts import StudyPart
from game.studies.run.study import Study

Told = Callable[[int], None]

TRIES = 3
AHEAD = 2
# Seconds between two looks at who is there.
LOOK = 1.0
SURROUNDINGS = {
    # One thread a process, set before numpy is loaded.
    **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    # Where the C library is GNU's: lay arrays on large pages, which saves a tenth of the time.
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}


class Failed(Exception):  # noqa: N818
    """A run that could not be brought to its end; the parts that were finished stay."""


class WorkerDied(Exception):  # noqa: N818
    """Whoever played is gone; others may take over."""


class PartRunner(Protocol):
    """Whoever plays parts."""

    def size(self) -> int:
        """Return how many parts are played at once."""

    def play(self, part: StudyPart) -> Future[Any]:
        """Hand a part out."""

    def keep(self, part: StudyPart, played: Future[Any]) -> None:
        """See to it that the file of a part that was played is there.

        errors  Lost where whoever played it is gone; Failed, Unwritten where it will not get there
        """

    def look(self) -> None:
        """Look who is there; Lost, Failed where nobody is."""


@attrs.frozen
class StudyPace:
    """How a study is run; its results do not hang on it.

    workers  processes on this machine
    block    how many worlds are played together
    cluster  where a cluster's scheduler is, whose workers play instead of processes here; "" for none
    """

    workers: int = 1
    block: int = BLOCK
    cluster: str = ""


def run(study: Study, pace: StudyPace, told: Told) -> None:
    """Play the missing parts of a study.

    told    called with the number of worlds of each part that is finished
    errors  Failed where a part cannot be written or workers keep ending; KeyboardInterrupt when it is stopped
    """
    try:
        complete(study, pace, told)
    finally:
        study.swept()


def complete(study: Study, pace: StudyPace, told: Told) -> None:
    """Play what is missing until nothing is, with new workers where some have ended by themselves."""
    fruitless = 0
    while missing := study.missing():
        try:
            with crew(study, pace) as at_work:
                for part in finished(at_work, missing):
                    told(part.worlds)
        except Unwritten as fault:
            raise Failed(f"{fault}.") from None
        except (BrokenProcessPool, WorkerDied):
            fruitless = 0 if len(study.missing()) < len(missing) else fruitless + 1
            if fruitless == TRIES:
                raise Failed(f"{study.runs}: workers ended {TRIES} times without finishing a part.") from None


def finished(at_work: PartRunner, missing: list[StudyPart]) -> Iterator[StudyPart]:
    """Yield each part when it is finished; only a few are handed out ahead."""
    left, looked = iter(missing), monotonic()
    under_way: dict[Future[Any], StudyPart] = {}

    def hand_out() -> None:
        for part in islice(left, max(AHEAD * at_work.size() - len(under_way), 0)):
            under_way[at_work.play(part)] = part

    with surroundings():
        hand_out()
    while under_way:
        done = wait(under_way, LOOK, FIRST_COMPLETED).done
        if monotonic() - looked > LOOK:
            at_work.look()
            looked = monotonic()
        played = {future: under_way.pop(future) for future in done}
        hand_out()
        for future, part in played.items():
            at_work.keep(part, future)
            yield part


def crew(study: Study, pace: StudyPace) -> AbstractContextManager[PartRunner]:
    """Return who plays a study's parts: a cluster where one is named, else processes."""
    if pace.cluster:
        from game.studies.run import cluster

        return cluster.at_work(study, pace)
    return processes(study, pace)


@attrs.frozen(eq=False)
class Processes:
    """Processes of this machine, which write the parts themselves."""

    pool: ProcessPoolExecutor
    study: Study
    pace: StudyPace

    def size(self) -> int:
        """Return how many processes there are."""
        return self.pace.workers

    def play(self, part: StudyPart) -> Future[Any]:
        """Hand a part out."""
        study = self.study
        job = PartJob(part, study.header(part), study.path(part), study.design_file, self.pace.block)
        return self.pool.submit(worker.carried_out, job)

    def keep(self, part: StudyPart, played: Future[Any]) -> None:  # noqa: ARG002
        """Raise what kept a process from writing its part."""
        played.result()

    def look(self) -> None:
        """Leave it to the pool, which tells by itself when a process has ended."""


@contextmanager
def processes(study: Study, pace: StudyPace) -> Iterator[Processes]:
    """Yield processes that are ready to play; at the end of the block, however it ends, they are gone."""
    context = get_context("spawn")
    their_end, our_end = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(pace.workers, context, worker.begin, (study.plan.tables, their_end))
    try:
        yield Processes(pool, study, pace)
        pool.shutdown()
    finally:
        # When the line closes, whoever still plays stops where he is.
        our_end.close()
        pool.shutdown(cancel_futures=True)
        their_end.close()


@contextmanager
def surroundings() -> Iterator[None]:
    """Start processes in what suits them: one thread, no Ctrl-C of their own, and no second reading of the front door.

    A spawned process reads the program's first module again, and with it the whole command line, which no worker needs;
    so while they are started that module is an empty one.
    """
    ours = {name: SURROUNDINGS[name] for name in SURROUNDINGS.keys() - os.environ.keys()}
    front, on_main = sys.modules["__main__"], current_thread() is main_thread()
    ctrl_c = signal.signal(signal.SIGINT, signal.SIG_IGN) if on_main else None
    sys.modules["__main__"] = ModuleType("__main__")
    os.environ.update(ours)
    try:
        yield
    finally:
        sys.modules["__main__"] = front
        for name in ours:
            del os.environ[name]
        if on_main:
            signal.signal(signal.SIGINT, ctrl_c or signal.SIG_DFL)
