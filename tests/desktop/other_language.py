"""Screens of the window in another language, built in a process of their own: prints what is wrong as JSON.

    WEDGE_LANG=en-XA python -m tests.desktop.other_language [name of a screen]...

Each screen is built at 100 and at 150 %, and looked at for text that is cut, lies on other text or is no text of the
language, and for controls that lie on one another.
"""

import json
import re
import sys
from calendar import month_name
from collections.abc import Iterator
from typing import Any

from game.languages import DATA, PSEUDO, language, text_table
from tests.desktop.sketch import EVERY, Sketch, sketch
from tests.desktop.test_layout import controls_on_controls, cut, text_on_text

WORD = re.compile(r"[A-Za-z]*[aeiouAEIOU][A-Za-z]*")
# Names that are the same in every language, and months, which no text of ours names.
NAMES = {"Wedge", *month_name}
# Pages that tests lay by hand, and questions that they put, speak English.
BY_HAND = {"drawn"}
SPOKEN_BY_HAND = {"ask", "wrong", "load"}


def plain_words(text: str) -> set[str]:
    """Return the words of a text that are not in the pseudo-language: those that keep a vowel without an accent."""
    units = {str(unit) for unit in text_table("views")["unit"].values()} if "unit" in DATA["views"] else set()
    for unit in sorted(units, key=len, reverse=True):
        text = text.replace(unit.lstrip("$"), " ") if len(unit) > 3 else text
    return {word for word in WORD.findall(text) if len(word) > 1} - NAMES


def shortened(one: Sketch) -> Iterator[str]:
    """Yield the texts that end in an ellipsis though the whole text is nowhere to be had."""
    for name, written in one.written:
        widget = one.scene.find(name)
        whole = "" if widget is None else f"{widget.name} {widget.value} {widget.tip} {widget.description}"
        if written.text.endswith("…") and written.text[:-1] not in whole:
            yield f"{name} is cut: {written.text!r}"


def untranslated(one: Sketch) -> Iterator[str]:
    """Yield what is painted or said of a screen in plain English."""
    for name, written in one.written:
        if plain_words(written.text):
            yield f"{name}: {written.text!r}"
    for widget in one.scene.widgets:
        if plain_words(widget.name):
            yield f"{widget.id} is called {widget.name!r}"


def faults_of(name: str, about: Any) -> Iterator[str]:
    """Yield all that is wrong with a screen at both sizes of text."""
    for text in (100, 150):
        one = sketch(name, about, (1280, 800), text)
        found = [*text_on_text(one), *cut(one), *controls_on_controls(one)]
        by_hand = about in BY_HAND or name in SPOKEN_BY_HAND if isinstance(about, str | None) else True
        found += shortened(one)
        if language() == PSEUDO and not by_hand:
            found += untranslated(one)
        yield from (f"{name} {about} at {text} %: {fault}" for fault in found)


def main(wanted: list[str]) -> None:
    """Print the faults of the screens named, or of all."""
    screens = [(name, about) for name, about in EVERY if not wanted or name in wanted]
    print(json.dumps({"screens": len(screens), "faults": [fault for pair in screens for fault in faults_of(*pair)]}))


if __name__ == "__main__":
    main(sys.argv[1:])
