"""What pygame reports becomes what people did."""

import pygame
import pytest

from game.desktop.pygame_events import happenings
from game.desktop.toolkit.input_events import Alt, Composing, Key, PointerMove, Press, Text, Wheel
from tests.desktop.toolkit import sketch


def told(*events: pygame.Event) -> list[object]:
    """Return the happenings of events, on a page twice as dense as the window."""
    sketch.painter()
    return list(happenings(events, lambda point: (point[0] / 2, point[1] / 2)))


def key(code: int, text: str = "", held: int = 0, place: int = 0) -> pygame.Event:
    """Return a key that goes down."""
    return pygame.Event(pygame.KEYDOWN, key=code, unicode=text, mod=held, scancode=place)


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (key(pygame.K_a, "a"), "a"),
        (key(pygame.K_a, "A", pygame.KMOD_SHIFT), "a"),
        (key(pygame.K_SLASH, "?", pygame.KMOD_SHIFT), "?"),
        (key(pygame.K_EQUALS, "+", pygame.KMOD_SHIFT), "+"),
        (key(pygame.K_KP_PLUS, "+"), "+"),
        (key(pygame.K_EQUALS, "", pygame.KMOD_CTRL), "ctrl++"),
        (key(pygame.K_KP_PLUS, "", pygame.KMOD_CTRL), "ctrl++"),
        (key(pygame.K_z, "\x1a", pygame.KMOD_CTRL), "ctrl+z"),
        (key(pygame.K_RETURN, "\r", pygame.KMOD_CTRL), "ctrl+enter"),
        (key(pygame.K_KP_ENTER, "\r"), "enter"),
        (key(pygame.K_TAB, "\t", pygame.KMOD_SHIFT), "shift+tab"),
        (key(pygame.K_SPACE, " "), "space"),
        (key(pygame.K_F11), "f11"),
        (key(0x440, "к", 0, 21), "r"),
    ],
)
def test_keys_have_the_names_that_screens_use(event: pygame.Event, name: str) -> None:
    """A key is called by what it types or bears; on a Cyrillic layout by its place."""
    (found,) = told(event)
    assert isinstance(found, Key)
    assert found.name == name


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (key(pygame.K_AMPERSAND, "&", 0, 30), "1"),
        (key(pygame.K_1, "1", pygame.KMOD_SHIFT, 30), "1"),
        (key(0xE9, "\u00e9", 0, 31), "2"),
        (key(pygame.K_MINUS, "-", 0, 35), "6"),
        (key(0xE0, "\u00e0", 0, 39), "0"),
        (key(0x6F1, "\u06f1", 0, 30), "1"),
        (key(pygame.K_1, "!", pygame.KMOD_SHIFT, 30), "!"),
        (key(pygame.K_MINUS, "", pygame.KMOD_CTRL, 35), "ctrl+-"),
        (key(0xE0, "", pygame.KMOD_CTRL, 39), "ctrl+0"),
        (key(pygame.K_q, "q", 0, 4), "q"),
    ],
)
def test_digits_are_keys_by_their_place(event: pygame.Event, name: str) -> None:
    """The first key of the digits' row is 1 on French and Persian keyboards too; letters are what they type."""
    assert told(event) == [Key(name)]


def test_what_is_typed_comes_as_text_and_not_from_keys() -> None:
    """A quick "\u00e9t\u00e9" stays whole: text is what the system says, and an input method's is told apart."""
    typed = [pygame.Event(pygame.TEXTINPUT, text=sign) for sign in "\u00e9t\u00e9"]
    held = pygame.Event(pygame.TEXTEDITING, text="ni", start=0, length=2)
    assert told(*typed, held) == [Text("\u00e9"), Text("t"), Text("\u00e9"), Composing("ni")]


def test_the_pointer_is_told_in_the_pages_pixels() -> None:
    """Moves and presses come in logical pixels; only the main button presses."""
    move = pygame.Event(pygame.MOUSEMOTION, pos=(40, 60), rel=(0, 0), buttons=(0, 0, 0))
    left = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(40, 60), button=1)
    right = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(40, 60), button=3)
    assert told(move, left, right) == [PointerMove(20, 30), Press(20, 30)]


def test_alt_and_the_wheel_are_told() -> None:
    """Alt is told as held, and the wheel as steps."""
    wheel = pygame.Event(pygame.MOUSEWHEEL, x=0, y=1, precise_y=1.0, flipped=False)
    alt, turned = told(key(pygame.K_LALT), wheel)
    assert alt == Alt(True)
    assert isinstance(turned, Wheel)
    assert turned.steps == 1.0
