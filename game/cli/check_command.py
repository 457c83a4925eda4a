"""`wedge scenario check`: what is wrong with a scenario file."""

import json

import attrs

from game.cli.messages import WrongInput
from game.cli.options import CheckOptions
from game.cli.terms import library
from game.model.scenario import load


def check(options: CheckOptions) -> None:
    """Say that a scenario can be played, or everything that is wrong with it."""
    library()
    faults = load.check(options.file)
    if options.as_json:
        rows = [attrs.asdict(fault) for fault in faults]
        print(json.dumps({"file": options.file, "playable": not faults, "faults": rows}, ensure_ascii=False, indent=1))
    if faults:
        raise WrongInput(faults)
    if not options.as_json:
        scenario = load.scenario(options.file, {})
        last = scenario.quarter(scenario.quarters)
        injects = f"{len(scenario.injects)} injects"
        print(f"{options.file}: {scenario.title}, {scenario.starts} to {last}, {injects}; it can be played.")
