"""The field of exploration: points in the space of figures, start values and orders, each played many times.

Every point meets the same luck, world by world, so that points differ by what they are and by nothing else.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs
import numpy as np

from agents.roster import cast
from game.campaign.drawn import with_drawn
from game.model.decisions import decided
from game.model.laws import opening
from game.model.laws import staff_estimates as handbook
from game.model.laws.endings import CATASTROPHE, FRACTURED, verdict
from game.model.laws.staff_estimates import repeated
from game.model.laws.turn import passed
from game.model.legality import legal
from game.model.scenario import initial_world as begin
from game.model.scenario.load import both_ways
from game.model.scenario.rows import is_started, measure_at, rows_under
from game.model.scenario.schema import Scenario
from game.model.state.arithmetic import clip, on_grain
from game.model.state.axes import UNITED_STATES, Array
from game.model.state.catalogue import ORDERS_A_QUARTER, Sheet
from game.model.state.chance import Dice
from game.model.state.measures import place
from game.model.state.setting import Setting, Staff
from game.model.state.world import World
from game.studies.evidence.bench import DECIDING

Told = Callable[[int], None]
OUTCOMES = ("index", "fracture", "escalation", "catastrophe")
# So many campaigns are played at once.
BLOCK = 4096
FIRM = 2


@attrs.frozen
class Lever:
    """One axis: a figure, a start value, or how hard an order of Washington's is pushed, and its range.

    kind  "figure", "start" or "order"
    """

    path: str
    kind: str
    low: float
    high: float
    says: str


@attrs.frozen(eq=False)
class Field:
    """A scenario in which points are played.

    worlds  how many campaigns each point is played
    lucks   how many different lucks there are, point after point; 0 where every point meets the same
    """

    scenario: Scenario
    setting: Setting
    unfilled: World
    staffs: tuple[Staff, ...]
    worlds: int
    seed: int
    lucks: int = 0

    def dice(self, first: int, points: int) -> Dice:
        """Return the luck of some points."""
        numbers = np.arange(first * self.worlds, (first + points) * self.worlds, dtype=np.uint64)
        return Dice(self.seed, numbers % np.uint64(self.lucks or self.worlds))


def field(scenario: Scenario, worlds: int, seed: int, quarters: int = 0) -> Field:
    """Return the field of a scenario; with 0 quarters its own number is played."""
    setting = begin.setting(scenario, Dice(seed, np.arange(1, dtype=np.uint64)), 1)
    setting = attrs.evolve(setting, quarters=quarters or setting.quarters)
    unfilled = setting.opening
    setting = attrs.evolve(setting, opening=opening.ready(unfilled, setting))
    return Field(scenario, setting, unfilled, handbook.staffs(setting), worlds, seed)


def levers(scenario: Scenario) -> list[Lever]:
    """Return every figure of the laws that has a range."""
    return [
        Lever(path, "figure", one.low, one.high, one.says or path)
        for path, one in scenario.figures.items()
        if one.low < one.high and path.split(".")[0] not in DECIDING
    ]


def lever(scenario: Scenario, path: str) -> Lever | None:
    """Return one axis by its path or the order's name; None where there is none with a range."""
    if path in scenario.catalogue.number:
        order = scenario.catalogue[path]
        return Lever(path, "order", 0.0, 1.0, order.title) if order.country == "united_states" else None
    if path in scenario.figures:
        one = scenario.figures[path]
        return Lever(path, "figure", one.low, one.high, one.says or path) if one.low < one.high else None
    row = path.removeprefix("start.")
    if row in scenario.start and is_started(measure_at(row)):
        value = scenario.start[row]
        says = place(World, row)[0].says
        return Lever(row, "start", value.low, value.high, says) if value.low < value.high else None
    return None


def known(scenario: Scenario) -> list[str]:
    """Return every path that can be an axis."""
    starts = [path for path in rows_under() if path in scenario.start]
    orders = [order.name for order in scenario.catalogue.orders if order.country == "united_states"]
    return [*(one.path for one in levers(scenario)), *starts, *orders]


Found = Mapping[str, Array]


