"""Prepared answers and the short hand in a class: on the sheet, in the engine, and in nobody else's bytes."""

from collections.abc import Iterator
from pathlib import Path

import attrs
import httpx
import numpy as np
import pytest

from game.classroom.engine.room_campaign import opening, played, played_on
from game.classroom.protocol.positions import OrderSheet, QuarterAsked, QuarterKept
from game.classroom.rules.sheet_rules import SeatHand, faults_of, price_of_choices
from game.model.state.axes import COUNTRIES
from game.views.hand_rows import ChoiceView, CrisisView
from tests.classroom.sketches import CAMPAIGN, Play, Running, people, refusal, served, until
from tests.classroom.test_secrets_over_the_wire import Ear

NOBODY: dict[str, OrderSheet | None] = dict.fromkeys(COUNTRIES)
WANTED = {"kind": "answer", "order": "ir.struck"}


@pytest.fixture
def play() -> Play:
    """Return a room with somebody in Tehran and in Washington, at the orders of the first quarter."""
    play = Play()
    for name, seat in (("Amira", "iran"), ("Jonas", "united_states")):
        play.joins(name, seat)
    play.opens_orders()
    return play


def test_a_team_has_one_answer_ready_at_a_time(play: Play) -> None:
    """It is laid on the sheet by its place among the answers, replaced by another, and taken off."""
    amira = people(play)[0]
    play.does(amira, "draft", turn=1, **WANTED, step=0)
    assert play.room.desks["iran"].draft == OrderSheet(prepared={"ir.struck": "ir.strike_israel"})
    play.does(amira, "draft", turn=1, kind="answer", order="ir.struck_us", step=1)
    assert play.room.desks["iran"].draft == OrderSheet(prepared={"ir.struck_us": "ir.harass"})
    play.does(amira, "draft", turn=1, kind="answer", order="ir.struck_us", step=None)
    assert play.room.desks["iran"].draft == OrderSheet()


def test_what_is_no_answer_of_the_hand_is_refused_with_those_that_are(play: Play) -> None:
    """The short hand holds two of Tehran's three answers, none of Washington's, and nobody has a ninth."""
    amira, jonas = people(play)
    play.facilitator("deck", deck="class")
    for step in (2, 9):
        refused = refusal(play, amira, "draft", turn=1, **WANTED, step=step)
        assert (refused.status, "choose one of Strike Israel" in refused.reason) == (422, True)
    assert refusal(play, amira, "draft", turn=1, kind="answer", order="us.struck", step=0).status in (404, 422)
    refused = refusal(play, jonas, "draft", turn=1, kind="answer", order="us.struck", step=0)
    assert "no answer at all" in refused.reason
    play.facilitator("deck", deck="whole")
    play.does(jonas, "draft", turn=1, kind="answer", order="us.struck", step=0)
    assert play.room.desks["united_states"].draft.prepared == {"us.struck": "us.strike"}


def test_a_prepared_answer_is_played_and_played_again() -> None:
    """Israel strikes, Tehran answers as it laid down; the room's history leads to the same world."""
    strike, ready = OrderSheet(moves=("il.strike_defences",)), OrderSheet(prepared={"ir.struck": "ir.harass"})
    for own in (OrderSheet(), ready):
        session = opening(CAMPAIGN)
        session.game.world = session.world.but(capital=np.full_like(session.world.capital, 4.0))
        kept = played_on(session, QuarterAsked({**NOBODY, "israel": strike, "iran": own}))
        assert (kept.orders["israel"], kept.orders["iran"]) == (strike, own)
        assert ("ir.harass" in session.played[-1].answered) == bool(own.prepared)
    kept = played_on(opening(CAMPAIGN), QuarterAsked({**NOBODY, "iran": ready}))
    again = played(CAMPAIGN, [kept])
    assert (again.played[-1].digest, again.played[-1].orders["iran"].prepared) == (kept.digest, ready.prepared)


def test_with_the_short_hand_the_computer_settles_what_is_asked_beside_it() -> None:
    """No team is asked it; its weeks are counted, and the choice is among the seat's orders as they are kept."""
    history, settled, longer = list[QuarterKept](), 0, {**CAMPAIGN, "quarters": 12}
    sheets = {country: OrderSheet() for country in COUNTRIES}
    while not (session := played(longer, history)).over and not settled:
        waiting = {country: session.permission.put_to(country) for country in COUNTRIES}
        kept = played_on(session, QuarterAsked(dict(sheets), short=True))
        for country, crises in waiting.items():
            beside = [crisis.id for crisis in crises if not crisis.dealt]
            assert list(kept.orders[country].choices) == beside
            settled += len(beside)
        history.append(kept)
    assert settled


def test_the_hand_of_a_room_leaves_out_what_the_computer_settles() -> None:
    """A choice of such a question is refused while the short hand is dealt, and taken with the whole."""
    choices = (ChoiceView(0, "Close them", "", 4.0, "", False), ChoiceView(1, "Wait", "", 0.0, "", False))
    asked = CrisisView("crisis.gs.bank", "A bank", "", "gulf_states", "", "", False, choices, 1, in_deck=False, ruled=0)
    board = attrs.evolve(Play().room.position.seats["gulf_states"].board, crises=(asked,))
    sheet = OrderSheet(choices={"crisis.gs.bank": 1})
    assert any("short hand" in fault for fault in faults_of(board, sheet, whole=False))
    assert not faults_of(board, sheet, whole=True)
    assert price_of_choices(OrderSheet(), SeatHand.of(board, whole=False)) == 4
    assert price_of_choices(OrderSheet(), SeatHand.of(board, whole=True)) == 0


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Running]:
    """Return a server with one room."""
    with served(tmp_path) as running:
        yield running


def test_a_prepared_answer_is_sent_to_nobody_else(host: Running) -> None:
    """What Tehran has ready reaches neither another team nor the board, drafted, locked or played without its cause."""
    ears = {}
    for seat in ("iran", "israel", "united_states"):
        asked = {"name": f"Person of {seat}", "seat": seat, "id": f"join-{seat}"}
        joined = httpx.post(f"{host.url}/api/rooms/{host.code}/join", json=asked).json()
        ears[seat] = Ear(host, joined["token"], "/p")
    ears["board"], control = Ear(host, host.link("board"), "/b"), Ear(host, host.link("facilitator"), "/f")
    for phase in ("brief", "negotiate", "orders"):
        assert control.does("phase", to=phase)["ok"]
    assert ears["iran"].does("draft", turn=1, kind="answer", order="ir.struck_us", step=1)["ok"]
    assert ears["iran"].does("lock", turn=1, orders={"prepared": {"ir.struck_us": "ir.expel"}})["ok"]
    assert control.does("phase", to="adjudicate")["ok"]
    room = host.registry.tables[0].open_room
    until(lambda: len(room.on_disk.played) == 1 and room.on_disk.phase == "reveal")
    for who, ear in ears.items():
        ear.read_pages()
        sent = "\n".join(ear.raw)
        assert ("ir.struck_us" in sent) == (who == "iran"), who
