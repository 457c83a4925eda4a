"""Futures of a campaign as one sees them who knows all: the same worlds, played on with luck of their own.

Everything that is compared meets the same luck. Source: common random numbers.
"""

from collections.abc import Mapping
from math import sqrt
from typing import TypeVar

import attrs
import numpy as np
from numpy.typing import NDArray

from agents.draft import Orders
from game.campaign.campaign import Campaign
from game.campaign.orders import SeatOrders, choices_of, sheet_of
from game.loose_types import OneOfMany
from game.model.laws.verdict import ending, outcome
from game.model.levers.catalogue import seat_of
from game.model.play.simulation import Simulation
from game.model.state.axes import Array
from game.model.state.chance import Dice, name_key
from game.model.state.codes import CATASTROPHE, ENDINGS, FRACTURED, OUTCOMES
from game.views.outlook_view import OutlookView, Spread
from game.views.shown_figures import Change, Estimated

T = TypeVar("T")
OTHER_LUCK = name_key("class")
SURE = 1.96
LEVELS = (10, 25, 50, 75, 90)


@attrs.frozen(eq=False)
class CourseSeen:
    """What became of some futures.

    index    (quarters from now, n) points, from now to the end; ended campaigns stay where they stood
    outcome  (n,) code; `ending` likewise
    legacy   (countries, n) points
    """

    index: Array
    outcome: Array
    ending: Array
    legacy: Array

    @property
    def futures(self) -> int:
        """How many there are."""
        return int(self.index.shape[1])

    @property
    def war(self) -> Array:
        """1 where a war ran away, (n,)."""
        return np.where(np.equal(self.outcome, CATASTROPHE), 1.0, 0.0)

    @property
    def breaks(self) -> Array:
        """1 where the two broke without a general war, (n,)."""
        return np.where(np.equal(self.outcome, FRACTURED), 1.0, 0.0)


def many_worlds(session: Campaign, futures: int, *, seed: int = 0) -> Simulation:
    """Return a campaign as it stands, so many times over, each with luck of its own; the computer plays every seat."""
    standing = session.game
    chance = Dice(OTHER_LUCK + seed, np.arange(futures, dtype=np.uint64))
    return attrs.evolve(
        standing,
        rules=attrs.evolve(standing.rules, chance=chance),
        world=repeated(standing.world, futures),
        history=repeated(standing.history, futures),
        following=repeated(standing.following, futures),
        desk=repeated(standing.desk, futures),
        chosen=repeated(standing.chosen, futures),
        leaked=repeated(standing.leaked, futures),
        tally=repeated(standing.tally, futures),
        satisfied=[repeated(rows, futures) for rows in standing.satisfied],
        persons=(),
        answered=None,
        night=None,
    )


def repeated(value: T, futures: int) -> T:
    """Return a value of one world so many times over, along its last axis."""
    # Arrays, and attrs classes of arrays and numbers: `Situation` has no others.
    many: OneOfMany = value
    if isinstance(many, np.ndarray):
        many = np.repeat(many, futures, axis=-1) if many.ndim else many
    elif attrs.has(type(many)):
        own = {field.name: repeated(getattr(many, field.name), futures) for field in attrs.fields(type(many))}
        many = attrs.evolve(many, **own)
    repeated_value: T = many
    return repeated_value


def course(
    session: Campaign, futures: int, orders: Mapping[str, SeatOrders] | None = None, seed: int = 0
) -> CourseSeen:
    """Return what becomes of a campaign's futures.

    orders  what some countries order in the quarter to come, by country; the computer's where there are none
    seed    which futures; the same for all that are compared
    """
    game = many_worlds(session, futures, seed=seed)
    paths = [game.world.index]
    if orders and not game.over:
        game.step(with_orders(game, orders), chosen(game, orders))
        paths.append(game.world.index)
    while not game.over:
        game.step(game.decide())
        paths.append(game.world.index)
    left = game.rules.quarters - session.world.turn
    paths += [paths[-1]] * (left + 1 - len(paths))
    return CourseSeen(np.stack(paths), outcome(game.world, game.rules), ending(game.world, game.rules), game.legacy())


def with_orders(game: Simulation, orders: Mapping[str, SeatOrders]) -> Orders:
    """Return what all countries order, some of them as is said in all worlds alike."""
    levers, decided, standing = game.anchor.levers, game.decide(), game.history.dials[0]
    own = sheet_of(orders, standing, levers)
    theirs = [np.array([seat_of(lever.id) in orders for lever in kind]) for kind in (levers.policies, levers.moves)]
    return Orders(
        np.where(theirs[0][:, None], own.dials, decided.dials), np.where(theirs[1][:, None], own.moves, decided.moves)
    )


def chosen(game: Simulation, orders: Mapping[str, SeatOrders]) -> Array:
    """Return what is chosen tonight in all worlds alike, (crises, n): −1 where the computer chooses."""
    return np.repeat(choices_of(game.script.crises, orders), game.world.worlds, axis=1)


def outlook(seen: CourseSeen) -> OutlookView:
    """Return a course of futures as it is shown."""
    shares = [(name, share(np.equal(seen.outcome, code))) for code, name in enumerate(OUTCOMES)]
    endings = [(name, share(np.equal(seen.ending, code))) for code, name in enumerate(ENDINGS)]
    endings = sorted((row for row in endings if row[1].value > 0), key=lambda row: -row[1].value)
    index = tuple(Spread(*(round(float(at), 1) for at in np.percentile(row, LEVELS))) for row in seen.index)
    return OutlookView(index, tuple(shares), tuple(endings), None, None, seen.futures, seen.futures)


def share(happens: NDArray[np.bool_]) -> Estimated:
    """Return the share of futures in which something happens, with Wilson's 95 % interval.

    Source: Wilson (1927).
    """
    n, p = happens.size, float(np.mean(happens))
    middle = (p + SURE**2 / (2 * n)) / (1 + SURE**2 / n)
    half = SURE / (1 + SURE**2 / n) * sqrt(p * (1 - p) / n + SURE**2 / (4 * n * n))
    return Estimated(round(p, 4), round(max(middle - half, 0.0), 4), round(min(middle + half, 1.0), 4))


def change(before: Array, after: Array, digits: int = 2) -> Change:
    """Return a mean change, future by future, with its 95 % interval, (n,) each."""
    return Change(*interval(after - before, digits))


def mean(values: Array, digits: int = 2) -> Estimated:
    """Return a mean with its 95 % interval, (n,)."""
    return Estimated(*interval(values, digits))


def interval(values: Array, digits: int) -> tuple[float, float, float]:
    """Return a mean and the bounds of its 95 % interval, (n,)."""
    middle = float(np.mean(values))
    half = SURE * float(np.std(values, ddof=1)) / sqrt(values.size) if values.size > 1 else 0.0
    return round(middle, digits), round(middle - half, digits), round(middle + half, digits)
