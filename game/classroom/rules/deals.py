"""Deals: proposed, answered, kept or broken. Whether they are kept is read from the orders that were given."""

import attrs

from game.classroom.protocol.class_events import RoomEntry
from game.classroom.protocol.positions import AgreedClause, DealAgreed, DealLeft, QuarterKept
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.seat_events import AnswerDeal, ClauseOffered, ProposeDeal, RenounceDeal, WithdrawDeal
from game.classroom.rules.lookups import no_such, player
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Clause, Deal


def deal(room: Room, entry: RoomEntry[ProposeDeal]) -> Room:
    """Propose a deal to others: who gives or refrains from what, until when."""
    who = player(room, entry.by)
    others = tuple(dict.fromkeys(entry.event.to))
    if who.seat in others:
        raise Refused(422, "to: a deal is with others than yourself.", "to")
    if entry.event.until < room.turn or entry.event.until > room.quarters:
        expected = f"expected {room.turn} to {room.quarters}"
        raise Refused(422, f"until: found {entry.event.until}; {expected}, the quarters still to be played.", "until")
    clauses = tuple(clause(room, (who.seat, *others), offered) for offered in entry.event.clauses)
    if not clauses and not entry.event.words:
        raise Refused(422, "clauses: expected one at least, or words that say what is agreed.", "clauses")
    name = f"d{len(room.deals) + 1}"
    proposed = Deal(
        name, entry.event.title, who.seat, others, entry.event.secret, entry.event.until, clauses, entry.event.words,
        dict.fromkeys(others), person=who.person,
    )  # fmt: skip
    room = room.evolved(deals={**room.deals, name: proposed})
    return room.noting(entry.at, "deal", f"A deal is proposed: {proposed.title}", (*others, who.seat))


def clause(room: Room, parties: tuple[str, ...], offered: ClauseOffered) -> Clause:
    """Return a clause, if the country is a party and the order is its own."""
    if offered.country not in parties:
        raise Refused(422, f"clauses: {offered.country} is no party to the deal.", "clauses")
    lever = room.exercise.scenario.levers[offered.country].get(offered.order)
    if lever is None:
        fault = f"{offered.order[:40]!r} is no order of {offered.country}"
        raise Refused(422, f"clauses: {fault}. Say it in words where there is no order for it.", "clauses")
    if (offered.does in ("at_least", "at_most")) != (lever.kind == "dial"):
        expected = "at_least or at_most and a step" if lever.kind == "dial" else "make or refrain"
        raise Refused(422, f"clauses: found {offered.does} for “{lever.title}”; expected {expected}.", "clauses")
    return Clause(offered.country, offered.does, offered.order, offered.step)


def answer(room: Room, entry: RoomEntry[AnswerDeal]) -> Room:
    """Accept or refuse a deal that was proposed to one's seat; it holds when all have accepted."""
    who, deal_answered = player(room, entry.by), deal_named(room, entry.event.deal, player(room, entry.by).seat)
    if deal_answered.status != "proposed":
        raise Refused(409, f"This deal is {deal_answered.status}; it can no longer be answered.", "deal")
    if who.seat not in deal_answered.to:
        raise Refused(403, "You proposed this deal; the others answer it.", "deal")
    answers = {**deal_answered.answers, who.seat: entry.event.accept}
    agreed = all(answers.values())
    status = "refused" if not entry.event.accept else "agreed" if agreed else "proposed"
    deal_answered = attrs.evolve(deal_answered, answers=answers, status=status, agreed=room.turn if agreed else 0)
    outcome = {"agreed": "is agreed", "refused": "is refused", "proposed": "is accepted by one more"}[status]
    return with_deal(room, deal_answered).noting(
        entry.at, "deal", f"The deal “{deal_answered.title}” {outcome}.", parties(deal_answered)
    )


def withdraw(room: Room, entry: RoomEntry[WithdrawDeal]) -> Room:
    """Take back a deal that one's seat proposed and that not all have accepted."""
    who = player(room, entry.by)
    withdrawn = deal_named(room, entry.event.deal, who.seat)
    if who.seat != withdrawn.by:
        raise Refused(403, "Only the seat that proposed a deal can withdraw it.", "deal")
    if withdrawn.status != "proposed":
        raise Refused(409, f"This deal is {withdrawn.status}; it can no longer be withdrawn.", "deal")
    withdrawn = attrs.evolve(withdrawn, status="withdrawn")
    return with_deal(room, withdrawn).noting(
        entry.at, "deal", f"The deal “{withdrawn.title}” is withdrawn.", parties(withdrawn)
    )


