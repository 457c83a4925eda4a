"""The numbers of a study: as tables to read, and as CSV to work with."""

import csv
import io
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from game.model.state.axes import COUNTRIES
from game.model.state.codes import MACHINES
from game.printed_numbers import plain
from game.studies.report import wording as words
from game.studies.report.findings import FigureSpread, Finding, Findings, OutcomeShare, PairFinding, StudyChange
from game.studies.run.outcome_columns import KEPT_MACHINES
from game.studies.study_words import study_word, study_words
from game.views.view_words import word

# Of so many pairs all are pair_rows; of more, those with the first strategy.
MOST_PAIRS = 45


@attrs.frozen
class Cell:
    """One number of a table, its error, and a word on it; `share` fills the cell, where it is one of a whole."""

    number: str
    error: str = ""
    note: str = ""
    share: float = 0.0


@attrs.frozen
class ReportRow:
    """One strategy's numbers."""

    name: str
    title: str
    cells: tuple[Cell, ...]


@attrs.frozen
class ReportTable:
    """One table: what it shows, its columns with their units, and its rows; the first may be marked as the best."""

    caption: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[ReportRow, ...]
    marks_best: bool = True


def tables(findings: Findings) -> list[ReportTable]:
    """Return all tables of a study."""
    outcomes = tuple((title, "") for title in words.OUTCOMES.values())
    figures = tuple((says, study_word("unit", name)) for name, says in study_words("figure").items())
    scores = tuple((study_word("country", name), "") for name in COUNTRIES)
    caption = study_word("table", "outcomes", many=f"{findings.worlds:,}")
    return [
        ReportTable(caption, outcomes, rows(findings, outcome_cells)),
        *([pairs_table(findings)] if findings.pairs else []),
        ReportTable(study_word("table", "figures"), figures, rows(findings, figure_cells)),
        ReportTable(study_word("table", "scores"), scores, rows(findings, score_cells)),
    ]


def machine_tables(findings: Findings) -> list[ReportTable]:
    """Return one table a machine: its states at the end under each strategy."""
    result = []
    for name in KEPT_MACHINES:
        states = MACHINES[name].states
        caption = study_word("table", "machine", machine=word("machine", name))

        def cells(finding: Finding, machine: str = name) -> Iterator[Cell]:
            """Yield the share of each state."""
            return (share_cell(finding.machines[machine][state]) for state in MACHINES[machine].states)

        result.append(ReportTable(caption, tuple((words.named(state), "") for state in states), rows(findings, cells)))
    return result


def rows(findings: Findings, cells: Callable[[Finding], Iterator[Cell]]) -> tuple[ReportRow, ...]:
    """Return a row for each strategy, in the page's order."""
    return tuple(
        ReportRow(name, words.strategy_title(findings, name), tuple(cells(findings.strategies[name])))
        for name in words.in_order(findings)
    )


def share_cell(outcome: OutcomeShare) -> Cell:
    """Return a share with its interval."""
    number, span = words.share_shown(outcome.estimate).split()
    return Cell(number, span, share=outcome.share)


def outcome_cells(finding: Finding) -> Iterator[Cell]:
    """Yield how often each outcome comes."""
    return (share_cell(finding.outcomes[name]) for name in words.OUTCOMES)


def change_cell(change: StudyChange, factor: float = 1.0) -> Cell:
    """Return a difference; a word where it is not larger than its error."""
    number, span = words.change_shown(change, factor).split()
    return Cell(number, span, "" if change.is_clear else study_word("table", "not_clear"))


def pairs_shown(findings: Findings) -> list[PairFinding]:
    """Return the pairs that the page shows."""
    if len(findings.pairs) <= MOST_PAIRS:
        return list(findings.pairs)
    return [pair for pair in findings.pairs if findings.first in (pair.first, pair.second)]


