from pathlib import Path

import pytest

from game.campaign.campaign import Campaign
from game.campaign.terms import CampaignTerms
from game.cli.messages import WrongInput
from game.cli.options import PlayOptions
from game.cli.play_command import play, wanted
from game.desktop.commands import Begin, Continue, EndQuarter, Load, StepTo, TakeOver, Watch
from game.desktop.control import saved_campaigns as shelf
from game.desktop.control.controller import Controller
from game.model.files.faults import Fault
from tests.cli.answers import ROOT, started, wedge
from tests.desktop.desks import nothing, until_quiet


@pytest.fixture(autouse=True)
def _no_display(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take the display away, and give this test's Wedge a folder of its own."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(shelf.HOME, str(tmp_path))


def test_without_a_display_it_says_what_there_is_instead() -> None:
    """Without a display `wedge play` names the commands that need none, and ends with code 2."""
    answer = wedge("play")
    assert answer.code == 2
    assert "no display" in answer.err
    assert "wedge run" in answer.err


def test_every_wrong_word_is_told_at_once() -> None:
    """All that is wrong with what was asked is told, each in a line, before anything is opened."""
    answer = wedge(
        "play", "no_such", "--side", "xx", "--seed", "-1", "--theme", "blue", "--scale", "0", "--staff", "odd"
    )
    assert answer.code == 2
    for word in ("no_such", "'xx'", "'-1'", "'blue'", "'0'", "'odd'"):
        assert word in answer.err


def test_a_file_that_is_not_there_is_named() -> None:
    """Loading a file that does not exist is wrong input."""
    answer = wedge("play", "--load", "nowhere.wedge")
    assert answer.code == 2
    assert "nowhere.wedge" in answer.err


def test_what_is_asked_becomes_a_new_campaign() -> None:
    """Scenario, sides, staff, seed and quarters of the command line are the terms of the campaign."""
    faults: list[Fault] = []
    asked = PlayOptions("strait_crisis", side=["ru", "iran"], staff="words", seed="7", quarters="8")
    assert wanted(asked, faults) == (Begin("strait_crisis", ("russia", "iran"), 7, 8, "words"),)
    assert not faults


def test_a_log_of_wedge_run_can_be_loaded(tmp_path: Path) -> None:
    """The window loads what `wedge run --save` wrote."""
    path = tmp_path / "game.jsonl"
    assert wedge("run", "--quarters", "2", "--save", str(path)).code == 0
    desk = Controller(nothing, "inline")
    commands = wanted(PlayOptions(load=str(path)), [])
    assert isinstance(commands[0], Load)
    desk.game.carry_out(commands[0])
    assert desk.view("board").playback


def test_a_world_is_taken_over_as_it_was() -> None:
    """A world looked at is the one that `wedge run` plays; taken over, its past stays, also in its save."""
    asked = PlayOptions(
        seed="5", world="3", strategy=["us.article"], changes=["oil.anchor=4.3"], side=["us"], quarters="4"
    )
    (watch,) = wanted(asked, [])
    assert isinstance(watch, Watch)
    terms = CampaignTerms(
        "partners_of_convenience",
        seed=5,
        world=3,
        quarters=4,
        strategies={"united_states": "us.article"},
        changes={"oil.anchor": "4.3"},
    )
    campaign = Campaign.new(terms)
    while not campaign.over:
        campaign.end_quarter()
    digests = [one.digest for one in campaign.played]
    assert [one.digest for one in watch.campaign.played] == digests
    desk = Controller(nothing, "inline")
    desk.game.carry_out(watch)
    desk.game.carry_out(StepTo(2))
    desk.game.carry_out(TakeOver())
    desk.game.carry_out(EndQuarter(confirmed=True))
    assert desk.desk is not None
    assert [one.digest for one in desk.desk.campaign.played][:2] == digests[:2]
    again = Controller(nothing, "inline")
    again.game.carry_out(Continue())
    assert again.desk is not None
    assert again.desk.digest == desk.desk.digest
    assert dict(again.desk.campaign.terms.changes) == {"oil.anchor": "4.3"}


def test_every_page_of_a_world_looked_at_is_shown() -> None:
    """A world's board, levers, evenings, dossiers and ending can all be seen."""
    asked = PlayOptions(seed="5", world="3", side=["us"], quarters="2")
    desk = Controller(nothing, "inline")
    desk.game.carry_out(wanted(asked, [])[0])
    desk.game.carry_out(StepTo(1))
    pages = (("board", None), ("lever", "us.offer_iran"), ("evening", 1), ("brief", 1), ("dossier", "iran"))
    for screen, about in (*pages, ("history", None), ("commission", None)):
        assert desk.view(screen, about, None) is not None, screen
        desk.poll()
    desk.game.carry_out(TakeOver())
    assert desk.view("board", None, "card.us.offer_iran") is not None
    until_quiet(desk)
    assert desk.view("board", None, "card.us.offer_iran").board.staff == "fresh"
    desk.game.carry_out(EndQuarter(confirmed=True))
    until_quiet(desk)
    assert desk.view("ending").deeds is not None


def test_a_wrong_change_is_told_before_the_window_opens() -> None:
    """A path that is none, a value out of bounds and a change without a study each get their line, and code 2."""
    unknown = wedge("play", "--world", "0", "--set", "oil.ancor=66", "--set", "trust.ir=700")
    assert unknown.code == 2
    assert "oil.anchor" in unknown.err
    assert "trust.ir" in unknown.err
    alone = wedge("play", "--set", "oil.anchor=66")
    assert alone.code == 2
    assert "--world" in alone.err


def test_the_window_is_opened_with_what_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a display, the window gets the campaign, the theme and the scale."""
    told: list[object] = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
    monkeypatch.setattr("game.desktop.window_app.main", lambda *asked: told.extend(asked))
    play(PlayOptions(seed="3", theme="paper", scale="1.5"))
    assert told == [(Begin(seats=("united_states",), seed=3),), "light", 1.5]


def test_a_display_that_cannot_be_reached_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A display that is named and not there is wrong input too, with what there is instead."""
    answer = started("play", cwd=ROOT, env={"DISPLAY": ":4711", "WEDGE_HOME": str(Path(shelf.home()))})
    assert answer.code == 2
    assert "wedge run" in answer.err
    with pytest.raises(WrongInput):
        play(PlayOptions())
