import re
from pathlib import Path

import attrs
import pytest

from game.campaign.campaign import Campaign
from game.campaign.log import CampaignTerms, write
from game.desktop.commands import (
    Ask,
    Begin,
    Continue,
    Draft,
    EndQuarter,
    Home,
    Load,
    ReplayFrom,
    Save,
    Say,
    ShowError,
    StepTo,
    TakeOver,
    TakeSeat,
    Toured,
    Undo,
    Withdraw,
)  # fmt: skip
from game.desktop.control import jobs
from game.desktop.control import saved_campaigns as shelf
from game.desktop.control.controller import Controller
from game.desktop.preferences import DEFAULT
from game.desktop.screens import turn_screen as turns
from game.desktop.toolkit.scene import Looks, Size
from game.desktop.toolkit.theme import theme
from game.model.state.axes import COUNTRIES
from game.views.estimates import FULL, SEEN, StaffQuestion, estimates
from game.views.turn_view import FAILED, FRESH, TurnView, board
from tests.desktop.desks import US, first, home, kinds, nothing, seated, until_quiet
from tests.views.canaries import leaks

__all__ = ["home"]
pytestmark = pytest.mark.usefixtures("home")


def turn_of(desk: Controller, focus: str | None = None) -> TurnView:
    """Return the turn as the window shows it."""
    shown = desk.view("turn", None, focus)
    assert isinstance(shown, TurnView)
    return shown


def test_a_new_campaign_opens_the_turn_and_the_guided_quarter_once() -> None:
    """The first campaign begins with the guided quarter; once it has been seen it never comes again."""
    desk = Controller(nothing, "inline")
    assert kinds(desk.game.carry_out(Begin(seed=1))) == ["Home turn", "Open tour"]
    desk.game.carry_out(Toured())
    assert kinds(desk.game.carry_out(Begin(seed=2))) == ["Home turn"]


def test_the_same_snapshot_is_shown_until_something_changes() -> None:
    """Asked twice, the desk gives the same object; a draft makes another."""
    desk = seated()
    first = turn_of(desk)
    assert turn_of(desk) is first
    desk.game.carry_out(Draft("us.offer_iran"))
    assert turn_of(desk) is not first


def test_orders_are_drafted_taken_back_and_undone() -> None:
    """A draft shows on the tray; withdrawing takes it off; undo brings it back."""
    desk = seated()
    desk.game.carry_out(Draft("us.offer_iran", "light"))
    assert [one.order for one in turn_of(desk).orders] == ["us.offer_iran"]
    desk.game.carry_out(Withdraw())
    assert turn_of(desk).orders == ()
    desk.game.carry_out(Undo())
    assert [one.level for one in turn_of(desk).orders] == ["light"]


def test_an_order_that_may_not_be_given_is_refused_in_words() -> None:
    """Drafting what costs too much changes nothing and says why."""
    desk = seated()
    for order in ("us.offer_russia", "us.enforce_on_iran"):
        desk.game.carry_out(Draft(order, "hard"))
    refused = desk.game.carry_out(Draft("us.arm_ukraine", "hard"))
    assert len(refused) == 1
    assert isinstance(refused[0], Say)
    assert "capital" in refused[0].text


def test_ending_with_capital_left_asks_once() -> None:
    """The quarter does not end before the question about unspent capital is answered."""
    desk = seated()
    question = first(Ask, desk.game.carry_out(EndQuarter()))
    assert turn_of(desk).turn == 0
    assert isinstance(question.command, EndQuarter)
    follow = desk.game.carry_out(question.command)
    assert kinds(follow)[-2:] == ["Home turn", "Open brief"]
    assert turn_of(desk).turn == 1


def test_odds_come_for_the_draft_the_focused_card_and_every_other() -> None:
    """Once the staff are done, there are the fan, the focused card's fan, and the odds of every card one may add."""
    desk = seated(quarters=2)
    turn_of(desk, "card.us.offer_iran")
    until_quiet(desk)
    turn = turn_of(desk, "card.us.offer_iran")
    assert turn.odds_state == FRESH
    assert turn.fan is not None
    assert turn.with_card is not None
    assert turn.fan.futures == turn.with_card.futures == turn.fan.of
    assert all(card.odds for card in turn.hand_cards if card.status == "ready")


