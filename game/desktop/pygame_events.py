"""What pygame reports, told as happenings of the kit."""

from collections.abc import Callable, Iterable, Iterator

import pygame

from game.desktop.toolkit.input_events import Alt, Happening, Key, KeyUp, Leave, PointerMove, Press, Release, Wheel

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
SCANCODE_A, SCANCODE_1 = 4, 30  # USB usage numbers of the keys that bear A and 1 on a US keyboard
Point = tuple[float, float]


def key_name(event: pygame.Event) -> str:
    """Return a key's name: `a`, `?`, `enter`, `ctrl+z`, `shift+tab`. On other alphabets the key's place counts."""
    control = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
    shift = bool(event.mod & pygame.KMOD_SHIFT)
    name = NAMES.get(event.key) or plain_name(event, control)
    if control:
        return f"ctrl+{'+' if name == '=' else name}"
    return "shift+tab" if name == "tab" and shift else name


def plain_name(event: pygame.Event, control: bool) -> str:
    """Return a key's name without what is held beside it."""
    typed = event.unicode.lower()
    if typed.isascii() and typed.isprintable() and typed.strip() and not control:
        return str(typed)
    name, place = pygame.key.name(event.key).lower(), event.scancode
    if not name or not name.isascii():
        if SCANCODE_A <= place < SCANCODE_A + 26:
            return chr(ord("a") + place - SCANCODE_A)
        if SCANCODE_1 <= place < SCANCODE_1 + 9:
            return chr(ord("1") + place - SCANCODE_1)
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
            held = event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META | pygame.KMOD_ALT)
            text = event.unicode if event.unicode.isprintable() and not held else ""
            return Key(key_name(event), text)
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
