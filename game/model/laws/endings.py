"""Phase 13, endings and scores: how far each country's interests are met, and what became of the partnership."""

from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from game.model.state.arithmetic import column, total
from game.model.state.axes import Array
from game.model.state.events import Event, Step
from game.model.state.figures import FigureSection
from game.model.state.interests import Interest, satisfaction
from game.model.state.measures import row
from game.model.state.setting import Setting
from game.model.state.world import World

VERDICTS = ("fractured", "frayed", "holds", "durable_alliance", "catastrophe")
FRACTURED, FRAYED, HOLDS, DURABLE_ALLIANCE, CATASTROPHE = range(len(VERDICTS))


def endings(world: World, before: World, setting: Setting) -> Step:
    """Return the world with each country's satisfaction, and its mean so far as the score."""
    figures, quarters = setting.figures.endings, world.turn + 1
    content = contentment(world, setting)
    content *= setting.figures.units.points * (1 - figures.ruin * world.catastrophe)
    score = before.score + (content - before.score) / quarters
    return world.but(satisfaction=content, score=score), lambda: (
        Event("ending.catastrophe", "catastrophe", world.catastrophe - before.catastrophe),
    )


def contentment(world: World, setting: Setting) -> Array:
    """Return how far each country's interests are met, (C, W), 0–1: the weighted sum of their satisfaction.

    It is 0 for countries whose interests are left out.
    """
    # All at once, because to begin a calculation takes longer than to do it for one row of few worlds.
    met = satisfied(world, tuple(chain(*setting.interests)))
    met *= column(*(one.weight for one in chain(*setting.interests)))
    content, part = np.zeros_like(world.satisfaction), iter(met)
    for country, own in enumerate(setting.interests):
        if own:
            content[country] = total(islice(part, len(own)))
    return content


def by_interest(world: World, country: int, setting: Setting) -> list[tuple[Interest, Array]]:
    """Return each interest of a country with how far it is met, (W,), 0–1."""
    interests = setting.interests[country]
    return list(zip(interests, satisfied(world, interests), strict=True))


def satisfied(world: World, interests: tuple[Interest, ...]) -> Array:
    """Return how far interests are met, (interests, W), 0–1."""
    worst, best = column(*(one.worst for one in interests)), column(*(one.best for one in interests))
    return satisfaction(np.stack([row(world, one.path) for one in interests]), worst, best)


def verdict(world: World, figures: FigureSection) -> NDArray[np.intp]:
    """Return what became of the partnership, (W,), as places in `VERDICTS`.

    Catastrophe before all; then a rupture that happened; then an alliance that happened and still holds; else the
    index decides between frayed and holds.

    Source: model.md, the question; the bounds are design priors.
    """
    held = np.where(world.index < figures.frayed_below, FRAYED, HOLDS)
    allied = (world.allied > 0) & (world.index >= figures.frayed_below)
    ended = np.where(allied, DURABLE_ALLIANCE, held)
    broken = np.where(world.ruptured > 0, FRACTURED, ended)
    return np.where(world.catastrophe > 0, CATASTROPHE, broken)
