"""Text measured and wrapped."""

from hypothesis import given
from hypothesis import strategies as st

from game.desktop.toolkit import typography
from tests.desktop.toolkit.sketch import painter

WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=12), min_size=1, max_size=20).map(" ".join)


@given(WORDS, st.floats(40, 400))
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    """Wrapped text keeps within its room, however narrow, but for a single letter."""
    assert all(typography.width(line, "body") <= room or len(line) == 1 for line in typography.wrap(text, "body", room))


@given(WORDS, st.floats(20, 400))
def test_wrapping_loses_nothing(text: str, room: float) -> None:
    """All letters of a text are in its lines, in order."""
    assert "".join(typography.wrap(text, "body", room)).replace(" ", "") == text.replace(" ", "")


def test_a_title_that_does_not_fit_is_condensed_and_not_cut() -> None:
    """A title too long for two lines is set condensed, and none of it is lost."""
    text = "Washington brokers a corridor through the southern Caucasus for a hundred years"
    fitted = typography.fit(text, "card", 180, 2)
    assert fitted.style == "card+cond"
    assert " ".join(fitted.lines) == text


def test_text_is_painted_as_wide_as_it_was_measured() -> None:
    """At every scale a text takes the room it was given, to within a pixel."""
    text = "Both discount harder for the same Chinese buyers"
    for scale in (1.0, 1.35, 2.0, 2.7, 4.0):
        brush = painter(400, 40, scale)
        ground = brush.surface.copy()
        brush.text(text, (10, 10), "body", "text")
        changed = changed_columns(ground, brush.surface)
        painted = (changed[-1] - changed[0] + 1) / scale
        assert abs(painted - typography.width(text, "body")) < 2.5


def changed_columns(before: "object", after: "object") -> list[int]:
    """Return the columns in which two surfaces differ."""
    import pygame

    one, other = (pygame.surfarray.array3d(surface) for surface in (before, after))  # type: ignore[arg-type]
    return [int(x) for x in (one != other).any(axis=(1, 2)).nonzero()[0]]
