"""What does not change during a campaign: the figures, the orders, the luck, the aims, and what is scheduled."""

import attrs
import numpy as np
from numpy.typing import NDArray

from game.model.state.axes import Array
from game.model.state.catalogue import Catalogue, Effect
from game.model.state.chance import Chance
from game.model.state.figures import Figures
from game.model.state.interests import Interest
from game.model.state.world import World


@attrs.frozen
class Inject:
    """Something that happens to the players from outside.

    turn     the quarter, counted from 1, in which it happens
    chance   how likely, 0–1
    effects  what it pushes, as an order's effects do
    """

    name: str
    turn: int
    title: str
    says: str
    effects: tuple[Effect, ...]
    chance: float = 1.0
    source: str = ""


@attrs.frozen(eq=False)
class Setting:
    """All that the rules need beside the world.

    interests  one tuple a country, in the order of `COUNTRIES`
    opening    the world as the scenario begins: common knowledge, and what a country believes of what it cannot see
    """

    figures: Figures
    catalogue: Catalogue
    chance: Chance
    interests: tuple[tuple[Interest, ...], ...]
    injects: tuple[Inject, ...]
    opening: World
    quarters: int


@attrs.frozen(eq=False)
class ChoiceRules:
    """Which of a country's own orders may be given in one quarter, as `legality` lays it down.

    most    how many
    closes  (most closing, own orders) the places of the orders beside which each cannot be given, itself first; a place
            past the last order is padding. Holding is no order: it closes nothing, and nothing closes it
    """

    most: int
    closes: NDArray[np.intp]


@attrs.frozen(eq=False)
class Staff:
    """What a country's staff lay before it when it decides.

    interests    its own
    anticipated  (interests, own orders) what each order at *firm* is expected to do to the interest's row, in the
                 row's unit: the staff handbook, measured by the rules from the opening at central figures
    own          the places of its orders in the catalogue
    rules        what of them may be ordered together
    """

    figures: Figures
    catalogue: Catalogue
    chance: Chance
    interests: tuple[Interest, ...]
    anticipated: Array
    own: slice
    rules: ChoiceRules
