"""`wedge lint`: a scenario played en masse, and what is wrong with it as a game."""

import json
from math import inf
from pathlib import Path

import attrs
import numpy as np
import typer
from rich.console import Console
from rich.text import Text

import game
from game.atomic_files import write_whole
from game.campaign.terms import rules_digest
from game.cli.evidence_options import LintOptions
from game.cli.messages import RUN_FAULT, WrongInput, complain, unwritten
from game.cli.option_values import save_path, whole_number
from game.cli.page_narration import plain_table
from game.cli.progress import progress
from game.cli.terminal import one_line, print_json
from game.cli.words import country_name
from game.loose_types import JsonDict
from game.model.files.faults import Fault
from game.model.scenario.setup import ScenarioSetup
from game.model.scenario.setup_files import faults_of, setup
from game.model.state.axes import COUNTRIES
from game.studies.evidence.bands import BANDS, ELSEWHERE, FULL, SEARCHED, BandRow
from game.studies.evidence.lint import KINDS, LintDepth, Linted, bounds, linted, percent, steps
from game.studies.evidence_words import evidence_says

FEWEST_WORLDS, MOST_WORLDS = 10, 100_000


def lint_command(options: LintOptions) -> None:
    """Play a scenario and say what is wrong with it; code 1 where anything is."""
    faults: list[Fault] = list(faults_of(options.scenario))
    worlds = whole_number(options.worlds, "--worlds", (FEWEST_WORLDS, MOST_WORLDS), faults) or FEWEST_WORLDS
    searched = whole_number(options.searched, "--searched", (0, worlds), faults) or 0
    seed = whole_number(options.seed, "--seed", (0, None), faults) or 0
    path = par_path(options, faults)
    if faults:
        raise WrongInput(faults)
    scenario = setup(options.scenario)
    depth = LintDepth(options.full, searched)
    with progress(steps(scenario, depth), "kinds of campaigns") as further:
        result = linted(scenario, worlds, seed, further, depth)
    if path is not None:
        store(path, par_of(scenario, result, worlds, seed))
    if options.as_json:
        print_json(report(scenario, result, worlds, seed))
    else:
        tell(scenario, result)
    if result.findings:
        raise typer.Exit(RUN_FAULT)


def par_path(options: LintOptions, faults: list[Fault]) -> Path | None:
    """Where par goes, or gather what stands in the way."""
    before = len(faults)
    path = save_path(options.par, options.force, faults)
    faults[before:] = [attrs.evolve(fault, file="--par") for fault in faults[before:]]
    return path


def par_of(scenario: ScenarioSetup, result: Linted, worlds: int, seed: int) -> JsonDict:
    """What each role scores when the computer plays all, and what would bring it to the middle of them."""
    middle = float(np.median([seat.par.value for seat in result.seats]))
    return {
        "scenario": scenario.name,
        "scenario_digest": rules_digest(scenario),
        "version": game.__version__,
        "worlds": worlds,
        "seed": seed,
        "roles": {
            seat.seat: {
                "par": round(seat.par.value, 2),
                "error": round(seat.par.half, 2),
                "handicap": round(middle - seat.par.value, 2),
            }
            for seat in result.seats
        },
    }


def report(scenario: ScenarioSetup, result: Linted, worlds: int, seed: int) -> JsonDict:
    """What was found as JSON tells it."""
    return {
        **par_of(scenario, result, worlds, seed),
        "checked": result.checked,
        "findings": [attrs.asdict(finding) for finding in result.findings],
        "rows": [row_of(row) for row in result.rows],
        "rows_that_hold": sum(row.holds for row in result.rows) / len(result.rows),
        "rows_elsewhere": [
            *ELSEWHERE,
            *(row for row in (*FULL, *SEARCHED) if row not in {measure.row for measure in result.rows}),
        ],
        "seats": [attrs.asdict(seat) for seat in result.seats],
        "outcomes": dict(result.ends),
        "endings": dict(result.endings),
        "early_and_last_index": attrs.asdict(result.correlation),
    }


