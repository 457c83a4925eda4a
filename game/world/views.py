"""What one country may know of a world: its own facts exactly, others' with error and confidence."""

from collections.abc import Mapping

import attrs

from game.world.axes import COUNTRIES, Array
from game.world.measures import row
from game.world.world import World

OBSERVED, INFERRED, GUESS = "observed", "inferred", "guess"


@attrs.frozen(eq=False)
class View:
    """A world as one country sees it.

    country  its place in `COUNTRIES`
    seen     a world whose hidden rows hold this country's estimates; nothing true that it may not know is in it
    error    standard error of each measure as this country sees it, by name, in the measure's unit: (W,), with the
             measure's axes where they differ by row; 0 where it is exact
    """

    country: int
    seen: World
    error: Mapping[str, Array]

    @property
    def name(self) -> str:
        """Return the country's name."""
        return COUNTRIES[self.country]

    def __getitem__(self, path: str) -> Array:
        """Return the country's estimate of one row of worlds, (W,)."""
        return row(self.seen, path)
