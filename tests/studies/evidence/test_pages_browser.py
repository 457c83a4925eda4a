from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from game.statistics import SUPPORTED, Bounded
from game.studies.evidence.claim_trial import TrialFinding
from game.studies.evidence.rival_theories import RIVAL, theories
from game.studies.evidence.rival_trial import RecordWeight, TheoryFinding, TheoryTrial
from game.studies.evidence.trials import experiments
from game.studies.report.evidence_page import EvidencePage, html
from game.studies.report.rivals_chapters import chapters, rivals_csv
from tests.cli.answers import wedge
from tests.studies.run.test_report_browser import BROWSER, pytestmark

__all__ = ["pytestmark"]

COMMANDS = {
    "claims.html": ("claims", "--worlds", "40", "--claim", "C80", "--claim", "C30", "--alone"),
    "hindcast.html": ("hindcast", "--worlds", "20"),
    "explore.html": ("explore", "--worlds", "240", "--quarters", "2", "--outcome", "holds"),
}
RIVALS = "rivals.html"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a page of each kind."""
    made = tmp_path_factory.mktemp("pages")
    for words in COMMANDS.values():
        assert wedge(*words, "--out", str(made)).code == 0
    (made / RIVALS).write_text(html(rivals_page()), encoding="utf-8")
    return made


def rivals_page() -> EvidencePage:
    """Return the chapters on other theories, with made-up findings of real experiments, as a page of their own."""
    bounded = Bounded(-1.25, -2.5, -0.5)
    some = [experiments()[name] for name in ("C18a", "C72a", "C80a")]
    model = [TrialFinding(one, bounded, bounded, 0.3, SUPPORTED, SUPPORTED, "open", 0.8, ()) for one in some]
    trials = [
        TheoryTrial(
            theory,
            tuple(TheoryFinding(one.name, bounded, SUPPORTED, "survives") for one in some),
            RecordWeight(0.9, Bounded(0.01, -0.02, 0.03), Bounded(0.2, 0.1, 0.4)) if theory.kind == RIVAL else None,
        )
        for theory in theories().values()
    ]
    made = chapters(trials, model)
    assert "3 of 3" in made[0].tables[0].rows[0]
    assert "cannot tell the model from: Balance of threat" in made[0].notes[0]
    assert len(made[1].tables[1].rows) == 3
    assert len(rivals_csv(trials).splitlines()) == 1 + 3 * len(trials)
    return EvidencePage("Rivals", "Made up.", "Claims", "wedge claims", made)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("wide", [390, 1120])
def test_pages_of_evidence_can_be_read_by_everybody(folder: Path, theme: str, wide: int) -> None:
    """Axe finds no barrier in any page, none asks for anything, and none scrolls sideways, on a phone and at a desk."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        room = browser.new_context(bypass_csp=True, color_scheme=theme, viewport={"width": wide, "height": 800})  # type: ignore[arg-type]
        asked = list[str]()
        room.on("request", lambda request: asked.append(request.url))
        for name in (*COMMANDS, RIVALS):
            page = room.new_page()
            page.goto((folder / name).as_uri())
            found = Axe().run(page).response["violations"]
            assert [one["id"] for one in found] == [], name
            assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, name
        browser.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
