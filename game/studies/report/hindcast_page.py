"""The page of a hindcast: how good a quarter-ahead forecast is beside fair rivals, judged and learnt apart."""

from collections.abc import Mapping, Sequence
from math import isnan

import attrs

from game.printed_numbers import plain
from game.statistics import CONTRADICTED, SUPPORTED, UNDECIDED, Bounded
from game.studies.evidence.agreement import CodingAgreement
from game.studies.evidence.record_replay import RecordReplay, ReplayedRecord
from game.studies.evidence.record_scores import KINDS, MODEL, RIVALS, ForecastScore, RecordScores, in_order
from game.studies.evidence.timeline import SCORES, quarter_name
from game.studies.evidence_words import evidence_says
from game.studies.report.bars import Interval, interval_bar, share_bar
from game.studies.report.drawing import SvgPart
from game.studies.report.evidence_page import Chapter, EvidencePage, PageRow, PageTable, download
from game.studies.report.tables import csv_text

WHOLE = 100
# Three years.
FEWEST = 12
CHANCES = ("domain", "quarter", "coded", "fall", "no_change", "rise")


def said(key: str, **holes: object) -> str:
    """A sentence of this page."""
    return evidence_says("hindcast", key, **holes)


@attrs.frozen(eq=False)
class HindcastFound:
    """What a hindcast was asked, and what came of it."""

    replay: RecordReplay
    record: ReplayedRecord
    scores: RecordScores
    coders: CodingAgreement


def page(hindcast: HindcastFound, command: str) -> EvidencePage:
    """The page."""
    record, scores = hindcast.record, hindcast.scores
    first, last = quarter_name(record.quarters.start), quarter_name(record.quarters.stop - 1)
    learnt = quarter_name(record.quarters.start + scores.learnt - 1)
    holes = {"quarters": len(record.quarters), "first": first, "last": last, "learnt": learnt}
    judging = scores.by_judged or scores.by_learnt
    return EvidencePage(
        headline=headline(judging[MODEL].skill, scores.judged or scores.learnt),
        lead=f"{said('lead', worlds=f'{hindcast.replay.worlds:,}', **holes)} {against_rivals(scores)} {said('seen')}",
        about=said("about"),
        command=command,
        chapters=(
            *(
                (chapter("judged", scores.by_judged, many=scores.judged, learnt=learnt), domains(record, scores))
                if scores.by_judged
                else ()
            ),
            *(chapter_of_year(year, by_name) for year, by_name in several(scores)),
            chapter("learnt", scores.by_learnt, many=scores.learnt, weight=plain(scores.weight, 2)),
            reliability_chapter(scores),
            coding_chapter(hindcast),
        ),
        facts=((said("record"), f"{first} to {last}"), (said("acts"), str(len(hindcast.replay.acts)))),
        downloads=(download("chances.csv", chances_csv(record, scores)),),
    )


def several(scores: RecordScores) -> list[tuple[int, Mapping[str, ForecastScore]]]:
    """The years that judge, where there are several, the last one first."""
    return sorted(scores.by_year.items(), reverse=True) if len(scores.by_year) > 1 else []


def chapter_of_year(year: int, scores: Mapping[str, ForecastScore]) -> Chapter:
    """All forecasters over one calendar year that judges."""
    return chapter("year", scores, year=year, key_of=f"year-{year}")


def coding_chapter(hindcast: HindcastFound) -> Chapter:
    """How far two codings of what others did agree."""
    coders = hindcast.coders
    bounds = {
        f"{name}_{end}": plain(getattr(getattr(coders, name), end), 2)
        for name in ("anything", "acts")
        for end in ("value", "low", "high")
    }
    both, either = coders.shared
    sizes = "–" if isnan(coders.sizes) else plain(WHOLE * coders.sizes)
    says = said("coding_says", events=coders.events, both=both, either=either, sizes=sizes, **bounds)
    return Chapter(said("coding"), says)


def headline(skill: Bounded, many: int) -> str:
    """The result in one line; over a few quarters no bound by drawing them anew can be trusted."""
    if many < FEWEST:
        bounds = {name: plain(WHOLE * getattr(skill, name)) for name in ("value", "low", "high")}
        return said("headline_few", many=many, **bounds)
    if not skill.clear:
        return said("headline_no")
    key = "headline_yes" if skill.value > 0 else "headline_worse"
    ends = sorted(abs(end) for end in (skill.low, skill.high))
    return said(key, value=plain(WHOLE * abs(skill.value)), low=plain(WHOLE * ends[0]), high=plain(WHOLE * ends[1]))


