"""What a facilitator put into a campaign beside the scenario: injects and rulings, and what was left out."""

from collections.abc import Mapping
from typing import Any

import attrs

from game.model.state.catalogue import Effect
from game.model.state.events import Event
from game.model.state.setting import Inject, Setting

Plain = Mapping[str, Any]
SOURCE = "the facilitator"


@attrs.frozen
class Injected:
    """What was put into one quarter.

    injects   each with `name`, `turn`, `title`, `says`, `effects`, and `to`: the countries told, None for everybody
    left_out  names of the scenario's own injects that do not happen
    """

    injects: tuple[Plain, ...] = ()
    left_out: tuple[str, ...] = ()


def inject(one: Plain) -> Inject:
    """Return an inject as the rules take it."""
    effects = tuple(Effect(e["path"], float(e["push"]), e["says"], bool(e["absolute"])) for e in one["effects"])
    return Inject(one["name"], int(one["turn"]), one["title"], one["says"], effects, source=SOURCE)


def with_injected(setting: Setting, found: Injected, turn: int) -> Setting:
    """Return a setting with injects beside those that came before, and without what does not happen.

    turn  quarters played
    """
    kept = tuple(one for one in setting.injects if one.name not in found.left_out or one.turn <= turn)
    return attrs.evolve(setting, injects=(*kept, *(inject(one) for one in found.injects)))


def hidden(events: tuple[Event, ...], found: Injected) -> tuple[Event, ...]:
    """Return a quarter's events; only those whom an inject concerns see that it happened."""
    told = {f"inject.{one['name']}": tuple(one["to"]) for one in found.injects if one["to"] is not None}
    return tuple(attrs.evolve(event, seen_by=told[event.cause]) if event.cause in told else event for event in events)
