"""What people in a room ask for: orders, messages, deals, arguments, forecasts. One class an event."""

from collections.abc import Mapping
from typing import Annotated

import attrs

from game.classroom.protocol.bounds import (
    ChannelName,
    Country,
    Ident,
    LongText,
    Note,
    Percent,
    Title,
    Turn,
)
from game.classroom.protocol.closed_lists import Duty, ForecastQuestion, OrderKind
from game.classroom.protocol.fields import Length, label, text, whole, words
from game.classroom.protocol.positions import LeverName, OrderSheet


@attrs.frozen(kw_only=True)
class ClauseOffered:
    """A clause of a deal as it is proposed; `step` of a dial, 0–3."""

    country: Country
    does: Duty
    order: LeverName
    step: Annotated[int, whole(0, 3)] = 0


@attrs.frozen(kw_only=True)
class DraftOrder:
    """Something is laid on the seat's sheet, or taken off: None.

    step  of a dial, 0–3; the place of a choice, or of an answer to an occasion; 1 for a move and an act at the table
    """

    turn: Turn
    kind: OrderKind
    order: LeverName
    step: Annotated[int, whole(0, 9)] | None


@attrs.frozen(kw_only=True)
class UndoDraft:
    """The last change of the sheet is taken back."""

    turn: Turn


@attrs.frozen(kw_only=True)
class AgreeToDraft:
    """Somebody agrees with the sheet of a version, or does not any more."""

    turn: Turn
    version: Annotated[int, whole(0, 10**6)]
    agrees: bool


@attrs.frozen(kw_only=True)
class LockOrders:
    """A decider locks the sheet."""

    turn: Turn
    orders: OrderSheet


@attrs.frozen(kw_only=True)
class UnlockOrders:
    """A locked sheet is opened again."""

    turn: Turn


@attrs.frozen(kw_only=True)
class GiveRationale:
    """A team says why it orders what it orders."""

    turn: Turn
    text: Annotated[str, words(50)]


@attrs.frozen(kw_only=True)
class SendMessage:
    """Something is said in a channel."""

    channel: ChannelName
    text: LongText


@attrs.frozen(kw_only=True)
class ProposeDeal:
    """A deal is proposed to other seats.

    until  the last quarter, counted from 1, in which a clause can be kept
    """

    title: Title
    to: Annotated[tuple[Country, ...], Length(5, 1)]
    secret: bool
    until: Turn
    clauses: Annotated[tuple[ClauseOffered, ...], Length(6)] = ()
    words: Note = ""


@attrs.frozen(kw_only=True)
class AnswerDeal:
    """A seat accepts or refuses a deal."""

    deal: Ident
    accept: bool


@attrs.frozen(kw_only=True)
class WithdrawDeal:
    """A seat takes back a deal it proposed."""

    deal: Ident


@attrs.frozen(kw_only=True)
class RenounceDeal:
    """A seat steps back openly from an agreed deal."""

    deal: Ident


@attrs.frozen(kw_only=True)
class MakeProposal:
    """An argument off the menu is laid before the facilitator."""

    title: Title
    text: LongText
    reasons: Annotated[str, text(1000, 0)] = ""
    with_: Annotated[tuple[Country, ...], Length(5)] = ()


@attrs.frozen(kw_only=True)
class GiveForecast:
    """Somebody says how likely something is, per cent."""

    turn: Turn
    question: ForecastQuestion
    p: Percent


@attrs.frozen(kw_only=True)
class TakeQuiz:
    """Somebody answers the entry quiz: place of the chosen option by question."""

    answers: Annotated[Mapping[Annotated[str, label(10)], Annotated[int, whole(0, 9)]], Length(12)]


@attrs.frozen(kw_only=True)
class LeaveTicket:
    """Somebody leaves an exit ticket; `shares` of the team's work by person, per cent."""

    lesson: Note
    doubt: Note
    shares: Annotated[Mapping[Ident, Percent], Length(8)] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class PrintHeadline:
    """The press prints a headline."""

    text: Title


@attrs.frozen(kw_only=True)
class TakeSeatBack:
    """A team asks to have its seat back."""
