"""Programs written whole: recorded steps in their order, cut into stretches, each result put where it belongs.

LLVM takes more than twice as long over a stretch of code that is twice as long. So code is cut, and what a later
stretch needs is put by in memory.
"""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from game.engine.asides import Aside, Seeker, operands_of
from game.engine.graph import READ_AGAIN, Node, reached
from game.engine.lower import PARAMETERS, CodeShape, Function, Lowering, Output, Prelude

# Steps in a stretch.
STRETCH = 400


@attrs.frozen
class Lowered:
    """A program as text, and how much room it needs.

    text     its functions: `name`, and `name.prelude`, which works out what lasts
    lasting  how many vectors the prelude fills
    """

    name: str
    text: str
    lasting: int


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


def write(lowering: Lowering, steps: Sequence[Node], outputs: Sequence[Output]) -> None:
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

    asides = Seeker(steps, waiting).asides()
    apart = {step for aside in asides.values() for step in aside.steps}
    straight = [node for node in steps if node not in apart]
    stretches = [straight[at : at + STRETCH] for at in range(0, len(straight), STRETCH)]
    places, room = put_by_places(stretches, asides)
    to.room(room)
    for number, stretch in enumerate(stretches):
        lowering.anew(f"stretch{number}")
        for node in stretch:
            if node in asides:
                lowering.aside(asides[node])
            lowering.value(node)
            put(node)
            if node in places:
                lowering.put_by(node, places[node])
    for node in list(waiting):
        put(node)


def put_by_places(stretches: Sequence[Sequence[Node]], asides: Mapping[Node, Aside]) -> tuple[dict[Node, int], int]:
    """Where each result is put by that a later stretch needs, and for how many there has to be room."""
    last = dict[Node, int]()
    for number, stretch in enumerate(stretches):
        last |= dict.fromkeys(operands_of(stretch, asides), number)
    places, free, room = dict[Node, int](), list[int](), 0
    ends = dict[int, list[int]]()
    for number, stretch in enumerate(stretches):
        for node in stretch:
            if last.get(node, number) > number:
                if not free:
                    free.append(room)
                    room += 1
                places[node] = free.pop()
                ends.setdefault(last[node], []).append(places[node])
        free += ends.pop(number, ())
    return places, room


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
