"""What happened: cause, to what, how much, for how long, and who can see it."""

from collections.abc import Callable

import attrs

from game.model.state.axes import COUNTRIES, Array
from game.model.state.world import World

EVERYONE = COUNTRIES


@attrs.frozen(eq=False)
class Event:
    """One named cause of one change.

    cause      a key of `assets/text/en.toml`, such as `trust.broken_promises`
    path       the row of worlds that changed
    amount     (W,) the change, in the row's unit
    who        the country that did it, or "" where nobody did
    half_life  quarters until half of it has faded; 0 where it does not fade
    seen_by    countries that can see it
    """

    cause: str
    path: str
    amount: Array
    who: str = ""
    half_life: Array | float = 0.0
    seen_by: tuple[str, ...] = EVERYONE


Events = tuple[Event, ...]
# What a phase answers with: the world after it, and who wants to know calls for the events that explain the change.
Step = tuple[World, Callable[[], Events]]


def no_events() -> Events:
    """That nothing is to be told."""
    return ()
