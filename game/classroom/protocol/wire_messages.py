"""What goes over the wire beside class events: greetings, changes, acknowledgements, refusals, the lobby."""

from collections.abc import Mapping
from typing import Literal

import attrs

from game.classroom.protocol.closed_lists import Phase
from game.classroom.protocol.console_view import ConsoleView
from game.classroom.protocol.pages import (
    BriefView,
    ChannelView,
    ClockView,
    DealView,
    MenuOrder,
    MessageView,
    NoticeView,
    OutlookShown,
    PushableView,
    RoomView,
    SeatView,
    SheetView,
    TasksView,
)
from game.classroom.protocol.refusals import Refused
from game.views.board_view import BoardView

# After how many seconds it is worth asking again.
RETRY = {429: 2, 503: 3}


@attrs.frozen(kw_only=True)
class PageSections:
    """The sections of a page; each audience has some of them, and a change brings only those that changed."""

    room: RoomView
    clock: ClockView
    seats: tuple[SeatView, ...]
    board: BoardView
    outlook: OutlookShown | None
    brief: BriefView
    channels: tuple[ChannelView, ...]
    deals: tuple[DealView, ...]
    messages: tuple[MessageView, ...]
    notices: tuple[NoticeView, ...]
    orders: SheetView | None = None
    menu: Mapping[str, tuple[MenuOrder, ...]] | None = None
    pushable: tuple[PushableView, ...] | None = None
    desks: Mapping[str, SheetView] | None = None
    console: ConsoleView | None = None
    tasks: TasksView | None = None


@attrs.frozen
class Me:
    """Who somebody is to the room."""

    kind: str
    person: str | None
    name: str
    seat: str | None
    role: str | None


@attrs.frozen
class AddedRows:
    """What was said since."""

    messages: tuple[MessageView, ...] = ()
    notices: tuple[NoticeView, ...] = ()


@attrs.frozen
class HelloMessage:
    """All that a client is shown, as it is sent first and printed into its page; `frame` where it was asked for."""

    now: int
    me: Me
    sections: PageSections
    frame: int = 0
    type: Literal["hello"] = "hello"


@attrs.frozen
class ChangeMessage:
    """The sections that changed, and what was added."""

    sections: PageSections
    added: AddedRows
    type: Literal["change"] = "change"


@attrs.frozen
class Acknowledged:
    """An event was taken, and is on the disk; `again` where it had been before, `n` its place in the room's file."""

    id: str
    n: int
    ok: Literal[True] = True
    status: int = 200
    again: bool = False
    type: Literal["ack"] = "ack"


@attrs.frozen
class Refusal:
    """An event or a request was turned down; `retry_after` seconds it is worth asking again."""

    id: str
    status: int
    reason: str
    field: str | None
    retry_after: int | None
    ok: Literal[False] = False
    type: Literal["ack"] = "ack"


def refusal(refused: Refused, number: str = "") -> Refusal:
    """Return a refusal as it is sent; `number` is the client's own for the event."""
    return Refusal(number, refused.status, refused.reason, refused.field or None, RETRY.get(refused.status))


@attrs.frozen
class ByeMessage:
    """The socket is closed, and why."""

    status: int
    reason: str
    type: Literal["bye"] = "bye"


@attrs.frozen
class PongMessage:
    """The answer to a ping."""

    now: int
    type: Literal["pong"] = "pong"


ServerMessage = HelloMessage | ChangeMessage | Acknowledged | Refusal | ByeMessage | PongMessage


@attrs.frozen
class Joined:
    """Somebody is in: their link."""

    token: str
    url: str
    seat: str
    role: str
    person: str
    ok: Literal[True] = True


@attrs.frozen
class LobbySeat:
    """A seat as somebody sees it who has the code."""

    country: str
    name: str
    people: int
    aims: str
    places: int
    full: bool


@attrs.frozen
class LobbyView:
    """What somebody who has the code is told before they join; `own` the seat of a seat's link."""

    code: str
    title: str
    scenario: str
    phase: Phase
    seats: tuple[LobbySeat, ...]
    address: str
    qr: str
    watchers: bool = True
    starts_in_s: int | None = None
    own: str = ""


@attrs.frozen
class CountryMark:
    """What a page knows of a country: letters, name, sign, and its place on the map.

    sign     the path of an SVG in a square of 48 with its middle at 0
    letters  how far below the middle of its sign its code stands
    at       where its sign stands on the map; None where it is docked at the side
    label    at which side of its sign its name stands: above, right, below or left
    lands    names of the lands on the map that are its own
    """

    code: str
    title: str
    sign: str
    letters: int
    at: tuple[float, ...] | None
    label: str
    lands: tuple[str, ...]
