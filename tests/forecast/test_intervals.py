import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.forecast.intervals import Estimate, changed, difference, mean, share, spread


@pytest.mark.parametrize(
    ("count", "n", "low", "high"), [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)]
)
def test_a_share_has_the_interval_of_the_textbook(count: int, n: int, low: float, high: float) -> None:
    """Wilson's interval, with Newcombe's (1998) worked example of 81 in 263 among the cases."""
    found = share(count, n)
    assert (found.value, found.low, found.high) == pytest.approx((count / n, low, high), abs=5e-5)


@given(some.integers(1, 5000).flatmap(lambda n: some.tuples(some.integers(0, n), some.just(n))))
def test_a_share_lies_within_its_interval(counted: tuple[int, int]) -> None:
    """Whatever was counted, 0 ≤ low ≤ share ≤ high ≤ 1, and the interval has a width."""
    found = share(*counted)
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert found.low < found.high


def test_a_share_that_changed_nowhere_is_no_clear_change() -> None:
    """Where no future differs the change is 0, and its interval still has a width: more futures might differ."""
    found = difference(0, 0, 256)
    assert found.value == 0
    assert found.low < 0 < found.high
    assert not found.is_clear


def test_a_change_of_share_is_clear_when_most_futures_agree() -> None:
    """Ten futures gained and one lost is clear; three gained and two lost is not; turned round, the sign turns."""
    assert difference(10, 1, 256).is_clear
    assert not difference(3, 2, 256).is_clear
    there, back = difference(10, 1, 256), difference(1, 10, 256)
    assert (there.value, there.low, there.high) == pytest.approx((-back.value, -back.high, -back.low))


def test_a_changed_share_is_no_surer_than_either() -> None:
    """A share after a change is less sure than share and change, and keeps to 0 and 1; no change leaves it."""
    base, change = share(300, 1024), difference(40, 10, 256)
    after = changed(base, change)
    assert after.value == base.value + change.value
    assert after.high - after.low > max(base.high - base.low, change.high - change.low)
    assert changed(base, Estimate(0.0, 0.0, 0.0)) == base
    assert changed(share(1, 1024), Estimate(-0.5, -0.6, -0.4)).value == 0


def test_a_mean_has_the_interval_of_the_textbook() -> None:
    """The mean of a thousand draws has the standard error of the sample, and does not hang on their order."""
    values = np.random.default_rng(1).normal(3, 2, 1000)
    found, margin = mean(values), 1.96 * values.std(ddof=1) / np.sqrt(1000)
    assert (found.value, found.high - found.value) == pytest.approx((values.mean(), margin), rel=1e-3)
    assert mean(values[::-1]) == found


def test_a_mean_of_one_value_that_never_changes_is_certain() -> None:
    """Where all futures agree there is no interval."""
    found = mean(np.full(64, 0.5))
    assert (found.low, found.value, found.high) == (0.5, 0.5, 0.5)


def test_a_fan_is_read_off_the_futures_in_order() -> None:
    """Of 1 to 100 the tenth is p10, the fiftieth the median, and the median's interval is ranks 41 to 61."""
    found = spread(3, np.arange(100.0, 0.0, -1))
    assert (found.turn, found.p10, found.p25, found.median, found.p75, found.p90) == (3, 10, 25, 50, 75, 90)
    assert (found.low, found.high) == (41, 61)


@given(some.lists(some.floats(0, 100), min_size=1, max_size=80))
def test_a_fan_is_in_order(values: list[float]) -> None:
    """The quantiles rise, and the median lies within its interval, however few the futures are."""
    found = spread(0, np.array(values))
    quantiles = (found.p10, found.p25, found.median, found.p75, found.p90)
    assert tuple(sorted(quantiles)) == quantiles
    assert found.low <= found.median <= found.high