def test_all_cards_stand_beside_the_same_odds() -> None:
    """Every card's odds are laid upon the one figure for today's orders, and differ from it by the card's change."""
    desk = seated(quarters=2)
    turn_of(desk, "card.us.offer_iran")
    until_quiet(desk)
    turn = turn_of(desk, "card.us.offer_iran")
    assert turn.fan is not None
    now = dict(turn.fan.outcomes)["fractured"].value
    for odds in (card.odds for card in turn.hand_cards if card.odds):
        assert odds.base.value == now
        assert odds.share.value == pytest.approx(min(max(now + odds.change.value, 0.0), 1.0))
        assert odds.share.low <= odds.share.value <= odds.share.high


def test_a_figure_is_full_before_others_are_finer() -> None:
    """The card in focus is full before any other card is, and all that are seen with it before those that are not."""
    desk = seated(quarters=2).desk
    assert desk is not None
    ready = [(card.order, card.level) for card in board(desk.session, desk.seat).hand_cards if card.status == "ready"]
    asked = StaffQuestion({}, focus=ready[4], cards=tuple(ready))
    full = [one.order for answer in estimates(desk.looking(), asked) for one in answer.compared if one.futures == FULL]
    place = {order: abs(number - 4) for number, (order, _) in enumerate(ready)}
    assert full[0] == ready[4][0]
    assert max(place[order] for order in full[1 : 1 + SEEN]) <= min(place[order] for order in full[1 + SEEN :])
    assert set(full) == set(place)


@pytest.mark.parametrize("difficulty", ["cabinet", "crisis"])
def test_where_it_is_heading_carries_its_error_and_is_no_figure_in_crisis(difficulty: str) -> None:
    """The index at the end is told with the error of its median; where staff give words only it is not told."""
    desk = seated(difficulty=difficulty, quarters=3)
    turn_of(desk)
    until_quiet(desk)
    told = turn_of(desk).heading
    assert bool(re.fullmatch(r"heading for \d+ ±[1-9]\d* by 2025", told)) == (difficulty == "cabinet")
    assert bool(told) == (difficulty == "cabinet")


def test_a_drafted_card_tells_what_it_changes_and_not_nothing() -> None:
    """A card in the tray stands beside the odds without it; its own odds are today's, and so is the opened card's."""
    desk = seated(quarters=4)
    order = "us.sanction_both_broadly"
    turn_of(desk, f"card.{order}")
    until_quiet(desk)
    before = {card.order: card.odds for card in turn_of(desk, f"card.{order}").hand_cards}[order]
    assert before is not None
    desk.game.carry_out(Draft(order, "firm"))
    turn_of(desk, f"card.{order}")
    until_quiet(desk)
    turn = turn_of(desk, f"card.{order}")
    after = {card.order: card.odds for card in turn.hand_cards}[order]
    assert after is not None
    assert turn.fan is not None
    assert (after.base.value, after.share.value, after.change) == (before.base.value, before.share.value, before.change)
    assert after.share == dict(turn.fan.outcomes)["fractured"]
    desk.view("card", order)
    until_quiet(desk)
    page = desk.view("card", order)
    assert page.fan_with == turn.fan
    assert dict(page.fan_without.outcomes)["fractured"].value == before.base.value


def test_a_card_in_focus_gets_its_first_figure_first() -> None:
    """The first answer to a new focus is about the card in focus."""
    desk = seated(quarters=2)
    turn_of(desk, "card.us.offer_iran")
    desk.poll()
    assert turn_of(desk, "card.us.offer_iran").with_card is not None


