from datetime import date, timedelta

import pytest

from game.campaign.campaign import Campaign
from game.campaign.order_log import log_of, written
from game.campaign.order_log_reading import parsed
from game.campaign.terms import CampaignTerms
from game.model.levers.catalogue import SEATS
from game.model.scenario.setup_files import FIRST, setup
from game.model.state.axes import COUNTRIES
from game.views.challenges import BURDENS, LADDER, WEEKS, burdened, day_of, has_one_save, week_of
from game.views.view_words import word

MONDAY = date(2025, 12, 1)


def terms_of(scenario: str, seat: str, changes: dict[str, str], challenge: str) -> CampaignTerms:
    """The terms of a challenge of two quarters."""
    return CampaignTerms(scenario, seed=3, quarters=2, seats=(seat,), changes=changes, challenge=challenge)


def test_a_day_is_the_same_for_everybody_and_another_the_next_day() -> None:
    """The seed of a day follows from its date alone, and a fortnight brings several seats and scenarios."""
    assert day_of(MONDAY) == day_of(date(2025, 12, 1))
    days = [day_of(MONDAY + timedelta(days=number)) for number in range(28)]
    assert len({day.seed for day in days}) == len(days)
    assert len({day.seat for day in days}) >= 4
    assert len({day.scenario for day in days}) >= 4
    assert all(day.seat in setup(day.scenario).seats for day in days)


def test_a_week_holds_from_monday_to_sunday() -> None:
    """All days of a week have one challenge, and the next Monday another luck."""
    week = {week_of(MONDAY + timedelta(days=number)) == week_of(MONDAY) for number in range(7)}
    assert week == {True}
    assert week_of(MONDAY + timedelta(days=7)).seed != week_of(MONDAY).seed


@pytest.mark.parametrize("place", range(len(WEEKS)))
def test_every_weekly_challenge_can_be_begun(place: int) -> None:
    """Its scenario takes its seat and what it sets, and its sentence is written."""
    key, seat, scenario, changes = WEEKS[place]
    campaign = Campaign.new(terms_of(scenario, seat, dict(changes), "week 2025-W49"))
    assert campaign.terms.challenge == "week 2025-W49"
    assert word("week_challenge", key)


@pytest.mark.parametrize("seat", COUNTRIES)
def test_all_ten_burdens_bear_on_every_seat(seat: str) -> None:
    """Under the whole ladder a campaign of each seat begins: its word is low, the region hot, and it has one save."""
    heavy = burdened(FIRST, seat, 3, 2, len(LADDER))
    campaign = Campaign.new(terms_of(FIRST, seat, dict(heavy.changes), heavy.name))
    code = next(short for short, country in SEATS.items() if country == seat)
    row = COUNTRIES.index(seat)
    assert heavy.changes[f"word.{code}"] == "30"
    assert abs(float(campaign.world.word[row, 0]) - 0.3) < 0.01
    assert heavy.staff == "none"
    assert has_one_save(campaign.terms)
    assert campaign.game.rules.figures.crises.hazard > 0.5


def test_each_burden_adds_a_line_to_the_ladder() -> None:
    """Each step keeps what the steps before it set, and each is told in one line."""
    before: dict[str, str] = {}
    for many in range(1, len(LADDER) + 1):
        now = dict(burdened(FIRST, "russia", 1, 0, many).changes)
        assert before.items() <= now.items()
        assert word("burden", LADDER[many - 1][0])
        before = now
    assert not has_one_save(CampaignTerms(FIRST, challenge=f"{BURDENS} 9"))


def test_a_log_keeps_its_challenge_and_one_from_before_has_none() -> None:
    """The challenge is read back from a log's first line; a line without the field is read as none."""
    campaign = Campaign.new(terms_of(FIRST, "iran", {}, "day 2025-12-01"))
    text = written(log_of(campaign))
    assert parsed(text.encode()).terms.challenge == "day 2025-12-01"
    assert parsed(text.replace('"challenge": "day 2025-12-01", ', "").encode()).terms.challenge == ""
