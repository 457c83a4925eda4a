"""The figures of the second model: read from its ruleset, and drawn for a campaign."""

import tomllib
from collections.abc import Mapping
from functools import cache

import numpy as np

from game.model.state.axes import Array
from game.model.state.chance import Dice
from game.model.state.figures import Figure, Figures
from game.paths import shipped

FILE = "second/ruleset.toml"
DRAWN = ("opening",)


@cache
def ruleset() -> Mapping[str, Figure]:
    """Every figure of the second model by "section.name", with its range, unit and source."""
    table = tomllib.loads((shipped("scenarios") / FILE).read_text(encoding="utf-8"))
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


def with_drawn_opening(figures: Figures, chance: Dice) -> Figures:
    """Figures whose opening is drawn for each world, (W,), within the range of each figure.

    An even draw spans the range, half of the worlds on either side of the central value.
    """
    drawn: dict[str, float | Array] = {}
    for path, figure in ruleset().items():
        section, name = path.split(".")
        if section in DRAWN and figure.low < figure.high:
            luck = 2 * chance.uniform(0, path) - 1
            central_value = figures.sections[section][name]
            above, below = figure.high - central_value, central_value - figure.low
            drawn[path] = central_value + np.where(luck > 0, luck * above, luck * below)
    return figures.but(drawn)
