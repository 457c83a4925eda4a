import numpy as np
import pytest

from game.model.laws.endings import VERDICTS, by_interest, contentment, endings, verdict
from game.model.state.axes import COUNTRIES
from tests.sketch import Rows, after, section, sketch


def ended(**rows: Rows) -> str:
    """Return the verdict on a world."""
    plain: dict[str, Rows] = {"index": 40.0, "ruptured": 0.0, "allied": 0.0, "catastrophe": 0.0}
    world, _ = sketch(**{**plain, **rows})
    return VERDICTS[verdict(world, section("endings"))[0]]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({}, "holds"),
        ({"index": 33.0}, "holds"),
        ({"index": 32.9}, "frayed"),
        ({"allied": 1.0}, "durable_alliance"),
        ({"allied": 1.0, "index": 20.0}, "frayed"),
        ({"ruptured": 1.0}, "fractured"),
        ({"ruptured": 1.0, "index": 60.0}, "fractured"),
        ({"catastrophe": 1.0}, "catastrophe"),
        ({"catastrophe": 1.0, "ruptured": 1.0, "allied": 1.0}, "catastrophe"),
    ],
)
def test_verdict(rows: dict[str, Rows], expected: str) -> None:
    """Catastrophe goes before all, then a rupture, then an alliance that still holds; else the index decides."""
    assert ended(**rows) == expected


def test_contentment_is_the_weighted_sum_of_interests() -> None:
    """Each interest counts by its weight, and the weights of a country are a whole."""
    world, setting = sketch()
    for country in range(len(COUNTRIES)):
        parts = by_interest(world, country, setting)
        assert sum(interest.weight for interest, _ in parts) == pytest.approx(1.0)
        expected = sum(interest.weight * met[0] for interest, met in parts)
        assert contentment(world, setting)[country, 0] == pytest.approx(expected)


def test_a_catastrophe_ruins_everybody() -> None:
    """When escalation runs away each loses seven tenths of its satisfaction."""
    calm, setting = sketch(catastrophe=0.0)
    ruined, _ = sketch(catastrophe=1.0)
    before, then = (endings(world, calm, setting)[0].satisfaction for world in (calm, ruined))
    assert then == pytest.approx(0.3 * before)


def test_the_score_is_the_mean_satisfaction_so_far() -> None:
    """After three quarters the score is the mean of the three."""
    world, setting = sketch()
    seen = []
    for _ in range(3):
        world = after(setting, world)
        seen.append(world.satisfaction)
    assert world.score == pytest.approx(np.mean(seen, axis=0), abs=1e-4)


def test_the_opening_says_how_content_each_is() -> None:
    """Before the first quarter satisfaction is worked out and nobody has a score."""
    world, _ = sketch()
    assert ((world.satisfaction > 0) & (world.satisfaction < 100)).all()
    assert not world.score.any()
