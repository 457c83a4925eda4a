"""Par: what the computer's own courses usually come to in a seat, in a scenario of a length."""

from threading import Lock

import numpy as np

from game.model.state.axes import COUNTRIES
from game.second.campaign.campaign import Campaign, script_of
from game.second.play.simulation import Simulation

# Campaigns whose median is par.
CAMPAIGNS = 64
# The luck of these campaigns, which nobody plays.
SEED = 640_064

_LOCK = Lock()
_PARS = dict[tuple[str, int], tuple[tuple[float, float], ...]]()


def par_known(campaign: Campaign, country: str) -> float | None:
    """Par where it has been worked out in this process; None where it has not."""
    with _LOCK:
        pars = _PARS.get(_key(campaign))
    return None if pars is None else pars[COUNTRIES.index(country)][0]


def par(campaign: Campaign, country: str) -> tuple[float, float]:
    """Par in a campaign's scenario and length, points of legacy, and half of the 95 % interval of this median."""
    key = _key(campaign)
    with _LOCK:
        pars = _PARS.get(key)
    if pars is None:
        pars = _worked_out(campaign)
        with _LOCK:
            _PARS[key] = pars
    return pars[COUNTRIES.index(country)]


def keep_par(campaign: Campaign, country: str, points: tuple[float, float]) -> None:
    """Keep par that was worked out elsewhere."""
    with _LOCK:
        known = list(_PARS.get(_key(campaign), ((np.nan, np.nan),) * len(COUNTRIES)))
        known[COUNTRIES.index(country)] = points
        if not np.isnan(np.array(known)).any():
            _PARS[_key(campaign)] = tuple(known)


def _key(campaign: Campaign) -> tuple[str, int]:
    """What par hangs on."""
    return campaign.terms.scenario_digest, campaign.terms.quarters


def _worked_out(campaign: Campaign) -> tuple[tuple[float, float], ...]:
    """Par of every seat, with its error."""
    quarters = campaign.terms.quarters
    played = Simulation.start(
        campaign.setup, seed=SEED, worlds=CAMPAIGNS, quarters=quarters, script=script_of(quarters)
    )
    played.run()
    legacies = np.sort(played.legacy(), axis=1)
    # The ranks between which a median lies with 95 %, by the normal curve.
    half = 1.96 * np.sqrt(CAMPAIGNS) / 2
    low, high = (int(np.clip(CAMPAIGNS / 2 + side * half, 0, CAMPAIGNS - 1)) for side in (-1, 1))
    return tuple((float(np.median(row)), float(row[high] - row[low]) / 2) for row in legacies)
