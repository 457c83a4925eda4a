"""What people do with keyboard and pointer, free of any toolkit, so that tests can do it too."""

import attrs


@attrs.frozen
class Key:
    """A key went down: `a`, `enter`, `ctrl+z`, `shift+tab`. What is typed comes as `Text`, not from keys."""

    name: str


@attrs.frozen
class KeyUp:
    """A key was let go."""

    name: str


@attrs.frozen
class Text:
    """Text was typed: a letter, an accent set on a letter, or whole words from an input method."""

    text: str


@attrs.frozen
class Composing:
    """An input method holds text that is not yet typed, "" when it has let go; until then keys are its own."""

    text: str


@attrs.frozen
class Alt:
    """Alt went down, or was let go."""

    held: bool


@attrs.frozen
class PointerMove:
    """The pointer moved; logical pixels of the page."""

    x: float
    y: float


@attrs.frozen
class Press:
    """The main button went down."""

    x: float
    y: float


@attrs.frozen
class Release:
    """The main button was let go."""

    x: float
    y: float


@attrs.frozen
class Wheel:
    """The wheel turned, in steps; up is positive."""

    x: float
    y: float
    steps: float


@attrs.frozen
class Leave:
    """The pointer left the window."""


Happening = Key | KeyUp | Text | Composing | Alt | PointerMove | Press | Release | Wheel | Leave
