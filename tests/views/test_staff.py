import attrs
import pytest

from game.campaign.campaign import Campaign
from game.campaign.orders import SeatOrders
from game.campaign.terms import CampaignTerms
from game.forecast.prospect import Prospect
from game.forecast.rollouts import FirstQuarter
from game.model.scenario.setup_files import FIRST, shipped_levers
from game.model.state.axes import COUNTRIES
from game.views.board_view import board
from game.views.staff import StaffAtWork, StaffQuestion, estimates, options_of, with_staff
from game.views.view_words import words


def begun() -> Campaign:
    """A short campaign of Iran's after a quarter."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=7, quarters=4, seats=("iran",)))
    campaign.end_quarter()
    return campaign


def test_staff_answer_every_option_and_the_one_in_focus_first() -> None:
    """After one stage each option of the hand has its effect on the board, and other capitals their likeliest acts."""
    campaign = begun()
    shown = board(campaign, "iran")
    options = options_of(campaign, shown)
    focus = options[3][0]
    prospect = Prospect.of(campaign, "iran")
    staff = StaffAtWork(prospect, StaffQuestion(SeatOrders(), focus, options), lambda: False)
    answer = staff.stage(FirstQuarter.of(prospect, 8), done=True)
    assert answer.effects[0][0] == focus
    laid = with_staff(shown, [answer])
    assert all(dial.effect is not None for dial in laid.dials)
    assert all((move.effect is None) == (move.status == "not_ready") for move in laid.moves)
    assert {act.country for act in laid.likely} == {"russia", "united_states", "china", "gulf_states", "israel"}
    assert laid.staff == "fresh"
    assert laid.outlook is not None
    assert len(laid.outlook.index) == 1 + 4 - 1
    assert sum(share.value for _, share in laid.outlook.outcomes) == 1.0


def test_what_is_in_the_draft_counts_as_what_it_does_while_it_is_in() -> None:
    """The effect of an ordered move is that of ordering it, not of taking it back."""
    campaign = begun()
    prospect = Prospect.of(campaign, "iran")
    first = FirstQuarter.of(prospect, 8)
    move = next(view.lever for view in board(campaign, "iran").moves if view.status == "ready")
    plain, given = SeatOrders(), SeatOrders(moves=(move,))
    before = StaffAtWork(prospect, StaffQuestion(plain, move, ((move, given),)), lambda: False).stage(first, done=True)
    after = StaffAtWork(prospect, StaffQuestion(given, move, ((move, plain),)), lambda: False).stage(first, done=True)
    assert attrs.evolve(before.effects[0][1]) == after.effects[0][1]


def test_staff_stop_when_they_are_called_off() -> None:
    """No answer comes once nobody wants one."""
    question = StaffQuestion(SeatOrders(), "", ())
    assert not list(estimates(Prospect.of(begun(), "iran"), question, lambda: True))


@pytest.mark.parametrize("seat", [*COUNTRIES, "public", ""])
def test_everybody_can_look_ahead(seat: str) -> None:
    """Each seat, the papers and the facilitator get an outlook; only countries have a score."""
    campaign = begun()
    prospect = Prospect.of(campaign, seat)
    answer = StaffAtWork(prospect, StaffQuestion(SeatOrders(), "", ()), lambda: False).stage(
        FirstQuarter.of(prospect, 4), done=True
    )
    assert answer.outlook is not None
    assert (answer.outlook.score is None) == (seat not in COUNTRIES)
    assert all(act.country != seat for act in answer.likely)


def test_every_move_has_words_for_who_is_likely_to_make_it() -> None:
    """Each move is told of its capital in words of its own."""
    assert set(words("likely_move")) == {move.id for move in shipped_levers().moves}
