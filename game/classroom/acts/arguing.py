"""Arguments off the menu: a team argues, the engine suggests what it amounts to, the facilitator rules."""

import re
from typing import Any

import attrs

from game.classroom.act import Act, known, player
from game.classroom.acts.injecting import check_effects
from game.classroom.parts import Deal, Proposal
from game.classroom.refusals import Refused
from game.classroom.room import Room

HALF = 0.5
WORD = re.compile(r"[a-z]{4,}")
NEAREST = 2


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
    """Return the seat's own orders whose words come nearest to an argument, and half of what they put in."""
    orders = room.exercise.scenario["orders"][seat]
    asked = roots(argument)
    shared = {name: len(asked & roots(f"{one['title']} {one['does']}")) for name, one in orders.items()}
    nearest = [name for name in sorted(shared, key=lambda name: -shared[name]) if shared[name]][:NEAREST]
    effects = [halved(effect) for name in nearest for effect in orders[name]["effects"]]
    merged = list({effect["path"]: effect for effect in reversed(effects)}.values())[::-1]
    titles = " and ".join(f"“{orders[name]['title']}”" for name in nearest)
    says = f"Half of what {titles} would put in." if nearest else "The engine has nothing like it."
    return {"orders": nearest, "effects": merged, "says": says}


def roots(words: str) -> set[str]:
    """Return the words of a text, each cut to its first five letters, so that forms of a word meet."""
    return {word[:5] for word in WORD.findall(words.lower())}


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
