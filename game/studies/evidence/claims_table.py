"""What came of the article on trial, as a table and as JSON."""

from collections import Counter
from collections.abc import Mapping

from game.loose_types import JsonDict
from game.model.scenario.claims import Claim
from game.studies.evidence.paired import PairedOutcome
from game.studies.evidence.schools import TESTS, agreement, found_sign
from game.studies.evidence.trial import Trial, TrialRecord, TrialResult
from game.studies.report.tables import csv_text

COLUMNS = (
    *("experiment", "claim", "asks", "varied", "measure", "quarters", "expects"),
    *("effect", "low", "high", "share", "differ", "verdict", "hangs_on", "correlation", "flips_at", "works_in", "of"),
)


def on_claims(record: TrialRecord, claims: Mapping[str, Claim]) -> dict[str, TrialResult]:
    """Return the experiments on claims, without the tests of the schools."""
    return {name: result for name, result in record.results.items() if result.experiment.claim in claims}


def of_schools(record: TrialRecord) -> dict[str, PairedOutcome]:
    """Return the outcomes of the tests of the schools."""
    return {test.name: record.results[test.name].outcome for test in TESTS if test.name in record.results}


def line(result: TrialResult) -> JsonDict:
    """Return one experiment as a line of the table."""
    experiment, came, turn = result.experiment, result.outcome, result.flip
    right, many = result.works_in
    return {
        "experiment": experiment.name,
        "claim": experiment.claim,
        "asks": experiment.asks,
        "varied": experiment.varied,
        "measure": experiment.measure,
        "quarters": experiment.quarters,
        "expects": experiment.expects,
        **{name: float(f"{getattr(came, name):.4g}") for name in ("effect", "low", "high", "share", "differ")},
        "verdict": came.verdict,
        "hangs_on": turn.path if turn else None,
        "correlation": round(turn.correlation, 3) if turn else None,
        "flips_at": float(f"{turn.at:.4g}") if turn and turn.at is not None else None,
        "works_in": right,
        "of": many,
    }


def trial_summary(trial: Trial, record: TrialRecord, claims: Mapping[str, Claim]) -> JsonDict:
    """Return what was found as JSON tells it."""
    own = on_claims(record, claims)
    return {
        "scenario": trial.scenario,
        "worlds": trial.worlds,
        "seed": trial.seed,
        "verdicts": dict(Counter(result.outcome.verdict for result in own.values())),
        "experiments": [line(result) for result in own.values()],
        "schools": [
            {
                "test": test.asks,
                **{name: float(f"{getattr(outcome, name):.4g}") for name in ("effect", "low", "high")},
                "found": found_sign(outcome),
                "expected": {school: list(signs) for school, signs in test.expects.items()},
            }
            for test in TESTS
            if (outcome := of_schools(record).get(test.name))
        ],
        "schools_right": {school: list(right) for school, right in agreement(of_schools(record)).items()},
        "untried": dict(record.untried),
    }


def table_csv(record: TrialRecord, claims: Mapping[str, Claim]) -> str:
    """Return every experiment on a claim as CSV."""
    lines = (line(result) for result in on_claims(record, claims).values())
    return csv_text(COLUMNS, ([row[name] for name in COLUMNS] for row in lines))
