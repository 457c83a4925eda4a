"""Par: what the computer's own courses usually come to in a seat, in a scenario of a length."""

from threading import Lock

import numpy as np

from game.campaign.campaign import script_of
from game.model.play.simulation import Simulation
from game.model.scenario.setup import ScenarioSetup
from game.model.state.axes import COUNTRIES

# Campaigns whose median is par.
CAMPAIGNS = 64
# The luck of these campaigns, which nobody plays.
SEED = 640_064

_LOCK = Lock()
_PARS = dict[tuple[str, int], tuple[tuple[float, float], ...]]()


def par_known(digest: str, quarters: int, country: str) -> float | None:
    """Par where it has been worked out, or handed in, in this process; None where it has not.

    digest  of the scenario and its rules
    """
    known = par_with_error(digest, quarters, country)
    return None if known is None else known[0]


def par_with_error(digest: str, quarters: int, country: str) -> tuple[float, float] | None:
    """Par and half of its 95 % interval, where they have been worked out, or handed in, in this process."""
    with _LOCK:
        pars = _PARS.get((digest, quarters))
    return None if pars is None else pars[COUNTRIES.index(country)]


def par(setup: ScenarioSetup, digest: str, quarters: int, country: str) -> tuple[float, float]:
    """Par in a scenario and length, points of legacy, and half of the 95 % interval of this median."""
    with _LOCK:
        pars = _PARS.get((digest, quarters))
    if pars is None:
        pars = worked_out(setup, quarters)
        keep_pars(digest, quarters, pars)
    return pars[COUNTRIES.index(country)]


def keep_pars(digest: str, quarters: int, pars: tuple[tuple[float, float], ...]) -> None:
    """Keep the par of every seat, with its error, in the order of `COUNTRIES`, where it was worked out elsewhere."""
    with _LOCK:
        _PARS[digest, quarters] = pars


def worked_out(setup: ScenarioSetup, quarters: int) -> tuple[tuple[float, float], ...]:
    """Par of every seat, with its error, in the order of `COUNTRIES`."""
    played = Simulation.start(setup, seed=SEED, worlds=CAMPAIGNS, quarters=quarters, script=script_of(quarters))
    played.run()
    legacies = np.sort(played.legacy(), axis=1)
    # The ranks between which a median lies with 95 %, by the normal curve.
    half = 1.96 * np.sqrt(CAMPAIGNS) / 2
    low, high = (int(np.clip(CAMPAIGNS / 2 + side * half, 0, CAMPAIGNS - 1)) for side in (-1, 1))
    return tuple((float(np.median(row)), float(row[high] - row[low]) / 2) for row in legacies)
