"""The command line's own sentences: from `assets/text/command_line.toml`, with their holes filled."""

from game.languages import text_table
from game.locale_forms import filled
from game.loose_types import JsonDict


def sentences() -> JsonDict:
    """All that the file says, in the language spoken."""
    return text_table("command_line")


def worded(section: str, key: str, **holes: object) -> str:
    """One sentence with its holes filled; KeyError where there is none of that name."""
    sentence: str = sentences()[section][key]
    return filled(sentence, holes)


def country_name(country: str) -> str:
    """A country as a reader calls it."""
    return worded("country", country)
