"""The ruleset: every figure of every law, once, and a scenario's own figures in their place."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import attrs

from game.loose_types import JsonObject
from game.model.scenario.countries import incomes
from game.model.scenario.faults import Fault, Spot, as_written
from game.model.scenario.schema import Scenario, Value
from game.model.scenario.structuring import MEANINGS, piece
from game.model.scenario.toml_files import RULESET, read, shipped_folder
from game.model.state.figures import Figure, Figures
from game.model.state.measures import nearest


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


def figures_of(table: JsonObject, spot: Spot) -> dict[str, Figure]:
    """The figures in a ruleset's tables, by "section.name"."""
    figures: dict[str, Figure] = {}
    for section, entries in table.items():
        if not isinstance(entries, dict):
            spot.at(section).wrong(
                as_written(entries), "a section of figures", f"write [{section}] and its figures below"
            )
            continue
        for name, raw in entries.items():
            here = spot.at(f"{section}.{name}")
            if not (section.isidentifier() and name.isidentifier()):
                here.wrong(as_written(name), "a name of letters, digits and underscores")
            elif figure := piece(Figure, raw, here):
                figures[f"{section}.{name}"] = figure
    return figures


def overridden(known: Mapping[str, Figure], table: JsonObject, spot: Spot) -> dict[str, Figure]:
    """The ruleset with a scenario's own figures: bare numbers within the range, or values with their own."""
    own: dict[str, Figure] = {}
    for path, raw in table.items():
        here = spot.at(path)
        if path not in known:
            here.wrong("a figure that the ruleset does not have", "section.name", f"nearest: {nearest(path, known)}")
        elif isinstance(raw, dict):
            if value := piece(Value, raw, here):
                own[path] = Figure(value.value, value.low, value.high, known[path].unit, value.source, known[path].says)
        elif (number := piece(float, raw, here)) is not None and is_within(number, known[path], here):
            own[path] = attrs.evolve(known[path], value=number)
    return {**known, **own}


def is_within(number: float, figure: Figure, spot: Spot) -> bool:
    """Whether a number lies in a figure's range; where not, the fault is gathered."""
    if figure.low <= number <= figure.high:
        return True
    expected = f"{MEANINGS[float]} from {figure.low:g} to {figure.high:g} ({figure.unit}), the range in the ruleset"
    spot.wrong(f"{number:g}", expected, "give a range of your own: { value, low, high, source } under [figures]")
    return False


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
