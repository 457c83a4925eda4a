"""The core: programs of a quarter in memory, and what plays worlds with them.

A program is recorded, lowered and compiled once for everything that is written into it, and kept on disk; then it is
only loaded. Worlds are shared out over threads, which let other Python go on; how many there are changes no bit.
"""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ctypes import CFUNCTYPE, c_int64, c_void_p
from functools import cache
from threading import Lock

import attrs
import numpy as np
from numpy.typing import NDArray

from game.engine import native
from game.engine.driver import FIELDS, PREPARE_TEXT, PROGRAM_WORDS, Driver, Shape
from game.engine.lower import CodeShape, Output
from game.engine.luck import DrawKey, KeyTable
from game.engine.native import Processor
from game.engine.stretches import lowered
from game.kept_files import keep, stored
from game.loose_types import Operand
from game.model.state.axes import AnyArray, Array
from game.model.state.chance import Bits, gumbel_table, normal_table

# Vectors in a block at most, and its bytes; the shares of a run that a thread takes.
VECTORS, BLOCK, SHARES = 8, 2**20, 4
LINE = 64
_ONE_AT_A_TIME = Lock()
PLAY = CFUNCTYPE(None, c_void_p)
PREPARE = CFUNCTYPE(None, c_void_p, c_void_p, c_int64, c_void_p, c_int64, c_int64)


@attrs.frozen(eq=False)
class Recorded:
    """A program as it was recorded.

    outputs  what it puts where
    keys     by which names it draws
    """

    outputs: tuple[Output, ...]
    keys: tuple[DrawKey, ...]


@attrs.frozen(eq=False)
class Program:
    """A program in memory.

    code     where it lies
    lasting  how many vectors its prelude fills
    by       how many vectors are put by while it is played
    keys     by which names it draws
    """

    code: native.Loaded
    lasting: int
    by: int
    keys: KeyTable

    @property
    def address(self) -> int:
        """Where it begins."""
        return self.code.addresses["program"]

    def prelude(self, given: Array) -> Array:
        """What lasts for each vector of worlds, (vectors, values, lanes).

        given  (vectors, figures, lanes)
        """
        vectors, _, lanes = given.shape
        result = aligned((vectors, max(self.lasting, 1), lanes), np.float64)
        prepare = PREPARE(preparer(native.here()).addresses["prepare"])
        address = self.code.addresses["program.prelude"]
        prepare(address, given.ctypes.data, given[0].nbytes, result.ctypes.data, result[0].nbytes, vectors)
        return result


