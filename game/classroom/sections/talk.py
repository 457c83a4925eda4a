"""The sections on what is said: channels, messages, notices and deals, each cut to who may know of it."""

import attrs

from game.classroom.protocol.pages import ChannelView, ClauseView, DealView, MessageView, NoticeView
from game.classroom.rules.quarters import is_covert
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Clause, Deal, Message, Notice
from game.classroom.rules.talking import CHANNELS, is_muted
from game.classroom.sections.audience import Audience, millis

BLOC_NAMES = {"partners": "The two", "coalition": "Washington’s side", "neighbours": "Round the Gulf"}
SETTLED = ("agreed", "kept", "broken", "renounced")


def channels_shown(room: Room, whom: Audience) -> tuple[ChannelView, ...]:
    """Return the channels an audience reads."""
    return tuple(
        ChannelView(
            id=channel,
            name=channel_name(room, channel, whom.seat),
            kind=channel.split(":")[0],
            seats=seats,
            muted=is_muted(room, channel),
            can_write=writes(room, whom, channel),
        )
        for channel, seats in CHANNELS.items()
        if reads(whom, channel)
    )


def writes(room: Room, whom: Audience, channel: str) -> bool:
    """Return whether an audience may write now in a channel that it reads."""
    if whom.kind == "press":
        return channel == "all"
    return whom.kind == "facilitator" or (
        whom.kind == "player" and not is_muted(room, channel) and not room.clock.frozen
    )


def channel_name(room: Room, channel: str, seat: str) -> str:
    """Return what a channel is called by somebody in a seat."""
    titles, (kind, _, name) = room.exercise.scenario.titles, channel.partition(":")
    match kind:
        case "pair":
            return " and ".join(titles[other] for other in CHANNELS[channel] if other != seat)
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


def message_shown(message: Message) -> MessageView:
    """Return a message as it is sent."""
    return MessageView(
        message.n, millis(message.at), message.turn, message.channel, message.sender, message.who, message.text
    )


def messages_since(room: Room, whom: Audience, since: int) -> tuple[MessageView, ...]:
    """Return the messages an audience reads, after the first `since` of all."""
    return tuple(message_shown(message) for message in room.messages[since:] if reads(whom, message.channel))


def concerns(notice: Notice, whom: Audience, person: str) -> bool:
    """Return whether a notice is for somebody."""
    if whom.sees_all or not notice.to:
        return True
    return (bool(whom.seat) and whom.seat in notice.to) or (bool(person) and person in notice.to)


def notices_since(room: Room, whom: Audience, person: str, since: int) -> tuple[NoticeView, ...]:
    """Return the notices for somebody, after the first `since` of all."""
    return tuple(
        NoticeView(notice.n, millis(notice.at), notice.kind, notice.says, notice.title)
        for notice in room.notices[since:]
        if concerns(notice, whom, person)
    )


def deals_shown(room: Room, whom: Audience) -> tuple[DealView, ...]:
    """Return the deals an audience may know of, as far as it can tell what became of them."""
    return tuple(deal_shown(room, deal, whom) for deal in room.deals.values() if knows_of(deal, whom))


def knows_of(deal: Deal, whom: Audience) -> bool:
    """Return whether an audience knows of a deal: a party, one who sees all, and everybody of a public one agreed."""
    if whom.sees_all or (whom.seat and whom.seat in deal.parties):
        return True
    return not deal.secret and deal.status in SETTLED


def deal_shown(room: Room, deal: Deal, whom: Audience) -> DealView:
    """Return a deal as it is sent."""
    clauses = deal.clauses if whom.sees_all else tuple(as_known(room, clause, whom) for clause in deal.clauses)
    terms = room.exercise.scenario
    return DealView(
        deal=deal.deal,
        title=deal.title,
        by=deal.by,
        to=deal.to,
        secret=deal.secret,
        until=deal.until,
        until_quarter=room.quarter(deal.until),
        words=deal.words,
        clauses=tuple(
            ClauseView(
                clause.country,
                clause.does,
                clause.order,
                clause.mark,
                terms.lever(clause.order).title,
                step_name(terms.lever(clause.order).steps, clause.step),
            )
            for clause in clauses
        ),
        answers=deal.answers,
        status=status(deal, clauses),
        can=can(deal, whom),
    )


def step_name(steps: tuple[str, ...], step: int) -> str:
    """Return what a step of a dial is called, "" for a move."""
    return steps[step] if step < len(steps) else ""


def as_known(room: Room, clause: Clause, whom: Audience) -> Clause:
    """Return a clause with its mark as far as an audience can see the order being given."""
    hidden = is_covert(room, clause.order) and clause.country != whom.seat and not room.debrief_open
    return attrs.evolve(clause, mark="unseen") if hidden else clause


def status(deal: Deal, clauses: tuple[Clause, ...]) -> str:
    """Return what became of a deal, as far as its clauses are seen."""
    outcomes = {clause.mark for clause in clauses}
    if deal.status not in ("kept", "broken") or "unseen" not in outcomes:
        return deal.status
    return "broken" if "broken" in outcomes else "agreed"


def can(deal: Deal, whom: Audience) -> tuple[str, ...]:
    """Return what a player may do with a deal."""
    if whom.kind != "player" or whom.seat not in deal.parties:
        return ()
    if deal.status == "proposed":
        return ("withdraw",) if whom.seat == deal.by else ("accept", "refuse")
    return ("renounce",) if deal.status == "agreed" else ()
