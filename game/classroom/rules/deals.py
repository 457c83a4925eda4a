"""Deals: proposed, answered, kept or broken. Whether they are kept is read from the orders that were given."""

from collections.abc import Mapping

import attrs

from game.classroom.protocol.act import Act, known, player
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Clause, Deal

Given = Mapping[str, Mapping[str, str]]


def deal(room: Room, act: Act) -> Room:
    """Propose a deal to others: who gives or refrains from what, until when."""
    who = player(room, act)
    others = tuple(dict.fromkeys(act["to"]))
    if who.seat in others:
        raise Refused(422, "to: a deal is with others than yourself.", "to")
    if act["until"] < room.turn or act["until"] > room.quarters:
        expected = f"expected {room.turn} to {room.quarters}"
        raise Refused(422, f"until: found {act['until']}; {expected}, the quarters still to be played.", "until")
    clauses = tuple(clause(room, (who.seat, *others), one) for one in act["clauses"])
    if not clauses and not act["words"]:
        raise Refused(422, "clauses: expected one at least, or words that say what is agreed.", "clauses")
    name = f"d{len(room.deals) + 1}"
    made = Deal(
        name, act["title"], who.seat, others, act["secret"], act["until"], clauses, act["words"],
        dict.fromkeys(others), person=who.person,
    )  # fmt: skip
    room = room.evolved(deals={**room.deals, name: made})
    return room.noting(act.at, "deal", f"A deal is proposed: {made.title}", (*others, who.seat))


def clause(room: Room, parties: tuple[str, ...], asked: Mapping[str, str]) -> Clause:
    """Return a clause, if the country is a party and the order is its own."""
    if asked["country"] not in parties:
        raise Refused(422, f"clauses: {asked['country']} is no party to the deal.", "clauses")
    if asked["order"] not in room.exercise.scenario["orders"][asked["country"]]:
        found = f"{asked['order'][:40]!r} is no order of {asked['country']}"
        raise Refused(422, f"clauses: {found}. Say it in words where there is no order for it.", "clauses")
    return Clause(asked["country"], asked["does"], asked["order"])


def answer(room: Room, act: Act) -> Room:
    """Accept or refuse a deal that was proposed to one's seat; it holds when all have accepted."""
    who, found = player(room, act), deal_named(room, act["deal"], player(room, act).seat)
    if found.status != "proposed":
        raise Refused(409, f"This deal is {found.status}; it can no longer be answered.", "deal")
    if who.seat not in found.to:
        raise Refused(403, "You proposed this deal; the others answer it.", "deal")
    answers = {**found.answers, who.seat: act["accept"]}
    agreed = all(answers.values())
    status = "refused" if not act["accept"] else "agreed" if agreed else "proposed"
    found = attrs.evolve(found, answers=answers, status=status, agreed=room.turn if agreed else 0)
    told = {"agreed": "is agreed", "refused": "is refused", "proposed": "is accepted by one more"}[status]
    return with_deal(room, found).noting(act.at, "deal", f"The deal “{found.title}” {told}.", parties(found))


def withdraw(room: Room, act: Act) -> Room:
    """Take back a deal that one's seat proposed and that not all have accepted."""
    who = player(room, act)
    found = deal_named(room, act["deal"], who.seat)
    if who.seat != found.by:
        raise Refused(403, "Only the seat that proposed a deal can withdraw it.", "deal")
    if found.status != "proposed":
        raise Refused(409, f"This deal is {found.status}; it can no longer be withdrawn.", "deal")
    found = attrs.evolve(found, status="withdrawn")
    return with_deal(room, found).noting(act.at, "deal", f"The deal “{found.title}” is withdrawn.", parties(found))


def renounce(room: Room, act: Act) -> Room:
    """Step back from an agreed deal openly: the others know before they are let down."""
    who = player(room, act)
    found = deal_named(room, act["deal"], who.seat)
    if found.status != "agreed":
        raise Refused(409, f"This deal is {found.status}; only one that holds can be renounced.", "deal")
    found = attrs.evolve(found, status="renounced")
    told = f"{room.exercise.scenario['names'][who.seat]} renounces the deal “{found.title}”."
    return with_deal(room, found).noting(act.at, "deal", told, parties(found))


def deal_named(room: Room, name: str, seat: str) -> Deal:
    """Return a deal that a seat knows of; of others' secret deals it learns nothing, not even that there is one."""
    found = room.deals.get(name)
    if found is None or seat not in found.parties:
        known({}, name, "deal")
    return room.deals[name]


def with_deal(room: Room, found: Deal) -> Room:
    """Return the room with a deal as it is now."""
    return room.evolved(deals={**room.deals, found.deal: found})


def parties(found: Deal) -> tuple[str, ...]:
    """Return who is told of a deal: its parties; everybody of a public one that holds."""
    return () if not found.secret and found.status in ("agreed", "renounced", "kept", "broken") else found.parties


def marked(found: Deal, turn: int, given: Given) -> Deal:
    """Return a deal after a quarter: what was given keeps or breaks its clauses.

    turn   the quarter that was played, counted from 1
    given  level by order, by country
    """
    if found.status == "proposed":
        return attrs.evolve(found, status="lapsed") if turn >= found.until else found
    if found.status != "agreed":
        return found
    clauses = tuple(attrs.evolve(one, mark=mark(one, turn >= found.until, given)) for one in found.clauses)
    marks = {one.mark for one in clauses}
    status = "broken" if "broken" in marks else "kept" if marks == {"kept"} else found.status
    return attrs.evolve(found, clauses=clauses, status=status)


def mark(clause: Clause, last: bool, given: Given) -> str:
    """Return whether a clause is kept, broken or still open; `last` where this was its last quarter."""
    if clause.mark != "open":
        return clause.mark
    was_given = clause.order in given.get(clause.country, {})
    if clause.does == "give":
        return "kept" if was_given else "broken" if last else "open"
    return "broken" if was_given else "kept" if last else "open"
