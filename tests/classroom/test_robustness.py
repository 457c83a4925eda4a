"""Whatever is sent, the server answers in words and with the right status, and never breaks."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from game.classroom.protocol.class_events import EVENTS, Actor
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.transition import after, checked
from tests.classroom.sketches import NOON, Play, Running, served

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KNOWN: dict[str, list[Any]] = {
    "turn": [0, 1, 2, 7, -1, 1000000000000000000000000000000],
    "order": ["ir.withhold", "us.press", "ru.arms", "nothing", ""],
    "kind": ["dial", "move", "act", "choice", "huge"],
    "step": [0, 1, 3, 9, None],
    "orders": [{}, {"moves": ["ir.withhold"]}, {"dials": {"us.none": 2}}, {"choices": {"crisis.x": 1}}],
    "seat": ["iran", "mars"],
    "seats": [["iran"], []],
    "person": ["p1", "p2", "p99"],
    "role": ["decider", "king"],
    "to": ["next", "orders", "debrief", ["iran"], ["russia"], None],
    "channel": ["all", "pair:iran-russia", "team:iran", "team:mars"],
    "text": [
        "hello",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "\ud800",
        "\x00",
    ],
    "deal": ["d1", "d9"],
    "accept": [True],
    "clauses": [[], [{"country": "iran", "does": "make", "order": "ir.withhold"}]],
    "secret": [True],
    "until": [1, 99],
    "title": ["A", ""],
    "words": ["w"],
    "with": [[], ["russia"]],
    "reasons": [""],
    "proposal": ["r1"],
    "how": ["half", "treaty", "by_hand"],
    "effects": [[], [{"path": "trust.ir", "size": -0.2}], [{"path": "index", "size": 1}]],
    "question": ["fracture", "what"],
    "p": [50, 101, float("inf")],
    "answers": [{"q1": 0}, {"q9": 9}],
    "seconds": [60, -1000000000],
    "mode": ["on"],
    "deck": ["class", "all"],
    "leaves": ["orders", "brief"],
    "lengths": [{"brief": 1}, {"lunch": 1}],
    "automatic": [True],
    "inject": ["written_1", "x"],
    "says": ["s"],
    "reason": ["r"],
    "points": [5, None, 1000],
    "part": ["memo", "x"],
    "note": [""],
    "confirm": ["KM7Q4T", "no"],
    "on": [True, False],
    "version": [0, 5],
    "agrees": [True],
    "lesson": ["l"],
    "doubt": ["d"],
    "shares": [{}, {"p9": 5}],
    "name": ["N", "<b>"],
    "what": [None, "teams"],
}


@st.composite
def sent(draw: st.DrawFn) -> Any:
    """Draw something a client might send: an act with plausible, wrong and wild fields, or anything at all."""
    if draw(st.integers(0, 9)) == 0:
        return draw(JSON)
    fields = draw(st.lists(st.sampled_from(sorted(KNOWN)), max_size=7, unique=True))
    found = {name: draw(st.sampled_from(KNOWN[name]) | JSON) for name in fields}
    return {
        "id": draw(st.text(max_size=5) | st.just("n1")),
        "do": draw(st.sampled_from(sorted(EVENTS)) | JSON),
        **found,
    }


def some_room() -> Play:
    """Return a room at its orders, with two people."""
    play = Play()
    play.joins("Amira", "iran")
    play.joins("Vera", "russia")
    play.opens_orders()
    return play


ROOM = some_room()


@settings(max_examples=600)
@given(sent(), st.sampled_from(["facilitator", "player", "observer", "press", "evaluator", "board", "server"]))
def test_an_act_is_taken_or_refused_in_words(found: Any, kind: str) -> None:
    """Whatever is asked of a room by whomever, it is taken or refused with a status and a reason."""
    by = Actor(kind, "p1" if kind == "player" else "")
    refused = refusal_of(found, by)
    assert refused is None or (refused.status in (400, 403, 409, 422) and refused.reason)


def refusal_of(found: Any, by: Actor) -> Refused | None:
    """Return the refusal of what is sent, None where it is taken."""
    try:
        after(ROOM.room, checked(found, by, NOON + 100))
    except Refused as refused:
        return refused
    return None


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return a host that is served."""
    with served(tmp_path_factory.mktemp("rooms")) as found:
        yield found


