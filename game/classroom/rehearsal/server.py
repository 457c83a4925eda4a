"""The real server, started as anybody starts it, in a process of its own."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import attrs

FACILITATOR = re.compile(r"(https?://[^/\s]+)/f/(\S+)")
BOARD = re.compile(r"/b/(\S+)")
CODE = re.compile(r"code (\w{3}) (\w{3})")
BEGINS = 60.0
KILOBYTE = 1024


class Silent(Exception):  # noqa: N818 (it says what happened)
    """The server did not begin, or ended; with what it printed."""


@attrs.frozen(eq=False)
class Server:
    """A server that is running.

    code   of its first room
    said   what it has printed since it began, line by line
    """

    running: asyncio.subprocess.Process
    url: str
    code: str
    facilitator: str
    board: str
    said: list[str] = attrs.field(factory=list)
    listening: list[asyncio.Task[None]] = attrs.field(factory=list)

    async def listen(self) -> None:
        """Take down what it prints, until it ends; a pipe that nobody empties would stop it."""
        while self.running.stdout is not None and (line := await self.running.stdout.readline()):
            self.said.append(line.decode(errors="replace").rstrip())

    def memory(self) -> float | None:
        """Return the memory of the server and its workers, megabytes; None where the system does not tell."""
        sizes = [resident(pid) for pid in family(self.running.pid)]
        known = [size for size in sizes if size is not None]
        return sum(known) / KILOBYTE if known else None

    async def stop(self) -> None:
        """Stop it as Ctrl-C does."""
        if self.running.returncode is None:
            self.running.send_signal(signal.SIGINT)
            try:
                await asyncio.wait_for(self.running.wait(), 15)
            except TimeoutError:
                self.running.kill()
                await self.running.wait()


async def started(words: list[str], room: Path, limits: str = "") -> Server:
    """Return the server that `wedge host` starts on a free port of this computer.

    limits  what the shell's `ulimit` is asked first, such as `-n 256`; "" for nothing
    errors  Silent
    """
    command = [sys.executable, "-m", "game", "host", *words, "--port", "0", "--room", str(room)]
    command = ["sh", "-c", f'ulimit {limits}; exec "$@"', "sh", *command] if limits else command
    running = await asyncio.create_subprocess_exec(
        *command,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={**os.environ, "COLUMNS": "200"},
        start_new_session=True,
    )
    printed = ""
    try:
        async with asyncio.timeout(BEGINS):
            while "Ctrl-C" not in printed:
                line = await running.stdout.readline() if running.stdout else b""
                if not line:
                    raise Silent(f"The server ended: {printed.strip() or 'it printed nothing'}")
                printed += line.decode()
    except TimeoutError:
        running.kill()
        raise Silent(f"The server did not begin within {BEGINS:.0f} s: {printed.strip()}") from None
    link, board, code = FACILITATOR.search(printed), BOARD.search(printed), CODE.search(printed)
    if link is None or board is None or code is None:
        running.kill()
        raise Silent(f"The server printed no links: {printed.strip()}")
    server = Server(running, link[1], code[1] + code[2], link[2], board[1])
    server.listening.append(asyncio.ensure_future(server.listen()))
    return server


@contextmanager
def full_disk(pid: int) -> Iterator[bool]:
    """Let no file of a process grow meanwhile, as on a full disk; yield whether this system can do that."""
    try:
        import resource

        held = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, held[1]))
    except (ImportError, AttributeError, OSError):
        yield False
        return
    try:
        yield True
    finally:
        with suppress(OSError):  # it has ended
            resource.prlimit(pid, resource.RLIMIT_FSIZE, held)


def family(pid: int) -> list[int]:
    """Return a process and all that descend from it."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        own = [int(child) for child in children.read_text().split()]
    except OSError:
        own = []
    return [pid, *(relative for child in own for relative in family(child))]


def resident(pid: int) -> float | None:
    """Return the memory of a process, kilobytes."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    size = re.search(r"VmRSS:\s+(\d+)", status)
    return float(size[1]) if size else None
