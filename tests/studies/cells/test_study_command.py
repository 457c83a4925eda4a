import csv
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from pyarrow import parquet

from tests.cli.answers import wedge

FILE = """
[study]
title = "Two capitals"
scenarios = ["partners_of_convenience", "mine.toml"]
worlds = 60
quarters = 3

[side.us]
strategy = ["hold", "plan.toml", "us.tehran"]

[side.ru]
strategy = ["engine", "hold"]

[vary]
oil.anchor = [4.1, 4.4]

[keep]
series = ["index", "revenue.ru"]
"""
PLAN = """
title = "Squeeze"
country = "united_states"
dials_set = { "us.oil_iran" = 3 }
"""
CELLS = 2 * 2 * 3 * 2


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a study file with a scenario and a plan of its own."""
    room = tmp_path_factory.mktemp("study")
    (room / "two.toml").write_text(FILE, encoding="utf-8")
    (room / "plan.toml").write_text(PLAN, encoding="utf-8")
    (room / "mine.toml").write_text('base = "strait_crisis"\ntitle = "Mine"\n', encoding="utf-8")
    answer = wedge("study", "run", str(room / "two.toml"), "--out", str(room / "out"))
    assert answer.code == 0, answer.err
    return room / "out"


@pytest.fixture
def copy(played: Path, tmp_path: Path) -> Path:
    """A copy of the folder on another machine: the files that it was made from are gone."""
    shutil.copytree(played, tmp_path / "elsewhere")
    return tmp_path / "elsewhere"


def lines(path: Path) -> list[dict[str, str]]:
    """Every line of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_folder_holds_every_cell_and_says_what_it_is(played: Path) -> None:
    """Tables have a line a cell, the parts every campaign, and the dictionary every column."""
    cells = lines(played / "cells.csv")
    assert len(cells) == CELLS
    assert {line["us"] for line in cells} == {"hold", "plan.toml", "us.tehran"}
    parts = sorted((played / "runs").glob("*.parquet"))
    assert sum(parquet.read_metadata(path).num_rows for path in parts) == CELLS * 60
    names = parquet.read_schema(parts[0]).names
    assert [line["column"] for line in lines(played / "columns.csv")] == names
    assert {"cell", "revenue_ru_03", "index_03"} <= set(names)
    assert len(lines(played / "series.csv")) == CELLS * 2 * 3
    assert {path.name for path in (played / "rules").iterdir()} >= {"ruleset.toml", "levers"}


def test_shares_are_those_of_the_campaigns(played: Path) -> None:
    """Counted anew from the parts, each cell has the share and the mean that its line gives."""
    for line, path in list(zip(lines(played / "cells.csv"), sorted((played / "runs").glob("*.parquet")), strict=True))[
        ::5
    ]:
        rows = parquet.read_table(path).to_pydict()
        assert int(line["cell"]) == rows["cell"][0]
        assert float(line["holds"]) == pytest.approx(np.mean(np.array(rows["outcome"]) == 2), abs=1e-6)
        assert float(line["index"]) == pytest.approx(np.mean(rows["index"]), abs=1e-4)


def test_a_cell_is_the_same_as_in_a_batch(played: Path, tmp_path: Path) -> None:
    """One table, one luck: `wedge batch` with the same plans and value gives the same campaigns, bit for bit."""
    words = ("--strategy", "us.tehran,ru=hold", "--set", "oil.anchor=4.1", "--quarters", "3", "--worlds", "60")
    assert wedge("batch", *words, "--workers", "1", "--out", str(tmp_path / "batch")).code == 0
    (batch,) = (tmp_path / "batch" / "runs").glob("*.parquet")
    (line,) = [
        one
        for one in lines(played / "cells.csv")
        if (one["us"], one["ru"], one["oil.anchor"], one["scenario"])
        == ("us.tehran", "hold", "4.1", "partners_of_convenience")
    ]
    own = played / "runs" / f"part-{int(line['cell']):05d}-000000.parquet"
    assert parquet.read_table(own)["fingerprint"].equals(parquet.read_table(batch)["fingerprint"])


def test_another_machine_verifies_the_folder(copy: Path) -> None:
    """Moved elsewhere, all of it is right, a sample of campaigns played again among it."""
    answer = wedge("study", "verify", str(copy), "--sample", "6")
    assert answer.code == 0, answer.out
    assert "wrong" not in answer.out
    assert "192 campaigns of 6 parts played again, bit for bit" in answer.out


