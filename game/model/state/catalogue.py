"""Orders: what a country can do in a quarter, as figures the rules read.

An order pushes measures by their paths. `Catalogue` holds them all; a `Sheet` says, for every order and world, how
hard it is given: 0 not, 1 light, 2 firm, 3 hard.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

import attrs
import numpy as np
from numpy.typing import NDArray

from game.model.state.arithmetic import WEIGHT_GRAIN, on_grain
from game.model.state.axes import COUNTRIES, Array
from game.model.state.measures import nearest, place, places_of
from game.model.state.world import World

Sheet = NDArray[np.int8]

LEVELS = ("light", "firm", "hard")
LEVERS = ("economy", "exposure", "denial", "diplomacy", "arms", "posture", "offer")
ORDERS_A_QUARTER = 3
# So many orders a country may have to choose from.
MOST_ORDERS = 128
LONGEST_DELAY = 3
# On a sheet of orders that stand: here whoever sits in the seat decides.
OPEN = -1


def intensity(levels: Sheet) -> Array:
    """How much of an order's effect each level has: none, half, whole, one and a half."""
    half: Array = levels * np.float64(0.5)
    return half


def points(firm: Array, strength: Array) -> Array:
    """The whole points of political capital that an order costs: halves are rounded up.

    firm      what it costs at *firm*, whole points
    strength  half, whole or one and a half of it, as `intensity` has it
    """
    return np.rint(firm * strength + 0.25)


# Of each level: 0, light, firm, hard.
INTENSITY = intensity(np.arange(len(LEVELS) + 1, dtype=np.int8))


@attrs.frozen
class Effect:
    """What an order puts in.

    path  the measure's row
    push  at *firm*: for lasting measures the share of the room left (−1 … 1) or, where `absolute`, the amount in the
          measure's unit; for fleeting measures the amount
    says  the step in plain words, for the opened card
    """

    path: str
    push: float
    says: str = ""
    absolute: bool = False


@attrs.frozen
class ByProduct:
    """What an order does to a named third party, whether wanted or not."""

    on: str
    path: str
    push: float
    says: str
    absolute: bool = False


@attrs.frozen
class Risk:
    """What may go wrong: a chance a quarter, at *firm*, and what it then puts in."""

    chance: float
    path: str
    push: float
    says: str
    absolute: bool = False


def adds(push: Effect | ByProduct | Risk) -> bool:
    """Whether a push adds an amount: where it says so, and on everything that lasts only a quarter."""
    measure, _ = place(World, push.path)
    return push.absolute or measure.fleeting


@attrs.frozen
class Condition:
    """What must hold before an order is legal."""

    path: str
    says: str
    at_least: float | None = None
    at_most: float | None = None


