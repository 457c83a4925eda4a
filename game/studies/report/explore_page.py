"""The page and the tables of an exploration."""

from collections.abc import Iterator, Mapping, Sequence
from re import sub

import attrs

from game.studies.evidence.exploration import ExplorationRequest, Explored
from game.studies.evidence.parameter_space import Lever
from game.studies.evidence.sensitivity import MorrisEffect, TornadoBar
from game.studies.evidence.tipping import Map
from game.studies.report.drawing import SvgPart
from game.studies.report.evidence_charts import share_bar
from game.studies.report.evidence_page import Chapter, EvidencePage, PagePanel, PageRow, PageTable
from game.studies.report.exploration_maps import between_bar, frontier_chart, heat, run_of

SHOWN = 20
Columns = Mapping[str, Sequence[object]]


def page(asked: ExplorationRequest, found: Explored, command: str) -> EvidencePage:
    """Return the page."""
    first = found.morris[0].lever.says if found.morris else ""
    return EvidencePage(
        headline=f"What {asked.outcome} hangs on" + (f": {first}, before all" if first else ""),
        lead=(
            f"{asked.field.scenario.title}, {asked.field.setting.quarters} quarters, all six countries deciding. "
            "Unless it is said otherwise every point meets the same luck, so that points differ by what they are."
        ),
        about="Exploration",
        command=command,
        chapters=tuple(chapters(asked, found)),
        facts=(
            ("Outcome", asked.outcome),
            (
                "Campaigns a point",
                f"{asked.field.worlds}; {asked.screening.worlds} where figures are screened or searched",
            ),
            ("Seed", str(asked.field.seed)),
        ),
    )


def chapters(asked: ExplorationRequest, found: Explored) -> Iterator[Chapter]:
    """Yield a chapter for each part that was asked."""
    if found.morris:
        says = "Mean size of the effect of a step of each figure, others anywhere in their ranges, and its 95 % error."
        yield Chapter("Screening all figures (Morris)", says, rows=tuple(effect_rows("morris", found.morris[:SHOWN])))
    if found.sobol:
        says = "Share of the variance in which each of the eight strongest has a part; in brackets its share alone."
        yield Chapter("Shares of the variance (Sobol’)", says, rows=tuple(effect_rows("sobol", found.sobol)))
    if "discovery" in asked.parts:
        yield discovery_chapter(asked, found)
    if found.tornado:
        says = "From each figure’s lowest value (dot) to its highest, all others at their central values."
        yield Chapter("Tornado", says, rows=tuple(tornado_rows(found.tornado)))
    if found.map:
        yield map_chapter(asked, found.map)
    if found.frontier:
        yield frontier_chapter(asked, found)
    if found.response:
        yield response_chapter(asked, found)


def effect_rows(key: str, effects: Sequence[MorrisEffect]) -> Iterator[PageRow]:
    """Yield effects as bars on a common scale."""
    most = max(1e-12, *(one.value + one.error for one in effects))
    for n, one in enumerate(effects):
        told = SvgPart(f"{key}-{n}", one.lever.says, f"{one.value:.3g} ± {one.error:.2g}")
        low, high = max(0.0, one.value - one.error) / most, (one.value + one.error) / most
        bar = share_bar(told, max(0.0, one.value) / most, low, high)
        if key == "morris":
            value = f"{one.value:.3f} ±{one.error:.2g}"
        else:
            value = f"{max(one.value, 0):.2f} ±{one.error:.2g} ({max(one.alone, 0):.2f})"
        yield PageRow(one.lever.says, one.lever.path, bar, value)


def tornado_rows(bars: Sequence[TornadoBar]) -> Iterator[PageRow]:
    """Yield the bars of a tornado."""
    ends = min(min(bar.low, bar.high) for bar in bars), max(max(bar.low, bar.high) for bar in bars)
    for n, bar in enumerate(bars):
        told = SvgPart(f"tornado-{n}", bar.lever.says, f"{bar.low:.3g} to {bar.high:.3g}")
        below = f"{bar.lever.path} {minus(span(bar.lever))}"
        yield PageRow(
            bar.lever.says,
            below,
            between_bar(told, bar.low, bar.high, ends),
            minus(f"{bar.high - bar.low:+.3f} ±{bar.error:.2g}"),
        )


def discovery_chapter(asked: ExplorationRequest, found: Explored) -> Chapter:
    """Return the box."""
    title = "Where it concentrates (scenario discovery)"
    if found.box is None:
        return Chapter(
            title, f"{asked.outcome.capitalize()} comes too seldom, or nearly always: there is nothing to find."
        )
    box = found.box
    rows = tuple(
        tuple(map(minus, (one.lever.says, one.lever.path, f"{one.low:.3g} to {one.high:.3g}", span(one.lever))))
        for one in box.limits
    )
    says = (
        f"{100 * box.overall:.0f} % of all draws are cases. In the box below, {100 * box.mass:.0f} % of the space, it "
        f"is {100 * box.density:.0f} %; it holds {100 * box.coverage:.0f} % of all cases."
    )
    return Chapter(
        title,
        says,
        tables=(PageTable("Limits that chance would hardly set", ("Figure", "Path", "In the box", "Range"), rows),),
    )


