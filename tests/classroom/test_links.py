"""Links and codes: what is forged, replayed, from another site or of another room is refused, with the right status."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.sync.client import connect

from game.classroom.server.tokens import LETTERS, code, token
from tests.classroom.sketches import Running, served, until


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Running]:
    """Return a host with two tables."""
    with served(tmp_path, tables=2) as found:
        yield found


def joined(host: Running, name: str, seat: str, table: int = 0) -> Any:
    """Return what the server answers to somebody who joins."""
    code = host.registry.tables[table].open_room.room.exercise.code
    asked = {"name": name, "seat": seat, "id": f"{name}-{seat}"}
    return httpx.post(f"{host.url}/api/rooms/{code}/join", json=asked).json()


def act(host: Running, link: str, do: str, **fields: Any) -> httpx.Response:
    """Return the answer to an act."""
    return httpx.post(f"{host.url}/api/act/{link}", json={"id": f"{do}{len(fields)}", "do": do, **fields})


def first_word(host: Running, link: str, **more: Any) -> Any:
    """Return what a socket says first."""
    with connect(f"{host.url.replace('http', 'ws')}/ws/{link}", **more) as socket:
        return json.loads(socket.recv(5))


def test_a_forged_link_is_refused(host: Running) -> None:
    """A link that was made up opens neither page nor socket, and the answer does not say what would have."""
    assert httpx.get(f"{host.url}/p/{token()}").status_code == 401
    assert act(host, token(), "tell", text="hello").status_code == 401
    assert (first_word(host, token())["type"], first_word(host, token())["status"]) == ("bye", 401)


def test_links_cannot_be_guessed() -> None:
    """No two links are alike; each holds 192 bits."""
    found = {token() for _ in range(1000)}
    assert (len(found), {len(one) for one in found}) == (1000, {32})


def test_a_code_has_no_letters_that_look_alike() -> None:
    """A code is six letters and digits; none is read as another."""
    assert all(set(code()) <= set(LETTERS) and len(code()) == 6 for _ in range(100))
    assert not set("01OIL") & set(LETTERS)


def test_guessing_codes_does_not_pay(host: Running) -> None:
    """After some wrong codes an address has to wait."""
    with httpx.Client(base_url=host.url) as client:
        statuses = [client.get(f"/api/rooms/AAAAA{n % 10}").status_code for n in range(60)]
    assert (statuses[0], statuses[-1]) == (404, 429)


def test_a_player_cannot_do_what_is_the_facilitators(host: Running) -> None:
    """A player who sends the facilitator's acts is refused with 403 (fire drill 4)."""
    link = joined(host, "Amira", "iran")["token"]
    for do, fields in (("phase", {"to": "next"}), ("odds", {"mode": "on"}), ("rollback", {"turn": 0, "reason": "x"})):
        assert act(host, link, do, **fields).status_code == 403
    assert httpx.get(f"{host.url}/export/{link}/grades.csv").status_code == 403


def test_a_player_cannot_speak_for_another(host: Running) -> None:
    """An act for another person or seat is refused, whatever its fields say (fire drill 4)."""
    amira, vera = joined(host, "Amira", "iran"), joined(host, "Vera", "russia")
    assert act(host, amira["token"], "rename", person=vera["person"], name="Fool").status_code == 403
    assert act(host, amira["token"], "message", channel="team:russia", text="hello").status_code == 403
    assert act(host, amira["token"], "message", channel="all", text="hello", seat="russia").status_code == 422


def test_the_facilitator_is_told_of_what_was_tried(host: Running) -> None:
    """Who asks for what is not theirs is named to the facilitator, once a minute, and so is a changed link."""
    amira = joined(host, "Amira", "iran")
    for _ in range(3):
        act(host, amira["token"], "phase", to="next")
    httpx.get(f"{host.url}/p/{amira['token'][:-4]}AAAA")

    def told() -> list[str]:
        return [alert.says for alert in host.registry.tables[0].open_room.on_disk.alerts]

    until(lambda: len(told()) == 2)
    assert told()[0].startswith("Amira (Iran) asked for what is not theirs")
    assert told()[1].startswith("A link that is not known here")


def test_a_page_refused_to_a_player_leads_back_to_the_desk(host: Running) -> None:
    """Who opens the debrief too early reads why, and has a way back; who has no link is led to the join page."""
    link = joined(host, "Amira", "iran")["token"]
    early, lost = httpx.get(f"{host.url}/d/{link}"), httpx.get(f"{host.url}/d/{'A' * 32}")
    assert (early.status_code, f'href="/p/{link}"' in early.text) == (409, True)
    assert (lost.status_code, 'href="/"' in lost.text) == (401, True)


def test_a_link_is_good_in_its_own_room_alone(host: Running) -> None:
    """What a link of one table asks for happens at that table, and nowhere else."""
    link = joined(host, "Amira", "iran", table=1)["token"]
    assert act(host, link, "message", channel="team:iran", text="hello").json()["ok"]
    assert [len(table.open_room.on_disk.messages) for table in host.registry.tables] == [0, 1]
    assert act(host, host.link("facilitator", 0), "remove", person="p1").status_code == 422


