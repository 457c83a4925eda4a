"""The page of the article on trial: what could have come out otherwise first, and its defeats before all."""

from collections.abc import Iterator, Mapping, Sequence
from math import isnan

from game.model.scenario.claims import Claim
from game.printed_numbers import plain
from game.studies.evidence.claim_trial import MEASURED, OPEN, WIRED, ClaimTrial, TrialFinding, TrialRecord
from game.studies.evidence.claims_table import counts, table_csv
from game.studies.evidence_words import evidence_says
from game.studies.report.bars import Interval, interval_bar
from game.studies.report.drawing import SvgPart
from game.studies.report.evidence_page import Chapter, EvidencePage, PageKey, PageRow, PageTable, download
from game.studies.statistics import CONTRADICTED, SUPPORTED, Bounded

ROOM = 1.05
WHOLE = 100


def page(trial: ClaimTrial, record: TrialRecord, claims: Mapping[str, Claim], command: str) -> EvidencePage:
    """The page."""
    found = record.findings
    chapters = [
        chapter("defeats", [one for kind in (OPEN, WIRED, MEASURED) for one in lost(found, kind)]),
        *(chapter(kind, [one for one in found if one.kind == kind]) for kind in (OPEN, WIRED, MEASURED)),
        by_claim(found, claims),
    ]
    tried = len({one.experiment.claim for one in found})
    return EvidencePage(
        headline=headline(record),
        lead=f"{said('lead', many=len(found), claims=tried, worlds=f'{trial.worlds:,}')} {noise(record)}",
        about=said("about"),
        command=command,
        chapters=tuple(one for one in chapters if one.rows or one.tables),
        key_figures=tuple(
            PageKey(str(sum(one.verdict == verdict for one in found)), "", said(verdict))
            for verdict in (SUPPORTED, CONTRADICTED)
        ),
        facts=(("Scenario", trial.scenario), ("Worlds, seed", f"{trial.worlds:,}, {trial.seed}")),
        downloads=(download("claims.csv", table_csv(record)),),
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


def lost(found: Sequence[TrialFinding], kind: str) -> Iterator[TrialFinding]:
    """The experiments of a kind that are contradicted."""
    yield from (one for one in found if one.kind == kind and one.verdict == CONTRADICTED)


def chapter(key: str, found: Sequence[TrialFinding]) -> Chapter:
    """Experiments as bars, on the scale of the largest of their measure."""
    reach = dict[str, float]()
    for one in found:
        far = max(abs(one.effect.low), abs(one.effect.high), one.least)
        reach[one.experiment.measure] = max(reach.get(one.experiment.measure, 0.0), far)
    rows = tuple(row(key, one, reach[one.experiment.measure]) for one in found)
    return Chapter(said(key), said(f"{key}_says"), rows=rows)


def row(key: str, found: TrialFinding, reach: float) -> PageRow:
    """One experiment as a bar."""
    experiment = found.experiment
    label = SvgPart(f"{key}-{experiment.name}", experiment.asks, effect(found.effect))
    below = said(
        "below",
        name=experiment.name,
        measure=experiment.measure,
        effect=effect(found.effect),
        after=said("quarters", many=experiment.quarters),
        least=number(found.least),
        drawn=effect(found.drawn),
        drawn_verdict=said(found.drawn_verdict),
        agree="" if isnan(found.agree) else said("agree", share=plain(WHOLE * found.agree)),
    )
    middle = Interval(found.effect.value, found.effect.low, found.effect.high, found.verdict)
    return PageRow(experiment.asks, below, interval_bar(label, middle, reach * ROOM), said(found.verdict))


def effect(found: Bounded) -> str:
    """An effect with its interval."""
    return f"{number(found.value)} ({number(found.low)} to {number(found.high)})"


def number(value: float) -> str:
    """A number to three figures, with a true minus."""
    return f"{value:.3g}".replace("-", "−")


def by_claim(found: Sequence[TrialFinding], claims: Mapping[str, Claim]) -> Chapter:
    """What each claim says, what carries it, and how its experiments came out."""
    rows = []
    for name in dict.fromkeys(one.experiment.claim for one in found):
        own = [one for one in found if one.experiment.claim == name]
        verdicts = ", ".join(f"{one.experiment.name} {said(one.verdict)} ({one.kind})" for one in own)
        rows.append((name, claims[name].claim if name in claims else "", ", ".join(own[0].carriers) or "–", verdicts))
    columns = tuple(said("columns").split("|"))
    return Chapter(said("by_claim"), tables=(PageTable(said("by_claim"), columns, tuple(rows)),))
