"""The hall: the rooms of a server, found by code and by link, and what all of them share."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import time
from typing import Any

import attrs

from game.classroom.engine.engine_worker import warm
from game.classroom.protocol.act import SERVER, Act, Actor
from game.classroom.protocol.refusals import Refused
from game.classroom.server.limits import Limiter, arrivals, strangers
from game.classroom.server.open_room import OpenRoom
from game.classroom.server.sockets import SocketScreens
from game.classroom.server.tokens import Grant, code_of, token

TICK, ALIVE = 0.25, 5.0
UNKNOWN = "This link is not known here. Ask the facilitator for a new one."


@attrs.frozen(eq=False)
class Entered:
    """A room and what a link lets one do there."""

    table: "RoomTable"
    grant: Grant


@attrs.frozen(eq=False)
class RoomTable:
    """A room with its screens."""

    hub: OpenRoom
    screens: SocketScreens


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
    running: list[asyncio.Task[Any]] = attrs.field(factory=list)

    def by_code(self, typed: str, address: str) -> RoomTable:
        """Return the room of a code.

        errors  Refused 404; 429 where the address has tried too many
        """
        wanted = code_of(typed)[:20]
        for table in self.tables:
            if table.hub.shown.exercise.code == wanted:
                return table
        if not self.guesses.allows(address, self.now()):
            raise Refused(429, "Too many wrong codes from here; wait a minute.")
        raise Refused(404, "There is no room with this code. Read it from the board again.", "code")

    def by_link(self, presented: str, address: str) -> Entered:
        """Return the room of a link and what it lets one do.

        errors  Refused 401; 429 where the address has tried too many
        """
        for table in self.tables:
            grant = table.hub.doors.found(presented)
            if grant is not None:
                return Entered(table, grant)
        if not self.guesses.allows(address, self.now()):
            raise Refused(429, "Too many unknown links from here; wait a minute.")
        raise Refused(401, UNKNOWN)

    async def join(self, table: RoomTable, asked: dict[str, Any]) -> dict[str, Any]:
        """Let somebody into a room, once, however often they ask with the same number.

        asked  name, kind, seat and id, checked
        """
        hub, number = table.hub, f"join:{asked['id']}"
        place = hub.room.done.get((SERVER, number))
        if place is None:
            fields = {
                "person": f"p{len(hub.room.people) + 1}", "name": asked["name"], "kind": asked["kind"],
                "seat": asked["seat"], "token": token(),
            }  # fmt: skip
            place = await hub.take(Act("join", self.now(), Actor(SERVER), fields, number))
        else:
            await hub.keep([])
        who = next(one for one in hub.room.people.values() if one.place == place)
        url = f"/{'p' if who.seat else 'o'}/{who.token}"
        return {"ok": True, "token": who.token, "url": url, "seat": who.seat, "role": who.role, "person": who.person}

    async def open(self) -> None:
        """Begin to draw screens and to look at the clock."""
        for table in self.tables:
            self.running.append(asyncio.ensure_future(table.screens.draw()))
        self.running.append(asyncio.ensure_future(self.look_at_clocks()))
        hub = self.tables[0].hub
        # A process takes a second to begin; the first quarter must not wait for it.
        for one in (hub.workers.quarters, hub.workers.ahead):
            hub.begin(one.ask(warm, dict(hub.room.exercise.campaign)))

    async def look_at_clocks(self) -> None:
        """Let phases end, and note now and then that the server is alive."""
        noted = 0.0
        while True:
            for table in self.tables:
                with suppress(Refused):
                    await table.hub.tick()
            if self.now() - noted >= ALIVE:
                noted = self.now()
                for table in self.tables:
                    table.hub.store.note("alive", str(noted))
            await asyncio.sleep(TICK)

    async def close(self) -> None:
        """Stop, and close every file."""
        for task in self.running:
            task.cancel()
        for table in self.tables:
            for job in tuple(table.hub.jobs):
                job.cancel()
            table.hub.store.close()
        self.tables[0].hub.workers.close()
