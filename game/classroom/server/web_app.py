"""The server: its routes, and how it begins and ends."""

import sys
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp
from starlette.websockets import WebSocket

from game.classroom.protocol.refusals import Refused
from game.classroom.server import course_routes as courses
from game.classroom.server import outcome_routes as outcomes
from game.classroom.server import roster_routes as rosters
from game.classroom.server import routes
from game.classroom.server import stylesheet as looks
from game.classroom.server.room_registry import RoomRegistry
from game.classroom.server.web import Answers, answering, guarded, refused_as
from game.paths import shipped

SHELVES = ("classroom", "fonts", "map", "icons")


def pages(registry: RoomRegistry) -> list[Route]:
    """Return the routes that answer with a page."""
    gets: dict[str, Answers] = {
        "/": routes.front,
        "/s/{token}": routes.seat_link,
        "/p/{token}": routes.screen,
        "/f/{token}": routes.screen,
        "/b/{token}": routes.screen,
        "/o/{token}": routes.screen,
        "/d/{token}": outcomes.debrief_page,
        "/report/{token}/{country}": outcomes.report_page,
        "/r/{token}": rosters.student_page,
        "/labels/{token}": rosters.labels,
        "/reach": routes.reach,
    }
    forms: dict[str, Answers] = {
        "/join": routes.join_form,
        "/s/{token}": routes.sit_form,
        "/r/{token}": rosters.student_joins,
    }
    return [
        *(Route(path, answering(answers, registry, html=True), methods=["POST"]) for path, answers in forms.items()),
        *(Route(path, answering(answers, registry, html=True)) for path, answers in gets.items()),
    ]


def interface(registry: RoomRegistry) -> list[Route]:
    """Return the routes that answer with JSON or a file."""
    gets: dict[str, Answers] = {
        "/api/rooms/{code}": routes.look_up,
        "/api/view/{token}": routes.view,
        "/api/debrief/{token}": outcomes.debrief,
        "/export/{token}/calendar.ics": courses.calendar,
        "/export/{token}/mail.txt": courses.calendar,
        "/export/{token}/{name}": outcomes.export,
        "/healthz": routes.health,
        "/static/tokens.css": looks.stylesheet,
    }
    posts: dict[str, Answers] = {
        "/api/rooms/{code}/join": routes.join,
        "/api/seats/{token}/join": routes.sit,
        "/api/act/{token}": routes.act,
        "/api/roster/{token}": rosters.take_list,
        "/api/calendar/{token}": courses.set_calendar,
        "/api/preview/{token}": outcomes.preview,
        "/api/otherwise/{token}": outcomes.otherwise,
    }
    return [
        *(Route(path, answering(answers, registry)) for path, answers in gets.items()),
        *(Route(path, answering(answers, registry), methods=["POST"]) for path, answers in posts.items()),
    ]


def app(registry: RoomRegistry) -> ASGIApp:
    """Return the server of a registry."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        """Open the registry, and close it at the end."""
        await registry.open()
        yield
        await registry.close()

    async def serve_socket(websocket: WebSocket) -> None:
        """Open a screen."""
        await routes.socket(websocket, registry)

    assets = shipped("assets")
    mounts = [Mount(f"/static/{name}", StaticFiles(directory=assets / name)) for name in SHELVES]
    application = Starlette(
        routes=[*pages(registry), *interface(registry), WebSocketRoute("/ws/{token}", serve_socket), *mounts],
        exception_handlers={HTTPException: partial(not_here), Exception: broken},
        lifespan=lifespan,
    )
    return guarded(application, registry)


async def not_here(request: Request, fault: Exception) -> Response:
    """Say that there is no such page, or that it is asked in another way."""
    status = fault.status_code if isinstance(fault, HTTPException) else 500
    reason = {404: "There is no such page.", 405: "This page is asked in another way."}.get(status, "This cannot be.")
    wants_page = "text/html" in request.headers.get("accept", "")
    return refused_as(Refused(status, reason), wants_page)


async def broken(request: Request, fault: Exception) -> Response:
    """Say that something went wrong here; what it was goes to the terminal and to nobody else."""
    del request
    traceback.print_exception(fault, file=sys.stderr)
    return PlainTextResponse("Something went wrong in the server. Nothing confirmed is lost; load the page again.", 500)
