"""A room that is open: the one mutable object of the classroom. It takes acts, keeps them, and tells who waits.

Everything that changes the room goes through `take`, one act after the other; what others are shown is the room as
it is on the disk.
"""

import asyncio
from collections.abc import Callable
from time import time
from typing import Any

import attrs

from game.classroom.engine import engine_worker as worker
from game.classroom.protocol.act import SERVER, Act, Actor
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.injecting import left_out, put_in
from game.classroom.rules.phases import deadline
from game.classroom.rules.quarters import submitted
from game.classroom.rules.room import Room
from game.classroom.rules.transition import after, asked
from game.classroom.sections.audience import Around
from game.classroom.server.limits import Limiter, warnings
from game.classroom.server.presence import Presence
from game.classroom.server.quarter_review import behind
from game.classroom.server.store import Store, blanked, lines, rewrite
from game.classroom.server.tokens import Doors, token
from game.classroom.server.workers import EngineLost, EngineProcesses

THE_SERVER = Actor(SERVER)
FORBIDDEN = 403
REDRAW_LINKS = {"join", "reclaim", "remove", "forget", "reopened"}


@attrs.define(eq=False)
class OpenRoom:
    """A room that is open.

    room     with every act that was accepted; `shown` with every act that is on the disk
    odds     what each seat's orders change, by quarters played
    ahead    quarters whose odds are being worked out: nobody asks for them twice, so that others are not kept waiting
    changed  is set when anything may have to be shown anew
    read     the debrief as it was last sent, with names and without
    """

    room: Room
    store: Store
    workers: EngineProcesses
    around: Around = attrs.field(factory=Around)
    now: Callable[[], float] = time
    shown: Room = attrs.field(init=False)
    doors: Doors = attrs.field(factory=Doors)
    presence: Presence = attrs.field(factory=Presence)
    changed: asyncio.Event = attrs.field(factory=asyncio.Event)
    ahead: set[tuple[str, ...]] = attrs.field(factory=set)
    jobs: set[asyncio.Task[Any]] = attrs.field(factory=set)
    debriefs: dict[Any, Any] = attrs.field(factory=dict)
    read: dict[bool, Any] = attrs.field(factory=dict)
    warned: Limiter = attrs.field(factory=warnings)
    judging: asyncio.Lock = attrs.field(factory=asyncio.Lock)

    def __attrs_post_init__(self) -> None:
        """Open the room's links."""
        self.shown = self.room
        self.doors.reset(self.room)
        self.presence.begun = self.now()
        self.store.go_back = self.go_back

    def go_back(self) -> None:
        """Take back what the disk did not take."""
        self.room = self.shown
        self.doors.reset(self.room)

    async def ask(self, sent: Any, by: Actor) -> dict[str, Any]:
        """Return the acknowledgement of what a client asks for; it is on the disk by then.

        errors  Refused
        """
        number = sent.get("id") if isinstance(sent, dict) else None
        if isinstance(number, str) and (by.name, number) in self.room.done:
            await self.keep([])
            return {"ok": True, "id": number, "status": 200, "n": self.room.done[by.name, number], "again": True}
        try:
            act = asked(sent, by, self.now())
            if act.do == "reclaim":
                act = attrs.evolve(act, fields={**act.fields, "token": token()})
            count = await self.take(act)
        except Refused as refused:
            self.warn_of(by, refused)
            raise
        if act.do == "forget":
            await self.store.carry_out(lambda disk: rewrite(disk, blanked(lines(disk))))
        return {"ok": True, "id": act.number, "status": 200, "n": count}

    async def take(self, act: Act) -> int:
        """Take an act, and return its place in the room's file once it is there.

        errors  Refused where the room does not allow it, or the disk does not take it
        """
        before = self.room
        self.room = after(before, act)
        count = self.room.acts
        kept = self.room
        await self.keep([act.line()])
        if kept.acts > self.shown.acts:
            self.shown = kept
        if act.do in REDRAW_LINKS:
            self.doors.reset(self.room)
        self.changed.set()
        self.follow(act)
        return count

    async def keep(self, some: list[dict[str, Any]]) -> None:
        """Return once the lines and all before them are on the disk."""
        try:
            await self.store.append(some)
        except OSError as fault:
            told = f"The room’s file cannot be written ({fault}). Nothing confirmed is lost; tell the facilitator."
            raise Refused(503, told) from None

    def follow(self, act: Act) -> None:
        """Begin what an act leads to: a quarter to resolve, odds to work out."""
        room = self.room
        if (act.do in ("phase", "expire") and room.phase == "adjudicate" and not waits_for_ruling(room)) or (
            act.do == "rule" and room.phase == "adjudicate" and not waits_for_ruling(room) and not room.resolving
        ):
            self.begin(self.resolve())
        elif act.do == "resolve":
            self.begin(self.finish())
        if act.do == "rollback":
            kept = {quarters: found for quarters, found in self.around.odds.items() if quarters <= act["turn"]}
            self.around = attrs.evolve(self.around, odds=kept, regrets={})
        if act.do in ("resolved", "reopened"):
            self.begin(behind(self))
        if act.do in ("resolved", "odds", "rollback", "phase", "reopened") and room.odds != "off":
            self.begin(self.work_out_odds())
        if act.do in ("phase", "expire") and room.phase == "adjudicate":
            self.begin(self.work_out_regrets())

    def begin(self, job: Any) -> None:
        """Let a job run beside; the hub holds it, so that it is not lost."""
        task = asyncio.get_running_loop().create_task(job)
        self.jobs.add(task)
        task.add_done_callback(self.jobs.discard)

    async def resolve(self) -> None:
        """Close the quarter by the server's own act."""
        try:
            await self.take(Act("resolve", self.now(), THE_SERVER))
        except Refused:
            return

    async def finish(self) -> None:
        """Let the engine play the quarter, and keep what it made of it."""
        room = self.room
        what = {"orders": submitted(room), "injects": put_in(room), "left_out": left_out(room)}
        try:
            result = await self.workers.quarters.ask(worker.resolved, dict(room.exercise.campaign), room.history, what)
            await self.take(Act("resolved", self.now(), THE_SERVER, {"turn": room.turn, "result": result}))
        except Refused as refused:
            await self.give_up(f"The quarter could not be kept: {refused.reason}")
        except EngineLost as lost:
            await self.give_up(str(lost))
        except Exception as fault:  # noqa: BLE001 (whatever the engine says, the class must be able to go on)
            await self.give_up(f"The engine could not resolve the quarter: {type(fault).__name__}: {fault}"[:400])

    async def give_up(self, says: str) -> None:
        """Give a quarter back to the facilitator."""
        try:
            await self.take(Act("failed", self.now(), THE_SERVER, {"says": says}))
        except Refused:
            return

    async def work_out_odds(self) -> None:
        """Work out what each seat's orders change, for the quarters that are shown."""
        room = self.room
        wanted = [len(room.played)] if room.odds == "on" else [len(room.played) - 1]
        for quarters in (one for one in wanted if 0 <= one < room.quarters and self.around.odds.get(one) is None):
            past = tuple(one.digest for one in room.played[:quarters])
            if past in self.ahead:
                continue
            self.ahead.add(past)
            try:
                found = await self.workers.ahead.ask(
                    worker.odds_of, dict(room.exercise.campaign), room.history[:quarters], list(room.desks)
                )
            except Exception as fault:  # noqa: BLE001 (odds are a help; without them the class goes on)
                await self.alert("engine", f"No odds this quarter: {fault}"[:400])
                return
            finally:
                self.ahead.discard(past)
            if self.room.history[:quarters] == room.history[:quarters]:
                self.around = attrs.evolve(self.around, odds={**self.around.odds, quarters: found})
                self.changed.set()

    async def work_out_regrets(self) -> None:
        """Work out for the facilitator how far each team is from the best its staff can think of."""
        room = self.room
        sheets = {seat: sheet for seat, sheet in submitted(room).items() if sheet is not None}
        if not sheets or room.over:
            return
        try:
            found = await self.workers.ahead.ask(worker.regrets_of, dict(room.exercise.campaign), room.history, sheets)
        except Exception as fault:  # noqa: BLE001
            await self.alert("engine", f"No regrets this quarter: {fault}"[:400])
            return
        self.around = attrs.evolve(self.around, regrets={**self.around.regrets, **found})
        self.changed.set()

    def warn_of(self, by: Actor, refused: Refused) -> None:
        """Tell the facilitator that somebody asked for what is not theirs, which no page does by itself."""
        who = self.room.people.get(by.person)
        if refused.status == FORBIDDEN and who is not None:
            team = self.room.exercise.scenario["titles"].get(who.seat, who.kind)
            self.warn(by.person, f"{who.name} ({team}) asked for what is not theirs, and was refused: {refused.reason}")

    def warn(self, who: str, says: str) -> None:
        """Tell the facilitator of something suspicious, at most once a minute about the same person."""
        if self.warned.allows(who, self.now()):
            self.begin(self.alert("security", says[:400]))

    async def alert(self, kind: str, says: str, seat: str | None = None) -> None:
        """Tell the facilitator of something that happened to the server."""
        try:
            await self.take(Act("alert", self.now(), THE_SERVER, {"kind": kind, "says": says, "seat": seat}))
        except Refused:
            return

    async def tick(self) -> None:
        """Do what the time asks for: let a phase end, and notice who has gone silent."""
        now = self.now()
        ends = deadline(self.room)
        running = not (self.room.clock.paused or self.room.clock.frozen or self.room.resolving)
        if ends is not None and running and now >= ends:
            try:
                await self.take(Act("expire", now, THE_SERVER, {"phase": self.room.phase}))
            except Refused:
                return
        here, silent = self.presence.looked_at(self.room, now)
        if (here, silent) != (self.around.here, self.around.silent):
            self.around = attrs.evolve(self.around, here=here, silent=silent)
            self.changed.set()


def waits_for_ruling(room: Room) -> bool:
    """Return whether a proposal for this quarter has not been ruled on."""
    return any(one.turn == room.turn and one.ruling is None for one in room.proposals.values())
