"""A quarter as a campaign's strength has it: every country that looks ahead does so, and then all orders are played."""

from collections.abc import Mapping

from agents.strengths import Strength, strengths_of
from game.campaign.campaign import Campaign
from game.campaign.orders import SeatOrders
from game.engine.threads import playing_on
from game.model.play.seated import ENGINE
from game.search.looking_ahead import SearchFinding, searched
from game.search.quest import Quest, quests


def looking(campaign: Campaign) -> Mapping[str, Strength]:
    """The countries that look ahead this quarter, by name, with their strength.

    Persons and countries for which a strategy is laid down do not.
    """
    terms = campaign.terms
    return {
        country: strength
        for country, strength in strengths_of(terms.strength).items()
        if strength.looks_ahead and country not in terms.seats and terms.strategies.get(country, ENGINE) == ENGINE
    }


def quests_of(campaign: Campaign) -> dict[str, Quest]:
    """What each country that looks ahead has before it this quarter; empty where none does, or the campaign is over."""
    wanted = {} if campaign.over else looking(campaign)
    return quests(campaign, wanted) if wanted else {}


def answers(asked_for: Mapping[str, Quest]) -> dict[str, SearchFinding]:
    """What each found when it looked ahead, on one thread, so that people's windows stay quick."""
    with playing_on(1):
        return {country: searched(quest) for country, quest in asked_for.items()}


def orders_of(sought: Mapping[str, SearchFinding]) -> dict[str, SeatOrders]:
    """What those who looked ahead order."""
    return {country: entry.orders for country, entry in sought.items()}


def end_quarter(campaign: Campaign, sought: Mapping[str, SearchFinding] | None = None) -> Mapping[str, SearchFinding]:
    """Let all countries decide, each by its strength, and play all orders at once; what was found is returned.

    sought  what was found before, while people thought; worked out now where it was not
    errors  CampaignOver
    """
    campaign.still()
    before = answers(quests_of(campaign)) if sought is None else sought
    campaign.end_quarter(orders_of(before))
    return before
