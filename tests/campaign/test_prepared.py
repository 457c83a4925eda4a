import json

import attrs
import numpy as np
import pytest

from game.campaign.campaign import Campaign
from game.campaign.order_log import log_of, written
from game.campaign.order_log_reading import parsed
from game.campaign.orders import SeatOrders
from game.campaign.replaying import replayed
from game.campaign.telling import told_lines
from game.campaign.terms import CampaignTerms
from game.campaign_faults import OrderRefused
from game.forecast.prospect import Prospect
from game.json_lines import LogFault
from game.model.scenario.setup_files import FIRST
from game.model.state.axes import COUNTRIES
from game.views.board_view import board
from game.views.evening_view import evening
from tests.campaign.played import QUARTERS, begun

STRUCK = {"israel": SeatOrders(moves=("il.strike_nuclear",))}


def rich(*seats: str, weeks: float = 3.0) -> Campaign:
    """A campaign at its first quarter in which every country has weeks enough beside its income."""
    campaign = begun(*seats).fork(0)
    campaign.game.world = campaign.world.but(capital=np.full_like(campaign.world.capital, weeks))
    return campaign


def after(campaign: Campaign, own: SeatOrders, others: dict[str, SeatOrders] | None = None) -> Campaign:
    """The campaign a quarter later, in which Iran orders something and others nothing but what is said."""
    campaign.play({country: SeatOrders() for country in COUNTRIES} | (others or {}) | {"iran": own})
    return campaign


def asked(campaign: Campaign) -> list[str]:
    """What Iran is asked tonight."""
    return [crisis.id for crisis in campaign.permission.waits_for("iran")]


def test_a_prepared_answer_is_given_in_the_quarter_of_the_injury_and_its_question_is_not_put() -> None:
    """Tehran laid down to harass shipping if struck: struck, it does so at once, pays for it, and is asked nothing."""
    silent, ready = after(rich("iran"), SeatOrders(), STRUCK), rich("iran")
    after(ready, SeatOrders(prepared={"ir.struck": "ir.harass"}), STRUCK)
    assert "ir.harass" in ready.played[0].answered
    assert not any(move.startswith("ir.") for move in silent.played[0].answered)
    assert asked(silent) == ["crisis.ir.struck"]
    assert asked(ready) == []
    row = COUNTRIES.index("iran")
    assert ready.world.capital[row, 0] < silent.world.capital[row, 0]


def test_a_prepared_answer_waits_for_its_own_occasion() -> None:
    """Laid down against Washington it is not given when Israel strikes, and costs nothing."""
    silent, ready = after(rich("iran"), SeatOrders(), STRUCK), rich("iran")
    after(ready, SeatOrders(prepared={"ir.struck_us": "ir.harass"}), STRUCK)
    assert ready.played[0].digest == silent.played[0].digest
    against = after(rich("iran"), SeatOrders(prepared={"ir.struck_il": "ir.harass"}), STRUCK)
    assert "ir.harass" in against.played[0].answered


@pytest.mark.parametrize("answer", [{}, {"ir.struck": "ir.strike_israel"}])
def test_where_nothing_comes_about_a_prepared_answer_changes_no_bit(answer: dict[str, str]) -> None:
    """A quarter without an injury is the same with a prepared answer and without."""
    plain = after(rich("iran"), SeatOrders())
    assert after(rich("iran"), SeatOrders(prepared=answer)).played[0].digest == plain.played[0].digest


def test_what_cannot_be_paid_for_is_not_given_and_the_question_comes() -> None:
    """Without the weeks for it, three on credit included, Tehran stays silent and is asked at night."""
    campaign = rich("iran")
    capital = campaign.world.capital.copy()
    capital[COUNTRIES.index("iran")] = -8.0
    campaign.game.world = campaign.world.but(capital=capital)
    after(campaign, SeatOrders(prepared={"ir.struck": "ir.strike_israel"}), STRUCK)
    assert not any(move.startswith("ir.") for move in campaign.played[0].answered)
    assert asked(campaign) == ["crisis.ir.struck"]


