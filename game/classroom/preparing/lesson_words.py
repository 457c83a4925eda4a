"""The words of a lesson pack: from `assets/text/lesson.toml`."""

from game.languages import text_table
from game.locale_forms import filled
from game.loose_types import JsonDict


def read_lesson_words() -> JsonDict:
    """All that the file says, in the language spoken."""
    return text_table("lesson")


def lesson_word(section: str, key: str, **holes: object) -> str:
    """One text of a section, its holes filled."""
    text: str = read_lesson_words()[section][key]
    return filled(text, holes)


def lesson_lines(section: str, key: str, **holes: object) -> tuple[str, ...]:
    """A list of texts of a section, their holes filled."""
    lines: list[str] = read_lesson_words()[section][key]
    return tuple(filled(line, holes) for line in lines)
