"""The table as a learner has it: what it may propose as numbers, what waits for its answer, and a mask of both.

What is proposed is laid on the table of the next quarter, so that those who learn can answer it then; the computer's
countries answer at once, and what they would have instead waits for the learner.
"""

from collections.abc import Iterator
from contextlib import suppress

import attrs
import numpy as np
from numpy.typing import NDArray

from game.campaign.campaign import Campaign
from game.campaign.deal_book import ACCEPT, PROPOSE, PROPOSED, REFUSE, DealEvent, DealRecord
from game.campaign_faults import OrderRefused
from game.model.levers.catalogue import seat_of
from game.model.levers.deal_terms import AT_LEAST, AT_MOST, MAKE, REFRAIN, DealClause, DealTerms
from game.model.state.axes import COUNTRIES

# How many quarters a proposal would run, the first included.
RUNS = 4
ANSWERS = (ACCEPT, REFUSE)


@attrs.frozen
class Undertaking:
    """What a country might undertake: a policy a step higher or lower than it stands, a move made soon or left."""

    country: str
    does: str
    what: str

    def clause(self, campaign: Campaign) -> DealClause:
        """It as a clause of this quarter."""
        turn = campaign.table.turn
        if self.does in (AT_LEAST, AT_MOST):
            step = campaign.permission.standing(self.what) + (1 if self.does == AT_LEAST else -1)
            return DealClause(self.country, self.does, self.what, step, turn)
        return DealClause(self.country, self.does, self.what, 0, turn + 1 if self.does == MAKE else 0)


def undertakings(campaign: Campaign, country: str) -> Iterator[Undertaking]:
    """All that a country might undertake, in the order of its levers' file."""
    levers = campaign.game.anchor.levers
    for kind, ways in ((levers.policies, (AT_LEAST, AT_MOST)), (levers.moves, (MAKE, REFRAIN))):
        for lever in kind:
            if seat_of(lever.id) == country:
                yield from (Undertaking(country, does, lever.id) for does in ways)


@attrs.frozen(eq=False)
class SeatTable:
    """A seat's part of the table, in the order in which an action has it.

    An action holds, beside a seat's orders: what is asked for, and what is given for it, each 0 for nothing, else 1
    more than the place of an undertaking; 1 where all are to know; and for each other country 0, 1 to accept what it
    proposes, or 2 to refuse it.

    asks, gives  what others might undertake, and what it might itself
    """

    country: str
    asks: tuple[Undertaking, ...]
    gives: tuple[Undertaking, ...]

    @classmethod
    def of(cls, campaign: Campaign, country: str) -> "SeatTable":
        """The table as a country sits at it."""
        others = [other for other in COUNTRIES if other != country]
        asks = tuple(entry for other in others for entry in undertakings(campaign, other))
        return cls(country, asks, tuple(undertakings(campaign, country)))

    @property
    def others(self) -> tuple[str, ...]:
        """Who else sits there."""
        return tuple(other for other in COUNTRIES if other != self.country)

    @property
    def sizes(self) -> list[int]:
        """How many values each part of an action may have."""
        return [len(self.asks) + 1, len(self.gives) + 1, 2, *[len(ANSWERS) + 1] * len(self.others)]

    def waits(self, campaign: Campaign, other: str) -> DealRecord | None:
        """What another country has proposed and this one has not answered."""
        records = campaign.book.of(PROPOSED)
        return next((own for own in records if own.terms.proposer == other and self.country in own.awaited), None)

    def answered(self, campaign: Campaign, action: NDArray[np.integer]) -> None:
        """Answer what waits, as an action has it; what may not be accepted is left unanswered."""
        for other, number in zip(self.others, action[3:], strict=True):
            record = self.waits(campaign, other)
            if record is not None and number:
                with suppress(OrderRefused):
                    campaign.deal(DealEvent(ANSWERS[int(number) - 1], self.country, record.id))

    def proposed(self, campaign: Campaign, action: NDArray[np.integer]) -> None:
        """Propose what an action asks for, unless that may not be proposed now."""
        asks, gives, public = (int(number) for number in action[:3])
        if not asks:
            return
        clauses = [self.asks[asks - 1], *([self.gives[gives - 1]] if gives else [])]
        # What may not be proposed, or finds no week left for it, is left out.
        with suppress(OrderRefused):
            campaign.deal(DealEvent(PROPOSE, self.country, terms=self.terms(campaign, clauses, bool(public))))

    def terms(self, campaign: Campaign, some: list[Undertaking], public: bool = False) -> DealTerms:
        """Terms of some undertakings, the first of them another country's or this one's towards the first other."""
        other = next((entry.country for entry in some if entry.country != self.country), self.others[0])
        until = min(campaign.table.turn + RUNS - 1, campaign.table.quarters)
        return DealTerms(self.country, other, tuple(entry.clause(campaign) for entry in some), until, public)

    def legal(self, campaign: Campaign) -> NDArray[np.int8]:
        """1 for every value of every part that may be said by itself now, one after another."""
        mask = list[bool]()
        for some in (self.asks, self.gives):
            alone = (self.terms(campaign, [entry]) for entry in some)
            mask += [True, *(not any(campaign.table.against(self.country, terms)) for terms in alone)]
        mask += [True, True]
        for other in self.others:
            mask += [True, *[self.waits(campaign, other) is not None] * len(ANSWERS)]
        return np.array(mask, np.int8)

    def observed(self, campaign: Campaign) -> NDArray[np.float32]:
        """What waits for an answer, 0–1 each: by other country whether anything, what it gives and what it asks."""
        rows = list[float]()
        for other in self.others:
            record = self.waits(campaign, other)
            rows += [0.0, 0.0, 0.0] if record is None else [1.0, *self.places(record.terms)]
        return np.array(rows, np.float32)

    def places(self, terms: DealTerms) -> tuple[float, float]:
        """What the first clause of either side is, as a share of all there are; nought where it is none of them."""
        own = [(entry.does, entry.what) for entry in self.gives]
        theirs = [(entry.does, entry.what) for entry in self.asks]
        shares = [0.0, 0.0]
        for clause in reversed(terms.clauses):
            mine = clause.country == self.country
            known = own if mine else theirs
            if (clause.does, clause.what) in known:
                shares[int(mine)] = (known.index((clause.does, clause.what)) + 1) / len(known)
        return shares[0], shares[1]
