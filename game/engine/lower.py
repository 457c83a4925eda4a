"""Lowering: recorded steps as LLVM's intermediate language, a few worlds side by side in one vector.

Nothing here knows a law, an order or a country. Every step becomes the instructions that give numpy's bits: no
multiplication is melted into an addition and no sum is reordered, because no instruction carries a flag that allows it.
"""

import struct

import attrs

from game.engine.asides import Aside
from game.engine.graph import Node

# Added to a number and taken away again, it leaves no digits after the point.
COARSE = 1.5 * 2.0**52
ARITHMETIC = {"add": "fadd", "sub": "fsub", "mul": "fmul", "div": "fdiv"}
COMPARED = {"lt": "olt", "le": "ole", "eq": "oeq"}
LOGIC = {"and": "and", "or": "or"}
MIX = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))

# What every program is called with: rows before and after, levels given (latest first), this quarter's sheet, keys of
# luck, what lasts, the worlds' steps, quarters played, the two tables of luck, and room for what is put by.
PARAMETERS = (
    "ptr noalias %rows, ptr noalias %after, ptr noalias %levels, ptr noalias %sheet, ptr noalias %keys, "
    "ptr noalias %lasting, ptr noalias %steps, double %turn, ptr noalias %normals, ptr noalias %gumbels, "
    "ptr noalias %by"
)


@attrs.frozen
class Output:
    """Where one step's result goes.

    kind   "row" for a row of the world after the quarter, "level" for an order's level on this quarter's sheet
    place  which
    """

    kind: str
    place: int
    node: Node


@attrs.frozen
class CodeShape:
    """How programs are written.

    lanes       worlds in a vector
    orders      levels on a sheet
    contracted  whether a multiplication may melt into an addition; only to show that tests catch it
    """

    lanes: int
    orders: int
    contracted: bool = False


def hexadecimal(value: float) -> str:
    """A number as LLVM reads it without rounding."""
    return f"0x{struct.unpack('<Q', struct.pack('<d', value))[0]:016X}"


def signed(value: int) -> int:
    """Sixty-four bits as the signed number that LLVM expects."""
    value &= 2**64 - 1
    return value - 2**64 if value >> 63 else value


