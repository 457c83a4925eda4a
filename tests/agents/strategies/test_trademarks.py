import attrs
import numpy as np
import pytest

from agents.agent import StateAgent
from agents.roster import seated_countries
from agents.strategies.united_states_whole_programme import PROGRAMME
from agents.utility import desk
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import Sheet
from game.model.state.setting import Staff
from tests.agents.sketch import Rows, all_legal, staff, view

WORLDS = 400
QUARTERS = 12

# What one would recognise each strategy by, and the position in which it shows.
TRADEMARKS: dict[str, tuple[tuple[str, ...], Rows]] = {
    "united_states.status_quo": (("us.reassure_allies", "us.enforce_on_iran", "us.arm_ukraine"), {}),
    "united_states.lump_together": (("us.treat_as_one_threat", "us.sanction_both_broadly", "us.enforce_on_both"), {}),
    "united_states.maximum_pressure": (("us.enforce_on_iran", "us.deny_dual_use", "us.break_payment_links"), {}),
    "united_states.price_squeeze": (("us.push_supply", "us.ask_gulf_to_pump", "us.police_price_cap"), {}),
    "united_states.expose": (("us.expose_gulf_tilt", "us.expose_israel_ties", "us.declassify"), {"slight.iran": 0.5}),
    "united_states.deny": (("us.deny_dual_use", "us.block_proxy_support", "us.break_payment_links"), {}),
    "united_states.gulf_lever": (("us.refuse_russian_money", "us.ask_gulf_to_pump", "us.expose_gulf_tilt"), {}),
    "united_states.caucasus_lever": (("us.spotlight_moscow_corridor", "us.back_caucasus_corridor"), {}),
    "united_states.court_russia": (("us.offer_russia", "us.broker_ceasefire"), {"cohesion": 0.8}),
    "united_states.court_iran": (("us.offer_iran", "us.expose_unmet_promises"), {"cohesion": 0.8}),
    "united_states.whole_programme": (tuple(order for part in PROGRAMME for order in part), {}),
    "russia.hold_fast": (("ru.veto", "ru.share_intelligence", "ru.send_air_defence", "ru.fund_railway"), {}),
    "russia.hedge": (("ru.court_gulf_capital", "ru.reassure_israel", "ru.sell_grain"), {}),
    "russia.bind_with_offers": (("ru.send_jets", "ru.sign_defence_clause"), {"offer.iran": 0.5}),
    "russia.opportunist": (("ru.discount_crude",), {"revenue.russia": 20.0}),
    "iran.hold_fast": (("ir.send_drones", "ir.amplify_kremlin_story", "ir.back_proxies"), {}),
    "iran.hedge": (("ir.court_china", "ir.open_to_gulf"), {}),
    "iran.bind_with_offers": (("ir.send_missiles", "ir.amplify_kremlin_story"), {"offer.russia": 0.5}),
    "iran.opportunist": (("ir.send_drones", "ir.demand_delivery"), {"arms_gap": 0.7}),
}


def seated(country: str, name: str = "") -> StateAgent:
    """Return a country with a strategy, or following its doctrine."""
    return seated_countries({country: name} if name else {})[COUNTRIES.index(country)]


def indifferent(country: str) -> Staff:
    """Return a staff that expects nothing of any order, so that only doctrine and strategy speak."""
    reader = staff(country, WORLDS)
    return attrs.evolve(reader, anticipated=0 * reader.anticipated)


def sheets(country: StateAgent, rows: Rows, quarters: int = QUARTERS) -> Sheet:
    """Return what a country orders, quarter after quarter from the same position, (quarters, orders, W)."""
    reader = indifferent(country.name)
    views = [view(country.name, rows, WORLDS, turn) for turn in range(quarters)]
    return np.stack([country.decide(seen, all_legal(reader, WORLDS), reader) for seen in views])


def how_often(country: StateAgent, orders: tuple[str, ...], rows: Rows) -> float:
    """Return how many of these orders a country gives a quarter."""
    kept = [desk(staff(country.name)).row(order) for order in orders]
    return float((sheets(country, rows)[:, kept] > 0).sum() / QUARTERS / WORLDS)


@pytest.mark.parametrize("named", TRADEMARKS)
def test_a_strategy_is_known_by_its_trademark(named: str) -> None:
    """Each strategy gives the orders it is known by half as often again as the same country without it, or more."""
    country, name = named.split(".")
    orders, rows = TRADEMARKS[named]
    assert how_often(seated(country, name), orders, rows) > 1.5 * how_often(seated(country), orders, rows)


def test_status_quo_mostly_holds_and_does_light_routine() -> None:
    """Keeping the status quo means about one order a quarter, and none of them firm."""
    given = sheets(seated("united_states", "status_quo"), {})
    assert given.max() == 1
    assert 0.8 < (given > 0).sum() / QUARTERS / WORLDS < 1.3


def test_random_does_anything() -> None:
    """At random every order is given at some time."""
    given = np.any(sheets(seated("united_states", "random"), {}) > 0, axis=(0, 2))
    assert np.count_nonzero(given) == len(desk(staff("united_states")).names) - 1


def test_best_response_without_a_search_is_doctrine() -> None:
    """Before a search has supplied a programme, the best response decides as the country itself does."""
    searched, plain = (sheets(seated("united_states", name), {}, 2) for name in ("best_response", ""))
    assert np.array_equal(searched, plain)


def test_a_searched_programme_is_played() -> None:
    """A searched programme is given whenever it can be paid for."""
    country = seated("united_states", "best_response")
    assert country.strategy is not None
    country = attrs.evolve(
        country, strategy=country.strategy.with_portfolio(("us.deny_dual_use", "us.engage_central_asia"))
    )
    assert how_often(country, ("us.deny_dual_use", "us.engage_central_asia"), {}) > 1.8


def test_exposing_waits_for_a_slight() -> None:
    """Without a fresh slight nothing is published; sources are built instead."""
    campaigns = TRADEMARKS["united_states.expose"][0]
    patient = seated("united_states", "expose")
    assert how_often(patient, campaigns, {}) < 0.1
    assert how_often(patient, ("us.build_sources", "us.promote_rival_visions"), {}) > 0.8


@pytest.mark.parametrize(("name", "offer"), [("court_russia", "us.offer_russia"), ("court_iran", "us.offer_iran")])
def test_allies_are_won_before_an_offer_is_made(name: str, offer: str) -> None:
    """Where the allies doubt, they are reassured and no offer is made (Crawford 2011)."""
    suitor = seated("united_states", name)
    assert how_often(suitor, (offer,), {"cohesion": 0.3}) < 0.05
    assert how_often(suitor, ("us.reassure_allies",), {"cohesion": 0.3}) > 0.8


@pytest.mark.parametrize("country", ["russia", "iran"])
def test_binding_waits_for_a_rival_suitor(country: str) -> None:
    """Nobody is outbid where nobody bids: without an offer from Washington the country follows its doctrine."""
    binder, plain = seated(country, "bind_with_offers"), seated(country)
    assert np.array_equal(sheets(binder, {}, 3), sheets(plain, {}, 3))


def test_pressure_is_hard() -> None:
    """With capital to spend, maximum pressure is mostly applied hard."""
    given = sheets(seated("united_states", "maximum_pressure"), {"capital.united_states": 20.0})
    assert (given == 3).sum() > 2 * (given == 2).sum()
