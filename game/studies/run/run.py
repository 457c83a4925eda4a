"""Running a study: its missing parts, over processes, as many times as it takes.

Results do not hang on how many workers there are, on the block size, or on where it was stopped: a part is the same
whoever plays it, and takes its name only when it is whole.
"""

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from itertools import islice
from threading import Semaphore
from time import monotonic
from typing import Protocol

import attrs
from threadpoolctl import threadpool_limits

from game.engine.threads import playing_on
from game.loose_types import OneOfMany
from game.studies.run import part_process
from game.studies.run.part_process import BLOCK, PartJob, Unwritten
from game.studies.run.parts import StudyPart
from game.studies.run.process_pool import Advance, Failed, process_pool, worker_environment
from game.studies.run.study import Study

TRIES = 3
AHEAD = 2
# Seconds between two looks at who is there.
LOOK = 1.0


class WorkerDied(Exception):  # noqa: N818
    """Whoever played is gone; others may take over."""


class PartRunner(Protocol):
    """Whoever plays parts."""

    def size(self) -> int:
        """Return how many parts are played or written at once."""

    def play(self, part: StudyPart) -> Future[OneOfMany]:
        """Hand a part out."""

    def keep(self, part: StudyPart, played: Future[OneOfMany]) -> None:
        """See to it that the file of a part that was played is there.

        errors  WorkerDied where whoever played it is gone; Failed, Unwritten where it will not get there
        """

    def look(self) -> None:
        """Look who is there; WorkerDied, Failed where nobody is."""


@attrs.frozen
class StudyPace:
    """How a study is run; its results do not hang on it.

    workers  threads or processes on this machine
    block    how many worlds are played together
    cluster  where a cluster's scheduler is, whose workers play instead of processes here; "" for none
    """

    workers: int = 1
    block: int = BLOCK
    cluster: str = ""


def run(study: Study, pace: StudyPace, advance: Advance) -> None:
    """Play the missing parts of a study.

    advance  called with the number of worlds of each part that is finished
    errors   Failed where a part cannot be written or workers keep ending; KeyboardInterrupt when it is stopped
    """
    try:
        complete(study, pace, advance)
    finally:
        study.swept()


def complete(study: Study, pace: StudyPace, advance: Advance) -> None:
    """Play what is missing until nothing is, with new workers where some have ended by themselves."""
    fruitless = 0
    while missing := study.missing():
        try:
            with part_runner(study, pace) as at_work:
                for part in finished(at_work, missing):
                    advance(part.worlds)
        except Unwritten as fault:
            raise Failed(f"{fault}.") from None
        except (BrokenProcessPool, WorkerDied):
            fruitless = 0 if len(study.missing()) < len(missing) else fruitless + 1
            if fruitless == TRIES:
                raise Failed(f"{study.runs}: workers ended {TRIES} times without finishing a part.") from None


def finished(at_work: PartRunner, missing: list[StudyPart]) -> Iterator[StudyPart]:
    """Yield each part when it is finished; only a few are handed out ahead."""
    left, looked = iter(missing), monotonic()
    under_way: dict[Future[OneOfMany], StudyPart] = {}

    def hand_out() -> None:
        for part in islice(left, max(AHEAD * at_work.size() - len(under_way), 0)):
            under_way[at_work.play(part)] = part

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


def part_runner(study: Study, pace: StudyPace) -> AbstractContextManager[PartRunner]:
    """Return who plays a study's parts: a cluster, threads, or processes where there is no compiled code.

    Threads cannot share out what numpy plays, or what looks ahead, because both hold Python's lock between many short
    calculations.
    """
    if pace.cluster:
        from game.studies.run import cluster

        return cluster.at_work(study, pace)
    left = sum(part.worlds for part in study.missing())
    tables = study.plan.tables.values()
    if all(table.compiled(left) for table in tables) and not any(table.searches for table in tables):
        return threads(study, pace)
    return processes(study, pace)


@attrs.frozen(eq=False)
class Threads:
    """Threads of this process, which write the parts themselves.

    turns  how many may play at once; the others write, which is mostly waiting for the disk
    """

    pool: ThreadPoolExecutor
    study: Study
    pace: StudyPace
    turns: Semaphore

    def size(self) -> int:
        """Return how many threads there are: as many again as play, which write meanwhile."""
        return 2 * self.pace.workers

    def play(self, part: StudyPart) -> Future[OneOfMany]:
        """Hand a part out."""
        return self.pool.submit(self._carried_out, part)

    def _carried_out(self, part: StudyPart) -> StudyPart:
        """Play a part and write it, on the thread this is called on and no other."""
        job = job_of(self.study, part, self.pace)
        with self.turns, playing_on(1):
            results = part_process.played(self.study.plan.tables[part.strategy], job)
        return part_process.written(results, job)

    def keep(self, part: StudyPart, played: Future[OneOfMany]) -> None:  # noqa: ARG002
        """Raise what kept a thread from writing its part."""
        played.result()

    def look(self) -> None:
        """Nothing: threads do not end by themselves."""


@contextmanager
def threads(study: Study, pace: StudyPace) -> Iterator[Threads]:
    """Yield threads that are ready to play; at the end of the block what they have not begun is given up."""
    pool = ThreadPoolExecutor(2 * pace.workers, "part")
    try:
        with threadpool_limits(1):
            yield Threads(pool, study, pace, Semaphore(pace.workers))
    finally:
        pool.shutdown(cancel_futures=True)


def job_of(study: Study, part: StudyPart, pace: StudyPace) -> PartJob:
    """What has to be known to play a part."""
    return PartJob(part, study.header(part), study.path(part), study.design_file, pace.block)


@attrs.frozen(eq=False)
class Processes:
    """Processes of this machine, which write the parts themselves."""

    pool: ProcessPoolExecutor
    study: Study
    pace: StudyPace

    def size(self) -> int:
        """Return how many processes there are."""
        return self.pace.workers

    def play(self, part: StudyPart) -> Future[OneOfMany]:
        """Hand a part out."""
        with worker_environment():
            return self.pool.submit(part_process.carried_out, job_of(self.study, part, self.pace))

    def keep(self, part: StudyPart, played: Future[OneOfMany]) -> None:  # noqa: ARG002
        """Raise what kept a process from writing its part."""
        played.result()

    def look(self) -> None:
        """Leave it to the pool, which tells by itself when a process has ended."""


@contextmanager
def processes(study: Study, pace: StudyPace) -> Iterator[Processes]:
    """Yield processes that are ready to play; at the end of the block, however it ends, they are gone."""
    with process_pool(pace.workers, partial(part_process.prepare, study.plan.tables)) as pool:
        yield Processes(pool, study, pace)
