"""What came of the article on trial, as a table and as JSON."""

from collections import Counter
from collections.abc import Sequence
from math import isnan

from game.loose_types import JsonDict
from game.statistics import Bounded
from game.studies.evidence.claim_trial import KINDS, ClaimTrial, TrialFinding, TrialRecord
from game.studies.report.tables import csv_text

COLUMNS = (
    *("experiment", "claim", "asks", "kind", "measure", "quarters", "expects", "verdict", "effect", "low", "high"),
    *("least", "drawn_verdict", "drawn_effect", "drawn_low", "drawn_high", "agree", "carriers"),
)


def line(finding: TrialFinding) -> JsonDict:
    """One experiment as a line of the table."""
    experiment = finding.experiment
    return {
        "experiment": experiment.name,
        "claim": experiment.claim,
        "asks": experiment.asks,
        "kind": finding.kind,
        "measure": experiment.measure,
        "quarters": experiment.quarters,
        "expects": experiment.expects,
        "verdict": finding.verdict,
        **bounds(finding.effect, ("effect", "low", "high")),
        "least": figures(finding.least),
        "drawn_verdict": finding.drawn_verdict,
        **bounds(finding.drawn, ("drawn_effect", "drawn_low", "drawn_high")),
        "agree": None if isnan(finding.agree) else round(finding.agree, 3),
        "carriers": " ".join(finding.carriers),
    }


def bounds(effect: Bounded, names: Sequence[str]) -> JsonDict:
    """An effect and its bounds under three names."""
    return dict(zip(names, map(figures, (effect.value, effect.low, effect.high)), strict=True))


def figures(value: float) -> float:
    """A number at four figures."""
    return float(f"{value:.4g}")


def trial_summary(trial: ClaimTrial, record: TrialRecord) -> JsonDict:
    """What was found as JSON tells it."""
    return {
        "scenario": trial.scenario,
        "worlds": trial.worlds,
        "seed": trial.seed,
        "counts": {kind: dict(counts(record, kind)) for kind in KINDS},
        "decided_by_luck": record.by_luck,
        "experiments": [line(finding) for finding in record.findings],
    }


def counts(record: TrialRecord, kind: str) -> Counter[str]:
    """How many experiments of a kind have each verdict."""
    return Counter(finding.verdict for finding in record.findings if finding.kind == kind)


def table_csv(record: TrialRecord) -> str:
    """Every experiment as CSV."""
    rows = [line(finding) for finding in record.findings]
    return csv_text(COLUMNS, ([row[name] for name in COLUMNS] for row in rows))
