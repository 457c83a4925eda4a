"""What is said at the table: proposals, answers, other terms and steps back, each checked and refused in words."""

from collections.abc import Iterator, Sequence

import attrs

from game.campaign.deal_book import (
    ACCEPT,
    ACTS,
    AGREE,
    COUNTER,
    COUNTERED,
    NO_CLAUSE,
    PROPOSE,
    PROPOSED,
    REASONS,
    REFUSE,
    REFUSED,
    RENOUNCE,
    RUNNING,
    WITHDRAWN,
    DealBook,
    DealBreach,
    DealEvent,
    DealRecord,
    proposals_of,
)
from game.campaign.permission import Permission
from game.campaign.phrases import capital, phrase
from game.campaign_faults import OrderRefused
from game.model.levers.catalogue import seat_of
from game.model.levers.deal_terms import (
    AT_LEAST,
    AT_MOST,
    DOES,
    FUNDS,
    MAKE,
    ON_DIALS,
    PAY,
    REFRAIN,
    DealClause,
    DealTerms,
)
from game.model.levers.expressions import BadExpression, expression
from game.model.state.axes import COUNTRIES
from game.model.state.deeds import STEPS

# Clauses that a side may undertake, quarters that a deal may run, proposals a quarter, billions in one payment.
MOST_CLAUSES, LONGEST, MOST_PROPOSALS, MOST_PAID = 3, 8, 2, 50


