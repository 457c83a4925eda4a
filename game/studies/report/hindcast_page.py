"""The page of a hindcast: who foretold how many signs, domain by domain, and what the fit says."""

from collections.abc import Iterator
from pathlib import Path

from game.model.scenario.values import Value
from game.model.state.figures import Figure
from game.printed_numbers import plain
from game.studies.evidence.fit import Fit
from game.studies.evidence.hindcast import FORECASTERS, Hindcast
from game.studies.evidence.scores import POINTS
from game.studies.evidence.timeline import SCORES, quarter_name
from game.studies.report.drawing import SvgPart
from game.studies.report.evidence_page import Chapter, EvidencePage, PageKey, PagePanel, PageTable, download
from game.studies.report.fans import RecordedCourse, course
from game.studies.report.tables import csv_text
from game.studies.report.wording import quarter_shown

TITLES = {
    "MIL": "Arms",
    "NUC": "Nuclear",
    "DIP": "Diplomatic cover",
    "INT": "Intelligence and proxies",
    "ECO": "Trade",
    "REP": "Internal security",
    "NAR": "Narrative",
}
NOTE = (
    "A move within the bound is “no change”. Each forecaster’s bound is the one that told falls, stands and rises "
    "apart best in the quarters before, or half a unit of the coding where there are none. The Brier score is of the "
    "chances that a domain falls, and that it rises: 0 is perfect, 0.25 a coin."
)
MOVES = ("domain", "quarter", "coded", "said", "move", "low", "high")


def page(result: Hindcast, command: str, fitted: Fit | None = None, later: tuple[Hindcast, ...] = ()) -> EvidencePage:
    """Return the page of a hindcast.

    fitted  the fit to its quarters, where one was asked
    later   quarters kept out of the fit: without it, and with it
    """
    judged = later[-1] if later else result
    chapters = [scores_chapter("How many signs were foretold", result), domains_chapter(result), money_chapter(result)]
    if fitted:
        chapters += [fit_chapter(result, fitted), *later_chapters(later)]
    return EvidencePage(
        headline=headline(judged) + (" in quarters kept out" if later else ""),
        lead=lead(result),
        about="Hindcast",
        command=command,
        chapters=tuple(chapters),
        key_figures=tuple(
            PageKey(per_cent(judged.scores[name].right), "", f"signs right, {title.lower()}")
            for name, title in FORECASTERS.items()
        ),
        facts=tuple(facts(result)),
        downloads=(download("moves.csv", moves_csv(result)),),
    )


def headline(result: Hindcast) -> str:
    """Return in one line whether the engine did better."""
    right = {name: score.right for name, score in result.scores.items()}
    beaten = [FORECASTERS[name].lower() for name in ("naive", "no_change") if right["engine"] > right[name]]
    if len(beaten) == 2:
        return "The engine foretells more signs than the naive index and than “no change”"
    if beaten:
        return f"The engine foretells more signs than {beaten[0]}, and not more than the other"
    return "The engine foretells no more signs than plainer forecasts do"


def lead(result: Hindcast) -> str:
    """Return what was done, in a sentence or two."""
    span = f"{quarter_text(result.quarters.start)} to {quarter_text(result.quarters.stop - 1)}"
    cells = result.coded.size
    return (
        f"{len(result.quarters)} quarters, {span}, in seven domains: {cells} signs, of which "
        f"{int((result.coded != 0).sum())} are not “no change”. Others do what the timeline says; "
        f"Moscow and Tehran decide for themselves in {result.worlds:,} worlds."
    )


def quarter_text(quarter: int) -> str:
    """Return a quarter as readers read it."""
    return quarter_shown(quarter_name(quarter))


def per_cent(share: float) -> str:
    """Return a share in per cent; a dash where there is none."""
    return "–" if share != share else f"{plain(100 * share, 1)} %"


def scores_chapter(title: str, result: Hindcast) -> Chapter:
    """Return the table of forecasters."""
    rows = tuple(
        (
            FORECASTERS[name],
            per_cent(score.right),
            per_cent(score.balanced),
            per_cent(score.moved),
            plain(score.brier, 3),
            plain(score.band, 2),
        )
        for name, score in result.scores.items()
    )
    low, high = result.span
    return Chapter(
        title,
        f"Nine of the engine’s worlds in ten get from {per_cent(low)} to {per_cent(high)} of all signs right, each by "
        f"itself. In these quarters it gives the partnership {per_cent(result.breaking)} to break.",
        tables=(
            PageTable(
                f"{title}, {quarter_text(result.quarters.start)} to {quarter_text(result.quarters.stop - 1)}",
                (
                    "Forecast",
                    "All signs",
                    "Falls, stands, rises alike",
                    "Where it moved",
                    "Brier score",
                    "Bound, points",
                ),
                rows,
            ),
        ),
        notes=(NOTE,),
    )


