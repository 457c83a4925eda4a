"""The words of a lesson pack: from `assets/text/lesson.toml`."""

from functools import cache

from game.loose_types import JsonDict
from game.paths import shipped
from game.toml_tables import toml_table


@cache
def read_lesson_words() -> JsonDict:
    """All that the file says."""
    return toml_table((shipped("assets") / "text" / "lesson.toml").read_bytes())


def lesson_word(section: str, key: str, **holes: object) -> str:
    """One text of a section, its holes filled."""
    text: str = read_lesson_words()[section][key]
    return text.format(**holes)


def lesson_lines(section: str, key: str, **holes: object) -> tuple[str, ...]:
    """A list of texts of a section, their holes filled."""
    lines: list[str] = read_lesson_words()[section][key]
    return tuple(line.format(**holes) for line in lines)
