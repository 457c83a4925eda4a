from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.classroom.browsing import (
    BEYOND,
    CHROMIUM,
    LAPTOP,
    NEEDS_CHROMIUM,
    PHONE,
    PROJECTOR,
    SMALL_TARGETS,
    SMALLEST,
    Class,
    driven,
    violations,
    window,
)
from tests.classroom.sketches import served, until

pytestmark = NEEDS_CHROMIUM
CAMPAIGN = {"scenario": "partners_of_convenience", "seed": 5, "quarters": 2}
# Keeps every line that a page opens, so that a test can cut them.
KEEPS_LINES = """window.lines = [];
window.WebSocket = class extends WebSocket { constructor(...given) { super(...given); lines.push(this); } };"""
# A network that lets no socket through, and one on which every socket hangs for ever.
NO_SOCKETS = """window.WebSocket = class { constructor() { setTimeout(() => this.onclose?.({ code: 1006 }), 20); }
  close() {} send() {} get readyState() { return 3; } }; window.WebSocket.OPEN = 1;"""
HANGING = """window.attempts = 0;
window.WebSocket = class { constructor() { attempts += 1; } close() {} send() {} get readyState() { return 0; } };
window.WebSocket.OPEN = 1;"""

# How large a page's first heading is, px.
LETTERS = "() => parseFloat(getComputedStyle(document.querySelector('h1, .title')).fontSize)"


@contextmanager
def half_way(folder: Path) -> Iterator[tuple[Class, dict[str, str]]]:
    """Serve a class in the orders of its second quarter; yield it and the addresses of its pages."""
    with served(folder, campaign=CAMPAIGN) as host, driven(host) as course:
        player = course.joins("Amira <b>of a long, long name</b>", "iran")
        course.quarter()
        for phase in ("brief", "negotiate", "orders"):
            course.facilitates("phase", to=phase)
        links = {name: host.link(name) for name in ("facilitator", "board", "observer", "press", "evaluator")}
        yield (
            course,
            {
                "join": f"{host.url}/?code={host.code}",
                "desk": course.url("p", player),
                "console": course.url("f", links["facilitator"]),
                "board": course.url("b", links["board"]),
                **{name: course.url("o", links[name]) for name in ("observer", "press", "evaluator")},
                "debrief": course.url("d", links["facilitator"]),
                "report": course.url("report", links["facilitator"]) + "/iran",
            },
        )


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Return the addresses of the pages of a class half-way, for tests that only read them."""
    with half_way(tmp_path_factory.mktemp("read")) as (_course, pages):
        yield pages


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_can_be_used_by_everybody(browser: Browser, read: dict[str, str], theme: str) -> None:
    """Axe finds nothing serious on any page, no text is under 12 px, and none asks anything of another host."""
    found = []
    for name, url in read.items():
        with window(browser, PROJECTOR if name == "board" else LAPTOP, theme) as desk:
            desk.opens(url)
            desk.page.locator("main").first.wait_for()
            if name == "report":
                desk.page.locator("main.report").wait_for()
            desk.page.wait_for_timeout(400)
            found += [f"{name}: {one}" for one in violations(desk.page)]
            size, text = desk.page.evaluate(SMALLEST)
            least = 26 if name == "board" else 12
            found += [f"{name}: {text!r} is {size:.1f} px, under {least}"] if size < least - 0.01 else []
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", [16, 32], ids=["100 %", "200 %"])
def test_no_page_of_a_phone_is_wider_than_it(read: dict[str, str], browser: Browser, size: int) -> None:
    """At 390 px nothing goes beyond the screen, also with text of twice the size; what is pressed is 48 px at least."""
    found = []
    with at_size(browser, size) as reader:
        for name in ("join", "desk", "observer", "evaluator", "debrief", "report", "console"):
            with window(reader, PHONE, touch=True) as desk:
                desk.opens(read[name])
                desk.page.locator("main").first.wait_for()
                desk.page.wait_for_timeout(400)
                beyond = desk.page.evaluate(BEYOND)
                found += [f"{name}: {beyond} px beyond"] if beyond > 0 else []
                found += [f"{name}: {one}" for one in desk.page.evaluate(SMALL_TARGETS)] if name == "desk" else []
                letters = desk.page.evaluate(LETTERS)
                found += [] if letters >= size else [f"{name}: a title of {letters} px where text is {size} px"]
    assert not found, "\n".join(found)


@contextmanager
def at_size(browser: Browser, size: int) -> Iterator[Browser]:
    """Return a browser whose reader has chosen a size of text, px; 16 is what browsers begin with."""
    if size == 16:
        yield browser
        return
    large = browser.browser_type.launch(
        executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", f"--blink-settings=defaultFontSize={size}"]
    )
    yield large
    large.close()


def test_a_turn_is_played_by_the_keyboard_alone(browser: Browser, tmp_path: Path) -> None:
    """Tab and Enter reach an order and submit it, and the focus is always to be seen."""
    with half_way(tmp_path) as (course, pages), window(browser, LAPTOP) as desk:
        desk.opens(pages["desk"])
        reached(desk.page, "document.activeElement?.innerText === 'Moves'")
        desk.page.keyboard.press("Enter")
        order = desk.page.locator("[data-order='ir.demand'] .order-main")
        order.wait_for()
        reached(desk.page, "document.activeElement?.closest('[data-order]')?.dataset.order === 'ir.demand'")
        desk.page.keyboard.press("Enter")
        desk.page.locator("[data-order='ir.demand'].order-chosen:not(.order-unsent)").wait_for()
        reached(desk.page, "document.activeElement?.innerText?.startsWith('Submit orders')")
        desk.page.keyboard.press("Enter")
        desk.page.get_by_text("Submitted by").wait_for()
        told = course.sections(course.host.link("facilitator"))["desks"]["iran"]
        assert told["locked"]


def reached(page: Page, what: str) -> None:
    """Press Tab until something has the focus; wherever the focus rests on the way, it is to be seen."""
    for _ in range(120):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const one = document.activeElement, look = getComputedStyle(one);
            return one === document.body || look.outlineStyle !== "none" || look.boxShadow !== "none"; }"""
        )
        assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        if page.evaluate(what):
            return
    raise AssertionError(what)


