"""A room's file: SQLite, one line an act, only ever added to, and on the disk before anybody is told so."""

import asyncio
import json
import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import attrs

from game.loose_types import JsonDict, JsonObject

FORMAT = 3
# An act is on the disk itself before anybody is told that it was taken.
AT_ONCE = "PRAGMA synchronous=FULL"
# Stands in the file's header, so that no other program's database is taken for a room: "Wedg" in letters.
APPLICATION = 0x57656467
FIRST_MODELS = ("1", "2")
EXERCISE, OPENING, HEAD = "exercise", "opening", "head"
TABLES = """
CREATE TABLE IF NOT EXISTS terms (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS acts (n INTEGER PRIMARY KEY, line TEXT NOT NULL, chain TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS kept_as_written BEFORE UPDATE ON acts BEGIN SELECT RAISE(ABORT, 'acts are kept'); END;
CREATE TRIGGER IF NOT EXISTS kept_for_good BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'acts are kept'); END;
"""
DROPPED = "DROP TRIGGER IF EXISTS kept_as_written; DROP TRIGGER IF EXISTS kept_for_good;"
# A line is what JSON holds; `conversion.entry_of` makes an event of it.
Line = JsonObject
T = TypeVar("T")


class Unreadable(Exception):  # noqa: N818 (it says what is wrong)
    """A file that is no room's, is damaged, or is open in another server; it has not been changed."""


