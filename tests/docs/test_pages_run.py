"""Every program on a page of the documentation runs."""

import pytest

from tests.docs.page_examples import blocks
from tests.house.reading import ROOT

# Pages whose programs have a test of their own, or need a cluster of computers.
OWN_TEST = {"docs/levers.md", "docs/cluster.md"}
PAGES = sorted(
    page
    for path in (ROOT / "docs").glob("*.md")
    if (page := path.relative_to(ROOT).as_posix()) not in OWN_TEST and blocks(page, "python")
)


@pytest.mark.parametrize("page", PAGES)
def test_the_programs_of_a_page_run(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read one after another, as a reader would type them, they raise nothing."""
    monkeypatch.setenv("WEDGE_ENGINE", "numpy")
    names: dict[str, object] = {}
    for program in blocks(page, "python"):
        exec(compile(program, page, "exec"), names)
