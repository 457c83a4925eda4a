"""The field of exploration: points in the space of figures, start values and orders, each played many times.

Every point meets the same luck, world by world, so that points differ by what they are and by nothing else.
"""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from game.campaign.drawn import with_drawn
from game.loose_types import FieldValues
from game.model.laws.endings import CATASTROPHE, FRACTURED, verdict
from game.model.legality import admitted
from game.model.scenario import initial_world
from game.model.scenario.load import both_ways
from game.model.scenario.rows import is_started, measure_at, rows_under
from game.model.scenario.schema import Scenario
from game.model.simulation import Simulation
from game.model.state.arithmetic import clip, on_grain
from game.model.state.axes import UNITED_STATES, Array
from game.model.state.catalogue import Sheet
from game.model.state.chance import Dice
from game.model.state.measures import place
from game.model.state.setting import Setting
from game.model.state.world import World
from game.studies.evidence.bench import DECIDING
from game.studies.run.process_pool import Advance

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

    simulation  of one world, at central figures and before its first quarter
    worlds      how many campaigns each point is played
    lucks       how many different lucks there are, point after point; 0 where every point meets the same
    """

    scenario: Scenario
    simulation: Simulation
    worlds: int
    seed: int
    lucks: int = 0

    @property
    def setting(self) -> Setting:
        """The setting at central figures."""
        return self.simulation.setting

    def dice(self, first: int, points: int) -> Dice:
        """Return the luck of some points."""
        numbers = np.arange(first * self.worlds, (first + points) * self.worlds, dtype=np.uint64)
        return Dice(self.seed, numbers % np.uint64(self.lucks or self.worlds))


def field(scenario: Scenario, worlds: int, seed: int, quarters: int = 0) -> Field:
    """Return the field of a scenario; with 0 quarters its own number is played."""
    return Field(scenario, Simulation.start(scenario, seed=seed, quarters=quarters), worlds, seed)


def levers(scenario: Scenario) -> list[Lever]:
    """Return every figure of the laws that has a range."""
    return [
        Lever(path, "figure", figure.low, figure.high, figure_label(scenario, path))
        for path, figure in scenario.figures.items()
        if figure.low < figure.high and path.split(".")[0] not in DECIDING
    ]


def figure_label(scenario: Scenario, path: str) -> str:
    """What a figure says of itself, with its path in words where another says the same."""
    says = scenario.figures[path].says or path
    is_shared = sum(figure.says == says for figure in scenario.figures.values()) > 1
    return f"{says} ({path.replace('.', ': ').replace('_', ' ')})" if is_shared else says


def lever(scenario: Scenario, path: str) -> Lever | None:
    """Return one axis by its path or the order's name; None where there is none with a range."""
    if path in scenario.catalogue.number:
        order = scenario.catalogue[path]
        return Lever(path, "order", 0.0, 1.0, order.title) if order.country == "united_states" else None
    if path in scenario.figures:
        figure = scenario.figures[path]
        says = figure_label(scenario, path)
        return Lever(path, "figure", figure.low, figure.high, says) if figure.low < figure.high else None
    row = path.removeprefix("start.")
    if row in scenario.start and is_started(measure_at(row)):
        value = scenario.start[row]
        says = ", ".join([place(World, row)[0].says, *(part.replace("_", " ") for part in row.split(".")[1:])])
        return Lever(row, "start", value.low, value.high, says) if value.low < value.high else None
    return None


def known(scenario: Scenario) -> list[str]:
    """Return every path that can be an axis."""
    starts = [path for path in rows_under() if path in scenario.start]
    orders = [order.name for order in scenario.catalogue.orders if order.country == "united_states"]
    return [*(lever.path for lever in levers(scenario)), *starts, *orders]


OutcomeColumns = Mapping[str, Array]


