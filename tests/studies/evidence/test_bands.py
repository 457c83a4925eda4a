"""What is wanted of a scenario as a game is measured on play, and every measure stands beside its band."""

from collections.abc import Mapping

import attrs
import numpy as np
import pytest

from game.model.play.seated import ENGINE, HOLD
from game.model.state.axes import Array
from game.statistics import Bounded
from game.studies.evidence import bands
from game.studies.evidence.bands import BandRow, StrategyRuns
from game.studies.evidence.play_record import PlayRecord, spells
from game.studies.evidence_words import evidence_text

QUARTERS, WORLDS = 8, 40


def still() -> PlayRecord:
    """Campaigns in which nothing happens: one dial, one move, one question."""
    quiet = np.zeros((QUARTERS, WORLDS))
    return PlayRecord(
        runs=quiet + 1,
        dials=np.zeros((QUARTERS + 1, 1, WORLDS)),
        courses=np.zeros((QUARTERS + 1, 6, WORLDS)),
        alarm=quiet,
        legal=np.zeros((QUARTERS, 1, WORLDS)),
        ordered=np.zeros((QUARTERS, 1, WORLDS)),
        fits=np.zeros((2, 2, WORLDS)),
        legacy=np.zeros((QUARTERS, 6, WORLDS)),
        index=np.full((QUARTERS + 1, WORLDS), 50.0),
        questions=np.zeros((1, WORLDS)),
        ran_away=np.zeros(WORLDS),
    )


def turned(*dials: float) -> PlayRecord:
    """Campaigns in which the one dial stands so after each quarter, from the opening on."""
    rows = np.repeat([*dials, *[dials[-1]] * (QUARTERS + 1 - len(dials))], WORLDS).reshape(-1, 1, WORLDS)
    return attrs.evolve(still(), dials=rows)


def later(record: PlayRecord, **rows: tuple[int, float]) -> PlayRecord:
    """The same, with some rows at another value from a quarter on."""
    changed: dict[str, Array] = {}
    for name, (quarter, value) in rows.items():
        changed[name] = getattr(record, name).copy()
        changed[name][quarter:] = value
    return attrs.evolve(record, **changed)


def reversals(record: PlayRecord) -> tuple[float, float]:
    """How often the dial was turned in a world, and how often back without a cause."""
    whole, back = bands.reversals(record, [0])
    return float(whole.mean()), float(back.mean())


def test_a_dial_that_goes_back_within_a_year_is_a_reversal_unless_there_is_a_cause() -> None:
    """Up and down within four quarters counts; later, in alarm, or under a new course it does not."""
    assert reversals(turned(0, 1, 0)) == (2, 1)
    assert reversals(turned(0, 1, 1, 1, 1, 0)) == (2, 0)
    assert reversals(later(turned(0, 1, 0), alarm=(1, 1.0))) == (2, 0)
    assert reversals(later(turned(0, 1, 0), courses=(2, 3.0))) == (2, 0)
    assert reversals(turned(0, 1, 2, 3)) == (3, 0)


def test_a_share_is_bounded_over_worlds_not_over_what_they_hold() -> None:
    """Ten equal things in each of forty worlds say no more than one in each."""
    rows = np.tile([0.0, 1.0], 20)
    few, many = bands.share_of(rows, np.ones(40)), bands.share_of(10 * rows, np.full(40, 10.0))
    assert few == many
    assert few.value == 0.5
    assert bands.share_of(np.zeros(3), np.zeros(3)) == Bounded(0.0, 0.0, 1.0)


def runs(courses: Mapping[str, Array]) -> StrategyRuns:
    """A seat that holds at nought, and follows some courses."""
    rows = {ENGINE: np.ones(WORLDS), HOLD: np.zeros(WORLDS), **courses}
    return StrategyRuns(dict(rows), dict(rows))


def test_a_seats_best_course_is_chosen_on_one_half_and_measured_on_the_other() -> None:
    """A course that is lucky in the first half of the worlds earns nothing by it."""
    lucky, sound = np.zeros(WORLDS), np.full(WORLDS, 8.0)
    lucky[: WORLDS // 2] = 30.0
    rows = {row.row: row for row in bands.seat_rows("iran", runs({"lucky": lucky, "sound": sound, "poor": sound - 20}))}
    assert rows["own_reach"].value.value == 0.0
    assert not rows["own_reach"].holds
    assert rows["seat_reach"].value.value == 12.0
    assert rows["seat_reach"].holds
    assert rows["hold_all"].holds


def test_who_is_behind_may_come_back() -> None:
    """Of the third that stands worst half-way, the share that ends where the seat usually does."""
    record = still()
    record.legacy[:, 1] = np.arange(WORLDS)
    assert next(bands.comebacks("iran", record)).value.value == 0.0
    record.legacy[-1, 1] = WORLDS - np.arange(WORLDS)
    assert next(bands.comebacks("iran", record)).value.value == 1.0


@pytest.mark.parametrize(("value", "holds"), [(0.19, False), (0.2, True), (0.4, True), (0.41, False)])
def test_a_measure_holds_within_its_band(value: float, holds: bool) -> None:
    """The ends of a band belong to it."""
    assert BandRow("comeback", "iran", Bounded(value, 0, 1), *bands.BANDS["comeback"]).holds is holds


def test_every_row_has_its_words() -> None:
    """Each row that is measured, and each that is not, is said in plain words."""
    words = evidence_text()["lint"]
    assert {f"row_{row}" for row in bands.BANDS} | {f"elsewhere_{row}" for row in bands.ELSEWHERE} <= set(words)
    assert not set(bands.BANDS) & set(bands.ELSEWHERE)


def test_a_course_lasts_from_change_to_change() -> None:
    """The last one, still open, is left out."""
    rows = np.array([[1, 1, 1, 2, 2, 3]]).T
    assert spells([rows]) == [3, 2]
