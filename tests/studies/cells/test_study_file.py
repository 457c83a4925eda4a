import csv
from pathlib import Path

import pytest

from game.studies.cells.study_file import study_file
from tests.cli.answers import wedge

WHOLE = """
[study]
scenarios = ["partners_of_convenience"]
worlds = 40

[side.us]
strategy = ["hold", "us.tehran"]

[vary]
oil.anchor = [4.1, 4.3]

[keep]
series = ["brent"]
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("worlds = 40", "worlds = 0", "study.worlds: found 0; expected a whole number from 1 to 100000000."),
        ("worlds = 40", 'worlds = "40"', "study.worlds: found"),
        ("worlds = 40", "", "study.worlds: found"),
        ("worlds = 40", "worlds = 40\nwrlds = 3", "wrlds"),
        ("worlds = 40", "worlds = 90000000", "expected at most"),
        (
            "worlds = 40",
            "worlds = 40\nquarters = 101",
            "study.quarters: found 101; expected a whole number from 0 to 100.",
        ),
        ("partners_of_convenience", "partners_of_convenienc", "nearest: partners_of_convenience"),
        ("partners_of_convenience", "nowhere.toml", "nowhere.toml: found no such file"),
        ('["partners_of_convenience"]', "[]", "study.scenarios: found an empty list; expected one at least."),
        ("[side.us]", "[side.uk]", 'side.uk: found "uk"; expected a seat: ru, ir, us, cn, gs, il'),
        ("us.tehran", "us.tehrn", "Nearest: us.tehran"),
        ("us.tehran", "hold", "side.us.strategy: found hold 2 times; expected each once."),
        ("us.tehran", "plan.toml", "plan.toml: found a file that cannot be read"),
        ("oil.anchor", "oil.ancor", "oil.anchor"),
        ("4.1, 4.3", "4.1, 66.5", "vary.oil.anchor: found 66.5; expected a number from"),
        ("4.1, 4.3", '"low"', "vary.oil.anchor"),
        ("4.1, 4.3", "4.1, 4.1", "vary.oil.anchor: found 4.1 2 times; expected each once."),
        ("[4.1, 4.3]", "4.1", "vary.oil.anchor"),
        (
            "oil.anchor = [4.1, 4.3]",
            "oil.anchor.lhs = [4.1, 4.3]",
            "study.points: found 0; expected a whole number from 2",
        ),
        ("oil.anchor = [4.1, 4.3]", "oil.anchor.sobol = [4.3]", "expected the lower end and the upper"),
        ('"brent"', '"brnt"', "Nearest: brent"),
        ("[keep]", "[kept]", "kept"),
        ("[study]", "[study", "found text that is not TOML"),
        ("[side.us]", '[side.united_states]\nstrategy = ["hold"]\n[side.us]', "one seat under two names"),
    ],
)
def test_every_fault_of_a_study_file_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """Each slip ends with code 2 and one message that says where, what and what was expected; nothing is written."""
    assert old in WHOLE
    file = tmp_path / "study.toml"
    file.write_text(WHOLE.replace(old, new, 1), encoding="utf-8")
    answer = wedge("study", "run", str(file), "--out", str(tmp_path / "out"))
    assert answer.code == 2
    assert message in answer.err
    assert not (tmp_path / "out").exists()


def test_files_of_a_study_lie_with_it(tmp_path: Path) -> None:
    """A scenario in another folder cannot go into the study's own, and is refused."""
    (tmp_path / "mine.toml").write_text('base = "partners_of_convenience"\n', encoding="utf-8")
    file = tmp_path / "below" / "study.toml"
    file.parent.mkdir()
    file.write_text(WHOLE.replace("partners_of_convenience", "../mine.toml"), encoding="utf-8")
    answer = wedge("study", "run", str(file), "--out", str(tmp_path / "out"))
    assert answer.code == 2
    assert "expected files that lie beside study.toml or below" in answer.err


def test_numbers_that_are_spread_go_together(tmp_path: Path) -> None:
    """Eight points of a Latin hypercube meet each eighth of both ranges once, and Sobol's do."""
    file = tmp_path / "study.toml"
    for kind in ("lhs", "sobol"):
        spread = f"ladder.trust = [0.5, 0.9]\noil.anchor.{kind} = [4.1, 4.3]\nladder.front.{kind} = [0.4, 1.2]"
        text = WHOLE.replace("oil.anchor = [4.1, 4.3]", spread).replace("worlds = 40", "worlds = 40\npoints = 8")
        file.write_text(text, encoding="utf-8")
        asked = study_file(file)
        settings = list(asked.settings)
        assert len(settings) == 16
        assert asked.cells == 32
        assert list(settings[0]) == list(asked.vary)
        for path, (low, high) in (("oil.anchor", (4.1, 4.3)), ("ladder.front", (0.4, 1.2))):
            eighths = sorted(int(8 * (float(value) - low) / (high - low)) for value in asked.vary[path])
            assert eighths == list(range(8)), (kind, path)
        assert [setting["ladder.trust"] for setting in settings] == ["0.5"] * 8 + ["0.9"] * 8
        assert study_file(file).vary == asked.vary


def test_a_study_of_spread_numbers_is_played_and_looked_at(tmp_path: Path) -> None:
    """Every point is a cell with its own values in the table, and the page has the points as one thing to choose."""
    file = tmp_path / "study.toml"
    text = WHOLE.replace("oil.anchor = [4.1, 4.3]", "oil.anchor.lhs = [4.1, 4.3]")
    file.write_text(text.replace("worlds = 40", "worlds = 4\nquarters = 1\npoints = 3"), encoding="utf-8")
    assert wedge("study", "run", str(file), "--out", str(tmp_path / "out")).code == 0
    with (tmp_path / "out" / "cells.csv").open(encoding="utf-8", newline="") as opened:
        lines = list(csv.DictReader(opened))
    assert len(lines) == 6
    assert [line["oil.anchor"] for line in lines[::2]] == list(study_file(file).vary["oil.anchor"])
    assert f"oil.anchor {lines[0]['oil.anchor']}" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
