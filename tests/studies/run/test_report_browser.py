import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from game.studies.report.looks import colours
from tests.studies.run.pages import drawn, page_of, study_in

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
# Where changes are checked, a missing browser is a failure.
pytestmark = pytest.mark.skipif(
    BROWSER is None and not os.environ.get("CI"), reason="there is no Chromium here to open the report in"
)

QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"),
)
SMALLEST = 12
# Opens the page in frames of several widths, and writes down what it looks like there.
GAUGE = """<!DOCTYPE html><body><pre id="told"></pre><script>
const smallest = (page) => {
  let found = [999, ""];
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || holder.closest("title, desc, .unseen")) continue;
    if (!holder.checkVisibility()) continue;
    const drawing = holder.closest("svg[viewBox]");
    const scale = drawing ? drawing.getScreenCTM().a : 1;
    const size = scale * parseFloat(page.defaultView.getComputedStyle(holder).fontSize);
    if (size < found[0]) found = [size, walker.currentNode.data.trim()];
  }
  return found;
};
const gauge = (frame) => {
  const page = frame.contentDocument, view = frame.contentWindow;
  const themes = {};
  for (const theme of ["light", "dark"]) {
    page.getElementById(`theme-${theme}`).checked = true;
    const look = (one, what) => view.getComputedStyle(page.querySelector(one))[what];
    themes[theme] = [look("body", "backgroundColor"), look("body", "color"), look(".fill-fractured", "fill")];
  }
  return {
    room: page.documentElement.clientWidth, wide: page.documentElement.scrollWidth, themes, smallest: smallest(page),
    fonts: [...page.fonts].filter((face) => face.status === "loaded").length, title: page.title,
  };
};
const told = {};
const next = (widths) => {
  if (!widths.length) { document.getElementById("told").textContent = JSON.stringify(told); return; }
  const frame = document.createElement("iframe");
  frame.style.cssText = `width: ${widths[0]}px; height: 900px; border: 0`;
  frame.onload = () => frame.contentDocument.fonts.ready.then(() => {
    told[widths[0]] = gauge(frame); frame.remove(); next(widths.slice(1));
  });
  frame.src = "report.html";
  document.body.append(frame);
};
next([360, 390, 700, 760, 1119, 1280]);
</script></body>"""


