import attrs
import numpy as np
import pytest

from agents.anchor import Anchor, Following
from agents.answering import Answered, AnswerRound, severity
from agents.course_program import CourseProgram
from game.model.play.simulation import Simulation
from game.model.state.axes import COUNTRIES
from game.model.state.rules import Rules
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.levers.sketch import WORLDS, history, program, readings, world
from tests.model.sketch import rules

IRAN = 1
ANCHOR = Anchor(program(), CourseProgram.of(program().catalogue))


def answers(state: WorldState, luck: Rules | None = None, so_far: Answered | None = None) -> Answered:
    """What is answered in one round, by worlds that stand so; the first round where none has been."""
    law = luck or rules(WORLDS)
    following = Following.none(WORLDS)
    ready = so_far or Answered.nothing(len(program().moves), following.account, state.capital, law.figures)
    return ANCHOR.answers(AnswerRound(program(), readings(state, history()), law, "answer"), following, ready)


def answered(state: WorldState, move: str, luck: Rules | None = None) -> list[float]:
    """1 where a move of Iran's is made in answer, by world; any of its three answers where none is named."""
    levers, made = program(), answers(state, luck).moves
    names = [move] if move else list(ANCHOR.courses.demeanours[IRAN].answers.values())
    rows = np.stack([made[levers.places[name] - len(levers.policies)] for name in names])
    return [float(value) for value in rows.sum(0)]


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
    after = answers(state)
    assert after.account[IRAN].tolist() == pytest.approx([0.3, 0.3])
    poor = state.but(capital=np.full((len(COUNTRIES), WORLDS), -20.0))
    unpaid = answers(poor)
    assert unpaid.account[IRAN].tolist() == pytest.approx([1, 1])
    injury = np.array([grave])
    figures = central()
    assert (
        severity(injury, injury * 0, injury * 0 + 1, figures)[0] < severity(injury, injury * 0, injury * 0, figures)[0]
    )


def test_an_answer_is_paid_for_and_three_weeks_may_be_overdrawn() -> None:
    """A strike in answer costs what it costs as an order, eight weeks, of which the last three may be borrowed."""
    struck, strike = rich(since__struck__ir=0.0), program().places["ir.strike_israel"] - len(program().policies)
    for weeks, strikes in ((15.0, True), (5.0, True), (4.0, False)):
        poor = struck.but(capital=np.full_like(struck.capital, weeks))
        rounds = [answers(poor.but(turn=turn)) for turn in range(10)]
        assert any(after.moves[strike].any() for after in rounds) == strikes
        for after in rounds:
            paid = after.spent[IRAN][after.moves[strike] > 0]
            assert paid.tolist() == [8] * len(paid)
            assert (after.left[IRAN] + after.spent[IRAN]).tolist() == [weeks + 3] * WORLDS


def test_an_answer_may_be_answered_once() -> None:
    """Israel, hit in answer, strikes once more; Tehran, which has answered, and whoever was not hit again do not."""
    first = answers(rich(since__struck__ir=0.0))
    assert first.replied[IRAN].tolist() == [1, 1]
    hit = rich(since__struck__ir=0.0, since__struck__il=0.0, struck__il=100.0)
    second = answers(hit, so_far=first)
    israel = COUNTRIES.index("israel")
    assert second.replied[israel].tolist() == [1, 1]
    assert second.spent[IRAN].tolist() == first.spent[IRAN].tolist()
    third = answers(hit, so_far=second)
    assert [row.tolist() for row in third.moves] == [row.tolist() for row in second.moves]


def test_silence_to_an_injury_is_not_asked_about_again() -> None:
    """Who stayed silent is not asked again in the same quarter unless something new was done to it."""
    state = rich(since__struck__ir=0.0)
    silent = answers(state.but(capital=state.capital * 0 - 20))
    assert silent.replied[IRAN].tolist() == [0, 0]
    later = attrs.evolve(silent, left=tuple(row + 50 for row in silent.left))
    assert answers(state, so_far=later).replied[IRAN].tolist() == [0, 0]


def test_answers_that_are_no_blow_arrive() -> None:
    """Moscow, whose drones Tehran holds back, delivers in answer: its debt is smaller and Tehran trusts it more."""
    game = Simulation.start(seed=5, worlds=40, quarters=8)
    levers, first = game.anchor.levers, len(game.anchor.levers.policies)
    orders = game.decide()
    orders.moves[:] = 0
    orders.moves[levers.places["ir.withhold"] - first] = 1
    game.world = game.world.but(capital=np.full_like(game.world.capital, 12.0))
    before = game.world
    game.step(orders)
    assert game.answered is not None
    gave = game.answered.moves[levers.places["ru.deliver"] - first] > 0
    assert 0 < gave.sum() < 40
    assert (game.world.delivered[0][gave] >= 0.2).all()
    assert not game.world.delivered[0][~gave].any()
    assert (game.world.overdue[0][gave] < before.overdue[0][gave]).all()
    assert game.world.capital[0][gave].mean() < game.world.capital[0][~gave].mean() - 1


def test_a_road_in_answer_is_felt() -> None:
    """Moscow that answers with its road slights Tehran as if it had ordered it, and has its price to pay."""
    game = Simulation.start(seed=5, worlds=400, quarters=8)
    levers, first = game.anchor.levers, len(game.anchor.levers.policies)
    orders = game.decide()
    orders.moves[:] = 0
    orders.moves[levers.places["ir.withhold"] - first] = 1
    game.step(orders)
    assert game.answered is not None
    road = game.answered.moves[levers.places["ru.corridor"] - first] > 0
    assert road.any()
    assert (game.world.since_slight[road] == 0).all()
    assert (game.world.since_slight[~road] > 0).all()
