"""The deals of a campaign: proposed, answered, running, and what became of them; and what each seat knows of that."""

from collections.abc import Iterator

import attrs

from game.model.levers.deal_terms import DealTerms
from game.model.state.axes import COUNTRIES

PROPOSED, COUNTERED, REFUSED, WITHDRAWN = "proposed", "countered", "refused", "withdrawn"
RUNNING, DEAL_KEPT, BREACHED, LAPSED = "running", "kept", "breached", "lapsed"
STATUSES = (PROPOSED, COUNTERED, REFUSED, WITHDRAWN, RUNNING, DEAL_KEPT, BREACHED, LAPSED)
ENDED = (COUNTERED, REFUSED, WITHDRAWN, DEAL_KEPT, BREACHED, LAPSED)
# Why the computer says no: the clause that the reason is about is named beside it, where it is about one.
COSTS, GIVES, WORD, LATE, BOUND, FACE, CANNOT, TOO_LITTLE = REASONS = (
    *("costs_more", "gives_little", "word", "late", "bound", "face", "cannot", "too_little"),
)
PROPOSE, ACCEPT, REFUSE, COUNTER, WITHDRAW, RENOUNCE, WITHHOLD, AGREE = ACTS = (
    *("propose", "accept", "refuse", "counter", "withdraw", "renounce", "withhold", "agree"),
)
NO_CLAUSE = -1


@attrs.frozen
class DealEvent:
    """Something said at the table in one quarter, in the order in which it was said; the log keeps it.

    does    one of `ACTS`; `agree` says that all have accepted a deal that was made elsewhere, as a class does
    deal    which deal, such as d3; "" where one is proposed, and the name of one that was made elsewhere
    terms   what is proposed, or proposed instead
    reason  why not, one of `REASONS`, and the place of the clause that it is about; "" and −1 for none
    """

    does: str
    by: str
    deal: str = ""
    terms: DealTerms | None = None
    reason: str = ""
    clause: int = NO_CLAUSE


@attrs.frozen
class DealBreach:
    """A clause that was broken.

    clause  its place among the deal's; −1 where the whole deal was renounced
    by      who broke it
    turn    the quarter, counted from 1
    found_in  the quarter in which the injured side found out; 0 while it has not
    """

    clause: int
    by: str
    turn: int
    found_in: int = 0


@attrs.frozen
class DealRecord:
    """A deal as it stands.

    id        d1, d2, … in the order in which they were proposed
    proposed, agreed, ended  quarters, counted from 1; 0 for not yet
    accepted  who has accepted it so far
    answers   the deal in whose place it was proposed; "" for none
    refused_by, reason, clause  of a refusal
    leaked    the quarter in which a secret one came out
    done      places of clauses that have been fulfilled
    withheld  places of payments that their payer holds back
    breaches  what was broken, whether anybody has found out or not
    """

    id: str
    terms: DealTerms
    proposed: int
    status: str = PROPOSED
    agreed: int = 0
    ended: int = 0
    accepted: tuple[str, ...] = ()
    answers: str = ""
    refused_by: str = ""
    reason: str = ""
    clause: int = NO_CLAUSE
    leaked: int = 0
    done: tuple[int, ...] = ()
    withheld: tuple[int, ...] = ()
    breaches: tuple[DealBreach, ...] = ()

    @property
    def known(self) -> bool:
        """Whether everybody knows of it: it is public and was agreed, or it has leaked."""
        return bool(self.leaked or (self.terms.public and self.agreed))

    @property
    def awaited(self) -> tuple[str, ...]:
        """Who still has to say yes or no."""
        if self.status != PROPOSED:
            return ()
        return tuple(name for name in self.terms.insiders[1:] if name not in self.accepted)

    def open_clauses(self) -> Iterator[int]:
        """The places of clauses that are neither fulfilled nor broken."""
        broken = {breach.clause for breach in self.breaches}
        yield from (place for place in range(len(self.terms.clauses)) if place not in {*self.done, *broken})

    def found_out(self) -> bool:
        """Whether an injured side knows of a breach."""
        return any(breach.found_in for breach in self.breaches)

    def seen_by(self, seat: str) -> "DealRecord | None":
        """What a seat knows of it; None where it knows of none.

        seat  a country, `public` for what everybody knows, "" for who sees all

        A breach that has not been found out is known to who broke it alone: to all others the deal runs, or has run its
        time. Of a deal that they are no party to, others learn nothing before it was agreed, and never why not.
        """
        if not seat:
            return self
        insider = seat in self.terms.insiders
        if not insider and not self.known:
            return None
        seen = attrs.evolve(
            self,
            breaches=tuple(breach for breach in self.breaches if breach.found_in or breach.by == seat),
            withheld=self.withheld if any(self.terms.clauses[place].country == seat for place in self.withheld) else (),
            answers=self.answers if insider else "",
        )
        if self.status == BREACHED and not seen.breaches:
            seen = attrs.evolve(seen, status=DEAL_KEPT)
        hidden = {breach.clause for breach in self.breaches} - {breach.clause for breach in seen.breaches}
        # A clause that was broken unseen looks as if it were kept once its time is over.
        return attrs.evolve(seen, done=tuple(sorted({*seen.done, *hidden}))) if seen.status == DEAL_KEPT else seen


@attrs.frozen
class DealBook:
    """All deals of a campaign so far, in the order in which they were proposed."""

    deals: tuple[DealRecord, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was ever proposed."""
        return bool(self.deals)

    def named(self, deal: str) -> DealRecord | None:
        """A deal by its id."""
        return next((record for record in self.deals if record.id == deal), None)

    def but(self, changed: DealRecord) -> "DealBook":
        """The book with a deal as it is now; a new one is added."""
        if self.named(changed.id) is None:
            return DealBook((*self.deals, changed))
        return DealBook(tuple(changed if record.id == changed.id else record for record in self.deals))

    def next_id(self) -> str:
        """What the next deal is called."""
        return f"d{len(self.deals) + 1}"

    def of(self, *statuses: str) -> tuple[DealRecord, ...]:
        """The deals that stand so."""
        return tuple(record for record in self.deals if record.status in statuses)

    def seen_by(self, seat: str) -> tuple[DealRecord, ...]:
        """The deals that a seat knows of, as it knows them; the seats as in `DealRecord.seen_by`."""
        seen = (record.seen_by(seat) for record in self.deals)
        return tuple(record for record in seen if record is not None)

    def broken_by(self, country: str, since: int, seat: str) -> int:
        """How many deals a country has broken since a quarter, as far as a seat knows."""
        return sum(
            breach.by == country and breach.found_in >= since
            for record in self.seen_by(seat)
            for breach in record.breaches
            if breach.found_in
        )


def proposals_of(book: DealBook, country: str, turn: int) -> int:
    """How many deals a country has proposed of itself in a quarter; what it proposed in another's place counts not."""
    assert country in COUNTRIES
    return sum(
        record.terms.proposer == country and record.proposed == turn and not record.answers for record in book.deals
    )
