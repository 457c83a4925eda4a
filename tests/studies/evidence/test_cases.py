import csv
import json
from pathlib import Path

import numpy as np
import pytest

from game.cli import cases_command
from game.studies.evidence.cases import BROKEN, HELD, LOOSENED, RAN_AWAY, Case, CasePlayed, cases, order_kept, scored
from tests.cli.answers import wedge

SHARES = (BROKEN, LOOSENED, HELD, RAN_AWAY)


def played(case: Case, chance: float) -> CasePlayed:
    """A case of which the model gives a break a chance."""
    shares = dict.fromkeys(SHARES, 0.0) | {BROKEN: chance, HELD: 1 - chance}
    return CasePlayed(case, shares, chance / case.quarters, None)


def test_eight_cases_are_coded_within_bounds() -> None:
    """Every variable lies within 0 and 1, and each case broke or held."""
    known = cases()
    assert len(known) == 8
    assert {case.outcome for case in known} == {"broken", "held"}
    for case in known:
        assert all(0 <= number <= 1 for number in case.coded.values())
        assert case.lag_low <= case.lag_high <= case.quarters


def test_whoever_knows_what_happened_scores_best() -> None:
    """Chances of nought and one that are right have no loss, all pairs in order, and save all that the base loses."""
    scores = scored([played(case, float(case.outcome == BROKEN)) for case in cases()], 100, 1)
    assert scores.brier == 0
    assert scores.log == 0
    assert scores.skill.value == pytest.approx(1)
    assert scores.order == 1
    assert scores.called == 8


def test_whoever_says_the_same_of_all_scores_as_a_coin() -> None:
    """One half of everything loses a quarter and one bit, orders half of the pairs and explains nothing by length."""
    even = [CasePlayed(case, dict.fromkeys(SHARES, 0.0) | {BROKEN: 0.5, HELD: 0.5}, 0.01, None) for case in cases()]
    scores = scored(even, 100, 1)
    assert scores.brier == pytest.approx(0.25)
    assert scores.log == pytest.approx(1)
    assert order_kept(even) == 0.5
    assert not scores.length.clear


def test_what_is_impossible_and_happens_costs_what_the_worlds_allow() -> None:
    """A chance of nought of what happened is no endless loss: half a world of all that were played."""
    wrong = scored([played(case, float(case.outcome != BROKEN)) for case in cases()], 50, 1)
    assert wrong.log == pytest.approx(np.log2(100))
    assert wrong.skill.value < 0


def test_the_command_tells_what_came_of_each_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shares sum to one, a break has its quarter, and table and JSON agree."""
    by_length = sorted(cases(), key=lambda case: case.quarters)
    few = [next(case for case in by_length if case.outcome == outcome) for outcome in (BROKEN, HELD)]
    few.append(next(case for case in by_length if case not in few))
    monkeypatch.setattr(cases_command, "cases", lambda: few)
    out = tmp_path / "here"
    found = wedge("hindcast", "--cases", "--worlds", "20", "--out", str(out), "--json")
    whole = json.loads(found.out)
    assert [row["case"] for row in whole["cases"]] == [case.name for case in few]
    for row in whole["cases"]:
        assert sum(row[name] for name in SHARES) == pytest.approx(1, abs=1e-3)
        assert (row["median_quarters"] is None) == (row[BROKEN] == 0)
    with (out / "cases.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 3
    skill = whole["scores"]["skill"]
    assert skill["low"] <= skill["value"] <= skill["high"]
