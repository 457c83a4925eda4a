"""Small programs as machine code: what they come to is what numpy comes to, in every bit."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from game.engine import core, native, stretches
from game.engine.asides import Seeker
from game.engine.core import Beginning, Call, Recorded, Run, RunOutputs
from game.engine.graph import Node, reached
from game.engine.lower import CodeShape, Output
from game.engine.luck import RecordedLuck
from game.engine.steps import graph, recording
from game.engine.trace import nodes_of, source
from game.model.state.axes import Array
from game.model.state.chance import GOLDEN, Dice
from tests.engine.sketch import needs_compiler

Law = Callable[[Any, Any], Any]


def recorded(law: Law, rows: int) -> Recorded:
    """A law of some rows and of luck as a program that puts its results in the place of the first rows."""
    with recording():
        luck = RecordedLuck()
        result = law(source("row", (rows,), range(rows)), luck)
        nodes = [graph().number(node) for node in nodes_of(result).reshape(-1)]
        outputs = tuple(Output("row", place, node) for place, node in enumerate(nodes))
    return Recorded(outputs, tuple(luck.keys))


def played(law: Law, rows: Array, seed: int = 7) -> Array:
    """What machine code makes of a law's rows in one quarter, (results, W)."""
    taken, processor = recorded(law, len(rows)), native.here()
    form = CodeShape(processor.lanes, core.padded(1, processor.lanes))
    program = core.read(core.compile_program(taken, form, processor))
    worlds = np.arange(rows.shape[1], dtype=np.uint64)
    call = Call(program, program.keys.bits(seed, 0)[None], program.prelude(core.laid_out(np.zeros((1, 1)))))
    room = np.zeros((max(len(taken.outputs), len(rows)), rows.shape[1]))
    room[: len(rows)] = rows
    beginning = Beginning(room, np.zeros((1, 1, rows.shape[1]), np.int8), worlds * np.uint64(GOLDEN), 0)
    results: Array = Run(beginning, [[call]], RunOutputs()).played(1).rows[: len(taken.outputs)]
    return results


def asides_of(law: Law, rows: int) -> list[int]:
    """How many steps each aside of a law's program holds."""
    outputs = recorded(law, rows).outputs
    steps = sorted(reached(output.node for output in outputs), key=lambda node: node.place)
    put_out: list[Node] = [output.node for output in outputs]
    return [len(aside.steps) for aside in Seeker(steps, put_out).asides().values()]


def drawn(x: Any, luck: Any) -> Any:
    """Three hundred draws against chances that worlds differ in."""
    return np.stack([luck.happens(1, f"draw {place}", x[place % len(x)]) for place in range(300)])


@needs_compiler
def test_a_draw_falls_below_a_chance_to_the_last_of_its_53_digits() -> None:
    """Chances that are the draw itself, or the next number above or below it, come out as numpy has them."""
    luck = Dice(7, np.arange(500, dtype=np.uint64))
    here = luck.uniform(1, "one")
    chances = np.stack([np.nextafter(here, 0), here, np.nextafter(here, 1)])

    def law(x: Any, chance: Any) -> Any:
        return np.stack([chance.happens(1, "one", x[place]) for place in range(3)])

    assert played(law, chances).tolist() == [[0.0] * 500, [0.0] * 500, [1.0] * 500]


@needs_compiler
@pytest.mark.parametrize("stretch", [7, 400, 10**6])
def test_stretches_come_to_the_same_however_long_they_are(monkeypatch: pytest.MonkeyPatch, stretch: int) -> None:
    """A program cut into stretches, played for all vectors one after another, gives numpy's bits."""
    monkeypatch.setattr(stretches, "STRETCH", stretch)
    rows = np.random.default_rng(1).random((4, 77)) - 0.3

    def law(x: Any, luck: Any) -> Any:
        sums = np.stack([x[0] * x[1], x[2] - x[3], np.where(x[0] > 0, x[1], x[2])])
        for _ in range(9):
            sums = sums * 0.5 + np.stack([sums[1], sums[2], sums[0]]) * luck.happens(1, "late", x[3] + 0.3)
        return np.concatenate([sums, drawn(x, luck)])

    assert played(law, rows).tolist() == law(rows, Dice(7, np.arange(77, dtype=np.uint64))).tolist()


def heavy(x: Any) -> Any:
    """A number that takes many steps."""
    for number in range(40):
        x = x * 0.5 + float(number)
    return x


WAYS: dict[str, Law] = {
    "one of two": lambda x, luck: np.where(x[:1] > 0, heavy(x[1:2]), x[2:3]),
    "the other of two": lambda x, luck: np.where(x[:1] > 0, x[2:3], heavy(x[1:2])),
    "both of two": lambda x, luck: (x[:1] > 0) & (heavy(x[1:2]) > 50.0),
    "times yes or no": lambda x, luck: (x[:1] > 0) * heavy(x[1:2]),
    "a draw without a chance": lambda x, luck: luck.happens(1, "rare", np.maximum(x[0], 0.0))[None],
}


@needs_compiler
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("holds", ["nowhere", "here and there", "everywhere"])
def test_what_matters_nowhere_is_passed_over_without_a_bit_changed(way: str, holds: str) -> None:
    """Steps that one condition alone needs stand aside, and the result is numpy's wherever it holds."""
    law, rows = WAYS[way], np.random.default_rng(2).random((3, 64))
    rows[0] = {"nowhere": -rows[0], "here and there": rows[0] - 0.9, "everywhere": rows[0]}[holds]
    assert asides_of(law, 3)
    by_numpy = np.asarray(law(rows, Dice(7, np.arange(64, dtype=np.uint64))), np.float64)
    assert played(law, rows).tolist() == by_numpy.tolist()


def test_what_is_needed_elsewhere_too_does_not_stand_aside() -> None:
    """A step that is put out, or that both sides of a choice need, is worked out in every world."""

    def law(x: Any, luck: Any) -> Any:
        both = heavy(x[1:2])
        return np.concatenate([np.where(x[:1] > 0, both * 2.0, both), both])

    assert asides_of(law, 3) == []