def against_rivals(scores: RecordScores) -> str:
    """Which rivals the model clearly beats, which clearly beat it, and which it cannot be told from."""
    parts = []
    for key, by_name in (("learnt", scores.by_learnt), ("judged", scores.by_judged)):
        beaten = {name: by_name[name].beaten for name in RIVALS if name in by_name}
        groups = {
            "beats": [name for name, gain in beaten.items() if gain.low > 0],
            "loses": [name for name, gain in beaten.items() if gain.high < 0],
            "ties": [name for name, gain in beaten.items() if not gain.clear],
        }
        own = [said(group, rivals=listed(names)) for group, names in groups.items() if names]
        if own:
            parts.append(
                said(f"against_{key}", many=scores.learnt if key == "learnt" else scores.judged, own="; ".join(own))
            )
    return " ".join(parts)


def listed(names: Sequence[str]) -> str:
    """Some forecasters by their names."""
    return ", ".join(f"“{said(name)}”" for name in names)


def reliability_chapter(scores: RecordScores) -> Chapter:
    """How often changes came that the model called so likely, as bars."""
    rows = []
    for place, own in enumerate(scores.reliable):
        text = f"{plain(WHOLE * own.came.value)} % ({plain(WHOLE * own.came.low)} to {plain(WHOLE * own.came.high)})"
        title = said("called", said=plain(WHOLE * own.said), many=own.many)
        bar = share_bar(SvgPart(f"reliable-{place}", title, text), own.came.value, own.came.low, own.came.high)
        rows.append(PageRow(title, text, bar, f"{plain(WHOLE * own.came.value)} %"))
    return Chapter(said("reliable"), said("reliable_says"), rows=tuple(rows))


def chapter(key: str, scores: Mapping[str, ForecastScore], key_of: str = "", **holes: object) -> Chapter:
    """All forecasters over some quarters: their skill as bars, their scores as a table.

    key_of  begins the names of its drawings; the key where there is none
    """
    rows, lines = [], []
    for name, score in in_order(scores):
        skill = score.skill.times(WHOLE)
        text = f"{plain(skill.value)} ({plain(skill.low)} to {plain(skill.high)})"
        kind = UNDECIDED if not skill.clear else SUPPORTED if skill.value > 0 else CONTRADICTED
        label = SvgPart(f"{key_of or key}-{name}", said(name), text)
        bar = interval_bar(label, Interval(skill.value, skill.low, skill.high, kind), float(WHOLE))
        rows.append(PageRow(said(name), text, bar, f"{plain(skill.value)} %"))
        falls = "–" if isnan(score.falls) else plain(score.falls, 2)
        gain = score.beaten.times(WHOLE)
        beaten = "–" if name == MODEL else f"{plain(gain.value)} ({plain(gain.low)} to {plain(gain.high)})"
        lines.append((said(name), plain(score.ranked, 3), plain(score.log, 2), text, falls, beaten))
    table = PageTable(said(f"{key}_table", **holes), tuple(said("columns").split("|")), tuple(lines))
    return Chapter(said(key, **holes), said(f"{key}_says", **holes), rows=tuple(rows), tables=(table,))


def domains(record: ReplayedRecord, scores: RecordScores) -> Chapter:
    """What was coded and what the model said, domain by domain, where it judges."""
    rows = tuple(
        (
            said(name),
            quarter,
            f"{coded:+g}".replace("-", "−") if coded else "0",
            *(f"{plain(WHOLE * p)} %" for p in three),
        )
        for name, quarter, coded, three in lines_of(record, scores)
    )
    columns = tuple(said("domain_columns").split("|"))
    return Chapter(
        said("by_domain"), said("by_domain_says"), tables=(PageTable(said("by_domain_table"), columns, rows),)
    )


def lines_of(record: ReplayedRecord, scores: RecordScores) -> list[tuple[str, str, float, tuple[float, ...]]]:
    """Domain, quarter, what was coded and the three chances, in the quarters that judge, or all where none does."""
    first = scores.learnt if scores.judged else 0
    return [
        (
            name,
            quarter_name(record.quarters.start + place),
            float(record.coded[row, place]),
            tuple(float(scores.chances[kind, row, place]) for kind in range(len(KINDS))),
        )
        for row, name in enumerate(SCORES)
        for place in range(first, len(record.quarters))
    ]


def chances_csv(record: ReplayedRecord, scores: RecordScores) -> str:
    """What was coded and the model's chances as CSV."""
    lines = lines_of(record, scores)
    return csv_text(
        CHANCES,
        ((name, quarter, coded, *(round(p, 4) for p in three)) for name, quarter, coded, three in lines),
    )
