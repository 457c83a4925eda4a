"""How many threads worlds are shared out over."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_THREADS: ContextVar[int] = ContextVar("how many threads may play", default=0)


@contextmanager
def playing_on(threads: int) -> Iterator[None]:
    """Play with so many threads, until the end of the block."""
    before = _THREADS.set(threads)
    try:
        yield
    finally:
        _THREADS.reset(before)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def threads() -> int:
    """How many threads may play: so many as were said, or one a processor."""
    return _THREADS.get() or processors()
