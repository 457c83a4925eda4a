"""The report of a study: one page that opens anywhere, asks nobody for anything, and can be made again."""

from collections.abc import Iterator
from pathlib import Path

from game.atomic_files import write_whole
from game.campaign.sentences import says
from game.loose_types import JsonObject
from game.studies.report import commands_again as again
from game.studies.report import looks
from game.studies.report import wording as words
from game.studies.report.assumptions import assumptions
from game.studies.report.drawing import SvgPart
from game.studies.report.drivers import examples, figure_influences
from game.studies.report.finished import Finished, finished
from game.studies.report.strategy_sections import influences_section, strategy_section
from game.studies.report.tables import data_uri, fans_csv, numbers_csv, tables
from game.studies.report.tradeoff import Point, frontier, tradeoff, tradeoff_told

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
        **texts(study, order),
        **drawings(study, order),
        **assumed(study),
    )


def drawings(study: Finished, order: list[str]) -> JsonObject:
    """Return the trade-off at each width of the page."""
    findings = study.findings
    points = [
        Point(
            words.strategy_title(name, findings.side),
            words.fracture(finding),
            finding.outcomes["catastrophe"],
            not place,
        )
        for place, (name, finding) in enumerate((name, findings.strategies[name]) for name in order)
    ]
    return {
        "tradeoffs": {
            width: tradeoff(
                SvgPart(f"tradeoff-{width}", "What each strategy risks", tradeoff_told(points)),
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
        "first_title": words.strategy_title(findings.first, findings.side),
        "campaigns": words.campaigns(findings.worlds),
        "country": says("country", findings.side),
        "endings": words.ENDINGS,
        "commands": {"batch": again.batch_command(study), "report": again.report_command(study)},
        "commands_told": [
            (words.ENDINGS[name], again.show_command(study, order[0], world)) for name, world in commands.items()
        ],
        "numbers_csv": data_uri("text/csv", numbers_csv(findings).encode()),
        "fans_csv": data_uri("text/csv", fans_csv(findings).encode()),
    }


def key_figures(study: Finished, order: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the figures below the headline: number, error, what it is."""
    findings, best = study.findings, order[0]
    title = words.strategy_title(best, findings.side)
    yield *parted(words.share_shown(words.fracture(findings.strategies[best]).estimate), "%"), f"fracture, {title}"
    if len(order) > 1:
        last = words.strategy_title(order[-1], findings.side)
        yield (
            *parted(words.share_shown(words.fracture(findings.strategies[order[-1]]).estimate), "%"),
            f"fracture, {last}",
        )
        other = best if best != findings.first else order[-1]
        change = words.change_shown(findings.strategies[other].against_first["fractured"])
        versus = (
            f"{words.strategy_title(other, findings.side)} over {words.strategy_title(findings.first, findings.side)}"
        )
        yield *parted(change, "pts"), versus
    risk = words.share_shown(findings.strategies[best].outcomes["catastrophe"].estimate)
    yield *parted(risk, "%"), f"catastrophe, {title}"


def parted(estimate: str, unit: str) -> tuple[str, str]:
    """Return an estimate's number with its unit, and its error."""
    number, error = estimate.split()
    return f"{number} {unit}", error


def assumed(study: Finished) -> JsonObject:
    """Return what the scenario assumes, as far as it can still be read."""
    scenario = study.assumes
    return {"assumptions": assumptions(scenario) if scenario else {}, "scenario": scenario}
