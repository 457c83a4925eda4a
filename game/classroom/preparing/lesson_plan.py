"""The plan of a lesson by the minute: what the teacher does, what the pages show, and what to do if it fails.

Source: debriefing takes as long as play or at least a third of the hour (Kriz 2010); the shares are those of a class of
75 minutes: 15 to settle, 28 for four quarters, 32 to look back.
"""

from collections.abc import Iterator, Sequence

import attrs

from game.classroom.preparing.lesson_words import lesson_word

SHORTEST, LONGEST = 40, 240
LOOKING_BACK = 0.43
WITH_PRACTICE, WITH_A_BREAK, BREAK = 60, 120, 10
QUARTERS_IN_A_LESSON = 10.5
LEAST_OF_A_QUARTER, MOST_OF_A_QUARTER = 6, 12
# How the minutes of a quarter are shared, as the room's own clocks are.
PHASE_SHARES = {"brief": 90 / 420, "negotiate": 180 / 420, "orders": 90 / 420, "reveal": 60 / 420}
BACK_SHARES = (("reveal", 4), ("describe", 8), ("analyse", 9), ("apply", 7), ("ticket", 4))
STEP = 5
PARTS_OF_A_BLOCK = ("title", "teacher", "pages", "fails")


@attrs.frozen
class LessonBlock:
    """A stretch of a lesson; minutes from its start.

    teacher  what the teacher does, `pages` what the room's pages do, `fails` what to do if something does not work
    """

    begins: int
    minutes: int
    title: str
    teacher: str
    pages: str
    fails: str

    @property
    def ends(self) -> int:
        """The minute at which it is over."""
        return self.begins + self.minutes


@attrs.frozen
class LessonPlan:
    """A lesson: its blocks without a gap, and how long the room's phases are to be.

    quarters  how many are played, each of `quarter_minutes`
    clocks    seconds, by phase
    """

    minutes: int
    quarters: int
    quarter_minutes: int
    blocks: tuple[LessonBlock, ...]
    clocks: tuple[tuple[str, int], ...]

    @property
    def looking_back(self) -> int:
        """Minutes from the end of play to the end of the lesson."""
        return sum(block.minutes for block in self.blocks[-len(BACK_SHARES) :])


@attrs.frozen
class Minutes:
    """How the minutes of a lesson are shared out before its quarters are."""

    join: int
    brief: int
    practice: int
    pause: int
    back: int

    @property
    def before_play(self) -> int:
        """Minutes that are neither play nor looking back."""
        return self.join + self.brief + self.practice + self.pause


def shared_out(minutes: int) -> Minutes:
    """Return how a lesson of so many minutes is shared out."""
    practice = 4 if minutes >= WITH_PRACTICE else 0
    pause = BREAK if minutes >= WITH_A_BREAK else 0
    return Minutes(4, max(round(minutes * 7 / 75), 5), practice, pause, round(LOOKING_BACK * minutes))


def usual_quarters(minutes: int) -> int:
    """Return how many quarters fit into a lesson."""
    share = shared_out(minutes)
    playing = minutes - share.before_play - share.back
    each = min(max(round(minutes / QUARTERS_IN_A_LESSON), LEAST_OF_A_QUARTER), MOST_OF_A_QUARTER)
    return max(playing // each, 1)


def most_quarters(minutes: int) -> int:
    """Return how many quarters a lesson has room for at all."""
    share = shared_out(minutes)
    return max((minutes - share.before_play - share.back) // LEAST_OF_A_QUARTER, 1)


def lesson_plan(minutes: int, quarter_names: Sequence[str]) -> LessonPlan:
    """Return the plan of a lesson; what play leaves over goes to looking back.

    quarter_names  of the quarters that are played, at most `most_quarters`
    """
    share, quarters = shared_out(minutes), len(quarter_names)
    each = min((minutes - share.before_play - share.back) // quarters, 2 * MOST_OF_A_QUARTER)
    back = minutes - share.before_play - quarters * each
    rows = tuple(_rows(share, each, back, quarter_names))
    begins = [sum(length for _, length, _ in rows[:place]) for place in range(len(rows))]
    blocks = tuple(
        LessonBlock(begin, length, *(lesson_word("block", f"{kind}_{part}", **holes) for part in PARTS_OF_A_BLOCK))
        for begin, (kind, length, holes) in zip(begins, rows, strict=True)
    )
    return LessonPlan(minutes, quarters, each, blocks, clocks_of(each))


def _rows(share: Minutes, each: int, back: int, names: Sequence[str]) -> Iterator[tuple[str, int, dict[str, object]]]:
    """Yield the kind of each block, its minutes, and what its sentences need."""
    yield "join", share.join, {}
    yield "brief", share.brief, {}
    if share.practice:
        yield "practice", share.practice, {}
    for turn, name in enumerate(names, start=1):
        kind = "last" if turn == len(names) and turn > 1 else "event" if turn == 2 else "quarter"
        yield kind, each, {"turn": turn, "quarter": name}
        if share.pause and turn == (len(names) + 1) // 2:
            yield "pause", share.pause, {}
    whole = sum(part for _, part in BACK_SHARES)
    ends = [
        round(back * sum(part for _, part in BACK_SHARES[: place + 1]) / whole) for place in range(len(BACK_SHARES))
    ]
    for (kind, _), end, start in zip(BACK_SHARES, ends, [0, *ends], strict=False):
        yield kind, end - start, {"minutes": end - start}


def clocks_of(each: int) -> tuple[tuple[str, int], ...]:
    """Return how many seconds each phase of a quarter of so many minutes has, in steps of five."""
    return tuple((phase, STEP * round(60 * each * part / STEP)) for phase, part in PHASE_SHARES.items())
