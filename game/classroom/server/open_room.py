"""A room that is open: the one mutable object of the classroom. It takes acts, keeps them, and tells who waits.

Everything that changes the room goes through `take`, one act after the other; what others are shown is the room as
it is on the disk.
"""

import asyncio
import sys
from collections.abc import Callable, Coroutine, Sequence
from time import time

import attrs

from game.classroom.engine import engine_worker as worker
from game.classroom.protocol.class_events import Actor, ClassEvent, RoomEntry
from game.classroom.protocol.closed_lists import SERVER
from game.classroom.protocol.conversion import entry_of, line_of
from game.classroom.protocol.debriefs import EngineDebrief
from game.classroom.protocol.positions import QuarterAsked, QuarterJudgement
from game.classroom.protocol.refusals import Refused
from game.classroom.protocol.room_debrief import RoomDebrief
from game.classroom.protocol.room_events import (
    ExpirePhase,
    FailResolution,
    ForgetPeople,
    GoToPhase,
    JoinRoom,
    KeepJudged,
    KeepLookAhead,
    KeepResolved,
    RaiseAlert,
    ReclaimLink,
    RemovePerson,
    RemoveSince,
    ReopenRoom,
    ResolveQuarter,
    RollBack,
    RuleProposal,
    SetOdds,
)
from game.classroom.protocol.roster_events import KeepRoster
from game.classroom.protocol.wire_messages import Acknowledged
from game.classroom.rules.deals import deals_now
from game.classroom.rules.injecting import left_out, put_in
from game.classroom.rules.phases import deadline
from game.classroom.rules.quarters import BY_PEOPLE, submitted, unjudged, waits_for_ruling
from game.classroom.rules.room import Room
from game.classroom.rules.room_parts import PlayedQuarterOfRoom
from game.classroom.rules.transition import after, checked, content_of, replayed
from game.classroom.sections.audience import Around
from game.classroom.server.erasing import blanked
from game.classroom.server.limits import Limiter, warnings
from game.classroom.server.presence import Presence
from game.classroom.server.store import Line, Store, lines, rewrite
from game.classroom.server.tokens import Doors, token
from game.classroom.server.workers import EngineLost, EngineProcesses
from game.model.state.axes import COUNTRIES

THE_SERVER = Actor(SERVER)
FORBIDDEN, FULL = 403, 503
REDRAW_LINKS = KeepRoster | JoinRoom | ReclaimLink | RemovePerson | RemoveSince | ForgetPeople | ReopenRoom
# A disk that is full is tried again so often, seconds, by what nobody else would ask for again.
AGAIN = 2.0

DebriefKey = tuple[int | str, ...]


@attrs.frozen
class DebriefRead:
    """The debrief as it was last sent: after how many events at each table, whole, and as text."""

    after: tuple[int, ...]
    whole: RoomDebrief
    body: bytes


