"""What one country may know of a world: its own facts exactly, others' with error and confidence."""

from collections.abc import Mapping
from typing import Protocol

import attrs
import numpy as np
from numpy.typing import NDArray

from game.model.state.axes import COUNTRIES, Array
from game.model.state.measures import row
from game.model.state.world import World

OBSERVED, INFERRED, GUESS = "observed", "inferred", "guess"


class Sight(Protocol):
    """How a country looks at a world row by row, where nothing is worked out before it is looked at."""

    def row(self, path: str) -> Array:
        """The country's estimate of one row of worlds, (W,)."""

    def given(self, orders: slice) -> NDArray[np.int8]:
        """The levels of some orders as the country knows them, (quarters back, orders, W)."""


@attrs.frozen(eq=False)
class Observation:
    """A world as one country sees it.

    country  its place in `COUNTRIES`
    seen     a world whose hidden rows hold this country's estimates; nothing true that it may not know is in it
    error    standard error of each measure as this country sees it, by name, in the measure's unit: (W,), with the
             measure's axes where they differ by row; 0 where it is exact
    sight    of the engine's own seats, which look at single rows
    """

    country: int
    seen: World
    error: Mapping[str, Array]
    sight: Sight | None = None

    @property
    def name(self) -> str:
        """The country's name."""
        return COUNTRIES[self.country]

    def __getitem__(self, path: str) -> Array:
        """The country's estimate of one row of worlds, (W,)."""
        return self.sight.row(path) if self.sight else row(self.seen, path)

    def given(self, orders: slice) -> NDArray[np.int8]:
        """The levels of some orders as the country knows them, (quarters back, orders, W)."""
        return self.sight.given(orders) if self.sight else self.seen.orders[:, orders]
