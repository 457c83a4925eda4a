"""What people do who want a class to stop, all at once and for as long as it is held."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from random import Random
from time import monotonic
from urllib.parse import urlsplit

import attrs
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from game.classroom.rehearsal.server import Server, Silent, full_disk, started

SILENT, SLOW, FLOODS = 300, 60, 4
DRIP, CALM, REST, PATIENCE = 1.0, 0.1, 4.0, 20.0
# The server believes its own computer when it says for whom it asks, so that attackers come from elsewhere.
BELIEVED, ELSEWHERE = "127.0.0.1", {"x-forwarded-for": "203.0.113.66"}
ALWAYS = {"host": "localhost", "connection": "close", "content-type": "application/json", **ELSEWHERE}
HEAD = "{} {} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in ALWAYS.items())
NOISE = (
    b"\x00\xff" * 200,
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET /" + b"a" * 60_000 + b" HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nhost: [::1\r\n\r\n",
    b"GET / HTTP/1.1\r\nhost: localhost\r\n" + b"x: y\r\n" * 4000 + b"\r\n",
    b"POST /api/rooms/ABCDEF/join HTTP/1.1\r\nhost: localhost\r\ncontent-length: -5\r\n\r\n",
)
FAILED, PUT_OFF = 500, 503
# The disk of the room's file is full for so many seconds, again and again after so many.
ROOM_LEFT, FULL = 2.0, 1.0
AT_ONCE, PER_MINUTE = 7, 4  # places that a device may take, with one for rounding


@attrs.define(eq=False)
class Siege:
    """The attackers of one server.

    stale  a link that was good once and is no longer
    done   how often each attack was made
    wrong  answers that no attack may bring about, each once
    """

    server: Server
    stale: str
    luck: Random
    done: Counter[str] = attrs.field(factory=Counter)
    wrong: dict[str, int] = attrs.field(factory=dict)
    lifted: bool = False
    let_in: int = 0
    since: float = attrs.field(factory=monotonic)

    def attacks(self) -> tuple[Callable[[], Awaitable[None]], ...]:
        """Return all that is done at once."""
        many = (*[self.stays_silent] * SILENT, *[self.asks_slowly] * SLOW, *[self.floods] * FLOODS)
        others = self.makes_noise, self.forges_links, self.takes_all_places, self.sends_too_much, self.fills_the_disk
        return (*many, *others)

    async def status_line(self, sent: bytes) -> bytes:
        """Return the first line of what the server answers, b"" where it hangs up."""
        reader, writer = await asyncio.open_connection(*self.place)
        try:
            writer.write(sent)
            line = await asyncio.wait_for(reader.readline(), PATIENCE)
        finally:
            writer.close()
        status = line.split()[1] if len(line.split()) > 1 else b"0"
        if status.isdigit() and int(status) >= FAILED and int(status) != PUT_OFF:
            request = sent[:40].decode("latin-1")
            self.wrong[request] = self.wrong.get(request, 0) + 1
        return line

    @property
    def place(self) -> tuple[str, int]:
        """Return where the server listens."""
        parts = urlsplit(self.server.url)
        return parts.hostname or "", parts.port or 0

    async def stays_silent(self) -> None:
        """Open a connection and send nothing until it is closed."""
        reader, writer = await asyncio.open_connection(*self.place)
        self.done["silent connections"] += 1
        try:
            await reader.read(1)
        finally:
            writer.close()
        await asyncio.sleep(REST)

    async def asks_slowly(self) -> None:
        """Send half a request, and then a byte a second."""
        reader, writer = await asyncio.open_connection(*self.place)
        self.done["half requests"] += 1
        try:
            writer.write(b"GET / HTTP/1.1\r\nhost: localhost\r\nx: ")
            while not reader.at_eof() and not writer.is_closing():
                writer.write(b"a")
                await writer.drain()
                with suppress(TimeoutError):
                    await asyncio.wait_for(reader.read(1), DRIP)
        finally:
            writer.close()
        await asyncio.sleep(REST)

    async def floods(self) -> None:
        """Ask for pages as fast as they come."""
        self.done["pages asked for"] += 1
        await self.status_line((HEAD.format("GET", "/") + "\r\n").encode())

    async def makes_noise(self) -> None:
        """Send what is no request."""
        self.done["broken requests"] += 1
        await self.status_line(self.luck.choice(NOISE))

    async def forges_links(self) -> None:
        """Try links that nobody gave out, changed ones, and one that is no longer good."""
        good = self.server.board
        changed = good[:-1] + ("A" if good[-1] != "A" else "B")
        sockets = f"ws://{urlsplit(self.server.url).netloc}/ws"
        for link in (self.luck.randbytes(16).hex(), changed, self.stale, "%00", "..%2f..%2fetc%2fpasswd"):
            self.done["forged and stale links"] += 1
            for path in ("p", "f", "b", "d", "api/view"):
                line = await self.status_line((HEAD.format("GET", f"/{path}/{link}") + "\r\n").encode())
                if b" 200 " in line:
                    self.wrong[f"/{path}/… opened by a forged link"] = 1
            with suppress(OSError, WebSocketException, TimeoutError):
                async with connect(f"{sockets}/{link}", additional_headers=ELSEWHERE, open_timeout=PATIENCE) as there:
                    await there.recv()

    async def takes_all_places(self) -> None:
        """Join again and again from one device, which the door has to bound."""
        self.done["joins from one device"] += 1
        body = f'{{"name": "Nobody {self.luck.random():.4f}", "seat": "observer", "id": "{self.luck.random()}"}}'
        head = HEAD.format("POST", f"/api/rooms/{self.server.code}/join") + f"content-length: {len(body)}\r\n\r\n"
        self.let_in += b" 201 " in await self.status_line((head + body).encode())
        if self.let_in > AT_ONCE + PER_MINUTE * (monotonic() - self.since) / 60:
            self.wrong["places taken from one device beyond what may be"] = self.let_in

    async def sends_too_much(self) -> None:
        """Send an act larger than may be."""
        self.done["acts too large"] += 1
        head = HEAD.format("POST", f"/api/act/{self.stale}") + "content-length: 9000000\r\n\r\n"
        await self.status_line(head.encode() + b"[" * 400_000)

    async def fills_the_disk(self) -> None:
        """Leave the server no room to write in for a moment: it puts off what it is asked, and goes on by itself."""
        await asyncio.sleep(ROOM_LEFT)
        with full_disk(self.server.running.pid) as is_full:
            self.done["moments with a full disk"] += is_full
            await asyncio.sleep(FULL)
        await asyncio.sleep(REST)

    async def begins_without_room(self, words: list[str], room: Path) -> None:
        """Begin another class where no file can be written, which has to be refused in words."""
        self.done["classes begun on a full disk"] += 1
        try:
            server = await started(words, room, "-f 0")
        except Silent as refused:
            if "Make room on this disk" not in str(refused) or "Traceback" in str(refused):
                self.wrong[f"a class begun on a full disk: {refused}"[:300]] = 1
        else:
            await server.stop()
            self.wrong["a class begun on a full disk"] = 1

    async def again(self, attack: Callable[[], Awaitable[None]]) -> None:
        """Make an attack again and again, whatever comes of it."""
        while not self.lifted:
            with suppress(OSError, TimeoutError, asyncio.IncompleteReadError):
                await attack()
            await asyncio.sleep(CALM)


@asynccontextmanager
async def besieged(siege: Siege) -> AsyncIterator[None]:
    """Attack a server until the class is over."""
    going = [asyncio.ensure_future(siege.again(attack)) for attack in siege.attacks()]
    try:
        yield
    finally:
        # An attack that ends just when it is called off would begin again, so all are told first.
        siege.lifted = True
        for task in going:
            task.cancel()
        for ended in await asyncio.gather(*going, return_exceptions=True):
            if isinstance(ended, Exception):
                siege.wrong[f"an attack that broke off: {ended!r}"] = 1
