"""The table as a seat's staff see it: what either could ask for, and what the other says once it is asked."""

from collections.abc import Iterator, Sequence

import attrs

from game.campaign.campaign import Campaign
from game.campaign.deal_book import (
    ACCEPT,
    BOUND,
    CANNOT,
    COUNTER,
    NO_CLAUSE,
    PROPOSED,
    REFUSE,
    DealEvent,
    DealRecord,
)
from game.forecast.deal_answers import Bargainer, DealAnswer, DealWorth
from game.forecast.deal_futures import AHEAD
from game.forecast.deal_wishes import candidates
from game.forecast.prospect import Prospect
from game.model.levers.deal_effects import number, tie_between
from game.model.levers.deal_terms import MAKE, DealClause, DealTerms
from game.model.state.names import named

# Futures on which wishes are worked out, and how many of them are told.
FUTURES, CHIPS = 16, 5
# Of either side's wishes so many are tried on each other.
TRIED = 3


@attrs.frozen
class Wish:
    """Something that one of the two could undertake, and what that alone is worth.

    worth  to the seat that asks; `other` is its guess of what it is worth to the other
    """

    clause: DealClause
    worth: DealWorth


@attrs.frozen
class TableWishes:
    """What a seat would like of another, and what the other would like of it, the best first."""

    wanted: tuple[Wish, ...]
    offered: tuple[Wish, ...]


def wishes(bargainer: Bargainer, other: str) -> TableWishes:
    """What a seat and another might ask of each other, as the seat takes it."""
    seat, turn, prospect = bargainer.prospect.seat, bargainer.turn, bargainer.prospect
    until = min(turn + AHEAD - 1, prospect.quarters)
    clauses = [clause for side in (other, seat) for clause in candidates(bargainer.first, side, turn)]
    clauses = [clause for clause in clauses if clause.by <= until]
    worths = bargainer.worths([DealTerms(seat, other, (clause,), until) for clause in clauses])
    rows = [Wish(clause, worth) for clause, worth in zip(clauses, worths, strict=True)]
    wanted = [wish for wish in rows if wish.clause.country == other and wish.worth.own.value > 0]
    offered = [wish for wish in rows if wish.clause.country == seat and wish.worth.other.value > 0]
    return TableWishes(
        tuple(sorted(wanted, key=lambda wish: -wish.worth.own.value)[:CHIPS]),
        tuple(sorted(offered, key=lambda wish: -wish.worth.other.value)[:CHIPS]),
    )


def proposal(bargainer: Bargainer, other: str) -> DealTerms | None:
    """What a country of the computer's would propose to another of itself: one thing for one thing, worth it to both.

    returns  None where nothing is worth a point to both
    """
    said, seat, turn = wishes(bargainer, other), bargainer.prospect.seat, bargainer.turn
    until = min(turn + AHEAD - 1, bargainer.prospect.quarters)
    drafts = [
        DealTerms(seat, other, (theirs.clause, mine.clause), until)
        for theirs in said.wanted[:TRIED]
        for mine in said.offered[:TRIED]
    ]
    if not drafts:
        return None
    worths = bargainer.worths(drafts)
    least = number(bargainer.figures.deals.worth_proposing)
    both = [min(worth.own.value, worth.other.value) for worth in worths]
    best = max(range(len(drafts)), key=lambda place: both[place])
    return drafts[best] if both[best] > least else None


@attrs.frozen
class DealQuestion:
    """A proposal put to a country that the computer plays.

    prospect  what the country that is asked looks ahead from
    barred    the reason and the place of a clause that it cannot undertake at all; None where there is none
    final     whether it can only say yes or no
    """

    prospect: Prospect
    terms: DealTerms
    barred: tuple[str, int] | None = None
    final: bool = False


def question_to(campaign: Campaign, terms: DealTerms, final: bool = False) -> DealQuestion:
    """A proposal as it is put to the other of the two."""
    barred = next(barred_by(campaign, terms), None)
    return DealQuestion(Prospect.of(campaign, terms.other), terms, barred, final)


def barred_by(campaign: Campaign, terms: DealTerms) -> Iterator[tuple[str, int]]:
    """Why the other of the two cannot undertake what is asked of it: owed otherwise already, or out of its power."""
    table, permission = campaign.table, campaign.permission
    for place in terms.of(terms.other):
        clause = terms.clauses[place]
        alone = attrs.evolve(terms, clauses=(clause,))
        if list(table.against_bound(terms.other, alone)):
            yield BOUND, place
        if clause.does == MAKE and clause.by == table.turn and list(permission.against_move(terms.other, clause.what)):
            yield CANNOT, place


def answer_to(question: DealQuestion, adds: Sequence[DealClause] | None = None) -> DealAnswer:
    """What a country says to a proposal.

    adds  what it might ask for besides, where that has been worked out before
    """
    bargainer = Bargainer.of(question.prospect)
    if adds is None:
        rough = Bargainer.of(question.prospect, FUTURES)
        adds = [wish.clause for wish in wishes(rough, question.terms.proposer).wanted]
    said = bargainer.answer(question.terms, adds, may_counter=not question.final)
    if question.barred is None:
        return said
    reason, clause = question.barred
    return attrs.evolve(said, does=REFUSE, reason=reason, clause=clause, terms=None, better=None)


def as_event(said: DealAnswer, record: DealRecord) -> DealEvent:
    """An answer as it is said at the table."""
    by = record.terms.other
    if said.does == ACCEPT:
        return DealEvent(ACCEPT, by, record.id)
    terms = said.terms if said.does == COUNTER else None
    return DealEvent(said.does, by, record.id, terms, said.reason, said.clause if terms is None else NO_CLAUSE)


def stands_surety(campaign: Campaign, terms: DealTerms) -> bool:
    """Whether a country of the computer's stands behind a deal of two others: it is on terms with both of them."""
    ties = [tie_between(terms.guarantor, party) for party in terms.parties]
    return all(float(named(tie).read(campaign.world)[0]) >= 0 for tie in ties if tie)


def settle_at_table(campaign: Campaign) -> tuple[DealRecord, ...]:
    """Let the computer's countries answer all that waits for them, and return the deals that they answered.

    What they propose instead waits for whoever proposed first.
    """
    answered = list[DealRecord]()
    for record in campaign.book.of(PROPOSED):
        for country in record.awaited:
            if country in campaign.terms.seats:
                continue
            if country == record.terms.guarantor:
                does = ACCEPT if stands_surety(campaign, record.terms) else REFUSE
                event = DealEvent(does, country, record.id, reason="" if does == ACCEPT else BOUND)
            else:
                event = as_event(answer_to(question_to(campaign, record.terms, bool(record.answers))), record)
            answered.append(campaign.deal(event))
            if event.does != ACCEPT:
                break
    return tuple(answered)
