import numpy as np

from agents.anchor import Anchor
from agents.course_program import CourseProgram
from agents.crises import Desk, by_rule, cheapest, come_to, put, settle
from agents.crisis_program import CrisisProgram
from game.model.state.axes import COUNTRIES, Array
from game.model.state.world_state import WorldState
from tests.model.levers.sketch import WORLDS, history, program, readings, world
from tests.model.sketch import luck, rules

CRISES = CrisisProgram.of(program().catalogue)
PLACE = {crisis.id: place for place, crisis in enumerate(CRISES.crises)}
DEMEANOURS = Anchor(program(), CourseProgram.of(program().catalogue)).courses.demeanours
RULES = rules(WORLDS, luck(WORLDS, 5))
IRAN = 1
NOBODY = np.zeros((len(COUNTRIES), WORLDS))


def morning(state: WorldState, desk: Desk | None = None, answered: Array = NOBODY) -> Desk:
    """The desk in the morning of some worlds."""
    return put(CRISES, desk or Desk.empty(CRISES, WORLDS), readings(state, history()), answered, RULES)


def rich(**set_to: float) -> WorldState:
    """Worlds in which every country has weeks enough."""
    return world(**set_to).but(capital=np.full((len(COUNTRIES), WORLDS), 20.0))


def picked(desk: Desk, state: WorldState) -> Array:
    """What the computer's countries choose."""
    return by_rule((CRISES, program()), desk, readings(state, history()), DEMEANOURS, RULES)


def test_there_is_a_crisis_for_every_entry_and_one_for_each_who_may_meet_it() -> None:
    """Twenty-two kinds of crisis, one of which may come to any of the six countries."""
    assert len({crisis.kind for crisis in CRISES.crises}) == 22
    assert len(CRISES.crises) == 27
    assert len({crisis.id for crisis in CRISES.crises}) == 27


def test_what_has_happened_comes_at_once_and_not_again_within_a_year() -> None:
    """Struck, Tehran is asked that night; struck again three quarters on, it is not asked again, but after a year."""
    struck, place = rich(since__struck__ir=0.0), PLACE["crisis.ir.struck"]
    first = morning(struck)
    assert first.waits[place].tolist() == [1, 1]
    assert morning(rich()).waits[place].tolist() == [0, 0]
    settled, _ = settle(CRISES, first, picked(first, struck))
    for quarters in range(1, 6):
        settled = morning(struck, settled)
        assert settled.waits[place].tolist() == ([1, 1] if quarters == 5 else [0, 0])


def test_a_state_puts_its_question_in_three_quarters_of_ten() -> None:
    """While the war lasts, the refinery burns in about .30 of quarters, not in all."""
    place, worlds, came = PLACE["crisis.ru.drone_strike"], 0, 0.0
    for turn in range(120):
        desk = morning(rich().but(turn=turn))
        came, worlds = came + float(desk.waits[place].sum()), worlds + WORLDS
    assert 0.22 < came / worlds < 0.38


def test_an_injury_that_was_answered_is_not_put_as_a_crisis_too() -> None:
    """Who answered in the same quarter is not asked again at night."""
    answered = NOBODY.copy()
    answered[IRAN] = 1
    desk = morning(rich(since__struck__ir=0.0), answered=answered)
    assert desk.waits[PLACE["crisis.ir.struck"]].tolist() == [0, 0]


def test_who_is_broke_takes_the_cheapest_choice() -> None:
    """With nothing in hand only the cheapest choice is left, and it is taken."""
    broke = rich(since__struck__ir=0.0).but(capital=np.full((len(COUNTRIES), WORLDS), -30.0))
    desk, place = morning(broke), PLACE["crisis.ir.struck"]
    assert picked(desk, broke)[place].tolist() == [cheapest(CRISES.crises[place])] * WORLDS


def test_choices_make_moves_cost_weeks_and_turn_dials() -> None:
    """Striking back is a move free of its own price, and costs what the choice says; pumping less lowers a dial."""
    desk = morning(rich(since__struck__ir=0.0))
    chosen = np.full(desk.waits.shape, -1.0)
    chosen[PLACE["crisis.ir.struck"]] = 0
    settled, _ = settle(CRISES, desk, chosen)
    result = come_to(CRISES, settled, program())
    strike = program().places["ir.strike_israel"] - len(program().policies)
    assert result.moves[strike].tolist() == [1, 1]
    assert (result.cost[IRAN] >= 8).all()
    assert result.closed[IRAN].tolist() == [1, 1]
    cheap = rich(brent=45.0)
    slump = morning(cheap)
    slump = Desk(np.ones_like(slump.waits), slump.left, slump.since, slump.chosen)
    chosen[PLACE["crisis.gs.budget"]] = 0
    fewer = come_to(CRISES, settle(CRISES, slump, chosen)[0], program())
    assert fewer.dials[program().places["gs.output"]].tolist() == [-1, -1]


def test_a_person_may_leave_a_question_only_as_long_as_its_clock_runs() -> None:
    """A letter may lie for a quarter; then the cheapest answer is given. What is asked tonight is answered tonight."""
    letter, night = PLACE["crisis.ir.offer"], PLACE["crisis.ir.struck"]
    desk = morning(rich(offer__ir=50.0, since__struck__ir=0.0))
    silent, persons = np.full(desk.waits.shape, -1.0), np.zeros((len(COUNTRIES), 1))
    persons[IRAN] = 1
    later, taken = settle(CRISES, desk, silent, persons)
    assert taken[night].tolist() == [cheapest(CRISES.crises[night])] * WORLDS
    assert taken[letter].tolist() == [-1, -1]
    assert later.waits[letter].tolist() == [1, 1]
    _, last = settle(CRISES, later, silent, persons)
    assert last[letter].tolist() == [cheapest(CRISES.crises[letter])] * WORLDS


def test_nobody_is_asked_how_to_meet_its_own_new_ruler() -> None:
    """A new ruler in Tehran is a question to five capitals, and none to Tehran."""
    state = world().but(regime=np.array([[0.0] * WORLDS, [3.0] * WORLDS]), regime_quarters=np.zeros((2, WORLDS)))
    waits = morning(state).waits
    here = {crisis.id: waits[PLACE[crisis.id]].all() for crisis in CRISES.crises if crisis.kind == "crisis.all.ruler"}
    assert not here.pop("crisis.ir.ruler")
    assert len(here) == 5
    assert all(here.values())
