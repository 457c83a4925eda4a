"""A lesson pack: minutes that add up, sheets that hold a seat's own secrets alone, pages that print on their paper."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from game.classroom.engine.room_campaign import opening
from game.classroom.preparing.class_size import teams_for
from game.classroom.preparing.lesson_pack import FILES, LessonWanted, lesson_pack
from game.classroom.preparing.lesson_plan import LONGEST, SHORTEST, lesson_plan, most_quarters, usual_quarters
from game.model.files.claims import claims
from game.model.scenario.setup_files import setup
from game.model.state.axes import COUNTRIES
from game.views.commission_view import commission
from tests.classroom.browsing import BEYOND, NEEDS_CHROMIUM, violations
from tests.cli.answers import wedge

WANTED = LessonWanted("strait_crisis", "IR <302>", 75, 4, 24, 7)
A4 = 1123


@cache
def pack() -> Mapping[str, str]:
    """Return one pack, made once."""
    return lesson_pack(WANTED)


def written(page: str) -> str:
    """Return a page without its style sheet."""
    return re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)


@pytest.mark.parametrize("minutes", range(SHORTEST, LONGEST + 1))
def test_the_minutes_of_a_plan_add_up(minutes: int) -> None:
    """Blocks follow each other without a gap and fill the lesson; at least a third of it looks back."""
    for quarters in (usual_quarters(minutes), most_quarters(minutes), 1):
        plan = lesson_plan(minutes, [f"Q{turn}" for turn in range(quarters)])
        assert [block.begins for block in plan.blocks] == [0, *(block.ends for block in plan.blocks[:-1])]
        assert plan.blocks[-1].ends == minutes
        assert all(block.minutes > 0 for block in plan.blocks)
        assert plan.looking_back >= minutes / 3


def test_the_plan_of_75_minutes_is_that_of_the_handbook() -> None:
    """Four quarters of seven minutes from minute 15, and 32 minutes to look back; the clocks are the room's own."""
    plan = lesson_plan(75, ["a", "b", "c", "d"])
    assert (usual_quarters(75), plan.quarter_minutes, plan.blocks[3].begins, plan.looking_back) == (4, 7, 15, 32)
    assert dict(plan.clocks) == {"brief": 90, "negotiate": 180, "orders": 90, "reveal": 60}


@pytest.mark.parametrize("people", [2, 5, 11, 12, 24, 30, 31, 90])
def test_everybody_has_a_place(people: int) -> None:
    """Teams take all who come; with few people the computer plays Israel first, and beyond thirty there are tables."""
    teams = teams_for(people)
    assert teams.tables * len(teams.seats) * teams.places >= people
    assert (teams.tables > 1) == (people > 30)
    assert {"russia", "iran"} <= set(teams.seats)
    assert (people >= 12) == (not teams.computer)


def test_a_team_gets_its_own_secrets_and_no_others() -> None:
    """A team's file names its own hidden agenda; no file of another team or of the whole class does."""
    campaign = opening({"scenario": WANTED.scenario, "seed": WANTED.seed, "quarters": WANTED.quarters})
    agendas = {seat: aim.title for seat in COUNTRIES if (aim := commission(campaign, seat).agenda)}
    assert len(agendas) == len(COUNTRIES)
    for seat, title in agendas.items():
        holding = {name for name, page in pack().items() if title in written(page)}
        assert holding == {f"teams/{seat}.html", "roles.html", "plan.html"}, seat


def test_a_sheet_shows_what_the_seat_sees() -> None:
    """Interests, all three ambitions and the short hand of a seat stand on its sheet; the whole hand does not."""
    campaign = opening({"scenario": WANTED.scenario, "seed": WANTED.seed, "quarters": WANTED.quarters})
    own, catalogue = commission(campaign, "iran"), campaign.game.anchor.levers.catalogue
    page = written(pack()["teams/iran.html"]).replace("&#39;", "'")
    assert all(interest.label in page for interest in own.interests)
    assert all(aim.title in page for aim in own.ambitions)
    # What was dealt is the one title that follows the tick at once.
    assert page.count("✓") == 1
    after = page[page.index("✓") :]
    titles = {aim.id: after.find(aim.title) for aim in own.ambitions if aim.title in after}
    assert min(titles, key=lambda name: titles[name]) == own.chosen
    moves = {move.title: move.deck == "class" for move in catalogue.moves if move.id.startswith("ir.")}
    assert all((title in page) == dealt for title, dealt in moves.items())


