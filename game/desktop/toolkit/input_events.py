"""What people do with keyboard and pointer, free of any toolkit, so that tests can do it too."""

import attrs


@attrs.frozen
class Key:
    """A key went down: `a`, `enter`, `ctrl+z`, `shift+tab`; `text` is what it types."""

    name: str
    text: str = ""


@attrs.frozen
class KeyUp:
    """A key was let go."""

    name: str


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


Happening = Key | KeyUp | Alt | PointerMove | Press | Release | Wheel | Leave
