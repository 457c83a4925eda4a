"""What a facilitator put into a campaign beside the scenario: injects and rulings, and what was left out."""

import attrs

from game.loose_types import JsonObject
from game.model.state.catalogue import Effect
from game.model.state.events import Event
from game.model.state.setting import Inject, Setting

Plain = JsonObject
SOURCE = "the facilitator"


@attrs.frozen
class Injected:
    """What was put into one quarter.

    injects   each with `name`, `turn`, `title`, `says`, `effects`, and `to`: the countries told, None for everybody
    left_out  names of the scenario's own injects that do not happen
    """

    injects: tuple[Plain, ...] = ()
    left_out: tuple[str, ...] = ()


def inject(entry: Plain) -> Inject:
    """An inject as the rules take it."""
    effects = tuple(Effect(e["path"], float(e["push"]), e["says"], bool(e["absolute"])) for e in entry["effects"])
    return Inject(entry["name"], int(entry["turn"]), entry["title"], entry["says"], effects, source=SOURCE)


def with_injected(setting: Setting, injected: Injected, turn: int) -> Setting:
    """A setting with injects beside those that came before, and without what does not happen.

    turn  quarters played
    """
    scheduled = tuple(entry for entry in setting.injects if entry.name not in injected.left_out or entry.turn <= turn)
    return attrs.evolve(setting, injects=(*scheduled, *(inject(entry) for entry in injected.injects)))


def hidden(events: tuple[Event, ...], injected: Injected) -> tuple[Event, ...]:
    """A quarter's events; only those whom an inject concerns see that it happened."""
    readers = {f"inject.{entry['name']}": tuple(entry["to"]) for entry in injected.injects if entry["to"] is not None}
    return tuple(
        attrs.evolve(event, seen_by=readers[event.cause]) if event.cause in readers else event for event in events
    )
