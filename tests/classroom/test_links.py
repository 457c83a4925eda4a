"""Links and codes: what is forged, replayed, from another site or of another room is refused, with the right status."""

import asyncio
import contextlib
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.sync.client import connect

from game.classroom.protocol.refusals import Refused
from game.classroom.server.room_registry import JoinWish
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
    sent = {
        "id": f"{do}-{fields}"[:64].replace("\n", " "),
        "do": do,
        **{key.rstrip("_"): value for key, value in fields.items()},
    }
    return httpx.post(f"{host.url}/api/act/{link}", json=sent)


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


MARK = "zymurgy"


def test_personal_records_are_deleted_from_the_file(host: Running, tmp_path: Path) -> None:
    """After deletion no name and no word of anybody is left: in the room's file, in what is exported, on any page."""
    amira, vera = joined(host, f"Amira {MARK}", "iran"), joined(host, f"Vera {MARK}", "russia")
    teacher, open_room = host.link("facilitator"), host.registry.tables[0].open_room

    def does(link: str, do: str, **fields: Any) -> None:
        answer = act(host, link, do, **fields)
        assert answer.json()["ok"], (do, answer.text)

    does(teacher, "phase", to="brief")
    does(teacher, "write_inject", title=f"T {MARK}", says=f"S {MARK}", effects=[{"path": "brent", "size": 1}])
    does(teacher, "send_inject", inject=next(iter(open_room.room.cards)))
    does(amira["token"], "message", channel="team:iran", text=MARK)
    does(amira["token"], "deal", title=MARK, to=["russia"], secret=True, until=1, clauses=[], words=MARK)
    does(amira["token"], "propose", title=MARK, text=MARK, reasons=MARK, with_=[])
    does(vera["token"], "rationale", turn=1, text=MARK)
    does(teacher, "rule", proposal="r1", how="talk", reason=MARK)
    does(teacher, "tell", text=MARK)
    does(teacher, "nudge", seats=["iran"], text=MARK)
    does(teacher, "insight", turn=1, text=MARK)
    does(teacher, "rubric", person=amira["person"], part="memo", points=3, note=MARK)
    for to in ("negotiate", "orders", "adjudicate"):
        does(teacher, "phase", to=to)
    until(lambda: len(open_room.on_disk.played) == 1)
    does(teacher, "rollback", turn=0, reason=MARK)
    does(teacher, "forget", confirm=open_room.room.exercise.code)
    until(lambda: open_room.room.forgotten and not open_room.jobs)
    assert MARK.encode() not in b"".join(path.read_bytes() for path in tmp_path.glob("room-0.wedge*"))
    for name in ("room.json", "people.csv", "deals.csv", "messages.csv", "orders.csv"):
        assert MARK not in httpx.get(f"{host.url}/export/{teacher}/{name}").text
    assert MARK not in httpx.get(f"{host.url}/f/{teacher}").text
    assert httpx.get(f"{host.url}/p/{amira['token']}").status_code == 401


def test_a_number_stands_for_one_act(host: Running) -> None:
    """A number that was used is acknowledged for the same act, and refused for another."""
    link = joined(host, "Amira", "iran")["token"]
    sent = {"id": "n1", "do": "message", "channel": "team:iran", "text": "yes"}
    url = f"{host.url}/api/act/{link}"
    first, again = (httpx.post(url, json=sent).json() for _ in range(2))
    other = httpx.post(url, json={**sent, "text": "no"})
    assert (first["again"], again["again"], other.status_code) == (False, True, 409)


def test_anothers_number_hands_out_no_link(host: Running) -> None:
    """Whoever joins with a number that somebody else has used is not given that person's place."""
    asked = {"name": "Amira", "seat": "iran", "id": "n1"}
    url = f"{host.url}/api/rooms/{host.code}/join"
    assert httpx.post(url, json=asked).json()["ok"]
    thief = httpx.post(url, json={**asked, "name": "Mallory"})
    assert (thief.status_code, "token" in thief.json()) == (409, False)


def test_one_device_does_not_take_all_places(host: Running) -> None:
    """From one address of the network a few people come in at once, and no more until time has passed."""
    table, registry = host.registry.tables[0], host.registry
    wishes = [JoinWish(f"Person {n}", f"w{n}", "player", "any") for n in range(30)]

    async def come() -> int:
        came = 0
        for wish in wishes:
            with contextlib.suppress(Refused):
                await registry.join(table, wish, "10.0.0.7")
                came += 1
        return came

    assert asyncio.run_coroutine_threadsafe(come(), host.loop).result(20) <= 7


