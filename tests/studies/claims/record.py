"""The record: what came of every experiment when it was last blessed, one line each, and the blessing itself."""

import csv
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from game.studies.evidence.paired import Experiment, PairedOutcome

RECORD = Path(__file__).with_name("record.csv")
COLUMNS = (
    *("experiment", "claim", "asks", "varied", "measure", "quarters", "expects"),
    *("effect", "low", "high", "share", "differ", "verdict"),
)
ADVICE = "if the change is meant: WEDGE_BLESS=1 pytest tests/studies/claims (without -n), and review the difference"

Row = dict[str, str]


def blessing() -> bool:
    """Return whether this run writes the record and the page anew instead of checking them."""
    return os.environ.get("WEDGE_BLESS") == "1"


def row_of(experiment: Experiment, outcome: PairedOutcome) -> Row:
    """Return an experiment's line, numbers to three figures."""
    numbers = {name: f"{getattr(outcome, name):.3g}" for name in ("effect", "low", "high")}
    shares = {name: f"{getattr(outcome, name):.2f}" for name in ("share", "differ")}
    return {
        "experiment": experiment.name,
        "claim": experiment.claim,
        "asks": experiment.asks,
        "varied": experiment.varied,
        "measure": experiment.measure,
        "quarters": str(experiment.quarters),
        "expects": f"{experiment.expects:+d}",
        **numbers,
        **shares,
        "verdict": outcome.verdict,
    }


def recorded() -> Mapping[str, Row]:
    """Return the record's lines by experiment."""
    with RECORD.open(encoding="utf-8", newline="") as file:
        return {line["experiment"]: line for line in csv.DictReader(file)}


def write(rows: Iterable[Row]) -> None:
    """Write the record; it appears whole or not at all."""
    new = RECORD.with_suffix(".new")
    with new.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    new.replace(RECORD)