def renounce(room: Room, entry: RoomEntry[RenounceDeal]) -> Room:
    """Step back from an agreed deal openly: the others know before they are let down."""
    who = player(room, entry.by)
    renounced = deal_named(room, entry.event.deal, who.seat)
    if renounced.status != "agreed":
        raise Refused(409, f"This deal is {renounced.status}; only one that holds can be renounced.", "deal")
    renounced = attrs.evolve(renounced, status="renounced", left_by=who.seat)
    says = f"{room.exercise.scenario.names[who.seat]} renounces the deal “{renounced.title}”."
    return with_deal(room, renounced).noting(entry.at, "deal", says, parties(renounced))


def deal_named(room: Room, name: str, seat: str) -> Deal:
    """Return a deal that a seat knows of; of others' secret deals it learns nothing, not even that there is one."""
    named = room.deals.get(name)
    if named is None or seat not in named.parties:
        raise no_such(name, "deal")
    return named


def deals_now(room: Room) -> tuple[tuple[DealAgreed, ...], tuple[DealLeft, ...]]:
    """Return the deals that hold from the coming quarter on, and those that were renounced."""
    return agreed_now(room), left_now(room)


def agreed_now(room: Room) -> tuple[DealAgreed, ...]:
    """Return the deals that were agreed for the coming quarter between two seats, clause by clause, for the engine."""
    return tuple(
        DealAgreed(
            bargain.deal,
            bargain.by,
            bargain.to[0],
            bargain.secret,
            bargain.until,
            tuple(AgreedClause(part.country, part.does, part.order, part.step) for part in bargain.clauses),
        )
        for bargain in room.deals.values()
        if bargain.agreed == room.turn and bargain.clauses and len(bargain.to) == 1
    )


def left_now(room: Room) -> tuple[DealLeft, ...]:
    """Return the deals that were renounced since the last quarter was played."""
    known = {entry.deal for quarter in room.history for entry in quarter.left}
    return tuple(
        DealLeft(bargain.deal, bargain.left_by)
        for bargain in room.deals.values()
        if bargain.status == "renounced" and bargain.deal not in known
    )


def with_deal(room: Room, changed: Deal) -> Room:
    """Return the room with a deal as it is now."""
    return room.evolved(deals={**room.deals, changed.deal: changed})


def parties(bargain: Deal) -> tuple[str, ...]:
    """Return who is told of a deal: its parties; everybody of a public one that holds."""
    return () if not bargain.secret and bargain.status in ("agreed", "renounced", "kept", "broken") else bargain.parties


def marked(bargain: Deal, turn: int, record: QuarterKept) -> Deal:
    """Return a deal after a quarter: what was done keeps or breaks its clauses.

    turn    the quarter that was played, counted from 1
    record  what was ordered in it, and where dials stand after it
    """
    if bargain.status == "proposed":
        return attrs.evolve(bargain, status="lapsed") if turn >= bargain.until else bargain
    if bargain.status != "agreed":
        return bargain
    clauses = tuple(
        attrs.evolve(clause_marked, mark=mark(clause_marked, turn >= bargain.until, record))
        for clause_marked in bargain.clauses
    )
    outcomes = {clause_marked.mark for clause_marked in clauses}
    status = "broken" if "broken" in outcomes else "kept" if outcomes == {"kept"} else bargain.status
    return attrs.evolve(bargain, clauses=clauses, status=status)


def mark(clause: Clause, last: bool, record: QuarterKept) -> str:
    """Return whether a clause is kept, broken or still open; `last` where this was its last quarter.

    A promise to make a move, or to turn a dial up to a step, is kept once it is done; one to refrain, or to keep a dial
    at most at a step, is broken once it is not.
    """
    if clause.mark != "open":
        return clause.mark
    was_made, stands = clause.order in record.orders[clause.country].moves, record.dials.get(clause.order, 0)
    if clause.does in ("make", "at_least"):
        done = was_made if clause.does == "make" else stands >= clause.step
        return "kept" if done else "broken" if last else "open"
    broken = was_made if clause.does == "refrain" else stands > clause.step
    return "broken" if broken else "kept" if last else "open"