def laid_out(given: Array) -> Array:
    """What is given, for vectors of worlds: (vectors, rows, lanes).

    given  (rows, W), or (rows, 1) where it is the same in every world
    """
    lanes, (rows, worlds) = native.here().lanes, given.shape
    vectors = -(-worlds // lanes)
    wide = np.empty((rows, vectors * lanes))
    wide[:, :worlds] = given
    wide[:, worlds:] = given[:, :1]
    result = aligned((vectors, rows, lanes), np.float64)
    result[...] = wide.reshape(rows, vectors, lanes).swapaxes(0, 1)
    return result


def aligned(shape: tuple[int, ...], kind: Operand) -> AnyArray:
    """An array of noughts that begins on a line of memory."""
    size = int(np.prod(shape)) * np.dtype(kind).itemsize
    room = np.zeros(size + LINE, np.uint8)
    start = -room.ctypes.data % LINE
    result: AnyArray = room[start : start + size].view(kind).reshape(shape)
    return result


def compile_program(recorded: Recorded, form: CodeShape, processor: Processor) -> bytes:
    """A recorded program compiled, with what its host has to know in front, as it is kept on disk."""
    text = lowered("program", recorded.outputs, form)
    keys = [attrs.astuple(key, recurse=False) for key in recorded.keys]
    notes = {"lasting": text.lasting, "by": text.by, "keys": keys}
    head = json.dumps(notes).encode()
    return len(head).to_bytes(8, "little") + head + native.compiled(text.text, processor)


def read(content: bytes) -> Program:
    """A program laid into memory from what is kept on disk."""
    end = 8 + int.from_bytes(content[:8], "little")
    notes = json.loads(content[8:end])
    keys = [DrawKey(frozen(turn), name, option) for turn, name, option in notes["keys"]]
    code = native.loaded(content[end:], ("program", "program.prelude"))
    return Program(code, notes["lasting"], notes["by"], KeyTable.of(keys))


def frozen(expression: Operand) -> Operand:
    """An expression of turns as it was before it was written down."""
    return tuple(map(frozen, expression)) if isinstance(expression, list) else expression


def driver(shape: Shape, processor: Processor) -> native.Loaded:
    """The loop for worlds of one shape, in memory for good: whoever calls it holds no more than its address.

    Two threads that ask at once get the same; each with its own, the one that is not kept would go while it is played.
    """
    with _ONE_AT_A_TIME:
        return driver_loaded(shape, processor)


@cache
def driver_loaded(shape: Shape, processor: Processor) -> native.Loaded:
    """The loop for worlds of one shape, from the disk or compiled."""
    text = Driver(shape).text() + PREPARE_TEXT
    name = native.digest(f"loop/{text}/{processor}")
    code = stored(native.KIND, name)
    if code is None:
        code = native.compiled(text, processor)
        keep(native.KIND, name, code)
    return native.loaded(code, ("play", "prepare"))


@cache
def loop(shape: Shape, processor: Processor) -> Callable[[int], None]:
    """The loop for worlds of one shape, to be called with the address of what describes a run."""
    return PLAY(driver(shape, processor).addresses["play"])


@cache
def preparer(processor: Processor) -> native.Loaded:
    """The loop of preludes, in memory; it is the same for worlds of any shape."""
    return driver(Shape(1, padded(1, processor.lanes), 1, 1, processor.lanes, 1), processor)


@cache
def tables() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The tables of the normal and the Gumbel law; single precision holds every value of them exactly."""
    return normal_table().astype(np.float32), gumbel_table().astype(np.float32)


@attrs.frozen(eq=False)
class Call:
    """One program, played in some quarters.

    program  the program
    bits     (quarters, keys) its keys' bits
    lasting  (vectors or 1, values, lanes) from its prelude
    """

    program: Program
    bits: Bits
    lasting: Array


@attrs.frozen(eq=False)
class Beginning:
    """Where worlds stand before the first quarter that is played.

    rows    (rows, W), or (rows, 1) where they all stand alike
    levels  (quarters back, orders, W) or (quarters back, orders, 1), latest first
    steps   (W,) what each world's number adds to a key's bits
    turn    quarters played
    passed  how many of the rows, the last ones, programs of a quarter pass to each other
    """

    rows: Array
    levels: NDArray[np.int8]
    steps: Bits
    turn: int
    passed: int = 0


@attrs.frozen(eq=False)
class RunOutputs:
    """What is wanted of a run.

    watched rows wanted after every quarter
    ended   rows wanted after the last quarter; None for all of them and the remembered levels
    levels  whether the remembered levels are wanted where not all rows are
    """

    watched: tuple[int, ...] = ()
    ended: tuple[int, ...] | None = None
    levels: bool = False


@attrs.frozen(eq=False)
class Played:
    """What came of a run; what was not wanted is empty.

    rows    (rows, W) after the last quarter
    levels  (quarters back, orders, W) latest first
    watched (quarters, rows watched, W)
    """

    rows: Array
    levels: NDArray[np.int8]
    watched: Array


class Run:
    """Worlds to be played through some quarters: its arrays, laid out as the loop reads them.

    quarters  of each quarter its programs, as many in each, None where one is not played; the last is the laws
    """

    def __init__(
        self,
        beginning: Beginning,
        quarters: Sequence[Sequence[Call | None]],
        wanted: RunOutputs,
    ) -> None:
        self.processor = native.here()
        lanes = self.lanes = self.processor.lanes
        self.worlds, self.wanted, self.quarters = len(beginning.steps), wanted, quarters
        self.vectors = -(-self.worlds // lanes)
        self.across = self.vectors * lanes
        backs, self.orders, _ = beginning.levels.shape
        size = beginning.rows.shape[0], padded(self.orders, lanes), backs, len(quarters[0]), lanes
        by = max(call.program.by for calls in quarters for call in calls if call is not None)
        alone = Shape(*size, 1, beginning.passed, by)
        self.shape = attrs.evolve(alone, vectors=max(1, min(VECTORS, BLOCK // alone.scratch)))
        self.words: dict[str, int] = dict.fromkeys(FIELDS, 0)
        self.held = list[Operand]()
        self._take_in(beginning)
        self._programs(beginning.turn)
        self._room()

    def _hold(self, array: AnyArray) -> int:
        """The address of an array, which is kept as long as the run."""
        self.held.append(array)
        return int(array.ctypes.data)

    def _wide(self, array: AnyArray) -> tuple[AnyArray, int, int]:
        """Rows of worlds laid out for vectors, with distances from row to row and from vector to vector."""
        if array.shape[-1] == 1:
            alike = np.ascontiguousarray(np.broadcast_to(array, (*array.shape[:-1], self.lanes)))
            return alike, self.lanes, 0
        if array.shape[-1] != self.across:
            # What stands beyond the last world is played too, and nobody looks at it.
            wide = np.empty((*array.shape[:-1], self.across), array.dtype)
            wide[..., : array.shape[-1]] = array
            wide[..., array.shape[-1] :] = array[..., :1]
            array = wide
        return np.ascontiguousarray(array), self.across, self.lanes

    def _sheets(self, levels: NDArray[np.int8]) -> tuple[AnyArray, int, int]:
        """Sheets laid out for vectors, with nobody's orders after the last."""
        wide, row, step = self._wide(levels)
        if self.shape.orders != self.orders:
            room = np.zeros((*wide.shape[:-2], self.shape.orders, wide.shape[-1]), np.int8)
            room[..., : self.orders, :] = wide
            wide = room
        return wide, row, step

    def _take_in(self, beginning: Beginning) -> None:
        """Lay out where the worlds stand."""
        rows, row, step = self._wide(np.asarray(beginning.rows, np.float64))
        self.words |= {"start": self._hold(rows), "start_row": row, "start_step": step}
        levels, row, step = self._sheets(beginning.levels)
        self.words |= {"given": self._hold(levels), "given_row": row, "given_step": step}
        steps = aligned((self.across,), np.uint64)
        steps[: self.worlds] = beginning.steps
        self.words["steps"] = self._hold(steps)

    def _programs(self, turn: int) -> None:
        """Lay out which program is played when, and with what."""
        entries = np.zeros((len(self.quarters), self.shape.programs, PROGRAM_WORDS), np.int64)
        for quarter, calls in enumerate(self.quarters):
            for place, call in enumerate(calls):
                if call is not None:
                    step = call.lasting[0].nbytes if len(call.lasting) > 1 else 0
                    bits, lasting = np.ascontiguousarray(call.bits[quarter]), self._hold(call.lasting)
                    entries[quarter, place] = call.program.address, self._hold(bits), lasting, step
        self.words["programs"] = self._hold(entries)
        self.words["turns"] = self._hold(np.arange(turn, turn + len(self.quarters), dtype=np.float64))
        self.words["quarters"] = len(self.quarters)

    def _room(self) -> None:
        """Make room for what is wanted."""
        shape, quarters, wanted = self.shape, len(self.quarters), self.wanted
        self.watched = np.empty((quarters, len(wanted.watched), self.across))
        ended = range(shape.rows) if wanted.ended is None else wanted.ended
        self.rows = np.empty((len(ended), self.across))
        recalled = wanted.ended is None or wanted.levels
        self.levels = np.empty((shape.quarters if recalled else 0, shape.orders, self.across), np.int8)
        self.words |= {
            "watched": self._hold(np.array(wanted.watched, np.int64)),
            "watched_count": len(wanted.watched),
            "watched_out": self._hold(self.watched),
            "ended": self._hold(np.array(ended, np.int64)),
            "ended_count": len(ended),
            "rows_out": self._hold(self.rows),
            "levels_out": self._hold(self.levels) if recalled else 0,
            "out_row": self.across,
        }
        normals, gumbels = tables()
        self.words |= {"normals": self._hold(normals), "gumbels": self._hold(gumbels)}

    def played(self, threads: int) -> Played:
        """Play it."""
        work = loop(self.shape, self.processor)
        blocks = -(-self.vectors // self.shape.vectors)
        # More shares than threads, so that a thread which is held up leaves its work to the others.
        shares = max(1, min(threads * SHARES, blocks)) if threads > 1 else 1
        ends = [min(blocks * share // shares * self.shape.vectors, self.vectors) for share in range(shares + 1)]

        def share(first: int, end: int) -> None:
            scratch = aligned((self.shape.scratch,), np.uint8)
            words = self.words | {"first": first, "end": end, "scratch": scratch.ctypes.data}
            run = np.array([words[name] for name in FIELDS], np.int64)
            work(run.ctypes.data)

        if shares == 1:
            share(0, self.vectors)
        else:
            with ThreadPoolExecutor(threads) as pool:
                list(pool.map(share, ends[:-1], ends[1:]))
        worlds, orders = self.worlds, self.orders
        return Played(
            self.rows[:, :worlds],
            self.levels[:, :orders, :worlds],
            self.watched[..., :worlds],
        )


def padded(orders: int, lanes: int) -> int:
    """How many levels a sheet holds, so that a vector's sheet fills whole lines of memory."""
    most = LINE // lanes
    return -(-orders // most) * most