def test_an_estimate_that_fails_keeps_the_last_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the staff fail, last quarter's figures stay and are marked, and the game goes on."""
    desk = seated(quarters=3)
    turn_of(desk)
    until_quiet(desk)
    before = turn_of(desk).fan

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("no room")

    monkeypatch.setattr(jobs, "estimates", broken)
    desk.game.carry_out(EndQuarter(confirmed=True))
    turn_of(desk)
    until_quiet(desk)
    turn = turn_of(desk)
    assert turn.odds_state == FAILED
    assert turn.fan == before
    desk.game.carry_out(EndQuarter(confirmed=True))
    assert turn_of(desk).turn == 2


def test_nothing_hidden_is_shown_on_any_page() -> None:
    """Through a played campaign no page of any seat holds a true figure that the seat may not see."""
    desk = seated("iran", quarters=4)
    for turn in range(1, 4):
        desk.game.carry_out(EndQuarter(confirmed=True))
        turn_of(desk)
        until_quiet(desk)
        assert desk.desk is not None
        session = desk.desk.session
        pages = [desk.view("turn", None, None), desk.view("brief", turn), desk.view("history")]
        pages += [desk.view("dossier", country) for country in ("russia", "iran", US, "china", "israel")]
        assert not leaks(session, "iran", pages)
        assert desk.view("review") is None


def test_a_campaign_goes_on_where_it_was_left(home: Path) -> None:
    """Another program begins with the same quarter and the same draft when it is asked to continue."""
    desk = seated(seed=5)
    desk.game.carry_out(EndQuarter(confirmed=True))
    desk.game.carry_out(Draft("us.offer_iran", "light"))
    again = Controller(nothing, "inline")
    assert [line.is_autosave for line in shelf.saves()] == [True]
    again.game.carry_out(Continue())
    assert turn_of(again).history == turn_of(desk).history
    assert turn_of(again).orders == turn_of(desk).orders


def test_a_save_by_name_is_listed_loaded_and_not_replaced_unasked(home: Path) -> None:
    """A named save stands in the list; saving under the same name asks first."""
    desk = seated()
    desk.game.carry_out(EndQuarter(confirmed=True))
    assert "Say" in kinds(desk.game.carry_out(Save("Before the vote")))
    assert isinstance(desk.game.carry_out(Save("Before the vote"))[0], Ask)
    desk.game.carry_out(EndQuarter(confirmed=True))
    desk.game.carry_out(Load(shelf.named("Before the vote")))
    assert turn_of(desk).turn == 1


@pytest.mark.parametrize("content", [b"", b"{", b'{"wedge": 9}\n', b"\xff\xfe", b'{"wedge": 1}\n'])
def test_a_save_that_cannot_be_read_is_reported_and_left_alone(home: Path, content: bytes) -> None:
    """Whatever a file holds, loading it says what is wrong, names the file, changes nothing on disk or on the desk."""
    desk = seated()
    path = shelf.saves_folder() / "old.wedge"
    path.write_bytes(content)
    assert [line.fault for line in shelf.saves() if line.path == path] != [""]
    follow = desk.game.carry_out(Load(path))
    assert kinds(follow) == ["ShowError"]
    error = first(ShowError, follow)
    assert "old.wedge" in error.text
    assert len(error.ways) >= 2
    assert path.read_bytes() == content
    assert turn_of(desk).turn == 0


def test_hot_seat_hides_each_seat_from_the_next() -> None:
    """Between two people nothing of either seat is shown; each sees its own view, and no one another's draft."""
    desk = seated("russia", "iran")
    assert desk.view("turn") is None
    assert desk.view("privacy").country == "russia"
    desk.game.carry_out(TakeSeat())
    assert turn_of(desk).country == "russia"
    desk.game.carry_out(Draft("ru.veto", "firm"))
    assert kinds(desk.game.carry_out(EndQuarter(confirmed=True))) == ["Home privacy"]
    assert desk.view("turn") is None
    assert desk.game.carry_out(Undo()) == ()
    desk.game.carry_out(TakeSeat())
    turn = turn_of(desk)
    assert turn.country == "iran"
    assert turn.orders == ()
    assert "ru.veto" not in repr(turn)


