"""`wedge hindcast --cases`: the historical cases, and what the model makes of them."""

import json
from collections.abc import Sequence

import attrs
from rich.console import Console
from rich.table import Table

from game.cli.evidence_options import HindcastOptions
from game.cli.folders import folder_for, write_files
from game.cli.messages import WrongInput, complain
from game.cli.option_values import whole_number
from game.cli.page_narration import plain_table
from game.cli.progress import progress
from game.cli.terminal import print_json
from game.loose_types import JsonDict
from game.model.files.faults import Fault
from game.printed_numbers import plain
from game.studies.evidence.cases import (
    BROKEN,
    HELD,
    LOOSENED,
    RAN_AWAY,
    CasePlayed,
    CaseScores,
    case_played,
    cases,
    scored,
)
from game.studies.evidence_words import evidence_says
from game.studies.report.tables import csv_text

FEWEST_WORLDS, MOST_WORLDS = 20, 8192
FILES = ("cases.json", "cases.csv")
SHARES = (BROKEN, LOOSENED, HELD, RAN_AWAY)
COLUMNS = (*("case", "happened", "after_low", "after_high", "verdict", "chance", *SHARES, "hazard", "median_quarters"),)
WHOLE = 100


def play_cases(options: HindcastOptions) -> None:
    """Play every case and write down what came of it."""
    faults: list[Fault] = []
    worlds = whole_number(options.worlds, "--worlds", (FEWEST_WORLDS, MOST_WORLDS), faults) or FEWEST_WORLDS
    seed = whole_number(options.seed, "--seed", (0, None), faults) or 0
    out = folder_for(options.out, "cases", FILES, options.force, faults)
    if faults:
        raise WrongInput(faults)
    known = cases()
    with progress(sum(case.quarters for case in known), "quarters") as further:
        played = [case_played(case, worlds, seed, further) for case in known]
    scores, rows = scored(played, worlds, seed), [line(result) for result in played]
    whole = {"worlds": worlds, "seed": seed, "scores": attrs.asdict(scores), "cases": rows}
    table = csv_text(COLUMNS, ([row[name] for name in COLUMNS] for row in rows))
    write_files(out, {"cases.json": json.dumps(whole, indent=1) + "\n", "cases.csv": table})
    if options.as_json:
        print_json(whole)
    else:
        console = Console()
        console.print(cases_table(played))
        for says in scores_told(scores, len(played)):
            console.print(says, highlight=False)
    complain(f"Times are in quarters. The cases are in {out}: {' and '.join(FILES)}.")


def line(result: CasePlayed) -> JsonDict:
    """What came of a case as a line of the table."""
    return {
        "case": result.case.name,
        "happened": result.case.outcome,
        "after_low": result.case.lag_low,
        "after_high": result.case.lag_high,
        "verdict": result.verdict,
        "chance": round(result.chance, 4),
        **{name: round(share, 4) for name, share in result.shares.items()},
        "hazard": round(result.hazard, 5),
        "median_quarters": result.median,
    }


def cases_table(played: Sequence[CasePlayed]) -> Table:
    """The cases as a table for the terminal, the likeliest break first."""
    table = plain_table(*evidence_says("cases", "columns").split("|"))
    for result in sorted(played, key=lambda result: -result.hazard):
        shares = (f"{WHOLE * result.shares[name]:.0f} %" for name in SHARES)
        case, median = result.case, "–" if result.median is None else f"{result.median:g}"
        after = f"{case.lag_low}–{case.lag_high}" if case.outcome == BROKEN else ""
        table.add_row(case.name, case.outcome, after, result.verdict, *shares, f"{WHOLE * result.hazard:.1f} %", median)
    return table


def scores_told(scores: CaseScores, many: int) -> tuple[str, ...]:
    """How good the chances are, in sentences."""
    bounds = {name: plain(WHOLE * getattr(scores.skill, name)) for name in ("value", "low", "high")}
    length = {name: plain(getattr(scores.length, name), 2) for name in ("value", "low", "high")}
    return (
        evidence_says("cases", "called", called=scores.called, many=many, order=plain(WHOLE * scores.order)),
        evidence_says(
            "cases",
            "scores",
            brier=plain(scores.brier, 3),
            base_brier=plain(scores.base_brier, 3),
            log=plain(scores.log, 2),
            base_log=plain(scores.base_log, 2),
            **bounds,
        ),
        evidence_says("cases", "length", **length),
    )
