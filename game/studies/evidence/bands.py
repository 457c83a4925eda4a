"""Bands: what is wanted of a scenario as a game, each with its measure, its interval, and whether it holds.

Source: play2.md section 6, those of its rows that can be measured while the computer's courses play every seat. What a
seat's strategies come to is chosen on one half of the worlds and measured on the other.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs
import numpy as np

from game import statistics
from game.model.levers.catalogue import seat_of
from game.model.levers.effects import LeverProgram
from game.model.levers.expressions import GOOD_FIT
from game.model.play.seated import ENGINE, HOLD
from game.model.state.axes import COUNTRIES, Array
from game.model.state.deeds import STEPS
from game.statistics import Bounded
from game.studies.evidence.play_record import PlayRecord, spells

INF = float("inf")
# By row: the band of its measure.
BANDS: Mapping[str, tuple[float, float]] = {
    "hold_all": (0.0, INF),
    "own_reach": (6.0, INF),
    "seat_reach": (10.0, INF),
    "signs_turn": (0.05, 0.95),
    "signs_middle": (2 / 3, 1.0),
    "good_backfires": (0.001, 1.0),
    "never_used": (0.005, 0.25),
    "dial_levels": (0.03, 1.0),
    "reversals": (0.0, 0.05),
    "courses_last": (4.0, INF),
    "comeback": (0.2, 0.4),
    "decisive_quarter": (0.0, 0.4),
    "war": (0.02, 0.06),
    "crisis_gap": (0.0, INF),
    "crises_median": (2.0, INF),
    "cheapest_best": (0.0, 0.35),
    "length": (0.0, 0.25),
    "cabinet": (2.0, INF),
    "crisis": (2.5, INF),
    "hold_cabinet": (5.0, INF),
}
# Those that are measured only where other futures are played.
FULL = ("crisis_gap", "crises_median", "cheapest_best", "length")
# Those that are measured only where a seat looks ahead.
SEARCHED = ("cabinet", "crisis", "hold_cabinet")
# Rows of play2.md section 6 that need a search for the best plan, staff or a person, or stand in a benchmark.
ELSEWHERE = (
    *("fixed_plan", "greedy", "adaptive_gain", "courses_differ", "dominated", "best_too_often", "replies"),
    *("first_reason", "deals", "agency", "clear_cards", "fairness"),
)
# What a lever's share of good states should lie between, for two levers of three.
MIDDLE = (0.15, 0.85)
# Quarters after which a seat's courses are told apart, in a year, and for which the band of wars stands.
SOON, YEAR, WHOLE = 8, 4, 20


@attrs.frozen
class BandRow:
    """One measure beside its band.

    row    from `BANDS`
    where  a seat, a lever, or "" for the scenario as a whole
    """

    row: str
    where: str
    value: Bounded
    low: float
    high: float

    @property
    def holds(self) -> bool:
        """Whether the measure lies within its band."""
        return self.low <= self.value.value <= self.high


@attrs.frozen(eq=False)
class StrategyRuns:
    """What a seat's strategies come to, by strategy, (W,) each on the same luck.

    legacy  its points at the end
    soon    the partnership after `SOON` quarters; empty where a campaign is shorter
    """

    legacy: dict[str, Array]
    soon: dict[str, Array]


def band_rows(record: PlayRecord, levers: LeverProgram, seats: Mapping[str, StrategyRuns]) -> tuple[BandRow, ...]:
    """Every row that can be measured.

    record  of campaigns in which every country follows its own courses
    seats   by seat
    """
    own = tuple(row for seat, runs in seats.items() for row in seat_rows(seat, runs))
    if len(record.index) <= SOON:
        # Too short for what is wanted of a campaign's course.
        return own
    back = (row for seat in seats for row in comebacks(seat, record))
    return (*own, *back, *lever_rows(record, levers), *whole_rows(record, levers))


def beside(row: str, where: str, value: Bounded, times: float = 1.0) -> BandRow:
    """A measure beside its band, which may be wider or narrower by a factor."""
    low, high = BANDS[row]
    return BandRow(row, where, value, low * times, high * times)


def share_of(part: Array, whole: Array) -> Bounded:
    """A share of what differs in number from world to world, 0–1; an interval over worlds, not over what they hold.

    part, whole  (W,) how many there are in each world

    Source: Cochran (1977), section 2.11, the ratio estimate.
    """
    if not whole.sum():
        return Bounded(0.0, 0.0, 1.0)
    value = float(part.sum() / whole.sum())
    around = statistics.mean((part - value * whole) / whole.mean())
    return Bounded(value, max(0.0, value + around.low), min(1.0, value + around.high))


def seat_rows(seat: str, runs: StrategyRuns) -> Iterator[BandRow]:
    """What a seat's choice is worth: against doing nothing, between its courses, and for the two of them."""
    yield beside("hold_all", seat, statistics.difference(runs.legacy[ENGINE], runs.legacy[HOLD]))
    courses = {name: row for name, row in runs.legacy.items() if name not in (ENGINE, HOLD)}
    best, _ = chosen_apart(courses)
    half = len(runs.legacy[HOLD]) // 2
    yield beside("own_reach", seat, statistics.difference(courses[best][half:], runs.legacy[HOLD][half:]))
    if runs.soon:
        fixed = {name: row for name, row in runs.soon.items() if name not in (ENGINE, HOLD)}
        most, least = chosen_apart(fixed)
        yield beside("seat_reach", seat, statistics.difference(fixed[most][half:], fixed[least][half:]))


