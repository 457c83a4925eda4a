from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.cli.answers import wedge
from tests.studies.run.test_report_browser import BROWSER, pytestmark

__all__ = ["pytestmark"]

COMMANDS = {
    "claims.html": ("claims", "--worlds", "40", "--claim", "C80", "--claim", "C30"),
    "hindcast.html": ("hindcast", "--worlds", "20"),
    "explore.html": ("explore", "--worlds", "240", "--quarters", "2", "--outcome", "holds"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a page of each kind."""
    made = tmp_path_factory.mktemp("pages")
    for words in COMMANDS.values():
        assert wedge(*words, "--out", str(made)).code == 0
    return made


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("wide", [390, 1120])
def test_pages_of_evidence_can_be_read_by_everybody(folder: Path, theme: str, wide: int) -> None:
    """Axe finds no barrier in any page, none asks for anything, and none scrolls sideways, on a phone and at a desk."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        room = browser.new_context(bypass_csp=True, color_scheme=theme, viewport={"width": wide, "height": 800})  # type: ignore[arg-type]
        asked = list[str]()
        room.on("request", lambda request: asked.append(request.url))
        for name in COMMANDS:
            page = room.new_page()
            page.goto((folder / name).as_uri())
            found = Axe().run(page).response["violations"]
            assert [one["id"] for one in found] == [], name
            assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, name
        browser.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
