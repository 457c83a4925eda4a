"""Canaries: true figures that a seat may not see, and a search for them in whatever is handed to it."""

from collections.abc import Iterator
from typing import Any

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.model.state.measures import measures_of
from game.model.state.world import World

SCALES = (1, 100)


def hidden_figures(campaign: Campaign, seat: str) -> dict[float, str]:
    """Return the true figures that differ from what a seat sees, times any scale in use, each with its measure."""
    found: dict[float, str] = {}
    for world in campaign.worlds:
        seen = session_view(campaign, world, seat)
        for name in measures_of(World):
            true, shown = getattr(world, name), getattr(seen, name)
            for value in true[true != shown]:
                found |= {float(value) * scale: name for scale in SCALES}
    return {value: name for value, name in found.items() if value != round(value)}


def session_view(campaign: Campaign, world: World, seat: str) -> World:
    """Return what a seat saw of one of a campaign's worlds."""
    return attrs.evolve(campaign, worlds=[world]).view(seat).seen


def numbers_in(shown: Any) -> Iterator[float]:
    """Yield every number anywhere in a snapshot."""
    match shown:
        case bool() | str() | None:
            return
        case int() | float():
            yield float(shown)
        case dict():
            for part in shown.values():
                yield from numbers_in(part)
        case list() | tuple() | frozenset():
            for part in shown:
                yield from numbers_in(part)
        case np.ndarray():
            yield from (float(value) for value in shown.ravel())
        case _ if attrs.has(type(shown)):
            for field in attrs.fields(type(shown)):
                yield from numbers_in(getattr(shown, field.name))
        case _:
            raise TypeError(f"a snapshot holds {type(shown)}, in which nothing can be looked for")


def leaks(campaign: Campaign, seat: str, shown: Any) -> set[str]:
    """Return the measures of which a snapshot holds a true figure that its seat may not see."""
    hidden = hidden_figures(campaign, seat)
    own = set(numbers_in(session_view_numbers(campaign, seat)))
    return {hidden[number] for number in numbers_in(shown) if number in hidden and number not in own}


def session_view_numbers(campaign: Campaign, seat: str) -> list[Any]:
    """Return all that a seat may see, quarter by quarter, and the opening, which is common knowledge."""
    seen = [campaign.setting.opening, *(session_view(campaign, world, seat) for world in campaign.worlds)]
    return [getattr(world, name) * scale for world in seen for name in measures_of(World) for scale in SCALES]
