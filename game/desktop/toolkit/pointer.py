"""The pointer: what is under it, pressed, double-clicked and dragged."""

import attrs

from game.desktop.commands import Command
from game.desktop.toolkit.scene import Scene, Widget

DOUBLE = 0.45  # seconds between the clicks of a double click
DRAG = 6.0  # logical pixels before a press becomes a drag


def under(scene: Scene, x: float, y: float) -> Widget | None:
    """Return the topmost widget at a point that can be used, else the topmost that is there."""
    here = [widget for widget in scene.widgets if widget.seen.holds(x, y)]
    here.sort(key=lambda widget: widget.z)
    used = [widget for widget in here if widget.focusable or widget.command is not None]
    return (used or here or [None])[-1]  # type: ignore[list-item]


@attrs.define
class Pointer:
    """What the pointer does now; times are seconds of the stage's clock."""

    place: tuple[float, float] | None = None
    pressed: str | None = None
    since: float = 0.0
    start: tuple[float, float] = (0.0, 0.0)
    dragged: str | None = None
    last: tuple[str, float] = ("", -1.0)

    def press(self, widget: Widget, place: tuple[float, float], now: float) -> None:
        """Take note of a press."""
        self.pressed, self.since, self.start = widget.id, now, place

    def move(self, scene: Scene, place: tuple[float, float]) -> None:
        """Take note of a move; far enough with the button down it drags what can be dragged."""
        self.place = place
        widget = scene.find(self.pressed)
        is_drag = abs(place[0] - self.start[0]) + abs(place[1] - self.start[1]) > DRAG
        if widget is not None and widget.twice is not None and not widget.disabled_why and is_drag:
            self.dragged = widget.id

    def release(self, scene: Scene, place: tuple[float, float], now: float) -> Command | None:
        """Return the command that letting go means, or none."""
        widget, target = scene.find(self.pressed), under(scene, *place)
        dragged, self.pressed, self.dragged = self.dragged, None, None
        if widget is None or widget.disabled_why:
            return None
        if dragged is not None:
            takers = [widget for widget in scene.widgets if widget.takes and widget.seen.holds(*place)]
            return widget.twice if takers else None
        if target is None or target.id != widget.id:
            return None
        double = self.last[0] == widget.id and now - self.last[1] <= DOUBLE
        self.last = ("", -1.0) if double else (widget.id, now)
        if widget.twice is not None:
            return widget.twice if double else None
        return widget.command

    def leave(self) -> None:
        """Take note that the pointer left the window."""
        self.place = self.dragged = None
