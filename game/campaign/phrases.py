"""The sentences: from `assets/text/campaign.toml`, with their holes filled."""

from collections.abc import Mapping, Sequence
from functools import cache

import attrs

from game.loose_types import JsonDict
from game.model.state.measures import nearest
from game.paths import shipped
from game.toml_tables import toml_table

WHY, INSTEAD = "because", "instead"


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


@cache
def read_phrases() -> JsonDict:
    """All that the file says."""
    return toml_table((shipped("assets") / "text" / "campaign.toml").read_bytes())


def phrases(section: str) -> Mapping[str, str]:
    """Every sentence of a section, by key."""
    sentences: Mapping[str, str] = read_phrases()[section]
    return sentences


@cache
def becauses(kind: str = WHY) -> Mapping[str, Sequence[Because]]:
    """Every reason there is, in the file's order, by what it is a reason for; or sentences in another's place."""
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
    return sentences[key].format(**holes)


def capital(country: str) -> str:
    """The capital that acts for a country, or what stands for it."""
    return phrase("capital", country)


def listed(parts: Sequence[str]) -> str:
    """Parts of a sentence as a list with a comma between them and *and* before the last."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
