import numpy as np
import pytest

from agents.regret_matching import MatrixGame, held_close, regret_matched
from game.model.state.axes import Array

LONG = 4000


def two(pays: list[list[float]], others: list[list[float]] | None = None) -> MatrixGame:
    """A game of two, with what the first is paid and what the second is, which is less by as much if left out."""
    own = np.array(pays)
    theirs = -own if others is None else np.array(others)
    return MatrixGame({(0, 1): own, (1, 0): theirs.T}, [np.full(size, 1 / size) for size in own.shape])


def gap(game: MatrixGame, plays: list[Array]) -> float:
    """The most that anybody could win by playing otherwise."""
    worths = [game.worth(player, plays) for player in game.players]
    return max(float(np.max(worth) - worth @ play) for worth, play in zip(worths, plays, strict=True))


PENNIES = two([[1, -1], [-1, 1]])
# Stone pays 1, paper 2, scissors 3 to who wins with them.
UNEVEN = two([[0, -2, 1], [2, 0, -3], [-1, 3, 0]])
DILEMMA = two([[3, 0], [5, 1]], [[3, 5], [0, 1]])


def test_in_matching_pennies_both_toss_the_coin() -> None:
    """Half and half, and nobody can do better."""
    plays = regret_matched(PENNIES, LONG)
    assert np.allclose(plays[0], 0.5, atol=0.01)
    assert np.allclose(plays[1], 0.5, atol=0.01)


def test_in_the_prisoners_dilemma_both_betray() -> None:
    """What is better whatever the other does is played nearly always."""
    plays = regret_matched(DILEMMA, LONG)
    assert plays[0][1] > 0.99
    assert plays[1][1] > 0.99


def test_uneven_rock_paper_scissors_is_played_as_its_equilibrium_has_it() -> None:
    """Three, one and two in six, by solving for indifference."""
    plays = regret_matched(UNEVEN, LONG)
    for play in plays:
        assert np.allclose(play, [3 / 6, 1 / 6, 2 / 6], atol=0.01)


@pytest.mark.parametrize("seed", range(5))
def test_random_games_of_gain_and_loss_come_to_equilibrium(seed: int) -> None:
    """In zero-sum games of four by five nobody can win a hundredth by playing otherwise."""
    game = two(np.random.default_rng(seed).normal(size=(4, 5)).tolist())
    assert gap(game, regret_matched(game, LONG)) < 0.01


def test_three_players_against_one_another_come_to_rest() -> None:
    """Everybody is better off with one option against each other: all play it."""
    pays = {(one, other): np.array([[1.0, 1.0], [0.0, 0.0]]) for one in range(3) for other in range(3) if one != other}
    plays = regret_matched(MatrixGame(pays, [np.array([0.5, 0.5])] * 3))
    assert all(play[0] > 0.97 for play in plays)


def test_held_very_close_nobody_leaves_its_habit() -> None:
    """Where a shift would have to pay a thousand points, what is played is what is usual."""
    game = MatrixGame(DILEMMA.pays, [np.array([0.8, 0.2]), np.array([0.6, 0.4])])
    plays = held_close(game, [1000.0, 1000.0])
    assert np.allclose(plays[0], [0.8, 0.2], atol=0.01)
    assert np.allclose(plays[1], [0.6, 0.4], atol=0.01)


def test_held_loosely_it_is_the_equilibrium() -> None:
    """As the weight goes to nought, play goes to where regrets lead."""
    game = MatrixGame(DILEMMA.pays, [np.array([0.8, 0.2]), np.array([0.6, 0.4])])
    plays = held_close(game, [0.05, 0.05], LONG)
    assert plays[0][1] > 0.98


def test_held_close_it_is_habit_times_the_exponential_of_worth() -> None:
    """Against one who never moves, shares are habit · exp(worth ÷ weight), as the form says."""
    own = np.array([[1.0], [0.0]])
    game = MatrixGame({(0, 1): own}, [np.array([0.2, 0.8]), np.array([1.0])])
    play = held_close(game, [0.5, 1.0], LONG)[0]
    weights = np.array([0.2, 0.8]) * np.exp(np.array([1.0, 0.0]) / 0.5)
    assert np.allclose(play, weights / weights.sum(), atol=0.01)