def test_a_lost_line_keeps_the_draft_and_comes_back(browser: Browser, tmp_path: Path) -> None:
    """Without the network the page says so, keeps what is chosen, and hands it in by itself when the line is back."""
    with half_way(tmp_path) as (course, pages), window(browser, PHONE, touch=True) as desk:
        desk.page.add_init_script(KEEPS_LINES)
        desk.opens(pages["desk"])
        desk.tab("orders")
        desk.does("Moves")
        desk.page.locator("[data-order='ir.demand'] .order-main").wait_for()
        desk.lost = True
        desk.context.set_offline(True)
        desk.page.evaluate("lines.forEach((line) => line.close())")
        desk.sees("Class line lost.")
        desk.page.locator("[data-order='ir.demand'] .order-main").click()
        desk.page.locator("[data-order='ir.demand'].order-unsent").wait_for()
        desk.context.set_offline(False)
        desk.page.locator("[data-order='ir.demand'].order-chosen:not(.order-unsent)").wait_for(timeout=30_000)
        assert course.sections(course.host.link("facilitator"))["desks"]["iran"]["draft"]["moves"] == ["ir.demand"]


def test_a_double_tap_gives_an_order_once(browser: Browser, tmp_path: Path) -> None:
    """Two quick taps on a card choose it; they do not take it out again."""
    with half_way(tmp_path) as (course, pages), window(browser, PHONE, touch=True) as desk:
        desk.opens(pages["desk"])
        desk.does("Moves")
        desk.page.locator("[data-order='ir.demand'] .order-main").dblclick()
        desk.page.locator("[data-order='ir.demand'].order-chosen:not(.order-unsent)").wait_for()
        told = course.sections(course.host.link("facilitator"))["desks"]["iran"]
        assert told["draft"]["moves"] == ["ir.demand"]


