"""The loop over blocks, quarters and programs, as LLVM's intermediate language.

A block of worlds stays in the processor's own memory for all its quarters. In each quarter its programs are played one
after another: they write the rows of the next quarter and this quarter's sheet, which is laid on top of the last ones
after the last program; some rows they only pass to each other.
"""

import attrs

from game.engine.loop_text import LoopText

# What a run is described by: addresses and whole numbers, eight bytes each, in this order.
FIELDS = (
    "start", "start_row", "start_step",  # rows before the first quarter; distances from row to row, block to block
    "given", "given_row", "given_step",  # levels given in the last quarters, likewise
    "steps",  # what each world's number adds to a key's bits
    "programs",  # of each quarter: address, keys, what lasts, its distance from vector to vector
    "turns",  # quarters played before each, as numbers
    "watched", "watched_count", "watched_out",  # rows put down after every quarter
    "ended", "ended_count",  # which rows are put out at the end
    "rows_out", "levels_out", "out_row",  # the last quarter's; the distance from row to row of all that is put out
    "quarters", "first", "end",  # vectors first … end − 1
    "scratch", "normals", "gumbels",
)  # fmt: skip
PROGRAM_WORDS = 4
# Bytes of a line of memory.
LINE = 64


@attrs.frozen
class Shape:
    """How large a world is.

    rows      of numbers
    orders    levels on a sheet, so many that a sheet of one vector fills whole lines of memory
    quarters  how many sheets are remembered
    programs  how many are played a quarter; the last is the laws
    lanes     worlds in a vector
    vectors   in a block
    passed    how many of the rows, the last ones, programs of the same quarter pass to each other
    by        how many vectors a program puts by at most
    """

    rows: int
    orders: int
    quarters: int
    programs: int
    lanes: int
    vectors: int
    passed: int = 0
    by: int = 0

    @property
    def places(self) -> tuple[int, int, int, int]:
        """Bytes from a vector's rows to its other rows, its remembered sheets, its sheet, and what is put by."""
        sheet, rows = self.orders * self.lanes, lines(self.rows * self.lanes * 8)
        return rows, 2 * rows, 2 * rows + self.quarters * sheet, 2 * rows + (self.quarters + 1) * sheet

    @property
    def own(self) -> int:
        """Bytes that a vector needs."""
        return self.places[-1] + lines(self.by * self.lanes * 8)

    @property
    def scratch(self) -> int:
        """Bytes that a thread needs."""
        return self.vectors * self.own


