"""What the facilitator and the server ask for or note: people, the clock, injects, quarters. One class an event."""

from collections.abc import Mapping
from typing import Annotated

import attrs

from game.classroom.protocol.bounds import (
    ChannelName,
    Country,
    Ident,
    LinkToken,
    MiddleText,
    MoreTime,
    Note,
    Percent,
    PersonName,
    ShortNote,
    Turn,
)
from game.classroom.protocol.closed_lists import (
    DeckName,
    DoorState,
    GradePart,
    OddsMode,
    PersonKind,
    Phase,
    PhaseWanted,
    PlayedPhase,
    Role,
    RulingKind,
)
from game.classroom.protocol.fields import Length, label, number, one_of, text
from game.classroom.protocol.positions import EventEffect, ExpectedCourse, QuarterJudgement, QuarterResult
from game.model.state.axes import COUNTRIES


@attrs.frozen(kw_only=True)
class JoinRoom:
    """Somebody comes in; the server has given them a number and a link. `student` where they came by their own."""

    person: Ident
    name: PersonName
    kind: PersonKind
    seat: Annotated[str, one_of("any", "", *COUNTRIES)]
    token: LinkToken
    student: Annotated[str, label(64, 0)] = ""


@attrs.frozen(kw_only=True)
class MuteChannel:
    """A channel is silenced, or all between seats."""

    channel: ChannelName


@attrs.frozen(kw_only=True)
class UnmuteChannel:
    """A channel may speak again."""

    channel: ChannelName


@attrs.frozen(kw_only=True)
class RuleProposal:
    """The facilitator rules on an argument, or rules anew; `effects` only where the ruling is by hand."""

    proposal: Ident
    how: RulingKind
    effects: Annotated[tuple[EventEffect, ...], Length(8)] = ()
    reason: Note = ""


@attrs.frozen(kw_only=True)
class TakeBackRuling:
    """A ruling on an argument of this quarter is taken back; it waits for another."""

    proposal: Ident


@attrs.frozen(kw_only=True)
class MarkRubric:
    """One part of somebody's work is marked by hand; None takes the mark back."""

    person: Ident
    part: GradePart
    points: Percent | None
    note: Note = ""


@attrs.frozen(kw_only=True)
class PinInsight:
    """An insight is pinned to a quarter."""

    turn: Turn
    text: MiddleText


@attrs.frozen(kw_only=True)
class ChangeRole:
    """Somebody is given a role."""

    person: Ident
    role: Role


@attrs.frozen(kw_only=True)
class RenamePerson:
    """Somebody is given another name."""

    person: Ident
    name: PersonName


@attrs.frozen(kw_only=True)
class MoveToSeat:
    """Somebody is moved to another seat."""

    person: Ident
    seat: Country


@attrs.frozen(kw_only=True)
class RemovePerson:
    """Somebody is taken out of the room."""

    person: Ident


@attrs.frozen(kw_only=True)
class ReclaimLink:
    """A person or a seat is given a new link; the server fills in `token`."""

    person: Ident | None = None
    seat: Country | None = None
    token: LinkToken = ""


@attrs.frozen(kw_only=True)
class ForgetPeople:
    """Personal records are deleted; `confirm` is the room's code."""

    confirm: Annotated[str, label(10)]


@attrs.frozen(kw_only=True)
class GoToPhase:
    """The room goes to a phase, or to the next; `leaves` is the phase it is in, so that two presses skip none."""

    to: PhaseWanted
    leaves: Phase | None = None


@attrs.frozen(kw_only=True)
class ExpirePhase:
    """The time of a phase is over."""

    phase: Phase


@attrs.frozen(kw_only=True)
class ExtendPhase:
    """Everybody has so many seconds more, or less."""

    seconds: MoreTime


@attrs.frozen(kw_only=True)
class PauseClock:
    """The clock stops; people may work on."""


@attrs.frozen(kw_only=True)
class ResumeClock:
    """The clock runs again."""


@attrs.frozen(kw_only=True)
class FreezeScreens:
    """The clock and everybody's hands stop."""


@attrs.frozen(kw_only=True)
class ThawScreens:
    """The clock and everybody go on."""


