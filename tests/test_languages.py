"""Other languages: chosen by a word, laid over English by sentences, with plurals, numbers and dates of their own."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from game import languages, locale_forms
from game.languages import CHOSEN, DATA, PLURALS, PSEUDO, laid_over, pseudo, speak, text_table
from game.model.levers.lever_texts import lever_texts
from game.model.levers.reading import catalogue
from tests.house.reading import ROOT, product_files

TEXTS = ROOT / "assets" / "text"
OTHERS = sorted(path for path in TEXTS.iterdir() if path.is_dir())
FILES = [(folder.name, path.stem) for folder in OTHERS for path in sorted(folder.glob("*.toml"))]
# By which call a text is asked for, and in which file it stands.
CALLS = {"words": "window", "word": "views", "phrase": "campaign", "worded": "command_line", "lesson_word": "lesson"}


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """Go back to what the environment says after each test."""
    yield
    CHOSEN.language = ""


def english(name: str) -> dict[str, Any]:
    """Return the English texts that a file of another language is laid over."""
    if name == "levers":
        return lever_texts(catalogue())
    if name in {"countries", "scenarios", "claims"}:
        return {}
    return tomllib.loads((TEXTS / f"{name}.toml").read_text(encoding="utf-8"))


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a table with the way to it; a text with forms is as many texts."""
    if isinstance(value, Mapping):
        for key, entry in value.items():
            yield from leaves(entry, f"{path}.{key}")
    elif isinstance(value, list):
        for place, entry in enumerate(value):
            named = isinstance(entry, Mapping) and languages.NAMES.intersection(entry)
            yield from leaves(entry, f"{path}.{languages._name(entry) if named else place}")
    elif isinstance(value, str):
        yield path, value


