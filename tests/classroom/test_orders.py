"""Orders of a seat: drafted by all, locked by a decider."""

import pytest

from game.classroom.rules.quarters import submitted
from tests.classroom.sketches import Play, people, refusal, some_order


@pytest.fixture
def play() -> Play:
    """Return a room with two people in Tehran and one in Moscow, at the orders of the first quarter."""
    play = Play()
    for name, seat in (("Amira", "iran"), ("Jonas", "iran"), ("Vera", "russia")):
        play.joins(name, seat)
    play.opens_orders()
    return play


def test_everybody_in_a_seat_drafts(play: Play) -> None:
    """What one lays on the sheet and what another does stand on it together."""
    amira, jonas = (one for one in people(play)[:2])
    first, second = some_order(play.room, "iran"), some_order(play.room, "iran", 1)
    play.does(amira, "draft", turn=1, order=first, level="light")
    play.does(jonas, "draft", turn=1, order=second, level="light")
    assert play.room.desks["iran"].draft == {first: "light", second: "light"}


def test_the_last_lock_by_a_decider_stands_and_the_other_is_told(play: Play) -> None:
    """When two deciders lock different drafts, the later stands and the earlier hears of it (fire drill 3)."""
    amira, jonas = people(play)[:2]
    play.facilitator("role", person=jonas.person, role="decider")
    first, second = some_order(play.room, "iran"), some_order(play.room, "iran", 1)
    play.does(amira, "lock", turn=1, orders={first: "light"})
    play.does(jonas, "lock", turn=1, orders={second: "light"})
    desk = play.room.desks["iran"]
    assert (dict(desk.draft), desk.locked) == ({second: "light"}, jonas.person)
    assert any(one.to == (amira.person,) and "after you" in one.says for one in play.room.notices)


def test_only_a_decider_locks(play: Play) -> None:
    """Somebody who is no decider is told who is."""
    jonas = people(play)[1]
    refused = refusal(play, jonas, "lock", turn=1, orders={some_order(play.room, "iran"): "light"})
    assert (refused.status, "Amira" in refused.reason) == (403, True)


def test_a_locked_sheet_is_safe_from_others(play: Play) -> None:
    """Once a decider has locked the sheet, one who is no decider cannot change it."""
    amira, jonas = people(play)[:2]
    order = some_order(play.room, "iran")
    play.does(amira, "lock", turn=1, orders={order: "light"})
    assert refusal(play, jonas, "draft", turn=1, order=order, level=None).status == 409


def test_a_late_order_is_refused_with_the_reason(play: Play) -> None:
    """An order for a quarter that has closed names the quarter, and the room is as it was."""
    amira = people(play)[0]
    order = some_order(play.room, "iran")
    play.resolves()
    play.opens_orders()
    refused = refusal(play, amira, "draft", turn=1, order=order, level="light")
    assert (refused.status, refused.field) == (409, "turn")
    assert "2024 Q4 have closed; this is 2025 Q1" in refused.reason


def test_when_time_runs_out_the_last_draft_is_submitted(play: Play) -> None:
    """A draft that nobody locked is what the seat orders when the clock runs out."""
    amira = people(play)[0]
    order = some_order(play.room, "iran")
    play.does(amira, "draft", turn=1, order=order, level="light")
    play.now += play.room.lengths["orders"]
    play.server("expire", phase="orders")
    assert (play.room.phase, submitted(play.room)["iran"]) == ("adjudicate", {order: "light"})


def test_a_team_that_drafted_nothing_holds(play: Play) -> None:
    """A seat with people never submits a blank: it holds, and the engine plays the empty ones."""
    found = submitted(play.room)
    assert (found["russia"], found["israel"]) == ({"ru.hold": "light"}, None)


def test_agreement_is_to_what_one_has_read(play: Play) -> None:
    """Agreeing to a sheet that has changed meanwhile is refused; agreeing to the sheet as it is counts."""
    amira, jonas = people(play)[:2]
    play.does(amira, "draft", turn=1, order=some_order(play.room, "iran"), level="light")
    assert refusal(play, jonas, "agree", turn=1, version=0, agrees=True).status == 409
    play.does(jonas, "agree", turn=1, version=1, agrees=True)
    assert play.room.desks["iran"].agreed == (amira.person, jonas.person)


def test_drafts_are_undone_one_by_one(play: Play) -> None:
    """Each undo takes back one change of the sheet, down to the empty one."""
    amira = people(play)[0]
    first, second = some_order(play.room, "iran"), some_order(play.room, "iran", 1)
    play.does(amira, "draft", turn=1, order=first, level="light")
    play.does(amira, "draft", turn=1, order=second, level="light")
    play.does(amira, "undo", turn=1)
    assert play.room.desks["iran"].draft == {first: "light"}
    play.does(amira, "undo", turn=1)
    assert (play.room.desks["iran"].draft, refusal(play, amira, "undo", turn=1).status) == ({}, 409)


def test_another_teams_order_is_refused(play: Play) -> None:
    """An order of another country is refused, whoever asks."""
    vera = people(play)[2]
    refused = refusal(play, vera, "draft", turn=1, order=some_order(play.room, "iran"), level="light")
    assert (refused.status, "another team’s" in refused.reason) == (403, True)


def test_a_sheet_beyond_the_capital_is_refused_whole(play: Play) -> None:
    """Orders that together cost more than there is are refused with what they cost."""
    vera, cards = people(play)[2], play.room.orders_of("russia").values()
    dear = sorted((card for card in cards if card.ready), key=lambda card: -card.prices["hard"])[:3]
    refused = refusal(play, vera, "lock", turn=1, orders={card.name: "hard" for card in dear})
    assert (refused.status, "political capital" in refused.reason) == (422, True)
