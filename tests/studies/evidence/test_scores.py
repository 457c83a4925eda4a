import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.paths import shipped
from game.studies.evidence.scores import (
    HALF_A_UNIT,
    balanced,
    brier,
    certain,
    learnt_band,
    naive_forecast,
    naive_levels,
    off_by,
    score,
    signs,
    weighted_quantiles,
)
from game.studies.evidence.timeline import ordinal, timeline

# theory.md 3d: the naive index at the end of these quarters, by domain.
TABLE = {
    "2015Q4": (30, 39, 43, 37, 20, 20, 35),
    "2021Q4": (22, 36, 45, 31, 24, 20, 33),
    "2022Q4": (44, 36, 44, 31, 20, 24, 41),
    "2023Q4": (47, 36, 39, 37, 31, 27, 36),
    "2024Q3": (52, 44, 27, 36, 30, 26, 32),
}


@pytest.mark.parametrize("quarter", TABLE)
def test_the_naive_index_is_the_one_of_the_theory(quarter: str) -> None:
    """Its levels are those of the table in theory.md 3d."""
    record = timeline(shipped("scenarios") / "record" / "timeline.csv")
    levels = naive_levels(record.moves(range(record.first, ordinal(quarter) + 1)))
    assert np.abs(levels[:, -1] - TABLE[quarter]).max() <= 1


def test_the_naive_index_does_not_know_the_quarter_it_foretells() -> None:
    """Its forecast of a quarter is the same whatever happens in it, and later forecasts are not."""
    quiet, loud = np.zeros((7, 4)), np.zeros((7, 4))
    loud[:, 2] = 3
    assert np.array_equal(naive_forecast(quiet)[:, :3], naive_forecast(loud)[:, :3])
    assert not np.array_equal(naive_forecast(quiet)[:, 3], naive_forecast(loud)[:, 3])


def test_no_change_is_right_where_nothing_changed() -> None:
    """Its share of right signs is the share of quarters in which nothing was coded; a third when kinds count alike."""
    coded = np.array([[0, 0, 1, -1]] * 7)
    still = np.zeros((7, 4))
    found = score(still, certain(still), coded, 0.0)
    assert (found.right, found.moved) == (0.5, 0.0)
    assert found.balanced == pytest.approx(1 / 3)
    assert found.brier == pytest.approx(0.25)


def test_a_perfect_forecast_is_perfect() -> None:
    """Signs all right, and a Brier score of nought."""
    coded = np.array([[0, 2, -1]] * 7)
    found = score(4.0 * coded, certain(np.sign(coded)), coded, 1.0)
    assert (found.right, found.balanced, found.moved, found.brier) == (1, 1, 1, 0)


def test_the_bound_is_learnt_from_the_past() -> None:
    """Small noise around nothing and large true moves give a bound between the two."""
    coded = np.array([[0, 0, 1, -1, 0, 0]] * 7)
    forecast = 5.0 * coded + np.array([0.5, -0.4, 0, 0, 0.3, -0.5])
    assert 0.5 <= learnt_band(forecast, coded) < 5
    assert learnt_band(forecast[:, :0], coded[:, :0]) == HALF_A_UNIT


@given(some.lists(some.floats(-10, 10), min_size=7, max_size=7), some.floats(0, 5))
def test_within_the_bound_there_is_no_sign(moves: list[float], band: float) -> None:
    """A move within the bound has no sign, and one beyond it its own."""
    found = signs(np.array(moves), band)
    assert all((abs(move) <= band) == (sign == 0) for move, sign in zip(moves, found, strict=True))


def test_brier_of_a_coin_is_a_quarter() -> None:
    """A chance of one half is wrong by a quarter, whatever comes."""
    assert brier(np.full((2, 7, 3), 0.5), np.ones((7, 3))) == pytest.approx(0.25)


def test_kinds_that_do_not_occur_do_not_count() -> None:
    """Where nothing fell, falls are not among what is averaged."""
    assert balanced(np.array([[1, 0]]), np.array([[1, 0]])) == 1


def test_weighted_quantiles_follow_the_weight() -> None:
    """With all weight on one value, every quantile is that value."""
    values, weights = np.array([3.0, 1.0, 2.0]), np.array([0.0, 0.0, 1.0])
    assert weighted_quantiles(values, weights, (0.05, 0.5, 0.95)) == (2, 2, 2)


def test_as_last_seen_is_scored_where_something_was_seen_before() -> None:
    """The stale forecast is off by what changed, and is not scored where nothing had been seen."""
    said = np.array([[5.0, 6.0], [8.0, 8.0]])
    each, stale = off_by(said, {0: 4.0, 1: 8.0}, 3.0)
    assert each.tolist() == [0.5, 1.0]
    assert stale == pytest.approx((1 + 4) / 2)
    assert off_by(said, {0: 4.0}, None)[1] is None
