"""What expressions read: worlds as they are or as a country sees them, dials and moves of now and of before."""

from collections.abc import Mapping

import attrs
import numpy as np

from game.model.levers.catalogue import SEATS, seat_of
from game.model.levers.expressions import OWN_DIAL
from game.model.levers.eyes import CODES, Eyes
from game.model.state.axes import Array
from game.model.state.codes import MACHINES
from game.model.state.names import NAMES, ROW
from game.model.state.world_state import WorldState

# An order counts as given in its own quarter and the next.
FRESH = 2


@attrs.frozen(eq=False)
class OrderHistory:
    """What has been ordered; row 0 is the quarter being played.

    dials  (quarters back, policies, W) 0–3
    moves  (quarters back, moves, W) 1 where a move was ordered, 0 elsewhere
    """

    dials: Array
    moves: Array

    def next(self, dials: Array, moves: Array) -> "OrderHistory":
        """The history a quarter later, with that quarter's orders in row 0.

        dials  (policies, W) 0–3
        moves  (moves, W) 1 or 0
        """
        return OrderHistory(
            np.concatenate([dials[None], self.dials[:-1]]), np.concatenate([moves[None], self.moves[:-1]])
        )


@attrs.frozen(eq=False)
class WorldReadings:
    """Worlds as tests and fits read them.

    levers    place of each policy among the dials, and of each move behind them
    quarters  how long the campaign is
    own       the lever or crisis whose expression is worked out; "" for none
    outcomes  how levers and choices came out this quarter, 1 or 0 by `lever:word`; what is missing has not happened
    events    what is heard this quarter by names that no measure holds, such as a leak
    eyes      what countries see; None where worlds are read as they are
    eye       the code of the country that looks; "" for none, and then only what everybody knows can be read
    """

    world: WorldState
    history: OrderHistory
    levers: Mapping[str, int]
    quarters: int
    own: str = ""
    outcomes: Mapping[str, Array] = attrs.field(factory=dict)
    events: Mapping[str, Array] = attrs.field(factory=dict)
    eyes: Eyes | None = None
    eye: str = ""

    def of(self, lever: str) -> "WorldReadings":
        """The same worlds, read for one lever or crisis, by the country whose it is."""
        return attrs.evolve(self, own=lever, eye=CODES.get(seat_of(lever), self.eye))

    def by(self, country: str) -> "WorldReadings":
        """The same worlds as one country sees them.

        country  one of `COUNTRIES`
        """
        return attrs.evolve(self, eye=CODES[country])

    def number(self, name: str) -> Array:
        """What a name of the table stands for, (W,), in the name's unit."""
        if name in self.events:
            return self.events[name]
        if name == "quarters_left":
            return np.zeros(self.world.worlds) + self.quarters - self.world.turn
        if name.endswith(".own"):
            name = f"{name.removesuffix('own')}{self.own.split('.')[0]}"
        known = NAMES[ROW[name]]
        return known.read(self.world) if self.eyes is None else self.eyes.number(self.eye, known, self.world)

    def state(self, machine: str) -> Array:
        """The number of a machine's state, (W,)."""
        known = MACHINES[machine]
        rows: Array = getattr(self.world, known.measure)[known.index]
        return rows

    def lever(self, lever: str) -> Array:
        """Where a policy's dial stands, 0–3, or 1 where a move was ordered this quarter or the last, (W,)."""
        lever = self.own if lever == OWN_DIAL else lever
        if self.eyes is not None and lever in self.eyes.secret and seat_of(lever) != SEATS.get(self.eye):
            return np.zeros(self.world.worlds) + self.eyes.secret[lever]
        place = self.levers[lever]
        policies = self.history.dials.shape[1]
        if place < policies:
            dial: Array = self.history.dials[0, place]
            return dial
        fresh: Array = np.maximum.reduce(self.history.moves[:FRESH, place - policies])
        return fresh

    def outcome(self, word: str) -> Array:
        """1 where the lever or choice came out so, (W,)."""
        return self.outcomes.get(f"{self.own}:{word}", np.zeros(self.world.worlds))
