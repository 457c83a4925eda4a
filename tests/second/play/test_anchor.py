from functools import cache

import numpy as np
import pytest

from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Dice
from game.second.levers.budget import income, spent, upkeep
from game.second.levers.catalogue import seat_of
from game.second.levers.readings import OrderHistory
from game.second.play.anchor import Anchor, Following, Orders
from game.second.play.course_program import CourseProgram
from game.second.state.world_state import WorldState
from tests.second.levers.sketch import WORLDS, history, program, readings, world

DICE = Dice(5, np.arange(WORLDS, dtype=np.uint64))
RUSSIA, IRAN, UNITED_STATES = 0, 1, 2


@cache
def anchor() -> Anchor:
    """The shipped courses."""
    return Anchor(program(), CourseProgram.of(program().catalogue))


def following(**course: str) -> Following:
    """Countries that follow these courses, by name; the others none."""
    now = np.full((len(COUNTRIES), WORLDS), -1.0)
    for country, identity in course.items():
        place = COUNTRIES.index(country)
        now[place] = [entry.id for entry in anchor().courses.courses[place]].index(identity)
    return Following(now, np.zeros_like(now))


def rich(state: WorldState, weeks: float) -> WorldState:
    """Worlds in which every country has so many weeks free."""
    here = readings(state, history())
    free = income(here, program().catalogue.weeks) - upkeep(here.history.dials[0], program().catalogue)
    return state.but(capital=weeks - free)


def ordered(orders: Orders, move: str) -> Array:
    """1 where a move is ordered."""
    levers = program()
    row: Array = orders.moves[levers.places[move] - len(levers.policies)]
    return row


def test_every_country_takes_a_course_whose_start_has_come() -> None:
    """At the end of 2024 each country takes a course, and one whose start holds where there is one."""
    here = readings(world(), history())
    taken = anchor().review(here, Following.none(WORLDS), DICE)
    for country, own in enumerate(anchor().courses.courses):
        ready = [float(np.broadcast_to(course.starts_when(here), (WORLDS,))[0]) for course in own]
        assert 0 <= taken.course[country, 0] < len(own)
        if any(ready):
            assert ready[int(taken.course[country, 0])]


def test_a_course_is_kept_until_it_is_dropped() -> None:
    """Moscow fights on while there is war, and takes another course in a truce."""
    war = following(russia="course.ru.war")
    kept = anchor().review(readings(world(), history()), war, DICE)
    assert kept.course[RUSSIA].tolist() == war.course[RUSSIA].tolist()
    assert kept.quarters[RUSSIA].tolist() == [1, 1]
    changed = anchor().review(readings(world(ukraine=1.0, at_war=0.0), history()), war, DICE)
    assert (changed.course[RUSSIA] != war.course[RUSSIA]).all()
    assert changed.quarters[RUSSIA].tolist() == [0, 0]


def test_a_red_line_comes_before_everything() -> None:
    """Struck at home, Tehran on its course of the shield strikes Israel, if it can pay for it."""
    course = following(iran="course.ir.shield")
    struck = rich(world(since__struck__ir=0.0), 12)
    assert ordered(anchor().orders(readings(struck, history()), course, DICE), "ir.strike_israel").tolist() == [1, 1]
    calm = rich(world(), 12)
    assert ordered(anchor().orders(readings(calm, history()), course, DICE), "ir.strike_israel").tolist() == [0, 0]
    poor = rich(world(since__struck__ir=0.0), 1)
    assert ordered(anchor().orders(readings(poor, history()), course, DICE), "ir.strike_israel").tolist() == [0, 0]


def test_dials_go_towards_the_course_a_step_a_quarter() -> None:
    """Washington treating the two as one raises its posture from 1 by one step, not by two."""
    orders = anchor().orders(
        readings(rich(world(), 12), history()), following(united_states="course.us.one_axis"), DICE
    )
    assert orders.dials[program().places["us.posture"]].tolist() == [2, 2]


def test_nobody_orders_another_s_levers() -> None:
    """A country's course turns its own dials and makes its own moves only."""
    only_moscow = anchor().orders(readings(rich(world(), 0), history()).of(""), following(russia="course.ru.war"), DICE)
    before = history().dials[0]
    for place, policy in enumerate(program().policies):
        if seat_of(policy.id) != "russia":
            assert (only_moscow.dials[place] == before[place]).all()


@pytest.mark.parametrize("weeks", [0, 2, 5, 9, 14])
def test_nobody_spends_more_weeks_than_it_has(weeks: int) -> None:
    """Whatever a course asks for, moves, raised dials and their upkeep stay within what is free."""
    state = rich(world(since__struck__ir=0.0, overdue__ru=30.0), float(weeks))
    here = readings(state, history())
    courses = anchor().review(here, Following.none(WORLDS), DICE)
    orders = anchor().orders(here, courses, DICE)
    levers, before = program().catalogue, history()
    more = spent(orders.dials, orders.moves, before, levers) - upkeep(before.dials[0], levers)
    assert (more <= weeks).all()


def test_a_step_taken_is_not_taken_again_within_two_years() -> None:
    """The next step of a course is one that was not taken of late."""
    course = following(united_states="course.us.moscow")
    fresh = OrderHistory(history().dials, history(moves={"us.broker_truce": 2}).moves)
    for turn in range(12):
        state = rich(world(front=1.0).but(turn=turn), 14)
        orders = anchor().orders(readings(state, fresh), course, DICE)
        assert ordered(orders, "us.broker_truce").tolist() == [0, 0]


def test_income_and_upkeep_leave_a_course_affordable() -> None:
    """With the income of the opening, no country ends below nought."""
    here = readings(world(), history())
    free = income(here, program().catalogue.weeks) - upkeep(here.history.dials[0], program().catalogue)
    assert (free >= 0).all()
