"""The page of a hindcast: who foretold how many signs, domain by domain, and what the fit says."""

from collections.abc import Iterator
from pathlib import Path

from game.campaign.sentences import plain
from game.model.scenario.schema import Value
from game.model.state.figures import Figure
from game.studies.evidence.fit import Fit
from game.studies.evidence.hindcast import FORECASTERS, Hindcast
from game.studies.evidence.scores import POINTS
from game.studies.evidence.timeline import SCORES, quarter_name
from game.studies.report.drawing import SvgPart
from game.studies.report.evidence_charts import RecordedCourse, course
from game.studies.report.evidence_page import Chapter, EvidencePage, PageKey, PagePanel, PageTable, csv_text, download
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


def page(found: Hindcast, command: str, fitted: Fit | None = None, later: tuple[Hindcast, ...] = ()) -> EvidencePage:
    """Return the page of a hindcast.

    fitted  the fit to its quarters, where one was asked
    later   quarters kept out of the fit: without it, and with it
    """
    judged = later[-1] if later else found
    chapters = [scores_chapter("How many signs were foretold", found), domains_chapter(found), money_chapter(found)]
    if fitted:
        chapters += [fit_chapter(found, fitted), *later_chapters(later)]
    return EvidencePage(
        headline=headline(judged) + (" in quarters kept out" if later else ""),
        lead=lead(found),
        about="Hindcast",
        command=command,
        chapters=tuple(chapters),
        key_figures=tuple(
            PageKey(per_cent(judged.scores[name].right), "", f"signs right, {title.lower()}")
            for name, title in FORECASTERS.items()
        ),
        facts=tuple(facts(found)),
        downloads=(download("moves.csv", moves_csv(found)),),
    )


def headline(found: Hindcast) -> str:
    """Return in one line whether the engine did better."""
    right = {name: one.right for name, one in found.scores.items()}
    beaten = [FORECASTERS[name].lower() for name in ("naive", "no_change") if right["engine"] > right[name]]
    if len(beaten) == 2:
        return "The engine foretells more signs than the naive index and than “no change”"
    if beaten:
        return f"The engine foretells more signs than {beaten[0]}, and not more than the other"
    return "The engine foretells no more signs than plainer forecasts do"


def lead(found: Hindcast) -> str:
    """Return what was done, in a sentence or two."""
    span = f"{shown(found.quarters.start)} to {shown(found.quarters.stop - 1)}"
    cells = found.coded.size
    return (
        f"{len(found.quarters)} quarters, {span}, in seven domains: {cells} signs, of which "
        f"{int((found.coded != 0).sum())} are not “no change”. Others do what the timeline says; "
        f"Moscow and Tehran decide for themselves in {found.worlds:,} worlds."
    )


def shown(quarter: int) -> str:
    """Return a quarter as readers read it."""
    return quarter_shown(quarter_name(quarter))


def per_cent(share: float) -> str:
    """Return a share in per cent; a dash where there is none."""
    return "–" if share != share else f"{plain(100 * share, 1)} %"


def scores_chapter(title: str, found: Hindcast) -> Chapter:
    """Return the table of forecasters."""
    rows = tuple(
        (
            FORECASTERS[name],
            per_cent(one.right),
            per_cent(one.balanced),
            per_cent(one.moved),
            plain(one.brier, 3),
            plain(one.band, 2),
        )
        for name, one in found.scores.items()
    )
    low, high = found.span
    return Chapter(
        title,
        f"Nine of the engine’s worlds in ten get from {per_cent(low)} to {per_cent(high)} of all signs right, each by "
        f"itself. In these quarters it gives the partnership {per_cent(found.breaking)} to break.",
        tables=(
            PageTable(
                f"{title}, {shown(found.quarters.start)} to {shown(found.quarters.stop - 1)}",
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


def domains_chapter(found: Hindcast) -> Chapter:
    """Return one chart a domain."""
    names = tuple(shown(quarter) for quarter in found.quarters)
    panels = tuple(
        PagePanel(
            TITLES[name],
            course(
                SvgPart(f"domain-{name}", TITLES[name], told(found, d)),
                RecordedCourse(names, found.moves[d], found.low[d], found.high[d], POINTS * found.coded[d]),
            ),
        )
        for d, name in enumerate(SCORES)
    )
    standfirst = (
        "Change a quarter, in points of strength. Line and band: the engine’s mean and nine worlds in ten. Dots: what "
        "was coded, four points a unit."
    )
    return Chapter("Domain by domain", standfirst, panels=panels)


def told(found: Hindcast, domain: int) -> str:
    """Return in words how often a domain's sign was foretold."""
    right = int((found.said[domain] == (found.coded[domain] > 0) * 1 - (found.coded[domain] < 0) * 1).sum())
    return f"{right} of {len(found.quarters)} signs foretold"


def money_chapter(found: Hindcast) -> Chapter:
    """Return how far off the discounts were."""
    rows = tuple(
        (
            one.exporter.title(),
            str(one.seen),
            f"{plain(one.error, 1)} $/b",
            f"{plain(one.low, 1)} to {plain(one.high, 1)}",
            "–" if one.unchanged is None else f"{plain(one.unchanged, 1)} $/b",
        )
        for one in found.dollars
    )
    if not rows:
        return Chapter("Discounts on oil", "None was recorded in these quarters.")
    columns = ("Exporter", "Quarters seen", "Engine off by", "Nine worlds in ten", "“As last seen” off by")
    return Chapter(
        "Discounts on oil", "What Chinese buyers take off Brent.", tables=(PageTable("Mean distance", columns, rows),)
    )


def fit_chapter(found: Hindcast, fitted: Fit) -> Chapter:
    """Return what the fit says, the figures that moved most first."""
    before = found.asked.scenario.figures
    order = sorted(fitted.figures, key=lambda path: -shift(before[path], fitted.figures[path]))
    blocks = tuple(
        (f"{one.first} to {one.last}", str(one.moved), *map(per_cent, (one.fitted, one.unfitted, one.naive)))
        for one in fitted.blocks
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
    spans = tuple(f"{one.low:g} to {one.high:g}" for one in (new, old))
    return f"{old.says} ({path})", f"{new.value:g}", spans[0], f"{old.value:g}", spans[1]


def later_chapters(later: tuple[Hindcast, ...]) -> Iterator[Chapter]:
    """Yield the scores of quarters that were kept out of the fit."""
    for name, one in zip(("without the fit", "with the fit"), later, strict=False):
        yield scores_chapter(f"Kept out of the fit: {name}", one)


def facts(found: Hindcast) -> Iterator[tuple[str, str]]:
    """Yield what the page stands on."""
    asked = found.asked
    yield "Timeline", f"{Path(asked.timeline.file).name}, {len(asked.timeline.entries)} events"
    yield "Opening", f"{asked.scenario.title}, {asked.scenario.starts}"
    yield "Events told to the engine", f"{len(asked.heard.read)}; by actors and words, never by scores"
    yield "Others’ events not understood", ", ".join(asked.heard.unread) or "none"


def moves_csv(found: Hindcast) -> str:
    """Return every domain and quarter as CSV."""
    rows = (
        (
            name,
            quarter_name(quarter),
            int(found.coded[d, q]),
            int(found.said[d, q]),
            *(f"{float(row[d, q]):.4f}" for row in (found.moves, found.low, found.high)),
        )
        for d, name in enumerate(SCORES)
        for q, quarter in enumerate(found.quarters)
    )
    return csv_text(MOVES, rows)
