"""A server killed at any moment: what was acknowledged is there, and what was not can be sent again, once."""

import asyncio
import contextlib
import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter

import pytest

from game.classroom.rehearsal.phone import Phone, joined
from game.classroom.rehearsal.server import Server, started
from game.classroom.server import store as room_file
from game.classroom.server.store import Store, Unreadable, checkpointed, lines, opened

KILLS, DAMAGES = 3, 500


async def talk(phone: Phone, acked: set[str], unsure: dict[str, str]) -> None:
    """Say one thing after the other until the line goes dead."""
    while True:
        number = f"{phone.name}-{phone.count + 1}"
        text = f"said {number}"
        unsure[number] = text
        found = await phone.does("message", channel="team:iran", text=text)
        assert found["ok"], found
        acked.add(text)
        del unsure[number]
        await asyncio.sleep(0.02)


async def killed_while_talking(server: Server, phone: Phone, delay: float) -> tuple[set[str], dict[str, str]]:
    """Let a phone talk, kill the server after a while, and return what was acknowledged and what was not."""
    acked: set[str] = set()
    unsure: dict[str, str] = {}
    talking = asyncio.ensure_future(talk(phone, acked, unsure))
    await asyncio.sleep(delay)
    os.killpg(server.running.pid, signal.SIGKILL)
    await server.running.wait()
    talking.cancel()
    await asyncio.gather(talking, return_exceptions=True)
    return acked, unsure


async def lives(room: Path, luck: Random) -> tuple[float, int, int]:
    """Kill and restart a server several times; return the slowest return, what was acknowledged and what came back."""
    server = await started(["--quarters", "3"], room)
    phone = await joined(server.url, server.code, "Amira", "iran")
    said: set[str] = set()
    slowest = 0.0
    for _ in range(KILLS):
        await phone.open()
        acked, unsure = await killed_while_talking(server, phone, luck.uniform(0.3, 1.0))
        said |= acked
        since = perf_counter()
        server = await started(["--quarters", "3"], room)
        again = Phone(server.url, phone.token, phone.name, phone.count)
        await again.open()
        slowest = max(slowest, perf_counter() - since)
        for number, text in unsure.items():
            await resent(again, number, text)
            said.add(text)
        phone = again
    shown = Phone(server.url, phone.token, "Reader")
    await shown.open()
    texts = [one["text"] for one in shown.sections["messages"]]
    for one in (phone, shown):
        await one.close()
    await server.stop()
    assert sorted(texts) == sorted(said)
    return slowest, len(said), len(texts)


async def resent(phone: Phone, number: str, text: str) -> None:
    """Send again, twice, what was not acknowledged: whether it had been kept or not, it is there once."""
    for _ in range(2):
        phone.count = int(number.rsplit("-", 1)[1]) - 1
        found = await phone.does("message", channel="team:iran", text=text)
        assert found["ok"], found


