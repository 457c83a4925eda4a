import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.statistics import mean
from game.studies.run.summed import INDEX
from game.studies.run.tally import GRAIN, STEPS, Moments, Scale, counted, quantiles

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
def test_tallies_and_sums_add_up(values: list[float], cut: int) -> None:
    """Counted in two blocks or in one, tallies and sums are the same."""
    one, other = np.array(values[:cut]), np.array(values[cut:])
    assert np.array_equal(counted(one, INDEX) + counted(other, INDEX), counted(np.array(values), INDEX))
    parted, whole = Moments(), Moments()
    for block in (one, other):
        parted.add(block)
    whole.add(np.array(values))
    assert parted == whole


@given(some.lists(some.integers(-(10**5), 10**5), min_size=2, max_size=200))
def test_a_mean_from_sums_is_the_mean_with_its_interval(grains: list[int]) -> None:
    """Sums kept in whole grains give the mean and the interval that the values themselves give."""
    values, moments = np.array(grains) * GRAIN, Moments()
    moments.add(values)
    found, expected = moments.mean(), mean(values)
    for bound in ("value", "low", "high"):
        assert getattr(found, bound) == pytest.approx(getattr(expected, bound), abs=1e-6)


def test_one_value_has_no_interval() -> None:
    """A single campaign says nothing of how far off it may be."""
    moments = Moments()
    moments.add(np.array([3.0]))
    assert moments.mean().value == 3
    assert moments.mean().low == -np.inf
