import numpy as np

from benchmarks.reading_pays import guessed, own_levers, planned, played, readers, varied
from game.model.levers.budget import income, spent, upkeep
from game.model.levers.reading import catalogue
from game.model.play.by_reading import LeverPlan, holding
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import Script
from game.model.state.axes import COUNTRIES

SCRIPT = Script.of(catalogue(), 3)
PROGRAM = SCRIPT.anchor.levers


def test_a_reader_that_reads_nothing_is_a_holder() -> None:
    """With one and the same value whatever the tests say, every seat scores the same as by the fixed plan."""
    hold = holding(PROGRAM)
    points, _ = played(SCRIPT, [(1, hold), (1, LeverPlan(hold.good.copy(), hold.bad.copy()))], range(4), 3)
    assert points[0].tolist() == points[1].tolist()


def test_a_fixed_plan_does_the_same_whatever_the_tests_say() -> None:
    """Plans of the search without reading have one value a lever; those with reading begin at the tests."""
    own = np.isin(np.arange(len(PROGRAM.catalogue.levers)), own_levers(PROGRAM, 2))
    start, place = guessed(PROGRAM, 2, np.random.default_rng(1)), own_levers(PROGRAM, 2)[0]
    fixed = varied(PROGRAM, start, place, "both")
    assert all(plan.good.tolist() == plan.bad.tolist() for plan in fixed)
    reader = readers(PROGRAM)[0]
    near = varied(PROGRAM, reader, place, "good")
    assert all(plan.bad.tolist() == reader.bad.tolist() for plan in near)
    assert all((plan.good == reader.good)[~own].all() for plan in near)


def test_the_search_tries_everything_that_may_be_done_with_a_lever() -> None:
    """A dial is tried at all its four steps and a move made and not made, the plan as it is first."""
    start = holding(PROGRAM)
    for place in own_levers(PROGRAM, 4):
        tried = varied(PROGRAM, start, place, "both")
        assert tried[0] is start
        assert sorted(plan.good[place] for plan in tried) == list(range(4 if place < len(PROGRAM.policies) else 2))


def test_a_plan_stays_within_its_seat_s_weeks() -> None:
    """Whoever wants everything at once still orders no more than its weeks allow."""
    everything = readers(PROGRAM)[0].good
    game = Simulation.start(worlds=12, quarters=3, script=SCRIPT)
    seats = np.arange(12.0) % len(COUNTRIES)
    for _ in range(3):
        orders = planned(game, seats, (everything[:, None], everything[:, None]))
        costs = spent(orders.dials, orders.moves, game.history, PROGRAM.catalogue)
        brought = income(game.readings(), PROGRAM.catalogue.weeks)
        has = game.world.capital + brought
        standing = np.minimum(has - upkeep(game.history.dials[0], PROGRAM.catalogue), 0)
        assert ((has - costs - standing)[seats.astype(int), np.arange(12)] >= 0).all()
        game.step(orders)
