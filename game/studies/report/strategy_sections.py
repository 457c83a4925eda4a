"""SavedAnswers of the page: each strategy, and each figure that the result hangs on, with its drawing and its words."""

from collections.abc import Mapping

import attrs
from markupsafe import Markup

from game.loose_types import JsonObject
from game.studies.report import wording as words
from game.studies.report.assumptions import Assumption, of_figure, section_title
from game.studies.report.bars import OutcomeBar, endings_bar, influence_axis, influence_bar
from game.studies.report.drawing import SvgPart
from game.studies.report.drivers import FigureInfluences, Influence
from game.studies.report.fans import fan, fan_told
from game.studies.report.finished import Finished


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
    title, compared = words.strategy_title(name, findings.side), findings.strategies[findings.first]
    endings = SvgPart(f"endings-{place}", f"How campaigns end: {title}", words.outcomes_told(finding.outcomes))
    fans = SvgPart(f"fan-{place}", f"Partnership index: {title}", fan_told(finding.index, findings.opening_index))
    return StrategySection(
        name,
        title,
        words.strategy_says(name, findings.side),
        is_best=place == 0,
        is_first=name == findings.first,
        fracture=words.share_shown(words.fracture(finding).estimate),
        endings=endings_bar(endings, finding.outcomes),
        fan=fan(fans, finding, None if name == findings.first else compared, findings.opening_index),
        digest=finding.digest,
    )


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
    text = f"Fractured: {texts['lowest']} % where it is lowest, {texts['highest']} % where it is highest."
    drawn = influence_bar(SvgPart(f"hangs-{place}", says, text), influence.lowest, influence.highest, reach)
    return StrategyBar(influence.path, says, section_title(influence.path), assumption, drawn, texts)
