from pathlib import Path

from playwright.sync_api import Browser

from tests.classroom.browsing import LAPTOP, NEEDS_CHROMIUM, PHONE, PROJECTOR, Class, Desk, driven, window
from tests.classroom.sketches import served, until

pytestmark = NEEDS_CHROMIUM
CAMPAIGN = {"scenario": "partners_of_convenience", "seed": 5, "quarters": 2}
MOSCOW = "ru.deliver"


def joins(phone: Desk, course: Class, name: str, seat: str) -> None:
    """Join by the code, as a phone does that has scanned it."""
    phone.opens(f"{course.host.url}/?code={course.host.code}")
    phone.page.get_by_label("Your name").fill(name)
    phone.page.get_by_text(seat, exact=True).click()
    phone.does(f"Join {seat}")
    phone.page.wait_for_url("**/p/*")


def deals(russia: Desk, iran: Desk) -> None:
    """Let one phone propose a deal and the other accept it."""
    russia.tab("messages")
    russia.tab("pair-iran-russia")
    russia.page.get_by_label("Write to Iran").fill("Cash, not aircraft. Deal? <b>now</b>")
    russia.does("Send to Iran")
    russia.page.get_by_role("button", name="Deals").click()
    russia.does("Propose a deal")
    russia.page.get_by_role("checkbox", name="Iran", exact=True).check()
    russia.page.get_by_label("Title", exact=True).fill("Drones for cash")
    russia.does("Add a clause")
    russia.page.get_by_label("Who", exact=True).select_option("iran")
    russia.page.get_by_label("Which order").select_option("ir.talk")
    russia.does("Propose")
    iran.tab("messages")
    iran.tab("pair-iran-russia")
    iran.sees("Cash, not aircraft. Deal? <b>now</b>")
    iran.page.get_by_role("button", name="Accept “Drones for cash”").click()
    russia.sees("agreed")


def drafts_and_submits(phone: Desk, order: str) -> None:
    """Answer what is asked tonight, turn a dial down, choose a move and submit."""
    phone.tab("orders")
    answers(phone)
    phone.page.get_by_role("button", name="Policies").first.click()
    dial = phone.page.locator(".dial input").first
    dial.focus()
    phone.page.keyboard.press("ArrowLeft")
    phone.page.locator(".dial-row .dial-word").first.wait_for()
    phone.page.get_by_role("button", name="Moves").first.click()
    phone.page.locator(f"[data-order='{order}'] .order-main").click()
    phone.page.locator(f"[data-order='{order}'].order-chosen:not(.order-unsent)").wait_for()
    phone.does("Submit orders")
    phone.page.get_by_text("Submitted by").wait_for()


def answers(phone: Desk) -> None:
    """Choose the first answer that may be given to each question of tonight, if there is one."""
    tonight = phone.page.get_by_role("button", name="Tonight")
    if tonight.count():
        tonight.first.click()
        for question in phone.page.locator(".crisis").all():
            question.locator(".choice-card:not([disabled])").first.click()
            question.locator(".choice-on").wait_for()


