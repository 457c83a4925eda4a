"""What the computer's countries find while people think: they look ahead beside the window, and see nobody's draft."""

from collections.abc import Iterator

import attrs

from game.campaign.order_log import OrderLog
from game.campaign.replaying import replayed
from game.desktop.control.background import Cancelled, JobResult, Memory, Worker
from game.desktop.control.campaign_desk import CampaignDesk
from game.search.deciding import answers, end_quarter, looking, quests_of
from game.search.looking_ahead import SearchFinding


def looked_ahead(memory: Memory, cancelled: Cancelled, log: OrderLog) -> Iterator[object]:
    """Yield what each country finds, one after another.

    log  the campaign's, because what countries have before them takes a quarter of a second to gather
    """
    del memory, cancelled
    for country, quest in quests_of(replayed(log)).items():
        yield answers({country: quest})


@attrs.define(eq=False)
class OtherCountries:
    """What countries that look ahead have found for the coming quarter.

    worker   who looks ahead for them
    quarter  for which quarter of which campaign they were asked
    asked_of countries that were asked
    sought   what each has found so far
    """

    worker: Worker
    quarter: tuple[object, ...] = ()
    asked_of: tuple[str, ...] = ()
    ticket: int = 0
    sought: dict[str, SearchFinding] = attrs.field(factory=dict)

    def think(self, desk: CampaignDesk | None) -> None:
        """Let every country that looks ahead begin to do so."""
        self.quarter, self.asked_of, self.ticket, self.sought = (), (), 0, {}
        if desk is None or desk.whole is not None or desk.campaign.over:
            return
        looking_on = looking(desk.campaign)
        if looking_on:
            self.quarter, self.asked_of = place_of(desk), tuple(looking_on)
            self.ticket = self.worker.ask(looked_ahead, {"log": desk.log()}, gives_way=False)

    def take(self, result: JobResult) -> None:
        """Take in what one of them has found."""
        if self.ticket and result.ticket == self.ticket and isinstance(result.answer, dict):
            self.sought.update(result.answer)

    def end_quarter(self, desk: CampaignDesk) -> None:
        """Play the quarter with what was found; who has not found anything yet looks ahead now."""
        if self.quarter != place_of(desk):
            end_quarter(desk.campaign)
            return
        late = [country for country in self.asked_of if country not in self.sought]
        quests = quests_of(desk.campaign) if late else {}
        late_ones = answers({country: quests[country] for country in late})
        end_quarter(desk.campaign, {**self.sought, **late_ones})


def place_of(desk: CampaignDesk) -> tuple[object, ...]:
    """Return what a finding hangs on: another campaign, quarter, deal or player asks for another."""
    campaign = desk.campaign
    return id(campaign), campaign.world.turn, desk.digest, campaign.terms.seats, repr(campaign.book)
