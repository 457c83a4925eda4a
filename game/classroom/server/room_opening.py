"""Rooms begun, and opened again after the server was away."""

import json
import sqlite3
from pathlib import Path
from time import time

import attrs

from game.classroom.engine.engine_worker import begin
from game.classroom.protocol.class_events import Actor, RoomEntry
from game.classroom.protocol.closed_lists import SERVER
from game.classroom.protocol.conversion import entry_of, line_of, plain, structured
from game.classroom.protocol.exercise import Exercise
from game.classroom.protocol.positions import CampaignChoice, Position
from game.classroom.protocol.room_events import ReopenRoom
from game.classroom.protocol.roster_events import KeepRoster
from game.classroom.rules.room import Room, begun
from game.classroom.rules.transition import after
from game.classroom.server import store as files
from game.classroom.server.open_room import OpenRoom
from game.classroom.server.store import EXERCISE, OPENING, Store, Unreadable
from game.classroom.server.tokens import code, tokens
from game.classroom.server.workers import EngineProcesses

ALIVE = "alive"


@attrs.frozen
class Wanted:
    """What a room is to be begun with, where its file is not there yet.

    campaign  scenario, seed and quarters, as the engine takes them
    deck      `class` or `whole`
    roster    the class list that a new room takes; None for none
    """

    title: str
    campaign: CampaignChoice
    places: int = 4
    deck: str = "class"
    roster: KeepRoster | None = None


def opened(path: Path, wanted: Wanted, workers: EngineProcesses) -> OpenRoom:
    """Return the room in a file, as it was left, or a new one.

    errors  Unreadable; ScenarioFaults and KeyError where a new room's scenario is wrong
    """
    store = files.opened(path)
    try:
        if files.term(store.disk, EXERCISE) is None:
            first(store, wanted)
        open_room = resumed(store, workers)
        if wanted.roster is not None and not open_room.room.acts:
            enrolled(open_room, wanted.roster)
        return open_room
    except sqlite3.Error as fault:
        store.close()
        raise files.reading_fault(path, fault) from None
    except BaseException:
        store.close()
        raise


def enrolled(open_room: OpenRoom, roster: KeepRoster) -> None:
    """Let a new room take a class list, before anybody is there."""
    entry = RoomEntry(roster, time(), Actor(SERVER))
    open_room.room = after(open_room.room, entry)
    open_room.store.add([line_of(entry)])
    open_room.on_disk = open_room.room
    open_room.doors.reset(open_room.room)


def first(store: Store, wanted: Wanted) -> None:
    """Begin a room: give it a code and links, and keep what the engine says of its scenario."""
    beginning = begin(wanted.campaign)
    exercise = Exercise(
        code=code(),
        title=wanted.title or beginning.scenario.title,
        campaign=wanted.campaign,
        scenario=beginning.scenario,
        tokens=tokens(),
        deck=wanted.deck,
        places=wanted.places,
        begun=time(),
    )
    terms = ((EXERCISE, exercise), (OPENING, beginning.position))
    store.begin({name: json.dumps(plain(value), ensure_ascii=False) for name, value in terms})


def resumed(store: Store, workers: EngineProcesses) -> OpenRoom:
    """Return the room that a file leads to; where it had been played in, its clock has stood meanwhile.

    errors  Unreadable
    """
    open_room = OpenRoom(read_again(store), store, workers)
    if open_room.room.acts:
        alive = float(files.term(store.disk, ALIVE) or 0.0)
        last = max(alive, json.loads(last_line(store))["at"])
        entry = RoomEntry(ReopenRoom(last=last), time(), Actor(SERVER))
        open_room.room = after(open_room.room, entry)
        store.add([line_of(entry)])
        open_room.on_disk = open_room.room
    return open_room


def read_again(store: Store) -> Room:
    """Return the room that the lines of a file lead to.

    errors  Unreadable, with the line that cannot be read
    """
    line = "its terms"
    try:
        exercise, opening = (json.loads(files.term(store.disk, name) or "{}") for name in (EXERCISE, OPENING))
        room = begun(structured(exercise, Exercise), structured(opening, Position))
        for number, line_kept in enumerate(files.lines(store.disk), start=1):
            line = f"act {number}"
            room = after(room, entry_of(line_kept))
    except Exception as fault:
        raise Unreadable(
            f"{store.path}: {line} cannot be read again: {type(fault).__name__}: {fault}. Restore it from a copy."
        ) from fault
    return room


def last_line(store: Store) -> str:
    """Return the last act that was kept."""
    last: tuple[str] = store.disk.execute("SELECT line FROM acts ORDER BY n DESC LIMIT 1").fetchone()
    return last[0]
