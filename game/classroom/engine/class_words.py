"""The class's own words: from `assets/text/classroom.toml`."""

from collections.abc import Mapping

from game.languages import text_table
from game.loose_types import JsonDict


def read_class_words() -> JsonDict:
    """All that the file says, in the language spoken."""
    return text_table("classroom")


def class_words(section: str) -> Mapping[str, str]:
    """Every text of a section, by key."""
    texts: Mapping[str, str] = read_class_words()[section]
    return texts
