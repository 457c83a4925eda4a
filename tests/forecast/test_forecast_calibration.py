import numpy as np
import pytest

from benchmarks.calibration import bins, covered, fan_covered, foretold, games, held_against
from game.model.state.axes import UNITED_STATES

SCENARIO = "partners_of_convenience"


def test_forecasts_are_honest() -> None:
    """Of 120 games, forecast by Washington four quarters before the end, what was given a share came true as often.

    The 90 % intervals cover what came of most bins, and the fan what came of nine indices in ten. The benchmark of
    forecasts does the same with 400 games, twelve quarters and all seats.
    """
    table = games(SCENARIO, 7, 120, 12)
    told = foretold(table, UNITED_STATES, 8, 48)
    found = bins(table, told, 12)
    assert len(found) >= 10
    assert covered(found) >= 0.75
    assert 0.8 <= fan_covered(told) <= 0.97


@pytest.mark.parametrize(("came", "covers"), [(2, False), (7, True), (10, True), (13, True), (18, False)])
def test_a_bin_holds_what_came_against_the_law_of_what_should(came: int, covers: bool) -> None:
    """Of twenty games given one half, seven to thirteen may come true, and neither two nor eighteen."""
    found = held_against(np.full(20, 0.5), came)
    assert found.foretold == 10
    assert found.is_covered == covers
    assert found.is_telling


def test_a_bin_that_could_go_one_way_only_says_nothing() -> None:
    """Twenty games given nearly no chance are no evidence of honesty."""
    assert not held_against(np.full(20, 0.01), 0).is_telling
