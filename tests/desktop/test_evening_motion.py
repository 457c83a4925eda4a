import attrs

from game.desktop.preferences import Preferences
from game.desktop.screens.evening import evening, moment, shares_of
from tests.desktop.turns import evening_page, looks_at


def test_the_ladder_moves_before_the_strand_and_all_is_still_after_2_4_seconds() -> None:
    """When an evening is first shown the step comes first, then the strand; by 2.4 seconds nothing moves any more."""
    page = attrs.evolve(evening_page(), later=False)
    page = attrs.evolve(page, evening=attrs.evolve(page.evening, rung_before=4, rung=3))
    looks = attrs.evolve(looks_at((1280, 800)), local={f"began:{moment(page)}": 10.0})
    seen = [shares_of(page, attrs.evolve(looks, now=10.0 + after)) for after in (0.0, 0.35, 0.71, 1.2, 2.4)]
    assert seen[0] == (0.0, 0.0)
    assert 0 < seen[1][0] < 1
    assert seen[1][1] == 0
    assert seen[2][0] == 1
    assert 0 < seen[3][1] < 1
    assert seen[4] == (1.0, 1.0)
    assert evening(page, attrs.evolve(looks, now=10.5)).moving
    assert not evening(page, attrs.evolve(looks, now=12.4)).moving


def test_nothing_moves_where_motion_is_reduced_or_an_evening_is_read_again() -> None:
    """With motion reduced, and on an evening behind which a later one lies, all is shown at once."""
    page = attrs.evolve(evening_page(), later=False)
    local = {f"began:{moment(page)}": 10.0}
    still = attrs.evolve(looks_at((1280, 800)), local=local, now=10.1, preferences=Preferences(reduce_motion=True))
    assert shares_of(page, still) == (1.0, 1.0)
    assert not evening(page, still).moving
    later = attrs.evolve(page, later=True)
    again = attrs.evolve(looks_at((1280, 800)), local=local, now=10.1)
    assert shares_of(later, again) == (1.0, 1.0)
    assert evening(later, again).begins == ""