def holes(text: str) -> set[str]:
    """Return the names of a text's holes."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize(("spoken", "name"), FILES)
def test_a_translation_has_the_keys_holes_and_plurals_of_english(spoken: str, name: str) -> None:
    """Each sentence of another language stands where English has one, with no hole that English lacks."""
    under, over = (
        dict(leaves(english(name))),
        dict(leaves(tomllib.loads((TEXTS / spoken / f"{name}.toml").read_text("utf-8")))),
    )
    faults = []
    for path, text in over.items() if under else ():
        head, _, form = path.rpartition(".")
        sides = [under.get(path), under.get(head), under.get(f"{head}.other")]
        source = sides[0] or (next((side for side in sides[1:] if side), None) if form in PLURALS else None)
        if source is None:
            faults.append(f"{path}: English has none")
        elif not holes(text) <= holes(source):
            faults.append(f"{path}: {holes(text) - holes(source)} of {text!r}")
    assert faults == []


@pytest.mark.parametrize("name", ["window", "views", "campaign", "command_line", "levers"])
def test_german_lacks_no_sentence_of_the_faces_that_it_says_it_covers(name: str) -> None:
    """The window, its campaigns, orders and what commands tell of them are in German to the last sentence."""
    exempt = {f".{section}." for section in DATA.get(name, ())}
    under = {path for path, _ in leaves(english(name)) if not any(path.startswith(section) for section in exempt)}
    over = {path for path, _ in leaves(tomllib.loads((TEXTS / "de" / f"{name}.toml").read_text("utf-8")))}
    forms = {path.rpartition(".")[0] for path in over if path.rpartition(".")[2] in PLURALS}
    names = {path for path in under if path.rpartition(".")[2] in languages.NAMES}
    assert sorted(under - over - forms - names) == []


@pytest.mark.parametrize("spoken", [folder.name for folder in OTHERS])
def test_every_plural_form_is_one_that_the_language_has(spoken: str) -> None:
    """A text with forms has `other`, and no form for which the language has no numbers."""
    rules = locale_forms.locale_of(spoken).plural_form
    known = {*rules.tags, "other"}
    for name in sorted(path.stem for path in (TEXTS / spoken).glob("*.toml")):
        table = tomllib.loads((TEXTS / spoken / f"{name}.toml").read_text("utf-8"))
        for entries in (entry for entry in table.values() if isinstance(entry, Mapping)):
            for key, text in entries.items():
                if isinstance(text, Mapping) and PLURALS.issuperset(text):
                    assert "other" in text, f"{name}: {key}"
                    assert set(text) <= known, f"{name}: {key}"


def asked_for() -> Iterator[tuple[str, str, str, set[str] | None]]:
    """Yield where code asks for a text by its section and key, the text, and the holes that it fills."""
    for path in product_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS):
                continue
            keys = [str(arg.value) for arg in node.args if isinstance(arg, ast.Constant)]
            if len(keys) == 2 and len(node.args) == 2:
                given = (
                    None
                    if any(word.arg is None for word in node.keywords)
                    else {str(word.arg) for word in node.keywords}
                )
                yield f"{path.relative_to(ROOT)}:{node.lineno}", ".".join((CALLS[node.func.id], *keys)), "", given


def test_every_text_that_code_asks_for_is_there_and_its_holes_are_filled() -> None:
    """Where code names a section and a key, the English text is there and has no hole that the code leaves open."""
    tables = {name: dict(leaves(english(name), name)) for name in CALLS.values()}
    faults = []
    for place, key, _, given in asked_for():
        table = tables[key.partition(".")[0]]
        text = table.get(key, table.get(f"{key}.other"))
        if text is None and not any(path.startswith(f"{key}.") for path in table):
            faults.append(f"{place}: no {key}")
        elif text is not None and given is not None and not holes(text) <= given:
            faults.append(f"{place}: {holes(text) - given} of {key}")
    assert faults == []


# What looks like a sentence and is read by nobody: names of pictures and works, of a theme, and of a fault.
UNREAD = {"bare board", "laid board", "bare lever", "pencil board", "lit land", "title map", "title rope", "time ring"}
UNREAD |= {"high contrast", "wishes of ", "the staff are gone", "the staff are gone ("}
SAID = re.compile(r"[A-Za-z’']{2,},? [a-z’']{2,}")


def said_in_code(path: Path) -> Iterator[str]:
    """Yield the sentences that a file writes in code, docstrings and what errors tell developers left out."""
    whole = ast.parse(path.read_text(encoding="utf-8"))
    passed = {id(node.value) for node in ast.walk(whole) if isinstance(node, ast.Expr)}
    passed |= {id(inner) for node in ast.walk(whole) if isinstance(node, ast.Raise) for inner in ast.walk(node)}
    for node in ast.walk(whole):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in passed else None
        if isinstance(text, str) and SAID.search(text) and text not in UNREAD:
            yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)} {text!r}"


def test_no_sentence_of_the_window_is_written_in_its_code() -> None:
    """What is read in the window stands in assets/text, so that it can be said in another language."""
    rooms = [ROOT / "game" / "desktop" / room for room in ("screens", "drawing", "toolkit", "control")]
    files = [path for room in rooms for path in sorted(room.glob("*.py"))]
    files += [ROOT / "game" / "desktop" / f"{name}.py" for name in ("main_loop", "preferences", "own_screens")]
    assert [line for path in files for line in said_in_code(path)] == []


def test_a_sentence_that_a_language_lacks_is_said_in_english() -> None:
    """One table is laid over another by key, by name in lists, and by place where entries have no names."""
    under = {"a": {"b": "one", "c": "two"}, "list": [{"of": "x", "says": "one"}, {"of": "y", "says": "two"}]}
    over = {"a": {"c": "zwei"}, "list": [{"of": "y", "says": "zwei"}]}
    assert laid_over(under, over) == {
        "a": {"b": "one", "c": "zwei"},
        "list": [{"of": "x", "says": "one"}, {"of": "y", "says": "zwei"}],
    }


def test_the_pseudo_language_is_longer_accented_and_keeps_holes() -> None:
    """Every text is a third longer or more, in brackets and accented; holes, tags and lists of names stay."""
    said = pseudo("Moscow owes <b>{points}</b> points")
    assert said.startswith("[Mósçów")
    assert "<b>{points}</b>" in said
    assert len(said) >= 1.35 * len("Moscow owes  points")
    speak(PSEUDO)
    assert text_table("views")["dossier"] == english("views")["dossier"]
    assert set(DATA["views"]) <= set(english("views"))


def test_plurals_numbers_and_dates_are_those_of_the_language() -> None:
    """German writes 1 Woche, 2 Wochen, 1,5 and 1. Dezember; English as ever."""
    forms = {"one": "{many} Woche", "other": "{many} Wochen"}
    day = datetime(2025, 12, 1, 18, 2, tzinfo=UTC)
    assert locale_forms.filled("{many}, {futures:,}", {"many": "0.5", "futures": 2048}) == "0.5, 2,048"
    assert locale_forms.dated(day) == "1 December"
    speak("de")
    assert [locale_forms.filled(forms, {"many": many}) for many in ("1", "2", "1.5")] == [
        "1 Woche",
        "2 Wochen",
        "1,5 Wochen",
    ]
    assert locale_forms.filled("{futures:,}", {"futures": 2048}) == "2.048"
    assert locale_forms.dated(day) == "1. Dezember"
    assert locale_forms.dated(day, locale_forms.WITH_TIME) == "1. Dez. 2025, 18:02"


def test_a_language_is_known_by_the_name_that_a_system_gives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """de_AT.UTF-8 is German; what nobody has written is refused by name, and English without a word of it."""
    speak("de_AT.UTF-8")
    assert languages.language() == "de"
    with pytest.raises(KeyError, match="no language 'tlh'; expected one of en, de"):
        speak("tlh")
    monkeypatch.setenv("WEDGE_LANG", "C.UTF-8")
    CHOSEN.language = ""
    assert languages.language() == "en"
