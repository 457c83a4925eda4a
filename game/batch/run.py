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
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from threading import current_thread, main_thread
from types import ModuleType

import attrs

from game.batch import worker
from game.batch.parts import Part
from game.batch.study import Study
from game.batch.worker import BLOCK, Job, Unwritten

Told = Callable[[int], None]

TRIES = 3
AHEAD = 2
SURROUNDINGS = {
    # One thread a process, set before numpy is loaded.
    **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    # Where the C library is GNU's: keep what is freed, because a quarter's arrays are as large as the last one's and
    # asking the system for them anew took a fifth of the time; and lay them on large pages, which saves a tenth.
    "MALLOC_MMAP_THRESHOLD_": str(32 * 2**20),
    "MALLOC_TRIM_THRESHOLD_": str(2**30),
    "MALLOC_TOP_PAD_": str(64 * 2**20),
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}


class Failed(Exception):  # noqa: N818
    """A run that could not be brought to its end; the parts that were finished stay."""


@attrs.frozen
class Pace:
    """How a study is run; its results do not hang on it."""

    workers: int = 1
    block: int = BLOCK


def run(study: Study, pace: Pace, told: Told) -> None:
    """Play the missing parts of a study.

    told    called with the number of worlds of each part that is finished
    errors  Failed where a part cannot be written or workers keep ending; KeyboardInterrupt when it is stopped
    """
    try:
        complete(study, pace, told)
    finally:
        study.swept()


def complete(study: Study, pace: Pace, told: Told) -> None:
    """Play what is missing until nothing is, with new workers where some have ended by themselves."""
    fruitless = 0
    while missing := study.missing():
        try:
            with crew(study, pace) as pool:
                for part in finished(pool, study, pace, missing):
                    told(part.worlds)
        except Unwritten as fault:
            raise Failed(str(fault)) from None
        except BrokenProcessPool:
            fruitless = 0 if len(study.missing()) < len(missing) else fruitless + 1
            if fruitless == TRIES:
                raise Failed(f"{study.runs}: workers ended {TRIES} times without finishing a part.") from None


def finished(pool: ProcessPoolExecutor, study: Study, pace: Pace, missing: list[Part]) -> Iterator[Part]:
    """Yield each part when it is finished; only a few are handed out ahead."""
    left = iter(missing)
    under_way: set[Future[Part]] = set()

    def hand_out() -> None:
        for part in islice(left, AHEAD * pace.workers - len(under_way)):
            job = Job(part, study.header(part), study.path(part), study.design_file, pace.block)
            under_way.add(pool.submit(worker.carried_out, job))

    with surroundings():
        hand_out()
    while under_way:
        done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
        hand_out()
        for future in done:
            yield future.result()


@contextmanager
def crew(study: Study, pace: Pace) -> Iterator[ProcessPoolExecutor]:
    """Yield workers that are ready to play; at the end of the block, however it ends, they are gone."""
    context = get_context("spawn")
    their_end, our_end = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(pace.workers, context, worker.begin, (study.plan.tables, their_end))
    try:
        yield pool
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
