"""Colours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.desktop.toolkit.theme import THEMES, Rgba, contrast, grey, luminance, over, theme
from game.model.state.axes import CODES

COLOUR = st.tuples(*[st.integers(0, 255)] * 3, st.just(255))
SURFACES = ("bg", "panel", "raised", "raised2")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ink", ["text", "text2", "text3", "accentText"])
def test_every_text_ink_is_readable_on_every_surface(name: str, ink: str) -> None:
    """Text stands at least 4.5 to 1 from each surface of its theme."""
    look = theme(name)
    assert all(contrast(look.rgba(ink), look.rgba(surface)) >= 4.5 for surface in SURFACES)


@pytest.mark.parametrize("name", THEMES)
def test_every_actor_is_seen_on_the_panel(name: str) -> None:
    """A country's sign stands at least 3 to 1 from the panel, in colour and in grey."""
    for mono in (False, True):
        look = theme(name, mono)
        assert all(contrast(look.rgba(f"{actor}.fill"), look.rgba("panel")) >= 3 for actor in CODES)


@given(COLOUR, COLOUR)
def test_contrast_is_the_same_both_ways(one: Rgba, other: Rgba) -> None:
    """Contrast does not ask which of two colours is on top, and lies between 1 and 21."""
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.01


@given(COLOUR)
def test_grey_keeps_luminance(colour: Rgba) -> None:
    """A colour's grey is as light as the colour."""
    assert abs(luminance(grey(colour)) - luminance(colour)) < 0.006


def test_an_ink_may_let_through() -> None:
    """`accent/50` is the accent at half its opacity, and laid on black it is half as light a channel."""
    half = theme("dark").rgba("accent/50")
    assert half[3] in {127, 128}
    assert over(half, (0, 0, 0, 255))[0] == pytest.approx(theme("dark").rgba("accent")[0] / 2, abs=1)


def test_an_unknown_ink_is_refused() -> None:
    """An ink that is in no theme is an error and not black."""
    with pytest.raises(KeyError):
        theme("dark").rgba("mauve")
