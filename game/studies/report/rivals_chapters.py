"""The claims under other theories, as chapters of their page, lines of their table and JSON."""

from collections.abc import Mapping, Sequence

from game.loose_types import JsonDict
from game.printed_numbers import plain
from game.statistics import Bounded
from game.studies.evidence.claim_trial import TrialFinding
from game.studies.evidence.rival_theories import KINDS, PLACEBO, RIVAL
from game.studies.evidence.rival_trial import SURVIVES, TheoryFinding, TheoryTrial, survivors
from game.studies.evidence_words import evidence_says
from game.studies.report.evidence_page import Chapter, PageTable
from game.studies.report.tables import csv_text

COLUMNS = ("experiment", "theory", "kind", "effect", "low", "high", "verdict", "came")
WHOLE = 100


def said(key: str, **holes: object) -> str:
    """A sentence of these chapters."""
    return evidence_says("rivals", key, **holes)


def chapters(trials: Sequence[TheoryTrial], findings: Sequence[TrialFinding]) -> tuple[Chapter, ...]:
    """Which claims hang on which laws, and how rivals stand beside the model; nothing where none was tried."""
    if not trials or not trials[0].findings:
        return ()
    asks = {finding.experiment.name: finding for finding in findings}
    return tuple(
        Chapter(
            said(kind),
            said(f"{kind}_says", many=len(trials[0].findings), **surviving(trials, kind)),
            tables=(theories_table(trials, kind), claims_table(trials, kind, asks)),
            notes=(record_says(trials),) if kind == RIVAL else (),
        )
        for kind in (RIVAL, PLACEBO)
    )


def record_says(trials: Sequence[TheoryTrial]) -> str:
    """Which rivals the record clearly prefers to the model, or the model to them, in a sentence."""
    own = [(trial.theory.title, trial.weight.beside) for trial in trials if trial.weight]
    groups = {
        "better": [title for title, beside in own if beside.high < 0],
        "worse": [title for title, beside in own if beside.low > 0],
        "alike": [title for title, beside in own if not beside.clear],
    }
    sentences = [said(key, titles=", ".join(titles)) for key, titles in groups.items() if titles]
    rest = 1 - sum(trial.weight.share.value for trial in trials if trial.weight)
    return " ".join([*sentences, said("rest", share=plain(WHOLE * rest))])


def surviving(trials: Sequence[TheoryTrial], kind: str) -> dict[str, int]:
    """How many claims survive every theory of a kind, and how many none."""
    by_name = survivors(trials, kind)
    whole = sum(trial.theory.kind == kind for trial in trials)
    counts = [len(own) for own in by_name.values()]
    return {"all": sum(count == whole for count in counts), "none": sum(count == 0 for count in counts), "of": whole}


def theories_table(trials: Sequence[TheoryTrial], kind: str) -> PageTable:
    """Each theory with how many claims survive it and, where the record weighs it, its weight."""
    rows = []
    for trial in (own for own in trials if own.theory.kind == kind):
        own, many = trial.theory, len(trial.findings)
        survive = sum(finding.came == SURVIVES for finding in trial.findings)
        weight = (bounds(trial.weight.beside, 3), percent(trial.weight.share)) if trial.weight else ()
        rows.append((own.title, f"{own.says} ({own.source})", said("of", count=survive, many=many), *weight))
    return PageTable(said(f"{kind}_theories"), tuple(said(f"{kind}_columns").split("|")), tuple(rows))


def claims_table(trials: Sequence[TheoryTrial], kind: str, asks: Mapping[str, TrialFinding]) -> PageTable:
    """Each claim with its effect in the model and under each theory of a kind."""
    own = [trial for trial in trials if trial.theory.kind == kind]
    rows = []
    for place, first in enumerate(own[0].findings):
        model = asks[first.name]
        cells = (cell(trial.findings[place]) for trial in own)
        rows.append((f"{first.name} {model.experiment.asks}", bounds(model.effect, 3), *cells))
    titles = (trial.theory.title for trial in own)
    return PageTable(said(f"{kind}_table"), (said("claim"), said("model"), *titles), tuple(rows))


def cell(finding: TheoryFinding) -> str:
    """An effect with its bounds and what became of the claim."""
    return f"{said(finding.came)}: {bounds(finding.effect, 3)}"


def bounds(came: Bounded, figures: int) -> str:
    """A number with its bounds."""
    value, low, high = (f"{number:.{figures}g}".replace("-", "−") for number in (came.value, came.low, came.high))
    return f"{value} ({low} to {high})"


def percent(came: Bounded) -> str:
    """A share with its bounds, per cent."""
    return f"{plain(WHOLE * came.value)} % ({plain(WHOLE * came.low)} to {plain(WHOLE * came.high)})"


def rivals_csv(trials: Sequence[TheoryTrial]) -> str:
    """Every claim under every theory as CSV."""
    lines = (
        (finding.name, trial.theory.name, trial.theory.kind, *numbers(finding.effect), finding.verdict, finding.came)
        for trial in trials
        for finding in trial.findings
    )
    return csv_text(COLUMNS, lines)


def numbers(came: Bounded) -> tuple[float, float, float]:
    """A number and its bounds at four figures."""
    value, low, high = (float(f"{number:.4g}") for number in (came.value, came.low, came.high))
    return value, low, high


def rivals_summary(trials: Sequence[TheoryTrial]) -> JsonDict:
    """What was found as JSON tells it."""
    return {
        kind: [
            {
                "theory": trial.theory.name,
                "survive": sum(finding.came == SURVIVES for finding in trial.findings),
                "of": len(trial.findings),
                "record": trial.weight
                and {
                    "bits": round(trial.weight.bits, 4),
                    "beside_the_model": numbers(trial.weight.beside),
                    "share": numbers(trial.weight.share),
                },
                "experiments": {
                    finding.name: {"effect": numbers(finding.effect), "came": finding.came}
                    for finding in trial.findings
                },
            }
            for trial in trials
            if trial.theory.kind == kind
        ]
        for kind in KINDS
    }
