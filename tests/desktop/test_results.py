import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_VIDEO_DRIVER", "dummy")

from datetime import date
from pathlib import Path

import attrs
import pygame
import pytest

from game.desktop.commands import (
    Begin,
    Copy,
    EndQuarter,
    Export,
    GiveOrder,
    KeepPicture,
    ReplayFrom,
    Save,
    Say,
    TakeOver,
)
from game.desktop.control.controller import Controller
from game.desktop.control.finished_campaigns import FinishedCampaign, ResultsView, awards_earned, results, results_path
from game.desktop.ending_picture import keep_picture
from game.desktop.preferences import DEFAULT
from game.desktop.screens.comparison import parted
from game.desktop.screens.results_screen import begin_of, best_of, results_page, share_line
from game.model.state.axes import COUNTRIES
from game.views.challenges import day_of
from tests.desktop.desks import first, home, nothing, seated, until_quiet
from tests.desktop.sketch import FINISHED
from tests.desktop.turns import looks_at

__all__ = ["home"]
DAY = date(2025, 12, 1)
SCENARIOS = (("partners_of_convenience", "Partners of convenience"), ("low_oil", "Low oil"))


def ended(*orders: str, seed: int = 5) -> Controller:
    """Return a campaign of two quarters that has ended, with the same orders in each."""
    desk = seated(quarters=2, seed=seed)
    for _ in range(2):
        for what in orders:
            desk.game.carry_out(GiveOrder(what))
        desk.game.carry_out(EndQuarter(confirmed=True))
    return desk


def test_what_has_ended_is_kept_once_and_gets_its_par(home: Path) -> None:
    """A campaign's result is kept as it ends; par, worked out beside, completes it, and no second line is written."""
    desk = ended()
    until_quiet(desk)
    (row,) = results()
    assert row.seat == "united_states"
    assert row.par is not None
    assert len(row.index) == 3
    assert Path(row.path).exists()


def test_a_line_that_cannot_be_read_costs_itself_alone(home: Path) -> None:
    """Of a results file with a broken line the others are read."""
    ended("us.table_vote")
    text = results_path().read_text(encoding="utf-8")
    results_path().write_text(f"{{\n{text}[]\n", encoding="utf-8")
    assert len(results()) == 1


def test_two_campaigns_on_one_luck_say_where_they_parted() -> None:
    """The comparison names the first quarter in which orders differ, and both."""
    one = attrs.evolve(FINISHED[0], orders=(("A",), ("B",)))
    other = attrs.evolve(FINISHED[0], orders=(("A",), ()))
    assert parted(one, other) == "Their orders parted in quarter 2: first B; then nothing."
    assert "the same throughout" in parted(one, one)
    assert "different seats" in parted(one, attrs.evolve(one, seat="russia"))


def test_the_best_result_stands_in_the_table() -> None:
    """Of two results of a seat in a scenario the better over par stands; without par none does."""
    rows = (attrs.evolve(FINISHED[0], legacy=40.0), attrs.evolve(FINISHED[0], legacy=60.0))
    best = best_of(rows, rows[0].seat, rows[0].scenario)
    assert best is rows[1]
    assert best_of((attrs.evolve(rows[0], par=None),), rows[0].seat, rows[0].scenario) is None


def test_the_day_is_begun_and_then_shared(home: Path) -> None:
    """Before it is tried the day's button begins it; afterwards it copies one plain line."""
    today = day_of(DAY)
    fresh = results_page(ResultsView((), SCENARIOS, DAY), looks_at((1280, 800))).find("day")
    assert fresh is not None
    assert fresh.command == begin_of(today)
    row = attrs.evolve(FINISHED[0], challenge=today.name, when="2025-12-01", legacy=62.0, par=57.0)
    tried = results_page(ResultsView((row,), SCENARIOS, DAY), looks_at((1280, 800))).find("day")
    assert tried is not None
    assert tried.command == Copy(share_line(row))
    assert share_line(row) == f"Wedge, 1 Dec, Tehran, {row.title}: +5"


def test_a_campaign_with_one_save_is_not_taken_back(home: Path) -> None:
    """The seed of the day is neither copied nor taken over from an earlier quarter; another campaign is."""
    desk = Controller(nothing, "inline")
    begin = attrs.evolve(begin_of(day_of(DAY)), quarters=2)
    desk.game.carry_out(begin)
    assert "one save" in first(Say, desk.game.carry_out(Save("mine"))).text
    for _ in range(2):
        desk.game.carry_out(EndQuarter(confirmed=True))
    desk.game.carry_out(ReplayFrom(1))
    assert "one save" in first(Say, desk.game.carry_out(TakeOver())).text
    assert results()[-1].challenge == begin.challenge


@pytest.mark.parametrize("many", [1, 10])
def test_burdens_are_begun_from_the_page(many: int, home: Path) -> None:
    """The ladder's button begins a campaign under as many burdens as are borne."""
    looks = attrs.evolve(looks_at((1280, 800)), local={"results.burdens": many})
    button = results_page(ResultsView((), SCENARIOS, DAY), looks).find("ladder")
    assert button is not None
    assert isinstance(button.command, Begin)
    assert button.command.challenge == f"burdens {many}"
    desk = Controller(nothing, "inline")
    desk.game.carry_out(attrs.evolve(button.command, quarters=2))
    assert desk.desk is not None
    assert desk.desk.campaign.terms.challenge == f"burdens {many}"


def test_awards_are_earned_by_what_they_teach() -> None:
    """Both sides of a quarrel needs Moscow and Tehran over par on one seed; six chairs need all six."""
    moscow = attrs.evolve(FINISHED[0], seat="russia", legacy=60.0, par=50.0)
    tehran = attrs.evolve(moscow, seat="iran")
    assert awards_earned((moscow, tehran))["both_sides"] == 1
    assert awards_earned((moscow, attrs.evolve(tehran, seed=9)))["both_sides"] == 0
    six = [attrs.evolve(moscow, seat=seat) for seat in COUNTRIES]
    assert awards_earned(six)["six_chairs"] == 1
    assert awards_earned(six[:5])["six_chairs"] == 0
    assert awards_earned((attrs.evolve(moscow, awards=("host",)),))["host"] == 1


def test_an_ending_is_exported_as_a_page_and_a_picture(home: Path, tmp_path: Path) -> None:
    """The page holds the ending with its deeds and asks nothing of a network; the picture is a whole PNG."""
    desk = ended()
    until_quiet(desk)
    told = desk.game.carry_out(Export(tmp_path / "out"))
    page = next((tmp_path / "out").glob("*.html")).read_text(encoding="utf-8")
    ending = desk.view("ending").ending
    assert f"<h1>{ending.title}</h1>" in page
    assert "http" not in page
    assert "src=" not in page
    path = first(KeepPicture, told).path
    pygame.font.init()
    keep_picture(desk.view("ending"), DEFAULT, path)
    assert pygame.image.load(path).get_size() == (1920, 1200)


def test_no_page_is_written_of_a_campaign_that_goes_on(home: Path, tmp_path: Path) -> None:
    """Before the end the export holds the report and the log alone, so that it tells nothing hidden."""
    desk = seated(quarters=4)
    desk.game.carry_out(EndQuarter(confirmed=True))
    told = desk.game.carry_out(Export(tmp_path / "out"))
    assert not any(isinstance(command, KeepPicture) for command in told)
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".md", ".jsonl"}


def test_a_finished_campaign_reads_back_as_it_was() -> None:
    """What is written is what is read."""
    assert FinishedCampaign(**attrs.asdict(FINISHED[0])) == FINISHED[0]