def test_hot_seat_plays_what_was_sealed() -> None:
    """When all have given their orders, the quarter is played with exactly those."""
    desk = seated("russia", "iran")
    for order in ("ru.veto", "ir.open_to_gulf"):
        desk.game.carry_out(TakeSeat())
        desk.game.carry_out(Draft(order, "firm"))
        desk.game.carry_out(EndQuarter(confirmed=True))
    assert desk.desk is not None
    given = desk.desk.session.log().quarters[0].orders
    assert given["russia"] == {"ru.veto": "firm"}
    assert given["iran"] == {"ir.open_to_gulf": "firm"}


def test_the_end_opens_the_review_with_everything_worked_out() -> None:
    """After the last quarter the review comes, with turning points, a comparison, scores and claims."""
    desk = seated(quarters=3)
    for order in ("us.offer_iran", "us.enforce_on_russia", "us.arm_ukraine"):
        desk.game.carry_out(Draft(order))
        follow = desk.game.carry_out(EndQuarter(confirmed=True))
    assert "Home review" in kinds(follow)
    until_quiet(desk)
    review = desk.view("review")
    assert review.working == ""
    assert review.claims
    assert review.better_than is not None
    assert len(review.history) == 4
    assert sum(one.weight for one in review.objectives) == pytest.approx(100)


def test_a_finished_campaign_is_taken_over_from_any_quarter() -> None:
    """From the review one can go back to a quarter, look around, and play on; what came after is left behind."""
    desk = seated(quarters=4)
    for _ in range(4):
        desk.game.carry_out(EndQuarter(confirmed=True))
    assert desk.desk is not None
    first = desk.desk.session.digests
    assert kinds(desk.game.carry_out(ReplayFrom(3))) == ["Home turn"]
    assert turn_of(desk).turn == 2
    assert turn_of(desk).playback
    assert desk.game.carry_out(Draft("us.offer_iran")) == ()
    desk.game.carry_out(StepTo(1))
    desk.game.carry_out(TakeOver())
    assert turn_of(desk).turn == 1
    desk.game.carry_out(Draft("us.offer_iran"))
    desk.game.carry_out(EndQuarter(confirmed=True))
    assert desk.desk.session.digests[0] == first[0]
    assert desk.desk.session.digests[1] != first[1]


@pytest.mark.parametrize(
    ("sides", "says"),
    [
        ((), "Played by the engine in all capitals"),
        (("iran", "russia"), "Played by people in Iran and Russia,"),
        (COUNTRIES, "Played by people in all capitals"),
    ],
)
def test_a_finished_game_says_who_played_it(home: Path, sides: tuple[str, ...], says: str) -> None:
    """A log of a class, of a campaign at one window and of the engine alone each say who gave the orders."""
    session = Campaign.new(CampaignTerms("partners_of_convenience", quarters=2, seed=3))
    while not session.over:
        session.end_quarter()
    log = session.log()
    path = home / "class.wedge"
    write(attrs.evolve(log, campaign=attrs.evolve(log.campaign, sides=sides)), path)
    desk = Controller(nothing, "inline")
    assert kinds(desk.game.carry_out(Load(path)))[0] == "Home turn"
    assert turn_of(desk).playback.startswith(says)


def test_a_finished_game_that_is_looked_at_leads_to_its_review(home: Path) -> None:
    """At the last quarter of a loaded game the main button opens the review, and the review is worked out."""
    desk = seated(quarters=2)
    for _ in range(2):
        desk.game.carry_out(EndQuarter(confirmed=True))
    again = Controller(nothing, "inline")
    again.game.carry_out(Continue())
    assert turn_of(again).over
    end = next(
        one
        for one in turns.turn(turn_of(again), Looks(Size(1280, 800), theme("dark"), DEFAULT)).widgets
        if one.id == "end"
    )
    assert (end.name, end.command) == ("To the review", Home("review"))
    until_quiet(again)
    assert not again.view("review").working
    again.game.carry_out(StepTo(1))
    assert turn_of(again).turn == 1
