"""The ruleset: every figure of every law, once, and a scenario's own figures in their place."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from game.model.scenario.countries import incomes
from game.model.scenario.faults import Fault, Spot
from game.model.scenario.own_figures import figures_of
from game.model.scenario.schema import Scenario
from game.model.scenario.toml_files import RULESET, read, shipped_folder
from game.model.state.figures import Figure, Figures


def rules(faults: list[Fault]) -> Mapping[str, Figure]:
    """Every figure of the shipped ruleset, by "section.name", its faults gathered."""
    figures, wrong = rules_of(shipped_folder() / RULESET)
    faults += wrong
    # Among the other figures of orders: what a study draws for a figure hangs on the place where it stands.
    first = next((place for place, path in enumerate(figures) if path.startswith("orders.")), len(figures))
    pairs = list(figures.items())
    return dict([*pairs[:first], *incomes().items(), *pairs[first:]])


@cache
def rules_of(path: Path) -> tuple[Mapping[str, Figure], tuple[Fault, ...]]:
    """Every figure of a ruleset, and all its faults."""
    spot = Spot(RULESET, [])
    return figures_of(read(path, spot) or {}, spot), tuple(spot.faults)


def figures(scenario: Scenario) -> Figures:
    """The central figures of the laws, as a scenario has them."""
    values: dict[str, dict[str, float]] = {}
    for path, figure in scenario.figures.items():
        section, name = path.split(".")
        values.setdefault(section, {})[name] = figure.value
    return Figures.of(values)


def uncertain(scenario: Scenario) -> dict[str, Figure]:
    """Every figure that a study may draw, by "section.name": those whose range is not a single number."""
    return {path: figure for path, figure in scenario.figures.items() if figure.low < figure.high}
