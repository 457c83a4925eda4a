import pickle
from functools import cache
from pathlib import Path

import attrs
import pytest

from agents.strengths import CABINET, CRISIS, STRENGTHS, Strength, strengths_of
from game.campaign.campaign import Campaign
from game.campaign.deal_book import DealEvent
from game.campaign.order_log import log_of, save, written
from game.campaign.order_log_reading import parsed, read
from game.campaign.orders import SeatOrders
from game.campaign.replaying import replayed
from game.campaign.terms import CampaignTerms
from game.model.levers.deal_terms import DealClause, DealTerms
from game.model.scenario.setup_files import FIRST
from game.model.state.axes import COUNTRIES
from game.search.deciding import answers, end_quarter, looking, quests_of
from game.search.looking_ahead import searched
from game.search.quest import Quest, quests
from tests.engine.sketch import wanted
from tests.forecast.test_rollouts import same
from tests.views.canaries import otherwise

LOOKING = (CABINET, CRISIS)


def small(name: str) -> Strength:
    """A strength that looks ahead as it does, in few futures."""
    return attrs.evolve(STRENGTHS[name], futures=(3, 3, 4), ahead=4)


@cache
def after(quarters: int, seats: tuple[str, ...] = ()) -> Campaign:
    """A campaign after some quarters by courses alone."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=4, quarters=6, seats=seats))
    for _ in range(quarters):
        campaign.end_quarter()
    return campaign


def asks(campaign: Campaign, strength: str, country: str) -> Quest:
    """What one country looks ahead from."""
    return quests(campaign.fork(campaign.world.turn), {country: small(strength)})[country]


def test_a_campaign_of_a_strength_is_the_same_again_and_its_log_replays(tmp_path: Path) -> None:
    """Played twice it is the same bit for bit; its log names the strength and leads to the same worlds."""
    terms = CampaignTerms(FIRST, seed=8, quarters=2, strength="russia=cabinet,iran=crisis")
    first, again = Campaign.new(terms), Campaign.new(terms)
    for campaign in (first, again):
        while not campaign.over:
            end_quarter(campaign)
    assert written(log_of(first)) == written(log_of(again))
    save(first, tmp_path / "log.jsonl")
    log = read(tmp_path / "log.jsonl")
    assert log.terms.strength == "russia=cabinet,iran=crisis"
    assert replayed(log).played[-1].digest == first.played[-1].digest


def test_a_log_from_before_there_were_strengths_is_a_seminars() -> None:
    """A first line without the word is read as one in which all follow their courses."""
    text = written(log_of(after(1)))
    old = text.replace(', "strength": "seminar"', "", 1)
    assert old != text
    assert parsed(old.encode()).terms.strength == "seminar"


def test_seminar_asks_nothing_and_changes_no_bit() -> None:
    """Where nobody looks ahead, a quarter is the one that courses alone make."""
    one, other = after(2).fork(2), after(2).fork(2)
    assert quests_of(one) == {}
    end_quarter(one)
    other.end_quarter()
    assert one.played[-1].digest == other.played[-1].digest


@pytest.mark.parametrize(("country", "strength"), list(zip(COUNTRIES, LOOKING * 3, strict=True)))
def test_equal_views_look_ahead_from_the_same(country: str, strength: str) -> None:
    """Worlds that differ in all that a country does not see give it the same to look ahead from: it does alike."""
    campaign = after(3)
    mine, others = asks(campaign, strength, country), asks(otherwise(campaign, country), strength, country)
    # What others ask of it aloud it hears, and its course may heed.
    others = attrs.evolve(others, by_course=mine.by_course, changes=mine.changes, spare=mine.spare)
    assert same(mine, others)


@pytest.mark.parametrize("strength", LOOKING)
def test_what_is_found_follows_from_what_was_asked_alone(strength: str) -> None:
    """A quest that travelled to another process, and one asked twice, are answered alike."""
    quest = asks(after(3), strength, "russia")
    one, other = searched(quest), searched(pickle.loads(pickle.dumps(quest)))
    assert one.orders == other.orders
    assert one.chosen == other.chosen
    assert one.alone == other.alone


def test_numpy_finds_what_machine_code_finds() -> None:
    """The same orders are found to be worth the same, bit for bit, whichever engine plays the futures."""
    quest = asks(after(3), CRISIS, "iran")
    with wanted("numpy"):
        slowly = searched(quest)
    with wanted("compiled"):
        quickly = searched(quest)
    assert slowly.alone == quickly.alone
    assert slowly.orders == quickly.orders


def test_nobody_sees_a_persons_draft() -> None:
    """What others look ahead from is the same whatever a person has drafted."""
    campaign = after(2, ("united_states",)).fork(2)
    before = quests(campaign, {"iran": small(CRISIS)})["iran"]
    campaign.turn("united_states", "us.oil_iran", 3 if campaign.permission.standing("us.oil_iran") == 2 else 1)
    assert campaign.drafts
    assert same(before, quests(campaign, {"iran": small(CRISIS)})["iran"])


def test_persons_and_those_for_whom_a_strategy_is_laid_down_do_not_look_ahead() -> None:
    """Only countries that the computer plays, and that choose for themselves, look ahead."""
    terms = CampaignTerms(FIRST, quarters=4, seats=("iran",), strategies={"russia": "hold"}, strength="crisis")
    campaign = Campaign.new(terms)
    assert set(looking(campaign)) == set(COUNTRIES) - {"iran", "russia"}


@pytest.mark.parametrize("strength", LOOKING)
def test_what_is_found_may_be_ordered(strength: str) -> None:
    """In every seat, orders that were found are ones that a person in it could give and pay for."""
    campaign = after(4)
    permission = campaign.permission
    for country in COUNTRIES:
        quest = asks(campaign, strength, country)
        given = searched(quest).orders
        if given != quest.by_course:
            assert permission.against(country, given) == [], country


def test_what_is_owed_is_looked_ahead_from() -> None:
    """Tehran, which owes a policy turned up, looks ahead from orders with it in, and tries nothing else there."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=4, quarters=6, seats=("russia", "iran")))
    owed = DealTerms("russia", "iran", (DealClause("iran", "at_least", "ir.story", 2, 1),), 4)
    deal = campaign.deal(DealEvent("propose", "russia", terms=owed))
    campaign.deal(DealEvent("accept", "iran", deal.id))
    quest = quests(campaign, {"iran": small(CABINET)})["iran"]
    assert campaign.permission.standing("ir.story") == 1
    assert quest.by_course.dials["ir.story"] == 2
    assert "ir.story" not in {change.what for change in quest.changes}


