"""What is kept from a seat moves nothing on its screens: not a word, not a figure, not a place."""

from collections.abc import Iterator
from typing import Any

import attrs
import numpy as np
import pytest

from game.campaign.campaign import Campaign
from game.desktop.preferences import DEFAULT
from game.desktop.screens.registry import SCREENS
from game.desktop.toolkit.scene import Looks, Scene, Size
from game.desktop.toolkit.theme import theme
from game.model.laws.intelligence import owned
from game.model.state.axes import COUNTRIES
from game.model.state.measures import measures_of
from game.model.state.world import World
from game.views.brief_view import briefed
from game.views.dossier_view import dossier
from game.views.history_view import history
from game.views.turn_view import board
from tests.views.sketches import US, fresh, played

LOOKS = Looks(Size(1280, 800), theme("dark"), DEFAULT)


def otherwise(session: Campaign, seat: str) -> Campaign:
    """Return the same campaign with every secret that is kept from a seat moved, since the opening."""
    return attrs.evolve(session, worlds=[session.worlds[0], *(moved(world, seat) for world in session.worlds[1:])])


def moved(world: World, seat: str) -> World:
    """Return a world with every secret that is kept from a seat somewhere else."""
    rows = {}
    for name, measure in measures_of(World).items():
        if measure.known == "secret":
            true = getattr(world, name)
            other = np.where(true > (measure.low + measure.high) / 2, measure.low, measure.high)
            rows[name] = np.where(owned(name, COUNTRIES.index(seat)), true, other)
    return world.but(**rows)


def scenes(session: Campaign, seat: str) -> Iterator[tuple[str, Scene]]:
    """Yield each screen that a seat can open while the campaign goes on."""
    last = session.world.turn
    yield "turn", built("turn", board(session, seat))
    yield "brief", built("brief", briefed(session, seat, last))
    yield "history", built("history", history(session, seat))
    for country in COUNTRIES:
        yield f"dossier of {country}", built("dossier", dossier(session, seat, country))


def built(name: str, shown: Any) -> Scene:
    """Return a screen."""
    return SCREENS[name].build(shown, LOOKS)


def tree(scene: Scene) -> list[tuple[str, ...]]:
    """Return what a screen reader, a test or an eye is given of each widget."""
    return [(one.id, one.role, one.name, one.value, one.description, repr(one.rect)) for one in scene.widgets]


@pytest.mark.parametrize("seat", COUNTRIES)
def test_no_secret_moves_anything_on_a_screen(seat: str) -> None:
    """Two campaigns that differ only in what is kept from a seat give it the same widgets, name by name."""
    session = played(4, side=seat)
    other = otherwise(session, seat)
    assert any((getattr(session.world, name) != getattr(other.world, name)).any() for name in measures_of(World))
    pairs = zip(scenes(session, seat), scenes(other, seat), strict=True)
    assert [name for (name, one), (_, two) in pairs if tree(one) != tree(two)] == []


def test_what_a_seat_may_see_does_move_its_screens() -> None:
    """The comparison notices a public figure that differs."""
    session = played(4)
    other = fresh(4)
    other.worlds[-1] = other.world.but(brent=other.world.brent + 9)
    assert tree(built("turn", board(session, US))) != tree(built("turn", board(other, US)))
