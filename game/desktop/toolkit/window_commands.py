"""What widgets ask of the window itself. What they ask of the game is said in `game.desktop.commands`."""

from typing import Any

import attrs


@attrs.frozen
class Open:
    """Show a screen, or a dialog over the screen; `about` says of what."""

    screen: str
    about: Any = None


@attrs.frozen
class Close:
    """Go back: leave the dialog or the screen on top."""


@attrs.frozen
class Home:
    """Show a screen with nothing beneath it."""

    screen: str
    about: Any = None


@attrs.frozen
class Set:
    """Remember something about the screen, such as a tab or a map layer."""

    key: str
    value: Any


@attrs.frozen
class Focus:
    """Focus a widget."""

    id: str


@attrs.frozen
class Say:
    """Show a sentence for a while, and write it into the text log."""

    text: str


@attrs.frozen
class Prefer:
    """Change one of the player's preferences; True and False, or a value of its own."""

    name: str
    value: Any


@attrs.frozen
class Many:
    """Carry out several commands, one after another."""

    commands: tuple[Any, ...]


@attrs.frozen
class Ask:
    """Ask before something is done.

    also  a box to tick, and the command to carry out too when it is ticked
    """

    title: str
    text: str
    yes: str
    command: Any
    no: str = "Cancel"
    also: tuple[str, Any] | None = None


@attrs.frozen
class ShowError:
    """Say what went wrong, what is safe, and the ways out: (verb, command), the first the likeliest."""

    title: str
    text: str
    ways: tuple[tuple[str, Any], ...] = (("Close", Close()),)


@attrs.frozen
class Quit:
    """End the program."""
