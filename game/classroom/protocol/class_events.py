"""Every class event by its name on the wire: its class, who may ask for it, and whether it counts as taking part."""

from collections.abc import Mapping
from typing import Generic, TypeVar

import attrs

from game.classroom.protocol.closed_lists import FACILITATOR, SERVER
from game.classroom.protocol.course_events import CourseEvent, KeepCourse, SetAbsence
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
from game.classroom.protocol.roster_events import (
    EnrolPerson,
    ExcuseStudent,
    KeepRoster,
    PlaceStudent,
    RosterEvent,
    WeighParts,
)
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

ClassEvent = (
    JoinRoom
    | DraftOrder
    | UndoDraft
    | AgreeToDraft
    | LockOrders
    | UnlockOrders
    | GiveRationale
    | SendMessage
    | MuteChannel
    | UnmuteChannel
    | ProposeDeal
    | AnswerDeal
    | WithdrawDeal
    | RenounceDeal
    | MakeProposal
    | RuleProposal
    | TakeBackRuling
    | GiveForecast
    | TakeQuiz
    | LeaveTicket
    | MarkRubric
    | PinInsight
    | PrintHeadline
    | ChangeRole
    | RenamePerson
    | MoveToSeat
    | RemovePerson
    | RemoveSince
    | SetDoor
    | ReclaimLink
    | ForgetPeople
    | GoToPhase
    | ExpirePhase
    | ExtendPhase
    | PauseClock
    | ResumeClock
    | FreezeScreens
    | ThawScreens
    | StretchSeat
    | NudgeSeats
    | TellEverybody
    | SetLengths
    | SetOdds
    | ChooseDeck
    | OpenDebrief
    | ShowOnBoard
    | ReopenRoom
    | StandIn
    | TakeSeatBack
    | RaiseAlert
    | WriteInject
    | SendInject
    | TakeBackInject
    | QueueInject
    | HoldInject
    | SkipInject
    | RollBack
    | ResolveQuarter
    | KeepResolved
    | KeepJudged
    | KeepLookAhead
    | FailResolution
    | RosterEvent
    | CourseEvent
)
E_co = TypeVar("E_co", bound=ClassEvent, covariant=True)

P, F, E, R, S = (frozenset({kind}) for kind in ("player", FACILITATOR, "evaluator", "press", SERVER))
O = frozenset({"observer"})  # noqa: E741 (the letters are those of the table in the contract)


@attrs.frozen
class Actor:
    """Who acts.

    kind    facilitator, player, one of `closed_lists.WATCHERS`, or the server itself
    person  their number in the room; "" for the facilitator, the board and the server
    """

    kind: str
    person: str = ""

    @property
    def name(self) -> str:
        """Under what their events are kept."""
        return self.person or self.kind


@attrs.frozen
class RoomEntry(Generic[E_co]):
    """An event with who asked for it and when; an accepted one is a line of the room's file.

    at      seconds since the epoch, by the server's clock
    number  the client's own number for it; "" for what the server does itself
    """

    event: E_co
    at: float
    by: Actor
    number: str = ""


@attrs.frozen
class EventKind:
    """A kind of event.

    who     kinds of actors who may ask for it
    counts  it counts as taking part
    """

    shape: type[ClassEvent]
    who: frozenset[str]
    counts: bool = False


EVENTS: Mapping[str, EventKind] = {
    "join": EventKind(JoinRoom, S),
    "draft": EventKind(DraftOrder, P, counts=True),
    "undo": EventKind(UndoDraft, P),
    "agree": EventKind(AgreeToDraft, P, counts=True),
    "lock": EventKind(LockOrders, P, counts=True),
    "unlock": EventKind(UnlockOrders, P),
    "rationale": EventKind(GiveRationale, P, counts=True),
    "message": EventKind(SendMessage, P | F | R, counts=True),
    "mute": EventKind(MuteChannel, F),
    "unmute": EventKind(UnmuteChannel, F),
    "deal": EventKind(ProposeDeal, P, counts=True),
    "answer": EventKind(AnswerDeal, P, counts=True),
    "withdraw": EventKind(WithdrawDeal, P),
    "renounce": EventKind(RenounceDeal, P),
    "propose": EventKind(MakeProposal, P, counts=True),
    "rule": EventKind(RuleProposal, F),
    "take_back_ruling": EventKind(TakeBackRuling, F),
    "forecast": EventKind(GiveForecast, P | O | E, counts=True),
    "quiz": EventKind(TakeQuiz, P | O, counts=True),
    "ticket": EventKind(LeaveTicket, P | O | E, counts=True),
    "rubric": EventKind(MarkRubric, F | E),
    "insight": EventKind(PinInsight, F | E),
    "headline": EventKind(PrintHeadline, R, counts=True),
    "role": EventKind(ChangeRole, P | F),
    "rename": EventKind(RenamePerson, P | F),
    "move": EventKind(MoveToSeat, F),
    "remove": EventKind(RemovePerson, F),
    "remove_since": EventKind(RemoveSince, F),
    "door": EventKind(SetDoor, F),
    "reclaim": EventKind(ReclaimLink, F),
    "forget": EventKind(ForgetPeople, F),
    "phase": EventKind(GoToPhase, F),
    "expire": EventKind(ExpirePhase, S),
    "extend": EventKind(ExtendPhase, F),
    "pause": EventKind(PauseClock, F),
    "resume": EventKind(ResumeClock, F),
    "freeze": EventKind(FreezeScreens, F),
    "thaw": EventKind(ThawScreens, F),
    "stretch": EventKind(StretchSeat, F),
    "nudge": EventKind(NudgeSeats, F),
    "tell": EventKind(TellEverybody, F),
    "lengths": EventKind(SetLengths, F),
    "odds": EventKind(SetOdds, F),
    "deck": EventKind(ChooseDeck, F),
    "open_debrief": EventKind(OpenDebrief, F),
    "show": EventKind(ShowOnBoard, F),
    "reopened": EventKind(ReopenRoom, S),
    "proxy": EventKind(StandIn, F),
    "take_back": EventKind(TakeSeatBack, P),
    "alert": EventKind(RaiseAlert, S),
    "write_inject": EventKind(WriteInject, F),
    "send_inject": EventKind(SendInject, F),
    "take_back_inject": EventKind(TakeBackInject, F),
    "queue_inject": EventKind(QueueInject, F),
    "hold_inject": EventKind(HoldInject, F),
    "skip_inject": EventKind(SkipInject, F),
    "rollback": EventKind(RollBack, F),
    "resolve": EventKind(ResolveQuarter, F | S),
    "resolved": EventKind(KeepResolved, S),
    "judged": EventKind(KeepJudged, S),
    "looked_ahead": EventKind(KeepLookAhead, S),
    "failed": EventKind(FailResolution, S),
    "roster": EventKind(KeepRoster, S),
    "place": EventKind(PlaceStudent, F),
    "enrol": EventKind(EnrolPerson, F),
    "excuse": EventKind(ExcuseStudent, F),
    "weigh": EventKind(WeighParts, F),
    "course": EventKind(KeepCourse, S),
    "absence": EventKind(SetAbsence, F),
}
NAMES: Mapping[type[object], str] = {kind.shape: name for name, kind in EVENTS.items()}
