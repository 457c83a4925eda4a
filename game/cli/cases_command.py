"""`wedge hindcast --cases`: the historical cases, and what the engine makes of them."""

import json

from rich.console import Console
from rich.table import Table

from game.cli.evidence_options import HindcastOptions
from game.cli.folders import folder_for, write_files
from game.cli.messages import WrongInput, complain
from game.cli.page_narration import plain_table
from game.cli.progress import progress
from game.cli.terms import whole_number
from game.loose_types import JsonDict
from game.model.scenario.faults import Fault
from game.studies.evidence.cases import BROKEN, HELD, LOOSENED, Tried, cases, tried
from game.studies.report.tables import csv_text

MOST_WORLDS = 8192
FILES = ("cases.json", "cases.csv")
COLUMNS = ("case", "happened", "after_low", "after_high", "engine_says", BROKEN, LOOSENED, HELD, "median_quarters")


def play_cases(options: HindcastOptions) -> None:
    """Play every case and write down what came of it."""
    faults: list[Fault] = []
    worlds = whole_number(options.worlds, "--worlds", (2, MOST_WORLDS), faults) or 2
    seed = whole_number(options.seed, "--seed", (0, None), faults) or 0
    for option, value in (("--timeline", options.timeline), ("--from", options.begin), ("--to", options.end)):
        if value is not None:
            faults.append(Fault("--cases", "", f"{option} too", "one of them"))
    if options.fit:
        faults.append(Fault("--cases", "", "--fit too", "one of them"))
    out = folder_for(options.out, "cases", FILES, options.force, faults)
    if faults:
        raise WrongInput(faults)
    known = cases()
    with progress(sum(case.quarters for case in known), "quarters") as further:
        results = [tried(case, worlds, seed, further) for case in known]
    rows = [line(result) for result in results]
    whole = {"worlds": worlds, "seed": seed, "cases": rows}
    table = csv_text(COLUMNS, ([row[name] for name in COLUMNS] for row in rows))
    write_files(out, {"cases.json": json.dumps(whole, indent=1) + "\n", "cases.csv": table})
    print(json.dumps(whole)) if options.as_json else Console().print(cases_table(rows))
    complain(f"Times are in quarters. The cases are in {out}: {' and '.join(FILES)}.")


def line(result: Tried) -> JsonDict:
    """Return what came of a case as a line of the table."""
    return {
        "case": result.case.name,
        "happened": result.case.outcome,
        "after_low": result.case.lag_low,
        "after_high": result.case.lag_high,
        "engine_says": result.said,
        **{name: round(share, 4) for name, share in result.shares.items()},
        "median_quarters": result.median,
    }


def cases_table(rows: list[JsonDict]) -> Table:
    """Return the cases as a table for the terminal."""
    table = plain_table("Case", "Happened", "After", "Engine says", "Broken", "Loosened", "Held", "Breaks after")
    for row in rows:
        shares = (f"{100 * row[name]:.0f} %" for name in (BROKEN, LOOSENED, HELD))
        median = "–" if row["median_quarters"] is None else f"{row['median_quarters']:g}"
        after = f"{row['after_low']}–{row['after_high']}" if row["happened"] == BROKEN else ""
        table.add_row(row["case"], row["happened"], after, row["engine_says"], *shares, median)
    return table
