from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.state.arithmetic import exp, sigmoid, toward
from game.model.state.split import Split

NUMBERS = st.floats(-3, 3).map(lambda x: round(x, 4))


def split(before: float, parts: list[float]) -> Split:
    """One number before, and what three causes did to it."""
    return Split(np.array([before]), np.array([before + sum(parts)]), np.array(parts)[:, None])


PARTS = st.lists(NUMBERS, min_size=3, max_size=3)
PAIRS = st.tuples(NUMBERS, PARTS)


@settings(max_examples=150, deadline=None)
@given(PAIRS, PAIRS)
def test_parts_add_up_whatever_a_law_does(one: tuple[float, list[float]], other: tuple[float, list[float]]) -> None:
    """Sums, products, curves, bounds and choices split without remainder, and give what plain numbers give."""
    x, y = split(*one), split(*other)

    def law(a: Any, b: Any) -> Any:
        bounded = np.minimum(np.maximum(a * b, -1), b + 2)
        chosen = np.where(a > b, sigmoid(a), exp(b / 4))
        return chosen + toward(bounded, a, 0.25) / (1 + b * b) - np.sqrt(a * a + 1)

    after: Any = law(x, y)
    assert np.array_equal(after.before, law(x.before, y.before))
    assert np.array_equal(after.after, law(x.after, y.after))
    assert np.abs(after.gap()).max() < 1e-6


def test_a_product_is_split_at_the_middle() -> None:
    """From 2 · 3 to 4 · 5: the first factor made 2 · 4 of the 14, the second 2 · 3."""
    x, y = split(2, [2, 0, 0]), split(3, [0, 2, 0])
    product = x * y
    assert product.after - product.before == [14]
    assert product.parts[:, 0].tolist() == [8, 6, 0]


def test_a_step_belongs_to_what_moved_the_distance() -> None:
    """A comparison that turns gives the step to the causes in proportion to what each did to the distance."""
    x = split(0.2, [0.3, 0.1, 0])
    step: Any = np.where(x > 0.4, 10.0, 0.0)
    assert step.parts[:, 0] == pytest.approx([7.5, 2.5, 0])


def test_what_no_law_may_do_is_refused() -> None:
    """A split refuses a function whose rule is not known, by Python's own error."""
    with pytest.raises(TypeError):
        np.sin(split(1, [1, 0, 0]))