def played(
    ground: Field, axes: Sequence[Lever], points: Array, advance: Advance, plans: Array | None = None
) -> OutcomeColumns:
    """Return what comes of points: each outcome, (points, worlds).

    points  (points, axes) each axis within its range; an order's is the share of quarters in which Washington gives it
    told    called with how many more campaigns are done
    plans   (points, orders) the only orders that Washington gives, whenever it may; its own where none are given
    """
    size = max(1, BLOCK // ground.worlds)
    parts = list[OutcomeColumns]()
    for first in range(0, len(points), size):
        own = None if plans is None else plans[first : first + size]
        some = points[first : first + size]
        parts.append(block(ground, axes, (some, ground.dice(first, len(some))), own))
        advance(min(size, len(points) - first) * ground.worlds)
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def block(ground: Field, axes: Sequence[Lever], some: tuple[Array, Dice], plans: Array | None) -> OutcomeColumns:
    """Return each outcome of some points with their luck, (points, worlds)."""
    (points, dice), worlds = some, ground.worlds
    spread = {axis: np.repeat(points[:, n], worlds) for n, axis in enumerate(axes)}
    game, cost = begun(ground, spread, dice), np.zeros(len(dice.worlds))
    plan_rows = None if plans is None else np.repeat(plans, worlds, axis=0).T

    def paid(world: World) -> None:
        """Add up what Washington's orders cost."""
        np.add(cost, spent(world.orders[0], game.setting), out=cost)

    if plan_rows is None and not any(axis.kind == "order" for axis in axes):
        game.run(each=paid)
    while not game.over:
        paid(game.step(with_wanted(game, asked_for(game, spread, plan_rows), everywhere=plan_rows is not None)))
    world, setting = game.world, game.setting
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


def begun(ground: Field, spread: Mapping[Lever, Array], dice: Dice) -> Simulation:
    """Some points before their first quarter."""
    worlds = len(dice.worlds)
    drawn = {axis.path: values for axis, values in spread.items() if axis.kind == "figure"}
    moved = {axis.path: values for axis, values in spread.items() if axis.kind == "start"}
    game = ground.simulation.elsewhere(dice, worlds)
    if not drawn and not moved:
        return game
    central = {path: figure.value for path, figure in ground.scenario.figures.items()}
    unfilled = started(initial_world.opening(ground.scenario, worlds), moved)
    return game.under(with_drawn(central, drawn, worlds), unfilled)


def started(world: World, moved: Mapping[str, Array]) -> World:
    """Return openings with some start values of their own."""
    rows: FieldValues = {}
    for path, values in moved.items():
        for row in both_ways(path) if path.startswith("tie.") else (path,):
            measure, index = place(World, row)
            array = rows.setdefault(measure.name, getattr(world, measure.name).copy())
            array[index] = on_grain(clip(values, measure.low, measure.high))
    return world.but(**rows) if rows else world


def asked_for(game: Simulation, spread: Mapping[Lever, Array], plan_rows: Array | None) -> Sheet:
    """What Washington is to order in the next quarter, at firm, (orders, W).

    kept  (orders, W) the only orders that it gives
    """
    catalogue, world = game.setting.catalogue, game.world
    wanted = np.zeros((len(catalogue.orders), world.worlds), bool) if plan_rows is None else plan_rows.astype(bool)
    for axis, values in spread.items():
        if axis.kind == "order":
            given = game.setting.chance.happens(world.turn + 1, f"lever.{axis.path}", values) > 0
            wanted[catalogue.number[axis.path]] = given
    return np.where(wanted, FIRM, 0).astype(np.int8)


def with_wanted(game: Simulation, wanted: Sheet, everywhere: bool) -> Sheet:
    """The quarter's sheet, on which Washington gives what is wanted of it as far as it may, (orders, W).

    everywhere  whether it gives nothing else also in worlds in which nothing is wanted; else it decides there
    """
    sheet, own = game.decide(), game.setting.catalogue.of_country[UNITED_STATES]
    instead = wanted.any(axis=0) | everywhere
    sheet[own] = np.where(instead, admitted(game.world, wanted, game.setting)[own], sheet[own])
    return sheet


def spent(sheet: Sheet, setting: Setting) -> Array:
    """Return the political capital that Washington's orders cost this quarter, (W,)."""
    own = setting.catalogue.of_country[UNITED_STATES]
    prices = setting.catalogue.prices[own]
    paid: Array = np.take_along_axis(prices, sheet[own].astype(np.intp), axis=1).sum(axis=0).astype(np.float64)
    return paid
