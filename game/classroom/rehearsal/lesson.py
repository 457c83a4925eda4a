"""A whole class, from the lobby to the debrief, and how it went."""

import asyncio
from random import Random
from time import perf_counter, time

import attrs

from game.classroom.rehearsal.phone import PATIENCE, Phone, joined
from game.classroom.rehearsal.real_time import Hour, Minute, at95
from game.classroom.rehearsal.script import Said, ScriptPace, Student
from game.classroom.rehearsal.server import Server
from game.loose_types import JsonDict
from game.model.state.axes import COUNTRIES

SEATS = COUNTRIES
TOGETHER = 50
# The facilitator closes the orders so many seconds before the clock does, to time it.
BEFORE = 2.0
# The phases of a quarter as a room counts them: once it is revealed, the next one is shown.
PHASES_OF_A_QUARTER = ("reveal", "brief", "negotiate", "orders", "adjudicate")


@attrs.frozen
class RehearsalPlan:
    """What class is to be rehearsed.

    words  what `wedge host` is asked beside port and room
    hour   how its minutes are spent in real time; None at speed
    limits what the shell's `ulimit` is asked before the server starts, "" for nothing
    hostile  whether people try all the while to stop it
    """

    words: tuple[str, ...]
    quarters: int = 4
    seats: int = 6
    phones: int = 40
    observers: int = 0
    seed: int = 1
    pace: ScriptPace = attrs.field(factory=ScriptPace)
    hour: Hour | None = None
    limits: str = ""
    hostile: bool = False


@attrs.frozen
class RehearsalOutcome:
    """How a class went; times in seconds, memory in megabytes.

    acts        how many were acknowledged
    refused     acts that were refused, by reason: a class at speed meets some, such as a sheet locked meanwhile
    put_off     how often a phone was told to send something again a little later
    ack         95th percentile from an act to its acknowledgement
    resolve     95th percentile from closing the orders to the quarter shown on the board
    said, lost  deliveries of messages that should have been, and that were not
    memory      of the server after the first quarter and at the end
    debrief     from its opening until it was there
    minutes     how it did minute by minute
    attacks     how often each attack was made, where people tried to stop it
    unasked     what they brought about and must not, each with how often
    printed     lines that the server printed meanwhile
    """

    acts: int
    refused: dict[str, int]
    ack: float
    ack_worst: float
    resolve: float
    said: int
    lost: int
    memory: tuple[float | None, float | None]
    seconds: float
    bytes_sent: int
    debrief: float
    minutes: tuple[Minute, ...]
    put_off: int = 0
    attacks: dict[str, int] = attrs.field(factory=dict)
    unasked: dict[str, int] = attrs.field(factory=dict)
    printed: tuple[str, ...] = ()