def test_nothing_acknowledged_is_lost(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    """Killed while people talk and started again with the same file: every message that was acknowledged is there once.

    (Fire drill 1.)
    """
    slowest, said, _ = asyncio.run(lives(tmp_path / "room.wedge", Random(7)))
    record_property(
        "yardstick", f"classroom killed {KILLS} times: back within {slowest:.1f} s, {said} messages, none lost"
    )
    assert said > KILLS


def test_a_room_is_open_in_one_server_only(tmp_path: Path) -> None:
    """A second server on the same file is told that the room is open, and leaves it alone."""
    first = opened(tmp_path / "room.wedge")
    with pytest.raises(Unreadable, match="Another server has this room open"):
        opened(tmp_path / "room.wedge")
    first.close()


def test_a_file_that_is_no_room_is_left_alone(tmp_path: Path) -> None:
    """A file that `wedge host` did not make is refused by name, and not changed."""
    path = tmp_path / "notes.txt"
    path.write_text("not a room, but somebody’s notes\n" * 40)
    before = path.read_bytes()
    with pytest.raises(Unreadable, match=r"notes\.txt"):
        opened(path)
    assert path.read_bytes() == before


def test_a_room_of_an_older_format_is_left_to_the_wedge_that_made_it(tmp_path: Path) -> None:
    """A room whose acts an older Wedge wrote in another shape is refused in words, and its format is kept."""
    path = tmp_path / "room.wedge"
    for written, says in (("2", "found a room of the first model"), ("9", "found a room of format 9; expected 3")):
        room_of(path).close()
        with sqlite3.connect(path) as disk:
            disk.execute("UPDATE terms SET value = ? WHERE name = 'format'", (written,))
        disk.close()
        for _ in range(2):
            with pytest.raises(Unreadable, match=says):
                opened(path)
        path.unlink()


def room_of(path: Path) -> Store:
    """Return a room's file with what a room is begun with and two acts."""
    store = opened(path)
    store.begin({"exercise": "{}", "opening": "{}"})
    store.add([{"do": "one"}, {"do": "two"}])
    return store


def test_another_programs_database_is_not_written_into(tmp_path: Path) -> None:
    """A database that is no room is refused, byte for byte as it was, and so is an empty file."""
    other, empty = tmp_path / "books.db", tmp_path / "empty.wedge"
    with sqlite3.connect(other) as disk:
        disk.execute("CREATE TABLE books (title TEXT)")
    disk.close()
    empty.touch()
    for path in (other, empty):
        before = path.read_bytes()
        with pytest.raises(Unreadable, match="expected a room"):
            opened(path)
        assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["books.db", "empty.wedge"]


def test_a_copy_of_a_served_file_holds_what_was_settled(tmp_path: Path) -> None:
    """A plain copy of the one file, taken while the room is open, opens with all acts up to the last finished phase."""
    path, copy = tmp_path / "room.wedge", tmp_path / "copy.wedge"
    store = room_of(path)
    checkpointed(store.disk)
    store.add([{"do": "three"}])
    copy.write_bytes(path.read_bytes())
    again = opened(copy)
    assert [line["do"] for line in lines(again.disk)] == ["one", "two"]
    again.close()
    store.close()
    copy.write_bytes(path.read_bytes())
    again = opened(copy)
    assert [line["do"] for line in lines(again.disk)] == ["one", "two", "three"]
    again.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE acts SET line = replace(line, 'one', 'won') WHERE n = 1",
        "DELETE FROM acts WHERE n = 1",
        "DELETE FROM acts WHERE n = 2",
        "INSERT INTO acts SELECT 3, line, chain FROM acts WHERE n = 2",
        "UPDATE terms SET value = '{\"a\": 1}' WHERE name = 'exercise'",
    ],
)
def test_a_line_that_was_changed_or_is_missing_shows(tmp_path: Path, change: str) -> None:
    """Whoever changes, drops or adds an act by hand is found out when the file is opened."""
    path = tmp_path / "room.wedge"
    room_of(path).close()
    with sqlite3.connect(path) as disk:
        disk.executescript("DROP TRIGGER kept_as_written; DROP TRIGGER kept_for_good;")
        disk.execute(change)
    disk.close()
    with pytest.raises(Unreadable, match=r"missing|not as it was written"):
        opened(path)


def damaged(whole: bytes, luck: Random) -> bytes:
    """Return a file in which a bit, a byte or a stretch is another, two bytes are changed over, or the end is gone."""
    held, place = bytearray(whole), luck.randrange(len(whole))
    match luck.choice(("bit", "byte", "blank", "over", "more", "cut")):
        case "bit":
            held[place] ^= 1 << luck.randrange(8)
        case "byte":
            held[place] = luck.randrange(256)
        case "blank":
            held[place : place + luck.choice((2, 200, 4096))] = b"\0" * len(held[place : place + 2])
        case "over":
            other = luck.randrange(len(held))
            held[place], held[other] = held[other], held[place]
        case "more":
            held.insert(place, luck.randrange(256))
        case "cut":
            del held[place:]
    return bytes(held)


def acts_of(path: Path) -> list[dict[str, str]]:
    """Return what a room's file holds, as a server reads it."""
    store = opened(path)
    try:
        return lines(store.disk)
    finally:
        store.close()


def test_a_damaged_file_is_refused_in_words_or_reads_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five hundred damages at random: no act is lost, added or altered unseen, and nothing but words comes of it."""
    monkeypatch.setattr(room_file, "AT_ONCE", "PRAGMA synchronous=OFF")
    path, copy = tmp_path / "room.wedge", tmp_path / "copy.wedge"
    store = room_of(path)
    store.add([{"do": "message", "text": f"Said in Tehran: {place} dollars"} for place in range(40)])
    store.close()
    held, whole, luck = acts_of(path), path.read_bytes(), Random(5)
    for _ in range(DAMAGES):
        copy.write_bytes(damaged(whole, luck))
        with contextlib.suppress(Unreadable):
            assert acts_of(copy) == held
        for beside in tmp_path.glob("copy.wedge*"):
            beside.unlink()


def test_a_copy_taken_at_any_moment_opens_whole(tmp_path: Path) -> None:
    """Whenever a copy is taken between acts, it opens with all acts up to the last phase that ended, none in part."""
    path, copy, luck = tmp_path / "room.wedge", tmp_path / "copy.wedge", Random(11)
    store, written, settled = room_of(path), ["one", "two"], 0
    for _ in range(60):
        match luck.choice(("act", "act", "phase", "copy")):
            case "act":
                written += [f"act {len(written)} " + "x" * luck.randrange(3000)] * luck.randrange(1, 4)
                store.add([{"do": name} for name in written[len(lines(store.disk)) :]])
            case "phase":
                checkpointed(store.disk)
                settled = len(written)
            case "copy":
                copy.write_bytes(path.read_bytes())
                found = [line["do"] for line in acts_of(copy)]
                assert settled <= len(found) <= len(written)
                assert found == written[: len(found)]
    store.close()
