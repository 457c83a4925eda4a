"""The text log."""

from pathlib import Path

import attrs

from game.desktop.text_log import FILE, TextLog
from game.desktop.toolkit.scene import Rect, Scene, Widget

HEAD = Widget("h", "heading", "2026 Q1", Rect(0, 0, 10, 10))
GAUGE = Widget("g", "label", "Partnership", Rect(0, 20, 10, 10), value="49, fraying")
SCENE = Scene("turn", (HEAD, GAUGE), title="The turn", news=("Moscow cuts prices",))


def lines(place: Path) -> list[str]:
    """Return what was written, without the times."""
    path = place / FILE
    return [line.split("  ", 1)[1] for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def test_a_new_screen_is_written_whole_and_a_change_alone(tmp_path: Path) -> None:
    """Opening a screen writes down all it says, in order; a change writes only what changed."""
    record = TextLog(tmp_path)
    record.write(SCENE, (), True)
    assert lines(tmp_path) == ["The turn", "2026 Q1", "Partnership, 49, fraying", "Moscow cuts prices"]
    fallen = attrs.evolve(SCENE, widgets=(HEAD, attrs.evolve(GAUGE, value="46, fraying")))
    record.write(fallen, ("Saved.",), True)
    assert lines(tmp_path)[4:] == ["Partnership, 46, fraying", "Saved."]


def test_nothing_is_written_unless_it_is_wanted(tmp_path: Path) -> None:
    """Switched off, the log writes nothing; switched on later, it begins with all that is seen."""
    record = TextLog(tmp_path)
    record.write(SCENE, ("Early.",), False)
    assert lines(tmp_path) == []
    record.write(SCENE, ("Early.",), True)
    assert lines(tmp_path)[0] == "The turn"


def test_a_log_that_cannot_be_written_is_said_once(tmp_path: Path) -> None:
    """Where the log cannot be written the player is told, once, and play goes on."""
    (tmp_path / "file").write_text("")
    record = TextLog(tmp_path / "file")
    assert "cannot be written" in record.write(SCENE, (), True)
    assert record.write(attrs.evolve(SCENE, widgets=()), ("More.",), True) == ""
