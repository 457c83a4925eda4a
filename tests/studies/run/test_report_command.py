import json
from pathlib import Path

import pytest

from tests.cli.answers import wedge
from tests.studies.run.pages import drawn, page_of, study_in
from tests.studies.run.test_report import copied


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a very small study."""
    return study_in(tmp_path_factory.mktemp("studies") / "small", drawn(worlds=12, quarters=1, draw="none"))


def changed(path: Path, **values: object) -> None:
    """Change what a JSON file says."""
    found = json.loads(path.read_text(encoding="utf-8")) | values
    path.write_text(json.dumps(found), encoding="utf-8")


def test_the_report_is_made_again(folder: Path, tmp_path: Path) -> None:
    """`wedge report DIR` puts the same page back where it was, and names it."""
    copy = copied(folder, tmp_path)
    (copy / "report.html").unlink()
    found = wedge("report", str(copy))
    assert (found.code, found.out) == (0, "")
    assert f"The report is in {copy / 'report.html'}" in found.err
    assert page_of(copy) == page_of(folder)
    assert json.loads(wedge("report", str(copy), "--json").out) == {"report": (copy / "report.html").as_posix()}


def spoil(copy: Path, what: str) -> None:
    """Spoil one thing in a study's folder."""
    match what:
        case "no folder":
            copy.rename(copy.parent / "elsewhere")
        case "no study":
            (copy / "study.json").unlink()
        case "not finished":
            (copy / "summary.json").unlink()
        case "another format":
            changed(copy / "study.json", format=7)
        case "no design":
            changed(copy / "study.json", worlds="many")
        case "no json":
            (copy / "summary.json").write_text("{", encoding="utf-8")
        case "no table":
            (copy / "summary.json").write_text("[]", encoding="utf-8")
        case "wrong shape":
            changed(copy / "summary.json", strategies={"engine": {"outcomes": 3}})
        case "nothing in it":
            (copy / "summary.json").write_text("{}", encoding="utf-8")
        case "another study":
            changed(copy / "summary.json", seed=99)
        case "no first":
            changed(copy / "summary.json", first="nobody")
        case _:
            for part in (copy / "runs").iterdir():
                part.unlink()


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("no folder", "found no such folder; expected the folder of a study. `wedge batch` makes one."),
        ("no study", "found no study.json; expected the folder of a study."),
        ("not finished", "found a study that is not finished; expected summary.json in it. Give the study's"),
        ("another format", "study.json: found format 7; expected format 3"),
        ("no design", "study.json: found "),
        ("no json", "summary.json: found no JSON ("),
        ("no table", "summary.json: found JSON that is no table"),
        ("wrong shape", "summary.json: found "),
        ("nothing in it", "found required field missing at .changes; required field missing at .code_digest; required"),
        ("no part", ".parquet: found no such file; expected what `wedge batch` wrote. Give the study's"),
        ("another study", "summary.json: found the summary of another study: seed is 99, not 3; expected"),
        ("no first", "found no strategy 'nobody', with which the others are compared"),
    ],
)
def test_a_folder_that_holds_no_finished_study_is_told(what: str, message: str, folder: Path, tmp_path: Path) -> None:
    """Whatever is wrong with a study's folder: code 2, where and what was expected, and nothing is written."""
    copy = copied(folder, tmp_path)
    spoil(copy, what)
    before = page_of(copy) if copy.exists() else ""
    found = wedge("report", str(copy))
    assert found.code == 2
    assert message in found.err
    assert len(found.err.splitlines()) == 1
    assert not found.out
    assert "Traceback" not in found.err
    assert before == (page_of(copy) if copy.exists() else "")


def test_a_folder_that_cannot_be_written_is_told(folder: Path, tmp_path: Path) -> None:
    """Where the page cannot be put: code 1 and one message."""
    copy = copied(folder, tmp_path)
    (copy / "report.html").unlink()
    (copy / "report.html").mkdir()
    found = wedge("report", str(copy))
    assert found.code == 1
    assert "report.html: could not be written" in found.err
    assert len(found.err.splitlines()) == 1
