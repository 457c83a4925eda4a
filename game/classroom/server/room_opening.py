"""Rooms begun, and opened again after the server was away."""

import json
from collections.abc import Mapping
from pathlib import Path
from time import time
from typing import Any

import attrs
import cattrs

from game.classroom.engine.engine_worker import begin
from game.classroom.protocol.act import SERVER, Act, Actor
from game.classroom.rules.room import Exercise, begun
from game.classroom.rules.transition import after
from game.classroom.server import store as files
from game.classroom.server.open_room import OpenRoom
from game.classroom.server.store import Store, Unreadable
from game.classroom.server.tokens import code, tokens
from game.classroom.server.workers import EngineProcesses

EXERCISE, OPENING, ALIVE = "exercise", "opening", "alive"


@attrs.frozen
class Wanted:
    """What a room is to be begun with, where its file is not there yet.

    campaign  scenario, seed, quarters, difficulty and changes, as the engine takes them
    """

    title: str
    campaign: Mapping[str, Any]
    places: int = 4


def opened(path: Path, wanted: Wanted, workers: EngineProcesses) -> OpenRoom:
    """Return the room in a file, as it was left, or a new one.

    errors  Unreadable; ScenarioFaults and KeyError where a new room's scenario is wrong
    """
    store = files.opened(path)
    try:
        if files.term(store.disk, EXERCISE) is None:
            first(store, wanted)
        return resumed(store, workers)
    except BaseException:
        store.close()
        raise


def first(store: Store, wanted: Wanted) -> None:
    """Begin a room: give it a code and links, and keep what the engine says of its scenario."""
    found = begin(wanted.campaign)
    exercise = Exercise(
        code=code(), title=wanted.title or found["scenario"]["title"],
        campaign=dict(wanted.campaign), scenario=found["scenario"], tokens=tokens(),
        places=wanted.places, begun=time(),
    )  # fmt: skip
    rows = [(EXERCISE, attrs.asdict(exercise)), (OPENING, found["position"])]
    with store.disk:
        for name, value in rows:
            kept = json.dumps(value, ensure_ascii=False)
            store.disk.execute("INSERT INTO terms VALUES (?, ?)", (name, kept))


def resumed(store: Store, workers: EngineProcesses) -> OpenRoom:
    """Return the room that a file leads to; where it had been played in, its clock has stood meanwhile."""
    exercise, opening = (json.loads(files.term(store.disk, name) or "{}") for name in (EXERCISE, OPENING))
    room = begun(cattrs.structure(exercise, Exercise), opening)
    try:
        for line in files.lines(store.disk):
            room = after(room, Act.of(line))
    except Exception as fault:
        n = room.acts + 1
        raise Unreadable(
            f"{store.path}: act {n} cannot be read again: {type(fault).__name__}: {fault}. Restore it from a copy."
        ) from fault
    hub = OpenRoom(room, store, workers)
    if room.acts:
        alive = float(files.term(store.disk, ALIVE) or 0.0)
        last = max(alive, json.loads(last_line(store))["at"])
        act = Act("reopened", time(), Actor(SERVER), {"last": last})
        hub.room = after(room, act)
        with store.disk:
            store.disk.execute("INSERT INTO acts VALUES (?, ?)", (store.written + 1, json.dumps(act.line())))
        store.written += 1
        hub.shown = hub.room
    return hub


def last_line(store: Store) -> str:
    """Return the last act that was kept."""
    found: tuple[str] = store.disk.execute("SELECT line FROM acts ORDER BY n DESC LIMIT 1").fetchone()
    return found[0]
