"""The pages of a class list and of a course, driven in a browser: read, printed, dated; on a laptop and on a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.classroom.browsing import BEYOND, LAPTOP, NEEDS_CHROMIUM, PHONE, Class, driven, violations, window
from tests.classroom.sketches import served, until
from tests.classroom.test_class_lists import MOODLE

pytestmark = NEEDS_CHROMIUM


@pytest.fixture
def lesson(tmp_path: Path) -> Iterator[Class]:
    """Serve a room and drive it."""
    with served(tmp_path) as host, driven(host) as found:
        yield found


def test_a_class_list_is_read_and_a_student_comes_by_their_link(
    lesson: Class, browser: Browser, tmp_path: Path
) -> None:
    """The facilitator chooses the file of a class; labels print; a student presses once and sits in their team."""
    path = tmp_path / "class.csv"
    path.write_text(MOODLE, encoding="utf-8")
    with window(browser, LAPTOP) as desk:
        desk.opens(lesson.url("f", lesson.host.link("facilitator")))
        desk.tab("people")
        desk.page.get_by_label("Read a class list").set_input_files(path)
        desk.sees("4 students read.")
        desk.sees("Row 6, Bo, Kit, is Bo, Kit again; it was left out.")
        assert violations(desk.page) == []
        desk.page.get_by_text("The list", exact=True).click()
        desk.page.get_by_label("Team of Li Wei").select_option("china")
        link = lesson.sections(lesson.host.link("facilitator"))["console"]["roster"]["students"][2]["link"]
        desk.page.goto(f"{lesson.host.url}/labels/{lesson.host.link('facilitator')}")
        assert desk.page.locator(".label-card").count() == 4
        assert violations(desk.page) == []
    with window(browser, PHONE, touch=True) as phone:
        phone.opens(f"{lesson.host.url}{link}")
        assert violations(phone.page) == []
        phone.does("Join")
        phone.page.wait_for_url("**/p/**")
        until(lambda: lesson.sections(lesson.host.link("facilitator"))["seats"][3]["people"])


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_a_course_is_dated_from_the_console(lesson: Class, browser: Browser, size: tuple[int, int]) -> None:
    """Dates are filled in from the first one, sent, and stand as the headline; nothing is wider than the window."""
    amira = lesson.joins("Amira", "iran")
    with window(browser, size) as desk:
        desk.opens(lesson.url("f", lesson.host.link("facilitator")))
        desk.tab("room")
        desk.page.get_by_text("Set dates", exact=True).click()
        desk.page.get_by_label("Time zone of the dates").fill("Europe/London")
        desk.page.get_by_label("First talks close").fill("2040-03-10T18:00")
        desk.does("Fill in the dates")
        desk.does("Set the calendar")
        desk.sees("The calendar is set.")
        lesson.facilitates("phase", to="brief")
        until(lambda: lesson.phase() == "negotiate")
        desk.page.locator(".course-date", has_text="Saturday 10 March").wait_for()
        desk.tab("room")
        desk.page.get_by_label("What is submitted for Iran").select_option("hold")
        assert violations(desk.page) == []
        assert desk.page.evaluate(BEYOND) <= 0
    with window(browser, PHONE, touch=True) as phone:
        phone.opens(lesson.url("p", amira))
        phone.sees("to talk by Sat 10 Mar")
        assert phone.page.evaluate(BEYOND) <= 0