@attrs.frozen(kw_only=True)
class StretchSeat:
    """One seat has so many seconds more in this phase."""

    seat: Country
    seconds: MoreTime


@attrs.frozen(kw_only=True)
class NudgeSeats:
    """Seats are reminded that the others wait."""

    seats: Annotated[tuple[Country, ...], Length(6, 1)]
    text: ShortNote = ""


@attrs.frozen(kw_only=True)
class TellEverybody:
    """The facilitator tells everybody something."""

    text: MiddleText


@attrs.frozen(kw_only=True)
class SetLengths:
    """How many seconds phases take from now on, and whether they go on by themselves."""

    lengths: Annotated[Mapping[PlayedPhase, Annotated[float, number(0, 7200)]], Length(5)]
    automatic: bool = True


@attrs.frozen(kw_only=True)
class SetOdds:
    """The model's odds are shown to the seats: off, a quarter late, or on."""

    mode: OddsMode


@attrs.frozen(kw_only=True)
class SetDoor:
    """Who may come in: some from each device, anybody however many come from one address, or nobody."""

    door: DoorState


@attrs.frozen(kw_only=True)
class RemoveSince:
    """Everybody is taken out of the room who came within so many seconds."""

    seconds: Annotated[float, number(1, 86400)]


@attrs.frozen(kw_only=True)
class ChooseDeck:
    """Seats have the short hand, or the whole."""

    deck: DeckName


@attrs.frozen(kw_only=True)
class OpenDebrief:
    """The debrief is opened to everybody."""


@attrs.frozen(kw_only=True)
class ShowOnBoard:
    """What of the debrief the board shows; None for its first page."""

    what: Annotated[str, label(40)] | None


@attrs.frozen(kw_only=True)
class ReopenRoom:
    """The server was away; `last` is when it was last alive, seconds since the epoch."""

    last: float


@attrs.frozen(kw_only=True)
class StandIn:
    """The engine plays a seat where people sit, or gives it back."""

    seat: Country
    on: bool


@attrs.frozen(kw_only=True)
class RaiseAlert:
    """Something the facilitator should know of; `seat` where it concerns one."""

    kind: Annotated[str, label(20)]
    says: MiddleText
    seat: Country | None = None


@attrs.frozen(kw_only=True)
class WriteInject:
    """An inject is written; it waits until it is sent, or until the quarter `turn`."""

    title: Annotated[str, text(80)]
    says: MiddleText
    effects: Annotated[tuple[EventEffect, ...], Length(8)] = ()
    turn: Turn | None = None
    teaching: Note = ""


@attrs.frozen(kw_only=True)
class SendInject:
    """An inject happens in the quarter being played."""

    inject: Ident


@attrs.frozen(kw_only=True)
class TakeBackInject:
    """An inject that was sent in this quarter is taken back; it can be sent again."""

    inject: Ident


@attrs.frozen(kw_only=True)
class QueueInject:
    """An inject happens in a later quarter."""

    inject: Ident
    turn: Turn


@attrs.frozen(kw_only=True)
class HoldInject:
    """An inject is kept back until it is sent."""

    inject: Ident


@attrs.frozen(kw_only=True)
class SkipInject:
    """An inject is left out."""

    inject: Ident


@attrs.frozen(kw_only=True)
class RollBack:
    """The game goes back to where so many quarters had been played; all of them is the start of this quarter."""

    turn: Turn
    reason: MiddleText


@attrs.frozen(kw_only=True)
class ResolveQuarter:
    """The quarter begins to be resolved."""


@attrs.frozen(kw_only=True)
class KeepResolved:
    """The engine has resolved a quarter."""

    turn: Turn
    result: QuarterResult


@attrs.frozen(kw_only=True)
class KeepJudged:
    """The engine has judged a quarter, named by its digest."""

    digest: Ident
    judgement: QuarterJudgement


@attrs.frozen(kw_only=True)
class KeepLookAhead:
    """The engine has looked ahead from after a quarter, named by its digest; "opening" before the first."""

    digest: Ident
    ahead: ExpectedCourse


@attrs.frozen(kw_only=True)
class FailResolution:
    """The engine could not resolve the quarter."""

    says: MiddleText
