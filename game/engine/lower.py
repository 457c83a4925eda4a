"""Lowering: recorded steps as LLVM's intermediate language, a few worlds side by side in one vector.

Nothing here knows a law, an order or a country. Every step becomes the instructions that give numpy's bits: no
multiplication is melted into an addition and no sum is reordered, because no instruction carries a flag that allows it.
"""

import struct
from collections.abc import Iterable, Sequence

import attrs

from game.engine.graph import READ_AGAIN, Node, reached

# Added to a number and taken away again, it leaves no digits after the point.
COARSE = 1.5 * 2.0**52
ARITHMETIC = {"add": "fadd", "sub": "fsub", "mul": "fmul", "div": "fdiv"}
COMPARED = {"lt": "olt", "le": "ole", "eq": "oeq"}
LOGIC = {"and": "and", "or": "or"}
MIX = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))

# What every program is called with: rows before and after, levels given (latest first), this quarter's sheet, keys of
# luck, what lasts, the worlds' steps, quarters played, and the two tables of luck.
PARAMETERS = (
    "ptr noalias %rows, ptr noalias %after, ptr noalias %levels, ptr noalias %sheet, ptr noalias %keys, "
    "ptr noalias %lasting, ptr noalias %steps, double %turn, ptr noalias %normals, ptr noalias %gumbels"
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


@attrs.frozen
class Lowered:
    """A program as text, and how much room it needs.

    text     its functions: `name`, and `name.prelude`, which works out what lasts
    lasting  how many vectors the prelude fills
    """

    name: str
    text: str
    lasting: int


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
        self.lines, self.count = [f"define void {head} nounwind {{", "entry:"], 0
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

    def looked_up(self, table: str, places: str) -> str:
        """What stands in a table of single precision, which holds it exactly."""
        kind = f"<{self.lanes} x float>"
        where = self.add(f"getelementptr inbounds float, ptr {table}, {self.bits} {places}")
        arguments = f"<{self.lanes} x ptr> {where}, i32 4, {self.truth} {self.constant(True)}, {kind} poison"
        result = self.add(f"call {kind} @llvm.masked.gather.v{self.lanes}f32.v{self.lanes}p0({arguments})")
        return self.add(f"fpext {kind} {result} to {self.numbers}")


class Lowering:
    """Turns recorded steps into a function's instructions, each step once."""

    def __init__(self, function: Function, lasting: dict[Node, int]) -> None:
        self.function, self.lasting = function, lasting
        self.values: dict[Node, str] = {}
        self.hashes: dict[int, str] = {}

    def value(self, node: Node) -> str:
        """The name under which a step's result stands."""
        if node.known:
            return self.function.constant(node.args[0])
        if node not in self.values:
            self.values[node] = self.written(node)
        return self.values[node]

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
        upper = to.two("lshr", bits, to.whole(11), to.bits)
        return to.two("fmul", to.add(f"uitofp {to.bits} {upper} to {to.numbers}"), to.constant(2.0**-53))


class Prelude(Lowering):
    """Turns what lasts into instructions: figures and the opening come as vectors."""

    def alone(self, node: Node) -> str:
        """Write a given number, or a step on one operand or three."""
        return self.function.load("%given", node.args[0]) if node.op == "lasting" else super().alone(node)


def lowered(name: str, outputs: Sequence[Output], form: CodeShape) -> Lowered:
    """A program as LLVM's text.

    outputs  what it puts where
    """
    needed = reached(output.node for output in outputs)
    border = kept_nodes(needed, outputs)
    lasting = {node: place for place, node in enumerate(border)}
    prelude = Function(f"@{name}.prelude(ptr noalias %given, ptr noalias %lasting)", form)
    before = Prelude(prelude, {})
    for node, place in lasting.items():
        value = before.value(node)
        if node.condition:
            value = prelude.select(value, prelude.constant(1.0), prelude.constant(0.0))
        prelude.store("%lasting", place, value)
    main = Function(f"@{name}({PARAMETERS})", form)
    write(Lowering(main, lasting), in_sequence(needed, lasting, outputs), outputs)
    text = declarations(form.lanes) + prelude.text() + main.text()
    return Lowered(name, text, len(lasting))


def kept_nodes(needed: Iterable[Node], outputs: Sequence[Output]) -> list[Node]:
    """What lasts and is used by what does not, or is put out, in the order in which it was recorded."""
    used = {operand for node in needed if not node.lasting for operand in node.operands()}
    used |= {output.node for output in outputs}
    return sorted((node for node in used if node.lasting and not node.known), key=lambda node: node.place)


def write(lowering: Lowering, nodes: Iterable[Node], outputs: Sequence[Output]) -> None:
    """Write steps one after another, each result put down as soon as it is there."""
    to, waiting = lowering.function, dict[Node, list[Output]]()
    for output in outputs:
        waiting.setdefault(output.node, []).append(output)

    def put(node: Node) -> None:
        for output in waiting.pop(node, ()):
            value = lowering.value(node)
            if output.kind == "row":
                to.store("%after", output.place, value)
            else:
                to.put_level(output.place, value)

    for node in nodes:
        lowering.value(node)
        put(node)
    for node in list(waiting):
        put(node)


def in_sequence(needed: set[Node], lasting: dict[Node, int], outputs: Sequence[Output]) -> list[Node]:
    """The steps in the order in which they were recorded, but what only finishes a result right after it.

    A result that is held within bounds at the end of a quarter would else have to be kept until then.
    """
    steps = sorted(
        (node for node in needed if node not in lasting and not node.lasting and node.op not in READ_AGAIN),
        key=lambda node: node.place,
    )
    finishing = finishers(outputs)
    followers: dict[Node, list[Node]] = {}
    for node in steps:
        if node in finishing:
            followers.setdefault(finishing[node], []).append(node)
    result, done = list[Node](), set[Node]()
    for node in steps:
        left = [node]
        while left:
            now = left.pop()
            if now not in done:
                done.add(now)
                result.append(now)
                left += followers.get(now, ())
    return result


def finishers(outputs: Sequence[Output]) -> dict[Node, Node]:
    """Steps that do nothing but finish an output, each with the step before it."""
    result: dict[Node, Node] = {}
    for output in outputs:
        node = output.node
        while node not in result:
            before = [operand for operand in node.operands() if not operand.lasting]
            if len(set(before)) != 1:
                break
            result[node] = before[0]
            node = before[0]
    return result


def declarations(lanes: int) -> str:
    """LLVM's own functions that programs call."""
    vector, singles = f"<{lanes} x double>", f"<{lanes} x float>"
    gather = f"@llvm.masked.gather.v{lanes}f32.v{lanes}p0(<{lanes} x ptr>, i32, <{lanes} x i1>, {singles})"
    alone = "".join(f"declare {vector} @llvm.{name}.v{lanes}f64({vector})\n" for name in ("sqrt", "fabs"))
    return f"{alone}declare {singles} {gather}\n"
