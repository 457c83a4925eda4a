"""The page and the tables of an exploration."""

from collections.abc import Iterator, Mapping, Sequence
from re import sub

import attrs

from game.studies.evidence.exploration import ExplorationRequest, Explored
from game.studies.evidence.parameter_space import Lever
from game.studies.evidence.sensitivity import MorrisEffect, TornadoBar
from game.studies.evidence.tipping import Map
from game.studies.report.bars import between_bar, share_bar
from game.studies.report.drawing import SvgPart
from game.studies.report.evidence_page import Chapter, EvidencePage, PagePanel, PageRow, PageTable
from game.studies.report.maps import frontier_chart, heat, run_of

MOST_ROWS = 20
Columns = Mapping[str, Sequence[object]]


def page(request: ExplorationRequest, results: Explored, command: str) -> EvidencePage:
    """Return the page."""
    first = results.morris[0].lever.says if results.morris else ""
    return EvidencePage(
        headline=f"What {request.outcome} hangs on" + (f": {first}, before all" if first else ""),
        lead=(
            f"{request.field.scenario.title}, {request.field.setting.quarters} quarters, all six countries deciding. "
            "Unless it is said otherwise every point meets the same luck, so that points differ by what they are."
        ),
        about="Exploration",
        command=command,
        chapters=tuple(chapters(request, results)),
        facts=(
            ("Outcome", request.outcome),
            (
                "Campaigns a point",
                f"{request.field.worlds}; {request.screening.worlds} where figures are screened or searched",
            ),
            ("Seed", str(request.field.seed)),
        ),
    )


def chapters(request: ExplorationRequest, results: Explored) -> Iterator[Chapter]:
    """Yield a chapter for each part that was asked."""
    if results.morris:
        says = "Mean size of the effect of a step of each figure, others anywhere in their ranges, and its 95 % error."
        yield Chapter(
            "Screening all figures (Morris)", says, rows=tuple(effect_rows("morris", results.morris[:MOST_ROWS]))
        )
    if results.sobol:
        says = "Share of the variance in which each of the eight strongest has a part; in brackets its share alone."
        yield Chapter("Shares of the variance (Sobol’)", says, rows=tuple(effect_rows("sobol", results.sobol)))
    if "discovery" in request.parts:
        yield discovery_chapter(request, results)
    if results.tornado:
        says = "From each figure’s lowest value (dot) to its highest, all others at their central values."
        yield Chapter("Tornado", says, rows=tuple(tornado_rows(results.tornado)))
    if results.map:
        yield map_chapter(request, results.map)
    if results.frontier:
        yield frontier_chapter(request, results)
    if results.response:
        yield response_chapter(request, results)


def effect_rows(key: str, effects: Sequence[MorrisEffect]) -> Iterator[PageRow]:
    """Yield effects as bars on a common scale."""
    most = max(1e-12, *(effect.value + effect.error for effect in effects))
    for n, effect in enumerate(effects):
        label = SvgPart(f"{key}-{n}", effect.lever.says, f"{effect.value:.3g} ± {effect.error:.2g}")
        low, high = max(0.0, effect.value - effect.error) / most, (effect.value + effect.error) / most
        bar = share_bar(label, max(0.0, effect.value) / most, low, high)
        if key == "morris":
            value = f"{effect.value:.3f} ±{effect.error:.2g}"
        else:
            value = f"{max(effect.value, 0):.2f} ±{effect.error:.2g} ({max(effect.alone, 0):.2f})"
        yield PageRow(effect.lever.says, effect.lever.path, bar, value)


def tornado_rows(bars: Sequence[TornadoBar]) -> Iterator[PageRow]:
    """Yield the bars of a tornado."""
    ends = min(min(bar.low, bar.high) for bar in bars), max(max(bar.low, bar.high) for bar in bars)
    for n, bar in enumerate(bars):
        label = SvgPart(f"tornado-{n}", bar.lever.says, f"{bar.low:.3g} to {bar.high:.3g}")
        below = f"{bar.lever.path} {minus(span(bar.lever))}"
        yield PageRow(
            bar.lever.says,
            below,
            between_bar(label, bar.low, bar.high, ends),
            minus(f"{bar.high - bar.low:+.3f} ±{bar.error:.2g}"),
        )


def discovery_chapter(request: ExplorationRequest, results: Explored) -> Chapter:
    """Return the box."""
    title = "Where it concentrates (scenario discovery)"
    if results.box is None:
        return Chapter(
            title, f"{request.outcome.capitalize()} comes too seldom, or nearly always: there is nothing to find."
        )
    box = results.box
    if not box.limits:
        return Chapter(
            title, "No part of the space stands out: what one half of the draws chose did not hold in the other half."
        )
    rows = tuple(
        tuple(
            map(minus, (limit.lever.says, limit.lever.path, f"{limit.low:.3g} to {limit.high:.3g}", span(limit.lever)))
        )
        for limit in box.limits
    )
    says = (
        f"{100 * box.overall:.0f} % of all draws are cases. In the box below, {100 * box.mass:.0f} % of the space, it "
        f"is {100 * box.density:.0f} %; it holds {100 * box.coverage:.0f} % of all cases. One half of the draws "
        "chose the box; these shares are those of the other half."
    )
    return Chapter(
        title,
        says,
        tables=(PageTable("Limits that chance would hardly set", ("Figure", "Path", "In the box", "Range"), rows),),
    )


