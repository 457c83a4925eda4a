"""Plurals, numbers and dates as the language spoken has them, by the rules of CLDR as Babel ships them.

English has its rules here, so that a start in English imports nothing of Babel.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Any

from game.languages import ENGLISH, PSEUDO, language

if TYPE_CHECKING:  # Babel is imported where another language than English is spoken, and nowhere else
    from babel import Locale

FIGURE = re.compile(r"[+−-]?\d+\.\d+")
MINUS = "−"
# By which hole a text takes its form, where it has more than one.
NUMBERS = ("many", "weeks", "quarters", "futures", "left", "price", "points", "amount")
LONG, SHORT, WITH_TIME = "MMMMd", "MMMd", "yMMMd"


@cache
def locale_of(spoken: str) -> "Locale":
    """Babel's rules of a language."""
    from babel import Locale

    return Locale.parse(spoken.replace("-", "_"))


def is_english() -> bool:
    """Whether English is spoken, or what stands in for another language in tests."""
    return language() in (ENGLISH, PSEUDO)


def plural_form(figure: str) -> str:
    """The category of a number as it is printed: `one`, `few`, `many`, `other`, as the language has them."""
    try:
        number = abs(Decimal(figure.replace(MINUS, "-")))
    except InvalidOperation:
        return "other"
    if is_english():
        return "one" if str(number) == "1" else "other"
    return locale_of(language()).plural_form(number)


def filled(text: str | Mapping[str, str], holes: Mapping[str, object]) -> str:
    """A text with its holes filled, numbers among them as the language writes them.

    text  with forms for plurals, the one that its number takes: the first of `NUMBERS` among the holes
    """
    if not isinstance(text, str):
        number = next((str(holes[name]) for name in NUMBERS if name in holes), "")
        text = text.get(plural_form(number), text["other"])
    if is_english() or not holes:
        return text.format(**holes)
    return _Numbers().vformat(text, (), holes)


class _Numbers(Formatter):
    """Fills holes as `str.format` does, but writes the signs within numbers as a language does."""

    def format_field(self, value: Any, format_spec: str) -> str:  # whatever a hole is filled with
        """A value as it stands in a text."""
        text: str = super().format_field(value, format_spec)
        if isinstance(value, int | float) or (isinstance(value, str) and FIGURE.fullmatch(value)):
            return local_number(text)
        return text


def local_number(text: str) -> str:
    """A number with a point and commas, with the signs of the language in their places."""
    symbols = locale_of(language()).number_symbols["latn"]
    signs = {",": symbols["group"], ".": symbols["decimal"]}
    return "".join(signs.get(letter, letter) for letter in text)


def dated(when: date | datetime, form: str = LONG) -> str:
    """A day, or a moment, as the language writes it.

    form  one of `LONG`, `SHORT` and `WITH_TIME`
    """
    if is_english():
        month = f"{when:%B}" if form == LONG else f"{when:%b}"
        return f"{when.day} {month} {when:%Y, %H:%M}" if form == WITH_TIME else f"{when.day} {month}"
    from babel.dates import format_skeleton

    said: str = format_skeleton(form, when, locale=locale_of(language()))
    return f"{said}, {when:%H:%M}" if form == WITH_TIME else said