@attrs.define(eq=False)
class OpenRoom:
    """A room that is open.

    room     with every act that was accepted; `on_disk` with every act that is on the disk
    ahead    from where it is being looked ahead: nobody asks for it twice, so that others are not kept waiting
    changed  is set when anything may have to be shown anew
    read     the debrief as it was last sent, with names and without
    """

    room: Room
    store: Store
    workers: EngineProcesses
    around: Around = attrs.field(factory=Around)
    now: Callable[[], float] = time
    on_disk: Room = attrs.field(init=False)
    doors: Doors = attrs.field(factory=Doors)
    presence: Presence = attrs.field(factory=Presence)
    changed: asyncio.Event = attrs.field(factory=asyncio.Event)
    ahead: set[str] = attrs.field(factory=set)
    jobs: set[asyncio.Task[object]] = attrs.field(factory=set)
    debriefs: dict[DebriefKey, EngineDebrief | None] = attrs.field(factory=dict)
    read: dict[bool, DebriefRead] = attrs.field(factory=dict)
    warned: Limiter = attrs.field(factory=warnings)
    judging: asyncio.Lock = attrs.field(factory=asyncio.Lock)

    def __attrs_post_init__(self) -> None:
        """Open the room's links."""
        self.on_disk = self.room
        self.doors.reset(self.room)
        self.presence.begun = self.now()
        self.store.go_back = self.go_back

    def go_back(self) -> None:
        """Take back what the disk did not take."""
        self.room = self.on_disk
        self.doors.reset(self.room)

    async def ask(self, sent: object, by: Actor) -> Acknowledged:
        """Return the acknowledgement of what a client asks for; it is on the disk by then.

        errors  Refused
        """
        number = sent.get("id") if isinstance(sent, dict) else None
        if isinstance(number, str) and (by.name, number) in self.room.done:
            return await self.again(sent, by, number)
        try:
            entry = checked(sent, by, self.now())
            if isinstance(entry.event, ReclaimLink):
                entry = attrs.evolve(entry, event=attrs.evolve(entry.event, token=token()))
            count = await self.take(entry)
        except Refused as refused:
            self.warn_of(by, refused)
            raise
        if isinstance(entry.event, ForgetPeople):
            await self.blank()
        return Acknowledged(entry.number, count)

    async def blank(self) -> None:
        """Take what is personal out of the file, and go on with what it then holds."""
        blank = blanked(await self.store.carry_out(lines))
        # Read again before anything is written: a file that could not be would be lost.
        room = replayed(self.room.exercise, self.room.opening, (entry_of(line) for line in blank))
        self.store.chain = await self.store.carry_out(lambda disk: rewrite(disk, blank))
        self.room = room
        self.on_disk, self.debriefs, self.read = self.room, {}, {}
        self.doors.reset(self.room)
        self.changed.set()

    async def again(self, sent: object, by: Actor, number: str) -> Acknowledged:
        """Return the acknowledgement of an act that was done before: its number stands for the same act, and no other.

        errors  Refused where it is another
        """
        done = self.room.done[by.name, number]
        if content_of(checked(sent, by, self.now()).event) != done.content:
            raise Refused(409, "This number stands for another act that was done; a new act takes a new number.", "id")
        await self.keep([])
        return Acknowledged(number, done.place, again=True)

    async def take(self, entry: RoomEntry[ClassEvent]) -> int:
        """Take an event, and return its place in the room's file once it is there.

        errors  Refused where the room does not allow it, or the disk does not take it
        """
        before = self.room
        self.room = after(before, entry)
        count = self.room.acts
        after_it = self.room
        await self.keep([line_of(entry)])
        if after_it.acts > self.on_disk.acts:
            self.on_disk = after_it
        if isinstance(entry.event, REDRAW_LINKS):
            self.doors.reset(self.room)
        if isinstance(entry.event, GoToPhase | ExpirePhase | KeepResolved | RollBack):
            self.store.settle()
        self.changed.set()
        self.follow(entry.event)
        return count

    async def keep(self, some: Sequence[Line]) -> None:
        """Return once the lines and all before them are on the disk."""
        try:
            await self.store.append(some)
        except OSError as fault:
            reason = f"The room’s file cannot be written ({fault}). Nothing confirmed is lost; tell the facilitator."
            if self.warned.allows("disk", self.now()):
                print(f"{self.store.path}: {reason.replace('; tell the facilitator', '')}", file=sys.stderr)
                was = f"For a while the room’s file could not be written ({fault}). Nothing confirmed was lost."
                self.begin(self.note_at_last(RaiseAlert(kind="server", says=was)))
            raise Refused(FULL, reason) from None

    async def note(self, event: ClassEvent) -> int:
        """Take an event of the server's own, now.

        errors  Refused
        """
        return await self.take(RoomEntry(event, self.now(), THE_SERVER))

    async def note_at_last(self, event: ClassEvent) -> Refused | None:
        """Take an event of the server's own as soon as the disk takes it; return why the room would not have it."""
        while True:
            try:
                await self.note(event)
            except Refused as refused:
                if refused.status != FULL:
                    return refused
            else:
                return None
            await asyncio.sleep(AGAIN)

    def follow(self, event: ClassEvent) -> None:
        """Begin what an event leads to: a quarter to resolve, a look ahead, a judgement."""
        adjudicates = self.room.phase == "adjudicate"
        closed = adjudicates and isinstance(event, GoToPhase | ExpirePhase)
        ruled = adjudicates and isinstance(event, RuleProposal) and not self.room.resolving
        if (closed or ruled) and not waits_for_ruling(self.room):
            self.begin(self.note_at_last(ResolveQuarter()))
        elif isinstance(event, ResolveQuarter):
            self.begin(self.finish())
        if isinstance(event, RollBack):
            self.around = attrs.evolve(self.around, regrets={})
        if isinstance(event, KeepResolved | ReopenRoom | JoinRoom | RollBack):
            self.begin(self.review())
        if isinstance(event, KeepResolved | SetOdds | RollBack | GoToPhase | ReopenRoom) and self.room.odds != "off":
            self.begin(self.work_out_odds())
        if closed:
            self.begin(self.work_out_regrets())

    def begin(self, job: Coroutine[object, None, object]) -> None:
        """Let a job run beside; the open_room holds it, so that it is not lost."""
        task = asyncio.get_running_loop().create_task(job)
        self.jobs.add(task)
        task.add_done_callback(self.jobs.discard)

    async def finish(self) -> None:
        """Let the engine play the quarter, and keep what it made of it."""
        room = self.room
        quarter = QuarterAsked(submitted(room), put_in(room), left_out(room), room.deck == "class", *deals_now(room))
        try:
            result = await self.workers.quarters.ask(worker.resolved, room.exercise.campaign, room.history, quarter)
        except EngineLost as lost:
            await self.give_up(str(lost))
        except Exception as fault:  # noqa: BLE001 (whatever the engine says, the class must be able to go on)
            await self.give_up(f"The engine could not resolve the quarter: {type(fault).__name__}: {fault}"[:400])
        else:
            if refused := await self.note_at_last(KeepResolved(turn=room.turn, result=result)):
                await self.give_up(f"The quarter could not be kept: {refused.reason}")

    async def give_up(self, says: str) -> None:
        """Give a quarter back to the facilitator."""
        await self.note_at_last(FailResolution(says=says))

    async def look_ahead(self) -> None:
        """Work out what the model expects from here, once, and keep it in the room's file."""
        room, stamp = self.room, self.room.stamp(len(self.room.played))
        if room.over or stamp in room.ahead or stamp in self.ahead:
            return
        self.ahead.add(stamp)
        try:
            ahead = await self.workers.ahead.ask(worker.looked_ahead, room.exercise.campaign, room.history)
            await self.note(KeepLookAhead(digest=stamp, ahead=ahead))
        except Refused:
            return
        except Exception as fault:  # noqa: BLE001 (odds are a help; without them the class goes on)
            await self.alert("engine", f"No look ahead this quarter: {fault}"[:400])
        finally:
            self.ahead.discard(stamp)

    async def work_out_odds(self) -> None:
        """Let each seat's staff work out what its options change in the quarter that is shown; people's seats first."""
        room = self.room
        turn = len(room.played) - (room.odds == "delayed")
        if room.odds == "off" or turn < 0:
            return
        stamp = room.stamp(turn)
        for seat in sorted(room.desks, key=lambda name: not room.team(name)):
            key = f"{stamp}/{seat}"
            if key in self.ahead or seat in self.around.odds.get(stamp, {}):
                continue
            self.ahead.add(key)
            try:
                odds = await self.workers.ahead.ask(worker.odds_of, room.exercise.campaign, room.history[:turn], seat)
            except Exception as fault:  # noqa: BLE001 (odds are a help; without them the class goes on)
                await self.alert("engine", f"No estimates this quarter: {fault}"[:400])
                return
            finally:
                self.ahead.discard(key)
            known = {**self.around.odds.get(stamp, {}), seat: odds}
            self.around = attrs.evolve(self.around, odds={**self.around.odds, stamp: known})
            self.changed.set()

    async def work_out_regrets(self) -> None:
        """Work out for the facilitator how far each team is from what the computer would order in its seat."""
        room = self.room
        sheets = {seat: sheet for seat, sheet in submitted(room).items() if sheet is not None and sheet.count}
        if not sheets or room.over:
            return
        try:
            regrets = await self.workers.ahead.ask(worker.regrets_of, room.exercise.campaign, room.history, sheets)
        except Exception as fault:  # noqa: BLE001
            await self.alert("engine", f"No regrets this quarter: {fault}"[:400])
            return
        self.around = attrs.evolve(self.around, regrets={**self.around.regrets, **regrets})
        self.changed.set()

    async def review(self) -> None:
        """Judge the quarters that have been played and, once all are, work out the debrief of a game that is over.

        It goes on while the class plays, a piece at a time, so that the facilitator's previews need not wait for long
        and the debrief is there when it is opened. What was judged is kept in the room's file.
        """
        await self.look_ahead()
        await self.judge()
        if self.room.over:
            self.engine_debrief()

    async def judge(self) -> None:
        """Judge every quarter that has not been, one after the other; who asks meanwhile waits until that is done."""
        async with self.judging:
            while (quarter := unjudged(self.room)) is not None:
                judgement = await self.judged(quarter)
                if await self.note_at_last(KeepJudged(digest=quarter.record.digest, judgement=judgement)):
                    return

    async def judged(self, quarter: PlayedQuarterOfRoom) -> QuarterJudgement:
        """Return what luck did in a quarter, and how each team's orders compare; nothing where it cannot be known."""
        campaign, past, ask = self.room.exercise.campaign, self.room.history[: quarter.turn], self.workers.ahead.ask
        teams = [seat for seat in COUNTRIES if quarter.by[seat] in BY_PEOPLE]
        try:
            luck = await ask(worker.luck_of, campaign, past)
            decisions = {seat: await ask(worker.decision_of, campaign, past, seat) for seat in teams}
        except Exception as fault:  # noqa: BLE001 (the class goes on, and the debrief says less)
            await self.alert("engine", f"{quarter.quarter} could not be judged: {fault}"[:400])
            return QuarterJudgement()
        return QuarterJudgement(luck, decisions)

    def engine_debrief(self) -> EngineDebrief | None:
        """Return what the engine tells of the game as it stands; None while it works it out."""
        room = self.on_disk
        key: DebriefKey = (len(room.branches), *(quarter.record.digest for quarter in room.played))
        if key not in self.debriefs:
            self.debriefs = {key: None}
            self.begin(self.work_out_debrief(key))
        return self.debriefs[key]

    async def work_out_debrief(self, key: DebriefKey) -> None:
        """Let the engine work out the debrief, once."""
        await self.judge()
        room = self.room
        judged = [room.judged.get(quarter.record.digest, QuarterJudgement()) for quarter in room.played]
        try:
            debrief = await self.workers.ahead.ask(worker.debrief_of, room.exercise.campaign, room.history, judged)
        except Exception as fault:  # noqa: BLE001 (the next request asks again)
            self.debriefs.pop(key, None)
            await self.alert("engine", f"The debrief could not be worked out: {fault}"[:400])
            return
        if key in self.debriefs:
            self.debriefs[key] = debrief

    def warn_of(self, by: Actor, refused: Refused) -> None:
        """Tell the facilitator that somebody asked for what is not theirs, which no page does by itself."""
        who = self.room.people.get(by.person)
        if refused.status == FORBIDDEN and who is not None:
            team = self.room.exercise.scenario.titles.get(who.seat, who.kind)
            self.warn(by.person, f"{who.name} ({team}) asked for what is not theirs, and was refused: {refused.reason}")

    def warn(self, who: str, says: str) -> None:
        """Tell the facilitator of something suspicious, at most once a minute about the same person."""
        if self.warned.allows(who, self.now()):
            self.begin(self.alert("security", says[:400]))

    async def alert(self, kind: str, says: str, seat: str | None = None) -> None:
        """Tell the facilitator of something that happened to the server."""
        try:
            await self.note(RaiseAlert(kind=kind, says=says, seat=seat))
        except Refused:
            return

    async def tick(self) -> None:
        """Do what the time asks for: let a phase end, and notice who has gone silent."""
        now = self.now()
        ends = deadline(self.room)
        running = not (self.room.clock.paused or self.room.clock.frozen or self.room.resolving)
        if ends is not None and running and now >= ends:
            try:
                await self.take(RoomEntry(ExpirePhase(phase=self.room.phase), now, THE_SERVER))
            except Refused:
                return
        here, silent = self.presence.looked_at(self.room, now)
        if (here, silent) != (self.around.here, self.around.silent):
            self.around = attrs.evolve(self.around, here=here, silent=silent)
            self.changed.set()
