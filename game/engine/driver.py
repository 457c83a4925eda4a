"""The loop over blocks, quarters and programs, as LLVM's intermediate language.

A block of worlds stays in the processor's own memory for all its quarters. In each quarter its programs are played one
after another: they write this quarter's sheet, which is laid on top of the last ones before the last program or after
it, and the rows of the next quarter; some rows they only pass to each other.
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
    "sheets", "sheet_row", "sheet_step",  # of each quarter the address of orders that stand, or 0
    "watched", "watched_count", "watched_out",  # rows put down after every quarter
    "sheets_out",  # all sheets, or 0
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
    laid_last whether a sheet is laid on top of the last ones after the last program, not before it
    """

    rows: int
    orders: int
    quarters: int
    programs: int
    lanes: int
    vectors: int
    passed: int = 0
    laid_last: bool = False

    @property
    def room(self) -> tuple[int, int, int]:
        """Bytes of a vector's rows, of its remembered sheets, and of one sheet, each on a line of memory."""
        sheet = self.orders * self.lanes
        return -(-self.rows * self.lanes * 8 // LINE) * LINE, self.quarters * sheet, sheet

    @property
    def scratch(self) -> int:
        """Bytes that a thread needs."""
        rows, levels, sheet = self.room
        return self.vectors * (2 * rows + levels + sheet)


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

    def _own(self, vector: str) -> tuple[str, str, str, str]:
        """Where a vector's rows, its other rows, its remembered sheets and its sheet stand."""
        rows, levels, sheet = self.shape.room
        base = self.at(self._pointer("scratch"), self.times(vector, 2 * rows + levels + sheet))
        return base, self.at(base, str(rows)), self.at(base, str(2 * rows)), self.at(base, str(2 * rows + levels))

    def _copied(self, name: str, vector: tuple[str, str], kind: str, where: tuple[str, str, str], count: int) -> None:
        """Copy so many rows from far apart to side by side.

        vector  its number, and the address to copy to
        where   fields: address, distance from row to row, distance from vector to vector
        """
        number, to = vector
        size = 8 if kind == self.numbers else 1
        base, row_on, step = self._pointer(where[0]), self.field[where[1]], self.field[where[2]]
        start = self.at(base, self.times(self.times(number, step), size))
        at, end = self.loop(name, "0", str(count))
        source = self.at(start, self.times(self.times(at, row_on), size))
        target = self.at(to, self.times(at, size * self.shape.lanes))
        value = self.add(f"load {kind}, ptr {source}, align {size}")
        self.do(f"store {kind} {value}, ptr {target}, align {size * self.shape.lanes}")
        self.again(name, end)

    def _put_out(self, name: str, kind: str, places: tuple[str, str, str], count: str) -> None:
        """Copy so many rows from side by side to far apart.

        places  from where, to where, the vector's number
        """
        source, to, number = places
        size = 8 if kind == self.numbers else 1
        start = self.at(to, self.times(number, size * self.shape.lanes))
        at, end = self.loop(name, "0", count)
        wide = size * self.shape.lanes
        value = self.add(f"load {kind}, ptr {self.at(source, self.times(at, wide))}, align {wide}")
        target = self.at(start, self.times(self.times(at, self.field["out_row"]), size))
        self.do(f"store {kind} {value}, ptr {target}, align {size}")
        self.again(name, end)

    def _begin(self, first: str, vectors: str) -> None:
        """Take a block's worlds in."""
        vector, end = self.loop("begin", "0", vectors)
        rows, after, levels, _ = self._own(vector)
        number = self.add(f"add i64 {first}, {vector}")
        self._copied("in", (number, rows), self.numbers, ("start", "start_row", "start_step"), self.shape.rows)
        if self.shape.passed:
            self._pass_on(rows, after)
        remembered = self.shape.quarters * self.shape.orders
        self._copied("remember", (number, levels), self.small, ("given", "given_row", "given_step"), remembered)
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
        self._stand(quarter, first, vectors)
        entry = self.at(self._pointer("programs"), self.times(quarter, 8 * PROGRAM_WORDS * self.shape.programs))
        number, last = self.loop("program", "0", str(self.shape.programs))
        words = self.at(entry, self.times(number, 8 * PROGRAM_WORDS))
        address, keys, lasting, step = (
            self.add(f"load i64, ptr {self.at(words, str(8 * word))}") for word in range(PROGRAM_WORDS)
        )
        self.only_if("called", address)
        vector, all_of_them = self.loop("vector", "0", vectors)
        self._call(quarter, (address, keys, lasting, step), (vector, self.add(f"add i64 {first}, {vector}")), turn)
        self.again("vector", all_of_them)
        self.end_if("called")
        self.again("program", last)
        # Sheets are laid on top around the laws, which stand last; they are kept after them.
        self._keep(quarter, first, vectors)
        self.again("quarter", end)

    def _rows_now(self, quarter: str, own: tuple[str, str, str, str]) -> tuple[str, str]:
        """Rows before and after a quarter: they change places from quarter to quarter."""
        odd = self.add(f"trunc i64 {quarter} to i1")
        before = self.add(f"select i1 {odd}, ptr {own[1]}, ptr {own[0]}")
        after = self.add(f"select i1 {odd}, ptr {own[0]}, ptr {own[1]}")
        return before, after

    def _call(self, quarter: str, program: tuple[str, ...], vector: tuple[str, str], turn: str) -> None:
        """Call a program for one vector."""
        own = self._own(vector[0])
        before, after = self._rows_now(quarter, own)
        if not self.shape.laid_last:
            self._lay_once(own)
        address, keys, lasting, step = program
        lasts = self.add(f"inttoptr i64 {self.add(f'add i64 {lasting}, {self.times(vector[1], step)}')} to ptr")
        steps = self.at(self._pointer("steps"), self.times(vector[1], 8 * self.shape.lanes))
        arguments = [before, after, own[2], own[3], self.add(f"inttoptr i64 {keys} to ptr"), lasts, steps]
        tables = f"ptr {self._pointer('normals')}, ptr {self._pointer('gumbels')}"
        function = self.add(f"inttoptr i64 {address} to ptr")
        self.do(f"call void {function}({', '.join(f'ptr {item}' for item in arguments)}, double {turn}, {tables})")
        if self.shape.laid_last:
            self._lay_once(own)

    def _lay_once(self, own: tuple[str, str, str, str]) -> None:
        """Lay a sheet on top of the last ones, around the last program alone."""
        is_last = self.add(f"icmp eq i64 %program.at, {self.shape.programs - 1}")
        self.only_if("laid", self.add(f"zext i1 {is_last} to i64"))
        self._lay(own)
        self.end_if("laid")

    def _lay(self, own: tuple[str, str, str, str]) -> None:
        """Lay a sheet on top of the last ones, a line of memory at a time."""
        sheet, kind = self.shape.orders * self.shape.lanes, f"<{LINE} x i8>"
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

    def _stand(self, quarter: str, first: str, vectors: str) -> None:
        """Begin each sheet: with the orders that stand this quarter, or empty."""
        stands = self.add(f"load i64, ptr {self.at(self._pointer('sheets'), self.times(quarter, 8))}")
        self.field["standing"] = stands
        vector, end = self.loop("stand", "0", vectors)
        own = self._own(vector)
        number = self.add(f"add i64 {first}, {vector}")
        empty, end_empty = self.loop("empty", "0", str(self.shape.orders))
        self.do(
            f"store {self.small} zeroinitializer, ptr {self.at(own[3], self.times(empty, self.shape.lanes))}, "
            f"align {self.shape.lanes}"
        )
        self.again("empty", end_empty)
        self.only_if("stands", stands)
        self._copied(
            "standing", (number, own[3]), self.small, ("standing", "sheet_row", "sheet_step"), self.shape.orders
        )
        self.end_if("stands")
        self.again("stand", end)

    def _keep(self, quarter: str, first: str, vectors: str) -> None:
        """Put down what is kept after every quarter."""
        vector, end = self.loop("keep", "0", vectors)
        own = self._own(vector)
        _, after = self._rows_now(quarter, own)
        number = self.add(f"add i64 {first}, {vector}")
        count, across = self.field["watched_count"], self.field["out_row"]
        self.only_if("rows", count)
        size = self.times(self.times(quarter, self.times(count, across)), 8)
        self._put_some("watched", after, self.at(self._pointer("watched_out"), size), number)
        self.end_if("rows")
        self.only_if("written", self.field["sheets_out"])
        size = self.times(quarter, self.times(across, self.shape.orders))
        where = (own[3], self.at(self._pointer("sheets_out"), size), number)
        self._put_out("writing", self.small, where, str(self.shape.orders))
        self.end_if("written")
        self.again("keep", end)

    def _end(self, first: str, vectors: str) -> None:
        """Put a block's worlds out."""
        vector, end = self.loop("end", "0", vectors)
        own = self._own(vector)
        number = self.add(f"add i64 {first}, {vector}")
        rows, _ = self._rows_now(self.field["quarters"], own)
        self.only_if("some", self.field["ended_count"])
        self._put_some("ended", rows, self._pointer("rows_out"), number)
        self.end_if("some")
        remembered = str(self.shape.quarters * self.shape.orders)
        self.only_if("recalled", self.field["levels_out"])
        self._put_out("recall", self.small, (own[2], self._pointer("levels_out"), number), remembered)
        self.end_if("recalled")
        self.again("end", end)

    def _put_some(self, name: str, rows: str, to: str, number: str) -> None:
        """Copy the rows that are listed from side by side to far apart."""
        wide, across = 8 * self.shape.lanes, self.field["out_row"]
        start = self.at(to, self.times(number, wide))
        at, last = self.loop(f"{name}.row", "0", self.field[f"{name}_count"])
        place = self.add(f"load i64, ptr {self.at(self._pointer(name), self.times(at, 8))}")
        value = self.add(f"load {self.numbers}, ptr {self.at(rows, self.times(place, wide))}, align {wide}")
        self.do(f"store {self.numbers} {value}, ptr {self.at(start, self.times(self.times(at, across), 8))}, align 8")
        self.again(f"{name}.row", last)


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
