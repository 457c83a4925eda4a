"""Courses as they are followed: tests, dials, steps and red lines read once, by country."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from agents.demeanour import Demeanour, demeanours
from game.model.levers.catalogue import Course, LeverCatalogue, seat_of
from game.model.levers.course_steps import CourseStep, RedLine, red_line, step
from game.model.levers.expressions import Expression, expression
from game.model.state.axes import COUNTRIES


@attrs.frozen(eq=False)
class ReadCourse:
    """A course, ready to be followed.

    dials  by policy, where the course sets them
    """

    id: str
    starts_when: Expression
    drops_when: Expression
    dials: Mapping[str, int]
    steps: tuple[CourseStep, ...]
    red_lines: tuple[RedLine, ...]

    @property
    def all_steps(self) -> tuple[CourseStep, ...]:
        """Its steps, and those of its red lines."""
        return (*self.steps, *(step for line in self.red_lines for step in line.steps))


@attrs.frozen(eq=False)
class CourseProgram:
    """Every country's courses, in the order of `COUNTRIES`, and how each takes an injury.

    demeanours  by country
    """

    courses: tuple[tuple[ReadCourse, ...], ...]
    demeanours: tuple[Demeanour, ...]

    @classmethod
    def of(cls, catalogue: LeverCatalogue, folder: Path | None = None) -> "CourseProgram":
        """The courses of a catalogue, read once for all campaigns.

        folder  where `answers.toml` lies; the shipped one where none is given
        """
        own = [[entry for entry in catalogue.courses if seat_of(entry.id) == country] for country in COUNTRIES]
        return cls(
            courses=tuple(tuple(_read(entry, catalogue.levers) for entry in entries) for entries in own),
            demeanours=demeanours(catalogue.levers, folder),
        )


def _read(entry: Course, levers: Sequence[str]) -> ReadCourse:
    """One course, read."""
    return ReadCourse(
        id=entry.id,
        starts_when=expression(entry.starts_when, levers),
        drops_when=expression(entry.drops_when, levers),
        dials=entry.dials_set,
        steps=tuple(step(text, levers) for text in entry.steps),
        red_lines=tuple(red_line(text, levers) for text in entry.red_lines),
    )
