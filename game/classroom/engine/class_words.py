"""The class's own words: from `assets/text/classroom.toml`."""

from collections.abc import Mapping
from functools import cache

from game.loose_types import JsonDict
from game.paths import shipped
from game.toml_tables import toml_table


@cache
def read_class_words() -> JsonDict:
    """All that the file says."""
    return toml_table((shipped("assets") / "text" / "classroom.toml").read_bytes())


def class_words(section: str) -> Mapping[str, str]:
    """Every text of a section, by key."""
    texts: Mapping[str, str] = read_class_words()[section]
    return texts
