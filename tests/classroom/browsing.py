"""A browser that reads the classroom's pages, and complains of whatever a page should not do."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import attrs
import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.classroom.sketches import Running, until

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
# Where changes are checked, a missing browser is a failure.
NEEDS_CHROMIUM = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"), reason="there is no Chromium here to open the pages in"
)
LAPTOP, PHONE, PROJECTOR = (1366, 768), (390, 844), (1920, 1080)
WAIT = 15_000


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open a browser."""
    assert CHROMIUM, "there is no Chromium to open the pages in: install chromium, or unset CI to leave this out"
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@attrs.define(eq=False)
class Desk:
    """Somebody's browser window: its page, and what went wrong on it.

    faults  errors of the console, among them breaches of the content-security policy, and of the page's scripts
    hosts   every host that a page asked anything of
    """

    context: BrowserContext
    page: Page
    faults: list[str] = attrs.field(factory=list)
    hosts: set[str] = attrs.field(factory=set)
    lost: bool = False

    def listen(self) -> None:
        """Take note of what the page complains of and whom it asks."""
        self.page.on("console", lambda told: self.complain(told.type, told.text))
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on("request", lambda asked: self.ask(asked.url))
        self.page.on("websocket", lambda line: self.ask(line.url))

    def complain(self, kind: str, text: str) -> None:
        """Keep an error; that a server cannot be reached is none while it is meant to be away."""
        if kind in ("error", "warning") and not (self.lost and ("ERR_CONNECTION" in text or "ERR_INTERNET" in text)):
            self.faults.append(text)

    def ask(self, url: str) -> None:
        """Keep whom the page asks."""
        if not url.startswith("data:"):
            self.hosts.add(urlsplit(url).netloc)

    def opens(self, url: str) -> None:
        """Go to a page and wait until it is drawn and its line is up."""
        self.page.goto(url)
        self.page.wait_for_load_state()

    def does(self, name: str, role: str = "button") -> None:
        """Press what is called so."""
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]

    def sees(self, text: str) -> None:
        """Wait until a text is to be seen."""
        self.page.get_by_text(text).first.wait_for(timeout=WAIT)

    def tab(self, name: str) -> None:
        """Turn to a part of the page."""
        self.page.locator(f"#tab-{name}").click()


@contextmanager
def window(browser: Browser, size: tuple[int, int], theme: Any = "light", touch: bool = False) -> Iterator[Desk]:
    """Open a window of a size; whatever its pages complained of fails the test."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, has_touch=touch, reduced_motion="reduce"
    )
    context.set_default_timeout(WAIT)
    desk = Desk(context, context.new_page())
    desk.listen()
    yield desk
    assert not desk.faults, desk.faults
    assert len(desk.hosts) <= 1
    context.close()


# What is counted as a fault of a page, by how bad it is for those who cannot get past it.
BAD = ("serious", "critical")


def violations(page: Page) -> list[str]:
    """Return the serious and critical faults that axe finds on a page."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: {node['html'][:160]}"
        for one in found
        if one["impact"] in BAD
        for node in one["nodes"]
    ]


# The smallest text that is to be seen, px on the screen, and what it says; the letters in a sign are part of the sign.
SMALLEST = """() => {
  let found = [999, ""];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || holder.closest("title, script, .unseen, noscript, .glyph")) continue;
    if (!holder.checkVisibility()) continue;
    const matrix = holder.getScreenCTM ? holder.getScreenCTM() : null;
    const size = (matrix ? Math.hypot(matrix.a, matrix.b) : 1) * parseFloat(getComputedStyle(holder).fontSize);
    if (size < found[0]) found = [size, walker.currentNode.data.trim()];
  }
  return found;
}"""
# How far a page is wider than its window, px.
BEYOND = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What is pressed on a phone while a quarter runs and is smaller than 48 px either way.
PRESSED = "[role=tablist]:last-of-type [role=tab], .order-main, .dial input, .choice-card, .button"
SMALL_TARGETS = (
    f"""() => [...document.querySelectorAll("{PRESSED}")]"""
    """
  .filter((one) => one.checkVisibility())
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 47.5 || box.width < 47.5)
  .map(([one, box]) => `${one.outerHTML.slice(0, 90)} ${Math.round(box.width)}x${Math.round(box.height)}`)"""
)


@attrs.define(eq=False)
class Class:
    """A class driven over HTTP, for what a test does not want to see done in a browser."""

    host: Running
    client: httpx.Client
    count: int = 0

    def act(self, token: str, do: str, **fields: Any) -> dict[str, Any]:
        """Let somebody do something, and return the answer."""
        self.count += 1
        sent = {"id": f"h{self.count}", "do": do, **{key.rstrip("_"): value for key, value in fields.items()}}
        found: dict[str, Any] = self.client.post(f"/api/act/{token}", json=sent).json()
        return found

    def facilitates(self, do: str, **fields: Any) -> dict[str, Any]:
        """Let the facilitator do something."""
        return self.act(self.host.link("facilitator"), do, **fields)

    def joins(self, name: str, seat: str) -> str:
        """Let somebody in, and return their token."""
        asked = {"name": name, "seat": seat, "id": f"join-{name}"[:60]}
        return str(self.client.post(f"/api/rooms/{self.host.code}/join", json=asked).json()["token"])

    def sections(self, token: str) -> dict[str, Any]:
        """Return what somebody is shown."""
        found: dict[str, Any] = json.loads(self.client.get(f"/api/view/{token}").text)["sections"]
        return found

    def phase(self) -> str:
        """Return the phase."""
        return str(self.sections(self.host.link("facilitator"))["room"]["phase"])

    def quarter(self) -> None:
        """Play a quarter to its end."""
        for phase in ("brief", "negotiate", "orders", "adjudicate"):
            self.facilitates("phase", to=phase)
        if self.phase() == "adjudicate":
            self.facilitates("resolve")
        until(lambda: self.phase() in ("reveal", "debrief"))

    def url(self, letter: str, token: str) -> str:
        """Return the address of somebody's page."""
        return f"{self.host.url}/{letter}/{token}"


@contextmanager
def driven(host: Running) -> Iterator[Class]:
    """Drive a class over HTTP."""
    with httpx.Client(base_url=host.url, timeout=60) as client:
        yield Class(host, client)
