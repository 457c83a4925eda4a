"""The registry: the rooms of a server, found by code and by link, and what all of them share."""

import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress
from time import time

import attrs

from game.classroom.engine.engine_worker import warm
from game.classroom.protocol.class_events import Actor, RoomEntry
from game.classroom.protocol.closed_lists import SERVER, PersonKind
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.room_events import JoinRoom
from game.classroom.protocol.wire_messages import Joined
from game.classroom.server.addresses import is_loopback
from game.classroom.server.alarms import LoopAlarm
from game.classroom.server.limits import Limiter, arrivals, places, strangers, warnings
from game.classroom.server.open_room import OpenRoom
from game.classroom.server.sockets import SocketScreens
from game.classroom.server.tokens import Grant, code_of, token

TICK, ALIVE = 0.25, 5.0
UNKNOWN = "This link is not known here. Ask the facilitator for a new one."


@attrs.frozen(eq=False)
class RoomTable:
    """A room with its screens."""

    open_room: OpenRoom
    screens: SocketScreens


@attrs.frozen(eq=False)
class Entered:
    """A room and what a link lets one do there."""

    table: RoomTable
    grant: Grant


@attrs.frozen
class JoinWish:
    """Who wants to join: `id` is the client's own number, so that nobody joins twice."""

    name: str
    id: str
    kind: PersonKind
    seat: str
    student: str = ""


@attrs.define(eq=False)
class RoomRegistry:
    """The rooms of a server.

    address   where phones find it, such as http://10.0.4.12:8000
    reach     who can reach it, in a sentence
    hosts     names under which it may be asked for
    """

    tables: list[RoomTable]
    address: str
    reach: str
    hosts: frozenset[str]
    now: Callable[[], float] = time
    guesses: Limiter = attrs.field(factory=strangers)
    coming: Limiter = attrs.field(factory=arrivals)
    places: Limiter = attrs.field(factory=places)
    strains: Limiter = attrs.field(factory=warnings)
    running: list[asyncio.Task[None]] = attrs.field(factory=list)

    def by_code(self, typed: str, address: str) -> RoomTable:
        """Return the room of a code.

        errors  Refused 404; 429 where the address has tried too many
        """
        wanted = code_of(typed)[:20]
        for table in self.tables:
            if table.open_room.on_disk.exercise.code == wanted:
                return table
        if not self.guesses.allows(address, self.now()):
            raise Refused(429, "Too many wrong codes from here; wait a minute.")
        raise Refused(404, "There is no room with this code. Read it from the board again.", "code")

    def by_link(self, presented: str, address: str) -> Entered:
        """Return the room of a link and what it lets one do.

        errors  Refused 401; 429 where the address has tried too many
        """
        for table in self.tables:
            grant = table.open_room.doors.grant_of(presented)
            if grant is not None:
                return Entered(table, grant)
        if not self.guesses.allows(address, self.now()):
            raise Refused(429, "Too many unknown links from here; wait a minute.")
        raise Refused(401, UNKNOWN)

    async def join(self, table: RoomTable, wish: JoinWish, address: str) -> Joined:
        """Let somebody into a room, once, however often they ask with the same number.

        errors  Refused 429 where too many have come from one device; 409 where the room does not take them
        """
        open_room, number = table.open_room, f"join:{wish.id}"
        done = open_room.room.done.get((SERVER, number))
        if done is None:
            door = open_room.room.door
            if door == "open" and not is_loopback(address) and not self.places.allows(address, self.now()):
                raise Refused(429, "Several people have joined from this device just now. Wait a minute.")
            person = f"p{len(open_room.room.people) + 1}"
            event = JoinRoom(
                person=person, name=wish.name, kind=wish.kind, seat=wish.seat, token=token(), student=wish.student
            )
            place = await open_room.take(RoomEntry(event, self.now(), Actor(SERVER), number))
        else:
            place = done.place
            await open_room.keep([])
        who = next(somebody for somebody in open_room.room.people.values() if somebody.place == place)
        if who.name != wish.name or who.kind != wish.kind or wish.seat not in ("any", who.seat):
            raise Refused(409, "This number let somebody else in. Load the page again and join anew.", "id")
        url = f"/{'p' if who.seat else 'o'}/{who.token}"
        return Joined(who.token, url, who.seat, who.role, who.person)

    async def open(self) -> None:
        """Begin to draw screens and to look at the clock."""
        asyncio.get_running_loop().set_exception_handler(LoopAlarm(self.alarm))
        for table in self.tables:
            self.running.append(asyncio.ensure_future(table.screens.draw()))
        self.running.append(asyncio.ensure_future(self.look_at_clocks()))
        open_room = self.tables[0].open_room
        # A process takes a second to begin; the first quarter must not wait for it.
        for engine in (open_room.workers.quarters, open_room.workers.ahead):
            open_room.begin(engine.ask(warm, open_room.room.exercise.campaign))

    def strained(self, says: str) -> None:
        """Say on the terminal and to every facilitator that the server is under strain, once a minute for each kind."""
        if self.strains.allows(says[:20], self.now()):
            print(says, file=sys.stderr)
            self.alarm(says)

    def alarm(self, says: str) -> None:
        """Tell every facilitator that the server is under strain."""
        for table in self.tables:
            table.open_room.begin(table.open_room.alert("server", says[:400]))

    async def look_at_clocks(self) -> None:
        """Let phases end, and note now and then that the server is alive."""
        noted = 0.0
        while True:
            for table in self.tables:
                with suppress(Refused):
                    await table.open_room.tick()
            if self.now() - noted >= ALIVE:
                noted = self.now()
                for table in self.tables:
                    table.open_room.store.note("alive", str(noted))
            await asyncio.sleep(TICK)

    async def close(self) -> None:
        """Stop, and close every file."""
        for task in self.running:
            task.cancel()
        for table in self.tables:
            for job in tuple(table.open_room.jobs):
                job.cancel()
            table.open_room.store.close()
        self.tables[0].open_room.workers.close()
