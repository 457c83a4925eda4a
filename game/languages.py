"""The language that Wedge speaks: texts from `assets/text`, with those of another language laid over them.

English is written in `assets/text/<file>.toml`; another language has a folder of its own there, with files of the same
names, sections and keys. A sentence that it lacks is said in English. `en-XA` is no language: every text of it is the
English one, accented, a third longer and in brackets, so that whatever stays plain, is cut or overlaps can be seen.
"""

import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import attrs

from game.loose_types import JsonDict, JsonValue
from game.paths import shipped
from game.toml_tables import toml_table

ENGLISH: Final = "en"
PSEUDO: Final = "en-XA"
VARIABLE: Final = "WEDGE_LANG"
RIGHT_TO_LEFT: Final = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
LONGER = 0.35
ACCENTS = str.maketrans("aeiouAEIOUcnyCNY", "áéíóúÁÉÍÓÚçñýÇÑÝ")
# What is no text within a text: holes for values, tags, names of characters.
UNTOUCHED = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&[a-z]+;|\n)")
# Sections that say nothing to a reader: lists of names, places, what a sentence hangs on.
DATA: Mapping[str, frozenset[str]] = {
    "views": frozenset({"dossier", "icon", "place", "top", "unit"}),
    "campaign": frozenset({"cause_of"}),
    "window": frozenset({"language_name"}),
}
# The forms that a number may ask for; a language has those that it needs, and always the last.
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
# Entries of a table that are names, and not what is read.
NAMES = frozenset({"of", "when", "turn", "east", "north"})
# Entries of a section of data that are read all the same.
READ = frozenset({"top.weeks", "top.word"})


@attrs.define
class _Choice:
    """What has been chosen; "" until somebody chooses or asks."""

    language: str = ""


CHOSEN = _Choice()


def languages() -> tuple[str, ...]:
    """The languages there are, English first; the pseudo-language is none of them."""
    folder = shipped("assets") / "text"
    return (ENGLISH, *sorted(path.name for path in folder.iterdir() if path.is_dir()))


def language() -> str:
    """The language spoken: what was chosen, else what `WEDGE_LANG` names, else English."""
    if not CHOSEN.language:
        CHOSEN.language = nearest_language(os.environ.get(VARIABLE, "")) or ENGLISH
    return CHOSEN.language


def speak(wanted: str) -> None:
    """Choose a language by its name, such as `de`; "" goes back to what the environment says.

    errors  KeyError where nobody has written it
    """
    known = nearest_language(wanted)
    if wanted and not known:
        raise KeyError(f"no language {wanted!r}; expected one of {', '.join(languages())}")
    CHOSEN.language = known


def prefer(wanted: str) -> None:
    """Speak what somebody prefers, unless a language was chosen by a word or by `WEDGE_LANG`."""
    if not CHOSEN.language and not nearest_language(os.environ.get(VARIABLE, "")):
        speak(wanted)


def nearest_language(wanted: str) -> str:
    """The language there is for a name as systems write it, de_AT.UTF-8 among them; "" where there is none."""
    if wanted == PSEUDO:
        return PSEUDO
    code = wanted.split(".", maxsplit=1)[0].replace("_", "-").lower()
    known = {name.lower(): name for name in languages()}
    return known.get(code, known.get(code.split("-")[0], ""))


def direction() -> str:
    """Which way the language runs, as a page says it: ltr or rtl."""
    return "rtl" if language().split("-")[0] in RIGHT_TO_LEFT else "ltr"


def text_table(name: str) -> JsonDict:
    """All that a file of `assets/text` says in the language spoken.

    name  the file's, without its ending
    """
    return _spoken(name, language())


@cache
def _spoken(name: str, spoken: str) -> JsonDict:
    """A file's texts in one language, with English where it says nothing."""
    english = _written(shipped("assets") / "text" / f"{name}.toml")
    if spoken == ENGLISH:
        return english
    if spoken == PSEUDO:
        return {
            section: {key: pseudo(text) if f"{section}.{key}" in READ else text for key, text in entries.items()}
            if section in DATA.get(name, ())
            else pseudo_of(entries)
            for section, entries in english.items()
        }
    return spoken_texts(name, english)


def spoken_texts(name: str, english: JsonDict) -> JsonDict:
    """Texts that are written elsewhere in English, in the language spoken.

    name     of the file that holds them in other languages
    english  the texts, by the same keys
    """
    if language() == ENGLISH:
        return english
    if language() == PSEUDO:
        whole: JsonDict = pseudo_of(english)
        return whole
    other = shipped("assets") / "text" / language() / f"{name}.toml"
    said: JsonDict = laid_over(english, _written(other) if other.is_file() else {})
    return said


def _written(path: Path) -> JsonDict:
    """What a file says, parsed."""
    return toml_table(path.read_bytes())


def laid_over(under: JsonValue, over: JsonValue) -> JsonValue:
    """One language's texts over another's: sentence by sentence, and entries of a list where their names are alike."""
    if isinstance(under, Mapping) and isinstance(over, Mapping):
        if "other" in under and PLURALS.issuperset(under):
            return over
        return {key: laid_over(value, over[key]) if key in over else value for key, value in under.items()}
    if isinstance(under, list) and isinstance(over, list):
        if not all(isinstance(entry, Mapping) for entry in (*under, *over)):
            return over if len(under) == len(over) else under
        return _entries_over(under, over)
    return over


def _entries_over(under: list[JsonDict], over: list[JsonDict]) -> list[JsonDict]:
    """Entries that have names over those of the same names; over those of the same places where they have none."""
    named = [entry for entry in over if NAMES.intersection(entry)]
    if not named:
        return [laid_over(*pair) for pair in zip(under, over, strict=False)] + under[len(over) :]
    known: dict[tuple[str, ...], list[JsonDict]] = {}
    for entry in over:
        known.setdefault(_name(entry), []).append(entry)
    # Of several entries of one name the first is laid over the first.
    return [laid_over(entry, waiting.pop(0) if (waiting := known.get(_name(entry))) else {}) for entry in under]


def _name(entry: JsonDict) -> tuple[str, ...]:
    """By what an entry of a list is known again."""
    return tuple(str(entry.get(name, "")) for name in sorted(NAMES))


def pseudo_of(value: JsonValue) -> JsonValue:
    """A text, or all texts of a table, in the pseudo-language."""
    if isinstance(value, Mapping):
        return {key: pseudo_of(text) for key, text in value.items()}
    if isinstance(value, list):
        return [_pseudo_entry(entry) if isinstance(entry, Mapping) else pseudo_of(entry) for entry in value]
    return pseudo(value) if isinstance(value, str) else value


def _pseudo_entry(entry: Mapping[str, JsonValue]) -> JsonDict:
    """An entry of a list, but for what names it."""
    return {key: text if key in NAMES else pseudo_of(text) for key, text in entry.items()}


def pseudo(text: str) -> str:
    """A text as the pseudo-language has it: accented, 35 % longer, in brackets; holes and tags as they are."""
    bits = UNTOUCHED.split(text)
    letters = sum(len(piece) for piece in bits[::2])
    if not any(letter.isalpha() for piece in bits[::2] for letter in piece):
        return text
    said = "".join(piece if at % 2 else piece.translate(ACCENTS) for at, piece in enumerate(bits))
    return f"[{said}{'~' * max(0, round(letters * LONGER) - 2)}]"
