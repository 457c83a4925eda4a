"""Arguments off the menu: a team argues, the engine suggests what it amounts to, the facilitator rules."""

import re
from collections import Counter
from typing import Any

import attrs

from game.classroom.protocol.act import Act, known, player
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.injecting import check_effects
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Deal, Proposal

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


def propose(room: Room, act: Act) -> Room:
    """Lay an argument before the facilitator."""
    who = player(room, act)
    if room.phase not in ("brief", "negotiate", "orders"):
        raise Refused(409, "Proposals are heard while a quarter is being planned.")
    name = f"r{len(room.proposals) + 1}"
    joined = tuple(seat for seat in dict.fromkeys(act["with"]) if seat != who.seat)
    found = Proposal(
        name, who.seat, who.person, room.turn, act["title"], act["text"], act["reasons"], joined,
        suggested(room, who.seat, f"{act['title']} {act['text']}"),
    )  # fmt: skip
    return room.evolved(proposals={**room.proposals, name: found})


def suggested(room: Room, seat: str, argument: str) -> dict[str, Any]:
    """Return the seat's own orders whose words come nearest to an argument, and half of what they put in at firm.

    It says which words it went by and how sure it can be of them: it knows no meaning, and the facilitator rules.
    """
    orders = room.exercise.scenario["orders"][seat]
    texts = {name: words_of(f"{one['title']} {one['does']}") for name, one in orders.items()}
    common = Counter(root for own in texts.values() for root in own)
    said = words_of(argument)
    shared = {name: {root: said[root] for root in own if root in said} for name, own in texts.items()}
    # A word that many of the seat's orders use tells little of which is meant.
    weight = {name: sum(1 / common[root] for root in found) for name, found in shared.items()}
    nearest = [name for name in sorted(weight, key=lambda name: -weight[name]) if weight[name] >= LEAST][:NEAREST]
    effects = [halved(effect) for name in nearest for effect in orders[name]["effects"]]
    merged = list({effect["path"]: effect for effect in reversed(effects)}.values())[::-1]
    sure = "none" if not nearest else "fair" if weight[nearest[0]] >= FAIR and len(shared[nearest[0]]) > 1 else "low"
    read = [{"title": orders[name]["title"], "words": sorted(shared[name].values())} for name in nearest]
    return {"orders": nearest, "effects": merged, "says": reading(read), "read": read, "confidence": sure}


def reading(read: list[dict[str, Any]]) -> str:
    """Return in words how an argument was read."""
    if not read:
        return "None of this seat’s orders shares a telling word with it, so there is no guess."
    told = "; ".join(f"“{one['title']}” for {', '.join(f'‘{word}’' for word in one['words'])}" for one in read)
    return f"Half of what these orders put in at firm. Read as {told}."


def words_of(text: str) -> dict[str, str]:
    """Return a text's telling words by their first five letters, so that forms of a word meet."""
    return {word[:5]: word for word in reversed(WORD.findall(text.lower())) if word not in EMPTY.split()}


def halved(effect: dict[str, Any]) -> dict[str, Any]:
    """Return half of an effect."""
    return {**effect, "push": effect["push"] * HALF}


def rule(room: Room, act: Act) -> Room:
    """Rule on an argument; what it amounts to takes effect when the quarter is resolved."""
    found: Proposal = known(room.proposals, act["proposal"], "proposal")
    if found.ruling is not None:
        raise Refused(409, "You have ruled on this already.", "proposal")
    if found.turn != room.turn and act["how"] not in ("refuse", "talk"):
        raise Refused(409, f"The quarter it was for, {room.quarter(found.turn)}, has been resolved.", "proposal")
    effects = effects_of(found, act["how"], act["effects"])
    check_effects(room, effects)
    says = WORDS[act["how"]]
    ruling = {"how": act["how"], "says": says, "reason": act["reason"], "effects": effects, "at": act.at}
    found = attrs.evolve(found, ruling=ruling)
    room = room.evolved(proposals={**room.proposals, found.proposal: found})
    if act["how"] in ("promise", "treaty"):
        room = as_deal(room, found, act["how"] == "promise")
    reason = f" {act['reason']}" if act["reason"] else ""
    return room.noting(act.at, "ruling", f"“{found.title}”: {says}{reason}", (found.by, *found.joined))


WORDS = {
    "as_suggested": "it happens, as the engine suggests.",
    "half": "it happens by half.",
    "refuse": "it does not happen.",
    "by_hand": "it happens, as the facilitator rules.",
    "promise": "it stands as a promise between you.",
    "treaty": "it stands as a treaty that all know of.",
    "talk": "it is talk, and changes nothing.",
}


def effects_of(found: Proposal, how: str, by_hand: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what a ruling puts in."""
    suggestion = [dict(one) for one in found.suggestion["effects"]]
    match how:
        case "as_suggested":
            return suggestion
        case "half":
            return [halved(one) for one in suggestion]
        case "by_hand":
            return by_hand
    return []


def as_deal(room: Room, found: Proposal, secret: bool) -> Room:
    """Return the room with an argument kept as a deal in words."""
    if not found.joined:
        raise Refused(409, "A promise or a treaty needs another side; the proposal names none.", "how")
    name = f"d{len(room.deals) + 1}"
    made = Deal(
        name, found.title, found.by, found.joined, secret, room.quarters, (), found.text,
        dict.fromkeys(found.joined, True), "agreed", room.turn, found.person,
    )  # fmt: skip
    return room.evolved(deals={**room.deals, name: made})