@attrs.frozen
class Order:
    """One thing a country can do.

    cost   political capital at *firm*
    delay  quarters before it takes hold, 0–3
    rest   quarters before it can be given again, 0–3
    bars   orders of the same country that cannot be given in the same quarter
    claims numbers of the article's claims it carries
    """

    name: str
    country: str
    title: str
    lever: str
    does: str
    effects: tuple[Effect, ...]
    cost: int
    by_product: ByProduct | None = None
    risk: Risk | None = None
    delay: int = 0
    rest: int = 0
    covert: bool = False
    needs: tuple[Condition, ...] = ()
    bars: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    source: str = ""

    def price(self, level: int) -> int:
        """The political capital an order costs at a level, 0–3: half and one and a half are rounded up."""
        return -(-self.cost * level // 2)

    def pushes(self) -> Iterable[Effect | ByProduct]:
        """Yield everything the order puts in for certain."""
        yield from self.effects
        if self.by_product:
            yield self.by_product


@attrs.frozen(eq=False)
class Catalogue:
    """Every order there is, in a fixed order."""

    orders: tuple[Order, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The orders' names."""
        return tuple(order.name for order in self.orders)

    @cached_property
    def number(self) -> Mapping[str, int]:
        """Each order's place by its name."""
        return {name: place for place, name in enumerate(self.names)}

    def __getitem__(self, name: str) -> Order:
        """An order by name; KeyError names the nearest."""
        if name not in self.number:
            raise KeyError(f"no order is called {name!r}; nearest: {nearest(name, self.names)}")
        return self.orders[self.number[name]]

    @cached_property
    def of_country(self) -> tuple[slice, ...]:
        """The places of each country's orders, which stand together."""
        owners = [order.country for order in self.orders]
        return tuple(slice(owners.index(c), owners.index(c) + owners.count(c)) for c in COUNTRIES)

    @cached_property
    def prices(self) -> Array:
        """What each order costs at each level, (orders, levels + 1), points of political capital."""
        return np.array([[float(order.price(level)) for level in range(4)] for order in self.orders])

    @cached_property
    def rows(self) -> tuple[tuple[str, bool], ...]:
        """Every row that some order pushes or may push, each once: its path and whether by an amount.

        Shares stand before amounts, and the rows of a measure together.
        """
        pushed = {(push.path, adds(push)) for order in self.orders for push in (*order.pushes(), order.risk) if push}
        places = list(places_of(World))
        return tuple(sorted(pushed, key=lambda row: (row[1], places.index(row[0]))))

    @cached_property
    def owners(self) -> NDArray[np.intp]:
        """The country of each order, (orders,), as places in `COUNTRIES`."""
        return np.array([COUNTRIES.index(order.country) for order in self.orders], np.intp)

    @cached_property
    def resting(self) -> NDArray[np.bool_]:
        """For each quarter back which orders still rest from it, (quarters, orders, 1)."""
        longest = max((order.rest for order in self.orders), default=0)
        return np.array([[[order.rest > back] for order in self.orders] for back in range(longest)], bool)

    @cached_property
    def conditions(self) -> tuple[tuple[int, Condition], ...]:
        """Every condition with its order's place."""
        return tuple((place, need) for place, order in enumerate(self.orders) for need in order.needs)

    @cached_property
    def delays(self) -> NDArray[np.intp]:
        """The quarters before each order takes hold."""
        return np.array([order.delay for order in self.orders], np.intp)

    @cached_property
    def risks(self) -> tuple[tuple[int, Risk], ...]:
        """The orders' risks with the orders' places."""
        return tuple((place, order.risk) for place, order in enumerate(self.orders) if order.risk)

    @cached_property
    def chances(self) -> Array:
        """The chance at *firm* that each risk comes true, (risks, 1)."""
        return np.array([[risk.chance] for _, risk in self.risks]).reshape(-1, 1)

    @cached_property
    def costs(self) -> Array:
        """What each order costs at *firm*, (orders, 1)."""
        return np.array([[float(order.cost)] for order in self.orders])

    @cached_property
    def matrix(self) -> Array:
        """What each order at *firm* puts into each row, (rows, orders)."""
        matrix = np.zeros((len(self.rows), len(self.orders)))
        for column, order in enumerate(self.orders):
            for push in order.pushes():
                matrix[self.rows.index((push.path, adds(push))), column] += push.push
        return on_grain(matrix, WEIGHT_GRAIN)

    @cached_property
    def step(self) -> Array:
        """What each level of each order adds to what it puts into each row, (rows, orders)."""
        return self.matrix * 0.5

    @cached_property
    def accidents(self) -> tuple[NDArray[np.intp], Array]:
        """The row that each risk pushes, and by how much, (risks,)."""
        rows = [self.rows.index((risk.path, adds(risk))) for _, risk in self.risks]
        return np.array(rows, np.intp), on_grain(np.array([risk.push for _, risk in self.risks]), WEIGHT_GRAIN)

    def no_orders(self, worlds: int) -> Sheet:
        """A sheet on which nobody does anything, (orders, W)."""
        return np.zeros((len(self.orders), worlds), np.int8)
