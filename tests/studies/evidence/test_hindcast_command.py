import json
from pathlib import Path

import pytest

from game.cli import hindcast_command as hindcasting
from game.model.scenario import load
from game.studies.evidence.timeline import COLUMNS
from tests.cli.answers import wedge
from tests.studies.run.pages import read

SMALL = ("--worlds", "16")


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run each test in a folder of its own, so that whatever is written is noticed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def never_seen(folder: Path) -> Path:
    """Return a record that the engine has never seen, from 2025Q2 on."""
    lines = [
        'A1,2025-06-13,2025Q2,"Israel strikes Iran: a 12-day war","IL,US,IR",0,0,-1,-1,0,0,-1,H,paper',
        'A2,2025-08-08,2025Q3,"Corridor deal in Washington","US,AZ,AM",0,0,1,0,0,0,0,H,paper',
        'A3,2026-01-20,2026Q1,"Something unheard of","US,RU,IR",0,0,1,0,0,0,0,L,paper',
    ]
    path = folder / "new.csv"
    path.write_text("\n".join([",".join(COLUMNS), *lines]), encoding="utf-8")
    return path


def test_a_record_never_seen_is_scored(empty_folder: Path) -> None:
    """Any file with the columns works: scores, a page, the moves, and what was not understood is said."""
    found = wedge("hindcast", "--timeline", str(never_seen(empty_folder)), "--out", "here", "--json", *SMALL)
    assert found.code == 0
    whole = json.loads(found.out)
    assert (whole["from"], whole["to"], whole["opening"]) == ("2025Q2", "2026Q1", "partners_of_convenience")
    assert whole["events"] == {"outside_read": 2, "outside_unread": ["A3"]}
    assert {"engine", "naive", "no_change"} == whole["scores"].keys()
    assert "A3 was not understood" in found.err
    assert sorted(path.name for path in Path("here").iterdir()) == ["hindcast.html", "hindcast.json", "moves.csv"]
    assert len(Path("here/moves.csv").read_text(encoding="utf-8").splitlines()) == 1 + 7 * 4


def test_the_same_command_gives_the_same_numbers() -> None:
    """Two runs agree to the last digit."""
    asked = ("hindcast", "--from", "2024Q1", "--to", "2024Q3", "--json", *SMALL)
    assert wedge(*asked, "--out", "one").out == wedge(*asked, "--out", "two").out


def test_a_fit_is_written_scored_and_can_be_played_and_replayed() -> None:
    """`--fit` writes an overlay that is a scenario, scores the quarters kept out, and can be replayed with."""
    found = wedge("hindcast", "--to", "2016Q4", "--fit", "--out", "here", "--json", *SMALL)
    whole = json.loads(found.out)
    assert whole["kept_out"].keys() == {"without_fit", "with_fit"}
    assert whole["kept_out"]["with_fit"]["from"] == "2017Q1"
    assert whole["fit"]["blocks_left_out"][0]["first"] == "2015Q2"
    assert load.check("here/fit.toml") == []
    page = read(Path("here/hindcast.html").read_text(encoding="utf-8"))
    assert any("Kept out" in one.text for one in page.all("h2"))
    if whole["fit"]["figures"]:
        again = wedge("hindcast", "--from", "2016Q1", "--to", "2016Q4", "--figures", "here/fit.toml", *SMALL)
        assert again.code == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--timeline", "none.csv"), "none.csv: found No such file or directory; expected a CSV file"),
        (("--from", "soon"), "--from: found 'soon'; expected a quarter such as 2024Q4."),
        (("--from", "2030Q1"), "--from: found 2030Q1; expected quarters from 2015Q2 to 2025Q1"),
        (("--from", "2020Q1", "--to", "2019Q4"), "--to: found 2019Q4; expected 2020Q1 or later"),
        (("--worlds", "1"), "--worlds: found '1'; expected a whole number from 2 to 8192."),
        (("--opening", "nowhere"), 'nowhere: found "nowhere"; expected the name of a shipped scenario'),
        (("--opening", "strait_crisis"), "--opening: found a start in"),
        (("--figures", "none.toml"), "none.toml: found no such file"),
        (("--figures", "partners_of_convenience"), "partners_of_convenience: figures: found no figures"),
    ],
)
def test_wrong_input_is_named_and_nothing_is_written(words: tuple[str, ...], message: str, empty_folder: Path) -> None:
    """Each wrong word ends with code 2, says what was expected, and writes no file."""
    found = wedge("hindcast", *words, *(() if "--worlds" in words else SMALL))
    assert found.code == 2
    assert message in found.err
    assert list(empty_folder.iterdir()) == []


def test_nothing_is_written_over_unasked() -> None:
    """A folder with a hindcast is refused before anything is played, unless --force is given."""
    asked = ("hindcast", "--from", "2024Q3", "--to", "2024Q3", "--out", "here", *SMALL)
    assert wedge(*asked).code == 0
    before = Path("here/hindcast.json").read_bytes()
    refused = wedge(*asked)
    assert refused.code == 2
    assert "hindcast.json, hindcast.html, moves.csv in 'here' already" in refused.err
    assert wedge(*asked, "--force").code == 0
    assert Path("here/hindcast.json").read_bytes() == before


def test_ctrl_c_leaves_nothing(monkeypatch: pytest.MonkeyPatch, empty_folder: Path) -> None:
    """Stopped while it plays, it ends with code 130 and no file."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(hindcasting, "replayed", stopped)
    found = wedge("hindcast", *SMALL)
    assert found.code == 130
    assert list(empty_folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_fault_of_the_run(empty_folder: Path) -> None:
    """A folder under a file cannot be made: code 1 and one message."""
    (empty_folder / "file").write_text("", encoding="utf-8")
    found = wedge("hindcast", "--from", "2024Q3", "--to", "2024Q3", "--out", "file/below", *SMALL)
    assert found.code == 1
    assert "could not be made" in found.err
