"""The sections on the course of the hour: the room, its clock, its seats."""

from typing import Any

from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import PHASES, SeatDesk
from game.classroom.sections.audience import Around, Audience, millis
from game.model.state.axes import CODES, COUNTRIES

AMBER, OFFERED, DROWSY = 20, 60, 120
CODE_OF = {country: code.upper() for code, country in CODES.items()}


def room_shown(room: Room, whom: Audience, around: Around) -> dict[str, Any]:
    """Return what everybody is told of the exercise; address and QR only where they are put up."""
    scenario = room.exercise.scenario
    found = {
        "code": room.exercise.code,
        "title": room.exercise.title,
        "scenario": scenario["title"],
        "summary": scenario["summary"],
        "simulated": scenario["simulated"],
        "phase": room.phase,
        "phases": list(PHASES),
        "turn": min(room.turn, room.quarters),
        "quarter": room.quarter(room.turn),
        "quarters": room.quarters,
        "over": room.over,
        "odds": room.odds,
        "frozen": room.clock.frozen,
        "resolving": room.resolving,
        "slides": slides(room),
        "students": sum(bool(one.seat) and not one.gone for one in room.people.values()),
        "debrief_open": room.debrief_open,
        "restarted_at": millis(room.restarted) if room.restarted else None,
        "forgotten": room.forgotten,
        "showing": room.showing,
    }
    if whom.kind in ("facilitator", "public"):
        found |= {
            "address": around.address,
            "join_url": f"{around.address}/?code={room.exercise.code}",
            "qr": around.qr,
        }
    return found


def slides(room: Room) -> list[dict[str, Any]]:
    """Return the slides of the brief, from the scenario."""
    scenario, titles = room.exercise.scenario, room.exercise.scenario["titles"]
    first, last = scenario["quarter_names"][0], scenario["quarter_names"][-1]
    aims = [f"{titles[seat]}: {scenario['roles'][seat]['aims']}" for seat in COUNTRIES]
    levers = sorted({one["lever"] for own in scenario["orders"].values() for one in own.values()})
    return [
        {"title": scenario["title"], "lines": [scenario["summary"], f"{first} to {last}."]},
        {"title": "The question", "lines": [scenario["teaching"]]},
        {"title": "Six seats, six sets of aims", "lines": aims},
        {"title": "What you can do", "lines": [f"Up to three orders a quarter: {', '.join(levers)}."]},
        {
            "title": "Everybody can lose",
            "lines": ["Escalation has five rungs. If it runs away, nobody’s aims are met."],
        },
        {
            "title": "Conduct",
            "lines": [
                "Stay in your role; regimes act, peoples do not.",
                "Deals count: the engine marks them kept or broken.",
                scenario["simulated"],
            ],
        },
    ]


def clock_shown(room: Room, whom: Audience) -> dict[str, Any]:
    """Return the clock as a seat has it, with what it was given beyond the others."""
    clock, own = room.clock, room.desks[whom.seat].stretch if whom.seat else 0.0
    ends = None if clock.ends is None else clock.ends + own
    stretches = {seat: desk.stretch for seat, desk in room.desks.items() if desk.stretch}
    return {
        "phase": room.phase,
        "ends": millis(ends),
        "left": None if clock.left is None else round(clock.left + own, 1),
        "paused": clock.paused,
        "frozen": clock.frozen,
        "length": clock.length,
        "automatic": room.automatic,
        "stretch": stretches if whom.sees_all else own,
    }


def seats_shown(room: Room, whom: Audience, around: Around) -> list[dict[str, Any]]:
    """Return the six seats with their lights."""
    return [seat_shown(room, seat, whom, around) for seat in COUNTRIES]


def seat_shown(room: Room, seat: str, whom: Audience, around: Around) -> dict[str, Any]:
    """Return one seat; more of it for those who see all."""
    team, desk, silent = room.team(seat), room.desks[seat], around.silent.get(seat, 0)
    people = [
        {"person": one.person, "name": one.name, "role": one.role, "here": one.person in around.here} for one in team
    ]
    if whom.kind in ("public", "press"):
        people = [{"name": one["name"], "role": one["role"], "here": one["here"]} for one in people]
    found = {
        "country": seat,
        "code": CODE_OF[seat],
        "name": room.exercise.scenario["titles"][seat],
        "people": people,
        "places": room.exercise.places,
        "light": light(room, seat, silent),
        "engine": room.by_engine(seat),
        "amber": bool(team) and silent >= AMBER,
    }
    return found | more_of(room, seat, desk, silent) if whom.sees_all else found


def light(room: Room, seat: str, silent: int) -> str:
    """Return a seat's light: empty, proxy, idle, ready, drafting or joined."""
    desk = room.desks[seat]
    if not room.team(seat):
        return "empty"
    if desk.proxy:
        return "proxy"
    if silent >= OFFERED:
        return "idle"
    if desk.locked or room.phase in ("adjudicate", "reveal"):
        return "ready"
    return "drafting" if desk.draft else "joined"


def more_of(room: Room, seat: str, desk: SeatDesk, silent: int) -> dict[str, Any]:
    """Return what of a seat only those who see all are shown."""
    locked = room.people[desk.locked].name if desk.locked in room.people else None
    return {
        "orders": len(desk.draft),
        "agreed": len(desk.agreed),
        "locked_by": locked,
        "proxy": desk.proxy,
        "back": desk.back,
        "proxy_offered": bool(room.team(seat)) and silent >= OFFERED and not desk.proxy,
        "silent_s": silent,
        "last_act": millis(desk.last) if desk.last else None,
        "stretch": desk.stretch,
    }
