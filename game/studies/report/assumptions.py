"""What a study assumes: its scenario's figures and start values, with their ranges and sources."""

from collections.abc import Mapping

import attrs

from game.model.scenario.schema import Scenario
from game.model.scenario.values import Value
from game.model.state.figures import Figure
from game.model.state.measures import places_of
from game.model.state.world import World
from game.studies.report.wording import named

SECTIONS = {
    "units": "What numbers mean",
    "shocks": "Luck from outside",
    "orders": "Political capital",
    "sanctions": "Enforcement, evasion, ships",
    "oil": "The oil market",
    "budgets": "Budgets and patronage",
    "factions": "Factions at home",
    "war": "Wars, escalation and the bomb",
    "ties": "Ties with others, and offers",
    "beliefs": "Trust, awareness and grievance",
    "willingness": "Willingness to help",
    "cooperation": "How help becomes cooperation",
    "rupture": "Rupture and alliance",
    "endings": "How an ending is named",
    "intelligence": "What each country may know",
    "decision": "How countries decide",
    "russia": "Moscow's character",
    "iran": "Tehran's character",
    "united_states": "Washington's character",
    "china": "Beijing's character",
    "gulf_states": "The Gulf's character",
    "israel": "Israel's character",
}
START, POSITIONS = "Where it starts", ("position", "salience", "tie")


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


def assumptions(scenario: Scenario) -> Mapping[str, tuple[Assumption, ...]]:
    """Return every figure by the part of the model that reads it, then the values that the scenario starts from."""
    by_title: dict[str, list[Assumption]] = {}
    for path, figure in scenario.figures.items():
        by_title.setdefault(section_title(path), []).append(of_figure(path, figure))
    for path, value in scenario.start.items():
        kind = path.split(".")[0]
        title = f"{START}: positions, concerns and ties" if kind in POSITIONS else START
        by_title.setdefault(title, []).append(of_start(path, value))
    return {title: tuple(rows) for title, rows in by_title.items()}


def section_title(path: str) -> str:
    """Return which part of the model reads a figure."""
    section = path.partition(".")[0]
    return SECTIONS.get(section, named(section))


def of_figure(path: str, figure: Figure) -> Assumption:
    """Return a figure of the laws as the page tells it."""
    says = named(figure.says or path.rpartition(".")[2])
    return Assumption(path, says, number(figure.value), span(figure), figure.unit, figure.source)


def of_start(path: str, value: Value) -> Assumption:
    """Return a start value as the page tells it."""
    measure, _ = places_of(World).get(path, (None, ()))
    says = value.says or ", ".join([measure.says if measure else path, *map(named, path.split(".")[1:])])
    unit = measure.unit if measure else ""
    return Assumption(path, named(says), number(value.value), span(value), unit, value.source)


def span(value: Figure | Value) -> str:
    """Return a range, "" where there is only one number in it."""
    return f"{number(value.low)} to {number(value.high)}" if value.low < value.high else ""


def number(value: float) -> str:
    """Return a number as it was written, with a true minus."""
    return f"{value:g}".replace("-", "−")
