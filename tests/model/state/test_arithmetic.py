import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.state.arithmetic import (
    FURTHEST,
    GRAIN,
    clip,
    exp,
    logit,
    mean,
    on_grain,
    sigmoid,
    total,
    toward,
)
from game.model.state.axes import Array

SHARES = st.floats(0.0, 1.0)
NUMBERS = st.floats(-1e3, 1e3)


def one(x: float) -> Array:
    """Return a number as a single world."""
    return np.array([x])


@given(x=st.floats(-FURTHEST, FURTHEST))
def test_exp_is_e_to_the_power(x: float) -> None:
    """The house's exponential agrees with the platform's to one part in a thousand million."""
    assert exp(one(x))[0] == pytest.approx(math.exp(x), rel=1e-9)


@given(x=st.floats(FURTHEST, 1e300))
def test_exp_is_held_within_its_range(x: float) -> None:
    """Beyond forty the exponential stays where it is, so that nothing overflows."""
    assert exp(one(x))[0] == exp(one(FURTHEST))[0]
    assert exp(one(-x))[0] == exp(one(-FURTHEST))[0]


def test_exp_has_the_same_bits_in_any_company() -> None:
    """A value's exponential is the same alone, in a row of a thousand, backwards and at every other place."""
    values = np.random.default_rng(1).uniform(-30, 30, 1001)
    whole = exp(values)
    assert np.array_equal(whole, np.concatenate([exp(values[k : k + 1]) for k in range(1001)]))
    assert np.array_equal(whole[::-1], exp(values[::-1]))
    assert np.array_equal(whole[::2], exp(values[::2]))


@given(x=st.floats(-FURTHEST, FURTHEST))
def test_sigmoid_is_the_logistic_curve(x: float) -> None:
    """The sigmoid agrees with the platform's to 1e-9."""
    assert sigmoid(one(x))[0] == pytest.approx(1 / (1 + math.exp(-x)), abs=1e-9)


@given(share=st.floats(0.01, 0.99))
def test_logit_is_the_log_of_the_odds(share: float) -> None:
    """The logit agrees with the platform's to 1e-9."""
    assert logit(one(share))[0] == pytest.approx(math.log(share / (1 - share)), abs=1e-9)


@given(share=st.floats(0.01, 0.99))
def test_sigmoid_undoes_logit(share: float) -> None:
    """A share turned into log-odds and back is the share."""
    assert sigmoid(logit(one(share)))[0] == pytest.approx(share, abs=1e-12)


@pytest.mark.parametrize(("share", "held"), [(0.0, 0.01), (1.0, 0.99)])
def test_logit_never_runs_away(share: float, held: float) -> None:
    """Certainty has the log-odds of a share within one part in a hundred of it."""
    assert logit(one(share))[0] == logit(one(held))[0]


@given(value=NUMBERS, target=NUMBERS, pace=SHARES)
def test_toward_closes_its_share_of_the_gap(value: float, target: float, pace: float) -> None:
    """After a step the gap is what the pace left of it."""
    gap = target - toward(one(value), target, pace)[0]
    assert gap == pytest.approx((1 - pace) * (target - value), abs=1e-9)


@given(x=NUMBERS)
def test_the_grain_is_a_millionth(x: float) -> None:
    """Rounding to the grain moves a value by half a grain at most, and lands on a whole number of grains."""
    rounded = on_grain(one(x))[0]
    assert abs(rounded - x) <= GRAIN / 2
    assert rounded / GRAIN == round(rounded / GRAIN)


@given(x=NUMBERS)
def test_rounding_twice_is_rounding_once(x: float) -> None:
    """What is on the grain stays where it is."""
    assert on_grain(on_grain(one(x)))[0] == on_grain(one(x))[0]


@given(x=NUMBERS, low=st.floats(-10, 0), high=st.floats(0, 10))
def test_clip_is_numpys(x: float, low: float, high: float) -> None:
    """The fast clip answers as numpy's own."""
    assert clip(one(x), low, high)[0] == np.clip(x, low, high)


def test_a_total_is_added_one_after_another() -> None:
    """A sum is added in the order given, so that its bits do not hang on how long the arrays are."""
    rows = np.random.default_rng(1).normal(size=(9, 300)) * 10.0 ** np.arange(-4, 5)[:, None]
    expected = rows[0]
    for row in rows[1:]:
        expected = expected + row
    assert np.array_equal(total(list(rows)), expected)
    assert np.array_equal(total(list(rows))[17:18], total(list(rows[:, 17:18])))


def test_a_mean_is_the_total_over_the_count() -> None:
    """The mean of three arrays is a third of their sum."""
    assert mean([one(1.0), one(2.0), one(6.0)])[0] == 3.0
