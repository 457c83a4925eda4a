"""Nothing secret leaves: canaries planted in every hidden field, over a whole class, in every byte that is sent."""

import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs
import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from game.classroom.rules.room import Room
from tests.classroom.sketches import Running, served, some_move, until

SEATS = ("russia", "iran", "united_states", "china", "gulf_states", "israel")


@attrs.define
class Ear:
    """One who listens to everything that is sent to a link, pages too."""

    host: Running
    token: str
    path: str
    raw: list[str] = attrs.field(factory=list)
    acks: dict[str, dict[str, Any]] = attrs.field(factory=dict)
    count: int = 0
    sockets: list[ClientConnection] = attrs.field(factory=list)

    def __attrs_post_init__(self) -> None:
        """Open the socket and begin to listen."""
        threading.Thread(target=self.listen, daemon=True).start()
        until(lambda: self.raw)

    def listen(self) -> None:
        """Keep every byte that comes."""
        url = f"{self.host.url.replace('http', 'ws')}/ws/{self.token}"
        with suppress(ConnectionClosed), connect(url, compression=None, max_size=None) as socket:
            self.sockets.append(socket)
            for raw in socket:
                self.raw.append(str(raw))
                found = json.loads(raw)
                if found["type"] == "ack":
                    self.acks[found["id"]] = found

    def does(self, do: str, **fields: Any) -> dict[str, Any]:
        """Return the acknowledgement of an act."""
        self.count += 1
        number = f"n{self.count}"
        sent = {"id": number, "do": do, **{key.rstrip("_"): value for key, value in fields.items()}}
        self.sockets[0].send(json.dumps(sent))
        until(lambda: number in self.acks)
        return self.acks[number]

    def read_pages(self) -> None:
        """Read the page, what the socket would say first, and what is refused."""
        for path in (f"{self.path}/{self.token}", f"/api/view/{self.token}", f"/api/debrief/{self.token}"):
            self.raw.append(httpx.get(self.host.url + path).text)


@attrs.frozen
class Class:
    """A class under way: the facilitator, a person in each seat, and those who look on."""

    host: Running
    facilitator: Ear
    seats: dict[str, Ear]
    watching: dict[str, Ear]

    @property
    def room(self) -> Any:
        """Return the room."""
        return self.host.registry.tables[0].open_room.on_disk

    def phase(self, to: str) -> None:
        """Go to a phase."""
        assert self.facilitator.does("phase", to=to)["ok"]

    def everybody(self) -> Iterator[tuple[str, Ear]]:
        """Yield everybody but the facilitator."""
        yield from self.seats.items()
        yield from self.watching.items()


@pytest.fixture
def lesson(tmp_path: Path) -> Iterator[Class]:
    """Return a class that has just been let in."""
    with served(tmp_path) as host:
        seats = {}
        for seat in SEATS:
            asked = {"name": f"Person of {seat}", "seat": seat, "id": f"join-{seat}"}
            joined = httpx.post(f"{host.url}/api/rooms/{host.code}/join", json=asked).json()
            seats[seat] = Ear(host, joined["token"], "/p")
        watching = {
            "board": Ear(host, host.link("board"), "/b"),
            "observer": Ear(host, host.link("observer"), "/o"),
        }
        yield Class(host, Ear(host, host.link("facilitator"), "/f"), seats, watching)


def test_no_canary_leaves_before_the_debrief(lesson: Class) -> None:
    """Words, deals, arguments, reasons, private injects, links and answers reach those they are for and nobody else."""
    planted: dict[str, set[str]] = {}

    def plant(name: str, *knows: str) -> str:
        text = f"canary-{name}"
        planted[text] = set(knows)
        return text

    for seat, ear in lesson.seats.items():
        planted[ear.token] = {seat}
        planted[lesson.room.desks[seat].link] = set()
    planted[lesson.host.link("facilitator")] = set()
    planted[lesson.host.link("evaluator")] = planted[lesson.host.link("press")] = set()
    for turn in (1, 2, 3):
        play_a_quarter(lesson, turn, plant)
    for who, ear in lesson.everybody():
        ear.read_pages()
        sent = "\n".join(ear.raw)
        leaked = sorted(text for text, knows in planted.items() if text in sent and who not in knows)
        assert not leaked, f"{who} was sent {leaked}"
    assert all(any(text in "\n".join(ear.raw) for ear in lesson.seats.values()) for text in planted if "team" in text)


