"""`wedge lint`: a scenario played en masse, and what is wrong with it as a game."""

import json
from pathlib import Path

import attrs
import numpy as np
import typer
from rich.console import Console

import game
from game.atomic_files import write_whole
from game.campaign.sentences import says
from game.cli.evidence_options import LintOptions
from game.cli.messages import RUN_FAULT, WrongInput, complain, unwritten
from game.cli.page_narration import plain_table
from game.cli.progress import progress
from game.cli.terms import save_path, scenario_faults, whole_number
from game.loose_types import JsonDict
from game.model.scenario import load
from game.model.scenario.faults import Fault
from game.model.scenario.schema import Scenario, digest
from game.model.scenario.toml_files import papers
from game.studies.evidence.lint import KINDS, Linted, linted, steps

MOST_WORLDS = 100_000


def lint_command(options: LintOptions) -> None:
    """Play a scenario and say what is wrong with it; code 1 where anything is."""
    faults: list[Fault] = list(scenario_faults(options.scenario, {}))
    worlds = whole_number(options.worlds, "--worlds", (10, MOST_WORLDS), faults) or 10
    seed = whole_number(options.seed, "--seed", (0, None), faults) or 0
    path = par_path(options, faults)
    if faults:
        raise WrongInput(faults)
    scenario, base = load.scenario(options.scenario), base_of(options.scenario)
    with progress(steps(scenario, base), "steps") as further:
        result = linted(scenario, base, worlds, seed, further)
    if path is not None:
        store(path, par_of(scenario, result, worlds, seed))
    if options.as_json:
        print(json.dumps(report(scenario, result, worlds, seed), ensure_ascii=False))
    else:
        tell(scenario, result)
    if result.findings:
        raise typer.Exit(RUN_FAULT)


def par_path(options: LintOptions, faults: list[Fault]) -> Path | None:
    """Return where par goes, or gather what stands in the way."""
    before = len(faults)
    path = save_path(options.par, options.force, faults)
    faults[before:] = [attrs.evolve(fault, file="--par") for fault in faults[before:]]
    return path


def base_of(scenario: str) -> Scenario | None:
    """Return the scenario from which one differs; None where it stands alone."""
    sheet = papers(scenario, [])
    return load.scenario(str(sheet[-2].path)) if len(sheet) > 1 else None


def par_of(scenario: Scenario, result: Linted, worlds: int, seed: int) -> JsonDict:
    """Return what each role scores when the engine plays all, and what would bring it to the middle of them."""
    middle = float(np.median([mean for mean, _ in result.par.values()]))
    return {
        "scenario": scenario.name,
        "scenario_digest": digest(scenario),
        "version": game.__version__,
        "worlds": worlds,
        "seed": seed,
        "roles": {
            name: {"par": round(mean, 2), "error": round(1.96 * error, 2), "handicap": round(middle - mean, 2)}
            for name, (mean, error) in result.par.items()
        },
    }


def report(scenario: Scenario, result: Linted, worlds: int, seed: int) -> JsonDict:
    """Return what was found as JSON tells it."""
    return {
        **par_of(scenario, result, worlds, seed),
        "checked": result.checked,
        "findings": [attrs.asdict(finding) for finding in result.findings],
    }


def store(path: Path, par: JsonDict) -> None:
    """Write the roles' par."""
    try:
        write_whole(path, json.dumps(par, ensure_ascii=False, indent=1) + "\n")
    except OSError as fault:
        raise unwritten(path, fault) from None
    complain(f"Par is in {path}.")


def tell(scenario: Scenario, result: Linted) -> None:
    """Print what was found, and each role's par."""
    console = Console()
    for kind in dict.fromkeys(finding.kind for finding in result.findings):
        console.print(f"[bold]{kind}[/bold]: {KINDS[kind]}")
        for finding in result.findings:
            if finding.kind == kind:
                console.print(f"  · {finding.where}: {finding.says}", highlight=False)
    many = len(result.findings)
    words = "nothing wrong" if not many else "1 thing wrong" if many == 1 else f"{many} things wrong"
    console.print(f"{scenario.title}: {result.checked} things looked at, {words}.", highlight=False)
    table = plain_table("Role", "Par", "±")
    for name, (mean, error) in result.par.items():
        table.add_row(says("country_name", name), f"{mean:.1f}", f"{1.96 * error:.1f}")
    console.print(table)