class Function:
    """One function being written; every method answers the name of the value that it adds.

    form  how it is written
    """

    def __init__(self, head: str, form: CodeShape) -> None:
        lanes = form.lanes
        self.lanes, self.orders, self.flag = lanes, form.orders, " contract" if form.contracted else ""
        self.lines, self.count, self.label = [f"define void {head} nounwind {{", "entry:"], 0, "entry"
        self.numbers, self.bits, self.truth = (f"<{lanes} x {kind}>" for kind in ("double", "i64", "i1"))

    def add(self, text: str) -> str:
        """Add an instruction."""
        self.count += 1
        self.lines.append(f"  %v{self.count} = {text}")
        return f"%v{self.count}"

    def text(self) -> str:
        """The function, ended."""
        return "\n".join([*self.lines, "  ret void", "}", ""])

    def constant(self, value: float | bool) -> str:
        """The same number, or yes or no, in every lane."""
        if isinstance(value, bool):
            return self._splat("i1", str(value).lower())
        return self._splat("double", hexadecimal(value))

    def whole(self, value: int) -> str:
        """The same 64 bits in every lane."""
        return self._splat("i64", str(signed(value)))

    def _splat(self, kind: str, text: str) -> str:
        return "<" + ", ".join([f"{kind} {text}"] * self.lanes) + ">"

    def address(self, pointer: str, place: int, kind: str) -> str:
        """Where the place-th of a kind stands."""
        return self.add(f"getelementptr inbounds {kind}, ptr {pointer}, i64 {place}") if place else pointer

    def load(self, pointer: str, place: int) -> str:
        """A vector of numbers."""
        where = self.address(pointer, place, self.numbers)
        return self.add(f"load {self.numbers}, ptr {where}, align {8 * self.lanes}")

    def store(self, pointer: str, place: int, value: str) -> None:
        """Put a vector of numbers down."""
        where = self.address(pointer, place, self.numbers)
        self.lines.append(f"  store {self.numbers} {value}, ptr {where}, align {8 * self.lanes}")

    def begin(self, label: str, way_there: str = "") -> None:
        """Begin another stretch of code; the one before leads to it, or where it is said to."""
        self.lines += [way_there or f"  br label %{label}", f"{label}:"]
        self.label = label

    def where_any(self, condition: str, aside: str, after: str) -> None:
        """Begin what is passed over where a condition holds in no lane."""
        bits = self.add(f"bitcast {self.truth} {condition} to i{self.lanes}")
        there = self.add(f"icmp ne i{self.lanes} {bits}, 0")
        self.begin(aside, f"  br i1 {there}, label %{aside}, label %{after}")

    def either(self, value: str, aside: str, before: str, condition: bool) -> str:
        """What was worked out aside, or nothing where that was passed over."""
        kind = self.truth if condition else self.numbers
        return self.add(f"phi {kind} [{value}, %{aside}], [zeroinitializer, %{before}]")

    def put_by(self, value: str, place: int, condition: bool) -> None:
        """Put a vector by, of numbers or of yes and no."""
        if condition:
            wide = self.add(f"sext {self.truth} {value} to {self.bits}")
            value = self.add(f"bitcast {self.bits} {wide} to {self.numbers}")
        self.store("%by", place, value)

    def fetched(self, place: int, condition: bool) -> str:
        """What was put by."""
        value = self.load("%by", place)
        if not condition:
            return value
        held = self.add(f"bitcast {self.numbers} {value} to {self.bits}")
        return self.add(f"icmp slt {self.bits} {held}, zeroinitializer")

    def everywhere(self, value: str, kind: str) -> str:
        """One value in every lane."""
        vector = f"<{self.lanes} x {kind}>"
        first = self.add(f"insertelement {vector} poison, {kind} {value}, i64 0")
        return self.add(f"shufflevector {vector} {first}, {vector} poison, <{self.lanes} x i32> zeroinitializer")

    def two(self, op: str, left: str, right: str, kind: str = "") -> str:
        """An instruction with two operands."""
        return self.add(f"{op}{'' if kind else self.flag} {kind or self.numbers} {left}, {right}")

    def compare(self, how: str, left: str, right: str) -> str:
        """A comparison."""
        return self.add(f"fcmp {how} {self.numbers} {left}, {right}")

    def select(self, condition: str, yes: str, no: str) -> str:
        """One of two numbers."""
        return self.add(f"select {self.truth} {condition}, {self.numbers} {yes}, {self.numbers} {no}")

    def called(self, name: str, value: str) -> str:
        """One of LLVM's own functions of a number."""
        return self.add(f"call {self.numbers} @llvm.{name}.v{self.lanes}f64({self.numbers} {value})")

    def rounded(self, value: str) -> str:
        """The nearest whole number, of two the even one; exact below 2⁵¹, and without leave to be shortened."""
        coarse = self.constant(COARSE)
        return self.two("fsub", self.two("fadd", value, coarse), coarse)

    def floor(self, value: str) -> str:
        """The next whole number below."""
        near = self.rounded(value)
        below = self.two("fsub", near, self.constant(1.0))
        return self.select(self.compare("ogt", near, value), below, near)

    def two_to(self, value: str) -> str:
        """Two to a whole power: its last bits are the exponent's."""
        held = self.add(f"bitcast {self.numbers} {self.two('fadd', value, self.constant(COARSE))} to {self.bits}")
        raised = self.two("add", held, self.whole(1023), self.bits)
        return self.add(f"bitcast {self.bits} {self.two('shl', raised, self.whole(52), self.bits)} to {self.numbers}")

    def level(self, back: int, order: int) -> str:
        """The level of an order so many quarters back, as a number."""
        place = back * self.orders + order
        kind = f"<{self.lanes} x i8>"
        result = self.add(f"load {kind}, ptr {self.address('%levels', place, kind)}, align {self.lanes}")
        return self.add(f"sitofp {kind} {result} to {self.numbers}")

    def put_level(self, place: int, value: str) -> None:
        """Put an order's level on the sheet."""
        kind = f"<{self.lanes} x i8>"
        whole = self.add(f"fptosi {self.numbers} {value} to <{self.lanes} x i32>")
        small = self.add(f"trunc <{self.lanes} x i32> {whole} to {kind}")
        where = self.address("%sheet", place, kind)
        self.lines.append(f"  store {kind} {small}, ptr {where}, align {self.lanes}")

    def mixed(self, key: int) -> str:
        """A key's bits for each world, mixed as `chance.mix` mixes them."""
        where = self.address("%keys", key, "i64")
        bits = self.everywhere(self.add(f"load i64, ptr {where}, align 8"), "i64")
        bits = self.two("add", bits, self.add(f"load {self.bits}, ptr %steps, align {8 * self.lanes}"), self.bits)
        for shift, factor in MIX:
            moved = self.two("lshr", bits, self.whole(shift), self.bits)
            bits = self.two("mul", self.two("xor", bits, moved, self.bits), self.whole(factor), self.bits)
        return bits

    def scrambled(self, key: int) -> str:
        """A key's bits for each world, mixed to the end."""
        bits = self.mixed(key)
        return self.two("xor", bits, self.two("lshr", bits, self.whole(31), self.bits), self.bits)

    def share(self, bits: str) -> str:
        """The upper 53 bits as numbers from 0 to 1, exactly: in two halves, each laid into the digits of a number."""
        low = self.two("and", self.two("lshr", bits, self.whole(11), self.bits), self.whole(2**32 - 1), self.bits)
        high = self.two("lshr", bits, self.whole(43), self.bits)
        parts = [
            self.add(f"bitcast {self.bits} {self.two('or', part, self.whole(first), self.bits)} to {self.numbers}")
            for part, first in ((low, 0x3FE0000000000000), (high, 0x41E0000000000000))
        ]
        return self.two("fadd", self.two("fsub", parts[1], self.constant(2.0**31 + 0.5)), parts[0])

    def looked_up(self, table: str, places: str) -> str:
        """What stands in a table of single precision, which holds it exactly."""
        kind = f"<{self.lanes} x float>"
        where = self.add(f"getelementptr inbounds float, ptr {table}, {self.bits} {places}")
        arguments = f"<{self.lanes} x ptr> {where}, i32 4, {self.truth} {self.constant(True)}, {kind} poison"
        result = self.add(f"call {kind} @llvm.masked.gather.v{self.lanes}f32.v{self.lanes}p0({arguments})")
        return self.add(f"fpext {kind} {result} to {self.numbers}")


