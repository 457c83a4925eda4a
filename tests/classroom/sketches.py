"""Rooms sketched for tests: begun once, played by acts, with the engine in the same process."""

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from game.classroom.engine import engine_worker as worker
from game.classroom.protocol.class_events import EVENTS, Actor, ClassEvent, RoomEntry
from game.classroom.protocol.closed_lists import SERVER
from game.classroom.protocol.exercise import Exercise, ExerciseBegun
from game.classroom.protocol.positions import QuarterAsked
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.injecting import left_out, put_in
from game.classroom.rules.quarters import submitted
from game.classroom.rules.room import Room, begun
from game.classroom.rules.sheet_rules import free_weeks
from game.classroom.rules.transition import after, checked
from game.classroom.server.addresses import reach
from game.classroom.server.course_calendar import course_of
from game.classroom.server.room_opening import Wanted
from game.classroom.server.room_registry import RoomRegistry
from game.classroom.server.serving import Served, prepared
from game.classroom.server.tokens import tokens
from game.classroom.server.workers import EngineProcess, EngineProcesses

CAMPAIGN = {"scenario": "partners_of_convenience", "seed": 3, "quarters": 3}
FACILITATOR = Actor("facilitator")
NOON = 1_800_000_000.0


@cache
def opening() -> ExerciseBegun:
    """Return the scenario and the opening position of a short campaign, worked out once."""
    return worker.begin(CAMPAIGN)


@cache
def lobby() -> Room:
    """Return a room in its lobby, with nobody in it."""
    found = opening()
    exercise = Exercise("KM7Q4T", "IR 302", CAMPAIGN, found.scenario, tokens(), deck="whole", begun=NOON)
    return begun(exercise, found.position)


@attrs.define
class Play:
    """A room played by acts, with a clock that goes on by a second an act."""

    room: Room = attrs.field(factory=lambda: lobby())
    now: float = NOON
    count: int = 0
    acts: list[RoomEntry[ClassEvent]] = attrs.field(factory=list)

    def does(self, by: Actor, do: str, **fields: Any) -> Room:
        """Let somebody do something, checked as if it came over the wire."""
        self.count += 1
        self.now += 1
        sent = {"id": f"n{self.count}", "do": do, **{key.rstrip("_"): value for key, value in fields.items()}}
        return self.take(checked(sent, by, self.now))

    def server(self, do: str, **fields: Any) -> Room:
        """Let the server do something."""
        self.now += 1
        return self.take(RoomEntry(EVENTS[do].shape(**fields), self.now, Actor(SERVER)))

    def take(self, entry: RoomEntry[ClassEvent]) -> Room:
        """Take an act."""
        self.room = after(self.room, entry)
        self.acts.append(entry)
        return self.room

    def joins(self, name: str, seat: str, kind: str = "player") -> Actor:
        """Let somebody in."""
        person = f"p{len(self.room.people) + 1}"
        self.server("join", person=person, name=name, kind=kind, seat=seat, token=f"token-{person}")
        return Actor(kind, person)

    def facilitator(self, do: str, **fields: Any) -> Room:
        """Let the facilitator do something."""
        return self.does(FACILITATOR, do, **fields)

    def take_course(self) -> Room:
        """Let the server take a calendar with dates of talks and orders, a week apart, in London."""
        first = datetime.fromtimestamp(self.now + 7 * 86_400, UTC)
        dates = [
            (turn, phase, (first + timedelta(weeks=2 * turn - 2 + place)).strftime("%Y-%m-%dT18:00"))
            for turn in range(1, self.room.quarters + 1)
            for place, phase in enumerate(("negotiate", "orders"))
        ]
        course = course_of(self.room, dates, "Europe/London", early=True, now=self.now)
        return self.server("course", zone=course.zone, deadlines=course.deadlines, early=course.early)

    def opens_orders(self) -> None:
        """Go on to the orders of the quarter."""
        for phase in ("brief", "negotiate", "orders"):
            if self.room.phase != phase:
                self.facilitator("phase", to=phase)

    def resolves(self) -> None:
        """Close the orders and let the engine play the quarter."""
        if self.room.phase != "adjudicate":
            self.facilitator("phase", to="adjudicate")
        self.server("resolve")
        what = QuarterAsked(submitted(self.room), put_in(self.room), left_out(self.room))
        result = worker.resolved(CAMPAIGN, self.room.history, what)
        self.server("resolved", turn=self.room.turn, result=result)

    def quarter(self) -> None:
        """Play one whole quarter."""
        self.opens_orders()
        self.resolves()


