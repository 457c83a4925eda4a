"""Rows that need somebody who looks ahead: what Cabinet earns beside Seminar and doing nothing, and Crisis beside it.

One seat looks ahead and all others follow their courses, world by world on the luck of the other campaigns. Every world
is played alone, so this takes seconds a campaign.
"""

from collections.abc import Callable, Iterator, Mapping

import attrs
import numpy as np

from agents.strengths import CABINET, CRISIS, SEMINAR
from game import statistics
from game.model.play.seated import ENGINE, HOLD
from game.model.scenario.setup import ScenarioSetup
from game.model.state.axes import COUNTRIES, Array
from game.studies.evidence.bands import BandRow, StrategyRuns, beside
from game.studies.run.outcome_columns import alone
from game.studies.run.study_table import NOTHING_DRAWN, table_of


def strength_rows(
    scenario: ScenarioSetup, seats: Mapping[str, StrategyRuns], luck: tuple[int, int], advance: Callable[[int], None]
) -> Iterator[BandRow]:
    """What each seat's strengths earn.

    seats    what its strategies come to, at least in as many worlds
    luck     how many worlds, and their seed
    advance  called with 1 for each seat and strength
    """
    worlds, _ = luck
    for seat, runs in seats.items():
        cabinet, crisis = (looking_ahead(scenario, f"{SEMINAR},{seat}={name}", luck) for name in (CABINET, CRISIS))
        advance(2)
        place = COUNTRIES.index(seat)
        for row, stronger, weaker in (
            ("cabinet", cabinet[:, place], runs.legacy[ENGINE][:worlds]),
            ("crisis", crisis[:, place], cabinet[:, place]),
            ("hold_cabinet", cabinet[:, place], runs.legacy[HOLD][:worlds]),
        ):
            yield beside(row, seat, statistics.difference(stronger, weaker))


def looking_ahead(scenario: ScenarioSetup, strength: str, luck: tuple[int, int]) -> Array:
    """Every country's legacy at the end of each world, (worlds, countries), by who looks how far ahead."""
    worlds, seed = luck
    table = attrs.evolve(table_of(scenario, seed=seed), strength=strength)
    numbers = np.arange(worlds)
    return np.stack([alone(table, place, numbers, NOTHING_DRAWN).legacy()[:, 0] for place in range(worlds)])