def test_a_forged_part_is_found_by_playing_it_again(copy: Path) -> None:
    """A part whose numbers were changed, with a checksum that fits, differs from what is played again."""
    from game.studies.cells.cell_folder import reopened
    from game.studies.run import parts

    study = reopened(copy)
    for cell, part in study.plan.parts():
        written = study.read(cell, part)
        written.columns["brent"] = written.columns["brent"] + np.float32(1)
        parts.write(written, study.path(part))
    answer = wedge("study", "verify", str(copy), "--sample", "3", "--json")
    assert answer.code == 1
    wrong = [check["what"] for check in json.loads(answer.out)["checks"] if check["wrong"]]
    assert any("played again" in what for what in wrong)
    assert "cells.csv is what the parts come to" in wrong


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("study.toml", lambda text: text + "\n# a remark\n", "it was changed since"),
        ("rules/ruleset.toml", lambda text: text + "\n# a remark\n", "ruleset.toml"),
        ("study.json", lambda text: text.replace('"code_digest": "', '"code_digest": "0'), "other code"),
        ("plan.toml", lambda text: text.replace("= 3", "= 2"), "a plan says something else"),
        ("cells.csv", lambda text: text.replace("0.", "0.1", 1), "it says something else"),
    ],
)
def test_whatever_was_changed_since_is_named(copy: Path, name: str, change: object, said: str) -> None:
    """A changed paper ends with code 1 and a line that names it."""
    path = copy / name
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")  # type: ignore[operator]
    answer = wedge("study", "verify", str(copy), "--sample", "1")
    assert answer.code == 1
    assert said in answer.out


def test_damaged_and_missing_parts_are_named(copy: Path) -> None:
    """A truncated part is named; a missing one too."""
    first, second = sorted((copy / "runs").glob("*.parquet"))[:2]
    first.write_bytes(first.read_bytes()[:2000])
    answer = wedge("study", "verify", str(copy))
    assert answer.code == 1
    assert f"{first.name}: found a damaged file" in answer.out
    second.unlink()
    assert "1 are missing" in wedge("study", "verify", str(copy)).out
    assert "found 1 parts missing" in wedge("study", "show", str(copy)).err


def test_a_study_goes_on_where_it_stopped_and_nowhere_else(played: Path, copy: Path, tmp_path: Path) -> None:
    """With --resume what is missing is played and the folder is as it was; another study's folder is refused."""
    file = played.parent / "two.toml"
    gone = sorted((copy / "runs").glob("*.parquet"))[3]
    before = gone.read_bytes()
    gone.unlink()
    assert "begun already" in wedge("study", "run", str(file), "--out", str(copy)).err
    assert wedge("study", "run", str(file), "--out", str(copy), "--resume").code == 0
    assert gone.read_bytes() == before
    (played.parent / "other.toml").write_text(FILE.replace("worlds = 60", "worlds = 61"), encoding="utf-8")
    answer = wedge("study", "run", str(played.parent / "other.toml"), "--out", str(copy), "--resume")
    assert answer.code == 2
    assert "found another study: worlds is 60, not 61" in answer.err


def test_what_a_folder_holds_is_shown(played: Path, tmp_path: Path) -> None:
    """As text and as JSON; a folder that is none is refused."""
    assert "Regret" in wedge("study", "show", str(played)).out
    document = json.loads(wedge("study", "show", str(played), "--json").out)
    assert len(document["cells"]) == CELLS
    assert len(document["games"]) == 4
    assert "found no study.json" in wedge("study", "show", str(tmp_path)).err


def test_drawn_figures_are_the_same_in_every_cell(tmp_path: Path) -> None:
    """With draw = true each world has its own figures, and the folder still verifies."""
    text = (
        FILE.replace("quarters = 3", "quarters = 2\ndraw = true")
        .replace(', "mine.toml"', "")
        .replace('"plan.toml", ', "")
    )
    (tmp_path / "drawn.toml").write_text(text, encoding="utf-8")
    assert wedge("study", "run", str(tmp_path / "drawn.toml"), "--out", str(tmp_path / "out")).code == 0
    drawn = [parquet.read_table(path) for path in sorted((tmp_path / "out" / "drawn").glob("*.parquet"))]
    assert len(drawn) == 2
    assert all("oil.anchor" not in table.column_names for table in drawn)
    assert drawn[0].equals(drawn[1])
    assert wedge("study", "verify", str(tmp_path / "out"), "--sample", "3").code == 0


@pytest.mark.parametrize("library", ["pandas", "polars", "duckdb"])
def test_other_programs_open_the_parts_with_the_cells(played: Path, library: str) -> None:
    """Parts joined with their cells give the mean of a cell, whoever reads them."""
    reader = pytest.importorskip(library)
    runs, cells = played / "runs", played / "cells.csv"
    if library == "pandas":
        rows = reader.read_parquet(runs).merge(reader.read_csv(cells)[["cell", "us"]], on="cell")
        mean = float(rows[rows["us"] == "hold"]["index"].mean())
    elif library == "polars":
        rows = reader.read_parquet(f"{runs}/*.parquet").join(reader.read_csv(cells).select("cell", "us"), on="cell")
        mean = float(rows.filter(reader.col("us") == "hold")["index"].mean())
    else:
        asks = f"select avg(r.index) from '{runs}/*.parquet' r join '{cells}' c using (cell) where c.us = 'hold'"
        mean = float(reader.sql(asks).to_arrow_table()[0][0].as_py())
    own = [float(line["index"]) for line in lines(cells) if line["us"] == "hold"]
    assert mean == pytest.approx(np.mean(own), abs=1e-3)
