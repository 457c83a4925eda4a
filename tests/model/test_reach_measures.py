"""What decisions explain, by hand: the measure of the benchmarks takes off what chance alone puts between ways."""

import numpy as np
import pytest

from benchmarks.reach_measures import explained


def test_ways_that_decide_all_explain_all_and_ways_that_decide_nothing_explain_next_to_nothing() -> None:
    """Rows that differ only by a constant are all decision; rows of the same luck are none."""
    luck = np.random.default_rng(1)
    apart = np.arange(8.0)[:, None] * 10 + luck.normal(size=(8, 200)) * 1e-3
    assert explained(apart) == pytest.approx(1, abs=1e-3)
    assert explained(luck.normal(size=(8, 4000))) < 0.01


def test_half_of_the_variance() -> None:
    """Where ways differ as much as lucks, decisions explain half."""
    luck = np.random.default_rng(2)
    values = luck.normal(size=(400, 1)) + luck.normal(size=(400, 300))
    assert explained(values) == pytest.approx(0.5, abs=0.05)
