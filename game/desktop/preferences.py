"""What the player prefers, kept in one small file of the user's own."""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from game.atomic_files import write_whole
from game.desktop.commands import Remembered
from game.desktop.window_words import words
from game.languages import ENGLISH, languages
from game.loose_types import FieldValues

TEXT_SIZES = (100, 115, 130, 150)
HOLDS = (0.0, 0.3, 0.6)
FILE = "preferences.json"
LARGEST = 100_000  # no window stands or reaches further out, in pixels


def numbers(values: Iterable[int]) -> tuple[int, ...]:
    """Return numbers as they are kept: JSON has a list of them."""
    return tuple(values)


def four_numbers(_: object, __: object, value: tuple[object, ...]) -> None:
    """Refuse what is no place and size of a window."""
    fine = all(type(number) is int and abs(number) < LARGEST for number in value)
    if len(value) not in {0, 4} or not fine:
        raise ValueError("a window has four whole numbers")


def remembered(values: object) -> object:
    """Return remembered values as screens keep them: JSON has lists where screens have tuples."""
    if not isinstance(values, Mapping):
        return values
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def texts(value: object) -> bool:
    """Return whether a value is a tuple of texts."""
    return isinstance(value, tuple) and all(isinstance(text, str) for text in value)


def simple_values(_: object, __: object, values: object) -> None:
    """Refuse what no screen remembers."""
    fine = isinstance(values, Mapping) and all(
        isinstance(name, str) and (isinstance(value, bool | int | float | str) or texts(value))
        for name, value in values.items()
    )
    if not fine:
        raise ValueError("a screen remembers names, numbers and texts")


@attrs.frozen
class Preferences:
    """What the player prefers.

    text_size        per cent
    patterns         whether territories on the map are hatched
    monochrome       whether countries differ in lightness and shape alone
    confirm_unspent  whether ending a quarter with weeks unused asks first
    clock            whether a crisis leaves 90 seconds to choose
    hold             seconds a button must be held, 0 for none
    volume           0–1
    text_log         whether every change is written into a plain text file
    aloud            whether the brief is read by the system's voice
    hints            whether the first game gives hints
    language         the language spoken from the next start on
    window           where the window stood when it was closed and how large it was: left, top, wide, high; () at first
    setup            what was chosen for the last new campaign, by the names under which the screen remembers it
    """

    theme: str = attrs.field(default="dark", validator=attrs.validators.in_(("dark", "light", "high contrast")))
    text_size: int = attrs.field(default=100, validator=attrs.validators.in_(TEXT_SIZES))
    full_screen: bool = attrs.field(default=False, validator=attrs.validators.instance_of(bool))
    reduce_motion: bool = attrs.field(default=False, validator=attrs.validators.instance_of(bool))
    patterns: bool = attrs.field(default=False, validator=attrs.validators.instance_of(bool))
    monochrome: bool = attrs.field(default=False, validator=attrs.validators.instance_of(bool))
    confirm_unspent: bool = attrs.field(default=True, validator=attrs.validators.instance_of(bool))
    clock: bool = attrs.field(default=False, validator=attrs.validators.instance_of(bool))
    hold: float = attrs.field(default=0.0, validator=attrs.validators.in_(HOLDS))
    sound: bool = attrs.field(default=False, validator=attrs.validators.instance_of(bool))
    volume: float = attrs.field(default=0.6, validator=[attrs.validators.ge(0), attrs.validators.le(1)])
    text_log: bool = attrs.field(default=False, validator=attrs.validators.instance_of(bool))
    aloud: bool = attrs.field(default=False, validator=attrs.validators.instance_of(bool))
    hints: bool = attrs.field(default=True, validator=attrs.validators.instance_of(bool))
    language: str = attrs.field(default=ENGLISH, validator=attrs.validators.in_(languages()))
    window: tuple[int, ...] = attrs.field(default=(), converter=numbers, validator=four_numbers)
    setup: Mapping[str, Remembered] = attrs.field(factory=dict, converter=remembered, validator=simple_values)


DEFAULT = Preferences()


def folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Return the user's own folder for Wedge: `WEDGE_HOME` where set, else where the system has such."""
    if environment.get("WEDGE_HOME"):
        return Path(environment["WEDGE_HOME"])
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())
    if platform == "win32":
        return Path(environment.get("APPDATA") or home / "AppData" / "Roaming") / "Wedge"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "Wedge"
    return Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "wedge"


def stored(place: Path) -> tuple[Preferences, str]:
    """Return the preferences kept in a folder, and what to say of those that could not be read."""
    path = place / FILE
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return DEFAULT, ""
    except (OSError, ValueError):
        return DEFAULT, words("preferences", "unread", path=path)
    if not isinstance(values, dict):
        return DEFAULT, words("preferences", "no_table", path=path)
    chosen, faults = DEFAULT, []
    for name in attrs.fields_dict(Preferences):
        if name in values:
            try:
                chosen = with_value(chosen, name, values[name])
            except (ValueError, TypeError):
                faults.append(words("preferences", "was", name=name, value=json.dumps(values[name])))
    return chosen, words("preferences", "some", path=path, faults="; ".join(faults)) if faults else ""


def with_value(preferences: Preferences, name: str, value: object) -> Preferences:
    """Return preferences with one changed; ValueError or TypeError where it may not have the value."""
    change: FieldValues = {name: value}  # the validators say what each may be
    return attrs.evolve(preferences, **change)


def store(place: Path, preferences: Preferences) -> str:
    """Keep preferences in a folder; return what to say where that failed."""
    values = attrs.asdict(preferences)
    try:
        place.mkdir(parents=True, exist_ok=True)
        write_whole(place / FILE, json.dumps(values, indent=1) + "\n")
    except OSError as fault:
        return words("preferences", "unkept", place=place, why=(fault.strerror or str(fault)).lower())
    return ""


def themed(preferences: Preferences, theme: str) -> Preferences:
    """Return preferences with another theme; ValueError names those there are."""
    return attrs.evolve(preferences, theme={"paper": "light", "contrast": "high contrast"}.get(theme, theme))
