from math import prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.studies.cells.equilibria import equilibrium, gain, pure_equilibria

PENNIES = np.array([[1.0, -1.0], [-1.0, 1.0]])
SCISSORS = np.array([[0.0, -1.0, 1.0], [1.0, 0.0, -1.0], [-1.0, 1.0, 0.0]])


@pytest.mark.parametrize(("own", "chance"), [(PENNIES, 1 / 2), (SCISSORS, 1 / 3)])
def test_games_of_pure_guessing_are_played_evenly(own: np.ndarray, chance: float) -> None:
    """Matching pennies and rock, scissors, paper have the equilibria that every textbook gives."""
    mixture = equilibrium(np.stack([own, -own]))
    assert mixture is not None
    for row in mixture:
        np.testing.assert_allclose(row, chance, atol=1e-9)


def test_the_battle_of_the_sexes_has_its_two_pure_ones() -> None:
    """Both pure equilibria are found, and no other."""
    assert pure_equilibria(np.array([[[2.0, 0.0], [0.0, 1.0]], [[1.0, 0.0], [0.0, 2.0]]])) == [(0, 0), (1, 1)]


def test_an_uneven_guess_is_mixed_as_worked_out_by_hand() -> None:
    """Where the first gains 3 by meeting at one place and 1 at the other, the second is at the dear one in 1/4."""
    meets = np.array([[3.0, 0.0], [0.0, 1.0]])
    mixture = equilibrium(np.stack([meets, -meets]))
    assert mixture is not None
    np.testing.assert_allclose(mixture[1], [1 / 4, 3 / 4], atol=1e-9)
    np.testing.assert_allclose(mixture[0], [1 / 4, 3 / 4], atol=1e-9)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([(2, 2), (3, 3), (2, 2, 2), (3, 2, 2)]))
def test_whatever_is_called_an_equilibrium_is_one(seed: int, counts: tuple[int, ...]) -> None:
    """In games of random payoffs one is found, and nobody gains by leaving it; pure ones are all of them."""
    payoffs = np.random.default_rng(seed).standard_normal((len(counts), *counts))
    mixture = equilibrium(payoffs)
    assert mixture is not None
    assert gain(payoffs, mixture) < 1e-6
    for row in mixture:
        assert row.min() >= 0
        assert abs(row.sum() - 1) < 1e-9
    by_hand = [
        cell
        for cell in (tuple(map(int, np.unravel_index(place, counts))) for place in range(prod(counts)))
        if all(
            payoffs[(player, *cell)] >= payoffs[(player, *cell[:player], other, *cell[player + 1 :])]
            for player, count in enumerate(counts)
            for other in range(count)
        )
    ]
    assert pure_equilibria(payoffs) == by_hand