@attrs.frozen(eq=False)
class Table:
    """The table as it stands in one quarter.

    turn      the quarter that is to be played, counted from 1
    quarters  the length of the campaign
    """

    book: DealBook
    turn: int
    quarters: int
    permission: Permission

    def after(self, event: DealEvent) -> DealBook:
        """The book once something was said.

        errors  OrderRefused with every reason against it
        """
        if event.by not in COUNTRIES:
            raise OrderRefused(phrase("deal_refusal", "nobody", found=event.by, expected=", ".join(COUNTRIES)))
        if event.does == PROPOSE:
            return self.proposed(event)
        if event.does == AGREE:
            return self.agreed(event)
        record = self.book.named(event.deal)
        seen = record.seen_by(event.by) if record else None
        if record is None or seen is None or event.by not in record.terms.insiders:
            known = [other.id for other in self.book.deals if event.by in other.terms.insiders]
            raise OrderRefused(phrase("deal_refusal", "no_deal", found=event.deal, expected=", ".join(known) or "-"))
        match event.does:
            case "accept" | "refuse" | "counter":
                return self.answered(event, record)
            case "withdraw":
                return self.withdrawn(event, record)
            case "renounce" | "withhold":
                return self.stepped_back(event, record)
            case _:
                raise OrderRefused(phrase("deal_refusal", "no_act", found=event.does, expected=", ".join(ACTS)))

    def agreed(self, event: DealEvent) -> DealBook:
        """The book with a deal that was made elsewhere, and that all whom it needs have accepted."""
        terms = event.terms
        if terms is None:
            raise OrderRefused(phrase("deal_refusal", "no_terms"))
        wrong = [*self.against(event.by, terms), *self.against_bound(terms.other, terms)]
        if self.book.named(event.deal) is not None:
            wrong.append(phrase("deal_refusal", "not_open", deal=event.deal, status=RUNNING))
        if wrong:
            raise OrderRefused(" ".join(wrong))
        accepted = terms.insiders[1:]
        record = DealRecord(event.deal or self.book.next_id(), terms, 0, RUNNING, agreed=self.turn, accepted=accepted)
        return self.book.but(record)

    def proposed(self, event: DealEvent, answers: str = "") -> DealBook:
        """The book with a new deal.

        answers  the deal in whose place it is proposed
        """
        terms = event.terms
        if terms is None:
            raise OrderRefused(phrase("deal_refusal", "no_terms"))
        wrong = list(self.against(event.by, terms))
        if not answers:
            if proposals_of(self.book, event.by, self.turn) >= MOST_PROPOSALS:
                wrong.append(phrase("deal_refusal", "enough", most=MOST_PROPOSALS))
            pairs = [set(record.terms.parties) for record in self.book.of(PROPOSED)]
            if set(terms.parties) in pairs:
                wrong.append(phrase("deal_refusal", "on_table", other=capital(terms.other)))
        if wrong:
            raise OrderRefused(" ".join(wrong))
        return self.book.but(DealRecord(self.book.next_id(), terms, self.turn, answers=answers))

    def answered(self, event: DealEvent, record: DealRecord) -> DealBook:
        """The book after somebody accepted a deal, refused it, or proposed another in its place."""
        if record.status != PROPOSED:
            raise OrderRefused(phrase("deal_refusal", "not_open", deal=record.id, status=record.status))
        if event.by not in record.awaited:
            raise OrderRefused(phrase("deal_refusal", "not_asked", deal=record.id))
        if event.does == ACCEPT:
            wrong = list(self.against_bound(event.by, record.terms))
            if wrong:
                raise OrderRefused(" ".join(wrong))
            record = attrs.evolve(record, accepted=(*record.accepted, event.by))
            if not record.awaited:
                record = attrs.evolve(record, status=RUNNING, agreed=self.turn)
            return self.book.but(record)
        if event.reason and event.reason not in REASONS:
            raise OrderRefused(phrase("deal_refusal", "no_reason", found=event.reason, expected=", ".join(REASONS)))
        status = COUNTERED if event.does == COUNTER else REFUSED
        ended = attrs.evolve(
            record, status=status, ended=self.turn, refused_by=event.by, reason=event.reason, clause=event.clause
        )
        if event.does == REFUSE:
            return self.book.but(ended)
        if record.answers:
            raise OrderRefused(phrase("deal_refusal", "one_counter"))
        if (
            event.by != record.terms.other
            or event.terms is None
            or set(event.terms.parties) != set(record.terms.parties)
        ):
            raise OrderRefused(phrase("deal_refusal", "counter", other=capital(record.terms.proposer)))
        return attrs.evolve(self, book=self.book.but(ended)).proposed(event, record.id)

    def withdrawn(self, event: DealEvent, record: DealRecord) -> DealBook:
        """The book after a proposal was taken back."""
        if record.status != PROPOSED or record.terms.proposer != event.by:
            raise OrderRefused(phrase("deal_refusal", "not_yours", deal=record.id))
        return self.book.but(attrs.evolve(record, status=WITHDRAWN, ended=self.turn))

    def stepped_back(self, event: DealEvent, record: DealRecord) -> DealBook:
        """The book after a party said openly that it keeps a deal no more, or holds back a payment without a word."""
        if record.status != RUNNING or event.by not in record.terms.parties:
            raise OrderRefused(phrase("deal_refusal", "not_running", deal=record.id))
        if event.does == RENOUNCE:
            if any(breach.clause == NO_CLAUSE for breach in record.breaches):
                raise OrderRefused(phrase("deal_refusal", "renounced", deal=record.id))
            breach = DealBreach(NO_CLAUSE, event.by, self.turn, self.turn)
            return self.book.but(attrs.evolve(record, breaches=(*record.breaches, breach)))
        clauses = record.terms.clauses
        due = [place for place in record.open_clauses() if clauses[place].does == PAY]
        if event.clause not in due or clauses[event.clause].country != event.by:
            raise OrderRefused(phrase("deal_refusal", "no_payment", deal=record.id))
        return self.book.but(attrs.evolve(record, withheld=tuple(sorted({*record.withheld, event.clause}))))

    # --- what cannot be proposed ---------------------------------------------------------------

    def against(self, by: str, terms: DealTerms) -> Iterator[str]:
        """Every reason why a country cannot propose such terms, in whole sentences."""
        if terms.proposer != by or terms.other not in COUNTRIES or terms.other == by:
            yield phrase("deal_refusal", "parties")
            return
        if terms.guarantor and (terms.guarantor not in COUNTRIES or terms.guarantor in terms.parties):
            yield phrase("deal_refusal", "guarantor")
        last = min(self.turn + LONGEST, self.quarters)
        if not self.turn <= terms.until <= last:
            yield phrase("deal_refusal", "until", found=terms.until, low=self.turn, high=last)
        if not terms.clauses:
            yield phrase("deal_refusal", "empty")
        for party in terms.parties:
            if len(terms.of(party)) > MOST_CLAUSES:
                yield phrase("deal_refusal", "many", party=capital(party), most=MOST_CLAUSES)
        for clause in terms.clauses:
            yield from self.against_clause(clause, terms)
        yield from self.against_pairs(terms.clauses)
        yield from self.against_bound(by, terms)
        if terms.only_while:
            try:
                expression(terms.only_while, self.permission.draft.levers.catalogue.levers)
            except BadExpression as wrong:
                yield phrase("deal_refusal", "only_while", why=str(wrong))

    def against_clause(self, clause: DealClause, terms: DealTerms) -> Iterator[str]:
        """What is wrong with one clause by itself."""
        if clause.country not in terms.parties:
            yield phrase("deal_refusal", "no_party", found=clause.country)
            return
        if clause.does not in DOES:
            yield phrase("deal_refusal", "no_kind", found=clause.does, expected=", ".join(DOES))
            return
        if clause.does == PAY:
            yield from self.against_payment(clause, terms)
            return
        permission = self.permission
        dial, move = permission.policy(clause.what), permission.move(clause.what)
        lever = dial if clause.does in ON_DIALS else move
        if lever is None or seat_of(clause.what) != clause.country:
            yield phrase("deal_refusal", "no_lever", what=clause.what, party=capital(clause.country), does=clause.does)
            return
        if not permission.dealt(lever):
            yield phrase("refusal", "not_dealt", what=lever.title)
        if clause.does in ON_DIALS:
            yield from self.against_step(clause, lever.title, terms)
        elif clause.does == MAKE and not self.turn <= clause.by <= terms.until:
            yield phrase("deal_refusal", "by", what=lever.title, found=clause.by, low=self.turn, high=terms.until)

    def against_step(self, clause: DealClause, title: str, terms: DealTerms) -> Iterator[str]:
        """What is wrong with a clause on a policy: a step that says nothing, or one that cannot be reached in time."""
        low, high = (1, int(STEPS)) if clause.does == AT_LEAST else (0, int(STEPS) - 1)
        if not low <= clause.step <= high:
            yield phrase("deal_refusal", "step", what=title, found=clause.step, low=low, high=high)
            return
        # Where another's secret policy stands, nobody learns by proposing.
        hidden = self.permission.draft.levers.secret if clause.country != terms.proposer else {}
        now = round(hidden.get(clause.what, self.permission.standing(clause.what)))
        rises = max(clause.step - now, 0) if clause.does == AT_LEAST else 0
        first = self.turn + max(rises - 1, 0)
        if not first <= clause.by <= terms.until:
            yield phrase("deal_refusal", "by", what=title, found=clause.by, low=first, high=terms.until)

    def against_payment(self, clause: DealClause, terms: DealTerms) -> Iterator[str]:
        """What is wrong with a payment."""
        if clause.what != terms.partner_of(clause.country) or not {clause.country, clause.what} <= FUNDS.keys():
            yield phrase("deal_refusal", "no_funds", expected=", ".join(capital(name) for name in FUNDS))
        if not 1 <= clause.step <= MOST_PAID:
            yield phrase("deal_refusal", "amount", found=clause.step, most=MOST_PAID)
        if not self.turn <= clause.by <= terms.until:
            yield phrase("deal_refusal", "by", what=PAY, found=clause.by, low=self.turn, high=terms.until)

    def against_pairs(self, clauses: Sequence[DealClause]) -> Iterator[str]:
        """What is wrong between two clauses: one thing promised twice, or two that cannot both be kept."""
        for place, clause in enumerate(clauses):
            if any(clashes(clause, other) for other in clauses[:place]):
                yield phrase("deal_refusal", "twice", what=self.titled(clause))

    def against_bound(self, country: str, terms: DealTerms) -> Iterator[str]:
        """What a country owes already by a deal that runs, and so cannot sell again or undertake otherwise."""
        running = [record for record in self.book.of(RUNNING) if country in record.terms.parties]
        owed = [
            clause
            for record in running
            for place in record.open_clauses()
            if (clause := record.terms.clauses[place]).country == country and clause.does != PAY
        ]
        for place in terms.of(country):
            if any(clashes(terms.clauses[place], other) for other in owed):
                yield phrase("deal_refusal", "owed", what=self.titled(terms.clauses[place]))

    def titled(self, clause: DealClause) -> str:
        """What a clause is about, as players read it."""
        lever = self.permission.policy(clause.what) or self.permission.move(clause.what)
        return lever.title if lever else clause.what


def clashes(clause: DealClause, other: DealClause) -> bool:
    """Whether two clauses are of one thing and say the same of it, or what cannot both be kept."""
    if (clause.country, clause.what) != (other.country, other.what):
        return False
    if {clause.does, other.does} == {AT_LEAST, AT_MOST}:
        low, high = (clause, other) if clause.does == AT_LEAST else (other, clause)
        return low.step > high.step
    # Whoever has promised to leave something undone cannot promise to do it, nor the same twice.
    return clause.does == other.does or {clause.does, other.does} == {MAKE, REFRAIN}
