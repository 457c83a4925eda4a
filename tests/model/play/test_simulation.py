import numpy as np
import pytest

from game.model.play.simulation import Simulation
from game.model.scenario.setup_files import FIRST, setup
from game.model.state.world_state import declared


def rows(game: Simulation, world: int) -> list[bytes]:
    """Every measure of one world."""
    return [np.ascontiguousarray(getattr(game.world, name)[..., world]).tobytes() for name in declared()]


def test_a_world_alone_is_the_same_as_among_others() -> None:
    """World 3 of a seed lives through the same quarters alone and among five."""
    among, alone = Simulation.start(seed=4, worlds=5), Simulation.start(seed=4, worlds=[3])
    for _ in range(3):
        among.step(among.decide())
        alone.step(alone.decide())
    assert rows(among, 3) == rows(alone, 0)
    assert among.history.moves[..., 3].tolist() == alone.history.moves[..., 0].tolist()


def test_a_campaign_ends_after_its_last_quarter() -> None:
    """Eight quarters are played, and each is told to whoever asks."""
    told_turns: list[int] = []
    game = Simulation.start(worlds=2, quarters=8)
    game.run(each=lambda now: told_turns.append(now.world.turn))
    assert game.over
    assert told_turns == list(range(1, 9))


def test_measures_stay_within_their_bounds() -> None:
    """Whatever the countries' courses do, every measure of every world stays within its bounds."""
    game = Simulation.start(seed=9, worlds=20, quarters=12)
    while not game.over:
        game.step(game.decide())
        for name, measure in declared().items():
            rows_now = getattr(game.world, name)
            assert np.isfinite(rows_now).all(), name
            assert rows_now.min() >= measure.low - 1e-9, name
            assert rows_now.max() <= measure.high + 1e-9, name


def test_those_who_are_struck_answer_in_the_same_quarter() -> None:
    """Once Israel strikes, Tehran on its course of the shield strikes back before the quarter is over."""
    game = Simulation.start(setup(FIRST).central(), seed=2, worlds=30, quarters=2)
    levers = game.anchor.levers
    strike = levers.places["il.strike_nuclear"] - len(levers.policies)
    back = levers.places["ir.strike_israel"] - len(levers.policies)
    iran, shield = 1, [course.id for course in game.anchor.courses.courses[1]].index("course.ir.shield")
    game.world = game.world.but(capital=np.full_like(game.world.capital, 20.0))
    orders = game.decide()
    game.following.course[iran] = shield
    orders.moves[:] = 0
    orders.moves[strike] = 1
    game.step(orders)
    assert game.answered is not None
    assert game.answered.moves[back].tolist() == [1.0] * 30
    assert game.answered.moves[strike].sum() == 0


def test_courses_are_known_by_name() -> None:
    """After the first quarter every country follows a course of its own."""
    game = Simulation.start(worlds=3)
    assert game.course_of("russia") == ("", "", "")
    game.step(game.decide())
    assert all(name.startswith("course.ru.") for name in game.course_of("russia"))


@pytest.mark.parametrize("seed", [1, 2])
def test_nobody_falls_below_its_overdraft(seed: int) -> None:
    """No country ends a quarter with fewer weeks than what three overdrawn are repaid at."""
    game = Simulation.start(seed=seed, worlds=20, quarters=10)
    while not game.over:
        game.step(game.decide())
        assert game.world.capital.min() >= -4


def test_a_war_that_ran_away_ends_a_world_at_once() -> None:
    """After it nothing of the world moves but the count of quarters, and a campaign of ended worlds is over."""
    game = Simulation.start(seed=2, worlds=2, quarters=6)
    game.step(game.decide())
    game.world = game.world.but(catastrophe=np.array([1.0, 0.0]))
    assert game.runs.tolist() == [0, 1]
    before, other = rows(game, 0), rows(game, 1)
    game.step(game.decide())
    assert rows(game, 0) == before
    assert rows(game, 1) != other
    assert not game.over
    game.world = game.world.but(catastrophe=np.ones(2))
    assert game.over


def test_a_break_leaves_two_closing_quarters() -> None:
    """A relation broken off in the quarter just played goes on for two quarters, and then the campaign is over."""
    game = Simulation.start(seed=2, worlds=1, quarters=12)
    game.step(game.decide())
    turn = float(game.world.turn)
    game.world = game.world.but(broke=np.array([turn]), rung=np.array([1.0]))
    left = []
    while not game.over:
        game.step(game.decide())
        game.world = game.world.but(rung=np.array([1.0]))
        left.append(game.world.turn)
    assert len(left) == 2


def test_a_person_chooses_in_a_crisis_and_the_computer_does_not_choose_for_him() -> None:
    """What a person in Moscow takes is what comes about, at its price."""
    game = Simulation.start(seed=3, worlds=8, quarters=8)
    game.persons = {0}
    crises = game.script.crises
    place = [crisis.id for crisis in crises.crises].index("crisis.ru.drone_strike")
    while not game.tonight().waits[place].any():
        game.step(game.decide())
    waits = game.tonight().waits[place].copy()
    assert game.night is not None
    assert (game.night.choices[place] == -1).all()
    chosen = np.full(game.desk.waits.shape, -1.0)
    chosen[place] = 2
    game.step(game.decide(), chosen)
    assert game.desk.chosen[0, crises.first[place] + 2].tolist() == waits.tolist()
    assert game.settled is not None
    assert (game.settled.cost[0] >= 4 * waits).all()


def test_a_whole_campaign_has_a_legacy_for_every_country() -> None:
    """Scores lie between nought and a hundred and are capped where a war ran away."""
    game = Simulation.start(seed=6, worlds=30, quarters=8)
    game.run()
    legacy = game.legacy()
    assert legacy.shape == (6, 30)
    assert (legacy >= 0).all()
    assert (legacy <= 100).all()
    assert (legacy[:, game.world.catastrophe > 0] <= 25).all()


def test_a_war_that_runs_away_has_an_author() -> None:
    """Whoever raised escalation last is known in every world from the first quarter on, even where nobody struck."""
    game = Simulation.start(seed=3, worlds=60, quarters=3)
    game.world = game.world.but(escalation=np.full_like(game.world.escalation, 4.5))
    while not game.over:
        game.step(game.decide())
    ran_away = game.world.catastrophe > 0
    assert ran_away.any()
    assert (game.world.author[ran_away] >= 1).all()
