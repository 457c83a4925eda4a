"""The command line's own sentences: from `assets/text/command_line.toml`, with their holes filled."""

from functools import cache

from game.loose_types import JsonDict
from game.paths import shipped
from game.toml_tables import toml_table


@cache
def sentences() -> JsonDict:
    """All that the file says."""
    return toml_table((shipped("assets") / "text" / "command_line.toml").read_bytes())


def worded(section: str, key: str, **holes: object) -> str:
    """One sentence with its holes filled; KeyError where there is none of that name."""
    sentence: str = sentences()[section][key]
    return sentence.format(**holes)


def country_name(country: str) -> str:
    """A country as a reader calls it."""
    return worded("country", country)
