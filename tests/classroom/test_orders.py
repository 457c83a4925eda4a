"""Orders of a seat: drafted by all, locked by a decider."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.classroom.engine.room_campaign import opening as campaign_at
from game.classroom.engine.room_campaign import orders_of, seated
from game.classroom.protocol.positions import OrderSheet
from game.classroom.rules.quarters import submitted
from game.classroom.rules.sheet_rules import SeatHand, faults_of, laid, left_of
from game.model.state.axes import COUNTRIES
from tests.classroom.sketches import CAMPAIGN, Play, lays, lobby, locks, people, refusal, some_move


@pytest.fixture
def play() -> Play:
    """Return a room with two people in Tehran and one in Moscow, at the orders of the first quarter."""
    play = Play()
    for name, seat in (("Amira", "iran"), ("Jonas", "iran"), ("Vera", "russia")):
        play.joins(name, seat)
    play.opens_orders()
    return play


def test_everybody_in_a_seat_drafts(play: Play) -> None:
    """What one lays on the sheet and the dial another turns stand on it together."""
    amira, jonas = people(play)[:2]
    move, dial = some_move(play.room, "iran"), play.room.position.seats["iran"].board.dials[0]
    lays(play, amira, move)
    play.does(jonas, "draft", turn=1, kind="dial", order=dial.lever, step=dial.standing - 1)
    assert play.room.desks["iran"].draft == OrderSheet({dial.lever: dial.standing - 1}, (move,))


def test_a_dial_set_where_it_stands_is_no_order(play: Play) -> None:
    """Turning a dial down and back again leaves the sheet as it was."""
    amira, dial = people(play)[0], play.room.position.seats["iran"].board.dials[0]
    for step in (dial.standing - 1, dial.standing):
        play.does(amira, "draft", turn=1, kind="dial", order=dial.lever, step=step)
    assert play.room.desks["iran"].draft == OrderSheet()


def test_a_dial_goes_up_by_one_step_a_quarter(play: Play) -> None:
    """Two steps up at once are refused with where the dial stands."""
    vera = people(play)[2]
    dials = play.room.position.seats["russia"].board.dials
    low = next(dial for dial in dials if dial.standing <= 1)
    refused = refusal(play, vera, "draft", turn=1, kind="dial", order=low.lever, step=low.standing + 2)
    assert (refused.status, "one step a quarter" in refused.reason) == (422, True)


def test_the_last_lock_by_a_decider_stands_and_the_other_is_told(play: Play) -> None:
    """When two deciders lock different drafts, the later stands and the earlier hears of it (fire drill 3)."""
    amira, jonas = people(play)[:2]
    play.facilitator("role", person=jonas.person, role="decider")
    first, second = some_move(play.room, "iran"), some_move(play.room, "iran", 1)
    locks(play, amira, moves=[first])
    locks(play, jonas, moves=[second])
    desk = play.room.desks["iran"]
    assert (desk.draft.moves, desk.locked) == ((second,), jonas.person)
    assert any(one.to == (amira.person,) and "after you" in one.says for one in play.room.notices)


def test_only_a_decider_locks(play: Play) -> None:
    """Somebody who is no decider is told who is."""
    jonas = people(play)[1]
    refused = refusal(play, jonas, "lock", turn=1, orders={"moves": [some_move(play.room, "iran")]})
    assert (refused.status, "Amira" in refused.reason) == (403, True)


def test_a_locked_sheet_is_safe_from_others(play: Play) -> None:
    """Once a decider has locked the sheet, one who is no decider cannot change it."""
    amira, jonas = people(play)[:2]
    move = some_move(play.room, "iran")
    locks(play, amira, moves=[move])
    assert refusal(play, jonas, "draft", turn=1, kind="move", order=move, step=None).status == 409


def test_a_late_order_is_refused_with_the_reason(play: Play) -> None:
    """An order for a quarter that has closed names the quarter, and the room is as it was."""
    amira = people(play)[0]
    move = some_move(play.room, "iran")
    play.resolves()
    play.opens_orders()
    refused = refusal(play, amira, "draft", turn=1, kind="move", order=move, step=1)
    assert (refused.status, refused.field) == (409, "turn")
    assert "2025 Q1 have closed; this is 2025 Q2" in refused.reason


def test_when_time_runs_out_the_last_draft_is_submitted(play: Play) -> None:
    """A draft that nobody locked is what the seat orders when the clock runs out."""
    amira = people(play)[0]
    move = some_move(play.room, "iran")
    lays(play, amira, move)
    play.now += play.room.lengths["orders"]
    play.server("expire", phase="orders")
    assert (play.room.phase, submitted(play.room)["iran"]) == ("adjudicate", OrderSheet(moves=(move,)))


def test_a_team_that_drafted_nothing_goes_on_as_it_stands(play: Play) -> None:
    """A seat with people submits its own sheet, empty or not; the computer plays the empty seats."""
    found = submitted(play.room)
    assert (found["russia"], found["israel"]) == (OrderSheet(), None)


def test_agreement_is_to_what_one_has_read(play: Play) -> None:
    """Agreeing to a sheet that has changed meanwhile is refused; agreeing to the sheet as it is counts."""
    amira, jonas = people(play)[:2]
    lays(play, amira, some_move(play.room, "iran"))
    assert refusal(play, jonas, "agree", turn=1, version=0, agrees=True).status == 409
    play.does(jonas, "agree", turn=1, version=1, agrees=True)
    assert play.room.desks["iran"].agreed == (amira.person, jonas.person)


def test_drafts_are_undone_one_by_one(play: Play) -> None:
    """Each undo takes back one change of the sheet, down to the empty one."""
    amira, dial = people(play)[0], play.room.position.seats["iran"].board.dials[0]
    move = some_move(play.room, "iran")
    lays(play, amira, move)
    play.does(amira, "draft", turn=1, kind="dial", order=dial.lever, step=0)
    play.does(amira, "undo", turn=1)
    assert play.room.desks["iran"].draft == OrderSheet(moves=(move,))
    play.does(amira, "undo", turn=1)
    assert (play.room.desks["iran"].draft, refusal(play, amira, "undo", turn=1).status) == (OrderSheet(), 409)


def test_another_teams_order_is_refused(play: Play) -> None:
    """An order of another country is refused, whoever asks."""
    vera = people(play)[2]
    refused = refusal(play, vera, "draft", turn=1, kind="move", order=some_move(play.room, "iran"), step=1)
    assert (refused.status, "another team’s" in refused.reason) == (403, True)


def test_a_sheet_beyond_the_weeks_is_refused_whole(play: Play) -> None:
    """Orders that together cost more than there is are refused with what they cost."""
    vera, board = people(play)[2], play.room.position.seats["russia"].board
    ready = [move.lever for move in board.moves if move.status != "not_ready"]
    refused = refusal(play, vera, "lock", turn=1, orders={"moves": ready})
    assert (refused.status, "weeks" in refused.reason) == (422, True)


def test_the_short_hand_holds_what_is_marked_and_the_whole_all(play: Play) -> None:
    """A move that the short hand does not hold is refused until the facilitator opens the whole."""
    vera, levers = people(play)[2], play.room.exercise.scenario.levers["russia"]
    board = play.room.position.seats["russia"].board
    outside = next(m.lever for m in board.moves if not levers[m.lever].in_deck and m.status == "ready")
    play.facilitator("deck", deck="class")
    assert "short hand" in refusal(play, vera, "draft", turn=1, kind="move", order=outside, step=1).reason
    play.facilitator("deck", deck="whole")
    lays(play, vera, outside)
    assert play.room.desks["russia"].draft.moves == (outside,)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(COUNTRIES), st.data())
def test_the_room_and_the_engine_allow_the_same(seat: str, data: st.DataObject) -> None:
    """What a room lets a seat order at the opening is what the campaign lets it order, and costs the same weeks."""
    board = lobby().position.seats[seat].board
    hand, sheet = SeatHand.of(board, whole=True), OrderSheet()
    for _ in range(data.draw(st.integers(1, 4))):
        if data.draw(st.booleans()):
            dial = data.draw(st.sampled_from(board.dials))
            sheet = laid(sheet, hand, "dial", dial.lever, data.draw(st.integers(0, 3)))
        else:
            sheet = laid(sheet, hand, "move", data.draw(st.sampled_from(board.moves)).lever, 1)
    session = campaign_at(CAMPAIGN)
    seated(session, [seat])
    wrong = session.permission.against(seat, orders_of(sheet))
    assert bool(faults_of(board, sheet, whole=True)) == bool(wrong), wrong
    left = session.permission.left(seat) - session.permission.price(seat, orders_of(sheet))
    assert abs(left_of(board, sheet, hand) - left) < 1e-6
