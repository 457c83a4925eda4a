"""From the words of a command line to the terms of a campaign, with everything wrong in them told at once."""

from pathlib import Path

import attrs

from game.cli.messages import WrongInput
from game.cli.options import RunOptions
from game.cli.terms import LONGEST, by_path, country, save_path, whole_number
from game.model.scenario.faults import Fault
from game.second.campaign.terms import CampaignTerms
from game.second.scenario.setup_files import faults_of

MOST_WORLD = 2**64 - 1


@attrs.frozen
class RunTerms:
    """What a run was rightly asked for.

    reader  the country to whose knowledge the telling is cut; "" for none
    save    where the log goes, or None
    """

    campaign: CampaignTerms
    reader: str
    save: Path | None


def run_terms(options: RunOptions) -> RunTerms:
    """The terms a run was asked for.

    errors  WrongInput with every fault of scenario, changes, side, seed, world, quarters and save file
    """
    faults: list[Fault] = []
    reader = country(options.side, "--side", faults) if options.side is not None else None
    changes = by_path(options.changes, faults)
    campaign = CampaignTerms(
        scenario=options.scenario,
        seed=whole_number(options.seed, "--seed", (0, None), faults) or 0,
        world=whole_number(options.world, "--world", (0, MOST_WORLD), faults) or 0,
        quarters=(options.quarters is not None and whole_number(options.quarters, "--quarters", (1, LONGEST), faults))
        or 0,
        changes=changes,
    )
    faults += faults_of(options.scenario, changes)
    save = save_path(options.save, options.force, faults)
    if faults:
        raise WrongInput(faults)
    return RunTerms(campaign, reader or "", save)
