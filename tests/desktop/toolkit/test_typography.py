"""Text measured and wrapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.desktop.toolkit import typography
from game.desktop.toolkit.other_scripts import script_of, system_font
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


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Partners of convenience – été", ""),
        ("Партнёры", ""),
        ("a \u0645\u0631\u062d\u0628\u0627", "arabic"),
        ("\u05e9\u05dc\u05d5\u05dd", "hebrew"),
        ("\u4f60\u597d", "han"),
        ("\ud55c\uad6d", "hangul"),
    ],
)
def test_letters_that_the_own_fonts_lack_are_drawn_in_a_font_of_the_systems(text: str, script: str) -> None:
    """Latin and Cyrillic are drawn in Wedge's own fonts; others in one of the system's, where it has one."""
    painter()
    assert script_of(text) == script
    own = typography.font(typography.style("body").file, 20)
    found = typography.font_for(text, "body", 20)
    has = bool(script) and system_font(script) is not None
    assert (found is not own) == has
    assert typography.width(text, "body") > 0


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
