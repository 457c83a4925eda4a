import attrs
import numpy as np
import pytest

from benchmarks.historical_cases import REFERENCE, page_of
from game.model.scenario.setup_files import CASES, faults_of, setup
from game.paths import shipped
from game.studies.evidence.cases import BROKEN, HELD, LOOSENED, RAN_AWAY, case_played, cases, order_kept, summed

NAMES = [case.name for case in cases()]


@pytest.mark.parametrize("name", NAMES)
def test_a_case_is_written_from_its_coding_by_the_one_rule(name: str) -> None:
    """The file that ships is what the rule makes of the table, and has no fault."""
    by_name = {case.name: case for case in cases()}
    path = shipped("scenarios") / CASES / f"{name}.toml"
    assert path.read_text(encoding="utf-8") == page_of(by_name[name], by_name[REFERENCE])
    assert faults_of(f"{CASES}/{name}") == []


def test_unmet_promises_asymmetry_length_and_who_is_courted_are_inputs() -> None:
    """What is coded of a case is what its worlds begin with."""
    egypt, pact = setup(f"{CASES}/egypt_1970"), setup(f"{CASES}/pact_1939")
    assert (egypt.quarters, pact.quarters) == (24, 8)
    assert egypt.start["overdue.ru"].value > pact.start["overdue.ru"].value
    assert egypt.start["air_defence_gap"].value > pact.start["air_defence_gap"].value
    assert sum(promise.size for promise in egypt.promises) > sum(promise.size for promise in pact.promises)
    assert "offer.ir" in egypt.start
    assert "offer.ir" not in pact.start
    assert [inject.quarter for inject in egypt.injects] == [5, 9, 13, 17, 21]
    case = next(case for case in cases() if case.name == "egypt_1970")
    reference = next(case for case in cases() if case.name == REFERENCE)
    assert "offer.ru = " in page_of(attrs.evolve(case, courted="patron"), reference)


def test_what_came_of_a_case_is_counted_world_by_world() -> None:
    """Four worlds: one broke in quarter 3, one was overtaken by a war, one lost nine points, one held."""
    rows = np.array([3.0, 0, 0, 0]), np.array([0.0, 1, 0, 0]), np.array([20.0, 30, 9, 1])
    played = summed(cases()[0], rows, 20)
    assert played.shares == {BROKEN: 0.25, LOOSENED: 0.25, HELD: 0.25, RAN_AWAY: 0.25}
    assert (played.hazard, played.median) == (0.05, 3)
    assert played.verdict == HELD


def test_the_order_of_hazards_counts_pairs_of_a_break_and_a_hold() -> None:
    """Right pairs count one, ties a half."""
    broke, held = (next(case for case in cases() if case.outcome == outcome) for outcome in (BROKEN, HELD))
    none = np.zeros(2)
    played = [
        attrs.evolve(summed(case, (none, none, none), 1), hazard=hazard)
        for case, hazard in ((broke, 0.3), (broke, 0.1), (held, 0.1), (held, 0.2))
    ]
    assert order_kept(played) == pytest.approx(2.5 / 4)


def test_only_the_pair_decides_in_a_case() -> None:
    """A short case is played to its end, and its shares are those of all its worlds."""
    case = next(case for case in cases() if case.name == "italy_1914")
    played = case_played(case, 6, 3)
    assert sum(played.shares.values()) == pytest.approx(1)
    assert played.hazard >= 0
