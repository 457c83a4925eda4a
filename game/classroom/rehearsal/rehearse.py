"""The rehearsal from its beginning to its end: a server, a class, a debrief, and how it went."""

import asyncio
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path
from random import Random
from time import perf_counter

import attrs

from game.classroom.rehearsal.lesson import Lesson, RehearsalOutcome, RehearsalPlan
from game.classroom.rehearsal.phone import Phone, get, joined
from game.classroom.rehearsal.real_time import Hour, Minute, RehearsalWatch
from game.classroom.rehearsal.server import Server, started
from game.classroom.rehearsal.siege import Siege, besieged

PHASES = ("brief", "negotiate", "orders", "reveal")
READINGS = 6
# The debrief is asked for so often and with so many seconds between.
WAITED, BETWEEN = 1500, 0.2
EXPORTS = ("grades.csv", "timeline.csv", "messages.csv", "room.json")
Announce = Callable[[str], None]
Minutely = Callable[[Minute], None]


async def rehearsed(
    plan: RehearsalPlan, room: Path, announce: Announce, minutely: Minutely = lambda _: None
) -> RehearsalOutcome:
    """Play a class against the real server, and return how it went.

    told      is told of each step
    minutely  is told of each minute
    errors    Silent, Turned, TimeoutError
    """
    places = -(-plan.phones // plan.seats)
    words = [*plan.words, "--quarters", str(plan.quarters), "--seed", str(plan.seed), "--places", str(places)]
    server = await started(words, room, plan.limits)
    try:
        lesson = await begun(plan, server)
        every = plan.hour.minute if plan.hour else 60.0
        watch = RehearsalWatch(server, lesson.phones, lesson.resolved, minutely, every)
        looking, since = asyncio.ensure_future(watch.look()), perf_counter()
        siege = await laid(plan, lesson) if plan.hostile else None
        if siege is not None and plan.limits:
            await siege.begins_without_room(words, room.with_suffix(".full"))
        async with besieged(siege) if siege is not None else nullcontext():
            await held(plan, lesson, announce)
        outcome = lesson.outcome(perf_counter() - since, tuple(watch.minutes))
        if siege is not None:
            outcome = attrs.evolve(outcome, attacks=dict(siege.done), unasked=siege.wrong, printed=tuple(server.said))
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking
        await lesson.close()
        return outcome
    finally:
        await server.stop()


async def laid(plan: RehearsalPlan, lesson: Lesson) -> Siege:
    """Return the siege of a class: one who was let in and sent out again holds a link that is no longer good."""
    guest = await joined(lesson.server.url, lesson.server.code, "Guest", "observer")
    await guest.open()
    await lesson.facilitator.does("remove", person=guest.me["person"])
    await guest.close()
    return Siege(lesson.server, guest.token, Random(plan.seed))


async def held(plan: RehearsalPlan, lesson: Lesson, announce: Announce) -> None:
    """Hold the class from the first who joins to the last who reads the debrief."""
    announce("Everybody joins")
    await lesson.gather()
    await lesson.phase("lobby")
    for n in range(1, plan.quarters + 1):
        announce(f"Quarter {n}")
        await lesson.quarter(n)
    announce("Debrief")
    if plan.hour is not None:
        await asyncio.sleep(plan.hour.lengths["reveal"])
    await lesson.phase("debrief")
    since = perf_counter()
    await debriefed(lesson.server)
    lesson.debrief = perf_counter() - since
    if plan.hour is not None:
        await talked_over(lesson, plan.hour)
    await asyncio.sleep(1)


async def begun(plan: RehearsalPlan, server: Server) -> Lesson:
    """Return a class with its facilitator and its board there."""
    facilitator = Phone(server.url, server.facilitator, "Facilitator")
    board = Phone(server.url, server.board, "Board")
    await facilitator.open()
    await board.open()
    lengths = dict.fromkeys(PHASES, 0.0) if plan.hour is None else {**plan.hour.lengths, "brief": plan.hour.briefing}
    await facilitator.does("lengths", lengths=lengths, automatic=True)
    return Lesson(plan, server, facilitator, board)


async def debriefed(server: Server) -> None:
    """Wait until the debrief has been worked out and every export can be read."""
    for _ in range(WAITED):
        status, _body = await asyncio.to_thread(get, server.url, f"/api/debrief/{server.facilitator}")
        if status == 200:
            break
        await asyncio.sleep(BETWEEN)
    for name in EXPORTS:
        status, body = await asyncio.to_thread(get, server.url, f"/export/{server.facilitator}/{name}")
        if status != 200 or not body:
            raise RuntimeError(f"/export/…/{name}: found status {status}; expected 200 and a file")


async def talked_over(lesson: Lesson, hour: Hour) -> None:
    """Let everybody read the debrief and the team's report again and again, each at a time of their own."""
    luck = Random(lesson.plan.seed)
    paths = {student.phone: f"/report/{student.phone.token}/{student.phone.me['seat']}" for student in lesson.students}

    async def reads(phone: Phone) -> None:
        for _ in range(READINGS):
            await asyncio.sleep(luck.uniform(0, hour.debrief / READINGS))
            for path in (f"/d/{phone.token}", f"/api/debrief/{phone.token}", paths[phone]):
                status, _body = await asyncio.to_thread(get, lesson.server.url, path)
                if status != 200:
                    raise RuntimeError(f"{path}: found status {status}; expected 200")

    await asyncio.gather(*(reads(phone) for phone in paths), asyncio.sleep(hour.debrief))
