"""Commands: every one is carried out, none vanishes, and what they change is seen."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_VIDEO_DRIVER", "dummy")

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import attrs
import pytest

from game.desktop import commands, table_commands, window_app
from game.desktop.commands import Command, Continue, EndQuarter, Home, ReplayFrom, TurnPage
from game.desktop.control.background import INLINE
from game.desktop.control.controller import Controller
from game.desktop.main_loop import Loop
from game.desktop.screens.board_screen import board
from game.desktop.screens.registry import SCREENS
from game.desktop.toolkit.input_events import Key, Wheel
from game.desktop.toolkit.stage import Place, Stage
from tests.desktop.desks import home, kinds, nothing, seated, until_quiet
from tests.desktop.turns import looks_at, page

__all__ = ["home"]
NOWHERE = Path("nowhere.wedge")
SAMPLES: tuple[Command, ...] = (
    commands.Open("help"),
    commands.Home("title"),
    commands.LookForTurn(),
    commands.Close(),
    commands.Ask("Sure?", "Really?", "Yes", commands.Close()),
    commands.ShowError("Full", "The disk is full."),
    commands.Set("map.layer", "oil"),
    commands.TurnPage("hand.page.0", 1, "card.us.hold"),
    commands.Focus("begin"),
    commands.Say("Saved."),
    commands.Many((commands.Say("a"), commands.Say("b"))),
    commands.Prefer("patterns", True),
    commands.Copy("Wedge, 1 Dec, Tehran, Low oil: +5"),
    commands.KeepPicture(NOWHERE),
    commands.Quit(),
    commands.Begin(seed=1),
    commands.Continue(),
    commands.Load(NOWHERE),
    commands.LoadUpTo(NOWHERE, 1),
    commands.Erase(NOWHERE),
    commands.ShowFolder(NOWHERE),
    commands.ChooseAim("ambition.us.bold"),
    commands.Commissioned(),
    commands.NextHint(),
    commands.Dial("us.posture", 1),
    commands.GiveOrder("us.strike"),
    commands.Choose("crisis.us.tanker", 0),
    commands.Prepare("us.struck", "us.strike"),
    commands.PencilIn("us.table_vote", 3),
    commands.RubOut("us.table_vote", 3),
    table_commands.DealWith("iran"),
    table_commands.PutClause("iran/refrain/ir.close/0/0"),
    table_commands.ShiftClause(0, quarters=1),
    table_commands.SetDeal("public", "everyone"),
    table_commands.AskTerms(),
    table_commands.UseTerms(),
    table_commands.LayProposal(),
    table_commands.SayToDeal("d1", accept=True),
    table_commands.LeaveDeal("d1"),
    commands.Withdraw(),
    commands.Undo(),
    commands.Retry(),
    commands.NoMoreAsking(),
    commands.EndQuarter(),
    commands.TakeSeat(),
    commands.Save("a"),
    commands.StepTo(1),
    commands.TakeOver(),
    commands.ReplayFrom(1),
    commands.SameStart(),
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
    loop.begin((commands.Begin(seed=1), commands.Commissioned()))
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
    assert controller.desk.campaign.world.turn == 1
    assert not controller.game.may_ask
    window.carry_out((Home("board"), EndQuarter()))
    assert controller.desk.campaign.world.turn == 2


def test_the_box_of_a_question_is_not_ticked_by_the_one_before(window: Loop) -> None:
    """Each question comes with its box empty, whatever was ticked the last time."""
    window.carry_out((EndQuarter(),))
    window.show()
    press(window, "tab", "tab", "space", "enter")
    window.carry_out((commands.Begin(seed=2), commands.Home("board"), EndQuarter()))
    window.show()
    assert place(window) == "ask"
    box = window.view.stage.scene.find("also") if window.view.stage.scene else None
    assert box is not None
    assert box.value == "not ticked"


def test_after_a_replay_the_end_shows_no_estimate_of_another_quarter(home: Path) -> None:
    """Replay from a quarter, go to the title and back: the end stands as a fresh window shows it."""
    desk = seated(quarters=3)
    for _ in range(3):
        desk.game.carry_out(EndQuarter(confirmed=True))
    desk.game.carry_out(ReplayFrom(2))
    desk.view("board")
    until_quiet(desk)
    again = Controller(nothing, INLINE)
    for controller in (desk, again):
        assert "Home ending" in kinds(controller.game.carry_out(Continue()))
    assert desk.view("board").board.outlook is None
    assert desk.view("board").board == again.view("board").board


def board_stage() -> Stage:
    """Return a stage with the board on it, in a window so small that its cards lie on several pages."""
    stage = Stage(lambda: 0.0, [Place("board")])
    see(stage)
    return stage


def see(stage: Stage) -> None:
    """Show the board as the stage has it now."""
    for _ in range(2):
        looks = attrs.evolve(looks_at((840, 520)), focus=stage.focus, local=stage.local)
        stage.show(board(page(), looks))


def cards(stage: Stage) -> list[str]:
    """Return which cards are seen."""
    assert stage.scene is not None
    return [widget.id for widget in stage.scene.widgets if widget.role == "card"]


def test_right_past_the_last_card_turns_the_page_and_left_turns_back() -> None:
    """Arrows go on where a page of the hand ends: to the next page's first card, and back to the last before."""
    stage = board_stage()
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
    stage = board_stage()
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