def test_a_closed_door_lets_nobody_in(host: Running) -> None:
    """With the door closed nobody joins; all who came lately can be sent out again, and their links are void."""
    amira, teacher = joined(host, "Amira", "iran"), host.link("facilitator")
    assert act(host, teacher, "door", door="closed").json()["ok"]
    assert not joined(host, "Vera", "russia")["ok"]
    assert act(host, teacher, "remove_since", seconds=60).json()["ok"]
    assert httpx.get(f"{host.url}/p/{amira['token']}").status_code == 401


def test_the_facilitators_link_leaves_the_address(host: Running) -> None:
    """With the cookie of the console its pages open under an address that holds no secret; without it they do not."""
    secret, session = host.link("facilitator"), f"me-{host.code}"
    with httpx.Client(base_url=host.url) as client:
        answer = client.get(f"/f/{secret}")
        assert "HttpOnly" in answer.headers["set-cookie"]
        assert "SameSite=strict" in answer.headers["set-cookie"]
        pages = [client.get(path).status_code for path in (f"/f/{session}", f"/d/{session}", f"/api/view/{session}")]
        assert pages == [200, 200, 200]
        assert secret not in client.get(f"/d/{session}").text
    assert httpx.get(f"{host.url}/f/{session}").status_code == 401


def test_a_page_goes_on_where_sockets_are_blocked(host: Running) -> None:
    """A request that waits is answered once something has changed, with all that there is to see."""
    link = joined(host, "Amira", "iran")["token"]
    first = httpx.get(f"{host.url}/api/view/{link}").json()
    with ThreadPoolExecutor(1) as beside:
        later = beside.submit(httpx.get, f"{host.url}/api/view/{link}?after={first['frame']}", timeout=30)
        act(host, host.link("facilitator"), "tell", text="Hear, hear.")
        page = later.result(20).json()
    while page["sections"]["notices"][-1]["says"] != "Hear, hear.":
        page = httpx.get(f"{host.url}/api/view/{link}?after={page['frame']}", timeout=30).json()
    assert page["frame"] > first["frame"]


@pytest.mark.parametrize("name", ["Facilitator", " the  PRESS ", "\u3164", "\u200d", "…"])
def test_a_name_can_be_seen_and_is_ones_own(host: Running, name: str) -> None:
    """A name that looks empty, or like somebody's office, is refused in words."""
    assert "name" in joined(host, name, "iran")["reason"]


def test_joined_letters_stay_joined(host: Running) -> None:
    """A family of one emoji and a Persian word keep their joiners in names and messages."""
    name = "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    link = joined(host, name, "iran")["token"]
    act(host, link, "message", channel="all", text=name)
    shown = httpx.get(f"{host.url}/api/view/{link}").json()
    assert (shown["me"]["name"], shown["sections"]["messages"][0]["text"]) == (name, name)


@pytest.mark.parametrize(
    "headers", [{"Host": "[::1"}, {"Host": "evil.example"}, {"Origin": "http://["}, {"Origin": "null"}]
)
def test_strange_names_and_origins_are_refused_in_words(host: Running, headers: dict[str, str]) -> None:
    """Whatever stands in Host and Origin, the answer is a refusal in words, as a page where one is asked for."""
    answer = httpx.post(f"{host.url}/api/act/{host.link('facilitator')}", json={}, headers=headers)
    assert answer.status_code in (400, 403)
    assert answer.json()["reason"]
    page = httpx.get(f"{host.url}/", headers={**headers, "Accept": "text/html"})
    assert page.status_code == 200 or "<main" in page.text


def test_a_form_of_this_server_is_taken_without_script(host: Running) -> None:
    """A browser that names no origin, but says that the page is one of ours, joins without script."""
    form = {"code": host.code, "name": "Amira", "seat": "iran"}
    headers = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    assert httpx.post(f"{host.url}/join", data=form, headers=headers).status_code == 303
    headers["Sec-Fetch-Site"] = "cross-site"
    assert httpx.post(f"{host.url}/join", data=form, headers=headers).status_code == 403


def test_a_lone_surrogate_drops_no_socket(host: Running) -> None:
    """Half a letter in a message is left out, and the socket goes on."""
    with connect(f"{host.url.replace('http', 'ws')}/ws/{host.link('facilitator')}") as socket:
        socket.recv(5)
        socket.send('{"id": "n1", "do": "tell", "text": "a\\ud800b"}')
        while (said := json.loads(socket.recv(5)))["type"] != "ack":
            pass
    assert said["ok"]
