"""The page of an exploration: what an answer hangs on, told from worlds on which nothing was chosen."""

from collections.abc import Iterator

from game.printed_numbers import plain
from game.statistics import CONTRADICTED, SUPPORTED, UNDECIDED, Bounded
from game.studies.evidence.boxes import BoxFound
from game.studies.evidence.exploration import LEGACY, MOST, Exploration, Explored, SourceShare
from game.studies.evidence_words import evidence_says
from game.studies.report.bars import Interval, interval_bar, share_bar
from game.studies.report.drawing import SvgPart
from game.studies.report.evidence_page import Chapter, EvidencePage, PageRow, PageTable

ROOM = 1.05
WHOLE = 100


def said(key: str, **holes: object) -> str:
    """A sentence of this page."""
    return evidence_says("explore", key, **holes)


def page(study: Exploration, result: Explored, command: str) -> EvidencePage:
    """The page."""
    name = outcome_name(study.outcome)
    clear = [swing for swing in result.swings if swing.swing.clear]
    head = clear[0].path if clear else result.drivers[0].path if result.drivers and not result.swings else ""
    headline = said("headline_driver", outcome=name, path=head) if head else said("headline_none", outcome=name)
    holes = {"printed": amount(study, result.printed), "drawn": amount(study, result.drawn)}
    return EvidencePage(
        headline=headline if result.swings or result.drivers else name,
        lead=said(
            "lead",
            worlds=f"{study.worlds:,}",
            title=study.scenario.title,
            quarters=study.quarters,
            figures=result.looked_at,
            **holes,
        ),
        about=said("about"),
        command=command,
        chapters=tuple(chapters(study, result)),
        facts=(("Scenario", study.scenario.name), ("Worlds, seed", f"{study.worlds:,}, {study.seed}")),
    )


def outcome_name(outcome: str) -> str:
    """What is asked about, as a sentence begins."""
    if outcome.startswith(LEGACY):
        seat = outcome.removeprefix(LEGACY)
        return said("legacy", seat=seat.replace("_", " "))
    return said(outcome)


def amount(study: Exploration, value: Bounded | None) -> str:
    """An outcome with its bounds: a share in per cent, or points."""
    if value is None:
        return "–"
    if study.outcome == "index" or study.outcome.startswith(LEGACY):
        return f"{plain(value.value, 1)} ({plain(value.low, 1)} to {plain(value.high, 1)})"
    return f"{percent(value.value)} ({percent(value.low)} to {percent(value.high)})"


def percent(share: float) -> str:
    """A share in per cent."""
    return f"{plain(WHOLE * share, 1)} %"


def chapters(study: Exploration, result: Explored) -> Iterator[Chapter]:
    """Each part that was asked for."""
    if result.spread:
        rows = tuple(source_row(source) for source in result.spread)
        yield Chapter(said("spread"), said("spread_says"), rows=rows)
    if result.drawn is not None:
        yield drivers(result)
    if result.swings:
        yield tornado(study, result)
    if result.box is not None:
        yield box(study, result.box)


def source_row(source: SourceShare) -> PageRow:
    """One source as a bar: what it explains alone."""
    name = said(source.source)
    both = {"alone": shares(source.alone), "together": shares(source.together)}
    label = SvgPart(f"spread-{source.source}", name, both["alone"])
    alone = (max(0.0, source.alone.value), max(0.0, source.alone.low), max(0.0, source.alone.high))
    return PageRow(name, said("alone", **both), share_bar(label, *alone), percent(max(0.0, source.alone.value)))


def shares(value: Bounded) -> str:
    """A share of the variance with its bounds."""
    return f"{percent(value.value)} ({percent(value.low)} to {percent(value.high)})"


def drivers(result: Explored) -> Chapter:
    """The figures that go with the outcome."""
    rows = []
    for driver in result.drivers:
        value = driver.correlation
        label = SvgPart(f"driver-{driver.path}", driver.path, two(value))
        bar = interval_bar(label, Interval(value.value, value.low, value.high, SUPPORTED), 1.0)
        rows.append(PageRow(driver.path, two(value), bar, plain(value.value, 2)))
    holes = {"most": MOST, "figures": result.looked_at, "by_chance": plain(result.by_chance, 2)}
    return Chapter(said("drivers"), said("drivers_says" if rows else "drivers_none", **holes), rows=tuple(rows))


def two(value: Bounded) -> str:
    """A number with its bounds, to two digits."""
    return f"{plain(value.value, 2)} ({plain(value.low, 2)} to {plain(value.high, 2)})"


def tornado(study: Exploration, result: Explored) -> Chapter:
    """What each figure does from one end of its range to the other."""
    reach = max(max(abs(swing.swing.low), abs(swing.swing.high)) for swing in result.swings) * ROOM
    rows = []
    for swing in result.swings:
        value = swing.swing
        kind = UNDECIDED if not value.clear else SUPPORTED if value.value > 0 else CONTRADICTED
        label = SvgPart(f"swing-{swing.path}", swing.path, amount(study, value))
        bar = interval_bar(label, Interval(value.value, value.low, value.high, kind), reach)
        ends = {"from_": f"{swing.ends[0]:g}", "to": f"{swing.ends[1]:g}"}
        below = said("ends", low=amount(study, swing.low), high=amount(study, swing.high), **ends)
        rows.append(PageRow(swing.path, below, bar, amount(study, value)))
    return Chapter(said("tornado"), said("tornado_says"), rows=tuple(rows))


def box(study: Exploration, found_box: BoxFound) -> Chapter:
    """Where the outcome comes more often."""
    says = said(
        "box_says",
        mass=percent(found_box.mass.value),
        density=shares(found_box.density),
        anywhere=shares(found_box.anywhere),
        coverage=percent(found_box.coverage.value),
        by_chance=percent(found_box.by_chance),
        holds=said("box_holds" if found_box.holds else "box_no"),
    )
    rows = []
    for path, (low, high) in found_box.limits.items():
        figure = study.scenario.figures[path]
        rows.append((path, f"{low:.3g}", f"{high:.3g}", f"{figure.low:g} to {figure.high:g}"))
    columns = tuple(said("columns_box").split("|"))
    return Chapter(said("box"), says, tables=(PageTable(said("box_table"), columns, tuple(rows)),) if rows else ())
