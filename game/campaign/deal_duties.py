"""How the computer's countries keep their deals: what they owe goes before what their courses would have them do.

Where a course asks for another thing than a clause, a country may break it; it does so the seldomer, the more its word
is worth and the more binds it. What it owes by a date it does as soon as it can pay for it.
"""

from collections.abc import Iterator, Mapping

import attrs
import numpy as np

from game.campaign.deal_book import NO_CLAUSE, RUNNING, DealBook, DealRecord
from game.campaign.orders import SeatOrders
from game.campaign.permission import Permission
from game.model.levers.deal_effects import number
from game.model.levers.deal_terms import AT_LEAST, AT_MOST, MAKE, PAY, REFRAIN, DealClause, DealTerms
from game.model.state.axes import COUNTRIES
from game.model.state.figures import Figures


def sureness(terms: DealTerms, country: str, word: float, figures: Figures) -> float:
    """How surely a country keeps a deal, 0–1, by its word and what binds it.

    word  how far its word is believed, 0–1

    Source: play2.md section 4 (κ = word, +15 if public, +20 with a guarantor, −10 if its cost falls late, ≤ 95).
    """
    law, sure = figures.deals, word
    sure += number(law.public_binds) if terms.public else 0.0
    sure += number(law.surety_binds) if terms.guarantor else 0.0
    late = [terms.clauses[place] for place in terms.of(country)]
    if late and all(clause.by >= terms.until for clause in late):
        sure -= number(law.late_loosens)
    return min(max(sure, 0.0), number(law.surest))


@attrs.frozen(eq=False)
class Duties:
    """What one quarter's deals ask of the computer's countries.

    turn  the quarter that is to be played, counted from 1
    """

    book: DealBook
    turn: int
    permission: Permission

    def bound(self, country: str, orders: SeatOrders) -> SeatOrders:
        """A country's orders with what it owes in them, unless it breaks its word."""
        for record, place in self.owed(country):
            clause = record.terms.clauses[place]
            after = self.with_clause(clause, orders)
            if after == orders or self.breaks(record, place):
                continue
            orders = after
        return self.within_weeks(country, orders)

    def owed(self, country: str) -> Iterator[tuple[DealRecord, int]]:
        """The clauses that a country still has to keep, as far as it knows."""
        for record in self.book.of(RUNNING):
            renounced = any(breach.clause == NO_CLAUSE for breach in record.breaches)
            mine = [] if renounced else [place for place in record.open_clauses() if place in record.terms.of(country)]
            yield from ((record, place) for place in mine if record.terms.clauses[place].does != PAY)

    def with_clause(self, clause: DealClause, orders: SeatOrders) -> SeatOrders:
        """Orders that keep one clause, as far as they can this quarter."""
        if clause.does == REFRAIN:
            return attrs.evolve(orders, moves=tuple(move for move in orders.moves if move != clause.what))
        if clause.does == MAKE:
            with_it = attrs.evolve(orders, moves=tuple(dict.fromkeys((clause.what, *orders.moves))))
            able = not list(self.permission.against_move(clause.country, clause.what))
            return with_it if able and self.affordable(clause, orders) else orders
        standing = self.permission.standing(clause.what)
        step = orders.dials.get(clause.what, standing)
        if clause.does == AT_MOST and self.turn >= clause.by and step > clause.step:
            return self.turned(orders, clause.what, clause.step)
        # A dial goes up by one step a quarter, so that it has to set out in time.
        sets_out = standing + (clause.by - self.turn) < clause.step and step <= standing
        if clause.does == AT_LEAST and (sets_out or (self.turn >= clause.by and step < clause.step)):
            return self.turned(orders, clause.what, min(standing + 1, clause.step))
        return orders

    def affordable(self, clause: DealClause, orders: SeatOrders) -> bool:
        """Whether a move that is owed is made now: in its last quarter at any price, before it out of what is left."""
        if self.turn >= clause.by:
            return True
        more = attrs.evolve(orders, moves=(*orders.moves, clause.what))
        return not self.permission.against_price(clause.country, more)

    def turned(self, orders: SeatOrders, policy: str, step: int) -> SeatOrders:
        """Orders with a dial at a step."""
        dials = {**orders.dials, policy: step}
        if step == self.permission.standing(policy):
            del dials[policy]
        return attrs.evolve(orders, dials=dials)

    def breaks(self, record: DealRecord, place: int) -> bool:
        """Whether a country breaks a clause that its course would not have it keep."""
        clause, rules = record.terms.clauses[place], self.permission.quarter.rules
        word = float(self.permission.quarter.now.world.word[COUNTRIES.index(clause.country), 0])
        chance = number(rules.figures.deals.tempts) * (1 - sureness(record.terms, clause.country, word, rules.figures))
        luck = f"deal.{record.id}.{place}.breaks"
        return bool(rules.chance.happens(self.turn, luck, np.array([chance]))[0] > 0)

    def within_weeks(self, country: str, orders: SeatOrders) -> SeatOrders:
        """Orders that can be paid for: what nobody is owed goes first, the last of it before the others."""
        owed = {record.terms.clauses[place].what for record, place in self.owed(country)}
        while self.permission.against_price(country, orders):
            moves = [move for move in orders.moves if move not in owed]
            raised = [policy for policy, step in orders.dials.items() if step > self.permission.standing(policy)]
            raised = [policy for policy in raised if policy not in owed]
            if moves:
                orders = attrs.evolve(orders, moves=tuple(move for move in orders.moves if move != moves[-1]))
            elif raised:
                orders = self.turned(orders, raised[-1], self.permission.standing(raised[-1]))
            else:
                break
        return orders


def with_duties(duties: Duties, orders: Mapping[str, SeatOrders], persons: tuple[str, ...]) -> dict[str, SeatOrders]:
    """Everybody's orders with what the computer's countries owe in theirs."""
    bound = {record.terms.clauses[place].country for country in COUNTRIES for record, place in duties.owed(country)}
    return {
        country: duties.bound(country, own) if country in bound and country not in persons else own
        for country, own in orders.items()
    }
