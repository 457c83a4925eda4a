import csv
import json
from pathlib import Path

import pytest

from tests.cli.answers import wedge
from tests.studies.run.pages import read, without_data


def test_the_command_writes_what_it_tells(tmp_path: Path) -> None:
    """Page, table and JSON are there; what judges and what was learnt from are told apart; the page asks nobody."""
    out = tmp_path / "here"
    found = wedge("hindcast", "--worlds", "20", "--out", str(out), "--json")
    assert found.code == 0, found.err
    whole = json.loads(found.out)
    assert (whole["from"], whole["learnt_to"], whole["to"]) == ("2015Q2", "2023Q4", "2025Q1")
    assert set(whole["judged"]) == set(whole["learnt"])
    assert whole["judged"]["climatology"]["skill"]["value"] == 0
    with (out / "chances.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == 7 * 5
    assert all(abs(sum(float(line[kind]) for kind in ("fall", "no_change", "rise")) - 1) < 1e-3 for line in lines)
    text = (out / "hindcast.html").read_text(encoding="utf-8")
    assert "://" not in without_data(text)
    assert read(text).all("h2")


def test_a_record_that_only_teaches_judges_nothing(tmp_path: Path) -> None:
    """Where no quarter is left to judge, none does."""
    out = tmp_path / "here"
    words = ("--learn-to", "2018Q4", "--to", "2018Q4", "--worlds", "20", "--out", str(out), "--json")
    whole = json.loads(wedge("hindcast", *words).out)
    assert whole["judged"] == {}
    assert whole["to"] == "2018Q4"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--timeline", "nowhere.csv"), "nowhere.csv: found"),
        (("--learn-to", "2016Q1"), "--learn-to: found '2016Q1'; expected a quarter from 2017Q1 to 2025Q1."),
        (("--learn-to", "soon"), "--learn-to: found 'soon'"),
        (("--to", "2031Q1"), "--to: found '2031Q1'; expected a quarter from 2015Q2 to 2025Q1."),
        (("--worlds", "3"), "--worlds: found '3'"),
    ],
)
def test_wrong_input_is_named_and_nothing_is_written(
    words: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each wrong word ends with code 2 and says what was expected."""
    monkeypatch.chdir(tmp_path)
    found = wedge("hindcast", *words)
    assert found.code == 2
    assert message in found.err
    assert list(tmp_path.iterdir()) == []
