"""What is said at the table of a campaign, with what it costs: a proposal takes attention, answers take none."""

from typing import Protocol

from game.campaign.deal_book import COUNTER, PROPOSE, DealBook, DealEvent, DealRecord
from game.campaign.deal_making import Table
from game.campaign.orders import SeatOrders
from game.campaign.permission import Permission
from game.campaign.phrases import phrase
from game.campaign.terms import CampaignTerms
from game.campaign_faults import OrderRefused


class Bargaining(Protocol):
    """What the table needs of a campaign: where its deals stand, what was said, and what everybody has drafted."""

    terms: CampaignTerms
    book: DealBook
    said: tuple[DealEvent, ...]

    @property
    def table(self) -> Table:
        """The table as it stands."""

    @property
    def permission(self) -> Permission:
        """What may be ordered this quarter."""

    def drafted(self, country: str) -> SeatOrders:
        """What a country has drafted."""


def say(campaign: Bargaining, event: DealEvent) -> DealRecord:
    """Let a country say something at the table, and return the deal as it then stands.

    errors  OrderRefused with every reason, and the book as it was
    """
    before, by = campaign.book, event.by
    campaign.book = campaign.table.after(event)
    wrong = campaign.permission.against_price(by, campaign.drafted(by)) if by in campaign.terms.seats else []
    if event.does == PROPOSE and (wrong or campaign.permission.left(by) < 0):
        campaign.book = before
        raise OrderRefused(" ".join(wrong) or phrase("deal_refusal", "weeks"))
    campaign.said = (*campaign.said, event)
    newest = event.does in (PROPOSE, COUNTER)
    record = campaign.book.deals[-1] if newest else campaign.book.named(event.deal)
    assert record is not None
    return record
