"""What others did, as the engine is told it: by whom an event names and by its words, never by its scores."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import attrs

from game.model.scenario.faults import Fault, ScenarioFaults, Spot
from game.model.scenario.structuring import piece
from game.model.scenario.toml_files import read
from game.model.state.catalogue import Effect
from game.model.state.setting import Inject
from game.paths import shipped
from game.studies.evidence.timeline import Entry, Timeline

FIRM = 2


@attrs.frozen
class Outside:
    """One thing that others do.

    by       one of these takes part
    words    one of these is in the event's text
    orders   given at firm in that quarter
    effects  what it pushes outside the partnership
    """

    name: str
    by: tuple[str, ...]
    words: tuple[str, ...]
    orders: tuple[str, ...]
    effects: tuple[Effect, ...]

    def tells_of(self, entry: Entry) -> bool:
        """Return whether an event is one of this kind."""
        text = entry.event.casefold()
        return bool(entry.others & set(self.by)) and any(word in text for word in self.words)


@attrs.frozen
class Heard:
    """What the engine is told of a timeline.

    injects  by turn, counted from 1
    script   orders by turn, each with its level
    read     ids of the events that were understood, with the kinds each was read as
    unread   ids of the events in which others took part and that no kind fits
    """

    injects: tuple[Inject, ...]
    script: Mapping[int, Mapping[str, int]]
    read: Mapping[str, tuple[str, ...]]
    unread: tuple[str, ...]


def heard(timeline: Timeline, opening: int) -> Heard:
    """Return what the engine is told of a timeline.

    opening  the first quarter that is played
    """
    injects, script = list[Inject](), dict[int, dict[str, int]]()
    understood, unread = dict[str, tuple[str, ...]](), list[str]()
    for entry in timeline.entries:
        if not entry.others:
            continue
        kinds = [kind for kind in kinds_of() if kind.tells_of(entry)]
        if not kinds:
            unread.append(entry.id)
            continue
        understood[entry.id] = tuple(kind.name for kind in kinds)
        turn = entry.quarter - opening + 1
        for kind in kinds:
            script.setdefault(turn, {}).update(dict.fromkeys(kind.orders, FIRM))
            if kind.effects:
                name = f"{entry.id}.{kind.name}"
                injects.append(Inject(name, turn, entry.event, entry.event, kind.effects, source="timeline"))
    return Heard(tuple(injects), script, understood, tuple(unread))


def kinds_of() -> tuple[Outside, ...]:
    """Return every kind of thing that others do, as the shipped dictionary has them."""
    return kinds_in(shipped("scenarios") / "record" / "outside.toml")


@cache
def kinds_in(path: Path) -> tuple[Outside, ...]:
    """Return every kind in a dictionary; ScenarioFaults where it is wrong."""
    faults: list[Fault] = []
    spot = Spot(path.name, faults)
    kinds = [
        kind
        for place, raw in enumerate((read(path, spot) or {}).get("outside", []))
        if (kind := piece(Outside, raw, spot.at(f"outside[{place + 1}]"))) is not None
    ]
    if faults:
        raise ScenarioFaults(faults)
    return tuple(kinds)
