"""What a study assumes: its scenario's figures and start values, with their ranges and sources."""

from collections.abc import Mapping

import attrs

from game.model.files.values import Value
from game.model.scenario.setup import ScenarioSetup
from game.model.scenario.start_rows import start_rows
from game.model.state.figures import Figure
from game.studies.report.wording import named
from game.studies.study_words import study_word, study_words


@attrs.frozen
class Assumption:
    """One number that the study takes for granted.

    span  its range, "" where it is not uncertain
    """

    path: str
    says: str
    value: str
    span: str
    unit: str
    source: str


def assumptions(scenario: ScenarioSetup) -> Mapping[str, tuple[Assumption, ...]]:
    """Return every figure by the part of the model that reads it, then the values that the scenario starts from."""
    by_title: dict[str, list[Assumption]] = {}
    for path, figure in scenario.figures.items():
        by_title.setdefault(section_title(path), []).append(of_figure(path, figure))
    for path, value in scenario.start.items():
        by_title.setdefault(study_word("section", "start"), []).append(of_start(path, value))
    return {title: tuple(rows) for title, rows in by_title.items()}


def section_title(path: str) -> str:
    """Return which part of the model reads a figure."""
    section = path.partition(".")[0]
    return study_words("section").get(section, named(section))


def of_figure(path: str, figure: Figure) -> Assumption:
    """Return a figure of the laws as the page tells it."""
    says = named(figure.says or path.rpartition(".")[2])
    return Assumption(path, says, number(figure.value), span(figure), figure.unit, figure.source)


def of_start(path: str, value: Value) -> Assumption:
    """Return a start value as the page tells it."""
    row = start_rows()[path]
    says = value.says or row.measure.says
    return Assumption(path, named(says), number(value.value), span(value), row.unit, value.source)


def span(value: Figure | Value) -> str:
    """Return a range, "" where there is only one number in it."""
    return f"{number(value.low)} to {number(value.high)}" if value.low < value.high else ""


def number(value: float) -> str:
    """Return a number as it was written, with a true minus."""
    return f"{value:g}".replace("-", "−")