def test_a_double_click_takes_one_step(browser: Browser, tmp_path: Path) -> None:
    """The facilitator's main button pressed twice goes on by one phase, and the desk shows what that phase asks for."""
    with served(tmp_path, campaign=CAMPAIGN) as host, driven(host) as course:
        player = course.joins("Amira", "iran")
        with window(browser, LAPTOP) as teacher, window(browser, PHONE, touch=True) as phone:
            teacher.opens(course.url("f", host.link("facilitator")))
            phone.opens(course.url("p", player))
            course.facilitates("phase", to="brief")
            teacher.page.get_by_role("button", name="Open the talks").dblclick()
            teacher.page.get_by_role("button", name="Open orders").wait_for()
            phone.page.locator("#panel-messages").wait_for()
            assert course.phase() == "negotiate"
            course.facilitates("phase", to="orders")
            phone.page.locator("#panel-orders").wait_for()


def test_where_sockets_are_blocked_the_page_goes_on(browser: Browser, tmp_path: Path) -> None:
    """With every socket refused a student drafts, reads and is told of the next phase, by plain requests."""
    with half_way(tmp_path) as (course, pages), window(browser, PHONE, touch=True) as desk:
        desk.page.add_init_script(NO_SOCKETS)
        desk.opens(pages["desk"])
        desk.does("Moves")
        desk.page.locator("[data-order='ir.demand'] .order-main").click()
        desk.page.locator("[data-order='ir.demand'].order-chosen:not(.order-unsent)").wait_for(timeout=30_000)
        assert course.sections(course.host.link("facilitator"))["desks"]["iran"]["draft"]["moves"] == ["ir.demand"]
        course.facilitates("phase", to="negotiate")
        desk.page.locator("#panel-messages").wait_for(timeout=30_000)


def test_a_line_that_never_answers_is_given_up(browser: Browser, tmp_path: Path) -> None:
    """A socket that hangs is given up after five seconds and tried anew; *Try now* works while one is being tried."""
    with half_way(tmp_path) as (_course, pages), window(browser, PHONE, touch=True) as desk:
        desk.page.add_init_script(HANGING)
        desk.lost = True
        desk.page.route("**/api/view/**", lambda asked: asked.abort("internetdisconnected"))
        desk.opens(pages["desk"])
        desk.page.get_by_text("Class line lost.").first.wait_for(timeout=30_000)
        before = desk.page.evaluate("attempts")
        desk.does("Try now")
        assert desk.page.evaluate("attempts") > before
        desk.page.unroute("**/api/view/**")
        desk.page.locator("#line").wait_for(state="hidden", timeout=40_000)


def test_two_tabs_keep_what_each_has_not_sent(browser: Browser, tmp_path: Path) -> None:
    """Two tabs of one student without a line: what either wrote is sent once the line is back, by whichever is left."""
    with half_way(tmp_path) as (course, pages), window(browser, PHONE, touch=True) as desk:
        desk.page.add_init_script(KEEPS_LINES)
        desk.opens(pages["desk"])
        other = desk.context.new_page()
        other.add_init_script(KEEPS_LINES)
        other.goto(pages["desk"])
        desk.lost = True
        desk.context.set_offline(True)
        for page, said in ((desk.page, "first"), (other, "second")):
            page.evaluate("lines.forEach((line) => line.close())")
            page.locator("#tab-messages").click()
            page.locator("#tab-team-iran").click()
            page.get_by_label("Write to your team").fill(said)
            page.get_by_role("button", name="Send to your team").click()
            page.get_by_text(f"Not sent yet: {said}").wait_for()
        other.close()
        desk.context.set_offline(False)
        desk.page.reload()
        until(lambda: said_in(course) == {"first", "second"}, 30)


def said_in(course: Class) -> set[str]:
    """Return what has been said in the class."""
    return {one["text"] for one in course.sections(course.host.link("facilitator"))["messages"]}
