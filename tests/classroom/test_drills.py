"""Fire drills of the plan of the hour that the room itself has to pass, and its deals, injects and rulings."""

import pytest

from game.classroom.engine import engine_worker as worker
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.grading import brier, scored
from game.classroom.rules.injecting import left_out, put_in
from game.classroom.sections.audience import Around, Audience
from game.classroom.sections.clock import seat_shown
from game.classroom.sections.seat import orders_shown, outlook_shown
from game.classroom.sections.talk import deals_shown
from game.classroom.server.presence import Presence
from tests.classroom.sketches import CAMPAIGN, NOON, Play, people, refusal, some_order
from tests.classroom.stand_in import stood_in


@pytest.fixture
def play() -> Play:
    """Return a room with a person in each of four seats, in the brief of the first quarter."""
    play = Play()
    for name, seat in (("Amira", "iran"), ("Vera", "russia"), ("Sam", "united_states"), ("Mei", "china")):
        play.joins(name, seat)
    play.facilitator("phase", to="brief")
    return play


def resolves(play: Play) -> None:
    """Close the orders and let a stand-in resolve the quarter."""
    play.opens_orders()
    play.facilitator("phase", to="adjudicate")
    play.server("resolve")
    play.server("resolved", turn=play.room.turn, result=stood_in(play.room))


def test_a_silent_phone_turns_its_seat_amber_then_the_engine_is_offered(play: Play) -> None:
    """Amber after 20 seconds, the engine offered after 60; the team has its seat back when it asks (fire drill 2)."""
    presence, control = Presence(NOON), Audience("facilitator")
    shown = []
    for after in (10, 25, 65):
        here, silent = presence.looked_at(play.room, NOON + after)
        seat = seat_shown(play.room, "iran", control, Around(here=here, silent=silent))
        shown.append((seat.amber, seat.control and seat.control.proxy_offered))
    assert shown == [(False, False), (True, False), (True, True)]
    amira = people(play)[0]
    play.facilitator("proxy", seat="iran", on=True)
    play.does(amira, "take_back")
    assert play.room.by_engine("iran")
    play.facilitator("phase", to="negotiate")
    assert not play.room.by_engine("iran")


def test_a_wrong_inject_is_rolled_back_with_the_reason(play: Play) -> None:
    """After a rollback the quarter is to be played again, the inject is held, and the branch is kept (fire drill 7)."""
    play.facilitator("write_inject", title="Wrong", says="Oops.", effects=[{"path": "hormuz", "push": -0.5}])
    name = next(one.inject for one in play.room.cards.values() if one.title == "Wrong")
    play.facilitator("send_inject", inject=name)
    assert [one.title for one in put_in(play.room)] == ["Wrong"]
    resolves(play)
    play.facilitator("rollback", turn=0, reason="That was meant for the other class.")
    assert (play.room.turn, play.room.phase, play.room.cards[name].status) == (1, "brief", "held")
    assert [(one.branch, one.reason, len(one.quarters)) for one in play.room.branches] == [
        ("A", "That was meant for the other class.", 1)
    ]
    assert put_in(play.room) == ()


def test_a_scheduled_inject_can_be_left_out(play: Play) -> None:
    """An inject of the scenario that is skipped does not happen when it was scheduled."""
    name = next(iter(play.room.cards))
    play.facilitator("skip_inject", inject=name)
    assert left_out(play.room) == (name,)


def test_a_deal_is_kept_or_broken_by_the_orders_given(play: Play) -> None:
    """The engine marks a deal by what was ordered: giving keeps it, not giving by its end breaks it."""
    amira, vera = people(play)[:2]
    order = open_order(play, "russia")
    clause = {"country": "russia", "does": "give", "order": order}
    for until in (1, 1):
        play.does(vera, "deal", title=f"Until {until}", to=["iran"], secret=False, until=until, clauses=[clause])
    play.does(
        vera, "deal", title="Refrains", to=["iran"], secret=False, until=1, clauses=[{**clause, "does": "refrain"}]
    )
    for name in ("d1", "d3"):
        play.does(amira, "answer", deal=name, accept=True)
    play.opens_orders()
    play.does(vera, "lock", turn=1, orders={order: "light"})
    resolves(play)
    assert [one.status for one in play.room.deals.values()] == ["kept", "lapsed", "broken"]


def test_a_deal_about_a_covert_order_does_not_give_it_away(play: Play) -> None:
    """Whether a covert order was given is told to its giver, and to the deal's other side only in the debrief."""
    amira, vera = people(play)[:2]
    orders = play.room.exercise.scenario.orders["russia"]
    covert = next(name for name, one in orders.items() if one.covert)
    clause = {"country": "russia", "does": "give", "order": covert}
    play.does(vera, "deal", title="Quietly", to=["iran"], secret=True, until=1, clauses=[clause])
    play.does(amira, "answer", deal="d1", accept=True)
    resolves(play)
    seen = {seat: deals_shown(play.room, Audience("player", seat)) for seat in ("russia", "iran", "china")}
    assert [(one[0].status, one[0].clauses[0].mark) for one in (seen["russia"], seen["iran"])] == [
        ("broken", "broken"),
        ("agreed", "unseen"),
    ]
    assert seen["china"] == ()


