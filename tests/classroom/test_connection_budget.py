"""Connections that ask nothing: they may wait for a while and in bounds, and nobody who asks is harmed by them."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

import httpx
import pytest
from websockets.protocol import State
from websockets.sync.client import connect
from websockets.typing import Origin

from game.classroom.server import connection_budget
from tests.classroom.sketches import Running, served, until

FEW = 12
HALF_A_BODY = b"POST /join HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\na"


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Running]:
    """Serve a room that lets twelve connections wait."""
    with patch.multiple(connection_budget, MOST=FEW, LEAST=0), served(tmp_path) as found:
        yield found


def place(host: Running) -> tuple[str, int]:
    """Return where a server listens."""
    name, port = host.url.removeprefix("http://").split(":")
    return name, int(port)


def gone(connection: socket.socket) -> bool:
    """Return whether the other side has closed a connection."""
    connection.settimeout(0.01)
    try:
        return connection.recv(1000) == b""
    except TimeoutError:
        return False
    except OSError:
        return True


@pytest.mark.parametrize("sent", [b"", HALF_A_BODY])
def test_those_who_ask_nothing_make_room_for_those_who_do(host: Running, sent: bytes) -> None:
    """Of sixty silent connections at most twelve stay; who asks is answered, and the facilitator is told once."""
    with ExitStack() as held:
        silent = [held.enter_context(socket.create_connection(place(host))) for _ in range(60)]
        for connection in silent:
            connection.sendall(sent)
        until(lambda: sum(not gone(one) for one in silent) <= FEW)
        assert httpx.get(f"{host.url}/?code={host.code}").status_code == 200
        alerts = [alert.says for alert in host.registry.tables[0].open_room.on_disk.alerts]
        assert sum("ask nothing" in says for says in alerts) == 1


@pytest.mark.parametrize(
    "sent", [b"", b"GET / HT", b"POST /join HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\na"]
)
def test_whoever_asks_nothing_for_too_long_is_closed(host: Running, sent: bytes) -> None:
    """A connection has to have asked within its time, also when a byte comes now and then."""
    with patch.object(connection_budget, "PATIENCE", 3.0), socket.create_connection(place(host)) as slow:
        slow.sendall(sent)
        for byte in b"aaa":
            assert not gone(slow)
            slow.sendall(bytes([byte]) if sent else b"")
        until(lambda: gone(slow))


def test_whoever_asks_in_time_stays(host: Running) -> None:
    """A connection that is used again and again outlives the time in which it has to ask."""
    with patch.object(connection_budget, "PATIENCE", 3.0), httpx.Client() as client:
        for _ in range(10):
            assert client.get(f"{host.url}/healthz").status_code == 200
            time.sleep(0.4)


def test_a_screen_that_only_listens_stays(host: Running) -> None:
    """A socket that stands has asked: it outlives the time in which a connection has to ask, and any crowd."""
    with patch.object(connection_budget, "PATIENCE", 3.0):
        address = f"{host.url.replace('http', 'ws')}/ws/{host.link('board')}"
        with connect(address, origin=Origin(host.url)) as board, ExitStack() as held:
            assert json.loads(board.recv())["type"] == "hello"
            for _ in range(3 * FEW):
                held.enter_context(socket.create_connection(place(host)))
            time.sleep(4)
            board.ping().wait(10)
            httpx.get(f"{host.url}/healthz")
            assert board.state is State.OPEN