@pytest.mark.parametrize(
    ("seat", "prepared", "says"),
    [
        (
            "iran",
            {"ir.snubbed": "ir.harass"},
            "ir.snubbed: no answer can be prepared to this; expected one of ir.struck",
        ),
        ("iran", {"ir.struck": "ir.dash"}, "ir.dash is no answer of yours; expected one of ir.strike_israel"),
        ("iran", {"il.struck": "ir.harass"}, "il.struck: no answer can be prepared"),
        ("iran", {"ir.struck_us": "ir.harass", "ir.struck_il": "ir.expel"}, "one answer at most"),
    ],
)
def test_an_answer_that_cannot_be_prepared_is_refused_with_what_can(
    seat: str, prepared: dict[str, str], says: str
) -> None:
    """An occasion or a move that is none of the seat's, and a second answer, are refused."""
    with pytest.raises(OrderRefused) as why:
        begun(seat).fork(0).draft(seat, SeatOrders(prepared=prepared))
    assert says in str(why.value)


def test_a_prepared_answer_is_drafted_replaced_and_withdrawn_like_any_order() -> None:
    """There is one at a time; it is taken out by its occasion, and taken back by undo."""
    campaign = begun("iran").fork(0)
    campaign.prepare("iran", "ir.struck", "ir.harass")
    campaign.prepare("iran", "ir.struck_us", "ir.expel")
    assert campaign.drafted("iran").prepared == {"ir.struck_us": "ir.expel"}
    campaign.withdraw("iran", "ir.struck_us")
    assert campaign.drafted("iran") == SeatOrders()
    campaign.undo("iran")
    assert campaign.drafted("iran").prepared == {"ir.struck_us": "ir.expel"}


def test_a_log_keeps_a_prepared_answer_and_replays_it() -> None:
    """Saved and replayed, the quarter leads where it led; a line without an answer has no word of one."""
    campaign = begun("iran").fork(0)
    campaign.prepare("iran", "ir.struck", "ir.harass")
    campaign.end_quarter()
    campaign.end_quarter()
    text = written(log_of(campaign))
    assert text.count('"prepared"') == 1
    back = replayed(parsed(text.encode()))
    assert [played.digest for played in back.played] == [played.digest for played in campaign.played]
    assert back.played[0].orders["iran"].prepared == {"ir.struck": "ir.harass"}


@pytest.mark.parametrize(
    ("prepared", "says"),
    [
        ({"ir.snubbed": "ir.harass"}, "occasion 'ir.snubbed'"),
        ({"ir.struck": "ir.dash"}, "answer 'ir.dash'"),
        (["ir.struck"], "'prepared'"),
    ],
)
def test_a_log_with_an_impossible_answer_is_refused_with_its_line(prepared: object, says: str) -> None:
    """The fault names the line, what was found and what was expected."""
    campaign = begun("iran").fork(0)
    campaign.end_quarter()
    lines = written(log_of(campaign)).splitlines()
    place = 1 + COUNTRIES.index("iran")
    lines[place] = json.dumps({**json.loads(lines[place]), "prepared": prepared})
    with pytest.raises(LogFault, match=f"line {place + 1}") as fault:
        replayed(parsed("\n".join([*lines, ""]).encode()))
    assert says in str(fault.value)


def short(seat: str, seed: int) -> Campaign:
    """A campaign of one person who plays the short hand."""
    return Campaign.new(CampaignTerms(FIRST, seed=seed, quarters=QUARTERS, seats=(seat,), deck="class"))


