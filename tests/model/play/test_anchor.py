import attrs
import numpy as np
import pytest

from agents.anchor import Anchor, Following
from agents.course_program import CourseProgram
from agents.draft import Orders, raises
from game.model.levers.budget import income, spent, upkeep
from game.model.levers.catalogue import seat_of
from game.model.levers.readings import OrderHistory
from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Dice
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.levers.sketch import WORLDS, history, program, readings, world
from tests.model.sketch import rules

ANCHOR = Anchor(program(), CourseProgram.of(program().catalogue))
DICE = Dice(5, np.arange(WORLDS, dtype=np.uint64))
RULES = rules(WORLDS, DICE)
RUSSIA, IRAN, UNITED_STATES = 0, 1, 2


def anchor() -> Anchor:
    """The shipped courses."""
    return ANCHOR


def following(**course: str) -> Following:
    """Countries that follow these courses, by name; the others none."""
    now = np.full((len(COUNTRIES), WORLDS), -1.0)
    for country, identity in course.items():
        place = COUNTRIES.index(country)
        now[place] = [entry.id for entry in anchor().courses.courses[place]].index(identity)
    return attrs.evolve(Following.none(WORLDS), course=now)


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
    taken = anchor().review(here, Following.none(WORLDS), RULES)
    for country, own in enumerate(anchor().courses.courses):
        ready = [float(np.broadcast_to(course.starts_when(here), (WORLDS,))[0]) for course in own]
        assert 0 <= taken.course[country, 0] < len(own)
        if any(ready):
            assert ready[int(taken.course[country, 0])]


def test_a_course_is_kept_until_it_is_dropped() -> None:
    """Moscow fights on while there is war, and takes another course in a truce."""
    war = following(russia="course.ru.war")
    kept = anchor().review(readings(world(), history()), war, RULES)
    assert kept.course[RUSSIA].tolist() == war.course[RUSSIA].tolist()
    assert kept.quarters[RUSSIA].tolist() == [1, 1]
    changed = anchor().review(readings(world(ukraine=1.0, at_war=0.0), history()), war, RULES)
    assert (changed.course[RUSSIA] != war.course[RUSSIA]).all()
    assert changed.quarters[RUSSIA].tolist() == [0, 0]


def test_a_red_line_comes_before_everything() -> None:
    """While Iran dashes for the bomb, Washington on its way to a bargain strikes, if it can pay for it."""
    course = following(united_states="course.us.tehran")
    dashing = rich(world(dash=1.0, nuclear_progress=80.0), 14)
    assert ordered(anchor().orders(readings(dashing, history()), course, RULES), "us.strike").tolist() == [1, 1]
    calm = rich(world(), 14)
    assert ordered(anchor().orders(readings(calm, history()), course, RULES), "us.strike").tolist() == [0, 0]
    poor = rich(world(dash=1.0), 1)
    assert ordered(anchor().orders(readings(poor, history()), course, RULES), "us.strike").tolist() == [0, 0]


def test_a_red_line_is_not_drawn_twice_within_half_a_year() -> None:
    """Washington that struck last quarter does not strike again for the same dash."""
    struck = history(moves={"us.strike": 0})
    dashing = rich(world(dash=1.0, nuclear_progress=80.0), 20)
    orders = anchor().orders(readings(dashing, struck), following(united_states="course.us.tehran"), RULES)
    assert ordered(orders, "us.strike").tolist() == [0, 0]


def test_near_a_war_that_runs_away_nobody_raises_escalation_by_order() -> None:
    """At a rung of three even a red line does not make Washington strike, and no dial that raises it is turned up."""
    hot = rich(world(dash=1.0, nuclear_progress=80.0, escalation=3.2), 20)
    orders = anchor().orders(readings(hot, history()), following(united_states="course.us.tehran"), RULES)
    assert ordered(orders, "us.strike").tolist() == [0, 0]
    levers = program()
    before = history().dials[0]
    for policy in levers.catalogue.policies:
        if raises(policy, RULES.figures):
            assert (orders.dials[levers.places[policy.id]] <= before[levers.places[policy.id]]).all(), policy.id


@pytest.mark.parametrize("place", range(6))
def test_a_course_kept_leaves_a_week_of_income_free(place: int) -> None:
    """Kept for some quarters, every course lowers what it does not name until its upkeep leaves a week free."""
    levers = program()
    courses = {
        country: own[place].id for country, own in zip(COUNTRIES, anchor().courses.courses, strict=True) if own[place:]
    }
    past = history()
    for turn in range(6):
        here = readings(rich(world(), 12).but(turn=turn), past)
        orders = anchor().orders(here, following(**courses), RULES)
        past = past.next(orders.dials, orders.moves * 0)
    here = readings(rich(world(), 12), past)
    spare = income(here, levers.catalogue.weeks) - upkeep(past.dials[0], levers.catalogue)
    for country, course in courses.items():
        named = next(entry.dials_set for entry in levers.catalogue.courses if entry.id == course)
        prices = {policy.id: policy.upkeep for policy in levers.catalogue.policies}
        affordable = sum(prices[name][to] for name, to in named.items()) <= levers.catalogue.weeks.income[country] - 1
        assert (spare[COUNTRIES.index(country)] >= 1 * affordable).all(), course


def test_a_lever_that_is_asked_for_is_taken_more_often() -> None:
    """Where Tehran's course asks Beijing for arms, Beijing sends more of them than where nobody asks."""
    place = program().places["cn.arms_iran"]
    taken = {}
    for course in ("course.ir.east", "course.ir.shield"):
        state = rich(world(overdue__ru=15.0), 12)
        taken[course] = sum(
            float(
                anchor()
                .orders(readings(state.but(turn=turn), history()), following(iran=course), RULES)
                .dials[place]
                .max()
            )
            for turn in range(16)
        )
    assert taken["course.ir.east"] > taken["course.ir.shield"]


