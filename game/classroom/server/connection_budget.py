"""How long somebody may be connected without asking anything, and how many may be so at once.

A class opens a few hundred connections that ask at once. Whoever opens connections and sends nothing, or half a
request, or a byte a second, would take the files that a system lets a server open, until nobody else gets in.
"""

import asyncio
import select
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress

import attrs
import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 15.0  # seconds from the first byte that could be sent to the end of what is asked
SHARE, LEAST, MOST = 4, 24, 2048  # of the files that may be open, and bounds where that is few or unlimited
UNASKED = {h11.IDLE, h11.SEND_BODY}
Waiting = OrderedDict["H11Protocol", asyncio.TimerHandle]


def allowed() -> int:
    """Return how many connections may wait at once: a share of the files that this system lets the server open."""
    # There is no such limit to be asked for on Windows.
    with suppress(ImportError, ValueError, OSError):
        import resource

        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        if soft != resource.RLIM_INFINITY:
            return max(LEAST, min(MOST, soft // SHARE))
    return MOST


@attrs.define(eq=False)
class ConnectionBudget:
    """The connections that have asked nothing yet, by the address they come from.

    tell     is told in a sentence when some had to be closed so that others get in
    most     how many may wait at once
    waiting  each with the timer that will close it, the longest waiting first
    """

    tell: Callable[[str], None]
    most: int = attrs.field(factory=allowed)
    waiting: dict[str, Waiting] = attrs.field(factory=dict)

    @property
    def at_once(self) -> int:
        """Return how many connections may be taken in before it is seen who asks: so many files are kept free."""
        return max(1, self.most // 8)

    def waits(self, protocol: H11Protocol) -> None:
        """Take note that a connection has still to ask; where too many do, close the one that has waited longest.

        One that has sent something which is only not read yet stays. It is taken from the address with the most of
        them, so that a crowd from one place harms no other.
        """
        here = self.waiting.setdefault(address_of(protocol), OrderedDict())
        if protocol in here:
            return
        here[protocol] = protocol.loop.call_later(PATIENCE, self.closes, protocol)
        if sum(len(some) for some in self.waiting.values()) > self.most:
            fullest = max(self.waiting.values(), key=len)
            self.closes(next((silent for silent in fullest if not has_asked(silent)), next(iter(fullest))))
            self.tell(f"Connections ask nothing, more than {self.most} at once. Those that wait longest are closed.")

    def closes(self, protocol: H11Protocol) -> None:
        """Close a connection that has not asked in time."""
        self.lets_go(protocol)
        protocol.transport.abort()

    def lets_go(self, protocol: H11Protocol) -> None:
        """Take note that a connection has asked, or is gone."""
        address = address_of(protocol)
        here = self.waiting.get(address, OrderedDict())
        timer = here.pop(protocol, None)
        if timer is not None:
            timer.cancel()
        if not here:
            self.waiting.pop(address, None)


def has_asked(protocol: H11Protocol) -> bool:
    """Return whether something has come over a connection that is still to be read."""
    sock = protocol.transport.get_extra_info("socket")
    readable = getattr(select, "poll", None)
    if readable is None:
        return bool(select.select([sock], [], [], 0)[0])
    poll = readable()
    poll.register(sock, select.POLLIN)
    return bool(poll.poll(0))


def address_of(protocol: H11Protocol) -> str:
    """Return from where a connection comes."""
    return protocol.client[0] if protocol.client else ""


def hurried(budget: ConnectionBudget) -> type[H11Protocol]:
    """Return uvicorn's protocol for a server whose connections have to ask within a budget."""

    class Hurried(H11Protocol):
        """HTTP for people who ask at once."""

        is_a_socket = False

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
            """Begin to wait for what is asked."""
            super().connection_made(transport)
            budget.waits(self)

        def data_received(self, data: bytes) -> None:
            """Take what came; wait for the rest where it was not all."""
            super().data_received(data)
            if self.conn.their_state in UNASKED and not self.transport.is_closing() and not self.is_a_socket:
                budget.waits(self)
            else:
                budget.lets_go(self)

        def handle_websocket_upgrade(self, event: h11.Request) -> None:
            """Hand a connection on that has asked for a socket; nothing more is waited for."""
            self.is_a_socket = True
            super().handle_websocket_upgrade(event)

        def connection_lost(self, exc: Exception | None) -> None:
            """Forget a connection that is gone."""
            budget.lets_go(self)
            super().connection_lost(exc)

    return Hurried
