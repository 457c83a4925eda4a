"""The words of a study's report and of the command line on it: from `assets/text/study.toml`, with holes filled."""

from collections.abc import Mapping

from game.languages import text_table
from game.locale_forms import filled
from game.loose_types import JsonDict
from game.model.state.measures import nearest


def read_study_words() -> JsonDict:
    """All that the file says, in the language spoken."""
    return text_table("study")


def study_words(section: str) -> Mapping[str, str]:
    """Every text of a section, by key."""
    texts: Mapping[str, str] = read_study_words()[section]
    return texts


def study_word(section: str, key: str, **holes: object) -> str:
    """One text with its holes filled; KeyError names the nearest text there is."""
    texts = study_words(section)
    if key not in texts:
        raise KeyError(f"assets/text/study.toml has no {key!r} in [{section}]; nearest: {nearest(key, texts)}")
    return filled(texts[key], holes)
