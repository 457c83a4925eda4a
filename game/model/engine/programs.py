"""The compiled quarter: which programs a game needs, and whether they are there.

Programs are sought in memory, then on disk; what is nowhere is made, at once where somebody waits for it and else in
the background, while numpy plays. Both give the same bits, so it makes no difference when one takes over.
"""

import atexit
import inspect
import sys
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from threading import Event, Lock, Thread

import attrs

import agents
import game
from agents.agent import StateAgent
from game.kept_files import keep, stored
from game.loose_types import OneOfMany
from game.model.engine import core, native, quarter
from game.model.engine.core import Program
from game.model.engine.lower import CodeShape
from game.model.state.figures import Figures
from game.model.state.setting import Setting, Staff

# Programs and names that stay in memory.
IN_MEMORY = 256

_LOCK = Lock()
_PROGRAMS: "OrderedDict[str, Program]" = OrderedDict()
_NAMES: "OrderedDict[OneOfMany, OneOfMany]" = OrderedDict()
_FAILED = dict[str, str]()


# --- what stands for a program ---------------------------------------------------------------


@cache
def sources() -> str:
    """A digest of everything from which programs are made: the model's and the agents' own text."""
    result = blake2b(game.__version__.encode(), digest_size=16)
    if getattr(sys, "frozen", False):
        # A packed program has no text beside it; another build is another file.
        packed = Path(sys.executable).stat()
        result.update(f"{packed.st_size}/{packed.st_mtime_ns}".encode())
    for root in (Path(game.__file__).parent / "model", Path(agents.__file__).parent):
        for path in sorted(root.rglob("*.py")):
            result.update(path.name.encode() + path.read_bytes())
    return result.hexdigest()


def laws_name(setting: Setting) -> str:
    """The name under which a setting's laws are kept."""
    injects = remembered(repr, setting.injects)
    return native.digest(f"laws/{terms(setting)}/{injects}/{sources()}/{native.here()}")


def decision_name(agent: StateAgent, staff: Staff, setting: Setting) -> str:
    """The name under which a country's way of deciding is kept."""
    own = (agent.country, agent.rationality, function_name(agent.doctrine), remembered(strategy_name, agent.strategy))
    expects = remembered(lambda item: blake2b(item.tobytes(), digest_size=16).hexdigest(), staff.anticipated)
    beliefs = (staff.own, remembered(repr, staff.interests), expects, structure(staff.figures))
    return native.digest(f"decision/{terms(setting)}/{own}/{beliefs}/{sources()}/{native.here()}")


def terms(setting: Setting) -> str:
    """What is written into all of a setting's programs: its orders, interests, and how its worlds are laid out."""
    orders = remembered(lambda item: native.digest(repr(item.orders)), setting.catalogue)
    shape = (setting.opening.orders.shape[0], quarter.row_count(), structure(setting.figures))
    return f"{orders}/{remembered(repr, setting.interests)}/{shape}"


def structure(figures: Figures) -> str:
    """The names of figures, and the values of those that are part of the code."""
    return f"{quarter.figure_paths(figures)}/{fixed(figures)}"


def fixed(figures: Figures) -> tuple[tuple[str, float], ...]:
    """The figures that are part of the code."""
    return tuple(
        (f"{section}.{name}", float(value))
        for section in quarter.STRUCTURAL
        for name, value in figures.sections[section].everything.items()
    )


def strategy_name(strategy: OneOfMany) -> str:
    """A strategy by everything that it does."""
    if strategy is None:
        return ""
    fields = attrs.asdict(strategy, recurse=False, filter=lambda field, _: field.name != "leans")
    return f"{fields}/{function_name(strategy.leans)}"


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


def program(name: str, record: Callable[[], quarter.Recorded], orders: int, wait: bool) -> Program | None:
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


def built(name: str, record: Callable[[], quarter.Recorded], orders: int) -> bytes:
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

    def order(self, name: str, record: Callable[[], quarter.Recorded], orders: int) -> None:
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


@attrs.frozen(eq=False)
class CompiledQuarter:
    """The programs of a game: the laws, and how each country decides.

    decisions  by country, as places in `COUNTRIES`
    """

    laws: Program
    decisions: Mapping[int, Program]


def compiled(
    setting: Setting, agents_seated: Sequence[StateAgent], staffs: Sequence[Staff], wait: bool
) -> CompiledQuarter | None:
    """The programs of a game; None where they are not all there yet and nobody waits for them.

    errors  Unavailable where there is no compiled engine here
    """
    orders = len(setting.catalogue.orders)
    record = partial(quarter.laws_recorded, setting)
    laws = program(laws_name(setting), record, orders, wait)
    decisions = {
        agent.country: program(
            decision_name(agent, staffs[agent.country], setting),
            partial(quarter.decision_recorded, agent, staffs[agent.country], setting),
            orders,
            wait,
        )
        for agent in agents_seated
    }
    there = {country: result for country, result in decisions.items() if result is not None}
    if laws is None or len(there) < len(decisions):
        return None
    return CompiledQuarter(laws, there)
