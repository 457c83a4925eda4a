"""The figures: read from its ruleset, and drawn for a campaign."""

from collections.abc import Mapping
from functools import cache

import numpy as np

from game.model.state.axes import Array
from game.model.state.chance import Dice
from game.model.state.figures import Figure, Figures
from game.paths import shipped
from game.toml_tables import toml_table

FILE = "ruleset.toml"
DRAWN = ("opening",)


@cache
def ruleset() -> Mapping[str, Figure]:
    """Every figure by "section.name", with its range, unit and source."""
    table = toml_table((shipped("scenarios") / FILE).read_bytes())
    return {
        f"{section}.{name}": Figure(**entry) for section, entries in table.items() for name, entry in entries.items()
    }


def figures_from(values: Mapping[str, float | Array]) -> Figures:
    """Figures by section from values by "section.name"."""
    sections: dict[str, dict[str, float | Array]] = {}
    for path, value in values.items():
        section, name = path.split(".")
        sections.setdefault(section, {})[name] = value
    return Figures.of(sections)


def central() -> Figures:
    """The central figures."""
    return figures_from({path: figure.value for path, figure in ruleset().items()})


def with_drawn_opening(figures: Figures, chance: Dice, known: Mapping[str, Figure] | None = None) -> Figures:
    """Figures whose opening is drawn for each world, (W,), within the range of each figure.

    known  every figure with its range, as a scenario has them; the ruleset's where none are given
    """
    drawn: dict[str, float | Array] = {}
    for path, figure in (known or ruleset()).items():
        if path.split(".")[0] in DRAWN and figure.low < figure.high:
            section, name = path.split(".")
            drawn[path] = drawn_between(figures.sections[section][name], (figure.low, figure.high), (chance, path))
    return figures.but(drawn)


def with_drawn(figures: Figures, drawn: Mapping[str, Array]) -> Figures:
    """Figures with some of them drawn, one number a world.

    In a section of which anything is drawn, every figure has one number a world, because some laws lay a section's
    figures on one another.

    drawn  (W,) by "section.name"
    """
    touched = {path.split(".")[0] for path in drawn}
    values: dict[str, float | Array] = dict(drawn)
    for section in touched:
        for name, value in figures.sections[section].everything.items():
            worlds = next(len(own) for path, own in drawn.items() if path.startswith(f"{section}."))
            values.setdefault(f"{section}.{name}", np.zeros(worlds) + value)
    return figures.but(values)


def drawn_between(value: float | Array, ends: tuple[float, float], luck: tuple[Dice, str]) -> Array:
    """A value for each world, (W,): an even draw spans the range, half of the worlds on either side of the central one.

    ends  lowest and highest
    luck  the luck of these worlds, and the name of this draw
    """
    chance, name = luck
    side = 2 * chance.uniform(0, name) - 1
    drawn: Array = value + np.where(side > 0, side * (ends[1] - value), side * (value - ends[0]))
    return drawn