def played(ground: Field, axes: Sequence[Lever], points: Array, told: Told, plans: Array | None = None) -> Found:
    """Return what comes of points: each outcome, (points, worlds).

    points  (points, axes) each axis within its range; an order's is the share of quarters in which Washington gives it
    told    called with how many more campaigns are done
    plans   (points, orders) the only orders that Washington gives, whenever it may; its own where none are given
    """
    size = max(1, BLOCK // ground.worlds)
    parts = list[Found]()
    for first in range(0, len(points), size):
        own = None if plans is None else plans[first : first + size]
        some = points[first : first + size]
        parts.append(block(ground, axes, (some, ground.dice(first, len(some))), own))
        told(min(size, len(points) - first) * ground.worlds)
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def block(ground: Field, axes: Sequence[Lever], some: tuple[Array, Dice], plans: Array | None) -> Found:
    """Return each outcome of some points with their luck, (points, worlds)."""
    (points, dice), worlds = some, ground.worlds
    spread = {axis: np.repeat(points[:, n], worlds) for n, axis in enumerate(axes)}
    setting, world = begun(ground, spread, dice)
    staffs = tuple(attrs.evolve(staff, chance=dice) for staff in ground.staffs)
    players, cost = cast({}), np.zeros(len(dice.worlds))
    kept = None if plans is None else np.repeat(plans, worlds, axis=0).T
    own = setting.catalogue.of_country[UNITED_STATES]
    for _ in range(setting.quarters):
        sheet = decided(players, world, setting, staffs)
        wanted = asked_for(world, setting, spread, kept)
        if wanted is not None:
            instead = wanted.any(axis=0) if kept is None else np.ones(len(dice.worlds), bool)
            sheet[own] = np.where(instead, affordable(world, setting, wanted)[own], sheet[own])
        cost += spent(sheet, setting)
        world = passed(world, sheet, setting)
    ended = verdict(world, setting.figures.endings)
    rows = {
        "index": world.index,
        "fracture": (ended == FRACTURED).astype(np.float64),
        "escalation": world.escalation,
        "catastrophe": (ended == CATASTROPHE).astype(np.float64),
        "score": world.score[UNITED_STATES],
        "cost": cost / setting.quarters,
    }
    return {name: row.reshape(len(points), worlds) for name, row in rows.items()}


def begun(ground: Field, spread: Mapping[Lever, Array], dice: Dice) -> tuple[Setting, World]:
    """Return the setting and the opening of some points."""
    worlds = len(dice.worlds)
    drawn = {axis.path: values for axis, values in spread.items() if axis.kind == "figure"}
    moved = {axis.path: values for axis, values in spread.items() if axis.kind == "start"}
    setting = attrs.evolve(ground.setting, chance=dice)
    if not drawn and not moved:
        return setting, repeated(setting.opening, worlds)
    central = {path: figure.value for path, figure in ground.scenario.figures.items()}
    unfilled = started(repeated(ground.unfilled, worlds), moved)
    setting = attrs.evolve(setting, figures=with_drawn(central, drawn, worlds), opening=unfilled)
    world = opening.ready(unfilled, setting)
    return attrs.evolve(setting, opening=world), world


def started(world: World, moved: Mapping[str, Array]) -> World:
    """Return openings with some start values of their own."""
    rows: dict[str, Any] = {}
    for path, values in moved.items():
        for row in both_ways(path) if path.startswith("tie.") else (path,):
            measure, index = place(World, row)
            array = rows.setdefault(measure.name, getattr(world, measure.name).copy())
            array[index] = on_grain(clip(values, measure.low, measure.high))
    return world.but(**rows) if rows else world


def asked_for(world: World, setting: Setting, spread: Mapping[Lever, Array], kept: Array | None) -> Array | None:
    """Return which orders are to be given this quarter, (orders, W); None where Washington decides for itself."""
    pushed = {axis.path: values for axis, values in spread.items() if axis.kind == "order"}
    if kept is None and not pushed:
        return None
    wanted = np.zeros((len(setting.catalogue.orders), world.worlds), bool) if kept is None else kept.astype(bool)
    for path, values in pushed.items():
        wanted[setting.catalogue.number[path]] = setting.chance.happens(world.turn + 1, f"lever.{path}", values) > 0
    return wanted


def affordable(world: World, setting: Setting, wanted: Array) -> Sheet:
    """Return those of the orders wanted that Washington may give and pay for, at firm, three at most, (orders, W)."""
    allowed, sheet = legal(world, setting), setting.catalogue.no_orders(world.worlds)
    purse, many = world.capital[UNITED_STATES].copy(), np.zeros(world.worlds, np.int8)
    for row in np.flatnonzero(wanted.any(axis=1)):
        price = setting.catalogue.prices[row, FIRM]
        gives = wanted[row].astype(bool) & allowed[row] & (purse >= price) & (many < ORDERS_A_QUARTER)
        sheet[row] = np.where(gives, FIRM, 0)
        purse -= gives * price
        many += gives
    return sheet


def spent(sheet: Sheet, setting: Setting) -> Array:
    """Return the political capital that Washington's orders cost this quarter, (W,)."""
    own = setting.catalogue.of_country[UNITED_STATES]
    prices = setting.catalogue.prices[own]
    paid: Array = np.take_along_axis(prices, sheet[own].astype(np.intp), axis=1).sum(axis=0).astype(np.float64)
    return paid
