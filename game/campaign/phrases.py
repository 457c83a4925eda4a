"""The sentences: from `assets/text/campaign.toml`, with their holes filled."""

from collections.abc import Mapping, Sequence
from functools import cache

import attrs

from game.languages import language, text_table
from game.locale_forms import filled
from game.loose_types import JsonDict
from game.model.state.measures import nearest

WHY, INSTEAD, LESS = "because", "instead", "less"


@attrs.frozen
class Because:
    """Why something is done or comes about.

    of    the lever, or `machine>state`
    says  a whole sentence
    when  a test of the world; "" for the lever's own good moment
    """

    of: str
    says: str
    when: str = ""


def read_phrases() -> JsonDict:
    """All that the file says, in the language spoken."""
    return text_table("campaign")


def phrases(section: str) -> Mapping[str, str]:
    """Every sentence of a section, by key."""
    sentences: Mapping[str, str] = read_phrases()[section]
    return sentences


def becauses(kind: str = WHY) -> Mapping[str, Sequence[Because]]:
    """Every reason there is, in the file's order, by what it is a reason for; or sentences in another's place."""
    return _becauses(kind, language())


@cache
def _becauses(kind: str, spoken: str) -> Mapping[str, Sequence[Because]]:
    """The reasons as a language has them."""
    del spoken
    whole: dict[str, list[Because]] = {}
    for raw in read_phrases()[kind]:
        entry = Because(**raw)
        whole.setdefault(entry.of, []).append(entry)
    return whole


def phrase(section: str, key: str, **holes: object) -> str:
    """One sentence with its holes filled; KeyError names the nearest sentence there is."""
    sentences = phrases(section)
    if key not in sentences:
        raise KeyError(f"assets/text/campaign.toml has no {key!r} in [{section}]; nearest: {nearest(key, sentences)}")
    return filled(sentences[key], holes)


def capital(country: str) -> str:
    """The capital that acts for a country, or what stands for it."""
    return phrase("capital", country)


def listed(parts: Sequence[str]) -> str:
    """Parts of a sentence as a list with a comma between them and *and* before the last."""
    return parts[0] if len(parts) == 1 else phrase("list", "last", parts=", ".join(parts[:-1]), last=parts[-1])


def quarter_in_text(quarter: str) -> str:
    """A quarter within a sentence: 2025Q1 is winter 2025."""
    return phrase("headline", "in_text", season=season_in_text(quarter), year=quarter.partition("Q")[0])


def season_in_text(quarter: str) -> str:
    """A quarter's season within a sentence: that of 2025Q1 is winter."""
    return phrase("season_in_text", f"Q{quarter.partition('Q')[2]}")
