import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.state.arithmetic import (
    FURTHEST,
    GRAIN,
    WEIGHT_GRAIN,
    clip,
    exact_product,
    exp,
    logit,
    mean,
    on_grain,
    share_of_room,
    shifted_odds,
    sigmoid,
    total,
    toward,
    weakest_link,
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


@pytest.mark.parametrize("share", [2.0**-10, 0.125, 0.5, 1.0])
def test_the_weakest_link_of_equals_is_what_both_give(share: float) -> None:
    """Where both give the same, what comes of it is exactly that."""
    assert weakest_link(one(share), one(share))[0] == share


@given(low=st.floats(2**-10, 1.0), high=st.floats(2**-10, 1.0))
def test_the_weakest_link_leans_to_the_smaller(low: float, high: float) -> None:
    """What comes of two shares lies between the smaller and √2 times the smaller, and never above their mean."""
    low, high = min(low, high), max(low, high)
    link = weakest_link(one(low), one(high))[0]
    assert low * (1 - 1e-12) <= link <= min(low * math.sqrt(2), (low + high) / 2) * (1 + 1e-12)


def test_the_weakest_link_does_not_care_who_is_weak() -> None:
    """The two sides may change places without changing a bit."""
    values = np.random.default_rng(1).random((2, 500))
    assert np.array_equal(weakest_link(values[0], values[1]), weakest_link(values[1], values[0]))


def test_the_weakest_link_of_nothing_is_small_and_finite() -> None:
    """Where one gives nothing, hardly anything comes of it, and no division fails."""
    assert weakest_link(one(0.0), one(1.0))[0] == pytest.approx(2**-10 * math.sqrt(2), rel=1e-6)


@given(share=st.floats(0.001, 0.999), push=st.floats(-5, 5))
def test_shifted_odds_multiply_the_odds(share: float, push: float) -> None:
    """The odds afterwards are the odds before times e to the push: Bayes' rule."""
    moved = shifted_odds(one(share), one(push))[0]
    assert moved / (1 - moved) == pytest.approx(share / (1 - share) * math.exp(push), rel=1e-6)


@given(push=st.floats(-FURTHEST, FURTHEST))
def test_certainty_cannot_be_shifted(push: float) -> None:
    """Odds of nothing or of certainty stay, whatever is learnt."""
    assert list(shifted_odds(np.array([0.0, 1.0]), one(push))) == [0.0, 1.0]


@given(share=SHARES, push=NUMBERS)
def test_a_push_by_a_share_of_the_room_keeps_bounds(share: float, push: float) -> None:
    """However hard it is pushed, a value stays within its bounds."""
    low, high = -3.0, 7.0
    value = low + share * (high - low)
    moved = share_of_room(one(value), one(push), low, high)[0]
    assert low - 1e-12 <= moved <= high + 1e-12


@pytest.mark.parametrize(("push", "moved"), [(0.5, 0.6), (-0.5, 0.1), (0.0, 0.2), (1.0, 1.0), (-1.0, 0.0)])
def test_half_the_room_is_half_the_way(push: float, moved: float) -> None:
    """A push of one half goes half way to the bound in its direction."""
    assert share_of_room(one(0.2), one(push), 0.0, 1.0)[0] == pytest.approx(moved)


@given(value=SHARES, push=st.floats(0.0, 1.0))
def test_pushes_have_falling_returns(value: float, push: float) -> None:
    """The same push moves a value less, the nearer it is to the bound."""
    first = share_of_room(one(value), one(push), 0.0, 1.0)
    second = share_of_room(first, one(push), 0.0, 1.0)
    assert second[0] - first[0] <= first[0] - value + 1e-12


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


@pytest.mark.parametrize("worlds", [1, 3, 64, 1000])
def test_products_of_weights_and_values_are_exact(worlds: int) -> None:
    """Each product is the one that fractions give, whatever the number of worlds, so that no order of adding counts."""
    luck = np.random.default_rng(worlds)
    weights = on_grain(luck.uniform(-32, 32, (5, 32)), WEIGHT_GRAIN)
    values = on_grain(luck.uniform(-16, 16, (32, worlds)))
    found = exact_product(weights, values)
    column = worlds - 1
    for place in range(5):
        terms = zip(weights[place], values[:, column], strict=True)
        assert Fraction(found[place, column]) == sum(Fraction(weight) * Fraction(value) for weight, value in terms)
