"""The window's own sentences, from `assets/text/window.toml` with their holes filled, and what countries are called."""

from collections.abc import Mapping, Sequence

from game.languages import text_table
from game.locale_forms import filled
from game.loose_types import JsonDict
from game.model.files.countries import countries
from game.printed_numbers import plain


def written() -> JsonDict:
    """Return all that the file says, in the language spoken."""
    return text_table("window")


def words(section: str, key: str, /, **holes: object) -> str:
    """Return one sentence with its holes filled; KeyError where there is no such sentence."""
    sentences: Mapping[str, str] = written()[section]
    return filled(sentences[key], holes)


def lettered(key: str) -> str:
    """Return what stands on a button, over a column or as the name of a control."""
    text: str = written()["label"][key]
    return text


def named(section: str, key: str) -> str:
    """Return what something is called; its key in plain letters where nobody has given it a name."""
    names: Mapping[str, str] = written()[section]
    return names.get(key, key.replace("_", " "))


def country(name: str) -> str:
    """Return a country's name as a heading has it: United States."""
    return countries()[name].words.name


def country_in_text(name: str) -> str:
    """Return a country's name as a sentence has it: the United States."""
    return countries()[name].words.in_text


def country_short(name: str) -> str:
    """Return a country's name where there is little room: US."""
    return countries()[name].words.short


def capital(name: str) -> str:
    """Return the capital that acts for a country: Washington."""
    return countries()[name].words.capital


def in_weeks(amount: float) -> str:
    """Return weeks of attention in words: 1 week, 4 weeks."""
    return words("count", "weeks", many=plain(amount))


def with_unit(figure: str, unit: str) -> str:
    """Return a figure with its unit: a dollar sign before it, anything else behind."""
    if unit.startswith("$"):
        behind = {"$": "", "$/b": ""}.get(unit, unit[1:])
        sign, amount = ("−", figure[1:]) if figure.startswith("−") else ("", figure)
        return f"{sign}${amount}{behind}"
    return f"{figure} {unit}".strip()


def quarter_shown(name: str) -> str:
    """Return a quarter as players read it: 2025Q1 is 2025 Q1."""
    return name.replace("Q", " Q")


def listed(parts: Sequence[str]) -> str:
    """Return parts of a sentence with commas between them and *and* before the last."""
    return "".join(parts) if len(parts) < 2 else words("list", "last", parts=", ".join(parts[:-1]), last=parts[-1])


def sentence(text: str) -> str:
    """Return a text with a capital and a full stop."""
    plain_text = text.strip()
    ended = plain_text if plain_text.endswith((".", "?", "!", "”")) else f"{plain_text}."
    return f"{ended[:1].upper()}{ended[1:]}" if plain_text else ""
