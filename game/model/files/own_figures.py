"""Figures in files: a ruleset's tables of them, and a scenario's own in their place."""

from collections.abc import Mapping

import attrs

from game.model.files.faults import Spot, as_written
from game.model.files.structuring import MEANINGS, piece
from game.model.files.toml_files import Table
from game.model.files.values import Value
from game.model.state.figures import Figure
from game.model.state.measures import nearest


def figures_of(table: Table, spot: Spot) -> dict[str, Figure]:
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


def overridden(known: Mapping[str, Figure], table: Table, spot: Spot) -> dict[str, Figure]:
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
