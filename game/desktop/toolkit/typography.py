"""Type: styles by name, and text measured and wrapped at one size, so that it breaks alike at every scale.

A style is a name of the tokens (`body`, `card`, `h1`), or such a name with a weight or face after a plus
(`body+600`, `small+500`, `card+cond`).
"""

from functools import cache, lru_cache
from pathlib import Path

import attrs
import pygame

from game.desktop.toolkit.other_scripts import script_of, system_font
from game.desktop.toolkit.theme import tokens
from game.paths import shipped

MEASURED = 8  # text is measured this much larger than it is drawn, because advances are whole pixels
FONTS = {
    "serif": {400: "serif", 500: "serif600", 600: "serif600"},
    "serifItalic": {400: "serifItalic", 500: "serifItalic", 600: "serif600"},
    "sans": {400: "sans", 500: "sans500", 600: "sans600"},
    "cond": {400: "cond", 500: "cond500", 600: "cond600"},
}


@attrs.frozen
class Style:
    """A style: file, size and line in logical pixels."""

    file: str
    size: int
    line: int


@attrs.frozen
class Fitted:
    """Text that fits: in which style, and broken into which lines."""

    style: str
    lines: tuple[str, ...]


@cache
def style(name: str) -> Style:
    """Return a style by its name; KeyError where there is none."""
    base, *changes = name.split("+")
    chosen = tokens()["type"]["scale"][base]
    face, weight = chosen["font"], int(chosen["weight"])
    for change in changes:
        if change.isdigit():
            weight = int(change)
        else:
            face = change
    return Style(tokens()["type"]["files"][FONTS[face][weight]], int(chosen["size"]), int(chosen["line"]))


@cache
def font(file: str, pixels: int) -> pygame.font.Font:
    """Return an opened font of a size in device pixels."""
    if not pygame.font.get_init():
        pygame.font.init()
    return pygame.font.Font(shipped("assets") / "fonts" / file, pixels)


def font_for(text: str, name: str, pixels: int) -> pygame.font.Font:
    """Return the font of a style for a text: the style's own, or a font of the system's that has the text's letters."""
    script = script_of(text)
    foreign = system_font(script) if script else None
    return system_opened(foreign, pixels) if foreign is not None else font(style(name).file, pixels)


@cache
def system_opened(path: Path, pixels: int) -> pygame.font.Font:
    """Return a font of the system's, opened."""
    return pygame.font.Font(path, pixels)


@lru_cache(maxsize=20000)
def width(text: str, name: str) -> float:
    """Return how wide text is in logical pixels."""
    return font_for(text, name, style(name).size * MEASURED).size(text)[0] / MEASURED if text else 0.0


def line_height(name: str) -> int:
    """Return the height of one line in logical pixels."""
    return style(name).line


@cache
def baseline(name: str) -> float:
    """Return how far below the line's upper edge its baseline lies, in logical pixels; letters stand in the middle."""
    chosen = style(name)
    opened = font(chosen.file, chosen.size * MEASURED)
    up, down = opened.get_ascent() / MEASURED, -opened.get_descent() / MEASURED
    return (chosen.line - up - down) / 2 + up


@lru_cache(maxsize=5000)
def wrap(text: str, name: str, room: float) -> tuple[str, ...]:
    """Return text broken into lines no wider than the room, at spaces and at line breaks.

    A single word wider than the room is broken where it must be.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_broken(paragraph.split(" "), name, room))
    return tuple(lines)


def _broken(words: list[str], name: str, room: float) -> list[str]:
    """Return one paragraph's lines."""
    lines: list[str] = []
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if width(longer, name) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while width(line, name) > room and len(line) > 1:
            fits = next((n for n in range(len(line) - 1, 0, -1) if width(line[:n], name) <= room), 1)
            lines.append(line[:fits])
            line = line[fits:]
    return [*lines, line]


def height(text: str, name: str, room: float) -> int:
    """Return how high text is when it is wrapped into the room."""
    return len(wrap(text, name, room)) * line_height(name)


def clipped(text: str, name: str, room: float) -> Fitted:
    """Return text on one line: as it is, else condensed, else condensed and cut with an ellipsis."""
    narrow = f"{name}+cond"
    for style_name in (name, narrow):
        if width(text, style_name) <= room:
            return Fitted(style_name, (text,))
    short = text
    while short and width(f"{short}…", narrow) > room:
        short = short[:-1].rstrip()
    return Fitted(narrow, (f"{short}…" if short else "",))


def fit(text: str, name: str, room: float, most: int) -> Fitted:
    """Return text in at most so many lines: as it is, else condensed, else condensed in as many as it takes."""
    lines = wrap(text, name, room)
    if len(lines) <= most and all(width(line, name) <= room for line in lines):
        return Fitted(name, lines)
    narrow = f"{name}+cond"
    return Fitted(narrow, wrap(text, narrow, room))