def test_the_same_act_sent_again_is_done_once(host: Running) -> None:
    """An act replayed with its number is acknowledged again and not done again."""
    link = joined(host, "Amira", "iran")["token"]
    answers = [act(host, link, "message", channel="team:iran", text="once").json() for _ in range(3)]
    assert [one["ok"] for one in answers] == [True, True, True]
    assert (len({one["n"] for one in answers}), len(host.registry.tables[0].open_room.on_disk.messages)) == (1, 1)


def test_joining_again_with_the_same_number_gives_the_same_place(host: Running) -> None:
    """A phone that did not hear the answer and asks again is the same person."""
    assert joined(host, "Amira", "iran") == joined(host, "Amira", "iran")


def test_a_reclaimed_seat_shuts_the_old_link(host: Running) -> None:
    """When the facilitator reclaims somebody's place, their old link is void at once and a new one works."""
    old, facilitator = joined(host, "Amira", "iran"), host.link("facilitator")
    with connect(f"{host.url.replace('http', 'ws')}/ws/{old['token']}") as socket:
        socket.recv(5)
        assert act(host, facilitator, "reclaim", person=old["person"]).json()["ok"]
        while (said := json.loads(socket.recv(5)))["type"] != "bye":
            pass
    assert said["status"] == 401
    fresh = host.registry.tables[0].open_room.room.people[old["person"]].token
    assert [httpx.get(f"{host.url}/p/{link}").status_code for link in (old["token"], fresh)] == [401, 200]


def test_a_page_of_another_site_opens_no_socket_and_sends_no_act(host: Running) -> None:
    """A socket or an act whose page is another site's is refused."""
    link = host.link("facilitator")
    assert first_word(host, link, additional_headers={"Origin": "http://evil.example"})["status"] == 403
    answer = httpx.post(
        f"{host.url}/api/act/{link}",
        json={"id": "x", "do": "tell", "text": "hi"},
        headers={"Origin": "http://evil.example"},
    )
    assert answer.status_code == 403


def test_a_page_of_this_server_opens_a_socket(host: Running) -> None:
    """With the server's own origin a socket says hello."""
    assert first_word(host, host.link("board"), additional_headers={"Origin": host.url})["type"] == "hello"


def test_a_server_is_not_asked_under_a_strangers_name(host: Running) -> None:
    """Another site's name that points here is refused, so that no page of elsewhere can reach in."""
    assert httpx.get(f"{host.url}/healthz", headers={"Host": "evil.example"}).status_code == 400


def test_a_form_of_another_kind_is_refused(host: Running) -> None:
    """An act that is no JSON by its kind is refused with 415, so that no plain form of another site is taken."""
    answer = httpx.post(
        f"{host.url}/api/act/{host.link('facilitator')}", content="{}", headers={"content-type": "text/plain"}
    )
    assert answer.status_code == 415


def test_asking_too_fast_is_refused_and_passes(host: Running) -> None:
    """Beyond the limit of acts one is asked to wait, and told for how long."""
    url = f"{host.url}/api/act/{host.link('facilitator')}"
    with httpx.Client(timeout=60) as client, ThreadPoolExecutor(16) as hurried:
        # Many hands, so that a busy machine does not ask too slowly to be refused.
        answers = list(
            hurried.map(lambda n: client.post(url, json={"id": f"n{n}", "do": "tell", "text": "1"}), range(160))
        )
    slow = next(one for one in answers if one.status_code == 429)
    assert (slow.headers["retry-after"], slow.json()["retry_after"]) == ("10", 2)


def test_every_answer_keeps_strangers_out_of_the_page(host: Running) -> None:
    """Each page forbids scripts, frames and requests of elsewhere, and names no other host."""
    answer = httpx.get(f"{host.url}/f/{host.link('facilitator')}")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert (answer.headers["referrer-policy"], answer.headers["cache-control"]) == ("no-referrer", "no-store")


def test_personal_records_are_deleted_from_the_file(host: Running, tmp_path: Path) -> None:
    """After deletion no name and no word of anybody is left in the room's file, and links are void."""
    link = joined(host, "Amira Unmistakable", "iran")["token"]
    act(host, link, "message", channel="team:iran", text="a word nobody else uses: zymurgy")
    open_room = host.registry.tables[0].open_room
    answer = act(host, host.link("facilitator"), "forget", confirm=open_room.room.exercise.code)
    assert answer.json()["ok"]
    until(lambda: open_room.store.path.exists())
    raw = b"".join(path.read_bytes() for path in tmp_path.glob("room-0.wedge*"))
    assert b"Unmistakable" not in raw
    assert b"zymurgy" not in raw
    assert httpx.get(f"{host.url}/p/{link}").status_code == 401
