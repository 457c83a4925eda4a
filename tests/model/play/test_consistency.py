"""Countries follow through: what they have begun they do not turn round without a cause (play2.md section 6)."""

from functools import cache

import numpy as np

from game.model.levers.catalogue import seat_of
from game.model.play.simulation import Simulation
from game.model.state.axes import COUNTRIES, Array
from game.model.state.codes import PARTLY_SUSPENDED

QUARTERS, WORLDS, YEAR = 16, 60, 4


@cache
def campaigns() -> tuple[Array, Array, Array]:
    """Dials after every quarter, (quarters, policies, W); courses, (quarters, countries, W); and where there is alarm.

    Alarm is a cause by itself: a war that might run away, or a quarrel between the two.
    """
    game = Simulation.start(seed=21, worlds=WORLDS, quarters=QUARTERS)
    dials, courses, alarm = [game.world.dials], [game.following.course], []
    while not game.over:
        world = game.world
        high = world.escalation >= game.rules.figures.habits.wary
        alarm.append(np.where(high | (world.rung <= PARTLY_SUSPENDED), 1.0, 0.0))
        game.step(game.decide())
        dials.append(game.world.dials)
        courses.append(game.following.course)
    return np.array(dials), np.array(courses), np.array(alarm)


def test_few_dials_are_turned_round_within_a_year() -> None:
    """Of all turns one in twenty at most goes back on one of the year before without alarm or a new course."""
    game = Simulation.start(worlds=1)
    owners = np.array([COUNTRIES.index(seat_of(policy.id)) for policy in game.anchor.levers.policies])
    dials, courses, alarm = campaigns()
    steps = np.sign(np.diff(dials, axis=0))
    new = (courses[1:] != courses[:-1])[:, owners]
    back = np.zeros(steps.shape, bool)
    for earlier in range(1, YEAR):
        back[earlier:] |= steps[earlier:] * steps[:-earlier] < 0
    turned = np.count_nonzero(steps)
    assert turned > 2000
    assert np.count_nonzero(back & ~new & (alarm[:, None] < 1)) <= turned / 20


def test_a_course_lasts() -> None:
    """A country takes up another course in fewer than one quarter of twelve."""
    courses = campaigns()[1][1:]
    changed = courses[1:] != courses[:-1]
    assert changed.mean() < 1 / 12
    assert changed.mean((0, 2)).max() < 0.1