def limitless(host: Running) -> None:
    """Let this test ask as often as it likes."""
    for limiter in (host.registry.guesses, host.registry.coming, host.registry.tables[0].screens.limiter):
        limiter.rate = limiter.most = 10**9


PATHS = ("/", "/join", "/s/{}", "/p/{}", "/f/{}", "/b/{}", "/o/{}", "/d/{}", "/report/{}/iran", "/export/{}/grades.csv",
         "/api/rooms/{}", "/api/rooms/{}/join", "/api/seats/{}/join", "/api/act/{}", "/api/view/{}", "/api/debrief/{}",
         "/api/preview/{}", "/api/otherwise/{}", "/static/{}", "/reach", "/healthz", "/ws/{}", "/{}")  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(PATHS),
    st.sampled_from(["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"]),
    st.sampled_from(["facilitator", "board", "iran", "evaluator"]) | st.text("abc-_%./", max_size=12),
    st.sampled_from(["application/json", "text/plain", "application/x-www-form-urlencoded", ""]),
    sent().map(json.dumps) | st.text(max_size=30),
)
def test_no_request_breaks_the_server(host: Running, path: str, method: str, who: str, kind: str, body: str) -> None:
    """Whatever path, method, link and content is asked with, no answer is a fault of the server."""
    limitless(host)
    link = host.link(who) if who in host.registry.tables[0].open_room.room.exercise.tokens else who
    headers = {"content-type": kind} if kind else {}
    url = host.url + path.format(link.replace("%", "%25"))
    answer = httpx.request(method, url, content=body.encode("utf-8", "replace"), headers=headers)
    assert answer.status_code < 500 or (answer.status_code == 503 and path.startswith("/report"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(sent().map(json.dumps) | st.text(max_size=20), min_size=1, max_size=4))
def test_no_message_breaks_a_socket(host: Running, messages: list[str]) -> None:
    """Whatever is said over a socket, each message is answered and the socket goes on."""
    limitless(host)
    url = host.url.replace("http", "ws")
    with connect(f"{url}/ws/{host.link('observer')}", max_size=None) as socket:
        assert json.loads(socket.recv())["type"] == "hello"
        for message in messages:
            socket.send(message)
            answer = json.loads(socket.recv(5))
            while answer["type"] == "change":
                answer = json.loads(socket.recv(5))
            assert answer["type"] in ("ack", "pong")


def test_a_message_that_is_too_large_is_refused(host: Running) -> None:
    """Over HTTP it is refused with 413; over a socket too, and one far too large ends the socket."""
    url = f"{host.url}/api/act/{host.link('facilitator')}"
    large = {"id": "n", "do": "tell", "text": "x" * 20_000}
    assert httpx.post(url, json=large).status_code == 413
    with connect(f"{host.url.replace('http', 'ws')}/ws/{host.link('facilitator')}", max_size=None) as socket:
        socket.recv()
        socket.send(json.dumps(large))
        assert answered(socket)["status"] == 413
        socket.send("x" * 200_000)
        with pytest.raises(ConnectionClosed):
            drain(socket)


def drain(socket: Any) -> None:
    """Read until the socket closes."""
    while True:
        socket.recv(5)


def answered(socket: Any) -> Any:
    """Return the next acknowledgement."""
    while (found := json.loads(socket.recv(5)))["type"] != "ack":
        pass
    return found


def test_text_from_people_is_escaped_in_pages(tmp_path: Path) -> None:
    """A name that is markup stands in the page as text."""
    with served(tmp_path) as host:
        name = "</script><img src=x onerror=alert(1)>"
        joined = httpx.post(
            f"{host.url}/api/rooms/{host.code}/join", json={"name": name[:40], "seat": "iran", "id": "a"}
        )
        for path in (
            f"/p/{joined.json()['token']}",
            f"/b/{host.link('board')}",
            f"/f/{host.link('facilitator')}",
        ):
            assert "<img" not in httpx.get(host.url + path).text
