import re
from pathlib import Path

import pytest

from game.second.play.simulation import Simulation
from game.second.scenario.setup_files import faults_of
from tests.house.reading import ROOT

PAGES = (
    *("README.md", "CONTRIBUTING.md", "scenarios/README.md", "scenarios/second/README.md", "docs/levers.md"),
    *("docs/explanation.md", "docs/own-strategy.md", "docs/second_model.md"),
)
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#([\w-]+))?\)")
QUOTED = re.compile(r"`((?:game|scenarios|tests|docs|assets|benchmarks)/[\w/.]*)`")

# The example of a class page, whose files whoever follows it makes.
TO_BE_MADE = "attendance"


def test_the_scenario_on_the_page_can_be_played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example of a scenario has no fault, and two quarters of it are played."""
    monkeypatch.setenv("WEDGE_ENGINE", "numpy")
    (block,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    file = tmp_path / "quiet_year.toml"
    file.write_text("\n".join(line.removeprefix("   ") for line in block.splitlines()), encoding="utf-8")
    assert faults_of(str(file)) == []
    game = Simulation.start(str(file), quarters=2)
    game.run()
    assert game.world.turn == 2


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    """Links lead to files of the repository, and paths in the text are paths there are."""
    text = (ROOT / page).read_text(encoding="utf-8")
    linked = [(ROOT / page).parent / target for target, _ in LINK.findall(text)]
    quoted = [ROOT / path for path in QUOTED.findall(text) if TO_BE_MADE not in path]
    assert [str(path) for path in (*linked, *quoted) if not path.exists()] == []
