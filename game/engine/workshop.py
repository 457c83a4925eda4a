"""The workshop: programs sought in memory, then on disk; what is nowhere is made.

It is made at once where somebody waits for it and else in the background, while numpy plays. Both give the same bits,
so it makes no difference when one takes over.
"""

import atexit
import inspect
import sys
from collections import OrderedDict
from collections.abc import Callable
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from threading import Event, Lock, Thread

import game
from game.engine import core, native
from game.engine.core import Program, Recorded
from game.engine.lower import CodeShape
from game.kept_files import keep, stored
from game.loose_types import OneOfMany

# Programs and names that stay in memory.
IN_MEMORY = 256

_LOCK = Lock()
_PROGRAMS: "OrderedDict[str, Program]" = OrderedDict()
_NAMES: "OrderedDict[OneOfMany, OneOfMany]" = OrderedDict()
_FAILED = dict[str, str]()


# --- what stands for a program ---------------------------------------------------------------


@cache
def sources(*roots: Path) -> str:
    """A digest of everything from which programs are made: the text of all that lies in some folders."""
    result = blake2b(game.__version__.encode(), digest_size=16)
    if getattr(sys, "frozen", False):
        # A packed program has no text beside it; another build is another file.
        packed = Path(sys.executable).stat()
        result.update(f"{packed.st_size}/{packed.st_mtime_ns}".encode())
    for root in roots:
        for path in sorted(root.rglob("*.py")):
            result.update(path.name.encode() + path.read_bytes())
    return result.hexdigest()


def function_name(function: Callable[..., OneOfMany]) -> str:
    """A function by its name, what is bound to it, and the text of its file where it is not one of ours."""
    if isinstance(function, partial):
        return f"{function_name(function.func)}{function.args}{function.keywords}"
    name = f"{function.__module__}.{getattr(function, '__qualname__', repr(function))}"
    if function.__module__.split(".", maxsplit=1)[0] in ("game", "agents"):
        return name
    path = inspect.getsourcefile(function)
    text = Path(path).read_bytes() if path else b""
    return f"{name}/{blake2b(text, digest_size=16).hexdigest()}"


def remembered(does: Callable[[OneOfMany], OneOfMany], item: OneOfMany) -> OneOfMany:
    """What a function says of something that does not change, worked out once for each such thing."""
    key = (does.__code__ if hasattr(does, "__code__") else does, id(item))
    with _LOCK:
        if key in _NAMES:
            return _NAMES[key][1]
    result = does(item)
    with _LOCK:
        # The thing is kept with its answer, so that no other can have its number meanwhile.
        _NAMES[key] = item, result
        while len(_NAMES) > IN_MEMORY:
            _NAMES.popitem(last=False)
    return result


# --- programs --------------------------------------------------------------------------------


def program(name: str, record: Callable[[], Recorded], orders: int, wait: bool) -> Program | None:
    """A program from memory or disk, or made; None where it is not there and nobody waits for it.

    errors  Unavailable where there is no compiled engine here
    """
    with _LOCK:
        if name in _FAILED:
            raise native.Unavailable(_FAILED[name])
        if name in _PROGRAMS:
            _PROGRAMS.move_to_end(name)
            return _PROGRAMS[name]
    content = stored(native.KIND, name)
    if content is None:
        if not wait:
            WORKSHOP.order(name, record, orders)
            return None
        if name in WORKSHOP.orders:
            WORKSHOP.wait()
            return program(name, record, orders, wait)
        content = built(name, record, orders)
    return taken(name, content)


def built(name: str, record: Callable[[], Recorded], orders: int) -> bytes:
    """A program recorded, compiled, and kept on disk."""
    processor = native.here()
    try:
        content = core.compile_program(
            record(), CodeShape(processor.lanes, core.padded(orders, processor.lanes)), processor
        )
    except TypeError as fault:
        # A law that cannot be recorded is played on numpy; which one it is, the tests and `--version` tell.
        with _LOCK:
            _FAILED[name] = str(fault)
        raise native.Unavailable(str(fault)) from fault
    keep(native.KIND, name, content)
    return content


def taken(name: str, content: bytes) -> Program:
    """A program laid into memory."""
    result = core.read(content)
    with _LOCK:
        _PROGRAMS[name] = result
        while len(_PROGRAMS) > IN_MEMORY:
            _PROGRAMS.popitem(last=False)
    return result


class Workshop:
    """Makes programs in the background, one after another; at the end of the process it finishes the one it is at."""

    def __init__(self) -> None:
        self.orders: OrderedDict[str, Callable[[], None]] = OrderedDict()
        self.ending, self.lock = Event(), Lock()
        self.thread: Thread | None = None

    def order(self, name: str, record: Callable[[], Recorded], orders: int) -> None:
        """Have a program made, unless it is being made already."""

        def make() -> None:
            taken(name, built(name, record, orders))

        with self.lock:
            self.orders.setdefault(name, make)
            if self.thread is None:
                self.thread = Thread(target=self.work, name="compiling", daemon=True)
                self.thread.start()
                atexit.register(self.end)

    def work(self) -> None:
        """Make what was ordered."""
        while not self.ending.is_set():
            with self.lock:
                if not self.orders:
                    self.thread = None
                    return
                name, make = next(iter(self.orders.items()))
            try:
                make()
            except native.Unavailable:
                pass
            finally:
                with self.lock:
                    self.orders.pop(name, None)

    def end(self) -> None:
        """Wait for the one that is being made: code that is half made must not outlive the process around it."""
        self.ending.set()
        if (thread := self.thread) is not None:
            thread.join()

    def wait(self) -> None:
        """Wait until nothing is left to be made."""
        if (thread := self.thread) is not None:
            thread.join()


WORKSHOP = Workshop()


def being_made() -> bool:
    """Whether machine code is being made in the background."""
    return bool(WORKSHOP.orders)