def browse(place: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Return what the browser answers, started anew with nothing remembered."""
    assert BROWSER, "there is no Chromium to open the report in: install chromium, or unset CI to leave this out"
    asked = [BROWSER, *QUIET, f"--user-data-dir={place / 'browser'}", *words]
    return subprocess.run(asked, capture_output=True, text=True, check=False, timeout=120)


def asked_for(log: Path) -> set[str]:
    """Return every address outside that a page asked for, by the browser's own log of the network.

    The browser itself asks its makers whether there is a newer one; such requests have no page they come from.
    """
    found = json.loads(log.read_text(encoding="utf-8"))
    begun = found["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    requests = [event.get("params", {}) for event in found["events"] if event["type"] == begun]
    outside = [one for one in requests if re.match(r"(https?|wss?|ftp)://", one.get("url", ""))]
    return {one["url"] for one in outside if one.get("initiator") != "not an origin"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small study with its report and the page that gauges it."""
    place = study_in(tmp_path_factory.mktemp("studies") / "seen", drawn(strategies=("us.article", "us.tehran", "hold")))
    (place / "gauge.html").write_text(GAUGE, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def gauged(folder: Path) -> dict[str, Any]:
    """Return what the page looks like at several widths."""
    address = (folder / "gauge.html").as_uri()
    answer = browse(folder, "--allow-file-access-from-files", "--virtual-time-budget=60000", "--dump-dom", address)
    told = re.search(r'<pre id="told">(\{.*?\})</pre>', answer.stdout, re.DOTALL)
    assert told, answer.stderr
    found: dict[str, Any] = json.loads(told[1].replace("&amp;", "&"))
    return found


def opened(page: Path, place: Path) -> tuple[set[str], list[str]]:
    """Return which addresses a page asked for when it was opened, and what the browser complained of."""
    log = place / "network.json"
    words = (f"--log-net-log={log}", "--net-log-capture-mode=Everything", "--enable-logging=stderr")
    answer = browse(place, *words, "--virtual-time-budget=5000", "--dump-dom", page.as_uri())
    assert "</html>" in answer.stdout
    return asked_for(log), [line for line in answer.stderr.splitlines() if "CONSOLE" in line]


def test_the_page_opens_without_a_request_or_a_complaint(folder: Path, tmp_path: Path) -> None:
    """Opened in a browser, the report asks for nothing, and nothing is complained of."""
    assert opened(folder / "report.html", tmp_path) == (set(), [])


def test_a_page_that_asks_is_noticed(folder: Path, tmp_path: Path) -> None:
    """The same page with a picture from elsewhere is refused it by its own policy; without that, it asks."""
    page = page_of(folder).replace("<h1>", '<img alt="" src="http://127.0.0.1:9/x.png"><h1>')
    (tmp_path / "kept.html").write_text(page, encoding="utf-8")
    asked, complaints = opened(tmp_path / "kept.html", tmp_path)
    assert not asked
    assert any("Content Security Policy" in line for line in complaints)
    free = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    (tmp_path / "free.html").write_text(free, encoding="utf-8")
    asked, complaints = opened(tmp_path / "free.html", tmp_path)
    assert asked == {"http://127.0.0.1:9/x.png"}


def test_the_page_never_scrolls_sideways(gauged: dict[str, Any]) -> None:
    """On a phone of 390 pixels, and at every other width, the page is as wide as the screen."""
    assert {width: found["room"] for width, found in gauged.items()} == {width: int(width) for width in gauged}
    assert all(found["wide"] <= found["room"] for found in gauged.values()), gauged


def test_no_text_is_too_small(gauged: dict[str, Any]) -> None:
    """All text, in drawings too, is at least 12 pixels high at every width."""
    for width, found in gauged.items():
        assert found["smallest"][0] >= SMALLEST - 0.05, (width, found["smallest"])


def test_both_themes_show_their_colours(gauged: dict[str, Any]) -> None:
    """The switch changes paper, ink and drawings to the colours of the tokens."""
    for theme, looks in gauged["390"]["themes"].items():
        wanted = [colours(theme)[name] for name in ("panel", "text", "outFracture")]
        assert looks == [f"rgb({int(one[1:3], 16)}, {int(one[3:5], 16)}, {int(one[5:7], 16)})" for one in wanted]


def test_the_fonts_travel_in_the_page(gauged: dict[str, Any]) -> None:
    """All four typefaces are read from the page itself."""
    assert {found["fonts"] for found in gauged.values()} == {4}


def test_the_page_prints(folder: Path, tmp_path: Path) -> None:
    """Printed, the report is a few sheets of A4."""
    paper = tmp_path / "report.pdf"
    browse(tmp_path, f"--print-to-pdf={paper}", "--no-pdf-header-footer", (folder / "report.html").as_uri())
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper.read_bytes())
    assert 3 <= len(sheets) <= 14
    assert {(round(float(wide)), round(float(high))) for wide, high in sheets} <= {(595, 842), (596, 842), (595, 841)}


@pytest.mark.parametrize("wide", [390, 1200])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_can_be_read_by_everybody(folder: Path, theme: str, wide: int) -> None:
    """The rules of axe find no barrier, in either theme that the system may ask for, on a phone and at a desk."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        look = {"width": wide, "height": 900}
        # The page's own policy would refuse the checker.
        page = browser.new_page(viewport=look, color_scheme=theme, bypass_csp=True)  # type: ignore[arg-type]
        page.goto((folder / "report.html").as_uri())
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == theme
        found = Axe().run(page)
        browser.close()
    assert not found.violations_count, found.generate_report()
