"""The sections on the course of the hour: the room, its clock, its seats."""

from game.classroom.protocol.closed_lists import PHASES
from game.classroom.protocol.pages import ClockView, PersonView, RoomView, SeatControl, SeatView, Slide
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import SeatDesk
from game.classroom.sections.audience import Around, Audience, millis
from game.model.state.axes import CODES, COUNTRIES

AMBER, OFFERED = 20, 60
CODE_OF = {country: code.upper() for code, country in CODES.items()}


def room_shown(room: Room, whom: Audience, around: Around) -> RoomView:
    """Return what everybody is told of the exercise; address and QR only where they are put up."""
    scenario, code = room.exercise.scenario, room.exercise.code
    put_up = whom.kind in ("facilitator", "public")
    return RoomView(
        code=code,
        title=room.exercise.title,
        scenario=scenario.title,
        summary=scenario.summary,
        simulated=scenario.simulated,
        phase=room.phase,
        phases=PHASES,
        turn=min(room.turn, room.quarters),
        quarter=room.quarter(room.turn),
        quarters=room.quarters,
        over=room.over,
        odds=room.odds,
        deck=room.deck,
        frozen=room.clock.frozen,
        resolving=room.resolving,
        slides=slides(room),
        students=sum(bool(person.seat) and not person.gone for person in room.people.values()),
        debrief_open=room.debrief_open,
        restarted_at=millis(room.restarted) if room.restarted else None,
        forgotten=room.forgotten,
        showing=room.showing,
        address=around.address if put_up else None,
        join_url=f"{around.address}/?code={code}" if put_up else None,
        qr=around.qr if put_up else None,
    )


def slides(room: Room) -> tuple[Slide, ...]:
    """Return the slides of the brief, from the scenario."""
    scenario = room.exercise.scenario
    first, last = scenario.quarter_names[0], scenario.quarter_names[-1]
    aims = tuple(f"{scenario.titles[seat]}: {scenario.aims[seat]}" for seat in COUNTRIES)
    conduct = (
        "Stay in your role; regimes act, peoples do not.",
        "Deals count: they are marked kept or broken by what is done.",
        scenario.simulated,
    )
    return (
        Slide(scenario.title, (scenario.summary, f"{first} to {last}.")),
        Slide("The question", (scenario.teaching,)),
        Slide("Six seats, six sets of aims", aims),
        Slide(
            "What you can do",
            (
                "Standing policies on dials of four steps: up by one step a quarter, down by any number.",
                "Single moves, and answers to what happens tonight. All cost weeks of your government’s attention.",
            ),
        ),
        Slide("Everybody can lose", ("A war that runs away ends the campaign at once, and nobody’s aims are met.",)),
        Slide("Conduct", conduct),
    )


def clock_shown(room: Room, whom: Audience) -> ClockView:
    """Return the clock as a seat has it, with what it was given beyond the others."""
    clock, own = room.clock, room.desks[whom.seat].stretch if whom.seat else 0.0
    stretches = {seat: desk.stretch for seat, desk in room.desks.items() if desk.stretch}
    return ClockView(
        phase=room.phase,
        ends=None if clock.ends is None else millis(clock.ends + own),
        left=None if clock.left is None else round(clock.left + own, 1),
        paused=clock.paused,
        frozen=clock.frozen,
        length=clock.length,
        automatic=room.automatic,
        stretch=own,
        stretches=stretches if whom.sees_all else None,
        zone=room.course.zone if room.course else None,
    )


def seats_shown(room: Room, whom: Audience, around: Around) -> tuple[SeatView, ...]:
    """Return the six seats with their lights."""
    return tuple(seat_shown(room, seat, whom, around) for seat in COUNTRIES)


def seat_shown(room: Room, seat: str, whom: Audience, around: Around) -> SeatView:
    """Return one seat; more of it for those who see all."""
    team, silent = room.team(seat), around.silent.get(seat, 0)
    by_name_alone = whom.kind in ("public", "press")
    people = tuple(
        PersonView(None if by_name_alone else who.person, who.name, who.role, who.person in around.here) for who in team
    )
    return SeatView(
        country=seat,
        code=CODE_OF[seat],
        name=room.exercise.scenario.titles[seat],
        people=people,
        places=room.exercise.places,
        light=light(room, seat, silent),
        engine=room.by_engine(seat),
        amber=bool(team) and silent >= AMBER and room.course is None,
        control=seat_control(room, seat, room.desks[seat], silent) if whom.sees_all else None,
    )


def light(room: Room, seat: str, silent: int) -> str:
    """Return a seat's light: empty, proxy, idle, ready, drafting or joined."""
    desk = room.desks[seat]
    if not room.team(seat):
        return "empty"
    if desk.proxy:
        return "proxy"
    if silent >= OFFERED and room.course is None:
        return "idle"
    if desk.locked or room.phase in ("adjudicate", "reveal"):
        return "ready"
    return "drafting" if desk.draft.count else "joined"


def seat_control(room: Room, seat: str, desk: SeatDesk, silent: int) -> SeatControl:
    """Return what of a seat only those who see all are shown."""
    return SeatControl(
        orders=desk.draft.count,
        agreed=len(desk.agreed),
        locked_by=room.people[desk.locked].name if desk.locked in room.people else None,
        proxy=desk.proxy,
        back=desk.back,
        proxy_offered=bool(room.team(seat)) and silent >= OFFERED and not desk.proxy and room.course is None,
        silent_s=silent,
        last_act=millis(desk.last) if desk.last else None,
        stretch=desk.stretch,
    )
