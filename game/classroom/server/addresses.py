"""Who can reach the server: which addresses it answers on, and what to put on the board."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

import attrs

LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"
# A datagram socket that is connected sends nothing; it only says by which of its addresses this computer would go out.
# The address is set aside for documentation (RFC 5737), so nobody is there.
PENDING = 2048
NOBODYS = ("192.0.2.1", 9)


@attrs.frozen
class Addresses:
    """Who can reach the server.

    bind    the address it listens on
    typed   the address people type
    says    who can reach it, in a sentence
    hosts   names under which it may be asked for beside numbers
    public  the address that people type where a proxy or a router leads it here; "" where they type `typed`
    proxies addresses that are believed when they say for whom they ask
    tls     files of the certificate and of its key, with which it speaks HTTPS itself; None where it speaks HTTP
    """

    bind: str
    typed: str
    says: str
    hosts: frozenset[str]
    public: str = ""
    proxies: frozenset[str] = frozenset()
    tls: tuple[str, str] | None = None

    def url(self, port: int) -> str:
        """Return the address that people type, for a server that listens on a port."""
        if self.public:
            return self.public
        host = f"[{self.typed}]" if ":" in self.typed else self.typed
        return f"{'https' if self.tls else 'http'}://{host}:{port}"


def reach(bind: str | None, lan: bool) -> Addresses:
    """Return who can reach a server that listens on an address, or on all where `lan` asks for it."""
    where = EVERYWHERE if lan else bind or LOOPBACK
    typed = own_address() if where in (EVERYWHERE, "::") else where
    return Addresses(where, typed, sentence(where, typed), own_names())


def led_here(own: Addresses, public: str, proxies: frozenset[str], tls: tuple[str, str] | None) -> Addresses:
    """Return how a server is reached that proxies lead to, or that speaks HTTPS itself.

    public  an address with a scheme and a host and nothing behind it, "" for none
    """
    if not public:
        return attrs.evolve(own, proxies=proxies, tls=tls)
    host = (urlsplit(public).hostname or "").lower()
    says = f"People reach it as {public}. {own.says}"
    return attrs.evolve(own, says=says, hosts=own.hosts | {host}, public=public, proxies=proxies, tls=tls)


def public_fault(public: str) -> str:
    """Return what was expected instead of a public address, "" where it is one."""
    expected = "an address such as https://class.school.org, with nothing behind the name"
    try:
        parts = urlsplit(public)
        _ = parts.port
    except ValueError:
        return expected
    bare = parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username)
    return "" if parts.scheme in ("http", "https") and parts.hostname and bare else expected


def is_address(text: str) -> bool:
    """Return whether a text is an address in numbers."""
    with suppress(ValueError):
        return bool(ip_address(text)) or True
    return False


def sentence(where: str, typed: str) -> str:
    """Return who can reach the server."""
    if is_loopback(where):
        return "Only this computer can reach it. Start again with --lan to let phones in."
    if where in (EVERYWHERE, "::"):
        also = "" if not is_loopback(typed) else " This computer has no network now."
        return f"Everybody on this computer’s networks can reach it.{also}"
    return f"Everybody who can reach {where} can reach it."


def is_loopback(where: str) -> bool:
    """Return whether an address is this computer's alone."""
    with suppress(ValueError):
        return ip_address(where).is_loopback
    return where == "localhost"


def own_address() -> str:
    """Return the address by which others on the network find this computer; the loopback where there is no network."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(NOBODYS)
        return str(probe.getsockname()[0])
    return LOOPBACK


def own_names() -> frozenset[str]:
    """Return the names this computer goes by."""
    name = socket.gethostname().lower()
    short = name.split(".")[0]
    return frozenset({"localhost", name, short, f"{short}.local", f"{short}.lan", f"{short}.home"} - {""})


class WaitingRoom(socket.socket):
    """A socket on which many may wait, however few a server takes in at once."""

    def listen(self, backlog: int = PENDING, /) -> None:
        """Let at least `PENDING` wait; servers ask for as many as they accept in one go."""
        super().listen(max(backlog, PENDING))


def answering(bind: str, port: int) -> Iterator[socket.socket]:
    """Yield the socket a server listens on; the port is taken here, so that a wrong one is told before all else.

    errors  OSError
    """
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    listening = WaitingRoom(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((bind, port))
        # Whoever comes before the server is ready waits, and is not turned away.
        listening.listen()
        yield listening
    finally:
        listening.close()