def some_move(room: Room, seat: str, place: int = 0) -> str:
    """Return a move that a seat may make now and that costs something it can pay."""
    board = room.position.seats[seat].board
    free = free_weeks(board)
    return [move.lever for move in board.moves if move.status == "ready" and 0 < move.price <= free][place]


def open_move(room: Room, seat: str) -> str:
    """Return a move that a seat may make now, that it can pay and that all see."""
    board, levers = room.position.seats[seat].board, room.exercise.scenario.levers[seat]
    moves = [move for move in board.moves if move.status == "ready" and 0 < move.price <= free_weeks(board)]
    return next(move.lever for move in moves if not levers[move.lever].hidden)


def lays(play: "Play", by: Actor, move: str, step: int | None = 1) -> Room:
    """Let somebody lay a move on their sheet, or take it off."""
    return play.does(by, "draft", turn=play.room.turn, kind="move", order=move, step=step)


def locks(play: "Play", by: Actor, **sheet: Any) -> Room:
    """Let somebody lock a sheet."""
    return play.does(by, "lock", turn=play.room.turn, orders=sheet)


def refusal(play: Play, by: Actor, do: str, **fields: Any) -> Refused:
    """Return the refusal of an act; the room is left as it was."""
    before = play.room
    try:
        play.does(by, do, **fields)
    except Refused as refused:
        assert play.room is before
        return refused
    raise AssertionError(f"{do} was taken")


def people(play: Play) -> list[Actor]:
    """Return the people of a room as actors, in the order they came."""
    return [Actor(one.kind, one.person) for one in play.room.people.values()]


def inline() -> EngineProcesses:
    """Return the engine in threads of this process, so that a test need not wait for processes to begin."""
    return EngineProcesses(EngineProcess(ThreadPoolExecutor(1)), EngineProcess(ThreadPoolExecutor(1)))


@attrs.frozen(eq=False)
class Running:
    """A registry that is served on a free port of this computer, in a thread."""

    registry: RoomRegistry
    url: str
    loop: asyncio.AbstractEventLoop

    def link(self, kind: str, table: int = 0) -> str:
        """Return the token of a room's link."""
        return self.registry.tables[table].open_room.room.exercise.tokens[kind]

    @property
    def code(self) -> str:
        """Return the code of the first room."""
        return self.registry.tables[0].open_room.room.exercise.code


@contextlib.contextmanager
def served(folder: Path, tables: int = 1, campaign: dict[str, Any] = CAMPAIGN, places: int = 8) -> Iterator[Running]:
    """Serve rooms on a free port, until the test is done."""
    listening = socket.create_server(("127.0.0.1", 0))
    paths = [folder / f"room-{n}.wedge" for n in range(tables)]
    found = prepared(paths, Wanted("IR 302", campaign, places, "whole"), reach(None, False), listening)
    for table in found.registry.tables:
        table.open_room.workers = inline()
    with running(found) as registry:
        yield registry


@contextlib.contextmanager
def running(found: Served) -> Iterator[Running]:
    """Run a server in a thread."""
    server = found.server()
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        await server.serve(sockets=[found.listening])

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    try:
        until(lambda: server.started)
        yield Running(found.registry, f"http://127.0.0.1:{found.listening.getsockname()[1]}", loops[0])
    finally:
        server.should_exit = True
        thread.join(20)
        found.listening.close()


def until(holds: Any, seconds: float = 45.0) -> None:
    """Wait until something holds."""
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends, "it took too long"
        time.sleep(0.01)
