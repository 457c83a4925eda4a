"""Commands: every one is carried out, none vanishes, and what they change is seen."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_VIDEO_DRIVER", "dummy")

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import attrs
import pytest

from game.campaign.review import TurningPoint
from game.desktop import commands, window_app
from game.desktop.commands import Command, Continue, Draft, EndQuarter, Home, ReplayFrom, TurnPage, Without
from game.desktop.control.background import INLINE, JobResult
from game.desktop.control.controller import Controller
from game.desktop.control.looking_back import LookingBack
from game.desktop.main_loop import Loop
from game.desktop.screens.registry import SCREENS
from game.desktop.screens.turn_screen import turn
from game.desktop.toolkit.input_events import Key, Wheel
from game.desktop.toolkit.stage import Place, Stage
from game.views.review_view import ALL, ReviewFindings
from tests.desktop.desks import home, kinds, nothing, seated, until_quiet
from tests.desktop.turns import drawn, looks_at

__all__ = ["home"]
NOWHERE = Path("nowhere.wedge")
SAMPLES: tuple[Command, ...] = (
    commands.Open("help"),
    commands.Home("title"),
    commands.Close(),
    commands.Ask("Sure?", "Really?", "Yes", commands.Close()),
    commands.ShowError("Full", "The disk is full."),
    commands.Set("map.layer", "oil"),
    commands.TurnPage("hand.page.0", 1, "card.us.hold"),
    commands.Focus("begin"),
    commands.Say("Saved."),
    commands.Many((commands.Say("a"), commands.Say("b"))),
    commands.Prefer("odds_words", True),
    commands.Quit(),
    commands.Begin(seed=1),
    commands.Continue(),
    commands.Load(NOWHERE),
    commands.LoadUpTo(NOWHERE, 1),
    commands.Erase(NOWHERE),
    commands.ShowFolder(NOWHERE),
    commands.Toured(),
    commands.NextPoint(),
    commands.Draft("us.hold"),
    commands.Withdraw(),
    commands.Undo(),
    commands.Level("us.hold", "firm"),
    commands.Retry(),
    commands.NoMoreAsking(),
    commands.EndQuarter(),
    commands.TakeSeat(),
    commands.Save("a"),
    commands.StepTo(1),
    commands.TakeOver(),
    commands.ReplayFrom(1),
    commands.SameStart(),
    commands.Without(0),
    commands.Export(),
)


@attrs.frozen
class Misspelt:
    """Stands for a command that nobody carries out."""


@pytest.fixture
def window(home: Path) -> Iterator[Loop]:
    """Return the window with a campaign begun, whose workers work whenever they are polled."""
    loop = window_app.opened()
    loop.controller.opened = Controller(nothing, INLINE)
    loop.begin((commands.Begin(seed=1, difficulty="seminar"), commands.Home("turn")))
    loop.show()
    yield loop
    loop.close()


def place(loop: Loop) -> str:
    """Return the name of the screen in use."""
    return loop.view.stage.place.screen


def press(loop: Loop, *keys: str) -> None:
    """Press keys one after another, each on what is seen after the one before."""
    for key in keys:
        loop.carry_out(loop.view.stage.take(Key(key)))
        loop.show()


def test_a_sample_of_every_command_is_tried_here() -> None:
    """The list of samples holds each member of the union but `Watch`, which the test of replays gives."""
    assert {type(sample) for sample in SAMPLES} == {*get_args(Command)} - {commands.Watch}


@pytest.mark.parametrize("command", SAMPLES, ids=lambda command: type(command).__name__)
def test_every_command_is_carried_out(window: Loop, command: Command) -> None:
    """Each command of the union is known to whoever carries it out, with a campaign on the desk."""
    window.carry_out((command,))
    assert not (window.place / "fault.txt").exists()


def test_a_command_that_nobody_carries_out_is_said(window: Loop) -> None:
    """What is not of the union does not vanish: the window says that something has failed."""
    window.carry_out((Misspelt(),))  # type: ignore[arg-type]
    assert place(window) == "wrong"
    assert "Misspelt" in (window.place / "fault.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_of_the_registry_is_there(name: str) -> None:
    """The module and the function that build each screen exist."""
    assert callable(SCREENS[name].build)


def test_enter_after_do_not_ask_again_ends_the_quarter(window: Loop) -> None:
    """With the box ticked by space, Enter answers the dialog; the box is not unticked, and nothing asks again."""
    window.carry_out((EndQuarter(),))
    window.show()
    assert place(window) == "ask"
    press(window, "tab", "tab")
    assert window.view.stage.focus == "also"
    press(window, "space", "enter")
    controller = window.controller.ready()
    assert controller.desk is not None
    assert controller.desk.session.world.turn == 1
    assert not controller.game.may_ask
    window.carry_out((Home("turn"), EndQuarter()))
    assert controller.desk.session.world.turn == 2


def test_the_box_of_a_question_is_not_ticked_by_the_one_before(window: Loop) -> None:
    """Each question comes with its box empty, whatever was ticked the last time."""
    window.carry_out((EndQuarter(),))
    window.show()
    press(window, "tab", "tab", "space", "enter")
    window.carry_out((commands.Begin(seed=2), commands.Home("turn"), EndQuarter()))
    window.show()
    assert place(window) == "ask"
    box = window.view.stage.scene.find("also") if window.view.stage.scene else None
    assert box is not None
    assert box.value == "not ticked"


def test_the_review_compares_with_what_is_chosen(home: Path) -> None:
    """Choosing another course in the review, by a button or by a turning point, changes what is drawn."""
    desk = seated(quarters=3)
    for order in ("us.offer_iran", "us.enforce_on_russia", "us.arm_ukraine"):
        desk.game.carry_out(Draft(order))
        desk.game.carry_out(EndQuarter(confirmed=True))
    until_quiet(desk)
    lines = []
    for left_out in (0, 1, ALL):
        assert desk.game.carry_out(Without(left_out)) == ()
        review = desk.view("review")
        assert review.compared == left_out
        lines.append(review.otherwise)
    assert lines[0] == ()
    assert len({*lines}) == 3


def test_a_comparison_that_is_chosen_stays_while_the_review_is_worked_out() -> None:
    """Whoever goes back to the campaign as played is not sent on when a later part of the review arrives."""
    back = LookingBack(findings={"iran": ReviewFindings()}, pending={7: ("iran", 0)})
    first = ReviewFindings(points=(TurningPoint(3, "2025Q3", "iran", ("ir.enrich",), 4.0, "holding", ""),))
    assert back.take(JobResult(7, first))
    assert back.compared == 3
    back.compared = 0
    assert back.take(JobResult(7, attrs.evolve(first, claims=())))
    assert back.findings["iran"].claims == ()
    assert back.compared == 0


def test_after_a_replay_the_end_shows_no_odds_of_another_quarter(home: Path) -> None:
    """Replay from a quarter, go to the title and back: the end stands as a fresh window shows it."""
    desk = seated(quarters=3)
    for _ in range(3):
        desk.game.carry_out(EndQuarter(confirmed=True))
    desk.game.carry_out(ReplayFrom(2))
    desk.view("turn")
    until_quiet(desk)
    assert desk.view("turn").fan
    again = Controller(nothing, INLINE)
    for controller in (desk, again):
        assert "Home review" in kinds(controller.game.carry_out(Continue()))
    assert desk.view("turn").fan is None
    assert desk.view("turn") == again.view("turn")


def turn_stage() -> Stage:
    """Return a stage with the turn on it, in a window so small that its cards lie on several pages."""
    stage = Stage(lambda: 0.0, [Place("turn")])
    see(stage)
    return stage


def see(stage: Stage) -> None:
    """Show the turn as the stage has it now."""
    for _ in range(2):
        looks = attrs.evolve(looks_at((840, 520)), focus=stage.focus, local=stage.local)
        stage.show(turn(drawn(), looks))


def cards(stage: Stage) -> list[str]:
    """Return which cards are seen."""
    assert stage.scene is not None
    return [widget.id for widget in stage.scene.widgets if widget.role == "card"]


def test_right_past_the_last_card_turns_the_page_and_left_turns_back() -> None:
    """Arrows go on where a page of the hand ends: to the next page's first card, and back to the last before."""
    stage = turn_stage()
    first = cards(stage)
    stage.focus_on(first[-1])
    for command in stage.take(Key("right")):
        assert isinstance(command, TurnPage)
        stage.carry_out(command)
    see(stage)
    assert stage.focus == cards(stage)[0]
    assert not {*first} & {*cards(stage)}
    for command in stage.take(Key("left")):
        assert isinstance(command, TurnPage)
        stage.carry_out(command)
    see(stage)
    assert stage.focus == first[-1]
    assert cards(stage) == first


def test_the_wheel_over_the_hand_turns_its_pages_and_stops_at_both_ends() -> None:
    """A step of the wheel down shows the next page, up the one before; parts of a step add up."""
    stage = turn_stage()
    assert stage.scene is not None
    assert stage.scene.paged is not None
    first, (x, y) = cards(stage), stage.scene.paged.area.centre
    stage.take(Wheel(x, y, -0.5))
    see(stage)
    assert cards(stage) == first
    stage.take(Wheel(x, y, -0.5))
    see(stage)
    assert not {*first} & {*cards(stage)}
    stage.take(Wheel(x, y, 9))
    see(stage)
    assert cards(stage) == first
    stage.take(Wheel(1, 1, -1))
    see(stage)
    assert cards(stage) == first
