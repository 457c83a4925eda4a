"""What can be taken out of a running room: previews, the debrief, reports, copies, and the game itself."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import attrs
import httpx
import pytest

from game.campaign.order_log_reading import parsed
from game.campaign.replaying import replayed
from game.classroom.engine import engine_worker as worker
from game.classroom.protocol.debriefs import EngineDebrief
from game.classroom.protocol.room_debrief import QuarterTold
from game.classroom.rules.room_parts import Deal
from game.classroom.server.debriefing import bookmarks, swing_moments
from game.classroom.server.room_opening import Wanted
from game.classroom.server.room_opening import opened as opened_room
from game.views.evening_view import EveningView
from game.views.shown_figures import Cause
from tests.classroom.sketches import CAMPAIGN, Running, inline, served, until


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return two tables at which a person in Tehran has played one quarter each."""
    with served(tmp_path_factory.mktemp("rooms"), tables=2) as found:
        for table in range(2):
            plays(found, table)
        yield found


def plays(host: Running, table: int) -> None:
    """Play a quarter at a table."""
    open_room = host.registry.tables[table].open_room
    asked = {"name": "Amira", "seat": "iran", "id": "a"}
    httpx.post(f"{host.url}/api/rooms/{open_room.room.exercise.code}/join", json=asked)
    for to in ("brief", "negotiate", "orders", "adjudicate"):
        assert does(host, table, "phase", to=to)["ok"]
    until(lambda: len(open_room.on_disk.played) == 1)


def does(host: Running, table: int, do: str, **fields: Any) -> Any:
    """Let the facilitator of a table do something."""
    sent = {"id": f"{do}-{time.monotonic_ns()}", "do": do, **fields}
    return httpx.post(f"{host.url}/api/act/{host.link('facilitator', table)}", json=sent).json()


def asked(host: Running, path: str, who: str = "facilitator", table: int = 0) -> httpx.Response:
    """Return what a link is answered."""
    return httpx.get(f"{host.url}{path.format(host.link(who, table))}", timeout=30)


def debrief(host: Running, who: str = "facilitator", table: int = 0) -> Any:
    """Return the debrief once it has been worked out."""
    until(lambda: asked(host, "/api/debrief/{}", who, table).status_code != 202)
    return asked(host, "/api/debrief/{}", who, table).json()


def test_an_inject_is_previewed_before_it_is_sent(host: Running) -> None:
    """The facilitator sees what an inject would change, with its error; two previews of the same are the same."""
    url = f"{host.url}/api/preview/{host.link('facilitator')}"
    tried = {"title": "T", "effects": [{"path": "trust.ir", "size": -30}]}
    first, again = (httpx.post(url, json=tried, timeout=30).json() for _ in range(2))
    assert first == again
    assert first["index"]["low"] <= first["index"]["value"] <= first["index"]["high"] < 0


def test_nothing_put_in_changes_nothing(host: Running) -> None:
    """A preview of nothing finds no difference at all: both sides meet the same luck."""
    found = httpx.post(f"{host.url}/api/preview/{host.link('facilitator')}", json={}, timeout=30).json()
    assert found["index"] == {"value": 0, "low": 0, "high": 0}


def test_the_debrief_waits_until_it_is_opened(host: Running) -> None:
    """A watcher is told that it is not open yet; the facilitator reads it always."""
    assert asked(host, "/api/debrief/{}", "observer").status_code == 409
    assert debrief(host)["quarters"] == 1


def test_tables_on_the_same_luck_are_compared(host: Running) -> None:
    """Two tables that ordered the same went the same way, and each is on the other's debrief once that is open."""
    assert does(host, 1, "open_debrief")["ok"]
    found = debrief(host)["tables"]
    assert [one["this"] for one in found] == [True, False]
    assert found[0]["path"] == found[1]["path"]


def test_the_computer_is_not_measured_against_itself(host: Running) -> None:
    """Of a seat that the computer played, the debrief tells its luck alone; of a team's, its decisions too."""
    lines = {one["country"]: one["line"] for one in debrief(host)["teams"]}
    assert lines["russia"].startswith("Played by the computer, with ")
    assert lines["iran"].startswith("Chose ")


def test_a_quarter_is_played_again_with_the_computer_in_a_seat(host: Running) -> None:
    """Once the debrief is open, anybody may ask what the computer would have done, and both courses are told."""
    does(host, 1, "open_debrief")
    url = f"{host.url}/api/otherwise/{host.link('observer', 1)}"
    found = httpx.post(url, json={"seat": "iran", "turn": 1}, timeout=30).json()
    assert found["ok"]
    assert found["index"][0] == found["again"][0]
    assert len(found["index"]) == len(found["again"]) == 2
    closed = httpx.post(
        f"{host.url}/api/otherwise/{host.link('observer')}", json={"seat": "iran", "turn": 1}, timeout=30
    )
    assert closed.status_code == 409


def test_a_moment_keeps_the_capitals_of_names() -> None:
    """What moved a quarter is told as a sentence in which the Gulf and the West keep their capitals."""
    ties, threat = "ties with the Gulf, Israel and Washington", "the threat seen from the West"
    causes = (Cause(ties, 1.0), Cause(threat, 2.0))
    (found,) = swing_moments([quarter_told(1, causes)])
    assert found.says == "Ties with the Gulf, Israel and Washington; the threat seen from the West."


