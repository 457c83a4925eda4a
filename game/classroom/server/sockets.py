"""Screens: the sockets of those who look at a room. Each is sent the newest there is, as fast as it takes it.

Nothing is queued for a slow screen but acknowledgements: what is new to it is put together when it is ready.
"""

import asyncio
import json
from collections import deque
from contextlib import suppress
from typing import Never

import attrs
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from game.classroom.protocol.class_events import Actor
from game.classroom.protocol.conversion import text_of
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.wire_messages import ByeMessage, Me, PongMessage, refusal
from game.classroom.rules.room_parts import Person
from game.classroom.sections.audience import Audience, audience, millis
from game.classroom.server.limits import LARGEST_ACT, Limiter
from game.classroom.server.limits import acts as limit_of_acts
from game.classroom.server.open_room import OpenRoom
from game.classroom.server.rendering import Rendering, Sent, hello

SLOWEST = 20.0
MOST_DUE = 64
QUICKEST, PER_SCREEN = 0.25, 0.001
MANY = "Too many requests; wait a moment."


@attrs.define(eq=False)
class SocketScreen:
    """One socket.

    due     acknowledgements still to be sent
    wakes   is set when there may be something to send
    """

    socket: WebSocket
    token: str
    actor: Actor
    whom: Audience
    sent: Sent = attrs.field(factory=Sent)
    due: deque[str] = attrs.field(factory=deque)
    wakes: asyncio.Event = attrs.field(factory=asyncio.Event)

    def owe(self, text: str) -> None:
        """Lay something by to be sent."""
        self.due.append(text)
        self.wakes.set()


