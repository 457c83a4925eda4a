from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.cli.answers import wedge
from tests.studies.run.test_report_browser import BROWSER, pytestmark

__all__ = ["pytestmark"]

FILE = """
[study]
scenarios = ["partners_of_convenience", "strait_crisis"]
worlds = 60
quarters = 3

[side.us]
strategy = ["hold", "us.article", "us.tehran"]

[side.ru]
strategy = ["engine", "hold"]

[side.ir]
strategy = ["engine", "hold"]

[keep]
series = ["index", "brent"]
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a small study of three seats."""
    room = tmp_path_factory.mktemp("cells")
    (room / "three.toml").write_text(FILE, encoding="utf-8")
    assert wedge("study", "run", str(room / "three.toml"), "--out", str(room / "out")).code == 0
    return room / "out" / "report.html"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("wide", [390, 1280])
def test_any_cell_can_be_looked_at_by_everybody(report: Path, theme: str, wide: int) -> None:
    """Filters change what is shown, by keys too; axe finds no barrier; nothing is asked of anybody."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        room = browser.new_context(color_scheme=theme, viewport={"width": wide, "height": 800})  # type: ignore[arg-type]
        asked, faults = list[str](), list[str]()
        room.on("request", lambda request: asked.append(request.url))
        page = room.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda line: faults.append(line.text))
        page.goto(report.as_uri())
        assert page.locator("#matrix tbody button").count() == 6
        before = page.locator("#matrix tbody").inner_text()
        page.locator("select[name=scenario]").select_option("1")
        assert page.locator("#matrix tbody").inner_text() != before
        page.locator("select[name=across]").select_option("scenario")
        page.locator("select[name=shown]").select_option("holds")
        assert "Holds" in page.locator("#matrix caption").inner_text()
        page.locator("#matrix tbody button").last.press("Enter")
        assert "A bargain with Tehran" in page.locator("#focus").inner_text()
        page.locator("select[name=series]").select_option("brent")
        assert "series=brent" in page.url
        page.reload()
        assert "Holds" in page.locator("#matrix caption").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
        assert faults == []
        browser.close()
        browser = player.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        room = browser.new_context(bypass_csp=True, color_scheme=theme, viewport={"width": wide, "height": 800})  # type: ignore[arg-type]
        page = room.new_page()
        page.goto(report.as_uri())
        violations = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in violations] == []
        browser.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_without_scripts_the_tables_say_it(report: Path) -> None:
    """A reader without scripts is told where the numbers are, and has the tables."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(report.as_uri())
        assert "cells.csv" in page.locator("noscript").inner_text()
        assert page.locator("table.evidence").count() == 3
        browser.close()
