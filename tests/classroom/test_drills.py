"""Fire drills of the plan of the hour that the room itself has to pass, and its deals, injects and rulings."""

import attrs
import pytest

from game.classroom.protocol.exercise import EventTerms
from game.classroom.protocol.positions import EventEffect, ExpectedCourse, SeatOdds
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.grading import brier, scored
from game.classroom.rules.injecting import left_out, put_in
from game.classroom.rules.room import begun
from game.classroom.sections.audience import Around, Audience
from game.classroom.sections.clock import seat_shown
from game.classroom.sections.seat import orders_shown, outlook_shown
from game.classroom.sections.talk import deals_shown
from game.classroom.server.presence import Presence
from game.views.outlook_view import OutlookView, Spread
from tests.classroom.sketches import FACILITATOR, NOON, Play, lays, locks, open_move, people, refusal, some_move
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


def test_a_silent_phone_turns_its_seat_amber_then_the_computer_is_offered(play: Play) -> None:
    """Amber after 20 seconds, the computer offered after 60; the team has its seat back when it asks (fire drill 2)."""
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
    play.facilitator("write_inject", title="Wrong", says="Oops.", effects=[{"path": "waters>harassed", "size": 0.5}])
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
    effects = (EventEffect("waters>harassed", 1.0),)
    mine = EventTerms("a_mine", 2, "A mine", "It holes a tanker.", 1.0, "", effects)
    scenario = attrs.evolve(play.room.exercise.scenario, events=(mine,))
    room = begun(attrs.evolve(play.room.exercise, scenario=scenario), play.room.opening)
    play = Play(room)
    assert left_out(play.room) == ()
    play.facilitator("skip_inject", inject="a_mine")
    assert left_out(play.room) == ("a_mine",)


def test_a_deal_is_kept_or_broken_by_the_orders_given(play: Play) -> None:
    """Orders mark a deal by what was ordered: giving keeps it, not giving by its end breaks it."""
    amira, vera = people(play)[:2]
    order = open_move(play.room, "russia")
    clause = {"country": "russia", "does": "make", "order": order}
    for until in (1, 1):
        play.does(vera, "deal", title=f"Until {until}", to=["iran"], secret=False, until=until, clauses=[clause])
    play.does(
        vera, "deal", title="Refrains", to=["iran"], secret=False, until=1, clauses=[{**clause, "does": "refrain"}]
    )
    for name in ("d1", "d3"):
        play.does(amira, "answer", deal=name, accept=True)
    play.opens_orders()
    locks(play, vera, moves=[order])
    resolves(play)
    assert [one.status for one in play.room.deals.values()] == ["kept", "lapsed", "broken"]


def test_a_deal_about_a_covert_order_does_not_give_it_away(play: Play) -> None:
    """Whether a covert order was given is told to its giver, and to the deal's other side only in the debrief."""
    amira, vera = people(play)[:2]
    orders = play.room.exercise.scenario.levers["russia"]
    covert = next(name for name, one in orders.items() if one.hidden and one.kind == "move")
    clause = {"country": "russia", "does": "make", "order": covert}
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
    order = play.room.exercise.scenario.levers["iran"]["ir.withhold"]
    play.does(amira, "propose", title=order.title, text=order.says, with_=["russia"])
    suggestion = play.room.proposals["r1"].suggestion
    assert "ir.withhold" in suggestion.orders
    play.facilitator("rule", proposal="r1", how="half", reason="Cash is short.")
    found = put_in(play.room)[0]
    assert [one.size for one in found.effects] == [one.size / 2 for one in suggestion.effects]


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
    lays(play, amira, some_move(play.room, "iran"))
    assert refusal(play, vera, "draft", turn=1, kind="move", order=some_move(play.room, "russia"), step=1).status == 409


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


def test_the_models_odds_are_for_those_who_see_all(play: Play) -> None:
    """What is expected from all there is to know is shown to the facilitator, and to seats once nothing is hidden."""
    assert outlook_shown(play.room, Audience("facilitator"), Around()) is None
    outlook = OutlookView((Spread(1.0, 2.0, 3.0, 4.0, 5.0),), (), (), None, None, 1, 1)
    play.server("looked_ahead", digest="opening", ahead=ExpectedCourse(outlook, {"fracture": 0.2}))
    assert outlook_shown(play.room, Audience("facilitator"), Around()) is not None
    assert outlook_shown(play.room, Audience("player", "iran"), Around()) is None
    play.facilitator("open_debrief")
    assert outlook_shown(play.room, Audience("player", "iran"), Around()) is not None


def test_a_staffs_odds_are_shown_as_the_facilitator_sets(play: Play) -> None:
    """What a seat's own staff expect is shown to its players off, a quarter late, or on."""
    outlook = OutlookView((Spread(1.0, 2.0, 3.0, 4.0, 5.0),), (), (), None, None, 1, 1)
    around = Around(odds={"opening": {"iran": SeatOdds({}, outlook)}})
    shown = {}
    for turn in (0, 1):
        for mode in ("off", "delayed", "on"):
            play.facilitator("odds", mode=mode)
            found = outlook_shown(play.room, Audience("player", "iran"), around)
            shown[turn, mode] = found.delayed if found else None
        resolves(play)
    assert shown == {
        (0, "off"): None, (0, "delayed"): None, (0, "on"): False,
        (1, "off"): None, (1, "delayed"): True, (1, "on"): None,
    }  # fmt: skip