def turned_down(room: Room, seat: str) -> dict[str, int]:
    """Return a policy of a seat turned down by a step, which anybody can pay."""
    dial = next(dial for dial in room.position.seats[seat].board.dials if dial.standing > 0)
    return {dial.lever: dial.standing - 1}


def play_a_quarter(lesson: Class, turn: int, plant: Any) -> None:
    """Play a quarter in which every seat says, argues, deals, drafts and reasons."""
    lesson.phase("brief")
    # An inject that is written and not sent is the facilitator's alone.
    lesson.facilitator.does(
        "write_inject", title=plant(f"inject-{turn}"), says=plant(f"inject-says-{turn}"),
        effects=[{"path": "waters>harassed", "size": 0.1}],
    )  # fmt: skip
    lesson.facilitator.does("insight", turn=turn, text=plant(f"insight-{turn}"))
    lesson.phase("negotiate")
    for place, (seat, ear) in enumerate(lesson.seats.items()):
        other = SEATS[(place + 1) % 6]
        pair = f"pair:{'-'.join(sorted((seat, other)))}"
        ear.does("message", channel=f"team:{seat}", text=plant(f"team-{seat}-{turn}", seat))
        ear.does("message", channel=pair, text=plant(f"pair-{seat}-{turn}", seat, other))
        ear.does("message", channel=f"control:{seat}", text=plant(f"control-{seat}-{turn}", seat))
        ear.does(
            "deal", title=plant(f"deal-{seat}-{turn}", seat, other), to=[other], secret=True, until=turn,
            clauses=[], words=plant(f"words-{seat}-{turn}", seat, other),
        )  # fmt: skip
        ear.does("propose", title=plant(f"argument-{seat}-{turn}", seat), text="We would.", with_=[other])
    lesson.phase("orders")
    for seat, ear in lesson.seats.items():
        assert ear.does("lock", turn=turn, orders={"dials": turned_down(lesson.room, seat)})["ok"]
        ear.does("rationale", turn=turn, text=plant(f"reason-{seat}-{turn}", seat))
    lesson.phase("adjudicate")
    assert lesson.facilitator.does("resolve")["ok"]
    until(lambda: len(lesson.room.played) == turn and lesson.room.phase == "reveal")


def test_a_quiz_is_not_sent_with_its_answers(lesson: Class) -> None:
    """Before somebody has answered the quiz, no right answer and no reason is sent to them."""
    whole = httpx.get(f"{lesson.host.url}/api/view/{lesson.seats['iran'].token}").json()
    quiz = whole["sections"]["tasks"]["quiz"]
    assert [quiz[key] for key in ("right", "why", "correct")] == [None, None, None]
    assert all(set(one) == {"question", "says", "options"} for one in whole["sections"]["tasks"]["quiz"]["questions"])


def test_a_draft_is_its_teams_alone(lesson: Class) -> None:
    """What a seat drafts is sent to nobody else, not even that there is one order more."""
    lesson.phase("brief")
    lesson.phase("negotiate")
    lesson.phase("orders")
    before = {who: len(ear.raw) for who, ear in lesson.everybody()}
    orders = [some_move(lesson.room, "iran")]
    for order in orders:
        assert lesson.seats["iran"].does("draft", turn=1, kind="move", order=order, step=1)["ok"]
    until(lambda: any(orders[0] in raw for raw in lesson.seats["iran"].raw[before["iran"] :]))
    for who, ear in lesson.everybody():
        if who != "iran":
            sent = "\n".join(ear.raw[before[who] :])
            assert not any(order in sent for order in orders), who
