"""Sections of the page: each strategy, the endings, who broke, the scores, and the figures that the result hangs on."""

from collections.abc import Mapping

import attrs
from markupsafe import Markup

from game.loose_types import JsonObject
from game.model.state.axes import COUNTRIES
from game.statistics import share
from game.studies.report import wording as words
from game.studies.report.assumptions import Assumption, of_figure, section_title
from game.studies.report.bars import OutcomeBar, endings_bar, influence_axis, influence_bar
from game.studies.report.drawing import SvgPart
from game.studies.report.drivers import FigureInfluences, Influence
from game.studies.report.fans import fan, fan_told
from game.studies.report.findings import Findings, OutcomeShare
from game.studies.report.finished import Finished
from game.studies.report.score_strips import ScoreRow, score_strip, strip_axis
from game.studies.report.tables import Cell, ReportRow, ReportTable, share_cell
from game.studies.run.outcome_columns import NOBODY
from game.studies.study_words import study_word


@attrs.frozen
class StrategySection:
    """One strategy on the page."""

    name: str
    title: str
    says: str
    is_best: bool
    is_first: bool
    fracture: str
    endings: Markup
    fan: Markup
    digest: str


def strategy_section(study: Finished, name: str, place: int) -> StrategySection:
    """Return a strategy as the page shows it."""
    findings, finding = study.findings, study.findings.strategies[name]
    title, compared = finding.title, findings.strategies[findings.first]
    outcomes = SvgPart(
        f"endings-{place}", study_word("told", "ends", title=title), words.outcomes_told(finding.outcomes)
    )
    fans = SvgPart(
        f"fan-{place}",
        study_word("told", "index", title=title),
        fan_told(finding.index, findings.opening_index),
    )
    return StrategySection(
        name,
        title,
        finding.says,
        is_best=place == 0,
        is_first=name == findings.first,
        fracture=words.share_shown(words.fracture(finding).estimate),
        endings=endings_bar(outcomes, finding.outcomes),
        fan=fan(fans, finding, None if name == findings.first else compared, findings.opening_index),
        digest=finding.digest,
    )


# --- endings, breaks, scores -----------------------------------------------------------------


def by_strategy(findings: Findings, order: list[str], caption: str, rows: list[tuple[str, list[Cell]]]) -> ReportTable:
    """Return a table whose columns are the strategies.

    rows  a name, and a cell for each strategy
    """
    columns = tuple((words.strategy_title(findings, name), "") for name in order)
    return ReportTable(caption, columns, tuple(ReportRow(name, name, tuple(cells)) for name, cells in rows))


def endings_table(findings: Findings, order: list[str], caption: str) -> ReportTable:
    """Return how often each of the sixteen endings comes under each strategy, the most frequent first."""
    strategies = [findings.strategies[name] for name in order]
    often = sorted(words.ENDINGS, key=lambda ending: -sum(strategy.endings[ending].share for strategy in strategies))
    rows = [(words.ENDINGS[name], [share_cell(strategy.endings[name]) for strategy in strategies]) for name in often]
    return by_strategy(findings, order, caption, rows)


def breaks_table(findings: Findings, order: list[str], caption: str) -> ReportTable:
    """Return who broke and by what act under each strategy, the most frequent first, whatever came of it later."""
    kinds, counts = dict[tuple[str, str], str](), dict[tuple[str, str], int]()
    for name in order:
        for entry in findings.strategies[name].breaks.by_whom:
            key = entry.breaker, entry.act
            kinds[key] = words.break_told(entry)
            counts[key] = counts.get(key, 0) + entry.count
    rows = []
    for key in sorted(kinds, key=lambda key: (-counts[key], key)):
        cells = [share_cell(broke_by(findings, name, key)) for name in order]
        rows.append((kinds[key], cells))
    return by_strategy(findings, order, caption, rows)


