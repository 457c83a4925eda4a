"""What pages and tables of evidence say: from `assets/text/evidence.toml`, with holes filled."""

from game.languages import text_table
from game.locale_forms import filled
from game.loose_types import JsonDict


def evidence_text() -> JsonDict:
    """All that the file says, in the language spoken."""
    return text_table("evidence")


def evidence_says(section: str, key: str, **holes: object) -> str:
    """One sentence with its holes filled; KeyError where there is none of that name."""
    sentence: str = evidence_text()[section][key]
    return filled(sentence, holes)
