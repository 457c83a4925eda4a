"""Worlds and rules of the second model for tests."""

import numpy as np

from game.model.state.chance import Chance, Dice, NoLuck
from game.model.state.figures import Figures
from game.second.laws.opening import opening
from game.second.state.rules import Rules
from game.second.state.ruleset import central
from game.second.state.world_state import WorldState


def luck(worlds: int, seed: int = 1) -> Dice:
    """Luck for some worlds."""
    return Dice(seed, np.arange(worlds, dtype=np.uint64))


def rules(worlds: int, chance: Chance | None = None, figures: Figures | None = None, quarters: int = 20) -> Rules:
    """Central rules with luck of one's own."""
    return Rules(figures or central(), chance or luck(worlds), quarters)


def expected(worlds: int = 1, figures: Figures | None = None) -> Rules:
    """Central rules in which what is likely happens by halves: no noise, and chances stand for what happens."""
    return rules(worlds, NoLuck(worlds), figures)


def first_worlds(worlds: int = 1) -> WorldState:
    """Worlds at the end of 2024, at central figures."""
    return opening(rules(worlds), worlds)