def test_others_secret_deals_are_not_even_there(play: Play) -> None:
    """Answering somebody else's secret deal is refused as if there were none."""
    amira, vera, sam = people(play)[:3]
    play.does(vera, "deal", title="Secret", to=["iran"], secret=True, until=1, clauses=[], words="cash for drones")
    assert refusal(play, sam, "answer", deal="d1", accept=True).reason == refusal(
        play, sam, "answer", deal="d7", accept=True
    ).reason.replace("d7", "d1")
    assert amira.person in play.room.people


def test_an_argument_is_suggested_from_the_seats_own_orders_and_ruled_on(play: Play) -> None:
    """The engine suggests half of the nearest orders; a ruling by half halves it again, for this quarter."""
    amira = people(play)[0]
    order = play.room.exercise.scenario.orders["iran"]["ir.send_drones"]
    play.does(amira, "propose", title=order.title, text=order.does, with_=["russia"])
    suggestion = play.room.proposals["r1"].suggestion
    assert "ir.send_drones" in suggestion.orders
    play.facilitator("rule", proposal="r1", how="half", reason="Cash is short.")
    found = put_in(play.room)[0]
    assert [one.push for one in found.effects] == [one.push / 2 for one in suggestion.effects]
    assert found.to == ("iran", "russia")


def test_a_muted_channel_is_silent_and_teams_can_still_talk(play: Play) -> None:
    """With all channels muted nobody speaks to others, and a team still talks to itself."""
    amira = people(play)[0]
    play.facilitator("mute", channel="all-channels")
    assert refusal(play, amira, "message", channel="all", text="hello").status == 409
    play.does(amira, "message", channel="team:iran", text="hello")


def test_one_seat_is_given_longer(play: Play) -> None:
    """A seat whose clock was stretched may draft after the others' time, and the orders stay open until then."""
    amira, vera = people(play)[:2]
    play.opens_orders()
    play.facilitator("stretch", seat="iran", seconds=120)
    ends = play.room.clock.ends
    assert ends is not None
    play.now = ends + 10
    with pytest.raises(Refused):
        play.server("expire", phase="orders")
    play.does(amira, "draft", turn=1, order=some_order(play.room, "iran"), level="light")
    assert refusal(play, vera, "draft", turn=1, order=some_order(play.room, "russia"), level="light").status == 409


def test_a_paused_clock_stands(play: Play) -> None:
    """What was left when the clock was paused is left when it goes on, and a minute given is a minute."""
    left = play.room.clock.remaining(play.now + 1)
    play.facilitator("pause")
    play.now += 500
    play.facilitator("extend", seconds=60)
    play.facilitator("resume")
    assert left is not None
    assert play.room.clock.remaining(play.now) == left + 60


def test_truth_is_the_best_forecast(play: Play) -> None:
    """A forecast is scored by the squared distance from what came: certain and right is 0, certain and wrong 1."""
    amira, vera = people(play)[:2]
    play.does(amira, "forecast", turn=1, question="weaker", p=100)
    play.does(vera, "forecast", turn=1, question="weaker", p=0)
    resolves(play)
    assert (brier(play.room, amira.person), brier(play.room, vera.person)) == (0.0, 1.0)
    assert {one.question for one in scored(play.room)} == {"weaker"}


def test_odds_are_shown_as_the_facilitator_sets(play: Play) -> None:
    """The outlook is off, a quarter late, or on; those who see all have it always."""
    seat, control = Audience("player", "iran"), Audience("facilitator")
    delays = {}
    for mode in ("off", "delayed", "on"):
        play.facilitator("odds", mode=mode)
        outlook = outlook_shown(play.room, seat, Around())
        delays[mode] = outlook.delayed if outlook else None
    assert delays == {"off": None, "delayed": True, "on": False}
    whole = outlook_shown(play.room, control, Around())
    assert whole
    assert not whole.delayed


def test_a_desk_is_shown_after_the_last_quarter(play: Play) -> None:
    """With the odds on, a desk is still shown when the game is over and nothing is to come."""
    play.facilitator("odds", mode="on")
    while not play.room.over:
        play.quarter()
    found = worker.odds_of(CAMPAIGN, play.room.history, ["iran"])
    shown = orders_shown(play.room, "iran", Around(odds={len(play.room.played): found}))
    assert (shown.open, shown.cards) == (False, ())


def open_order(play: Play, seat: str) -> str:
    """Return an order that a seat may give now and that all see."""
    cards = play.room.orders_of(seat).values()
    return next(card.name for card in cards if card.ready and not card.covert and card.prices["light"])


def test_a_guess_at_an_argument_says_by_which_words_it_went(play: Play) -> None:
    """The engine names the words it shares with an order and how sure it is; it is not sure of one word, or of none."""
    amira = people(play)[0]
    order = play.room.exercise.scenario.orders["iran"]["ir.send_drones"]
    play.does(amira, "propose", title=order.title, text=order.does, with_=["russia"])
    play.does(amira, "propose", title="A choir", text="We sing together on the bridge.")
    close, far = (play.room.proposals[name].suggestion for name in ("r1", "r2"))
    assert close.confidence == "fair"
    assert "drones" in close.read[0].words
    assert "‘drones’" in close.says
    assert (far.confidence, far.effects) == ("none", ())