def test_asking_changes_nothing_in_a_campaign() -> None:
    """Countries may look ahead while people think: the quarter that follows is the same."""
    one, other = after(2).fork(2), after(2).fork(2)
    answers(quests(one, {"iran": small(CABINET)}))
    one.end_quarter()
    other.end_quarter()
    assert one.played[-1].digest == other.played[-1].digest


def test_what_was_found_is_what_is_played() -> None:
    """A country's orders of the quarter are those that it found, and others follow their courses."""
    campaign = after(2).fork(2)
    given = SeatOrders(dials={"ir.home": 3 if campaign.permission.standing("ir.home") == 2 else 1})
    campaign.end_quarter({"iran": given})
    assert campaign.played[-1].orders["iran"] == given


def test_strengths_are_read_as_they_are_written() -> None:
    """One word for all, or some countries by name or code beside it; what is none says so."""
    assert {strength.name for strength in strengths_of("crisis").values()} == {"crisis"}
    mixed = strengths_of("cabinet,ir=crisis, united_states = seminar")
    assert (mixed["iran"].name, mixed["united_states"].name, mixed["china"].name) == ("crisis", "seminar", "cabinet")
    assert strengths_of("iran=crisis")["russia"].name == "seminar"
    with pytest.raises(KeyError, match="strength 'crises'"):
        strengths_of("crises")
    with pytest.raises(KeyError, match="country 'mars'"):
        strengths_of("mars=crisis")
