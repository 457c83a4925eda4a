"""The page of the article on trial: what could have come out otherwise first, and its defeats before all."""

from collections.abc import Iterator, Mapping, Sequence
from math import isnan

import attrs

from game.model.files.claims import Claim
from game.printed_numbers import plain
from game.statistics import CONTRADICTED, SUPPORTED, TOO_SMALL, UNDECIDED, Bounded
from game.studies.evidence.claim_trial import MEASURED, OPEN, WIRED, ClaimTrial, TrialFinding, TrialRecord
from game.studies.evidence.claims_table import counts, table_csv
from game.studies.evidence.rival_trial import TheoryTrial
from game.studies.evidence_words import evidence_says
from game.studies.report import rivals_chapters
from game.studies.report.bars import Interval, interval_bar
from game.studies.report.drawing import SvgPart
from game.studies.report.evidence_page import Chapter, EvidencePage, PageKey, PageRow, PageTable, download

ROOM = 1.05
WHOLE = 100


@attrs.frozen
class ClaimsFound:
    """What a trial was asked, and what came of it.

    rivals  the claims under other theories; nothing where the model was tried alone
    """

    trial: ClaimTrial
    record: TrialRecord
    rivals: tuple[TheoryTrial, ...] = ()


def page(claims_found: ClaimsFound, claims: Mapping[str, Claim], command: str) -> EvidencePage:
    """The page."""
    trial, record = claims_found.trial, claims_found.record
    findings = record.findings
    by_kind = [
        chapter(kind, [result for result in findings if result.kind == kind]) for kind in (OPEN, WIRED, MEASURED)
    ]
    chapters = [
        chapter("defeats", [result for kind in (OPEN, WIRED, MEASURED) for result in lost(findings, kind)]),
        by_kind[0],
        *rivals_chapters.chapters(claims_found.rivals, findings),
        *by_kind[1:],
        by_claim(findings, claims),
    ]
    tried = len({result.experiment.claim for result in findings})
    return EvidencePage(
        headline=headline(record),
        lead=f"{said('lead', many=len(findings), claims=tried, worlds=f'{trial.worlds:,}')} {noise(record)}",
        about=said("about"),
        command=command,
        chapters=tuple(result for result in chapters if result.rows or result.tables),
        key_figures=tuple(
            PageKey(str(sum(result.verdict == verdict for result in findings)), "", said(verdict))
            for verdict in (SUPPORTED, CONTRADICTED)
        ),
        facts=(("Scenario", trial.scenario), ("Worlds, seed", f"{trial.worlds:,}, {trial.seed}")),
        downloads=(
            download("claims.csv", table_csv(record)),
            *(
                (download("rivals.csv", rivals_chapters.rivals_csv(claims_found.rivals)),)
                if claims_found.rivals
                else ()
            ),
        ),
    )


def said(key: str, **holes: object) -> str:
    """A sentence of this page."""
    return evidence_says("claims", key, **holes)


def headline(record: TrialRecord) -> str:
    """The result in one line: that of the experiments that could have come out otherwise."""
    verdicts = counts(record, OPEN)
    many, decided = sum(verdicts.values()), verdicts[SUPPORTED] + verdicts[CONTRADICTED]
    holes = {"open": many, "supported": verdicts[SUPPORTED], "contradicted": verdicts[CONTRADICTED]}
    return said("headline", rest=many - decided, **holes)


def noise(record: TrialRecord) -> str:
    """What luck alone would have been taken for."""
    return said("noise", false=record.by_luck, many=len(record.findings))


def lost(findings: Sequence[TrialFinding], kind: str) -> Iterator[TrialFinding]:
    """The experiments of a kind that are contradicted."""
    yield from (result for result in findings if result.kind == kind and result.verdict == CONTRADICTED)


def chapter(key: str, findings: Sequence[TrialFinding]) -> Chapter:
    """Experiments as bars, on the scale of the largest of their measure."""
    reach = dict[str, float]()
    for result in findings:
        farthest = max(abs(result.effect.low), abs(result.effect.high), result.least)
        reach[result.experiment.measure] = max(reach.get(result.experiment.measure, 0.0), farthest)
    rows = tuple(row(key, result, reach[result.experiment.measure]) for result in findings)
    return Chapter(said(key), said(f"{key}_says"), rows=rows)


def row(key: str, result: TrialFinding, reach: float) -> PageRow:
    """One experiment as a bar."""
    experiment = result.experiment
    label = SvgPart(f"{key}-{experiment.name}", experiment.asks, effect(result.effect))
    below = said(
        "below",
        name=experiment.name,
        measure=experiment.measure,
        effect=effect(result.effect),
        after=said("quarters", many=experiment.quarters),
        least=number(result.least),
        drawn=effect(result.drawn),
        drawn_verdict=said(result.drawn_verdict),
        agree="" if isnan(result.agree) else said("agree", share=plain(WHOLE * result.agree)),
    )
    kind = UNDECIDED if result.verdict == TOO_SMALL else result.verdict
    middle = Interval(result.effect.value, result.effect.low, result.effect.high, kind)
    return PageRow(experiment.asks, below, interval_bar(label, middle, reach * ROOM), said(result.verdict))


def effect(came: Bounded) -> str:
    """An effect with its interval."""
    return f"{number(came.value)} ({number(came.low)} to {number(came.high)})"


def number(value: float) -> str:
    """A number to three figures, with a true minus."""
    return f"{value:.3g}".replace("-", "−")


def by_claim(findings: Sequence[TrialFinding], claims: Mapping[str, Claim]) -> Chapter:
    """What each claim says, what carries it, and how its experiments came out."""
    rows = []
    for name in dict.fromkeys(result.experiment.claim for result in findings):
        own = [result for result in findings if result.experiment.claim == name]
        verdicts = ", ".join(f"{result.experiment.name} {said(result.verdict)} ({result.kind})" for result in own)
        rows.append((name, claims[name].claim if name in claims else "", ", ".join(own[0].carriers) or "–", verdicts))
    columns = tuple(said("columns").split("|"))
    return Chapter(said("by_claim"), tables=(PageTable(said("by_claim_table"), columns, tuple(rows)),))
