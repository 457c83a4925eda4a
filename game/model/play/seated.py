"""Who orders what in each seat: the course that a country chooses itself, one course whatever happens, or nothing.

A strategy has a name: `engine`, `hold`, the id of a course, or the file of a plan.
"""

from collections.abc import Mapping

import attrs
import numpy as np

from agents.course_program import CourseProgram
from agents.draft import Orders
from game.model.levers.catalogue import seat_of
from game.model.levers.effects import LeverProgram
from game.model.state.axes import COUNTRIES, Array
from game.model.state.measures import nearest

ENGINE, HOLD = "engine", "hold"
COURSE = "course."
CHOOSES = -1.0


@attrs.frozen(eq=False)
class Seated:
    """What each seat orders where its country does not choose its course itself.

    course  (countries, 1) the place of the course that a country follows whatever happens, −1 where it chooses
    holds   (countries, 1) 1 where every dial stays and no move is made
    """

    course: Array
    holds: Array

    @classmethod
    def free(cls) -> "Seated":
        """All countries choose their courses."""
        blank = np.zeros((len(COUNTRIES), 1))
        return cls(blank + CHOOSES, blank)

    @classmethod
    def of(cls, strategies: Mapping[str, str], courses: CourseProgram) -> "Seated":
        """What strategies come to.

        strategies  by country; one that is not named, or is `engine`, chooses its course itself
        errors      KeyError where a country is none, or it has no such strategy
        """
        seats = cls.free()
        for country, strategy in strategies.items():
            if country not in COUNTRIES:
                raise KeyError(f"found {country!r}; expected a country: {', '.join(COUNTRIES)}")
            seat, known = COUNTRIES.index(country), strategies_of(country, courses)
            if strategy not in known:
                raise KeyError(
                    f"{country} has no strategy {strategy!r}; nearest: {nearest(strategy, known)}; "
                    f"it has {', '.join(known)}"
                )
            if strategy == HOLD:
                seats.holds[seat] = 1.0
            elif strategy != ENGINE:
                seats.course[seat] = float(known.index(strategy) - len((ENGINE, HOLD)))
        return seats

    def holding(self, orders: Orders, standing: Array, levers: LeverProgram) -> Orders:
        """Orders with every dial where it stands and no move, where a country holds.

        standing  (policies, W) where dials stand before
        """
        dials, moves = (
            np.stack([self.holds[COUNTRIES.index(seat_of(lever.id))] for lever in kind])
            for kind in (levers.policies, levers.moves)
        )
        return Orders(np.where(dials > 0, standing, orders.dials), np.where(moves > 0, 0.0, orders.moves))


def strategies_of(country: str, courses: CourseProgram) -> tuple[str, ...]:
    """The names of all strategies of a country: `engine`, `hold`, then its courses, such as `us.article`."""
    own = courses.courses[COUNTRIES.index(country)]
    return (ENGINE, HOLD, *(course.id.removeprefix(COURSE) for course in own))
