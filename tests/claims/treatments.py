"""What an experiment varies: a start value, a figure, orders given, a seat's plan, an inject; each says what it does."""

from typing import Protocol

import attrs
import numpy as np

from agents.agent import StateAgent
from agents.cast import DOCTRINES
from agents.strategies.library import strategy
from game.scenario.rows import both_ends, rows_under
from game.world.arithmetic import clip, on_grain
from game.world.axes import COUNTRIES
from game.world.figures import Figures
from game.world.measures import place
from game.world.orders import LEVELS, Sheet
from game.world.world import World
from tests.claims.bench import Bench


class Treatment(Protocol):
    """One difference between two arms."""

    def laid(self, bench: Bench) -> Bench:
        """Return the table with the difference laid on it."""

    def given(self, turn: int, sheet: Sheet, bench: Bench) -> None:
        """Write onto a quarter's sheet what the treatment orders, if anything."""
