"""One quarter of a few worlds at a time: whatever stays the same from quarter to quarter is laid out once.

A desk, a class and everybody who steps through a campaign plays so; runs of many quarters are laid out by `core`.
"""

from collections.abc import Collection, Mapping
from threading import Lock

import numpy as np

from game.engine import core, native
from game.engine.core import Program
from game.engine.driver import FIELDS, PROGRAM_WORDS, Shape
from game.engine.luck import KeyTable
from game.loose_types import Operand
from game.model.engine import quarter
from game.model.state.axes import AnyArray, Array
from game.model.state.catalogue import Sheet
from game.model.state.chance import GOLDEN, Bits, CountedLuck
from game.model.state.world import World


class SingleQuarter:
    """The programs of a game and its luck, ready to play any one quarter of its worlds.

    programs  with what lasts for each, (vectors or 1, values, lanes): those of the countries in their order, and the
              laws last
    luck      of the worlds
    size      rows of a world, quarters of orders that are remembered, and orders
    """

    def __init__(
        self, programs: Mapping[int, tuple[Program, Array]], luck: CountedLuck, size: tuple[int, int, int]
    ) -> None:
        self.luck, self.worlds = luck, len(luck.numbers)
        self.processor = native.here()
        lanes = self.processor.lanes
        rows, backs, self.orders = size
        self.across = -(-self.worlds // lanes) * lanes
        shape = Shape(rows, core.padded(self.orders, lanes), backs, len(programs), lanes, core.VECTORS)
        self.places = {number: place for place, number in enumerate(programs)}
        self.keys = KeyTable.together([program.keys for program, _ in programs.values()])
        self.bits: tuple[int, Bits] = -1, np.zeros(0, np.uint64)
        self.play = core.loop(shape, self.processor)
        self.lock, self.held = Lock(), list[Operand]()
        self._lay_out(shape)
        self._programs(list(programs.values()))

    def _hold(self, array: AnyArray) -> int:
        """The address of an array, which is kept as long as this."""
        self.held.append(array)
        return int(array.ctypes.data)

    def _lay_out(self, shape: Shape) -> None:
        """Make room for where the worlds stand, their orders and what a thread needs."""
        across, sheet = self.across, (shape.orders, self.across)
        self.start, self.given = np.zeros((shape.rows, across)), np.zeros((shape.quarters, *sheet), np.int8)
        self.sheet, self.standing = np.zeros(sheet, np.int8), np.zeros(1, np.int64)
        self.turn, steps = np.zeros(1), core.aligned((across,), np.uint64)
        steps[: self.worlds] = self.luck.numbers * np.uint64(GOLDEN)
        normals, gumbels = map(self._hold, core.tables())
        self.stands = self._hold(self.sheet)
        self.own = self._hold(self.start), self._hold(self.given)
        words = dict.fromkeys(FIELDS, 0) | {
            "start_row": across, "start_step": shape.lanes, "given_row": across, "given_step": shape.lanes,
            "sheet_row": across, "sheet_step": shape.lanes, "out_row": across, "end": across // shape.lanes,
            "steps": self._hold(steps), "turns": self._hold(self.turn), "sheets": self._hold(self.standing),
            "scratch": self._hold(core.aligned((shape.scratch,), np.uint8)),
            "ended": self._hold(np.arange(shape.rows)),
            "quarters": 1, "normals": normals, "gumbels": gumbels,
        }  # fmt: skip
        self.words = np.array([words[name] for name in FIELDS], np.int64)
        self.described = self._hold(self.words)

    def _programs(self, programs: list[tuple[Program, Array]]) -> None:
        """Lay out the programs with what lasts for each."""
        self.entries = np.zeros((len(programs), PROGRAM_WORDS), np.int64)
        self.current = np.zeros_like(self.entries)
        for place, (program, lasting) in enumerate(programs):
            self.held.append(program)
            step = lasting[0].nbytes if len(lasting) > 1 else 0
            self.entries[place] = program.address, 0, self._hold(lasting), step
        counts = [max(len(program.keys.numbers), 1) for program, _ in programs]
        self.offsets = 8 * np.concatenate([[0], np.cumsum(counts)[:-1]])
        self.words[FIELDS.index("programs")] = self._hold(self.current)

    def decided(self, world: World, countries: Collection[int]) -> Sheet:
        """What some countries order, (orders, W); others' rows are empty."""
        sheet = np.empty(self.sheet.shape, np.int8)
        with self.lock:
            self.standing[0] = 0
            self._play(world, [self.places[country] for country in countries], sheets_out=sheet)
        return sheet[: self.orders, : self.worlds]

    def after(self, world: World, sheet: Sheet) -> World:
        """The worlds a quarter later, with everybody's orders, (orders, W)."""
        rows, levels = np.empty(self.start.shape), np.empty(self.given.shape, np.int8)
        with self.lock:
            self.standing[0] = self.stands
            self.sheet[: self.orders, : self.worlds] = sheet
            self._play(world, [len(self.entries) - 1], rows_out=rows, levels_out=levels)
        return quarter.of_blocks(rows, levels, world.turn + 1, (self.orders, self.worlds))

    def _play(self, world: World, places: list[int], **wanted: AnyArray) -> None:
        """Play the programs in these places, and put down what is wanted."""
        turn = world.turn
        if self.bits[0] != turn:
            self.bits = turn, self.keys.bits(self.luck.seed, turn, self.luck.draft)
            self.entries[:, 1] = self.offsets + self.bits[1].ctypes.data
        self.turn[0] = turn
        self.current[:, 0] = 0
        self.current[places] = self.entries[places]
        blocks = self._blocks(world)
        words = self.words
        words[START], words[GIVEN] = blocks
        for name in ("sheets_out", "rows_out", "levels_out"):
            words[FIELDS.index(name)] = wanted[name].ctypes.data if name in wanted else 0
        words[FIELDS.index("ended_count")] = len(self.start) if "rows_out" in wanted else 0
        self.play(self.described)

    def _blocks(self, world: World) -> tuple[int, int]:
        """Where the worlds' rows and remembered levels lie: where the engine put them, or copied here."""
        known = quarter.blocks_of(world)
        if known is not None:
            rows, levels = known
            if rows.shape == self.start.shape and levels.shape == self.given.shape:
                return rows.ctypes.data, levels.ctypes.data
        rows = quarter.flat_rows(world)
        for target, source in ((self.start, rows), (self.given[:, : self.orders], world.orders)):
            target[..., : self.worlds] = source
            target[..., self.worlds :] = source[..., :1]
        return self.own


START, GIVEN = FIELDS.index("start"), FIELDS.index("given")
