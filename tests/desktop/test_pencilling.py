import json
from pathlib import Path

from game.desktop.commands import Continue, EndQuarter, PencilIn, RubOut, Say, TakeSeat
from game.desktop.control import saved_campaigns as shelf
from game.desktop.control.controller import Controller
from game.desktop.screens.pencil_screen import pencil
from game.desktop.toolkit.scene import Widget
from tests.desktop.desks import first, home, kept, kinds, nothing, seated, until_quiet
from tests.desktop.turns import looks_at

__all__ = ["home"]
VOTE = "us.table_vote"


def test_a_pencilled_order_is_laid_out_when_its_quarter_comes_and_given_by_nobody(home: Path) -> None:
    """At the start of its quarter the order stands in the draft, the window says so, and no quarter has been played."""
    desk = seated()
    assert desk.game.carry_out(PencilIn(VOTE, 2)) == ()
    said = desk.game.carry_out(EndQuarter(confirmed=True))
    assert desk.desk is not None
    assert "Laid out as pencilled: Table a UN vote on Iran" in first(Say, said).text
    assert desk.desk.campaign.drafted("united_states").moves == (VOTE,)
    assert desk.desk.campaign.world.turn == 1
    assert desk.desk.pencil == ()


def test_a_condition_that_fails_is_said_with_its_number(home: Path) -> None:
    """An order that waits for a word of 90 is not laid out; the sentence names it and where the word stands."""
    desk = seated()
    desk.game.carry_out(PencilIn(VOTE, 2, name="word.us", value=90.0))
    said = first(Say, desk.game.carry_out(EndQuarter(confirmed=True))).text
    assert "is not laid out" in said
    assert "stands at" in said
    assert desk.desk is not None
    assert desk.desk.campaign.drafted("united_states").moves == ()


def test_a_pencil_is_kept_with_the_drafts(home: Path) -> None:
    """Closed and continued, the plan is there; it can be rubbed out; a note from before there were plans is read."""
    desk = seated()
    desk.game.carry_out(PencilIn(VOTE, 3, name="brent", at_least=False, value=80.0))
    again = Controller(nothing, "inline")
    again.game.carry_out(Continue())
    assert desk.desk is not None
    assert again.desk is not None
    assert again.desk.pencil == desk.desk.pencil != ()
    again.game.carry_out(RubOut(VOTE, 3))
    assert again.desk.pencil == ()
    note = shelf.note_path(kept(desk))
    raw = json.loads(note.read_text(encoding="utf-8"))
    del raw["pencils"]
    note.write_text(json.dumps(raw), encoding="utf-8")
    assert shelf.note_of(kept(desk)).seat == "united_states"


def test_killed_between_log_and_note_the_plan_is_due_all_the_same(home: Path) -> None:
    """With the note of the quarter before beside a newer log, what was pencilled for now is laid out."""
    desk = seated()
    desk.game.carry_out(PencilIn(VOTE, 2))
    before = shelf.note_path(kept(desk)).read_text(encoding="utf-8")
    desk.game.carry_out(EndQuarter(confirmed=True))
    shelf.note_path(kept(desk)).write_text(before, encoding="utf-8")
    again = Controller(nothing, "inline")
    again.game.carry_out(Continue())
    assert again.desk is not None
    assert again.desk.campaign.drafted("united_states").moves == (VOTE,)


def test_the_fan_on_the_board_follows_the_plan(home: Path) -> None:
    """With a plan the board shows the outlook with it and, dashed, without it; without one there is no second line."""
    desk = seated()
    desk.view("board")
    until_quiet(desk)
    assert desk.view("board").bare is None
    desk.game.carry_out(PencilIn("us.oil_iran", 2, 3))
    desk.game.carry_out(PencilIn(VOTE, 3))
    desk.view("board")
    until_quiet(desk)
    page = desk.view("board")
    assert [row.what for row in page.pencil] == ["us.oil_iran", VOTE]
    assert page.board.outlook is not None
    assert page.bare is not None
    assert page.bare.index != page.board.outlook.index


def test_two_at_one_window_pencil_apart(home: Path) -> None:
    """What one seat has pencilled is neither shown to the other nor laid into its draft."""
    desk = seated("united_states", "iran")
    desk.game.carry_out(TakeSeat())
    assert desk.desk is not None
    assert desk.desk.seat == "iran"
    assert "Say" not in kinds(desk.game.carry_out(PencilIn("ir.talk", 3)))
    assert "Say" in kinds(desk.game.carry_out(PencilIn(VOTE, 3)))
    desk.game.carry_out(EndQuarter(confirmed=True))
    desk.game.carry_out(TakeSeat())
    assert desk.desk.seat == "united_states"
    assert desk.desk.pencil == ()
    assert desk.view("board").pencil == ()


def test_keys_alone_pencil_an_order(home: Path) -> None:
    """The pencil's list, its quarters, its steps and its conditions are stops of their own, and Enter pencils."""
    desk = seated()
    scene = pencil(desk.view("pencil", "us.oil_iran"), looks_at((1280, 800)))
    roles = {widget.id.partition(".")[0]: widget for widget in scene.widgets if widget.role == "radio"}
    assert set(roles) >= {"what", "turn", "step", "if"}
    main: Widget | None = scene.find("main")
    assert main is not None
    assert main.key == "enter"
    assert isinstance(main.command, PencilIn)
    assert main.command.what == "us.oil_iran"
    assert desk.game.carry_out(main.command) == ()


def test_the_last_quarter_has_nothing_left_to_plan(home: Path) -> None:
    """In the last quarter the pencil says so, and offers nothing."""
    desk = seated(quarters=1)
    scene = pencil(desk.view("pencil", ""), looks_at((1280, 800)))
    assert scene.find("none") is not None
    assert scene.find("turn.2") is None