def test_the_debrief_names_claims_that_orders_of_this_scenario_touch() -> None:
    """Every claim asked about is one of the numbered ones, in our words, with orders of the short hand beside it."""
    page = written(pack()["debrief.html"])
    numbers = re.findall(r">(C\d\d)<", page)
    assert len(numbers) == len(set(numbers)) >= 4
    assert all(claims()[number].claim.replace("'", "&#39;") in page for number in numbers)
    other = written(lesson_pack(LessonWanted("partners_of_convenience", "", 75, 4, 24, 7))["debrief.html"])
    assert set(re.findall(r">(C\d\d)<", other)) != set(numbers)
    assert setup("partners_of_convenience").teaching[:40] in other


def test_pages_ask_nobody_and_hold_what_people_wrote_as_text() -> None:
    """A pack is whole: nothing is fetched, no script runs, and a title with angle brackets stays a title."""
    assert set(pack()) == set(FILES)
    for page in pack().values():
        assert "IR &lt;302&gt;" in page
        assert "<script" not in page
        assert not re.search(r"(src|href)=.https?:", page)


@NEEDS_CHROMIUM
@pytest.mark.parametrize("scenario", ["strait_crisis", "partners_of_convenience", "twelve_days"])
def test_a_role_sheet_fits_on_one_page_of_paper(scenario: str, browser: Browser, tmp_path: Path) -> None:
    """Each role sheet is one A4 page at 96 dots an inch; no text is under 12 px."""
    page = browser.new_page(viewport={"width": 1000, "height": 1200})
    sheets = tmp_path / "roles.html"
    sheets.write_text(lesson_pack(LessonWanted(scenario, "IR 302", 75, 4, 24, 7))["roles.html"], encoding="utf-8")
    page.goto(sheets.as_uri())
    page.emulate_media(media="print")
    heights = page.evaluate("[...document.querySelectorAll('.page')].map((one) => one.scrollHeight)")
    assert heights == [A4] * len(COUNTRIES)
    sizes = page.evaluate(
        "[...document.querySelectorAll('.page *')].filter((one) => !one.closest('svg') && one.textContent.trim())"
        ".map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 12
    page.close()


@NEEDS_CHROMIUM
@pytest.mark.parametrize("name", ["plan", "teams/iran", "debrief", "slides", "quiz", "background"])
def test_lesson_pages_read_well(name: str, browser: Browser, tmp_path: Path) -> None:
    """No page has serious faults of access, and none is wider than a phone."""
    path = tmp_path / "page.html"
    # What axe runs in the page is forbidden by the page itself.
    path.write_text(re.sub("<meta http-equiv[^>]*>", "", pack()[f"{name}.html"]), encoding="utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(path.as_uri())
    assert violations(page) == []
    assert page.evaluate(BEYOND) <= 0
    page.close()


def test_the_command_writes_a_pack_and_says_what_is_for_whom(tmp_path: Path) -> None:
    """`wedge lesson` fills a folder, prints the command that holds this lesson, and refuses wrong numbers at once."""
    out = tmp_path / "tuesday"
    answer = wedge("lesson", "two_offers", "--minutes", "50", "--people", "9", "--seed", "5", "--out", str(out))
    assert answer.code == 0
    assert {path.relative_to(out).as_posix() for path in out.rglob("*.html")} == set(FILES)
    plan = (out / "plan.html").read_text(encoding="utf-8")
    assert "wedge host two_offers --lan --quarters 3 --seed 5 --places 3" in plan
    assert wedge("lesson", "--out", str(out), "--seed", "5").code == 2
    wrong = wedge("lesson", "nowhere", "--minutes", "9", "--people", "1", "--out", str(tmp_path / "other"))
    assert wrong.code == 2
    assert all(name in wrong.err for name in ("--minutes", "--people", "nowhere"))
    assert not (tmp_path / "other").exists()
