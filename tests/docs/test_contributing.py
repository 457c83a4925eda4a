import re
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pygame
import pytest

from game.campaign.campaign import Campaign
from game.campaign.terms import CampaignTerms
from game.classroom.sections import all_sections
from game.desktop.drawing import chart_drawings
from game.desktop.preferences import DEFAULT
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Looks, Rect, Size
from game.desktop.toolkit.theme import theme
from game.model.play.simulation import Simulation
from game.model.scenario.setup_files import faults_of
from tests.house.reading import ROOT

PAGES = (
    *("README.md", "CONTRIBUTING.md", "scenarios/README.md", "scenarios/README.md", "docs/levers.md"),
    *("docs/explanation.md", "docs/own-strategy.md", "docs/model.md"),
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
    folder = (ROOT / page).parent
    linked = [ROOT / one[1:] if one.startswith("/") else folder / one for one, _ in LINK.findall(text)]
    quoted = [ROOT / path for path in QUOTED.findall(text) if TO_BE_MADE not in path]
    assert [str(path) for path in (*linked, *quoted) if not path.exists()] == []


def modules(heading: str) -> list[str]:
    """The Python blocks of a part of CONTRIBUTING.md."""
    part = TEXT.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [
        textwrap.dedent(block) for block in re.findall(r"^   ```python\n(.*?)^   ```", part, re.DOTALL | re.MULTILINE)
    ]


def put_in_place(monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...], texts: list[str]) -> list[ModuleType]:
    """Modules made of texts, found by their names as if they were files."""
    made = [ModuleType(name) for name in names]
    for module, text in zip(made, texts, strict=False):
        monkeypatch.setitem(sys.modules, module.__name__, module)
        exec(compile(text, module.__name__, "exec"), module.__dict__)
    return made


def test_the_screen_on_the_page_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example of a screen shows the price that the seat sees, from a view to a scene."""
    names = ("game.views.price_view", "game.desktop.screens.price_page")
    view, screen = put_in_place(monkeypatch, names, modules("Add a screen"))
    campaign = Campaign.new(CampaignTerms("partners_of_convenience", seats=("united_states",)))
    pygame.font.init()
    shown = view.price(campaign, "united_states")
    scene = screen.price_page(shown, Looks(Size(1000, 620), theme("dark"), DEFAULT))
    assert any("$74 a barrel" in widget.name for widget in scene.widgets)


def test_the_class_page_on_the_page_counts_who_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example of a page of the class is a section that the room's rules and its protocol know."""
    texts = modules("Add a class page")
    names = ("game.classroom.protocol.attendance", "game.classroom.sections.attendance")
    made = put_in_place(monkeypatch, names, texts)
    section: dict[str, object] = {**vars(all_sections), **vars(made[1])}
    exec(texts[2], section)
    assert isinstance(section["ATTENDANCE"], all_sections.RoomSection)


def test_the_chart_on_the_page_is_drawn() -> None:
    """The example of a chart draws something, and nothing outside its rectangle."""
    (text,) = modules("Add a chart")
    names: dict[str, object] = {**vars(chart_drawings), "Rect": Rect, "Painter": Painter, "Sequence": Sequence}
    exec(compile(text, "chart", "exec"), names)
    draw = names["steps"]
    assert callable(draw)
    pygame.font.init()
    surface = pygame.Surface((400, 200))
    draw(Painter(surface, 1.0, theme("dark")), Rect(100, 40, 200, 100), [70.0, 82.0, 64.0])
    drawn = pygame.mask.from_threshold(surface, (0, 0, 0), (1, 1, 1))
    drawn.invert()
    (box,) = pygame.mask.Mask.get_bounding_rects(drawn)[:1] or [pygame.Rect(0, 0, 0, 0)]
    assert box.width > 0
    assert drawn.count() == drawn.overlap_area(pygame.mask.Mask((204, 104), fill=True), (98, 38))
