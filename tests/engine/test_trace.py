"""What laws calculate with can be recorded, and what cannot is refused by name."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from game.engine.steps import graph, recording
from game.engine.trace import NotTraced, Traced, source
from game.model.state.arithmetic import exp, first_best, of_the_one, on_grain, two_to


def values() -> Traced:
    """Three numbers of a world."""
    return source("row", (3,), range(3))


@pytest.mark.parametrize(
    ("law", "says"),
    [
        (lambda x: x if x[0] > 0 else -x, "hangs on a value"),
        (lambda x: (1, 2, 3)[x[0]], "place hangs on a value"),
        (lambda x: float(x[0]), "plain number is wanted"),
        (lambda x: np.sin(x), "np.sin"),
        (lambda x: np.cumsum(x), "np.cumsum"),
        (lambda x: np.add.reduce(x), "changes bits with its order"),
        (lambda x: np.array(x), "plain array cannot hold"),
        (lambda x: np.add(np.ones((3, 1)), x, out=np.ones((3, 1))), "plain array cannot hold"),
    ],
)
def test_what_cannot_be_recorded_is_refused_by_name(law: Callable[[Any], Any], says: str) -> None:
    """A branch on a value, a place from a value, and a call that is no step are each named where they stand."""
    with recording(), pytest.raises(NotTraced, match=says):
        law(values())


def worked_out(law: Callable[..., Any], *numbers: float) -> list[float]:
    """What a law makes of numbers that are known when it is recorded, by the recorder's own arithmetic."""
    with recording() as record:
        held = np.empty((len(numbers), 1), object)
        held[:, 0] = [record.constant(number) for number in numbers]
        return [graph().number(node).args[0] for node in law(Traced(held)).nodes.reshape(-1)]


@pytest.mark.parametrize(
    "law",
    [
        lambda x: exp(x),
        lambda x: on_grain(x, 0.25),
        lambda x: two_to(np.rint(x)),
        lambda x: np.where(x > 1, x, -x),
        lambda x: np.clip(x, 0, 2),
        lambda x: np.floor(x) + np.ceil(x) + np.rint(x),
        lambda x: x % 3 + x // 2,
        lambda x: first_best(x) * 1.0,
        lambda x: of_the_one(x == 2.5, x * 10.0),
        lambda x: np.logical_or.accumulate(x > 1, axis=0) * 1.0,
        lambda x: np.concatenate([x[1:], x[:1]])[[2, 0, 1]],
        lambda x: np.array([[1.0, 0.0, 2.0]]) @ x,
        lambda x: (x > 0).astype(np.float64) - (x < 1),
        lambda x: x.astype(np.int64) * 1.0,
    ],
)
def test_a_step_is_what_numpy_calculates(law: Callable[[Any], Any]) -> None:
    """Each kind of step, worked out by the recorder, gives numpy's own numbers."""
    numbers = (-1.5, 2.5, 0.75)
    assert worked_out(law, *numbers) == np.asarray(law(np.array(numbers)[:, None])).reshape(-1).tolist()


def test_the_same_step_is_one_node() -> None:
    """What is worked out twice is written down once, also with operands in each other's place."""
    with recording():
        x = values()
        first, second = x[0] * x[1] + 1.0, 1.0 + x[1] * x[0]
        assert first.nodes.item() is second.nodes.item()


def test_no_shortcut_changes_a_bit() -> None:
    """Nothing is taken together that rounds: adding and taking away a large number stays two steps."""
    with recording():
        x = values()
        assert ((x + 1e15) - 1e15).nodes[0, 0].op == "sub"
        assert (x / 3.0).nodes[0, 0].op == "div"
        assert (x + 0.0).nodes[0, 0].op == "row"