@attrs.define(eq=False)
class Store:
    """A room's file, open for this server alone.

    written  how many acts are on the disk
    chain    what all of them hash to, one after the other: a line that is changed, added or missing shows
    waiting  lines that are to be written together, each batch with what is waiting for it
    failed   why writing failed; until the room has gone back to what is on the disk nothing more is taken
    go_back  lets the room do so
    """

    path: Path
    disk: sqlite3.Connection
    written: int = 0
    chain: str = ""
    waiting: list[tuple[list[str], asyncio.Future[None]]] = attrs.field(factory=list)
    failed: str = ""
    go_back: Callable[[], None] = lambda: None
    writer: ThreadPoolExecutor = attrs.field(factory=lambda: ThreadPoolExecutor(1, "room-file"))
    guard: threading.Lock = attrs.field(factory=threading.Lock)

    async def append(self, lines: Sequence[Line]) -> None:
        """Return once these lines, and all that were appended before them, are on the disk.

        errors  OSError where the disk would not take them; then nothing of this call is there
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        with self.guard:
            if self.failed:
                raise OSError(self.failed)
            self.waiting.append(([json.dumps(line, ensure_ascii=False) for line in lines], future))
            first = len(self.waiting) == 1
        if first:
            self.writer.submit(self._flush, loop)
        await future

    def _flush(self, loop: asyncio.AbstractEventLoop) -> None:
        """Write all that waits as one transaction, in the writer's thread; what failed takes along what came after."""
        with self.guard:
            batch, self.waiting = self.waiting, []
        try:
            if rows := [line for some, _ in batch for line in some]:
                self._insert(rows)
        except sqlite3.Error as fault:
            with self.guard:
                self.failed = str(fault)
                batch, self.waiting = [*batch, *self.waiting], []
        loop.call_soon_threadsafe(self._settle, [future for _, future in batch])

    def _settle(self, futures: Sequence["asyncio.Future[None]"]) -> None:
        """Tell all that waited for a batch how it went; after a failure the room goes back to what is on the disk."""
        with self.guard:
            failed, self.failed = self.failed, ""
        if failed:
            self.go_back()
        for future in futures:
            if future.done():
                continue
            if failed:
                future.set_exception(OSError(failed))
            else:
                future.set_result(None)

    def _insert(self, lines: list[str]) -> None:
        """Add lines in one transaction."""
        rows, chain = [], self.chain
        for place, line in enumerate(lines, start=self.written + 1):
            chain = chained(chain, line)
            rows.append((place, line, chain))
        with self.disk:
            self.disk.executemany("INSERT INTO acts (n, line, chain) VALUES (?, ?, ?)", rows)
            keep_head(self.disk, self.written + len(lines), chain)
        self.written, self.chain = self.written + len(lines), chain

    def add(self, lines: Sequence[Line]) -> None:
        """Add lines at once, before anybody else writes."""
        self._insert([json.dumps(line, ensure_ascii=False) for line in lines])

    def settle(self) -> None:
        """Put all that is on the disk into the one file, so that a copy of it holds as much; in the writer's thread."""
        self.writer.submit(checkpointed, self.disk)

    def begin(self, terms: Mapping[str, str]) -> None:
        """Keep what a room is begun with."""
        with self.disk:
            self.disk.executemany("INSERT INTO terms VALUES (?, ?)", terms.items())
            self.chain = first_link(self.disk)
            keep_head(self.disk, 0, self.chain)
        checkpointed(self.disk)

    async def carry_out(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Return what some work on the file answers, done in the writer's thread, between two batches."""
        return await asyncio.get_running_loop().run_in_executor(self.writer, work, self.disk)

    def note(self, name: str, value: str) -> None:
        """Keep something that may be lost, such as the last time the server was seen alive."""
        self.writer.submit(self._note, name, value)

    def _note(self, name: str, value: str) -> None:
        """Keep something, in the writer's thread; a full disk is noticed when it matters."""
        with suppress(sqlite3.Error), self.disk:
            self.disk.execute("INSERT OR REPLACE INTO terms VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Close the file."""
        self.writer.shutdown(wait=True)
        checkpointed(self.disk)
        self.disk.close()


def opened(path: Path) -> Store:
    """Return a room's file, made where it is not there; one that is there is looked at before anything is written.

    errors  Unreadable, with what is wrong and what to do
    """
    disk: sqlite3.Connection | None = None
    try:
        is_new = not path.exists()
        if not is_new:
            look_at(path)
        disk = sqlite3.connect(path, timeout=1, check_same_thread=False)
        if is_new:
            path.chmod(0o600)
        return readied(path, disk, is_new=is_new)
    except (sqlite3.Error, OSError, UnicodeError, Unreadable) as fault:
        if disk is not None:
            disk.close()
        raise reading_fault(path, fault) from None


def look_at(path: Path) -> None:
    """Say why a file is no room of this Wedge; nothing is written.

    errors  Unreadable; sqlite3.Error where it is no database
    """
    # A server that was killed leaves the newest acts beside the file; only a connection that may write reads them.
    disk = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", timeout=1, uri=True)
    try:
        mark = disk.execute("PRAGMA application_id").fetchone()[0]
        names = {name for (name,) in disk.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        known = term(disk, "format") if "terms" in names and "acts" in names else None
        if known in FIRST_MODELS:
            raise Unreadable(f"{path}: found a room of the first model, which is played no more. Begin a new room.")
        if mark != APPLICATION or known is None:
            raise Unreadable(f"{path}: found another program’s file, or an empty one; expected a room. Name another.")
        if known != str(FORMAT):
            raise Unreadable(f"{path}: found a room of format {known}; expected {FORMAT}. Use the Wedge that made it.")
        if term(disk, EXERCISE) is None:
            raise Unreadable(f"{path}: found a room that was never begun. Remove the file, or name another.")
    finally:
        disk.close()


def readied(path: Path, disk: sqlite3.Connection, *, is_new: bool) -> Store:
    """Return a room's file, open for this server alone, with its tables.

    errors  Unreadable where lines were changed or are missing; sqlite3.Error
    """
    # One server a room: the lock is taken with the first write and held until the process ends.
    disk.execute("PRAGMA locking_mode=EXCLUSIVE")
    disk.execute("PRAGMA journal_mode=WAL")
    disk.execute(AT_ONCE)
    if is_new:
        disk.execute(f"PRAGMA application_id={APPLICATION}")
    disk.executescript(TABLES)
    with disk:
        disk.execute("INSERT OR REPLACE INTO terms VALUES ('format', ?)", (str(FORMAT),))
    if is_new:
        return Store(path, disk)
    return Store(path, disk, *whole(path, disk))


def whole(path: Path, disk: sqlite3.Connection) -> tuple[int, str]:
    """Return how many acts a file holds and what they hash to.

    errors  Unreadable where one was changed, added or is missing
    """
    count, chain = 0, first_link(disk)
    for n, line, link in disk.execute("SELECT n, line, chain FROM acts ORDER BY n"):
        count, chain = count + 1, chained(chain, line)
        if n != count or link != chain:
            raise Unreadable(
                f"{path}: act {count} is not as it was written, or one is missing. Restore it from a copy."
            )
    if term(disk, HEAD) != f"{count} {chain}":
        raise Unreadable(f"{path}: the last acts are missing after act {count}. Restore it from a copy.")
    return count, chain


def first_link(disk: sqlite3.Connection) -> str:
    """Return what a room's terms hash to, from which the chain of its acts begins."""
    return chained(term(disk, EXERCISE) or "", term(disk, OPENING) or "")


def chained(before: str, line: str) -> str:
    """Return what a line and all before it hash to."""
    return blake2b(f"{before}\n{line}".encode(), digest_size=16).hexdigest()


def keep_head(disk: sqlite3.Connection, count: int, chain: str) -> None:
    """Keep how many acts there are and what they hash to."""
    disk.execute("INSERT OR REPLACE INTO terms VALUES (?, ?)", (HEAD, f"{count} {chain}"))


def checkpointed(disk: sqlite3.Connection) -> None:
    """Put what stands beside the file into it; a disk that is full is noticed when it matters."""
    with suppress(sqlite3.Error):
        disk.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def reading_fault(path: Path, fault: Exception) -> Exception:
    """Return why a room's file cannot be opened and what to do; another kind of fault as it is."""
    match fault:
        case sqlite3.OperationalError() if str(fault) == "database is locked":
            return Unreadable(f"{path}: {fault}. Another server has this room open; stop it first.")
        case sqlite3.OperationalError() if "full" in str(fault) or "I/O" in str(fault):
            return Unreadable(f"{path}: {fault}. Make room on this disk, or name a file on another.")
        case UnicodeError():
            return Unreadable(f"{path}: found letters that are none. It is damaged; restore it from a copy.")
        case sqlite3.OperationalError() if "decode" in str(fault):
            return reading_fault(path, UnicodeError())
        case sqlite3.OperationalError():
            return Unreadable(f"{path}: {fault}. Name another file, or mend this one.")
        case sqlite3.DatabaseError() | OSError():
            return Unreadable(f"{path}: found {fault}; expected a room that `wedge host` made.")
    return fault


def term(disk: sqlite3.Connection, name: str) -> str | None:
    """Return one of a room's terms."""
    row = disk.execute("SELECT value FROM terms WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def lines(disk: sqlite3.Connection) -> list[JsonDict]:
    """Return every act that was kept, oldest first."""
    return [json.loads(line) for (line,) in disk.execute("SELECT line FROM acts ORDER BY n")]


def copied(disk: sqlite3.Connection) -> bytes:
    """Return a whole copy of a room's file as it is now."""
    return disk.serialize()


def rewrite(disk: sqlite3.Connection, again: Sequence[Line]) -> str:
    """Write all acts anew, and leave nothing of the old ones in the file: only to delete what is personal.

    returns  what they hash to
    """
    disk.executescript(DROPPED)
    with disk:
        disk.execute("DELETE FROM acts")
        rows, chain = [], first_link(disk)
        for n, line in enumerate(again, start=1):
            text = json.dumps(line, ensure_ascii=False)
            chain = chained(chain, text)
            rows.append((n, text, chain))
        disk.executemany("INSERT INTO acts VALUES (?, ?, ?)", rows)
        keep_head(disk, len(rows), chain)
    disk.executescript(TABLES)
    disk.execute("PRAGMA secure_delete=ON")
    disk.execute("VACUUM")
    disk.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return chain
