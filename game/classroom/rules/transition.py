"""From a room and an event to the room after it: what a client asks for, checked, and the rule that carries it out."""

from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from typing import TypeVar

import attrs

from game.classroom.protocol.class_events import EVENTS, NAMES, Actor, ClassEvent, RoomEntry, S
from game.classroom.protocol.course_events import KeepCourse, SetAbsence
from game.classroom.protocol.exercise import Exercise
from game.classroom.protocol.fields import shape
from game.classroom.protocol.positions import Position
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.room_events import (
    ChangeRole,
    ChooseDeck,
    ExpirePhase,
    ExtendPhase,
    FailResolution,
    ForgetPeople,
    FreezeScreens,
    GoToPhase,
    HoldInject,
    JoinRoom,
    KeepJudged,
    KeepLookAhead,
    KeepResolved,
    MarkRubric,
    MoveToSeat,
    MuteChannel,
    NudgeSeats,
    OpenDebrief,
    PauseClock,
    PinInsight,
    QueueInject,
    RaiseAlert,
    ReclaimLink,
    RemovePerson,
    RemoveSince,
    RenamePerson,
    ReopenRoom,
    ResolveQuarter,
    ResumeClock,
    RollBack,
    RuleProposal,
    SendInject,
    SetDoor,
    SetLengths,
    SetOdds,
    ShowOnBoard,
    SkipInject,
    StandIn,
    StretchSeat,
    TakeBackInject,
    TakeBackRuling,
    TellEverybody,
    ThawScreens,
    UnmuteChannel,
    WriteInject,
)
from game.classroom.protocol.roster_events import EnrolPerson, ExcuseStudent, KeepRoster, PlaceStudent, WeighParts
from game.classroom.protocol.seat_events import (
    AgreeToDraft,
    AnswerDeal,
    DraftOrder,
    GiveForecast,
    GiveRationale,
    LeaveTicket,
    LockOrders,
    MakeProposal,
    PrintHeadline,
    ProposeDeal,
    RenounceDeal,
    SendMessage,
    TakeQuiz,
    TakeSeatBack,
    UndoDraft,
    UnlockOrders,
    WithdrawDeal,
)
from game.classroom.rules import (
    arguing,
    coursework,
    deals,
    drafting,
    enrolment,
    injecting,
    joining,
    learning,
    phases,
    quarters,
    standing_in,
    talking,
)
from game.classroom.rules.room import Room, begun
from game.classroom.rules.room_parts import DoneAct
from game.loose_types import OneOfMany

E = TypeVar("E", bound=ClassEvent)
# Each rule takes the events of its own class only; `rule` holds that, and the table is asked by that class.
Rule = Callable[[Room, RoomEntry[OneOfMany]], Room]


def rule(event: type[E], carries_out: Callable[[Room, RoomEntry[E]], Room]) -> tuple[type[object], Rule]:
    """Return a line of the table of rules; the types see to it that a rule fits its event."""
    return event, carries_out


RULES: Mapping[type[object], Rule] = dict(
    (
        rule(JoinRoom, joining.join),
        rule(DraftOrder, drafting.draft),
        rule(UndoDraft, drafting.undo),
        rule(AgreeToDraft, drafting.agree),
        rule(LockOrders, drafting.lock),
        rule(UnlockOrders, drafting.unlock),
        rule(GiveRationale, drafting.rationale),
        rule(SendMessage, talking.message),
        rule(MuteChannel, talking.mute),
        rule(UnmuteChannel, talking.unmute),
        rule(ProposeDeal, deals.deal),
        rule(AnswerDeal, deals.answer),
        rule(WithdrawDeal, deals.withdraw),
        rule(RenounceDeal, deals.renounce),
        rule(MakeProposal, arguing.propose),
        rule(RuleProposal, arguing.rule),
        rule(TakeBackRuling, arguing.take_back_ruling),
        rule(GiveForecast, learning.forecast),
        rule(TakeQuiz, learning.quiz),
        rule(LeaveTicket, learning.ticket),
        rule(MarkRubric, learning.rubric),
        rule(PinInsight, learning.insight),
        rule(PrintHeadline, learning.headline),
        rule(ChangeRole, joining.role),
        rule(RenamePerson, joining.rename),
        rule(MoveToSeat, joining.move),
        rule(RemovePerson, joining.remove),
        rule(RemoveSince, joining.remove_since),
        rule(SetDoor, joining.set_door),
        rule(ReclaimLink, joining.reclaim),
        rule(ForgetPeople, joining.forget),
        rule(GoToPhase, phases.phase),
        rule(ExpirePhase, phases.expire),
        rule(ExtendPhase, phases.extend),
        rule(PauseClock, phases.pause),
        rule(ResumeClock, phases.resume),
        rule(FreezeScreens, phases.freeze),
        rule(ThawScreens, phases.thaw),
        rule(StretchSeat, phases.stretch),
        rule(NudgeSeats, phases.nudge),
        rule(TellEverybody, phases.tell),
        rule(SetLengths, phases.lengths),
        rule(SetOdds, phases.odds),
        rule(ChooseDeck, phases.deck),
        rule(OpenDebrief, phases.open_debrief),
        rule(ShowOnBoard, phases.show),
        rule(ReopenRoom, phases.reopened),
        rule(StandIn, standing_in.proxy),
        rule(TakeSeatBack, standing_in.take_back),
        rule(RaiseAlert, standing_in.alert),
        rule(WriteInject, injecting.write_inject),
        rule(SendInject, injecting.send_inject),
        rule(TakeBackInject, injecting.take_back_inject),
        rule(QueueInject, injecting.queue_inject),
        rule(HoldInject, injecting.hold_inject),
        rule(SkipInject, injecting.skip_inject),
        rule(RollBack, quarters.rollback),
        rule(ResolveQuarter, quarters.resolve),
        rule(KeepResolved, quarters.resolved),
        rule(KeepJudged, quarters.judged),
        rule(KeepLookAhead, quarters.looked_ahead),
        rule(FailResolution, quarters.failed),
        rule(KeepRoster, enrolment.keep_roster),
        rule(PlaceStudent, enrolment.place_student),
        rule(EnrolPerson, enrolment.enrol),
        rule(ExcuseStudent, enrolment.excuse),
        rule(WeighParts, enrolment.weigh),
        rule(KeepCourse, coursework.keep_course),
        rule(SetAbsence, coursework.set_absence),
    )
)
CHECKS = {name: shape(kind.shape) for name, kind in EVENTS.items() if kind.who != S}


