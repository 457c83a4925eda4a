import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.forecast.intervals import difference, share
from game.studies.run.tally import INDEX, STEPS, Scale, counted, quantiles

SHARES = [0.1, 0.25, 0.5, 0.75, 0.9]


@given(some.lists(some.floats(0, 100), min_size=1, max_size=300))
def test_quantiles_are_right_to_a_step(values: list[float]) -> None:
    """A quantile read from a tally lies within a step of one that numpy finds by sorting."""
    found = quantiles(counted(np.array(values), INDEX), SHARES, INDEX)
    sorted_values = np.quantile(values, SHARES, method="inverted_cdf")
    assert np.all(np.abs(found - sorted_values) <= INDEX.step * 1.001)
    assert found == sorted(found)


def test_what_lies_outside_counts_at_the_end() -> None:
    """Values below and above a scale are counted on its first and last step; none is lost."""
    counts = counted(np.array([-5.0, 0.0, 9.999, 10.0, 50.0]), Scale(0.0, 10.0))
    assert counts[0] == 2
    assert counts[STEPS - 1] == 3
    assert counts.sum() == 5


@given(some.lists(some.floats(0, 100), min_size=2, max_size=50), some.integers(1, 49))
def test_tallies_add_up(values: list[float], cut: int) -> None:
    """Counted in two blocks or in one, the tallies are the same."""
    one, other = np.array(values[:cut]), np.array(values[cut:])
    assert np.array_equal(counted(one, INDEX) + counted(other, INDEX), counted(np.array(values), INDEX))


@pytest.mark.parametrize(
    ("count", "worlds", "low", "high"),
    [(0, 20, 0.0, 0.1611), (20, 20, 0.8389, 1.0), (1, 10, 0.0179, 0.4042), (81, 263, 0.2553, 0.3662)],
)
def test_intervals_of_shares_are_wilsons(count: int, worlds: int, low: float, high: float) -> None:
    """Textbook cases of Wilson's interval, the last from Newcombe (1998)."""
    found = share(count, worlds)
    assert found.value == count / worlds
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_the_interval_of_a_paired_difference_covers_it() -> None:
    """In 95 % of samples, about, the interval of a difference holds the true one; pairs that agree make it narrow."""
    luck = np.random.default_rng(1)
    gain, loss, worlds = 0.06, 0.03, 400
    samples = luck.multinomial(worlds, (gain, loss, 1 - gain - loss), 2000)
    found = [difference(int(gained), int(lost), worlds) for gained, lost, _ in samples]
    covered = sum(one.low <= gain - loss <= one.high for one in found) / len(found)
    assert 0.93 <= covered <= 0.975
    agreeing, differing = difference(4, 2, 1000), difference(400, 398, 1000)
    assert agreeing.high - agreeing.low < differing.high - differing.low


def test_nothing_gained_and_nothing_lost_is_not_certain() -> None:
    """Where no world differs, the difference is 0 and its interval still has a width that shrinks with the worlds."""
    few, many = difference(0, 0, 10), difference(0, 0, 10_000)
    assert few.value == many.value == 0
    assert few.low < many.low < 0 < many.high < few.high
