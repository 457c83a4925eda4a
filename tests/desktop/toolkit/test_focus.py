"""Where focus goes."""

from hypothesis import given
from hypothesis import strategies as st

from game.desktop.toolkit import focus
from game.desktop.toolkit.scene import Scene
from tests.desktop.toolkit.sketch import button, grid


def test_tab_comes_by_every_stop_and_back_to_the_first() -> None:
    """Tab pressed as often as there are stops has been at each of them once."""
    scene, here, seen = grid(), "a0", []
    for _ in focus.stops(scene):
        seen.append(here)
        here = focus.after(scene, here, 1) or ""
    assert sorted(seen) == sorted(widget.id for widget in scene.widgets)
    assert here == "a0"


@given(st.sampled_from([widget.id for widget in grid().widgets]))
def test_shift_tab_undoes_tab(name: str) -> None:
    """Going on and back again ends where it began."""
    assert focus.after(grid(), focus.after(grid(), name, 1), -1) == name


def test_arrows_stay_in_a_row_and_leave_it_upwards_and_downwards() -> None:
    """Right goes to the neighbour and stops at the end; down with nothing below goes to the next group."""
    scene = grid()
    assert focus.toward(scene, "a0", "right") == "a1"
    assert focus.toward(scene, "a2", "right") == "a2"
    assert focus.toward(scene, "a1", "down") == "b0"
    assert focus.toward(scene, "c0", "down") == "c1"
    assert focus.toward(scene, "c0", "up") == "b0"


def test_focus_moves_to_the_neighbour_of_what_is_gone() -> None:
    """When the focused widget disappears, focus goes to the one that takes its place in the group."""
    before = grid()
    after = Scene("grid", tuple(widget for widget in before.widgets if widget.id != "a1"))
    assert focus.refocused(after, "a1", before) == "a2"


def test_a_new_screen_begins_where_it_asks_to() -> None:
    """A screen's own first stop is focused when it opens."""
    scene = Scene("other", (button("x", (0, 0)), button("y", (100, 0))), first="y")
    assert focus.refocused(scene, "a1", grid()) == "y"