def test_a_desk_is_shown_after_the_last_quarter(play: Play) -> None:
    """When the game is over a desk is still shown, and nothing can be ordered."""
    while not play.room.over:
        play.quarter()
    shown = orders_shown(play.room, "iran", Around())
    assert (shown.open, shown.faults, play.room.position.seats["iran"].board.dials) == (False, (), ())


def test_a_deal_binds_a_dial(play: Play) -> None:
    """A dial promised at most at a step keeps the deal where it stands no higher, and breaks it where it does."""
    amira, vera = people(play)[:2]
    dial = next(dial for dial in play.room.position.seats["russia"].board.dials if dial.standing > 0)
    for most in (dial.standing, dial.standing - 1):
        clause = {"country": "russia", "does": "at_most", "order": dial.lever, "step": most}
        play.does(vera, "deal", title=f"At most {most}", to=["iran"], secret=False, until=1, clauses=[clause])
    for name in ("d1", "d2"):
        play.does(amira, "answer", deal=name, accept=True)
    resolves(play)
    assert [one.status for one in play.room.deals.values()] == ["kept", "broken"]


def test_a_sent_inject_can_be_taken_back(play: Play) -> None:
    """What was sent by mistake is taken back before the quarter is played: it is told, and nothing is put in."""
    play.facilitator("write_inject", title="Wrong", says="Oops.", effects=[{"path": "trust.ir", "size": -9}])
    name = next(one.inject for one in play.room.cards.values() if one.title == "Wrong")
    play.facilitator("send_inject", inject=name)
    play.facilitator("take_back_inject", inject=name)
    assert (put_in(play.room), play.room.cards[name].status) == ((), "held")
    assert "did not happen" in play.room.notices[-1].says


def test_a_ruling_is_taken_back_and_ruled_again(play: Play) -> None:
    """A ruling by hand can be taken back; the argument waits again, and the second ruling is the one that counts."""
    amira = people(play)[0]
    play.does(amira, "propose", title="Drones for cash", text="We send drones and they pay.", with_=["russia"])
    for size in (-9.0, -3.0):
        effects = [{"path": "trust.ir", "size": size}]
        play.facilitator("rule", proposal="r1", how="by_hand", effects=effects)
        assert put_in(play.room)[0].effects[0].size == size
        if size < -5:
            play.facilitator("take_back_ruling", proposal="r1")
            assert put_in(play.room) == ()


def test_going_back_takes_rulings_along(play: Play) -> None:
    """A ruling of a quarter that is rolled back is gone with it, and the game can be read and played again."""
    amira = people(play)[0]
    play.does(amira, "propose", title="Drones for cash", text="We send drones and they pay.", with_=["russia"])
    play.facilitator("rule", proposal="r1", how="by_hand", effects=[{"path": "trust.ir", "size": -9}])
    resolves(play)
    assert play.room.played[0].record.events
    play.facilitator("rollback", turn=0, reason="Once more.")
    assert (put_in(play.room), play.room.proposals["r1"].ruling) == ((), None)
    resolves(play)
    assert play.room.played[0].record.events == ()


def test_the_start_of_this_quarter_is_a_place_to_go_back_to(play: Play) -> None:
    """In the first quarter too: drafts, injects and rulings made since are taken back, and no branch is kept."""
    amira = people(play)[0]
    play.facilitator("write_inject", title="Wrong", says="Oops.", effects=[{"path": "trust.ir", "size": -9}])
    name = next(one.inject for one in play.room.cards.values() if one.title == "Wrong")
    play.facilitator("send_inject", inject=name)
    lays(play, amira, some_move(play.room, "iran"))
    play.facilitator("rollback", turn=0, reason="Once more.")
    assert (put_in(play.room), play.room.desks["iran"].draft.count, play.room.branches) == ((), 0, ())
    assert (play.room.phase, play.room.turn) == ("brief", 1)


def test_two_presses_skip_no_phase(play: Play) -> None:
    """An act names the phase that it leaves: the second press of the same button is refused."""
    play.facilitator("phase", to="next", leaves="brief")
    refused = refusal(play, FACILITATOR, "phase", to="next", leaves="brief")
    assert (refused.status, play.room.phase) == (409, "negotiate")


def test_a_guess_at_an_argument_says_by_which_words_it_went(play: Play) -> None:
    """The engine names the words it shares with an order and how sure it is; it is not sure of one word, or of none."""
    amira = people(play)[0]
    order = play.room.exercise.scenario.levers["iran"]["ir.withhold"]
    play.does(amira, "propose", title=order.title, text=order.says, with_=["russia"])
    play.does(amira, "propose", title="A choir", text="We sing together on the bridge.")
    close, far = (play.room.proposals[name].suggestion for name in ("r1", "r2"))
    assert close.confidence == "fair"
    assert close.read[0].words
    assert f"‘{close.read[0].words[0]}’" in close.says
    assert (far.confidence, far.effects) == ("none", ())
