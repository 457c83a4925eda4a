import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.desktop.drawing.geography import atlas, country_at, hatched, holds, placement, project

PLACES = {"russia": (37.62, 55.75), "iran": (51.42, 35.69), "china": (116.4, 39.9), "israel": (34.9, 31.0)}
PANELS = [(682.0, 320.0), (872.0, 418.0), (1014.0, 418.0), (1344.0, 418.0), (498.0, 211.0)]


def test_crimea_is_drawn_with_ukraine() -> None:
    """Simferopol lies in no land of Russia's."""
    x, y = project(34.1, 44.95)
    assert not any(holds(ring, x, y) for ring in atlas().lands["russia"])
    assert any(holds(ring, x, y) for ring in atlas().others)


@pytest.mark.parametrize("country", PLACES)
def test_a_place_of_the_earth_lies_where_the_map_was_drawn(country: str) -> None:
    """The projection puts a place of each within its own country's borders."""
    x, y = project(*PLACES[country])
    assert any(holds(ring, x, y) for ring in atlas().lands[country])


@pytest.mark.parametrize("size", PANELS)
def test_every_capital_lies_within_the_panel(size: tuple[float, float]) -> None:
    """All six countries' signs are whole on every panel, the United States at the left edge."""
    laid = placement(size)
    for country in (*atlas().lands, "united_states"):
        x, y = laid.capital(country)
        assert 17 <= x <= size[0] - 17, country
        assert 17 <= y <= size[1] - 17, country


@pytest.mark.parametrize("size", PANELS)
def test_a_country_is_picked_by_its_shape(size: tuple[float, float]) -> None:
    """A point in the middle of Iran picks Iran, and one in the Indian Ocean picks nobody."""
    laid = placement(size)
    assert country_at(laid.put(project(55.0, 32.5)), laid) == "iran"
    assert country_at(laid.put(project(66.0, 12.0)), laid) == ""


@given(some.floats(-80, 80), some.floats(2.0, 12.0))
def test_hatching_stays_within_its_territory(angle: float, apart: float) -> None:
    """The middle of every line of a hatching lies inside the ring it was cut to."""
    ring = np.array([(0.0, 0.0), (60.0, 5.0), (30.0, 25.0), (70.0, 60.0), (5.0, 50.0)])
    for line in hatched(ring, angle, apart):
        x, y = line.mean(axis=0)
        if np.ptp(line, axis=0).max() > 0.01:  # a line that only touches a corner has no middle
            assert holds(ring, x, y)