def first_quarter(teacher: Desk, board: Desk, russia: Desk, iran: Desk) -> None:
    """Play a quarter by the facilitator's buttons, with a deal, an inject, a ruling and a forecast."""
    teacher.does("Open the brief")
    board.page.locator(".slide-inside").wait_for()
    teacher.does("Open the talks")
    deals(russia, iran)
    iran.tab("tasks")
    iran.page.get_by_text("Propose something").click()
    iran.page.get_by_label("In a few words").fill("A quiet channel to Muscat")
    iran.page.get_by_label("What you do, and with what effect").fill(
        "We offer Washington talks, and move troops to the Aras."
    )
    iran.does("Lay before the facilitator")
    teacher.tab("run")
    teacher.sees("A quiet channel to Muscat")
    teacher.page.get_by_role("group", name="Ruling on A quiet channel to Muscat").get_by_text("Half").click()
    teacher.page.get_by_label("Reason, told to the team").fill("Plausible, but slow.")
    teacher.page.get_by_role("button", name="Rule on “A quiet channel to Muscat”").click()
    iran.sees("It happens by half")
    teacher.does("Write one")
    teacher.page.get_by_label("Headline").fill("Tanker seized off Fujairah")
    teacher.page.get_by_label("What they are told").fill("Boats of unclear allegiance board a tanker.")
    teacher.does("Add an effect")
    teacher.page.get_by_label("Measure").select_option("waters>harassed")
    teacher.does("Preview what it changes")
    teacher.sees("Partnership at the end")
    teacher.does("Keep it ready")
    teacher.page.get_by_role("button", name="Send “Tanker seized off Fujairah”").click()
    board.sees("Boats of unclear allegiance board a tanker.")
    iran.sees("Tanker seized off Fujairah")
    teacher.does("Open orders")
    drafts_and_submits(iran, "ir.demand")
    drafts_and_submits(russia, MOSCOW)
    teacher.sees("2 of 2 ready")
    teacher.does("Close orders and adjudicate")
    board.page.locator(".board-headline").first.wait_for()


def test_a_class_plays_from_the_lobby_to_the_debrief(browser: Browser, tmp_path: Path) -> None:
    """Facilitator, two teams on phones and the projector play a class to its debrief; the computer plays the rest."""
    with (
        served(tmp_path, campaign=CAMPAIGN) as host,
        driven(host) as course,
        window(browser, LAPTOP) as teacher,
        window(browser, PROJECTOR, "dark") as board,
        window(browser, PHONE, "dark", touch=True) as russia,
        window(browser, PHONE, touch=True) as iran,
    ):
        teacher.opens(course.url("f", host.link("facilitator")))
        board.opens(course.url("b", host.link("board")))
        board.page.get_by_alt_text("QR code of the page to join").wait_for()
        joins(russia, course, "Vera", "Russia")
        joins(iran, course, "Amira", "Iran")
        teacher.sees("2 students")
        first_quarter(teacher, board, russia, iran)
        second_quarter_by_the_clock(teacher, iran, course)
        ends_in_the_debrief(teacher, board, iran, course)


def second_quarter_by_the_clock(teacher: Desk, iran: Desk, course: Class) -> None:
    """Let a quick clock carry the second quarter; a draft that nobody submits is what is played."""
    teacher.tab("room")
    for name in ("Brief", "Negotiate", "Orders"):
        teacher.page.get_by_label(name, exact=True).fill("5" if name == "Orders" else "1")
        teacher.page.get_by_label(name, exact=True).blur()
    teacher.page.get_by_role("button", name="Begin spring 2025").click()
    iran.tab("orders")
    iran.page.get_by_role("button", name="Moves").first.click()
    free = iran.page.locator(".order-main:not([aria-disabled=true])").first
    free.wait_for()
    free.click()
    until(lambda: course.sections(course.host.link("facilitator"))["room"]["over"], 60)


def ends_in_the_debrief(teacher: Desk, board: Desk, iran: Desk, course: Class) -> None:
    """Open the debrief, read it, put a moment on the board, hand in a ticket and open the report."""
    teacher.does("Open the debrief")
    iran.tab("tasks")
    iran.page.get_by_label("One lesson").fill("Cash is not trust.")
    iran.does("Hand in the ticket")
    iran.sees("Kept. You may still change it.")
    teacher.page.get_by_role("link", name="Read the debrief").click()
    teacher.page.get_by_role("heading", name="Replay with nothing hidden").wait_for(timeout=60_000)
    assert "Demand what Moscow owes" in teacher.page.locator("#replay").inner_text()
    teacher.page.get_by_role("button", name="Next", exact=True).click()
    assert "Spring 2025" in teacher.page.locator("#replay").inner_text()
    assert "Drones for cash" in teacher.page.locator("main").inner_text()
    board.page.locator(".wall-turn").wait_for(timeout=60_000)
    iran.opens(course.url("report", iran.page.url.rsplit("/", 1)[1]) + "/iran")
    assert "Quarter by quarter" in iran.page.locator("main").inner_text()
