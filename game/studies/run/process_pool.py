"""Processes that work for a study: started alike whatever they play, and gone as soon as whoever started them is."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from threading import Thread, current_thread, main_thread
from types import ModuleType

import pyarrow as pa
from threadpoolctl import threadpool_limits

# Called with how many more worlds, quarters or jobs are done.
Advance = Callable[[int], None]
ENVIRONMENT = {
    # One thread a process, set before numpy is loaded.
    **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    # Where the C library is GNU's: lay arrays on large pages, which saves a tenth of the time.
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}


class Failed(Exception):  # noqa: N818
    """A run that could not be brought to its end; what was finished stays."""


@contextmanager
def process_pool(workers: int, prepare: Callable[[], None] | None = None) -> Iterator[ProcessPoolExecutor]:
    """Yield a pool of fresh processes; at the end of the block, however it ends, they are gone.

    Hand work out within `worker_environment`, which is when processes start.

    prepare  called once in each process before it works; it has to be picklable
    """
    context = get_context("spawn")
    their_end, our_end = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, context, begin, (their_end, prepare))
    try:
        yield pool
        pool.shutdown()
    finally:
        # When the line closes, whoever still plays stops where he is.
        our_end.close()
        pool.shutdown(cancel_futures=True)
        their_end.close()


def begin(line: Connection, prepare: Callable[[], None] | None) -> None:
    """Prepare a new process.

    line  held open by whoever started it; when it closes, this process ends, in the middle of whatever it does
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threadpool_limits(1)
    pa.set_cpu_count(1)
    if prepare is not None:
        prepare()
    Thread(target=end_with, args=(line,), daemon=True).start()


def end_with(line: Connection) -> None:
    """End this process when the line is closed; files that are not whole have no name yet, so nothing is spoilt."""
    try:
        line.recv_bytes()
    except (EOFError, OSError):
        os._exit(1)


@contextmanager
def worker_environment() -> Iterator[None]:
    """Start processes in what suits them: one thread, no Ctrl-C of their own, and no second reading of the front door.

    A spawned process reads the program's first module again, and with it the whole command line, which no worker needs;
    so while they are started that module is an empty one.
    """
    ours = {name: ENVIRONMENT[name] for name in ENVIRONMENT.keys() - os.environ.keys()}
    front = sys.modules["__main__"]
    with ctrl_c_put_off():
        sys.modules["__main__"] = ModuleType("__main__")
        os.environ.update(ours)
        try:
            yield
        finally:
            sys.modules["__main__"] = front
            for name in ours:
                del os.environ[name]


@contextmanager
def ctrl_c_put_off() -> Iterator[None]:
    """Start processes that do not hear Ctrl-C; what is pressed meanwhile is heard here at the end, and not lost.

    To start a process takes a second or more on a busy machine, because it reads its tables as it begins.
    """
    if current_thread() is not main_thread() or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Its first start would let Ctrl-C through again.
    resource_tracker.ensure_running()
    pressed: list[int] = []
    ours = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number)) or signal.SIG_DFL
    # A process inherits what is blocked, also until it can say for itself that it hears nothing.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        signal.signal(signal.SIGINT, ours)
        for number in pressed[:1]:
            signal.raise_signal(number)
