"""All sections of an audience, each with what it hangs on, so that only what has changed is worked out again."""

from collections.abc import Callable

import attrs

from game.classroom.protocol.pages import MenuOrder, PushableView, SheetView, TasksView
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import Person
from game.classroom.sections.audience import Around, Audience, board_for
from game.classroom.sections.clock import clock_shown, room_shown, seats_shown
from game.classroom.sections.console import console
from game.classroom.sections.seat import brief_shown, orders_shown, outlook_shown, tasks_shown
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
    return {seat: orders_shown(room, seat, around) for seat in COUNTRIES}


def menu(room: Room) -> dict[str, tuple[MenuOrder, ...]]:
    """Return the titles of everybody's policies and moves, which are no secret, so that deals can name them."""
    return {
        seat: tuple(
            MenuOrder(name, lever.title, lever.steps)
            for name, lever in own.items()
            if room.deck == "whole" or lever.in_deck
        )
        for seat, own in room.exercise.scenario.levers.items()
    }


def pushable_shown(room: Room) -> tuple[PushableView, ...]:
    """Return every name that an event may push, those with words first."""
    names = sorted(room.exercise.scenario.pushable.items(), key=lambda row: (row[0] == row[1].says, row[1].says))
    return tuple(
        PushableView(path, terms.says, terms.unit, terms.most, terms.least, terms.held) for path, terms in names
    )


ROOM = RoomSection(
    "room",
    lambda r, a: (*course(r), len(r.people), r.odds, r.deck, r.restarted, a.address, r.forgotten, r.showing),
    room_shown,
)
CLOCK = RoomSection("clock", lambda r, _: (r.phase, r.clock, r.desks, r.automatic), lambda r, w, _: clock_shown(r, w))
SEATS = RoomSection("seats", lambda r, a: (r.phase, r.people, r.desks, a.here, a.silent), seats_shown)
BOARD = RoomSection("board", lambda r, _: (r.played,), lambda r, w, _: board_for(r, w))
OUTLOOK = RoomSection("outlook", lambda r, a: (r.played, r.odds, r.debrief_open, r.ahead, a.odds), outlook_shown)
BRIEF = RoomSection("brief", lambda r, _: (r.played, len(r.notices)), lambda r, w, _: brief_shown(r, w))
CHANNELS = RoomSection("channels", lambda r, _: (r.muted, r.clock.frozen), lambda r, w, _: channels_shown(r, w))
DEALS = RoomSection("deals", lambda r, _: (r.deals, r.debrief_open), lambda r, w, _: deals_shown(r, w))
ORDERS = RoomSection(
    "orders",
    lambda r, a: (*course(r), r.desks, r.rationales, r.people, r.deck, r.odds, a.odds),
    lambda r, w, a: orders_shown(r, w.seat, a),
)
MENU = RoomSection("menu", lambda r, _: (r.exercise, r.deck), lambda r, _, __: menu(r))
PUSHABLE = RoomSection("pushable", lambda r, _: (r.exercise,), lambda r, _, __: pushable_shown(r))
DESKS = RoomSection("desks", lambda r, _: (*course(r), r.desks, r.rationales), desks_shown)
CONSOLE = RoomSection("console", lambda r, a: (r, a), lambda r, _, a: console(r, a))

ALWAYS = (ROOM, CLOCK, SEATS, BOARD, OUTLOOK, BRIEF, CHANNELS, DEALS)


def sections(whom: Audience) -> tuple[RoomSection, ...]:
    """Return the sections of an audience."""
    match whom.kind:
        case "player":
            return (*ALWAYS, ORDERS, MENU)
        case "facilitator":
            return (*ALWAYS, DESKS, MENU, CONSOLE, PUSHABLE)
        case "evaluator":
            return (*ALWAYS, DESKS, MENU)
    return ALWAYS


def personal(room: Room, who: Person | None) -> dict[str, TasksView]:
    """Return the sections that are one person's own."""
    return {"tasks": tasks_shown(room, who)} if who and (who.seat or who.kind in ("observer", "evaluator")) else {}
