"""Every program on a page of the documentation runs."""

from pathlib import Path

import pytest

from game.model.levers.plan_files import plan
from game.model.levers.reading import catalogue
from game.studies.cells.study_file import study_file
from tests.docs.page_examples import blocks
from tests.house.reading import ROOT

# Pages whose programs have a test of their own, or need a cluster of computers.
OWN_TEST = {"docs/levers.md", "docs/cluster.md"}
PAGES = sorted(
    page
    for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
    if (page := path.relative_to(ROOT).as_posix()) not in OWN_TEST and blocks(page, "python")
)


@pytest.mark.parametrize("page", PAGES)
def test_the_programs_of_a_page_run(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read one after another, as a reader would type them in a folder of their own, they raise nothing."""
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for program in blocks(page, "python"):
        exec(compile(program, page, "exec"), names)


def test_the_study_file_on_the_page_is_one(tmp_path: Path) -> None:
    """The study file of the page on evidence is read without a fault."""
    (block,) = blocks("docs/evidence.md", "toml")
    file = tmp_path / "two_capitals.toml"
    file.write_text(block, encoding="utf-8")
    assert study_file(file).cells == 2 * 2 * 3 * 2


def test_the_plan_on_the_page_is_one(tmp_path: Path) -> None:
    """The plan of the page on strategies is read without a fault, as Washington's."""
    (block,) = blocks("docs/own-strategy.md", "toml")
    file = tmp_path / "my_plan.toml"
    file.write_text(block, encoding="utf-8")
    course = plan(file, "united_states", catalogue())
    assert course.steps
    assert course.red_lines