def broke_by(findings: Findings, name: str, key: tuple[str, str]) -> OutcomeShare:
    """Return how often one side broke by one act under a strategy; never is a share of nought with its interval."""
    count = next(
        (entry.count for entry in findings.strategies[name].breaks.by_whom if (entry.breaker, entry.act) == key),
        0,
    )
    estimate = share(count, findings.worlds)
    return OutcomeShare(estimate.value, estimate.low, estimate.high, count)


def wars_table(findings: Findings, order: list[str], caption: str) -> ReportTable:
    """Return who had raised a war last that ran away, under each strategy."""
    rows = []
    for country in (*COUNTRIES, NOBODY):
        shares = [findings.strategies[name].wars.by_author[country] for name in order]
        if any(own.count for own in shares):
            who = study_word("country", country)
            rows.append((study_word("war", "author", who=who), [share_cell(own) for own in shares]))
    return by_strategy(findings, order, caption, rows)


@attrs.frozen
class SeatScores:
    """One seat's score under every strategy, as a strip with its axis."""

    country: str
    axis: Markup
    drawing: Markup


def seat_scores(findings: Findings, order: list[str]) -> list[SeatScores]:
    """Return every seat's score under every strategy, on one axis for all seats."""
    every = [
        ScoreRow(words.strategy_title(findings, name), *mean_of(findings, name, country), name == order[0])
        for country in COUNTRIES
        for name in order
    ]
    ends = min(row.low for row in every), max(row.high for row in every)
    result = []
    for place, country in enumerate(COUNTRIES):
        rows = every[place * len(order) : (place + 1) * len(order)]
        means_told = "; ".join(
            study_word("told", "score_of", title=row.title, mean=f"{row.mean:.1f}", low=f"{row.low:.1f}",
                       high=f"{row.high:.1f}")
            for row in rows
        )  # fmt: skip
        title = study_word("country", country)
        label = SvgPart(f"scores-{place}", study_word("told", "scores", country=title), means_told)
        result.append(SeatScores(title, strip_axis(ends), score_strip(label, rows, ends)))
    return result


def mean_of(findings: Findings, name: str, country: str) -> tuple[float, float, float]:
    """Return a seat's mean score under a strategy with its interval."""
    spread = findings.strategies[name].figures[f"legacy_{country}"]
    mean = spread.mean or 0.0
    return mean, mean if spread.low is None else spread.low, mean if spread.high is None else spread.high


# --- what the result hangs on ----------------------------------------------------------------


@attrs.frozen
class StrategyBar:
    """One drawn figure on the page."""

    path: str
    says: str
    section: str
    assumption: Assumption | None
    drawing: Markup
    words_of: Mapping[str, str]


def influences_section(study: Finished, influences: FigureInfluences | None) -> JsonObject | None:
    """Return what the result hangs on as the page shows it."""
    if influences is None:
        return None
    reach = OutcomeBar.over(
        influences.overall.value, [end for figure in influences.largest for end in (figure.lowest, figure.highest)]
    )
    return {
        "worlds": influences.worlds,
        "figures": influences.figures,
        "axis": influence_axis(reach),
        "is_clear": any(figure.fracture.low > 0 or figure.fracture.high < 0 for figure in influences.largest),
        "bars": [bar(study, figure, place, reach) for place, figure in enumerate(influences.largest)],
    }


def bar(study: Finished, influence: Influence, place: int, reach: OutcomeBar) -> StrategyBar:
    """Return one drawn figure as the page shows it."""
    figure = study.assumes.figures.get(influence.path) if study.assumes else None
    assumption = of_figure(influence.path, figure) if figure else None
    says = assumption.says if assumption else words.named(influence.path.split(".")[-1])
    texts = {name: words.correlation_shown(getattr(influence, name)) for name in ("fracture", "index", "escalation")}
    texts |= {name: words.share_shown(getattr(influence, name)) for name in ("lowest", "highest")}
    text = study_word("told", "influence", lowest=texts["lowest"], highest=texts["highest"])
    drawn = influence_bar(SvgPart(f"hangs-{place}", says, text), influence.lowest, influence.highest, reach)
    return StrategyBar(influence.path, says, section_title(influence.path), assumption, drawn, texts)
