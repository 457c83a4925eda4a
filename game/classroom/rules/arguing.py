"""Arguments off the menu: a team argues, the engine suggests what it amounts to, the facilitator rules."""

import re
from collections import Counter
from collections.abc import Sequence

import attrs

from game.classroom.protocol.class_events import RoomEntry
from game.classroom.protocol.closed_lists import RulingKind
from game.classroom.protocol.console_view import OrderRead, Suggestion
from game.classroom.protocol.positions import EventEffect
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.room_events import RuleProposal, TakeBackRuling
from game.classroom.protocol.seat_events import MakeProposal
from game.classroom.rules.injecting import check_effects
from game.classroom.rules.lookups import known, player
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Deal, Proposal, Ruling

HALF = 0.5
WORD = re.compile(r"[a-z]{4,}")
NEAREST = 2
# How telling shared words must be for a guess at all, and for one to be fairly sure of; a word of one order alone is 1.
LEAST, FAIR = 0.5, 2.0
EMPTY = """
about after again against also been before both does down each even from give gives have into just less like
make makes more most much must need only other over same should some such than that their them then there
these they this those under until very want wants were what when where which while will with would your
"""


def propose(room: Room, entry: RoomEntry[MakeProposal]) -> Room:
    """Lay an argument before the facilitator."""
    who = player(room, entry.by)
    if room.phase not in ("brief", "negotiate", "orders"):
        raise Refused(409, "Proposals are heard while a quarter is being planned.")
    name = f"r{len(room.proposals) + 1}"
    joined = tuple(seat for seat in dict.fromkeys(entry.event.with_) if seat != who.seat)
    proposal = Proposal(
        name, who.seat, who.person, room.turn, entry.event.title, entry.event.text, entry.event.reasons, joined,
        suggested(room, who.seat, f"{entry.event.title} {entry.event.text}"),
    )  # fmt: skip
    return room.evolved(proposals={**room.proposals, name: proposal})


def suggested(room: Room, seat: str, argument: str) -> Suggestion:
    """Return the seat's own orders whose words come nearest to an argument, and half of what they put on the world.

    It says which words it went by and how sure it can be of them: it knows no meaning, and the facilitator rules.
    """
    orders = room.exercise.scenario.levers[seat]
    texts = {name: words_of(f"{order.title} {order.says}") for name, order in orders.items()}
    common = Counter(root for own in texts.values() for root in own)
    said = words_of(argument)
    shared = {name: {root: said[root] for root in own if root in said} for name, own in texts.items()}
    # A word that many of the seat's orders use tells little of which is meant.
    weight = {name: sum(1 / common[root] for root in words) for name, words in shared.items()}
    nearest = [name for name in sorted(weight, key=lambda name: -weight[name]) if weight[name] >= LEAST][:NEAREST]
    effects = [halved(effect) for name in nearest for effect in orders[name].effects]
    merged = tuple({effect.path: effect for effect in reversed(effects)}.values())[::-1]
    sure = "none" if not nearest else "fair" if weight[nearest[0]] >= FAIR and len(shared[nearest[0]]) > 1 else "low"
    read = tuple(OrderRead(orders[name].title, tuple(sorted(shared[name].values()))) for name in nearest)
    return Suggestion(tuple(nearest), merged, reading(read), read, sure)


def reading(read: Sequence[OrderRead]) -> str:
    """Return in words how an argument was read."""
    if not read:
        return "None of this seat’s orders shares a telling word with it, so there is no guess."
    readings = "; ".join(f"“{order.title}” for {', '.join(f'‘{word}’' for word in order.words)}" for order in read)
    return f"Half of what these orders do. Read as {readings}."


def words_of(text: str) -> dict[str, str]:
    """Return a text's telling words by their first five letters, so that forms of a word meet."""
    return {word[:5]: word for word in reversed(WORD.findall(text.lower())) if word not in EMPTY.split()}


def halved(effect: EventEffect) -> EventEffect:
    """Return half of an effect."""
    return attrs.evolve(effect, size=effect.size * HALF)


