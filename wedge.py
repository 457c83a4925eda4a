"""Wedge for programs: the simulation, one campaign, a study, and what was saved. Everything else may change.

import wedge

game = wedge.Simulation.start("partners_of_convenience", seed=1, worlds=100)
game.run()
print(game.verdict.count("fractured"))
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game import __version__
from game.campaign.campaign import Campaign
from game.model.simulation import OWN_CHARACTER, Simulation

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Campaign", "Simulation", "__version__", "load", "play", "study"]


def play(
    scenario: str = "partners_of_convenience",
    *,
    seed: int = 1,
    quarters: int = 0,
    strategies: Mapping[str, str] = OWN_CHARACTER,
    difficulty: str = "",
) -> Campaign:
    """One campaign played to its end by the engine in all six seats, with every quarter's worlds, orders and events.

    quarters    how many; with 0 the scenario's own number
    strategies  named strategies by country; the others follow their own character
    difficulty  "seminar", "cabinet" or "crisis"; "" for countries as studies have them
    errors      ScenarioFaults where the scenario is wrong; KeyError where a strategy or difficulty is unknown
    """
    from game.campaign.log import CampaignTerms

    terms = CampaignTerms(scenario, seed=seed, quarters=quarters, strategies=strategies, difficulty=difficulty)
    campaign = Campaign.new(terms)
    while not campaign.over:
        campaign.end_quarter()
    return campaign


def study(
    folder: str | Path,
    scenario: str = "partners_of_convenience",
    *,
    worlds: int = 1000,
    seed: int = 1,
    strategies: Sequence[str] = ("engine",),
) -> "pa.Table":
    """Many campaigns, with Washington's strategies compared on the same luck: an Arrow table of one row a campaign.

    folder   a new one, or that of the same study, which is gone on with; its report and tables are written there
    errors   StudyRefused where the folder holds something else; ScenarioFaults, KeyError as in `play`
    """
    from game.adapters.data_frames import campaigns
    from game.cli.batch_command import written
    from game.studies.run.design import Design, planned
    from game.studies.run.run import StudyPace, run
    from game.studies.run.study import opened

    design = Design(scenario, worlds, seed=seed, strategies=tuple(strategies))
    begun = opened(Path(folder), planned(design), resume=True)
    run(begun, StudyPace(), lambda _worlds: None)
    written(begun)
    return campaigns(folder)


def load(path: str | Path) -> Any:  # a campaign or an Arrow table; whoever asks knows which
    """What was saved: a campaign from its log, or from a study's folder an Arrow table of one row a campaign.

    errors  LogFault, ReplayDiffers where the log cannot be played again; StudyRefused where the folder holds no study
    """
    from game.adapters.data_frames import campaigns
    from game.campaign.replay import load as replayed

    if Path(path).is_dir():
        return campaigns(path)
    campaign, _ = replayed(Path(path))
    return campaign
