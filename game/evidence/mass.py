"""Mass play: a scenario played many times by the engine and at random, and what is seen on the way."""

from collections.abc import Callable

import attrs
import numpy as np

from agents.agent import StateAgent
from agents.cast import cast
from game.evidence.readings import rupture_chance
from game.rules import handbook, opening
from game.rules.endings import VERDICTS, by_interest, verdict
from game.rules.intelligence import glimpse
from game.rules.legality import legal
from game.rules.turn import play
from game.scenario import begin
from game.scenario.schema import Scenario
from game.world.axes import COUNTRIES, Array
from game.world.dice import Dice
from game.world.setting import Setting, Staff
from game.world.world import World

Told = Callable[[int], None]
AT_RANDOM = 0.0


@attrs.frozen(eq=False)
class Table:
    """A scenario ready to be played."""

    scenario: Scenario
    setting: Setting
    staffs: tuple[Staff, ...]


@attrs.frozen(eq=False)
class Seen:
    """What was seen of one kind of play.

    endings   (verdicts,) in how many worlds each came
    legal     (orders,) share of quarters in which an order could be given
    given     (orders,) share of those in which it was
    acting    (quarters,) share of worlds in which anybody gave an order that costs something
    moved     (quarters,) mean size of the change of the index, points
    score     (countries, W) at the end
    early     (countries, W) after a quarter of the game
    index     (quarters, W)
    met       (countries, most interests, quarters, W) how far each interest is met; nan where a country has fewer
    breaking  (quarters,) mean chance that the partnership breaks
    """

    worlds: int
    endings: Array
    legal: Array
    given: Array
    acting: Array
    moved: Array
    score: Array
    early: Array
    index: Array
    met: Array
    breaking: Array


def table(scenario: Scenario, seed: int, worlds: int) -> Table:
    """Return a scenario's table with the luck of some worlds, all figures at their central values."""
    setting = begin.setting(scenario, Dice(seed, np.arange(worlds, dtype=np.uint64)), worlds)
    setting = attrs.evolve(setting, opening=opening.ready(setting.opening, setting))
    return Table(scenario, setting, handbook.staffs(setting))


def seats(rationality: float | None = None) -> tuple[StateAgent, ...]:
    """Return the six countries, choosing as sharply as asked; with 0 they give legal orders at random."""
    return tuple(attrs.evolve(seat, rationality=rationality) for seat in cast({}))


def seen(made: Table, players: tuple[StateAgent, ...], told: Told) -> Seen:
    """Return what is seen when these players play.

    told  called with 1 after each quarter
    """
    setting, world = made.setting, made.setting.opening
    orders = len(setting.catalogue.orders)
    could, did = np.zeros(orders), np.zeros(orders)
    acting, moved, index, met, breaking, early = [], [], [], [], [], world.score
    paid = np.array([order.cost > 0 for order in setting.catalogue.orders])
    for quarter in range(setting.quarters):
        allowed, sheet = legal(world, setting), setting.catalogue.no_orders(world.worlds)
        for player in players:
            own = setting.catalogue.of_country[player.country]
            view = glimpse(world, player.country, setting)
            sheet[own] = player.decide(view, allowed[own], made.staffs[player.country])
        could += allowed.mean(axis=1)
        did += (sheet > 0).mean(axis=1)
        acting.append(float((sheet[paid] > 0).any(axis=0).mean()))
        after, _events = play(world, sheet, setting)
        moved.append(float(np.abs(after.index - world.index).mean()))
        index.append(after.index)
        met.append(interests_met(after, setting))
        breaking.append(float(rupture_chance(after, setting).mean()))
        world = after
        early = world.score if quarter == max(setting.quarters // 4 - 1, 0) else early
        told(1)
    ended = np.bincount(verdict(world, setting.figures.endings), minlength=len(VERDICTS)).astype(np.float64)
    return Seen(
        worlds=world.worlds,
        endings=ended,
        legal=could / setting.quarters,
        given=np.divide(did, could, out=np.zeros(orders), where=could > 0),
        acting=np.array(acting),
        moved=np.array(moved),
        score=world.score,
        early=early,
        index=np.stack(index),
        met=np.stack(met, axis=2),
        breaking=np.array(breaking),
    )


def interests_met(world: World, setting: Setting) -> Array:
    """Return how far each interest of each country is met, (countries, most interests, W), 0–1; nan for none."""
    most = max(len(own) for own in setting.interests)
    found = np.full((len(COUNTRIES), most, world.worlds), np.nan)
    for country in range(len(COUNTRIES)):
        for place, (_, how_far) in enumerate(by_interest(world, country, setting)):
            found[country, place] = how_far
    return found