def checked(sent: object, by: Actor, at: float) -> RoomEntry[ClassEvent]:
    """Return what a client asks for, every field checked; what it sent may be anything at all.

    errors  Refused with the first fault: what was found and what was expected
    """
    if not isinstance(sent, dict):
        raise Refused(400, "An act is an object, {…}.")
    number, do = sent.get("id", ""), sent.get("do", "")
    if not isinstance(number, str) or not 1 <= len(number) <= 64 or not number.isprintable():
        raise Refused(422, "id: expected 1 to 64 characters, made by the client, one for each act.", "id")
    kind = EVENTS.get(do) if isinstance(do, str) else None
    if kind is None or kind.who == S:
        raise Refused(422, f"do: found {str(do)[:40]!r}; expected one of {', '.join(doable(by))}.", "do")
    if by.kind not in kind.who:
        raise Refused(403, f"A {by.kind} may not do this: {do}.", "do")
    rest = {key: value for key, value in sent.items() if key not in ("id", "do")}
    return RoomEntry(CHECKS[do]("", rest), at, by, number)


def doable(by: Actor) -> list[str]:
    """Return what somebody may ask for."""
    return [name for name, kind in EVENTS.items() if by.kind in kind.who]


def after(room: Room, entry: RoomEntry[ClassEvent]) -> Room:
    """Return the room after an event.

    errors  Refused where the room does not allow it now
    """
    if room.forgotten and not isinstance(entry.event, ReopenRoom | RaiseAlert):
        raise Refused(409, "The personal records of this room have been deleted; it can only be read.")
    room = RULES[type(entry.event)](room, entry)
    done = room.done
    if entry.number:
        done = {**done, (entry.by.name, entry.number): DoneAct(room.acts + 1, content_of(entry.event))}
    room = room.evolved(acts=room.acts + 1, done=done)
    name = NAMES[type(entry.event)]
    return counted(room, entry, name) if EVENTS[name].counts and entry.by.person in room.people else room


def content_of(event: ClassEvent) -> str:
    """Return what an event hashes to: an act's number stands for this content and no other."""
    # The server puts the secret of a new link in.
    event = attrs.evolve(event, token="") if isinstance(event, JoinRoom | ReclaimLink) else event
    return blake2b(repr(event).encode(), digest_size=8).hexdigest()


def counted(room: Room, entry: RoomEntry[ClassEvent], name: str) -> Room:
    """Return the room with an event counted as somebody's part in it."""
    who = room.people[entry.by.person]
    counts = {**who.counts, name: who.counts.get(name, 0) + 1}
    room = room.with_person(who.person, counts=counts, turns=who.turns | {room.turn}, last=entry.at)
    return room.with_desk(who.seat, last=entry.at) if who.seat else room


def replayed(exercise: Exercise, opening: Position, entries: Iterable[RoomEntry[ClassEvent]]) -> Room:
    """Return the room that a row of events leads to."""
    room = begun(exercise, opening)
    for entry in entries:
        room = after(room, entry)
    return room
