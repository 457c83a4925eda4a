"""What strategies are called and what they do, in the words of their courses or plans."""

from collections.abc import Iterator

from game.model.play.seated import COURSE, ENGINE, HOLD
from game.studies.run.study_table import StudyTable
from game.studies.study_words import study_word


def titled(table: StudyTable, side: str) -> tuple[str, str]:
    """A strategy's title, and what it does in a sentence or two.

    side  whose strategy it is where it lays nothing down for anybody
    """
    titles, sentences = zip(*named_seats(table, side), strict=True)
    title = titles[0]
    for other in titles[1:]:
        title = study_word("strategy", "and", title=title, other=other)
    return title, " ".join(sentences)


def named_seats(table: StudyTable, side: str) -> Iterator[tuple[str, str]]:
    """The title and the sentence of each seat for which a strategy lays something down."""
    seats = table.strategies or {side: ENGINE}
    courses = {course.id.removeprefix(COURSE): course for course in table.levers.courses}
    for country, name in seats.items():
        if name in (ENGINE, HOLD):
            says = study_word("strategy", f"{name}_says", country=study_word("country", country))
            title = study_word("strategy", name)
        else:
            title, says = courses[name].title, courses[name].says
        owner = study_word("country", country)
        yield title if country == side else study_word("strategy", "of", title=title, country=owner), says
