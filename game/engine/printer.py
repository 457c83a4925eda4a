"""Writing the loop's text: its values' names, and what stands for all that is true in a vector's worlds."""

from collections.abc import Sequence

import numpy as np

from game.engine.lower import MIX, signed

BYTES = 8

# An odd number, and by how much rows are folded before and after it multiplies.
ODD = np.uint64(0x9E3779B97F4A7C15)
HALF, THIRD = np.uint64(32), np.uint64(29)


class Writer:
    """Text of the loop, with names for its values."""

    def __init__(self) -> None:
        self.lines = list[str]()
        self.count = 0

    def add(self, text: str) -> str:
        """Add an instruction that has a value."""
        self.count += 1
        self.lines.append(f"  %x{self.count} = {text}")
        return f"%x{self.count}"

    def do(self, text: str) -> None:
        """Add an instruction without a value, or a label."""
        self.lines.append(text if text.endswith(":") else f"  {text}")

    def at(self, base: str, bytes_on: str) -> str:
        """An address so many bytes on."""
        return self.add(f"getelementptr i8, ptr {base}, i64 {bytes_on}")

    def times(self, left: str, right: str | int) -> str:
        """A product of whole numbers."""
        return self.add(f"mul i64 {left}, {right}")

    def loop(self, name: str, first: str, end: str) -> tuple[str, str]:
        """Begin a loop that is left when its counter reaches the end; its body is played at least once."""
        before = f"{name}.before"
        self.do(f"br label %{before}")
        self.do(f"{before}:")
        self.do(f"br label %{name}")
        self.do(f"{name}:")
        self.do(f"%{name}.at = phi i64 [{first}, %{before}], [%{name}.next, %{name}.again]")
        return f"%{name}.at", end

    def again(self, name: str, end: str) -> None:
        """End a loop's body."""
        self.do(f"br label %{name}.again")
        self.do(f"{name}.again:")
        self.do(f"%{name}.next = add i64 %{name}.at, 1")
        more = self.add(f"icmp slt i64 %{name}.next, {end}")
        self.do(f"br i1 {more}, label %{name}, label %{name}.after")
        self.do(f"{name}.after:")

    def only_if(self, name: str, value: str) -> None:
        """Begin what is played only where a whole number is not 0."""
        there = self.add(f"icmp ne i64 {value}, 0")
        self.do(f"br i1 {there}, label %{name}.do, label %{name}.skip")
        self.do(f"{name}.do:")

    def end_if(self, name: str) -> None:
        """End what is played only sometimes."""
        self.do(f"br label %{name}.skip")
        self.do(f"{name}.skip:")


class Printer(Writer):
    """Works out the fingerprints of a vector's worlds, as `fingerprints` has them.

    lanes  worlds in a vector
    """

    def __init__(self, lanes: int) -> None:
        super().__init__()
        self.lanes, self.small, self.bits = lanes, f"<{lanes} x i8>", f"<{lanes} x i64>"

    def make_room(self) -> None:
        """Make room for them, at the function's beginning."""
        self.do(f"%print = alloca {self.bits}, align 64")

    def printed(self, where: tuple[str, str], sheets: Sequence[str], counts: tuple[str, str], rows: int) -> str:
        """The fingerprints.

        where   of the rows, and of room for the levels without gaps between the sheets
        sheets  where each remembered sheet is
        counts  quarters played, and orders on a sheet
        """
        self.do(f"store {self.bits} {self._everywhere(counts[0])}, ptr %print, align 64")
        at, last = self.loop("eight", "0", self._side_by_side(where[1], sheets, counts[1]))
        self._mix_in(self._eight_together(self.at(where[1], self.times(at, BYTES * self.lanes))))
        self.again("eight", last)
        at, last = self.loop("number", "0", str(rows))
        source = self.at(where[0], self.times(at, 8 * self.lanes))
        self._mix_in(self.add(f"load {self.bits}, ptr {source}, align {8 * self.lanes}"))
        self.again("number", last)
        mixed = self.add(f"load {self.bits}, ptr %print, align 64")
        for shift, factor in MIX:
            mixed = self.add(f"mul {self.bits} {self._folded(mixed, shift)}, {self._splat(factor)}")
        return self._folded(mixed, 31)

    def _side_by_side(self, room: str, sheets: Sequence[str], orders: str) -> str:
        """Lay the levels into the room with noughts behind them; how many times eight rows they are."""
        for back, sheet in enumerate(sheets):
            at, last = self.loop(f"sheet{back}", "0", orders)
            target = self.at(room, self.times(self.add(f"add i64 {at}, {self.times(orders, back)}"), self.lanes))
            value = self.add(f"load {self.small}, ptr {self.at(sheet, self.times(at, self.lanes))}, align {self.lanes}")
            self.do(f"store {self.small} {value}, ptr {target}, align {self.lanes}")
            self.again(f"sheet{back}", last)
        listed = self.times(orders, len(sheets))
        behind = self.at(room, self.times(listed, self.lanes))
        for place in range(BYTES):
            where = self.at(behind, str(place * self.lanes))
            self.do(f"store {self.small} zeroinitializer, ptr {where}, align {self.lanes}")
        return self.add(f"udiv i64 {self.add(f'add i64 {listed}, {BYTES - 1}')}, {BYTES}")

    def _eight_together(self, levels: str) -> str:
        """Eight rows of levels as the bytes of one row of 64 bits, the first in the lowest."""
        whole = "zeroinitializer"
        for place in range(BYTES):
            where = self.at(levels, str(place * self.lanes))
            level = self.add(f"load {self.small}, ptr {where}, align {self.lanes}")
            wide = self.add(f"zext {self.small} {level} to {self.bits}")
            moved = self.add(f"shl {self.bits} {wide}, {self._splat(8 * place)}")
            whole = self.add(f"or {self.bits} {moved}, {whole}")
        return whole

    def _mix_in(self, bits: str) -> None:
        """Let a row of 64 bits change the fingerprints."""
        before = self.add(f"load {self.bits}, ptr %print, align 64")
        both = self.add(f"xor {self.bits} {before}, {self._folded(bits, int(HALF))}")
        mixed = self.add(f"mul {self.bits} {both}, {self._splat(int(ODD))}")
        self.do(f"store {self.bits} {self._folded(mixed, int(THIRD))}, ptr %print, align 64")

    def _folded(self, bits: str, shift: int) -> str:
        """Bits with their upper part laid over their lower one."""
        moved = self.add(f"lshr {self.bits} {bits}, {self._splat(shift)}")
        return self.add(f"xor {self.bits} {bits}, {moved}")

    def _splat(self, value: int) -> str:
        """The same 64 bits in every lane."""
        return "<" + ", ".join([f"i64 {signed(value)}"] * self.lanes) + ">"

    def _everywhere(self, value: str) -> str:
        """A whole number in every lane."""
        first = self.add(f"insertelement {self.bits} poison, i64 {value}, i64 0")
        return self.add(f"shufflevector {self.bits} {first}, {self.bits} poison, <{self.lanes} x i32> zeroinitializer")
