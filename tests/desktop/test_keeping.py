import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.desktop.commands import Continue, Dial, EndQuarter, Load, LoadUpTo, ShowError
from game.desktop.control import saved_campaigns as shelf
from game.desktop.control.controller import Controller
from tests.desktop.desks import first, home, kept, kinds, nothing, seated

__all__ = ["home"]
ROOT = Path(__file__).resolve().parents[2]
QUARTERS = 19


def killed_after(seconds: float, home: Path) -> list[str]:
    """Start a scripted campaign, kill it without warning, and return the digests of the quarters it had finished."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT), shelf.HOME: str(home)}
    asked = [sys.executable, "-m", "tests.desktop.campaign_under_the_axe", str(QUARTERS)]
    running = subprocess.Popen(asked, cwd=ROOT, env=settings, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    first = running.stdout.readline().strip()
    time.sleep(seconds)
    running.kill()
    rest = running.stdout.read().split()
    running.wait()
    running.stdout.close()
    return [first, *rest]


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_nothing_but_the_draft_is_lost(home: Path, seed: int) -> None:
    """After kill −9 at a random moment, Continue stands at the last quarter told, or one further on."""
    told = killed_after(random.Random(seed).uniform(0, 0.7), home)
    assert told
    desk = Controller(nothing, "inline")
    assert all(not line.fault for line in shelf.saves())
    desk.game.carry_out(Continue())
    assert desk.desk is not None
    digests = [one.digest for one in desk.desk.campaign.played]
    # A digest may have been cut off in the middle of being told.
    whole = [one for one in told if len(one) == len(told[0])]
    assert digests[: len(whole)] == whole
    assert len(digests) <= len(told) + 1
    desk.game.carry_out(Dial("us.posture", 0))
    desk.game.carry_out(EndQuarter(confirmed=True))
    assert len(desk.desk.campaign.played) == len(digests) + 1
    assert not list(shelf.saves_folder().glob("*.part.wedge"))


def test_a_full_disk_is_said_and_the_campaign_goes_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a quarter cannot be kept, the window says so, and the quarter is played all the same."""
    desk = seated()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.desktop.control.saved_campaigns.write_whole", full)
    follow = desk.game.carry_out(EndQuarter(confirmed=True))
    assert kinds(follow).count("ShowError") == 1
    assert "No space left" in first(ShowError, follow).text
    assert desk.view("board").board.turn == 1


def test_a_note_that_is_lost_costs_the_draft_alone(home: Path) -> None:
    """Without the note beside it, the campaign goes on from its last quarter with an empty draft."""
    desk = seated()
    desk.game.carry_out(EndQuarter(confirmed=True))
    desk.game.carry_out(Dial("us.posture", 0))
    shelf.note_path(kept(desk)).write_text("{", encoding="utf-8")
    again = Controller(nothing, "inline")
    again.game.carry_out(Continue())
    assert again.view("board").board.turn == 1
    assert all(one.drafted == one.standing for one in again.view("board").board.dials)


def test_a_log_cut_short_is_loaded_up_to_its_last_whole_quarter(home: Path) -> None:
    """A save whose end is missing loads what is whole, and says what is missing."""
    desk = seated()
    for _ in range(3):
        desk.game.carry_out(EndQuarter(confirmed=True))
    path = kept(desk)
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) - 100])
    again = Controller(nothing, "inline")
    follow = again.game.carry_out(Continue())
    assert again.view("board").board.turn == 2
    assert any("breaks off" in getattr(one, "text", "") for one in follow)


def test_a_save_of_other_rules_offers_its_first_quarters(home: Path) -> None:
    """A log whose later quarters no longer lead where they did is left alone, and its first quarters can be loaded."""
    desk = seated()
    for _ in range(3):
        desk.game.carry_out(EndQuarter(confirmed=True))
    path = shelf.named("old rules")
    lines = kept(desk).read_text(encoding="utf-8").splitlines(keepends=True)
    lines[-1] = lines[-1].replace('"digest": "', '"digest": "0')
    path.write_text("".join(lines), encoding="utf-8")
    error = first(ShowError, desk.game.carry_out(Load(path)))
    assert "version of Wedge" in error.text
    verb, rescue = error.ways[0]
    assert isinstance(rescue, LoadUpTo)
    assert "2" in verb
    desk.game.carry_out(rescue)
    assert desk.view("board").board.turn == 2
    assert path.read_text(encoding="utf-8") == "".join(lines)