def test_with_the_short_hand_a_person_is_asked_its_own_questions_alone() -> None:
    """What is asked beside it the computer settles as it would in that seat; the choice stands in orders and log."""
    settled = set[str]()
    for seed in range(4, 10):
        campaign = short("united_states", seed)
        while not campaign.over:
            dealt = {crisis.id for crisis in campaign.permission.waits_for("united_states")}
            put = {crisis.id for crisis in campaign.permission.put_to("united_states")}
            assert dealt <= {"crisis.us.tanker", "crisis.us.leak"}
            campaign.end_quarter()
            assert set(campaign.played[-1].orders["united_states"].choices) == put - dealt
            settled |= put - dealt
        again = replayed(parsed(written(log_of(campaign)).encode()))
        assert [played.digest for played in again.played] == [played.digest for played in campaign.played]
        if settled:
            return
    raise AssertionError("nothing was asked beside the short hand")


def test_what_the_computer_settles_for_a_person_is_paid_for_before_anything_is_ordered() -> None:
    """The weeks that such a choice costs are not offered to the person a second time."""
    for seed in range(1, 30):
        campaign = short("united_states", seed)
        while not campaign.over:
            allowed, row = campaign.permission, COUNTRIES.index("united_states")
            price = allowed.price_of_ruled("united_states")
            assert allowed.left("united_states") == float(allowed.draft.left[row][0]) - price
            if price:
                return
            campaign.end_quarter()
    raise AssertionError("nothing was settled that costs weeks")


def test_the_board_says_what_may_be_prepared_and_what_is() -> None:
    """Each occasion with its three answers, the drafted one marked; a dear one is warned of, not refused."""
    campaign = begun("iran").fork(0)
    campaign.prepare("iran", "ir.struck_us", "ir.harass")
    shown = board(campaign, "iran").occasions
    assert [view.occasion for view in shown] == ["ir.struck", "ir.struck_us", "ir.struck_il"]
    assert [answer.move for answer in shown[0].answers] == ["ir.strike_israel", "ir.harass", "ir.expel"]
    assert [answer.move for view in shown for answer in view.answers if answer.chosen] == ["ir.harass"]
    campaign.order("iran", "ir.talk")
    assert any(answer.warns for answer in board(campaign, "iran").occasions[0].answers)


@pytest.mark.parametrize(("occasion", "fate"), [("ir.struck", "Given"), ("ir.struck_us", "Not needed")])
def test_the_evening_says_what_became_of_a_prepared_answer(occasion: str, fate: str) -> None:
    """Given, or not needed; and, where the weeks were spent, not given."""
    campaign = after(rich("iran"), SeatOrders(prepared={occasion: "ir.harass"}), STRUCK)
    assert [row.fate for row in evening(campaign, "iran", 1).your_orders] == [fate]
    poor = after(rich("iran", weeks=-8.0), SeatOrders(prepared={"ir.struck": "ir.strike_israel"}), STRUCK)
    assert [row.fate for row in evening(poor, "iran", 1).your_orders] == ["Not given"]


def shown(campaign: Campaign, seat: str) -> str:
    """All that a seat is shown of a campaign: its board, the last evening and what its staff look ahead from."""
    prospect = attrs.asdict(Prospect.of(campaign, seat), filter=lambda field, _: field.name != "setup")
    told = [line.says for turn in range(1, campaign.world.turn + 1) for line in told_lines(campaign, turn, seat)]
    evenings = evening(campaign, seat, campaign.world.turn) if campaign.world.turn else None
    return repr((board(campaign, seat), evenings, told, prospect))


@pytest.mark.parametrize("seat", ["united_states", "russia", "israel", "public"])
def test_a_prepared_answer_reaches_no_other_seat(seat: str) -> None:
    """Drafted or played without its occasion, it changes nothing that another seat, its computer or its staff see."""
    others = [country for country in COUNTRIES if country != "iran"]
    plain, ready = begun("iran", "united_states").fork(0), begun("iran", "united_states").fork(0)
    ready.prepare("iran", "ir.struck_us", "ir.strike_israel")
    assert shown(plain, seat) == shown(ready, seat)
    for campaign in (plain, ready):
        campaign.end_quarter()
    assert shown(plain, seat) == shown(ready, seat)
    assert [plain.played[0].orders[country] for country in others] == [
        ready.played[0].orders[country] for country in others
    ]
    assert plain.played[0].digest == ready.played[0].digest