def map_chapter(request: ExplorationRequest, chart: Map) -> Chapter:
    """Return the tipping map."""
    label = SvgPart(
        "tipping", "Tipping map", f"{request.outcome} from {chart.chance.min():.2f} to {chart.chance.max():.2f}"
    )
    says = (
        f"Mean {request.outcome} over {chart.across.says} and {chart.up.says}. An order’s axis is the share of "
        f"quarters in which Washington gives it, and nothing else. {run_of(chart)}"
    )
    return Chapter("Tipping map", says, panels=(PagePanel("", heat(label, chart)),))


def frontier_chapter(request: ExplorationRequest, results: Explored) -> Chapter:
    """Return the frontier of cost, fracture and escalation."""
    best = sorted((portfolio for portfolio in results.frontier if portfolio.best), key=lambda portfolio: portfolio.cost)
    rows = tuple(
        (
            titles(request, portfolio.orders),
            f"{portfolio.cost:.2f}",
            f"{100 * portfolio.fracture:.0f} % ±{100 * portfolio.fracture_error:.0f}",
            f"{portfolio.escalation:.2f}",
        )
        for portfolio in best
    )
    label = SvgPart("frontier", "Frontier", f"{len(best)} of {len(results.frontier)} portfolios are beaten by none")
    says = (
        f"{len(results.frontier)} portfolios of one to three orders, given whenever they may be. Filled: no other is "
        "cheaper, breaks the partnership more often and escalates less. The larger, the more escalation."
    )
    table = PageTable("Beaten by none", ("Orders", "Capital a quarter", "Fracture", "Escalation, rungs"), rows)
    return Chapter(
        "Frontier of cost, fracture and escalation",
        says,
        panels=(PagePanel("", frontier_chart(label, results.frontier)),),
        tables=(table,),
    )


def response_chapter(request: ExplorationRequest, results: Explored) -> Chapter:
    """Return the plan that was found, and how it was judged."""
    reply = results.response
    if reply is None:
        return Chapter("Best response")
    says = (
        f"Three orders, given whenever they may be: {titles(request, reply.orders)}. Found with a score of "
        f"{reply.estimate:.1f}; judged on fresh luck and fresh figures at {reply.judged:.1f} ±{reply.error:.1f}, "
        f"{reply.gain:+.1f} ±{reply.gain_error:.1f} against what Washington does by itself on the same luck."
    )
    return Chapter("A robust best response for Washington", minus(says))


def minus(text: str) -> str:
    """Return a text with minus signs where it has hyphens before numbers."""
    return sub(r"-(?=\d)", "−", text)


def span(lever: Lever) -> str:
    """Return a lever's range."""
    return f"{lever.low:g} to {lever.high:g}"


def titles(request: ExplorationRequest, orders: Sequence[str]) -> str:
    """Return orders as readers know them."""
    return " · ".join(request.field.scenario.catalogue[name].title for name in orders)


def tables(results: Explored) -> dict[str, Columns]:
    """Return every table that is written, by its name."""
    columns_of: dict[str, Columns] = {}
    for name, effects in (("morris", results.morris), ("sobol", results.sobol)):
        if effects:
            columns_of[name] = columns(
                ("path", "value", "error", "alone"),
                [(effect.lever.path, effect.value, effect.error, effect.alone) for effect in effects],
            )
    if results.tornado:
        rows = [
            (bar.lever.path, bar.lever.low, bar.lever.high, bar.low, bar.high, bar.error) for bar in results.tornado
        ]
        columns_of["tornado"] = columns(("path", "from", "to", "at_low", "at_high", "error"), rows)
    if results.box:
        limits = [(limit.lever.path, limit.low, limit.high, limit.chance) for limit in results.box.limits]
        columns_of["discovery"] = columns(("path", "low", "high", "chance"), limits)
    if results.map:
        grid = [
            (x, y, results.map.chance[j, i]) for j, y in enumerate(results.map.ys) for i, x in enumerate(results.map.xs)
        ]
        columns_of["tipping"] = columns((results.map.across.path, results.map.up.path, "mean"), grid)
    if results.frontier:
        names = ("orders", "cost", "fracture", "fracture_error", "escalation", "score", "best")
        columns_of["frontier"] = columns(
            names, [(" ".join(portfolio.orders), *attrs.astuple(portfolio)[1:]) for portfolio in results.frontier]
        )
    if results.response:
        columns_of["response"] = {
            key: [" ".join(value) if key == "orders" else value]
            for key, value in attrs.asdict(results.response).items()
        }
    return columns_of


def columns(names: Sequence[str], rows: Sequence[tuple[object, ...]]) -> Columns:
    """Return rows as columns; names that are alike are told apart."""
    apart = [name if name not in names[:n] else f"{name}_{n}" for n, name in enumerate(names)]
    return {name: [row[n] for row in rows] for n, name in enumerate(apart)}
