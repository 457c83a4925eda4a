"""The sentences of the second model: from `assets/text/second.toml`, with their holes filled."""

from collections.abc import Mapping
from functools import cache

from game.model.state.measures import nearest
from game.paths import shipped
from game.toml_tables import toml_table

Phrases = Mapping[str, Mapping[str, str]]


@cache
def phrases() -> Phrases:
    """Every sentence, by section and key."""
    sections: Phrases = toml_table((shipped("assets") / "text" / "second.toml").read_bytes())
    return sections


def phrase(section: str, key: str, **holes: object) -> str:
    """One sentence with its holes filled; KeyError names the nearest sentence there is."""
    sentences = phrases()[section]
    if key not in sentences:
        raise KeyError(f"assets/text/second.toml has no {key!r} in [{section}]; nearest: {nearest(key, sentences)}")
    return sentences[key].format(**holes)


def phrased(section: str, key: str) -> bool:
    """Whether there is such a sentence."""
    return key in phrases()[section]


def capital(country: str) -> str:
    """The capital that acts for a country, or what stands for it."""
    return phrases()["capital"][country]


def listed(parts: list[str]) -> str:
    """Parts of a sentence as a list with a comma between them and *and* before the last."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
