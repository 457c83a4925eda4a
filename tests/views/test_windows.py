from collections.abc import Callable

import numpy as np
import pytest

from game.campaign.campaign import Campaign
from game.campaign.terms import CampaignTerms
from game.forecast.seat_moment import SeatMoment
from game.model.scenario.setup_files import FIRST
from game.model.state.codes import BARGAIN, IN_FORCE, TABLED
from game.model.state.world_state import WorldState
from game.views.windows import windows
from tests.views.canaries import with_world


def row(values: list[float]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """One world's numbers, one a partner."""
    return np.array([[value] for value in values])


@pytest.mark.parametrize(
    ("change", "key", "left"),
    [
        (lambda world: world.but(offer=row([0.5, 0.0]), offer_quarters=row([1.0, 0.0])), "offer_russia", 3.0),
        (lambda world: world.but(until_election=np.array([2.0])), "election", 2.0),
        (lambda world: world.but(administration=np.array([float(BARGAIN)])), "bargainer", None),
        (lambda world: world.but(snapback=np.array([float(TABLED)])), "snapback", 4.0),
        (
            lambda world: world.but(snapback=np.array([float(IN_FORCE)]), snapback_quarters=np.array([100.0])),
            "sanctions",
            0.0,
        ),
        (lambda world: world.but(ruler=row([0.0, 1.0]), ruler_quarters=row([0.0, 3.0])), "ruler_iran", 1.0),
        (lambda world: world.but(binding=np.array([2.0])), "bind", 2.0),
    ],
)
def test_a_window_stands_open_for_as_long_as_its_state_says(
    change: Callable[[WorldState], WorldState], key: str, left: float | None
) -> None:
    """Each window opens with its state, and its clock says how long it is still open."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=3, quarters=8))
    shown = {window.key: window for window in windows(SeatMoment.of(with_world(campaign, change), "china"))}
    assert key in shown
    assert left is None or shown[key].left == left
    assert shown[key].left <= shown[key].of
    assert shown[key].says
