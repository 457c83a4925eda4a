import attrs
import numpy as np
import pytest

from agents.roster import seated_countries
from game.campaign.campaign import Campaign
from game.forecast.broken_promises import breach, remembering
from game.model.scenario.countries import countries
from game.model.state.axes import COUNTRIES, IRAN, RUSSIA
from game.model.state.observation import Observation
from tests.forecast.test_rollouts import half_way

PROMISES = [(name, promise) for name, country in countries().items() for promise in country.promise]


def seen(country: int, *given: tuple[str, int]) -> tuple[Observation, Campaign]:
    """Return a country's view in which only these orders were given, each so many quarters back."""
    campaign = half_way()
    view = campaign.view(COUNTRIES[country])
    orders = np.zeros_like(view.seen.orders)
    for name, back in given:
        orders[back, campaign.setting.catalogue.number[name]] = 2
    return Observation(country, attrs.evolve(view.seen, orders=orders), view.error), campaign


def test_every_promise_is_made_of_orders_that_there_are() -> None:
    """Promises, breaches and answers are orders of the catalogue; answers are the injured country's own."""
    catalogue = half_way().setting.catalogue
    for to, promise in PROMISES:
        for name in (*promise.by, *promise.broken, *promise.spoils, *promise.provokes):
            assert name in catalogue.number, name
        for name in (*promise.spoils, *promise.provokes):
            assert catalogue[name].country == to
        for name in (*promise.by, *promise.broken):
            assert catalogue[name].country != to


@pytest.mark.parametrize(("quarters", "expected"), [(1, 0), (2, 0), (3, 1), (4, 1)])
def test_an_offer_taken_back_is_remembered_as_long_as_memory_lasts(quarters: int, expected: float) -> None:
    """An offer to Moscow three quarters ago and sanctions last quarter count if memory reaches the offer."""
    view, campaign = seen(RUSSIA, ("us.offer_russia", 2), ("us.enforce_on_russia", 0))
    assert breach(PROMISES[0][1], quarters, view, campaign.staffs[RUSSIA])[0] == expected


def test_an_offer_that_is_kept_is_no_breach() -> None:
    """An offer alone, or sanctions alone, break nothing."""
    for given in ("us.offer_russia", "us.enforce_on_russia"):
        view, campaign = seen(RUSSIA, (given, 0))
        assert breach(PROMISES[0][1], 4, view, campaign.staffs[RUSSIA])[0] == 0


def test_owed_arms_are_a_breach_until_some_come() -> None:
    """What Moscow owes weighs on Tehran in full while nothing was sent, and not at all after a delivery."""
    owed = next(promise for _, promise in PROMISES if not promise.by)
    for given, share in (((), 1), ((("ru.send_air_defence", 1),), 0)):
        view, campaign = seen(IRAN, *given)
        assert breach(owed, 2, view, campaign.staffs[IRAN])[0] == share * view["promised.russia"][0]


def test_a_grudge_turns_a_country_from_what_it_did_for_the_other() -> None:
    """Tehran, squeezed while it was talked to, leans away from talks and towards enrichment, and says why."""
    view, campaign = seen(IRAN, ("us.offer_iran", 1), ("us.support_strike", 0))
    staff, plain = campaign.staffs[IRAN], seated_countries({})[IRAN]
    sore = remembering(plain, 4, 2.0)
    talks = [reason.says for reason in sore.reasons(view, staff, "ir.pause_and_talk")]
    assert "Washington talked and squeezed at once" in talks
    extra = sore.leans(view, staff)[len(plain.leans(view, staff)) :]
    amounts = {name: float(np.max(lean.amount)) for lean in extra for name in lean.orders}
    assert (amounts["ir.pause_and_talk"], amounts["ir.enrich"]) == (-2, 2)


def test_without_memory_a_country_is_as_it_was() -> None:
    """With no quarter remembered the agent is the same."""
    plain = seated_countries({})[IRAN]
    assert remembering(plain, 0, 2.0) is plain
