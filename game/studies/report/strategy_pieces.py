"""Pieces of the page: each strategy, and each figure that the result hangs on, with its drawing and its words."""

from collections.abc import Mapping
from typing import Any

import attrs
from markupsafe import Markup

from game.studies.report import wording as words
from game.studies.report.assumptions import Assumption, of_figure, section_title
from game.studies.report.bars import OutcomeBar, endings_bar, influence_axis, influence_bar
from game.studies.report.drawing import SvgPart
from game.studies.report.drivers import Hanging, Influence
from game.studies.report.fans import fan, fan_told
from game.studies.report.finished import Finished


@attrs.frozen
class Shown:
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


def shown(study: Finished, name: str, place: int) -> Shown:
    """Return a strategy as the page shows it."""
    found, one = study.findings, study.findings.strategies[name]
    title, compared = words.strategy_title(name, found.side), found.strategies[found.first]
    endings = SvgPart(f"endings-{place}", f"How campaigns end: {title}", words.outcomes_told(one.outcomes))
    fans = SvgPart(f"fan-{place}", f"Partnership index: {title}", fan_told(one.index, found.opening_index))
    return Shown(
        name,
        title,
        words.strategy_says(name, found.side),
        is_best=place == 0,
        is_first=name == found.first,
        fracture=words.share_shown(words.fracture(one).estimate),
        endings=endings_bar(endings, one.outcomes),
        fan=fan(fans, one, None if name == found.first else compared, found.opening_index),
        digest=one.digest,
    )


@attrs.frozen
class StrategyBar:
    """One drawn figure on the page."""

    path: str
    says: str
    section: str
    assumption: Assumption | None
    drawing: Markup
    shown: Mapping[str, str]


def hanging_shown(study: Finished, found: Hanging | None) -> Mapping[str, Any] | None:
    """Return what the result hangs on as the page shows it."""
    if found is None:
        return None
    reach = OutcomeBar.over(found.overall.value, [end for one in found.largest for end in (one.lowest, one.highest)])
    return {
        "worlds": found.worlds,
        "figures": found.figures,
        "axis": influence_axis(reach),
        "is_clear": any(one.fracture.low > 0 or one.fracture.high < 0 for one in found.largest),
        "bars": [bar(study, one, place, reach) for place, one in enumerate(found.largest)],
    }


def bar(study: Finished, one: Influence, place: int, reach: OutcomeBar) -> StrategyBar:
    """Return one drawn figure as the page shows it."""
    figure = study.assumes.figures.get(one.path) if study.assumes else None
    assumption = of_figure(one.path, figure) if figure else None
    says = assumption.says if assumption else words.named(one.path.split(".")[-1])
    shown = {name: words.correlation_shown(getattr(one, name)) for name in ("fracture", "index", "escalation")}
    shown |= {name: words.share_shown(getattr(one, name)) for name in ("lowest", "highest")}
    text = f"Fractured: {shown['lowest']} % where it is lowest, {shown['highest']} % where it is highest."
    drawn = influence_bar(SvgPart(f"hangs-{place}", says, text), one.lowest, one.highest, reach)
    return StrategyBar(one.path, says, section_title(one.path), assumption, drawn, shown)