def domains_chapter(result: Hindcast) -> Chapter:
    """Return one chart a domain."""
    names = tuple(quarter_text(quarter) for quarter in result.quarters)
    panels = tuple(
        PagePanel(
            TITLES[name],
            course(
                SvgPart(f"domain-{name}", TITLES[name], domain_note(result, d)),
                RecordedCourse(names, result.moves[d], result.low[d], result.high[d], POINTS * result.coded[d]),
            ),
        )
        for d, name in enumerate(SCORES)
    )
    standfirst = (
        "Change a quarter, in points of strength. Line and band: the engine’s mean and nine worlds in ten. Dots: what "
        "was coded, four points a unit."
    )
    return Chapter("Domain by domain", standfirst, panels=panels)


def domain_note(result: Hindcast, domain: int) -> str:
    """Return in words how often a domain's sign was foretold."""
    right = int((result.said[domain] == (result.coded[domain] > 0) * 1 - (result.coded[domain] < 0) * 1).sum())
    return f"{right} of {len(result.quarters)} signs foretold"


def money_chapter(result: Hindcast) -> Chapter:
    """Return how far off the discounts were."""
    rows = tuple(
        (
            dollars.exporter.title(),
            str(dollars.seen),
            f"{plain(dollars.error, 1)} $/b",
            f"{plain(dollars.low, 1)} to {plain(dollars.high, 1)}",
            "–" if dollars.unchanged is None else f"{plain(dollars.unchanged, 1)} $/b",
        )
        for dollars in result.dollars
    )
    if not rows:
        return Chapter("Discounts on oil", "None was recorded in these quarters.")
    columns = ("Exporter", "Quarters seen", "Engine off by", "Nine worlds in ten", "“As last seen” off by")
    return Chapter(
        "Discounts on oil", "What Chinese buyers take off Brent.", tables=(PageTable("Mean distance", columns, rows),)
    )


def fit_chapter(result: Hindcast, fitted: Fit) -> Chapter:
    """Return what the fit says, the figures that moved most first."""
    before = result.setup.scenario.figures
    order = sorted(fitted.figures, key=lambda path: -shift(before[path], fitted.figures[path]))
    blocks = tuple(
        (
            f"{block.first} to {block.last}",
            str(block.moved),
            *map(per_cent, (block.fitted, block.unfitted, block.naive)),
        )
        for block in fitted.blocks
    )
    left_out = "Each block of years foretold by a fit to the others (falls, stands and rises alike)"
    return Chapter(
        "The fit",
        f"{len(fitted.weights):,} draws were weighed by how well they go with the record; they count as "
        f"{plain(fitted.counts, 0)} alike.",
        tables=(
            PageTable(left_out, ("Left out", "Moves in it", "Fitted", "Not fitted", "Naive index"), blocks),
            PageTable(
                "The figures that the record moves clearly",
                ("Figure", "Fitted", "Nine in ten", "Before", "Range"),
                tuple(figure_row(path, before[path], fitted.figures[path]) for path in order),
            ),
        ),
    )


def shift(old: Figure, new: Value) -> float:
    """Return by how much of its range a figure moved."""
    return abs(new.value - old.value) / (old.high - old.low)


def figure_row(path: str, old: Figure, new: Value) -> tuple[str, ...]:
    """Return a fitted figure beside what it was."""
    spans = tuple(f"{value.low:g} to {value.high:g}" for value in (new, old))
    return f"{old.says} ({path})", f"{new.value:g}", spans[0], f"{old.value:g}", spans[1]


def later_chapters(later: tuple[Hindcast, ...]) -> Iterator[Chapter]:
    """Yield the scores of quarters that were kept out of the fit."""
    for name, result in zip(("without the fit", "with the fit"), later, strict=False):
        yield scores_chapter(f"Kept out of the fit: {name}", result)


def facts(result: Hindcast) -> Iterator[tuple[str, str]]:
    """Yield what the page stands on."""
    setup = result.setup
    yield "Timeline", f"{Path(setup.timeline.file).name}, {len(setup.timeline.entries)} events"
    yield "Opening", f"{setup.scenario.title}, {setup.scenario.starts}"
    yield "Events told to the engine", f"{len(setup.heard.read)}; by actors and words, never by scores"
    yield "Others’ events not understood", ", ".join(setup.heard.unread) or "none"


def moves_csv(result: Hindcast) -> str:
    """Return every domain and quarter as CSV."""
    rows = (
        (
            name,
            quarter_name(quarter),
            int(result.coded[d, q]),
            int(result.said[d, q]),
            *(f"{float(row[d, q]):.4f}" for row in (result.moves, result.low, result.high)),
        )
        for d, name in enumerate(SCORES)
        for q, quarter in enumerate(result.quarters)
    )
    return csv_text(MOVES, rows)