def lines(size: int) -> int:
    """Bytes of whole lines of memory that hold so many."""
    return -(-size // LINE) * LINE


class Driver(LoopText):
    """The function `play`, written for worlds of one shape."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.numbers, self.small = f"<{shape.lanes} x double>", f"<{shape.lanes} x i8>"
        self.field: dict[str, str] = {}

    def text(self) -> str:
        """The whole function."""
        for place, name in enumerate(FIELDS):
            where = self.at("%run", str(8 * place))
            self.field[name] = self.add(f"load i64, ptr {where}")
        block, end = self.loop("block", "0", self._blocks())
        first = self.add(f"add i64 {self.field['first']}, {self.times(block, self.shape.vectors)}")
        left = self.add(f"sub i64 {self.field['end']}, {first}")
        fewer = self.add(f"icmp slt i64 {left}, {self.shape.vectors}")
        vectors = self.add(f"select i1 {fewer}, i64 {left}, i64 {self.shape.vectors}")
        self._begin(first, vectors)
        self._quarters(first, vectors)
        self._end(first, vectors)
        self.again("block", end)
        return "\n".join(["define void @play(ptr %run) nounwind {", "entry:", *self.lines, "  ret void", "}", ""])

    def _blocks(self) -> str:
        """How many blocks there are."""
        vectors = self.add(f"sub i64 {self.field['end']}, {self.field['first']}")
        raised = self.add(f"add i64 {vectors}, {self.shape.vectors - 1}")
        return self.add(f"sdiv i64 {raised}, {self.shape.vectors}")

    def _pointer(self, name: str) -> str:
        """A field that is an address."""
        return self.add(f"inttoptr i64 {self.field[name]} to ptr")

    def _own(self, vector: str) -> tuple[str, ...]:
        """Where a vector's rows, its other rows, its remembered sheets, its sheet and what it puts by stand."""
        base = self.at(self._pointer("scratch"), self.times(vector, self.shape.own))
        return base, *(self.at(base, str(place)) for place in self.shape.places)

    def _copied(
        self, name: str, some: tuple[str, str], kind: str, where: tuple[str, str, str], to: tuple[int, int]
    ) -> None:
        """Copy rows from far apart to side by side: each row for all vectors of a block before the next.

        some   the first vector, and how many there are
        where  fields: address, distance from row to row, distance from vector to vector
        to     bytes from where a vector's own memory begins, and how many rows
        """
        size, (place, count) = 8 if kind == self.numbers else 1, to
        base, row_on, step = self._pointer(where[0]), self.field[where[1]], self.field[where[2]]
        start = self.at(base, self.times(self.times(some[0], step), size))
        target = self.at(self._pointer("scratch"), str(place))
        at, end = self.loop(name, "0", str(count))
        source = self.at(start, self.times(self.times(at, row_on), size))
        own = self.at(target, self.times(at, size * self.shape.lanes))
        vector, all_of_them = self.loop(f"{name}.vector", "0", some[1])
        given = self.at(source, self.times(self.times(vector, step), size))
        value = self.add(f"load {kind}, ptr {given}, align {size}")
        own = self.at(own, self.times(vector, self.shape.own))
        self.do(f"store {kind} {value}, ptr {own}, align {size * self.shape.lanes}")
        self.again(f"{name}.vector", all_of_them)
        self.again(name, end)

    def _put_out(self, name: str, kind: str, some: tuple[str, str], rows: tuple[str, str, str, str]) -> None:
        """Copy rows from side by side to far apart: each row for all vectors of a block before the next.

        some  the first vector, and how many there are
        rows  from where, to where, how many, and the address of a list that says which, "" for one after another
        """
        source, to, count, listed = rows
        size = 8 if kind == self.numbers else 1
        wide = size * self.shape.lanes
        start = self.at(to, self.times(some[0], wide))
        at, end = self.loop(name, "0", count)
        place = self.add(f"load i64, ptr {self.at(listed, self.times(at, 8))}") if listed else at
        own = self.at(source, self.times(place, wide))
        target = self.at(start, self.times(self.times(at, self.field["out_row"]), size))
        vector, all_of_them = self.loop(f"{name}.vector", "0", some[1])
        value = self.add(f"load {kind}, ptr {self.at(own, self.times(vector, self.shape.own))}, align {wide}")
        self.do(f"store {kind} {value}, ptr {self.at(target, self.times(vector, wide))}, align {size}")
        self.again(f"{name}.vector", all_of_them)
        self.again(name, end)

    def _begin(self, first: str, vectors: str) -> None:
        """Take a block's worlds in."""
        some, remembered = (first, vectors), self.shape.quarters * self.shape.orders
        self._copied("in", some, self.numbers, ("start", "start_row", "start_step"), (0, self.shape.rows))
        self._copied(
            "remember", some, self.small, ("given", "given_row", "given_step"), (self.shape.places[1], remembered)
        )
        if self.shape.passed:
            vector, end = self.loop("begin", "0", vectors)
            self._pass_on(*self._own(vector)[:2])
            self.again("begin", end)

    def _pass_on(self, rows: str, after: str) -> None:
        """Put what was passed to the first quarter's programs where they look for it: among the rows after it."""
        wide, first = 8 * self.shape.lanes, self.shape.rows - self.shape.passed
        at, end = self.loop("passed", str(first), str(self.shape.rows))
        on = self.times(at, wide)
        value = self.add(f"load {self.numbers}, ptr {self.at(rows, on)}, align {wide}")
        self.do(f"store {self.numbers} {value}, ptr {self.at(after, on)}, align {wide}")
        self.again("passed", end)

    def _quarters(self, first: str, vectors: str) -> None:
        """Play all quarters with a block."""
        quarter, end = self.loop("quarter", "0", self.field["quarters"])
        turn = self.add(f"load double, ptr {self.at(self._pointer('turns'), self.times(quarter, 8))}")
        entry = self.at(self._pointer("programs"), self.times(quarter, 8 * PROGRAM_WORDS * self.shape.programs))
        number, last = self.loop("program", "0", str(self.shape.programs))
        words = self.at(entry, self.times(number, 8 * PROGRAM_WORDS))
        address, keys, lasting, step = (
            self.add(f"load i64, ptr {self.at(words, str(8 * word))}") for word in range(PROGRAM_WORDS)
        )
        self.only_if("called", address)
        self._call(quarter, (address, keys, lasting, step), (first, vectors), turn)
        self.end_if("called")
        self.again("program", last)
        self._lay(vectors)
        self._keep(quarter, first, vectors)
        self.again("quarter", end)

    def _rows_now(self, quarter: str, own: tuple[str, ...]) -> tuple[str, str]:
        """Rows before and after a quarter: they change places from quarter to quarter."""
        odd = self.add(f"trunc i64 {quarter} to i1")
        before = self.add(f"select i1 {odd}, ptr {own[1]}, ptr {own[0]}")
        after = self.add(f"select i1 {odd}, ptr {own[0]}, ptr {own[1]}")
        return before, after

    def _call(self, quarter: str, program: tuple[str, ...], some: tuple[str, str], turn: str) -> None:
        """Call a program for the vectors of a block.

        some  the first vector, and how many there are
        """
        own = self._own("0")
        before, after = self._rows_now(quarter, own)
        address, keys, lasting, step = program
        lasts = self.add(f"inttoptr i64 {self.add(f'add i64 {lasting}, {self.times(some[0], step)}')} to ptr")
        steps = self.at(self._pointer("steps"), self.times(some[0], 8 * self.shape.lanes))
        arguments = [before, after, own[2], own[3], self.add(f"inttoptr i64 {keys} to ptr"), lasts, steps]
        tables = f"ptr {self._pointer('normals')}, ptr {self._pointer('gumbels')}"
        given = f"{', '.join(f'ptr {item}' for item in arguments)}, double {turn}, {tables}, ptr {own[4]}"
        function = self.add(f"inttoptr i64 {address} to ptr")
        self.do(f"call void {function}({given}, i64 {some[1]}, i64 {self.shape.own}, i64 {step})")

    def _lay(self, vectors: str) -> None:
        """Lay each vector's sheet on top of its last ones, a line of memory at a time."""
        vector, all_of_them = self.loop("vector", "0", vectors)
        own, sheet, kind = self._own(vector), self.shape.orders * self.shape.lanes, f"<{LINE} x i8>"
        at, end = self.loop("line", "0", str(sheet // LINE))
        on = self.times(at, LINE)
        places = [
            self.at(own[3], on),
            *(self.at(self.at(own[2], str(sheet * back)), on) for back in range(self.shape.quarters)),
        ]
        values = [self.add(f"load {kind}, ptr {place}, align {LINE}") for place in places[:-1]]
        for value, place in zip(values, places[1:], strict=True):
            self.do(f"store {kind} {value}, ptr {place}, align {LINE}")
        self.again("line", end)
        self.again("vector", all_of_them)

    def _keep(self, quarter: str, first: str, vectors: str) -> None:
        """Put down what is kept after every quarter."""
        _, after = self._rows_now(quarter, self._own("0"))
        count, across = self.field["watched_count"], self.field["out_row"]
        self.only_if("rows", count)
        size = self.times(self.times(quarter, self.times(count, across)), 8)
        to = self.at(self._pointer("watched_out"), size)
        self._put_out("watched", self.numbers, (first, vectors), (after, to, count, self._pointer("watched")))
        self.end_if("rows")

    def _end(self, first: str, vectors: str) -> None:
        """Put a block's worlds out."""
        own, some = self._own("0"), (first, vectors)
        rows, _ = self._rows_now(self.field["quarters"], own)
        count = self.field["ended_count"]
        self.only_if("some", count)
        self._put_out("ended", self.numbers, some, (rows, self._pointer("rows_out"), count, self._pointer("ended")))
        self.end_if("some")
        remembered = str(self.shape.quarters * self.shape.orders)
        self.only_if("recalled", self.field["levels_out"])
        self._put_out("recall", self.small, some, (own[2], self._pointer("levels_out"), remembered, ""))
        self.end_if("recalled")


# Works out what lasts for some vectors of worlds: its program, what is given and what is found with their distances in
# bytes, and how many vectors there are.
PREPARE_TEXT = """
define void @prepare(ptr %program, ptr %given, i64 %apart, ptr %found, i64 %wide, i64 %vectors) nounwind {
entry:
  br label %vector
vector:
  %at = phi i64 [0, %entry], [%next, %vector]
  %from = mul i64 %at, %apart
  %source = getelementptr i8, ptr %given, i64 %from
  %to = mul i64 %at, %wide
  %target = getelementptr i8, ptr %found, i64 %to
  call void %program(ptr %source, ptr %target)
  %next = add i64 %at, 1
  %more = icmp slt i64 %next, %vectors
  br i1 %more, label %vector, label %done
done:
  ret void
}
"""
