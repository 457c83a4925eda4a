"""What regrets come to here is what OpenSpiel's counterfactual regrets come to; left out where it has no wheel."""

import numpy as np
import pytest

from agents.regret_matching import MatrixGame, regret_matched
from game.model.state.axes import Array

pyspiel = pytest.importorskip("pyspiel")
cfr = pytest.importorskip("open_spiel.python.algorithms.cfr")

ROUNDS = 2000
GAMES: dict[str, tuple[list[list[float]], list[list[float]]]] = {
    "matching pennies": ([[1, -1], [-1, 1]], [[-1, 1], [1, -1]]),
    "prisoner's dilemma": ([[3, 0], [5, 1]], [[3, 5], [0, 1]]),
    "uneven rock, paper, scissors": ([[0, -2, 1], [2, 0, -3], [-1, 3, 0]], [[0, 2, -1], [-2, 0, 3], [1, -3, 0]]),
    "three by four": ([[2, -1, 0, 1], [-1, 1, 2, -2], [0, 2, -1, 1]], [[-2, 1, 0, -1], [1, -1, -2, 2], [0, -2, 1, -1]]),
}


def reference(own: list[list[float]], others: list[list[float]]) -> list[Array]:
    """What OpenSpiel's CFR+ plays in the mean, both choosing at once, (options,) each."""
    rows, columns = [f"r{place}" for place in range(len(own))], [f"c{place}" for place in range(len(own[0]))]
    game = pyspiel.convert_to_turn_based(pyspiel.create_matrix_game("game", "game", rows, columns, own, others))
    solver = cfr.CFRPlusSolver(game)
    for _ in range(ROUNDS):
        solver.evaluate_and_update_policy()
    policy, state, plays = solver.average_policy(), game.new_initial_state(), []
    for size in (len(rows), len(columns)):
        shares = policy.action_probabilities(state)
        plays.append(np.array([shares[option] for option in range(size)]))
        state.apply_action(0)
    return plays


@pytest.mark.parametrize("name", GAMES)
def test_regrets_come_to_what_open_spiel_comes_to(name: str) -> None:
    """In small games with one equilibrium the shares of both players are OpenSpiel's, to a hundredth."""
    own, others = GAMES[name]
    pays = {(0, 1): np.array(own, float), (1, 0): np.array(others, float).T}
    plays = regret_matched(MatrixGame(pays, [np.full(size, 1 / size) for size in np.shape(own)]), ROUNDS)
    for mine, theirs in zip(plays, reference(own, others), strict=True):
        assert np.allclose(mine, theirs, atol=0.01)