def test_waiting_puts_a_step_off() -> None:
    """Tehran that collects complains a quarter after its demand, not in the same quarter and not before it."""
    course = following(iran="course.ir.collect")
    willing = central().but({"habits.step": 1.0, "habits.opportunity": 0.0, "habits.adjust": 0.0})
    state = rich(world(overdue__ru=30.0, push__deal__ir=40.0), 12)
    state = state.but(promised=np.full_like(state.promised, 0.1))
    keen = rules(WORLDS, DICE, willing)
    nothing = anchor().orders(readings(state, history()), course, keen)
    assert ordered(nothing, "ir.demand").tolist() == [1, 1]
    assert ordered(nothing, "ir.complain").tolist() == [0, 0]
    just = anchor().orders(readings(state, history(moves={"ir.demand": 0})), course, keen)
    assert ordered(just, "ir.complain").tolist() == [0, 0]
    later = anchor().orders(readings(state, history(moves={"ir.demand": 1})), course, keen)
    assert ordered(later, "ir.complain").tolist() == [1, 1]


def test_dials_go_towards_the_course_a_step_a_quarter() -> None:
    """Washington treating the two as one raises its posture from 1 by one step, not by two."""
    orders = anchor().orders(
        readings(rich(world(), 12), history()), following(united_states="course.us.one_axis"), RULES
    )
    assert orders.dials[program().places["us.posture"]].tolist() == [2, 2]


def test_nobody_orders_another_s_levers() -> None:
    """A country's course turns its own dials and makes its own moves only."""
    only_moscow = anchor().orders(
        readings(rich(world(), 0), history()).of(""), following(russia="course.ru.war"), RULES
    )
    before = history().dials[0]
    for place, policy in enumerate(program().policies):
        if seat_of(policy.id) != "russia":
            assert (only_moscow.dials[place] == before[place]).all()


@pytest.mark.parametrize("weeks", [0, 2, 5, 9, 14])
def test_nobody_spends_more_weeks_than_it_has(weeks: int) -> None:
    """Whatever a course asks for, moves, raised dials and their upkeep stay within what is free."""
    state = rich(world(since__struck__ir=0.0, overdue__ru=30.0), float(weeks))
    here = readings(state, history())
    courses = anchor().review(here, Following.none(WORLDS), RULES)
    orders = anchor().orders(here, courses, RULES)
    levers, before = program().catalogue, history()
    more = spent(orders.dials, orders.moves, before, levers) - upkeep(before.dials[0], levers)
    assert (more <= weeks).all()


def test_a_step_taken_is_not_taken_again_within_two_years() -> None:
    """The next step of a course is one that was not taken of late."""
    course = following(united_states="course.us.moscow")
    fresh = OrderHistory(history().dials, history(moves={"us.broker_truce": 2}).moves)
    for turn in range(12):
        state = rich(world(front=1.0).but(turn=turn), 14)
        orders = anchor().orders(readings(state, fresh), course, RULES)
        assert ordered(orders, "us.broker_truce").tolist() == [0, 0]


def test_income_and_upkeep_leave_a_course_affordable() -> None:
    """With the income of the opening, no country ends below nought."""
    here = readings(world(), history())
    free = income(here, program().catalogue.weeks) - upkeep(here.history.dials[0], program().catalogue)
    assert (free >= 0).all()


def test_a_country_saves_for_the_next_step_of_its_course() -> None:
    """Israel on its way to a strike that it cannot pay for yet makes no other move and raises no other dial."""
    levers = program()
    ready = history(dials={"il.readiness": 3.0}, moves={"il.strike_defences": 3})
    worlds = world(nuclear_progress=75.0, defence__ir=48.0, tie__us__il=75.0, syria=0.0)
    keen = rules(WORLDS, DICE, central().but({"habits.opportunity": 1.0, "habits.adjust": 1.0}))
    course = following(israel="course.il.strike")
    free = readings(worlds, ready)
    standing = income(free, levers.catalogue.weeks) - upkeep(free.history.dials[0], levers.catalogue)
    orders = anchor().orders(readings(worlds.but(capital=9.0 - standing), ready), course, keen)
    mine = [row for row, lever in enumerate(levers.moves) if seat_of(lever.id) == "israel"]
    assert not orders.moves[mine].any()
    rich_enough = anchor().orders(readings(worlds.but(capital=20.0 - standing), ready), course, keen)
    assert rich_enough.moves[mine].any()


def test_a_course_is_reviewed_when_something_calls_for_it() -> None:
    """After an offer some countries take up another course; in a quarter without news nobody does."""
    many = following(iran="course.ir.resist")
    here = readings(world(militia=50.0), history())
    quiet = here.world.but(regime_quarters=here.world.regime_quarters + 4, since_struck=here.world.since_struck + 40)
    kept = anchor().review(attrs.evolve(here, world=quiet), many, RULES)
    assert kept.course[IRAN].tolist() == many.course[IRAN].tolist()
    fickle = rules(WORLDS, DICE, central().but({"habits.keeps": -8.0}))
    offer = np.full_like(quiet.offer, 0.5)
    changed = anchor().review(attrs.evolve(here, world=quiet.but(offer=offer)), many, fickle)
    assert (changed.course[IRAN] != many.course[IRAN]).all()
