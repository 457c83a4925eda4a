"""The sentences players read: from `assets/text/en.toml` and the countries' files, with their holes filled."""

from collections.abc import Mapping
from functools import cache

from game.model.scenario.countries import all_read, countries
from game.model.state.measures import nearest
from game.paths import shipped
from game.toml_tables import toml_table

Texts = Mapping[str, Mapping[str, str]]


@cache
def texts() -> Texts:
    """Every sentence, by section and key: the game's own, then the names of countries and what their orders say."""
    sections: dict[str, dict[str, str]] = toml_table((shipped("assets") / "text" / "en.toml").read_bytes())
    words = {name: country.words for name, country in countries().items()}
    sections["country"] = {name: word.capital for name, word in words.items()}
    sections["country_in_text"] = {name: word.in_text for name, word in words.items()}
    sections["country_name"] = {name: word.name for name, word in words.items()}
    sections["country_short"] = {name: word.short for name, word in words.items()}
    sections["order"] = {order: says for country in all_read().values() for order, says in country.sentences.items()}
    return sections


def says(section: str, key: str, **holes: object) -> str:
    """One sentence with its holes filled; KeyError names the nearest sentence there is."""
    sentences = texts()[section]
    if key not in sentences:
        raise KeyError(f"assets/text/en.toml has no {key!r} in [{section}]; nearest: {nearest(key, sentences)}")
    return sentences[key].format(**holes)


def has(section: str, key: str) -> bool:
    """Whether there is such a sentence."""
    return key in texts()[section]
