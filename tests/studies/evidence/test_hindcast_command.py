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
    assert (whole["from"], whole["learnt_to"], whole["to"]) == ("2015Q2", "2023Q4", "2025Q4")
    assert set(whole["by_year"]) == {"2024", "2025"}
    assert 0 < whole["coding"]["acts"]["low"] < whole["coding"]["anything"]["high"] < 1
    assert set(whole["judged"]) == set(whole["learnt"])
    assert whole["judged"]["climatology"]["skill"]["value"] == 0
    with (out / "chances.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == 7 * 8
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


def test_a_record_of_others_runs_with_acts_of_its_own(tmp_path: Path) -> None:
    """A timeline that was never seen is replayed with its own file of what others did, every act of it read."""
    events = """id,date,quarter,event,actors,MIL,NUC,DIP,INT,ECO,REP,NAR,confidence,source
X1,2015-08-01,2015Q3,Washington lifts sanctions,"US,IR",0,0,1,0,1,0,0,H,made up
X2,2017-02-01,2017Q1,Israel strikes plants,"IL,IR",-1,0,0,0,0,0,-1,H,made up
"""
    acts = """quarter,event,actor,act,size,confidence,says
2015Q3,X1,united_states,us.oil_iran,0,H,Sanctions are lifted
2017Q1,X2,israel,il.strike_nuclear,1,H,Plants are struck
"""
    (tmp_path / "events.csv").write_text(events, encoding="utf-8")
    (tmp_path / "acts.csv").write_text(acts, encoding="utf-8")
    words = ("--timeline", str(tmp_path / "events.csv"), "--acts", str(tmp_path / "acts.csv"), "--to", "2017Q1")
    found = wedge("hindcast", *words, "--worlds", "20", "--out", str(tmp_path / "here"), "--json")
    assert found.code == 0, found.err
    assert json.loads(found.out)["acts"] == 2
    (tmp_path / "acts.csv").write_text(acts.replace("X2", "X3"), encoding="utf-8")
    refused = wedge("hindcast", *words, "--worlds", "20", "--out", str(tmp_path / "there"))
    assert refused.code == 2
    assert "expected an event of the timeline. Nearest: X" in refused.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--timeline", "nowhere.csv"), "nowhere.csv: found"),
        (("--learn-to", "2016Q1"), "--learn-to: found '2016Q1'; expected a quarter from 2017Q1 to 2025Q4."),
        (("--learn-to", "soon"), "--learn-to: found 'soon'"),
        (("--to", "2031Q1"), "--to: found '2031Q1'; expected a quarter from 2015Q2 to 2025Q4."),
        (("--worlds", "3"), "--worlds: found '3'"),
        (("--acts", "nowhere.csv"), "nowhere.csv: found"),
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
