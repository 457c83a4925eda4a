"""The sections on what is said: channels, messages, notices and deals, each cut to who may know of it."""

from typing import Any

import attrs

from game.classroom.rules.quarters import is_covert
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Clause, Deal, Message, Notice
from game.classroom.rules.talking import CHANNELS, is_muted
from game.classroom.sections.audience import Audience, millis

BLOC_NAMES = {"partners": "The two", "coalition": "Washington’s side", "neighbours": "Round the Gulf"}
SETTLED = ("agreed", "kept", "broken", "renounced")


def channels_shown(room: Room, whom: Audience) -> list[dict[str, Any]]:
    """Return the channels an audience reads."""
    return [
        {
            "id": channel,
            "name": channel_name(room, channel, whom.seat),
            "kind": channel.split(":")[0],
            "seats": list(seats),
            "muted": is_muted(room, channel),
            "can_write": whom.kind == "facilitator"
            or (whom.kind == "press" and channel == "all")
            or (whom.kind == "player" and not is_muted(room, channel) and not room.clock.frozen),
        }
        for channel, seats in CHANNELS.items()
        if reads(whom, channel)
    ]


def channel_name(room: Room, channel: str, seat: str) -> str:
    """Return what a channel is called by somebody in a seat."""
    titles, (kind, _, name) = room.exercise.scenario["titles"], channel.partition(":")
    match kind:
        case "pair":
            return " and ".join(titles[one] for one in CHANNELS[channel] if one != seat)
        case "bloc":
            return BLOC_NAMES[name]
        case "team":
            return "Your team" if seat else f"{titles[name]}’s team"
        case "control":
            return "The facilitator" if seat else titles[name]
    return "Everybody"


def reads(whom: Audience, channel: str) -> bool:
    """Return whether an audience reads a channel."""
    if whom.sees_all or channel == "all":
        return True
    return whom.kind == "player" and whom.seat in CHANNELS[channel]


def message_shown(one: Message) -> dict[str, Any]:
    """Return a message as it is sent."""
    return {
        "n": one.n, "at": millis(one.at), "turn": one.turn, "channel": one.channel, "from": one.sender,
        "who": one.who, "text": one.text,
    }  # fmt: skip


def messages_since(room: Room, whom: Audience, since: int) -> list[dict[str, Any]]:
    """Return the messages an audience reads, after the first `since` of all."""
    return [message_shown(one) for one in room.messages[since:] if reads(whom, one.channel)]


def concerns(one: Notice, whom: Audience, person: str) -> bool:
    """Return whether a notice is for somebody."""
    if whom.sees_all or not one.to:
        return True
    return (bool(whom.seat) and whom.seat in one.to) or (bool(person) and person in one.to)


def notices_since(room: Room, whom: Audience, person: str, since: int) -> list[dict[str, Any]]:
    """Return the notices for somebody, after the first `since` of all."""
    return [
        {"n": one.n, "at": millis(one.at), "kind": one.kind, "says": one.says, "title": one.title}
        for one in room.notices[since:]
        if concerns(one, whom, person)
    ]


def deals_shown(room: Room, whom: Audience) -> list[dict[str, Any]]:
    """Return the deals an audience may know of, as far as it can tell what became of them."""
    return [deal_shown(room, one, whom) for one in room.deals.values() if knows_of(one, whom)]


def knows_of(one: Deal, whom: Audience) -> bool:
    """Return whether an audience knows of a deal: a party, one who sees all, and everybody of a public one agreed."""
    if whom.sees_all or (whom.seat and whom.seat in one.parties):
        return True
    return not one.secret and one.status in SETTLED


def deal_shown(room: Room, one: Deal, whom: Audience) -> dict[str, Any]:
    """Return a deal as it is sent."""
    clauses = one.clauses if whom.sees_all else tuple(as_known(room, clause, whom) for clause in one.clauses)
    titles = {name: kept["title"] for own in room.exercise.scenario["orders"].values() for name, kept in own.items()}
    return {
        "deal": one.deal, "title": one.title, "by": one.by, "to": list(one.to), "secret": one.secret,
        "until": one.until, "until_quarter": room.quarter(one.until), "words": one.words,
        "clauses": [
            {**attrs.asdict(clause), "title": titles[clause.order]} for clause in clauses
        ],
        "answers": dict(one.answers), "status": status(one, clauses), "can": can(one, whom),
    }  # fmt: skip


def as_known(room: Room, clause: Clause, whom: Audience) -> Clause:
    """Return a clause with its mark as far as an audience can see the order being given."""
    hidden = is_covert(room, clause.order) and clause.country != whom.seat and not room.debrief_open
    return attrs.evolve(clause, mark="unseen") if hidden else clause


def status(one: Deal, clauses: tuple[Clause, ...]) -> str:
    """Return what became of a deal, as far as its clauses are seen."""
    marks = {clause.mark for clause in clauses}
    if one.status not in ("kept", "broken") or "unseen" not in marks:
        return one.status
    return "broken" if "broken" in marks else "agreed"


def can(one: Deal, whom: Audience) -> list[str]:
    """Return what a player may do with a deal."""
    if whom.kind != "player" or whom.seat not in one.parties:
        return []
    if one.status == "proposed":
        return ["withdraw"] if whom.seat == one.by else ["accept", "refuse"]
    return ["renounce"] if one.status == "agreed" else []
