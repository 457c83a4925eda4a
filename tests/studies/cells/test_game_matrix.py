import numpy as np
from scipy import stats

from game.studies.cells.game_matrix import FALLS, STANDS, game_of

SIDES = {"united_states": ("a", "b", "c"), "russia": ("d", "e")}


def noise(seed: int, worlds: int = 400) -> np.ndarray:
    """Scores of pure chance."""
    return 50 + 10 * np.random.default_rng(seed).standard_normal((2, 3, 2, worlds))


def test_in_pure_chance_nothing_falls_more_often_than_the_level() -> None:
    """Where plans differ in luck alone, whatever was picked out is called wrong in few of many games."""
    games = [game_of("noise", SIDES, noise(seed)) for seed in range(60)]
    verdicts = [one.verdict for game in games if game is not None for one in game.equilibria]
    assert verdicts.count(FALLS) <= 0.1 * len(verdicts)
    assert verdicts.count(STANDS) <= 0.1 * len(verdicts)


def test_in_pure_chance_regret_is_not_found() -> None:
    """The best answer of luck that chose it is none on fresh luck: the intervals of regret hold 0."""
    games = [game_of("noise", SIDES, noise(seed)) for seed in range(30)]
    regrets = [regret for game in games if game is not None for regret in game.regrets]
    apart = sum(regret.worst.clear for regret in regrets)
    assert apart <= 0.06 * len(regrets)


def test_a_plan_that_is_better_by_far_stands_and_others_are_regretted() -> None:
    """With one dominant plan a seat, the equilibrium is theirs, and regrets are the differences."""
    payoffs = noise(3)
    payoffs[0, 1] += 30
    payoffs[1, :, 1] += 20
    game = game_of("clear", SIDES, payoffs)
    assert game is not None
    (one,) = game.equilibria
    assert one.verdict == STANDS
    assert one.chances["united_states"]["b"] == one.chances["russia"]["e"] == 1
    by_plan = {(regret.seat, regret.strategy): regret for regret in game.regrets}
    assert by_plan["united_states", "b"].worst.value == 0
    assert 25 < by_plan["united_states", "a"].mean.value < 35


def test_scores_and_regrets_are_those_of_the_half_that_chose_nothing() -> None:
    """Scipy finds the same means and intervals in the second half of the worlds."""
    payoffs = noise(7)
    game = game_of("half", SIDES, payoffs)
    assert game is not None
    fresh = payoffs[0, 2, 1, 200:]
    low, high = stats.t.interval(0.95, 199, fresh.mean(), stats.sem(fresh))
    bounded = game.scores[5]["united_states"]
    np.testing.assert_allclose((bounded.value, bounded.low, bounded.high), (fresh.mean(), low, high), rtol=2e-4)
    best = payoffs[0, ..., :200].mean(-1).argmax(0)
    lost = np.mean([payoffs[0, best[place], place, 200:] - payoffs[0, 0, place, 200:] for place in range(2)], 0)
    np.testing.assert_allclose(game.regrets[0].mean.value, lost.mean(), rtol=1e-12)


def test_one_seat_alone_or_few_worlds_are_no_game() -> None:
    """Nothing is said where nothing can be."""
    assert game_of("alone", {"russia": ("d", "e")}, noise(1)[:1, 0]) is None
    assert game_of("few", SIDES, noise(1, worlds=20)) is None