@attrs.define(eq=False)
class SocketScreens:
    """All sockets of a room."""

    open_room: OpenRoom
    rendering: Rendering = attrs.field(factory=Rendering)
    open: set[SocketScreen] = attrs.field(factory=set)
    limiter: Limiter = attrs.field(factory=limit_of_acts)

    async def serve(self, socket: WebSocket, token: str, actor: Actor) -> None:
        """Talk with one screen until it goes."""
        who = self.open_room.on_disk.people.get(actor.person)
        screen = SocketScreen(socket, token, actor, audience(actor.kind, who.seat if who else ""))
        self.open.add(screen)
        self.hear(actor)
        try:
            await socket.send_text(self.greeting(screen))
            writer = asyncio.ensure_future(self.write(screen))
            reader = asyncio.ensure_future(self.read(screen))
            done, left = await asyncio.wait((writer, reader), return_when=asyncio.FIRST_COMPLETED)
            for task in left:
                task.cancel()
            # A phone that vanished leaves a fault in both; each is looked at, so that none is printed later.
            await asyncio.gather(*left, return_exceptions=True)
            for task in done:
                with suppress(WebSocketDisconnect, asyncio.TimeoutError, RuntimeError, OSError):
                    task.result()
        except (WebSocketDisconnect, RuntimeError, OSError):
            pass
        finally:
            self.open.discard(screen)
            if socket.application_state == WebSocketState.CONNECTED:
                with suppress(Exception):
                    await socket.close(4408)

    def hear(self, actor: Actor) -> None:
        """Note that a person's screen is there."""
        if actor.person:
            self.open_room.presence.hear(actor.person, self.open_room.now())

    def person(self, screen: SocketScreen) -> Person | None:
        """Return who sits before a screen."""
        return self.open_room.on_disk.player(screen.actor.person)

    def greeting(self, screen: SocketScreen) -> str:
        """Return what a screen is sent first."""
        room = self.open_room.on_disk
        first_page = hello(
            room, self.open_room.around, screen.whom, me(screen.actor, self.person(screen)), self.open_room.now()
        )
        _, screen.sent = self.rendering.change(screen.whom, self.person(screen), Sent(), room, self.open_room.around)
        return text_of(first_page)

    async def write(self, screen: SocketScreen) -> None:
        """Send a screen what it is owed and what is new, for as long as its link is open."""
        frame = self.rendering.frame
        while True:
            await screen.wakes.wait()
            screen.wakes.clear()
            while screen.due:
                await asyncio.wait_for(screen.socket.send_text(screen.due.popleft()), SLOWEST)
            if frame != self.rendering.frame:
                frame = self.rendering.frame
                if not await self.still_open(screen):
                    return
                text, screen.sent = self.rendering.change(
                    screen.whom, self.person(screen), screen.sent, self.open_room.on_disk, self.open_room.around
                )
                if text:
                    await asyncio.wait_for(screen.socket.send_text(text), SLOWEST)

    async def still_open(self, screen: SocketScreen) -> bool:
        """Return whether a screen's link is still good; say why not, and close, where it is not."""
        grant = self.open_room.doors.grant_of(screen.token)
        who = self.open_room.on_disk.people.get(screen.actor.person)
        whom = audience(screen.actor.kind, who.seat if who else "")
        if grant is not None and grant.actor == screen.actor and whom == screen.whom:
            return True
        moved = grant is not None
        reason = "You were moved; the page loads again." if moved else "This link is no longer good. Ask for a new one."
        await goodbye(screen.socket, 409 if moved else 401, reason)
        return False

    async def read(self, screen: SocketScreen) -> None:
        """Take what a screen asks for, one after the other."""
        while True:
            sent = await screen.socket.receive()
            if sent["type"] == "websocket.disconnect":
                return
            self.hear(screen.actor)
            if len(screen.due) > MOST_DUE:
                await goodbye(screen.socket, 429, MANY)
                return
            raw = sent.get("text")
            await self.answer(screen, raw if raw is not None else "")

    async def answer(self, screen: SocketScreen, raw: str) -> None:
        """Answer one message of a screen."""
        number = ""
        try:
            message = parsed(raw)
            if isinstance(message, dict):
                number_sent = message.get("id")
                number = number_sent if isinstance(number_sent, str) and len(number_sent) <= 64 else ""
                if message.get("do") == "ping":
                    screen.owe(text_of(PongMessage(millis(self.open_room.now()))))
                    return
            if not self.limiter.allows(screen.actor.name, self.open_room.now()):
                raise Refused(429, MANY)
            if self.open_room.doors.grant_of(screen.token) is None:
                raise Refused(401, "This link is no longer good. Ask the facilitator for a new one.")
            screen.owe(text_of(await self.open_room.ask(message, screen.actor)))
        except Refused as refused:
            screen.owe(text_of(refusal(refused, number)))

    async def draw(self) -> None:
        """Tell all screens, again and again, that there may be something new; less often where there are many."""
        while True:
            await self.open_room.changed.wait()
            self.open_room.changed.clear()
            self.rendering.next_frame()
            for screen in self.open:
                screen.wakes.set()
            await asyncio.sleep(max(QUICKEST, PER_SCREEN * len(self.open)))


def me(actor: Actor, who: Person | None) -> Me:
    """Return who somebody is to the room."""
    return Me(
        kind=actor.kind,
        person=actor.person or None,
        name=who.name if who else actor.kind.capitalize(),
        seat=(who.seat or None) if who else None,
        role=(who.role or None) if who else None,
    )


def constant(name: str) -> Never:
    """Refuse what JSON does not know: NaN and the infinities."""
    raise ValueError(name)


def parsed(raw: str | bytes) -> object:
    """Return what a message says.

    errors  Refused where it is too large or no JSON
    """
    if len(raw) > LARGEST_ACT:
        raise Refused(413, f"A message holds at most {LARGEST_ACT} bytes.")
    try:
        value: object = json.loads(raw, parse_constant=constant)
    except (ValueError, RecursionError):
        raise Refused(400, "The message is not JSON.") from None
    return value


async def goodbye(socket: WebSocket, status: int, reason: str) -> None:
    """Say why, and close."""
    with suppress(Exception):
        await asyncio.wait_for(socket.send_text(text_of(ByeMessage(status, reason))), 1)
        await socket.close(4000 + status)
