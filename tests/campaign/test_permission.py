from collections.abc import Callable

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.campaign.campaign import Campaign
from game.campaign.orders import SeatOrders, sheet_of
from game.campaign_faults import OrderRefused
from game.model.levers.budget import spent, upkeep
from game.model.state.axes import COUNTRIES
from game.model.state.world_state import WorldState
from tests.campaign.played import begun


def standing(seat: str, change: Callable[[WorldState], WorldState] = lambda world: world) -> Campaign:
    """A campaign of one person, with its world changed before the quarter."""
    campaign = begun(seat).fork(0)
    campaign.game.world = change(campaign.world)
    return campaign


def refused(campaign: Campaign, seat: str, orders: SeatOrders) -> str:
    """Why a country may not give such orders."""
    with pytest.raises(OrderRefused) as why:
        campaign.draft(seat, orders)
    return str(why.value)


@pytest.mark.parametrize(
    ("seat", "orders", "says"),
    [
        ("russia", SeatOrders(dials={"ru.fleet": 3}), "found step 3; expected 0–2, because a dial goes up by one step"),
        ("russia", SeatOrders(dials={"us.posture": 1}), "us.posture: russia has no such order."),
        ("russia", SeatOrders(moves=("ru.fly",)), "ru.fly: russia has no such order."),
        ("russia", SeatOrders(moves=("ru.truce",)), "There must be talks (30; they stand at "),
        ("russia", SeatOrders(table=("ru.take_offer",)), "Washington has no offer on the table."),
        ("russia", SeatOrders(table=("ir.apologise",)), "ir.apologise: russia has no such order."),
        ("russia", SeatOrders(table=("ru.pay",)), "The two are not at odds"),
        ("russia", SeatOrders(choices={"crisis.ru.vote": 0}), "Nobody asks crisis.ru.vote tonight; "),
        ("united_states", SeatOrders(moves=("us.strike", "us.offer_russia")), "cost 18 weeks (Offer Moscow an acc"),
        ("china", SeatOrders(moves=("cn.escort",)), "The waters must be unsafe."),
        ("iran", SeatOrders(dials={"ir.story": 9}), "found step 9; expected 0–"),
    ],
)  # fmt: skip
def test_every_refusal_says_why(seat: str, orders: SeatOrders, says: str) -> None:
    """Each order that may not be given is refused with what was found and what was expected."""
    assert says in refused(standing(seat), seat, orders)


def test_what_is_not_there_can_be_neither_held_back_nor_stopped() -> None:
    """Where no arms go to Russia there are none to hold back, and under a truce there is no war to stop."""
    iran = standing("iran")
    dials = iran.game.history.dials.copy()
    dials[0, iran.game.anchor.levers.places["ir.arms_for_russia"]] = 0
    iran.game.history = attrs.evolve(iran.game.history, dials=dials)
    assert "There must be shipments to hold back." in refused(iran, "iran", SeatOrders(moves=("ir.withhold",)))
    israel = standing("israel", lambda world: world.but(israel_wars=np.ones_like(world.israel_wars)))
    assert "There must be a war to stop." in refused(israel, "israel", SeatOrders(moves=("il.truce",)))


def test_all_reasons_are_given_at_once() -> None:
    """Two wrong orders are two sentences."""
    why = refused(standing("russia"), "russia", SeatOrders(moves=("ru.truce",), table=("ru.pay",)))
    assert "There must be talks" in why
    assert "not at odds" in why


def test_what_raises_escalation_is_refused_near_a_runaway_war() -> None:
    """Near a runaway war neither a strike nor a dial that raises escalation may be ordered; lowering may."""
    campaign = standing("israel", lambda world: world.but(escalation=np.full_like(world.escalation, 4.5)))
    raising = [policy for policy in campaign.permission.draft.raising if policy.startswith("il.")]
    assert "would raise it" in refused(campaign, "israel", SeatOrders(moves=("il.strike_defences",)))
    dials = [policy for policy in raising if campaign.permission.policy(policy)]
    assert dials
    now = campaign.permission.standing(dials[0])
    assert "nobody turns up" in refused(campaign, "israel", SeatOrders(dials={dials[0]: now + 1}))
    campaign.draft("israel", SeatOrders(dials={dials[0]: now - 1} if now else {}))


def test_weeks_freed_by_a_dial_may_be_spent() -> None:
    """What lowering a dial frees is free at once, as it is for the computer."""
    over = standing("russia").permission.left("russia") - 1
    campaign = standing("russia", lambda world: world.but(capital=world.capital - over))
    assert campaign.permission.left("russia") == 1
    wanted = SeatOrders(moves=("ru.islands",))
    assert "cost 2 weeks (Sign the Gulf's text on the islands 2); weeks left: 1" in refused(campaign, "russia", wanted)
    lower = campaign.permission.standing("ru.orders_from_iran") - 1
    campaign.draft("russia", SeatOrders(dials={"ru.orders_from_iran": lower}, moves=("ru.islands",)))


def test_a_fresh_offer_may_be_overdrawn_for() -> None:
    """With no week left Moscow may still outbid an offer to Tehran, but not pay for anything else."""
    over = standing("russia").permission.left("russia")
    campaign = standing("russia", lambda world: offered(world.but(capital=world.capital - over)))
    campaign.draft("russia", SeatOrders(table=("ru.bind",)))
    both = SeatOrders(moves=("ru.islands",), table=("ru.bind",))
    assert "cost 5 weeks (Sign the Gulf's text on the islands 2); weeks left: 3" in refused(campaign, "russia", both)


def offered(world: WorldState) -> WorldState:
    """A world in which Washington has made Tehran an offer."""
    return world.but(offer=np.array([[0.0], [0.5]]))


def test_the_computers_own_orders_are_always_legal() -> None:
    """What the computer's countries order and choose is what a person in their seat would be allowed."""
    campaign = begun().fork(0)
    for _ in range(6):
        permission = campaign.permission
        campaign.end_quarter()
        for country, orders in campaign.played[-1].orders.items():
            assert permission.against(country, orders) == [], (country, orders)


@settings(max_examples=25, deadline=None)
@given(
    steps=st.dictionaries(st.sampled_from(["ru.fleet", "ru.shield", "ru.gulf_line", "ru.intel"]), st.integers(0, 3)),
    moves=st.sets(st.sampled_from(["ru.islands", "ru.deliver", "ru.credit", "ru.undercut"])),
)
def test_a_draft_costs_what_the_law_of_weeks_takes(steps: dict[str, int], moves: set[str]) -> None:
    """What a person is shown and charged is what the quarter then takes, whatever is drafted."""
    campaign, orders = begun("russia"), SeatOrders(steps, tuple(sorted(moves)))
    draft = campaign.permission.draft
    sheet = sheet_of({"russia": orders}, draft.before, draft.levers)
    catalogue = draft.levers.catalogue
    taken = spent(sheet.dials, sheet.moves, draft.readings.history, catalogue) - upkeep(draft.before, catalogue)
    assert campaign.permission.price("russia", orders) == taken[COUNTRIES.index("russia"), 0]
