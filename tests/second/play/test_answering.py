import numpy as np
import pytest

from game.model.state.axes import COUNTRIES
from game.second.play.anchor import Anchor, Following
from game.second.play.answering import severity
from game.second.play.course_program import CourseProgram
from game.second.play.draft import Orders
from game.second.state.rules import Rules
from game.second.state.ruleset import central
from game.second.state.world_state import WorldState
from tests.second.levers.sketch import WORLDS, history, program, readings, world
from tests.second.sketch import rules

IRAN = 1
ANCHOR = Anchor(program(), CourseProgram.of(program().catalogue))


def answered(state: WorldState, move: str, luck: Rules | None = None) -> list[float]:
    """1 where a move of Iran's is made in answer, by world; any of its three answers where none is named."""
    given = Orders(history().dials[0], np.zeros_like(history().moves[0]))
    orders, _ = ANCHOR.answers(readings(state, history()), Following.none(WORLDS), given, luck or rules(WORLDS))
    levers = program()
    names = [move] if move else list(ANCHOR.courses.demeanours[IRAN].answers.values())
    return [float(value) for value in sum(orders.moves[levers.places[name] - len(levers.policies)] for name in names)]


def rich(**set_to: float) -> WorldState:
    """Worlds in which every country has weeks enough, and its people are content."""
    state = world(**set_to)
    return state.but(capital=np.full_like(state.capital, 15.0), satisfaction=np.full_like(state.satisfaction, 50.0))


def test_who_is_struck_answers_and_nobody_else_does() -> None:
    """Iran that has just been struck answers, in one way; Iran in peace answers nothing."""
    assert answered(rich(since__struck__ir=0.0, struck__ir=60.0), "") == [1, 1]
    assert answered(rich(), "") == [0, 0]


def test_a_country_without_weeks_does_not_answer_fully() -> None:
    """An answer has to be paid for."""
    poor = rich(since__struck__ir=0.0).but(capital=np.full((len(COUNTRIES), WORLDS), -20.0))
    assert answered(poor, "ir.strike_israel") == [0, 0]


def test_near_a_runaway_war_half_answers_do_not_raise_escalation() -> None:
    """At a rung of three and more Tehran does not harass shipping as a half answer; only its full answer is left."""
    for level in (3.1, 4.5):
        hot = rich(since__struck__ir=0.0, escalation=level)
        assert answered(hot, "ir.harass") == [0, 0]


def test_the_danger_of_a_runaway_war_holds_an_answer_back() -> None:
    """Far up the ladder of escalation fewer full answers are given than at its foot."""
    counts = []
    for level in (1.3, 4.6):
        luck = [rules(WORLDS, quarters=20) for _ in range(1)]
        state = rich(since__struck__ir=0.0, escalation=level)
        counts.append(sum(sum(answered(state.but(turn=turn), "ir.strike_israel", luck[0])) for turn in range(20)))
    assert counts[1] < counts[0]


@pytest.mark.parametrize("grave", [0.2, 0.6, 1.0])
def test_an_answered_injury_closes_the_account(grave: float) -> None:
    """What was answered stays open to three tenths only; what was not stays open whole."""
    state = rich(since__struck__ir=0.0)
    given = Orders(history().dials[0], np.zeros_like(history().moves[0]))
    _, after = ANCHOR.answers(readings(state, history()), Following.none(WORLDS), given, rules(WORLDS))
    assert after.account[IRAN].tolist() == pytest.approx([0.3, 0.3])
    poor = state.but(capital=np.full((len(COUNTRIES), WORLDS), -20.0))
    _, unpaid = ANCHOR.answers(readings(poor, history()), Following.none(WORLDS), given, rules(WORLDS))
    assert unpaid.account[IRAN].tolist() == pytest.approx([1, 1])
    injury = np.array([grave])
    figures = central()
    assert (
        severity(injury, injury * 0, injury * 0 + 1, figures)[0] < severity(injury, injury * 0, injury * 0, figures)[0]
    )
