"""On every screen, at every size, nothing overlaps, nothing is cut, and everything can be read."""

import os
from itertools import combinations
from typing import Any

import pygame
import pytest

from game.desktop.drawing.chart_drawings import ChartPlot, crosses, free
from game.desktop.page_size import page, scale_of
from game.desktop.screens.registry import SCREENS
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.paints import paint_button
from game.desktop.toolkit.scene import Draw, Rect, Scene, Size, Widget
from game.desktop.toolkit.theme import contrast, over, theme
from tests.desktop.sketch import EVERY, Sketch, ink, painted, sketch

# The least window, the usual and the largest; the two between them are tried where time is no matter.
EVERY_SIZE = ((1024, 640), (1920, 1080)) if os.environ.get("WEDGE_EVERY_SIZE") else ()
WINDOWS = ((1000, 620), (1280, 800), (3840, 2160), *EVERY_SIZE)
TEXTS = (100, 150)
# Known, and to be mended by whoever touches these screens next; the test fails when one of them is in order again.
KNOWN: set[tuple[str, tuple[int, int], int]] = set()
LEAST_TARGET = 18  # rows of a list; whatever stands alone is larger
GROUND = 0.06  # a colour that covers less of a text's box is the letters' own edge, or a hairline

every_screen = pytest.mark.parametrize(
    ("name", "about"), EVERY, ids=[f"{number} {name}" for number, (name, _) in enumerate(EVERY)]
)
every_window = pytest.mark.parametrize("window", WINDOWS, ids=lambda size: f"{size[0]}x{size[1]}")
every_text = pytest.mark.parametrize("text", TEXTS)


def visible(one: Sketch, name: str) -> Rect:
    """Return where a widget may paint: the page, or what is seen of the place it scrolls in."""
    widget = one.scene.find(name)
    page = Rect(0, 0, one.size.w, one.size.h)
    return widget.scroll.area.inset(-7) if widget is not None and widget.scroll is not None else page


def inside(rect: Rect, room: Rect) -> bool:
    """Return whether a rectangle lies in another, but for a hair."""
    wide, high = rect.x >= room.x - 0.5, rect.y >= room.y - 0.5
    return wide and high and rect.right <= room.right + 0.5 and rect.bottom <= room.bottom + 0.5


def meet(one: Rect, other: Rect) -> bool:
    """Return whether two rectangles share more than a hair."""
    return one.inset(0.75).meets(other.inset(0.75))


@every_text
@every_window
@every_screen
def test_nothing_overlaps_and_nothing_is_cut(name: str, about: Any, window: tuple[int, int], text: int) -> None:
    """No text is painted on another, none leaves the page, and no two controls lie on one another."""
    one = sketch(name, about, window, text)
    faults = [*text_on_text(one), *cut(one), *controls_on_controls(one)]
    assert bool(faults) == ((name, window, text) in KNOWN), faults


@every_text
@every_window
@every_screen
def test_the_whole_page_is_in_the_window(name: str, about: Any, window: tuple[int, int], text: int) -> None:
    """At no size of window or text does a page reach beyond its window, so that nothing has to be scrolled to."""
    found = page(window, window, (None, text / 100), SCREENS[name].least)
    assert found.size.w * found.scale <= window[0] + 1
    assert found.size.h * found.scale <= window[1] + 1
    assert found.scale >= scale_of(window, None, 1.0)


def text_on_text(one: Sketch) -> list[str]:
    """Return the pairs of texts that are painted on one another."""
    placed = [(written.text, ink(written).common(visible(one, widget))) for widget, written in one.written]
    seen = [(text, rect) for text, rect in placed if rect.w > 1 and rect.h > 1]
    return [f"{a!r} on {b!r}" for (a, first), (b, second) in combinations(seen, 2) if meet(first, second)]


def cut(one: Sketch) -> list[str]:
    """Return the texts of which a part lies outside the page, or beside the place they scroll in."""
    faults = []
    for name, written in one.written:
        widget = one.scene.find(name)
        room = Rect(0, 0, one.size.w, one.size.h)
        if widget is not None and widget.scroll is not None:
            area = widget.scroll.area
            room = Rect(area.x - 14, -1e6, area.w + 28, 2e6)
        rect = ink(written)
        if rect.w > 0 and not inside(rect, room):
            faults.append(f"{written.text!r} at {rect}")
    return faults


def controls_on_controls(one: Sketch) -> list[str]:
    """Return the pairs of controls that lie on one another; a control within a field lies there on purpose."""
    used = [widget for widget in one.scene.widgets if widget.focusable and widget.seen.w > 0 and widget.seen.h > 0]
    return [f"{a.id} on {b.id}" for a, b in combinations(used, 2) if meet(a.seen, b.seen) and not within(a, b)]


