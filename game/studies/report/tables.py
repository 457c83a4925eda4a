"""The numbers of a study: as tables to read, and as CSV to work with."""

import csv
import io
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from game.campaign.sentences import says
from game.model.state.axes import COUNTRIES, DOMAINS, PARTNERS
from game.printed_numbers import plain
from game.studies.report.findings import Finding, Findings, ShareChange
from game.studies.report.wording import ENDINGS, change_shown, domain_name, in_order, share_shown, strategy_title

CHINA_PAYS = "Discount to China"
NOT_CLEAR = "not clear"


@attrs.frozen
class Cell:
    """One number of a table, its error, and a word on it."""

    number: str
    error: str = ""
    note: str = ""


@attrs.frozen
class ReportRow:
    """One strategy's numbers."""

    name: str
    title: str
    cells: tuple[Cell, ...]


@attrs.frozen
class ReportTable:
    """One table: what it shows, its columns with their units, and a row for each strategy."""

    caption: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[ReportRow, ...]


def tables(findings: Findings) -> list[ReportTable]:
    """Return all tables of a study."""
    first = strategy_title(findings.first, findings.side)
    endings = tuple((ENDINGS[name], "") for name in ENDINGS)
    shares = f"How campaigns end, per cent of {findings.worlds:,}"
    changes = f"Difference from {first}, points, world by world"
    figures = tuple((name, unit) for name, unit, _ in FIGURES)
    scores = tuple((says("country_name", name), "") for name in COUNTRIES)
    strands = tuple((domain_name(name), "") for name in DOMAINS)
    return [
        ReportTable(shares, endings, rows(findings, share_cells)),
        *([ReportTable(changes, endings, rows(findings, change_cells))] if len(findings.strategies) > 1 else []),
        ReportTable("At the end, median of campaigns", figures, rows(findings, figure_cells)),
        ReportTable("Scores over the whole campaign, 0–100, median", scores, rows(findings, score_cells)),
        ReportTable("The seven strands at the end, 0–100, median", strands, rows(findings, strand_cells)),
    ]


def rows(findings: Findings, cells: Callable[[Finding], Iterator[Cell]]) -> tuple[ReportRow, ...]:
    """Return a row for each strategy, in the page's order."""
    return tuple(
        ReportRow(name, strategy_title(name, findings.side), tuple(cells(findings.strategies[name])))
        for name in in_order(findings)
    )


def share_cells(finding: Finding) -> Iterator[Cell]:
    """Yield how often each ending comes."""
    return (Cell(*share_shown(finding.outcomes[name].estimate).split()) for name in ENDINGS)


def change_cells(finding: Finding) -> Iterator[Cell]:
    """Yield by how much each ending's share differs from the first strategy's."""
    return (changed(finding.against_first[name]) for name in ENDINGS)


def changed(change: ShareChange) -> Cell:
    """Return a difference; a dash where a strategy is compared with itself."""
    if change.low == change.high == 0:
        return Cell("–")
    number, error = change_shown(change).split()
    return Cell(number, error, "" if change.is_clear else NOT_CLEAR)


FIGURES: tuple[tuple[str, str, Callable[[Finding], float]], ...] = (
    ("Partnership index", "0–100", lambda finding: finding.index[-1].median),
    ("Escalation", "rung of 5", lambda finding: finding.escalation),
    ("Brent", "$/b", lambda finding: finding.oil.brent),
    *((f"{CHINA_PAYS}, {says('country', name)}", "$/b", lambda finding, name=name: finding.oil.discount[name])
      for name in PARTNERS),
    *((f"Oil revenue, {says('country', name)}", "$bn a quarter", lambda finding, name=name: finding.oil.revenue[name])
      for name in PARTNERS),
)  # fmt: skip


def figure_cells(finding: Finding) -> Iterator[Cell]:
    """Yield the final figures."""
    return (Cell(plain(figure(finding), 1)) for _, _, figure in FIGURES)


def score_cells(finding: Finding) -> Iterator[Cell]:
    """Yield each country's score."""
    return (Cell(plain(finding.scores[name])) for name in COUNTRIES)


def strand_cells(finding: Finding) -> Iterator[Cell]:
    """Yield how strong each strand is."""
    return (Cell(plain(100 * finding.domains[name])) for name in DOMAINS)


def numbers_csv(findings: Findings) -> str:
    """Return every number of the study's strategies, one row a strategy; shares are of 1."""
    heads = ["strategy", "title", "worlds"]
    heads += [f"{name}_{bound}" for name in ENDINGS for bound in ("share", "low", "high")]
    heads += [f"{name}_against_{findings.first}_{bound}" for name in ENDINGS for bound in ("difference", "low", "high")]
    heads += ["index_median", "escalation", "brent"]
    heads += [f"{kind}_{name}" for kind in ("discount", "revenue") for name in PARTNERS]
    heads += [f"score_{name}" for name in COUNTRIES] + [f"domain_{name}" for name in DOMAINS] + ["digest"]
    return csv_text(heads, (numbers(name, findings) for name in in_order(findings)))


def numbers(name: str, findings: Findings) -> list[object]:
    """Return one strategy's numbers."""
    finding = findings.strategies[name]
    shares = [bound for ending in ENDINGS for bound in attrs.astuple(finding.outcomes[ending])]
    changes = [bound for ending in ENDINGS for bound in attrs.astuple(finding.against_first[ending])]
    oil = [by[partner] for by in (finding.oil.discount, finding.oil.revenue) for partner in PARTNERS]
    ends = [finding.index[-1].median, finding.escalation, finding.oil.brent, *oil]
    rest = [
        *(finding.scores[country] for country in COUNTRIES),
        *(finding.domains[domain] for domain in DOMAINS),
        finding.digest,
    ]
    return [name, strategy_title(name, findings.side), findings.worlds, *shares, *changes, *ends, *rest]


def fans_csv(findings: Findings) -> str:
    """Return the quantiles of the index after each quarter, one row a strategy and quarter."""
    fans = ((name, quarter) for name in in_order(findings) for quarter in findings.strategies[name].index)
    heads = ["strategy", "quarter", "p10", "p25", "median", "p75", "p90"]
    return csv_text(heads, ([name, *attrs.astuple(quarter)] for name, quarter in fans))


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
