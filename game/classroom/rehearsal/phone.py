"""A scripted phone: it joins over HTTP, talks over a socket, and notes how long each acknowledgement took."""

import asyncio
import json
from collections.abc import Callable
from contextlib import closing, suppress
from http.client import HTTPConnection
from time import perf_counter, sleep
from urllib.parse import urlsplit

import attrs
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidMessage
from websockets.typing import Origin

from game.loose_types import JsonDict, JsonValue

PATIENCE = 30.0
PRESENCE = 5.0
AGAIN, BETWEEN = 4, 0.5  # how often a line that is cut is tried again, and after how many seconds


class Turned(Exception):  # noqa: N818 (it says what happened)
    """The server turned a phone away."""


def post(url: str, path: str, sent: JsonDict) -> JsonDict:
    """Return what the server answers to a JSON request; it waits, so call it in a thread."""
    _, body = fetched(url, "POST", path, json.dumps(sent).encode(), {"content-type": "application/json"})
    answer: JsonDict = json.loads(body)
    return answer


def get(url: str, path: str) -> tuple[int, bytes]:
    """Return the status and the body of a page; it waits, so call it in a thread."""
    return fetched(url, "GET", path, b"", {})


def fetched(url: str, how: str, path: str, sent: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
    """Return the status and the body of an answer; a line that is cut is tried again, as pages do."""
    for _ in range(AGAIN):
        with suppress(ConnectionError):
            return fetched_at_once(url, how, path, sent, headers)
        sleep(BETWEEN)
    return fetched_at_once(url, how, path, sent, headers)


def fetched_at_once(url: str, how: str, path: str, sent: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
    """Return the status and the body of an answer, tried once."""
    with closing(HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE)) as connection:
        connection.request(how, path, sent or None, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()


@attrs.define(eq=False)
class Phone:
    """One phone, or one screen.

    sections  what it has been shown last, by name
    heard     texts of the messages it was sent
    took      seconds from each act to its acknowledgement
    refused   acts that were refused, with the reason
    put_off   how often it was told to send something again a little later
    changed   is set with every change
    """

    url: str
    token: str
    name: str = ""
    count: int = 0
    sections: JsonDict = attrs.field(factory=dict)
    me: JsonDict = attrs.field(factory=dict)
    heard: set[str] = attrs.field(factory=set)
    took: list[float] = attrs.field(factory=list)
    refused: list[str] = attrs.field(factory=list)
    waiting: dict[str, tuple[asyncio.Future[JsonDict], float]] = attrs.field(factory=dict)
    changed: asyncio.Condition = attrs.field(factory=asyncio.Condition)
    bytes_in: int = 0
    put_off: int = 0
    socket: ClientConnection | None = None
    listener: asyncio.Task[None] | None = None
    presence: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Open the socket and wait for the first page.

        errors  Turned where the server does not want it
        """
        self.socket = await self.connected()
        first = json.loads(await self.socket.recv())
        if first["type"] != "hello":
            raise Turned(first.get("reason", "no greeting"))
        self.me, self.sections = first["me"], first["sections"]
        self.heard |= {message["text"] for message in first["sections"]["messages"]}
        self.listener = asyncio.ensure_future(self.listen())
        self.presence = asyncio.ensure_future(self.stay())

    async def connected(self) -> ClientConnection:
        """Return the socket; a line that is cut before it stands is tried again, as pages do."""
        for _ in range(AGAIN):
            with suppress(OSError, InvalidMessage):
                return await self.connected_at_once()
            await asyncio.sleep(BETWEEN)
        return await self.connected_at_once()

    async def connected_at_once(self) -> ClientConnection:
        """Return the socket, tried once."""
        address = f"ws://{urlsplit(self.url).netloc}/ws/{self.token}"
        return await connect(
            address, origin=Origin(self.url), compression=None, max_size=None, ping_interval=None, open_timeout=PATIENCE
        )

    async def stay(self) -> None:
        """Say that somebody is there, as pages do."""
        assert self.socket is not None
        with suppress(ConnectionClosed):
            while True:
                await asyncio.sleep(PRESENCE)
                await self.socket.send('{"do":"ping"}')

    async def listen(self) -> None:
        """Take what comes until the socket closes."""
        assert self.socket is not None
        with suppress(ConnectionClosed):
            async for raw in self.socket:
                self.bytes_in += len(raw)
                message = json.loads(raw)
                if message["type"] == "ack":
                    self.acknowledged(message)
                elif message["type"] == "change":
                    self.sections |= message["sections"]
                    self.heard |= {said["text"] for said in message["added"]["messages"]}
                    async with self.changed:
                        self.changed.notify_all()

    def acknowledged(self, answer: JsonDict) -> None:
        """Note an acknowledgement."""
        future, since = self.waiting.pop(answer["id"])
        self.took.append(perf_counter() - since)
        if not answer["ok"] and not answer["retry_after"]:
            self.refused.append(answer["reason"])
        if not future.done():
            future.set_result(answer)

    async def does(self, do: str, **fields: JsonValue) -> JsonDict:
        """Return the acknowledgement of an act; one that is put off, as by a full disk, is sent again as pages do."""
        self.count += 1
        number = f"{self.name}-{self.count}"
        while wait := (answer := await self.sends(number, do, fields)).get("retry_after"):
            self.put_off += 1
            await asyncio.sleep(wait)
        return answer

    async def sends(self, number: str, do: str, fields: JsonDict) -> JsonDict:
        """Return what the server answers to an act, sent once."""
        assert self.socket is not None
        future: asyncio.Future[JsonDict] = asyncio.get_running_loop().create_future()
        self.waiting[number] = future, perf_counter()
        await self.socket.send(json.dumps({"id": number, "do": do, **fields}))
        return await asyncio.wait_for(future, PATIENCE)

    async def until(self, holds: Callable[[JsonDict], object], seconds: float = PATIENCE) -> None:
        """Wait until what is shown satisfies something."""
        async with self.changed:
            await asyncio.wait_for(self.changed.wait_for(lambda: holds(self.sections)), seconds)

    async def close(self) -> None:
        """Hang up."""
        if self.presence is not None:
            self.presence.cancel()
        if self.socket is not None:
            await self.socket.close()
        if self.listener is not None:
            with suppress(asyncio.CancelledError):
                await self.listener


async def joined(url: str, code: str, name: str, seat: str) -> Phone:
    """Return a phone that has joined a seat; it waits where the server asks it to.

    errors  Turned with the reason
    """
    sent = {"name": name, "seat": seat, "id": f"join-{name}"}
    path = f"/api/rooms/{code}/join"
    while (answer := await asyncio.to_thread(post, url, path, sent)).get("retry_after"):
        await asyncio.sleep(answer["retry_after"])
    if not answer["ok"]:
        raise Turned(answer["reason"])
    return Phone(url, answer["token"], name)
