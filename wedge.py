"""Wedge for programs: the simulation, one campaign, a study, and what was saved. Everything else may change.

import wedge

game = wedge.Simulation.start("partners_of_convenience", seed=1, worlds=100)
game.follow({"united_states": "us.article", "iran": "hold"})
game.run()
print(game.world.index.mean(), game.legacy().mean(1))
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game import __version__
from game.campaign.campaign import Campaign
from game.model.play.simulation import Simulation

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Campaign", "Simulation", "__version__", "load", "play", "save", "study"]

# Every country chooses its course itself.
FREELY: Mapping[str, str] = {}


def play(
    scenario: str = "partners_of_convenience",
    *,
    seed: int = 1,
    world: int = 0,
    quarters: int = 0,
    strategies: Mapping[str, str] = FREELY,
    strength: str = "seminar",
) -> Campaign:
    """One campaign played to its end by the computer in all six seats, with every quarter's worlds, orders and deeds.

    world       which of the seed's worlds, as in a study
    quarters    how many; with 0 the scenario's own number
    strategies  by country: "engine" (it chooses its course, as who is not named does), "hold", the name of a course,
                such as "us.article", or the path of a plan's file
    strength    how far countries look ahead: "seminar" (not at all), "cabinet", "crisis", or "seminar,iran=crisis"
    errors      ScenarioFaults where the scenario or a plan is wrong; KeyError where a strategy or strength is unknown
    """
    from game.campaign.terms import CampaignTerms
    from game.search.deciding import end_quarter

    terms = CampaignTerms(scenario, seed=seed, world=world, quarters=quarters, strategies=strategies, strength=strength)
    campaign = Campaign.new(terms)
    while not campaign.over:
        end_quarter(campaign)
    return campaign


def study(
    folder: str | Path,
    scenario: str = "partners_of_convenience",
    *,
    worlds: int = 1000,
    seed: int = 1,
    strategies: Sequence[str] = ("engine",),
    strength: str = "seminar",
) -> "pa.Table":
    """Many campaigns, with strategies compared on the same luck: an Arrow table of one row a campaign.

    folder      a new one, or that of the same study, which is gone on with; its report and tables are written there
    strategies  as `wedge batch --strategy` takes them: "engine", "hold", "us.article", "us.tehran,iran=hold", a file
    strength    as in `play`; campaigns in which countries look ahead take seconds each
    errors      StudyRefused where the folder holds something else; ScenarioFaults, KeyError as in `play`
    """
    from game.adapters.data_frames import campaigns
    from game.cli.batch_command import written
    from game.studies.run.design import Design, planned
    from game.studies.run.run import StudyPace, run
    from game.studies.run.study import opened

    design = Design(scenario, worlds, seed=seed, strategies=tuple(strategies), strength=strength)
    begun = opened(Path(folder), planned(design), resume=True)
    run(begun, StudyPace(), lambda _worlds: None)
    written(begun)
    return campaigns(folder)


def save(campaign: Campaign, path: str | Path) -> None:
    """Write a campaign's log, which is the game, to a file that is whole or not there.

    errors  OSError as the system gives it
    """
    from game.campaign.order_log import save as kept

    kept(campaign, Path(path))


def load(path: str | Path) -> Any:  # a campaign or an Arrow table; whoever asks knows which
    """What was saved: a campaign from its log, or from a study's folder an Arrow table of one row a campaign.

    errors  LogFault, ReplayDiffers where the log cannot be played again; StudyRefused where the folder holds no study
    """
    from game.adapters.data_frames import campaigns
    from game.campaign.replaying import load as replayed

    if Path(path).is_dir():
        return campaigns(path)
    campaign, _ = replayed(Path(path))
    return campaign
