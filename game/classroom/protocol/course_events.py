"""A course of several weeks: dates at which phases end, and what happens for a team that has not submitted."""

from typing import Literal

import attrs

from game.classroom.protocol.bounds import Country
from game.classroom.protocol.closed_lists import Phase

AbsenceRule = Literal["draft", "proxy", "hold"]


@attrs.frozen
class CourseDeadline:
    """When a phase of a quarter ends, at the latest.

    turn   the quarter, counted from 1
    local  the date and time on the clocks of the course's place, as 2027-12-03T18:00
    at     the same in seconds since the epoch
    """

    turn: int
    phase: Phase
    local: str
    at: float


@attrs.frozen(kw_only=True)
class KeepCourse:
    """A calendar stands from now on instead of the one before; none where `deadlines` is empty.

    zone   time zone of the dates, such as Europe/London
    early  orders close as soon as every team has locked them
    """

    zone: str
    deadlines: tuple[CourseDeadline, ...]
    early: bool


@attrs.frozen(kw_only=True)
class SetAbsence:
    """What is submitted for a team that has not locked by the deadline: its last draft, the computer's, or nothing."""

    seat: Country
    how: AbsenceRule


CourseEvent = KeepCourse | SetAbsence
