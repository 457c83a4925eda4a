import csv
import json
from pathlib import Path

import attrs
import pytest

from game.model.scenario import load
from game.model.scenario.toml_files import shelved_names
from game.paths import shipped
from game.studies.evidence.cases import BROKEN, Case, cases, offers, page_of, starts
from tests.cli.answers import wedge
from tests.studies.claims.record import blessing

FOLDER = shipped("scenarios") / "cases"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_case_is_written_by_the_rule(case: Case) -> None:
    """Each shipped case is what the one rule makes of its coding, and can be played; when blessed, it is written."""
    path = FOLDER / f"{case.name}.toml"
    if blessing():
        path.write_text(page_of(case), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page_of(case)
    assert load.check(f"cases/{case.name}") == []


def test_the_rule_does_not_look_at_what_happened() -> None:
    """A case whose outcome is turned round is the same scenario."""
    for case in cases():
        assert page_of(attrs.evolve(case, outcome="unknown", lag_low=0, lag_high=0)) == page_of(case)


def test_eight_cases_are_coded_within_bounds() -> None:
    """Every variable lies within 0 and 1, and each case broke or held."""
    found = cases()
    assert len(found) == 8
    assert {case.outcome for case in found} == {"broken", "held"}
    for case in found:
        assert all(0 <= number <= 1 for number in case.coded.values())
        assert case.lag_low <= case.lag_high <= case.quarters
        assert all(0 <= value <= 1 for value in starts(case).values())


def test_a_divider_without_an_offer_makes_none() -> None:
    """Where nothing to speak of was offered, no offer comes; where much was, it comes again within two years."""
    by_name = {case.name: case for case in cases()}
    assert offers(by_name["iran_2022"]) == []
    assert sum(line == "[[inject]]" for line in offers(by_name["egypt_1970"])) == 3


def test_what_lies_in_the_shelfs_folders_is_listed_and_played_by_name() -> None:
    """Cases, theories, the opening of the record and the fit are listed, without fault, and run by their names."""
    names = shelved_names()
    assert {"cases/egypt_1970", "theories/habit", "record/opening_2015", "record/fit"} <= set(names)
    assert "record/outside" not in names
    listed = json.loads(wedge("list", "cases", "--json").out)
    assert [one["name"] for one in listed["cases"]] == list(names)
    assert all(load.check(name) == [] for name in names)
    assert wedge("run", "cases/italy_1914", "--quarters", "1").code == 0


def test_a_file_of_ones_own_goes_before_the_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is called as a shelf's is does not hide it, and one's own file is opened by its path."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cases").mkdir()
    assert load.check("cases/egypt_1970") == []
    assert "no such file" in str(load.check("cases/egypt_1970.toml")[0])


def test_the_command_tells_what_came_of_each_case(tmp_path: Path) -> None:
    """Shares sum to one, a break has its quarter, and table and JSON agree."""
    out = tmp_path / "here"
    found = wedge("hindcast", "--cases", "--worlds", "16", "--out", str(out), "--json")
    whole = json.loads(found.out)
    assert [row["case"] for row in whole["cases"]] == [case.name for case in cases()]
    for row in whole["cases"]:
        assert row["broken"] + row["loosened"] + row["held"] == pytest.approx(1, abs=1e-3)
        assert (row["median_quarters"] is None) == (row[BROKEN] == 0)
    with (out / "cases.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 8
    refused = wedge("hindcast", "--cases", "--fit", "--out", str(out))
    assert refused.code == 2
    assert "--cases: found --fit too; expected one of them." in refused.err
