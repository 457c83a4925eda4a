"""A class in real time: how its 75 minutes are spent, and how the server does minute by minute."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from time import perf_counter

import attrs

from game.classroom.rehearsal.phone import Phone
from game.classroom.rehearsal.server import Server


@attrs.frozen
class Hour:
    """How long each part of a class takes, in seconds.

    joining   in which everybody joins, one after the other
    briefing  the first brief, with the slides
    lengths   of the phases of a quarter
    debrief   in which everybody reads the debrief, again and again
    minute    after which the server is looked at each time
    """

    joining: float = 240
    briefing: float = 660
    lengths: Mapping[str, float] = {"brief": 90, "negotiate": 180, "orders": 90, "reveal": 60}
    debrief: float = 2010
    minute: float = 60

    @property
    def patience(self) -> float:
        """Return how long somebody waits for the next phase at most."""
        return max(self.joining, self.briefing, *self.lengths.values()) + 60


@attrs.frozen
class Minute:
    """How the server did in one minute.

    acts     how many were acknowledged
    ack      the 95th percentile of how long that took, and `worst` the longest, in seconds
    resolve  how long each quarter took that was resolved in it, seconds
    memory   of the server and its workers, megabytes
    """

    minute: int
    acts: int
    ack: float
    worst: float
    resolve: tuple[float, ...]
    memory: float | None


@attrs.define(eq=False)
class RehearsalWatch:
    """Looks at a class once a minute.

    phones    everybody there is by now
    resolved  seconds each quarter took so far
    told      is told of each minute
    """

    server: Server
    phones: Callable[[], Sequence[Phone]]
    resolved: list[float]
    announce: Callable[[Minute], None]
    every: float = 60.0
    minutes: list[Minute] = attrs.field(factory=list)
    read: dict[Phone, int] = attrs.field(factory=dict)
    quarters: int = 0

    async def look(self) -> None:
        """Look at each minute's end until cancelled."""
        begun = perf_counter()
        while True:
            await asyncio.sleep(begun + (len(self.minutes) + 1) * self.every - perf_counter())
            self.note()

    def note(self) -> None:
        """Note the minute that has just ended."""
        took: list[float] = []
        for phone in self.phones():
            took += phone.took[self.read.get(phone, 0) :]
            self.read[phone] = len(phone.took)
        fresh, self.quarters = tuple(self.resolved[self.quarters :]), len(self.resolved)
        worst = max(took, default=0.0)
        minute = Minute(
            len(self.minutes) + 1, len(took), at95(sorted(took)), worst, fresh, self.server.memory()
        )  # fmt: skip
        self.minutes.append(minute)
        self.announce(minute)


def at95(ordered: Sequence[float]) -> float:
    """Return the 95th percentile of values in order."""
    return ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)] if ordered else 0.0
