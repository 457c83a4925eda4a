import json
from functools import cache

import attrs
import pytest

from game.campaign.campaign import Campaign
from game.forecast.odds import Odds, OrderOdds, Question, odds
from game.forecast.prospect import Prospect
from game.model.laws.intelligence import see
from game.model.state.axes import UNITED_STATES
from game.model.state.catalogue import LEVELS
from tests.campaign.sketches import begun
from tests.forecast.test_forecast import cancelled_after
from tests.forecast.test_rollouts import half_way

OFFER, HOUND = "us.offer_russia", "us.sanction_both_broadly"


@cache
def opening() -> Campaign:
    """Return a campaign of twelve quarters before its first, made once."""
    return begun(quarters=12)


def asked(campaign: Campaign, question: Question, sizes: tuple[int, ...] = (24,)) -> list[Odds]:
    """Return Washington's odds."""
    return list(odds(campaign.prospect("united_states"), question, sizes))


def of(found: Odds, order: str, level: str) -> OrderOdds:
    """Return the odds of one order at one level."""
    return next(one for one in found.orders if (one.order, one.level) == (order, level))


def test_every_order_that_may_be_given_is_tried_at_every_level_it_can_be_paid_for() -> None:
    """Orders and levels with odds are those the campaign would take into a draft; holding is not among them."""
    campaign = half_way().fork(4)
    found = {(one.order, one.level) for one in asked(campaign, Question(), (1,))[0].orders}
    taken = set[tuple[str, str]]()
    for order in campaign.legal("united_states"):
        for level in LEVELS:
            if not campaign.why_not(order) and campaign.setting.catalogue[order].price(LEVELS.index(level) + 1) <= int(
                campaign.world.capital[UNITED_STATES, 0]
            ):
                taken.add((order, level))
    hold = {("us.hold", level) for level in LEVELS}
    assert found == taken - hold


def test_an_offer_to_moscow_weakens_the_partnership_and_hounding_both_does_not() -> None:
    """Compared with holding, an offer lowers the final index clearly; broad sanctions on both raise it."""
    found = asked(opening(), Question(orders=(OFFER, HOUND)), (96,))[0]
    offer, hound = of(found, OFFER, "firm").index, of(found, HOUND, "hard").index
    assert offer.is_clear
    assert offer.value < 0 < hound.value
    assert hound.is_clear


def test_an_order_that_changes_nothing_has_no_clear_change() -> None:
    """What is in the draft already, at the level it has there, changes nothing in any future."""
    found = asked(opening(), Question({OFFER: "light"}, (OFFER,)))[0]
    same = of(found, OFFER, "light")
    assert [one.value for one in (same.fracture, same.index, same.escalation, same.score)] == [0, 0, 0, 0]
    assert not any(one.is_clear for one in (same.fracture, same.index, same.escalation, same.score))
    assert same.forecast == found.draft
    assert of(found, OFFER, "firm").index.value != 0


def test_orders_that_do_not_fit_beside_the_draft_are_left_out() -> None:
    """Beside three orders a fourth has no odds, but a change of level of one of the three has."""
    draft = {"us.reassure_allies": "light", "us.build_sources": "light", "us.push_supply": "light"}
    found = asked(opening(), Question(draft), (1,))[0]
    assert {one.order for one in found.orders} == set(draft)
    assert found.beside == draft


def test_odds_tighten_and_do_not_hang_on_what_else_is_asked() -> None:
    """The odds of one order are the same alone, among others, in any blocks, and after a rougher answer."""
    rough, fine = asked(opening(), Question(orders=(OFFER, HOUND)), (8, 24))
    alone = asked(opening(), Question(orders=(HOUND,), levels=("firm",)), (24,))[0]
    assert (rough.futures, fine.futures) == (8, 24)
    assert of(fine, HOUND, "firm") == alone.orders[0]
    assert fine.draft == alone.draft


def test_odds_may_be_played_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """How many options are tried at once changes nothing."""
    question = Question(orders=(OFFER, HOUND))
    whole = asked(half_way(), question)
    monkeypatch.setattr("game.forecast.prospect.BLOCK", 60)
    assert asked(half_way(), question) == whole


def test_odds_from_equal_views_are_equal_byte_for_byte() -> None:
    """A secret that a seat cannot see changes none of its odds."""
    campaign = half_way()
    other = campaign.world.but(inclination=campaign.world.inclination - 1)
    known = campaign.prospect("united_states").known
    views = [see(world, UNITED_STATES, campaign.setting) for world in (campaign.world, other)]
    told = [list(odds(Prospect(view, known), Question(orders=(OFFER,)), (8,))) for view in views]
    assert json.dumps(attrs.asdict(told[0][0])) == json.dumps(attrs.asdict(told[1][0]))


def test_odds_can_be_cancelled() -> None:
    """Once cancelled no more odds come."""
    looking = half_way().prospect("united_states")
    question = Question(orders=(OFFER,))
    assert list(odds(looking, question, (4, 8), cancelled_after(0))) == []
    assert [one.futures for one in odds(looking, question, (4, 8), cancelled_after(6))] == [4]


def test_an_order_of_another_country_is_refused() -> None:
    """A seat can ask for the odds of its own orders only; the message says whose the order is."""
    with pytest.raises(ValueError, match=r"ru\.veto belongs to russia, not to united_states"):
        asked(half_way(), Question(orders=("ru.veto",)))
    with pytest.raises(KeyError, match=r"no order is called 'us\.veto'"):
        asked(half_way(), Question({"us.veto": "firm"}))
    with pytest.raises(ValueError, match=r"us\.hold: found level 'harder'; expected light, firm, hard"):
        asked(half_way(), Question({"us.hold": "harder"}))
    with pytest.raises(ValueError, match="found level 'harder'; expected light, firm, hard"):
        asked(half_way(), Question(levels=("harder",)))