def map_chapter(asked: ExplorationRequest, one: Map) -> Chapter:
    """Return the tipping map."""
    told = SvgPart("tipping", "Tipping map", f"{asked.outcome} from {one.chance.min():.2f} to {one.chance.max():.2f}")
    says = (
        f"Mean {asked.outcome} over {one.across.says} and {one.up.says}. An order’s axis is the share of quarters in "
        f"which Washington gives it, and nothing else. {run_of(one)}"
    )
    return Chapter("Tipping map", says, panels=(PagePanel("", heat(told, one)),))


def frontier_chapter(asked: ExplorationRequest, found: Explored) -> Chapter:
    """Return the frontier of cost, fracture and escalation."""
    best = sorted((one for one in found.frontier if one.best), key=lambda one: one.cost)
    rows = tuple(
        (
            titles(asked, one.orders),
            f"{one.cost:.2f}",
            f"{100 * one.fracture:.0f} % ±{100 * one.fracture_error:.0f}",
            f"{one.escalation:.2f}",
        )
        for one in best
    )
    told = SvgPart("frontier", "Frontier", f"{len(best)} of {len(found.frontier)} portfolios are beaten by none")
    says = (
        f"{len(found.frontier)} portfolios of one to three orders, given whenever they may be. Filled: no other is "
        "cheaper, breaks the partnership more often and escalates less. The larger, the more escalation."
    )
    table = PageTable("Beaten by none", ("Orders", "Capital a quarter", "Fracture", "Escalation, rungs"), rows)
    return Chapter(
        "Frontier of cost, fracture and escalation",
        says,
        panels=(PagePanel("", frontier_chart(told, found.frontier)),),
        tables=(table,),
    )


def response_chapter(asked: ExplorationRequest, found: Explored) -> Chapter:
    """Return the plan that was found, and how it was judged."""
    one = found.response
    if one is None:
        return Chapter("Best response")
    says = (
        f"Three orders, given whenever they may be: {titles(asked, one.orders)}. Found with a score of "
        f"{one.found:.1f}; judged on fresh luck and fresh figures at {one.judged:.1f} ±{one.error:.1f}, "
        f"{one.gain:+.1f} ±{one.gain_error:.1f} against what Washington does by itself on the same luck."
    )
    return Chapter("A robust best response for Washington", minus(says))


def minus(text: str) -> str:
    """Return a text with minus signs where it has hyphens before numbers."""
    return sub(r"-(?=\d)", "−", text)


def span(lever: Lever) -> str:
    """Return a lever's range."""
    return f"{lever.low:g} to {lever.high:g}"


def titles(asked: ExplorationRequest, orders: Sequence[str]) -> str:
    """Return orders as readers know them."""
    return " · ".join(asked.field.scenario.catalogue[name].title for name in orders)


def tables(found: Explored) -> dict[str, Columns]:
    """Return every table that is written, by its name."""
    made: dict[str, Columns] = {}
    for name, effects in (("morris", found.morris), ("sobol", found.sobol)):
        if effects:
            made[name] = columns(
                ("path", "value", "error", "alone"),
                [(one.lever.path, one.value, one.error, one.alone) for one in effects],
            )
    if found.tornado:
        rows = [(bar.lever.path, bar.lever.low, bar.lever.high, bar.low, bar.high, bar.error) for bar in found.tornado]
        made["tornado"] = columns(("path", "from", "to", "at_low", "at_high", "error"), rows)
    if found.box:
        limits = [(one.lever.path, one.low, one.high, one.chance) for one in found.box.limits]
        made["discovery"] = columns(("path", "low", "high", "chance"), limits)
    if found.map:
        grid = [(x, y, found.map.chance[j, i]) for j, y in enumerate(found.map.ys) for i, x in enumerate(found.map.xs)]
        made["tipping"] = columns((found.map.across.path, found.map.up.path, "mean"), grid)
    if found.frontier:
        names = ("orders", "cost", "fracture", "fracture_error", "escalation", "score", "best")
        made["frontier"] = columns(names, [(" ".join(one.orders), *attrs.astuple(one)[1:]) for one in found.frontier])
    if found.response:
        made["response"] = {
            key: [" ".join(one) if key == "orders" else one] for key, one in attrs.asdict(found.response).items()
        }
    return made


def columns(names: Sequence[str], rows: Sequence[tuple[object, ...]]) -> Columns:
    """Return rows as columns; names that are alike are told apart."""
    apart = [name if name not in names[:n] else f"{name}_{n}" for n, name in enumerate(names)]
    return {name: [row[n] for row in rows] for n, name in enumerate(apart)}
