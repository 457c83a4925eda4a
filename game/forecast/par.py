"""Par: what good play usually comes to in a seat, in a scenario of a length.

Good play uses each lever as its printed test says, by a plan laid down before (`game.model.play.by_reading`), while the
five others follow their courses. It is played here, in the scenario, the length and under the rules of the campaign, so
that par is never a number of another model. It looks at no future and at nobody's hidden orders.
"""

from collections.abc import Callable
from threading import Lock

import attrs
import numpy as np

from game.campaign.campaign import Campaign, script_of
from game.model.play.by_reading import by_plans, good_plan
from game.model.play.legacy import Chosen
from game.model.play.simulation import Simulation
from game.model.scenario.setup import ScenarioSetup
from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Dice
from game.statistics import quantile

# Campaigns whose median is par.
CAMPAIGNS = 128
# The luck of these campaigns, which nobody plays.
SEED = 640_064
SEATS = len(COUNTRIES)

_LOCK = Lock()
_PARS = dict[tuple[str, int], tuple[tuple[float, float], ...]]()
# What was begun for a scenario and a length and left when something else was asked.
_BEGUN = dict[tuple[str, int], "ParGames"]()
# By a campaign's last digest: what good play in each seat came to on its luck.
_ON_LUCK = dict[str, tuple[float, ...]]()


def par_known(digest: str, quarters: int, country: str) -> float | None:
    """Par where it has been worked out, or handed in, in this process; None where it has not.

    digest  of the scenario and its rules
    """
    known = par_with_error(digest, quarters, country)
    return None if known is None else known[0]


def par_with_error(digest: str, quarters: int, country: str) -> tuple[float, float] | None:
    """Par and half of its 95 % interval, where they have been worked out, or handed in, in this process."""
    pars = pars_known(digest, quarters)
    return pars[COUNTRIES.index(country)] if pars else None


def pars_known(digest: str, quarters: int) -> tuple[tuple[float, float], ...]:
    """Par of every seat, with its error, in the order of `COUNTRIES`; nothing where it has not been worked out."""
    with _LOCK:
        return _PARS.get((digest, quarters), ())


def pars_meanwhile(
    setup: ScenarioSetup, digest: str, quarters: int, cancelled: Callable[[], bool]
) -> tuple[tuple[float, float], ...]:
    """Par of every seat, worked out as long as nobody calls it off; what was begun is gone on with the next time.

    cancelled  asked before each quarter
    returns    nothing where it was called off
    """
    games = _BEGUN.pop((digest, quarters), None) or ParGames.of(setup, quarters)
    while not games.over:
        if cancelled():
            _BEGUN.clear()
            _BEGUN[digest, quarters] = games
            return ()
        games.step()
    keep_pars(digest, quarters, games.pars)
    return games.pars


def par(setup: ScenarioSetup, digest: str, quarters: int, country: str) -> tuple[float, float]:
    """Par in a scenario and length, points of legacy, and half of the 95 % interval of this median."""
    pars = pars_known(digest, quarters) or pars_meanwhile(setup, digest, quarters, lambda: False)
    return pars[COUNTRIES.index(country)]


def keep_pars(digest: str, quarters: int, pars: tuple[tuple[float, float], ...]) -> None:
    """Keep the par of every seat, with its error, in the order of `COUNTRIES`, where it was worked out elsewhere."""
    with _LOCK:
        _PARS[digest, quarters] = pars


@attrs.frozen(eq=False)
class ParGames:
    """The campaigns whose median is par, seat by seat side by side; played a quarter at a time, for who is in a hurry.

    game   of `SEATS` times as many worlds as a seat has, the first seat's first
    """

    game: Simulation

    @classmethod
    def of(cls, setup: ScenarioSetup, quarters: int) -> "ParGames":
        """A scenario at its opening, every seat with the same luck."""
        worlds = [*range(CAMPAIGNS)] * SEATS
        script = script_of(quarters)
        return cls(Simulation.start(setup, seed=SEED, worlds=worlds, quarters=quarters, script=script))

    @property
    def over(self) -> bool:
        """Whether all has been played."""
        return self.game.over

    def step(self) -> None:
        """Play a quarter."""
        well_played(self.game)

    @property
    def pars(self) -> tuple[tuple[float, float], ...]:
        """The medians, and half of the 95 % interval of each."""
        medians = [quantile(row, 0.5) for row in own_legacies(self.game)]
        return tuple((median.value, (median.high - median.low) / 2) for median in medians)


def well_played(game: Simulation) -> None:
    """Play a quarter of worlds that lie seat by seat, in each of which that one seat plays well."""
    each = game.world.worlds // SEATS
    mine, plan = np.repeat(np.eye(SEATS), each, axis=1), good_plan(game.anchor.levers)
    game.step(by_plans(game, mine, (plan.good[:, None], plan.bad[:, None])))


def own_legacies(game: Simulation) -> Array:
    """What the seat that plays well came to in its own worlds, (seats, worlds of each)."""
    seats = np.arange(SEATS)
    return game.legacy().reshape(SEATS, SEATS, -1)[seats, seats]


def luck_known(digest: str, country: str) -> float | None:
    """What good play in a seat came to on the luck of a campaign that has ended; None where it has not been played.

    digest  the campaign's after its last quarter
    """
    with _LOCK:
        known = _ON_LUCK.get(digest)
    return known[COUNTRIES.index(country)] if known else None


def keep_luck(digest: str, points: tuple[float, ...]) -> None:
    """Keep what good play came to on the luck of a campaign, in the order of `COUNTRIES`."""
    with _LOCK:
        _ON_LUCK[digest] = points


def on_this_luck(campaign: Campaign, cancelled: Callable[[], bool] = lambda: False) -> tuple[float, ...]:
    """What good play in each seat comes to on the luck of a campaign, from its opening and with the aims chosen there.

    cancelled  asked before each quarter
    returns    nothing where somebody called it off
    """
    terms, aims = campaign.terms, campaign.game.chosen
    luck = Dice(terms.seed, np.array([terms.world] * SEATS, np.uint64))
    rules = attrs.evolve(campaign.game.rules, chance=luck)
    game = Simulation.begun(campaign.setup, script_of(terms.quarters), rules)
    game.follow({country: way for country, way in terms.strategies.items() if country not in terms.seats})
    game.chosen = Chosen(*(np.repeat(kind, SEATS, axis=1) for kind in (aims.ambition, aims.agenda)))
    while not game.over:
        if cancelled():
            return ()
        well_played(game)
    return tuple(own_legacies(game)[:, 0].tolist())
