"""What pages and tables of evidence say: from `assets/text/evidence.toml`, with holes filled."""

from functools import cache

from game.loose_types import JsonDict
from game.paths import shipped
from game.toml_tables import toml_table


@cache
def evidence_text() -> JsonDict:
    """All that the file says."""
    return toml_table((shipped("assets") / "text" / "evidence.toml").read_bytes())


def evidence_says(section: str, key: str, **holes: object) -> str:
    """One sentence with its holes filled; KeyError where there is none of that name."""
    sentence: str = evidence_text()[section][key]
    return sentence.format(**holes)