def rule(room: Room, entry: RoomEntry[RuleProposal]) -> Room:
    """Rule on an argument; what it amounts to takes effect when the quarter is resolved."""
    proposal = known(room.proposals, entry.event.proposal, "proposal")
    if proposal.ruling is not None:
        raise Refused(409, "You have ruled on this already. Take the ruling back first.", "proposal")
    if proposal.undone or (proposal.turn != room.turn and entry.event.how not in ("refuse", "talk")):
        raise Refused(409, f"The quarter it was for, {room.quarter(proposal.turn)}, is past.", "proposal")
    effects = effects_of(proposal, entry.event.how, entry.event.effects)
    check_effects(room, effects)
    says, deal = WORDS[entry.event.how], ""
    if entry.event.how in ("promise", "treaty"):
        room, deal = as_deal(room, proposal, entry.event.how == "promise")
    ruling = Ruling(entry.event.how, says, entry.event.reason, effects, entry.at, deal)
    proposal = attrs.evolve(proposal, ruling=ruling)
    room = room.evolved(proposals={**room.proposals, proposal.proposal: proposal})
    reason = f" {entry.event.reason}" if entry.event.reason else ""
    return room.noting(entry.at, "ruling", f"“{proposal.title}”: {says}{reason}", (proposal.by, *proposal.joined))


def take_back_ruling(room: Room, entry: RoomEntry[TakeBackRuling]) -> Room:
    """Take back a ruling of this quarter, with the deal as which it stood."""
    proposal = known(room.proposals, entry.event.proposal, "proposal")
    if proposal.ruling is None or proposal.undone or proposal.turn != room.turn or room.phase == "reveal":
        raise Refused(409, "There is no ruling of this quarter to take back.", "proposal")
    if room.resolving:
        raise Refused(409, "The quarter is being resolved; this takes a moment.", "proposal")
    room = without_ruling(room, proposal)
    says = f"The ruling on “{proposal.title}” is taken back; another will follow."
    return room.noting(entry.at, "ruling", says, (proposal.by, *proposal.joined))


def without_ruling(room: Room, proposal: Proposal) -> Room:
    """Return the room with an argument that waits for a ruling again; a deal that the ruling made lapses."""
    deals = dict(room.deals)
    if proposal.ruling and (own_deal := deals.get(proposal.ruling.deal)) and own_deal.status == "agreed":
        deals[own_deal.deal] = attrs.evolve(own_deal, status="lapsed")
    proposals = {**room.proposals, proposal.proposal: attrs.evolve(proposal, ruling=None)}
    return room.evolved(deals=deals, proposals=proposals)


def rolled_back(room: Room, turns: int) -> Room:
    """Return the room with the arguments as they were when so many quarters had been played.

    Those of the quarter that is played again wait for a ruling; those of later ones are undone.
    """
    for proposal in tuple(room.proposals.values()):
        if proposal.turn <= turns or proposal.undone:
            continue
        room = without_ruling(room, proposal)
        if proposal.turn > turns + 1:
            undone = attrs.evolve(room.proposals[proposal.proposal], undone=True)
            room = room.evolved(proposals={**room.proposals, undone.proposal: undone})
    return room


WORDS: dict[RulingKind, str] = {
    "as_suggested": "it happens, as was suggested.",
    "half": "it happens by half.",
    "refuse": "it does not happen.",
    "by_hand": "it happens, as the facilitator rules.",
    "promise": "it stands as a promise between you.",
    "treaty": "it stands as a treaty that all know of.",
    "talk": "it is talk, and changes nothing.",
}


def effects_of(proposal: Proposal, how: RulingKind, by_hand: tuple[EventEffect, ...]) -> tuple[EventEffect, ...]:
    """Return what a ruling puts in."""
    match how:
        case "as_suggested":
            return proposal.suggestion.effects
        case "half":
            return tuple(halved(effect) for effect in proposal.suggestion.effects)
        case "by_hand":
            return by_hand
    return ()


def as_deal(room: Room, proposal: Proposal, secret: bool) -> tuple[Room, str]:
    """Return the room with an argument kept as a deal in words, and the deal's name."""
    if not proposal.joined:
        raise Refused(409, "A promise or a treaty needs another side; the proposal names none.", "how")
    name = f"d{len(room.deals) + 1}"
    deal = Deal(
        name, proposal.title, proposal.by, proposal.joined, secret, room.quarters, (), proposal.text,
        dict.fromkeys(proposal.joined, True), "agreed", room.turn, proposal.person,
    )  # fmt: skip
    return room.evolved(deals={**room.deals, name: deal}), name