def test_a_report_is_a_page_for_its_team(host: Running) -> None:
    """Once the debrief is open a player reads their own team's report, and not another's."""
    does(host, 1, "open_debrief")
    debrief(host, table=1)
    link = next(iter(host.registry.tables[1].open_room.room.people.values())).token
    statuses = [httpx.get(f"{host.url}/report/{link}/{seat}").status_code for seat in ("iran", "russia", "mars")]
    assert statuses == [200, 403, 404]


def test_the_game_goes_on_at_one_computer(host: Running) -> None:
    """The campaign's log replays to the same world, with the class's seats in people's hands (fire drill 5)."""
    log = parsed(asked(host, "/export/{}/campaign.jsonl").content)
    played = replayed(log)
    assert (log.terms.seats, played.played[-1].digest) == (
        ("iran",),
        host.registry.tables[0].open_room.on_disk.played[-1].record.digest,
    )


def test_a_log_that_cannot_hold_a_class_is_refused_in_words(tmp_path: Path) -> None:
    """A campaign with an inject has no log to play on with; the facilitator is told why, and where all of it is."""
    with served(tmp_path) as host:
        effects = [{"path": "waters>harassed", "size": 1, "says": "Fewer ships dare the strait."}]
        does(host, 0, "write_inject", title="Mines off Qeshm", says="Laid at night.", effects=effects)
        cards = host.registry.tables[0].open_room.room.cards.values()
        assert does(host, 0, "send_inject", inject=next(one.inject for one in cards if one.title == "Mines off Qeshm"))
        plays(host, 0)
        answer = asked(host, "/export/{}/campaign.jsonl")
        assert (answer.status_code, "room’s own file" in answer.json()["reason"]) == (409, True)


def test_a_saved_copy_is_the_room(host: Running, tmp_path: Path) -> None:
    """A copy saved from the console opens as the same room, with the same links."""
    path = tmp_path / "copy.wedge"
    path.write_bytes(asked(host, "/export/{}/copy.wedge").content)
    again, now = opened_room(path, Wanted("", CAMPAIGN), inline()), host.registry.tables[0].open_room.on_disk
    again.store.close()
    assert (again.room.exercise, again.room.people, again.room.played) == (now.exercise, now.people, now.played)


@pytest.mark.parametrize("name", ["grades.csv", "timeline.csv", "room.json", "dictionary.json"])
def test_exports_are_the_facilitators(host: Running, name: str) -> None:
    """Each export is a file for the facilitator and refused to an evaluator."""
    found = asked(host, f"/export/{{}}/{name}")
    assert (found.status_code, "attachment" in found.headers["content-disposition"]) == (200, True)
    assert asked(host, f"/export/{{}}/{name}", "evaluator").status_code == 403


def test_one_looks_ahead_once_a_quarter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many people join meanwhile, a quarter is looked ahead from once; others need not wait."""
    free, asks = Event(), []
    really = worker.looked_ahead

    def slowly(*what: Any) -> Any:
        asks.append(what)
        free.wait(20)
        return really(*what)

    monkeypatch.setattr(worker, "looked_ahead", slowly)
    with served(tmp_path) as host:
        for name in ("Amira", "Jonas", "Li"):
            asked_for = {"name": name, "seat": "iran", "id": name}
            httpx.post(f"{host.url}/api/rooms/{host.code}/join", json=asked_for)
        free.set()
        until(lambda: host.registry.tables[0].open_room.on_disk.look_ahead(0) is not None)
    assert len(asks) == 1


def quarter_told(turn: int, causes: tuple[Cause, ...]) -> QuarterTold:
    """Return a quarter in which the partnership moved."""
    evening = EveningView(
        quarter="2025Q1", title="Winter 2025", turn=turn, your_orders=(), headlines=(), ladder_act=None, rung_before=5,
        rung=5, strand="", index_before=39.0, index=40.0, causes=causes, score_before=0.0, score=0.0, score_parts=(),
        says=(), map_marks=(),
    )  # fmt: skip
    return QuarterTold(turn, evening, 1.0, {}, (), 0, ())


def test_moments_are_of_several_kinds(host: Running) -> None:
    """Broken deals do not crowd out all else: at most two moments are of a kind while others are to be had."""
    room = host.registry.tables[0].open_room.on_disk
    quarters = [attrs.evolve(room.played[0], turn=turn) for turn in range(1, 7)]
    swings = [quarter_told(quarter.turn, (Cause("trust", 1.0),)) for quarter in quarters]
    deals = {
        f"d{turn}": Deal(f"d{turn}", "Jets", "russia", ("iran",), False, turn, (), "", {}, "broken")
        for turn in range(1, 7)
    }
    long = attrs.evolve(room, played=tuple(quarters), deals=deals)
    engine = EngineDebrief("holds", "", (), "", None, None, (), (), (), ())
    kinds = [one.kind for one in bookmarks(long, engine, swings)]
    assert (len(kinds), kinds.count("swing")) == (5, 2)
