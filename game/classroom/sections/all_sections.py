"""All sections of an audience, each with what it hangs on, so that only what has changed is worked out again."""

from collections.abc import Callable

import attrs

from game.classroom.protocol.pages import MeasureView, MenuOrder, SheetView, TasksView
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Person
from game.classroom.sections.audience import Around, Audience, world_for
from game.classroom.sections.clock import clock_shown, room_shown, seats_shown
from game.classroom.sections.console import console
from game.classroom.sections.seat import brief_shown, orders_shown, outlook_shown, own_shown, tasks_shown
from game.classroom.sections.talk import channels_shown, deals_shown
from game.model.state.axes import COUNTRIES

Needs = Callable[[Room, Around], tuple[object, ...]]
Shows = Callable[[Room, Audience, Around], object]


@attrs.frozen
class RoomSection:
    """One part of a page.

    needs  what it hangs on; while all of that is the same, so is the section
    """

    name: str
    needs: Needs
    shows: Shows


def course(room: Room) -> tuple[object, ...]:
    """Return what almost everything hangs on."""
    return room.phase, room.played, room.clock, room.debrief_open, room.resolving


def desks_shown(room: Room, whom: Audience, around: Around) -> dict[str, SheetView]:
    """Return every seat's sheet, for those who see all."""
    del whom
    return {seat: orders_shown(room, seat, around, cards=False) for seat in COUNTRIES}


def menu(room: Room) -> dict[str, tuple[MenuOrder, ...]]:
    """Return the titles of everybody's orders, which are no secret, so that deals can name them."""
    return {
        seat: tuple(MenuOrder(name, order.title) for name, order in own.items() if not name.endswith(".hold"))
        for seat, own in room.exercise.scenario.orders.items()
    }


def measures_shown(room: Room) -> tuple[MeasureView, ...]:
    """Return every measure that an inject may push."""
    measures = room.exercise.scenario.measures
    return tuple(
        MeasureView(path, terms.says, terms.unit, terms.span, terms.fleeting) for path, terms in measures.items()
    )


ROOM = RoomSection(
    "room", lambda r, a: (*course(r), len(r.people), r.odds, r.restarted, a.address, r.forgotten, r.showing), room_shown
)
CLOCK = RoomSection("clock", lambda r, _: (r.phase, r.clock, r.desks, r.automatic), lambda r, w, _: clock_shown(r, w))
SEATS = RoomSection("seats", lambda r, a: (r.phase, r.people, r.desks, a.here, a.silent), seats_shown)
WORLD = RoomSection("world", lambda r, _: (r.played,), lambda r, w, _: world_for(r, w))
OUTLOOK = RoomSection("outlook", lambda r, a: (r.played, r.odds, r.debrief_open, a.odds), outlook_shown)
OWN = RoomSection("own", lambda r, _: (r.played,), lambda r, w, _: own_shown(r, w))
BRIEF = RoomSection("brief", lambda r, _: (r.played, len(r.notices)), lambda r, w, _: brief_shown(r, w))
CHANNELS = RoomSection("channels", lambda r, _: (r.muted, r.clock.frozen), lambda r, w, _: channels_shown(r, w))
DEALS = RoomSection("deals", lambda r, _: (r.deals, r.debrief_open), lambda r, w, _: deals_shown(r, w))
ORDERS = RoomSection(
    "orders",
    lambda r, a: (*course(r), r.desks, r.rationales, r.odds, a.odds, r.people),
    lambda r, w, a: orders_shown(r, w.seat, a),
)
MENU = RoomSection("menu", lambda r, _: (r.exercise,), lambda r, _, __: menu(r))
MEASURES = RoomSection(
    "measures",
    lambda r, _: (r.exercise,),
    lambda r, _, __: measures_shown(r),
)
DESKS = RoomSection("desks", lambda r, _: (*course(r), r.desks, r.rationales), desks_shown)
CONSOLE = RoomSection("console", lambda r, a: (r, a), lambda r, _, a: console(r, a))

ALWAYS = (ROOM, CLOCK, SEATS, WORLD, OUTLOOK, BRIEF, CHANNELS, DEALS)


def sections(whom: Audience) -> tuple[RoomSection, ...]:
    """Return the sections of an audience."""
    match whom.kind:
        case "player":
            return (*ALWAYS, OWN, ORDERS, MENU)
        case "facilitator":
            return (*ALWAYS, DESKS, MENU, CONSOLE, MEASURES)
        case "evaluator":
            return (*ALWAYS, DESKS, MENU)
    return ALWAYS


def personal(room: Room, who: Person | None) -> dict[str, TasksView]:
    """Return the sections that are one person's own."""
    return {"tasks": tasks_shown(room, who)} if who and (who.seat or who.kind in ("observer", "evaluator")) else {}