@attrs.define(eq=False)
class Lesson:
    """A class that is being rehearsed."""

    plan: RehearsalPlan
    server: Server
    facilitator: Phone
    board: Phone
    students: list[Student] = attrs.field(factory=list)
    observers: list[Phone] = attrs.field(factory=list)
    said: Said = attrs.field(factory=Said)
    resolved: list[float] = attrs.field(factory=list)
    early: float | None = None
    debrief: float = 0.0
    turn: int = 1

    async def gather(self) -> None:
        """Let everybody in."""
        luck, seats = Random(self.plan.seed), SEATS[: self.plan.seats]
        between = self.plan.hour.joining / self.plan.phones if self.plan.hour else 0.0
        for n in range(self.plan.phones):
            phone = await joined(self.server.url, self.server.code, f"Student {n + 1}", seats[n % len(seats)])
            await phone.open()
            self.students.append(Student(phone, Random(luck.random()), self.said, self.plan.pace))
            await asyncio.sleep(between)
        link = self.facilitator.sections["console"]["links"]["observer"].rsplit("/", 1)[1]
        self.observers = [Phone(self.server.url, link, f"Observer {n}") for n in range(self.plan.observers)]
        for start in range(0, len(self.observers), TOGETHER):
            await asyncio.gather(*(observer.open() for observer in self.observers[start : start + TOGETHER]))

    async def phase(self, name: str) -> None:
        """Go to a phase, or in real time wait for the clock to do so, and let everybody do what they do in it."""
        now = self.board.sections["room"]["phase"]
        if name != now and (self.plan.hour is None or now == "lobby" or name == "debrief"):
            await self.facilitator.does("phase", to=name)
        await asyncio.gather(*(self.seen(student.phone, name) for student in self.students))
        await asyncio.gather(*(student.phase(name) for student in self.students))

    async def seen(self, phone: Phone, name: str) -> None:
        """Wait until a phone shows a phase, or one that comes after it: a short one may be over before it is drawn."""
        await phone.until(lambda page: reached(page["room"], self.turn, name), self.patience)

    @property
    def patience(self) -> float:
        """Return how long somebody waits for the next phase at most, seconds."""
        return self.plan.hour.patience if self.plan.hour else PATIENCE

    def phones(self) -> list[Phone]:
        """Return everybody's phones and screens."""
        return [self.facilitator, self.board, *(student.phone for student in self.students), *self.observers]

    async def quarter(self, n: int) -> None:
        """Play one quarter; in the second there is an inject and an argument, in the third the computer stands in."""
        self.turn = n
        await self.phase("brief")
        if n == 1 and self.plan.hour is not None:
            await self.facilitator.does("lengths", lengths=dict(self.plan.hour.lengths), automatic=True)
        if n == 2:
            await self.surprise()
        if n == 3:
            seat = SEATS[self.plan.seats - 1]
            await self.facilitator.does("proxy", seat=seat, on=True)
            await self.facilitator.does("proxy", seat=seat, on=False)
        await self.phase("negotiate")
        await self.phase("orders")
        await self.resolve()
        if n == 1:
            self.early = self.server.memory()

    async def surprise(self) -> None:
        """Send an inject, hear an argument, and rule on it."""
        effects = [{"path": "waters>harassed", "size": 1.0, "says": "Fewer ships dare the strait.", "when": "now"}]
        await self.facilitator.does("write_inject", title="A tanker is seized", says="Off Fujairah.", effects=effects)
        written = [
            inject for inject in self.facilitator.sections["console"]["injects"] if inject["status"] == "written"
        ]
        while not written:
            await asyncio.sleep(0.1)
            written = [
                inject for inject in self.facilitator.sections["console"]["injects"] if inject["status"] == "written"
            ]
        await self.facilitator.does("send_inject", inject=written[0]["inject"])
        await self.students[0].phone.does("propose", title="Drones for cash", text="We send drones; they pay in cash.")
        await self.facilitator.until(lambda page: page["console"]["proposals"])
        proposal = self.facilitator.sections["console"]["proposals"][0]
        await self.facilitator.does("rule", proposal=proposal["proposal"], how="half", reason="As far as they can pay.")

    async def resolve(self) -> None:
        """Close the orders, and time how long it takes until the board shows what came of them."""
        before, ends = self.turn - 1, self.board.sections["clock"]["ends"]
        if self.plan.hour is not None and ends is not None:
            await asyncio.sleep(max(ends / 1000 - time() - BEFORE, 0.0))
        since = perf_counter()
        # Where everything is late the clock may have closed the orders before anybody could.
        if self.plan.hour is None or self.board.sections["room"]["phase"] == "orders":
            await self.facilitator.does("phase", to="adjudicate")
        await self.board.until(
            lambda page: page["board"]["turn"] > before and page["room"]["phase"] != "adjudicate", seconds=60
        )
        self.resolved.append(perf_counter() - since)

    def outcome(self, seconds: float, minutes: tuple[Minute, ...]) -> RehearsalOutcome:
        """Return how it went."""
        phones = self.phones()
        took = sorted(time for phone in phones for time in phone.took)
        refused: dict[str, int] = {}
        for phone in phones:
            for reason in phone.refused:
                refused[reason] = refused.get(reason, 0) + 1
        said, lost = self.deliveries()
        return RehearsalOutcome(
            len(took), refused, at95(took), took[-1], at95(sorted(self.resolved)), said, lost,
            (self.early, self.server.memory()), seconds, sum(phone.bytes_in for phone in phones), self.debrief, minutes,
            sum(phone.put_off for phone in phones),
        )  # fmt: skip

    def deliveries(self) -> tuple[int, int]:
        """Return how many deliveries of messages there should have been, and how many there were not."""
        said = lost = 0
        for channel, texts in self.said.texts.items():
            readers = [member.phone for member in self.students if reads(member.phone, channel)]
            readers += [self.facilitator, *(self.observers if channel == "all" else [])]
            for phone in readers:
                said += len(texts)
                lost += len(texts - phone.heard)
        return said, lost

    async def close(self) -> None:
        """Hang up everywhere."""
        await asyncio.gather(*(phone.close() for phone in self.phones()))


def reached(room: JsonDict, turn: int, name: str) -> bool:
    """Return whether a room has come to a phase of a quarter, counted from 1, or gone past it."""
    if name in PHASES_OF_A_QUARTER and room["phase"] in PHASES_OF_A_QUARTER:
        now: int = room["turn"]
        return (now, PHASES_OF_A_QUARTER.index(room["phase"])) >= (turn, PHASES_OF_A_QUARTER.index(name))
    return bool(room["phase"] in (name, "debrief"))


def reads(phone: Phone, channel: str) -> bool:
    """Return whether a phone's seat is in a channel."""
    return any(channel_shown["id"] == channel for channel_shown in phone.sections["channels"])
