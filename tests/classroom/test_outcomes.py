"""What can be taken out of a running room: previews, the debrief, reports, copies, and the game itself."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import attrs
import httpx
import numpy as np
import pytest

from game.campaign.log import written
from game.campaign.log_reading import parsed
from game.campaign.replay import replayed
from game.classroom.engine import engine_worker as worker
from game.classroom.engine.counterfactuals import again
from game.classroom.engine.room_campaign import given
from game.classroom.protocol.debriefs import EngineBaseline, EngineDebrief
from game.classroom.protocol.room_debrief import QuarterTold
from game.classroom.rules.room_parts import Deal
from game.classroom.server.debriefing import bookmarks, swing_moments
from game.classroom.server.room_opening import Wanted
from game.classroom.server.room_opening import opened as opened_room
from game.views.world_view import CauseLine
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
    tried = {"title": "T", "effects": [{"path": "hormuz", "push": -0.5}]}
    first, again = (httpx.post(url, json=tried, timeout=30).json() for _ in range(2))
    assert first == again
    assert first["index"]["change"]["low"] <= first["index"]["change"]["value"] <= first["index"]["change"]["high"]
    assert first["scores"]["gulf_states"]["clear"]


def test_nothing_put_in_changes_nothing(host: Running) -> None:
    """A preview of nothing finds no difference at all: both sides meet the same luck."""
    found = httpx.post(f"{host.url}/api/preview/{host.link('facilitator')}", json={}, timeout=30).json()
    assert found["index"]["change"] == {"value": 0, "low": 0, "high": 0, "clear": False}


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


def test_claims_are_met_by_orders_that_were_given(host: Running) -> None:
    """Each claim of the debrief is borne by orders of the game, and told with what the ending owes to them."""
    found = debrief(host)
    titles = {one["title"] for quarter in found["replay"] for own in quarter["orders"].values() for one in own}
    assert found["claims"]
    for one in found["claims"]:
        assert set(one["orders"]) <= titles
        assert one["change"]["low"] <= one["change"]["value"] <= one["change"]["high"]


def test_the_engine_is_not_measured_against_itself(host: Running) -> None:
    """Of a seat that the engine played, the debrief tells its luck alone; of a team's, its decisions too."""
    lines = {one["country"]: one["line"] for one in debrief(host)["teams"]}
    assert lines["russia"].startswith("Played by the engine, with ")
    assert lines["iran"].startswith("Chose ")


def test_orders_nobody_gave_change_nothing(host: Running) -> None:
    """The game played again without orders that nobody gave is the game; without those given it is another."""
    session = replayed(parsed(asked(host, "/export/{}/campaign.jsonl").content))
    names = {name for own in given(session, 1).values() for name in own}
    others = frozenset(session.setting.catalogue.names) - names
    same = again(session, frozenset()).index
    assert np.array_equal(again(session, others).index, same)
    assert not np.array_equal(again(session, frozenset(names)).index, same)


def test_a_moment_keeps_the_capitals_of_names() -> None:
    """What moved a quarter is told as a sentence in which the Gulf and the West keep their capitals."""
    ties, threat = "ties with the Gulf, Israel and Washington", "the threat seen from the West"
    causes = (CauseLine(ties, 1.0), CauseLine(threat, 2.0))
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
    assert (log.campaign.sides, played.digest) == (
        ("iran",),
        host.registry.tables[0].open_room.on_disk.played[-1].record.digest,
    )


def test_the_game_goes_on_with_what_the_facilitator_put_in(tmp_path: Path) -> None:
    """A campaign with an inject that one team was told of goes on at one computer too, its secret kept."""
    with served(tmp_path) as host:
        effects = [{"path": "hormuz", "push": -0.5, "says": "Fewer ships dare the strait."}]
        does(host, 0, "write_inject", title="Mines off Qeshm", says="Laid at night.", effects=effects, to=["iran"])
        cards = host.registry.tables[0].open_room.room.cards.values()
        assert does(host, 0, "send_inject", inject=next(one.inject for one in cards if one.title == "Mines off Qeshm"))
        plays(host, 0)
        session = replayed(parsed(asked(host, "/export/{}/campaign.jsonl").content))
        seen = [event.seen_by for event in session.events[0] if event.cause.startswith("inject.")]
        assert session.digest == host.registry.tables[0].open_room.on_disk.played[-1].record.digest
        assert ("iran",) in seen
        assert replayed(parsed(written(session.log()).encode())).digest == session.digest


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


def test_odds_are_worked_out_once_a_quarter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often the phase changes meanwhile, the odds of a quarter are asked for once; others need not wait."""
    free, asks = Event(), []

    def slowly(*what: Any) -> dict[str, Any]:
        asks.append(what)
        free.wait(20)
        return {}

    monkeypatch.setattr(worker, "odds_of", slowly)
    with served(tmp_path) as host:
        does(host, 0, "odds", mode="on")
        for to in ("brief", "negotiate", "orders"):
            does(host, 0, "phase", to=to)
        free.set()
        until(lambda: 0 in host.registry.tables[0].open_room.around.odds)
    assert len(asks) == 1


def quarter_told(turn: int, causes: tuple[CauseLine, ...]) -> QuarterTold:
    """Return a quarter in which the index moved."""
    return QuarterTold(
        turn=turn, quarter="2025 Q1", index=40.0, change=1.0, strands=(), escalation=1.0, brent=70.0, orders={},
        acts=(), why_index=causes, trust={}, headlines=(), secrets=(), injects=(), messages=0, insights=(),
    )  # fmt: skip


def test_moments_are_of_several_kinds(host: Running) -> None:
    """Broken deals do not crowd out all else: at most two moments are of a kind while others are to be had."""
    room = host.registry.tables[0].open_room.on_disk
    quarters = [attrs.evolve(room.played[0], turn=turn) for turn in range(1, 7)]
    swings = [quarter_told(quarter.turn, (CauseLine("trust", 1.0),)) for quarter in quarters]
    deals = {
        f"d{turn}": Deal(f"d{turn}", "Jets", "russia", ("iran",), False, turn, (), "", {}, "broken")
        for turn in range(1, 7)
    }
    long = attrs.evolve(room, played=tuple(quarters), deals=deals)
    engine = EngineDebrief("holds", "", "", EngineBaseline(0, (), {}), (), (), (), (), ())
    kinds = [one.kind for one in bookmarks(long, engine, swings)]
    assert (len(kinds), kinds.count("swing")) == (5, 2)