class Lowering:
    """Turns recorded steps into a function's instructions, each step once."""

    function: Function

    def __init__(self, form: CodeShape, lasting: dict[Node, int]) -> None:
        self.form, self.lasting = form, lasting
        self.values: dict[Node, str] = {}
        self.hashes: dict[int, str] = {}
        self.places: dict[Node, int] = {}

    def value(self, node: Node) -> str:
        """The name under which a step's result stands."""
        if node.known:
            return self.function.constant(node.args[0])
        if node not in self.values:
            at = self.places.get(node)
            self.values[node] = self.written(node) if at is None else self.function.fetched(at, node.condition)
        return self.values[node]

    def begin(self, head: str) -> None:
        """Begin a function, in which nothing is at hand but what was put by."""
        self.function = Function(head, self.form)
        self.values.clear()
        self.hashes.clear()

    def aside(self, aside: Aside) -> None:
        """Write what is passed over where its condition holds in no world."""
        to, before = self.function, self.function.label
        condition = self.value(aside.way.condition)
        if not aside.way.holds:
            condition = to.two("xor", condition, to.constant(True), to.truth)
        name, at_hand, hashes = f"aside{to.count}", dict(self.values), dict(self.hashes)
        to.where_any(condition, name, f"{name}.after")
        for step in aside.steps:
            self.value(step)
        results = {result: self.value(result) for result in aside.results}
        to.begin(f"{name}.after")
        # What was worked out or read there alone is not at hand any more.
        self.values, self.hashes = at_hand, hashes
        for result, value in results.items():
            self.values[result] = to.either(value, name, before, result.condition)

    def put_by(self, node: Node, place: int) -> None:
        """Put a result by for later stretches."""
        self.function.put_by(self.value(node), place, node.condition)
        self.places[node] = place

    def written(self, node: Node) -> str:
        """Write one step."""
        to, op, args = self.function, node.op, node.args
        if node in self.lasting:
            return self.kept_value(node)
        if op in ARITHMETIC:
            return to.two(ARITHMETIC[op], self.value(args[0]), self.value(args[1]))
        if op in COMPARED:
            return to.compare(COMPARED[op], *map(self.value, args))
        if op in LOGIC:
            return to.two(op, self.value(args[0]), self.value(args[1]), to.truth)
        if op in ("min", "max"):
            left, right = map(self.value, args)
            return to.select(to.compare("olt" if op == "min" else "ogt", left, right), left, right)
        if op in ("uniform", "normal", "gumbel"):
            return self.luck(node)
        return self.alone(node)

    def alone(self, node: Node) -> str:
        """Write a source, or a step on one operand or three."""
        to, op, args = self.function, node.op, node.args
        if op in ("row", "passed"):
            return to.load("%rows" if op == "row" else "%after", args[0])
        if op == "level":
            return to.level(*args)
        if op == "turn":
            return to.everywhere("%turn", "double")
        values = [self.value(arg) for arg in args]
        if op == "select":
            return to.select(*values)
        if op == "not":
            return to.two("xor", values[0], to.constant(True), to.truth)
        if op == "as_number":
            return to.select(values[0], to.constant(1.0), to.constant(0.0))
        if op == "neg":
            return to.add(f"fneg {to.numbers} {values[0]}")
        if op in ("sqrt", "abs"):
            return to.called("sqrt" if op == "sqrt" else "fabs", values[0])
        return {"rint": to.rounded, "floor": to.floor, "two_to": to.two_to}[op](values[0])

    def kept_value(self, node: Node) -> str:
        """What the prelude put down."""
        to = self.function
        result = to.load("%lasting", self.lasting[node])
        return to.compare("une", result, to.constant(0.0)) if node.condition else result

    def luck(self, node: Node) -> str:
        """A draw, from a key's bits."""
        to, key = self.function, node.args[0]
        if node.op == "gumbel":
            return to.looked_up("%gumbels", to.two("lshr", to.mixed(key), to.whole(48), to.bits))
        bits = self.hashes[key] = self.hashes.get(key) or to.scrambled(key)
        if node.op == "normal":
            twelve = to.two("lshr", bits, to.whole(16 * node.args[1] + 4), to.bits)
            return to.looked_up("%normals", to.two("and", twelve, to.whole(4095), to.bits))
        return to.share(bits)


class Prelude(Lowering):
    """Turns what lasts into instructions: figures and the opening come as vectors."""

    def alone(self, node: Node) -> str:
        """Write a given number, or a step on one operand or three."""
        return self.function.load("%given", node.args[0]) if node.op == "lasting" else super().alone(node)
