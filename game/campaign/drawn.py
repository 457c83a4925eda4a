"""Figures drawn: a campaign in a world of its own, whose laws hold other numbers than the ruleset's central ones."""

from collections.abc import Mapping

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.model.scenario import initial_world as begin
from game.model.state.axes import Array
from game.model.state.figures import Figures

Drawn = Mapping[str, Array]


def with_drawn(central: Mapping[str, float], drawn: Drawn, worlds: int) -> Figures:
    """The figures with some of them drawn, one number a world.

    In a section of which anything is drawn, every figure has one number a world, because some laws lay a section's
    figures on one another.
    """
    touched = {path.split(".")[0] for path in drawn}
    values: dict[str, dict[str, float | Array]] = {}
    for path, value in central.items():
        section, name = path.split(".")
        alike = np.full(worlds, value) if section in touched else value
        values.setdefault(section, {})[name] = drawn.get(path, alike)
    return Figures.of(values)


def redrawn(campaign: Campaign, drawn: Mapping[str, float]) -> Campaign:
    """A campaign at its first quarter with some figures drawn; as it is where none are.

    The countries do not know of them and go on expecting what the central figures say.

    drawn  by "section.name"
    """
    if not drawn:
        return campaign
    central = {path: figure.value for path, figure in campaign.scenario.figures.items()}
    rows = {path: np.array([value]) for path, value in drawn.items()}
    unfilled = begin.opening(campaign.scenario, 1)
    game = campaign.simulation.under(with_drawn(central, rows, 1), unfilled)
    return attrs.evolve(campaign, setting=game.setting, worlds=[game.world])
