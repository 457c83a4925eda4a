from collections.abc import Callable

import attrs
import pygame

from game.desktop.preferences import DEFAULT
from game.desktop.scene_view import SceneView
from game.desktop.toolkit.stage import Place, Stage
from tests.desktop.turns import drawn, page


def opened(clock: Callable[[], float]) -> SceneView:
    """Return a window on the board, with a clock of its own."""
    pygame.display.init()
    pane = pygame.Window("Wedge", (1280, 800), hidden=True)
    return SceneView.of(pane, Stage(clock, [Place("board")]), DEFAULT, None)


def moves(view: SceneView, now: list[float], turn: int) -> bool:
    """Return whether a quarter's board still moves when it is looked at again a second later."""
    now[0] += 1.0
    view.stage.changed = True
    view.show(lambda place: page(board=attrs.evolve(drawn(), turn=turn)))
    return view.moving


def test_the_rope_moves_when_a_quarters_board_is_first_seen_and_never_again() -> None:
    """The strand's 0.9 s begin with the first picture of a quarter's board, and a second look at it is still."""
    now = [50.0]
    view = opened(lambda: now[0])
    view.show(lambda place: page())
    assert view.moving
    assert [moves(view, now, 6 if late else 5) for late in (False, False, True)] == [False, False, True]
