"""What pygame reports, told as happenings of the kit."""

from collections.abc import Callable, Iterable, Iterator

import pygame

from game.desktop.toolkit.input_events import (
    Alt,
    Composing,
    Happening,
    Key,
    KeyUp,
    Leave,
    PointerMove,
    Press,
    Release,
    Text,
    Wheel,
)

NAMES = {
    pygame.K_RETURN: "enter",
    pygame.K_KP_ENTER: "enter",
    pygame.K_ESCAPE: "escape",
    pygame.K_PAGEUP: "pageup",
    pygame.K_PAGEDOWN: "pagedown",
    pygame.K_KP_PLUS: "+",
    pygame.K_KP_MINUS: "-",
    pygame.K_SPACE: "space",
}
SCANCODE_A, SCANCODE_1, DIGITS = 4, 30, "1234567890"  # USB usage numbers of the keys that bear A and 1 on a US keyboard
ZOOM = {"+", "-", "="}  # what Ctrl makes text larger and smaller with, wherever a keyboard has it
Point = tuple[float, float]


def key_name(event: pygame.Event) -> str:
    """Return a key's name: `a`, `?`, `enter`, `ctrl+z`, `shift+tab`.

    The row of digits counts by its place, since French and other keyboards have signs there and digits only with
    Shift; on other alphabets letters count by their place too.
    """
    control = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
    shift = bool(event.mod & pygame.KMOD_SHIFT)
    name = NAMES.get(event.key) or plain_name(event, control, shift)
    if control:
        return f"ctrl+{'+' if name == '=' else name}"
    return "shift+tab" if name == "tab" and shift else name


def plain_name(event: pygame.Event, control: bool, shift: bool) -> str:
    """Return a key's name without what is held beside it."""
    name, place = pygame.key.name(event.key).lower(), event.scancode
    if SCANCODE_1 <= place < SCANCODE_1 + len(DIGITS) and not shift and not (control and name in ZOOM):
        return DIGITS[place - SCANCODE_1]
    typed = event.unicode.lower()
    if typed.isascii() and typed.isprintable() and typed.strip() and not control:
        return str(typed)
    if (not name or not name.isascii()) and SCANCODE_A <= place < SCANCODE_A + 26:
        return chr(ord("a") + place - SCANCODE_A)
    return name


def happenings(events: Iterable[pygame.Event], logical: Callable[[Point], Point]) -> Iterator[Happening]:
    """Yield what people did, in order; `logical` turns a window's point into a page's."""
    for event in events:
        event_meant = happening(event, logical)
        if event_meant is not None:
            yield event_meant


def happening(event: pygame.Event, logical: Callable[[Point], Point]) -> Happening | None:
    """Return what one event means, None where it means nothing to a screen."""
    match event.type:
        case pygame.KEYDOWN if event.key in {pygame.K_LALT, pygame.K_RALT}:
            return Alt(True)
        case pygame.KEYUP if event.key in {pygame.K_LALT, pygame.K_RALT}:
            return Alt(False)
        case pygame.KEYDOWN:
            return Key(key_name(event))
        case pygame.TEXTINPUT:
            return Text(event.text)
        case pygame.TEXTEDITING:
            return Composing(event.text)
        case pygame.KEYUP:
            return KeyUp(key_name_up(event))
        case pygame.MOUSEMOTION:
            return PointerMove(*logical(event.pos))
        case pygame.MOUSEBUTTONDOWN if event.button == 1:
            return Press(*logical(event.pos))
        case pygame.MOUSEBUTTONUP if event.button == 1:
            return Release(*logical(event.pos))
        case pygame.MOUSEWHEEL:
            return Wheel(*logical(pygame.mouse.get_pos()), event.precise_y)
        case pygame.WINDOWLEAVE:
            return Leave()
        case _:
            return None


def key_name_up(event: pygame.Event) -> str:
    """Return the name of a key let go."""
    return NAMES.get(event.key) or pygame.key.name(event.key).lower()
