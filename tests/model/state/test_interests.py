import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.state.interests import marginal_worth, satisfaction

WAYS = st.floats(0.0, 1.0)
ENDS = [(0.0, 10.0), (10.0, 0.0), (-1.0, 1.0)]


def at(way: float, worst: float, best: float) -> float:
    """Return how far an interest is met a share of the way from worst to best."""
    return float(satisfaction(np.array([worst + way * (best - worst)]), worst, best)[0])


@pytest.mark.parametrize(("worst", "best"), ENDS)
def test_the_worst_is_nothing_and_the_best_is_all(worst: float, best: float) -> None:
    """An interest is met not at all at its worst value and wholly at its best, whichever is larger."""
    assert (at(0, worst, best), at(1, worst, best)) == (0.0, 1.0)
    assert (at(-3, worst, best), at(4, worst, best)) == (0.0, 1.0)


@given(near=WAYS, far=WAYS, share=WAYS, ends=st.sampled_from(ENDS))
def test_satisfaction_is_concave(near: float, far: float, share: float, ends: tuple[float, float]) -> None:
    """A mean between two positions satisfies at least as much as the two do on average: what is scarce counts more."""
    between = at(share * near + (1 - share) * far, *ends)
    assert between >= share * at(near, *ends) + (1 - share) * at(far, *ends) - 1e-12


def test_half_the_way_is_three_quarters_of_the_satisfaction() -> None:
    """s(2 − s) at one half is three quarters."""
    assert at(0.5, 0.0, 10.0) == 0.75


@given(way=st.floats(0.01, 0.89), ends=st.sampled_from(ENDS))
def test_marginal_worth_is_the_slope(way: float, ends: tuple[float, float]) -> None:
    """Going on is worth what satisfaction gains by it."""
    worst, best = ends
    step = 1e-6
    slope = (at(way + step, *ends) - at(way - step, *ends)) / (2 * step)
    assert marginal_worth(np.array([worst + way * (best - worst)]), worst, best)[0] == pytest.approx(slope, rel=1e-4)


@given(value=st.floats(-100, 100), ends=st.sampled_from(ENDS))
def test_nobody_is_ever_wholly_indifferent(value: float, ends: tuple[float, float]) -> None:
    """Going on is worth at least a tenth of what it is worth to those who have nothing."""
    steepest = 2
    assert marginal_worth(np.array([value]), *ends)[0] / steepest >= 0.1 - 1e-12
