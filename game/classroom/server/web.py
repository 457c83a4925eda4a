"""What every answer has in common: headers, refusals as pages or as JSON, and how much of a request is read."""

from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from game.classroom.protocol.conversion import plain
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.wire_messages import refusal
from game.classroom.server.limits import LARGEST_ACT, LONGEST_LINK
from game.classroom.server.room_registry import Entered, RoomRegistry
from game.classroom.server.sockets import parsed
from game.classroom.server.templates import page

UNAUTHORIZED = 401
# How an address begins that stands for a link kept in a cookie, so that nothing printed or projected carries it.
SESSION = "me-"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
CACHED, UNCACHED = (b"cache-control", b"max-age=3600"), (b"cache-control", b"no-store")
Answers = Callable[[Request, RoomRegistry], Awaitable[Response]]


def guarded(app: ASGIApp, registry: RoomRegistry) -> ASGIApp:
    """Return the server with its safety headers, asked only under names that are its own."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if scope["type"] not in ("http", "websocket"):
            await app(scope, receive, send)
            return
        if not is_own(HTTPConnection(scope).headers.get("host", ""), registry.hosts):
            accepts = HTTPConnection(scope).headers.get("accept", "")
            says = f"This server is not asked under that name. Open {registry.address} instead."
            answer: ASGIApp = refused_as(Refused(400, says), "text/html" in accepts)
            await (answer if scope["type"] == "http" else turned_away)(scope, receive, send)
            return
        cached = scope["path"].startswith("/static/")

        async def send_with_headers(message: Message) -> None:
            """Send with the safety headers."""
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS, CACHED if cached else UNCACHED]
            await send(message)

        await app(scope, receive, send_with_headers)

    return serve


async def turned_away(scope: Scope, receive: Receive, send: Send) -> None:
    """Refuse a socket."""
    del scope
    await receive()
    await send({"type": "websocket.close", "code": 4403})


def is_own(host: str, hosts: frozenset[str]) -> bool:
    """Return whether a server may be asked under a name: an address, or one of its own names.

    Another site's name that points here is refused, so that no page of elsewhere can speak through a visitor's browser.
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    try:
        return bool(ip_address(name)) or True
    except ValueError:
        return name in hosts


def same_origin(connection: HTTPConnection, address: str) -> bool:
    """Return whether a request comes from a page of this server, or from no page at all.

    address  where people find the server; a proxy may ask it under another name
    """
    origin = connection.headers.get("origin")
    if origin is None:
        return True
    if origin == "null":
        # A page that tells nobody where it is sends its forms so; the browser itself says that it is one of ours.
        return connection.headers.get("sec-fetch-site") in ("same-origin", "none")
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    own = parts.netloc == connection.headers.get("host") or origin == address
    return parts.scheme in ("http", "https") and own


def address_of(connection: HTTPConnection) -> str:
    """Return from where somebody asks."""
    return connection.client.host if connection.client else ""


def entered(request: HTTPConnection, registry: RoomRegistry) -> Entered:
    """Return the room of the link that a request was made with."""
    return registry.by_link(presented(request), address_of(request))


def presented(connection: HTTPConnection) -> str:
    """Return the link that a request was made with; `me-CODE` stands for the one in the cookie of a room."""
    link: str = connection.path_params["token"][:LONGEST_LINK]
    return connection.cookies.get(cookie_of(link), "") if link.startswith(SESSION) else link


def cookie_of(session: str) -> str:
    """Return the name of the cookie that holds the link of a session."""
    return f"wedge-{session.removeprefix(SESSION)}"


async def body_of(request: Request, registry: RoomRegistry, kind: str, most: int = LARGEST_ACT) -> bytes:
    """Return what a request says, at most so many bytes.

    errors  Refused 413 where it is too large, 415 where it is of another kind, 403 where another site sent it
    """
    if not same_origin(request, registry.address):
        raise Refused(403, "This request comes from another site.")
    content = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if content != kind:
        raise Refused(415, f"found content of the kind {content[:60]!r}; expected {kind}.")
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > most:
            raise Refused(413, f"A request holds at most {most} bytes.")
    return bytes(raw)


async def json_of(request: Request, registry: RoomRegistry) -> dict[str, object]:
    """Return the JSON object of a request."""
    value = parsed(await body_of(request, registry, "application/json"))
    if not isinstance(value, dict):
        raise Refused(400, "found something else; expected a JSON object, {…}.")
    return value


async def form_of(request: Request, registry: RoomRegistry) -> dict[str, str]:
    """Return the fields of a page's form."""
    raw = await body_of(request, registry, "application/x-www-form-urlencoded")
    try:
        return dict(parse_qsl(raw.decode(), max_num_fields=20))
    except ValueError:
        raise Refused(400, "The form could not be read.") from None


def answering(answers: Answers, registry: RoomRegistry, html: bool = False) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers a route; what it refuses is said as a page or as JSON."""

    async def answer(request: Request) -> Response:
        """Answer a request, or refuse it in words."""
        try:
            return await answers(request, registry)
        except Refused as refused:
            warn(registry, request, refused)
            return refused_as(refused, html, home(registry, request))

    return answer


def warn(registry: RoomRegistry, request: Request, refused: Refused) -> None:
    """Tell the facilitators of a link that was changed by hand, or of one that was tried on what is not its own."""
    presented = request.path_params.get("token", "")[:LONGEST_LINK]
    for table in registry.tables:
        grant = table.open_room.doors.grant_of(presented)
        if grant is not None:
            table.open_room.warn_of(grant.actor, refused)
        elif refused.status == UNAUTHORIZED:
            table.open_room.warn("a stranger", "A link that is not known here was tried, and was refused.")


def home(registry: RoomRegistry, request: Request) -> str:
    """Return where a page that was refused leads back to: a player's desk, else the join page."""
    presented = request.path_params.get("token", "")[:LONGEST_LINK]
    grants = [table.open_room.doors.grant_of(presented) for table in registry.tables]
    return f"/p/{presented}" if any(grant is not None and grant.actor.kind == "player" for grant in grants) else "/"


def refused_as(refused: Refused, html: bool, back: str = "/") -> Response:
    """Return a refusal as it is sent.

    back  where its page leads
    """
    headers = {"retry-after": "10"} if refused.status == 429 else {}
    if html:
        text = page("fault", title="Not here", page="fault", status=refused.status, reason=refused.reason, back=back)
        return Response(text, refused.status, headers, "text/html; charset=utf-8")
    return answer_of(refusal(refused), refused.status, headers)


def answer_of(value: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Return an object as JSON."""
    return JSONResponse(plain(value), status, headers)


def see_other(url: str) -> Response:
    """Return an answer that sends a browser on after a form."""
    return RedirectResponse(url, 303)
