"""`wedge scenario check`: what is wrong with a scenario file."""

import attrs

from game.cli.messages import WrongInput
from game.cli.options import CheckOptions
from game.cli.terminal import one_line, print_json
from game.cli.words import worded
from game.model.scenario.setup_files import faults_of, setup


def check(options: CheckOptions) -> None:
    """Say that a scenario can be played, or everything that is wrong with it."""
    faults = faults_of(options.file)
    if options.as_json:
        rows = [attrs.asdict(fault) for fault in faults]
        print_json({"file": options.file, "playable": not faults, "faults": rows})
    if faults:
        raise WrongInput(faults)
    if not options.as_json:
        scenario = setup(options.file)
        holes = {"first": scenario.starts, "last": scenario.quarter(scenario.quarters), "many": len(scenario.injects)}
        print(worded("check", "playable", file=one_line(options.file), title=one_line(scenario.title), **holes))
