import attrs
import pytest

from game.desktop.drawing.crisis_clock import SECONDS, clock_moment
from game.desktop.preferences import DEFAULT
from game.desktop.screens.crisis import CHOICE, crisis
from game.desktop.toolkit.scene import Looks, Scene, Size
from game.desktop.toolkit.theme import theme
from tests.desktop import turns

SIZE = Size(1280, 800)


def looked_at(seconds: float, on: bool = True) -> Scene:
    """Return the scene of a question that was first looked at some seconds ago."""
    page = turns.crisis_page()
    waiting = next(one for one in page.board.crises if one.id == page.crisis)
    waiting = attrs.evolve(
        waiting, tonight=True, choices=tuple(attrs.evolve(choice, chosen=False) for choice in waiting.choices)
    )
    page = attrs.evolve(page, board=attrs.evolve(page.board, crises=(waiting,)))
    local = {f"began:{clock_moment(page.board, waiting)}": 10.0}
    preferences = attrs.evolve(DEFAULT, clock=on)
    return crisis(page, Looks(SIZE, theme("dark"), preferences, local=local, now=10.0 + seconds))


def may_be_chosen(scene: Scene) -> list[bool]:
    """Return for each choice whether it may be chosen."""
    return [not widget.disabled_why for widget in scene.widgets if widget.id.startswith(CHOICE)]


def test_there_is_no_clock_unless_it_is_switched_on() -> None:
    """As Wedge comes nothing drains, nothing moves, and after an hour all may still be chosen."""
    assert not DEFAULT.clock
    scene = looked_at(3600, on=False)
    assert not [widget for widget in scene.widgets if widget.id.startswith("clock")]
    assert not scene.moving
    assert sum(may_be_chosen(scene)) > 1


@pytest.mark.parametrize(("seconds", "says"), [(0.0, "1:30"), (30.5, "1:00"), (89.9, "0:01")])
def test_the_clock_says_what_is_left(seconds: float, says: str) -> None:
    """It counts from when the question was first looked at, and all may be chosen while it runs."""
    scene = looked_at(seconds)
    assert next(widget.name for widget in scene.widgets if widget.id == "clock") == says
    assert scene.moving
    assert may_be_chosen(scene) == may_be_chosen(looked_at(0.0, on=False))


def test_when_time_is_out_the_cheapest_choice_alone_is_left() -> None:
    """The others say why they can no longer be chosen; nothing moves any more."""
    scene = looked_at(SECONDS)
    assert sum(may_be_chosen(scene)) == 1
    assert not scene.moving
    assert any("out" in widget.disabled_why for widget in scene.widgets if widget.id.startswith(CHOICE))
