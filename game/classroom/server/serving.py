"""A registry served: rooms opened, a socket taken, uvicorn run until it is stopped."""

import socket
from collections.abc import Sequence
from pathlib import Path

import attrs
import segno
import uvicorn

from game.classroom.protocol.closed_lists import FACILITATOR
from game.classroom.protocol.console_view import TableLink
from game.classroom.sections.audience import Around
from game.classroom.server.addresses import Addresses
from game.classroom.server.connection_budget import ConnectionBudget, hurried
from game.classroom.server.limits import LARGEST_ACT
from game.classroom.server.open_room import OpenRoom
from game.classroom.server.room_opening import Wanted, opened
from game.classroom.server.room_registry import RoomRegistry, RoomTable
from game.classroom.server.sockets import SocketScreens
from game.classroom.server.templates import templates
from game.classroom.server.web_app import app
from game.classroom.server.workers import EngineProcesses

# Uvicorn closes a socket that sends more at once; a little above our own limit, so that ours is told in words first.
SOCKET_LIMIT = 4 * LARGEST_ACT
HEADERS_LIMIT = 32768


@attrs.frozen(eq=False)
class Served:
    """A registry that is ready to be served, and the socket it listens on."""

    registry: RoomRegistry
    listening: socket.socket
    where: Addresses

    def server(self) -> uvicorn.Server:
        """Return the server; it writes no log of requests, because links are secrets."""
        certificate, key = self.where.tls or (None, None)
        budget = ConnectionBudget(self.registry.strained)
        settings = uvicorn.Config(
            app(self.registry), access_log=False, log_level="error", lifespan="on", ws="websockets-sansio",
            ws_max_size=SOCKET_LIMIT, ws_per_message_deflate=False, ws_ping_interval=20, ws_ping_timeout=40,
            server_header=False, date_header=False, backlog=budget.at_once, timeout_graceful_shutdown=2,
            h11_max_incomplete_event_size=HEADERS_LIMIT, http=hurried(budget),
            proxy_headers=bool(self.where.proxies), forwarded_allow_ips=sorted(self.where.proxies),
            ssl_certfile=certificate, ssl_keyfile=key,
        )  # fmt: skip
        return uvicorn.Server(settings)

    def run(self) -> None:
        """Serve until Ctrl-C."""
        self.server().run(sockets=[self.listening])


def files(path: Path, tables: int) -> list[Path]:
    """Return the file of each table: the one named, then with -2, -3 … before its ending."""
    return [path if n == 1 else path.with_name(f"{path.stem}-{n}{path.suffix}") for n in range(1, tables + 1)]


def prepared(paths: Sequence[Path], wanted: Wanted, where: Addresses, listening: socket.socket) -> Served:
    """Return a registry with a table for each file; all play the same scenario on the same luck.

    errors  Unreadable; ScenarioFaults and KeyError where a new room's scenario is wrong
    """
    workers, open_rooms = EngineProcesses(), list[OpenRoom]()
    try:
        for n, path in enumerate(paths, start=1):
            title = wanted.title if len(paths) == 1 else f"{wanted.title}, table {n}" if wanted.title else f"Table {n}"
            open_rooms.append(opened(path, attrs.evolve(wanted, title=title), workers))
    except BaseException:
        for open_room in open_rooms:
            open_room.store.close()
        workers.close()
        raise
    templates()
    address = where.url(listening.getsockname()[1])
    for open_room in open_rooms:
        open_room.around = around(open_room, open_rooms, address, where)
    return Served(
        RoomRegistry(
            [RoomTable(open_room, SocketScreens(open_room)) for open_room in open_rooms],
            address,
            where.says,
            where.hosts,
        ),
        listening,
        where,
    )


def around(open_room: OpenRoom, open_rooms: Sequence[OpenRoom], address: str, where: Addresses) -> Around:
    """Return what is around a room: its address, its QR code, the other tables."""
    join = f"{address}/?code={open_room.room.exercise.code}"
    others = tuple(
        TableLink(
            code=other.room.exercise.code,
            title=other.room.exercise.title,
            url=f"/f/{other.room.exercise.tokens[FACILITATOR]}",
            own=other is open_room,
        )
        for other in open_rooms
    )
    qr = segno.make(join, error="m").svg_data_uri(
        border=0, dark="#0F1519", light="#FFFFFF", svgclass=None, lineclass=None
    )
    return Around(address=address, reach=where.says, qr=qr, tables=others if len(open_rooms) > 1 else ())
