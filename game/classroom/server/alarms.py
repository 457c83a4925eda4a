"""Faults of the server's loop told once, however often they come, and as many open files as may be had."""

import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress
from time import time

import attrs

from game.classroom.server.limits import Limiter, warnings
from game.loose_types import JsonDict

# So many phones, screens and files at once; below it a large class is warned of.
ENOUGH_FILES = 2048


@attrs.define
class LoopAlarm:
    """What the server's loop does with a fault that no request waits for.

    tell  is told of it in a sentence, at most once a minute for each kind
    """

    tell: Callable[[str], None]
    limiter: Limiter = attrs.field(factory=warnings)

    def __call__(self, loop: asyncio.AbstractEventLoop, context: JsonDict) -> None:
        """Tell of a fault, once a minute for each kind."""
        del loop
        fault = context.get("exception")
        kind = type(fault).__name__ if fault is not None else str(context.get("message", ""))[:40]
        if self.limiter.allows(kind, time()):
            says = f"The server is under strain: {fault or context.get('message', '')}"[:300]
            print(says, file=sys.stderr)
            self.tell(says)


def more_files() -> str:
    """Let the server open as many files as the system allows; return what to say where that is few, "" where not."""
    # There is no such limit to be asked for on Windows.
    with suppress(ImportError, ValueError, OSError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = hard if hard != resource.RLIM_INFINITY else max(soft, 65536)
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        if wanted < ENOUGH_FILES:
            return f"This system lets the server open {wanted} files; a class of more than {wanted // 8} needs more."
    return ""