def within(one: Widget, other: Widget) -> bool:
    """Return whether one of two widgets lies wholly in the other, and over it."""
    small, big = sorted((one, other), key=lambda widget: widget.rect.w * widget.rect.h)
    return small.z > big.z and inside(small.rect, big.rect)


@every_window
@every_screen
def test_every_control_can_be_hit(name: str, about: Any, window: tuple[int, int]) -> None:
    """Whatever can be pressed is at least 18 pixels high and wide, and on the page or in a place that scrolls."""
    one = sketch(name, about, window)
    used = [widget for widget in one.scene.widgets if widget.focusable]
    small = [widget.id for widget in used if min(widget.rect.w, widget.rect.h) < LEAST_TARGET]
    page = Rect(0, 0, one.size.w, one.size.h)
    away = [widget.id for widget in used if widget.scroll is None and not inside(widget.rect, page)]
    assert (small, away) == ([], [])


@pytest.mark.parametrize("look", ["dark", "light", "high contrast"])
@every_screen
def test_every_text_can_be_read(name: str, about: Any, look: str) -> None:
    """Every painted text stands 4.5 to 1 or more from what lies beneath it."""
    one = sketch(name, about, (1280, 800), look=look)
    faint = []
    for _, written in one.written:
        grounds = [ground for ground, share in written.grounds if share >= GROUND]
        least = min((contrast(over(written.colour, ground), ground) for ground in grounds), default=21.0)
        if least < 4.5:
            faint.append(f"{written.text!r}: {least:.2f}")
    assert faint == []


@every_text
@every_screen
def test_no_text_is_smaller_than_twelve(name: str, about: Any, text: int) -> None:
    """No text is set smaller than 12 logical pixels."""
    from game.desktop.toolkit import typography

    one = sketch(name, about, (1280, 800), text)
    assert [written.text for _, written in one.written if typography.style(written.style).size < 12] == []


@every_screen
def test_every_control_has_a_name_and_an_identity_of_its_own(name: str, about: Any) -> None:
    """A screen reader can name everything that can be pressed, and no two widgets share an identity."""
    one = sketch(name, about, (1280, 800))
    names = [widget.id for widget in one.scene.widgets]
    assert sorted(names) == sorted(set(names))
    assert [widget.id for widget in one.scene.widgets if widget.focusable and not widget.name.strip()] == []


@every_screen
def test_at_most_one_filled_button_is_in_the_accent(name: str, about: Any) -> None:
    """One main action a screen: at most one button is filled with the accent."""
    one = sketch(name, about, (1280, 800))
    main = [widget.id for widget in one.scene.widgets if widget.paint and ("main", None, True) in widget.paint.needs]
    assert len(main) <= 1


def test_the_checks_see_what_is_wrong() -> None:
    """Texts on one another, a text off the page, and controls on one another are each found."""
    rect = Rect(600, 10, 80, 20)
    one, other = (Widget(name, "button", name, rect, Draw(paint_button, ("plain", None, False))) for name in "ab")
    scene = Scene("bad", (one, other, parts.label("c", "Moscow waits for an answer", Rect(620, 100, 300, 0))))
    made = Painter(pygame.Surface((640, 400)), 1.0, theme("dark"))
    found = Sketch(scene, Size(640, 400), tuple(painted(made, scene, Size(640, 400), None)), made.surface)
    assert text_on_text(found) == ["'a' on 'b'"]
    assert len(cut(found)) == 3
    assert controls_on_controls(found) == ["a on b"]


def test_the_form_of_a_new_campaign_needs_no_scrolling_in_the_smallest_window() -> None:
    """At 1000 × 620 the whole form is seen at once, every field of it and its button."""
    one = sketch("title", None, (1000, 620))
    assert one.scene.find("scroll:setup:bar") is None
    form = [one.scene.find(name) for name in ("scenario.strait_crisis", "side.israel", "length.8", "seed", "begin")]
    assert all(widget is not None and inside(widget.rect, Rect(0, 0, one.size.w, one.size.h)) for widget in form)


def test_a_name_in_a_chart_stands_where_no_line_runs() -> None:
    """The bound of frayed is named under its rule, or over it where the index runs under it, at either end."""
    plot = ChartPlot(Rect(0, 0, 400, 200), (0.0, 20.0), (0.0, 60.0))
    falling = ((0.0, 38.0), (2.0, 30.0), (20.0, 45.0))
    low = ((0.0, 31.0), (20.0, 31.0))
    both = ((0.0, 31.0), (2.0, 35.0), (20.0, 45.0))
    assert free(plot, 33.0, 80.0, ()).y == plot.up(33.0) + 2
    assert free(plot, 33.0, 80.0, (low,)).y < plot.up(33.0)
    for line in (falling, low, both):
        assert not crosses(plot, free(plot, 33.0, 80.0, (line,)), line)
