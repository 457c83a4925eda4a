import numpy as np
import pytest

from game.campaign.campaign import Campaign
from game.campaign.order_log import log_of, written
from game.campaign.order_log_reading import parsed
from game.campaign.orders import SeatOrders
from game.campaign.replaying import replayed
from game.campaign.terms import CampaignTerms
from game.campaign_faults import CampaignOver, OrderRefused
from game.model.play.simulation import Simulation
from game.model.scenario.setup_files import FIRST
from game.model.state.axes import COUNTRIES
from tests.campaign.played import QUARTERS, begun, with_moscow


def test_without_persons_a_campaign_is_the_simulation_played() -> None:
    """Where nobody plays, every quarter leads where the simulation leads, bit for bit."""
    campaign, game = begun().fork(0), Simulation.start(seed=3, worlds=[0], quarters=QUARTERS)
    for _ in range(3):
        campaign.end_quarter()
        game.step(game.decide())
        assert campaign.world.index.tobytes() == game.world.index.tobytes()
        assert campaign.world.capital.tobytes() == game.world.capital.tobytes()


def test_a_persons_orders_are_played_and_no_others_of_that_country() -> None:
    """What Moscow drafted is all that it ordered; the others ordered by themselves."""
    campaign = with_moscow()
    first = campaign.played[0]
    assert first.orders["russia"] == SeatOrders(dials={"ru.fleet": 2}, moves=("ru.islands",))
    assert campaign.played[1].orders["russia"] == SeatOrders()
    assert any(first.orders[country] != SeatOrders() for country in ("united_states", "china", "iran"))
    assert campaign.world.dials[campaign.game.anchor.levers.places["ru.fleet"], 0] == 2
    assert campaign.moments[1].world.slight[0] > 0


def test_a_draft_is_taken_back_step_by_step() -> None:
    """Undo takes back the last change, then the one before, then says that there is none."""
    campaign = begun("russia").fork(0)
    campaign.turn("russia", "ru.fleet", 2)
    campaign.order("russia", "ru.islands")
    assert campaign.undo("russia")
    assert campaign.drafted("russia") == SeatOrders(dials={"ru.fleet": 2})
    assert campaign.undo("russia")
    assert campaign.drafted("russia") == SeatOrders()
    assert not campaign.undo("russia")


def test_turning_a_dial_back_takes_it_out_of_the_draft() -> None:
    """A dial that is drafted where it stands is no order."""
    campaign = begun("russia").fork(0)
    campaign.turn("russia", "ru.fleet", 2)
    campaign.turn("russia", "ru.fleet", campaign.permission.standing("ru.fleet"))
    assert campaign.drafted("russia") == SeatOrders()


def test_a_fork_shares_its_past_and_goes_its_own_way() -> None:
    """Two campaigns forked at one quarter are one until an order differs; the first goes on as it was."""
    whole = with_moscow()
    again, other = whole.fork(1), whole.fork(1)
    again.end_quarter()
    assert again.played[1].digest == whole.played[1].digest
    other.order("russia", "ru.steady_home")
    other.end_quarter()
    assert other.played[1].digest != whole.played[1].digest
    assert [played.digest for played in other.played[:1]] == [played.digest for played in whole.played[:1]]
    with pytest.raises(ValueError, match="found turn 4; expected 0–3"):
        whole.fork(4)


def test_nobody_answers_or_deals_for_a_person() -> None:
    """Tehran, struck, answers by rule in nobody's hands, and not at all in a person's: its question comes next."""
    strikes = 0
    for seats in ((), ("iran",)):
        campaign = begun(*seats).fork(0)
        campaign.game.world = campaign.world.but(capital=np.full_like(campaign.world.capital, 20.0))
        campaign.play(
            {country: SeatOrders() for country in COUNTRIES} | {"israel": SeatOrders(moves=("il.strike_nuclear",))}
        )
        own = [move for move in campaign.played[0].answered if move.startswith("ir.")]
        if seats:
            assert not own
            assert [crisis.id for crisis in campaign.permission.waits_for("iran")] == ["crisis.ir.struck"]
        strikes += campaign.world.hit[0] > 0
    assert strikes == 2


def test_a_campaign_ends_and_takes_no_more_orders() -> None:
    """After the last quarter neither drafts nor quarters are taken."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=5, quarters=2, seats=("israel",)))
    campaign.end_quarter()
    campaign.end_quarter()
    assert campaign.over
    with pytest.raises(CampaignOver, match="The campaign ended with 2025Q2"):
        campaign.end_quarter()
    with pytest.raises(CampaignOver):
        campaign.order("israel", "il.intercept")


def test_a_seat_that_nobody_may_take_is_refused() -> None:
    """A country that the scenario does not let persons play is refused with those that it does."""
    with pytest.raises(OrderRefused, match="found seat 'narnia'; expected one of united_states"):
        Campaign.new(CampaignTerms(FIRST, seats=("narnia",)))


def test_one_thing_is_taken_out_of_a_draft() -> None:
    """What is withdrawn is no longer ordered; the rest of the draft stays, and what was never drafted is refused."""
    campaign = begun("russia").fork(0)
    campaign.turn("russia", "ru.fleet", 2)
    campaign.order("russia", "ru.islands")
    campaign.withdraw("russia", "ru.fleet")
    assert campaign.drafted("russia") == SeatOrders(moves=("ru.islands",))
    with pytest.raises(OrderRefused, match=r"ru\.fleet is not in the draft"):
        campaign.withdraw("russia", "ru.fleet")


def test_an_ambition_is_chosen_before_the_first_quarter_ends_and_stands_in_the_log() -> None:
    """A person's ambition counts in the legacy, survives a replay, and cannot be changed later."""
    campaign = begun("russia").fork(0)
    campaign.aim("russia", "ambition.ru.contrary")
    row = COUNTRIES.index("russia")
    assert campaign.game.chosen.ambition[row, 0] == 2
    with pytest.raises(OrderRefused, match=r"ambition\.ru\.bold"):
        campaign.aim("russia", "ambition.us.bold")
    with pytest.raises(OrderRefused, match="No person plays iran"):
        campaign.aim("iran", "ambition.ir.bold")
    campaign.end_quarter()
    with pytest.raises(OrderRefused, match="stands from then on"):
        campaign.aim("russia", "ambition.ru.bold")
    again = replayed(parsed(written(log_of(campaign)).encode()))
    assert again.game.chosen.ambition[row, 0] == 2


def test_the_short_hand_holds_its_own_levers_alone() -> None:
    """With the class's deck a person is refused what it does not hold; the computer's countries are not."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=3, quarters=QUARTERS, seats=("russia",), deck="class"))
    catalogue = campaign.game.anchor.levers.catalogue
    out = [policy.id for policy in catalogue.policies if policy.id.startswith("ru.") and policy.deck != "class"]
    with pytest.raises(OrderRefused, match="short hand"):
        campaign.turn("russia", out[0], campaign.permission.standing(out[0]) + 1)
    campaign.turn("russia", "ru.orders_from_iran", 1)
    campaign.end_quarter()
