"""Mass play: a scenario played many times by the engine and at random, and what is seen on the way."""

import attrs
import numpy as np

from agents.agent import StateAgent
from agents.roster import seated_countries
from game.model.laws.endings import VERDICTS, by_interest, verdict
from game.model.legality import legal
from game.model.scenario.schema import Scenario
from game.model.simulation import Simulation
from game.model.state.axes import COUNTRIES, Array
from game.model.state.setting import Setting
from game.model.state.world import World
from game.studies.run.process_pool import Advance

AT_RANDOM = 0.0


@attrs.frozen(eq=False)
class MassPlayed:
    """A scenario ready to be played."""

    scenario: Scenario
    simulation: Simulation

    @property
    def setting(self) -> Setting:
        """The setting of its worlds."""
        return self.simulation.setting


@attrs.frozen(eq=False)
class Seen:
    """What was seen of one kind of play.

    endings   (verdicts,) in how many worlds each came
    legal     (orders,) share of quarters in which an order could be given
    given     (orders,) share of those in which it was
    acting    (quarters,) share of worlds in which anybody gave an order that costs something
    score     (countries, W) at the end
    early     (countries, W) after a quarter of the game
    met       (countries, most interests, quarters, W) how far each interest is met; nan where a country has fewer
    """

    worlds: int
    endings: Array
    legal: Array
    given: Array
    acting: Array
    score: Array
    early: Array
    met: Array


def table(scenario: Scenario, seed: int, worlds: int) -> MassPlayed:
    """Return a scenario's table with the luck of some worlds, all figures at their central values."""
    return MassPlayed(scenario, Simulation.start(scenario, seed=seed, worlds=worlds))


def seats(rationality: float | None = None) -> tuple[StateAgent, ...]:
    """Return the six countries, choosing as sharply as asked; with 0 they give legal orders at random."""
    return tuple(attrs.evolve(seat, rationality=rationality) for seat in seated_countries({}))


def seen(table: MassPlayed, players: tuple[StateAgent, ...], advance: Advance) -> Seen:
    """Return what is seen when these players play.

    told  called with 1 after each quarter
    """
    played = quarters(table, players, advance)
    could, did = (np.sum([getattr(quarter, name) for quarter in played], axis=0) for name in ("legal", "given"))
    last, quarter = played[-1].world, max(len(played) // 4 - 1, 0)
    ended = np.bincount(verdict(last, table.setting.figures.endings), minlength=len(VERDICTS))
    return Seen(
        worlds=last.worlds,
        endings=ended.astype(np.float64),
        legal=could / len(played),
        given=np.divide(did, could, out=np.zeros_like(could), where=could > 0),
        acting=np.array([quarter.acting for quarter in played]),
        score=last.score,
        early=played[quarter].world.score,
        met=np.stack([interests_met(quarter.world, table.setting) for quarter in played], axis=2),
    )


@attrs.frozen(eq=False)
class PlayedQuarter:
    """A quarter that was played: shares of worlds where each order was legal and given, and where anybody acted."""

    legal: Array
    given: Array
    acting: float
    world: World


def quarters(table: MassPlayed, players: tuple[StateAgent, ...], advance: Advance) -> list[PlayedQuarter]:
    """Return each quarter when these players play."""
    paid = np.array([order.cost > 0 for order in table.setting.catalogue.orders])
    game, played = attrs.evolve(table.simulation, agents=players), list[PlayedQuarter]()

    def seen(world: World) -> None:
        """Keep what is seen of a quarter: what might be ordered before it, and what was."""
        allowed, given = (
            legal(played[-1].world if played else table.setting.opening, table.setting),
            world.orders[0] > 0,
        )
        acting = float(given[paid].any(axis=0).mean())
        played.append(PlayedQuarter(allowed.mean(axis=1), given.mean(axis=1), acting, world))
        advance(1)

    game.run(each=seen)
    return played


def interests_met(world: World, setting: Setting) -> Array:
    """Return how far each interest of each country is met, (countries, most interests, W), 0–1; nan for none."""
    most = max(len(own) for own in setting.interests)
    met = np.full((len(COUNTRIES), most, world.worlds), np.nan)
    for country in range(len(COUNTRIES)):
        for place, (_, how_far) in enumerate(by_interest(world, country, setting)):
            met[country, place] = how_far
    return met
