"""The report of a study: one page that opens anywhere, asks nobody for anything, and can be made again."""

from collections.abc import Iterator
from pathlib import Path

from game.atomic_files import write_whole
from game.loose_types import JsonObject
from game.printed_numbers import plain
from game.studies.report import commands_again as again
from game.studies.report import looks
from game.studies.report import wording as words
from game.studies.report.assumptions import assumptions
from game.studies.report.drawing import SvgPart
from game.studies.report.drivers import examples, figure_influences
from game.studies.report.findings import Findings
from game.studies.report.finished import Finished, finished
from game.studies.report.strategy_sections import (
    breaks_table,
    endings_table,
    influences_section,
    seat_scores,
    strategy_section,
    wars_table,
)
from game.studies.report.tables import data_uri, fans_csv, machine_tables, numbers_csv, pairs_csv, tables
from game.studies.report.tradeoff import Point, frontier, tradeoff, tradeoff_told
from game.studies.study_words import study_word

REPORT = "report.html"
# By the room there is: from 1000 pixels, from 640, below. Drawings may grow, but not shrink, or text gets too small.
SIZES = {"wide": (1000, 430), "middle": (640, 420), "narrow": (320, 390)}


def written(folder: Path) -> Path:
    """Write a study's report into its folder and return where it is.

    errors  Refused where there is no finished study or a file in it is damaged; OSError where it cannot be written
    """
    path = folder / REPORT
    write_whole(path, html(folder))
    return path


def html(folder: Path) -> str:
    """Return the report of the study in a folder; the same folder always gives the same page.

    errors  Refused where there is no finished study or a file in it is damaged
    """
    study = finished(folder)
    order = words.in_order(study.findings)
    return looks.filled(
        "page.html",
        study=study,
        findings=study.findings,
        strategies=[strategy_section(study, name, place) for place, name in enumerate(order)],
        hangs=influences_section(study, figure_influences(study, order[0])),
        tables=tables(study.findings),
        machines=machine_tables(study.findings),
        scores=seat_scores(study.findings, order),
        **by_strategies(study.findings, order),
        **texts(study, order),
        **drawings(study, order),
        **assumed(study),
    )


def by_strategies(findings: Findings, order: list[str]) -> JsonObject:
    """Return the tables whose columns are the strategies."""
    return {
        "sixteen": endings_table(findings, order, study_word("table", "endings")),
        "breaks": breaks_table(findings, order, study_word("table", "breaks")),
        "wars": wars_table(findings, order, study_word("table", "wars")),
    }


def drawings(study: Finished, order: list[str]) -> JsonObject:
    """Return the trade-off at each width of the page."""
    findings = study.findings
    points = [
        Point(
            finding.title,
            words.fracture(finding),
            finding.outcomes[words.CATASTROPHE],
            not place,
        )
        for place, (name, finding) in enumerate((name, findings.strategies[name]) for name in order)
    ]
    return {
        "tradeoffs": {
            width: tradeoff(
                SvgPart(f"tradeoff-{width}", study_word("told", "risks"), tradeoff_told(points)),
                points,
                size,
                words.seeks(findings.side),
            )
            for width, size in SIZES.items()
        },
        "has_frontier": len(frontier(points, words.seeks(findings.side))) > 1,
    }


def texts(study: Finished, order: list[str]) -> JsonObject:
    """Return the page's sentences, commands and downloads."""
    findings = study.findings
    commands = examples(study, order[0])
    return {
        "headline": words.headline(findings),
        "lead": words.lead(findings),
        "key_figures": list(key_figures(study, order)),
        "first_title": words.strategy_title(findings, findings.first),
        "campaigns": words.campaigns(findings.worlds),
        "country": study_word("country", findings.side),
        "outcomes": words.OUTCOMES,
        "commands": {"batch": again.batch_command(study), "report": again.report_command(study)},
        "commands_told": [
            (words.ENDINGS[name], again.show_command(study, order[0], world)) for name, world in commands.items()
        ],
        "numbers_csv": data_uri("text/csv", numbers_csv(findings).encode()),
        "fans_csv": data_uri("text/csv", fans_csv(findings).encode()),
        "pairs_csv": data_uri("text/csv", pairs_csv(findings).encode()) if findings.pairs else "",
    }


def key_figures(study: Finished, order: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the figures below the headline: number, error, what it is."""
    findings, best = study.findings, order[0]
    strategy, titles = findings.strategies[best], {name: words.strategy_title(findings, name) for name in order}
    fracture = words.share_shown(words.fracture(strategy).estimate)
    yield *parted(fracture, "%"), study_word("key", "fracture", title=titles[best])
    if len(order) > 1:
        last = order[-1]
        change = findings.pair(last, best).outcomes[words.FRACTURED]
        what = study_word("key", "change", title=titles[best], other=titles[last])
        yield *parted(words.change_shown(change, words.PER_CENT), study_word("table", "points")), what
    risk = words.share_shown(strategy.outcomes[words.CATASTROPHE].estimate)
    yield *parted(risk, "%"), study_word("key", "catastrophe", title=titles[best])
    score, country = strategy.figures[f"legacy_{findings.side}"], study_word("country", findings.side)
    mean = plain(score.mean or 0.0, 1)
    yield mean, words.span_shown(score.low, score.high), study_word("key", "score", country=country, title=titles[best])


def parted(estimate: str, unit: str) -> tuple[str, str]:
    """Return an estimate's number with its unit, and its interval."""
    number, span = estimate.split()
    return f"{number} {unit}", span


def assumed(study: Finished) -> JsonObject:
    """Return what the scenario assumes, as far as it can still be read."""
    setup = study.assumes
    return {"assumptions": assumptions(setup) if setup else {}, "scenario": setup}
