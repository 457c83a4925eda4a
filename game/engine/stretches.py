"""Programs written whole: recorded steps in their order, cut into stretches, each result put where it belongs.

A stretch of code is short enough for the processor to keep it while all vectors of a block play it one after another;
what a later stretch needs is put by in memory. LLVM, too, takes more than twice as long over twice as much code.
"""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from game.engine.asides import Aside, Seeker, operands_of
from game.engine.graph import READ_AGAIN, Node, reached
from game.engine.lower import PARAMETERS, CodeShape, Lowering, Output, Prelude

# Steps in a stretch.
STRETCH = 1000


@attrs.frozen
class Lowered:
    """A program as text, and how much room it needs.

    text     its functions: `name`, which plays all stretches, and `name.prelude`, which works out what lasts
    lasting  how many vectors the prelude fills
    by       how many vectors are put by from stretch to stretch
    """

    name: str
    text: str
    lasting: int
    by: int


def lowered(name: str, outputs: Sequence[Output], form: CodeShape) -> Lowered:
    """A program as LLVM's text.

    outputs  what it puts where
    """
    needed = reached(output.node for output in outputs)
    border = kept_nodes(needed, outputs)
    lasting = {node: place for place, node in enumerate(border)}
    before = Prelude(form, {})
    before.begin(f"@{name}.prelude(ptr noalias %given, ptr noalias %lasting)")
    prelude = before.function
    for node, place in lasting.items():
        value = before.value(node)
        if node.condition:
            value = prelude.select(value, prelude.constant(1.0), prelude.constant(0.0))
        prelude.store("%lasting", place, value)
    parts, by = written(name, Lowering(form, lasting), in_sequence(needed, lasting, outputs), outputs)
    whole = [declarations(form.lanes), prelude.text(), *parts, all_of_them(name, len(parts), form.lanes)]
    return Lowered(name, "".join(whole), len(lasting), by)


def kept_nodes(needed: Iterable[Node], outputs: Sequence[Output]) -> list[Node]:
    """What lasts and is used by what does not, or is put out, in the order in which it was recorded."""
    used = {operand for node in needed if not node.lasting for operand in node.operands()}
    used |= {output.node for output in outputs}
    return sorted((node for node in used if node.lasting and not node.known), key=lambda node: node.place)


def written(name: str, lowering: Lowering, steps: Sequence[Node], outputs: Sequence[Output]) -> tuple[list[str], int]:
    """Steps written one after another, each result put down as soon as it is there: stretches, and the room for them.

    The room is that for what they put by for each other.
    """
    waiting = dict[Node, list[Output]]()
    for output in outputs:
        waiting.setdefault(output.node, []).append(output)

    def put(node: Node) -> None:
        for output in waiting.pop(node, ()):
            value = lowering.value(node)
            if output.kind == "row":
                lowering.function.store("%after", output.place, value)
            else:
                lowering.function.put_level(output.place, value)

    asides = Seeker(steps, waiting).asides()
    apart = {step for aside in asides.values() for step in aside.steps}
    straight = [node for node in steps if node not in apart]
    stretches = [straight[at : at + STRETCH] for at in range(0, len(straight), STRETCH)] or [[]]
    places, room = put_by_places(stretches, asides)
    result = list[str]()
    for number, stretch in enumerate(stretches):
        lowering.begin(f"@{name}.{number}({PARAMETERS})")
        for node in stretch:
            if node in asides:
                lowering.aside(asides[node])
            lowering.value(node)
            put(node)
            if node in places:
                lowering.put_by(node, places[node])
        if stretch is stretches[-1]:
            for node in list(waiting):
                put(node)
        result.append(lowering.function.text())
    return result, room


def all_of_them(name: str, stretches: int, lanes: int) -> str:
    """The function that plays all stretches, each for all vectors of a block before the next."""
    loops = "".join(ONE_STRETCH.format(name=name, at=at, next=at + 1, lanes=lanes) for at in range(stretches))
    head = f"define void @{name}({PARAMETERS}, i64 %vectors, i64 %own, i64 %apart) nounwind {{\nentry:\n"
    return f"{head}  br label %before0\n{loops}before{stretches}:\n  ret void\n}}\n"


# One stretch for so many vectors: their own memory lies `own` bytes apart, what lasts for them `apart`.
ONE_STRETCH = """
before{at}:
  br label %stretch{at}
stretch{at}:
  %at{at} = phi i64 [0, %before{at}], [%next{at}, %stretch{at}]
  %on{at} = mul i64 %at{at}, %own
  %rows{at} = getelementptr i8, ptr %rows, i64 %on{at}
  %after{at} = getelementptr i8, ptr %after, i64 %on{at}
  %levels{at} = getelementptr i8, ptr %levels, i64 %on{at}
  %sheet{at} = getelementptr i8, ptr %sheet, i64 %on{at}
  %by{at} = getelementptr i8, ptr %by, i64 %on{at}
  %far{at} = mul i64 %at{at}, %apart
  %lasting{at} = getelementptr i8, ptr %lasting, i64 %far{at}
  %luck{at} = mul i64 %at{at}, {lanes}
  %steps{at} = getelementptr i64, ptr %steps, i64 %luck{at}
  call void @{name}.{at}(ptr %rows{at}, ptr %after{at}, ptr %levels{at}, ptr %sheet{at}, ptr %keys, ptr %lasting{at},
    ptr %steps{at}, double %turn, ptr %normals, ptr %gumbels, ptr %by{at})
  %next{at} = add i64 %at{at}, 1
  %more{at} = icmp slt i64 %next{at}, %vectors
  br i1 %more{at}, label %stretch{at}, label %before{next}
"""


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
