"""What the words of a command line mean: countries, numbers, names and files; what is wrong in them is gathered."""

import os
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from agents.strengths import strengths_of
from game.model.files.faults import Fault
from game.model.state.axes import CODES, COUNTRIES

LONGEST = 100
ALSO_CALLED = {"usa": "united_states", "america": "united_states", "gulf": "gulf_states"}


def country(text: str, option: str, faults: list[Fault]) -> str | None:
    """Return the country that a word means, or gather the fault."""
    word = text.strip().lower().replace("-", "_").replace(" ", "_")
    known = {**CODES, **ALSO_CALLED, **{name: name for name in COUNTRIES}}
    if word not in known:
        expected = f"one of {', '.join(f'{code} ({name})' for code, name in CODES.items())}"
        faults.append(Fault(option, "", repr(text), expected, f"nearest: {close(word, known)}"))
    return known.get(word)


def close(word: str, known: Iterable[str]) -> str:
    """Return the valid names nearest to what was found, or all where none is near."""
    names = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), list(names), n=3, cutoff=0.4)
    return ", ".join(names[name] for name in near or names)


def whole_number(text: str, option: str, limits: tuple[int, int | None], faults: list[Fault]) -> int | None:
    """Return the whole number a word means, or gather the fault."""
    low, high = limits
    digits = text.strip()
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < LONGEST else None
    if number is None or number < low or (high is not None and number > high):
        expected = f"a whole number of at least {low}" if high is None else f"a whole number from {low} to {high}"
        faults.append(Fault(option, "", repr(text), expected))
        return None
    return number


def strength(text: str, faults: list[Fault]) -> str:
    """Return how far the computer's countries look ahead, or gather the fault."""
    try:
        strengths_of(text)
    except KeyError as wrong:
        actual, _, expected = str(wrong.args[0]).removeprefix("found ").partition("; expected ")
        faults.append(Fault("--strength", "", actual, expected))
    return text


def by_path(texts: Iterable[str], faults: list[Fault]) -> dict[str, str]:
    """Return values by path from PATH=VALUE words; what they mean is for the scenario to say."""
    values: dict[str, str] = {}
    for text in texts:
        path, equals, value = (part.strip() for part in text.partition("="))
        if not (path and equals and value):
            faults.append(Fault("--set", "", repr(text), "PATH=VALUE, such as trust.ir=40"))
        elif path in values:
            faults.append(Fault("--set", path, "two values", "one", "leave one out"))
        else:
            values[path] = value
    return values


def save_path(text: str | None, force: bool, faults: list[Fault]) -> Path | None:
    """Return where to save, or gather what stands in the way before anything is played."""
    if text is None:
        return None
    path = Path(text)
    if path.is_dir() or not path.name:
        faults.append(Fault("--save", "", f"{text!r}, a folder", "a file", "add a file name"))
    elif not path.parent.is_dir():
        faults.append(Fault("--save", "", f"no folder {str(path.parent)!r}", "a folder that is there", "make it first"))
    elif path.exists() and not force:
        faults.append(Fault("--save", "", f"{text!r}, which is there already", "a new file", "--force replaces it"))
    elif not os.access(path.parent, os.W_OK):
        faults.append(Fault("--save", "", f"the folder {str(path.parent)!r}", "one you may write to", "name another"))
    return path
