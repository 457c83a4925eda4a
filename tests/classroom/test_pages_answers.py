import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from game.classroom.server import sockets
from tests.classroom.browsing import BEYOND, NEEDS_CHROMIUM, PHONE, SMALL_TARGETS, driven, violations, window
from tests.classroom.sketches import served, until

pytestmark = NEEDS_CHROMIUM


def test_a_phone_has_an_answer_ready_with_keys_alone_and_with_a_tap(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tehran chooses the occasion and the answer, sees that it is ready, takes it off again, chooses another, submits.

    What was confirmed and is not shown yet, as in a busy class, is submitted with the rest.
    """
    monkeypatch.setattr(sockets, "QUICKEST", 1.0)
    with served(tmp_path) as host, driven(host) as course, window(browser, PHONE, touch=True) as iran:
        token = course.joins("Amira", "iran")
        for phase in ("brief", "negotiate", "orders"):
            course.facilitates("phase", to=phase)
        course.facilitates("deck", deck="class")
        iran.opens(course.url("p", token))
        iran.tab("orders")
        tab = iran.page.get_by_role("button", name="Answer")
        tab.first.focus()
        iran.page.keyboard.press("Enter")
        iran.page.get_by_label("What may be done to you").select_option("ir.struck_us")
        card = iran.page.locator("[data-order='ir.harass']")
        card.focus()
        iran.page.keyboard.press("Enter")
        iran.page.locator(".choice-on").wait_for()
        iran.sees("Ready: If Washington strikes Iran")
        until(lambda: course.sections(token)["orders"]["draft"]["prepared"] == {"ir.struck_us": "ir.harass"})
        assert iran.page.locator("[data-order='ir.expel']").count() == 0
        assert (iran.page.evaluate(BEYOND), iran.page.evaluate(SMALL_TARGETS), violations(iran.page)) == (0, [], [])
        if folder := os.environ.get("WEDGE_PICTURES"):
            iran.page.screenshot(path=str(Path(folder) / "answer-phone.png"))
        card.tap()
        iran.page.locator(".choice-on").wait_for(state="detached")
        until(lambda: course.sections(token)["orders"]["draft"]["prepared"] == {})
        iran.page.locator("[data-order='ir.strike_israel']").tap()
        until(lambda: course.sections(token)["orders"]["draft"]["prepared"] == {"ir.struck_us": "ir.strike_israel"})
        iran.does("Submit orders")
        if folder := os.environ.get("WEDGE_PICTURES"):
            iran.page.wait_for_timeout(1500)
            iran.page.screenshot(path=str(Path(folder) / "answer-phone2.png"))
        iran.page.get_by_text("Submitted by").wait_for()