def row_of(row: BandRow) -> JsonDict:
    """A measure beside its band as JSON tells it; a band without an upper end has none."""
    return {**attrs.asdict(row), "high": None if row.high == inf else row.high, "holds": row.holds}


def store(path: Path, par: JsonDict) -> None:
    """Write the roles' par."""
    try:
        write_whole(path, json.dumps(par, ensure_ascii=False, indent=1) + "\n")
    except OSError as fault:
        raise unwritten(path, fault) from None
    complain(f"Par is in {path}.")


def tell(scenario: ScenarioSetup, result: Linted) -> None:
    """Print what was found, and what each role scores."""
    console = Console()
    for kind in KINDS:
        some = [finding for finding in result.findings if finding.kind == kind]
        if some:
            console.print(Text(evidence_says("lint", f"title_{kind}"), "bold"))
        for finding in some:
            console.print(Text(f"  · {one_line(finding.where)}: {finding.says}"))
    holes = {"title": one_line(scenario.title), "checked": result.checked, "many": len(result.findings)}
    console.print(Text(evidence_says("lint", "summary", **holes)))
    whole = sum(result.ends.values())
    ends = ", ".join(f"{name} {100 * many / whole:.1f} %" for name, many in result.ends.items())
    console.print(Text(evidence_says("lint", "ends", ends=ends)))
    table = plain_table(*evidence_says("lint", "roles").split("|"))
    for seat in result.seats:
        par = (f"{seat.par.value:.1f}", f"{seat.par.half:.1f}")
        table.add_row(country_name(seat.seat), *par, seat.best, seat.worst, bounds(seat.reach), bounds(seat.holding))
    console.print(table)
    tell_bands(console, result.rows)


def tell_bands(console: Console, rows: tuple[BandRow, ...]) -> None:
    """Print what is wanted of a game, each measure beside its band; of levers how many hold, and which do not."""
    console.print(Text(evidence_says("lint", "bands_title"), "bold"))
    for kind in BANDS:
        some = [row for row in rows if row.row == kind]
        if some:
            console.print(
                Text(evidence_says("lint", "row", says=evidence_says("lint", f"row_{kind}"), band=band(some[0])))
            )
        if len(some) <= len(COUNTRIES):
            table = plain_table("", *evidence_says("lint", "bands").split("|"))
            for row in some:
                table.add_row("  " + (country_name(row.where) if row.where in COUNTRIES else row.where), *measured(row))
            console.print(table)
        else:
            names = ", ".join(f"{row.where} {row.value.value:.3f}" for row in some if not row.holds)
            holes = {"hold": sum(row.holds for row in some), "many": len(some), "names": names}
            console.print(Text(evidence_says("lint", "outside" if names else "inside", **holes)))
    hold = sum(row.holds for row in rows)
    holes = {"hold": hold, "many": len(rows), "share": percent(hold / len(rows))}
    console.print(Text(evidence_says("lint", "bands_summary", **holes)))
    measured_rows = {row.row for row in rows}
    deeper = (("full", FULL), ("searched", SEARCHED))
    missing = [evidence_says("lint", f"elsewhere_{option}") for option, own in deeper if not measured_rows & {*own}]
    left = "; ".join((*missing, *(evidence_says("lint", f"elsewhere_{kind}") for kind in ELSEWHERE)))
    console.print(Text(evidence_says("lint", "bands_elsewhere", rows=left)))


def measured(row: BandRow) -> tuple[str, str, str]:
    """A measure, its interval, and whether it holds, as a table has them."""
    value = row.value
    interval = f"{value.low:.3g} to {value.high:.3g}".replace("-", "−")
    return f"{value.value:.3g}".replace("-", "−"), interval, evidence_says("lint", "yes" if row.holds else "no")


def band(row: BandRow) -> str:
    """A band as a table has it."""
    return f"≥ {row.low:.3g}" if row.high == inf else f"{row.low:.3g}–{row.high:.3g}"
