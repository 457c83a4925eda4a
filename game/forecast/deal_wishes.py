"""What two countries might ask of each other, and how near terms differ: the material of counter-proposals."""

from collections.abc import Iterator, Sequence

import attrs
import numpy as np

from game.campaign.deal_book import COSTS, FACE, GIVES, LATE, NO_CLAUSE, WORD
from game.campaign.deal_making import MOST_CLAUSES
from game.forecast.rollouts import FirstQuarter
from game.model.levers.catalogue import DIALS, seat_of
from game.model.levers.deal_terms import AT_LEAST, AT_MOST, MAKE, ON_DIALS, PAY, REFRAIN, DealClause, DealTerms
from game.model.levers.expressions import expression
from game.model.play.whole_quarter import WholeQuarter
from game.model.state.axes import COUNTRIES
from game.model.state.world_state import WorldState

# By how many quarters a date is moved.
SHIFT = 2


@attrs.frozen
class Neighbour:
    """Terms one change away from others.

    reason, clause  why somebody who was proposed the others would want that change; the clause it is about, −1 for none
    """

    terms: DealTerms
    reason: str
    clause: int = NO_CLAUSE


def neighbours(
    terms: DealTerms, turn: int, world: WorldState, adds: Sequence[DealClause] = ()
) -> tuple[Neighbour, ...]:
    """All terms one change away, as the one to whom they were proposed would propose them.

    turn  the quarter that is to be played, counted from 1
    adds  what it might ask for besides
    """
    seat, other = terms.other, terms.proposer
    turned = attrs.evolve(terms, proposer=seat, other=other)
    rows = [Neighbour(attrs.evolve(turned, public=not terms.public), FACE if terms.public else WORD)]
    if not terms.guarantor:
        rows.append(Neighbour(attrs.evolve(turned, guarantor=surety_for(terms, world)), WORD))
    for place in terms.of(seat):
        rows += [Neighbour(changed, COSTS, place) for changed in eased(turned, place, turn)]
    for place in terms.of(other):
        clause = terms.clauses[place]
        if clause.does in (MAKE, PAY) and clause.by - SHIFT >= turn:
            sooner = attrs.evolve(clause, by=clause.by - SHIFT)
            rows.append(Neighbour(with_clause(turned, place, sooner), LATE, place))
    if terms.until - SHIFT >= max([turn, *(clause.by for clause in terms.clauses)]):
        rows.append(Neighbour(attrs.evolve(turned, until=terms.until - SHIFT), COSTS))
    if len(terms.of(other)) < MOST_CLAUSES:
        named = {(clause.country, clause.what) for clause in terms.clauses}
        for clause in adds:
            if (clause.country, clause.what) not in named and clause.by <= terms.until:
                rows.append(Neighbour(attrs.evolve(turned, clauses=(*terms.clauses, clause)), GIVES))
    return tuple(rows)


def eased(terms: DealTerms, place: int, turn: int) -> Iterator[DealTerms]:
    """Terms in which one clause asks for less: a step less of a dial, a later date, or nothing."""
    clause = terms.clauses[place]
    if clause.does in ON_DIALS:
        step = clause.step + (1 if clause.does == AT_MOST else -1)
        if (clause.does == AT_MOST and step < DIALS - 1) or (clause.does == AT_LEAST and step > 0):
            yield with_clause(terms, place, attrs.evolve(clause, step=step))
    if clause.does == PAY and clause.step > 1:
        yield with_clause(terms, place, attrs.evolve(clause, step=clause.step // 2))
    if clause.by and turn <= clause.by + SHIFT <= terms.until:
        yield with_clause(terms, place, attrs.evolve(clause, by=clause.by + SHIFT))
    if len(terms.clauses) > 1:
        yield attrs.evolve(terms, clauses=(*terms.clauses[:place], *terms.clauses[place + 1 :]))


def with_clause(terms: DealTerms, place: int, clause: DealClause) -> DealTerms:
    """Terms with another clause in one's place."""
    return attrs.evolve(terms, clauses=(*terms.clauses[:place], clause, *terms.clauses[place + 1 :]))


def surety_for(terms: DealTerms, world: WorldState) -> str:
    """Who would stand behind a deal: the third country whose word is believed most."""
    third = [country for country in COUNTRIES if country not in terms.parties]
    return max(third, key=lambda country: float(np.mean(world.word[COUNTRIES.index(country)])))


def candidates(first: FirstQuarter, country: str, turn: int) -> tuple[DealClause, ...]:
    """Everything that a country could undertake by itself: a dial a step higher or lower, a move made or left.

    A move counts as one that can be made where what it needs holds in most of the worlds that the seat holds possible.
    """
    script, now = first.drawn.script, first.drawn.now
    catalogue, places = script.anchor.levers.catalogue, script.anchor.levers.places
    rows, readings = list[DealClause](), WholeQuarter(first.drawn.terms, now).readings()
    for policy in catalogue.policies:
        if seat_of(policy.id) != country:
            continue
        stands = round(float(np.median(now.world.dials[places[policy.id]])))
        if stands < DIALS - 1:
            rows.append(DealClause(country, AT_LEAST, policy.id, stands + 1, turn))
        if stands > 0:
            rows.append(DealClause(country, AT_MOST, policy.id, stands - 1, turn))
    for move in catalogue.moves:
        if seat_of(move.id) != country:
            continue
        rows.append(DealClause(country, REFRAIN, move.id))
        here = readings.of(move.id)
        able = [float(np.mean(expression(need.test, catalogue.levers)(here) > 0)) for need in move.needs]
        if all(share > 0.5 for share in able):
            rows.append(DealClause(country, MAKE, move.id, 0, turn + 1))
    return tuple(rows)