def pairs_table(findings: Findings) -> ReportTable:
    """Return by how much strategies differ, pair by pair."""
    points, score = study_word("table", "points"), f"legacy_{findings.side}"
    columns = (
        *((words.OUTCOMES[name], points) for name in (words.FRACTURED, words.CATASTROPHE)),
        (study_word("figure", "index"), study_word("unit", "index")),
        (study_word("table", "score", country=study_word("country", findings.side)), "0–100"),
    )
    pair_rows = []
    for pair in pairs_shown(findings):
        titles = {name: words.strategy_title(findings, getattr(pair, name)) for name in ("first", "second")}
        cells = (
            *(change_cell(pair.outcomes[name], words.PER_CENT) for name in (words.FRACTURED, words.CATASTROPHE)),
            change_cell(pair.figures["index"]),
            change_cell(pair.figures[score]),
        )
        pair_rows.append(ReportRow(f"{pair.first}/{pair.second}", study_word("table", "pair", **titles), cells))
    return ReportTable(study_word("table", "pairs"), columns, tuple(pair_rows), marks_best=False)


def figure_cells(finding: Finding) -> Iterator[Cell]:
    """Yield the final figures: median, and between what four fifths of the campaigns end."""
    spreads = (finding.figures[name] for name in study_words("figure"))
    return (Cell(plain(spread.median, 1), words.span_shown(spread.p10, spread.p90)) for spread in spreads)


def score_cells(finding: Finding) -> Iterator[Cell]:
    """Yield each country's score."""
    for name in COUNTRIES:
        spread = finding.figures[f"legacy_{name}"]
        yield Cell(plain(spread.mean or 0.0, 1), words.span_shown(spread.low, spread.high))


# --- to work with ----------------------------------------------------------------------------


def numbers_csv(findings: Findings) -> str:
    """Return every number of the study's strategies, one row a number; shares are of 1."""
    heads = ["strategy", "title", "kind", "name", "unit", "value", "low", "high"]
    return csv_text(heads, (row for name in findings.strategies for row in numbers(name, findings)))


def numbers(name: str, findings: Findings) -> Iterator[list[object]]:
    """Yield one strategy's numbers."""
    finding = findings.strategies[name]
    own = [name, finding.title]
    kinds = {"outcome": finding.outcomes, "ending": finding.endings}
    kinds |= {f"machine {machine}": states for machine, states in finding.machines.items()}
    for kind, shares in kinds.items():
        for key, share in shares.items():
            yield [*own, kind, key, "share", share.share, share.low, share.high]
    for entry in finding.breaks.by_whom:
        yield [*own, "break", f"{entry.breaker} {entry.act}", "share", entry.share, entry.low, entry.high]
    for author, share in finding.wars.by_author.items():
        yield [*own, "general war", author, "share", share.share, share.low, share.high]
    for key, spread in finding.figures.items():
        yield from ([*own, kind, key, *cells] for kind, cells in figure_rows(key, spread))


def figure_rows(key: str, spread: FigureSpread) -> Iterator[tuple[str, list[object]]]:
    """Yield the mean of a figure, where it has one, and its median with four fifths of the campaigns."""
    unit = study_words("unit").get(key, "points")
    if spread.mean is not None:
        yield "mean", [unit, spread.mean, spread.low, spread.high]
    yield "median, and four fifths", [unit, spread.median, spread.p10, spread.p90]


def pairs_csv(findings: Findings) -> str:
    """Return every difference of two strategies, one row a number."""
    heads = ["first", "second", "kind", "name", "second_less_first", "low", "high"]
    return csv_text(
        heads,
        (
            [pair.first, pair.second, kind, name, *attrs.astuple(change)]
            for pair in findings.pairs
            for kind, changes in (("outcome", pair.outcomes), ("ending", pair.endings), ("mean", pair.figures))
            for name, change in changes.items()
        ),
    )


def fans_csv(findings: Findings) -> str:
    """Return the quantiles of the index after each quarter, with breaks and wars, one row a strategy and quarter."""
    heads = ["strategy", "quarter", "p10", "p25", "median", "p75", "p90", "broke", "ran_away"]
    fan_rows = []
    for name in words.in_order(findings):
        finding = findings.strategies[name]
        for band, broke, war in zip(finding.index, finding.breaks.by_quarter, finding.wars.by_quarter, strict=True):
            fan_rows.append([name, *attrs.astuple(band), broke.share, war.share])
    return csv_text(heads, fan_rows)


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def data_uri(kind: str, content: bytes) -> str:
    """Return a file as an address that holds all of it."""
    return f"data:{kind};base64,{b64encode(content).decode()}"
