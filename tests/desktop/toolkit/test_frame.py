"""Painting only what changed."""

import attrs
import pygame
from hypothesis import given, settings
from hypothesis import strategies as st

from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.frame import Frame, Layer, merged
from game.desktop.toolkit.scene import Mark, Rect, Scene, Size
from tests.desktop.toolkit.sketch import painter

SIZE = Size(400, 300)
RECTS = st.builds(Rect, st.integers(0, 300), st.integers(0, 200), st.integers(1, 100), st.integers(1, 100))


def page(names: tuple[str, ...] = ("One", "Two", "Three")) -> Scene:
    """Return three buttons with a panel under them."""
    buttons = [
        parts.button(f"b{place}", name, Rect(20 + place * 120, 40, 110, 40), None) for place, name in enumerate(names)
    ]
    return Scene("page", (parts.panel("p", Rect(0, 0, 400, 300)), *buttons))


def pixels(surface: pygame.Surface) -> bytes:
    """Return a surface's bytes."""
    return pygame.image.tobytes(surface, "RGB")


def test_nothing_changed_costs_nothing() -> None:
    """The same picture again paints nothing."""
    brush, frame = painter(), Frame()
    assert frame.paint(brush, [Layer(page())], SIZE)
    assert frame.paint(brush, [Layer(page())], SIZE) == []


def test_a_change_is_painted_where_it_is_and_looks_as_if_all_had_been() -> None:
    """A change paints only around itself, and the result is the same, to the pixel, as a whole new picture."""
    brush, frame = painter(), Frame()
    frame.paint(brush, [Layer(page())], SIZE)
    changed = Layer(page(("One", "Zwei", "Three")), (("b1", Mark(focused=True)),))
    (place,) = frame.paint(brush, [changed], SIZE)
    assert place.w < 200
    other = painter()
    Frame().paint(other, [changed], SIZE)
    assert pixels(brush.surface) == pixels(other.surface)


def test_a_widget_gone_leaves_no_trace() -> None:
    """What is no longer there is no longer seen."""
    brush, frame = painter(), Frame()
    frame.paint(brush, [Layer(page())], SIZE)
    rest = attrs.evolve(page(), widgets=page().widgets[:-1])
    frame.paint(brush, [Layer(rest)], SIZE)
    other = painter()
    Frame().paint(other, [Layer(rest)], SIZE)
    assert pixels(brush.surface) == pixels(other.surface)


@given(st.lists(RECTS, max_size=6))
@settings(deadline=None)
def test_merged_places_do_not_meet_and_cover_everything(rects: list[Rect]) -> None:
    """Merging loses no place, and paints none twice."""
    found = merged(rects)
    assert all(not one.meets(other) for one in found for other in found if one is not other)
    assert all(any(big.common(rect) == rect for big in found) for rect in rects)