def chosen_apart(rows: Mapping[str, Array]) -> tuple[str, str]:
    """Which has the highest mean on the first half of the worlds, and which the lowest."""
    order = sorted(rows, key=lambda name: float(rows[name][: len(rows[name]) // 2].mean()))
    return order[-1], order[0]


def comebacks(seat: str, record: PlayRecord) -> Iterator[BandRow]:
    """How often the third of the worlds in which a seat stands worst half-way still comes to what it usually does."""
    place, quarters = COUNTRIES.index(seat), len(record.legacy)
    middle, last = record.legacy[quarters // 2 - 1, place], record.legacy[-1, place]
    behind = middle <= np.quantile(middle, 1 / 3)
    yield beside("comeback", seat, statistics.share(int((last[behind] >= last.mean()).sum()), int(behind.sum())))


def lever_rows(record: PlayRecord, levers: LeverProgram) -> Iterator[BandRow]:
    """Whether each lever has its moment and its wrong moment, and is used now and then."""
    seen = np.isfinite(record.fits)
    looked = seen.sum(0).astype(np.float64)
    helps = list[float]()
    for row, lever in enumerate((*levers.policies, *levers.moves)):
        here, many = record.fits[:, row], looked[row]
        shares = [share_of(when.sum(0).astype(np.float64), many) for when in (here > 0, here >= GOOD_FIT, here < 0)]
        helps.append(shares[0].value)
        yield beside("signs_turn", lever.id, shares[0])
        yield beside("good_backfires", lever.id, min(shares[1:], key=lambda share: share.value))
    between = sum(MIDDLE[0] <= value <= MIDDLE[1] for value in helps)
    yield beside("signs_middle", "", statistics.share(between, len(helps)))
    for move in levers.moves:
        yield beside(
            "never_used", move.id, share_of(record.ordered[:, move.row].sum(0), record.legal[:, move.row].sum(0))
        )
    for policy in levers.policies:
        dial, whole = record.dials[1:, policy.row], record.runs.sum(0)
        levels = [share_of(((dial == level) * record.runs).sum(0), whole) for level in range(int(STEPS) + 1)]
        yield beside("dial_levels", policy.id, min(levels, key=lambda share: share.value))


def whole_rows(record: PlayRecord, levers: LeverProgram) -> Iterator[BandRow]:
    """Whether countries follow through, campaigns hang on more than one quarter, and war is rare."""
    owners = [COUNTRIES.index(seat_of(policy.id)) for policy in levers.policies]
    turned, back = reversals(record, owners)
    yield beside("reversals", "", share_of(back, turned))
    lengths = np.array(spells([record.courses[1:, country] for country in range(len(COUNTRIES))]), np.float64)
    if len(lengths):
        yield beside("courses_last", "", statistics.quantile(lengths, 0.5))
    steps = np.abs(np.diff(record.index, axis=0))
    moved = steps.sum(0) > 0
    yield beside("decisive_quarter", "", statistics.mean(steps.max(0)[moved] / steps.sum(0)[moved]))
    wars = statistics.share(int(record.ran_away.sum()), len(record.ran_away))
    yield beside("war", "", wars, len(record.index[1:]) / WHOLE)


def reversals(record: PlayRecord, owners: Sequence[int]) -> tuple[Array, Array]:
    """How often dials were turned in each world, and how often back within a year without a cause, (W,) each."""
    steps = np.sign(np.diff(record.dials, axis=0))
    new = (record.courses[1:] != record.courses[:-1])[:, owners]
    back = np.zeros(steps.shape, bool)
    for earlier in range(1, YEAR):
        back[earlier:] |= steps[earlier:] * steps[:-earlier] < 0
    counted = back & ~new & (record.alarm[:, None] < 1)
    return (steps != 0).sum((0, 1)).astype(np.float64), counted.sum((0, 1)).astype(np.float64)
