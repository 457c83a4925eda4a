"""The words of boards, hands and endings: from `assets/text/views.toml`, with their holes filled."""

from collections.abc import Mapping
from functools import cache

from game.languages import text_table
from game.locale_forms import filled
from game.loose_types import JsonDict
from game.model.state.measures import nearest


def read_words() -> JsonDict:
    """All that the file says, in the language spoken."""
    return text_table("views")


def words(section: str) -> Mapping[str, str]:
    """Every text of a section, by key."""
    texts: Mapping[str, str] = read_words()[section]
    return texts


def word(section: str, key: str, **holes: object) -> str:
    """One text with its holes filled; KeyError names the nearest text there is."""
    texts = words(section)
    if key not in texts:
        raise KeyError(f"assets/text/views.toml has no {key!r} in [{section}]; nearest: {nearest(key, texts)}")
    return filled(texts[key], holes) if holes else texts[key]


@cache
def icons() -> Mapping[str, str]:
    """The sign of each lever that has one of its own."""
    return {lever: sign for sign, levers in words("icon").items() for lever in levers.split()}
