"""What a quarter does to the deals that run: held, broken, found out, leaked, lapsed; and what that does to the world.

All of it follows from what everybody ordered and from luck by name, so that a log leads to it again.
"""

from collections.abc import Mapping

import attrs
import numpy as np

from game.campaign.deal_book import (
    BREACHED,
    DEAL_KEPT,
    LAPSED,
    NO_CLAUSE,
    PROPOSED,
    RUNNING,
    DealBook,
    DealBreach,
    DealRecord,
)
from game.campaign.orders import SeatOrders
from game.model.levers.deal_effects import (
    Pushes,
    added,
    funds_of,
    number,
    of_breach,
    of_keeping,
    of_leak,
    of_payment,
)
from game.model.levers.deal_terms import BROKEN, MAKE, PAY, DealClause, stands
from game.model.levers.effects import LeverProgram
from game.model.levers.expressions import expression
from game.model.levers.readings import WorldReadings
from game.model.state.rules import Rules

# Quarters of a year.
A_YEAR = 4


@attrs.frozen(eq=False)
class DealQuarter:
    """One quarter of the deals.

    turn      the quarter that is played, counted from 1
    readings  the worlds of its morning, as they are
    """

    turn: int
    readings: WorldReadings
    levers: LeverProgram
    rules: Rules

    def judged(self, book: DealBook, orders: Mapping[str, SeatOrders]) -> tuple[DealBook, Pushes]:
        """The book after everybody's orders, and what its deals put on the world in the same quarter.

        orders  by country, of all six
        """
        pushes: Pushes = {}
        ordered = self.ordered(orders)
        for record in book.of(RUNNING):
            later, own = self.of_record(record, ordered)
            book, pushes = book.but(later), added(pushes, own)
        for record in book.of(BREACHED):
            later, own = self.found_late(record)
            book, pushes = book.but(later), added(pushes, own)
        for record in book.of(PROPOSED):
            # What was not answered by the time that orders are given lapses.
            book = book.but(attrs.evolve(record, status=LAPSED, ended=self.turn))
        return book, pushes

    def answered(self, book: DealBook, moves: Mapping[str, float]) -> DealBook:
        """The book after what was done beyond orders: in answer, and by what was chosen at night.

        moves  1 by id for every move that was made in the quarter

        What it breaks is found out next quarter at the earliest.
        """
        for record in book.of(RUNNING):
            broken = []
            for place in record.open_clauses():
                clause = record.terms.clauses[place]
                if (
                    clause.does not in (MAKE, PAY)
                    and stands(clause, self.turn, record.terms.until + 1, moves) == BROKEN
                ):
                    broken.append(place)
            done = [
                place
                for place in record.open_clauses()
                if record.terms.clauses[place].does == MAKE and moves.get(record.terms.clauses[place].what, 0) > 0
            ]
            breaches = tuple(DealBreach(place, record.terms.clauses[place].country, self.turn) for place in broken)
            book = book.but(attrs.evolve(record, done=(*record.done, *done), breaches=(*record.breaches, *breaches)))
        return book

    def ordered(self, orders: Mapping[str, SeatOrders]) -> dict[str, float]:
        """Where every policy stands by these orders, and 1 for each move that is made, by id."""
        standing = self.readings.history.dials[0]
        values = {policy.id: float(standing[policy.row, 0]) for policy in self.levers.policies}
        for own in orders.values():
            values |= {policy: float(step) for policy, step in own.dials.items()}
            values |= dict.fromkeys(own.moves, 1.0)
        return values

    def of_record(self, record: DealRecord, ordered: Mapping[str, float]) -> tuple[DealRecord, Pushes]:
        """A running deal after a quarter, and what it puts on the world."""
        pushes: Pushes = {}
        if self.leaks(record):
            record = attrs.evolve(record, leaked=self.turn)
            pushes = of_leak(record.terms, self.rules.figures)
        renounced = any(breach.clause == NO_CLAUSE for breach in record.breaches)
        if not renounced and record.terms.only_while and not self.holds(record.terms.only_while):
            return attrs.evolve(record, status=LAPSED, ended=self.turn), pushes
        if not renounced:
            record, paid = self.clauses_judged(record, ordered)
            pushes = added(pushes, paid)
        record, discovered = self.after_discovery(record)
        pushes = added(pushes, discovered)
        if record.found_out():
            return attrs.evolve(record, status=BREACHED, ended=self.turn), pushes
        if self.turn < record.terms.until:
            return record, pushes
        status = BREACHED if record.breaches else DEAL_KEPT
        return attrs.evolve(record, status=status, ended=self.turn), added(pushes, self.run_out(record))

    def clauses_judged(self, record: DealRecord, ordered: Mapping[str, float]) -> tuple[DealRecord, Pushes]:
        """A deal with its clauses as orders leave them, and the payments that fall due."""
        pushes: Pushes = {}
        done, breaches = list(record.done), list(record.breaches)
        for place in list(record.open_clauses()):
            clause, values = record.terms.clauses[place], dict(ordered)
            if clause.does == PAY and self.pays(clause, place in record.withheld):
                pushes = added(pushes, of_payment(clause.country, clause.what, clause.step, self.rules.figures))
                values[PAY] = 1.0
            match stands(clause, self.turn, record.terms.until, values):
                case "done":
                    done.append(place)
                case "broken":
                    seen = self.turn if self.is_open(clause) else 0
                    breaches.append(DealBreach(place, clause.country, self.turn, seen))
        return attrs.evolve(record, done=tuple(sorted(done)), breaches=tuple(breaches)), pushes

    def pays(self, clause: DealClause, withheld: bool) -> bool:
        """Whether a payment is made this quarter: in its own, out of what there is, unless it is held back."""
        return clause.by == self.turn and not withheld and funds_of(clause.country, self.readings.world) >= clause.step

    def is_open(self, clause: DealClause) -> bool:
        """Whether everybody sees at once what a clause is about."""
        return clause.what not in self.levers.secret

    def after_discovery(self, record: DealRecord) -> tuple[DealRecord, Pushes]:
        """A deal with what the injured side finds out this quarter, and what follows from that."""
        pushes, breaches = dict[str, float](), list[DealBreach]()
        already = {breach.by for breach in record.breaches if 0 < breach.found_in < self.turn}
        for earlier in record.breaches:
            found_now = not earlier.found_in and self.finds(record, earlier)
            breach = attrs.evolve(earlier, found_in=self.turn) if found_now else earlier
            if breach.found_in == self.turn and breach.by not in already:
                # A breaker pays once for a deal, however many of its clauses it breaks.
                already.add(breach.by)
                renounces = breach.clause == NO_CLAUSE
                share = number(self.rules.figures.deals.renounced) if renounces else 1.0
                own = of_breach(record.terms, breach.by, record.known, share, self.rules.figures)
                pushes = dict(added(pushes, own))
            breaches.append(breach)
        return attrs.evolve(record, breaches=tuple(breaches)), pushes

    def found_late(self, record: DealRecord) -> tuple[DealRecord, Pushes]:
        """A deal whose time is over, with a breach that comes out within a year of it."""
        if record.found_out() or record.ended == self.turn:
            return record, {}
        return self.after_discovery(record)

    def finds(self, record: DealRecord, breach: DealBreach) -> bool:
        """Whether the injured side finds out this quarter what was broken unseen: only what is recent is looked for."""
        law = self.rules.figures.deals
        if self.turn - breach.turn > number(law.looked_for):
            return False
        clause = record.terms.clauses[breach.clause]
        if breach.turn < self.turn and self.is_open(clause):
            return True
        year = number(law.seen_public if record.terms.public else law.seen_secret)
        return self.happens(f"deal.{record.id}.{breach.clause}.found_in", 1 - (1 - year) ** (1 / A_YEAR))

    def leaks(self, record: DealRecord) -> bool:
        """Whether a secret deal comes out this quarter: the likelier, the better Washington's sources are."""
        if record.known:
            return False
        law, world = self.rules.figures.secrets, self.readings.world
        chance = number(law.leaks)
        if "united_states" not in record.terms.insiders and world.sources[0] * 100 >= number(law.good_sources):
            chance += number(law.sources_tell)
        return self.happens(f"deal.{record.id}.leaks", chance)

    def run_out(self, record: DealRecord) -> Pushes:
        """What follows where a deal has run its time and nobody knows of a breach."""
        return of_keeping(record.terms, record.known, self.rules.figures)

    def holds(self, test: str) -> bool:
        """Whether a test of the world holds this morning."""
        value = expression(test, self.levers.catalogue.levers)(self.readings)
        return bool(np.all(value + self.readings.world.brent * 0 > 0))

    def happens(self, name: str, chance: float) -> bool:
        """Whether something of this name happens this quarter."""
        return bool(self.rules.chance.happens(self.turn, name, np.array([chance]))[0] > 0)
